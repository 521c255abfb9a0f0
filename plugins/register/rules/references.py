"""Rules about what files say of each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..conditions import given
from ..model import Register, Strategy
from ..near import nearest
from ..problem import At, Problem


def references_lead_somewhere(register: Register) -> Iterator[Problem]:
    """Every id that a file names is the id of a file that exists."""
    for thing, field, at, said in given(register, "ids_of"):
        folder = field.schema["ids_of"]
        known = getattr(register, folder)
        for place, name in _named(at, said):
            if name is not None and name not in known:
                meant = nearest(name, known)
                code = "reference-near" if meant else "reference"
                values = {"id": name, "folder": f"content/{folder}", "meant": meant}
                yield Problem(thing.path, place, code, values)


def _named(at: At, said: Any) -> Iterable[tuple[At, str | None]]:
    """The id at a place, or each id of the list there with a place of its own."""
    if isinstance(said, str):
        return ((at, said),)
    return (((*at, number), name) for number, name in enumerate(said))


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
