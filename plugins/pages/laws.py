"""The rules that make the use of data lawful: all of them, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.register import Tool
from plugins.register.model import Law

from .overview import Entry, Part, Unstated, overview, unstated
from .shared import Shared, SitePage, in_short


def pages(shared: Shared) -> Iterator[SitePage]:
    laws = shared.language.by_name(shared.register.laws.values())
    followed_by, silent = _followed_by(shared), _unstated(shared)
    entries = [
        Entry(
            law.name[shared.code], shared.url("laws", law.id), law.citation[shared.code],
            followed_by[law.id],
        )
        for law in laws
    ]  # fmt: skip
    yield overview(
        shared, "laws", shared.say("Rules"),
        shared.say("The rules that make it lawful to use data about you, in plain words."),
        [Part(None, None, entries)], silent,
    )  # fmt: skip
    for law in laws:
        yield _page(shared, law, followed_by[law.id], silent)


def _followed_by(shared: Shared) -> dict[str, list[Tool]]:
    """The tools that use data under each law."""
    found: dict[str, list[Tool]] = {name: [] for name in shared.register.laws}
    for tool in shared.tools_by_name:
        for name in tool.legal_basis or ():
            found[name].append(tool)
    return found


def _unstated(shared: Shared) -> Unstated | None:
    # A tool without data about people needs no such rule.
    tools = [tool for tool in shared.tools_by_name if tool.legal_basis is None and tool.data != ()]
    says = shared.language.ngettext(
        "%(n)s tool has not stated under which rules it uses data.",
        "%(n)s tools have not stated under which rules they use data.",
        len(tools),
    )
    return unstated(shared, "laws", tools, says)


def _page(shared: Shared, law: Law, tools: list[Tool], silent: Unstated | None) -> SitePage:
    language, code = shared.language, shared.code
    return shared.page(
        "laws", (law.id,), "law.html", law.name[code],
        in_short(f"{law.citation[code]}. {law.explained[code]}"),
        {
            "law": law,
            "rights": [
                (language.label("rights", right), language.explained("rights", right))
                for right in law.rights or ()
            ],
            "permits": [_permitted(shared, category) for category in law.permits or ()],
            "tools": tools,
            "unstated": silent,
            "sources": shared.place.sources(law.sources or (), language),
        },
    )  # fmt: skip


def _permitted(shared: Shared, category: str) -> dict[str, Any]:
    """A group of data, and the kinds of data in it."""
    terms = shared.register.schema.vocabularies["data_kinds"].terms
    return {
        "name": shared.language.label("data_categories", category),
        "kinds": [shared.data_kinds[code] for code in terms if terms[code]["category"] == category],
    }
