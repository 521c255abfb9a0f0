"""The register in figures: every number is right, and its bar and its link say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec
import pytest

from plugins.building import build
from plugins.register.model import LANGUAGES
from tests.site.builds import Site

FIGURES = {"da": "/da/tal/", "en": "/en/figures/"}
WITH_CHARTS = [*FIGURES.values(), "/da/ai/", "/en/ai/"]


@dataclass
class Row:
    """A row of a chart: what it says, how wide its bar is, and where it leads."""

    label: str
    said: str
    width: tuple[int, int] | None
    address: str | None


def rows(page):
    """Every number with a bar."""
    return [_row(cell) for cell in page.soup.select(".bar")]


def _row(cell):
    rect, link = cell.find("rect"), cell.find("a")
    whole = cell.svg and int(cell.svg["viewbox"].split()[2])
    return Row(
        cell.find_parent("tr").th.get_text(),
        (link or cell.b).get_text().replace("\N{NO-BREAK SPACE}", " "),
        rect and (int(rect["width"]), whole),
        link and link["href"],
    )


def number(text):
    return int(re.sub(r"[.,]", "", text))


def test_the_register_grades_itself_first(municipality_site):
    page = municipality_site.page("/da/tal/")

    assert page.texts("main h2")[0] == "Hvad mangler registret selv?"
    assert page.table("Registrets egen karakterbog") == [
        ["Tekster, som forvaltningen selv har skrevet og godkendt", "4 af 4"],
        ["Spørgsmål med svar", "101 af 109 (93 %)"],
        ["Forvaltninger med mindst ét værktøj her", "3 af 3"],
        ["Værktøjer, der er gennemgået til tiden", "3 af 3"],
        ["Tekster, der er lette nok at læse", "4 af 4"],
    ]


def test_drafts_and_unanswered_questions_are_told_first(drafts_site):
    report = drafts_site.page("/en/figures/").table("The register's own report card")

    assert report[0] == ["Texts that the department has written and approved", "0 of 10"]
    assert report[3] == ["Tools reviewed in time", "0 of 10"]


def test_every_department_says_how_much_is_included(municipality_site):
    page = municipality_site.page("/en/figures/")

    assert page.table("Department by department") == [
        ["Citizens and Benefits Department The count is not finished. At least 5 tools are "
         "missing. (counted 1 June 2026)", "1", "1 of 1", "26 of 29 (90%)",
         "1 in time, 0 overdue, 0 never"],
        ["Environment and Fjord Department All the department's tools are included. (counted "
         "30 April 2026)", "1", "1 of 1", "15 of 18 (83%)", "1 in time, 0 overdue, 0 never"],
        ["Harbour & Coast The department has 3 tools. 2 of them are listed here. The last one "
         "will be added in autumn 2026. (counted 18 May 2026)", "2", "2 of 2",
         "60 of 62 (97%)", "1 in time, 0 overdue, 0 never"],
    ]  # fmt: skip


def test_a_department_without_tools_has_nothing_to_grade(drafts_site):
    departments = drafts_site.page("/en/figures/").table("Department by department")
    (children,) = [line for line in departments if line[0].startswith("The Children and Youth")]

    assert children[1:] == ["0", "", "", ""]


@pytest.mark.parametrize(
    ("address", "caption", "said"),
    [
        ("/da/tal/", "Er værktøjerne i brug?",
         [["Planlagt", "0 værktøjer"], ["Afprøves", "1 værktøj"], ["I brug", "2 værktøjer"],
          ["Sat på pause", "0 værktøjer"], ["Taget ud af brug", "1 værktøj"],
          ["Ikke oplyst", "0 værktøjer"]]),
        ("/da/tal/", "Bruger de følsomme data?",
         [["Ja", "1 værktøj"], ["Nej", "3 værktøjer"], ["Ikke oplyst", "0 værktøjer"]]),
        ("/en/figures/", "Do they use AI?",
         [["No", "1 tool"], ["Yes", "3 tools"], ["Undecided", "0 tools"],
          ["Not stated", "0 tools"]]),
        ("/en/figures/", "Which ring of the radar are they in?",
         [["READY", "1 tool"], ["TRY OUT", "2 tools"], ["KEEP WATCH", "1 tool"],
          ["WAIT", "0 tools"], ["Not stated", "0 tools"]]),
        ("/en/figures/", "Does the department keep the text up to date?",
         [["Reviewed in time", "3 tools"], ["The review is overdue", "0 tools"],
          ["Never reviewed by the department", "0 tools"]]),
        ("/en/figures/", "Why a question has no answer",
         [["Not stated in the public source", "0 of 8"], ["Being clarified", "4 of 8"],
          ["Withheld for security", "1 of 8"], ["Withheld for business reasons", "1 of 8"],
          ["Does not fit this tool", "2 of 8"]]),
        ("/da/tal/", "Hvor lette de første tekster om værktøjerne er",
         [["Meget let (0-24)", "3 værktøjer"], ["Let (25-34)", "1 værktøj"],
          ["Middel (35-44)", "0 værktøjer"], ["Svær (45-54)", "0 værktøjer"],
          ["Meget svær (55 og op)", "0 værktøjer"]]),
    ],
)  # fmt: skip
def test_a_chart_is_a_table_of_numbers_in_words(address, caption, said, municipality_site):
    assert municipality_site.page(address).table(caption) == said


def test_overdue_reviews_are_counted(moved_site):
    chart = moved_site.page("/en/figures/").table("Does the department keep the text up to date?")

    assert chart[1] == ["The review is overdue", "1 tool"]


def test_an_open_question_tells_how_many_leave_it_open_and_why(municipality_site):
    page = municipality_site.page("/da/tal/")

    assert page.table("Spørgsmål uden svar, de mest åbne først")[:3] == [
        ["Hvor mange er ved at blive afklaret (1), passer ikke på dette værktøj (1)", "2 af 4"],
        ["Gevinst er ved at blive afklaret", "1 af 4"],
        ["Sådan er den testet er ved at blive afklaret", "1 af 3"],
    ]


@pytest.mark.parametrize(("address", "median"), [("/da/tal/", "22,7"), ("/en/figures/", "21.5")])
def test_the_median_lix_is_that_of_the_pages_own_language(address, median, municipality_site):
    page = municipality_site.page(address)

    assert page.texts("main .figures dd")[0] == median


def test_a_page_that_tells_more_stands_at_the_end(municipality_site):
    page = municipality_site.page("/da/tal/")

    assert page.texts("main > div > .choices li") == [
        "Sådan tæller vi Hvem der tæller, hvor tit, og hvad vi gør, når tallet er dårligt."
    ]


@pytest.mark.parametrize("address", WITH_CHARTS)
def test_a_bar_is_as_wide_as_its_number_says(address, site):
    told = [row for row in rows(site.page(address)) if row.width]

    assert len(told) > 15
    for row in told:
        first, *rest = map(number, re.findall(r"[0-9][0-9.,]*(?![0-9.,]*\s?%)", row.said))
        assert (first, *rest) == row.width[: 1 + len(rest)]
        assert 0 <= row.width[0] <= row.width[1]


@pytest.mark.parametrize("address", WITH_CHARTS)
def test_a_percentage_is_that_of_its_bar_and_of_ten_things_or_more(address, site):
    told = [row for row in rows(site.page(address)) if row.width]
    expected = [
        min(max(round(100 * n / of), 1), 99 if n < of else 100) if of >= 10 and n else None
        for n, of in (row.width for row in told)
    ]

    shown = [re.search(r"\((?:[a-zæøå]+ [a-z]+ )?([0-9]+)\s?%\)", row.said) for row in told]

    assert [found and int(found[1]) for found in shown] == expected


@pytest.mark.parametrize("address", WITH_CHARTS)
def test_a_number_leads_to_as_many_tools(address, site):
    linked = [row for row in rows(site.page(address)) if row.address]

    assert linked
    for row in linked:
        behind = site.page(row.address.removeprefix(site.base))
        tools = {link["href"] for link in behind.soup.select(".cards th a, .meets h3 a")}
        assert (row.label, len(tools)) == (row.label, row.width[0])


def test_a_number_of_no_tools_leads_to_no_list(municipality_site):
    linked = [row.address for row in rows(municipality_site.page("/da/tal/")) if row.said[0] == "0"]

    assert linked
    assert set(linked) == {None}


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("/da/", ["/da/vaerktoejer/", "/da/ai/", "/da/tal/"]),
        ("/en/", ["/en/tools/", "/en/ai/", "/en/figures/"]),
    ],
)
def test_the_home_page_leads_to_all_figures(address, links, municipality_site):
    section = municipality_site.page(address).soup.select("section[aria-labelledby=figures] a")

    assert [link["href"] for link in section] == links


@pytest.fixture(scope="module")
def small_site(municipality, tmp_path_factory):
    """The site of the municipality with these of its tools alone."""

    def small_site(*names):
        tools = {name: municipality.tools[name] for name in names}
        register = msgspec.structs.replace(municipality, tools=tools)
        folder = tmp_path_factory.mktemp("small") / "site"
        build(register, folder)
        return Site("small", folder, register.site.url)

    return small_site


@pytest.mark.slow
def test_a_register_without_tools_says_so_and_grades_what_there_is(small_site):
    site = small_site()

    for code, none, report in (
        ("da", "Der er ingen værktøjer i registret endnu.",
         [["Forvaltninger med mindst ét værktøj her", "0 af 3"]]),
        ("en", "There are no tools in the register yet.",
         [["Departments with at least one tool here", "0 of 3"]]),
    ):  # fmt: skip
        page = site.page(FIGURES[code])
        assert page.texts("main .none") == [none]
        assert page.table(page.texts("main caption")[0]) == report
        assert page.faults == []
    assert site.page("/da/ai/").texts("main .none") == [
        "Ingen værktøjer i registret oplyser, at de bruger AI."
    ]


@pytest.mark.slow
def test_a_register_of_one_tool_speaks_of_one_tool(small_site):
    site = small_site("badevandsmaaler")

    said = {code: site.page(FIGURES[code]).main for code in LANGUAGES}

    assert "1 værktøj" in said["da"]
    assert "1 tool" in said["en"]
    assert re.findall(r"\b1 (?:værktøjer|tools)\b", said["da"] + said["en"]) == []
    assert site.page("/en/figures/").table("Do they use AI?")[0] == ["No", "1 tool"]
