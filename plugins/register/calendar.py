"""Days, months and years as the register's files write them."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, date


def months_after(day: date, months: int) -> date:
    """The same day *months* later; the last of the month when that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def first_day(partial: str) -> date:
    """The first day of a year, month or day written ``2021``, ``2021-03`` or ``2021-03-15``."""
    return date.fromisoformat(partial + "0000-01-01"[len(partial) :])


def is_before(one: str, other: str) -> bool:
    """Whether *one* surely lies before *other*, as far as both are precise."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]
