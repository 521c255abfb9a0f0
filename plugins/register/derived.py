"""What follows from the answers and is never typed: sensitive data, rights, reviews, movement."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from .calendar import months_after
from .conditions import is_open
from .model import Register, Tool, answer
from .schema import Field

SPECIAL = "special"
GENERAL = "general"
AUTOMATIC = ("automatic", "automatic_with_review")


def sensitive_data(register: Register, tool: Tool) -> tuple[str, ...] | None:
    """The kinds of sensitive data the tool uses; None when that is not known.

    Public sources seldom list all data, so a draft from them never says that there is none.
    """
    if tool.data is None:
        return None
    terms = register.schema.vocabularies["data_kinds"].terms
    used = dict.fromkeys(use.kind for use in tool.data)
    sensitive = tuple(kind for kind in used if terms[kind]["category"] == SPECIAL)
    return None if tool.basis == "public_sources" and tool.data and not sensitive else sensitive


def rights(register: Register, tool: Tool) -> tuple[str, ...]:
    """The rights that follow from the tool's legal basis, in the order of the vocabulary."""
    given = {right for name in tool.legal_basis or () for right in register.laws[name].rights}
    return tuple(code for code in register.schema.vocabularies["rights"].codes if code in given)


def ring(tool: Tool) -> str | None:
    """The ring the tool is in now."""
    return tool.radar[0].ring if tool.radar else None


def movement(register: Register, tool: Tool) -> str | None:
    """How the tool moved at its newest assessment: new, in, out or unchanged."""
    if not tool.radar:
        return None
    if len(tool.radar) == 1:
        return "new"
    order = register.schema.vocabularies["ring"].codes
    now, before = (order.index(assessment.ring) for assessment in tool.radar[:2])
    return "unchanged" if now == before else "in" if now < before else "out"


def next_review(register: Register, tool: Tool) -> date | None:
    """The day by which the tool must be reviewed again; None when it never was."""
    if tool.reviewed_on is None:
        return None
    return months_after(tool.reviewed_on, tool.review_every or register.site.review_every)


def is_overdue(register: Register, tool: Tool) -> bool:
    """Whether the review should have been done; a retired tool needs none."""
    due = next_review(register, tool)
    return due is not None and due < register.today and tool.status != "retired"


class Limit(NamedTuple):
    """How long a question may stand unanswered: *months* after *since*, until *last*."""

    since: date
    months: int
    last: date


def limit(register: Register, tool: Tool, reason: str | None) -> Limit | None:
    """How long a question of the tool may stand unanswered for *reason*; None for any time."""
    field = register.schema.kinds["tool"].field("unanswered", "[]", "reason")
    if (stands := field.schema["stands_for"].get(reason)) is None:
        return None
    since, months = answer(tool, tuple(stands["after"].split("."))), stands["months"]
    return since and Limit(since, months, months_after(since, months))


def open_questions(register: Register, tool: Tool) -> tuple[Field, ...]:
    """The questions that are asked of the tool and have no answer, in order."""
    questions = register.schema.kinds["tool"].questions.values()
    return tuple(field for field in questions if is_open(field, tool))
