"""The follow-up tells, year by year, what the commits did, in both languages."""

from __future__ import annotations

import pytest


def table(page, caption, section="main"):
    """The rows under a *caption* of a section."""
    found = next(
        one for one in page.soup.select(f"{section} table") if one.caption.get_text() == caption
    )
    return [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")]
        for row in found.select("tbody tr")
    ]


def listed(page, title):
    """The lines below a *title*."""
    heading = next(one for one in page.soup.select("main h3") if one.get_text() == title)
    lines = heading.find_next_sibling()
    return [" ".join(line.get_text(" ").split()) for line in lines.select("li")] or [
        lines.get_text()
    ]


def section(name):
    return f"section[aria-labelledby={name}]"


# The overview


@pytest.mark.parametrize(
    ("address", "caption", "rows"),
    [
        (
            "/da/opfoelgning/",
            "Antal værktøjer",
            [
                ["2026", "1", "2", "0", "0", "1"],
                ["1. halvår 2026", "1", "2", "0", "0", "1"],
                ["2. halvår 2026", "0", "0", "0", "0", "0"],
                ["2025", "3", "0", "0", "0", "2"],
                ["2. halvår 2025", "3", "0", "0", "0", "2"],
            ],
        ),
        (
            "/en/follow-up/",
            "Number of tools",
            [
                ["2026", "1", "2", "0", "0", "1"],
                ["first half of 2026", "1", "2", "0", "0", "1"],
                ["second half of 2026", "0", "0", "0", "0", "0"],
                ["2025", "3", "0", "0", "0", "2"],
                ["second half of 2025", "3", "0", "0", "0", "2"],
            ],
        ),
    ],
)
def test_the_overview_has_every_year_and_half_year_since_the_first_commit(
    municipality_site, address, caption, rows
):
    page = municipality_site.page(address)

    assert table(page, caption) == rows
    assert [link["href"] for link in page.soup.select("main table a")] == [
        f"{address}{name}/" for name in ("2026", "2026-1", "2026-2", "2025", "2025-2")
    ]


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/da/opfoelgning/2026/", "Opfølgning: 2026"),
        ("/da/opfoelgning/2026-1/", "Opfølgning: 1. halvår 2026"),
        ("/en/follow-up/2025-2/", "Follow-up: second half of 2025"),
    ],
)
def test_a_period_has_its_name(municipality_site, address, title):
    assert municipality_site.page(address).texts("h1") == [title]


@pytest.mark.parametrize("address", ["/da/strategi/", "/da/aendringer/"])
def test_the_strategy_and_the_changes_lead_to_the_follow_up(municipality_site, address):
    page = municipality_site.page(address)

    assert "/da/opfoelgning/" in [link["href"] for link in page.soup.select("main a")]


# What happened


@pytest.mark.parametrize(
    ("address", "caption", "tools"),
    [
        (
            "/da/opfoelgning/2026-1/",
            "Antal værktøjer",
            {"Nyt i registret": 1, "Ændret": 2, "Taget ned": 1},
        ),
        (
            "/en/follow-up/2026/",
            "Number of tools",
            {"New in the register": 1, "Changed": 2, "Taken down": 1},
        ),
        ("/da/opfoelgning/2025-2/", "Antal værktøjer", {"Nyt i registret": 3}),
        ("/da/opfoelgning/2026-2/", "Antal værktøjer", {}),
    ],
)
def test_a_period_counts_the_tools_that_each_kind_of_change_happened_to(
    municipality_site, address, caption, tools
):
    page = municipality_site.page(address)

    rows = table(page, caption, section("tools"))

    assert len(rows) == 14
    assert {what: int(number) for what, number in rows if number != "0"} == tools


@pytest.mark.parametrize(
    ("address", "title", "lines"),
    [
        (
            "/da/opfoelgning/2026/",
            "Ændret",
            [
                "Tildeling af bådpladser 11. februar 2026 Formål: teksten er ændret.",
                "Tildeling af bådpladser 11. februar 2026 Din sag, opbevares: fra 1 år til 2 år, "
                "regnet fra: du har brugt tjenesten sidst.",
                "Tildeling af bådpladser 11. februar 2026 Hvem der ellers ser data: Klagenævnet "
                "for Havne er kommet til.",
                "Badevandsmåler & isbøjer 11. februar 2026 Status: fra afprøves til i brug.",
            ],
        ),
        ("/en/follow-up/2026/", "Taken down", ["strandkamera 2 March 2026"]),
        (
            "/en/follow-up/2025/",
            "New in the register",
            [
                "Allocation of berths 1 September 2025",
                "Bathing water meters & ice buoys 1 September 2025",
                'Ice watch: the "Eagle Eye" camera 1 September 2025',
            ],
        ),
    ],
)
def test_each_change_is_told_with_its_tool_and_its_day(municipality_site, address, title, lines):
    assert listed(municipality_site.page(address), title) == lines


