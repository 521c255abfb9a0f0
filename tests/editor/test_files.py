"""What an editor is told about the files: the schema of each, and that it must not format them."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath

import pytest

from plugins.register.loader import file_at
from plugins.register.schema import default_schema
from tests.site.builds import ROOTS

PROJECT = Path(__file__).resolve().parents[2]
ROOTS_HERE = {name: ROOTS[name] for name in ("drafts", "municipality")}
LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def files(root: Path) -> list[Path]:
    return sorted((root / "content").rglob("*.yaml"))


def kind_of(root: Path, file: Path) -> str:
    return file_at(PurePosixPath(file.relative_to(root).as_posix())).kind


def settings() -> dict:
    return json.loads((PROJECT / ".vscode" / "settings.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("root", ROOTS_HERE.values(), ids=ROOTS_HERE)
def test_every_file_begins_with_the_schema_of_its_kind(root):
    named = {}
    for file in files(root):
        found = LINE.fullmatch(file.read_text(encoding="utf-8").splitlines()[0])
        named[file] = found and (file.parent / found[1]).resolve()

    assert named == {
        file: PROJECT / "schema" / f"{kind_of(root, file)}.schema.json" for file in files(root)
    }


@pytest.mark.parametrize("root", ROOTS_HERE.values(), ids=ROOTS_HERE)
def test_a_file_without_that_line_gets_the_schema_of_its_folder(root):
    by_pattern = {
        file: schema
        for schema, pattern in settings()["yaml.schemas"].items()
        for file in root.glob(pattern.removeprefix("**/"))
    }

    assert {file: by_pattern.get(file) for file in files(root)} == {
        file: f"./schema/{kind_of(root, file)}.schema.json" for file in files(root)
    }


def test_every_kind_of_file_in_yaml_has_a_folder_in_the_settings():
    mapped = {Path(name).name.split(".")[0] for name in settings()["yaml.schemas"]}

    assert mapped == default_schema().kinds.keys() - {"page"}


def test_no_editor_formats_what_inv_format_does():
    told = settings()

    assert (told["yaml.format.enable"], told["[yaml]"]["editor.formatOnSave"]) == (False, False)


def test_what_each_developer_has_chosen_stays_out_of_the_repository():
    ignored = (PROJECT / ".gitignore").read_text(encoding="utf-8").splitlines()

    shared = [line for line in ignored if ".vscode" in line]
    assert shared == [
        "/.vscode/*",
        "!/.vscode/extensions.json",
        "!/.vscode/settings.json",
    ]
