"""Rules about what files say of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model import LANGUAGES, Register, Strategy, Thing
from ..near import nearest
from ..problem import At, Problem
from ..searched import LISTS, synonyms


def references_lead_somewhere(register: Register) -> Iterator[Problem]:
    """Every id that a file names is the id of a file that exists."""
    for tool in register.tools.values():
        yield from _known(tool, "situations", register.situations)
        yield from _known(tool, "technologies", register.technologies)
        yield from _known(tool, "legal_basis", register.laws, "laws")
        yield from _known(tool, "initiatives", register.initiatives)
        yield from _known(tool, "replaced_by", register.tools, "tools")
    for situation in register.situations.values():
        yield from _known(situation, "departments", register.departments)
    yield from _everyday_words(register)
    for initiative in register.initiatives.values():
        if initiative.department is not None:
            yield from _check(
                initiative,
                ("department",),
                initiative.department,
                register.departments,
                "departments",
            )


def _everyday_words(register: Register) -> Iterator[Problem]:
    folders = {
        "tools": register.tools,
        "situations": register.situations,
        "technologies": register.technologies,
    }
    for language in LANGUAGES:
        for number, entry in enumerate(synonyms(register, language)):
            for folder, known in folders.items():
                at = (LISTS[language], number, folder)
                for place, name in enumerate(getattr(entry, folder) or ()):
                    yield from _check(register.synonyms, (*at, place), name, known, folder)


def _known(
    thing: Thing, field: str, known: Mapping[str, Any], folder: str | None = None
) -> Iterator[Problem]:
    for number, name in enumerate(getattr(thing, field) or ()):
        yield from _check(thing, (field, number), name, known, folder or field)


def _check(
    thing: Thing, at: At, name: str | None, known: Mapping[str, Any], folder: str
) -> Iterator[Problem]:
    if name is None or name in known:
        return
    meant = nearest(name, known)
    code = "reference-near" if meant else "reference"
    yield Problem(thing.path, at, code, {"id": name, "folder": f"content/{folder}", "meant": meant})


def focus_areas_are_in_the_strategy(register: Register) -> Iterator[Problem]:
    """An initiative's focus area is one of the strategy's."""
    strategy = register.strategy
    if strategy is not None and type(strategy) is not Strategy:
        return  # a draft: its own problems come first
    known = [area.id for area in strategy.focus_areas] if strategy else []
    code = "focus-area" if strategy else "no-strategy"
    for initiative in register.initiatives.values():
        if initiative.focus_area not in (None, *known):
            values = {"id": initiative.focus_area, "choices": known}
            yield Problem(initiative.path, ("focus_area",), code, values)


def what_was_tested_stands_on_a_page(register: Register) -> Iterator[Problem]:
    """What programs have tried on the site is shown below a page of prose about accessibility."""
    tested = register.accessibility
    if tested is not None and tested.id not in register.pages:
        yield Problem(tested.path, (), "no-accessibility-page", line=1)


def nothing_replaces_itself(register: Register) -> Iterator[Problem]:
    """A tool's successor is another tool."""
    for tool in register.tools.values():
        for number, successor in enumerate(tool.replaced_by or ()):
            if successor == tool.id:
                yield Problem(
                    tool.path, ("replaced_by", number), "replaces-itself", {"id": tool.id}
                )
