"""The strategy: its focus areas, the catalogue of initiatives, and a page for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from plugins.register import Tool
from plugins.register.figures import Count, Counted
from plugins.register.initiatives import Measured, measured, reach, tools_of
from plugins.register.model import Decided, FollowUp, Initiative, Strategy

from . import charts
from .charts import Bar, Chart
from .shared import Shared, SitePage, in_short

#: What is no part of anything has no bar.
_NO_PART = Count(0, 0)


class Fact(NamedTuple):
    """A short answer; *address* is where it leads, *minutes* where it was decided."""

    label: str
    said: str
    address: str | None = None
    minutes: str | None = None
    is_open: bool = False


class InitiativeShown(NamedTuple):
    """An initiative as lists show it; *tools* are those that serve it."""

    initiative: Initiative
    name: str
    address: str
    status: str
    department: str | None
    department_url: str | None
    tools: list[Tool]


class Group(NamedTuple):
    """The initiatives of a focus area or of a level."""

    id: str
    title: str
    initiatives: list[InitiativeShown]
    explained: str | None = None


def pages(shared: Shared) -> Iterator[SitePage]:
    if has_pages(shared):
        initiatives = shared.language.by_name(shared.register.initiatives.values())
        catalogue = [_shown(shared, initiative) for initiative in initiatives]
        yield _strategy(shared, catalogue)
        for shown in catalogue:
            yield _initiative(shared, shown)


def has_pages(shared: Shared) -> bool:
    """Whether the municipality has a strategy, or initiatives, to show."""
    return shared.register.strategy is not None or bool(shared.register.initiatives)


def _shown(shared: Shared, initiative: Initiative) -> InitiativeShown:
    department = initiative.department
    return InitiativeShown(
        initiative,
        initiative.name[shared.code],
        shared.url("strategy", initiative.id),
        shared.language.label("initiative_status", initiative.status),
        department and shared.department_names[department],
        department and shared.url("departments", department),
        tools_of(initiative, shared.tools_by_name),
    )


# The strategy


def _strategy(shared: Shared, catalogue: Sequence[InitiativeShown]) -> SitePage:
    strategy = shared.register.strategy
    about = _about(shared, strategy, catalogue) if strategy else _NO_STRATEGY
    return shared.page(
        "strategy", (), "strategy.html",
        strategy.name[shared.code] if strategy else shared.say("Initiatives"),
        shared.say("The municipality's initiatives, and the tools that belong to them."),
        {**about, "levels": list(_levels(shared, catalogue))},
    )  # fmt: skip


def _about(
    shared: Shared, strategy: Strategy, catalogue: Sequence[InitiativeShown]
) -> dict[str, Any]:
    return {
        "facts": list(_strategy_facts(shared, strategy)),
        "areas": list(_areas(shared, strategy, catalogue)),
        "followed_up_by": list(_followed_up_by(shared, strategy)),
        "followed_up": _followed_up(shared, strategy.followed_up),
        "sources": shared.place.sources(strategy.sources or (), shared.language),
    }


_NO_STRATEGY = dict.fromkeys(("facts", "areas", "followed_up_by", "followed_up", "sources"), ())


def _strategy_facts(shared: Shared, strategy: Strategy) -> Iterator[Fact]:
    label = _labels(shared, "strategy")
    years = {"from": strategy.period.from_, "to": strategy.period.to}
    yield Fact(label["period"], shared.say("%(from)s to %(to)s") % years)
    if strategy.decided is not None:
        yield _decided(shared, label["decided"], strategy.decided)


def _followed_up_by(shared: Shared, strategy: Strategy) -> Iterator[tuple[str, str]]:
    """Who follows up the strategy, and how often."""
    for line in strategy.followed_up_by or ():
        times = line.times_per_year
        often = shared.language.ngettext("once a year", "%(n)s times a year", times)
        yield line.body[shared.code], often % {"n": times}


def _areas(
    shared: Shared, strategy: Strategy, catalogue: Sequence[InitiativeShown]
) -> Iterator[Group]:
    """The focus areas in the strategy's order, then the initiatives for which none is stated."""
    for area in strategy.focus_areas:
        within = [shown for shown in catalogue if shown.initiative.focus_area == area.id]
        yield Group(_area_id(area.id), area.name[shared.code], within)
    without = [shown for shown in catalogue if shown.initiative.focus_area is None]
    if without:
        yield Group(_area_id(None), shared.say("Focus area not stated"), without)


