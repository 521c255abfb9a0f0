"""The author's tool for plain language: each text with its figure, and what makes it hard."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from statistics import median
from typing import NamedTuple

from plugins.register import LANGUAGES, Problem, language, texts_of
from plugins.register.personal import masked
from plugins.register.problem import quote
from plugins.register.reading import read_yaml
from plugins.register.schema import SCHEMA_FOLDER
from plugins.register.texts import Texts

#: A sentence of more words is worth dividing.
LONG_SENTENCE = 25
#: The top of *medium* on LIX's scale: newspapers.
MEDIUM = 44
_SHOWN = 2
# How a text speaks to its reader, and past them.
_READER = {
    "da": {"you": "du", "citizen": "borgeren"},
    "en": {"you": "you", "citizen": "the citizen"},
}

_SAID = {
    "da": {
        "short": "for kort til at måle",
        "words": "{words} ord",
        "limit": "grænse {limit}",
        "all": "{texts} tekster kan måles. Median-LIX: {figures}. Over grænsen: {above}.",
        "none": "Ingen tekster er lange nok til at måle.",
    },
    "en": {
        "short": "too short to measure",
        "words": "{words} words",
        "limit": "limit {limit}",
        "all": "{texts} texts can be measured. Median LIX: {figures}. Above the limit: {above}.",
        "none": "No text is long enough to measure.",
    },
}


class Measured(NamedTuple):
    """A text with its figure; *lix* is None when it is too short, *limit* when it has none."""

    field: str
    language: str
    words: int
    lix: float | None
    limit: int | None
    advice: tuple[str, ...]


def report(root: Path, wanted: Sequence[PurePosixPath], speech: str) -> Iterator[str]:
    """The lines about the texts of the *wanted* files, or of all, and one about them together.

    A text that is too short to measure is shown when there is something to say of it; so is
    any text without *wanted*.
    """
    counted: list[Measured] = []
    for texts in texts_of(root):
        path = PurePosixPath(texts.path)
        if wanted and not any(path.is_relative_to(place) for place in wanted):
            continue
        measured = list(measure(texts, speech))
        counted += (one for one in measured if one.lix is not None)
        shown = [one for one in measured if one.advice or (wanted and one.lix is not None)]
        if shown:
            yield masked(texts.path)
            for one in shown:
                yield f"  {_line(one, speech)}"
                yield from (f"      {advice}" for advice in one.advice)
            yield ""
    yield _together(counted, speech)


def measure(texts: Texts, speech: str) -> Iterator[Measured]:
    """Every text of a file that is in a language and no name, measured."""
    for text in texts.said:
        if text.language is None or text.field.may_be_equal or not _is_prose(text.text):
            continue
        measured = language.measure(text.text, text.language, texts.names)
        counts = measured.words >= language.ENOUGH_WORDS
        yield Measured(
            Problem(texts.path, text.at, "").field,
            text.language,
            measured.words,
            round(measured.lix, 1) if counts else None,
            text.field.lix,
            tuple(advice(text.text, text.language, measured, texts.names, speech)),
        )


@cache
def advice_in(speech: str) -> Mapping[str, str]:
    """What ``schema/advice.yaml`` says of a text to its author, in one language."""
    path = SCHEMA_FOLDER / "advice.yaml"
    said = read_yaml(path.name, path.read_text(encoding="utf-8")).data
    return {code: languages[speech] for code, languages in said.items()}


def _is_prose(text: str) -> bool:
    return " " in text.strip()


def advice(
    text: str, code: str, measured: language.Measure, names: Collection[str], speech: str
) -> Iterator[str]:
    """What would make a *text* in the language *code* plainer, *names* left out."""
    said = advice_in(speech)
    if measured.words >= language.ENOUGH_WORDS and measured.lix > MEDIUM:
        for sentence in measured.sentences[:_SHOWN]:
            yield said["hard"].format(sentence=quote(sentence))
    for sentence in measured.sentences:
        words = sum(map(len, language.sentences(sentence, code)))
        if words > LONG_SENTENCE:
            yield said["long"].format(words=words, sentence=quote(sentence))
    for office, plain in language.office_words(text, code).items():
        yield said["office"].format(said=office, plain=plain)
    for abbreviation in language.unexplained(text, code, names):
        yield said["unexplained"].format(said=abbreviation)
    if language.speaks_past_the_reader(text, code):
        yield said["reader"].format(**_READER[code])


def _line(one: Measured, speech: str) -> str:
    said = _SAID[speech]
    figure = said["short"] if one.lix is None else f"LIX {language.figure(one.lix)[speech]}"
    limit = [said["limit"].format(limit=one.limit)] if one.limit else []
    return f"{one.field}: " + ", ".join([figure, said["words"].format(words=one.words), *limit])


def _together(counted: Sequence[Measured], speech: str) -> str:
    said = _SAID[speech]
    if not counted:
        return said["none"]
    figures = []
    for code in LANGUAGES:
        own = [one.lix for one in counted if one.language == code]
        if own:
            figures.append(f"{code} {language.figure(median(own))[speech]}")
    above = sum(one.limit is not None and one.lix > one.limit for one in counted)
    return said["all"].format(texts=len(counted), figures=", ".join(figures), above=above)