def test_a_tool_leads_to_its_page_and_one_that_was_taken_down_nowhere(municipality_site):
    page = municipality_site.page("/da/opfoelgning/2026/")

    links = [a["href"] for a in page.soup.select(f"{section('tools')} li a")]

    assert set(links) == {
        "/da/vaerktoejer/chatbotten-fjordis/",
        "/da/vaerktoejer/baadplads-tildeling/",
        "/da/vaerktoejer/badevandsmaaler/",
    }


# AI, departments, complaints, initiatives


def test_new_uses_of_ai_and_automatic_decisions_are_listed_and_counted(municipality_site):
    page = municipality_site.page("/da/opfoelgning/2025/")

    assert listed(page, "Ny brug af AI") == [
        "Tildeling af bådpladser 1. september 2025 Nyt i registret.",
        'Isvagt: kameraet "Ørneøjet" 1. september 2025 Nyt i registret.',
    ]
    assert listed(page, "Nye automatiske afgørelser") == [
        "Tildeling af bådpladser 1. september 2025 Nyt i registret."
    ]
    assert table(page, "Sådan var det 31. december 2025", section("ai")) == [
        ["De bruger AI", "2", "3"], ["De afgør sager automatisk", "1", "3"],
    ]  # fmt: skip


def test_a_period_without_new_uses_says_so(municipality_site):
    page = municipality_site.page("/en/follow-up/2026-2/")

    assert listed(page, "New uses of AI") == listed(page, "New automatic decisions") == ["None."]


def test_departments_are_counted_in_the_period_and_as_they_stand_today(municipality_site):
    page = municipality_site.page("/da/opfoelgning/2026/")

    assert table(page, "I perioden") == [
        ["Borger- og Ydelsesforvaltningen", "1", "0", "0", "0", "0"],
        ["Havn & Kyst", "0", "1", "0", "0", "0"],
        ["Miljø- og Fjordforvaltningen", "0", "1", "0", "0", "0"],
    ]
    assert table(page, "Sådan var det 1. juli 2026", section("departments")) == [
        ["Borger- og Ydelsesforvaltningen", "1", "26", "3", "0", "0"],
        ["Havn & Kyst", "2", "60", "2", "0", "0"],
        ["Miljø- og Fjordforvaltningen", "1", "15", "3", "0", "0"],
    ]


def test_the_page_of_a_period_that_is_over_tells_nothing_of_today(municipality_site):
    page = municipality_site.page("/da/opfoelgning/2026-1/")

    assert page.texts(f"{section('departments')} caption") == ["I perioden"]
    assert "1. juli 2026" not in page.main
    assert page.texts(f"{section('departments')} p")[0] == (
        "Perioden er slut. Hvor meget der er besvaret nu, kan du se i registrets tal."
    )


def test_the_register_says_that_it_has_no_figures_for_complaints(municipality_site):
    page = municipality_site.page("/en/follow-up/2026/")

    assert page.texts(f"{section('complaints')} p") == [
        "The register has no figures for complaints and objections yet."
    ]


def test_initiatives_are_shown_as_they_stood_with_what_was_followed_up(municipality_site):
    page = municipality_site.page("/en/follow-up/2025-2/")

    assert table(page, "As of 31 December 2025", section("initiatives")) == [
        ["Plain words > long words", "Adopted", "All"],
        ["Safe harbour", "Done", "Harbour & Coast"],
        ["The fjord for everyone: data & answers", "Under way", "All"],
    ]
    assert listed(page, "Followed up in the period") == [
        "The fjord for everyone: data & answers 4 November 2025 The first 4 buoys have been put "
        "out. Two of them broke in the storm on 20 October.",
        "Near, easy & exact 2 September 2025 First follow-up: all is going to plan.",
    ]


# Bounds


@pytest.mark.parametrize(
    ("address", "notes"),
    [
        (
            "/da/opfoelgning/2026/",
            ["Perioden er ikke slut. Her er, hvad der var sket til og med 1. juli 2026."],
        ),
        ("/da/opfoelgning/2026-1/", []),
        ("/en/follow-up/2025/", ["The register's history begins on 1 September 2025."]),
    ],
)
def test_a_period_says_when_it_is_not_over_or_began_before_the_history(
    municipality_site, address, notes
):
    assert municipality_site.page(address).texts("main .notice p") == notes


def test_without_a_history_the_overview_stands_alone_and_says_so(moved_site):
    page = moved_site.page("/da/opfoelgning/")

    assert page.texts("main h2, main table") == []
    assert page.texts("main .notice b") == ["Historikken er ikke med her."]
    assert [f for f in moved_site.files if f.startswith("/da/opfoelgning/")] == [
        "/da/opfoelgning/index.html"
    ]
