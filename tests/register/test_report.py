"""Problems as people and machines read them: text, GitHub annotations, JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from plugins.register.problem import Problem, RegisterInvalid, Wording, quote
from plugins.register.report import FORMATS, as_github, as_gitlab, as_json, as_text, wording

TOOL = "content/tools/okf/kk-gpt.yaml"
STATUS = Problem(
    TOOL,
    ("status",),
    "choice-near",
    {"value": "in_usee", "choices": ["planned", "in_use"], "meant": "in_use"},
    line=4,
)
NO_ENGLISH = Problem(
    TOOL,
    ("data", 1, "used_for", "en"),
    "missing",
    {
        "name": "en",
        "label": {"da": "Engelsk", "en": "English"},
        "hint": {"da": "Den samme tekst på engelsk.", "en": "The same text in English."},
    },
    line=40,
)
WHOLE_FILE = Problem(TOOL, (), "empty-file", line=1)


# Text


def test_text_is_a_block_for_each_problem():
    text = as_text([STATUS, NO_ENGLISH], "en")

    assert text == (
        "content/tools/okf/kk-gpt.yaml:4  status\n"
        '    "in_usee" is not one of the choices: planned, in_use.  [choice-near]\n'
        '    Fix: Did you mean "in_use"?\n'
        "\n"
        "content/tools/okf/kk-gpt.yaml:40  data[2].used_for.en\n"
        '    The field "en" (English) is missing.  [missing]\n'
        "    Fix: Add it. The same text in English."
    )


def test_text_is_danish_for_danes():
    text = as_text([NO_ENGLISH], "da")

    assert text == (
        "content/tools/okf/kk-gpt.yaml:40  data[2].used_for.en\n"
        '    Feltet "en" (Engelsk) mangler.  [missing]\n'
        "    Ret: Tilføj det. Den samme tekst på engelsk."
    )


def test_a_problem_of_the_whole_file_names_no_field():
    text = as_text([WHOLE_FILE], "da")

    assert text == (
        "content/tools/okf/kk-gpt.yaml:1\n"
        "    Filen er tom.  [empty-file]\n"
        "    Ret: Udfyld den, eller slet den."
    )


def test_no_problems_are_no_text():
    assert as_text([], "da") == ""


def test_a_value_cannot_add_lines_to_the_text():
    values = {"value": "a\n::error::b", "choices": []}
    problem = Problem(TOOL, ("x\n::warning::y",), "choice", values)

    text = as_text([problem], "en")

    assert text.splitlines() == [
        "content/tools/okf/kk-gpt.yaml:0  x ::warning::y",
        '    "a ::error::b" is not one of the choices.  [choice]',
        "    Fix: Choose between .",
    ]


# GitHub


def test_github_gets_an_annotation_on_the_line():
    text = as_github([STATUS, WHOLE_FILE], "en")

    assert text == (
        "::error file=content/tools/okf/kk-gpt.yaml,line=4,title=status::"
        '"in_usee" is not one of the choices: planned, in_use. Did you mean "in_use"?\n'
        "::error file=content/tools/okf/kk-gpt.yaml,line=1,title=content/tools/okf/kk-gpt.yaml::"
        "The file is empty. Fill it in or delete it."
    )


def test_github_cannot_be_commanded_by_a_value():
    values = {"value": "100%\r\n::set-output name=a::b", "choices": ["c"]}
    problem = Problem("content/a,b:c%.yaml", ("d,e::f%\n",), "choice", values, line=1)

    text = as_github([problem], "en")

    assert text == (
        "::error file=content/a%2Cb%3Ac%25.yaml,line=1,title=d%2Ce%3A%3Af%25::"
        '"100%25 ::set-output name=a::b" is not one of the choices. Choose between c.'
    )


def test_github_is_told_of_personal_data_first():
    cpr = Problem("content/z.yaml", ("name", "da"), "cpr", {"found": "••••••-••••"}, line=9)

    first, *others = as_github([STATUS, WHOLE_FILE, cpr], "en").splitlines()

    assert first.startswith("::error file=content/z.yaml,line=9")
    assert others == as_github([STATUS, WHOLE_FILE], "en").splitlines()


def test_github_gets_line_breaks_as_codes():
    problem = Problem("content/a\r\nb.yaml", (), "empty-file", line=1)

    text = as_github([problem], "en")

    assert text == (
        "::error file=content/a%0D%0Ab.yaml,line=1,title=content/a%0D%0Ab.yaml::"
        "The file is empty. Fill it in or delete it."
    )


# JSON


# GitLab


def test_gitlab_gets_a_report_of_code_quality():
    (first, _) = json.loads(as_gitlab([STATUS, NO_ENGLISH], "en"))

    assert first == {
        "description": '"in_usee" is not one of the choices: planned, in_use. '
        'Did you mean "in_use"?',
        "check_name": "choice-near",
        "fingerprint": first["fingerprint"],
        "severity": "major",
        "location": {"path": TOOL, "lines": {"begin": 4}},
    }


def test_a_fingerprint_is_the_same_on_another_line_and_no_other_problems():
    moved = replace(STATUS, line=9)

    rows = json.loads(as_gitlab([STATUS, moved, NO_ENGLISH, WHOLE_FILE], "da"))

    first, second, *others = [row["fingerprint"] for row in rows]
    assert first == second
    assert len({first, *others}) == 3


def test_gitlab_is_told_that_personal_data_is_the_worst():
    cpr = Problem(TOOL, (), "cpr", {"found": "••"}, line=2)

    (row,) = json.loads(as_gitlab([cpr], "da"))

    assert row["severity"] == "blocker"


def test_json_is_a_list_of_objects():
    rows = json.loads(as_json([NO_ENGLISH], "da"))

    assert rows == [
        {
            "path": "content/tools/okf/kk-gpt.yaml",
            "line": 40,
            "field": "data[2].used_for.en",
            "pointer": "/data/1/used_for/en",
            "code": "missing",
            "says": 'Feltet "en" (Engelsk) mangler.',
            "mend": "Tilføj det. Den samme tekst på engelsk.",
        }
    ]


def test_json_has_a_line_for_each_value_so_that_people_can_read_it():
    lines = as_json([WHOLE_FILE], "en").split("\n")

    assert lines[:4] == ["[", "  {", f'    "path": "{TOOL}",', '    "line": 1,']


def test_json_of_no_problems_is_an_empty_list():
    assert as_json([], "da") == "[]"


def test_json_keeps_danish_letters_and_escapes_the_rest():
    problem = Problem(TOOL, ('"æ/~',), "unknown-field-near", {"name": '"æ', "meant": "ai"}, line=2)

    text = as_json([problem], "da")

    assert '"field": "\\"æ/~"' in text
    assert '"pointer": "/\\"æ~1~0"' in text


def test_the_formats_have_names():
    assert list(FORMATS.items()) == [
        ("text", as_text), ("github", as_github), ("gitlab", as_gitlab), ("json", as_json),
    ]  # fmt: skip


# The parts


@pytest.mark.parametrize(
    ("at", "field", "pointer"),
    [
        ((), "", ""),
        (("status",), "status", "/status"),
        (("ai", "risk", "class"), "ai.risk.class", "/ai/risk/class"),
        (("data", 0, "kind"), "data[1].kind", "/data/0/kind"),
        (("kle", 11), "kle[12]", "/kle/11"),
        (("a/b", "c~d"), "a/b.c~d", "/a~1b/c~0d"),
    ],
)
def test_a_place_as_people_and_as_machines_write_it(at, field, pointer):
    problem = Problem(TOOL, at, "empty")

    assert (problem.field, problem.pointer) == (field, pointer)


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ("in_use", "in_use"),
        ("  a\n\tb  ", "a b"),
        ("", ""),
        (5, "5"),
        (None, "null"),
        (["å", "b"], '["å", "b"]'),
        ({"da": "å"}, '{"da": "å"}'),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
    ],
)
def test_a_wrong_value_is_quoted_on_one_line_and_not_too_long(value, quoted):
    assert quote(value) == quoted


def test_values_fill_the_sentence_in_the_language_that_is_asked_for():
    words = Wording(
        {"x": {"says": {"da": "{a}: {b} i {field}", "en": "{a}: {b} in {field}"}, "mend": {}}}
    )
    no = {"da": "nej", "en": "no"}
    problem = Problem(TOOL, ("f", 0), "x", {"a": no, "b": ["c", 5, no]})

    assert words.says(problem, "da") == "nej: c, 5, nej i f[1]"
    assert words.says(problem, "en") == "no: c, 5, no in f[1]"


def test_a_sentence_without_a_hint_has_no_space_at_its_end():
    problem = Problem(TOOL, ("a",), "empty", {"hint": {"da": "", "en": ""}})

    assert wording().mend(problem, "da") == "Udfyld det, eller slet linjen."


def test_braces_in_a_value_are_only_text():
    problem = Problem(TOOL, ("a",), "choice", {"value": "{field} {0} %s", "choices": ["{x}"]})

    assert wording().says(problem, "en") == '"{field} {0} %s" is not one of the choices.'


def test_the_exception_holds_the_problems_in_order():
    invalid = RegisterInvalid([STATUS, NO_ENGLISH])

    assert invalid.problems == (STATUS, NO_ENGLISH)
    assert str(invalid) == "2 problems"
