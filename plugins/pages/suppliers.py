"""The companies behind the tools: all of them, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.register.suppliers import Company

from .overview import Entry, Part, Unstated, overview, unstated
from .shared import Shared, SitePage


def pages(shared: Shared) -> Iterator[SitePage]:
    code, silent = shared.code, _unstated(shared)
    companies = sorted(
        shared.companies, key=lambda one: (shared.language.sort_key(one.names[0][code]), one.slug)
    )
    entries = [
        Entry(
            company.names[0][code], shared.url("suppliers", company.slug),
            _countries(shared, company), [work.tool for work in company.work],
        )
        for company in companies
    ]  # fmt: skip
    yield overview(
        shared, "suppliers", shared.say("Suppliers"),
        shared.say("The companies that make and run the tools or handle data for them."),
        [Part(None, None, entries)], silent,
    )  # fmt: skip
    for company in companies:
        yield _page(shared, company, silent)


def _unstated(shared: Shared) -> Unstated | None:
    tools = [tool for tool in shared.tools_by_name if tool.suppliers is None]
    says = shared.language.ngettext(
        "%(n)s tool has not stated who supplies it.",
        "%(n)s tools have not stated who supplies them.",
        len(tools),
    )
    return unstated(shared, "suppliers", tools, says)


def _countries(shared: Shared, company: Company) -> str:
    return ", ".join(map(shared.language.country, company.countries))


def _page(shared: Shared, company: Company, silent: Unstated | None) -> SitePage:
    name, *other_names = (name[shared.code] for name in company.names)
    return shared.page(
        "suppliers", (company.slug,), "supplier.html", name,
        shared.say("The tools that %(name)s makes, runs or handles data for.") % {"name": name},
        {
            "cvr": company.cvr,
            "countries": _countries(shared, company),
            "other_names": list(dict.fromkeys(other_names)),
            "work": _work(shared, company),
            "unstated": silent,
        },
    )  # fmt: skip


def _work(shared: Shared, company: Company) -> list[dict[str, Any]]:
    """What the company does for each tool, in the order of the tools' names."""
    works = sorted(
        company.work, key=lambda work: shared.language.sort_key(work.tool.name[shared.code])
    )
    return [
        {
            "tool": work.tool,
            "supplies": _said(shared, "supplier_roles", work.supplies),
            "sees": _said(shared, "recipient_roles", work.sees),
        }
        for work in works
    ]


def _said(shared: Shared, vocabulary: str, roles: tuple[str, ...]) -> str:
    return ", ".join(shared.language.label(vocabulary, role) for role in roles)
