"""What each commit did to the files of a folder, read from one ``git fast-export``.

Only the first parents are followed: what stood on the branch that is published, not what stood
on the branches that were merged into it. A merge counts as one commit.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple


class HistoryMissing(Exception):
    """There is no whole history here; ``why`` is ``no-git``, ``no-commit`` or ``shallow``."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Head(NamedTuple):
    """The commit that is checked out, and where in the repository the register lives."""

    commit: str
    prefix: str


class Changed(NamedTuple):
    """A commit, its author's time in seconds since 1970, and the files it left otherwise.

    The path of a file goes to its new content, or to None when the file is gone.
    """

    commit: str
    time: int
    files: Mapping[str, bytes | None]


def head(root: Path) -> Head:
    """Where the history of the register at *root* ends.

    Raises:
        HistoryMissing: there is no git, no commit, or only a part of the history.
    """
    try:
        done = subprocess.run(
            ["git", "-C", str(root), "rev-parse", "--is-shallow-repository", "--show-prefix",
             "--verify", "HEAD^{commit}"],
            capture_output=True, check=False,
        )  # fmt: skip
    except OSError as error:
        raise HistoryMissing("no-git") from error
    shallow, prefix, commit, *_ = [*done.stdout.decode().splitlines(), "", "", ""]
    if shallow not in ("true", "false"):
        raise HistoryMissing("no-git")
    if not commit or done.returncode:
        raise HistoryMissing("no-commit")
    if shallow == "true":
        raise HistoryMissing("shallow")
    return Head(commit, prefix)


def is_ancestor(root: Path, commit: str) -> bool:
    """Whether the history that ends here goes through *commit*."""
    command = ["git", "-C", str(root), "merge-base", "--is-ancestor", commit, "HEAD"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def commits(root: Path, folder: str, since: str | None = None) -> Iterator[Changed]:
    """Every commit that changed *folder*, oldest first; of a known one *since*, those after it.

    Raises:
        HistoryMissing: git could not tell it.
    """
    asked = f"{since}..HEAD" if since else "HEAD"
    command = [
        "git", "-C", str(root), "fast-export", "--first-parent", "--show-original-ids",
        "--reference-excluded-parents", "--reencode=no", "--signed-tags=strip", asked,
        "--", folder,
    ]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as git:
        yield from _read(git.stdout)
    if git.returncode:
        raise HistoryMissing("no-git")


def _read(stream: IO[bytes]) -> Iterator[Changed]:
    """The stream that ``git help fast-import`` describes, as far as it is needed here."""
    blobs: dict[bytes, bytes] = {}
    mark = commit = b""
    time, data = 0, b""
    files: dict[str, bytes | None] | None = None
    for line in stream:
        word, _, rest = line.rstrip(b"\n").partition(b" ")
        if word == b"data":
            data = stream.read(int(rest))
            if files is None:
                blobs[mark] = data
        elif word in (b"blob", b"commit", b"reset", b"tag"):
            if files:
                yield Changed(commit.decode(), time, files)
            files = {} if word == b"commit" else None
        elif word == b"mark":
            mark = rest
        elif word == b"original-oid":
            commit = rest
        elif word == b"author":
            time = int(rest.split()[-2])
        elif word == b"M" and files is not None:
            mode, name, path = rest.split(b" ", 2)
            files[_path(path)] = blobs.get(name) if mode in _PLAIN else None
        elif word == b"D" and files is not None:
            files[_path(rest)] = None
    if files:
        yield Changed(commit.decode(), time, files)


# A link or a submodule is no file of a register.
_PLAIN = (b"100644", b"100755")


def _path(quoted: bytes) -> str:
    """A path as git writes it there: in quotes, with octal bytes, when it has odd letters."""
    if quoted.startswith(b'"'):
        plain = quoted[1:-1].decode("ascii", "replace").encode("latin-1", "replace")
        quoted = plain.decode("unicode_escape").encode("latin-1", "replace")
    return quoted.decode("utf-8", "surrogateescape")


__all__ = ["Changed", "Head", "HistoryMissing", "commits", "head", "is_ancestor"]
