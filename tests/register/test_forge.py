"""The addresses of a file where the register's files stand."""

from __future__ import annotations

import msgspec
import pytest

from plugins.register import forge
from plugins.register.schema import default_schema

TOOL = "content/tools/havn-og-kyst/isvagt-kamera.yaml"


@pytest.fixture
def site(municipality):
    """The fictitious municipality with its files in another place."""

    def site(**changed):
        return msgspec.structs.replace(municipality.site, **changed)

    return site


def test_github_takes_the_path_and_the_text_of_a_new_file(site):
    found = forge.addresses(
        site(repository_url="https://github.com/by/register", forge="github", branch=None)
    )

    assert found == (
        "https://github.com/by/register/blob/main/{path}",
        "https://github.com/by/register/new/main?filename={path}&value={text}",
        "https://github.com/by/register/edit/main/{path}",
    )


def test_gitlab_takes_the_path_alone(site):
    found = forge.addresses(
        site(repository_url="https://kode.by.example/a/register", forge="gitlab", branch=None)
    )

    assert found == (
        "https://kode.by.example/a/register/-/blob/main/{path}",
        "https://kode.by.example/a/register/-/new/main?file_name={path}",
        "https://kode.by.example/a/register/-/edit/main/{path}",
    )


@pytest.mark.parametrize("name", default_schema().vocabularies["forges"].codes)
def test_every_forge_has_its_addresses_on_the_branch_of_the_site(site, name):
    found = forge.addresses(
        site(repository_url="https://kode.by.example/r/", forge=name, branch="udgivet/2026")
    )

    assert all(one.startswith("https://kode.by.example/r/") for one in found)
    assert all("/udgivet/2026" in one and "{branch}" not in one for one in found)
    assert all("{path}" in one for one in found)


def test_a_file_is_shown_where_the_municipality_keeps_it(site):
    assert forge.shown(site(), TOOL) == (
        f"https://kode.lillefjord.example/register/-/blob/hovedgren/{TOOL}"
    )


@pytest.mark.parametrize("unknown", ["repository_url", "forge"])
def test_nothing_is_guessed_of_files_in_an_unknown_place(site, unknown):
    somewhere = site(**{unknown: None})

    assert forge.addresses(somewhere) is None
    assert forge.shown(somewhere, TOOL) is None
