"""What stands in one cell, as a file of the register can hold it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time

from openpyxl.cell import Cell, MergedCell
from openpyxl.utils.escape import unescape

from plugins.register.reading import FORBIDDEN

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[\t\xa0]")
# Control, zero-width and bidirectional characters, and the signs that only change another one.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_PARTS_OF_A_FORMAT = re.compile(r'"[^"]*"|\[[^]]*\]|\\.')


class NotAnAnswer(Exception):
    """What stands in the cell is no answer; *why* is the code of the sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def text_of(cell: Cell | MergedCell) -> str:
    """The answer in *cell* as text, without what nobody sees; empty when there is none.

    Raises:
        NotAnAnswer: it is a formula, or the error of one.
    """
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise NotAnAnswer("formula")
    if cell.data_type == "e":
        raise NotAnAnswer("cell-error")
    if isinstance(value, (datetime, date, time)):
        return _date(value, cell.number_format)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return clean(str(value))


def shown(cell: Cell | MergedCell) -> str:
    """What stands in *cell*, whatever it is."""
    try:
        return text_of(cell)
    except NotAnAnswer:
        return "=…"


def clean(text: str) -> str:
    """*text* in the form of the register: NFC, no spaces around lines, nothing unseen."""
    text = _SPACES.sub(" ", _BREAKS.sub("\n", unescape(text)))
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def foreign(text: str) -> str | None:
    """The code point of the first character that no file may hold; None without one."""
    found = FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def without_foreign(text: str) -> str:
    return FORBIDDEN.sub("", text).strip()


def _date(value: datetime | date | time, number_format: str) -> str:
    """As the register writes a day, and a month where the cell shows no day."""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    shown = _PARTS_OF_A_FORMAT.sub("", number_format).lower()
    is_month = type(value) is date and value.day == 1 and "m" in shown and "d" not in shown
    return value.isoformat()[: len("2021-03")] if is_month else value.isoformat()
