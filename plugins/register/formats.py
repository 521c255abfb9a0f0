"""The formats that the schema names: what a pattern alone cannot tell of a value.

Each check takes any value and answers whether it is of the format; what is not text is
left to ``type``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from babel import Locale

# CVR's check digit: weighted sum divisible by 11 (Erhvervsstyrelsen).
_CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)


def is_date(value: Any) -> bool:
    """A day that exists in the calendar, written 2026-05-04."""
    if not isinstance(value, str):
        return True
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_partial_date(value: Any) -> bool:
    """A year, a month or a day that exists: 2021, 2021-03, 2021-03-15."""
    if not isinstance(value, str):
        return True
    is_whole = len(value) in (len("2021"), len("2021-03"), len("2021-03-15"))
    return is_whole and is_date(value + "0000-01-01"[len(value) :]) and not value.startswith("0")


def is_cvr(value: Any) -> bool:
    """A Danish company number: eight digits, the weighted sum divisible by 11."""
    if not isinstance(value, str):
        return True
    if len(value) != 8 or not (value.isascii() and value.isdigit()):
        return False
    pairs = zip(_CVR_WEIGHTS, value, strict=True)
    return sum(weight * int(digit) for weight, digit in pairs) % 11 == 0


def is_country(value: Any) -> bool:
    """A country of ISO 3166 (alpha-2), as Babel's CLDR knows it."""
    return not isinstance(value, str) or value in countries()


@cache
def countries() -> frozenset[str]:
    """The codes of all countries."""
    unions_and_tests = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    parts_of_countries = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
    territories = Locale("en").territories  # countries by letters, continents by digits
    countries = {code for code in territories if code.isalpha()}
    return frozenset(countries - unions_and_tests - parts_of_countries)


CHECKS: dict[str, Callable[[Any], bool]] = {
    "date": is_date,
    "partial-date": is_partial_date,
    "cvr": is_cvr,
    "country": is_country,
}
