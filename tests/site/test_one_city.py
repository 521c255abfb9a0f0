"""Nothing in the code, the templates or the schemas belongs to one city."""

from __future__ import annotations

import gzip
import re
from functools import cache

import pytest

from plugins.register.reading import read_yaml
from tests.site.builds import PROJECT

CITY = re.compile(r"københavn|copenhagen|kobenhavn|koebenhavn|\bkk\.dk|klartekst\.example", re.I)


@cache
def department_words():
    """The names and abbreviations of the departments in the real content."""
    files = (PROJECT / "content" / "departments").glob("*.yaml")
    data = [read_yaml(file.name, file.read_text(encoding="utf-8")).data for file in files]
    names = {name["name"][code] for one in data for name in one["names"] for code in ("da", "en")}
    return names | {one["abbreviation"] for one in data if "abbreviation" in one}


def city_words(text):
    departments = "|".join(map(re.escape, sorted(department_words())))
    return CITY.findall(text) + re.findall(rf"\b(?:{departments})\b", text)


def text(site, file):
    """What a file says, below its compression when it has one: the index of the search."""
    content = site.path(file).read_bytes()
    unpacked = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    return unpacked.decode("utf-8", "replace")


def test_the_words_of_the_city_are_known():
    assert {"Økonomiforvaltningen", "The Finance Administration", "BIF"} <= department_words()
    assert city_words("Kobenhavn og BIF") == ["Kobenhavn", "BIF"]


def test_the_site_of_another_municipality_never_mentions_the_city(municipality_site):
    said = {file: city_words(text(municipality_site, file)) for file in municipality_site.files}

    assert {file: words for file, words in said.items() if words} == {}


def test_no_address_on_the_site_of_another_municipality_names_the_city(municipality_site):
    assert city_words("\n".join(municipality_site.files)) == []


@pytest.mark.parametrize("folder", ["plugins", "theme", "schema"])
def test_the_sources_never_mention_the_city(folder):
    files = [
        file
        for file in sorted((PROJECT / folder).rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    ]
    said = {file: city_words(file.read_text(encoding="utf-8")) for file in files}

    assert len(files) > 5
    assert {str(file.relative_to(PROJECT)): words for file, words in said.items() if words} == {}
