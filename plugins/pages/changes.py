"""What has changed: in a tool, and in the whole register by month, department and kind of change.

Each list has a feed of its own beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from plugins.register import Tool, addresses

from .feeds import feed
from .shared import Shared, SitePage
from .story import Row

#: So many entries stand on the tool's own page; the rest has a page of its own.
NEWEST = 5
#: So many stand on a page of a department or a kind of change, and on the first page.
MOST = 100

# What no commit says.
_DERIVED = frozenset(("overdue",))


class Told(NamedTuple):
    """A tool's history, newest first: what changed, and the corrections of wording apart."""

    entries: list[Row]
    wording: list[Row]


class Way(NamedTuple):
    """A part of all changes, as a page of its own."""

    name: str
    path: str
    twin: str
    rows: list[Row]


def of_tool(shared: Shared, tool: Tool) -> Told | None:
    """The whole history of *tool*; None when the site has none."""
    if shared.history is None:
        return None
    rows = shared.story.of(tool)
    entries, wording = ([row.only(wording=w) for row in rows] for w in (False, True))
    return Told([row for row in entries if row.said], [row for row in wording if row.said])


def pages(shared: Shared) -> Iterator[SitePage]:
    say = shared.say
    has_history = shared.history is not None
    departments = _departments(shared)
    ways = [
        (say("By month"), _months(shared)),
        (say("By department"), departments),
        (say("By kind of change"), _kinds(shared)),
    ] if has_history else []  # fmt: skip
    yield _list(
        shared, _twins(shared), say("What has changed"),
        say("What departments have added, answered and changed, newest first."),
        shared.story.rows, ways=ways,
    )._replace(files=_feeds(shared, departments) if has_history else {})  # fmt: skip
    for number, (_, parts) in enumerate(ways):
        for way in parts:
            title = say("Changes: %(name)s") % {"name": way.name}
            about = say("%(title)s. What it said before, and what it says now.") % {"title": title}
            # The months together are the whole history.
            most = None if number == 0 else MOST
            yield _list(shared, (way.path, way.twin), title, about, way.rows, most)
    for tool in shared.register.tools.values() if has_history else ():
        told = of_tool(shared, tool)
        if len(told.entries) > NEWEST:
            yield _whole(shared, tool, told)


def _list(
    shared: Shared, twins: tuple[str, str], title: str, description: str, rows: list[Row],
    most: int | None = MOST, **more: Any,
) -> SitePage:  # fmt: skip
    shown = {
        "ways": [], "is_first": twins == _twins(shared),
        "rows": rows[:most], "is_part": most is not None and len(rows) > most,
    }  # fmt: skip
    return SitePage(*twins, "changes.html", title, description, "changes", {**shown, **more})


def _whole(shared: Shared, tool: Tool, told: Told) -> SitePage:
    name = {"name": tool.name[shared.code]}
    return shared.tool_part(
        tool, "changes", "tool_changes.html",
        shared.say("%(name)s: what has changed") % name,
        shared.say("Every change to what the register says about %(name)s.") % name,
        {"told": told},
    )  # fmt: skip


# Parts of all changes


def _twins(shared: Shared, *ids: Callable[[str], str] | str) -> tuple[str, str]:
    """The addresses in this language and in the other; an id may be a word of the language."""
    own, other = (
        addresses.section(
            code, "changes", *(one if isinstance(one, str) else one(code) for one in ids)
        )
        for code in (shared.code, shared.language.other)
    )
    return own, other


def _word(one: Callable[[str], str] | str, language: str) -> str:
    return one if isinstance(one, str) else one(language)


def _months(shared: Shared) -> list[Way]:
    by_month = groupby(shared.story.rows, lambda row: str(row.entry.on)[:7])
    return [
        Way(shared.language.date(month), *_twins(shared, month), list(rows))
        for month, rows in by_month
    ]


def _departments(shared: Shared) -> list[Way]:
    tools = shared.register.tools
    return [
        Way(
            shown["name"],
            *_twins(shared, addresses.SEGMENTS["departments"].__getitem__, shown["department"].id),
            _of_tools(shared, {tool.id for tool in shown["tools"]} & tools.keys()),
        )
        for shown in shared.departments_by_name
    ]


def _of_tools(shared: Shared, ids: Iterable[str]) -> list[Row]:
    wanted = frozenset(ids)
    return [row for row in shared.story.rows if row.kind == "tool" and row.id in wanted]


_KIND = {"da": "slags", "en": "kinds"}


def _kinds(shared: Shared) -> list[Way]:
    codes = shared.register.schema.vocabularies["changes"].codes
    rows: dict[str, list[Row]] = {code: [] for code in codes if code not in _DERIVED}
    for row in shared.story.rows:
        for code in {one.what for one in row.said} if row.kind == "tool" else ():
            rows[code].append(row)
    return [
        Way(
            shared.language.label("changes", code),
            *_twins(shared, _KIND.__getitem__, addresses.slug(code)),
            rows[code],
        )
        for code in rows
    ]


# Feeds


def _feeds(shared: Shared, departments: list[Way]) -> dict[str, str]:
    """Every feed by its path: of everything, of AI, of each department and of each tool."""
    code, say = shared.code, shared.say
    feeds = feed(
        shared, addresses.section(code, "changes"), say("What has changed"), shared.story.rows
    )
    feeds |= feed(shared, addresses.section(code, "ai"), say("New uses of AI"), _of_ai(shared))
    for shown, way in zip(shared.departments_by_name, departments, strict=True):
        page = addresses.section(code, "departments", shown["department"].id)
        feeds |= feed(shared, page, way.name, way.rows)
    for tool in shared.register.tools.values():
        page = addresses.section(code, "tools", tool.id)
        feeds |= feed(shared, page, tool.name[code], shared.story.of(tool))
    return feeds


def _of_ai(shared: Shared) -> list[Row]:
    """The entries by which a tool with AI came into the register, or a tool got AI."""
    tools = shared.register.tools
    with_ai = {tool.id for tool in tools.values() if tool.ai.use == "yes"}
    got_ai = {
        row.id
        for row in shared.story.rows
        if any(change.field == "ai.use" for change in row.entry.changes)
    }
    return [
        row
        for row in shared.story.rows
        if row.kind == "tool"
        and any(
            (change.field == "ai.use" and change.after == "yes")
            or (change.what == "added" and row.id in with_ai - got_ai)
            for change in row.entry.changes
        )
    ]


__all__ = ["NEWEST", "Told", "of_tool", "pages"]
