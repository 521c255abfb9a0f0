"""A department goes by the name in force on the day of the build."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.building import build
from plugins.register import load_register
from tests.site.builds import Site


@pytest.fixture(scope="module")
def day_before(moved_site, tmp_path_factory):
    """The site on the last day of the old name."""
    root = moved_site.folder.parent / "register-moved"
    register = load_register(root, today=date(2026, 8, 31))
    folder = tmp_path_factory.mktemp("day-before") / "site"
    build(register, folder)
    return Site("moved", folder, register.site.url)


def test_the_old_name_holds_until_the_new_one_begins(day_before):
    page = day_before.page("/da/forvaltninger/borger-og-ydelse/")

    assert page.texts("h1") == ["Borger- og Ydelsesforvaltningen"]
    assert page.texts("p.status") == []
    assert "Hjælp & Svar" not in page.text


def test_the_new_name_holds_then_and_tells_of_the_old_one(moved_site):
    page = moved_site.page("/da/forvaltninger/borger-og-ydelse/")

    assert page.texts("h1") == ["Hjælp & Svar"]
    assert page.texts("p.status") == ["Indtil 1. september 2026: Borger- og Ydelsesforvaltningen"]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1997, 12, 31), "Havnevæsenet"),
        (date(2013, 12, 31), "Havnevæsenet"),
        (date(2014, 1, 1), "Teknik- og Havneforvaltningen"),
        (date(2024, 7, 31), "Teknik- og Havneforvaltningen"),
        (date(2024, 8, 1), "Havn & Kyst"),
    ],
)
def test_a_name_holds_from_its_first_day(day, name, municipality):
    assert municipality.departments["havn-og-kyst"].name_on(day)["da"] == name


@pytest.mark.parametrize(
    ("address", "selector"),
    [
        ("/en/tools/chatbotten-fjordis/", "h1 + p.status a"),
        ("/en/situations/du-skriver-til-os/", ".meets p.status"),
        ("/en/departments/", ".choices li:nth-child(3) b"),
        ("/en/tools/", "tbody tr:nth-child(3) td:nth-child(2)"),
    ],
)
def test_the_new_name_stands_wherever_the_department_is_named(address, selector, moved_site):
    assert moved_site.page(address).texts(selector) == ["Help & Answers"]


def test_departments_are_ordered_by_the_name_in_force(day_before, moved_site):
    address = "/en/departments/"

    assert day_before.page(address).texts(".choices b") == [
        "Citizens and Benefits Department", "Environment and Fjord Department", "Harbour & Coast",
    ]  # fmt: skip
    assert moved_site.page(address).texts(".choices b") == [
        "Environment and Fjord Department", "Harbour & Coast", "Help & Answers",
    ]  # fmt: skip
