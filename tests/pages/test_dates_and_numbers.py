"""Dates, numbers and labels as people of each language write them."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.messages import CATALOGUE
from plugins.pages.language import Language
from plugins.register.schema import default_schema


@pytest.fixture(scope="module")
def languages():
    folder = CATALOGUE.parent
    return {code: Language(code, default_schema(), folder) for code in ("da", "en")}


@pytest.mark.parametrize(
    ("day", "danish", "english"),
    [
        (date(2026, 5, 4), "4. maj 2026", "4 May 2026"),
        ("2026-05-04", "4. maj 2026", "4 May 2026"),
        ("2021-03", "marts 2021", "March 2021"),
        ("2021", "2021", "2021"),
        ("2026-11-22", "22. november 2026", "22 November 2026"),
        (date(1998, 1, 1), "1. januar 1998", "1 January 1998"),
        ("0999-12-31", "31. december 999", "31 December 999"),
    ],
)
def test_a_date_is_as_precise_as_it_was_written(day, danish, english, languages):
    assert languages["da"].date(day) == danish
    assert languages["en"].date(day) == english


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1234, "1.234", "1,234"),
        (1250000, "1.250.000", "1,250,000"),
        (52.8, "52,8", "52.8"),
    ],
)
def test_numbers_have_the_signs_of_the_language(value, danish, english, languages):
    assert languages["da"].number(value) == danish
    assert languages["en"].number(value) == english


@pytest.mark.parametrize(
    ("share", "danish", "english"),
    [
        (0, "0 %", "0%"),
        (0.009, "under 1 %", "less than 1%"),
        (0.01, "1 %", "1%"),
        (2 / 3, "67 %", "67%"),
        (0.99, "99 %", "99%"),
        (0.991, "over 99 %", "more than 99%"),
        (1, "100 %", "100%"),
    ],
)
def test_a_percentage_is_nothing_or_all_only_when_that_is_so(share, danish, english, languages):
    assert languages["da"].percent(share).replace("\N{NO-BREAK SPACE}", " ") == danish
    assert languages["en"].percent(share) == english


@pytest.mark.parametrize(
    ("vocabulary", "code", "danish", "english"),
    [
        ("ai_kinds", "machine_learning", "maskinlæring", "machine learning"),
        ("ai_kinds", "generative", "generativ AI", "generative AI"),
        ("data_kinds", "cpr", "CPR-nummer", "CPR number"),
        ("transfer_basis", "standard_clauses", "EU's standardkontrakt", "EU standard contract"),
    ],
)
def test_a_label_inside_a_sentence_keeps_its_abbreviations(
    vocabulary, code, danish, english, languages
):
    assert languages["da"].inside(vocabulary, code) == danish
    assert languages["en"].inside(vocabulary, code) == english


@pytest.mark.parametrize(
    ("n", "danish", "english"),
    [(0, "0 værktøjer", "0 tools"), (1, "1 værktøj", "1 tool"), (2, "2 værktøjer", "2 tools")],
)
def test_one_and_many_have_their_own_words(n, danish, english, languages):
    said = {
        code: language.ngettext("%(n)s tool", "%(n)s tools", n) % {"n": language.number(n)}
        for code, language in languages.items()
    }

    assert said == {"da": danish, "en": english}


def test_countries_are_named_in_the_language(languages):
    assert languages["da"].country("SE") == "Sverige"
    assert languages["en"].country("SE") == "Sweden"
