"""What has been checked before is not checked again, and only that."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plugins import register, verdict
from plugins.commands import check_register

TODAY = date(2026, 7, 1)
METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"
WELL = "Alt i orden: 4 værktøjer, 57 filer.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where verdicts are kept during a test."""
    folder = tmp_path / "verdicts"
    monkeypatch.setattr(verdict, "FOLDER", folder)
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The code and the schema that judge, to be changed."""
    project = tmp_path / "project"
    (project / "plugins" / "register").mkdir(parents=True)
    (project / "plugins" / "register" / "loader.py").write_text("x = 1\n", encoding="utf-8")
    (project / "schema").mkdir()
    (project / "schema" / "words.yaml").write_text("da: x\n", encoding="utf-8")
    (project / "requirements.lock").write_text("a==1\n" * 40_000, encoding="utf-8")
    monkeypatch.setattr(verdict, "PROJECT", project)
    return project


@pytest.fixture
def check(register_folder: Path, capsys: pytest.CaptureFixture) -> Callable[..., str]:
    """What ``inv check`` prints about the copy."""

    def check(root: Path = register_folder, today: date = TODAY) -> str:
        check_register(root, (), "da", "text", today)
        return capsys.readouterr().out

    return check


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The roots of the registers that were read, one for each reading."""
    read: list[Path] = []
    load = register.load_register

    def load_register(root: Path, **options: object) -> register.Register:
        read.append(root)
        return load(root, **options)

    monkeypatch.setattr(register, "load_register", load_register)
    return read


def test_what_was_well_is_not_read_again(check, loads):
    assert [check(), check()] == [WELL, WELL]
    assert len(loads) == 1


def test_what_was_not_well_is_read_again(check, loads, change, folder):
    change(METERS, "status: in_use", "status: in_usee")

    assert check() == check() != WELL
    assert len(loads) == 2
    assert not folder.exists()


def test_another_register_is_read(check, loads, register_folder, tmp_path):
    shutil.copytree(register_folder, tmp_path / "other")

    assert [check(), check(tmp_path / "other"), check()] == [WELL] * 3
    assert len(loads) == 2


def test_the_same_register_by_another_path_is_not_read_again(check, loads, register_folder):
    check()
    check(register_folder / "content" / "..")

    assert len(loads) == 1


def test_on_another_day_it_is_read_again(check, loads):
    check()
    check(today=date(2026, 7, 2))

    assert len(loads) == 2


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"5", b'{"on": 1}', b"\xff", b'"x"'])
def test_a_broken_verdict_means_nothing(check, loads, folder, broken):
    check()
    (kept,) = folder.iterdir()
    kept.write_bytes(broken)

    assert check() == WELL
    assert len(loads) == 2


def test_where_nothing_can_be_written_nothing_is_kept(check, loads, folder):
    folder.write_text("A file stands in the way.", encoding="utf-8")

    assert [check(), check()] == [WELL, WELL]
    assert len(loads) == 2


# What it rests on


def digest(root: Path, today: date = TODAY, since: str = "") -> str:
    return verdict.digest(root, today, since)


def test_the_same_is_the_same(register_folder, project):
    assert digest(register_folder) == digest(register_folder)


def test_the_day_and_the_commit_count(register_folder, project):
    known = {
        digest(register_folder),
        digest(register_folder, date(2026, 7, 2)),
        digest(register_folder, since="4a1"),
        digest(register_folder, since="4a2"),
    }

    assert len(known) == 4


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("plugins/register/loader.py", b"x = 2\n"),
        ("plugins/register/rules.py", b""),
        ("schema/words.yaml", b"da: y\n"),
        ("requirements.lock", b"a==1\n" * 39_999 + b"a==2\n"),
    ],
)
def test_every_byte_of_what_judges_counts(register_folder, project, path, content):
    before = digest(register_folder)
    (project / path).write_bytes(content)

    assert digest(register_folder) != before


def test_what_python_wrote_beside_the_code_does_not_count(register_folder, project):
    before = digest(register_folder)
    (project / "plugins" / "__pycache__").mkdir()
    (project / "plugins" / "__pycache__" / "loader.pyc").write_bytes(b"x")

    assert digest(register_folder) == before


def to_other_byte(root: Path) -> None:
    file = root / METERS
    file.write_bytes(file.read_bytes().replace(b"in_use", b"in_usE"))


def to_new_file(root: Path) -> None:
    (root / "content" / ".DS_Store").write_bytes(b"")


def to_new_folder(root: Path) -> None:
    (root / "content" / "laws" / "nye").mkdir()


def to_file_gone(root: Path) -> None:
    (root / METERS).unlink()


def to_other_name(root: Path) -> None:
    (root / METERS).rename((root / METERS).with_stem("badevandsmaaleR"))


def to_link(root: Path) -> None:
    file = root / METERS
    target = file.rename(root / "target.yaml")
    file.symlink_to(target)


def to_pipe(root: Path) -> None:
    os.mkfifo(root / "content" / "laws" / "ny.yaml")


def to_folder_of_python(root: Path) -> None:
    (root / "content" / "__pycache__").mkdir()


@pytest.mark.parametrize(
    "change",
    [
        to_other_byte, to_new_file, to_new_folder, to_file_gone, to_other_name, to_link, to_pipe,
        to_folder_of_python,
    ],
    ids=lambda change: change.__name__,
)  # fmt: skip
def test_every_change_of_content_counts(register_folder, project, change):
    before = digest(register_folder)
    change(register_folder)

    assert digest(register_folder) != before


def tree(root: Path, *paths: str) -> Path:
    for path in paths:
        file = root / "content" / path.partition(" ")[0]
        file.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith("/"):
            file.mkdir(exist_ok=True)
        elif " -> " in path:
            file.symlink_to(path.partition(" -> ")[2])
        else:
            file.write_text(path.partition(" ")[2], encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["a/b x"], ["a/", "b x"]),
        (["a/"], ["a -> x"]),
        (["a/"], ["a "]),
        (["a xb"], ["a x", "b "]),
        (["a 1"], ["a1 "]),
        (["a/b/c/"], ["a/b/", "a/c/"]),
    ],
)
def test_two_trees_are_never_taken_for_each_other(tmp_path, project, one, other):
    known = digest(tree(tmp_path / "one", *one)), digest(tree(tmp_path / "other", *other))

    assert known[0] != known[1]


def test_a_link_to_the_content_is_not_the_content(tmp_path, project):
    real = tree(tmp_path / "real", "a x")
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "content").symlink_to(real / "content")

    assert digest(tmp_path / "linked") != digest(real)
