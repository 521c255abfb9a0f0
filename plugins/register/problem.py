"""A problem: what is wrong in a file, where, and how to mend it, in both languages.

The words live in ``schema/problems.yaml``, one entry per code; code only names the
problem and supplies the values that the sentence quotes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .personal import masked

At = tuple[str | int, ...]
"""Where in a file: the steps from the top to a field, list places counted from 0."""

MAX_QUOTE = 60
#: Who has so much of a kind to mend in one file reads the rest when that is done.
MOST = 100


@dataclass(frozen=True)
class Problem:
    """One thing wrong in the file *path* (relative to the register's root, with ``/``).

    *line* counts from 1; 0 means that it is still to be looked up from *at*.
    *values* fill the sentence; a mapping with ``da`` and ``en`` is a text in both languages.
    *because* names other fields the judgement rests on: when one of them is itself wrong,
    that is what the author should hear first. *meant* is the field that an unknown one was
    probably meant for.
    """

    path: str
    at: At
    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    line: int = 0
    because: tuple[At, ...] = ()
    meant: At = ()

    @property
    def field(self) -> str:
        """The field as people read it, list places counted from 1: ``data[2].kind``."""
        name = ""
        for step in self.at:
            name += f"[{step + 1}]" if isinstance(step, int) else f".{quote(step)}"
        return name.removeprefix(".")

    @property
    def pointer(self) -> str:
        """The field as a JSON Pointer (RFC 6901), for machines."""
        steps = (masked(str(step)).replace("~", "~0").replace("/", "~1") for step in self.at)
        return "".join(f"/{step}" for step in steps)


class RegisterInvalid(Exception):
    """The register has problems; ``problems`` holds every one of them, in order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


class Wording:
    """The sentences for every problem: ``wording.says(problem, "da")``."""

    def __init__(self, catalogue: Mapping[str, Mapping[str, Mapping[str, str]]]) -> None:
        self.catalogue = catalogue

    def says(self, problem: Problem, language: str) -> str:
        """What is wrong, in one sentence."""
        return self._fill(problem, "says", language)

    def mend(self, problem: Problem, language: str) -> str:
        """How to mend it."""
        return self._fill(problem, "mend", language)

    def _fill(self, problem: Problem, part: str, language: str) -> str:
        values = {name: _said(value, language) for name, value in problem.values.items()}
        values.setdefault("field", problem.field)
        return self.catalogue[problem.code][part][language].format_map(values).strip()


def _said(value: Any, language: str) -> str:
    if isinstance(value, Mapping):  # our own words
        return " ".join(value[language].split())
    if isinstance(value, (list, tuple)):
        return ", ".join(_said(part, language) for part in value)
    return masked(" ".join(str(value).split()))


def quote(value: Any) -> str:
    """A wrong value as it can be shown: on one line, not too long, personal data masked."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = masked(" ".join(text.split()))
    return text if len(text) <= MAX_QUOTE else text[: MAX_QUOTE - 1] + "…"
