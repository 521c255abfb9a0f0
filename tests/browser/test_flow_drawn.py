"""No text of the drawn way of the data leaves its box, as a real browser sets it."""

from __future__ import annotations

import re

import pytest

from plugins.pages.flow_picture import picture
from tests.pages.test_flow_picture import TOOLS, way
from tests.site.builds import ROOTS
from tests.site.sitemap import tools

pytestmark = pytest.mark.slow

ADDRESSES = ("/da/vaerktoejer/{}/", "/en/tools/{}/")
HARD = [*TOOLS, "unknown", "many kinds", "long name"]
# What the drawing on the page shows too far out, or not at all.
OUTSIDE = """() => {
  const drawing = [...document.querySelectorAll(".flow svg")].find(one => one.checkVisibility());
  const frames = [...drawing.querySelectorAll("rect")].map(frame => frame.getBoundingClientRect());
  const unit = frames[0].width / 280;
  return [...drawing.querySelectorAll("a, use")].flatMap((words, number) => {
    const text = words.getBoundingClientRect(), frame = frames[number];
    const room = [text.left - frame.left, frame.right - text.right,
                  text.top - frame.top, frame.bottom - text.bottom];
    return text.width && Math.min(...room) >= 5 * unit ? [] : [[number + 1, room]];
  });
}"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["municipality", "drafts"])
def test_every_text_stands_in_its_box_on_every_tools_page(name, width, page, build_of, host):
    url = host(build_of(name).folder)
    page.set_viewport_size({"width": width, "height": 800})
    outside = {}

    for address in (one.format(tool) for tool in tools(ROOTS[name]) for one in ADDRESSES):
        page.goto(url + address)
        outside[address] = page.evaluate(OUTSIDE)

    assert outside != {}
    assert {address: found for address, found in outside.items() if found} == {}


@pytest.mark.parametrize("typeface", ["DejaVu Sans", "Liberation Sans", "serif"])
def test_every_text_stands_in_its_box_in_every_typeface(typeface, page, site, municipality):
    style = re.sub(r"--text:[^;]*", f"--text: {typeface}", site.read(site.style))
    outside = {}

    for case in HARD:
        drawing = picture(way(municipality, case))
        page.set_content(f"<style>{style}</style><section class='flow'>{drawing}</section>")
        outside[case] = page.evaluate(OUTSIDE)

    assert outside == {case: [] for case in HARD}


@pytest.mark.parametrize(("width", "shown"), [(320, "column"), (768, "column"), (1280, "ring")])
def test_one_drawing_is_shown_the_one_there_is_room_for(width, shown, page, site_url):
    page.set_viewport_size({"width": width, "height": 800})

    page.goto(f"{site_url}/da/vaerktoejer/baadplads-tildeling/")

    drawings = page.locator(".flow svg:visible")
    assert drawings.count() == 1
    assert drawings.get_attribute("class") == shown
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_box_of_the_ring_leads_to_the_section_with_the_whole_answers(page, site_url):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site_url}/da/vaerktoejer/baadplads-tildeling/")

    page.locator(".flow use").nth(4).click(position={"x": 60, "y": 14})

    assert page.url.endswith("#decision")
