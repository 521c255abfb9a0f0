"""Who uses this kind of data about me? A page for each kind, and all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.register import Tool, addresses, derived
from plugins.register.model import DataUse

from .overview import Entry, Part, Unstated, overview, unstated
from .shared import Shared, SitePage
from .words import kept, origin

Use = tuple[Tool, DataUse]
"""A tool, and one of its uses of data."""


def pages(shared: Shared) -> Iterator[SitePage]:
    uses, silent = _uses(shared), _unstated(shared)
    yield overview(
        shared, "data", shared.say("Data about you"),
        shared.say("Choose a kind of data about you and see which tools use it."),
        list(_parts(shared, uses)), silent,
    )  # fmt: skip
    for code in uses:
        yield _page(shared, code, uses[code], silent)


def _uses(shared: Shared) -> dict[str, list[Use]]:
    """Every use of each kind of data."""
    codes = shared.register.schema.vocabularies["data_kinds"].codes
    uses: dict[str, list[Use]] = {code: [] for code in codes}
    for tool in shared.tools_by_name:
        for use in tool.data or ():
            uses[use.kind].append((tool, use))
    return uses


def _unstated(shared: Shared) -> Unstated | None:
    tools = [tool for tool in shared.tools_by_name if tool.data is None]
    says = shared.language.ngettext(
        "%(n)s tool has not stated which data it uses.",
        "%(n)s tools have not stated which data they use.",
        len(tools),
    )
    return unstated(shared, "data", tools, says)


def _parts(shared: Shared, uses: dict[str, list[Use]]) -> Iterator[Part]:
    """Sensitive data first, then what has rules of its own, then all other data."""
    say, explained = shared.language.label, shared.language.explained
    vocabulary = "data_categories"
    others = [
        code
        for code in shared.register.schema.vocabularies[vocabulary].codes
        if code not in (derived.SPECIAL, derived.GENERAL)
    ]
    for title, about, categories in (
        (say(vocabulary, derived.SPECIAL), explained(vocabulary, derived.SPECIAL),
         [derived.SPECIAL]),
        (shared.say("Data with rules of its own"),
         shared.say("The law says separately when anyone may use this data."), others),
        (say(vocabulary, derived.GENERAL), explained(vocabulary, derived.GENERAL),
         [derived.GENERAL]),
    ):  # fmt: skip
        yield Part(title, about, [_entry(shared, code, uses[code]) for code in uses
                                  if _category(shared, code) in categories])  # fmt: skip


def _entry(shared: Shared, code: str, uses: list[Use]) -> Entry:
    kind = shared.data_kinds[code]
    return Entry(
        kind.name, kind.address, shared.language.explained("data_kinds", code), _tools(uses)
    )


def _tools(uses: list[Use]) -> list[Tool]:
    """The tools of *uses*, each once."""
    return list({tool.id: tool for tool, _ in uses}.values())


def _category(shared: Shared, code: str) -> str:
    return shared.register.schema.vocabularies["data_kinds"].terms[code]["category"]


def _page(shared: Shared, code: str, uses: list[Use], silent: Unstated | None) -> SitePage:
    language, register = shared.language, shared.register
    question = register.schema.vocabularies["data_kinds"].terms[code]["question"]
    explained, category = language.explained("data_kinds", code), _category(shared, code)
    tools = _tools(uses)
    return shared.page(
        "data", (addresses.slug(code),), "data_kind.html", question[shared.code],
        f"{shared.data_kinds[code].name}. {explained}",
        {
            "kind": shared.data_kinds[code],
            "explained": explained,
            "tools": tools,
            "uses": [_shown(shared, tool, use) for tool, use in uses],
            "unstated": silent,
            "drafts": _drafts(shared, tools),
            "laws": [
                (law.name[shared.code], shared.url("laws", law.id), law.explained[shared.code])
                for law in language.by_name(register.laws.values())
                if category in (law.permits or ())
            ],
        },
    )  # fmt: skip


def _drafts(shared: Shared, tools: list[Tool]) -> int:
    """How many other tools have answered from public sources, which seldom name all data."""
    named = {tool.id for tool in tools}
    return sum(
        tool.basis == "public_sources" and bool(tool.data) and tool.id not in named
        for tool in shared.tools_by_name
    )


def _shown(shared: Shared, tool: Tool, use: DataUse) -> dict[str, Any]:
    return {
        "tool": tool,
        "used_for": use.used_for and use.used_for[shared.code],
        "origin": origin(use, shared.language),
        "kept": kept(use.keep, shared.language),
    }
