"""What an author sees in VS Code, which asks the same language server about YAML."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.editor.language_server import fetched, server
from tests.site.builds import shared_folder

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).resolve().parents[2]
CAMERA = "tests/municipality/content/tools/havn-og-kyst/isvagt-kamera.yaml"


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    folder = shared_folder(tmp_path_factory) / "language-server"
    folder.mkdir()
    return fetched(folder)


@pytest.fixture
def editor(program):
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    with server(program, PROJECT, settings) as editor:
        yield editor


def text_of(path: str) -> str:
    return (PROJECT / path).read_text(encoding="utf-8")


def test_no_file_has_a_line_that_the_editor_calls_wrong(editor):
    roots = ("tests/drafts/content", "tests/municipality/content")
    files = [file for root in roots for file in (PROJECT / root).rglob("*.yaml")]
    texts = {file.relative_to(PROJECT).as_posix(): file.read_text("utf-8") for file in files}

    assert editor.open(texts) == {}


def test_a_mistake_is_shown_on_its_line(editor):
    broken = text_of(CAMERA).replace("status: retired", "status: retird")

    found = editor.open({CAMERA: broken})

    ((line, message),) = found[CAMERA]
    assert broken.splitlines()[line] == "status: retird"
    assert "Value is not accepted. Valid values:" in message


def test_the_choices_and_the_hint_are_shown_while_one_writes(editor):
    line = text_of(CAMERA).splitlines().index("status: retired")
    editor.open({CAMERA: text_of(CAMERA)})

    choices = editor.completions(CAMERA, line, len("status: "))

    assert choices.keys() == {"planned", "pilot", "in_use", "paused", "retired"}
    assert editor.hover(CAMERA, line, 0).startswith("#### Status\n")


def test_questions_that_are_still_missing_are_proposed_with_their_hints(editor):
    path = "content/tools/bif/nyt.yaml"
    text = "# yaml-language-server: $schema=../../../schema/tool.schema.json\nbasis: department\n"
    editor.open({path: text})

    proposed = editor.completions(path, 2, 0)

    assert {"name", "summary", "legal_basis"} < proposed.keys()
    assert proposed["opt_out"] == "Om man kan undgå værktøjet, og hvad der så sker."


def test_a_file_without_the_line_has_the_schema_of_its_folder(editor):
    path = "content/tools/bif/uden.yaml"

    found = editor.open({path: "basis: nobody\n"})

    assert any("Value is not accepted" in message for _, message in found[path])
