"""The way of the data through a tool, stop by stop, in the words of one language.

From you, over the data and the tool, to those who see the data, to what it leads to, and back
to you. What is not known is said to be so; a tool without data about people has no stops for
data. ``flow_picture`` draws the stops, the template lists them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from plugins.register import Text, Tool, derived
from plugins.register.model import DataUse

from .shared import Shared
from .words import kept, uses_ai

#: The stops, each with the section of the page that holds the whole answers.
_STOPS = (
    ("you", "data"), ("data", "data"), ("tool", "ai"), ("seen", "data"), ("leads", "decision"),
    ("back", "you"),
)  # fmt: skip
_WITHOUT_DATA = tuple(stop for stop in _STOPS if stop[0] not in ("data", "seen"))
#: So many signs of an answer, and so many answers of a sentence, are told.
_SIGNS, _SENTENCES = 130, 3

Answers = Sequence[str | None]
"""What is said of each of several things; None where nothing is stated."""


class Line(NamedTuple):
    """The answer to one question, part by part; *label* is the question in short."""

    label: str | None
    parts: tuple[str, ...]
    is_open: bool = False
    is_sensitive: bool = False


class Stop(NamedTuple):
    """A stop on the way; the whole answers stand in the page's *section*."""

    icon: str
    title: str
    section: str
    lines: tuple[Line, ...]


def stops(shared: Shared, tool: Tool) -> tuple[Stop, ...]:
    """The stops on the way of the data through *tool*, in order."""
    return _flow(shared).stops(tool)


@cache
def _flow(shared: Shared) -> _Flow:
    return _Flow(shared)


