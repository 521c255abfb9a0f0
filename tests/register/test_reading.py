"""Strict YAML: what is read is what was typed, and what cannot be trusted is refused by line."""

from __future__ import annotations

import pytest

from plugins.register.problem import Problem
from plugins.register.reading import MAX_BYTES, MAX_NODES, Unreadable, decode, read_yaml


def refused(text: str) -> list[tuple[str, int]]:
    """Code and line of what makes *text* unreadable."""
    with pytest.raises(Unreadable) as caught:
        read_yaml("x.yaml", text)
    return [(problem.code, problem.line) for problem in caught.value.problems]


def refused_bytes(content: bytes) -> list[tuple[str, int]]:
    with pytest.raises(Unreadable) as caught:
        decode("x.yaml", content)
    return [(problem.code, problem.line) for problem in caught.value.problems]


# What is typed is what is read


@pytest.mark.parametrize(
    "typed",
    [
        "no", "yes", "on", "off", "true", "null", "~", "12:30", "1.10", "0123", "0x1F", "1e3",
        "1_000", "2026-05-04", "2026-05-04T12:30:00Z", ".inf", "=", "æøå", "A & B", "a#b",
        "12 %", "-1", "?x", "https://a.example/b#c",
    ],
)  # fmt: skip
def test_a_value_is_kept_as_typed(typed):
    document = read_yaml("x.yaml", f"value: {typed}\n")

    assert document.data == {"value": typed}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("'it''s'", "it's"),
        ('"a \\"b\\" c"', 'a "b" c'),
        ('"æ\\u00F8å"', "æøå"),
        ('""', ""),
        ("''", ""),
        ("|-\n  a\n  b", "a\nb"),
        (">-\n  a\n  b", "a b"),
        ("a\n  b", "a b"),
    ],
)
def test_quoting_and_folding_are_yamls_own(typed, read):
    document = read_yaml("x.yaml", f"value: {typed}\n")

    assert document.data == {"value": read}


def test_nothing_is_read_as_nothing():
    document = read_yaml("x.yaml", "a:\nb: [x, y]\nc:\n  -\nd: {e}\n")

    assert document.data == {"a": None, "b": ["x", "y"], "c": [None], "d": {"e": None}}


def test_windows_line_ends_are_harmless():
    text = decode("x.yaml", b"name: a\r\ntext: |-\r\n  b\r\n  c\r\n")

    document = read_yaml("x.yaml", text)

    assert document.data == {"name": "a", "text": "b\nc"}
    assert document.line(("text",)) == 2


def test_a_document_may_have_a_start_and_an_end():
    document = read_yaml("x.yaml", "# remark\n---\nname: a\n...\n")

    assert document.data == {"name": "a"}


# Lines

LINES = """\
# remark
name: {da: x, en: y}
data:
  - kind: cpr
    keep: {months: 1,
           after: decision}
  - kind: name
text:
  da: |-
    first

    third
  en: >-
    first
kle: [a, b,
      c]
"""


@pytest.mark.parametrize(
    ("at", "line"),
    [
        ((), 2),
        (("name",), 2),
        (("name", "en"), 2),
        (("data",), 3),
        (("data", 0), 4),
        (("data", 0, "kind"), 4),
        (("data", 0, "keep", "months"), 5),
        (("data", 0, "keep", "after"), 6),
        (("data", 1), 7),
        (("text", "da"), 9),
        (("text", "en"), 13),
        (("kle", 1), 15),
        (("kle", 2), 16),
    ],
)
def test_line_of_a_field(at, line):
    document = read_yaml("x.yaml", LINES)

    assert document.line(at) == line


@pytest.mark.parametrize(
    ("at", "line"),
    [
        (("summary",), 2),
        (("summary", "da"), 2),
        (("text", "sv"), 8),
        (("data", 0, "used_for", "en"), 4),
        (("data", 7, "kind"), 3),
        (("name", "en", "deeper"), 2),
    ],
)
def test_line_of_what_is_missing_is_that_of_what_is_around_it(at, line):
    document = read_yaml("x.yaml", LINES)

    assert document.line(at) == line


def test_lines_count_from_where_the_text_begins_in_its_file():
    document = read_yaml("x.md", "title: a\norder: b\n", first_line=2)

    assert document.line(("order",)) == 3


