"""The pages of prose."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.register import addresses

from .shared import Shared, SitePage


def pages(shared: Shared) -> Iterator[SitePage]:
    other = shared.language.other
    for twins in shared.register.pages.values():
        page, twin = twins[shared.code], twins[other]
        yield SitePage(
            addresses.page(shared.code, page.address), addresses.page(other, twin.address),
            "page.html", page.title, page.description, page.id,
            {
                "body": shared.place.markdown(page.body, heading=2),
                "sources": shared.place.sources(page.sources or (), shared.language),
            },
        )  # fmt: skip
