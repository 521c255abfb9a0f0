"""A sheet on which every row is a question."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from plugins.register import LANGUAGES

from . import styles
from .book import Book
from .choices import EMPTY, REASONS
from .layout import NOTE, REASON, SEVERAL, Line, Questions

_HEADS = ("question", "hint", "must", *LANGUAGES, REASON, *NOTE.values())
_KEYS = (*LANGUAGES, REASON, *NOTE.values())
_WIDTHS = (2, 22, 40, 21, 42, 42, 20, 20, 20)
_HEAD, _ANSWER, _REASON = 3, 5, 7  # the row of the heads, the columns of answers and reasons


def write_questions(sheet: Worksheet, questions: Questions, book: Book) -> None:
    """Write the *questions* on *sheet*, with their answers where there are any."""
    styles.widths(sheet, _WIDTHS)
    for column, key in enumerate(_KEYS, _ANSWER):
        sheet.cell(1, column, key)
    styles.put(sheet.cell(2, 2), questions.group["title"][book.language], styles.TITLE)
    for column, head in enumerate(_HEADS, 2):
        styles.put(sheet.cell(_HEAD, column), book.said[head], styles.HEAD)
    row = _HEAD + 1
    for line in questions.lines:
        for place, answer in enumerate(_answers(line, book), 1):
            _write_line(_Row(sheet, row, line, place, book), answer)
            row += 1
    styles.finish(sheet, f"E{_HEAD + 1}", book.said["page"], _HEAD)


def _answers(line: Line, book: Book) -> Iterator[Any]:
    """The answer for each row of a *line*: more than one when the question takes several."""
    answer = book.answer(line.field.path)
    if line.shape != "several":
        yield answer
        return
    said = answer or ()
    yield from said
    most = min(SEVERAL, line.field.schema.get("maxItems", SEVERAL))
    yield from (None for _ in range(max(most - len(said), 1)))


class _Row:
    """A row of a *line*: that of the answer in that *place*, counted from 1."""

    def __init__(self, sheet: Worksheet, number: int, line: Line, place: int, book: Book) -> None:
        self.sheet, self.number, self.line, self.book = sheet, number, line, book
        self.field, self.place = line.field, place

    @property
    def takes_reason(self) -> bool:
        """Whether its question may be left without an answer: said once for all its rows."""
        return self.place == 1 and self.field.question is not None

    def put(self, column: int, value: Any, style: str) -> str:
        cell = self.sheet.cell(self.number, column)
        styles.put(cell, value, style)
        return cell.coordinate


def _write_line(row: _Row, answer: Any) -> None:
    label, is_first = row.book.label(row.field), row.place == 1
    row.sheet.cell(row.number, 1, row.field.name)
    row.put(2, label if is_first else f"{label} {row.place}", styles.QUESTION)
    row.put(3, _hint(row) if is_first else None, styles.HINT)
    row.put(4, _must(row) if is_first else None, styles.HINT)
    _WRITE[row.line.shape](row, answer)
    _write_reason(row)


def _must(row: _Row) -> str | None:
    """Nothing for a group that is no question: its fields tell."""
    is_asked = row.line.shape != "heading" or row.field.question is not None
    return row.book.must(row.field, row.line.required) if is_asked else None


def _hint(row: _Row) -> str:
    said, hint = row.book.said, row.book.hint(row.field)
    if row.line.shape == "several":
        return f"{hint} {said['several']}"
    if row.line.shape == "table":
        where = said["table_none" if _may_be_empty(row) else "table"]
        return f"{hint} {where.format(sheet=_title(row))}"
    return hint


def _title(row: _Row) -> str:
    return row.book.titles[f"table {row.field.name}"]


def _may_be_empty(row: _Row) -> bool:
    return row.book.offers.has_list(row.field)


def _write_text(row: _Row, answer: Any) -> None:
    for column, code in enumerate(LANGUAGES, _ANSWER):
        cell = row.put(column, row.book.answer((code,), answer or {}), styles.ANSWER)
        row.book.offers.limit(row.sheet, cell, row.field, code)


def _write_one(row: _Row, answer: Any) -> None:
    is_number = row.field.schema.get("type") == "integer"
    label = row.book.offers.label(row.field, answer)
    cell = row.put(_ANSWER, label, styles.NUMBER if is_number else styles.ANSWER)
    row.book.offers.limit(row.sheet, cell, row.field)
    row.put(_ANSWER + 1, None, styles.CLOSED)


def _write_heading(row: _Row, answer: Any) -> None:
    row.put(_ANSWER, None, styles.CLOSED)
    row.put(_ANSWER + 1, None, styles.CLOSED)


def _write_pointer(row: _Row, answer: Any) -> None:
    """The way to the entries, and room to say that there are none where that may be."""
    if _may_be_empty(row):
        label = row.book.offers.label(row.field, EMPTY) if answer == [] else None
        row.book.offers.limit(row.sheet, row.put(_ANSWER, label, styles.ANSWER), row.field)
    else:
        row.put(_ANSWER, None, styles.CLOSED)
    cell = row.put(_ANSWER + 1, row.book.said["go"].format(sheet=_title(row)), styles.LINK)
    styles.lead(row.sheet[cell], f"{quote_sheetname(_title(row))}!B2")


def _write_reason(row: _Row) -> None:
    style = styles.ANSWER if row.takes_reason else styles.CLOSED
    line = row.book.unanswered.get(row.field.name, {}) if row.takes_reason else {}
    reason = row.book.offers.chosen(REASONS, line.get("reason"))
    cell = row.put(_REASON, reason, style)
    for column, code in enumerate(LANGUAGES, _REASON + 1):
        row.put(column, row.book.answer(("note", code), line), style)
    if row.takes_reason:
        row.book.offers.choose(row.sheet, cell, REASONS)


_WRITE = {
    "text": _write_text,
    "one": _write_one,
    "several": _write_one,
    "heading": _write_heading,
    "table": _write_pointer,
}
