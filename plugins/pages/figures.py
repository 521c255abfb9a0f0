"""The register in figures: what it lacks itself first, then what it tells of the tools."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from plugins.register.figures import HIGHEST, DepartmentFigures, Groups, Readability

from . import charts, prose
from .charts import Bar, Chart
from .shared import Shared, SitePage


class DepartmentShown(NamedTuple):
    """A department's line: how much it tells, and how much is missing."""

    name: str
    address: str
    coverage: str
    counted_on: str
    tools: Bar
    approved: str
    answered: Bar
    review: str


def pages(shared: Shared) -> Iterator[SitePage]:
    say = shared.say
    reading = shared.counted.readability
    yield shared.page(
        "figures", (), "figures.html", say("The register in figures"),
        say("What the register holds, what it lacks, and how easy it is to read."),
        {
            "has_tools": shared.figures.tools > 0,
            "report": _report(shared, reading),
            "departments": list(_departments(shared)),
            "charts": list(_charts(shared)),
            "reasons": _reasons(shared),
            "questions": charts.questions(
                shared, say("Questions without an answer, the most open first"),
                shared.figures.open_questions,
            ),
            "reading": _reading(shared, reading),
            "further": prose.under(shared, "figures"),
        },
    )  # fmt: skip


def _report(shared: Shared, reading: Readability) -> Chart:
    """What should be in place in the register itself, and how far it is."""
    say, figures = shared.say, shared.figures
    goals = (
        (say("Texts that the department has written and approved"), figures.approved),
        (say("Questions with an answer"), figures.answered),
        (say("Departments with at least one tool here"), figures.departments_with_tools),
        (say("Tools reviewed in time"), figures.reviews[0].count),
        (say("Texts that are easy enough to read"), reading.easy),
    )
    bars = [Bar(goal, at, charts.part(shared.language, at)) for goal, at in goals if at.of]
    return Chart(
        say("The register's own report card"),
        (say("What should be in place"), say("So far")),
        bars,
    )


def _departments(shared: Shared) -> Iterator[DepartmentShown]:
    counted = {one.id: one for one in shared.figures.departments}
    for shown in shared.departments_by_name:
        department, figures = shown["department"], counted[shown["department"].id]
        language, name, address = shared.language, shown["name"], shown["address"]
        yield DepartmentShown(
            name,
            address,
            department.coverage.text[shared.code],
            shown["coverage_on"],
            Bar(name, figures.tools, charts.number(language, figures.tools), address),
            charts.in_words(language, figures.approved),
            Bar(name, figures.answered, charts.part(language, figures.answered)),
            _review(shared, figures),
        )


def _review(shared: Shared, figures: DepartmentFigures) -> str:
    number = shared.language.number
    counted = {code: number(count.n) for code, count in figures.reviews}
    return shared.say("%(in_time)s in time, %(overdue)s overdue, %(never)s never") % counted


def _charts(shared: Shared) -> Iterator[Chart]:
    say, figures, language = shared.say, shared.figures, shared.language
    for caption, groups, vocabulary, way in (
        (say("Are the tools in use?"), figures.status, "status", "status"),
        (say("Do they use AI?"), figures.ai, "ai_use", "ai"),
        (say("Do they decide about you?"), figures.decision, "decision_part", "decision"),
        (say("Which ring of the radar are they in?"), figures.ring, "ring", "ring"),
    ):
        label = partial(language.label, vocabulary)
        yield charts.by_answer(shared, caption, groups, label, way)
    sensitive = {"yes": say("Yes"), "no": say("No")}
    yield charts.by_answer(
        shared, say("Do they use sensitive data?"), figures.sensitive, sensitive.__getitem__
    )
    reviews = {
        "in_time": say("Reviewed in time"),
        "overdue": say("The review is overdue"),
        "never": say("Never reviewed by the department"),
    }
    yield charts.by_answer(
        shared, say("Does the department keep the text up to date?"), figures.reviews,
        reviews.__getitem__,
    )  # fmt: skip


def _reasons(shared: Shared) -> Chart:
    say, language = shared.say, shared.language
    bars = [
        Bar(language.label("unanswered_reasons", code), count, charts.part(language, count))
        for code, count in shared.figures.reasons
    ]
    return Chart(
        say("Why a question has no answer"), (say("Reason"), say("Unanswered questions")), bars
    )


def _reading(shared: Shared, reading: Readability) -> dict[str, Any]:
    language = shared.language
    return {
        "limit": language.number(reading.limit),
        "median": reading.median and language.number(round(reading.median, 1)),
        "easy": charts.in_words(language, reading.easy),
        "measured": charts.in_words(language, reading.measured),
        "bands": _bands(shared, reading.bands),
    }


def _bands(shared: Shared, bands: Groups) -> Chart:
    say, language = shared.say, shared.language
    words = (say("Very easy"), say("Easy"), say("Medium"), say("Hard"), say("Very hard"))
    bars = [
        Bar(f"{word} ({limits})", count, charts.tools(language, count))
        for word, limits, (_, count) in zip(words, _limits(shared), bands, strict=True)
    ]
    return Chart(
        say("How easy the first texts about the tools are"),
        (say("How they are to read"), say("Tools")),
        bars,
    )


def _limits(shared: Shared) -> Iterator[str]:
    """The scale in figures: 0-24, 25-34 and so on."""
    lowest = 0
    for highest in HIGHEST:
        yield f"{lowest}-{highest}"
        lowest = highest + 1
    yield shared.say("%(n)s and up") % {"n": lowest}
