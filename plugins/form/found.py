"""The sheets of a workbook that came back: which are ours, and where their keys stand now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from plugins.register.problem import At

from .layout import CHOICES, HEAD, VERSION
from .opening import Refused

#: No list of a register is as long as this, and no sheet of ours as wide.
MAX_ROWS, MAX_COLUMNS = 500, 40
_MARK = re.compile(r"klartekst ([0-9]{1,9}) (.+)")


class Place(NamedTuple):
    """Where something stands in a workbook; without *row* and *cell*, the whole sheet."""

    sheet: str
    row: int = 0
    cell: str = ""


class Mistake(NamedTuple):
    """What is in the workbook and is no answer: the *code* of its sentence and its values.

    *at* is the answer it is about, when it is about one.
    """

    code: str
    place: Place
    values: Mapping[str, Any]
    at: At = ()


class Row(NamedTuple):
    """A row with the key in its hidden first cell, and its cells by the keys of their columns.

    *strays* are the cells with something in them that stand in no column of ours, from the first
    answers on.
    """

    number: int
    key: str | None
    cells: Mapping[str, Cell]
    strays: tuple[Cell, ...]

    def is_filled(self, keys: Iterable[str]) -> bool:
        """Whether anything stands in one of the cells with those *keys*."""
        cells = map(self.cells.get, keys)
        return any(cell is not None and cell.value is not None for cell in cells)


class Sheet:
    """A sheet of ours, as far as it is not too long or too wide to be one."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self.title = sheet.title

    @cached_property
    def columns(self) -> dict[str, int]:
        """The number of each column by the key in the hidden first row."""
        first = next(self._sheet.iter_rows(min_row=1, max_row=1, min_col=2, max_col=MAX_COLUMNS))
        return {str(cell.value): cell.column for cell in first if cell.value is not None}

    def rows(self) -> Iterator[Row]:
        """The rows below the first, with their keys."""
        last = min(self._sheet.max_row, MAX_ROWS)
        width = min(self._sheet.max_column, MAX_COLUMNS)
        widest = max((width, *self.columns.values()))
        for cells in self._sheet.iter_rows(min_row=2, max_row=last, max_col=widest):
            key = cells[0].value
            yield Row(
                cells[0].row,
                None if key is None else str(key),
                {name: cells[column - 1] for name, column in self.columns.items()},
                tuple(self._strays(cells)),
            )

    def _strays(self, cells: Sequence[Cell]) -> Iterator[Cell]:
        """Before the first column of ours are questions and hints."""
        ours = self.columns.values()
        for cell in cells[min(ours, default=len(cells)) :]:
            if cell.value is not None and cell.column not in ours:
                yield cell

    def entries(self) -> list[Row] | None:
        """The rows of a table, below that which says what its columns are for; None without it."""
        rows = self.rows()
        has_head = any(row.key == HEAD for row in rows)
        return list(rows) if has_head else None

    def mistakes(self) -> Iterator[Mistake]:
        """What is wrong with the sheet as a whole."""
        for area in sorted(map(str, self._sheet.merged_cells.ranges)):
            first = area.partition(":")[0]
            row = self._sheet[first].row
            yield Mistake("merged", Place(self.title, row, first), {"area": area, "cell": first})
        if self._sheet.max_row > MAX_ROWS:
            values = {"rows": self._sheet.max_row, "limit": MAX_ROWS}
            yield Mistake("many-rows", Place(self.title), values)


def sheets_of(workbook: Workbook) -> tuple[dict[str, Sheet], list[Mistake]]:
    """Our sheets in *workbook* by their marks, and what is wrong with those and with others.

    Raises:
        Refused: no sheet is ours, or they are of another version.
    """
    found: dict[str, Sheet] = {}
    mistakes: list[Mistake] = []
    for sheet in workbook.worksheets:
        mark = _MARK.fullmatch(str(sheet["A1"].value))
        if mark is None:
            mistakes += _strange(sheet)
        elif int(mark[1]) != VERSION:
            raise Refused("form-version", version=mark[1], ours=VERSION)
        elif mark[2] == CHOICES:
            continue  # never read, and as long as the register's lists
        elif mark[2] in found:
            values = {"other": found[mark[2]].title}
            mistakes.append(Mistake("sheet-twice", Place(sheet.title), values))
        else:
            found[mark[2]] = Sheet(sheet)
            mistakes += found[mark[2]].mistakes()
    if not found:
        raise Refused("form-other")
    return found, mistakes


def _strange(sheet: Worksheet) -> Iterable[Mistake]:
    """A sheet that someone has added, or of which the hidden parts are gone, is not read."""
    is_empty = sheet.max_row == 1 and sheet.max_column == 1 and sheet["A1"].value is None
    return () if is_empty else (Mistake("sheet-strange", Place(sheet.title), {}),)
