"""What someone meets who opens a pull request or an issue: in both languages, and no names."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.site.builds import PROJECT

FORMS = sorted((PROJECT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
PROPOSALS = [
    PROJECT / ".github" / "PULL_REQUEST_TEMPLATE.md",
    PROJECT / ".gitlab" / "merge_request_templates" / "Default.md",
]
TEXTS = [*FORMS, *PROPOSALS, *sorted((PROJECT / ".gitlab" / "issue_templates").glob("*.md"))]


def form(path) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def name(path) -> str:
    return path.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_an_issue_form_is_one_that_github_takes(path):
    said = form(path)
    ids = [part["id"] for part in said["body"] if part["type"] != "markdown"]

    assert said.keys() == {"name", "description", "title", "body"}
    assert {part["type"] for part in said["body"]} <= {"markdown", "input", "textarea"}
    assert len(ids) == len(set(ids)) > 0
    assert any(part.get("validations", {}).get("required") == "true" for part in said["body"])


@pytest.mark.parametrize("path", FORMS, ids=name)
def test_every_word_of_a_form_stands_in_both_languages(path):
    said = form(path)
    labels = [part["attributes"]["label"] for part in said["body"] if part["type"] != "markdown"]

    assert [one for one in (said["name"], said["description"], *labels) if " / " not in one] == []


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_whoever_writes_is_warned_that_all_can_read_it(path):
    text = path.read_text(encoding="utf-8")

    assert "Alle kan læse" in text
    assert "Anyone can read" in text


def test_both_forges_ask_the_same_of_a_change():
    first, second = (re.findall(r"- \[ \] .*", path.read_text("utf-8")) for path in PROPOSALS)

    assert first == second
    assert [re.match(r"- \[ \] \*\*([^*:]+)", one)[1] for one in first] == [
        "Sandt", "Klart", "Godkendt", "Ingen personoplysninger",
    ]  # fmt: skip


def test_a_new_tool_is_sent_through_the_form():
    (path,) = [path for path in FORMS if "vaerktoej" in path.name]

    assert "/da/indberet/" in path.read_text("utf-8")
    assert "/en/submit/" in path.read_text("utf-8")


def test_no_stranger_can_give_an_issue_the_label_that_the_weekly_job_writes_in():
    assert [path for path in FORMS if "labels" in form(path)] == []


def test_confidential_things_have_no_empty_form_to_stand_in():
    config = form(PROJECT / ".github" / "ISSUE_TEMPLATE" / "config.yml")

    assert config == {"blank_issues_enabled": "false"}


@pytest.mark.parametrize("half", [0, 1])
def test_the_review_guide_says_the_same_in_both_languages(half):
    danish, english = re.split(r"^# ", (PROJECT / "docs" / "review.md").read_text("utf-8"),
                               flags=re.MULTILINE)[1:]  # fmt: skip
    text = (danish, english)[half]

    assert [len(re.findall(sign, text, re.MULTILINE)) for sign in (r"^## ", r"^\| ", r"^- ")] == [
        4, 8, 11,
    ]  # fmt: skip
    assert len(text.split()) < 600  # a page, and ten minutes
