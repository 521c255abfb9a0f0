"""The files of the register as they were at a commit."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

#: Where a branch that is worked on usually began.
MAIN = ("origin/HEAD", "origin/main", "main", "origin/master", "master")


class NoSuchCommit(Exception):
    """Git does not know the commit, or there is no git here; the name is what was asked for."""


class Commit:
    """A commit of the repository that the register at *root* lives in.

    Raises:
        NoSuchCommit: *name* is not one, here.
    """

    def __init__(self, root: Path, name: str) -> None:
        self._root = root
        said = _git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
        if said is None:
            raise NoSuchCommit(name)
        self.id = said.decode().strip()

    def before(self, folder: str) -> Mapping[str, bytes]:
        """What the files below *folder* that have changed since said, by where they are now.

        Paths are relative to *root*. A file that is new has no entry.
        """
        moved = dict(self._changed(folder))
        contents = self._contents(list(moved.values()))
        return {now: was for now, was in zip(moved, contents, strict=False) if was is not None}

    def touched(self, folder: str) -> tuple[str, ...]:
        """The files below *folder* that have come or changed since, relative to *root*, in order.

        So have those that git does not follow yet, but not those that it is told to ignore.
        """
        changed = _git(
            self._root, "diff", "--name-only", "-z", "--diff-filter=d", "--relative",
            "--no-ext-diff", self.id, "--", folder,
        )  # fmt: skip
        new = _git(self._root, "ls-files", "--others", "--exclude-standard", "-z", "--", folder)
        names = (changed or b"") + (new or b"")
        return tuple(sorted(filter(None, names.decode("utf-8", "surrogateescape").split("\0"))))

    def _changed(self, folder: str) -> Iterator[tuple[str, str]]:
        """Every file changed or moved since, with where it was."""
        said = _git(
            self._root, "diff", "--name-status", "-z", "-M", "--diff-filter=MR", "--relative",
            "--no-ext-diff", self.id, "--", folder,
        )  # fmt: skip
        words = iter((said or b"").decode("utf-8", "surrogateescape").split("\0"))
        for status in words:
            if not status:
                continue
            was = next(words)
            now = next(words) if status.startswith("R") else was
            if "\n" not in was:  # it could not be asked for, and no register has such a file
                yield now, was

    def _contents(self, paths: Sequence[str]) -> Iterator[bytes | None]:
        """What stood in each of *paths*; None where git has nothing to show."""
        asked = "".join(f"{self.id}:./{path}\n" for path in paths)
        said = (
            _git(self._root, "cat-file", "--batch", ask=asked.encode("utf-8", "surrogateescape"))
            or b""
        )
        at = 0
        while (end := said.find(b"\n", at)) >= 0:
            size = said[at:end].rpartition(b" ")[2]
            if size.isdigit():
                yield said[end + 1 : end + 1 + int(size)]
                at = end + int(size) + 2
            else:  # "… missing"
                yield None
                at = end + 1


def start_of_work(root: Path) -> Commit | None:
    """The commit that the work at *root* began from: where its branch left the main one.

    On the main branch that is its newest commit. None without git, or before the first commit.
    """
    for name in MAIN:
        said = _git(root, "merge-base", "HEAD", name)
        if said is not None:
            return Commit(root, said.decode().strip())
    return None


def _git(root: Path, *arguments: str, ask: bytes = b"") -> bytes | None:
    """What git says at *root*; None when it says no, or is not there."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], input=ask, capture_output=True, check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
