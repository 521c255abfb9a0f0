"""Every list holds the tools it should, in its language's order, and every figure is right."""

from __future__ import annotations

import pytest

ALLOCATION, WATER, CHATBOT, ICE = (
    "baadplads-tildeling", "badevandsmaaler", "chatbotten-fjordis", "isvagt-kamera",
)  # fmt: skip


def tools(page, selector="main a"):
    """The ids of the tools that a page lists, in order."""
    links = [link["href"] for link in page.soup.select(selector)]
    return [link.split("/")[3] for link in links if link.count("/") == 4 and is_tool(link)]


def is_tool(link):
    return link.startswith(("/da/vaerktoejer/", "/en/tools/"))


@pytest.mark.parametrize(
    ("address", "names"),
    [
        (
            "/da/vaerktoejer/",
            ["Badevandsmåler & isbøjer", "Chatbotten Fjordis", 'Isvagt: kameraet "Ørneøjet"',
             "Tildeling af bådpladser"],
        ),
        (
            "/en/tools/",
            ["Allocation of berths", "Bathing water meters & ice buoys", "Fjordis the chatbot",
             'Ice watch: the "Eagle Eye" camera'],
        ),
    ],
)  # fmt: skip
def test_all_tools_stand_in_the_order_of_the_language(address, names, municipality_site):
    assert municipality_site.page(address).texts("tbody th a") == names


def test_a_row_sums_up_the_tool(municipality_site):
    rows = municipality_site.page("/en/tools/").table("4 tools")

    assert rows[0] == [
        "Allocation of berths The program picks who gets a free berth in the harbour. It looks at "
        'waiting time, boat and "special needs". A person looks at every fifth case and all '
        "refusals — and you can always complain.",
        "Harbour & Coast", "Yes", "Yes, with checks", "TRY OUT", "4 May 2026",
    ]  # fmt: skip


def test_a_list_says_what_is_not_stated(drafts_site):
    open_cells = set(drafts_site.page("/da/vaerktoejer/").texts("td.open"))

    assert open_cells == {"Ikke oplyst", "Nej"}


GROUPS = {
    ("ai", "no"): [WATER],
    ("ai", "yes"): [CHATBOT, ICE, ALLOCATION],
    ("ai", "undecided"): [],
    ("ai", "not-stated"): [],
    ("decision", "none"): [WATER, CHATBOT],
    ("decision", "support"): [ICE],
    ("decision", "draft"): [],
    ("decision", "automatic-with-review"): [ALLOCATION],
    ("decision", "automatic"): [],
    ("decision", "not-stated"): [],
    ("ring", "ready"): [WATER],
    ("ring", "try-out"): [CHATBOT, ALLOCATION],
    ("ring", "keep-watch"): [ICE],
    ("ring", "wait"): [],
    ("ring", "not-stated"): [],
    ("status", "planned"): [],
    ("status", "pilot"): [CHATBOT],
    ("status", "in-use"): [WATER, ALLOCATION],
    ("status", "paused"): [],
    ("status", "retired"): [ICE],
    ("status", "not-stated"): [],
}


@pytest.mark.parametrize(("way", "code"), GROUPS)
def test_a_group_holds_the_tools_with_that_answer(way, code, municipality_site):
    danish = municipality_site.page(f"/da/lister/{way}/{code}/")
    english = municipality_site.page(f"/en/lists/{way}/{code}/")

    assert tools(danish) == GROUPS[way, code]
    assert sorted(tools(english)) == sorted(GROUPS[way, code])


@pytest.mark.parametrize("way", ["ai", "decision", "ring", "status"])
def test_every_draft_stands_in_one_group_of_each_kind(way, drafts_site):
    folder = f"/da/lister/{way}/"
    groups = [file for file in drafts_site.files if file.startswith(folder)]
    listed = [
        tool for file in groups for tool in tools(drafts_site.page(file[: -len("index.html")]))
    ]

    assert sorted(listed) == sorted(tools(drafts_site.page("/da/vaerktoejer/"), "tbody a"))


