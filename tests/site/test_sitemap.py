"""The site has the pages it should have, each in both languages, and nothing else."""

from __future__ import annotations

from tests.site.builds import ROOTS
from tests.site.reading import faults
from tests.site.sitemap import has_security_contact, tools, twins


def test_the_site_has_every_page_and_file_it_should_have_and_no_other(site):
    pages = [f"{page}index.html" for pair in twins(ROOTS[site.name]) for page in pair]
    data = [f"/data/v1/tools/{tool}.json" for tool in tools(ROOTS[site.name])]
    once = ["/404.html", "/index.html", "/data/v1/tools.json", "/theme/icon.svg", site.style]
    for_hosts = ["/_headers"] + ["/.well-known/security.txt"] * has_security_contact(
        ROOTS[site.name]
    )

    assert sorted(site.files) == sorted(pages + data + once + for_hosts)


def test_the_municipality_has_its_pages(municipality_site):
    danish = [pair.da for pair in twins(ROOTS["municipality"]) if "/lister/" not in pair.da]

    assert danish == [
        "/da/",
        "/da/dine-rettigheder/",
        "/da/forvaltninger/",
        "/da/forvaltninger/borger-og-ydelse/",
        "/da/forvaltninger/havn-og-kyst/",
        "/da/forvaltninger/miljoe-og-fjord/",
        "/da/om/",
        "/da/radar/",
        "/da/situationer/",
        "/da/situationer/du-bader-i-fjorden/",
        "/da/situationer/du-gaar-paa-isen/",
        "/da/situationer/du-har-baad/",
        "/da/situationer/du-skriver-til-os/",
        "/da/tilgaengelighed/",
        "/da/vaerktoejer/",
        "/da/vaerktoejer/baadplads-tildeling/",
        "/da/vaerktoejer/badevandsmaaler/",
        "/da/vaerktoejer/chatbotten-fjordis/",
        "/da/vaerktoejer/isvagt-kamera/",
    ]


def test_each_page_links_to_its_twin_at_the_top_and_at_the_bottom(pairs):
    def links(page, other):
        return [
            (link["href"], link["lang"], link["hreflang"], link.inside[2])
            for link in page.each("a", hreflang=other.language)
        ]

    danish, english = zip(*pairs, strict=True)
    base = danish[0].site.base

    assert [links(page, twin) for page, twin in pairs] == [
        [(base + twin.address, "en", "en", part) for part in ("header", "footer")]
        for twin in english
    ]
    assert [links(twin, page) for page, twin in pairs] == [
        [(base + page.address, "da", "da", part) for part in ("header", "footer")]
        for page in danish
    ]


def test_both_twins_name_the_same_alternates_and_danish_as_the_default(pairs):
    def alternates(page):
        links = [link for link in page.each("link", rel="alternate") if "hreflang" in link]
        return {link["hreflang"]: link["href"].removeprefix(page.site.url) for link in links}

    expected = [
        {"da": page.address, "en": twin.address, "x-default": page.address} for page, twin in pairs
    ]

    assert [alternates(page) for page, _ in pairs] == expected
    assert [alternates(twin) for _, twin in pairs] == expected


def test_each_page_is_its_own_canonical_address(pages):
    canonical = [link["href"] for page in pages for link in page.each("link", rel="canonical")]

    assert canonical == [page.site.url + page.address for page in pages]


def test_twins_have_the_same_ids(pairs):
    assert [page.ids for page, _ in pairs] == [twin.ids for _, twin in pairs]


def test_twins_have_the_same_parts(pairs):
    parts = ("section", "nav", "table", "tr", "dt", "h2", "h3")

    assert [[len(page.each(part)) for part in parts] for page, _ in pairs] == [
        [len(twin.each(part)) for part in parts] for _, twin in pairs
    ]


def test_a_page_links_to_its_own_language_but_for_its_twin(pages):
    def strangers(page):
        other = {"da": "en", "en": "da"}[page.language]
        links = [link["href"] for link in page.each("a") if "hreflang" not in link]
        return [link for link in links if link.startswith(f"{page.site.base}/{other}/")]

    assert faults(pages, strangers) == {}
