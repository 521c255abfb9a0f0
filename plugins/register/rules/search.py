"""Rules about what leads a search to its goal."""

from __future__ import annotations

from collections.abc import Iterator

from .. import searched
from ..model import LANGUAGES, Register
from ..problem import Problem


def everyday_words_mean_words_of_the_register(register: Register) -> Iterator[Problem]:
    """What an everyday word is said to mean stands in a text that a search looks in."""
    for language in LANGUAGES:
        meant = [
            ((searched.LISTS[language], number, "means", place), word)
            for number, entry in enumerate(searched.synonyms(register, language))
            for place, word in enumerate(entry.means or ())
            if word
        ]
        known = searched.everything(register, language) if meant else ""
        for at, word in meant:
            if not _stands_in(known, word.lower()):
                yield Problem(register.synonyms.path, at, "meaning-unknown", {"word": word})


def _stands_in(text: str, word: str) -> bool:
    # Looking for the letters alone is much quicker, and most often says no.
    return word in text and searched.any_of([word]).search(text) is not None
