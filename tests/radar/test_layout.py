"""Every tool has its place on the radar: never on another, and never another tomorrow."""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import combinations, count, pairwise
from random import Random

import pytest

from plugins.radar import Stay, lay_out
from plugins.radar.cell import PITCH

RINGS = 4
DAY = date(2024, 1, 1)
ALMOST = 1e-6


def stays(number, sectors=1, ring=None, sector=None, seed=1):
    """So many tools, one every third day; anywhere, or all in one *ring* or *sector*."""
    chance = Random(seed)
    return [
        Stay(
            DAY + timedelta(3 * one),
            f"tool-{one}",
            chance.randrange(RINGS) if ring is None else ring,
            chance.randrange(sectors) if sector is None else sector,
        )
        for one in range(number)
    ]


def nearest(places):
    """How near the two nearest of them are."""
    return min((math.dist(one, other) for one, other in combinations(places, 2)), default=math.inf)


def angle(point):
    """Clockwise from the top."""
    return math.atan2(point.x, -point.y) % math.tau


def moved(before, after):
    return {key for key in before.places if before.places[key] != after.places[key]}


def form(found):
    return found.edges, found.borders


CROWDS = {
    "spread over one disc": {},
    "spread over seven sectors": {"sectors": 7},
    "spread over twelve sectors": {"sectors": 12},
    "all in the innermost ring": {"sectors": 7, "ring": 0},
    "all in the outermost ring": {"sectors": 7, "ring": 3},
    "all in one sector": {"sectors": 12, "sector": 5},
    "all in one cell, innermost": {"sectors": 12, "ring": 0, "sector": 0},
    "all in one cell, outermost": {"sectors": 12, "ring": 3, "sector": 11},
    "all in one ring of a disc": {"ring": 1},
}


@pytest.mark.parametrize("crowd", CROWDS.values(), ids=CROWDS)
@pytest.mark.parametrize("number", [0, 1, 7, 50, 300])
def test_however_many_they_are_and_wherever_they_gather_none_stands_on_another(number, crowd):
    found = lay_out(stays(number, **crowd), RINGS, crowd.get("sectors", 1))

    assert len(found.places) == number
    assert nearest(found.places.values()) >= PITCH - ALMOST


@pytest.mark.parametrize("crowd", CROWDS.values(), ids=CROWDS)
def test_every_tool_stands_inside_its_ring_and_sector_and_away_from_the_names(crowd):
    wanted, half = stays(300, **crowd), PITCH / 2 - ALMOST
    found = lay_out(wanted, RINGS, crowd.get("sectors", 1))

    inner = (0.0, *found.edges)
    for stay in wanted:
        place = found.places[stay.id, stay.ring]
        radius, begin, end = math.hypot(*place), *found.borders[stay.sector : stay.sector + 2]
        assert inner[stay.ring] + half <= radius <= found.edges[stay.ring] - 20 - half
        to_the_border = min(angle(place) - begin, end - angle(place), math.pi / 2)
        assert radius * math.sin(to_the_border) >= half or crowd.get("sectors", 1) == 1


@pytest.mark.parametrize("crowd", CROWDS.values(), ids=CROWDS)
@pytest.mark.parametrize("number", [0, 1, 7, 50, 150])
def test_a_new_tool_moves_none_of_the_others(number, crowd):
    *wanted, newest = stays(number + 1, **crowd)
    sectors = crowd.get("sectors", 1)

    before, after = lay_out(wanted, RINGS, sectors), lay_out([*wanted, newest], RINGS, sectors)

    assert form(before) == form(after)
    assert moved(before, after) == set()


@pytest.mark.slow
@pytest.mark.parametrize("sectors", [1, 7])
def test_while_three_hundred_tools_arrive_one_by_one_the_form_changes_rarely(sectors):
    wanted = stays(300, sectors)
    forms = [form(lay_out(wanted[:number], RINGS, sectors)) for number in range(0, 301, 1)]

    assert sum(before != after for before, after in pairwise(forms)) <= 20


def test_an_older_tool_makes_room_for_itself_and_the_others_stay_near():
    wanted = stays(250, ring=1)
    oldest = Stay(DAY - timedelta(1), "the oldest", 1)

    before, after = lay_out(wanted, RINGS), lay_out([*wanted, oldest], RINGS)

    assert form(before) == form(after)
    distances = [math.dist(before.places[key], after.places[key]) for key in before.places]
    assert len([one for one in distances if one > 0]) <= 30
    assert sum(distances) / len(distances) < PITCH / 2


def test_when_the_radar_grows_a_tool_stays_in_the_same_part_of_its_cell():
    alone = Stay(DAY, "alone", 2, 3)
    few, many = (lay_out([alone, *stays(n, 7, ring=0)], RINGS, 7) for n in (0, 300))

    assert form(few) != form(many)
    assert angle(few.places["alone", 2]) == pytest.approx(angle(many.places["alone", 2]), abs=0.1)


def test_a_place_that_is_left_is_free_for_the_next_and_moves_nobody():
    left = DAY + timedelta(20)
    here = [Stay(DAY, f"tool-{one}", 1) for one in range(4)]
    after_one_left = [here[0]._replace(until=left), *here[1:]]
    next_one = Stay(left, "tool-4", 1)

    before, after = lay_out(here, RINGS), lay_out([*after_one_left, next_one], RINGS)

    assert moved(before, after) == set()
    assert form(before) == form(after)


def test_who_comes_on_the_day_another_goes_can_have_its_place():
    first = Stay(DAY, "first", 1, until=DAY + timedelta(1))
    ids = (f"tool-{number}" for number in count())
    place = lay_out([first], RINGS).places["first", 1]
    # One that wishes for the same place.
    other = next(id for id in ids if lay_out([Stay(DAY, id, 1)], RINGS).places[id, 1] == place)

    both = lay_out([first, Stay(first.until, other, 1)], RINGS).places

    assert both[other, 1] == both["first", 1] == place


def test_the_form_follows_the_day_with_most_tools():
    week = timedelta(7)
    one_by_one = [Stay(DAY + n * week, f"t{n}", 0, until=DAY + (n + 1) * week) for n in range(50)]

    assert form(lay_out(one_by_one, RINGS)) == form(lay_out([], RINGS))


def test_a_sector_with_very_many_tools_gets_wider_and_an_empty_one_is_still_seen():
    found = lay_out(stays(300, 12, sector=0), RINGS, 12)
    first, *others = (end - begin for begin, end in pairwise(found.borders))

    assert first > math.pi / 2
    assert min(others) > math.radians(15)


def test_the_sectors_are_equal_as_long_as_none_is_crowded():
    found = lay_out(stays(30, 6, sector=0), RINGS, 6)

    assert [round(math.degrees(border)) for border in found.borders] == [
        0,
        60,
        120,
        180,
        240,
        300,
        360,
    ]


def test_three_hundred_tools_fit_on_a_desk():
    widths = {
        name: 2 * lay_out(stays(300, **crowd), RINGS, crowd.get("sectors", 1)).edges[-1]
        for name, crowd in CROWDS.items()
        if "one" not in name
    }

    assert {name for name, width in widths.items() if width > 1300} == set()
