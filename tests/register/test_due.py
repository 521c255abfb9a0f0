"""What waits: reviews by their day, and questions that may not stay open for ever."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from plugins.register.due import Due, due

BERTHS = "baadplads-tildeling"  # reviewed on 4 May 2026, every six months
METERS = "badevandsmaaler"  # reviewed on 12 January 2026, every twelve months
CAMERA = "isvagt-kamera"  # retired
FJORDIS = "chatbotten-fjordis"


@pytest.fixture
def waiting(municipality):
    """What waits on a day."""

    def waiting(today: date) -> tuple[Due, ...]:
        return due(msgspec.structs.replace(municipality, today=today))

    return waiting


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 3), []),
        (date(2026, 9, 4), [("soon", BERTHS, date(2026, 11, 4))]),
        (date(2026, 11, 4), [("soon", BERTHS, date(2026, 11, 4))]),
        (date(2026, 11, 5), [("overdue", BERTHS, date(2026, 11, 4))]),
        (
            date(2026, 11, 12),
            [("overdue", BERTHS, date(2026, 11, 4)), ("soon", METERS, date(2027, 1, 12))],
        ),
    ],
)
def test_a_review_is_soon_due_for_two_months_and_then_overdue(today, expected, waiting):
    assert [(one.what, one.tool.id, one.on) for one in waiting(today)] == expected


def test_a_retired_tool_needs_no_review(waiting):
    reviews = {one.tool.id for one in waiting(date(2035, 1, 1)) if one.what == "overdue"}

    assert reviews == {BERTHS, METERS, FJORDIS}


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 4, 1), []),
        (date(2027, 4, 2), [(FJORDIS, date(2027, 6, 2), ["benefit", "ethics"])]),
        (
            # The last day: tomorrow the check refuses the file.
            date(2027, 6, 2),
            [
                (FJORDIS, date(2027, 6, 2), ["benefit", "ethics"]),
                (CAMERA, date(2027, 6, 15), ["scale", "ai.tested"]),
            ],
        ),
    ],
)
def test_what_is_under_clarification_is_told_before_the_check_refuses_it(today, expected, waiting):
    found = waiting(today)

    assert [
        (one.tool.id, one.on, [field.name for field in one.questions])
        for one in found
        if one.what == "clarify"
    ] == expected