class _Flow:
    """The way of the data through any tool, in one language."""

    def __init__(self, shared: Shared) -> None:
        self._register, self._code = shared.register, shared.code
        self._language, self._say = shared.language, shared.say
        self._label = cache(self._label_of)
        self._sorted_by_care = cache(self._kinds)
        self._titles = {
            "you": self._say("You"), "data": self._label("data"),
            "seen": self._say("Who sees the data?"),
            "leads": self._say("What does it lead to?"), "back": self._say("Back to you"),
        }  # fmt: skip

    def stops(self, tool: Tool) -> tuple[Stop, ...]:
        return tuple(
            Stop(
                "ai" if name == "tool" and tool.ai.use in ("yes", "undecided") else name,
                self._titles.get(name) or self._text(tool.name),
                section,
                getattr(self, f"_{name}")(tool),
            )
            for name, section in (_WITHOUT_DATA if tool.data == () else _STOPS)
        )

    # What stands at each stop

    def _you(self, tool: Tool) -> tuple[Line, ...]:
        if tool.data == ():
            said = self._say("None. The tool uses no data about people.")
            return (Line(self._label("data"), (said,)),)
        return self._short(self._say("Data comes from"), list(map(self._origin, tool.data or ())))

    def _origin(self, use: DataUse) -> str | None:
        if use.source is not None:
            return self._text(use.source)
        return use.from_ and self._language.inside("data_origins", use.from_)

    def _data(self, tool: Tool) -> tuple[Line, ...]:
        sensitive = derived.sensitive_data(self._register, tool) or ()
        kinds = tuple(use.kind for use in tool.data or ())
        return self._sorted_by_care(kinds, sensitive, tool.basis == "public_sources")

    def _kinds(
        self, kinds: tuple[str, ...], sensitive: tuple[str, ...], is_draft: bool
    ) -> tuple[Line, ...]:
        others = [kind for kind in kinds if kind not in sensitive]
        lines: list[Line] = []
        if sensitive:
            label = self._language.label("data_categories", derived.SPECIAL)
            told = self._short(label, self._named(sensitive))
            lines += (line._replace(is_sensitive=True) for line in told)
        if others or not sensitive:
            label = self._say("Other data") if sensitive else None
            lines += self._short(label, self._named(others))
        if kinds and is_draft:
            lines.append(Line(None, (self._say("Not stated whether there is more"),), is_open=True))
        return tuple(lines)

    def _named(self, kinds: Sequence[str]) -> Answers:
        return [self._language.inside("data_kinds", kind) for kind in kinds]

    def _tool(self, tool: Tool) -> tuple[Line, ...]:
        ai = self._said(self._label("ai", "use"), uses_ai(tool, self._language))
        if tool.status in ("in_use", "pilot"):
            return (ai,)
        status = tool.status and self._language.label("status", tool.status)
        return ai, self._said(self._label("status"), status)

    def _seen(self, tool: Tool) -> tuple[Line, ...]:
        names: Answers = [self._text(party.name) for party in tool.recipients or ()]
        if not names:
            names = [self._say("No one") if tool.recipients == () else None]
        storage = tool.storage and self._language.label("storage", tool.storage)
        times = [kept(use.keep, self._language) for use in tool.data or ()]
        return (
            *self._long(self._say("Besides the department"), names),
            self._said(self._label("storage"), storage),
            *self._long(self._label("data", "[]", "keep"), times),
        )

    def _leads(self, tool: Tool) -> tuple[Line, ...]:
        part, effect = tool.decision.part, self._text(tool.decision.effect)
        explained = part and self._language.explained("decision_part", part)
        who = self._said(self._say("Who decides?"), explained)
        if part in (None, "none"):
            return (who,)
        return self._said(self._label("decision", "effect"), effect), who

    def _back(self, tool: Tool) -> tuple[Line, ...]:
        unit = tool.contact and self._text(tool.contact.unit)
        return (
            self._said(self._label("opt_out"), self._text(tool.opt_out)),
            self._said(self._label("contact"), unit),
        )

    # How answers are said

    def _label_of(self, *path: str) -> str:
        return self._register.schema.kinds["tool"].field(*path).label[self._code]

    def _text(self, text: Text | None) -> str | None:
        return text and text[self._code]

    def _said(self, label: str | None, said: str | None) -> Line:
        if said is None:
            return Line(label, (self._say("Not stated"),), is_open=True)
        return Line(label, (_cut(said),))

    def _short(self, label: str | None, answers: Answers) -> tuple[Line, ...]:
        """Answers of a few words, as one part."""
        known = _different(answers)
        ends = accumulate(len(said) + 2 for said in known)
        told, more = self._first(known, sum(end <= _SIGNS for end in ends) or 1)
        said = ("; " if any("," in one for one in told) else ", ").join(told)
        said = f"{said} {more}" if more else said
        return self._lines(label, [said[0].upper() + said[1:]] if said else [], answers)

    def _long(self, label: str | None, answers: Answers) -> tuple[Line, ...]:
        """Answers of a sentence or so, each a part of its own."""
        told, more = self._first(_different(answers), _SENTENCES)
        parts = [*map(_cut, told), more] if more else [*map(_cut, told)]
        return self._lines(label, parts, answers)

    def _first(self, known: list[str], most: int) -> tuple[list[str], str]:
        """The first of what is known, and words for how much more there is."""
        if len(known) <= most + 1:
            return known, ""
        return known[:most], self._say("and %(n)s more") % {"n": len(known) - most}

    def _lines(self, label: str | None, parts: list[str], answers: Answers) -> tuple[Line, ...]:
        if not parts:
            return (self._said(label, None),)
        line = Line(label, tuple(parts))
        if None not in answers:
            return (line,)
        return line, Line(None, (self._say("Not stated for all data"),), is_open=True)


def _different(answers: Answers) -> list[str]:
    return [said for said in dict.fromkeys(answers) if said is not None]


def _cut(text: str) -> str:
    """So much of *text* as there is room for, cut between words."""
    if len(text) <= _SIGNS:
        return text
    start = text[:_SIGNS]
    return f"{start.rpartition(' ')[0] or start} …"


__all__ = ["Line", "Stop", "stops"]
