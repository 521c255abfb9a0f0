"""A tool's page draws the way of the data, and tells the same in a list for those who listen."""

from __future__ import annotations

import re

import pytest

from tests.site.builds import ROOTS
from tests.site.sitemap import tools

TOOLS = [
    (name, address.format(tool))
    for name in ("municipality", "drafts", "moved")
    for tool in tools(ROOTS[name])
    for address in ("/da/vaerktoejer/{}/", "/en/tools/{}/")
]

each_tool = pytest.mark.parametrize(("name", "address"), TOOLS)


@pytest.fixture
def page(build_of, name, address):
    return build_of(name).page(address)


def letters(element):
    """What an element says, without the signs that stand between answers and lines."""
    return re.sub(r"\W", "", element.get_text())


@each_tool
def test_the_list_says_the_same_as_the_drawing(page):
    boxes = page.soup.select(".flow .column a")
    entries = page.soup.select(".flow ol > li")

    assert len(boxes) in (4, 6)
    assert [letters(box) for box in boxes] == [
        f"{number}{letters(entry)}" for number, entry in enumerate(entries, 1)
    ]


@each_tool
def test_the_list_leads_where_the_drawing_leads(page):
    drawn, listed = (
        [link["href"] for link in page.soup.select(links)]
        for links in (".flow .column a", ".flow li > a")
    )

    assert drawn == listed


@each_tool
def test_the_way_of_the_data_comes_right_after_the_tool_in_short(page):
    (drawing,) = page.soup.select("section.flow")

    assert drawing.find_previous_sibling("section")["class"] == ["short"]


def test_the_list_is_told_in_words_only(municipality_site):
    page = municipality_site.page("/da/vaerktoejer/baadplads-tildeling/")

    assert page.texts(".flow h2, .flow summary") == [
        "Sådan går dine data", "Læs tegningen som en liste",
    ]  # fmt: skip
    assert page.texts(".flow li")[:2] == [
        "Dig Data kommer fra: Dig selv, CPR-registret, Skattestyrelsen, værktøjet selv",
        "Data om dig Følsomme oplysninger: Handicap "
        "Andre oplysninger: CPR-nummer, adresse, indkomst, din sag",
    ]
    assert page.texts(".flow li")[5] == (
        'Tilbage til dig Kan du sige nej? Ja. Skriv "uden AI" i ansøgningen. Så regner en '
        "medarbejder i stedet, og du mister ikke din plads på listen. Kontakt: Havnekontoret"
    )
