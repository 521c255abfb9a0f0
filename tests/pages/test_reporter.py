"""A period in words: why a tool was stopped, what is overdue, and how much is left out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import msgspec
import pytest

from plugins.pages.reporter import Reporter
from plugins.pages.sections import Item
from plugins.pages.shared import Shared
from plugins.register.changes import Change
from plugins.register.history import Entry, History
from plugins.register.period import Period
from tests.pages.sharing import shared_in

CAMERA, METERS = "isvagt-kamera", "badevandsmaaler"


@pytest.fixture
def reporter(municipality):
    """Tells Lillefjord's year; each thing has changed as *told* on 4 May 2026."""

    def reporter(told, language="en", most=None, **changed):
        day = datetime(2026, 5, 4, tzinfo=UTC)
        things = {
            key: tuple(Entry(day.date(), day, 1, "c0ffee", key, (change,)) for change in changes)
            for key, changes in told.items()
        }
        shared = shared_in(msgspec.structs.replace(municipality, **changed), language)
        history = History("c0ffee", things)
        own = Shared(shared.register, shared.language, shared.place, shared.as_html, history)
        return Reporter(own, most)

    return reporter


def lists(reporter):
    """The lists of the report of 2026, by their titles."""
    report = reporter.report(reporter.record.of(Period.year(2026)))
    return {items.title: items for section in report.sections for items in section.lists}


def test_a_retired_tool_says_why_in_the_departments_words(reporter):
    told = reporter({f"tool/{CAMERA}": [Change("retired", "status", "", "in_use", "retired")]})

    assert lists(told)["Retired"].items == [
        Item(
            'Ice watch: the "Eagle Eye" camera', f"/en/tools/{CAMERA}/", date(2026, 5, 4),
            "The camera saw too many wrong things — such as seals & swans. Buoys now measure the "
            "ice without filming anyone.",
        )
    ]  # fmt: skip


def test_a_tool_that_is_in_use_again_does_not_say_why_it_was_paused(reporter):
    told = reporter({f"tool/{METERS}": [Change("paused", "status", "", "in_use", "paused")]})

    assert [item.said for item in lists(told)["Paused"].items] == [""]


def test_an_overdue_review_is_listed_with_the_day_it_was_due(reporter, municipality):
    late = msgspec.structs.replace(municipality.tools[METERS], reviewed_on=date(2025, 1, 31))
    told = reporter({}, "da", tools={METERS: late})

    (item,) = lists(told)["Forsinkede gennemgange, og hvornår de skulle være lavet"].items

    assert (item.name, item.on) == ("Badevandsmåler & isbøjer", date(2026, 1, 31))


def test_a_list_tells_how_many_it_leaves_out(reporter):
    moved = [Change("moved", "", "", "havn-og-kyst", "miljoe-og-fjord")] * 3
    told = reporter({f"tool/{METERS}": moved}, most=2)

    items = lists(told)["New department"]

    assert (len(items.items), items.rest) == (2, 1)
    assert items.items[0].said == "From Harbour & Coast to Environment and Fjord Department."


def test_a_status_that_the_register_no_longer_knows_is_shown_as_it_was(reporter):
    told = reporter(
        {
            "initiative/klare-ord": [
                Change("changed", "status", "", "dreamt_of", ["not", "a", "status"])
            ]
        }
    )

    report = told.report(told.record.of(Period.year(2026)))

    initiatives = next(section for section in report.sections if section.id == "initiatives")
    rows = {row[0].said: row[1].said for row in initiatives.tables[0].rows}
    assert rows["Plain words > long words"] == "['not', 'a', 'status']"
