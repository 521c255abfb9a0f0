"""Which pages the site has in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.register import addresses

from . import (
    ai,
    changes,
    data_kinds,
    departments,
    figures,
    follow_up,
    glossary,
    guide,
    home,
    laws,
    letters,
    lists,
    notice,
    prose,
    radar,
    redirects,
    search,
    situations,
    strategy,
    submit,
    suppliers,
    taken_down,
    technologies,
    tools,
)
from .shared import Shared, SitePage

#: Every kind of page. To add one, write a module with ``pages`` and list it here.
PARTS: tuple[Callable[[Shared], Iterator[SitePage]], ...] = (
    home.pages,
    lists.pages,
    tools.pages,
    letters.pages,
    notice.pages,
    departments.pages,
    situations.pages,
    radar.pages,
    technologies.pages,
    data_kinds.pages,
    laws.pages,
    suppliers.pages,
    ai.pages,
    figures.pages,
    strategy.pages,
    follow_up.pages,
    glossary.pages,
    search.pages,
    submit.pages,
    guide.pages,
    changes.pages,
    redirects.pages,
    taken_down.pages,
    prose.pages,
)


def site_pages(shared: Shared) -> Iterator[SitePage]:
    """Every page of the site in one language."""
    for pages in PARTS:
        yield from pages(shared)


def menus(shared: Shared) -> dict[str, list[dict[str, str]]]:
    """The links at the top and at the bottom of every page."""
    say = shared.say
    main = [
        _link(shared, "situations", say("Situations")),
        _link(shared, "tools", say("Tools")),
        _link(shared, "departments", say("Departments")),
        _link(shared, "radar", say("Radar")),
        _link(shared, "search", say("Search")),
    ]
    footer = [_link(shared, "changes", say("What has changed"))]
    if strategy.has_pages(shared):
        footer.append(_link(shared, "strategy", say("Strategy")))
    footer.append(_link(shared, "submit", say("Add or correct a tool")))
    return {"main": main + _prose(shared, "main"), "footer": footer + _prose(shared, "footer")}


def _prose(shared: Shared, menu: str) -> list[dict[str, str]]:
    """The links to the pages of prose that ask to stand in *menu*."""
    pages = [twins[shared.code] for twins in shared.register.pages.values()]
    chosen = sorted((page for page in pages if page.menu == menu), key=lambda p: (p.order, p.id))
    return [
        _link(shared, page.id, page.title, addresses.page(shared.code, page.address))
        for page in chosen
    ]


def _link(shared: Shared, section: str, title: str, path: str | None = None) -> dict[str, str]:
    path = path or addresses.section(shared.code, section)
    return {"section": section, "title": title, "path": path, "url": shared.place.url(path)}


__all__ = ["PARTS", "menus", "site_pages"]
