"""Days and months as people write them in a spreadsheet, as the register writes them."""

from __future__ import annotations

import re

from babel import Locale

from plugins.register import LANGUAGES
from plugins.register.formats import CHECKS

_WITH_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})[T ][0-9:.]+")
_IN_DIGITS = re.compile(r"([0-9]{1,2})([-./]) ?([0-9]{1,2})\2 ?([0-9]{4})")
_IN_WORDS = re.compile(r"(?:(?:den )?([0-9]{1,2})\.? ?)?([a-z]{3,9})\.? ([0-9]{4})", re.IGNORECASE)
# Month by month, its name in each language.
_MONTHS = [
    tuple(Locale(code).months["format"]["wide"][month].lower() for code in LANGUAGES)
    for month in range(1, 13)
]


def written_as(form: str, text: str) -> str:
    """*text* as the format *form* has it, if it can only mean one day or month; else as it is."""
    meant = _meant(text)
    return meant if meant and CHECKS[form](meant) else text


def _meant(text: str) -> str | None:
    if found := _WITH_TIME.fullmatch(text):
        return "-".join(found.groups())
    if found := _IN_DIGITS.fullmatch(text):
        return _iso(found[4], int(found[3]), found[1])
    if found := _IN_WORDS.fullmatch(text):
        return _iso(found[3], _month(found[2].lower()), found[1])
    return None


def _iso(year: str, month: int, day: str | None) -> str:
    return f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")


def _month(said: str) -> int:
    """The number of the month that begins like that; 0, which is none, without one."""
    begin = (n for n, names in enumerate(_MONTHS, 1) if any(m.startswith(said) for m in names))
    return next(begin, 0)
