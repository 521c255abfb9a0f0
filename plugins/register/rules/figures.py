"""Rules about figures: the few answers that are a figure or words, and what is counted."""

from __future__ import annotations

from collections.abc import Iterator

from ..conditions import given
from ..model import Register, answer
from ..problem import Problem


def retention_is_months_or_words(register: Register) -> Iterator[Problem]:
    """How long data is kept is given as months after an event, or in words."""
    return _not_one_way(register, "keep", "keep-form")


def cost_is_a_figure_or_words(register: Register) -> Iterator[Problem]:
    """What a tool costs is given in kroner for a year, or in words."""
    return _not_one_way(register, "cost", "cost-form")


def _not_one_way(register: Register, name: str, code: str) -> Iterator[Problem]:
    for thing, field, at, group in given(register, "either", lambda one: one.path[-1] == name):
        ways = field.schema["either"]
        parts = [part for way in ways for part in way]
        said = [part for part in parts if answer(group, (part,)) is not None]
        if said not in ways:
            because = tuple((*at, part) for part in parts)
            yield Problem(thing.path, at, code, because=because)


def only_shared_initiatives_count_departments(register: Register) -> Iterator[Problem]:
    """An initiative is followed by how many departments take part only when it is shared."""
    for initiative in register.initiatives.values():
        for number, code in enumerate(initiative.measured_by or ()):
            if code == "departments" and initiative.level == "department":
                at = ("measured_by", number)
                yield Problem(initiative.path, at, "one-department", because=(("level",),))
