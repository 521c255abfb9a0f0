"""Periods of follow-up: years, half-years, and any other days from one to another."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple


class Period(NamedTuple):
    """The days from *start* to *end*, both included."""

    start: date
    end: date

    @classmethod
    def year(cls, year: int) -> Period:
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def half(cls, year: int, half: int) -> Period:
        """The first or second half of a year."""
        middle = date(year, 7, 1)
        return cls(middle, date(year, 12, 31)) if half == 2 else cls(
            date(year, 1, 1), middle - timedelta(days=1)
        )  # fmt: skip

    @property
    def id(self) -> str | None:
        """``2026`` for a year, ``2026-1`` for its first half; None for any other period."""
        year = self.start.year
        named = {
            self.year(year): f"{year}", self.half(year, 1): f"{year}-1",
            self.half(year, 2): f"{year}-2",
        }  # fmt: skip
        return named.get(self)

    def has(self, day: date) -> bool:
        return self.start <= day <= self.end


def periods(first: date, today: date) -> list[Period]:
    """Every year and half-year with a day from *first* to *today*: newest year first, then halves.

    A year goes before its halves.
    """
    found = (
        one
        for year in range(today.year, first.year - 1, -1)
        for one in (Period.year(year), Period.half(year, 1), Period.half(year, 2))
    )
    return [one for one in found if one.start <= today and first <= one.end]


__all__ = ["Period", "periods"]
