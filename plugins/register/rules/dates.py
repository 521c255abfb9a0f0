"""Rules about time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..calendar import first_day, is_before
from ..conditions import given, holds, rests_on
from ..model import Register, answer
from ..problem import At, Problem
from ..schema import Condition


def since_is_not_in_the_future(register: Register) -> Iterator[Problem]:
    """Only a planned tool comes into use in the future."""
    for tool, field, at, since in given(register, "ahead_when"):
        condition = Condition(field.schema["ahead_when"])
        if first_day(since) > register.today and not holds(condition, tool):
            because = rests_on(condition)
            yield Problem(tool.path, at, "since-future", {"value": since}, because=because)


def until_comes_after_since(register: Register) -> Iterator[Problem]:
    """A tool is not retired before it came into use."""
    for tool, field, at, until in given(register, "not_before"):
        begun = tuple(field.schema["not_before"].split("."))
        since = answer(tool, begun)
        if since is not None and is_before(until, since):
            values = {"since": since, "until": until}
            yield Problem(tool.path, at, "until-before-since", values, because=(begun,))


def nothing_has_happened_in_the_future(register: Register) -> Iterator[Problem]:
    """A review, an assessment, a decision or a retirement has a date that has come."""
    for thing, _, at, day in given(register, "happened"):
        if first_day(str(day)) > register.today:
            yield Problem(thing.path, at, "date-future", {"value": day})


def lists_are_newest_first(register: Register) -> Iterator[Problem]:
    """Assessments on the radar and follow-ups stand with the newest first, one a day."""
    for thing, field, at, entries in given(register, "newest_first"):
        name = field.schema["newest_first"]
        days = [answer(entry, (name,)) for entry in entries]
        for number, (newer, older) in enumerate(pairwise(days), 1):
            if newer is not None and older is not None and older >= newer:
                code = "same-day" if older == newer else "newest-first"
                values = {"value": older, "before": newer}
                yield Problem(thing.path, (*at, number, name), code, values)


def department_names_follow_each_other(register: Register) -> Iterator[Problem]:
    """A department's names stand oldest first, each but the oldest with the day it began."""
    for department in register.departments.values():
        days = [name.valid_from for name in department.names or ()]
        for number, day in enumerate(days[1:], 1):
            at: At = ("names", number, "valid_from")
            if day is None:
                yield Problem(department.path, at, "name-undated")
            elif days[number - 1] is not None and day <= days[number - 1]:
                yield Problem(department.path, at, "oldest-first", {"value": day})
