"""One language of the site: its words, dates, numbers, labels and alphabetical order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property, lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import Translations

from plugins.register import LANGUAGES
from plugins.register.calendar import first_day
from plugins.register.collation import sort_key
from plugins.register.schema import Schema

_LOCALES = {"da": "da", "en": "en_GB"}


def translations(folder: Path, language: str) -> NullTranslations:
    """The interface's words in *language*, compiled in memory from ``<language>.po``.

    English stands in the templates themselves and needs no catalogue.
    """
    if language == "en":
        return NullTranslations()
    with (folder / f"{language}.po").open("rb") as po:
        catalogue = read_po(po, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


class Language:
    """Everything about *code* (``da`` or ``en``) that a page needs."""

    def __init__(self, code: str, schema: Schema, folder: Path) -> None:
        self.code = code
        self.other = next(other for other in LANGUAGES if other != code)
        self.schema = schema
        self.locale = Locale.parse(_LOCALES[code])
        catalogue = translations(folder, code)
        self.gettext = lru_cache(maxsize=None)(catalogue.gettext)
        self.ngettext = catalogue.ngettext
        self.date = lru_cache(maxsize=None)(self._date)
        self.number = lru_cache(maxsize=None)(self._number)

    def _date(self, day: date | str) -> str:
        """A day, a month or a year as people write it: 4. maj 2026, maj 2026, 2026."""
        text = str(day)
        pattern = {4: "y", 7: "MMMM y"}.get(len(text), "long")
        return format_date(first_day(text), pattern, locale=self.locale)

    def _number(self, value: float) -> str:
        """1.234 in Danish, 1,234 in English."""
        return format_decimal(value, locale=self.locale)

    def percent(self, share: float) -> str:
        """A part of a whole: 12 % in Danish, 12% in English. Only nothing is 0, only all is 100."""
        if 0 < share < 0.01:
            return self.gettext("less than %(percent)s") % {"percent": self.percent(0.01)}
        if 0.99 < share < 1:
            return self.gettext("more than %(percent)s") % {"percent": self.percent(0.99)}
        return format_percent(share, locale=self.locale)

    def label(self, vocabulary: str, code: str) -> str:
        return self.schema.label(vocabulary, code, self.code)

    def inside(self, vocabulary: str, code: str) -> str:
        """The label as it stands inside a sentence; names and abbreviations keep their letters."""
        label = self.label(vocabulary, code)
        return label if label[1:2].isupper() else label[0].lower() + label[1:]

    def explained(self, vocabulary: str, code: str) -> str:
        return self.schema.vocabularies[vocabulary].explained(code, self.code)

    def short(self, vocabulary: str, code: str) -> str:
        """The few words for a code where there is little room; else its label."""
        term = self.schema.vocabularies[vocabulary].terms[code]
        return term.get("short", term["label"])[self.code]

    def country(self, code: str) -> str:
        return self._countries[code]

    @cached_property
    def _countries(self) -> Any:
        return self.locale.territories

    def by_name(self, things: Iterable[Any]) -> list[Any]:
        """*things* in the alphabetical order of their names."""
        return sorted(things, key=lambda thing: (self.sort_key(thing.name[self.code]), thing.id))

    def sort_key(self, text: str) -> Any:
        """A key for the language's own alphabetical order."""
        return sort_key(text, self.code)
