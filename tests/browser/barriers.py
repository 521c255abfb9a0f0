"""What could keep someone from using a page, looked for in a browser.

Each check opens nothing: it is given a page that stands open, sets it as its reader would have
set it, and answers with what is wrong. To add one, write the function, list it in ``CHECKS``,
explain it in ``schema/vocabularies/accessibility_checks.json``, and show it a barrier in
``test_barriers.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

#: The rules of axe-core that are tried: WCAG 2.0 to 2.2, levels A and AA, and good practice.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
NARROW, HALF, WIDE = 320, 640, 1280
HEIGHT = 900
_ASK = Path(__file__).with_name("barriers.js").read_text(encoding="utf-8")
_AXE = """async tags => (await axe.run(document, {runOnly: tags, resultTypes: ["violations"]}))
    .violations.flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.target} ${node.html}`))"""
#: What a reader may set without losing anything (WCAG 1.4.12).
_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }"""


class Barrier(NamedTuple):
    """What is wrong on the page at *address*."""

    address: str
    what: str


def axe(page: Page) -> Iterator[str]:
    """axe-core finds nothing to complain of, on a phone and a desk, in light and dark."""
    for width in (NARROW, WIDE):
        for colours in ("light", "dark"):
            _set(page, width, colours)
            yield from (f"{width} {colours} {what}" for what in complaints(page))
    _set(page)


def complaints(page: Page) -> list[str]:
    """What axe-core has to say of *page* as it stands; the page must let it in."""
    if page.evaluate("() => !window.axe"):
        page.evaluate(Axe().axe_script)
    return page.evaluate(_AXE, list(TAGS))


def narrow(page: Page) -> Iterator[str]:
    """At 320 px all is there, without scrolling sideways (WCAG 1.4.10)."""
    _set(page, NARROW)
    yield from _ask(page, "lost()")


def zoomed(page: Page) -> Iterator[str]:
    """On a desk, at 200 %, all is there (WCAG 1.4.4)."""
    _set(page, HALF)
    yield from _ask(page, "lost()")


def large_text(page: Page) -> Iterator[str]:
    """With the browser's own letters set to double size, all is there (WCAG 1.4.4)."""
    session = page.context.new_cdp_session(page)
    _set(page, WIDE)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    yield from _ask(page, "lost()")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16}})
    session.detach()


def spaced(page: Page) -> Iterator[str]:
    """With more space between letters, words and lines, all is there (WCAG 1.4.12)."""
    style = page.add_style_tag(content=_SPACING)
    for width in (NARROW, WIDE):
        _set(page, width)
        yield from (f"{width} {what}" for what in _ask(page, "lost()"))
    style.evaluate("style => style.remove()")


def keyboard(page: Page) -> Iterator[str]:
    """Tab leads through all there is to use, in reading order, and shows where it is."""
    _set(page, WIDE)
    for _ in range(_ask(page, "follow()")):
        page.keyboard.press("Tab")
    yield from _ask(page, "strayed()")


def own_colours(page: Page) -> Iterator[str]:
    """In colours of the reader's own the focus can be seen, on a phone too."""
    _set(page, NARROW)
    page.emulate_media(forced_colors="active")
    yield from _ask(page, "unseenStops()")
    page.emulate_media(forced_colors="none")


def still(page: Page) -> Iterator[str]:
    """Nothing moves."""
    yield from _ask(page, "moving()")


CHECKS: dict[str, Callable[[Page], Iterator[str]]] = {
    check.__name__: check
    for check in (axe, keyboard, narrow, zoomed, large_text, spaced, own_colours, still)
}


def barriers(browser: Browser, site_url: str, pages: Iterable[str]) -> dict[str, list[Barrier]]:
    """What each check finds on the *pages*, which are addresses of the site at *site_url*."""
    found: dict[str, list[Barrier]] = {name: [] for name in CHECKS}
    # axe and the reader's own style come in from outside, which the site forbids.
    context = browser.new_context(bypass_csp=True)
    try:
        page = context.new_page()
        for address in pages:
            page.goto(site_url + address)
            for name, check in CHECKS.items():
                found[name] += (Barrier(address, what) for what in check(page))
    finally:
        context.close()
    return found


def _set(page: Page, width: int = WIDE, colours: str = "light") -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]


def _ask(page: Page, question: str) -> list[str]:
    return page.evaluate(f"{_ASK}.{question}")
