"""``inv format``: files get the house form, and nothing is lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins import formatting
from plugins.formatting import format_files, unformatted
from plugins.register import load_register
from plugins.register.comments import Comments
from tests.conftest import TODAY
from tests.site.builds import DRAFTS, MUNICIPALITY, PROJECT

LAW = "content/laws/gdpr-6-1-a.yaml"
METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"
FIRST = "# yaml-language-server: $schema=../../schema/law.schema.json\n"


@pytest.fixture
def said(capsys):
    """Format the register at a root; the exit code, and the lines that are said."""

    def said(root: Path, *paths: str, language: str = "en", check: bool = False):
        code = format_files(root, paths, language, check)
        printed = capsys.readouterr()
        return code, (printed.out + printed.err).splitlines()

    return said


@pytest.mark.parametrize("root", [DRAFTS, MUNICIPALITY], ids=["drafts", "municipality"])
def test_every_file_of_the_registers_here_has_the_house_form(root, said):
    code, lines = said(root, language="da", check=True)

    assert (code, lines[:-1]) == (0, [])
    assert re.fullmatch(r"Alle filer har husets form: \d+\.", lines[-1])


def test_the_example_in_contributing_has_the_house_form():
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)[1]

    assert (
        formatting.formatted(Path("content/tools/tmf/baadplads.yaml"), example.encode()) == example
    )


def test_a_file_gets_the_house_form_and_says_the_same(change, register_folder, said):
    before = load_register(register_folder, today=TODAY).tools["badevandsmaaler"]
    change(METERS, "status: in_use\n", "\nstatus:   'in_use' # since then\n")
    change(METERS, "decision: {part: none}", "decision:\r\n    part: none")

    code, lines = said(register_folder)

    text = (register_folder / METERS).read_bytes().decode()
    after = load_register(register_folder, today=TODAY).tools["badevandsmaaler"]
    assert (code, lines) == (0, [METERS, "1 of 47 files have been brought into the house form."])
    assert "\nstatus: in_use  # since then\nsince:" in text
    assert "\ndecision: {part: none}\nai:" in text
    assert after.status == before.status
    assert (after.data, after.decision) == (before.data, before.decision)


def test_the_line_for_editors_is_added(register_folder, said):
    law = (register_folder / LAW).read_text(encoding="utf-8")
    bare = law.split("\n", 1)[1]
    (register_folder / LAW).write_text(bare, encoding="utf-8")

    said(register_folder)

    assert (register_folder / LAW).read_text(encoding="utf-8") == FIRST + bare


def test_check_tells_and_changes_nothing(change, register_folder, said):
    change(LAW, "citation:", "\ncitation:")
    before = (register_folder / LAW).read_bytes()

    code, lines = said(register_folder, check=True)

    assert (register_folder / LAW).read_bytes() == before
    assert (code, lines) == (
        1, [LAW, "1 of 47 files are not in the house form. Run inv format to mend them."],
    )  # fmt: skip


def test_only_the_files_that_are_named_are_formatted(change, register_folder, said):
    change(LAW, "citation:", "\ncitation:")
    change(METERS, "status:", "\nstatus:")

    code, lines = said(register_folder, "content/tools", language="da")

    assert (code, lines) == (0, [METERS, "1 af 4 filer har fået husets form."])
    assert unformatted(register_folder, [LAW, METERS, "content/gone.yaml"]) == [Path(LAW)]


def test_a_file_that_cannot_be_read_is_left_and_explained_and_the_others_are_done(
    change, register_folder, said
):
    change(LAW, "citation:", "\ncitation:")
    change(METERS, "status: in_use", "status: in_use\nstatus: pilot")
    before = (register_folder / METERS).read_bytes()

    code, lines = said(register_folder)

    assert code == 1
    assert (register_folder / METERS).read_bytes() == before
    assert lines == [
        LAW,
        f"{METERS}:5  status",
        '    The field "status" stands twice. The first is on line 4.  [yaml-twice]',
        "    Fix: Keep one of them.",
        "1 of 47 files have been brought into the house form. 1 of 47 files have problems and are "
        "as they were. Mend them and run again.",
    ]


@pytest.mark.parametrize("check", [True, False])
def test_of_files_that_lack_nothing_but_sense_only_that_is_said(
    check, change, register_folder, said
):
    change(METERS, "status: in_use", "status: in_use\nstatus: pilot")

    _, lines = said(register_folder, METERS, language="da", check=check)

    assert lines[3:] == [
        "1 af 1 filer har problemer og er, som de var. Ret dem, og kør igen.",
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  da: Husk # nu", "yaml-hash"),
        ('  da: "a\\u200bb"', "escape"),
        ("  da: a: b", "yaml-colon"),
        ("  da: a\u200bb", "character"),
    ],
)
def test_what_would_be_lost_or_guessed_is_never_written(line, code, change, register_folder, said):
    change(METERS, "  da: Der er et skilt ved hver skærm.", line)
    before = (register_folder / METERS).read_bytes()

    exit_code, lines = said(register_folder)

    assert exit_code == 1
    assert any(line.endswith(f"[{code}]") for line in lines)
    assert (register_folder / METERS).read_bytes() == before


def test_a_file_is_left_when_a_comment_would_be_lost(change, register_folder, said, monkeypatch):
    def forgetful(kind, data, comments: Comments) -> str:
        return written(kind, data)

    written = formatting.written
    monkeypatch.setattr(formatting, "written", forgetful)
    change(METERS, "status:", "# as of today\nstatus:")
    before = (register_folder / METERS).read_bytes()

    code, lines = said(register_folder, METERS)

    assert (register_folder / METERS).read_bytes() == before
    assert (code, lines[0]) == (
        1, f"{METERS} is as it was: Klartekst cannot lay it out without losing something. "
        "Tell those who look after the code.",
    )  # fmt: skip


def test_nothing_is_left_behind_beside_the_files(change, register_folder, said, monkeypatch):
    change(LAW, "citation:", "\ncitation:")
    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(OSError, match="full"):
        said(register_folder)

    assert "\n\ncitation:" in (register_folder / LAW).read_text(encoding="utf-8")
    assert [path.name for path in (register_folder / LAW).parent.glob(".*")] == []


def refuse(*_):
    raise OSError("The disk is full.")


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        ({"language": "sv"}, ["--language: sv? da | en"]),
        ({"paths": ["content/nowhere"]}, [
            "content/nowhere is not in the register. Name a file or folder under content/.",
        ]),
    ],
)  # fmt: skip
def test_a_wrong_name_is_answered_with_the_right_ones(options, lines, register_folder, said):
    code, answered = said(
        register_folder, *options.get("paths", ()), language=options.get("language", "en")
    )

    assert (code, answered) == (1, lines)


def test_without_content_there_is_a_word_about_it(tmp_path, said):
    code, lines = said(tmp_path)

    assert (code, lines[1]) == (1, "    There is no folder called content.  [no-content]")
