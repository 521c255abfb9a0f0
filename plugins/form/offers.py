"""The sheet with every list of choices, and the dropdowns and limits that lead people to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from plugins.register.schema import Field

from . import styles
from .choices import DEPARTMENTS, Choices
from .layout import DEPARTMENT
from .words import WORDS

_WIDTHS = (2, 60, 110)


class Offers:
    """What may be answered: lists stand on a sheet, and cells are given their choices."""

    def __init__(self, choices: Choices, language: str) -> None:
        self._choices, self._language = choices, language
        self._said = WORDS[language]
        self._places: dict[str, str] = {}
        self._rules: dict[tuple[str, object], DataValidation] = {}

    def write(self, sheet: Worksheet, fields: Iterable[Field]) -> None:
        """Write every list that answers to the *fields* are chosen from on *sheet*, once."""
        styles.widths(sheet, _WIDTHS)
        styles.put(sheet.cell(2, 2), self._said["choices"], styles.TITLE)
        styles.put(sheet.cell(3, 2), self._said["choices_intro"], styles.NOTE)
        row = self._write_list(sheet, 5, DEPARTMENTS, self._said[DEPARTMENT])
        labels: dict[tuple[str, ...], str] = {}
        for field in fields:
            labels[field.path] = field.label[self._language]
            name = self._choices.name(field)
            if name is not None and name not in self._places:
                above = [
                    labels[p] for n in range(1, len(field.path)) if (p := field.path[:n]) in labels
                ]
                row = self._write_list(sheet, row, name, ": ".join([*above, labels[field.path]]))
        styles.finish(sheet, "B2", self._said["page"])

    def _write_list(self, sheet: Worksheet, row: int, name: str, title: str) -> int:
        styles.put(sheet.cell(row, 2), title, styles.HEAD)
        styles.put(sheet.cell(row, 3), self._said["explained"], styles.HEAD)
        first = row + 1
        labels = self._choices.labels(name, self._language)
        for row, (code, label) in enumerate(labels.items(), first):
            explained = self._choices.explained(name, code, self._language)
            styles.put(sheet.cell(row, 2), label, styles.QUESTION)
            styles.put(sheet.cell(row, 3), explained or None, styles.HINT)
        self._places[name] = f"{quote_sheetname(sheet.title)}!$B${first}:$B${max(first, row)}"
        return row + 2

    def has_list(self, field: Field) -> bool:
        """Whether the answer to *field* is chosen from a list."""
        return self._choices.name(field) is not None

    def label(self, field: Field, answer: str | int | None) -> str | int | None:
        """*answer* as people choose it."""
        name = self._choices.name(field)
        return answer if name is None else self.chosen(name, answer)

    def chosen(self, name: str, code: str | int | None) -> str | int | None:
        """The label of a code of the list *name*."""
        return self._choices.labels(name, self._language).get(code, code)

    def limit(
        self, sheet: Worksheet, cells: str, field: Field, language: str | None = None
    ) -> None:
        """Let *cells* take what *field* takes, or its text in that language."""
        schema = field.schema.get("items", field.schema)
        schema = schema.get("properties", {}).get(language, schema)
        name = self._choices.name(field)
        if name is not None:
            self.choose(sheet, cells, name, is_strict="items" not in field.schema)
        elif schema.get("type") == "integer":
            self._rule(sheet, cells, _number(schema), "wrong_number")
        elif "maxLength" in schema and "items" not in field.schema:
            self._rule(sheet, cells, {"n": schema["maxLength"]}, "wrong_length")

    def choose(self, sheet: Worksheet, cells: str, name: str, *, is_strict: bool = True) -> None:
        """Let *cells* be chosen from the list *name*; several in one cell when not strict."""
        key = (sheet.title, (name, is_strict))
        if key not in self._rules:
            rule = DataValidation("list", formula1=f"={self._places[name]}", allow_blank=True)
            rule.errorStyle = "stop" if is_strict else "warning"
            self._add(sheet, key, rule, self._said["wrong_choice"].format(**self._said))
        self._rules[key].add(cells)

    def _rule(self, sheet: Worksheet, cells: str, values: Mapping[str, int], words: str) -> None:
        key = (sheet.title, (words, *values.values()))
        if key not in self._rules:
            rule = _limits(values)
            self._add(sheet, key, rule, self._said[words].format(**values))
        self._rules[key].add(cells)

    def _add(self, sheet: Worksheet, key: object, rule: DataValidation, error: str) -> None:
        rule.allow_blank = rule.showErrorMessage = True
        rule.error = error
        sheet.add_data_validation(rule)
        self._rules[key] = rule


def _number(schema: Mapping[str, int]) -> dict[str, int]:
    return {"low": schema["minimum"], "high": schema["maximum"]}


def _limits(values: Mapping[str, int]) -> DataValidation:
    if "n" in values:
        return DataValidation("textLength", operator="lessThanOrEqual", formula1=str(values["n"]))
    low, high = str(values["low"]), str(values["high"])
    return DataValidation("whole", operator="between", formula1=low, formula2=high)
