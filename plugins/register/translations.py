"""Texts that changed in one language only: whether the other still says the same.

The author answers by changing the other language, too, or by a line under ``confirmed``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .model import LANGUAGES, OTHER_LANGUAGE
from .problem import Problem
from .texts import Pair, Texts

_NOT_FOLLOWED_IN = {"da": "not-followed-in-da", "en": "not-followed-in-en"}


def not_followed(now: Texts, before: Texts) -> Iterator[Problem]:
    """A problem for each text of a file of which only one language has changed.

    Texts are found again by what they say, not by their place: a list may be sorted anew.
    """
    then, here = set(map(_said, before.pairs)), set(map(_said, now.pairs))
    gone = then - here
    confirmed = _newly_confirmed(now, before)
    for pair in now.pairs:
        if (said := _said(pair)) in then:
            continue
        field, *texts = said
        others = [other for at, *other in gone if at == field]
        kept = [
            code
            for place, code in enumerate(LANGUAGES)
            if any(other[place] == texts[place] for other in others)
        ]
        if kept:
            problem = _stale(now.path, (*pair.at, kept[0]), kept[0], pair.field.label)
            if problem.field.rpartition(".")[0] not in confirmed:
                yield problem


def pages_not_followed(now: Mapping[str, Texts], before: Mapping[str, Texts]) -> Iterator[Problem]:
    """The same for the files of a page of prose, each in its language."""
    changed = {code for code in now if code in before and _prose(now[code]) != _prose(before[code])}
    if len(changed) != 1 or len(now) < 2:
        return
    kept = OTHER_LANGUAGE[changed.pop()]
    if not any("body" in _newly_confirmed(now[code], before.get(code)) for code in now):
        yield _stale(now[kept].path, ("body",), kept, {"da": "Teksten", "en": "The text"})


def _said(pair: Pair) -> tuple[tuple[str, ...], str, str]:
    return pair.field.path, _words(pair.da), _words(pair.en)


def _prose(texts: Texts) -> list[str]:
    said = (said for said in texts.said if said.at[0] in ("title", "description", "body"))
    return [_words(one.text) for one in said]


def _words(text: str) -> str:
    """*text* wherever its lines break."""
    return " ".join(text.split())


def _stale(path: str, at: tuple[Any, ...], kept: str, label: Mapping[str, str]) -> Problem:
    problem = Problem(path, at, _NOT_FOLLOWED_IN[kept], {"label": label})
    name = problem.field.removesuffix(f".{kept}")
    return Problem(path, at, problem.code, {"label": label, "name": name})


def _newly_confirmed(now: Texts, before: Texts | None) -> set[str]:
    """The texts that ``confirmed`` names since: a line that was there before means nothing."""
    was = list(before.confirmed) if before is not None else []
    named = set()
    for line in now.confirmed:
        if line in was:
            was.remove(line)  # a second one like it is new: the same text on the same day
        else:
            named.add(line["field"])
    return named
