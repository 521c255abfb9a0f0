"""Rules about time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..calendar import first_day, is_before
from ..conditions import places
from ..model import Register, Thing
from ..problem import At, Problem


def since_is_not_in_the_future(register: Register) -> Iterator[Problem]:
    """Only a planned tool comes into use in the future."""
    for tool in register.tools.values():
        if tool.since and tool.status != "planned" and first_day(tool.since) > register.today:
            yield Problem(
                tool.path, ("since",), "since-future", {"value": tool.since}, because=(("status",),)
            )


def until_comes_after_since(register: Register) -> Iterator[Problem]:
    """A tool is not retired before it came into use."""
    for tool in register.tools.values():
        if tool.since and tool.until and is_before(tool.until, tool.since):
            values = {"since": tool.since, "until": tool.until}
            yield Problem(
                tool.path, ("until",), "until-before-since", values, because=(("since",),)
            )


_RETRIEVED = ("sources", "[]", "retrieved")
_CONFIRMED = ("confirmed", "[]", "on")
# The dates that tell of something done, by kind of file.
_DONE = {
    "tool": (
        ("until",), ("reviewed_on",), ("radar", "[]", "on"), ("assessments", "[]", "on"),
        _RETRIEVED, _CONFIRMED,
    ),
    "department": (("coverage", "on"), _RETRIEVED, _CONFIRMED),
    "situation": (_CONFIRMED,),
    "technology": (_CONFIRMED,),
    "initiative": (("decided", "on"), ("followed_up", "[]", "on"), _RETRIEVED, _CONFIRMED),
    "exceptions": (("exceptions", "[]", "approved_on"),),
    "withheld": (("withheld", "[]", "on"),),
    "accessibility": (("tested_on",),),
    "law": (_RETRIEVED, _CONFIRMED),
    "letter": (_RETRIEVED, _CONFIRMED),
    "page": (_RETRIEVED, _CONFIRMED),
    "site": (("decided", "on"), _CONFIRMED),
    "strategy": (("decided", "on"), ("followed_up", "[]", "on"), _RETRIEVED, _CONFIRMED),
}  # fmt: skip


def nothing_has_happened_in_the_future(register: Register) -> Iterator[Problem]:
    """A review, an assessment, a decision or a retirement has a date that has come."""
    kinds = register.schema.kinds
    for kind, thing in register.things():
        for path in _DONE.get(kind, ()):
            for at, day in places(thing, kinds[kind].field(*path)):
                if day is not None and first_day(str(day)) > register.today:
                    yield Problem(thing.path, at, "date-future", {"value": day})


def lists_are_newest_first(register: Register) -> Iterator[Problem]:
    """Assessments on the radar and follow-ups stand with the newest first, one a day."""
    for tool in register.tools.values():
        yield from _newest_first(tool, "radar")
    strategy = [register.strategy] if register.strategy is not None else []
    for thing in (*strategy, *register.initiatives.values()):
        yield from _newest_first(thing, "followed_up")


def _newest_first(thing: Thing, name: str) -> Iterator[Problem]:
    days = [line.on for line in getattr(thing, name) or ()]
    for number, (newer, older) in enumerate(pairwise(days), 1):
        if newer is not None and older is not None and older >= newer:
            code = "same-day" if older == newer else "newest-first"
            values = {"value": older, "before": newer}
            yield Problem(thing.path, (name, number, "on"), code, values)


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
