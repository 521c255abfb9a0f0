"""The home page."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.headers import FORM_POLICY, policy
from plugins.register import addresses, derived

from .shared import Shared, SitePage
from .story import Row

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


def _newest(shared: Shared) -> list[Row]:
    """The newest entry of each of the tools that changed last; none without a history."""
    newest: dict[str, Row] = {}
    for row in shared.story.rows:
        if row.kind == "tool" and row.path is not None:
            newest.setdefault(row.id, row)
    return list(newest.values())[:NEWEST]
