"""The search: a field, the answers to narrow down by, and all tools where no script runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from plugins.headers import SEARCH_POLICY, policy
from plugins.register.facets import FACETS, NOT_STATED, facets

from .shared import Shared, SitePage


class Option(NamedTuple):
    """An answer to narrow down by, and how many tools have it."""

    value: str
    label: str
    count: int


def pages(shared: Shared) -> Iterator[SitePage]:
    say = shared.say
    yield shared.page(
        "search", (), "search.html", say("Search"),
        say("Find the digital tools that concern you."),
        {
            "policy": policy(SEARCH_POLICY),
            "tools": shared.tools_by_name,
            "facets": _facets(shared),
            "ways": (
                (say("Situations"), shared.url("situations")),
                (say("Departments"), shared.url("departments")),
                (say("Radar"), shared.url("radar")),
            ),
        },
    )  # fmt: skip


def _facets(shared: Shared) -> list[tuple[str, str, list[Option]]]:
    """Each way to narrow down: its name in the index, its title, its answers in order."""
    say = shared.say
    titles = {
        "situation": say("Situation"), "department": say("Department"), "ai": say("Uses AI"),
        "decision": say("Part in decisions"), "data": say("Data about you"),
        "ring": say("Ring on the radar"), "status": say("Status"),
    }  # fmt: skip
    answered = [facets(tool) for tool in shared.tools_by_name]
    counts = {name: Counter(code for one in answered for code in one[name]) for name in FACETS}
    return [(name, titles[name], _options(shared, name, counts[name])) for name in FACETS]


def _options(shared: Shared, name: str, counts: Counter[str]) -> list[Option]:
    labels = {**_labels(shared, name), NOT_STATED: shared.say("Not stated")}
    return [Option(code, label, counts[code]) for code, label in labels.items() if counts[code]]


def _labels(shared: Shared, name: str) -> dict[str, Any]:
    """The answers in the order a reader expects."""
    language = shared.language
    if name == "situation":
        found = (shown["situation"] for shown in shared.situations_in_order)
        return {situation.id: situation.name[shared.code] for situation in found}
    if name == "department":
        return {one["department"].id: one["name"] for one in shared.departments_by_name}
    vocabulary = FACETS[name]
    codes = shared.register.schema.vocabularies[vocabulary].codes
    return {code: language.label(vocabulary, code) for code in codes}
