"""What somebody must do in time: reviews, and answers to what is under clarification."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from . import derived
from .calendar import months_after
from .model import Register, Tool
from .schema import Field

#: So many months before its day something is *soon*.
SOON_MONTHS = 2


class Due(NamedTuple):
    """A tool whose turn it is *on* a day, and the *questions* it is about.

    *what* is ``overdue`` or ``soon`` for a review; ``clarify`` for questions that must be answered
    by then, since the check refuses the file after that day.
    """

    what: str
    tool: Tool
    on: date
    questions: tuple[Field, ...] = ()


def due(register: Register) -> tuple[Due, ...]:
    """What is overdue, and what is due within ``SOON_MONTHS``; what is most urgent comes first."""
    found = [one for tool in register.tools.values() for one in _of(register, tool)]
    return tuple(sorted(found, key=lambda one: (one.on, one.tool.id, one.what)))


def _of(register: Register, tool: Tool) -> Iterator[Due]:
    soon = months_after(register.today, SOON_MONTHS)
    review = derived.next_review(register, tool)
    if derived.is_overdue(register, tool):
        yield Due("overdue", tool, review)
    elif review is not None and review <= soon and tool.status != "retired":
        yield Due("soon", tool, review)
    for last, asked in sorted(_time_limits(register, tool).items()):
        if last <= soon:
            yield Due("clarify", tool, last, tuple(asked))


def _time_limits(register: Register, tool: Tool) -> dict[date, list[Field]]:
    """The unanswered questions that must be answered by a day."""
    questions = register.schema.kinds["tool"].questions
    found: dict[date, list[Field]] = {}
    for line in tool.unanswered or ():
        limit = derived.limit(register, tool, line.reason)
        if limit is not None:
            found.setdefault(limit.last, []).append(questions[line.question])
    return found


__all__ = ["SOON_MONTHS", "Due", "due"]
