"""The verdict on files that have been checked before: nothing new, nothing to check again.

Only "all is well" is remembered, together with a digest of everything it rests on: the files,
the code and schema that judged them, the day, and the commit that translations are compared
with. It is kept beside the installed packages, never in the checkout, where a pull request
could bring one along.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
#: Where verdicts are kept.
FOLDER = Path(sys.prefix) / "klartekst-verdicts"
# No file of a register may be larger; of such a one its size is enough to know.
_LARGEST = 64 * 1024


def digest(root: Path, today: date | None, since: str) -> str:
    """What the verdict on the register at *root* rests on, in one word."""
    is_link = (root / "content").is_symlink()
    known = hashlib.blake2b(repr((sys.version, today or date.today(), since, is_link)).encode())
    parts = (PROJECT / "plugins", PROJECT / "schema", PROJECT / "requirements.lock")
    for path in (*parts, root / "content"):
        for word in _told(str(path), is_code=path in parts):
            known.update(word)
    return known.hexdigest()


def recall(root: Path, known: str) -> tuple[int, int] | None:
    """How many tools and files were well when everything was as *known* says; else None."""
    try:
        verdict = json.loads(_file(root).read_bytes())
        return (int(verdict["tools"]), int(verdict["files"])) if verdict["on"] == known else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(root: Path, known: str, tools: int, files: int) -> None:
    """Keep that all is well; where nothing can be written, nothing is kept."""
    file = _file(root)
    aside = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(exist_ok=True)
        aside.write_text(json.dumps({"on": known, "tools": tools, "files": files}), "utf-8")
        aside.replace(file)
    except OSError:
        return


def _file(root: Path) -> Path:
    return FOLDER / hashlib.blake2b(os.fsencode(root.resolve()), digest_size=12).hexdigest()


def _told(path: str, *, is_code: bool) -> Iterator[bytes]:
    """All that stands below *path*, in order: no two trees are told in the same words.

    What is no plain file has its name only. Nothing that Python wrote beside the code counts.
    """
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except NotADirectoryError:
        yield from _content(path, is_code=is_code)
        return
    except OSError:
        yield b"-"
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not (is_code and entry.name == "__pycache__"):
                yield os.fsencode(entry.name) + b"\0folder "
                yield from _told(entry.path, is_code=is_code)
                yield b"\0"
        elif entry.is_file(follow_symlinks=False):
            yield os.fsencode(entry.name) + b"\0file "
            yield from _content(entry.path, is_code=is_code)
        else:
            yield os.fsencode(entry.name) + b"\0other "


def _content(path: str, *, is_code: bool) -> Iterator[bytes]:
    try:
        with Path(path).open("rb") as file:
            content = file.read(-1 if is_code else _LARGEST + 1)
            yield b"%d %d " % (os.fstat(file.fileno()).st_size, len(content))
            yield content
    except OSError:
        yield b"-"
