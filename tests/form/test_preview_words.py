"""The words that the preview asks for are those that it is given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.pages import preview
from tests.pages.sharing import shared_in

FOLDER = Path(__file__).parents[2] / "theme" / "scripts"
SCRIPTS = ("answers", "facts", "kinds", "preview", "wording")


@pytest.fixture(params=["da", "en"])
def said(request, municipality):
    """What ``preview.json`` says in a language."""
    return preview.said(shared_in(municipality, request.param))


def asked_for():
    """The names of the words in the scripts."""
    sources = [(FOLDER / f"{name}.js").read_text("utf-8") for name in SCRIPTS]
    return {name for source in sources for name in re.findall(r"\bwords\.(\w+)", source)}


def test_every_word_is_used_and_none_is_missing(said):
    assert asked_for() == set(said["words"])


def test_every_thing_that_a_tool_can_name_has_a_name_and_an_address(said, municipality):
    for section in ("situations", "technologies", "laws", "initiatives", "tools", "departments"):
        assert set(said[section]) == set(getattr(municipality, section)), section
        assert all(one["name"] and one["address"] for one in said[section].values()), section


def test_every_code_is_said_and_explained(said, municipality):
    vocabularies = municipality.schema.vocabularies

    for name, terms in said["vocabularies"].items():
        assert set(terms) == set(vocabularies[name].codes), name
        assert all(all(term.values()) for term in terms.values()), name
