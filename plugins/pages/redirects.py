"""Old addresses that lead on: what has been published is never lost.

A tool that got another id says its former ones, and each old address of its pages then leads to
the new one. Hosts that read ``_redirects`` (plugins/armour) never send these pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.register import addresses

from .shared import Shared, SitePage


def pages(shared: Shared) -> Iterator[SitePage]:
    for tool in shared.register.tools.values():
        for former in tool.former_ids or ():
            for part in (None, *addresses.TOOL_PARTS):
                old, twin, new = (
                    addresses.tool_page(code, name, part)
                    for code, name in (
                        (shared.code, former), (shared.language.other, former),
                        (shared.code, tool.id),
                    )
                )  # fmt: skip
                name = tool.name[shared.code]
                title = shared.say("%(name)s has moved") % {"name": name}
                data = {"name": name, "new_path": new, "new_url": shared.place.url(new)}
                yield SitePage(old, twin, "moved.html", title, title, "tools", data)
