"""Alphabetical order as the readers of each language know it.

Danish: æ, ø, å after z, ``aa`` as å, capitals before small letters (Retskrivningsordbogen § 1
and CLDR's collation for ``da``). English: accents and foreign letters beside the plain letter
they look like. Babel has no collation, and PyICU no wheel, hence these few lines.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# "{", "|" and "}" are the characters that follow z.
_DANISH = {
    "æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "ü": "y", "ß": "ss", "ð": "d", "þ": "th",
}  # fmt: skip
_ENGLISH = {"æ": "ae", "ø": "o", "ß": "ss", "ð": "d", "þ": "th"}

Key = tuple[str, str, str]


@lru_cache(maxsize=16_384)
def sort_key(text: str, language: str) -> Key:
    """A key that sorts *text* among others of the same *language* (``da`` or ``en``).

    The first part compares letters, the second accents and spelling, the third case.
    """
    folded = unicodedata.normalize("NFC", text).lower()
    letters, spelling = folded, folded
    if language == "da":
        letters = letters.replace("aa", "å")
        spelling = folded.replace("å", "a\x00")
    letters = "".join(_primary(character, language) for character in letters)
    # Danish puts capitals first, English small letters.
    return letters, spelling, text if language == "da" else text.swapcase()


def _primary(character: str, language: str) -> str:
    table = _DANISH if language == "da" else _ENGLISH
    if character in table:
        return table[character]
    plain = unicodedata.normalize("NFD", character)[0]
    if plain.isalnum():
        return plain
    return " " if plain in " -/_" else "!"
