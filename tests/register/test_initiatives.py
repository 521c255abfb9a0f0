"""An initiative has the tools that name it, and is measured on the tools it reaches."""

from __future__ import annotations

import msgspec
import pytest

from plugins.register.figures import Count, Counted
from plugins.register.initiatives import Measured, measured, reach, tools_of


def figures_of(register, initiative, language="da"):
    """The figures of an initiative, counted as far as it reaches."""
    return measured(initiative, Counted(reach(register, initiative), language))


def by(initiative, *codes, **answers):
    """The initiative, measured by these figures."""
    return msgspec.structs.replace(initiative, measured_by=codes, **answers)


@pytest.mark.parametrize(
    ("initiative", "tools"),
    [
        ("fjorden-for-alle", ["badevandsmaaler", "chatbotten-fjordis"]),
        ("tryg-havn", ["baadplads-tildeling", "isvagt-kamera"]),
        ("klare-ord", []),
    ],
)
def test_the_tools_of_an_initiative_are_those_that_name_it(initiative, tools, municipality):
    found = tools_of(municipality.initiatives[initiative], municipality.tools.values())

    assert [tool.id for tool in found] == tools


def test_a_shared_initiative_reaches_every_tool(municipality):
    shared = municipality.initiatives["fjorden-for-alle"]

    assert reach(municipality, shared) is municipality


def test_a_departments_own_initiative_reaches_its_tools_whether_they_name_it_or_not(municipality):
    own = msgspec.structs.replace(
        municipality.initiatives["tryg-havn"], department="borger-og-ydelse"
    )

    assert list(reach(municipality, own).tools) == ["chatbotten-fjordis"]


def test_an_initiative_has_the_figures_it_chose_in_its_own_order(municipality):
    shared = by(municipality.initiatives["klare-ord"], "answered", "tools", "departments")

    assert figures_of(municipality, shared) == (
        Measured("answered", Count(101, 109)),
        Measured("tools", 4),
        Measured("departments", Count(3, 3)),
    )


def test_a_departments_own_initiative_is_measured_on_that_departments_tools(municipality):
    own = by(municipality.initiatives["tryg-havn"], "tools", "approved", "reviewed_in_time")

    assert figures_of(municipality, own) == (
        Measured("tools", 2),
        Measured("approved", Count(2, 2)),
        Measured("reviewed_in_time", Count(1, 1)),
    )


def test_how_hard_the_texts_are_is_measured_in_the_language_of_the_page(municipality):
    own = by(municipality.initiatives["tryg-havn"], "median_lix")

    (danish,), (english,) = (figures_of(municipality, own, code) for code in ("da", "en"))

    assert (round(danish.value, 1), round(english.value, 1)) == (27.0, 20.2)


def test_a_department_without_tools_has_nothing_to_measure(municipality):
    empty = msgspec.structs.replace(municipality, tools={})
    own = by(municipality.initiatives["tryg-havn"], "tools", "answered", "median_lix")

    assert [one.value for one in figures_of(empty, own)] == [0, None, None]


def test_an_initiative_that_chose_no_figures_has_none(municipality):
    assert figures_of(municipality, municipality.initiatives["klare-ord"]) == ()


def test_every_figure_of_the_vocabulary_can_be_counted(municipality):
    codes = municipality.schema.vocabularies["initiative_figures"].codes
    shared = by(municipality.initiatives["klare-ord"], *codes)

    assert [one.code for one in figures_of(municipality, shared) if one.value] == list(codes)
