"""AI in the municipality: what uses it, how, who watches, and what nobody has told.

One page over all of it, and one for each kind of AI, those without tools too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from plugins.register import Tool
from plugins.register.addresses import slug
from plugins.register.conditions import holds
from plugins.register.figures import Count
from plugins.register.model import Risk, answer
from plugins.register.schema import Field

from . import charts, prose
from .charts import Bar, Chart
from .shared import Shared, SitePage

#: What is told of each tool with AI, as fields of the schema.
_TOLD = (
    ("ai", "kinds"), ("ai", "does"), ("decision", "part"), ("ai", "oversight"),
    ("ai", "risk"), ("ai", "disclosure"),
)  # fmt: skip


class Answer(NamedTuple):
    """One answer about a tool: in words, as links to *kinds*, or the *reason* why it is open."""

    label: str
    said: str | None = None
    kinds: tuple[Kind, ...] = ()
    reason: str | None = None


class ToolShown(NamedTuple):
    """A tool with AI and what is told of its AI."""

    tool: Tool
    status: str | None
    answers: list[Answer]


class Kind(NamedTuple):
    """A kind of AI, the page about it, and how many of the tools with AI use it."""

    code: str
    label: str
    explained: str
    address: str
    count: Count
    bar: Bar


def pages(shared: Shared) -> Iterator[SitePage]:
    say = shared.say
    kinds = _kinds(shared)
    tools = [tool for tool in shared.tools_by_name if tool.ai.use == "yes"]
    said = {tool.id: shared.as_html("ai_tool", _shown(shared, tool, kinds)) for tool in tools}
    yield shared.page(
        "ai", (), "ai.html", say("AI in the municipality"),
        say("Which digital tools use artificial intelligence, for what, and who watches it."),
        {
            "use": _use(shared),
            "tools": list(said.values()),
            "kinds": list(kinds.values()),
            "without_kind": _without_kind(shared),
            "risk": _risk(shared),
            "unknown": _unknown(shared),
            "further": prose.under(shared, "ai"),
        },
    )  # fmt: skip
    for kind in kinds.values():
        yield shared.page(
            "ai", (slug(kind.code),), "ai_kind.html",
            say("Kind of AI: %(kind)s") % {"kind": kind.label}, kind.explained,
            {
                "kind": kind,
                "kinds": list(kinds.values()),
                "tools": [said[one.id] for one in tools if kind.code in (one.ai.kinds or ())],
                "use": _use(shared),
            },
        )  # fmt: skip


def _kinds(shared: Shared) -> dict[str, Kind]:
    language = shared.language
    return {
        code: Kind(
            code,
            language.label("ai_kinds", code),
            language.explained("ai_kinds", code),
            shared.url("ai", slug(code)),
            count,
            Bar("", count, charts.tools(language, count), shared.url("ai", slug(code))),
        )
        for code, count in shared.figures.ai_kinds
        if code is not None
    }


def _without_kind(shared: Shared) -> Bar | None:
    """The tools with AI that do not tell which kind it is; None when all do."""
    count = shared.figures.ai_kinds[-1].count
    return Bar("", count, charts.tools(shared.language, count)) if count.n else None


def _use(shared: Shared) -> Chart:
    label = partial(shared.language.label, "ai_use")
    return charts.by_answer(shared, shared.say("Do they use AI?"), shared.figures.ai, label, "ai")


def _risk(shared: Shared) -> Chart:
    """The classes of the AI Act, each with what it means and how many tools are in it."""
    language = shared.language
    label = partial(language.label, "ai_risk")
    chart = charts.by_answer(
        shared, shared.say("The tools with AI by their group in the AI Act"),
        shared.figures.ai_risk, label,
    )  # fmt: skip
    explained = [code and language.explained("ai_risk", code) for code, _ in shared.figures.ai_risk]
    bars = [bar._replace(note=note) for bar, note in zip(chart.bars, explained, strict=True)]
    return chart._replace(bars=bars)


def _unknown(shared: Shared) -> Chart:
    """The questions about AI that tools leave open."""
    asked = [one for one in shared.figures.open_questions if one.field.path[0] == "ai"]
    return charts.questions(shared, shared.say("Questions about AI without an answer"), asked)


def _shown(shared: Shared, tool: Tool, kinds: dict[str, Kind]) -> ToolShown:
    status = tool.status and shared.language.label("status", tool.status)
    fields = (shared.register.schema.kinds["tool"].field(*path) for path in _TOLD)
    told = [_told(shared, tool, field, kinds) for field in fields if holds(field.when, tool)]
    return ToolShown(tool, status, told)


def _told(shared: Shared, tool: Tool, field: Field, kinds: dict[str, Kind]) -> Answer:
    language, label = shared.language, field.label[shared.code]
    said = answer(tool, field.path)
    if said is None:
        reasons = {line.question: line.reason for line in tool.unanswered or ()}
        return Answer(label, reason=language.inside("unanswered_reasons", reasons[field.name]))
    if field.vocabulary == "ai_kinds":
        return Answer(label, kinds=tuple(kinds[code] for code in said))
    if isinstance(said, Risk):
        return Answer(label, language.label("ai_risk", said.class_))
    if field.vocabulary is not None:
        return Answer(label, language.label(field.vocabulary, said))
    return Answer(label, said[shared.code])
