"""The glossary explains its terms, and other pages mark them where they first use them."""

from __future__ import annotations

import pytest

from tests.site.reading import faults

NO_MARKS = ["h1", "h2", "h3", "h4", "dt", "th", "label", "caption", "code", "svg", "nav", "footer"]


def on_the_glossary(page):
    return page.address in ("/da/ordbog/", "/en/glossary/")


def marks(page):
    """The terms that a page marks: where each leads, and its words."""
    return [(link["href"].split("#")[1], link.get_text()) for link in page.soup.select("a.term")]


@pytest.mark.parametrize(
    ("address", "terms", "letters"),
    [
        ("/da/ordbog/",
         ["Afgørelse", "AI (kunstig intelligens)", "Chatbot", "CPR-nummer", "Generativ AI", "Radar",
          "Venteliste", "Ø", 'Åben kilde & "kode"'], "ACGRVØÅ"),
        ("/en/glossary/",
         ["AI (artificial intelligence)", "Chatbot", "CPR number", "Decision", "Generative AI",
          "Island", 'Open source & "code"', "Radar", "Waiting list"], "ACDGIORW"),
    ],
)  # fmt: skip
def test_the_terms_stand_in_the_order_of_the_language_under_their_letters(
    address, terms, letters, municipality_site
):
    page = municipality_site.page(address)

    assert page.texts("dl.glossary dt") == terms
    assert page.texts(".pick li") == list(letters)


def test_a_letter_leads_to_its_first_term(municipality_site):
    links = municipality_site.page("/da/ordbog/").soup.select(".pick a")

    assert [link["href"] for link in links][:3] == ["#afgoerelse", "#chatbot", "#generativ-ai"]


def test_a_term_is_explained_with_its_sources(municipality_site):
    page = municipality_site.page("/da/ordbog/")

    assert page.answer("CPR-nummer") == (
        "Det nummer, staten giver alle, der bor i landet. Skriv det aldrig til en maskine. "
        "Databeskyttelsesloven (§ 11)"
    )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/da/vaerktoejer/baadplads-tildeling/",
         [("venteliste", "ventetid"), ("afgoerelse", "afslag"), ("cpr", "CPR"), ("ai", "AI'en")]),
        ("/en/tools/baadplads-tildeling/",
         [("venteliste", "waiting time"), ("afgoerelse", "refusals"), ("cpr", "CPR register"),
          ("ai", "AI")]),
        ("/en/tools/chatbotten-fjordis/", [("cpr", "CPR number")]),
        ("/da/vaerktoejer/badevandsmaaler/", []),
    ],
)  # fmt: skip
def test_a_tools_page_marks_each_term_the_first_time_it_uses_it(
    address, expected, municipality_site
):
    assert marks(municipality_site.page(address)) == expected


def test_pages_of_prose_and_situations_mark_their_terms(drafts_site):
    about = dict(marks(drafts_site.page("/da/om-registret/")))
    situation = marks(drafts_site.page("/da/situationer/sygemeldt/"))

    assert {"chatbot", "ai", "gdpr", "datatilsynet"} <= about.keys()
    assert situation == [("sygedagpenge", "sygedagpenge"), ("jobcenter", "jobcentret")]


@pytest.mark.slow
def test_no_page_marks_a_term_twice(pages):
    def twice(page):
        terms = [term for term, _ in marks(page)]
        return {term for term in terms if terms.count(term) > 1}

    assert faults(pages, twice) == {}


def test_no_mark_stands_in_a_heading_a_label_or_a_drawing(pages):
    def misplaced(page):
        links = page.soup.select("a.term")
        return [link for link in links if link.find_parent(NO_MARKS) or on_the_glossary(page)]

    assert faults(pages, misplaced) == {}


def test_every_mark_leads_to_the_glossary_of_its_language(pages):
    def elsewhere(page):
        glossary = {"da": "/da/ordbog/", "en": "/en/glossary/"}[page.language]
        links = [link["href"] for link in page.soup.select("a.term")]
        return [link for link in links if not link.startswith(f"{page.site.base}{glossary}#")]

    assert faults(pages, elsewhere) == {}
