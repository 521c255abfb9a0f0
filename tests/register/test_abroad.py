"""Every link to another site is found, with the file and field it stands in."""

from __future__ import annotations

import msgspec
import pytest

from plugins.register.abroad import links_abroad

METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"


@pytest.fixture(scope="session")
def found(municipality):
    return links_abroad(municipality)


def of(links, path):
    return {(link.url, link.field) for link in links if link.path == path}


def test_a_field_with_an_address_is_a_link(found):
    links = of(found, METERS)

    assert ("https://www.lillefjord.example/badevand/skriv", "contact.url") in links


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("[siden](https://a.example/b)", "https://a.example/b"),
        ("Se https://a.example/b.", "https://a.example/b"),
        ("Se siden (https://a.example/b), hvis du vil.", "https://a.example/b"),
        ("Se https://a.example/søg?q=1&r=æ#top!", "https://a.example/søg?q=1&r=æ#top"),
        ("Se <https://a.example/~b/>", "https://a.example/~b/"),
    ],
)
def test_a_link_inside_a_text_is_found_without_the_signs_around_it(written, url, municipality):
    page = msgspec.structs.replace(municipality.pages["about"]["da"], body=written)
    register = msgspec.structs.replace(municipality, pages={"about": {"da": page}})

    assert of(links_abroad(register), page.path) >= {(url, "body")}


def test_a_link_to_the_site_itself_is_not_abroad(found):
    assert [link for link in found if "register.lillefjord.example" in link.url] == []


def test_a_link_belongs_to_the_department_whose_file_it_stands_in(found):
    departments = {link.path: link.department for link in found}

    assert departments[METERS] == "miljoe-og-fjord"
    assert departments["content/departments/havn-og-kyst.yaml"] == "havn-og-kyst"
    assert departments["content/site.yaml"] is None
