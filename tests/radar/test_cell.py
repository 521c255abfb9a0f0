"""A cell has slots a pitch apart, and gives away the nearest that is free."""

from __future__ import annotations

import math
from random import Random

import pytest

from plugins.radar.cell import Cell, FreeSlots, Slot, at

CELLS = {
    "a whole disc": Cell(0, 3, 0, math.tau),
    "a whole ring": Cell(100, 2, 0, math.tau),
    "a narrow sector": Cell(120, 4, 1.0, 1.5),
    "half a ring": Cell(64, 3, math.pi, math.tau),
}
each_cell = pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)


def slots(cell):
    return [Slot(radius, angle) for radius in cell.radii for angle in cell.angles(radius)]


@each_cell
def test_the_free_slot_nearest_to_a_point_is_taken_until_none_is_left(cell):
    free, left, chance = FreeSlots(cell), slots(cell), Random(1)

    while left:
        radius = chance.uniform(cell.inner, cell.radii[-1])
        angle = chance.uniform(cell.begin, cell.end)
        nearest = min(left, key=lambda slot: math.dist(slot.point, at(radius, angle)))
        assert free.take_nearest(radius, angle) == nearest
        left.remove(nearest)


@each_cell
def test_a_slot_that_is_given_back_can_be_taken_again(cell):
    free = FreeSlots(cell)
    taken = [free.take_nearest(*cell.wish(f"tool-{n}")) for n in range(len(slots(cell)))]

    free.give_back(taken[0])

    assert free.take_nearest(taken[-1].radius, taken[-1].angle) == taken[0]


@each_cell
def test_tools_wish_for_points_all_over_the_cell(cell):
    wishes = [cell.wish(f"tool-{number}") for number in range(400)]
    middle = (cell.begin + cell.end) / 2
    outer = cell.inner + cell.rows * 32

    assert all(cell.inner <= radius <= outer for radius, _ in wishes)
    assert all(cell.begin <= angle <= cell.end for _, angle in wishes)
    # As many on each side of the lines that halve its area, but for chance.
    halving = math.sqrt((cell.inner**2 + outer**2) / 2)
    assert 160 < sum(radius < halving for radius, _ in wishes) < 240
    assert 160 < sum(angle < middle for _, angle in wishes) < 240


def test_the_wish_follows_from_the_id_alone():
    cell = CELLS["a narrow sector"]

    assert cell.wish("kk-gpt") == cell.wish("kk-gpt") != cell.wish("kk-gpt2")
