"""A text of the register stays a text: it brings no HTML, no script and no address of its own."""

from __future__ import annotations

import pytest

PLACES = [
    ("/da/vaerktoejer/badevandsmaaler/", "dd"),
    ("/en/tools/badevandsmaaler/", "dd"),
    ("/da/om/", "article"),
    ("/en/about/", "article"),
    ("/da/", "section.prose"),
    ("/en/", "section.prose"),
    ("/da/strategi/fjorden-for-alle/", "section.prose"),
    ("/en/strategy/fjorden-for-alle/", "section.prose"),
]

in_every_place = pytest.mark.parametrize(("address", "selector"), PLACES)


@pytest.fixture
def part(moved_site, address, selector):
    """The part of the page that holds the text which tries to break out."""
    page = moved_site.page(address)
    (found,) = (part for part in page.soup.select(selector) if "Største overskrift" in str(part))
    return found


@in_every_place
def test_raw_html_is_shown_as_the_text_it_is(part):
    (paragraph,) = (p for p in part.select("p") if "bemærkning" in p.get_text())

    assert paragraph.get_text() == (
        "Et <b>fedt</b> ord, <script>alert(1)</script> og <!-- en bemærkning -->."
    )
    assert {element.name for element in paragraph.find_all(True)} == {"code"}


@in_every_place
def test_markdown_within_code_is_shown_as_the_text_it_is(part):
    (paragraph,) = (p for p in part.select("p") if "billede" in p.get_text())

    assert " ".join(paragraph.get_text().split()) == (
        "Vi skriver [javascript](javascript:alert(1)) og ![billede](https://evil.example/a.png), "
        "men linker til ok. Alder < 18 & indkomst > 5."
    )
    assert part.select("img, script") == []


@in_every_place
def test_a_good_link_keeps_its_whole_address(part):
    (link,) = part.find_all("a", string="ok")

    assert link["href"] == "https://ok.example/a?b=1&c=%222%22"


@in_every_place
def test_a_link_to_the_site_itself_leads_to_where_the_site_lives(part, address):
    links = part.select("li a")

    assert links[0]["href"] == f"/register{address[:4]}radar/"


@pytest.mark.parametrize("address", ["/da/strategi/", "/da/strategi/fjorden-for-alle/"])
def test_a_name_with_markup_is_shown_as_the_text_it_is(moved_site, address):
    page = moved_site.page(address)

    assert '<b>"Fjorden" & alle</b>' in page.text
    assert "<i>Målerne</i>" not in page.html


@pytest.mark.parametrize(
    ("address", "selector", "levels"),
    [
        ("/da/vaerktoejer/badevandsmaaler/", "dd", ["h3", "h3", "h4"]),
        ("/da/om/", "article", ["h2", "h2", "h3"]),
        ("/da/", "section.prose", ["h3", "h3", "h4"]),
        ("/da/strategi/fjorden-for-alle/", "section.prose", ["h3", "h3", "h4"]),
    ],
)
def test_the_headings_of_a_text_stand_below_those_of_the_page(part, levels):
    words = ("Spring i rækken", "Største overskrift", "Lavere overskrift")

    assert [part.find(string=heading).parent.name for heading in words] == levels
