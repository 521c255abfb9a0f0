"""Where each tool stands on the radar: always the same place, never on top of another.

A tool wishes for a point of its cell that follows from its id alone, and gets the free slot
nearest to it on the day it comes into the cell. It keeps that slot as long as it is there.

What is promised:

* The places depend on the stays alone: not on the order in which they are told, the language
  or the day that is shown.
* What happens later than everything else – a tool comes, moves or goes – moves no other, as
  long as the form of the radar is the same. What is told late can move only tools that came
  into that cell later still, and as a rule those to a slot nearby.
* The form grows in steps, with the fullest there has ever been: a ring may get wider when a
  cell has more than 4, 8, 16, 32 … tools, a sector when it has more than 32, 64, 128 … Then all
  may move, but each stands as near as it can to the same point of its cell.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import heappop, heappush
from itertools import accumulate, count, pairwise
from typing import NamedTuple

from .cell import PITCH, Cell, FreeSlots, Point, Slot, slots_in

#: At the outer edge of each ring there are no slots: there the ring's name stands.
NAME_BAND = 20
# At its inner edge the line of the ring before needs a little room.
_GAP = 4

# Room for so many there is from the beginning, in each cell and in each sector.
_IN_CELL = 4
_IN_SECTOR = 32
# This part of the circle the sectors share evenly, so that an empty one is seen, too.
_EVEN = 0.2


class Stay(NamedTuple):
    """The tool *id* is in a ring from the day *on* and no longer on the day *until*.

    It has one stay for each ring it has been in. Rings and sectors count from 0.
    """

    on: date
    id: str
    ring: int
    sector: int = 0
    until: date = date.max


class Layout(NamedTuple):
    """The form of a radar, and where everything stands on it.

    *edges* has the radius of each ring's outer edge, *borders* the angle at which each sector
    begins, clockwise from the top in radians, and after the last of them the whole circle.
    *places* goes from a tool's id and its ring to the point that is its own.
    """

    edges: tuple[float, ...]
    borders: tuple[float, ...]
    places: Mapping[tuple[str, int], Point]


def lay_out(stays: Iterable[Stay], rings: int, sectors: int = 1) -> Layout:
    """Give every stay its place on a radar of so many *rings* and *sectors*."""
    by_sector: list[list[Stay]] = [[] for _ in range(sectors)]
    for stay in sorted(stays):
        by_sector[stay.sector].append(stay)
    borders = _borders(by_sector)
    edges = [0.0]
    places: dict[tuple[str, int], Point] = {}
    for ring in range(rings):
        in_ring = [[stay for stay in stays if stay.ring == ring] for stays in by_sector]
        inner = edges[-1] + _GAP if ring else 0
        cells = _cells(inner, borders, in_ring)
        edges.append(inner + cells[0].rows * PITCH + NAME_BAND)
        for cell, in_cell in zip(cells, in_ring, strict=True):
            places.update(_settled(cell, in_cell))
    return Layout(tuple(edges[1:]), borders, places)


def _borders(by_sector: Iterable[Sequence[Stay]]) -> tuple[float, ...]:
    weights = [_room(_IN_SECTOR, stays) for stays in by_sector]
    even, total = _EVEN / len(weights), sum(weights)
    shares = [even + (1 - _EVEN) * weight / total for weight in weights]
    return (0.0, *(math.tau * end for end in accumulate(shares[:-1])), math.tau)


def _cells(inner: float, borders: Sequence[float], in_ring: Iterable[Sequence[Stay]]) -> list[Cell]:
    """The cells of a ring, with as many rows as the fullest of them needs."""
    sectors = list(pairwise(borders))
    lacking = [_room(_IN_CELL, stays) for stays in in_ring]
    rows = 0
    while any(room > 0 for room in lacking):
        radius = inner + (rows + 0.5) * PITCH
        rows += 1
        lacking = [
            room - slots_in(radius, end - begin)
            for room, (begin, end) in zip(lacking, sectors, strict=True)
        ]
    return [Cell(inner, rows, begin, end) for begin, end in sectors]


def _room(few: int, stays: Iterable[Stay]) -> int:
    """Room for *few*, doubled until there is enough on the day with most tools."""
    most = _most_at_once(stays)
    return next(room for times in count() if (room := few << times) >= most)


def _most_at_once(stays: Iterable[Stay]) -> int:
    # On a day when one goes and one comes, the one that goes is first.
    changes = sorted(change for stay in stays for change in ((stay.on, 1), (stay.until, -1)))
    return max(accumulate(change for _, change in changes), default=0)


def _settled(cell: Cell, stays: Iterable[Stay]) -> Iterator[tuple[tuple[str, int], Point]]:
    """The place of each of the *stays*, which are told in order."""
    free = FreeSlots(cell)
    taken: list[tuple[date, Slot]] = []
    for stay in stays:
        while taken and taken[0][0] <= stay.on:
            free.give_back(heappop(taken)[1])
        slot = free.take_nearest(*cell.wish(stay.id))
        heappush(taken, (stay.until, slot))
        yield (stay.id, stay.ring), slot.point


__all__ = ["NAME_BAND", "Layout", "Stay", "lay_out"]
