"""Following up, for the politicians and officials who ask once or twice a year: a page a period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.register import addresses
from plugins.register.follow_up import FollowUp

from .reporter import Reporter
from .sections import Cell, Section, Table
from .shared import Shared, SitePage

#: So many lines of a list stand on a page; the rest is counted.
MOST = 20


def pages(shared: Shared) -> Iterator[SitePage]:
    reporter = Reporter(shared, MOST) if shared.history else None
    followed = [reporter.record.of(one) for one in reporter.record.periods] if reporter else []
    say = shared.say
    yield shared.page(
        "follow_up", (), "follow_up.html", say("Follow-up"),
        say("What has happened to the municipality's digital tools, year by year."),
        {
            "notes": [], "sections": [_overview(reporter, followed)] if reporter else [],
            "is_first": True, "has_history": reporter is not None,
            "has_bodies": _has_bodies(shared),
        },
    )  # fmt: skip
    for one in followed:
        report = reporter.report(one)
        yield shared.page(
            "follow_up", (one.period.id,), "follow_up.html", report.title, report.description,
            {
                "notes": report.notes, "sections": report.sections, "is_first": False,
                "has_history": True, "has_bodies": False,
            },
        )  # fmt: skip


def _has_bodies(shared: Shared) -> bool:
    strategy = shared.register.strategy
    return strategy is not None and bool(strategy.followed_up_by)


def _overview(reporter: Reporter, followed: Sequence[FollowUp]) -> Section:
    """All periods, with the figures one looks for first."""
    shared, codes = reporter.shared, ("added", "changed", "reviewed", "retired")
    say, label = shared.say, shared.language.label
    rows = [
        [
            Cell(
                reporter.name(one.period),
                addresses.section(shared.code, "follow_up", one.period.id),
            ),
            *(Cell(one.tools(code)) for code in codes),
            Cell(len(one.ai.begun)),
        ]
        for one in followed
    ]
    heads = [say("Period"), *(label("changes", code) for code in codes), say("New uses of AI")]
    return Section(
        "periods", say("Choose a year or half a year"), [],
        [Table(say("Number of tools"), heads, rows)],
    )  # fmt: skip


__all__ = ["MOST", "pages"]
