"""The answers by which all tools can be narrowed down: one list for the search and its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from . import derived
from .model import Tool

#: The answer that has not been given.
NOT_STATED = "not-stated"
#: Each way to narrow down, and the vocabulary of its answers; None where they are things by id.
FACETS: Mapping[str, str | None] = {
    "situation": None,
    "department": None,
    "ai": "ai_use",
    "decision": "decision_part",
    "data": "data_kinds",
    "ring": "ring",
    "status": "status",
}


def facets(tool: Tool) -> dict[str, tuple[str, ...]]:
    """The codes and ids that *tool* answers each of :data:`FACETS` with."""
    return {
        "situation": tool.situations,
        "department": (tool.department,),
        "ai": _one(tool.ai.use),
        "decision": _one(tool.decision.part),
        "data": _data(tool),
        "ring": _one(derived.ring(tool)),
        "status": _one(tool.status),
    }


def _one(answer: Any) -> tuple[str, ...]:
    return (answer or NOT_STATED,)


def _data(tool: Tool) -> tuple[str, ...]:
    if tool.data is None:
        return (NOT_STATED,)
    return tuple(dict.fromkeys(use.kind for use in tool.data))
