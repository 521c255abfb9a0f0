"""The home page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.headers import FORM_POLICY, policy
from plugins.register import Tool, addresses, derived
from plugins.register.calendar import first_day

from .shared import Shared, SitePage

NEWEST = 3


def pages(shared: Shared) -> Iterator[SitePage]:
    site, code = shared.register.site, shared.code
    tools = shared.register.tools.values()
    figures = {
        "tools": len(tools),
        "ai": sum(tool.ai.use == "yes" for tool in tools),
        "automatic": sum(tool.decision.part in derived.AUTOMATIC for tool in tools),
    }
    yield SitePage(
        addresses.home(code), addresses.home(shared.language.other), "home.html",
        f"{site.name[code]} – {site.municipality[code]}", site.promise[code], "home",
        {
            "policy": policy(FORM_POLICY),
            "situations": shared.situations_in_order,
            "figures": figures,
            "newest": _newest(shared),
            "introduction": shared.place.markdown(site.introduction[code]),
        },
    )  # fmt: skip


def _newest(shared: Shared) -> list[dict[str, Any]]:
    """The newest dated facts in the files, one of each tool."""
    tools = shared.register.tools.values()
    events = [event for tool in tools for event in _events(shared, tool)]
    events.sort(key=lambda event: event[1].id)
    events.sort(key=lambda event: first_day(event[0]), reverse=True)
    seen: dict[str, dict[str, Any]] = {}
    for on, tool, said in events:
        seen.setdefault(tool.id, {"on": on, "tool": tool, "said": said})
    return list(seen.values())[:NEWEST]


def _events(shared: Shared, tool: Tool) -> Iterator[tuple[str, Tool, str]]:
    say = shared.say
    if tool.reviewed_on:
        yield str(tool.reviewed_on), tool, say("Reviewed by the department")
    if tool.radar:
        ring = shared.language.label("ring", tool.radar[0].ring)
        yield str(tool.radar[0].on), tool, say("Placed on the radar: %(ring)s") % {"ring": ring}
    if tool.until:
        yield tool.until, tool, say("Retired")
    read = [source.retrieved for source in tool.sources or () if source.retrieved]
    if tool.basis == "public_sources" and read:
        yield max(read), tool, say("Drafted from public sources")
