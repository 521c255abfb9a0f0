"""The field guide of a municipality that differs from Lillefjord."""

from __future__ import annotations

from msgspec.structs import replace

from plugins.pages import guide
from tests.pages.sharing import shared_in


def rests_on(register, code, group, field):
    """The titles that the guide gives below a field."""
    (page,) = guide.pages(shared_in(register, code))
    (found,) = (one for one in page.data["groups"] if one.id == group)
    (shown,) = (one for one in found.fields if one.name == field)
    return [title for title, _ in shown.rests_on]


def test_a_municipality_without_a_decision_of_its_own_names_none(municipality):
    undecided = replace(municipality, site=replace(municipality.site, decided=None))

    assert rests_on(municipality, "en", "group-data", "data") == [
        "Decided by Lillefjord Town Council on 28 January 2025", "GDPR Art. 13-15",
    ]  # fmt: skip
    assert rests_on(undecided, "en", "group-data", "data") == ["GDPR Art. 13-15"]


def test_a_register_without_initiatives_has_none_to_choose(municipality):
    (page,) = guide.pages(shared_in(replace(municipality, initiatives={}), "da"))

    (behind,) = (group for group in page.data["groups"] if group.id == "group-behind")
    (shown,) = (field for field in behind.fields if field.name == "initiatives")

    assert shown.choices == []
