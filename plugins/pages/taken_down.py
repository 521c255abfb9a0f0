"""What stands where a page was taken down: the day and the reason, nothing of what it said."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.register import addresses

from .shared import Shared, SitePage


def pages(shared: Shared) -> Iterator[SitePage]:
    withheld = shared.register.withheld
    for tool, line in (withheld.pages if withheld else {}).items():
        data = {"on": shared.language.date(line.on), "because": line.because[shared.code]}
        title = shared.say("This page has been taken down")
        for part in (None, *addresses.TOOL_PARTS):
            path, twin = (
                addresses.tool_page(code, tool, part)
                for code in (shared.code, shared.language.other)
            )
            yield SitePage(path, twin, "taken_down.html", title, title, "tools", data)
