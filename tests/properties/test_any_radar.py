"""What holds of every radar, however many tools move about on it."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.radar import Stay, lay_out
from plugins.radar.cell import PITCH
from plugins.radar.layout import NAME_BAND
from tests.radar.test_layout import ALMOST, angle, form, moved, nearest

pytestmark = pytest.mark.slow

RINGS, SECTORS = 4, 5
LAST = 25
DAY = date(2024, 1, 1)
rings, sectors = st.integers(0, RINGS - 1), st.integers(0, SECTORS - 1)


@st.composite
def any_stays(draw):
    """Tools that come, move between rings and go again, many of them on the same day."""
    names = st.text(alphabet="abcåø-1", min_size=1, max_size=3)
    keys = draw(st.lists(st.tuples(names, rings), max_size=60, unique=True))
    sector_of = {name: draw(sectors) for name, _ in keys}
    days = [draw(st.tuples(st.integers(0, 20), st.integers(1, 20))) for _ in keys]
    return [
        Stay(DAY + timedelta(on), name, ring, sector_of[name], end(on + stayed))
        for (name, ring), (on, stayed) in zip(keys, days, strict=True)
    ]


def end(days):
    """Who is there for long is there still."""
    return DAY + timedelta(days) if days <= LAST else date.max


@given(any_stays())
def test_every_tool_has_a_place_of_its_own_within_its_ring_and_sector(wanted):
    found = lay_out(wanted, RINGS, SECTORS)

    assert found.places.keys() == {(stay.id, stay.ring) for stay in wanted}
    inner_edges = (0.0, *found.edges)
    for stay in wanted:
        place = found.places[stay.id, stay.ring]
        radius, half = math.hypot(*place), PITCH / 2 - ALMOST
        assert inner_edges[stay.ring] + half <= radius
        assert radius <= found.edges[stay.ring] - NAME_BAND - half
        begin, end = found.borders[stay.sector : stay.sector + 2]
        assert begin < angle(place) < end
        # Half a pitch from the lines, too: a blip never touches the sector beside its own.
        assert radius * math.sin(min(angle(place) - begin, end - angle(place), 1.5)) >= half


@given(any_stays(), st.integers(0, LAST + 1))
def test_on_no_day_does_a_tool_stand_on_another(wanted, days):
    day = DAY + timedelta(days)
    places = lay_out(wanted, RINGS, SECTORS).places
    there = [places[stay.id, stay.ring] for stay in wanted if stay.on <= day < stay.until]

    assert nearest(there) >= PITCH - ALMOST


@given(any_stays(), st.randoms())
def test_the_order_in_which_tools_are_told_means_nothing(wanted, chance):
    shuffled = list(wanted)
    chance.shuffle(shuffled)

    assert lay_out(shuffled, RINGS, SECTORS) == lay_out(wanted, RINGS, SECTORS)


@given(any_stays(), rings, sectors)
def test_a_new_tool_moves_none_of_the_others(wanted, ring, sector):
    newest = Stay(DAY + timedelta(LAST), "the newest", ring, sector)

    before, after = lay_out(wanted, RINGS, SECTORS), lay_out([*wanted, newest], RINGS, SECTORS)

    assert moved(before, after) == set() or form(before) != form(after)


@given(any_stays(), rings, sectors)
def test_a_tool_with_an_older_date_moves_others_in_its_own_cell_only(wanted, ring, sector):
    oldest = Stay(DAY - timedelta(1), "the oldest", ring, sector)
    its_cell = {(c.id, c.ring) for c in wanted if (c.ring, c.sector) == (ring, sector)}

    before, after = lay_out(wanted, RINGS, SECTORS), lay_out([*wanted, oldest], RINGS, SECTORS)

    assert moved(before, after) <= its_cell or form(before) != form(after)


@given(any_stays(), st.randoms())
def test_a_tool_that_goes_moves_none_of_the_others(wanted, chance):
    gone = {stay.id for stay in wanted if stay.until == date.max and chance.random() < 0.5}
    left = [
        stay._replace(until=DAY + timedelta(LAST + 1)) if stay.id in gone else stay
        for stay in wanted
    ]

    assert lay_out(left, RINGS, SECTORS) == lay_out(wanted, RINGS, SECTORS)
