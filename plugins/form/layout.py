"""Which question stands on which sheet of the spreadsheet, and in which row or column.

Made from the schema alone. What writes a workbook and what reads one both go by it: they find
a question by the key in the hidden first column, and a part of the answer by the key in the
hidden first row, never by its position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Any, NamedTuple

from plugins.register import LANGUAGES
from plugins.register.schema import Field, Kind, Node

#: Of how sheets are marked. A workbook of another version cannot be read.
VERSION = 1
#: What the marks in the first cell of every sheet begin with.
MARK = f"klartekst {VERSION}"
#: The marks of the first sheet and of that with the lists of choices.
FRONT, CHOICES = "front", "choices"
#: The field that the columns for a reason fill; it has no row of its own.
UNANSWERED = "unanswered"
#: The key of the last row above the entries of a table.
HEAD = "head"
#: The keys of the columns of a sheet of questions.
REASON, NOTE = "reason", {code: f"note.{code}" for code in LANGUAGES}
#: The keys of the rows on the first sheet, and of the column with their answers.
DEPARTMENT, ID, ANSWER = "department", "id", "answer"
# Excel's longest title of a sheet, and what may not stand in one.
_LONGEST, _FORBIDDEN = 31, re.compile(r"[][:*?/\\]|^'|'$")

#: So many rows stand ready for each answer of a question that takes several.
SEVERAL = 5
#: So many rows stand ready in a table.
ENTRIES = 15


class Line(NamedTuple):
    """A row of a sheet of questions.

    *shape* is ``text`` for one in both languages, ``one`` for any other answer, ``several`` for
    one of the answers of a list, ``table`` for a list that has a sheet of its own, and
    ``heading`` for a group of fields, which follow.
    """

    field: Field
    shape: str
    required: bool


class Column(NamedTuple):
    """A column of a table: where in an entry its answer stands, and the fields on the way."""

    path: tuple[str, ...]
    fields: tuple[Field, ...]
    required: bool

    @property
    def field(self) -> Field:
        return self.fields[-1]

    @property
    def is_part(self) -> bool:
        """Whether it answers a question only together with other columns."""
        return len(self.fields) > 1

    @property
    def language(self) -> str | None:
        """The language of its text; None when it is no text in both."""
        return self.path[-1] if self.path[-1] in LANGUAGES else None

    @property
    def key(self) -> str:
        return ".".join(self.path)


class Table(NamedTuple):
    """A sheet on which every row is an entry of a list."""

    field: Field
    columns: tuple[Column, ...]

    @property
    def mark(self) -> str:
        return f"table {self.field.name}"


class Questions(NamedTuple):
    """A sheet on which every row is a question, and the tables that belong to it."""

    group: Mapping[str, Any]
    lines: tuple[Line, ...]
    tables: tuple[Table, ...]

    @property
    def mark(self) -> str:
        return f"questions {self.group['id']}"


def sheets(kind: Kind) -> list[Questions]:
    """The sheets of questions, in order."""
    return [
        Questions(
            group,
            tuple(_lines(nodes, kind.schema)),
            tuple(table for node in nodes.values() for table in _tables(node)),
        )
        for group in kind.groups
        if (nodes := _of_group(kind, group["id"]))
    ]


def titles(kind: Kind, language: str) -> dict[str, str]:
    """The title of each sheet of *kind*, as its tab has it, by its mark."""
    found = {}
    for number, sheet in enumerate(sheets(kind), 1):
        found[sheet.mark] = _title(f"{number} {sheet.group['title'][language]}")
        for letter, table in zip("abcdefgh", sheet.tables, strict=False):
            found[table.mark] = _title(f"{number}{letter} {table.field.label[language]}")
    return found


def _title(wanted: str) -> str:
    title = _FORBIDDEN.sub("", wanted)
    if len(title) > _LONGEST:
        title = shorten(title.partition(",")[0], _LONGEST, placeholder="…")
    return title


def _of_group(kind: Kind, group: str) -> dict[str, Node]:
    return {
        name: node
        for name, node in kind.tree.items()
        if node.field.group == group and name != UNANSWERED
    }


def _lines(nodes: Mapping[str, Node], schema: Mapping[str, Any]) -> Iterator[Line]:
    for name, node in nodes.items():
        shape = _shape(node)
        yield Line(node.field, shape, name in schema.get("required", ()))
        if shape == "heading":
            yield from _lines(node.inside, node.field.schema)


def _shape(node: Node) -> str:
    if "items" in node.field.schema:
        return "table" if node.inside else "several"
    return "text" if node.is_text else "heading" if node.inside else "one"


def _tables(node: Node) -> Iterator[Table]:
    if _shape(node) == "table":
        columns = _columns(node.inside, node.field.schema["items"], (), ())
        yield Table(node.field, tuple(columns))
    elif _shape(node) == "heading":
        for inside in node.inside.values():
            yield from _tables(inside)


def _columns(
    nodes: Mapping[str, Node], schema: Mapping[str, Any], path: tuple[str, ...], above: Any
) -> Iterator[Column]:
    for name, node in nodes.items():
        here, fields = (*path, name), (*above, node.field)
        required = name in schema.get("required", ())
        if node.is_text:
            yield from (Column((*here, code), fields, required) for code in LANGUAGES)
        elif node.inside:
            yield from _columns(node.inside, node.field.schema, here, fields)
        else:
            yield Column(here, fields, required)
