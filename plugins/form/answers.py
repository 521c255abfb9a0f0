"""The answers in a filled-in workbook, as the data of a tool's file, and where each one stood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell

from plugins.register import LANGUAGES
from plugins.register.problem import At
from plugins.register.schema import Field, Kind

from .choices import DEPARTMENTS, EMPTY, REASONS, Choices
from .found import Mistake, Place, Row, sheets_of
from .layout import (
    ANSWER,
    DEPARTMENT,
    FRONT,
    ID,
    NOTE,
    REASON,
    UNANSWERED,
    Column,
    Line,
    Questions,
    Table,
    sheets,
    titles,
)
from .taking import Answers, Taker, put
from .words import WORDS

# The column of an answer that is no text in both languages, and the one beside it.
_FIRST, _SECOND = LANGUAGES
_REASONS = (REASON, *NOTE.values())


def read(workbook: Workbook, kind: Kind, choices: Choices, language: str) -> Answers:
    """The answers in *workbook*; what may have been meant is said in *language*.

    Raises:
        Refused: it is not our form, or one of another version.
    """
    answers = Answers()
    found, answers.mistakes = sheets_of(workbook)
    names = titles(kind, language)
    if FRONT in found:
        _read_front(Taker(found[FRONT], answers, choices, language))
    else:
        answers.mistakes.append(Mistake("sheet-missing", Place(WORDS[language]["start"]), {}))
    for part in _parts(kind):
        if part.mark not in found:
            answers.mistakes.append(Mistake("sheet-missing", Place(names[part.mark]), {}))
            continue
        take = Taker(found[part.mark], answers, choices, language)
        if isinstance(part, Questions):
            _read_questions(take, part.lines)
        else:
            _read_table(take, part)
    return answers


def _parts(kind: Kind) -> Iterable[Questions | Table]:
    for questions in sheets(kind):
        yield questions
        yield from questions.tables


def _read_front(take: Taker) -> None:
    rows = {row.key: row.cells.get(ANSWER) for row in take.sheet.rows() if row.key}
    take.answers.department = take.chosen((), rows.get(DEPARTMENT), DEPARTMENTS)
    take.answers.id = take.text((), rows.get(ID))


def _expect_columns(take: Taker, keys: Iterable[str]) -> None:
    for key in keys:
        if key not in take.sheet.columns:
            take.mistake("column-missing", {"name": key})


# Questions


def _read_questions(take: Taker, lines: Iterable[Line]) -> None:
    by_name = {line.field.name: line for line in lines}
    _expect_columns(take, (*LANGUAGES, *_REASONS))
    read: set[str] = set()
    for row in take.sheet.rows():
        line = by_name.get(row.key or "")
        if line is not None:
            is_copy = line.field.name in read and line.shape != "several"
            (_refuse_copy if is_copy else _read_line)(take, row, line)
            read.add(line.field.name)
        elif read:
            take.refuse(row.cells.values())
        if read:
            take.refuse(row.strays)
    _expect_rows(take, [line for line in lines if line.field.name not in read])


def _refuse_copy(take: Taker, row: Row, line: Line) -> None:
    """Say of the answer in a copied row that it is not read; a table's link was copied with it."""
    leads = (_SECOND,) if line.shape == "table" else ()
    cells = [cell for key, cell in row.cells.items() if key not in leads]
    take.refuse(cells, "row-twice")


def _expect_rows(take: Taker, missing: Iterable[Line]) -> None:
    for line in missing:
        if line.required and len(line.field.path) == 1:
            take.mistake("row-missing", {"label": line.field.label[take.language]}, line.field.path)


def _read_line(take: Taker, row: Row, line: Line) -> None:
    field = line.field
    if (cell := row.cells.get(_FIRST)) is not None:
        take.answers.expect(field.path, Place(take.sheet.title, row.number, cell.coordinate))
    take.answers.set(field.path, _READ[line.shape](take, row, field))
    if field.question is not None:
        _read_reason(take, row, field)
    else:
        take.refuse(map(row.cells.get, _REASONS))


def _read_text(take: Taker, row: Row, field: Field) -> dict[str, str] | None:
    keys = {code: code for code in LANGUAGES}
    return take.texts(field.path, row, keys, is_name=field.may_be_equal)


def _read_one(take: Taker, row: Row, field: Field) -> str | int | None:
    take.refuse([row.cells.get(_SECOND)])
    return take.value(field.path, row.cells.get(_FIRST), field)


def _read_several(take: Taker, row: Row, field: Field) -> list[Any] | None:
    """The answers of the rows so far, with those of this one."""
    take.refuse([row.cells.get(_SECOND)])
    so_far = take.answers.get(field.path) or []
    more = take.several(field.path, row.cells.get(_FIRST), field, len(so_far))
    return [*so_far, *more] or None


def _read_heading(take: Taker, row: Row, field: Field) -> None:
    take.refuse(map(row.cells.get, LANGUAGES))


def _read_none(take: Taker, row: Row, field: Field) -> list[Any] | None:
    """The empty list, where someone says that there are no entries."""
    if "minItems" in field.schema:
        take.refuse([row.cells.get(_FIRST)])
        return None
    return [] if take.value(field.path, row.cells.get(_FIRST), field) == EMPTY else None


def _read_reason(take: Taker, row: Row, field: Field) -> None:
    if not row.is_filled(_REASONS):
        return
    lines = take.answers.data.get(UNANSWERED, [])
    at: At = (UNANSWERED, len(lines))
    reason = take.chosen((*at, "reason"), row.cells.get(REASON), REASONS)
    note = take.texts((*at, "note"), row, NOTE)
    if not reason and not note:
        take.answers.forget(at)
    else:
        line = {"question": field.name, "reason": reason, "note": note}
        given = {name: answer for name, answer in line.items() if answer}
        take.answers.data[UNANSWERED] = [*lines, given]


_READ = {
    "text": _read_text,
    "one": _read_one,
    "several": _read_several,
    "heading": _read_heading,
    "table": _read_none,
}


# Tables


def _read_table(take: Taker, table: Table) -> None:
    path, answers = table.field.path, take.answers
    _expect_columns(take, [column.key for column in table.columns])
    if (rows := take.sheet.entries()) is None:
        take.mistake("head-missing", {})
        return
    entries: list[Mapping[str, Any]] = []
    for row in rows:
        take.refuse(row.strays)
        at = (*path, len(entries))
        if not row.is_filled(row.cells):
            continue
        if entry := _entry(take, row, table, at):
            entries.append(entry)
            answers.found(at, Place(take.sheet.title, row.number))
        else:
            answers.forget(at)
    if entries and answers.get(path) == []:
        take.mistake("none-and-some", {"sheet": take.sheet.title, "n": len(entries)}, path)
    if entries:
        answers.found(path, Place(take.sheet.title))
        answers.set(path, entries)


def _entry(take: Taker, row: Row, table: Table, at: At) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for column in table.columns:
        here, cell = (*at, *column.path), row.cells.get(column.key)
        put(entry, column.path, _read_cell(take, cell, column, here))
    return entry


def _read_cell(take: Taker, cell: Cell | None, column: Column, at: At) -> str | int | None:
    if column.language is None:
        return take.value(at, cell, column.field)
    return take.line(at, cell) if column.field.may_be_equal else take.text(at, cell)


__all__ = ["Answers", "read"]
