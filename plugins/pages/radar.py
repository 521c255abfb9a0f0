"""The radar: the tools by ring, and the technologies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.register import Tool, addresses, derived

from .shared import Shared, SitePage


def pages(shared: Shared) -> Iterator[SitePage]:
    say = shared.say
    yield shared.page(
        "radar", (), "radar.html", say("Radar"),
        say("How mature the technology behind each tool is, in four rings."),
        {
            "rings": _rings(shared),
            "without": [tool for tool in shared.tools_by_name if not tool.radar],
            "technologies": _technologies(shared),
        },
    )  # fmt: skip


def _rings(shared: Shared) -> list[dict[str, Any]]:
    """Every ring with its tools."""
    return [
        {
            "ring": shared.language.label("ring", code), "id": addresses.slug(code),
            "explained": shared.language.explained("ring", code),
            "tools": [
                _on_radar(shared, tool)
                for tool in shared.tools_by_name
                if derived.ring(tool) == code
            ],
        }
        for code in shared.register.schema.vocabularies["ring"].codes
    ]  # fmt: skip


def _on_radar(shared: Shared, tool: Tool) -> dict[str, Any]:
    newest, language = tool.radar[0], shared.language
    return {
        "tool": tool,
        "on": language.date(newest.on),
        "reason": newest.reason[shared.code],
        "movement": language.label("movement", derived.movement(shared.register, tool)),
        "technologies": [
            shared.register.technologies[name].name[shared.code] for name in tool.technologies or ()
        ],
    }


def _technologies(shared: Shared) -> list[dict[str, Any]]:
    """Every technology with KL's ring and the tools built on it."""
    return [
        {
            "technology": technology,
            "kl": [
                (kl.edition, shared.language.label("ring", kl.ring), kl.source_url)
                for kl in technology.kl or ()
            ],
            "tools": [t for t in shared.tools_by_name if technology.id in (t.technologies or ())],
        }
        for technology in shared.language.by_name(shared.register.technologies.values())
    ]
