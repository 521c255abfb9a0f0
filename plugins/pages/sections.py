"""What a report is made of, whether it becomes a page, Markdown or a table of facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from .shared import in_short


class Cell(NamedTuple):
    """A word or a number; *path* is the page it leads to."""

    said: str | int
    path: str | None = None


class Table(NamedTuple):
    """Rows with their *caption*; the first cell of each says what the others are about."""

    caption: str
    heads: list[str]
    rows: list[list[Cell]]

    @property
    def is_wide(self) -> bool:
        """Whether it has more columns than a phone has room for."""
        return len(self.heads) > 3


class Item(NamedTuple):
    """What happened to one thing on a day."""

    name: str
    path: str | None
    on: date
    said: str = ""

    @property
    def in_short(self) -> str:
        return in_short(self.said)


class Items(NamedTuple):
    """A list under its *title*; the page at *path* tells the same at length.

    *rest* are the entries that are left out.
    """

    title: str
    items: list[Item]
    rest: int = 0
    path: str | None = None


class Section(NamedTuple):
    """A part of a report."""

    id: str
    title: str
    paragraphs: list[str]
    tables: Sequence[Table] = ()
    lists: Sequence[Items] = ()
    links: Sequence[Cell] = ()


class Report(NamedTuple):
    """A period in words: what it is called, what it covers, and what there is to tell."""

    name: str
    title: str
    description: str
    notes: list[str]
    sections: list[Section]


__all__ = ["Cell", "Item", "Items", "Report", "Section", "Table"]
