"""The house form of a file, and the comments that come through."""

from __future__ import annotations

import pytest

from plugins.register.comments import comments_of
from plugins.register.places import schema_line
from plugins.register.reading import read_yaml
from plugins.register.schema import default_schema
from plugins.register.writing import written

KINDS = default_schema().kinds
TOOL = KINDS["tool"]
FIRST = "# yaml-language-server: $schema=../../../schema/tool.schema.json\n"


def body(data, comments=None):
    """What is written below the first line."""
    text = written(TOOL, data, comments)
    assert text.startswith(FIRST)
    return text.removeprefix(FIRST)


def test_a_tool_is_laid_out_like_this():
    data = {
        "unanswered": [{"reason": "under_clarification", "question": "people"}],
        "data": [
            {
                "keep": {"after": "case_closed", "months": 12},
                "kind": "name",
                "used_for": {"en": "We must know who you are.", "da": "Vi skal vide, hvem du er."},
            }
        ],
        "ai": {"use": "no"},
        "situations": ["havn", "is"],
        "purpose": {"da": "Én linje.\n\nOg en til.", "en": "One line.\n\nAnd another."},
        "name": {"en": "Berths", "da": "Bådpladser: listen"},
        "recipients": [],
        "since": "2024",
        "reviewed_on": "2026-05-04",
    }

    text = body(data)

    assert text == (
        'name: {da: "Bådpladser: listen", en: Berths}\n'
        'since: "2024"\n'
        "purpose:\n"
        "  da: |-\n"
        "    Én linje.\n"
        "\n"
        "    Og en til.\n"
        "  en: |-\n"
        "    One line.\n"
        "\n"
        "    And another.\n"
        "situations: [havn, is]\n"
        "data:\n"
        "  - kind: name\n"
        "    used_for:\n"
        "      da: Vi skal vide, hvem du er.\n"
        "      en: We must know who you are.\n"
        "    keep: {months: 12, after: case_closed}\n"
        "recipients: []\n"
        'ai: {use: "no"}\n'
        "reviewed_on: 2026-05-04\n"
        "unanswered:\n"
        "  - {question: people, reason: under_clarification}\n"
    )


def test_fields_that_the_schema_does_not_know_stand_last_as_they_came():
    text = body({"zebra": "a", "status": "pilot", "abe": {"b": "c"}})

    assert text == "status: pilot\nzebra: a\nabe: {b: c}\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Et ord", "Et ord"),
        ("Det er 'nemt', siger de", "Det er 'nemt', siger de"),
        ('Skriv "uden AI"', 'Skriv "uden AI"'),
        ("33 33 33 33", "33 33 33 33"),
        ("+45 33 33 33", "+45 33 33 33"),
        ("https://a.example/?b=c#d", "https://a.example/?b=c#d"),
        ("2026-05-04", "2026-05-04"),
        ("2021-03", "2021-03"),
        ("01.10.05", "01.10.05"),
        ("5a", "5a"),
        ("-", '"-"'),
        ("Husk: ring", '"Husk: ring"'),
        ("Husk:", '"Husk:"'),
        ("nr. #1", '"nr. #1"'),
        ("#1", '"#1"'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("", '""'),
        ("[a]", '"[a]"'),
        ("& co", '"& co"'),
        ("@a", '"@a"'),
        ("%", '"%"'),
        ("2021", '"2021"'),
        ("1.10", '"1.10"'),
        ("1_000", '"1_000"'),
        ("12:30", '"12:30"'),
        ("1e3", '"1e3"'),
        ("0x1F", '"0x1F"'),
        ("017", '"017"'),
        (".inf", '".inf"'),
        ("-.INF", '"-.INF"'),
        (".NaN", '".NaN"'),
        ("2026-05-04 10:00", '"2026-05-04 10:00"'),
        ("yes", '"yes"'),
        ("No", '"No"'),
        ("ON", '"ON"'),
        ("y", '"y"'),
        ("~", '"~"'),
        ("null", '"null"'),
        ("=", '"="'),
        ("<<", '"<<"'),
        ("...", '"..."'),
        ('Husk: "nu"', "'Husk: \"nu\"'"),
        ("C:\\a: b", "'C:\\a: b'"),
        ("'Husk': \"nu\"", "'''Husk'': \"nu\"'"),
        ("a\tb", '"a\\u0009b"'),
        ("\U000e0041", '"\\U000E0041"'),
        ("\n", '"\\n"'),
        ("a\n  \nb", '"a\\n  \\nb"'),
    ],
)
def test_a_text_is_quoted_where_a_reader_could_take_it_for_something_else(text, shown):
    assert body({"scale": text}) == f"scale: {shown}\n"


@pytest.mark.parametrize("text", ["a, b", "a]", "{a}", "Hvem er du?"])
def test_between_brackets_more_is_quoted(text):
    assert body({"people": [text], "x": "a"}) == f'people: ["{text}"]\nx: a\n'


