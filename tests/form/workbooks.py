"""Workbooks for the tests: made, found their way in, and read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell

from plugins.form.answers import Answers, read
from plugins.form.choices import Choices
from plugins.register import Register
from plugins.register.reading import read_yaml


def data_of(root: Path, register: Register, tool: str) -> dict[str, Any]:
    """What the file of a tool says, as people write it; numbers as numbers.

    Its unanswered questions are in the order in which they are asked, as in a spreadsheet.
    """
    text = (root / register.tools[tool].path).read_text(encoding="utf-8")
    data = read_yaml(tool, text).data
    kind = register.schema.kinds["tool"]
    kind.type_numbers(data)
    asked = [field.name for field in kind.fields]
    data.get("unanswered", []).sort(key=lambda line: asked.index(line["question"]))
    return data


def read_back(workbook: Workbook, register: Register, language: str = "da") -> Answers:
    return read(workbook, register.schema.kinds["tool"], Choices(register), language)


def cell(workbook: Workbook, sheet: str, key: str, column: str = "E") -> Cell:
    """The cell of a sheet in the row with that key in its hidden first column."""
    rows = workbook[sheet].iter_rows(max_col=1)
    row = next(first.row for (first,) in rows if first.value == key)
    return workbook[sheet][f"{column}{row}"]


def said(workbook: Workbook, sheet: str) -> list[str]:
    """All that stands on a sheet and is not hidden."""
    rows = workbook[sheet].iter_rows(min_row=2, min_col=2, values_only=True)
    return [str(value) for row in rows for value in row if value is not None]
