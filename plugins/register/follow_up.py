"""Following up: what happened to the tools in a period, and to the initiatives they serve.

Everything is read from the history, so that a period tells the same whenever one asks. How many
questions have an answer cannot be read from it: that is counted for today alone (``figures``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from . import derived
from .changes import Change
from .figures import Count
from .history import Entry, History
from .model import FollowUp as Line
from .model import Initiative, Register, answer
from .period import Period, periods

# What says nothing of the tool, and what no commit says.
_NOT_TOLD = frozenset(("wording", "unreadable", "overdue"))
#: What began before the first commit has no day.
_EARLIER = date.min


class Fact(NamedTuple):
    """What happened to a *tool*: the change that stands at *place* in an entry of its history."""

    tool: str
    entry: Entry
    place: int

    @property
    def change(self) -> Change:
        return self.entry.changes[self.place]


class Use(NamedTuple):
    """The time a *tool* was used in some way: from *since*, and *until* the day it no longer was.

    *came_so* tells that the tool was so when it came into the register.
    """

    tool: str
    since: date
    until: date | None
    came_so: bool


class Uses(NamedTuple):
    """The uses that began and ended in a period, and the tools with one when it ended."""

    begun: tuple[Use, ...]
    ended: tuple[Use, ...]
    at_end: Count


class DepartmentThen(NamedTuple):
    """How many of a department's tools came, changed and were reviewed in a period.

    *answered* and *unanswered* count questions: those that got an answer, and those that lost it.
    The tools are those that are the department's today.
    """

    id: str
    added: int
    changed: int
    reviewed: int
    answered: int
    unanswered: int


class InitiativeThen(NamedTuple):
    """An initiative as it stood when a period ended, and how it was followed up within it."""

    initiative: Initiative
    status: str
    followed_up: tuple[Line, ...]


class FollowUp(NamedTuple):
    """What there is to tell of a *period*; *until* is its last day, or today before that.

    *happened* has the facts of each kind of change, newest first.
    """

    period: Period
    until: date
    is_over: bool
    happened: Mapping[str, tuple[Fact, ...]]
    ai: Uses
    automatic: Uses
    departments: tuple[DepartmentThen, ...]
    initiatives: tuple[InitiativeThen, ...]
    strategy: tuple[Line, ...]

    def tools(self, code: str) -> int:
        """How many tools a kind of change happened to."""
        return len({fact.tool for fact in self.happened[code]})


class Record:
    """What a register and its history tell of any period."""

    def __init__(self, register: Register, history: History) -> None:
        self._register = register
        self._history = history
        codes = register.schema.vocabularies["changes"].codes
        self.codes = tuple(code for code in codes if code not in _NOT_TOLD)
        self._facts = [
            Fact(name, entry, place)
            for kind, name, entry in history.newest
            if kind == "tool"
            for place, change in enumerate(entry.changes)
            if change.what in self.codes
        ]
        self._there = self._uses("name", lambda name: name is not None)
        self._ai = self._uses("ai.use", lambda use: use == "yes")
        self._automatic = self._uses("decision.part", lambda part: part in derived.AUTOMATIC)

    @property
    def first(self) -> date:
        """The day the history begins; today when nothing has happened yet."""
        newest = self._history.newest
        return min([self._register.today, *(entry.on for *_, entry in newest[-1:])])

    @property
    def periods(self) -> list[Period]:
        """The years and half-years there is something to tell of, newest year first."""
        return periods(self.first, self._register.today)

    def of(self, period: Period) -> FollowUp:
        """What happened in *period*."""
        today = self._register.today
        until = min(period.end, today)
        happened = self._happened(period)
        return FollowUp(
            period=period,
            until=until,
            is_over=period.end < today,
            happened=happened,
            ai=self._used(self._ai, period, until),
            automatic=self._used(self._automatic, period, until),
            departments=tuple(self._departments(happened)),
            initiatives=tuple(self._initiatives(period)),
            strategy=self._strategy(period),
        )

    def _happened(self, period: Period) -> dict[str, tuple[Fact, ...]]:
        found: dict[str, list[Fact]] = {code: [] for code in self.codes}
        first = bisect_left(self._facts, -period.end.toordinal(), key=_age)
        last = bisect_right(self._facts, -period.start.toordinal(), key=_age)
        for fact in self._facts[first:last]:
            found[fact.change.what].append(fact)
        return {code: tuple(facts) for code, facts in found.items()}

    # How tools are used

    def _uses(self, field: str, holds: Callable[[Any], bool]) -> list[Use]:
        """Each time a tool's answer to the question *field* was such that it *holds*."""
        path, uses = tuple(field.split(".")), []
        for tool in self._register.tools.values():
            entries = self._history.of("tool", tool.id)
            uses += _uses(tool.id, _answers(entries, field, answer(tool, path)), holds)
        return uses

    def _used(self, uses: Iterable[Use], period: Period, until: date) -> Uses:
        begun = [use for use in uses if period.has(use.since)]
        ended = [use for use in uses if use.until is not None and period.has(use.until)]
        return Uses(
            tuple(sorted(begun, key=lambda use: (use.since, use.tool))),
            tuple(sorted(ended, key=lambda use: (use.until, use.tool))),
            Count(_on(uses, until), _on(self._there, until)),
        )

    # Departments and initiatives

    def _departments(self, happened: Mapping[str, tuple[Fact, ...]]) -> Iterator[DepartmentThen]:
        tools = self._register.tools
        added, changed, reviewed = (
            Counter(
                tools[name].department for name in {f.tool for f in happened[code]} & tools.keys()
            )
            for code in ("added", "changed", "reviewed")
        )
        answered, unanswered = (
            Counter(tools[f.tool].department for f in happened[code] if f.tool in tools)
            for code in ("answered", "unanswered")
        )
        counted = (added, changed, reviewed, answered, unanswered)
        for name in self._register.departments:
            yield DepartmentThen(name, *(one[name] for one in counted))

    def _initiatives(self, period: Period) -> Iterator[InitiativeThen]:
        for initiative in self._register.initiatives.values():
            entries = self._history.of("initiative", initiative.id)
            answers = _answers(entries, "status", initiative.status)
            status = next((value for on, _, value in answers if on <= period.end), None)
            if status is not None:
                lines = _within(period, initiative.followed_up)
                yield InitiativeThen(initiative, status, lines)

    def _strategy(self, period: Period) -> tuple[Line, ...]:
        strategy = self._register.strategy
        return _within(period, strategy.followed_up) if strategy else ()


