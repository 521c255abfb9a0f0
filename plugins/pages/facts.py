"""The few facts of a tool that a passer-by wants: AI, decisions, data, radar, review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plugins.register import Tool, derived

from .shared import Shared
from .words import uses_ai


class Fact(NamedTuple):
    """One short answer; *section* of the tool's page is where the whole answer stands."""

    question: str
    answer: str
    section: str
    is_open: bool = False


def facts(shared: Shared, tool: Tool) -> list[Fact]:
    """The facts of *tool*, those without an answer too."""
    return [_fact(shared, *one) for one in _facts(shared, tool)]


def _fact(shared: Shared, question: str, said: str | None, section: str) -> Fact:
    if said is None:
        return Fact(question, shared.say("Not stated"), section, True)
    return Fact(question, said, section)


def _facts(shared: Shared, tool: Tool) -> Iterator[tuple[str, str | None, str]]:
    say, language = shared.say, shared.language
    yield say("Does it use AI?"), uses_ai(tool, language), "ai"
    part = tool.decision.part and language.short("decision_part", tool.decision.part)
    yield say("Does it decide about you?"), part, "decision"
    yield say("Sensitive data?"), _sensitive(shared, tool), "data"
    yield say("Does data leave the EU?"), _leaves(shared, tool), "data"
    ring = derived.ring(tool)
    yield say("On the radar"), ring and language.label("ring", ring), "technology"
    yield say("Reviewed"), _reviewed(shared, tool), "review"


def _sensitive(shared: Shared, tool: Tool) -> str | None:
    kinds = derived.sensitive_data(shared.register, tool)
    if kinds is None:
        return None
    say = shared.say
    if not tool.data:
        return say("No data about people")
    names = ", ".join(shared.language.inside("data_kinds", kind) for kind in kinds)
    return f"{say('Yes')}: {names}" if names else say("No")


def _leaves(shared: Shared, tool: Tool) -> str | None:
    say = shared.say
    if tool.storage is None:
        return say("No data about people") if tool.data == () else None
    return say("Yes") if tool.storage == "outside_eu" else say("No")


def _reviewed(shared: Shared, tool: Tool) -> str:
    say, date = shared.say, shared.language.date
    if tool.reviewed_on is None:
        return say("Not by the department")
    due = derived.next_review(shared.register, tool)
    reviewed = date(tool.reviewed_on)
    if tool.status == "retired" or due is None:
        return reviewed
    if derived.is_overdue(shared.register, tool):
        return say("%(date)s, overdue since %(due)s") % {"date": reviewed, "due": date(due)}
    return say("%(date)s, next time %(due)s") % {"date": reviewed, "due": date(due)}
