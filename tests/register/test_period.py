"""Years and half-years have bounds, names, and begin with the history."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.register.period import Period, periods


@pytest.mark.parametrize(
    ("period", "start", "end", "name"),
    [
        (Period.year(2024), date(2024, 1, 1), date(2024, 12, 31), "2024"),
        (Period.half(2024, 1), date(2024, 1, 1), date(2024, 6, 30), "2024-1"),
        (Period.half(2024, 2), date(2024, 7, 1), date(2024, 12, 31), "2024-2"),
    ],
)
def test_a_year_and_its_halves_end_where_the_calendar_says(period, start, end, name):
    assert (*period, period.id) == (start, end, name)


@pytest.mark.parametrize(
    "period",
    [
        Period(date(2024, 1, 1), date(2024, 3, 31)),
        Period(date(2024, 7, 1), date(2025, 6, 30)),
        Period(date(2024, 1, 1), date(2025, 12, 31)),
    ],
)
def test_any_other_days_have_no_name(period):
    assert period.id is None


@pytest.mark.parametrize(
    ("day", "is_in"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 6, 30), True),
        (date(2026, 7, 1), False),
    ],
)
def test_a_period_has_its_first_and_its_last_day(day, is_in):
    assert Period.half(2026, 1).has(day) is is_in


@pytest.mark.parametrize(
    ("first", "today", "names"),
    [
        (date(2026, 3, 1), date(2026, 3, 1), ["2026", "2026-1"]),
        (date(2026, 3, 1), date(2026, 6, 30), ["2026", "2026-1"]),
        (date(2026, 3, 1), date(2026, 7, 1), ["2026", "2026-1", "2026-2"]),
        (date(2025, 6, 30), date(2025, 7, 1), ["2025", "2025-1", "2025-2"]),
        (date(2025, 7, 1), date(2026, 1, 1), ["2026", "2026-1", "2025", "2025-2"]),
    ],
)
def test_periods_are_those_that_have_begun_since_the_history_did(first, today, names):
    assert [period.id for period in periods(first, today)] == names
