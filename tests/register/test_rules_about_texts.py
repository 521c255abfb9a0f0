"""The rules about the texts of one file: the limits of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from plugins.register.rules import parity
from plugins.register.rules.plain import texts_are_easy_to_read
from tests.register.test_language import text_of_lix
from tests.register.test_texts import texts

Told = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def told() -> Told:
    """What a rule says of a file: field and code."""

    def told(rule: Any, source: str, kind: str = "tool") -> list[tuple[str, str]]:
        return [(problem.field, problem.code) for problem in rule(texts(source, kind))]

    return told


# Plain language


def test_a_text_is_hard_in_the_language_in_which_it_is_hard(told):
    english = " ".join(["administration"] * 30)

    assert told(texts_are_easy_to_read, f"summary: {{da: Du kan ringe., en: {english}.}}") == [
        ("summary.en", "lix")
    ]


def test_without_its_names_a_text_can_be_too_short_to_count(told):
    danish = "Havneforvaltningen kommunikerer. " * 20
    source = "name: {da: Havneforvaltningen, en: x}\nsummary: {da: %s, en: x}"

    assert told(texts_are_easy_to_read, source % danish) == []
    assert told(texts_are_easy_to_read, source % danish.replace("Havne", "Fjord")) == [
        ("summary.da", "lix")
    ]


def test_without_its_names_a_text_can_be_as_hard_as_the_limit(told):
    danish = f"Havneforvaltningen {text_of_lix(17)}"
    source = "name: {da: %s, en: x}\nsummary: {da: %s, en: x}"

    assert told(texts_are_easy_to_read, source % ("Havneforvaltningen", danish)) == []
    assert told(texts_are_easy_to_read, source % ("Havnen", danish)) == [("summary.da", "lix")]


# Two languages


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("benefit: {da: Havn, en: Havn}", [("benefit.en", "same-text")]),
        ("benefit: {da: Havn, en: Harbour}", []),
        ("benefit: {da: ' ', en: ' '}", []),
        ("name: {da: Havn, en: Havn}", []),
        (
            "name: {da: a, en: a}\nsummary: {da: b, en: b}\nbenefit: {da: c, en: c}",
            [("summary.en", "same-text"), ("benefit.en", "same-text")],
        ),
    ],
)
def test_a_text_differs_in_its_languages_unless_it_is_a_name(told, source, expected):
    assert told(parity.languages_differ, source) == expected


DANISH, ENGLISH = "Du kan ringe til os.", "You can call us and ask."


@pytest.mark.parametrize(
    ("da", "en", "expected"),
    [
        (DANISH, ENGLISH, []),
        (ENGLISH, DANISH, [("benefit.da", "not-in-da"), ("benefit.en", "not-in-en")]),
        (ENGLISH, "Harbour", [("benefit.da", "not-in-da")]),
        ("Havn", DANISH, [("benefit.en", "not-in-en")]),
        (DANISH, DANISH, []),
    ],
)
def test_what_stands_under_a_language_is_in_it(told, da, en, expected):
    source = f"summary: {{da: {DANISH}, en: {ENGLISH}}}\nbenefit: {{da: {da}, en: {en}}}"

    assert told(parity.texts_stand_under_their_language, source) == expected


def test_a_name_may_be_in_any_language(told):
    source = f"name: {{da: {ENGLISH}, en: {DANISH}}}\nbenefit: {{da: {ENGLISH}, en: x}}"

    assert told(parity.texts_stand_under_their_language, source) == [("benefit.da", "not-in-da")]


@pytest.mark.parametrize(
    ("da", "en", "expected"),
    [
        ("Fra 5 til 17.", "From 5 to 17.", []),
        ("Fra 5 til 17.", "From 5.", [("benefit.en", "number-not-in-en")]),
        ("Fra 5.", "From 5 to 17.", [("benefit.da", "number-not-in-da")]),
        ("17.", "18.", [("benefit.da", "number-not-in-da"), ("benefit.en", "number-not-in-en")]),
        ("Se [her](https://a.example/2026).", "See [here](https://a.example/2027).", []),
        ("Se https://a.example/2026 og 5.", "See https://a.example/en and 5.", []),
        (
            "Se https://a.example/5 nu.",
            "See https://a.example/5 now, 5.",
            [("benefit.da", "number-not-in-da")],
        ),
        ("Se [her](/sag/2026).", "See [here](/case/2027).", []),
        ("Nummeret er 150290-1234.", "That is the number.", []),
    ],
)
def test_a_number_stands_in_both_languages(told, da, en, expected):
    source = f"summary: {{da: '1', en: '1'}}\nbenefit: {{da: '{da}', en: '{en}'}}"

    assert told(parity.numbers_stand_in_both_languages, source) == expected


def test_a_personal_number_is_not_asked_for_in_the_other_language(told):
    source = "data: [{used_for: {da: 150290-1234, en: x}}, {used_for: {da: '5', en: x}}]"

    assert told(parity.numbers_stand_in_both_languages, source) == [
        ("data[2].used_for.en", "number-not-in-en")
    ]


def test_a_number_belongs_to_its_own_text(told):
    source = "summary: {da: '5', en: x}\nbenefit: {da: 'y', en: '6'}"

    assert told(parity.numbers_stand_in_both_languages, source) == [
        ("summary.en", "number-not-in-en"),
        ("benefit.da", "number-not-in-da"),
    ]


LINK = "[her](https://a.example/x)"


@pytest.mark.parametrize(
    ("da", "en", "expected"),
    [
        (f"Se {LINK}.", f"See {LINK}.", []),
        (f"Se {LINK}.", "See here.", [("benefit.en", "link-missing")]),
        ("Se her.", f"See {LINK}.", [("benefit.da", "link-missing")]),
        (f"Se {LINK} og {LINK}.", f"See {LINK}.", [("benefit.en", "link-missing")]),
        ("Se https://a.example/x.", "See there.", [("benefit.en", "link-missing")]),
        ("Se https://a.example/x.", f"See {LINK}.", []),
        ("Se [her](#svar).", "See here.", [("benefit.en", "link-missing")]),
        ("[A](#a) og [b](#b).", "[A](#a).", [("benefit.en", "link-missing")]),
        (
            "https://a.example https://b.example",
            "https://a.example",
            [("benefit.en", "link-missing")],
        ),
    ],
)
def test_both_languages_have_as_many_links(told, da, en, expected):
    source = f"summary: {{da: a, en: b}}\nbenefit: {{da: '{da}', en: '{en}'}}"

    assert told(parity.links_stand_in_both_languages, source) == expected


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("benefit", []),
        ("data[1].used_for", []),
        ("data[2].used_for", [("confirmed[2].field", "confirmed-unknown")]),
        ("benefit.da", [("confirmed[2].field", "confirmed-unknown")]),
        ("body", [("confirmed[2].field", "confirmed-unknown")]),
    ],
)
def test_what_is_confirmed_stands_in_both_languages(told, field, expected):
    source = (
        "benefit: {da: a, en: b}\n"
        "data: [{used_for: {da: a, en: b}}]\n"
        f"confirmed: [{{field: benefit}}, {{field: '{field}'}}]\n"
    )

    assert told(parity.confirmed_texts_exist, source) == expected


def test_the_prose_of_a_page_can_be_confirmed(told):
    page = "---\ntitle: Om\nconfirmed: [{field: body}, {field: title}]\n---\nHej.\n"

    assert told(parity.confirmed_texts_exist, page, "page") == [
        ("confirmed[2].field", "confirmed-unknown")
    ]
