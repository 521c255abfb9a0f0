"""Days, months and years as files write them."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.register.calendar import first_day, is_before, months_after


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 5, 4), 0, date(2026, 5, 4)),
        (date(2026, 5, 4), 1, date(2026, 6, 4)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 5, 4), 12, date(2027, 5, 4)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 11, 30), 36, date(2029, 11, 30)),
        (date(9998, 6, 15), 12, date(9999, 6, 15)),
        (date(9999, 1, 31), 11, date(9999, 12, 31)),
        (date(9999, 12, 31), 12, date(9999, 12, 31)),
    ],
)
def test_the_same_day_some_months_later(day, months, later):
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021", date(2021, 1, 1)),
        ("2021-03", date(2021, 3, 1)),
        ("2021-12", date(2021, 12, 1)),
        ("2021-03-15", date(2021, 3, 15)),
    ],
)
def test_the_first_day_of_what_is_written(written, day):
    assert first_day(written) == day


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2020", "2021", True),
        ("2021", "2021", False),
        ("2022", "2021", False),
        ("2021-02", "2021-03", True),
        ("2021-03", "2021-03", False),
        ("2021-03-14", "2021-03-15", True),
        ("2021-03-15", "2021-03-15", False),
        ("2021", "2021-12-31", False),
        ("2021-01-01", "2021", False),
        ("2020-12-31", "2021", True),
        ("2021-02", "2021-03-01", True),
    ],
)
def test_a_day_is_before_another_only_when_that_is_sure(one, other, before):
    assert is_before(one, other) is before
