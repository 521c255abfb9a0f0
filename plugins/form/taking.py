"""Takes answers out of cells, and notes where each one stood and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl.cell import Cell

from plugins.register.formats import is_cvr
from plugins.register.problem import At, quote
from plugins.register.schema import Field

from . import cells
from .choices import Choices
from .days import written_as
from .found import Mistake, Place, Row, Sheet

_SEVERAL = re.compile(r"[;\n]")
_BREAK = re.compile(r"\s*\n\s*")
_DATES = ("date", "partial-date")


class Answers:
    """What a workbook says: the *data* for the file, and the *mistakes* in it.

    *department* and *id* are those on the first sheet, None when they are not given.
    """

    def __init__(self) -> None:
        self.data: dict[str, Any] = {}
        self.mistakes: list[Mistake] = []
        self.department: str | None = None
        self.id: str | None = None
        self._places: dict[At, Place] = {}

    def place(self, at: At) -> Place | None:
        """Where the answer at *at* stands, or would; else what is nearest around it."""
        steps = range(len(at), 0, -1)
        return next((self._places[at[:n]] for n in steps if at[:n] in self._places), None)

    def found(self, at: At, place: Place) -> None:
        """Note that what is at *at* stands at *place*; so does what is around it, if new."""
        for steps in range(1, len(at)):
            self._places.setdefault(at[:steps], place)
        self._places[at] = place

    def expect(self, at: At, place: Place) -> None:
        """Note that what is at *at* would stand at *place*, unless its place is known."""
        if at not in self._places:
            self.found(at, place)

    def forget(self, at: At) -> None:
        """Nothing was read at *at*, the last place noted: what is read next may stand there."""
        while self._places and _is_in(next(reversed(self._places)), at):
            self._places.popitem()
        number = len(self.mistakes)
        while number and _is_in(self.mistakes[number - 1].at, at):
            number -= 1
            self.mistakes[number] = self.mistakes[number]._replace(at=())

    def get(self, path: tuple[str, ...]) -> Any:
        """The answer at *path*; None where there is none."""
        data: Any = self.data
        for step in path:
            data = data.get(step) if data else None
        return data

    def set(self, path: tuple[str, ...], answer: Any) -> None:
        put(self.data, path, answer)


def _is_in(at: At, around: At) -> bool:
    return at[: len(around)] == around


def put(data: dict[str, Any], path: tuple[str, ...], answer: Any) -> None:
    """Put *answer* into *data* at *path*; None is no answer."""
    if answer is None:
        return
    *above, last = path
    for step in above:
        data = data.setdefault(step, {})
    data[last] = answer


class Taker:
    """Takes answers from the cells of one *sheet*; a cell may be missing and is then empty."""

    def __init__(self, sheet: Sheet, answers: Answers, choices: Choices, language: str) -> None:
        self.sheet, self.answers = sheet, answers
        self.language, self._choices = language, choices

    def line(self, at: At, cell: Cell | None) -> str | None:
        """The text in *cell* on one line, however it was broken there."""
        text = self.text(at, cell)
        return text and _BREAK.sub(" ", text)

    def text(self, at: At, cell: Cell | None) -> str | None:
        """The text in *cell*; None, and perhaps a mistake, when there is none."""
        if cell is None:
            return None
        self._found(at, cell)
        try:
            text = cells.text_of(cell)
        except cells.NotAnAnswer as error:
            self._add(error.why, cell, {}, at)
            return None
        if (code := cells.foreign(text)) is not None:
            self._add("character", cell, {"code": code}, at)
        return cells.without_foreign(text) or None

    def texts(
        self, at: At, row: Row, keys: Mapping[str, str], *, is_name: bool = False
    ) -> dict[str, str] | None:
        """The text whose languages stand in the columns of those *keys*."""
        read = self.line if is_name else self.text
        found = {code: read((*at, code), row.cells.get(key)) for code, key in keys.items()}
        return {code: text for code, text in found.items() if text} or None

    def value(self, at: At, cell: Cell | None, field: Field) -> str | int | None:
        """The answer to *field*: what a label stands for, a number, a text."""
        text = self.line(at, cell)
        return self._meant(at, cell, text, field) if text else None

    def several(self, at: At, cell: Cell | None, field: Field, so_far: int) -> list[str | int]:
        """The answers in one cell, after *so_far* others of the same list."""
        text = self.text((*at, so_far), cell)
        if not text:
            return []
        is_one = self._choices.knows(field, text)
        parts = [text] if is_one else [part.strip() for part in _SEVERAL.split(text)]
        return [
            self._meant((*at, number), cell, part, field)
            for number, part in enumerate(filter(None, parts), so_far)
        ]

    def chosen(self, at: At, cell: Cell | None, name: str) -> str | None:
        """The code of the label in *cell*, one of the list *name*."""
        text = self.text(at, cell)
        return self._code(at, cell, text, name) if text else None

    def refuse(self, strays: Iterable[Cell | None], code: str = "stray") -> None:
        """Say of what stands where no answer belongs that it is not read."""
        for cell in strays:
            if cell is not None and cell.value is not None:
                self._add(code, cell, {"value": quote(cells.shown(cell))})

    def mistake(self, code: str, values: Mapping[str, Any], at: At = ()) -> None:
        """Note a mistake at the place of *at*, or in the sheet as a whole."""
        place = self.answers.place(at) or Place(self.sheet.title)
        self.answers.mistakes.append(Mistake(code, place, values, at))

    def _meant(self, at: At, cell: Cell, text: str, field: Field) -> str | int:
        self._found(at, cell)
        schema = field.schema.get("items", field.schema)
        if (name := self._choices.name(field)) is not None:
            return self._code(at, cell, text, name)
        if schema.get("type") == "integer" and re.fullmatch("-?[0-9]{1,15}", text):
            return int(text)
        form = schema.get("format")
        if form == "cvr":
            return self._cvr(at, cell, text)
        return written_as(form, text) if form in _DATES else text

    def _cvr(self, at: At, cell: Cell, text: str) -> str:
        number = text.replace(" ", "")
        if is_cvr(number):
            return number
        if not is_cvr(number.zfill(8)):
            return text
        self._add("zeros-lost", cell, {"value": number, "meant": number.zfill(8)}, at)
        return number.zfill(8)

    def _code(self, at: At, cell: Cell, text: str, name: str) -> str:
        code = self._choices.code(name, text)
        if code is None:
            meant = self._choices.near(name, text, self.language)
            values = {"value": quote(text), "meant": meant}
            self._add("choice-near" if meant else "choice", cell, values, at)
        return code or text

    def _found(self, at: At, cell: Cell) -> None:
        if at:
            self.answers.found(at, self._place(cell))

    def _add(self, code: str, cell: Cell, values: Mapping[str, Any], at: At = ()) -> None:
        self.answers.mistakes.append(Mistake(code, self._place(cell), values, at))

    def _place(self, cell: Cell) -> Place:
        return Place(self.sheet.title, cell.row, cell.coordinate)
