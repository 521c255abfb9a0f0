"""The initiatives of the strategy: the tools that serve them, and the figures they go by.

A municipality chooses the figures of each initiative from the vocabulary
``initiative_figures``; they are counted here and typed nowhere. A department's own initiative
is measured on that department's tools, a shared one on all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import msgspec

from .figures import Count, Counted
from .model import Initiative, Register, Tool


class Measured(NamedTuple):
    """A figure that an initiative goes by, under its *code* in the vocabulary.

    *value* is so many of so many, or a number that is no part of anything; None when there is
    nothing to measure.
    """

    code: str
    value: Count | float | None


def tools_of(initiative: Initiative, tools: Iterable[Tool]) -> list[Tool]:
    """Those of *tools* that say they serve *initiative*."""
    return [tool for tool in tools if initiative.id in (tool.initiatives or ())]


def reach(register: Register, initiative: Initiative) -> Register:
    """The register with those tools alone that *initiative* is measured on."""
    if initiative.department is None:
        return register
    tools = {
        name: tool
        for name, tool in register.tools.items()
        if tool.department == initiative.department
    }
    return msgspec.structs.replace(register, tools=tools)


def measured(initiative: Initiative, counted: Counted) -> tuple[Measured, ...]:
    """The figures of *initiative*; *counted* is the register within its :func:`reach`."""
    return tuple(Measured(code, _value(code, counted)) for code in initiative.measured_by or ())


def _value(code: str, counted: Counted) -> Count | float | None:
    value = _FIGURES[code](counted)
    return None if isinstance(value, Count) and not value.of else value


_FIGURES: Mapping[str, Callable[[Counted], Count | float | None]] = {
    "tools": lambda counted: counted.figures.tools,
    "departments": lambda counted: counted.figures.departments_with_tools,
    "approved": lambda counted: counted.figures.approved,
    "answered": lambda counted: counted.figures.answered,
    "reviewed_in_time": lambda counted: counted.figures.reviews[0].count,
    "median_lix": lambda counted: counted.readability.median,
}
