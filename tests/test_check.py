"""``inv check`` as it is run: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plugins.commands import check_register

PROJECT = Path(__file__).resolve().parents[1]
METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"
CAMERA = "content/tools/havn-og-kyst/isvagt-kamera.yaml"
FIRST_OF_JULY_2026 = "1782864000"

Answer = tuple[int, str, str]


@pytest.fixture
def inv_check(register_folder: Path) -> Callable[..., Answer]:
    """Run the command on the copy: exit code, standard output, standard error."""

    def inv_check(*arguments: str, root: Path = register_folder) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "invoke", "check", "--root", str(root), *arguments],
            cwd=PROJECT,
            env={**os.environ, "SOURCE_DATE_EPOCH": FIRST_OF_JULY_2026, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
        )
        return done.returncode, done.stdout, done.stderr

    return inv_check


@pytest.fixture
def two_mistakes(change: Callable[[str, str, str], None]) -> None:
    """One misspelt choice in each of two files."""
    change(METERS, "status: in_use", "status: in_usee")
    change(CAMERA, "contact_role: surveillance", "contact_role: surveilance")


def test_a_valid_register_ends_well(inv_check):
    answer = inv_check()

    assert answer == (0, "Alt i orden: 4 værktøjer, 57 filer.\n", "")


@pytest.mark.usefixtures("two_mistakes")
def test_problems_are_printed_and_summed_up(inv_check):
    answer = inv_check("--language", "en")

    assert answer == (
        1,
        f"{CAMERA}:27  contact_role\n"
        '    "surveilance" is not one of the choices: none, informs, dialogue, self_service, '
        "case_system, surveillance.  [choice-near]\n"
        '    Fix: Did you mean "surveillance"?\n'
        "\n"
        f"{METERS}:4  status\n"
        '    "in_usee" is not one of the choices: planned, pilot, in_use, paused, retired.  '
        "[choice-near]\n"
        '    Fix: Did you mean "in_use"?\n',
        "\n2 problems in 2 files. Mend them and run again.\n",
    )


@pytest.mark.usefixtures("two_mistakes")
def test_only_the_named_files_are_shown(inv_check):
    code, shown, summary = inv_check("--", METERS, "content/laws")

    assert (code, shown.splitlines()[0]) == (1, f"{METERS}:4  status")
    assert summary == "\n1 problem. Ret det, og kør igen.\n"


@pytest.mark.usefixtures("two_mistakes")
def test_json_can_be_read_by_machines_and_the_summary_stands_apart(inv_check):
    code, shown, summary = inv_check("--format", "json", "--language", "en")

    assert (code, summary) == (1, "2 problems in 2 files. Mend them and run again.\n")
    assert [(row["path"], row["line"], row["code"]) for row in json.loads(shown)] == [
        (CAMERA, 27, "choice-near"),
        (METERS, 4, "choice-near"),
    ]


def test_an_unknown_option_is_answered_without_a_traceback(inv_check):
    answer = inv_check("--farve", "blå")

    assert answer == (1, "", "No idea what '--farve' is!\n")


def test_a_root_without_content_is_a_problem(inv_check, tmp_path):
    code, shown, _ = inv_check(root=tmp_path / "nowhere")

    assert (code, shown.splitlines()[0]) == (1, "content:1")


# What the command hands over to


@pytest.fixture
def answer(register_folder: Path, capsys: pytest.CaptureFixture) -> Callable[..., Answer]:
    """The answer of the function behind the command, in the test's own process."""

    def answer(*paths: str, language: str = "da", format: str = "text") -> Answer:
        code = check_register(register_folder, paths, language, format, date(2026, 7, 1))
        return code, *capsys.readouterr()

    return answer


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "Alt i orden i content/laws, content/site.yaml.\n"),
        ("en", "All is well in content/laws, content/site.yaml.\n"),
    ],
)
@pytest.mark.usefixtures("two_mistakes")
def test_files_without_problems_end_well_whatever_stands_in_others(answer, language, said):
    assert answer("content/laws", "content/site.yaml", language=language) == (0, said, "")


@pytest.mark.parametrize(
    "path",
    ["content/tools/x.yaml", "README.md", ".", "..", "/etc/passwd", "content/../README.md", ""],
)
def test_a_path_that_is_not_in_the_register_is_named(answer, path, register_folder):
    (register_folder / "README.md").write_text("Not a part of the register.", encoding="utf-8")

    assert answer(path) == (
        1,
        "",
        f"{path} findes ikke i registret. Skriv en fil eller mappe under content/.\n",
    )


def test_a_path_may_be_written_from_where_one_stands(answer, register_folder, monkeypatch):
    monkeypatch.chdir(register_folder / "content" / "laws")

    assert answer("gdpr-6-1-a.yaml") == (0, "Alt i orden i content/laws/gdpr-6-1-a.yaml.\n", "")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"language": "sv"}, "--language: sv? da | en\n"),
        ({"format": "xml"}, "--format: xml? text | github | gitlab | json\n"),
    ],
)
def test_a_wrong_value_of_an_option_is_answered_with_the_right_ones(answer, options, said):
    assert answer(**options) == (1, "", said)


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("text", "All is well: 4 tools, 57 files.\n"),
        ("github", ""),
        ("gitlab", "[]\n"),
        ("json", "[]\n"),
    ],
)
def test_machines_get_no_greeting(answer, format, shown):
    assert answer(language="en", format=format) == (0, shown, "")


@pytest.mark.usefixtures("two_mistakes")
def test_github_gets_one_line_for_each_problem(answer):
    code, shown, _ = answer(language="en", format="github")

    assert code == 1
    assert [line.split("::")[1] for line in shown.splitlines()] == [
        f"error file={CAMERA},line=27,title=contact_role",
        f"error file={METERS},line=4,title=status",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "\n2 problemer i én fil. Ret dem, og kør igen.\n"),
        ("en", "\n2 problems in one file. Mend them and run again.\n"),
    ],
)
def test_problems_in_one_file_are_summed_up_as_such(answer, change, language, said):
    change(METERS, "status: in_use", "status: in_usee")
    change(METERS, "contact_role: informs", "contact_role: inform")

    code, _, summary = answer(language=language)

    assert (code, summary) == (1, said)
