"""What can be measured in a text: how hard it is to read, and which language it is in.

LIX = words / sentences + 100 × long words / words; a long word has more than six letters
(C. H. Björnsson, *Läsbarhet*, 1968). The scale in Danish use: up to 24 very easy, 25-34 easy,
35-44 medium, as in newspapers, 45-54 hard, from 55 on very hard, as in laws. LIX says nothing
about what a text means.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from .reading import read_yaml
from .schema import SCHEMA_FOLDER

#: The letters of the shortest long word.
LONG = 7
#: With fewer words than this one hard word decides the figure.
ENOUGH_WORDS = 30

_WORD = re.compile(r"[^\W_]++(?:[-'’.,:][^\W_]++)*+")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ITEM = re.compile(r"(?:[-*+]|\d+[.)])\s+")
_NO_PROSE = re.compile(r"#|>")
_BEGINS = re.compile(f"{_ITEM.pattern}|{_NO_PROSE.pattern}")
# No abbreviation of schema/words.yaml has so many letters in a row, but for "approx."
_SURE_END = re.compile(r"[.!?](?<=[^\W\d_]{5}.)(?<!pprox.)\s+(?=[A-ZÆØÅ])")
_LONGEST_WORD = 60
# A sign that can end a sentence, what closes after it, and the beginning of what follows:
# quickly, and exactly.
_MAY_END = re.compile(r"[.!?:…][\"”’»)\]*_]*+\s")
_END = re.compile(r"(?<![.!?:…])[.!?:…]++[\"”’»)\]*_]*+(?=\s+[\"“‘«(\[*_]*(\S)|\s*$)")


class Words(NamedTuple):
    """What ``schema/words.yaml`` says of a language: see there."""

    common: frozenset[str]
    numbers: tuple[frozenset[str], ...]
    office: Mapping[str, str]
    known: frozenset[str]
    never_last: frozenset[str]
    before_number: frozenset[str]


@cache
def words() -> Mapping[str, Words]:
    """The words that are known of each language."""
    path = SCHEMA_FOLDER / "words.yaml"
    languages = read_yaml(path.name, path.read_text(encoding="utf-8")).data
    return {
        code: Words(
            frozenset(said["common"]),
            tuple(map(frozenset, said["numbers"])),
            said["office"],
            frozenset(said["known"]),
            frozenset(said["never_last"]),
            frozenset(said["before_number"]),
        )
        for code, said in languages.items()
    }


class Measure(NamedTuple):
    """How hard a text is: its LIX, its words, and its sentences, those that cost most first."""

    lix: float
    words: int
    sentences: tuple[str, ...]


class Counts(NamedTuple):
    """What LIX is made of: the words of a text, the long ones among them, its sentences."""

    words: int
    long: int
    sentences: int

    @property
    def lix(self) -> float:
        if not self.words:
            return 0.0
        return self.words / self.sentences + 100 * self.long / self.words


def lix(text: str, language: str) -> float:
    """The LIX of a text in *language* (``da`` or ``en``); 0 when it has no words.

    Markdown is read as it is shown. Headings and quotations are left out, and so are the
    entries of a list that are not sentences.
    """
    return _counted(list(_paragraphs(text)), language).lix


def counts(text: str, language: str, names: Collection[str] = ()) -> Counts:
    """What the LIX of a text is made of, *names* left out; quicker than its :func:`measure`."""
    return _counted(list(_paragraphs(_without(text, names))), language)


def _counted(paragraphs: list[str], language: str) -> Counts:
    words = _WORD.findall("\n".join(paragraphs))
    sentences = sum(_number(paragraph, language) for paragraph in paragraphs)
    return Counts(len(words), _long_words(words), sentences)


def _number(paragraph: str, language: str) -> int:
    """How many sentences a paragraph has: at once, when every sign that may end one does."""
    sure = len(_SURE_END.findall(paragraph))
    if sure == len(_MAY_END.findall(paragraph)) and _WORD.search(paragraph):
        return sure + 1
    return sum(1 for _ in _split(paragraph, language))


def measure(text: str, language: str, names: Collection[str] = ()) -> Measure:
    """The measure of a text, *names* left out."""
    said = list(_sentences(_without(text, names), language))
    counted = [_WORD.findall(sentence) for sentence in said]
    costs = [len(words) + 100 * _long_words(words) / len(words) for words in counted]
    ordered = sorted(zip(costs, said, strict=True), key=lambda one: -one[0])
    total = Counts(sum(map(len, counted)), sum(map(_long_words, counted)), len(said))
    return Measure(total.lix, total.words, tuple(" ".join(one.split()) for _, one in ordered))


def _without(text: str, names: Collection[str]) -> str:
    found = [name for name in names if name in text and _WORD.search(name)]
    for name in _longest_first(found):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "", text)
    return text


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def figure(lix: float) -> dict[str, str]:
    """A LIX as each language writes it."""
    return {"da": f"{lix:.1f}".replace(".", ","), "en": f"{lix:.1f}"}


def is_harder(text: str, language: str, limit: float) -> bool:
    """Whether a text is long enough to count and its LIX above *limit*."""
    paragraphs = list(_paragraphs(text))
    if _is_easy(paragraphs, limit):
        return False
    counted = _counted(paragraphs, language)
    return counted.words >= ENOUGH_WORDS and counted.lix > limit


def _is_easy(paragraphs: list[str], limit: float) -> bool:
    """A quick yes for most texts: even with the fewest sentences they can have."""
    said = _WORD.findall("\n".join(paragraphs))
    fewest = sum(len(_SURE_END.findall(one)) + 1 for one in paragraphs if _WORD.search(one))
    return not said or len(said) / fewest + 100 * _long_words(said) / len(said) <= limit


def sentences(text: str, language: str) -> Iterator[list[str]]:
    """The words of each sentence.

    A sentence ends with its sign, with a colon before a capital letter, or with its
    paragraph; not after an abbreviation, and not before a small letter: "den 4. maj".
    """
    for sentence in _sentences(text, language):
        yield _WORD.findall(sentence)


def _sentences(text: str, language: str) -> Iterator[str]:
    for paragraph in _paragraphs(text):
        yield from _split(paragraph, language)


def _split(paragraph: str, language: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(paragraph):
        if _ends(paragraph[max(start, end.end() - _LONGEST_WORD) : end.end()], end[1], language):
            if _WORD.search(paragraph, start, end.end()):
                yield paragraph[start : end.end()]
            start = end.end()
    if _WORD.search(paragraph, start):
        yield paragraph[start:]


def _paragraphs(text: str) -> Iterator[str]:
    """What is running text: paragraphs, and the entries of lists that are sentences."""
    if "\n" not in text and "](" not in text:  # most texts are one paragraph
        yield from _prose([text])
        return
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


def _ends(said: str, following: str | None, language: str) -> bool:
    """Whether a sentence is over after *said*, its last part, when *following* comes next."""
    if following is None:
        return True
    if following.islower():
        return False
    if len(said) > LONG and said[-LONG - 1 : -1].isalpha():
        return True  # a word longer than any abbreviation
    found = _WORD.findall(said)
    last = found[-1].lower() if found else ""
    known = words()[language]
    if last in known.never_last:
        return False
    return not (following.isdecimal() and last in known.before_number)


def _long_words(words: list[str]) -> int:
    return sum(_letters(word) >= LONG for word in words if len(word) >= LONG)


def _letters(word: str) -> int:
    return len(word) if word.isalpha() else sum(map(str.isalpha, word))


_LETTERS = re.compile(r"[^\W\d_]+")


def looks_like(text: str, language: str, *, rather_than: str) -> bool:
    """Whether a text is in *language*: two of its common words, and none of the other's."""
    known = words()
    said = set(_LETTERS.findall(text.lower()))
    return len(said & known[language].common) >= 2 and not said & known[rather_than].common


