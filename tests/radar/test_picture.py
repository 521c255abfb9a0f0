"""The picture is sound SVG: rings with names, sectors with letters, and each tool once."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from xml.etree import ElementTree

import pytest

from plugins.radar import Blip, Stay, lay_out, letters, mark, picture, size
from plugins.radar.picture import SHAPES

RINGS = ["KLAR", "AFPRØV", "HOLD ØJE", "AFVENT"]
MOVEMENTS = list(SHAPES)
HOSTILE = "\"><script>alert(1)</script> & <b>'</b> ]]> {{ 1 }}"


def drawn(number, sectors=1, title="Radar", name="Tool"):
    """The picture of so many tools, as an XML parser reads it."""
    stays = [Stay(date(2026, 1, 1), f"t{n}", n % 4, n % sectors) for n in range(number)]
    form = lay_out(stays, len(RINGS), sectors)
    blips = [
        (form.places[stay.id, stay.ring], Blip(n, f"/t{n}/", f"{n}. {name}", MOVEMENTS[n % 4]))
        for n, stay in enumerate(stays, 1)
    ]
    return ElementTree.fromstring(picture(form, RINGS, blips, title))


@pytest.mark.parametrize("number", [0, 1, 7, 300])
def test_each_tool_is_there_once_with_its_link_its_name_its_shape_and_its_number(number):
    links = drawn(number, sectors=7).findall("a")

    assert [(a.get("href"), a.find("title").text, a.find("text").text) for a in links] == [
        (f"/t{n}/", f"{n}. Tool", str(n)) for n in range(1, number + 1)
    ]
    assert [(a.get("class"), a.find("path").get("d")) for a in links] == [
        (f"blip {MOVEMENTS[n % 4]}", SHAPES[MOVEMENTS[n % 4]]) for n in range(1, number + 1)
    ]


def test_a_finger_has_more_than_24_pixels_for_each_tool():
    assert {float(a.find("circle").get("r")) * 2 for a in drawn(7).findall("a")} == {32}


def test_the_rings_stand_from_the_outermost_to_the_middle_each_with_its_name_inside_it():
    svg = drawn(50)
    radii = [float(circle.get("r")) for circle in svg.findall("circle")]
    names = {text.text: -float(text.get("y")) for text in svg.findall("text")}

    assert radii == sorted(radii, reverse=True)
    assert list(names) == RINGS
    assert [0 < radius - names[ring] < 20 for ring, radius in zip(RINGS, radii[::-1], strict=True)]


@pytest.mark.parametrize(("sectors", "expected"), [(1, ""), (2, "AB"), (12, "ABCDEFGHIJKL")])
def test_each_sector_has_a_letter_and_a_line_and_one_alone_has_none(sectors, expected):
    svg = drawn(7, sectors)

    assert "".join(text.text for text in svg.findall("text[@class='letter']")) == expected
    assert len(svg.findall("path[@class='border']")) == len(expected)


def test_there_are_letters_for_any_number_of_sectors():
    found = list(islice(letters(), 30))

    assert found[:3] + found[24:] == ["A", "B", "C", "Y", "Z", "AA", "AB", "AC", "AD"]
    assert len(set(found)) == 30


def test_names_stay_text():
    svg = drawn(2, title=HOSTILE, name=HOSTILE)

    assert svg.get("aria-label") == HOSTILE
    assert [title.text for title in svg.iter("title")] == [f"1. {HOSTILE}", f"2. {HOSTILE}"]
    assert {part.tag for part in svg.iter()} == {"svg", "circle", "text", "a", "title", "path"}


def test_the_picture_is_a_named_group_whose_links_can_be_reached():
    svg = drawn(1)

    assert (svg.get("role"), svg.get("aria-label")) == ("group", "Radar")


def test_nothing_is_drawn_outside_the_picture():
    svg = drawn(300, sectors=12)
    left, top, width, height = map(int, svg.get("viewBox").split())
    points = [
        tuple(map(float, re.findall(r"-?[\d.]+", a.get("transform")))) for a in svg.findall("a")
    ]

    assert (svg.get("width"), svg.get("height")) == (str(width), str(height))
    assert all(left + 16 <= x <= left + width - 16 for x, _ in points)
    assert all(top + 16 <= y <= top + height - 16 for _, y in points)


def test_the_stylesheet_alone_decides_how_it_looks():
    attributes = {name for part in drawn(7, sectors=3).iter() for name in part.attrib}

    assert attributes <= {
        "class", "viewBox", "width", "height", "role", "aria-label", "r", "d", "x", "y", "href",
        "transform",
    }  # fmt: skip


def test_the_four_movements_have_four_shapes():
    assert len(set(SHAPES.values())) == 4


def test_there_is_a_shape_for_every_movement(municipality):
    assert set(SHAPES) == set(municipality.schema.vocabularies["movement"].codes)


def test_a_mark_is_the_same_shape_with_the_same_number_and_is_not_read_aloud():
    svg = ElementTree.fromstring(mark("in", 17))

    assert (svg.find("path").get("d"), svg.find("text").text) == (SHAPES["in"], "17")
    assert svg.get("aria-hidden") == "true"


@pytest.mark.parametrize(("number", "expected"), [(0, "s"), (30, "s"), (300, "l"), (1500, "xl")])
def test_the_more_tools_the_more_room_the_picture_asks_for(number, expected):
    stays = [Stay(date(2026, 1, 1), f"t{n}", n % 4) for n in range(number)]

    assert size(lay_out(stays, 4)) == expected
