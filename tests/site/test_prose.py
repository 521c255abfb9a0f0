"""Pages of prose, and what stands around every page."""

from __future__ import annotations

import pytest

from tests.site import register_files as files
from tests.site.builds import MUNICIPALITY, twins_of

PAGES = {
    ("ai-rules", "da"): "/da/regler-om-ai/",
    ("counting", "en"): "/en/how-we-count/",
    ("about", "da"): "/da/om/",
    ("about", "en"): "/en/about/",
    ("accessibility", "da"): "/da/tilgaengelighed/",
    ("accessibility", "en"): "/en/accessibility/",
    ("rights", "da"): "/da/dine-rettigheder/",
    ("rights", "en"): "/en/your-rights/",
}


@pytest.mark.parametrize(("name", "language"), PAGES)
def test_every_line_of_the_file_stands_on_the_page(name, language, municipality_site):
    file = MUNICIPALITY / "content" / "pages" / language / f"{name}.md"
    body = file.read_text(encoding="utf-8").split("---\n", 2)[2]
    lines = [files.as_read(line).lstrip("# ") for line in body.splitlines() if line]
    page = municipality_site.page(PAGES[name, language])

    assert len(lines) > 2
    assert [line for line in lines if line not in page.main] == []


@pytest.mark.parametrize(
    ("address", "headings"),
    [
        (
            "/da/dine-rettigheder/",
            [("h1", "Dine rettigheder"), ("h2", "Det kan du bede om"),
             ("h2", "Hvis du vil klage"), ("h3", "Din frist")],
        ),
        (
            "/en/about/",
            [("h1", "About the register"), ("h2", "What does it tell you?"),
             ("h2", "Who writes it?"), ("h2", "Sources")],
        ),
    ],
)  # fmt: skip
def test_the_headings_of_the_file_are_those_of_the_page(address, headings, municipality_site):
    shown = municipality_site.page(address).soup.main.find_all(["h1", "h2", "h3", "h4"])

    assert [(heading.name, heading.get_text()) for heading in shown] == headings


@pytest.mark.parametrize(
    ("address", "above"),
    [
        ("/da/regler-om-ai/", ("AI i kommunen", "/da/ai/")),
        ("/en/how-we-count/", ("The register in figures", "/en/figures/")),
    ],
)
def test_a_page_that_belongs_under_another_leads_up_to_it(address, above, municipality_site):
    links = municipality_site.page(address).soup.select("nav.crumbs a")

    assert [(link.get_text(), link["href"]) for link in links][1:] == [above]


def test_the_sources_of_a_page_stand_at_its_end(municipality_site):
    assert municipality_site.page("/da/om/").texts(".sources li") == [
        "Byrådets beslutning om et åbent register (Sag 25/00007) læst 2. marts 2026"
    ]
    assert municipality_site.page("/en/about/").texts(".sources li") == [
        "Byrådets beslutning om et åbent register (Sag 25/00007) read 2 March 2026"
    ]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/da/", "Lillefjords register – Lillefjord Kommune"),
        ("/en/about/", "About the register – Lillefjord's register, Lillefjord Municipality"),
        (
            "/da/vaerktoejer/isvagt-kamera/",
            'Isvagt: kameraet "Ørneøjet" – Lillefjords register, Lillefjord Kommune',
        ),
        ("/da/lister/ai/yes/", "Bruger AI: Ja – Lillefjords register, Lillefjord Kommune"),
    ],
)
def test_the_title_names_the_page_and_the_site(address, title, municipality_site):
    assert municipality_site.page(address).title == title


@pytest.mark.parametrize(
    ("address", "crumbs"),
    [
        ("/da/vaerktoejer/", ["Forside", "Alle værktøjer"]),
        ("/da/vaerktoejer/badevandsmaaler/",
         ["Forside", "Værktøjer", "Badevandsmåler & isbøjer"]),
        ("/en/departments/havn-og-kyst/", ["Home", "Departments", "Harbour & Coast"]),
        ("/en/situations/du-har-baad/", ["Home", "Situations", "You have a boat"]),
        ("/da/om/", ["Forside", "Om registret"]),
    ],
)  # fmt: skip
def test_the_way_back_stands_above_the_heading(address, crumbs, municipality_site):
    page = municipality_site.page(address)

    assert page.texts(".crumbs li") == crumbs
    assert page.texts(".crumbs [aria-current=page]") == [crumbs[-1]]
    assert page.main.startswith(" ".join([*crumbs, *page.texts("h1")]))


FOOTER = {
    "da": (
        "Lillefjord Kommune CVR 00000086 Digitalt Sekretariat digital@lillefjord.example "
        "+45 00 00 00 01 Om siden Hvad er ændret Strategi Tilføj eller ret et værktøj "
        "Tilgængelighed Tilgængelighedserklæring Kildekode og ændringer "
        "Åbne data Du må bruge alt på siden: Lillefjords frie datalicens 1.0 Alle værktøjer som "
        "JSON Dine data Databeskyttelsesrådgiveren i Lillefjord Rådhuset, Åstræde 1, 0001 "
        "Lillefjord dpo@lillefjord.example Mere fra databeskyttelsesrådgiveren Siden gemmer intet "
        "om dig. Read this page in English"
    ),
    "en": (
        "Lillefjord Municipality CVR 00000086 Digital Secretariat digital@lillefjord.example "
        "+45 00 00 00 01 About this site What has changed Strategy Add or correct a tool "
        "Accessibility Accessibility statement Source and changes "
        "Open data Everything on this site may be reused: Lillefjord Free Data Licence 1.0 All "
        "tools as JSON Your data The data protection officer of Lillefjord Rådhuset, Åstræde 1, "
        "0001 Lillefjord dpo@lillefjord.example More from the data protection officer This site "
        "stores nothing about you. Læs siden på dansk"
    ),
}


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_page_ends_with_the_municipality_its_data_and_the_other_language(
    language, municipality_site
):
    addresses = [getattr(pair, language) for pair in twins_of("municipality")]
    pages = [municipality_site.page(address) for address in addresses]

    assert {page.text.endswith(FOOTER[language]) for page in pages} == {True}
