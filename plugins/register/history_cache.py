"""The history as an earlier build has worked it out, so that only new commits are read.

It rests on the code and the schema, the folder, the time zone and the commit, and is kept beside
the installed packages, never in the checkout, where a pull request could bring one along. What is
not exactly what was written is thrown away.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from .history import History

_PROJECT = Path(__file__).resolve().parents[2]
#: Where histories are kept.
FOLDER = Path(sys.prefix) / "klartekst-history"
_SUM = 32
_MOST = 16


class Kept:
    """What is kept of the history of *folder* in the repository at *root*."""

    def __init__(self, root: Path, folder: str, time_zone: str | None) -> None:
        rests_on = (str(root.resolve()), folder, time_zone, sys.version, *_code())
        name = hashlib.blake2b(repr(rests_on).encode(), digest_size=12).hexdigest()
        self._told, self._files = FOLDER / f"{name}.told", FOLDER / f"{name}.files"

    def history(self, commit: str) -> History | None:
        """The history up to *commit*; None when it is not known."""
        known = self._history()
        return known if known is not None and known.commit == commit else None

    def earlier(self) -> tuple[History, Mapping[str, bytes]] | None:
        """The history up to another commit, and the files there; None when it is not known."""
        known, files = self._history(), _read(self._files)
        if known is None or files is None:
            return None
        commit, contents = msgspec.msgpack.decode(files, type=tuple[str, dict[str, bytes]])
        return (known, contents) if commit == known.commit else None

    def _history(self) -> History | None:
        from .history import History

        said = _read(self._told)
        return None if said is None else msgspec.msgpack.decode(said, type=History)

    def keep(self, history: History, files: Mapping[str, bytes]) -> None:
        """Keep both; where nothing can be written, nothing is kept."""
        _write(self._files, msgspec.msgpack.encode((history.commit, files)))
        _write(self._told, msgspec.msgpack.encode(history))
        _clear()


def _code() -> Iterator[bytes]:
    """The digests of all that turns commits into history."""
    code = (Path(__file__).with_name(f"{name}.py") for name in _MODULES)
    for path in (*code, *sorted((_PROJECT / "schema").glob("*.json"))):
        yield hashlib.blake2b(path.read_bytes(), digest_size=12).digest()


_MODULES = ("history", "history_cache", "changes", "commits", "versions", "reading", "schema")


def _clear() -> None:
    """Leave the newest: folders come and go, above all in tests."""
    with suppress(OSError):
        for file in sorted(FOLDER.iterdir(), key=lambda one: one.stat().st_mtime)[:-_MOST]:
            file.unlink(missing_ok=True)


def _read(file: Path) -> bytes | None:
    """What was written; None when it is not there or not whole."""
    try:
        said = file.read_bytes()
    except OSError:
        return None
    return said[_SUM:] if hashlib.sha256(said[_SUM:]).digest() == said[:_SUM] else None


def _write(file: Path, said: bytes) -> None:
    aside = file.with_suffix(f"{file.suffix}.{os.getpid()}")
    try:
        file.parent.mkdir(exist_ok=True)
        aside.write_bytes(hashlib.sha256(said).digest() + said)
        aside.replace(file)
    except OSError:
        return