def test_all_groups_can_be_found_from_the_list_of_all_tools(municipality_site):
    page = municipality_site.page("/da/vaerktoejer/")
    groups = [link for link in page.values("href", "a") if link.startswith("/da/lister/")]

    assert groups == [f"/da/lister/{way}/{code}/" for way, code in GROUPS]
    assert page.texts(".ways section:first-child li") == [
        "Nej (1)", "Ja (3)", "Uafklaret (0)", "Ikke oplyst (0)",
    ]  # fmt: skip


SITUATIONS = {
    "du-har-baad": [ICE, ALLOCATION],
    "du-bader-i-fjorden": [WATER],
    "du-gaar-paa-isen": [WATER, CHATBOT, ICE],
    "du-skriver-til-os": [CHATBOT],
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_a_situation_lists_the_tools_one_meets_in_it(situation, municipality_site):
    danish = municipality_site.page(f"/da/situationer/{situation}/")
    english = municipality_site.page(f"/en/situations/{situation}/")

    assert tools(danish) == SITUATIONS[situation]
    assert sorted(tools(english)) == sorted(SITUATIONS[situation])


def test_a_situation_tells_what_each_tool_does_and_who_is_behind_it(municipality_site):
    page = municipality_site.page("/en/situations/du-bader-i-fjorden/")

    assert page.texts("h1") == ["You swim in the fjord"]
    assert page.texts("h1 + .lead") == [
        "We measure the water at the two beaches all year. In summer a screen on the beach shows "
        "whether you can swim."
    ]
    assert page.texts(".meets li") == [
        "Bathing water meters & ice buoys Buoys in the fjord measure water and ice. The numbers "
        "are shown on screens at the beach and on the web. The buoys know nothing about you. "
        "Environment and Fjord Department"
    ]
    assert page.texts("section[aria-labelledby=departments] li") == [
        "Environment and Fjord Department", "Harbour & Coast",
    ]  # fmt: skip


def test_situations_stand_in_the_order_the_editors_gave_them(municipality_site):
    assert municipality_site.page("/da/situationer/").texts(".choices b") == [
        "Du har båd", "Du bader i fjorden", "Du går på isen", "Du skriver til os",
    ]  # fmt: skip


def test_the_home_page_begins_with_situations_figures_and_news(municipality_site):
    page = municipality_site.page("/da/")

    assert page.texts("h1") == [
        "Her kan du se, hvilke digitale værktøjer kommunen bruger, hvad de ved om dig, og hvem du "
        "kan spørge."
    ]
    assert page.texts(".choices li") == [
        "Du har båd 2 værktøjer", "Du bader i fjorden 1 værktøj",
        "Du går på isen 3 værktøjer", "Du skriver til os 1 værktøj",
    ]  # fmt: skip
    assert page.texts(".figures div") == [
        "værktøjer i registret 4", "oplyser, at de bruger AI 3",
        "oplyser, at de afgør sager automatisk 1",
    ]  # fmt: skip
    assert page.texts(".newest li") == [
        "Tildeling af bådpladser Ændret, 11. februar 2026",
        "Badevandsmåler & isbøjer Ændret, Sproglig rettelse, 11. februar 2026",
        "Chatbotten Fjordis Nyt i registret, 11. februar 2026",
    ]


def test_departments_stand_in_the_order_of_the_language(municipality_site):
    assert municipality_site.page("/da/forvaltninger/").texts(".choices li") == [
        "Borger- og Ydelsesforvaltningen 1 værktøj", "Havn & Kyst 2 værktøjer",
        "Miljø- og Fjordforvaltningen 1 værktøj",
    ]  # fmt: skip
    assert municipality_site.page("/en/departments/").texts(".choices b") == [
        "Citizens and Benefits Department", "Environment and Fjord Department", "Harbour & Coast",
    ]  # fmt: skip


def test_danish_order_puts_oe_after_all_other_letters(drafts_site):
    names = drafts_site.page("/da/forvaltninger/").texts(".choices b")

    assert names[0].startswith("B")
    assert names[-1] == "Økonomiforvaltningen"


def test_a_department_tells_what_is_included_and_what_is_missing(municipality_site):
    page = municipality_site.page("/en/departments/havn-og-kyst/")

    assert page.texts("h1") == ["Harbour & Coast"]
    assert page.texts("p.status") == [
        "Until 1 January 2014: Harbour Office",
        "Until 1 August 2024: Technical and Harbour Department",
    ]
    assert page.texts(".notice p") == [
        "The department has 3 tools. 2 of them are listed here. The last one will be added in "
        "autumn 2026.",
        "Counted 18 May 2026",
    ]
    assert page.texts(".figures div") == [
        "tools in the register 2", "unanswered questions 2", "overdue reviews 0",
    ]  # fmt: skip
    assert tools(page, "section[aria-labelledby=tools] a") == [ALLOCATION, ICE]
    assert page.texts("section[aria-labelledby=contact] p") == [
        "The Harbour Office havn@havn.lillefjord.example +45 00 00 00 02 "
        "https://www.lillefjord.example/havn"
    ]
    assert page.texts(".sources li") == [
        "Havnens historie 1998-2024 (Arkivnummer H-17) read 10 February 2026"
    ]


def test_a_department_counts_its_overdue_reviews(moved_site):
    page = moved_site.page("/da/forvaltninger/havn-og-kyst/")

    assert page.texts(".figures div")[-1] == "forsinkede gennemgange 1"


def test_the_radar_shows_each_tool_in_its_ring_with_its_movement(municipality_site):
    page = municipality_site.page("/da/radar/")

    assert page.table("Værktøjer i ringen KLAR") == [
        ["1 Badevandsmåler & isbøjer", "Miljø- og Fjordforvaltningen", "Ny", "21. august 2025",
         "Målerne er kendt teknik og bruges mange steder."],
    ]  # fmt: skip
    assert [row[:4] for row in page.table("Værktøjer i ringen AFPRØV")] == [
        ["2 Chatbotten Fjordis", "Borger- og Ydelsesforvaltningen", "Rykket indad",
         "29. maj 2026"],
        ["3 Tildeling af bådpladser", "Havn & Kyst", "Uændret", "14. april 2026"],
    ]  # fmt: skip
    for empty in ("keep-watch", "wait"):
        assert page.texts(f"section[aria-labelledby={empty}] .none") == [
            "Der er ingen værktøjer i denne ring."
        ]


def test_the_radar_shows_every_technology_with_kls_rings_and_its_tools(municipality_site):
    page = municipality_site.page("/en/radar/")
    rows = page.table("Technologies, KL's ring and the tools built on them")

    assert [[row[0], *row[2:]] for row in rows] == [
        ["Image analysis", "Not stated", 'Ice watch: the "Eagle Eye" camera'],
        ["Language model", "2025: KEEP WATCH", "Fjordis the chatbot"],
        ["Machine learning", "2025: TRY OUT, 2023: KEEP WATCH", "Allocation of berths"],
        ["Online self-service", "Not stated", "Allocation of berths, Fjordis the chatbot"],
        ["Sensor", "Not stated", "Bathing water meters & ice buoys"],
    ]


@pytest.mark.parametrize(
    ("address", "main", "footer"),
    [
        ("/da/", ["Situationer", "Værktøjer", "Forvaltninger", "Radar", "Søg", "Om registret"],
         ["Hvad er ændret", "Strategi", "Tilføj eller ret et værktøj", "Tilgængelighed",
          "Tilgængelighedserklæring", "Kildekode og ændringer"]),
        ("/en/", ["Situations", "Tools", "Departments", "Radar", "Search", "About the register"],
         ["What has changed", "Strategy", "Add or correct a tool", "Accessibility",
          "Accessibility statement", "Source and changes"]),
    ],
)  # fmt: skip
def test_the_menus_hold_the_sections_and_the_pages_that_ask_for_it(
    address, main, footer, municipality_site
):
    page = municipality_site.page(address)

    assert page.texts("header nav li") == main
    assert page.texts("footer ul li") == footer


@pytest.mark.parametrize(
    ("address", "marked"),
    [
        ("/da/", []),
        ("/da/vaerktoejer/", [("Værktøjer", "page")]),
        ("/da/vaerktoejer/badevandsmaaler/", [("Værktøjer", "true")]),
        ("/da/lister/ai/yes/", [("Værktøjer", "true")]),
        ("/da/om/", [("Om registret", "page")]),
    ],
)
def test_the_menu_marks_where_the_reader_is(address, marked, municipality_site):
    links = municipality_site.page(address).soup.select("header nav a[aria-current]")

    assert [(link.get_text(), link["aria-current"]) for link in links] == marked
