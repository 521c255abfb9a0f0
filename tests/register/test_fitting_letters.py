"""Which letters a tool has, and how they are filled in."""

from __future__ import annotations

import msgspec
import pytest

from plugins.register.letters import FIELDS, Fit, fields_in, filled, fit, laws, pieces
from plugins.register.model import AI, DataUse, Decision

NAME, HEALTH = DataUse(kind="name"), DataUse(kind="health")


def offered(register, tool):
    """The letters that are offered for *tool*."""
    return [name for name, letter in register.letters.items() if fit(register, letter, tool)[0]]


@pytest.mark.parametrize(
    ("tool", "names"),
    [
        ("baadplads-tildeling", ["forklaring", "indsigelse", "indsigt", "klage", "menneske"]),
        ("badevandsmaaler", []),
        ("chatbotten-fjordis", ["indsigt", "klage"]),
        ("isvagt-kamera", ["forklaring", "indsigelse", "indsigt", "klage"]),
    ],
)
def test_a_tool_has_the_letters_that_its_data_its_laws_and_its_decisions_call_for(
    tool, names, municipality
):
    assert offered(municipality, municipality.tools[tool]) == names


@pytest.fixture
def judge(municipality):
    """How a letter fits the allocation of berths with other answers."""

    def judge(letter, **answers):
        tool = msgspec.structs.replace(municipality.tools["baadplads-tildeling"], **answers)
        return fit(municipality, municipality.letters[letter], tool)

    return judge


@pytest.mark.parametrize("laws", [("gdpr-6-1-a",), ("gdpr-6-1-c",), ("lov-om-fjordhavne-9",)])
def test_nobody_objects_where_the_law_gives_no_right_to(laws, judge):
    assert judge("indsigelse", legal_basis=laws) == Fit(False)


@pytest.mark.parametrize("laws", [None, (), ("gdpr-9-2-g",)])
def test_no_right_is_claimed_while_the_legal_basis_is_unknown(laws, judge):
    assert judge("indsigelse", legal_basis=laws) == Fit(False, ("rights",))


def test_where_there_is_no_data_there_is_no_right_to_look_for(judge):
    assert judge("indsigelse", legal_basis=None, data=()) == Fit(False)


def test_who_does_not_know_whether_there_is_data_may_ask(judge):
    assert judge("indsigt", data=None) == Fit(True, ("data",))


def test_who_does_not_know_whether_there_was_a_decision_may_ask(judge):
    assert judge("forklaring", decision=Decision()) == Fit(True, ("decision",))


@pytest.mark.parametrize("part", ["none", "support", "draft"])
def test_each_condition_must_hold(part, judge):
    assert judge("menneske", decision=Decision(part=part)) == Fit(False)


def test_what_surely_does_not_hold_counts_more_than_what_is_unknown(judge):
    assert judge("menneske", decision=Decision(part="none"), legal_basis=None) == Fit(False)


@pytest.mark.parametrize(
    ("basis", "data", "expected"),
    [
        ("department", (NAME,), Fit(False)),
        ("department", (NAME, HEALTH), Fit(True)),
        ("public_sources", (NAME,), Fit(True, ("data",))),
        ("public_sources", (), Fit(False)),
    ],
)
def test_a_draft_seldom_knows_all_data(basis, data, expected, municipality):
    letter = municipality.letters["indsigt"]
    wanted = msgspec.structs.replace(letter.applies_to, data=("special",))
    tool = msgspec.structs.replace(
        municipality.tools["baadplads-tildeling"], basis=basis, data=data, ai=AI()
    )

    assert fit(municipality, msgspec.structs.replace(letter, applies_to=wanted), tool) == expected


def test_a_letter_names_only_the_laws_that_give_its_right(municipality):
    tool = municipality.tools["baadplads-tildeling"]

    assert laws(municipality, municipality.letters["indsigelse"], tool, "da") == (
        "GDPR art. 6, stk. 1, litra e"
    )
    assert laws(municipality, municipality.letters["indsigt"], tool, "en") == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{tool} og {law}", ("tool", "law")),
        ("{tool}{tool}", ("tool", "tool")),
        ("{ tool }, {}, { }", ("tool", "", "")),
        ("a {b c} d", ("b c",)),
        ("{{tool}}", ("tool",)),
        ("} { alone {", ()),
        ("[dit navn]", ()),
    ],
)
def test_a_field_stands_between_two_brackets(text, found):
    assert fields_in(text) == found


VALUES = {name: name.upper() for name in FIELDS}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("{tool}", "TOOL"),
        ("Til {recipient}\n\n{page}.", "Til RECIPIENT\n\nPAGE."),
        ("} { {law}{law} }", "} { LAWLAW }"),
        ("{{tool}}", "{TOOL}"),
        ("%(tool)s {0 %s", "%(tool)s {0 %s"),
    ],
)
def test_a_bracket_alone_breaks_nothing(text, said):
    assert filled(pieces(text), VALUES) == said


def test_what_is_filled_in_is_not_filled_in_again():
    values = VALUES | {"tool": "{law} {page} {x}"}

    assert filled(pieces("{tool}!"), values) == "{law} {page} {x}!"
