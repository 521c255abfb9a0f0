"""What a built site brings along to be refused what it does not need."""

from __future__ import annotations

import re

from plugins.headers import sent_with
from tests.browser.hosting import blocks, headers_of
from tests.site.reading import faults

SEARCH = ("/da/soeg/", "/en/search/")
#: The form for tools, which no browser sends: its scripts open a file, a mail or the forge.
SUBMIT = ("/da/indberet/", "/en/submit/")
WHAT_A_PAGE_CANNOT_SAY = {"frame-ancestors", "report-uri", "report-to", "sandbox"}


def test_every_page_carries_the_policy_of_its_headers(all_pages):
    def differs(page):
        sent = sent_with(page.address)["Content-Security-Policy"].split("; ")
        allowed = [part for part in sent if part.split()[0] not in WHAT_A_PAGE_CANNOT_SAY]
        if not page.each("form") or page.address in SUBMIT:
            allowed[allowed.index("form-action 'self'")] = "form-action 'none'"
        carried = page.each("meta", **{"http-equiv": "Content-Security-Policy"})
        return [tag["content"] for tag in carried] != ["; ".join(allowed)]

    assert faults(all_pages, differs) == {}


def test_the_policy_stands_before_anything_it_is_to_refuse(all_pages):
    def comes_before(page):
        (policy,) = page.each("meta", **{"http-equiv": "Content-Security-Policy"})
        before = [element.tag for element in page.elements[: policy.place]]
        return before != ["html", "head", "meta"]

    assert faults(all_pages, comes_before) == {}


def test_no_page_tells_where_its_readers_come_from(all_pages):
    said = {
        tuple(tag["content"] for tag in page.each("meta", name="referrer")) for page in all_pages
    }

    assert said == {("no-referrer",)}


def test_no_page_has_a_style_a_handler_or_a_script_but_those_of_the_search_and_the_form(
    all_pages,
):
    def inside(page):
        known = [{"type": "module", "src": page.site.base + file} for file in page.site.scripts]
        tags = [
            element.tag
            for element in page.each("script", "style", "iframe", "object", "embed")
            if page.address not in SEARCH + SUBMIT or element not in known
        ]
        names = [name for e in page.elements for name in e if re.match("on|style$|srcdoc$", name)]
        return tags + names

    assert faults(all_pages, inside) == {}


def test_the_headers_file_speaks_of_every_file_of_the_site(site):
    rules = blocks(site.read("/_headers"))
    kept = ("/_headers", "/_redirects")  # hosts keep them to themselves
    files = [file for file in site.files if file not in kept]

    sent = {file: headers_of(rules, site.base + file) for file in files}

    assert sent == {file: sent_with(file) for file in files}


def test_a_folder_is_sent_with_the_same_as_its_page(site):
    rules = blocks(site.read("/_headers"))
    folders = [file.removesuffix("index.html") for file in site.files if "/index.html" in file]

    assert {folder: headers_of(rules, site.base + folder) for folder in folders} == {
        folder: sent_with(folder) for folder in folders
    }


def test_a_finder_of_a_hole_is_told_where_to_write(municipality_site):
    assert municipality_site.read("/.well-known/security.txt") == (
        "Contact: mailto:sikkerhed@lillefjord.example\n"
        "Contact: https://www.lillefjord.example/meld-et-hul\n"
        "Expires: 2027-05-01T00:00:00Z\n"
        "Preferred-Languages: da, en\n"
        "Canonical: https://register.lillefjord.example/.well-known/security.txt\n"
        "Policy: https://www.lillefjord.example/sikkerhed\n"
    )


def test_the_contact_is_looked_for_at_the_root_of_a_host(moved_site):
    lines = moved_site.read("/.well-known/security.txt").splitlines()

    assert "Canonical: https://host.example/.well-known/security.txt" in lines


def test_who_has_no_contact_names_none(drafts_site):
    assert "/.well-known/security.txt" not in drafts_site.files
