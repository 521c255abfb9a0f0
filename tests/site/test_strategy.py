"""The strategy tells of its focus areas and initiatives, and each initiative how it is going."""

from __future__ import annotations

import msgspec
import pytest

from plugins.building import build
from plugins.pages import strategy
from plugins.pages.site_pages import menus
from tests.pages.sharing import shared_in
from tests.site.builds import Site


def words(page, selector):
    """The words of the one element that *selector* finds."""
    (said,) = page.texts(selector)
    return said


def rows(page, table="table"):
    """The cells of a table, row by row."""
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        for row in page.soup.select(f"{table} tbody tr")
    ]


def facts(page):
    return dict(zip(page.texts(".facts dt"), page.texts(".facts dd"), strict=True))


# The strategy


@pytest.mark.parametrize(
    ("address", "name", "facts_shown"),
    [
        (
            "/da/strategi/",
            "Nær, nem & nøjagtig",
            {
                "Periode": "2025 til 2028",
                "Vedtaget": "Lillefjord Byråd, 10. december 2024 Læs referatet",
            },
        ),
        (
            "/en/strategy/",
            "Near, easy & exact",
            {
                "Period": "2025 to 2028",
                "Adopted": "Lillefjord Town Council, 10 December 2024 Read the minutes",
            },
        ),
    ],
)
def test_the_strategy_has_a_name_a_period_and_a_decision(
    municipality_site, address, name, facts_shown
):
    page = municipality_site.page(address)

    assert page.texts("h1") == [name]
    assert facts(page) == facts_shown
    assert page.soup.select_one(".facts small a")["href"] == (
        "https://www.lillefjord.example/byraad/2024-12-10/punkt-3"
    )


def test_the_focus_areas_stand_in_the_strategys_order_with_their_initiatives_and_tools(
    municipality_site,
):
    page = municipality_site.page("/da/strategi/")

    assert page.texts(".areas > li") == [
        "En fjord for alle Fjorden for alle: måling & svar I gang "
        "Badevandsmåler & isbøjer Chatbotten Fjordis",
        "Svar til tiden Ingen indsats i registret endnu.",
        "Åbenhed & tillid Klare ord > lange ord Vedtaget",
        'Fokusområdet er ikke oplyst Tryg havn Gennemført Isvagt: kameraet "Ørneøjet" '
        "Tildeling af bådpladser",
    ]


def test_an_initiative_and_its_tools_are_links_to_their_pages(municipality_site):
    page = municipality_site.page("/en/strategy/")

    assert [link["href"] for link in page.soup.select("#area-fjorden a")] == [
        "/en/strategy/fjorden-for-alle/",
        "/en/tools/badevandsmaaler/",
        "/en/tools/chatbotten-fjordis/",
    ]


def test_the_catalogue_has_two_levels(municipality_site):
    page = municipality_site.page("/da/strategi/")

    assert page.texts("section[aria-labelledby=catalogue] h3") == [
        "Fælles indsats", "Forvaltningens egen indsats",
    ]  # fmt: skip
    assert rows(page) == [
        ["Fjorden for alle: måling & svar", "I gang", "Alle", "2 værktøjer"],
        ["Klare ord > lange ord", "Vedtaget", "Alle", "0 værktøjer"],
        ["Tryg havn", "Gennemført", "Havn & Kyst", "2 værktøjer"],
    ]


def test_a_level_without_initiatives_says_so(drafts_site):
    page = drafts_site.page("/da/strategi/")

    assert words(page, "#level-shared ~ p.none") == "Der er ingen i registret endnu."
    assert [row[0] for row in rows(page)] == ["Gennemsigtighed"]


def test_the_strategy_tells_who_follows_it_up_how_often_and_what_came_of_it(municipality_site):
    danish = municipality_site.page("/da/strategi/")
    english = municipality_site.page("/en/strategy/")

    assert danish.texts("section[aria-labelledby=follow-up] li") == [
        "Økonomi- og Vandudvalget: en gang om året",
        "Gruppen for bits & bølger: 3 gange om året",
        "3. marts 2026. To ud af tre mål er nået. Byrådet bad om flere målere i fjorden. "
        "Læs referatet",
        "2. september 2025. Første opfølgning: alt går efter planen.",
    ]
    assert english.texts("section[aria-labelledby=follow-up] li")[:2] == [
        "Finance and Water Committee: once a year", "Group for bits & waves: 3 times a year",
    ]  # fmt: skip


def test_every_page_leads_to_the_strategy(municipality_site):
    page = municipality_site.page("/da/om/")

    assert {"href": "/da/strategi/"} in page.each("a")


# An initiative


@pytest.mark.parametrize(
    ("address", "how_far", "facts_shown"),
    [
        (
            "/da/strategi/tryg-havn/",
            "Indsatsen er gennemført.",
            {
                "Niveau": "Forvaltningens egen indsats",
                "Forvaltning": "Havn & Kyst",
                "Fokusområde": "Ikke oplyst",
                "Besluttet": "Havneudvalget, 20. juni 2023",
            },
        ),
        (
            "/en/strategy/fjorden-for-alle/",
            "Work is under way.",
            {
                "Level": "Shared initiative",
                "Focus area": "A fjord for everyone",
                "Decided": "Committee for Water and Wind, 11 March 2025 Read the minutes",
            },
        ),
    ],
)
def test_an_initiative_says_how_far_it_has_come_and_who_decided_it(
    municipality_site, address, how_far, facts_shown
):
    page = municipality_site.page(address)

    assert words(page, ".short .lead") == how_far
    assert facts(page) == facts_shown


