"""What one file says, text by text: where each stands, in which language, what is personal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from plugins.register.loader import split_page  # the two parts of a page
from plugins.register.reading import read_yaml
from plugins.register.schema import default_schema
from plugins.register.texts import Texts

TODAY = date(2026, 7, 1)
PATH = "content/tools/havn/x.yaml"


def texts(source: str, kind: str = "tool", path: str = PATH) -> Texts:
    body, language, fields, first = None, None, source, 1
    if kind == "page":
        fields, body = split_page(path, source)
        language, first = "da", 2
    return Texts(
        path, default_schema().kinds[kind], source, read_yaml(path, fields, first), body, language,
        today=TODAY, domains=("lillefjord.example",),
    )  # fmt: skip


# Where they stand


def test_texts_stand_in_pairs_with_their_fields():
    pairs = texts(
        "name: {da: Havn, en: Harbour}\n"
        "data:\n"
        "  - used_for: {da: Vi ringer., en: We call.}\n"
        "  - used_for: {da: Vi skriver., en: We write.}\n"
    ).pairs

    assert [(pair.at, pair.field.name, pair.da, pair.en) for pair in pairs] == [
        (("name",), "name", "Havn", "Harbour"),
        (("data", 0, "used_for"), "data.[].used_for", "Vi ringer.", "We call."),
        (("data", 1, "used_for"), "data.[].used_for", "Vi skriver.", "We write."),
    ]


def test_every_text_is_said_with_its_language():
    said = texts(
        "name: {da: Havn, en: Harbour}\n"
        "benefit: {en: Fast.}\n"
        "situations: [du-har-baad]\n"
        "contact: {email: havn@lillefjord.example}\n"
    ).said

    assert [(one.at, one.language, one.text) for one in said] == [
        (("name", "da"), "da", "Havn"),
        (("name", "en"), "en", "Harbour"),
        (("benefit", "en"), "en", "Fast."),
        (("situations", 0), None, "du-har-baad"),
        (("contact", "email"), None, "havn@lillefjord.example"),
    ]


def test_a_page_is_said_in_its_language():
    page = texts("---\ntitle: Om\ndescription: Kort.\n---\nHej.\n", "page")

    assert page.is_page
    assert [(one.at, one.language, one.text) for one in page.said] == [
        (("title",), "da", "Om"),
        (("description",), "da", "Kort."),
        (("body",), "da", "Hej.\n"),
    ]


def test_what_is_no_text_hides_none_after_it():
    tool = texts(
        "ukendt: x\ndata: [x, {used_for: {da: Her., en: Here.}}]\nkle: [x]\nbenefit: {en: x}"
    )

    assert [pair.at for pair in tool.pairs] == [("data", 1, "used_for")]
    assert {(("kle", 0), "kle"), (("benefit", "en"), "benefit")} <= {
        (one.at, one.field.name) for one in tool.said
    }


def test_all_that_a_page_says_is_in_its_language():
    page = texts("---\ntitle: Om\nconfirmed: [{field: body}]\n---\nHej.\n", "page")

    assert {(one.at, one.language) for one in page.said} == {
        (("title",), "da"), (("confirmed", 0, "field"), "da"), (("body",), "da"),
    }  # fmt: skip


def test_the_markdown_of_a_file_is_said_in_both_languages():
    tool = texts("name: {da: Havn, en: Harbour}\npurpose: {da: Her., en: Here.}\n")

    assert [(one.at, one.field.name, one.language, one.text) for one in tool.in_markdown()] == [
        (("purpose", "da"), "purpose", "da", "Her."),
        (("purpose", "en"), "purpose", "en", "Here."),
    ]


def test_the_prose_of_a_page_is_markdown():
    page = texts("---\ntitle: Om\ndescription: Kort.\n---\nHej.\n", "page")

    assert [(one.at, one.field.name, one.language, one.text) for one in page.in_markdown()] == [
        (("body",), "body", "da", "Hej.\n")
    ]


@pytest.mark.parametrize(
    "source",
    [
        "name: Havn",
        "name: [Havn]",
        "name: {da: [Havn], en: {x: y}}",
        "x: {da: a, en: b}",
        "data: x",
    ],
)
def test_what_has_the_wrong_shape_is_no_pair(source):
    assert texts(source).pairs == []


def test_names_are_what_things_are_called():
    names = texts(
        "name: {da: Havn, en: Harbour}\n"
        "summary: {da: Kort., en: Short.}\n"
        "contact: {unit: {da: Kontoret, en: The office}}\n"
        "suppliers: [{name: Kaj & Kompas}]\n"
    ).names

    assert names == {"Havn", "Harbour", "Kontoret", "The office", "Kaj & Kompas"}


@pytest.mark.parametrize(
    ("source", "confirmed"),
    [
        ("confirmed: [{field: summary, on: 2026-01-01}]", ["summary"]),
        ("confirmed: [{on: 2026-01-01}, summary, {field: [x]}]", []),
        ("confirmed: summary", []),
        ("name: x", []),
    ],
)
def test_only_lines_that_name_a_field_confirm(source, confirmed):
    assert [line["field"] for line in texts(source).confirmed] == confirmed


# Lines


@pytest.mark.parametrize(
    ("source", "below", "line"),
    [
        ("purpose:\n  da: Kort.\n  en: x", 0, 2),
        ("purpose: {da: Kort., en: x}", 0, 1),
        ("purpose:\n  da: |\n    En.\n    To.\n  en: x", 0, 3),
        ("purpose:\n  da: |\n    En.\n    To.\n  en: x", 1, 4),
        ("purpose:\n  da: |-\n    En.\n  en: x", 0, 3),
        ("purpose:\n  da: >+\n    En.\n  en: x", 0, 3),
        ("purpose:\n  da: |  \n    En.\n  en: x", 0, 3),
        ("purpose:\n  da: |2-\n    En.\n  en: x", 0, 3),
        ("purpose:\n  da: |  # kort\n    En.\n  en: x", 0, 3),
        ("purpose:\n  da: a > b >\n  en: x", 0, 2),
        ("purpose:\n  da: 'a: >'\n  en: x", 0, 2),
        ("purpose:\n  da: a |\n  en: x", 0, 2),
    ],
)
def test_a_line_of_a_text_is_one_of_the_file(source, below, line):
    assert texts(source).line(("purpose", "da"), below) == line


@pytest.mark.parametrize(("below", "line"), [(0, 5), (2, 7)])
def test_the_lines_of_a_page_are_counted_from_its_prose(below, line):
    page = texts("---\ntitle: Hej.\n---\n\nHej.\n\nFarvel.\n", "page")

    assert page.line(("body",), below) == line
    assert page.line(("title",)) == 2


def test_a_page_without_prose_has_lines():
    page = texts("---\ntitle: Hej.\n---\n", "page")

    assert page.line(("body",)) in (3, 4)


# Personal data


@pytest.fixture
def found() -> Callable[..., list[tuple]]:
    """What is found in a file: code, place, line, form."""

    def found(source: str, kind: str = "tool", path: str = PATH) -> list[tuple]:
        return [tuple(one) for one in texts(source, kind, path).personal]

    return found


def test_personal_data_is_found_where_it_stands(found):
    source = "name: {da: Havn, en: Harbour}\nbenefit:\n  da: |\n    Ja.\n    150290-1234\n  en: No."

    assert found(source) == [("cpr", ("benefit", "da"), 5, "••••••-••••")]


def test_a_mailbox_belongs_to_the_domains_of_the_site(found):
    source = "contact:\n  email: {}\n"

    assert found(source.format("havn@lillefjord.example")) == []
    assert found(source.format("havn@firma.example")) == [
        ("mailbox-domain", ("contact", "email"), 2, "••••@firma.example")
    ]
    assert found("name: {da: a, en: b}\n# havn@firma.example") == [
        ("mailbox-domain", (), 2, "••••@firma.example")
    ]


def test_a_number_over_two_lines_stands_where_its_text_begins(found):
    source = "name: {da: Havn, en: Harbour}\nbenefit:\n  da: Ja. 150290-\n    1234\n  en: No."

    assert found(source) == [("cpr", ("benefit", "da"), 3, "••••••- ••••")]


def test_a_number_behind_an_escape_is_found(found):
    assert found('benefit: {da: "\\x3150290-1234", en: x}') == [
        ("cpr", ("benefit", "da"), 1, "••••••-••••")
    ]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("# 150290-1234\nname: {da: a, en: b}", 1),
        ("name: {da: a, en: b}\n\n# fra 150290-1234", 3),
        ("150290-1234: x", 1),
        ("name: {da: a, en: b}\nukendt: 150290-1234", 2),
        ("name: {da: a, en: b} # 150290-1234", 1),
    ],
)
def test_what_stands_outside_the_fields_is_found_on_its_line(found, source, line):
    assert found(source) == [("cpr", (), line, "••••••-••••")]


def test_the_name_of_a_file_is_looked_at(found):
    path = "content/tools/havn/150290-1234.yaml"

    assert found("name: {da: a, en: b}", path=path) == [("cpr", (), 1, "••••••-••••")]


def test_the_prose_of_a_page_is_looked_at(found):
    page = "---\ntitle: Hej.\n---\nHej.\n\nSkriv 150290-1234.\n"

    assert found(page, "page") == [("cpr", ("body",), 6, "••••••-••••")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('contact: {phone: "33 33 33 33"}', []),
        ('contact:\n  phone: "33 33 33 33"\n  url: https://a.example', []),
        ('contact: {phone: "150290-1234"}', ["cpr"]),
        ('contact: {phone: "33 33 33 33, 150290-1234"}', ["cpr"]),
        ('contact: {phone: "33 33 33 33"} # 150290-1234', ["cpr"]),
        ("benefit: {da: Ring på 33 33 33 33., en: x}", ["phone"]),
        ("name: {da: a, en: b} # ring på 33 33 33 33", ["phone"]),
    ],
)
def test_a_phone_number_stands_in_its_field(found, source, expected):
    assert [code for code, *_ in found(source)] == expected


def test_of_a_file_that_cannot_be_read_what_is_sure_is_found():
    source = "name: [150290-1234\nphone: 33 33 33 33\nhavn@firma.example\na.b@lillefjord.example"
    unread = Texts(
        PATH, default_schema().kinds["tool"], source, today=TODAY, domains=("lillefjord.example",)
    )

    assert unread.line(("name",)) == 1
    assert [(one.code, one.line) for one in unread.personal] == [("cpr", 1), ("mailbox-person", 4)]
