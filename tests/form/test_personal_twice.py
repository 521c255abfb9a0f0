"""The form finds the personal data that the check finds, and shows as little of it."""

from __future__ import annotations

import ast
import inspect
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.register import personal, texts_of
from tests.conftest import MUNICIPALITY, TODAY
from tests.properties.texts import personal_texts, texts
from tests.register import test_personal

DOMAINS = ["lillefjord.example", "kk.example"]
PROJECT = MUNICIPALITY.parents[1]


def written_in_tests() -> list[str]:
    """Every text in the tests of the check itself: found in it is all that it should find."""
    tree = ast.parse(inspect.getsource(test_personal))
    literals = (one.value for one in ast.walk(tree) if isinstance(one, ast.Constant))
    return list(dict.fromkeys(one for one in literals if isinstance(one, str)))


@pytest.fixture(scope="module")
def in_the_form(scripts):
    """What the form finds in a text, and how it shows the text."""

    def said(text: str, domains: list[str] | None = DOMAINS) -> tuple:
        found = scripts.call("personal.js", "find", text, TODAY.isoformat(), domains)
        masked = scripts.call("personal.js", "masked", text)
        return [(one["code"], one["start"], one["end"]) for one in found], masked

    return said


def in_python(text: str, domains: list[str] | None = DOMAINS) -> tuple:
    found = personal.find(text, TODAY, domains)
    return [tuple(one) for one in found], personal.masked(text)


def test_what_the_check_is_tried_on_is_found_alike(in_the_form):
    written = written_in_tests()

    assert "150290-1234" in written
    for text in written:
        assert in_the_form(text) == in_python(text), text


@pytest.mark.parametrize(
    ("before", "after", "times"),
    [
        ("cpr ", "1502901234", range(30, 45)),
        ("1502901234 ", "personnummer", range(20, 45)),
        ("tlf ", "33663366", range(15, 30)),
        ("konto ", "4069 30333666", range(30, 45)),
        ("150290", "-1234", range(25, 35)),
        ("", "@kk.example", range(60, 70)),
        ("a@", ".dk", range(60, 70)),
    ],
)
@pytest.mark.parametrize("between", [" ", "x"])
def test_what_is_near_enough_is_near_enough_for_both(in_the_form, before, after, times, between):
    texts = [before + between * n + after for n in times]

    assert [in_the_form(text) for text in texts] == [in_python(text) for text in texts]


def test_an_account_of_any_length_is_one_for_both(in_the_form):
    accounts = [iban("1" * digits) for digits in range(9, 33)]

    found = [in_the_form(account)[0] for account in accounts]

    assert found == [in_python(account)[0] for account in accounts]
    assert [len(account) for account, one in zip(accounts, found, strict=True) if one] == [
        *range(15, 35)
    ]


def iban(account: str) -> str:
    """An account with its check digits (ISO 13616)."""
    rest = int(f"{account}131400") % 97
    return f"DE{98 - rest:02}{account}"


def test_every_private_mailbox_is_known(in_the_form):
    for domain in personal.FREE_MAIL:
        assert in_the_form(f"x@{domain}")[0] == [("mailbox-private", 0, 2 + len(domain))]


def test_without_domains_only_what_looks_personal_is_found(in_the_form):
    text = "for.efternavn@kk.example post@kk.example x@gmail.com"

    found, _ = in_the_form(text, None)

    assert [code for code, *_ in found] == ["mailbox-person", "mailbox-private"]


def test_places_are_counted_in_signs(in_the_form):
    text = "👩 𝐀 𝟙𝟝𝟘𝟚𝟡𝟘-1234 👩"

    assert in_the_form(text) == ([("cpr", 4, 15)], "👩 𝐀 ••••••-•••• 👩")


def test_a_number_of_someone_not_yet_born_is_none(scripts):
    def found(today: date) -> list:
        return scripts.call("personal.js", "find", "020726-4234", today.isoformat(), None)

    assert found(date(2026, 7, 1)) == []
    assert found(date(2026, 7, 2)) == [{"code": "cpr", "start": 0, "end": 11}]


@pytest.mark.slow
@pytest.mark.parametrize("root", [MUNICIPALITY, PROJECT], ids=("lillefjord", "own"))
def test_every_text_of_a_register_is_judged_alike(in_the_form, root):
    said = [one.text for texts in texts_of(root, today=TODAY) for one in texts.said]

    assert said
    for text in said:
        assert in_the_form(text) == in_python(text), text


@pytest.mark.slow
@given(text=personal_texts() | texts(), domains=st.sampled_from((DOMAINS, [], None)))
def test_any_text_is_judged_alike(in_the_form, text, domains):
    assert in_the_form(text, domains) == in_python(text, domains)
