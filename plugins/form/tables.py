"""A sheet on which every row is an entry of a list."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from . import styles
from .book import Book
from .layout import ENTRIES, HEAD, Column, Table

_HEAD, _HINTS = 5, 6
#: Dropdowns and limits go on below the rows that stand ready.
_LAST = 200
_LIST, _NUMBER, _WIDEST = 22, 12, 34


def write_table(sheet: Worksheet, table: Table, book: Book) -> None:
    """Write the *table* on *sheet*: its entries, empty rows, and room below for more."""
    field = table.field
    styles.widths(sheet, (2, *(_width(column, book) for column in table.columns)))
    styles.put(sheet.cell(2, 2), book.label(field), styles.TITLE)
    styles.put(sheet.cell(3, 2), book.hint(field), styles.NOTE)
    styles.put(sheet.cell(4, 2), " ".join(_notes(table, book)), styles.NOTE)
    sheet.cell(_HINTS, 1, HEAD)
    entries = book.answer(field.path) or []
    for number, column in enumerate(table.columns, 2):
        _write_head(sheet, number, column, book)
        _write_column(sheet, number, column, entries, book)
    styles.finish(sheet, f"B{_HINTS + 1}", book.said["page"], _HEAD)


def _notes(table: Table, book: Book) -> Iterator[str]:
    """How to write, and what is asked of columns that answer one question together."""
    yield book.said["rows"].format(n=ENTRIES)
    for group in dict.fromkeys(column.fields[0] for column in table.columns if column.is_part):
        yield f"{book.label(group)}: {book.hint(group)} {book.must(group, False)}"


def _write_head(sheet: Worksheet, number: int, column: Column, book: Book) -> None:
    sheet.cell(1, number, column.key)
    label = ": ".join(book.label(field) for field in column.fields)
    if column.language:
        label += f" ({book.said[f'in_{column.language}']})"
    styles.put(sheet.cell(_HEAD, number), label, styles.HEAD)
    said = book.hint(column.field)
    if not column.is_part:
        said = f"{said} {book.must(column.field, column.required)}"
    is_said = column.language in (None, "da")
    styles.put(sheet.cell(_HINTS, number), said if is_said else None, styles.HINT)


def _write_column(sheet: Worksheet, number: int, column: Column, entries: list, book: Book) -> None:
    first, letter = _HINTS + 1, get_column_letter(number)
    is_number = column.field.schema.get("type") == "integer"
    style = styles.NUMBER if is_number else styles.ANSWER
    for row in range(max(ENTRIES, len(entries) + 1)):
        answer = book.answer(column.path, entries[row]) if row < len(entries) else None
        label = book.offers.label(column.field, answer)
        styles.put(sheet.cell(first + row, number), label, style)
    styles.open_column(sheet, letter)
    cells = f"{letter}{first}:{letter}{_LAST}"
    book.offers.limit(sheet, cells, column.field, column.language)


def _width(column: Column, book: Book) -> int:
    """As wide as its answers are long, by and large."""
    schema = column.field.schema
    schema = schema.get("properties", {}).get(column.language, schema)
    if book.offers.has_list(column.field):
        return _LIST
    longest = schema.get("maxLength", _NUMBER)
    return min(max(longest // 4, _NUMBER), _WIDEST)
