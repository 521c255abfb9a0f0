"""What all tests share: the fictitious municipality, to read or to change.

A property is tried on the same few examples each time, so that a red test is one of this change;
many new ones: ``pytest tests/properties --hypothesis-profile long``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from plugins.register import Problem, Register, RegisterInvalid, load_register, loader

MUNICIPALITY = Path(__file__).parent / "municipality"
TODAY = date(2026, 7, 1)

settings.register_profile(
    "quick", derandomize=True, database=None, deadline=None, max_examples=50,
    # Folders and registers are made once and put back after each example.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
settings.register_profile(
    "long", settings.get_profile("quick"), derandomize=False, max_examples=5_000
)
settings.load_profile("quick")


@pytest.fixture(scope="session")
def municipality() -> Register:
    """The register of Lillefjord as it is."""
    return load_register(MUNICIPALITY, today=TODAY)


@pytest.fixture(scope="session")
def copied_files() -> dict[str, bytes]:
    """What the copy holds before a test: the content of Lillefjord's files by their paths."""
    files = [path for path in MUNICIPALITY.glob("content/**/*") if path.is_file()]
    return {path.relative_to(MUNICIPALITY).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lillefjord")


@pytest.fixture
def register_folder(copy: Path, copied_files: dict[str, bytes]) -> Path:
    """A copy of Lillefjord's files that a test may change.

    Making it anew for each of hundreds of tests takes longer than the tests: what the test
    before has changed is changed back.
    """
    _take_away_what_is_new(copy, copied_files)
    for path, content in copied_files.items():
        try:
            with open(f"{copy}/{path}", "rb") as file:  # noqa: PTH123 (too often for Path)
                is_changed = file.read() != content
        except FileNotFoundError:
            is_changed = True
        if is_changed:
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            (copy / path).write_bytes(content)
    return copy


def _take_away_what_is_new(root: Path, files: dict[str, bytes]) -> None:
    known = {f"{root}/{path}" for path in files}
    known_folders = {f"{root}/{folder}" for path in files for folder in PurePosixPath(path).parents}
    for folder, _, _ in os.walk(root, topdown=False):
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                if entry.path not in known_folders:
                    Path(entry.path).rmdir()
            elif entry.path not in known or not entry.is_file(follow_symlinks=False):
                Path(entry.path).unlink()


@pytest.fixture
def write(register_folder: Path) -> Callable[[str, str | bytes], None]:
    """Write a file of the copy."""

    def write(path: str, content: str | bytes) -> None:
        file = register_folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    return write


@pytest.fixture
def change(register_folder: Path) -> Callable[[str, str, str], None]:
    """Replace what stands exactly once in a file of the copy."""

    def change(path: str, old: str, new: str) -> None:
        file = register_folder / path
        text = file.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{old!r} stands {text.count(old)} times in {path}")
        file.write_bytes(text.replace(old, new).encode())

    return change


@pytest.fixture
def reading_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The loader remembers what it has read, from one test to the next."""
    monkeypatch.setattr(loader._Reader, "read", _read_once(loader._Reader.read))


@pytest.fixture
def check(register_folder: Path, reading_once: None) -> Callable[[], tuple[Problem, ...]]:
    """The problems of the copy; none when it is valid."""

    def check() -> tuple[Problem, ...]:
        try:
            load_register(register_folder, today=TODAY)
        except RegisterInvalid as invalid:
            return invalid.problems
        return ()

    return check


_READ: dict[object, Any] = {}


def _read_once(read: Callable[..., Any]) -> Callable[..., Any]:
    """*read* that remembers what it has read.

    Of the copy's files a test changes one or two, and hundreds of tests check all of them.
    """

    def remembered(reader: Any, file: Any) -> Any:
        try:
            content = (reader._root / file.path).read_bytes()
        except OSError:
            return read(reader, file)
        rules = (loader.TEXT_RULES, loader.FILE_RULES)
        key = (file.path, content, reader._domains, reader._today, rules)
        if key not in _READ:
            _READ[key] = read(reader, file)
        known = _READ[key]
        return replace(
            known, names=dict(known.names), problems=list(known.problems),
            refused=set(known.refused),
        )  # fmt: skip

    return remembered
