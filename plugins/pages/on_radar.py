"""What a page shows of a radar: the picture, and the same as lines of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from plugins import radar
from plugins.register import Tool, addresses, derived
from plugins.register.model import RadarAssessment

from .shared import Shared


class Line(NamedTuple):
    """A tool on the radar: its blip, that blip as a small mark, and its newest assessment."""

    tool: Tool
    blip: radar.Blip
    mark: Markup
    movement: str
    assessment: RadarAssessment


class Ring(NamedTuple):
    """A ring with its tools in alphabetical order, and their marks as links in a row."""

    id: str
    name: str
    explained: str
    lines: list[Line]
    marks: Markup


class Sector(NamedTuple):
    """A department's part of the picture, which a letter stands for there."""

    letter: str
    name: str
    url: str
    tools: int


class Shown(NamedTuple):
    """The radar as it looked on a day."""

    day: str
    tools: int
    picture: Markup
    size: str
    rings: list[Ring]
    sectors: list[Sector]
    movements: list[tuple[Markup, str, str]]


class Radar:
    """The radar of some *tools*, given in alphabetical order; on any day the places are the same.

    With *sectors* each department has one.
    """

    def __init__(self, shared: Shared, tools: Sequence[Tool], sectors: bool = False) -> None:
        self._shared = shared
        self._tools = tools
        self._rings = shared.register.schema.vocabularies["ring"].codes
        # An empty radar shows the rings alone.
        has_sectors = sectors and any(tool.radar for tool in tools)
        self._departments = list(shared.register.departments) if has_sectors else []

    @cached_property
    def _layout(self) -> radar.Layout:
        stays = [stay for tool in self._tools for stay in self._stays(tool)]
        return radar.lay_out(stays, len(self._rings), len(self._departments) or 1)

    def _stays(self, tool: Tool) -> Iterator[radar.Stay]:
        sector = self._departments.index(tool.department) if self._departments else 0
        for ring, on, until in radar.stays(tool):
            yield radar.Stay(on, tool.id, self._rings.index(ring), sector, until)

    def on(self, day: date) -> Shown:
        """The radar as it looked on a *day*."""
        known = [tool for tool in (radar.as_on(tool, day) for tool in self._tools) if tool]
        lines = [self._line(number, tool) for number, tool in enumerate(known, 1)]
        rings = [self._ring(code, lines) for code in self._rings]
        return Shown(
            self._shared.language.date(day), len(lines), self._picture(rings),
            radar.size(self._layout), rings, self._sectors(known), self._movements(),
        )  # fmt: skip

    def _line(self, number: int, tool: Tool) -> Line:
        code, newest = self._shared.code, tool.radar[0]
        movement = derived.movement(self._shared.register, tool)
        label, inside = self._movement_words[movement]
        title = f"{number}. {tool.name[code]}: {self._ring_names[newest.ring]}, {inside}"
        blip = radar.Blip(number, self._shared.tool_url(tool), title, movement)
        return Line(tool, blip, radar.mark(movement, number), label, newest)

    def _ring(self, code: str, lines: Sequence[Line]) -> Ring:
        here = [line for line in lines if line.assessment.ring == code]
        return Ring(
            addresses.slug(code), self._ring_names[code],
            self._shared.language.explained("ring", code), here,
            radar.row((line.blip, line.mark) for line in here),
        )  # fmt: skip

    @cached_property
    def _ring_names(self) -> dict[str, str]:
        return {code: self._shared.language.label("ring", code) for code in self._rings}

    @cached_property
    def _movement_words(self) -> dict[str, tuple[str, str]]:
        """Each movement alone, and as it stands inside a sentence."""
        language = self._shared.language
        return {
            code: (language.label("movement", code), language.inside("movement", code))
            for code in self._shared.register.schema.vocabularies["movement"].codes
        }

    def _picture(self, rings: Sequence[Ring]) -> Markup:
        places = self._layout.places
        blips = (
            (places[line.tool.id, number], line.blip)
            for number, ring in enumerate(rings)
            for line in ring.lines
        )
        title = self._shared.say("The tools as numbered marks in the rings")
        return radar.picture(self._layout, [ring.name for ring in rings], blips, title)

    def _sectors(self, tools: Sequence[Tool]) -> list[Sector]:
        shared, counted = self._shared, Counter(tool.department for tool in tools)
        return [
            Sector(letter, shared.department_names[id], shared.url("departments", id), counted[id])
            for letter, id in zip(radar.letters(), self._departments, strict=False)
        ]

    def _movements(self) -> list[tuple[Markup, str, str]]:
        """The marks with what they mean."""
        explained = self._shared.language.explained
        return [
            (radar.mark(code), label, explained("movement", code))
            for code, (label, _) in self._movement_words.items()
        ]


__all__ = ["Radar", "Shown"]