_DIGITS = re.compile(r"[0-9]+")
_NUMBER = re.compile(r"[0-9]+(?:[.,:][0-9]+)*")
_ROUND = re.compile(r"(?<=[0-9])[.,:]00(?![0-9])")
_ON_THE_CLOCK = re.compile(r"[0-9] ?[ap]\.?m\b", re.IGNORECASE)


def numbers_missing(da: str, en: str) -> Iterator[tuple[str, list[str]]]:
    """The language that lacks numbers which the other gives in digits, and the numbers.

    Compared are groups of digits, so that 1.000 and 1,000 are the same, 14 and 2 pm, 5 and
    "five".
    """
    texts = {"da": _ROUND.sub("", da), "en": _ROUND.sub("", en)}
    digits = {code: _DIGITS.findall(text) for code, text in texts.items()}
    if sorted(digits["da"]) == sorted(digits["en"]):
        return
    numbers = {code: list(map(_plain, found)) for code, found in digits.items()}
    has_halves = _ON_THE_CLOCK.search(en) is not None
    for here, there in (("da", "en"), ("en", "da")):
        given = set(numbers[here])
        if has_halves:
            hours = [int(one) for one in given if len(one) < 3]
            given |= {str(hour % 12 + half) for hour in hours for half in (0, 12)}
        missing = [one for one in dict.fromkeys(numbers[there]) if one not in given]
        if missing:
            said = set(_LETTERS.findall(texts[here].lower()))
            missing = [one for one in missing if not said & _in_words(one, here)]
        if missing:
            yield here, [one for one in _written(texts[there]) if _has_group(one, missing)]


def _written(text: str) -> Iterator[str]:
    """The numbers of *text*, each once, with all their groups of digits."""
    yield from dict.fromkeys(_NUMBER.findall(text))


def _has_group(number: str, groups: Collection[str]) -> bool:
    return any(_plain(digits) in groups for digits in _DIGITS.findall(number))


def _plain(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _in_words(digits: str, language: str) -> frozenset[str]:
    numbers = words()[language].numbers
    known = len(digits) < 3 and int(digits) < len(numbers)
    return numbers[int(digits)] if known else frozenset()


def office_words(text: str, language: str) -> dict[str, str]:
    """The office words of a text, each with a plain one, in the order of the list."""
    folded = text.lower()
    known = words()[language].office
    return {
        said: plain
        for said, plain in known.items()
        if said in folded and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", folded)
    }


_CAPITALS = re.compile(r"(?<![\w-])[A-ZÆØÅ]{2,6}(?![\w])")


def unexplained(text: str, language: str, names: Collection[str] = ()) -> list[str]:
    """The abbreviations of a text that not everyone knows and nothing beside them explains.

    One is explained by what stands in brackets after it, or by standing in brackets itself.
    """
    known = words()[language].known
    for name in _longest_first(names):
        text = text.replace(name, "")
    return [
        said
        for said in dict.fromkeys(_CAPITALS.findall(text))
        if said not in known and not re.search(rf"{said} \(|\({said}\)", text)
    ]


_READER = {
    "da": re.compile(r"\b(?:du|dig|din|dit|dine|vi)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:you|your|yours|we)\b", re.IGNORECASE),
}
_ABOUT_THE_READER = {
    "da": re.compile(r"\bborger(?:en|ne|ens|nes)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:the citizens?|citizen's)\b", re.IGNORECASE),
}


def speaks_past_the_reader(text: str, language: str) -> bool:
    """Whether a text speaks of *the citizen* and never to *you*."""
    return bool(_ABOUT_THE_READER[language].search(text) and not _READER[language].search(text))
