"""The link that opens a mail program with a letter in it (RFC 6068)."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from plugins.pages.letters import pages
from plugins.register.links import LONGEST_MAILTO
from plugins.register.model import Text
from tests.pages.sharing import shared_in

HOSTILE = (
    'A&B <i>"Æ"</i> %0D%0A +1?=;#{page}',
    "&bcc=ond@evil.example&body=",
    "日本語 👩‍👩‍👧 ﷺ",
    "{tool} {law} {recipient}",
    "'; DROP TABLE tools; --",
)


def letters(register, tool):
    """The letters of *tool* in Danish, by id."""
    (page,) = (
        page
        for page in pages(shared_in(register, "da"))
        if page.path == f"/da/vaerktoejer/{tool}/breve/"
    )
    return {letter.id: letter for letter in page.data["letters"]}


def opened(link):
    """What a mail program makes of a link: the address, the subject and the body."""
    parts = urlsplit(link)
    said = parse_qs(parts.query, strict_parsing=True)
    return parts.scheme, parts.path, {name: text for name, (text,) in said.items()}


def renamed(register, tool, name):
    """The register with another name for a tool."""
    changed = msgspec.structs.replace(register.tools[tool], name=Text(da=name, en=name))
    return msgspec.structs.replace(register, tools={**register.tools, tool: changed})


@pytest.mark.parametrize("tool", ["baadplads-tildeling", "chatbotten-fjordis", "isvagt-kamera"])
def test_the_mail_is_the_letter_that_stands_on_the_page(tool, municipality):
    by_mail = [letter for letter in letters(municipality, tool).values() if letter.mailto]

    assert len(by_mail) >= 1
    for letter in by_mail:
        scheme, address, said = opened(letter.mailto)
        assert (scheme, address) == ("mailto", letter.to.email)
        assert said == {
            "subject": letter.subject,
            "body": letter.body.replace("\n", "\r\n"),
        }


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_stays_in_its_place(name, municipality):
    register = renamed(municipality, "chatbotten-fjordis", name)

    letter = letters(register, "chatbotten-fjordis")["indsigt"]

    _, address, said = opened(letter.mailto)
    assert address == "borgerservice@lillefjord.example"
    assert said == {"subject": f"Mine data i {name}", "body": letter.body.replace("\n", "\r\n")}
    assert f"de data, I har om mig i {name} (GDPR artikel 15)." in letter.body


def test_only_signs_of_links_stand_in_the_link(municipality):
    register = renamed(municipality, "chatbotten-fjordis", " ".join(HOSTILE))

    link = letters(register, "chatbotten-fjordis")["indsigt"].mailto

    signs = set(link.removeprefix("mailto:borgerservice@lillefjord.example?"))
    assert {sign for sign in signs if not sign.isalnum()} == set("=&%.-")
    assert link.isascii()


def test_a_line_break_in_a_name_makes_no_line_in_the_subject(municipality):
    register = renamed(municipality, "chatbotten-fjordis", "Fjordis\nBcc: ond@evil.example")

    letter = letters(register, "chatbotten-fjordis")["indsigt"]

    assert letter.subject == "Mine data i Fjordis Bcc: ond@evil.example"


def test_a_letter_too_long_for_a_link_is_copied_by_hand(municipality):
    register = renamed(municipality, "chatbotten-fjordis", "å" * 280)

    letter = letters(register, "chatbotten-fjordis")["indsigt"]

    _, address, said = opened(letter.mailto)
    assert address == "borgerservice@lillefjord.example"
    assert said == {"subject": letter.subject}
    assert len(letter.mailto) <= LONGEST_MAILTO
    assert "å" * 280 in letter.body


def test_a_department_answers_for_a_tool_without_a_contact_of_its_own(municipality):
    tool = msgspec.structs.replace(municipality.tools["isvagt-kamera"], contact=None)
    register = msgspec.structs.replace(
        municipality, tools={**municipality.tools, "isvagt-kamera": tool}
    )

    letter = letters(register, "isvagt-kamera")["indsigt"]

    assert letter.body.startswith("Til Havnekontoret i Lillefjord Kommune\n")
    assert letter.mailto.startswith("mailto:havn@havn.lillefjord.example?")


def test_where_nobody_is_named_the_letter_goes_to_the_department_and_nowhere_by_mail(municipality):
    tool = msgspec.structs.replace(
        municipality.tools["isvagt-kamera"], contact=None, department="miljoe-og-fjord"
    )
    register = msgspec.structs.replace(
        municipality, tools={**municipality.tools, "isvagt-kamera": tool}
    )

    letter = letters(register, "isvagt-kamera")["indsigt"]

    assert letter.to == ("Miljø- og Fjordforvaltningen", None, None, None)
    assert letter.mailto is None


def test_a_register_without_letters_has_no_pages_for_them(municipality):
    register = msgspec.structs.replace(municipality, letters={})

    assert list(pages(shared_in(register, "da"))) == []
