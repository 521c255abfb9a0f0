"""What the commands make of what is typed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.builds import MUNICIPALITY, PROJECT

Answer = tuple[int, str, str]


@pytest.fixture
def inv() -> Callable[..., Answer]:
    """Run a command in a folder: exit code, standard output, standard error."""

    def inv(*arguments: str, folder: Path = PROJECT) -> Answer:
        done = subprocess.run(
            [sys.executable, "-m", "invoke", *arguments],
            cwd=folder, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    return inv


def test_a_name_after_the_dashes_may_have_spaces(inv):
    _, _, told = inv("check", "--language", "en", "--", "my form (2).yaml")

    assert told.startswith("my form (2).yaml is not in the register.")


def test_several_names_may_stand_after_the_dashes(inv):
    names = ["a b.xlsx", "c d.xlsx", "e.xlsx"]

    _, _, told = inv("import", "--root", str(MUNICIPALITY), names[0], "--", *names[1:])

    assert [line.partition(" kan ikke")[0] for line in told.splitlines()] == names


def test_a_command_finds_the_register_from_any_folder_of_the_project(inv):
    _, shown, told = inv("format", "--check", "--", "site.yaml", folder=PROJECT / "content")

    assert "no-content" not in shown
    assert "site.yaml" not in told


@pytest.mark.parametrize("typed", ["--help", "-h", "--nonsense"])
def test_who_asks_the_import_for_help_is_told_where_it_is(inv, typed):
    assert inv("import", typed) == (
        1, "", f"{typed} er intet regneark / is no spreadsheet: inv --help import\n",
    )  # fmt: skip