# Characters


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\x00", "U+0000"),
        ("\t", "U+0009"),
        ("\x0b", "U+000B"),
        ("\r", "U+000D"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\u00ad", "U+00AD"),
        ("\u061c", "U+061C"),
        ("\u034f", "U+034F"),
        ("\u115f", "U+115F"),
        ("\u17b5", "U+17B5"),
        ("\u180f", "U+180F"),
        ("\u200b", "U+200B"),
        ("\u200e", "U+200E"),
        ("\u2028", "U+2028"),
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\ufe0f", "U+FE0F"),
        ("\ufeff", "U+FEFF"),
        ("\ufffd", "U+FFFD"),
        ("\u2800", "U+2800"),
        ("\u3164", "U+3164"),
        ("\ue000", "U+E000"),
        ("\ufdd0", "U+FDD0"),
        ("\uffa0", "U+FFA0"),
        ("\U0001bca0", "U+1BCA0"),
        ("\U0001bca3", "U+1BCA3"),
        ("\U0001d173", "U+1D173"),
        ("\U0001d17a", "U+1D17A"),
        ("\U000e0000", "U+E0000"),
        ("\U000e0041", "U+E0041"),
    ],
)
def test_a_character_that_no_text_needs_is_refused(character, code):
    with pytest.raises(Unreadable) as caught:
        decode("x.yaml", f"name: a\nsince: 2{character}021\n".encode())

    (problem,) = caught.value.problems
    assert (problem.code, problem.line) == ("character", 2)
    assert problem.values == {"code": code, "column": 9}


@pytest.mark.parametrize(
    "text",
    [
        "æøåÆØÅ éèüß",
        "– — … « » “ ”",
        "10 €",
        "½ ° § № ≤",
        "日本 😀",
        "\u00a0",
        "\U0001bc9f\U0001bca4\U0001d172\U0001d17b",
        "\U000dffff",
    ],
)
def test_ordinary_characters_are_accepted(text):
    assert decode("x.yaml", text.encode()) == text


def test_each_line_with_such_a_character_is_named_once_and_twenty_at_most():
    lines = refused_bytes(b"a:\tb\tc\n" * 30)

    assert lines == [("character", line) for line in range(1, 21)]


def test_a_byte_order_mark_is_refused_in_words_of_its_own():
    assert refused_bytes("\ufeffname: a\n".encode()) == [("byte-order-mark", 1)]


def test_what_is_not_utf8_is_refused():
    assert refused_bytes("\nname: a\nby: Århus\n".encode("latin-1")) == [("not-utf8", 3)]


def test_letters_put_together_from_two_characters_are_refused():
    assert refused_bytes("name: a\nby: A\u030arhus\n".encode()) == [("not-nfc", 2)]


def test_a_file_of_64_kib_is_read_and_one_byte_more_is_not():
    assert decode("x.yaml", b"#" * MAX_BYTES) == "#" * 65_536
    assert refused_bytes(b"#" * (MAX_BYTES + 1)) == [("too-large", 0)]


@pytest.mark.parametrize(
    ("escape", "code"),
    [
        ("\\0", "U+0000"),
        ("\\t", "U+0009"),
        ("\\e", "U+001B"),
        ("\\N", "U+0085"),
        ("\\x7f", "U+007F"),
        ("\\u202E", "U+202E"),
        ("\\U000E0041", "U+E0041"),
    ],
)
def test_what_may_not_stand_in_a_file_may_not_be_escaped_into_a_text(escape, code):
    document = read_yaml("x.yaml", f'name: a\ntext:\n  da: "b{escape}c"\n')

    assert document.problems == (
        Problem("x.yaml", ("text", "da"), "escape", {"code": code}, line=3),
    )


def test_an_escape_may_not_put_a_letter_together():
    document = read_yaml("x.yaml", 'name: "A\\u030arhus"\n')

    assert document.problems == (Problem("x.yaml", ("name",), "not-nfc", line=1),)


def test_backslashes_outside_double_quotation_marks_are_plain_text():
    document = read_yaml("x.yaml", "a: \\u202E\nb: '\\u202E'\nc: \"line\\nbreak\"\n")

    assert document.data == {"a": "\\u202E", "b": "\\u202E", "c": "line\nbreak"}
    assert document.problems == ()


