"""The radar: the picture, the tools by ring, the technologies, and how it looked before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from plugins import radar
from plugins.register import Tool

from .on_radar import Radar
from .shared import Shared, SitePage


def pages(shared: Shared) -> Iterator[SitePage]:
    whole, today = Radar(shared, shared.tools_by_name, sectors=True), shared.register.today
    years = list(radar.days(shared.register))
    links = [(year, shared.url("radar", str(year))) for year, _ in years]
    yield shared.page(
        "radar", (), "radar.html", shared.say("Radar"),
        shared.say("How mature the technology behind each tool is, in four rings."),
        {
            "radar": whole.on(today),
            "years": links,
            "retired": [t for t in shared.tools_by_name if t.radar and not radar.as_on(t, today)],
            "without": [tool for tool in shared.tools_by_name if not tool.radar],
            "technologies": _technologies(shared),
        },
    )  # fmt: skip
    for year, day in years:
        yield _year(shared, whole, year, day, links)


def _year(
    shared: Shared, whole: Radar, year: int, day: date, links: list[tuple[int, str]]
) -> SitePage:
    """How the radar looked when the *year* ended; this year, how it looks today."""
    shown = whole.on(day)
    return shared.page(
        "radar", (str(year),), "radar_year.html",
        shared.say("The radar in %(year)s") % {"year": year},
        shared.say("How the radar looked on %(date)s: which ring each tool was in.")
        % {"date": shown.day},
        {
            "radar": shown, "year": year, "years": links,
            "is_over": year < shared.register.today.year,
        },
    )  # fmt: skip


def _technologies(shared: Shared) -> list[dict[str, Any]]:
    """Every technology with KL's ring and the tools built on it."""
    built_on: dict[str, list[Tool]] = {}
    for tool in shared.tools_by_name:
        for technology in tool.technologies or ():
            built_on.setdefault(technology, []).append(tool)
    return [
        {
            "technology": technology,
            "kl": [
                (kl.edition, shared.language.label("ring", kl.ring), kl.source_url)
                for kl in technology.kl or ()
            ],
            "tools": built_on.get(technology.id, []),
        }
        for technology in shared.language.by_name(shared.register.technologies.values())
    ]
