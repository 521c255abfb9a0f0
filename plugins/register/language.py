"""How hard a text is to read: LIX, for Danish and English.

LIX = words / sentences + 100 × long words / words; a long word has more than six letters
(C. H. Björnsson, *Läsbarhet*, 1968). The scale in Danish use: up to 24 very easy, 25-34 easy,
35-44 medium, as in newspapers, 45-54 hard, from 55 on very hard, as in laws. LIX says nothing
about what a text means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: The letters of the shortest long word.
LONG = 7
#: With fewer words than this one hard word decides the figure.
ENOUGH_WORDS = 30

# A full stop after these does not end a sentence, whatever follows.
_NEVER_LAST = {
    "da": frozenset(("fx", "f.eks", "bl.a", "jf", "ca", "dvs", "hhv", "vedr", "inkl", "pga")),
    "en": frozenset(("e.g", "i.e", "vs", "incl", "approx", "cf")),
}
# Nor after these, when a number follows: "nr. 5", "Art. 6". "No." can also be an answer.
_BEFORE_NUMBER = {
    "da": frozenset(("nr", "stk", "art", "kap", "s", "kl", "kr", "pct", "tlf")),
    "en": frozenset(("no", "nos", "art", "arts", "p", "pp", "sec")),
}

_WORD = re.compile(r"[^\W_]+(?:[-'’.,:][^\W_]+)*")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+")
_NO_PROSE = re.compile(r"#|>")
_BEGINS = re.compile(f"{_ITEM.pattern}|{_NO_PROSE.pattern}")
# A sign that can end a sentence, what closes after it, and the beginning of what follows.
_END = re.compile(r"[.!?:…]+[\"”’»)\]*_]*(?=\s+[\"“‘«(\[*_]*(\S)|\s*$)")


def lix(text: str, language: str) -> float:
    """The LIX of a text in *language* (``da`` or ``en``); 0 when it has no words.

    Markdown is read as it is shown. Headings and quotations are left out, and so are the
    entries of a list that are not sentences.
    """
    counted = list(sentences(text, language))
    words = [word for sentence in counted for word in sentence]
    if not words:
        return 0.0
    long_words = sum(_letters(word) >= LONG for word in words)
    return len(words) / len(counted) + 100 * long_words / len(words)


def sentences(text: str, language: str) -> Iterator[list[str]]:
    """The words of each sentence.

    A sentence ends with its sign, with a colon before a capital letter, or with its
    paragraph; not after an abbreviation, and not before a small letter: "den 4. maj".
    """
    for paragraph in _paragraphs(text):
        start = 0
        for end in _END.finditer(paragraph):
            if _ends(paragraph[start : end.end()], end[1], language):
                yield from _with_words(paragraph[start : end.end()])
                start = end.end()
        yield from _with_words(paragraph[start:])


def _paragraphs(text: str) -> Iterator[str]:
    """What is running text: paragraphs, and the entries of lists that are sentences."""
    for block in re.split(r"\n\s*\n", _LINK.sub(r"\1", text)):
        pieces = [""]
        for line in map(str.strip, block.splitlines()):
            if _BEGINS.match(line) or pieces[-1].startswith("#"):
                pieces.append(line)
            else:
                pieces[-1] += f" {line}"
        yield from _prose(pieces)


def _prose(pieces: list[str]) -> Iterator[str]:
    for piece in map(str.strip, pieces):
        entry = _ITEM.match(piece)
        if not _NO_PROSE.match(piece) and (not entry or piece.endswith((".", "!", "?"))):
            yield piece[entry.end() :] if entry else piece


def _ends(sentence: str, following: str | None, language: str) -> bool:
    """Whether *sentence* is over, when the character *following* comes next."""
    if following is None:
        return True
    before = _WORD.findall(sentence)
    last = before[-1].lower() if before else ""
    if following.islower() or last in _NEVER_LAST[language]:
        return False
    return not (following.isdigit() and last in _BEFORE_NUMBER[language])


def _with_words(sentence: str) -> Iterator[list[str]]:
    words = _WORD.findall(sentence)
    if words:
        yield words


def _letters(word: str) -> int:
    return sum(map(str.isalpha, word))
