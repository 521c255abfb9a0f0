"""A period in words: the sections that its page and the report of ``inv report`` are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from plugins.register import addresses, derived
from plugins.register.follow_up import Fact, FollowUp, Record, Use, Uses
from plugins.register.model import FollowUp as Line
from plugins.register.model import Initiative
from plugins.register.period import Period

from .sections import Cell, Item, Items, Report, Section, Table
from .shared import Shared


class Reporter:
    """Tells periods in one language; the site must have a history.

    Lists hold so many entries at *most*; None for all.
    """

    def __init__(self, shared: Shared, most: int | None = None) -> None:
        self.shared = shared
        self._most = most
        self.record = Record(shared.register, shared.history)
        # The very entries that the facts hold: texts that are compared are compared once.
        self._said = {id(row.entry): row for row in shared.story.rows}

    def name(self, period: Period) -> str:
        """2026 · first half of 2026 · 1 March 2026 to 31 May 2026."""
        say, date = self.shared.say, self.shared.language.date
        year, _, half = (period.id or "").partition("-")
        if half:
            words = say("first half of %(year)s") if half == "1" else say("second half of %(year)s")
            return words % {"year": year}
        days = {"start": date(period.start), "end": date(period.end)}
        return year or say("%(start)s to %(end)s") % days

    def report(self, one: FollowUp, *, always_now: bool = False) -> Report:
        """What there is to tell of a period.

        How it stands today belongs to a period that is not over, and to one that is only when
        it is asked for: the page of a past year stays the same.
        """
        say, date = self.shared.say, self.shared.language.date
        name = self.name(one.period)
        days = {"start": date(one.period.start), "end": date(one.period.end)}
        return Report(
            name,
            say("Follow-up: %(period)s") % {"period": name},
            say("What happened to the municipality's digital tools from %(start)s to %(end)s.")
            % days,
            list(self._notes(one)),
            [
                self._tools(one),
                self._ai(one),
                self._departments(one, with_now=always_now or not one.is_over),
                self._complaints(),
                self._initiatives(one),
            ],
        )

    def _notes(self, one: FollowUp) -> Iterator[str]:
        say, date = self.shared.say, self.shared.language.date
        if not one.is_over:
            yield say("The period is not over. This is what had happened by %(date)s.") % {
                "date": date(one.until)
            }
        if one.period.start < self.record.first:
            yield say("The register's history begins on %(date)s.") % {
                "date": date(self.record.first)
            }

    # What happened to the tools

    def _tools(self, one: FollowUp) -> Section:
        say, label = self.shared.say, self.shared.language.label
        rows = [
            [Cell(label("changes", code), self._kind_path(code)), Cell(one.tools(code))]
            for code in self.record.codes
        ]
        return Section(
            "tools", say("What happened to the tools?"),
            [say("A tool that changed twice counts once. Corrections of wording do not count.")],
            [Table(say("Number of tools"), [say("Change"), say("Tools")], rows)],
            [
                self._items(
                    label("changes", code),
                    partial(self._fact, code),
                    one.happened[code],
                    self._kind_path(code),
                )
                for code in self.record.codes
                if one.happened[code]
            ],
        )  # fmt: skip

    def _kind_path(self, code: str) -> str:
        word = {"da": "slags", "en": "kinds"}[self.shared.code]
        return addresses.section(self.shared.code, "changes", word, addresses.slug(code))

    def _items(
        self, title: str, item: Callable[[Any], Item], told: Sequence[Any], path: str | None = None
    ) -> Items:
        shown = told[: self._most]
        return Items(title, [item(one) for one in shown], len(told) - len(shown), path)

    def _fact(self, code: str, fact: Fact) -> Item:
        row = self._said[id(fact.entry)]
        text = row.said[fact.place].text
        is_explained = text == self.shared.language.explained("changes", code)
        said = self._why(fact.tool, code) if is_explained else text
        return Item(row.name, row.path, fact.entry.on, said)

    def _why(self, tool: str, code: str) -> str:
        """Why a tool is no longer used, in the department's words."""
        known = self.shared.register.tools.get(tool)
        is_stopped = code in ("paused", "retired") and known is not None and known.status == code
        reason = known.stopped_because if is_stopped else None
        return reason[self.shared.code] if reason else ""

    # AI and automatic decisions

    def _ai(self, one: FollowUp) -> Section:
        say = self.shared.say
        told = (
            (say("They use AI"), one.ai.at_end),
            (say("They decide cases automatically"), one.automatic.at_end),
        )
        return Section(
            "ai", say("What is new in AI and automatic decisions?"), [],
            [
                Table(
                    self._as_of(one.until),
                    [say("What the tools in the register say"), say("Tools"), say("Of")],
                    [[Cell(words), *map(Cell, count)] for words, count in told],
                )
            ],
            [
                *self._uses(say("New uses of AI"), say("No longer uses AI"), one.ai),
                *self._uses(
                    say("New automatic decisions"), say("No longer decides automatically"),
                    one.automatic,
                ),
            ],
        )  # fmt: skip

    def _as_of(self, day: date) -> str:
        return self.shared.say("As of %(date)s") % {"date": self.shared.language.date(day)}

    def _uses(self, begun: str, ended: str, uses: Uses) -> Iterator[Items]:
        yield self._items(begun, self._begun, uses.begun)
        if uses.ended:
            yield self._items(ended, lambda use: self._tool(use.tool, use.until), uses.ended)

    def _begun(self, use: Use) -> Item:
        what = self.shared.language.label("changes", "added" if use.came_so else "changed")
        return self._tool(use.tool, use.since, f"{what}.")

    def _tool(self, name: str, on: date, said: str = "") -> Item:
        tool = self.shared.register.tools[name]
        path = addresses.section(self.shared.code, "tools", name)
        return Item(tool.name[self.shared.code], path, on, said)

    # Departments

    def _departments(self, one: FollowUp, *, with_now: bool) -> Section:
        say = self.shared.say
        figures = Cell(
            say("The register in figures"), addresses.section(self.shared.code, "figures")
        )
        return Section(
            "departments", say("How are the departments doing?"),
            [] if with_now else [
                say("The period is over. What is answered now stands in the register's figures.")
            ],
            [self._then(one), *([self._now()] if with_now else [])],
            [self._overdue()] if with_now else [],
            [figures],
        )  # fmt: skip

    def _then(self, one: FollowUp) -> Table:
        say, label = self.shared.say, self.shared.language.label
        then = {department.id: department for department in one.departments}
        rows = [
            [self._department(shown), *map(Cell, then[shown["department"].id][1:])]
            for shown in self.shared.departments_by_name
        ]
        heads = [
            say("Department"), label("changes", "added"), label("changes", "changed"),
            label("changes", "reviewed"), say("Questions that got an answer"),
            say("Answers taken out"),
        ]  # fmt: skip
        return Table(say("In the period"), heads, rows)

    def _now(self) -> Table:
        say = self.shared.say
        now = {department.id: department for department in self.shared.figures.departments}
        rows = []
        for shown in self.shared.departments_by_name:
            figures = now[shown["department"].id]
            reviews = {code: count.n for code, count in figures.reviews}
            answered = figures.answered
            numbers = (
                figures.tools.n, answered.n, answered.of - answered.n, reviews["overdue"],
                reviews["never"],
            )  # fmt: skip
            rows.append([self._department(shown), *map(Cell, numbers)])
        heads = [
            say("Department"), say("Tools"), say("Answered questions"), say("Unanswered questions"),
            say("Overdue reviews"), say("Never reviewed"),
        ]  # fmt: skip
        return Table(self._as_of(self.shared.register.today), heads, rows)

    def _department(self, shown: dict[str, Any]) -> Cell:
        path = addresses.section(self.shared.code, "departments", shown["department"].id)
        return Cell(shown["name"], path)

    def _overdue(self) -> Items:
        register = self.shared.register
        due = [
            (derived.next_review(register, tool), tool.id)
            for tool in self.shared.tools_by_name
            if derived.is_overdue(register, tool)
        ]
        title = self.shared.say("Overdue reviews, and when they should have been done")
        return self._items(title, lambda one: self._tool(one[1], one[0]), sorted(due))

    # Complaints

    def _complaints(self) -> Section:
        say = self.shared.say
        return Section(
            "complaints", say("Complaints and objections"),
            [say("The register has no figures for complaints and objections yet.")],
        )  # fmt: skip

    # Initiatives

    def _initiatives(self, one: FollowUp) -> Section:
        say = self.shared.say
        heads = [say("Initiative"), say("How far it has come"), say("Department")]
        rows = list(self._initiative_rows(one))
        newest = sorted(self._lines(one), key=lambda item: item.on, reverse=True)
        return Section(
            "initiatives", say("How are the initiatives doing?"),
            [] if rows else [say("There is none in the register yet.")],
            [Table(self._as_of(one.until), heads, rows)] if rows else [],
            [self._items(say("Followed up in the period"), lambda item: item, newest)],
        )  # fmt: skip

    def _initiative_rows(self, one: FollowUp) -> Iterator[list[Cell]]:
        language, codes = self.shared.language, self.shared.register.schema.vocabularies
        then = {shown.initiative.id: str(shown.status) for shown in one.initiatives}
        for initiative in language.by_name(shown.initiative for shown in one.initiatives):
            status, department = then[initiative.id], initiative.department
            is_known = status in codes["initiative_status"].terms
            yield [
                self._initiative(initiative),
                Cell(language.label("initiative_status", status) if is_known else status),
                Cell(
                    self.shared.department_names[department] if department
                    else self.shared.say("All")
                ),
            ]  # fmt: skip

    def _initiative(self, initiative: Initiative) -> Cell:
        path = addresses.section(self.shared.code, "strategy", initiative.id)
        return Cell(initiative.name[self.shared.code], path)

    def _lines(self, one: FollowUp) -> Iterator[Item]:
        """How the strategy and its initiatives were followed up."""
        code, strategy = self.shared.code, self.shared.register.strategy
        for line in one.strategy:
            name, path = strategy.name[code], addresses.section(code, "strategy")
            yield _line(Cell(name, path), line, code)
        for shown in one.initiatives:
            for line in shown.followed_up:
                yield _line(self._initiative(shown.initiative), line, code)


def _line(cell: Cell, line: Line, code: str) -> Item:
    return Item(str(cell.said), cell.path, line.on, line.text[code])


__all__ = ["Reporter"]
