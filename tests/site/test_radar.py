"""The radar as a reader meets it: a picture of links, the same as tables, and year by year."""

from __future__ import annotations

import pytest


def marks(page, part):
    """The links in a part of the page: where each leads, and what it is called."""
    return [
        (link["href"], link.get("aria-label") or link.title.get_text())
        for link in page.soup.select(f"{part} a.blip, {part} li > a[aria-label]")
    ]


def places(page):
    """Where each tool stands in the picture."""
    return {link["href"]: link["transform"] for link in page.soup.select("svg.plot a")}


BERTHS, METERS, CHATBOT, ICE_WATCH = (
    f"/da/vaerktoejer/{tool}/"
    for tool in ("baadplads-tildeling", "badevandsmaaler", "chatbotten-fjordis", "isvagt-kamera")
)
TODAY = [
    (METERS, "1. Badevandsmåler & isbøjer: KLAR, ny"),
    (CHATBOT, "2. Chatbotten Fjordis: AFPRØV, rykket indad"),
    (BERTHS, "3. Tildeling af bådpladser: AFPRØV, uændret"),
]


@pytest.mark.parametrize("part", ["svg.plot", ".bands"])
def test_each_tool_is_a_mark_that_leads_to_it_and_says_its_ring_and_movement(
    municipality_site, part
):
    assert marks(municipality_site.page("/da/radar/"), part) == TODAY


def test_the_tables_have_the_same_numbers_shapes_and_links_as_the_picture(pages):
    def as_table(page):
        return [
            (row.svg["class"], row.svg.get_text(), row.a["href"])
            for row in page.soup.select("tbody th:has(> svg.blip)")
        ]

    def as_picture(page):
        return [
            (link["class"], link.find("text").get_text(), link["href"])
            for link in page.soup.select("svg.plot a")
        ]

    with_radar = [page for page in pages if page.soup.select("svg.plot")]

    assert len(with_radar) >= 2
    assert [as_table(page) for page in with_radar] == [as_picture(page) for page in with_radar]


def test_the_picture_is_the_same_in_both_languages(pairs):
    def drawn(page):
        return sorted(place for place in places(page).values())

    assert [drawn(page) for page, _ in pairs] == [drawn(twin) for _, twin in pairs]


def test_a_letter_stands_for_each_department(municipality_site):
    page = municipality_site.page("/da/radar/")

    assert page.texts("svg.plot .letter") == ["A", "B", "C"]
    assert page.texts(".sectors li") == [
        "A Borger- og Ydelsesforvaltningen 1",
        "B Havn & Kyst 1",
        "C Miljø- og Fjordforvaltningen 1",
    ]


def test_each_mark_is_explained(municipality_site):
    page = municipality_site.page("/en/radar/")

    assert page.texts(".marks b") == ["New.", "Moved in.", "Moved out.", "Unchanged."]
    assert len({str(shape["d"]) for shape in page.soup.select(".marks path")}) == 4


def test_a_tool_taken_out_of_use_is_no_longer_on_the_radar_and_the_page_says_so(municipality_site):
    page = municipality_site.page("/da/radar/")

    assert ICE_WATCH not in places(page)
    assert page.texts("section[aria-labelledby=retired] li") == ['Isvagt: kameraet "Ørneøjet"']


@pytest.mark.parametrize(
    ("year", "named"),
    [
        (2022, ['1. Isvagt: kameraet "Ørneøjet": AFPRØV, ny']),
        (2023, ['1. Isvagt: kameraet "Ørneøjet": AFPRØV, ny']),
        (2024, [
            '2. Isvagt: kameraet "Ørneøjet": AFPRØV, ny', "3. Tildeling af bådpladser: AFPRØV, ny",
            "1. Chatbotten Fjordis: AFVENT, ny",
        ]),
        (2025, [
            "1. Badevandsmåler & isbøjer: KLAR, ny", '3. Isvagt: kameraet "Ørneøjet": AFPRØV, ny',
            "4. Tildeling af bådpladser: AFPRØV, ny",
            "2. Chatbotten Fjordis: HOLD ØJE, rykket indad",
        ]),
        (2026, [name for _, name in TODAY]),
    ],
)  # fmt: skip
def test_each_year_shows_the_ring_each_tool_was_in_when_it_ended(municipality_site, year, named):
    page = municipality_site.page(f"/da/radar/{year}/")

    assert [name for _, name in marks(page, "svg.plot")] == named


def test_a_tool_stands_in_the_same_place_as_long_as_it_is_in_the_same_ring(municipality_site):
    years = [municipality_site.page(f"/da/radar/{year}/") for year in (2024, 2025, 2026)]
    today = places(municipality_site.page("/da/radar/"))

    assert {places(page)[BERTHS] for page in years} == {today[BERTHS]}
    assert len({places(page)[CHATBOT] for page in years}) == 3


def test_a_year_says_which_day_it_shows(municipality_site):
    over, now = (municipality_site.page(f"/da/radar/{year}/") for year in (2025, 2026))

    assert over.texts(".lead") == [
        "Sådan så radaren ud den 31. december 2025. Der stod 4 værktøjer på den."
    ]
    assert now.texts(".lead") == [
        "Sådan så radaren ud den 1. juli 2026. Der stod 3 værktøjer på den."
    ]
    assert "Året er ikke gået endnu" in now.main
    assert "Året er ikke gået endnu" not in over.main


def test_every_year_links_to_the_others_and_to_today(municipality_site):
    page = municipality_site.page("/en/radar/2024/")
    links = [link["href"] for link in page.soup.select("nav.pick a")]

    assert links == ["/en/radar/"] + [f"/en/radar/{year}/" for year in (2022, 2023, 2025, 2026)]
    assert page.texts("nav.pick [aria-current]") == ["2024"]


@pytest.mark.parametrize(
    ("address", "tools"),
    [
        ("/da/forvaltninger/havn-og-kyst/", [BERTHS]),
        ("/da/teknologier/selvbetjening/", [CHATBOT, BERTHS]),
        ("/da/teknologier/billedanalyse/", []),
    ],
)
def test_departments_and_technologies_have_a_radar_of_their_tools(
    municipality_site, address, tools
):
    page = municipality_site.page(address)

    assert list(places(page)) == tools
    assert page.texts("svg.plot .letter") == []
    assert len(page.soup.select("link[href*=radar]")) == (len(tools) > 0)


def test_a_radar_without_tools_shows_the_rings_and_says_that_it_is_empty(drafts_site):
    page = drafts_site.page("/da/radar/")

    assert page.texts(".notice") == ["Ingen forvaltning har et værktøj på radaren endnu."]
    assert page.texts("svg.plot .name") == ["KLAR", "AFPRØV", "HOLD ØJE", "AFVENT"]
    assert page.soup.select("svg.plot a, nav.pick, .marks, .radar .skip") == []


def test_where_the_site_lives_in_a_folder_the_marks_lead_there(moved_site):
    page = moved_site.page("/da/radar/")

    assert set(places(page)) == {f"/register{address}" for address, _ in TODAY}
