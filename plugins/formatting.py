"""``inv format``: brings the files of a register into the house form (``register/writing.py``).

A file that cannot be read is left as it is, and so is one of which something would be lost.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from plugins.commands import has_content, is_choice, named
from plugins.register import LANGUAGES, Problem
from plugins.register.comments import Comments, comments_of, lines_of
from plugins.register.loader import CONTENT, file_at
from plugins.register.places import schema_line
from plugins.register.reading import MAX_BYTES, Unreadable, decode, read_yaml
from plugins.register.report import FORMATS
from plugins.register.schema import Kind, default_schema
from plugins.register.writing import written

_SAID = {
    "da": {
        "fine": "Alle filer har husets form: {files}.",
        "changed": "{changed} af {files} filer har fået husets form.",
        "differ": "{changed} af {files} filer har ikke husets form. Kør inv format, så får de den.",
        "unread": "{unread} af {files} filer har problemer og er, som de var. Ret dem, og kør "
        "igen.",
        "lossy": "{path} er, som den var: Klartekst kan ikke sætte den op uden at tabe noget. "
        "Skriv til dem, der står for koden.",
    },
    "en": {
        "fine": "All files are in the house form: {files}.",
        "changed": "{changed} of {files} files have been brought into the house form.",
        "differ": "{changed} of {files} files are not in the house form. Run inv format to mend "
        "them.",
        "unread": "{unread} of {files} files have problems and are as they were. Mend them and "
        "run again.",
        "lossy": "{path} is as it was: Klartekst cannot lay it out without losing something. "
        "Tell those who look after the code.",
    },
}


class Lossy(Exception):
    """What would be written of a file does not say all that the file says."""


class _Found(NamedTuple):
    """How the files are: the text of those that *differ* from the house form, by their paths."""

    files: list[PurePosixPath]
    differ: dict[PurePosixPath, str]
    problems: list[Problem]
    lossy: list[PurePosixPath]


def format_files(root: Path, paths: Sequence[str], language: str, check: bool = False) -> int:
    """Format the files of the register at *root*, or only *check* them; answers the exit code.

    *paths* name files or folders; without any, all files are meant.
    """
    if not is_choice("--language", language, LANGUAGES):
        return 1
    if not has_content(root, language):
        return 1
    if (wanted := named(root, paths, language)) is None:
        return 1
    files = [path for path in _files(root) if _is_below(path, wanted)]
    found = _found(root, files, mend=not check)
    _tell(found, language, check)
    return 1 if _is_wrong(found, check) else 0


def unformatted(root: Path, paths: Iterable[PurePosixPath | str]) -> list[PurePosixPath]:
    """Those of the files *paths*, as ``content/…``, that can be read but lack the house form."""
    known = frozenset(map(PurePosixPath, paths))
    return list(_found(root, [path for path in _files(root) if path in known]).differ)


def formatted(path: PurePosixPath, content: bytes) -> str:
    """The house form of the file at *path* that holds *content*.

    Raises:
        Unreadable: it cannot be read, or not without a guess at what is meant.
        Lossy: something would be lost.
    """
    kind = default_schema().kinds[file_at(path).kind]
    before = _read(kind, str(path), decode(str(path), content))
    text = written(kind, *before)
    try:
        after = _read(kind, str(path), decode(str(path), text.encode()))
    except Unreadable as unreadable:
        raise Lossy from unreadable
    if (before[0], lines_of(before[1])) != (after[0], lines_of(after[1])):
        raise Lossy
    return text


def _read(kind: Kind, path: str, text: str) -> tuple[dict[str, Any], Comments]:
    """The data and the comments of a file."""
    document = read_yaml(path, text)
    if document.problems:
        raise Unreadable(*document.problems)
    kind.type_numbers(document.data)
    return document.data, comments_of(text, schema_line(kind.name))


def _files(root: Path) -> list[PurePosixPath]:
    """The files of YAML in the register, sorted."""
    plain = (path for path in (root / CONTENT).rglob("*.yaml") if _is_plain(path))
    paths = sorted(PurePosixPath(path.relative_to(root).as_posix()) for path in plain)
    return [path for path in paths if file_at(path) is not None]


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _is_below(path: PurePosixPath, places: Sequence[PurePosixPath]) -> bool:
    return not places or any(map(path.is_relative_to, places))


def _found(root: Path, files: list[PurePosixPath], mend: bool = False) -> _Found:
    found = _Found(files, {}, [], [])
    for path in files:
        try:
            content = _content(root, path)
            text = formatted(path, content)
        except Unreadable as unreadable:
            found.problems.extend(replace(one, line=one.line or 1) for one in unreadable.problems)
        except Lossy:
            found.lossy.append(path)
        else:
            if text.encode() != content:
                found.differ[path] = text
                if mend:  # at once: what someone saves meanwhile is not to be lost
                    _replace(root / path, text)
    return found


def _content(root: Path, path: PurePosixPath) -> bytes:
    try:
        with (root / path).open("rb") as file:
            return file.read(
                MAX_BYTES + 1
            )  # of a huge file no more than tells that it is too large
    except OSError as error:
        values = {"why": error.strerror or type(error).__name__}
        raise Unreadable(Problem(str(path), (), "unreadable", values, line=1)) from None


def _replace(path: Path, text: str) -> None:
    """Write a file in one step: it is the old one or the new one, whatever happens."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(text.encode())
        shutil.copymode(path, aside)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _tell(found: _Found, language: str, check: bool) -> None:
    said = _SAID[language]
    for path in found.differ:
        print(path)
    if found.problems:
        print(FORMATS["text"](found.problems, language))
    for path in found.lossy:
        print(said["lossy"].format(path=path), file=sys.stderr)
    unread = len({problem.path for problem in found.problems})
    values = {"files": len(found.files), "changed": len(found.differ), "unread": unread}
    lines = [said["differ" if check else "changed"]] if found.differ else []
    lines += [said["unread"]] if unread else []
    if not (lines or found.lossy):
        lines = [said["fine"]]
    if lines:
        told = " ".join(lines).format(**values)
        print(told, file=sys.stderr if _is_wrong(found, check) else sys.stdout)


def _is_wrong(found: _Found, check: bool) -> bool:
    return bool(found.problems or found.lossy or (check and found.differ))
