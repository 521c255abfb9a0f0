"""The lists that answers are chosen from: labels for people, codes and ids for the files.

The workbook shows labels in its own language. Whoever reads it takes labels of either language,
in small or capital letters, and codes as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from babel import Locale

from plugins.register import LANGUAGES, Register
from plugins.register.collation import sort_key
from plugins.register.formats import is_country
from plugins.register.model import Department
from plugins.register.near import nearest
from plugins.register.schema import Field

from .layout import DEPARTMENT
from .words import WORDS

#: The list of departments, and that of reasons why a question has no answer.
DEPARTMENTS, REASONS = DEPARTMENT, "unanswered_reasons"
#: What a list without entries is in a file, and what may stand in a cell for it.
EMPTY = "[]"
_COUNTRIES, _NONE = "countries", "none "

Labels = Mapping[str, str]
"""Label by code, in the order of the list."""


class Choices:
    """Every list of *register*, by its name: a vocabulary's, or that of a kind of things."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._labels: dict[tuple[str, str], Labels] = {}
        self._codes: dict[str, dict[str, str]] = {}

    def name(self, field: Field) -> str | None:
        """The list that the answer to *field* is chosen from; None when it is written freely."""
        if field.schema.get("format") == "country":
            return _COUNTRIES
        if "properties" in field.schema.get("items", ()):
            return None if "minItems" in field.schema else f"{_NONE}{field.name}"
        return field.vocabulary or field.schema.get("ids_of")

    def knows(self, field: Field, said: str) -> bool:
        """Whether *said* is, as a whole, a choice of the list for *field*."""
        name = self.name(field)
        return name is not None and self.code(name, said) is not None

    def labels(self, name: str, language: str) -> Labels:
        """The labels of the list *name*; no two are the same."""
        if (name, language) not in self._labels:
            labels = self._read(name, language)
            twice = _twice(labels.values())
            self._labels[name, language] = {
                code: f"{label} ({code})" if label in twice else label
                for code, label in labels.items()
            }
        return self._labels[name, language]

    def explained(self, name: str, code: str, language: str) -> str:
        """What a choice means, when there is more to say than its label."""
        vocabulary = self._register.schema.vocabularies.get(name)
        return vocabulary.explained(code, language) if vocabulary else ""

    def code(self, name: str, said: str) -> str | None:
        """The code that *said* stands for; None when it is no choice of the list."""
        return self._known(name).get(_folded(said))

    def near(self, name: str, said: str, language: str) -> str | None:
        """The label that *said* was probably meant for."""
        known = self._known(name)
        meant = nearest(_folded(said), known)
        return self.labels(name, language)[known[meant]] if meant else None

    def _known(self, name: str) -> Mapping[str, str]:
        """Codes by what may be written for them, folded."""
        if name not in self._codes:
            labels = [self.labels(name, language) for language in LANGUAGES]
            known = {_folded(label): code for said in labels for code, label in said.items()}
            self._codes[name] = known | {_folded(code): code for code in labels[0]}
        return self._codes[name]

    def _read(self, name: str, language: str) -> Labels:
        if vocabulary := self._register.schema.vocabularies.get(name):
            return {code: vocabulary.label(code, language) for code in vocabulary.codes}
        if name == _COUNTRIES:
            territories = Locale.parse(language).territories
            return _sorted({c: n for c, n in territories.items() if is_country(c)}, language)
        if name == DEPARTMENTS:
            return _sorted(self._departments(language), language)
        if name.startswith(_NONE):
            return {EMPTY: self._none(name.removeprefix(_NONE), language)}
        things = getattr(self._register, name).values()
        return _sorted({thing.id: called(thing, language) for thing in things}, language)

    def _departments(self, language: str) -> Labels:
        departments, today = self._register.departments.values(), self._register.today
        return {one.id: _department(one, today, language) for one in departments}

    def _none(self, field: str, language: str) -> str:
        schema = self._tables[field].schema
        return schema.get({"da": "none", "en": "none_en"}[language], WORDS[language]["none"])

    @cached_property
    def _tables(self) -> dict[str, Field]:
        return {field.name: field for field in self._register.schema.kinds["tool"].fields}


def called(thing: Any, language: str) -> str:
    """A thing's name; before that of a law where it stands, which says more to who applies it.

    The file of a thing may have problems, and lack both.
    """
    texts = (getattr(thing, "citation", None), thing.name)
    return ": ".join(text[language] for text in texts if text and text[language]) or thing.id


def _department(department: Department, day: date, language: str) -> str:
    names = department.names or ()
    is_named = bool(names) and all(one.name and one.name[language] for one in names)
    return department.name_on(day)[language] if is_named else department.id


def _sorted(labels: Labels, language: str) -> Labels:
    return dict(sorted(labels.items(), key=lambda one: (sort_key(one[1], language), one[0])))


def _twice(labels: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    return {label for label in labels if label in seen or seen.add(label)}


def _folded(said: str) -> str:
    return " ".join(said.split()).casefold()