def _age(fact: Fact) -> int:
    return -fact.entry.on.toordinal()


def _within(period: Period, lines: Iterable[Line] | None) -> tuple[Line, ...]:
    return tuple(line for line in lines or () if period.has(line.on))


def _answers(entries: Iterable[Entry], field: str, now: Any) -> Iterator[tuple[date, str, Any]]:
    """Each answer to a question, the day from which it stood and what happened then, newest first.

    *now* is the answer of today.
    """
    value, is_committed = now, False
    for entry in entries:
        is_committed = True
        for change in reversed(entry.changes):
            if change.what in ("added", "removed"):
                yield entry.on, change.what, value if change.what == "added" else None
                value = None
            elif change.field == field and not change.entry:
                yield entry.on, change.what, change.after
                value = change.before
    if is_committed and value is not None:
        yield _EARLIER, "", value


def _uses(
    tool: str, answers: Iterable[tuple[date, str, Any]], holds: Callable[[Any], bool]
) -> Iterator[Use]:
    since, how = None, ""
    for on, what, value in reversed(list(answers)):
        if holds(value) == (since is not None):
            continue
        if since is None:
            since, how = on, what
        else:
            yield Use(tool, since, on, how == "added")
            since = None
    if since is not None:
        yield Use(tool, since, None, how == "added")


def _on(uses: Iterable[Use], day: date) -> int:
    """How many tools were used so at the end of *day*."""
    return sum(use.since <= day and (use.until is None or day < use.until) for use in uses)


__all__ = [
    "DepartmentThen", "Fact", "FollowUp", "InitiativeThen", "Record", "Use", "Uses",
]  # fmt: skip
