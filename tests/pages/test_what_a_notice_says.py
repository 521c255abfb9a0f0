"""What a notice is made of, whatever the tool is called and however much data it uses."""

from __future__ import annotations

import msgspec
import pytest
from bs4 import BeautifulSoup

from plugins.pages.notice import pages
from plugins.register.model import DataUse, Text
from tests.pages.sharing import shared_in


def notice(register, **answers):
    """The Danish notice of the chatbot with other answers, as the page shows it."""
    tool = msgspec.structs.replace(register.tools["chatbotten-fjordis"], **answers)
    register = msgspec.structs.replace(register, tools={tool.id: tool})
    (page,) = pages(shared_in(register, "da"))
    return page.data


@pytest.mark.parametrize(
    "name",
    ["<script>alert(1)</script>", '</strong></p><p onclick="x">', "A & B", "\"'", "&lt;b&gt;"],
)
def test_a_name_brings_no_html_into_the_snippet(name, municipality):
    said = notice(municipality, name=Text(da=name, en=name), summary=Text(da=name, en=name))

    snippet = BeautifulSoup(said["snippet"], "html.parser")

    assert [element.name for element in snippet.find_all(True)] == ["p", "strong", "a"]
    assert snippet.strong.get_text() == name
    assert snippet.get_text() == f"{name}: {name} Læs om værktøjet og dine rettigheder"
    assert list(snippet.p.attrs) == ["lang"]


def data_of(said):
    return said["facts"][0].answer


@pytest.mark.parametrize(
    ("kinds", "answer"),
    [
        (("name",), "Navn"),
        (("name", "health", "name"), "Helbred, navn"),
        (
            ("name", "contact", "address", "income", "case", "messages", "usage", "picture", "cpr",
             "education", "health"),
            "Helbred, navn, telefon og e-mail, adresse, indkomst, din sag, det, du skriver, "
            "sådan bruger du tjenesten, billede og video, CPR-nummer og 1 slags til",
        ),
    ],
)  # fmt: skip
def test_the_sensitive_data_stands_first_and_no_more_than_fits(kinds, answer, municipality):
    said = notice(municipality, data=tuple(DataUse(kind=kind) for kind in kinds))

    assert data_of(said) == answer


def test_what_is_not_known_is_not_made_up(municipality):
    said = notice(municipality, data=None)

    assert (data_of(said), said["facts"][0].is_open) == ("Ikke oplyst", True)


def test_letters_become_smaller_when_there_are_many(municipality):
    long = Text(da="Et ord til. " * 23, en="One more. " * 28)

    assert notice(municipality)["is_dense"] is False
    assert notice(municipality, summary=long, name=long)["is_dense"] is True