# What strict YAML leaves out


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: b\nc: &x d\n", ("yaml-alias", 2)),
        ("a: b\n&x c: d\n", ("yaml-alias", 2)),
        ("a: b\nc: *x\n", ("yaml-alias", 2)),
        ("a: b\n*x : c\n", ("yaml-alias", 2)),
        ("a: &x {b: c}\nd:\n  <<: *x\n", ("yaml-alias", 1)),
        ("a: b\nc: !x d\n", ("yaml-tag", 2)),
        ("a: !!python/object/apply:os.system [ls]\n", ("yaml-tag", 1)),
        ("a: !x!y z\n", ("yaml-tag", 1)),
        ("a: b\n!!str c: d\n", ("yaml-tag", 2)),
        ("a: b\nc: !<tag:x> [d]\n", ("yaml-tag", 2)),
        ("%YAML 1.2\n---\na: b\n", ("yaml-directive", 1)),
        ("%TAG ! tag:x,2026:\n---\na: b\n", ("yaml-directive", 1)),
        ("%OTHER x\n---\na: b\n", ("yaml-directive", 1)),
        ("%YAML 9.9\n---\na: b\n", ("yaml-directive", 1)),
        ("a: b\n---\nc: d\n", ("yaml-documents", 2)),
        ("", ("empty-file", 1)),
        ("\n \n", ("empty-file", 1)),
        ("# only\n# remarks\n", ("empty-file", 1)),
        ("---\n", ("empty-file", 1)),
        ("# remark\n- a\n- b\n", ("yaml-not-fields", 2)),
        ("only words\n", ("yaml-not-fields", 1)),
        ("[a, b]\n", ("yaml-not-fields", 1)),
        ("a: b\n? [c]\n: d\n", ("yaml-key", 2)),
        ("a: b\n{c: d}: e\n", ("yaml-key", 2)),
    ],
)
def test_what_strict_yaml_leaves_out_is_refused(text, problem):
    assert refused(text) == [problem]


def test_a_merge_key_without_an_alias_is_an_ordinary_name():
    document = read_yaml("x.yaml", "<<: {a: b}\n")

    assert document.data == {"<<": {"a": "b"}}


def test_the_first_of_two_equal_fields_is_kept_and_both_lines_are_named():
    document = read_yaml("x.yaml", "a:\n  b: 1\n  c: 2\n  b: 3\n")

    assert document.data == {"a": {"b": "1", "c": "2"}}
    assert document.problems == (
        Problem("x.yaml", ("a", "b"), "yaml-twice", {"field": "b", "first": 2}, line=4),
    )


# Limits


def test_twelve_levels_are_read_and_thirteen_are_not():
    twelve = "a: " + "[" * 11 + "]" * 11 + "\n"
    thirteen = "# remark\na: " + "[" * 12 + "]" * 12 + "\n"

    assert read_yaml("x.yaml", twelve).data.keys() == {"a"}
    assert refused(thirteen) == [("yaml-depth", 2)]


def test_five_thousand_values_are_read_and_one_more_is_not():
    # The file itself and its list are values, too.
    at_limit = "a:\n" + "- b\n" * (MAX_NODES - 2)

    assert len(read_yaml("x.yaml", at_limit).data["a"]) == 4_998
    assert refused(at_limit + "- b\n") == [("yaml-nodes", 5_000)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[" * 60_000, "yaml-depth"),
        ("a: " + "[" * 60_000, "yaml-depth"),
        ("{a: " * 15_000, "yaml-depth"),
        ("- " * 30_000, "yaml-depth"),
        ("? " * 30_000, "yaml-key"),
        ("a: " + '"' + "\\" * 60_000, "yaml-quote"),
        ("a: " + "'" * 60_001, "yaml-quote"),
        ("&" * 60_000, "yaml-start"),
        ("a" * 60_000, "yaml-not-fields"),
        ("a" * 60_000 + ": b\n", "yaml-colon"),
        ("a: b\n" + " " * 60_000 + "c: d\n", "yaml-colon"),
    ],
)
def test_hostile_text_is_refused(text, code):
    ((found, _line),) = refused(text)

    assert found == code


