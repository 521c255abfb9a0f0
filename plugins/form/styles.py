"""How the spreadsheet looks: named styles, and what makes a sheet easy to use and to print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

#: The names of the styles. An answer is unlocked; what is closed takes none.
TITLE, NOTE, HEAD, QUESTION = "k-title", "k-note", "k-head", "k-question"
HINT, LINK, ANSWER, NUMBER, CLOSED = "k-hint", "k-link", "k-answer", "k-number", "k-closed"

# Points for a title and a line, and how many letters of the text a unit of width has room for.
_TITLE_HEIGHT, _LINE_HEIGHT, _LETTERS = 30, 14.5, {HINT: 1, HEAD: 0.85, QUESTION: 0.85}
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_INK, _PAPER, _GREY = "1A1A1A", "FFFFFF", "EDEFF2"
_LINE = Side(style="thin", color="8A93A0")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)


def _style(
    name: str, fill: str | None = None, border: Border | None = None, **font: Any
) -> NamedStyle:
    return NamedStyle(
        name,
        font=Font(**{"name": "Calibri", "size": 11, "color": _INK, **font}),
        fill=PatternFill("solid", fgColor=fill) if fill else PatternFill(),
        border=border or Border(),
        alignment=_WRAPPED,
        number_format="@",
    )


def add_to(workbook: Workbook) -> None:
    """Give *workbook* the styles by which its cells are named."""
    title, note = _style(TITLE, size=16, bold=True), _style(NOTE, size=10)
    title.alignment = note.alignment = Alignment(vertical="center")
    answer, number = _style(ANSWER, _PAPER, _BOX), _style(NUMBER, _PAPER, _BOX)
    number.number_format = "0"
    answer.protection = number.protection = Protection(locked=False)
    for style in (
        title, note, answer, number,
        _style(HEAD, "22324A", _BOX, color=_PAPER, bold=True),
        _style(QUESTION, _GREY, _BOX, bold=True),
        _style(HINT, _GREY, _BOX, size=10),
        _style(LINK, _GREY, _BOX, color="0B4A8F", underline="single"),
        _style(CLOSED, _GREY, _BOX),
    ):  # fmt: skip
        workbook.add_named_style(style)


def put(cell: Cell, value: str | int | None, style: str) -> None:
    """Write *value* as it is: a text that begins with ``=`` is no formula, ``_x000D_`` no break."""
    cell.style = style
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("�", _ESCAPE.sub("_x005F_", value))
        cell.data_type = "s"
    else:
        cell.value = value


def lead(cell: Cell, place: str) -> None:
    """Make a link of *cell* to a *place* in the workbook."""
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place)


def open_column(sheet: Worksheet, letter: str) -> None:
    """Let people write in the whole column, but for the cells that are locked themselves."""
    column = sheet.column_dimensions[letter]
    column.number_format, column.alignment = "@", _WRAPPED
    column.protection = Protection(locked=False)


def widths(sheet: Worksheet, columns: Sequence[float | None]) -> None:
    """Set the width of each column, and hide the first column and row, which have the keys."""
    for number, width in enumerate(columns, 1):
        if width is not None:
            sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].hidden = True


def finish(sheet: Worksheet, first: str, page: str, head: int = 0, pages: int = 0) -> None:
    """Lock *sheet*, and lay it out for A4 on its side; answers begin in the cell *first*.

    The row *head* stands above every page, and what is above and before *first* stays in sight.
    The sheet is printed on so many *pages* as it takes, or fitted to that number.
    """
    if head:
        sheet.freeze_panes = first
        sheet.print_title_rows = f"{head}:{head}"
    sheet.sheet_view.selection[-1].activeCell = sheet.sheet_view.selection[-1].sqref = first
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, pages
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins = PageMargins(0.4, 0.4, 0.4, 0.7, 0.3, 0.3)
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", page
    _fit_heights(sheet)
    _lock(sheet)


def _fit_heights(sheet: Worksheet) -> None:
    """Give every row room for its longest text: not every program does so when it opens a file."""
    widths = {letter: column.width for letter, column in sheet.column_dimensions.items()}
    for number, row in enumerate(sheet.iter_rows(min_row=3, min_col=2), 3):
        lines = max(_lines(cell, widths.get(cell.column_letter, 0)) for cell in row)
        if lines > 1:
            sheet.row_dimensions[number].height = lines * _LINE_HEIGHT + 3
    sheet.row_dimensions[2].height = _TITLE_HEIGHT


def _lines(cell: Cell, width: float) -> int:
    if cell.value is None or cell.style == NOTE or not width:
        return 1
    room = (width - 2) * _LETTERS.get(cell.style, 0.9)
    return sum(max(ceil(len(part) / room), 1) for part in str(cell.value).split("\n"))


def _lock(sheet: Worksheet) -> None:
    # openpyxl's flags say what is locked: heights and widths are for the reader to set.
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False
