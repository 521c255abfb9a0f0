"""The folder that is served: one whole site at every moment, replaced in a single step.

A new site grows in a hidden folder beside the old one, ``.output.build`` for ``output``. One
build at a time works there and the next one waits; what a killed one has left is cleared away.
The hidden folder is gone when no build runs.

Nothing is flushed to the disk on the way: that would take longer than the build, and a site can
always be built again. After a power failure it should be.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from plugins.register.parallel import uninterrupted
from plugins.site import MARK

#: The disk, a quota or a limit of the system says that no more can be written.
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

_SAID = {
    "da": {
        "broken": "{why}",
        "foreign": "{path} indeholder andet end et byggeri fra Klartekst. Vælg en anden mappe.",
        "no-git": "Historikken mangler: her er intet git. Byg siden i en klon af registret.",
        "no-commit": "Historikken mangler: her er endnu intet commit. Gem filerne i git først.",
        "shallow": "Historikken mangler: git har kun en del af den. Kør git fetch --unshallow.",
        "full": "Disken eller din kvote er fuld. Skaf plads til en side til, og byg igen.",
        "incomplete": "{path} blev ikke skrevet helt. Byg igen.",
        "mount": "{path} er et drev for sig og kan ikke skiftes ud. Byg i en mappe på drevet, "
        "fx --output {path}/site",
        "not-a-folder": "{path} er ikke en mappe. Vælg en anden mappe med --output.",
        "no-index": "Søgningen blev ikke lavet: {why}. Kør make site igen. Hjælper det ikke, så "
        "skriv til dem, der står for koden.",
        "no-pagefind": "Programmet pagefind, som laver søgningen, er der ikke. Kør make site: "
        "den henter det sammen med de andre pakker.",
        "may-not-write": "Du må ikke skrive i {folder}. Vælg en anden mappe med --output, "
        "eller få lov til at skrive der.",
        "unusable": "{path} kan ikke bruges: {why}. Vælg en anden mappe med --output.",
    },
    "en": {
        "broken": "{why}",
        "foreign": "{path} holds something other than a Klartekst site. Choose another folder.",
        "no-git": "The history is missing: there is no git here. Build in a clone of the register.",
        "no-commit": "The history is missing: there is no commit yet. Commit the files first.",
        "shallow": "The history is missing: git has only part of it. Run git fetch --unshallow.",
        "full": "The disk or your quota is full. Make room for one more site and build again.",
        "incomplete": "{path} was not written in full. Build again.",
        "mount": "{path} is a drive of its own and cannot be replaced. Build into a folder on "
        "it, such as --output {path}/site",
        "not-a-folder": "{path} is not a folder. Choose another folder with --output.",
        "no-index": "The search was not made: {why}. Run make site again. If that does not help, "
        "tell those who look after the code.",
        "no-pagefind": "The program pagefind, which makes the search, is not there. Run make site: "
        "it fetches it with the other packages.",
        "may-not-write": "You may not write in {folder}. Choose another folder with --output, "
        "or ask for leave to write there.",
        "unusable": "{path} cannot be used: {why}. Choose another folder with --output.",
    },
}
_CODES = {
    **dict.fromkeys(FULL, "full"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "may-not-write"),
    **dict.fromkeys((errno.EBUSY, errno.EXDEV), "mount"),
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR), "not-a-folder"),
}
# linux/fcntl.h, linux/fs.h; sys/stdio.h of macOS
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


class BuildFailed(Exception):
    """The site could not be built, and the old one is untouched; ``said`` tells why."""

    def __init__(self, code: str, path: str | Path = "", why: str = "") -> None:
        super().__init__(code, str(path), why)
        self._code = code
        self._values = {"path": path, "folder": Path(path).absolute().parent, "why": why}

    def said(self, language: str) -> str:
        """What went wrong and what to do, in *language*."""
        return _SAID[language][self._code].format(**self._values)


@contextmanager
def replaced(output: Path, on_wait: Callable[[], object]) -> Iterator[Path]:
    """A new, empty folder that takes the place of *output* when the block ends well.

    Where *output* is a link, the folder that it leads to is replaced. *on_wait* is called when
    another build has to end first.

    Raises:
        BuildFailed: *output* is not ours to replace, or the system does not let us.
    """
    with ExitStack() as stack:
        with _explained(output):
            # Unlike Path.resolve it does not fail when links lead in a circle.
            place = Path(os.path.realpath(output))
            _refuse_foreign(place)
            workshop = stack.enter_context(_alone_beside(place, on_wait))
            new = workshop / "new"
            new.mkdir()
            (new / MARK).mkdir()
        yield new
        with _explained(output):
            _swap(new, place, workshop / "old")


def _refuse_foreign(place: Path) -> None:
    if place.is_dir():
        if any(place.iterdir()) and not (place / MARK).is_dir():
            raise BuildFailed("foreign", place)
    elif os.path.lexists(place):
        raise BuildFailed("not-a-folder", place)


@contextmanager
def _alone_beside(place: Path, on_wait: Callable[[], object]) -> Iterator[Path]:
    """The hidden folder beside *place*, tidy, while no other build works in it."""
    workshop = place.with_name(f".{place.name}.build")
    made = [workshop, *(parent for parent in place.parents if not parent.exists())]
    try:
        lock = _locked(workshop, on_wait)
        try:
            _tidy(workshop, place)
            yield workshop
        finally:
            with uninterrupted(), suppress(OSError):
                _tidy(workshop, place)
                (workshop / "lock").unlink()
            os.close(lock)
    finally:
        for folder in made:
            with suppress(OSError):  # the new site stands in it, or another build works there
                folder.rmdir()


def _locked(workshop: Path, on_wait: Callable[[], object]) -> int:
    """The file ``lock`` in *workshop*, held until it is closed or every process here has ended.

    Forked processes hold it, too: as long as one of them may still write, no other build starts.
    """
    while True:
        workshop.mkdir(0o700, parents=True, exist_ok=True)
        if workshop.is_symlink():
            raise BuildFailed("foreign", workshop)
        path = workshop / "lock"
        with suppress(FileNotFoundError):  # the build before is clearing away: once more
            lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            try:
                _wait_for(lock, on_wait)
                if os.path.samestat(os.fstat(lock), path.stat()):
                    return lock
            except BaseException:
                os.close(lock)
                raise
            os.close(lock)


def _wait_for(lock: int, on_wait: Callable[[], object]) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        on_wait()
        fcntl.flock(lock, fcntl.LOCK_EX)


def _tidy(workshop: Path, place: Path) -> None:
    """Clear away what a build has left; a site that has lost its place gets it back."""
    new, old = workshop / "new", workshop / "old"
    if old.is_dir() and not (place.is_dir() and any(place.iterdir())):
        old.rename(place)
    for folder in (new, old):
        if folder.exists():
            shutil.rmtree(folder)


def _swap(new: Path, place: Path, old: Path) -> None:
    if not place.exists():
        new.rename(place)
    elif not _exchange(new, place):
        # A build that is killed between the two leaves the old site for the next one to find.
        place.rename(old)
        new.rename(place)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system has no way to.

    renameat2(2): Linux 3.15 and glibc 2.28, most file systems. renamex_np, rename(2) of macOS:
    10.12 and APFS.
    """
    library = ctypes.CDLL(None)
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            return library.renamex_np(*names, _RENAME_SWAP) == 0
        return library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0
    except AttributeError:
        return False


@contextmanager
def _explained(output: Path) -> Iterator[None]:
    """What the system refuses, in words."""
    try:
        yield
    except OSError as error:
        code = _CODES.get(error.errno or 0, "unusable")
        raise BuildFailed(code, output, error.strerror or str(error)) from error
