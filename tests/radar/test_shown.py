"""A register of any size on the radar: numbers, tables and links agree, in both languages."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from plugins.messages import PROJECT
from plugins.pages.language import Language
from plugins.pages.on_radar import Radar
from plugins.pages.place import Place
from plugins.pages.shared import Shared
from plugins.register.model import RadarAssessment, Text

HOSTILE = "<b>\"Æ\" & 'å'</b>"


def assessed(on, ring):
    return RadarAssessment(ring=ring, on=on, reason=Text(da="Sådan.", en="So."))


@pytest.fixture
def register_of(municipality):
    """Lillefjord with so many tools, one every other day."""
    model = municipality.tools["badevandsmaaler"]
    rings = municipality.schema.vocabularies["ring"].codes
    departments = list(municipality.departments)

    def register_of(number):
        tools = [
            replace(
                model, id=f"tool-{n}", department=departments[n % 3],
                name=Text(da=f"{HOSTILE} {n}", en=f"Tool {number - n}"),
                radar=(assessed(date(2024, 1, 1) + timedelta(2 * n), rings[n % 4]),),
            )
            for n in range(number)
        ]  # fmt: skip
        return replace(municipality, tools={tool.id: tool for tool in tools})

    return register_of


def shown(register, code="da", sectors=True, url="https://register.example/folder"):
    language = Language(code, register.schema, PROJECT / "theme" / "translations")
    shared = Shared(register, language, Place(url), lambda kind, value: value)
    return Radar(shared, shared.tools_by_name, sectors).on(register.today)


def lines(radar):
    return [line for ring in radar.rings for line in ring.lines]


def where(radar):
    """The place of each tool in the picture, by the last part of its address."""
    found = re.findall(r'href="[^"]*/([^/"]+)/" transform="([^"]+)"', radar.picture)
    return dict(found)


@pytest.mark.parametrize("number", [0, 1, 7, 300])
def test_every_tool_is_in_the_picture_and_in_the_tables(register_of, number):
    radar = shown(register_of(number))
    tools = {f"tool-{n}" for n in range(number)}

    assert radar.tools == number
    assert where(radar).keys() == tools
    assert {line.tool.id for line in lines(radar)} == tools
    assert sum(sector.tools for sector in radar.sectors) == number


@pytest.mark.parametrize("code", ["da", "en"])
def test_the_numbers_follow_the_alphabet_of_the_language(register_of, code):
    radar = shown(register_of(20), code)
    by_number = sorted(lines(radar), key=lambda line: line.blip.number)
    names = [line.tool.name[code] for line in by_number]

    assert [line.blip.number for line in by_number] == list(range(1, 21))
    assert names == sorted(names)


def test_a_tool_stands_in_the_same_place_in_both_languages(register_of):
    register = register_of(50)

    assert where(shown(register, "da")) == where(shown(register, "en"))


def test_one_tool_more_changes_numbers_but_no_places(register_of):
    before, after = (where(shown(register_of(number), "en")) for number in (40, 41))

    assert after.keys() - before.keys() == {"tool-40"}
    assert {tool: after[tool] for tool in before} == before


def test_another_department_with_another_name_leaves_every_tool_in_its_place(register_of):
    register = register_of(20)
    renamed = {
        id: replace(one, names=(replace(one.names[0], name=Text(da="Å", en="A")),))
        for id, one in register.departments.items()
    }

    assert where(shown(replace(register, departments=renamed))) == where(shown(register))


def test_the_links_lead_to_where_the_site_lives(register_of):
    radar = shown(register_of(1), "en")
    (line,) = lines(radar)

    assert line.blip.url == "/folder/en/tools/tool-0/"
    assert 'href="/folder/en/tools/tool-0/"' in radar.picture


def test_a_link_says_number_name_ring_and_movement(register_of):
    (line,) = lines(shown(register_of(1)))

    assert line.blip.title == f"1. {HOSTILE} 0: KLAR, ny"


def test_a_name_is_escaped_in_the_picture(register_of):
    radar = shown(register_of(1))

    assert "<b>" not in radar.picture
    assert "&lt;b&gt;&#34;Æ&#34; &amp; &#39;å&#39;&lt;/b&gt; 0: KLAR, ny</title>" in radar.picture


def test_an_empty_radar_has_rings_but_no_sectors(register_of):
    radar = shown(register_of(0))

    assert radar.sectors == []
    assert "border" not in radar.picture
    assert [ring.lines for ring in radar.rings] == [[], [], [], []]