@pytest.mark.parametrize(
    ("text", "sign", "lines"),
    [
        ("a\nb", "|-", ["  a", "  b"]),
        ("a\nb\n", "|", ["  a", "  b"]),
        ("a\nb\n\n", "|+", ["  a", "  b", ""]),
        ("  a\nb", "|2-", ["    a", "  b"]),
        ("\n a\n", "|2", ["", "   a"]),
        ("---\n# a\n- b: |", "|-", ["  ---", "  # a", "  - b: |"]),
    ],
)
def test_a_text_of_several_lines_is_a_block(text, sign, lines):
    expected = "".join(f"{line}\n" for line in (f"scale: {sign}", *lines))

    assert body({"scale": text}) == expected


def test_a_line_holds_a_hundred_characters_and_no_more():
    fitting = "å" * (100 - len("name: {da: , en: b}"))

    assert body({"name": {"da": fitting, "en": "b"}}) == f"name: {{da: {fitting}, en: b}}\n"
    assert body({"name": {"da": f"{fitting}å", "en": "b"}}) == f"name:\n  da: {fitting}å\n  en: b\n"


def test_a_list_too_long_for_a_line_has_a_line_for_each():
    words = ["x" * 30, "y" * 30, "z" * 30]

    assert body({"situations": words}) == (
        f"situations:\n  - {words[0]}\n  - {words[1]}\n  - {words[2]}\n"
    )


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("site", "# yaml-language-server: $schema=../schema/site.schema.json"),
        ("law", "# yaml-language-server: $schema=../../schema/law.schema.json"),
        ("tool", "# yaml-language-server: $schema=../../../schema/tool.schema.json"),
    ],
)
def test_the_first_line_leads_from_the_file_to_its_schema(kind, line):
    assert schema_line(kind) == line
    assert written(KINDS[kind], {"a": "b"}) == f"{line}\na: b\n"


@pytest.mark.parametrize("before", ["", "# A note\n"])
def test_a_line_for_editors_of_the_authors_own_is_kept(before):
    own = f"{before}# yaml-language-server: $schema=https://register.example/tool.schema.json"

    text = written(TOOL, {"scale": "a"}, comments_of(f"{own}\nscale: a\n", schema_line("tool")))

    assert text == f"{own}\nscale: a\n"


# Comments

COMMENTED = f"""\
{FIRST}# About the file

# About the file, too
name: {{da: "A # b", en: 'A # b'}}  # about the name
purpose:  # about the purpose
  # about the Danish
  da: |-  # about the block
    # no comment
  en: "a
    # no comment"  # about the English
# about the list
situations: [ # about all
  havn, # about the first
  # about the second
  is
]  # after all
data:
  # about the first entry
  - kind: name  # about the kind
    # about the use
    used_for: {{da: Du., en: You.}}
  - # about the second entry
    kind: address
# at the end
  # and after it
"""


def test_each_comment_is_found_with_what_it_is_about():
    assert comments_of(COMMENTED, FIRST.rstrip("\n")) == {
        "": {
            "before": ["# About the file", "# About the file, too"],
            "end": ["# at the end", "# and after it"],
        },
        "/name": {"after": "# about the name"},
        "/purpose": {"after": "# about the purpose"},
        "/purpose/da": {"before": ["# about the Danish"], "after": "# about the block"},
        "/purpose/en": {"after": "# about the English"},
        "/situations": {"before": ["# about the list", "# after all"], "after": "# about all"},
        "/situations/0": {"after": "# about the first"},
        "/situations/1": {"before": ["# about the second"]},
        "/data/0": {"before": ["# about the first entry"]},
        "/data/0/kind": {"after": "# about the kind"},
        "/data/0/used_for": {"before": ["# about the use"]},
        "/data/1": {"before": ["# about the second entry"]},
    }


def test_each_comment_is_written_beside_what_it_is_about():
    data = read_yaml("a.yaml", COMMENTED).data

    text = body(data, comments_of(COMMENTED, FIRST.rstrip("\n")))

    assert (
        text
        == """\
# About the file
# About the file, too
name: {da: "A # b", en: "A # b"}  # about the name
purpose:  # about the purpose
  # about the Danish
  da: "# no comment"  # about the block
  en: "a # no comment"  # about the English
# about the list
# after all
situations:  # about all
  - havn  # about the first
  # about the second
  - is
data:
  # about the first entry
  - kind: name  # about the kind
    # about the use
    used_for:
      da: Du.
      en: You.
  # about the second entry
  - {kind: address}
# at the end
# and after it
"""
    )


def test_prose_before_a_comment_is_quoted_for_the_check_would_ask_for_it():
    comments = {"/name/da": {"after": "# b"}, "/scale": {"after": "# c"}}

    text = body({"name": {"da": "A", "en": "A"}, "scale": "all"}, comments)

    assert text == 'name:\n  da: "A"  # b\n  en: A\nscale: all  # c\n'


def test_a_comment_whose_field_is_gone_stands_at_the_end():
    comments = {"/data/3/kind": {"before": ["# a"], "after": "# b"}, "": {"end": ["# c"]}}

    assert body({"scale": "all"}, comments) == "scale: all\n# c\n# a\n# b\n"
