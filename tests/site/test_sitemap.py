"""The site has the pages it should have, each in both languages, and nothing else."""

from __future__ import annotations

import re

from plugins.register.schema import default_schema
from tests.site.builds import ROOTS, months_of, twins_of
from tests.site.reading import faults
from tests.site.sitemap import (
    codes,
    feeds,
    former_ids,
    has_security_contact,
    old,
    schemas,
    taken_down,
    tools,
)

DATA_KINDS = default_schema().vocabularies["data_kinds"].codes
#: What Pagefind's script asks for; tests/search tells what is in it.
SEARCH = re.compile(
    r"/pagefind/(pagefind\.js|pagefind-entry\.json|(wasm|words)\.(da|en)\.(pagefind|json)"
    r"|(index/|filter/|fragment/|pagefind\.)(da|en)_[0-9a-f]+\.pf_[a-z]+)"
)


def test_the_site_has_every_page_and_file_it_should_have_and_no_other(site):
    root = ROOTS[site.name]
    addresses = [*twins_of(site.name), *old(root)]
    pages = [f"{page}index.html" for pair in addresses for page in pair]
    names = [*tools(root), *former_ids(root), *taken_down(root)]
    data = [f"/data/v1/tools/{name}.json" for name in names]
    once = ["/404.html", "/index.html", "/data/v1/tools.json", "/theme/icon.svg", *site.styles]
    search = [*site.scripts, *(file for file in site.files if SEARCH.fullmatch(file))]
    for_hosts = ["/_headers", *["/_redirects"] * bool(former_ids(root))] + [
        "/.well-known/security.txt"
    ] * has_security_contact(ROOTS[site.name])
    beside = [*codes(root), *(feeds(root) if months_of(site.name) else ())]

    form = [
        f"{page}{name}"
        for page, sheet in (("/da/indberet/", "skema.xlsx"), ("/en/submit/", "form.xlsx"))
        for name in ("form.json", "preview.json", sheet)
    ]
    form += [file for file in site.files if re.search("/form/licences\\.", file)]
    expected = pages + beside + data + schemas() + form + once + search + for_hosts
    assert sorted(site.files) == sorted(expected)


def test_the_municipality_has_its_pages(municipality_site):
    danish = [
        pair.da
        for pair in twins_of("municipality")
        if not re.match("/da/(lister|aendringer)/.", pair.da)
    ]

    assert danish == [
        "/da/",
        "/da/aendringer/",
        "/da/ai/",
        "/da/ai/chatbot/",
        "/da/ai/generative/",
        "/da/ai/image-video/",
        "/da/ai/language-model/",
        "/da/ai/machine-learning/",
        "/da/ai/recommendation/",
        "/da/ai/risk-profiling/",
        "/da/ai/speech/",
        "/da/data/",
        *(f"/da/data/{kind.replace('_', '-')}/" for kind in sorted(DATA_KINDS)),
        "/da/dine-rettigheder/",
        "/da/forvaltninger/",
        "/da/forvaltninger/borger-og-ydelse/",
        "/da/forvaltninger/havn-og-kyst/",
        "/da/forvaltninger/miljoe-og-fjord/",
        "/da/indberet/",
        "/da/leverandoerer/",
        "/da/leverandoerer/boelge-blaa-bergen-as/",
        "/da/leverandoerer/kaj-kompas-drift-a-s/",
        "/da/leverandoerer/nordlys-skyen-ab/",
        "/da/leverandoerer/oe-syn-soen-aps/",
        "/da/leverandoerer/parrot-sons-models-inc/",
        "/da/love/",
        "/da/love/databeskyttelsesloven-11/",
        "/da/love/databeskyttelsesloven-8/",
        "/da/love/gdpr-6-1-a/",
        "/da/love/gdpr-6-1-c/",
        "/da/love/gdpr-6-1-e/",
        "/da/love/gdpr-9-2-g/",
        "/da/love/lov-om-fjordhavne-9/",
        "/da/love/lov-om-fjordpleje-3/",
        "/da/om/",
        "/da/opfoelgning/",
        *(f"/da/opfoelgning/{name}/" for name in ("2025-2", "2025", "2026-1", "2026-2", "2026")),
        "/da/ordbog/",
        "/da/radar/",
        *(f"/da/radar/{year}/" for year in range(2022, 2027)),
        "/da/regler-om-ai/",
        "/da/saadan-taeller-vi/",
        "/da/situationer/",
        "/da/situationer/du-bader-i-fjorden/",
        "/da/situationer/du-gaar-paa-isen/",
        "/da/situationer/du-har-baad/",
        "/da/situationer/du-skriver-til-os/",
        "/da/soeg/",
        "/da/strategi/",
        "/da/strategi/fjorden-for-alle/",
        "/da/strategi/klare-ord/",
        "/da/strategi/tryg-havn/",
        "/da/tal/",
        "/da/teknologier/",
        "/da/teknologier/billedanalyse/",
        "/da/teknologier/maskinlaering/",
        "/da/teknologier/selvbetjening/",
        "/da/teknologier/sensor/",
        "/da/teknologier/sprogmodel/",
        "/da/tilgaengelighed/",
        "/da/vaerktoejer/",
        "/da/vaerktoejer/baadplads-tildeling/",
        "/da/vaerktoejer/baadplads-tildeling/breve/",
        "/da/vaerktoejer/baadplads-tildeling/opslag/",
        "/da/vaerktoejer/badevandsmaaler/",
        "/da/vaerktoejer/badevandsmaaler/breve/",
        "/da/vaerktoejer/badevandsmaaler/opslag/",
        "/da/vaerktoejer/chatbotten-fjordis/",
        "/da/vaerktoejer/chatbotten-fjordis/breve/",
        "/da/vaerktoejer/chatbotten-fjordis/opslag/",
        "/da/vaerktoejer/isvagt-kamera/",
        "/da/vaerktoejer/isvagt-kamera/breve/",
        "/da/vaerktoejer/isvagt-kamera/opslag/",
        "/da/vejledning/",
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
    # A list of things stands in the order of its language.
    assert [sorted(page.ids) for page, _ in pairs] == [sorted(twin.ids) for _, twin in pairs]


def test_twins_have_the_same_parts(pairs):
    parts = ("section", "nav", "table", "tr", "dt", "h2", "h3")

    assert [[len(page.each(part)) for part in parts] for page, _ in pairs] == [
        [len(twin.each(part)) for part in parts] for _, twin in pairs
    ]


def test_a_page_links_to_its_own_language_but_for_its_twin(pages):
    def strangers(page):
        other = {"da": "en", "en": "da"}[page.language]
        links = [
            link["href"] for link in page.each("a") if "hreflang" not in link and "href" in link
        ]
        return [link for link in links if link.startswith(f"{page.site.base}/{other}/")]

    assert faults(pages, strangers) == {}
