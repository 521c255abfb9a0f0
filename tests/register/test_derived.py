"""What follows from the answers and is never typed."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from plugins.register import derived
from plugins.register.model import DataUse, RadarAssessment, Text


def changed(tool, **answers):
    """The tool with other answers."""
    return msgspec.structs.replace(tool, **answers)


def radar(*rings):
    """Assessments in these rings, newest first."""
    return tuple(
        RadarAssessment(ring=ring, on=date(2026 - age, 1, 1), reason=Text(da="a", en="b"))
        for age, ring in enumerate(rings)
    )


@pytest.mark.parametrize(
    ("rings", "movement"),
    [
        ((), None),
        (("wait",), "new"),
        (("ready", "ready"), "unchanged"),
        (("ready", "try_out"), "in"),
        (("wait", "keep_watch"), "out"),
        (("try_out", "wait", "ready"), "in"),
    ],
)
def test_movement_compares_the_two_newest_assessments(municipality, rings, movement):
    tool = changed(municipality.tools["isvagt-kamera"], radar=radar(*rings))

    assert derived.movement(municipality, tool) == movement


def test_the_ring_is_that_of_the_newest_assessment(municipality):
    tool = municipality.tools["isvagt-kamera"]

    assert derived.ring(tool) == "keep_watch"
    assert derived.ring(changed(tool, radar=None)) is None


def test_rights_follow_from_all_laws_in_the_order_of_the_vocabulary(municipality):
    tool = municipality.tools["baadplads-tildeling"]

    assert derived.rights(municipality, tool) == (
        "13", "14", "15", "16", "18", "21", "22", "77",
    )  # fmt: skip
    assert derived.rights(municipality, changed(tool, legal_basis=None)) == ()


@pytest.mark.parametrize(
    ("basis", "kinds", "sensitive"),
    [
        ("department", ("cpr", "health", "name", "health", "religion"), ("health", "religion")),
        ("department", ("cpr", "criminal"), ()),
        ("department", (), ()),
        ("department", None, None),
        ("public_sources", ("health",), ("health",)),
        ("public_sources", ("name",), None),
        ("public_sources", (), ()),
        ("public_sources", None, None),
    ],
)
def test_sensitive_data_is_said_only_when_it_is_known(municipality, basis, kinds, sensitive):
    data = None if kinds is None else tuple(DataUse(kind=kind) for kind in kinds)
    tool = changed(municipality.tools["badevandsmaaler"], basis=basis, data=data)

    assert derived.sensitive_data(municipality, tool) == sensitive


@pytest.mark.parametrize(
    ("answers", "due"),
    [
        ({"reviewed_on": date(2026, 1, 12), "review_every": None}, date(2027, 1, 12)),
        ({"reviewed_on": date(2026, 1, 31), "review_every": 1}, date(2026, 2, 28)),
        ({"reviewed_on": None, "review_every": 6}, None),
    ],
)
def test_the_next_review_is_the_tools_or_the_municipalitys_months_ahead(municipality, answers, due):
    tool = changed(municipality.tools["badevandsmaaler"], **answers)

    assert derived.next_review(municipality, tool) == due


@pytest.mark.parametrize(
    ("answers", "overdue"),
    [
        ({"reviewed_on": date(2025, 7, 1)}, False),
        ({"reviewed_on": date(2025, 6, 30)}, True),
        ({"reviewed_on": date(2025, 6, 30), "status": "paused"}, True),
        ({"reviewed_on": date(2025, 6, 30), "status": "retired"}, False),
        ({"reviewed_on": None}, False),
    ],
)
def test_a_review_is_overdue_the_day_after_it_was_due(municipality, answers, overdue):
    tool = changed(municipality.tools["badevandsmaaler"], **answers)

    assert derived.is_overdue(municipality, tool) is overdue


def test_open_questions_are_those_that_are_listed_as_unanswered(municipality):
    listed = {
        tool.id: {line.question for line in tool.unanswered or ()}
        for tool in municipality.tools.values()
    }

    questions = {
        tool.id: {field.name for field in derived.open_questions(municipality, tool)}
        for tool in municipality.tools.values()
    }

    assert questions == listed
