"""On paper a tool's page says what it says on a screen, without what only a screen has."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.site.builds import ROOTS
from tests.site.sitemap import tools

pytestmark = pytest.mark.slow

#: The tool of Lillefjord that answers most, and sheets of A4 that it may take.
FULL, SHEETS = "baadplads-tildeling", 6
SAID = [
    "Tildeling af bådpladser",
    "I brug siden marts 2023 · Havn & Kyst",
    "Bruger det AI? Ja: maskinlæring, anbefaling",
    "Beslutter det om dig? Ja, med kontrol",
    "Følsomme data? Ja: handicap",
    "Data Kommer fra Bruges til Opbevares",
    "CPR-nummer Dig selv Vi er sikre på, at du er dig.",
    "Hvor data ligger I Danmark. Data opbevares kun i Danmark.",
    "Klage til Datatilsynet",
    "dpo@lillefjord.example",
]
ONLY_ON_SCREEN = [
    "Situationer Værktøjer", "Forside Værktøjer", "På denne side", "English", "Hent siden",
]  # fmt: skip


@pytest.fixture
def printed(page, host, build_of):
    """The sheets of A4 that the page at an address of a site takes, as their texts."""

    def printed(site: str, address: str) -> list[str]:
        page.goto(host(build_of(site).folder) + address)
        sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
        return [" ".join(sheet.extract_text().split()) for sheet in sheets]

    return printed


def test_a_printed_tool_says_all_that_matters(printed):
    text = " ".join(printed("municipality", f"/da/vaerktoejer/{FULL}/"))

    assert [said for said in SAID if said not in text] == []


def test_a_printed_tool_has_no_navigation(printed):
    text = " ".join(printed("municipality", f"/da/vaerktoejer/{FULL}/"))

    assert [said for said in ONLY_ON_SCREEN if said in text] == []


def test_what_only_a_screen_has_is_on_the_screen(page, site_url):
    page.goto(f"{site_url}/da/vaerktoejer/{FULL}/")

    text = " ".join(page.inner_text("body").split())

    assert [said for said in ONLY_ON_SCREEN if said not in text] == []


@pytest.mark.parametrize("name", ["municipality", "drafts"])
def test_no_tool_takes_more_than_six_sheets(name, printed):
    sheets = {tool: len(printed(name, f"/da/vaerktoejer/{tool}/")) for tool in tools(ROOTS[name])}

    assert [tool for tool, number in sheets.items() if not 1 <= number <= SHEETS] == []


def test_a_wide_table_is_not_cut_off_on_paper(page, site_url):
    page.goto(f"{site_url}/da/vaerktoejer/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 without its margins

    assert page.evaluate("document.documentElement.scrollWidth") == 718
