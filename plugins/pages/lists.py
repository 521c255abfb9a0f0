"""All tools from A to Z, and the tools that share an answer, each answer a page of its own.

So a reader can filter without JavaScript.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from plugins.headers import FORM_POLICY, policy
from plugins.register import Tool, addresses, derived

from .shared import Shared, SitePage

#: The ways to group all tools, and the answer each tool is grouped by.
_GROUPED_BY = {
    "ai": ("ai_use", lambda tool: tool.ai.use),
    "decision": ("decision_part", lambda tool: tool.decision.part),
    "ring": ("ring", derived.ring),
    "status": ("status", lambda tool: tool.status),
}
NOT_STATED = "not-stated"


class Group(NamedTuple):
    """The tools that share an answer, as a page of its own.

    *for_you* is what the answer means for the one whose case it is. None of them has given one
    where nothing is *explained*.
    """

    title: str
    explained: str | None
    for_you: str | None
    path: str
    twin: str
    tools: list[Tool]


Way = tuple[str, list[Group]]
"""A way to group all tools: its title, and the groups."""


def pages(shared: Shared) -> Iterator[SitePage]:
    ways = _ways(shared)
    yield shared.page(
        "tools", (), "tools.html", shared.say("All tools"),
        shared.say("Every digital tool in the register, from A to Z."),
        {"policy": policy(FORM_POLICY), "tools": shared.tools_by_name, "ways": ways},
    )  # fmt: skip
    for title, groups in ways:
        for group in groups:
            yield SitePage(
                group.path, group.twin, "list.html", f"{title}: {group.title}",
                group.explained or title, "tools",
                {"way": title, "group": group, "groups": groups, "tools": group.tools},
            )  # fmt: skip


def _ways(shared: Shared) -> list[Way]:
    say = shared.say
    titles = {
        "ai": say("Uses AI"), "decision": say("Part in decisions"),
        "ring": say("Ring on the radar"), "status": say("Status"),
    }  # fmt: skip
    return [(titles[way], _groups(shared, way, *_GROUPED_BY[way])) for way in _GROUPED_BY]


def _groups(shared: Shared, way: str, vocabulary: str, answer: Any) -> list[Group]:
    language = shared.language
    tools: dict[str | None, list[Tool]] = {}
    for tool in shared.tools_by_name:
        tools.setdefault(answer(tool), []).append(tool)
    groups = [
        Group(
            language.label(vocabulary, code), language.explained(vocabulary, code),
            term.get("for_you", {}).get(shared.code),
            *shared.twins("lists", way, addresses.slug(code)), tools.get(code, []),
        )
        for code, term in shared.register.schema.vocabularies[vocabulary].terms.items()
    ]  # fmt: skip
    unstated = shared.twins("lists", way, NOT_STATED)
    return [*groups, Group(shared.say("Not stated"), None, None, *unstated, tools.get(None, []))]