# Mistakes in the writing


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: b\nc: Note: this\n", ("yaml-colon", 2)),
        ("a:\n  b: c\n   d: e\n", ("yaml-colon", 3)),
        ("a:b\nc: d\n", ("yaml-colon", 2)),
        ('a: b\nc: "d\ne: f\n', ("yaml-quote", 2)),
        ("a: b\nc: 'd\ne: f\n", ("yaml-quote", 2)),
        ('a: b\nc: "C:\\data"\n', ("yaml-escape", 2)),
        ('a: "\\ud800"\n', ("yaml-escape", 1)),
        ('a: b\nc: "d" e\nf: g\n', ("yaml-after", 2)),
        ("a: b\nc: [d]]\nf: g\n", ("yaml-after", 2)),
        ("a: b\nc: {d: e}}\nf: g\n", ("yaml-after", 2)),
        ("a: b\nc: [d, e\nf: g\nh: i\n", ("yaml-brackets", 2)),
        ("a: b\nc: {d: e\nf: g\nh: i\n", ("yaml-brackets", 2)),
        ("a: b\nc: {d: e: f}\n", ("yaml-brackets", 2)),
        ("a: b\nc: [d", ("yaml-brackets", 2)),
        ("a: b\nc\nd: e\n", ("yaml-indent", 2)),
        ("a: b\nc: d\ne\n", ("yaml-indent", 3)),
        ("a:\n   b: c\n  d: e\n", ("yaml-indent", 3)),
        ("  a: b\nc: d\n", ("yaml-indent", 2)),
        ("a: b\n- c\n", ("yaml-indent", 2)),
        ("a: b\nc: @d\n", ("yaml-start", 2)),
        ("a: b\nc: `d`\n", ("yaml-start", 2)),
        ("a: b\nc: %d\n", ("yaml-start", 2)),
        ("a: b\nc: > 5\n", ("yaml-start", 2)),
        ("a: b\nc: | 5\n", ("yaml-start", 2)),
        ("a: b\nc: * d\n", ("yaml-start", 2)),
        ("a: b\nc: & d\n", ("yaml-start", 2)),
        ("a: b\nc: - d\n", ("yaml-start", 2)),
        ("a: b\nc: ? d\n", ("yaml-start", 2)),
        ("a: b\nc: , d\n", ("yaml-start", 2)),
        ("a: b\nc: ] d\n", ("yaml-start", 2)),
        ("a: b\nc: {d: e :?}\n", ("yaml-syntax", 2)),
    ],
)
def test_a_mistake_in_the_writing_is_named_where_it_was_made(text, problem):
    assert refused(text) == [problem]


def test_indenting_with_a_tab_is_named_as_a_tab():
    assert refused_bytes(b"a:\n\tb: c\n") == [("character", 2)]


@pytest.mark.parametrize(
    ("text", "at", "line"),
    [
        ("name:\n  da: Nr. # 12\n", ("name", "da"), 2),
        ("name:\n  en: Two\n    lines # 12\n", ("name", "en"), 3),
        ("name:\n  da: Many   # 12\n", ("name", "da"), 2),
        ("sources:\n  - title: Sag # 12\n", ("sources", 0, "title"), 2),
        ("sources:\n  - reference: Sag # 12\n", ("sources", 0, "reference"), 2),
        ("suppliers:\n  - name: Firma # 12\n", ("suppliers", 0, "name"), 2),
        ("description: Side # 12\n", ("description",), 1),
    ],
)
def test_prose_that_a_number_sign_would_cut_off_is_refused(text, at, line):
    document = read_yaml("x.yaml", text)

    assert document.problems == (Problem("x.yaml", at, "yaml-hash", line=line),)


@pytest.mark.parametrize(
    "text",
    [
        "da: Nr.#12\n",
        'da: "Nr. # 12"\n',
        'da: "Nr. 12" # remark\n',
        "da: |-\n  Nr. # 12\n",
        "status: in_use # remark\n",
        "name: # remark\n  da: a\n",
        "da: a\n# remark\n",
    ],
)
def test_other_number_signs_are_harmless(text):
    document = read_yaml("x.yaml", text)

    assert document.problems == ()
