"""Every link leads somewhere, and stays where it should."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest

from plugins.register.addresses import base_path
from tests.site.reading import faults


def targets(page):
    return page.values("href") + page.values("src")


def inside(page, target):
    """The file of the site that a link leads to, as its address; None when it leads out."""
    link = target.removeprefix(page.site.origin)
    if urlsplit(link).scheme or link.startswith("//"):
        return None
    path = unquote(urlsplit(link).path)
    return path.removeprefix(page.site.base) if path else page.address


def anchors(page):
    """The links to a place on a page, as the file and the id they lead to."""
    links = page.values("href", "a")
    return [
        (inside(page, link), urlsplit(link).fragment)
        for link in links
        if inside(page, link) and urlsplit(link).fragment
    ]


def test_every_link_inside_the_site_leads_to_a_file(all_pages):
    def dead(page):
        files = {inside(page, target) for target in targets(page)} - {None}
        return [file for file in files if not page.site.path(file).is_file()]

    assert faults(all_pages, dead) == {}


def test_every_anchor_leads_to_an_element(all_pages):
    def dead(page):
        return [
            (file, name) for file, name in anchors(page) if name not in page.site.page(file).ids
        ]

    assert faults(all_pages, dead) == {}


def test_every_link_inside_the_site_begins_with_the_path_of_the_site(all_pages):
    def elsewhere(page):
        paths = [target for target in targets(page) if target.startswith("/")]
        return [path for path in paths if not path.startswith(f"{page.site.base}/")]

    assert faults(all_pages, elsewhere) == {}


def test_links_lead_out_by_https_mail_and_phone_only(all_pages):
    def unsafe(page):
        schemes = {urlsplit(target).scheme for target in targets(page)}
        return schemes - {"", "https", "mailto", "tel"}

    assert faults(all_pages, unsafe) == {}


def test_every_link_has_an_address(all_pages):
    def without(page):
        return [
            link
            for link in page.each("a")
            if not link.get("href") and "template" not in link.inside
        ]

    assert faults(all_pages, without) == {}


def test_no_link_leaves_out_the_scheme_of_another_host(all_pages):
    def other_hosts(page):
        return [target for target in targets(page) if target.startswith(("//", "/\\"))]

    assert faults(all_pages, other_hosts) == {}


def test_the_way_in_leads_to_the_danish_home_page(site):
    (refresh,) = site.page("/").each("meta", **{"http-equiv": "refresh"})

    assert refresh["content"] == f"0; url={site.base}/da/"
    assert site.page("/").values("href", "a") == [f"{site.base}/da/", f"{site.base}/en/"]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://host.example", ""),
        ("https://host.example/", ""),
        ("https://host.example/register", "/register"),
        ("https://host.example/a/b/", "/a/b"),
    ],
)
def test_links_begin_with_the_path_of_the_sites_url(url, path):
    assert base_path(url) == path
