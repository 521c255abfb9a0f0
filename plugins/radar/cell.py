"""The part of a ring that belongs to one sector, and the slots in it.

The slots stand in rows along circles around the middle, a :data:`PITCH` apart both ways and half
a pitch from the cell's borders, so that nothing on one slot can touch what is on another.
"""

from __future__ import annotations

import math
from bisect import bisect, insort
from hashlib import blake2b
from typing import NamedTuple

#: From the middle of one slot to the middle of the next, in pixels: a finger hits only one.
PITCH = 32


class Point(NamedTuple):
    """A place in pixels from the middle, to the right and down."""

    x: float
    y: float


class Slot(NamedTuple):
    """A slot by the radius of its row and its angle there."""

    radius: float
    angle: float

    @property
    def point(self) -> Point:
        return at(self.radius, self.angle)


class Cell(NamedTuple):
    """Its inner radius, so many rows of slots, and the angles it lies between."""

    inner: float
    rows: int
    begin: float
    end: float

    @property
    def width(self) -> float:
        """The angle from its beginning to its end."""
        return self.end - self.begin

    @property
    def radii(self) -> list[float]:
        """The radius of each row."""
        return [self.inner + (row + 0.5) * PITCH for row in range(self.rows)]

    def angles(self, radius: float) -> list[float]:
        """The angle of each slot of the row with that *radius*."""
        slots = slots_in(radius, self.width)
        return [self.begin + self.width * (slot + 0.5) / slots for slot in range(slots)]

    def wish(self, tool: str) -> tuple[float, float]:
        """The point that follows from the id of a *tool*, as radius and angle.

        It may be anywhere in the cell, everywhere with the same probability.
        """
        digest = blake2b(tool.encode(), digest_size=8).digest()
        out, along = (int.from_bytes(half) / 2**32 for half in (digest[:4], digest[4:]))
        outer = self.inner + self.rows * PITCH
        radius = math.sqrt(self.inner**2 + out * (outer**2 - self.inner**2))
        return radius, self.begin + along * self.width


class FreeSlots:
    """The slots of a *cell* on which nothing stands."""

    def __init__(self, cell: Cell) -> None:
        self._rows = {radius: cell.angles(radius) for radius in cell.radii}

    def take_nearest(self, radius: float, angle: float) -> Slot:
        """Take the free slot nearest to a point; there must be one."""
        nearest = (math.inf, 0.0, 0.0)
        for of_row in sorted(self._rows, key=lambda of_row: abs(of_row - radius)):
            if (of_row - radius) ** 2 >= nearest[0]:
                break
            if free := self._rows[of_row]:
                after = bisect(free, angle)
                beside = (free[after - 1], free[after % len(free)])
                nearest = min(
                    nearest,
                    *((_apart(of_row, slot, radius, angle), of_row, slot) for slot in beside),
                )
        slot = Slot(*nearest[1:])
        self._rows[slot.radius].remove(slot.angle)
        return slot

    def give_back(self, slot: Slot) -> None:
        insort(self._rows[slot.radius], slot.angle)


def slots_in(radius: float, width: float) -> int:
    """How many slots a row has room for within an angle: the chord between two is a pitch."""
    return int(width / (2 * math.asin(PITCH / 2 / radius)) + 1e-9)


def at(radius: float, angle: float) -> Point:
    """The point at an *angle*, clockwise from the top."""
    return Point(radius * math.sin(angle), -radius * math.cos(angle))


def _apart(radius: float, angle: float, other_radius: float, other_angle: float) -> float:
    """The square of the distance between two points, by the law of cosines."""
    between = math.cos(angle - other_angle)
    return radius * radius + other_radius * other_radius - 2 * radius * other_radius * between


__all__ = ["PITCH", "Cell", "FreeSlots", "Point", "Slot", "at", "slots_in"]
