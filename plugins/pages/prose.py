"""The pages of prose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.register import addresses
from plugins.register.model import Page

from .accessibility import tested
from .shared import Shared, SitePage


def pages(shared: Shared) -> Iterator[SitePage]:
    other = shared.language.other
    for twins in shared.register.pages.values():
        page, twin = twins[shared.code], twins[other]
        below = tested(shared) if page.id == "accessibility" else {}
        yield SitePage(
            addresses.page(shared.code, page.address), addresses.page(other, twin.address),
            "accessibility.html" if below else "page.html", page.title, page.description, page.id,
            {
                "body": shared.terms.on_a_page().in_html(
                    shared.place.markdown(page.body, heading=2)
                ),
                "sources": shared.place.sources(page.sources or (), shared.language),
                "above": _above(shared, page),
                **below,
            },
        )  # fmt: skip


def under(shared: Shared, section: str) -> list[dict[str, Any]]:
    """The links to the pages of prose that tell more about a *section*, in their order."""
    pages = [twins[shared.code] for twins in shared.register.pages.values()]
    chosen = [page for page in pages if page.under == section]
    return [
        {
            "title": page.title,
            "description": page.description,
            "address": shared.place.url(addresses.page(shared.code, page.address)),
        }
        for page in sorted(chosen, key=lambda page: (page.order, page.id))
    ]


def _above(shared: Shared, page: Page) -> list[tuple[str, str]]:
    """The section that *page* belongs under, with its address."""
    if page.under is None:
        return []
    return [(shared.language.label("sections", page.under), shared.url(page.under))]
