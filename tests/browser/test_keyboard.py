"""Someone with a keyboard and no mouse gets in, around and out again.

That Tab leads through every kind of page in reading order is in ``test_barriers.py``.
"""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.slow

FOCUSED = """() => {
    const { left, top, right, bottom } = document.activeElement.getBoundingClientRect()
    return {
        text: document.activeElement.innerText.trim().split("\\n")[0],
        isInMain: !!document.activeElement.closest("main"),
        isFolded: !!document.activeElement.closest("details > :not(summary)"),
        isSeen: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
    }
}"""


@pytest.fixture
def press(page):
    """Press keys, one after the other; answers what has the focus then."""

    def press(*keys: str) -> dict:
        for key in keys:
            page.keyboard.press(key)
        return page.evaluate(FOCUSED)

    return press


@pytest.fixture
def tab_to(press):
    """Press Tab until a thing with that text has the focus; a hundred times at most."""

    def tab_to(text: str) -> dict:
        for _ in range(100):
            focused = press("Tab")
            if focused["text"] == text:
                return focused
        raise AssertionError(f"Tab never came to {text!r}")

    return tab_to


def test_the_first_stop_is_a_link_past_the_menu(page, press, site_url):
    page.goto(f"{site_url}/da/vaerktoejer/")

    first = press("Tab")
    press("Enter")
    after = press("Tab")

    assert (first["text"], first["isSeen"]) == ("Spring til indholdet", True)
    assert (after["text"], after["isInMain"]) == ("Forside", True)


def test_the_link_past_the_menu_is_out_of_sight_without_the_focus(page, press, site_url):
    page.goto(f"{site_url}/da/")

    press("Tab", "Tab")

    assert page.locator(".skip").bounding_box()["x"] < -100


def test_the_menu_leads_to_a_section_and_says_where_one_is(page, tab_to, site_url):
    page.goto(f"{site_url}/da/")

    tab_to("Værktøjer")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.url == f"{site_url}/da/vaerktoejer/"
    assert page.locator("header [aria-current=page]").inner_text() == "Værktøjer"


def test_the_other_language_is_the_same_page(page, tab_to, site_url):
    page.goto(f"{site_url}/da/vaerktoejer/isvagt-kamera/")

    tab_to("English")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.url == f"{site_url}/en/tools/isvagt-kamera/"


def test_what_is_folded_opens_and_closes_with_enter(page, tab_to, press, site_url):
    page.goto(f"{site_url}/da/vaerktoejer/")
    folded = page.locator("details.ways")

    tab_to("Vis kun nogle af dem")
    closed = folded.get_attribute("open")
    press("Enter")
    opened = folded.get_attribute("open")
    inside = press("Tab")["isFolded"]
    press("Shift+Tab", "Enter")

    assert (closed, opened, inside) == (None, "", True)
    assert folded.get_attribute("open") is None


def test_what_is_folded_is_no_stop(page, tab_to, press, site_url):
    page.goto(f"{site_url}/da/vaerktoejer/")

    tab_to("Vis kun nogle af dem")
    after = press("Tab")

    assert (after["text"], after["isFolded"]) == ("Badevandsmåler & isbøjer", False)


def test_the_contents_of_a_page_lead_into_their_section(page, tab_to, press, site_url):
    page.goto(f"{site_url}/da/vaerktoejer/isvagt-kamera/")

    tab_to("Hvilke regler gælder?")
    press("Enter")
    page.wait_for_function("location.hash === '#rules'")
    heading = page.locator("#rules").bounding_box()
    after = press("Tab")

    assert 0 <= heading["y"] < 300
    assert after["isSeen"]


def test_a_tool_on_the_radar_is_a_stop_that_leads_to_it(page, site_url):
    page.goto(f"{site_url}/da/radar/")
    on_radar = page.locator("main svg a:visible")
    on_radar.first.focus()
    address = on_radar.first.get_attribute("href")

    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.url == site_url + address
    assert "/da/vaerktoejer/" in address
