"""The technologies that the tools are built on: all of them, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.register import Tool
from plugins.register.model import Technology

from .on_radar import Radar
from .overview import Entry, Part, Unstated, overview, unstated
from .shared import Shared, SitePage, in_short


def pages(shared: Shared) -> Iterator[SitePage]:
    technologies = shared.language.by_name(shared.register.technologies.values())
    built_on, silent = _built_on(shared), _unstated(shared)
    entries = [
        Entry(
            technology.name[shared.code], shared.url("technologies", technology.id),
            technology.explained[shared.code], built_on[technology.id],
        )
        for technology in technologies
    ]  # fmt: skip
    yield overview(
        shared, "technologies", shared.say("Technologies"),
        shared.say("What the tools are built on, in plain words."),
        [Part(None, None, entries)], silent,
    )  # fmt: skip
    for technology in technologies:
        yield _page(shared, technology, built_on[technology.id], silent)


def _built_on(shared: Shared) -> dict[str, list[Tool]]:
    """The tools that are built on each technology."""
    found: dict[str, list[Tool]] = {name: [] for name in shared.register.technologies}
    for tool in shared.tools_by_name:
        for name in tool.technologies or ():
            found[name].append(tool)
    return found


def _unstated(shared: Shared) -> Unstated | None:
    tools = [tool for tool in shared.tools_by_name if tool.technologies is None]
    says = shared.language.ngettext(
        "%(n)s tool has not stated which technology it is built on.",
        "%(n)s tools have not stated which technology they are built on.",
        len(tools),
    )
    return unstated(shared, "technologies", tools, says)


def _page(
    shared: Shared, technology: Technology, tools: list[Tool], silent: Unstated | None
) -> SitePage:
    explained = technology.explained[shared.code]
    return shared.page(
        "technologies", (technology.id,), "technology.html", technology.name[shared.code],
        in_short(explained),
        {
            "explained": explained,
            "kl": [
                (kl.edition, shared.language.label("ring", kl.ring), kl.source_url)
                for kl in technology.kl or ()
            ],
            "tools": tools,
            "radar": Radar(shared, tools).on(shared.register.today),
            "unstated": silent,
        },
    )  # fmt: skip
