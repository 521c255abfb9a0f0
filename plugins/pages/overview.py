"""What the pages share that turn the register round: who uses this data, law or supplier?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from plugins.register import Tool

from .shared import Shared, SitePage

#: Where an overview lists the tools that have not answered.
_NOT_STATED = "not-stated"


class Entry(NamedTuple):
    """A thing with a page of its own, and the tools that name it."""

    name: str
    address: str
    explained: str
    tools: Sequence[Tool]


class Part(NamedTuple):
    """The entries under a heading of an overview; there may be none."""

    title: str | None
    explained: str | None
    entries: list[Entry]


class Unstated(NamedTuple):
    """The tools that have not answered, how that is said, and the link to the list of them."""

    says: str
    see: str
    tools: list[Tool]
    address: str


def unstated(shared: Shared, section: str, tools: list[Tool], says: str) -> Unstated | None:
    """The *tools* whose silence is no answer; *says* has a place for their number."""
    if not tools:
        return None
    said = says % {"n": shared.language.number(len(tools))}
    see = shared.language.ngettext("See which one", "See which", len(tools))
    return Unstated(said, see, tools, f"{shared.url(section)}#{_NOT_STATED}")


def overview(
    shared: Shared, section: str, title: str, description: str, parts: list[Part],
    unstated: Unstated | None,
) -> SitePage:  # fmt: skip
    """The page with all things of a *section*."""
    data: dict[str, Any] = {"parts": parts, "unstated": unstated, "not_stated": _NOT_STATED}
    return shared.page(section, (), "overview.html", title, description, data)


__all__ = ["Entry", "Part", "Unstated", "overview", "unstated"]
