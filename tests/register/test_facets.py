"""The answers by which tools are narrowed down, on the search page and in its index."""

from __future__ import annotations

from msgspec import structs

from plugins.register.facets import FACETS, facets


def test_every_way_to_narrow_down_has_an_answer(municipality):
    ways = {tuple(facets(tool)) for tool in municipality.tools.values()}

    assert ways == {tuple(FACETS)}


def test_the_answers_are_codes_of_their_vocabularies(municipality):
    schema = municipality.schema

    unknown = [
        code
        for tool in municipality.tools.values()
        for name, codes in facets(tool).items()
        for code in codes
        if FACETS[name] and code not in schema.vocabularies[FACETS[name]].codes
    ]

    assert unknown == []


def test_what_is_not_answered_is_not_stated(municipality):
    camera = municipality.tools["isvagt-kamera"]

    tool = structs.replace(camera, status=None, radar=None, data=None)

    assert facets(tool)["status"] == ("not-stated",)
    assert facets(tool)["ring"] == ("not-stated",)
    assert facets(tool)["data"] == ("not-stated",)


def test_a_tool_that_uses_no_data_has_no_kind_of_data(municipality):
    assert facets(municipality.tools["badevandsmaaler"])["data"] == ()


def test_a_kind_of_data_counts_once(municipality):
    camera = municipality.tools["isvagt-kamera"]

    tool = structs.replace(camera, data=camera.data * 2)

    assert facets(tool)["data"] == ("picture", "criminal")
