"""Conditions of the schema, and the places in a thing that a field stands for."""

from __future__ import annotations

import pytest

from plugins.register.conditions import holds, places, rests_on
from plugins.register.model import AI, DataUse, Decision, Keep
from plugins.register.schema import Condition, Field


class Thing:
    """A stand-in with the answers of a tool."""

    status = "retired"
    data = (DataUse(kind="cpr", keep=Keep(months=1)), DataUse(kind="name"))
    recipients = ()
    people = None
    contact = None
    decision = Decision(part="none")
    ai = AI(use="yes")


@pytest.mark.parametrize(
    ("wanted", "answer"),
    [
        ({}, True),
        ({"status": ["retired"]}, True),
        ({"status": ["paused", "retired"]}, True),
        ({"status": ["paused"]}, False),
        ({"ai.use": ["yes"], "decision.part": ["none"]}, True),
        ({"ai.use": ["yes"], "decision.part": ["draft"]}, False),
        ({"ai.use": ["no"], "decision.part": ["none"]}, False),
        ({"ai.risk.class": ["high"]}, False),
        ({"data": True}, True),
        ({"recipients": True}, False),
        ({"people": True}, False),
    ],
)
def test_a_condition_holds_when_every_answer_is_one_of_those_it_asks_for(wanted, answer):
    assert holds(Condition(wanted), Thing()) is answer


def test_a_condition_rests_on_the_fields_it_names():
    one = Condition({"ai.use": ["yes"], "data": True})
    other = Condition({"status": ["retired"]})

    assert rests_on(one, None, Condition({}), other) == (("ai", "use"), ("data",), ("status",))


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (("status",), [(("status",), "retired")]),
        (("people",), [(("people",), None)]),
        (("ai", "use"), [(("ai", "use"), "yes")]),
        (("ai", "risk", "class"), [(("ai", "risk", "class"), None)]),
        (("data", "[]", "kind"), [(("data", 0, "kind"), "cpr"), (("data", 1, "kind"), "name")]),
        (
            ("data", "[]", "keep", "months"),
            [(("data", 0, "keep", "months"), 1), (("data", 1, "keep", "months"), None)],
        ),
        (("recipients", "[]", "role"), []),
        (("people", "[]", "role"), []),
        (("contact", "hours"), [(("contact", "hours"), None)]),
        (("contact", "hours", "[]", "day"), []),
    ],
)
def test_a_field_has_a_place_for_each_entry_of_a_list(path, found):
    assert list(places(Thing(), Field(path, {}))) == found
