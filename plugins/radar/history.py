"""Which tools were on the radar on a day, and in which ring: told from the dated assessments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from plugins.register import Register, Tool
from plugins.register.calendar import first_day


def as_on(tool: Tool, day: date) -> Tool | None:
    """The *tool* with the assessments it had on a *day*; None when it was not on the radar.

    A tool leaves the radar when it is taken out of use, in the first days of the month or the
    year when no more is known.
    """
    assessments = tool.radar or ()
    known = tuple(assessment for assessment in assessments if assessment.on <= day)
    if not known or (tool.until and first_day(tool.until) <= day):
        return None
    return tool if len(known) == len(assessments) else replace(tool, radar=known)


def stays(tool: Tool) -> list[tuple[str, date, date]]:
    """Every ring the *tool* has been in: the ring, its first day there, and the day it had left.

    From a ring it is in now, that is the last day there is.
    """
    first: dict[str, date] = {}
    left: dict[str, date] = {}
    until = first_day(tool.until) if tool.until else date.max
    for assessment in tool.radar or ():  # the newest is first
        left.setdefault(assessment.ring, until)
        first[assessment.ring] = assessment.on
        until = min(until, assessment.on)
    return [(ring, first[ring], until) for ring, until in left.items() if first[ring] < until]


def days(register: Register) -> Iterator[tuple[int, date]]:
    """Each year since the first assessment with its last day, this year with today."""
    today = register.today
    first = min(_assessed(register.tools.values()), default=None)
    for year in range(first.year, today.year + 1) if first else ():
        yield year, min(date(year, 12, 31), today)


def _assessed(tools: Iterable[Tool]) -> Iterator[date]:
    return (assessment.on for tool in tools for assessment in tool.radar or ())
