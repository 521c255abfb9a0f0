"""The parts of Danish compounds, so that *dagpenge* finds *sygedagpenge*.

A compound is two words written as one, with *s*, *e* or nothing between them (Retskrivnings-
ordbogen § 18). A word is only taken apart into words that the register itself uses, and into
none that more often ends or begins another word by chance: *svar* stands in *ansvar*.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import cache

# The letters of the shortest word that begins or ends a compound.
_FIRST, _LAST = 3, 4
_LINKS = ("", "s", "e")
# What a noun may end in: "afgiften" and "afgifter" are "afgift".
_ENDINGS = ("ernes", "erne", "enes", "ene", "ens", "ers", "ets", "en", "er", "et", "ne", "s")
# Adverbs, prepositions and pronouns that begin words without being a part of their meaning.
_NEVER_FIRST = frozenset((
    "ad", "alt", "bag", "bort", "den", "der", "det", "efter", "end", "ens", "for", "fra", "frem",
    "før", "gen", "gennem", "god", "hen", "her", "hver", "hvor", "igen", "ikke", "imod", "ind",
    "inden", "man", "med", "mellem", "men", "mis", "mod", "ned", "nok", "når", "ny", "om", "oven",
    "over", "rum", "sammen", "selv", "som", "til", "tilbage", "uden", "und", "under", "van",
    "ved", "vel",
))  # fmt: skip
# What ends words without being a part of their meaning, and forms of verbs.
_NEVER_LAST = frozenset((
    "blev", "bliver", "efter", "eller", "else", "ende", "ering", "ernes", "fører", "giver",
    "gjort", "holder", "igen", "ingen", "inger", "kommer", "leder", "lige", "ligere", "ling",
    "ment", "mere", "ning", "over", "ring", "sige", "siger", "skal", "skaber", "steder",
    "stiller", "tager", "ting", "tion", "tiske", "under", "vores",
))  # fmt: skip


def splitter(words: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    """A function that answers the parts of a word which are among *words*, all in small letters.

    A part that is a compound itself is followed by its own parts.
    """
    known = {form for word in words for form in _forms(word)}

    @cache
    def parts(word: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_parts(word)))

    def _parts(word: str) -> Iterator[str]:
        for at in range(_FIRST, len(word) - _LAST + 1):
            last = next((form for form in _forms(word[at:]) if form in known), None)
            first = next((form for form in _heads(word[:at]) if form in known), None)
            if first and last and first not in _NEVER_FIRST and last not in _NEVER_LAST:
                yield from (first, *parts(first), word[at:], *parts(last))

    return parts


def _heads(first: str) -> Iterator[str]:
    """What *first* is without the letter that links it to the word after it."""
    for link in _LINKS:
        if first.endswith(link) and len(first) - len(link) >= _FIRST:
            yield first.removesuffix(link)
    if first.endswith("s"):  # "arbejdsgiver", but "arbejde"
        yield f"{first.removesuffix('s')}e"


def _forms(word: str) -> Iterator[str]:
    """*word*, and what it may be without its ending."""
    yield word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LAST:
            yield word.removesuffix(ending)
