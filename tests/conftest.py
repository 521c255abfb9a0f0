"""What all tests share: the fictitious municipality, to read or to change."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plugins.register import Problem, Register, RegisterInvalid, load_register

MUNICIPALITY = Path(__file__).parent / "municipality"
TODAY = date(2026, 7, 1)


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
        file = copy / path
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    return copy


def _take_away_what_is_new(root: Path, files: dict[str, bytes]) -> None:
    kept = {root / path for path in files}
    kept |= {folder for path in kept for folder in path.parents}
    for folder, folders, names in os.walk(root, topdown=False):
        for path in (Path(folder, name) for name in (*folders, *names)):
            if path.is_symlink() or (path.is_file() and path not in kept):
                path.unlink()
            elif path not in kept:
                path.rmdir()


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
def check(register_folder: Path) -> Callable[[], tuple[Problem, ...]]:
    """The problems of the copy; none when it is valid."""

    def check() -> tuple[Problem, ...]:
        try:
            load_register(register_folder, today=TODAY)
        except RegisterInvalid as invalid:
            return invalid.problems
        return ()

    return check
