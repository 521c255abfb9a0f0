"""The dated assessments tell which tools were on the radar on any day."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from plugins import radar
from plugins.register import derived


@pytest.mark.parametrize(
    ("day", "ring", "movement"),
    [
        (date(2024, 1, 8), None, None),
        (date(2024, 1, 9), "wait", "new"),
        (date(2025, 6, 12), "wait", "new"),
        (date(2025, 6, 13), "keep_watch", "in"),
        (date(2026, 7, 1), "try_out", "in"),
    ],
)
def test_a_tool_is_in_the_ring_of_its_newest_assessment_that_day(municipality, day, ring, movement):
    tool = radar.as_on(municipality.tools["chatbotten-fjordis"], day)

    assert (tool and derived.ring(tool)) == ring
    assert (tool and derived.movement(municipality, tool)) == movement


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("2026-03-15", date(2026, 3, 14)),
        ("2026-03", date(2026, 2, 28)),
        ("2026", date(2025, 12, 31)),
    ],
)
def test_a_tool_leaves_the_radar_when_it_is_taken_out_of_use(municipality, until, last):
    tool = replace(municipality.tools["isvagt-kamera"], until=until)

    assert radar.as_on(tool, last) is not None
    assert radar.as_on(tool, date.fromordinal(last.toordinal() + 1)) is None


def test_a_tool_that_nobody_has_assessed_is_never_on_the_radar(municipality):
    tool = replace(municipality.tools["badevandsmaaler"], radar=None)

    assert radar.as_on(tool, municipality.today) is None


def test_there_is_a_day_for_each_year_since_the_first_assessment(municipality):
    assert list(radar.days(municipality)) == [
        (2022, date(2022, 12, 31)),
        (2023, date(2023, 12, 31)),
        (2024, date(2024, 12, 31)),
        (2025, date(2025, 12, 31)),
        (2026, date(2026, 7, 1)),
    ]


def test_without_assessments_there_are_no_years(municipality):
    assert list(radar.days(replace(municipality, tools={}))) == []


def test_a_tool_stays_in_each_ring_until_it_is_assessed_anew(municipality):
    assert radar.stays(municipality.tools["chatbotten-fjordis"]) == [
        ("try_out", date(2026, 5, 29), date.max),
        ("keep_watch", date(2025, 6, 13), date(2026, 5, 29)),
        ("wait", date(2024, 1, 9), date(2025, 6, 13)),
    ]


def test_a_tool_assessed_twice_in_the_same_ring_has_been_there_since_the_first_time(municipality):
    assert radar.stays(municipality.tools["baadplads-tildeling"]) == [
        ("try_out", date(2024, 5, 2), date.max),
    ]


def test_a_tool_assessed_after_its_last_day_was_never_in_that_ring(municipality):
    assert radar.stays(municipality.tools["isvagt-kamera"]) == [
        ("try_out", date(2022, 11, 1), date(2026, 3, 15)),
    ]
