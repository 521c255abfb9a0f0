"""Rules about figures: the few answers that are a figure or words, and what is counted."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Register
from ..problem import Problem


def retention_is_months_or_words(register: Register) -> Iterator[Problem]:
    """How long data is kept is given as months after an event, or in words."""
    for tool in register.tools.values():
        for number, use in enumerate(tool.data or ()):
            keep = use.keep
            if keep is not None and not _one_way(keep.text, keep.months, keep.after):
                at = ("data", number, "keep")
                because = ((*at, "months"), (*at, "after"), (*at, "text"))
                yield Problem(tool.path, at, "keep-form", because=because)


def cost_is_a_figure_or_words(register: Register) -> Iterator[Problem]:
    """What a tool costs is given in kroner for a year, or in words."""
    for tool in register.tools.values():
        cost = tool.cost
        if cost is not None and not _one_way(cost.text, cost.dkk_per_year, cost.year):
            because = (("cost", "dkk_per_year"), ("cost", "year"), ("cost", "text"))
            yield Problem(tool.path, ("cost",), "cost-form", because=because)


def only_shared_initiatives_count_departments(register: Register) -> Iterator[Problem]:
    """An initiative is followed by how many departments take part only when it is shared."""
    for initiative in register.initiatives.values():
        for number, code in enumerate(initiative.measured_by or ()):
            if code == "departments" and initiative.level == "department":
                at = ("measured_by", number)
                yield Problem(initiative.path, at, "one-department", because=(("level",),))


def _one_way(words: object, *figures: object) -> bool:
    given = [figure is not None for figure in figures]
    return all(given) if words is None else not any(given)
