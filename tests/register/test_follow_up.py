"""A period tells what happened in it, who began to use AI, and how initiatives stood at its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import msgspec
import pytest

from plugins.register.changes import Change
from plugins.register.follow_up import Record, Use
from plugins.register.history import Entry, History
from plugins.register.period import Period

CHATBOT = "chatbotten-fjordis"
BERTHS = "baadplads-tildeling"
METERS = "badevandsmaaler"
YEAR = Period.year(2026)

Told = dict[str, list[tuple[str, list[Change]]]]


@pytest.fixture
def record(municipality) -> Callable[..., Record]:
    """Lillefjord with the history that is told, newest first; *changed* are parts of it."""

    def record(told: Told, **changed) -> Record:
        things = {
            key: tuple(
                _entry(day, len(days) - number, key, facts)
                for number, (day, facts) in enumerate(days)
            )
            for key, days in told.items()
        }
        register = msgspec.structs.replace(municipality, **changed)
        return Record(register, History("c0ffee", things))

    return record


def _entry(day: str, number: int, key: str, facts: list[Change]) -> Entry:
    on = date.fromisoformat(day)
    time = datetime(on.year, on.month, on.day, tzinfo=UTC)
    return Entry(on, time, number, "c0ffee", key, tuple(facts))


def added() -> list[Change]:
    return [Change("added")]


def answer(field: str, before: object, after: object, what: str = "changed") -> Change:
    return Change(what, field, "", before, after)


def happened(follow_up) -> dict[str, list[str]]:
    """The tools of each kind of change that happened."""
    return {code: [f.tool for f in facts] for code, facts in follow_up.happened.items() if facts}


# What happened


def test_a_change_belongs_to_the_period_of_its_day(record):
    told = record(
        {
            f"tool/{CHATBOT}": [
                ("2027-01-01", [Change("retired", "status")]),
                ("2026-12-31", [Change("paused", "status")]),
                ("2026-01-01", [Change("renamed", "name"), Change("moved")]),
                ("2025-12-31", added()),
            ]
        }
    )

    assert happened(told.of(YEAR)) == {
        "paused": [CHATBOT], "renamed": [CHATBOT], "moved": [CHATBOT],
    }  # fmt: skip
    assert happened(told.of(Period.year(2025))) == {"added": [CHATBOT]}
    assert happened(told.of(Period.year(2027))) == {"retired": [CHATBOT]}
    assert happened(told.of(Period.year(2024))) == {}


def test_a_tool_that_changed_twice_counts_once_and_has_two_facts(record):
    told = record(
        {
            f"tool/{METERS}": [
                ("2026-03-01", [answer("scale", "a", "b"), answer("people", [], ["c"])]),
                ("2026-02-01", added()),
            ]
        }
    )

    year = told.of(YEAR)

    assert happened(year)["changed"] == [METERS, METERS]
    assert (year.tools("changed"), year.tools("added"), year.tools("retired")) == (1, 1, 0)


def test_corrections_of_wording_and_other_files_are_not_told(record):
    told = record(
        {
            f"tool/{METERS}": [("2026-02-01", [Change("wording"), Change("unreadable")])],
            "law/gdpr-6-1-e": [("2026-02-01", [Change("changed", "name")])],
        }
    )

    assert happened(told.of(YEAR)) == {}


def test_a_department_has_the_changes_of_the_tools_it_has_today(record):
    told = record(
        {
            f"tool/{BERTHS}": [
                ("2026-05-01", [Change("reviewed"), Change("answered"), Change("answered")]),
                ("2026-04-01", [Change("unanswered"), Change("changed")]),
            ],
            f"tool/{METERS}": [("2026-03-01", added())],
            "tool/gone": [("2026-03-01", [Change("withheld")])],
        }
    )

    assert [tuple(one) for one in told.of(YEAR).departments] == [
        ("borger-og-ydelse", 0, 0, 0, 0, 0),
        ("havn-og-kyst", 0, 1, 1, 2, 1),
        ("miljoe-og-fjord", 1, 0, 0, 0, 0),
    ]


# AI and automatic decisions


def test_a_tool_that_comes_with_ai_is_a_new_use_of_it(record):
    told = record({f"tool/{CHATBOT}": [("2026-02-11", added())]})

    ai = told.of(YEAR).ai

    assert ai.begun == (Use(CHATBOT, date(2026, 2, 11), None, came_so=True),)
    assert (ai.ended, ai.at_end) == ((), (1, 1))


def test_a_tool_can_get_ai_and_end_it_again(record):
    told = record(
        {
            f"tool/{METERS}": [
                ("2026-08-01", [answer("ai.use", "yes", "no")]),
                ("2026-02-01", [answer("ai.use", "no", "yes")]),
                ("2025-01-01", added()),
            ]
        }
    )
    use = Use(METERS, date(2026, 2, 1), date(2026, 8, 1), came_so=False)

    first, second = (told.of(Period.half(2026, half)).ai for half in (1, 2))

    assert (first.begun, first.ended, first.at_end) == ((use,), (), (1, 1))
    # Asked in July, when it had not ended yet.
    assert (second.begun, second.ended) == ((), (use,))


@pytest.mark.parametrize(("end", "with_ai"), [("2026-03-30", 1), ("2026-03-31", 0)])
def test_on_the_day_that_a_use_ends_it_is_over(record, end, with_ai):
    told = record(
        {
            f"tool/{METERS}": [
                ("2026-03-31", [answer("ai.use", "yes", "no")]),
                ("2025-01-01", added()),
            ]
        }
    )

    ai = told.of(Period(date(2026, 1, 1), date.fromisoformat(end))).ai

    assert ai.at_end == (with_ai, 1)


def test_a_tool_with_ai_since_before_the_history_is_no_new_use(record):
    told = record({f"tool/{CHATBOT}": [("2026-02-11", [Change("changed", "scale")])]})

    ai = told.of(YEAR).ai

    assert (ai.begun, ai.at_end) == ((), (1, 1))


def test_a_tool_that_is_not_committed_yet_counts_nowhere(record):
    told = record({})

    assert told.of(YEAR).ai == ((), (), (0, 0))


def test_automatic_with_review_is_automatic_and_so_nothing_new_when_the_review_ends(record):
    told = record(
        {
            f"tool/{BERTHS}": [
                ("2026-03-01", [answer("decision.part", "automatic", "automatic_with_review")]),
                ("2026-02-01", [answer("decision.part", "support", "automatic")]),
                ("2025-02-01", added()),
            ]
        }
    )

    automatic = told.of(YEAR).automatic

    assert automatic.begun == (Use(BERTHS, date(2026, 2, 1), None, came_so=False),)


# Initiatives and the strategy


def test_an_initiative_has_the_status_it_had_when_the_period_ended(record):
    told = record(
        {
            "initiative/tryg-havn": [
                ("2026-05-01", [answer("status", "under_way", "done")]),
                ("2025-09-01", added()),
            ],
            "initiative/klare-ord": [("2026-02-01", added())],
        }
    )

    then = {
        year: {one.initiative.id: one.status for one in told.of(Period.year(year)).initiatives}
        for year in (2024, 2025, 2026)
    }

    assert then == {
        2024: {},
        2025: {"tryg-havn": "under_way"},
        2026: {"tryg-havn": "done", "klare-ord": "adopted"},
    }


def test_what_was_followed_up_belongs_to_the_period_of_its_day(record):
    told = record({"initiative/fjorden-for-alle": [("2025-09-01", added())]})

    first, second = (told.of(Period.half(2026, 1)), told.of(Period.half(2025, 2)))

    assert [str(line.on) for line in first.initiatives[0].followed_up] == ["2026-05-12"]
    assert [str(line.on) for line in second.initiatives[0].followed_up] == ["2025-11-04"]
    assert [str(line.on) for line in first.strategy] == ["2026-03-03"]


# Today


def test_a_period_is_over_the_day_after_its_last(record):
    told = record({})

    assert (told.of(YEAR).until, told.of(YEAR).is_over) == (date(2026, 7, 1), False)
    assert told.of(Period.half(2026, 1)).is_over
    assert told.of(Period.half(2026, 1)).until == date(2026, 6, 30)
    assert not told.of(Period(date(2026, 6, 1), date(2026, 7, 1))).is_over


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2026-06-30", ["2026", "2026-1", "2026-2"]),
        ("2026-07-01", ["2026", "2026-2"]),
        # A clock that was wrong: the register cannot have begun after today.
        ("2029-01-01", ["2026", "2026-2"]),
    ],
)
def test_the_periods_begin_with_the_history(record, day, names):
    told = record({f"tool/{METERS}": [(day, added())]})

    assert [period.id for period in told.periods] == names


def test_an_empty_history_tells_only_of_today(record):
    assert [period.id for period in record({}).periods] == ["2026", "2026-2"]
