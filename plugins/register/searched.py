"""What a search looks in: the same texts for the index and for the rule about everyday words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from .model import Register, Synonym

# The texts of each kind of thing, the most telling first.
_FIELDS = {
    "tool": ("name", "summary", "purpose", "benefit"),
    "situation": ("name", "intro"),
    "technology": ("name", "explained"),
    "law": ("name", "citation", "explained"),
    "term": ("name", "explained"),
}
#: The list of everyday words in each language.
LISTS = {"da": "danish", "en": "english"}
_PLAIN = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
# The signs that stand above or below a letter.
_MARK = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def texts(kind: str, thing: Any, language: str) -> tuple[str, ...]:
    """The texts of a *thing* in which a search looks for what is typed."""
    said = (getattr(thing, field) for field in _FIELDS.get(kind, ()))
    return tuple(text[language] for text in said if text and text[language])


def synonyms(register: Register, language: str) -> tuple[Synonym, ...]:
    """The everyday words of *language*."""
    return getattr(register.synonyms, LISTS[language], None) or ()


def everything(register: Register, language: str) -> str:
    """All that a search looks in, one text below the other, in small letters."""
    said = (texts(kind, thing, language) for kind, thing in register.things())
    return "\n".join(text for one in said for text in one).lower()


def words(text: str) -> Iterator[str]:
    """The words of *text* in small letters, those with a hyphen also in their parts."""
    for word in _WORD.findall(text.lower()):
        yield word
        if "-" in word:
            yield from word.split("-")


def fold(text: str) -> str:
    """*text* as people without Danish letters or accents type it, in small letters."""
    plain = unicodedata.normalize("NFC", text).lower().translate(_PLAIN)
    if plain.isascii():
        return plain
    return _MARK.sub("", unicodedata.normalize("NFD", plain))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for each of *phrases*, as whole words in small letters."""
    known = sorted({phrase.lower() for phrase in phrases}, key=lambda one: (-len(one), one))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, known)) or '(?!)'})(?!\w)")
