"""Texts that changed in one language only: two versions of a file, without a repository."""

from __future__ import annotations

import pytest

from plugins.register.reading import read_yaml
from plugins.register.schema import default_schema
from plugins.register.texts import Texts
from plugins.register.translations import not_followed, pages_not_followed
from tests.register.test_texts import TODAY, texts

TOOL = "summary: {da: Ja., en: Yes.}\nbenefit: {da: Nej., en: No.}\n"
LIST = "data: [{used_for: {da: Ja., en: Yes.}}, {used_for: {da: Nej., en: No.}}]\n"
CONFIRMED = "{{field: {}, on: 2026-07-01}}"


def told(before: str, now: str) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in not_followed(texts(now), texts(before))]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (TOOL, []),
        (TOOL.replace("Ja.", "Jo."), [("summary.en", "not-followed-in-en")]),
        (TOOL.replace("Yes.", "Sure."), [("summary.da", "not-followed-in-da")]),
        (TOOL.replace("No.", "Never."), [("benefit.da", "not-followed-in-da")]),
        (TOOL.replace("Ja.", "Jo.").replace("Yes.", "Sure."), []),
        (
            TOOL.replace("Ja.", "Jo.").replace("No.", "Never."),
            [("summary.en", "not-followed-in-en"), ("benefit.da", "not-followed-in-da")],
        ),
        (TOOL.replace("Ja.", "'Ja. '"), []),
        ("purpose: {da: Ja., en: Sure.}\n" + TOOL, []),
        ("summary: {da: Nej., en: Yes.}\nbenefit: {da: Nej., en: No.}\n",
         [("summary.en", "not-followed-in-en")]),
    ],
)  # fmt: skip
def test_a_text_that_changed_in_one_language_is_to_be_looked_at_in_the_other(now, expected):
    assert told(TOOL, now) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (LIST.replace("Nej.", "Aldrig."), [("data[2].used_for.en", "not-followed-in-en")]),
        ("data: [{used_for: {da: Nej., en: No.}}, {used_for: {da: Ja., en: Yes.}}]\n", []),
        (
            "data: [{used_for: {da: Nej., en: Yes.}}, {used_for: {da: Ja., en: No.}}]\n",
            [
                ("data[1].used_for.da", "not-followed-in-da"),
                ("data[2].used_for.da", "not-followed-in-da"),
            ],
        ),
    ],
)
def test_an_entry_of_a_list_is_known_by_what_it_says(now, expected):
    assert told(LIST, now) == expected


def test_where_lines_break_is_no_change():
    assert (
        told("summary: {da: Ja tak., en: Yes.}", "summary:\n  da: |\n    Ja\n    tak.\n  en: Yes.")
        == []
    )


def test_a_problem_says_which_text_it_is():
    now = LIST.replace("Nej.", "Aldrig.")

    (problem,) = not_followed(texts(now), texts(LIST))

    assert problem.path == "content/tools/havn/x.yaml"
    assert problem.values["name"] == "data[2].used_for"
    assert set(problem.values["label"]) == {"da", "en"}


# Confirmed


@pytest.mark.parametrize(
    ("was", "now", "is_answered"),
    [
        ([], ["summary"], True),
        ([], ["benefit"], False),
        ([], ["benefit", "summary"], True),
        (["summary"], ["summary"], False),
        (["summary"], ["summary", "summary"], True),
        (["benefit"], ["benefit", "summary"], True),
        (["summary", "summary"], ["summary"], False),
    ],
)
def test_a_new_line_under_confirmed_answers(was, now, is_answered):
    lines = [", ".join(map(CONFIRMED.format, fields)) for fields in (was, now)]

    found = told(
        f"{TOOL}confirmed: [{lines[0]}]\n",
        f"{TOOL.replace('Ja.', 'Jo.')}confirmed: [{lines[1]}]\n",
    )

    assert found == ([] if is_answered else [("summary.en", "not-followed-in-en")])


def test_an_answer_for_one_text_is_none_for_the_next():
    now = TOOL.replace("Ja.", "Jo.").replace("Nej.", "Aldrig.")

    assert told(TOOL, f"{now}confirmed: [{CONFIRMED.format('summary')}]\n") == [
        ("benefit.en", "not-followed-in-en")
    ]


def test_an_entry_of_a_list_is_confirmed_by_its_place():
    now = LIST.replace("Nej.", "Aldrig.")

    assert told(LIST, f"{now}confirmed: [{{field: 'data[2].used_for'}}]\n") == []
    assert told(LIST, f"{now}confirmed: [{{field: 'data[1].used_for'}}]\n") == [
        ("data[2].used_for.en", "not-followed-in-en")
    ]


# Pages


def page(language: str, body: str, fields: str = "title: Om", menu: int = 1) -> Texts:
    path = f"content/pages/{language}/om.md"
    fields = f"{fields}\nmenu: {menu}\n"
    return Texts(
        path, default_schema().kinds["page"], f"---\n{fields}---\n{body}",
        read_yaml(path, fields, 2), body, language, today=TODAY, domains=(),
    )  # fmt: skip


BEFORE = {"da": page("da", "Hej.\n"), "en": page("en", "Hello.\n")}
NEW_DA, NEW_EN = page("da", "Farvel.\n"), page("en", "Goodbye.\n")
BODY = f"title: Om\nconfirmed: [{CONFIRMED.format('body')}]"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (BEFORE, []),
        ({"da": NEW_DA, "en": NEW_EN}, []),
        ({**BEFORE, "da": NEW_DA}, ["en"]),
        ({**BEFORE, "en": NEW_EN}, ["da"]),
        ({**BEFORE, "da": page("da", "Hej.\n", "title: Nu")}, ["en"]),
        ({**BEFORE, "da": page("da", "Hej.\n", "title: Om\ndescription: Kort.")}, ["en"]),
        ({**BEFORE, "da": page("da", "  Hej.\n\n")}, []),
        ({**BEFORE, "da": page("da", "Hej.\n", menu=2)}, []),
        ({"da": NEW_DA}, []),
        ({**BEFORE, "da": page("da", "Farvel.\n", BODY)}, []),
        ({"da": NEW_DA, "en": page("en", "Hello.\n", BODY)}, []),
        ({**BEFORE, "da": page("da", "Farvel.\n", BODY.replace("body", "title"))}, ["en"]),
    ],
)
def test_a_page_that_changed_in_one_language_is_to_be_looked_at_in_the_other(now, expected):
    found = [tuple(vars(problem).values())[:4] for problem in pages_not_followed(now, BEFORE)]

    assert found == [
        (
            f"content/pages/{code}/om.md", ("body",), f"not-followed-in-{code}",
            {"label": {"da": "Teksten", "en": "The text"}, "name": "body"},
        )
        for code in expected
    ]  # fmt: skip


def test_a_new_page_has_nothing_to_follow():
    now = {"da": NEW_DA, "en": NEW_EN}

    assert list(pages_not_followed(now, {})) == []
    assert [one.path for one in pages_not_followed(now, {"da": BEFORE["da"]})] == [
        "content/pages/en/om.md"
    ]


def test_a_page_is_not_confirmed_by_a_line_from_before():
    before = {**BEFORE, "da": page("da", "Hej.\n", BODY)}
    now = {**BEFORE, "da": page("da", "Farvel.\n", BODY)}

    assert [one.path for one in pages_not_followed(now, before)] == ["content/pages/en/om.md"]