def _area_id(area: str | None) -> str:
    return f"area-{area}" if area else "no-area"


def _levels(shared: Shared, catalogue: Sequence[InitiativeShown]) -> Iterator[Group]:
    language = shared.language
    for code in shared.register.schema.vocabularies["initiative_levels"].codes:
        yield Group(
            f"level-{code}",
            language.label("initiative_levels", code),
            [shown for shown in catalogue if shown.initiative.level == code],
            language.explained("initiative_levels", code),
        )


# An initiative


def _initiative(shared: Shared, shown: InitiativeShown) -> SitePage:
    initiative, language = shown.initiative, shared.language
    facts = list(_facts(shared, shown))
    how_far = language.explained("initiative_status", initiative.status)
    return shared.page(
        "strategy", (initiative.id,), "initiative.html", shown.name,
        in_short(f"{shown.name}. {how_far} {facts[-1].label}: {facts[-1].said}."),
        {
            **shown._asdict(),
            "how_far": how_far,
            "facts": facts,
            "text": shared.terms.on_a_page().in_html(
                shared.place.markdown(initiative.text[shared.code])
            ),
            "figures": _figures(shared, initiative),
            "figures_url": shared.url("figures"),
            "strategy_url": shared.url("strategy"),
            "followed_up": _followed_up(shared, initiative.followed_up),
            "sources": shared.place.sources(initiative.sources or (), language),
        },
    )  # fmt: skip


def _facts(shared: Shared, shown: InitiativeShown) -> Iterator[Fact]:
    """The short answers about an initiative, its decision last."""
    initiative, label = shown.initiative, _labels(shared, "initiative")
    yield Fact(label["level"], shared.language.label("initiative_levels", initiative.level))
    if shown.department is not None:
        yield Fact(label["department"], shown.department, shown.department_url)
    yield _focus_area(shared, label["focus_area"], initiative.focus_area)
    yield _decided(shared, label["decided"], initiative.decided)


def _focus_area(shared: Shared, label: str, focus_area: str | None) -> Fact:
    for area in shared.register.strategy.focus_areas if focus_area else ():
        if area.id == focus_area:
            address = f"{shared.url('strategy')}#{_area_id(area.id)}"
            return Fact(label, area.name[shared.code], address)
    return Fact(label, shared.say("Not stated"), is_open=True)


def _figures(shared: Shared, initiative: Initiative) -> Chart | None:
    """The figures the initiative is measured by; None when it is measured by none."""
    if initiative.measured_by is None:
        return None
    within = reach(shared.register, initiative)
    is_whole = within is shared.register
    counted = shared.counted if is_whole else Counted(within, shared.code)
    return Chart(
        shared.say("The initiative in figures"),
        (shared.say("What is counted"), shared.say("Now")),
        [_bar(shared, one) for one in measured(initiative, counted)],
    )


def _bar(shared: Shared, one: Measured) -> Bar:
    language, value = shared.language, one.value
    label = language.label("initiative_figures", one.code)
    note = language.explained("initiative_figures", one.code)
    if isinstance(value, Count):
        return Bar(label, value, charts.part(language, value), note=note)
    said = language.gettext("Not known") if value is None else language.number(round(value, 1))
    return Bar(label, _NO_PART, said, note=note, is_open=value is None)


# What both have


def _labels(shared: Shared, kind: str) -> Mapping[str, str]:
    """The labels of the fields of a *kind* of file, by name."""
    fields = shared.register.schema.kinds[kind].fields
    return {field.name: field.label[shared.code] for field in fields}


def _decided(shared: Shared, label: str, decided: Decided) -> Fact:
    said = f"{decided.body[shared.code]}, {shared.language.date(decided.on)}"
    return Fact(label, said, minutes=decided.url)


def _followed_up(
    shared: Shared, lines: Sequence[FollowUp] | None
) -> list[tuple[str, str, str | None]]:
    """The day, the words and the minutes of each follow-up, newest first."""
    date = shared.language.date
    return [(date(line.on), line.text[shared.code], line.url) for line in lines or ()]