def test_a_departments_own_initiative_is_measured_on_its_own_tools(municipality_site):
    page = municipality_site.page("/da/strategi/tryg-havn/")

    assert words(page, "#figures + p") == (
        "Tallene gælder kun værktøjerne i denne forvaltning: Havn & Kyst. Hvor meget er med?"
    )
    assert [value for _, value in rows(page, "table.chart")] == [
        "2", "2 af 2", "60 af 62 (97 %)", "1 af 1", "27",
    ]  # fmt: skip


def test_a_shared_initiative_is_measured_on_the_whole_register(municipality_site):
    page = municipality_site.page("/en/strategy/fjorden-for-alle/")

    assert words(page, "#figures + p") == "The figures cover the whole register."
    assert [(label.split("  ")[0], value) for label, value in rows(page, "table.chart")] == [
        ("Departments with at least one tool in the register "
         "The others have not told of any tool yet.", "3 of 3"),
        ("Tools listed in the register The register itself does not know whether more are "
         "missing. Departments have to say so.", "4"),
        ("Questions that have got an answer "
         "All the questions that the tools have to answer count.", "101 of 109 (93%)"),
    ]  # fmt: skip


def test_an_initiative_without_figures_or_tools_is_still_told_of(municipality_site):
    page = municipality_site.page("/da/strategi/klare-ord/")

    assert page.texts("table") == []
    assert words(page, "#tools + p") == (
        "Intet værktøj i registret siger, at det hører til indsatsen."
    )
    assert words(page, "#follow-up + p") == "Der er ikke oplyst nogen opfølgning."


def test_follow_ups_stand_with_their_day_and_minutes_newest_first(municipality_site):
    page = municipality_site.page("/da/strategi/fjorden-for-alle/")

    assert page.texts("#follow-up + ol li") == [
        "12. maj 2026. Målerne virker ved begge strande. Chatbotten er stadig et forsøg. "
        "Læs referatet",
        "4. november 2025. De første 4 bøjer er lagt ud. To af dem gik i stykker i stormen "
        "den 20. oktober.",
    ]
    assert page.soup.select_one("#follow-up + ol a")["href"] == (
        "https://www.lillefjord.example/udvalg/vand-og-vind/2026-05-12"
    )


def test_a_tool_leads_to_the_initiatives_it_serves(municipality_site):
    page = municipality_site.page("/en/tools/badevandsmaaler/")
    (link,) = page.soup.select('dd a[href^="/en/strategy/"]')

    assert (link["href"], link.get_text()) == (
        "/en/strategy/fjorden-for-alle/", "The fjord for everyone: data & answers",
    )  # fmt: skip


def test_the_focus_area_of_an_initiative_leads_to_it_in_the_strategy(moved_site):
    initiative = moved_site.page("/da/strategi/fjorden-for-alle/")
    strategy = moved_site.page("/da/strategi/")
    (link,) = (a for a in initiative.soup.select(".facts a") if a.string == "En fjord for alle")

    assert link["href"] == "/register/da/strategi/#area-fjorden"
    assert "area-fjorden" in strategy.ids


# A municipality without a strategy


@pytest.fixture
def without_strategy(municipality):
    """Lillefjord with none of its strategy but the initiatives that are *left*."""

    def without_strategy(*left):
        initiatives = {name: municipality.initiatives[name] for name in left}
        tools = {
            name: msgspec.structs.replace(tool, initiatives=None)
            for name, tool in municipality.tools.items()
        }
        return msgspec.structs.replace(
            municipality, strategy=None, initiatives=initiatives, tools=tools
        )

    return without_strategy


@pytest.mark.slow
def test_initiatives_can_stand_without_a_strategy(without_strategy, tmp_path):
    register = without_strategy("tryg-havn")

    build(register, tmp_path / "site")

    page = Site("municipality", tmp_path / "site", register.site.url).page("/en/strategy/")
    assert page.texts("main h1, main h2, main h3") == [
        "Initiatives", "Which initiatives are there?", "Shared initiative",
        "The department's own initiative",
    ]  # fmt: skip
    assert rows(page) == [["Safe harbour", "Done", "Harbour & Coast", "0 tools"]]


@pytest.mark.parametrize(("left", "pages_of_it"), [((), 0), (("tryg-havn",), 2)])
def test_without_a_strategy_and_initiatives_there_is_no_page_of_them(
    without_strategy, left, pages_of_it
):
    shared = shared_in(without_strategy(*left), "da")

    links = [link["path"] for link in menus(shared)["footer"]]

    assert len(list(strategy.pages(shared))) == pages_of_it
    assert ("/da/strategi/" in links) == bool(left)
