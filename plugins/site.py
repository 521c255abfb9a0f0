"""What every plugin that writes needs: the register of this build, and a file in its place."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import MutableMapping
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from plugins.register import Register, load_register

#: From so many pages on, a second process is faster than one.
WORTH_SHARING = 400
#: A folder in every site that we have built: what has it is ours to replace.
MARK = ".klartekst"
ICON = "icon.svg"
# Where every process notes what it has written, so that what is missing is seen.
_NOTES = f"{MARK}/written"


def register_of(settings: MutableMapping[str, Any]) -> Register:
    """The checked register that this build shows, read once however many plugins ask."""
    if "REGISTER" not in settings:
        settings["REGISTER"] = load_register(Path(settings["PATH"]).parent)
    return settings["REGISTER"]


def write(output: str | Path, path: str, content: str | bytes) -> None:
    """Write one file of the site; *path* is relative to the folder *output*."""
    target = os.path.join(output, path)  # noqa: PTH118 (thousands of files: Path costs too much)
    data = content.encode() if isinstance(content, str) else content
    try:
        file = open(target, "xb")  # noqa: PTH123, SIM115
    except FileNotFoundError:
        _make_folder(os.path.dirname(target))  # noqa: PTH120
        file = open(target, "xb")  # noqa: PTH123, SIM115
    with file:
        file.write(data)
    _note(output, path, len(data))


def take_notes(output: Path) -> dict[str, int]:
    """What all processes have written to *output*, and how many bytes; the notes are gone then."""
    notes = output / _NOTES
    lines = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
    notes.unlink(missing_ok=True)
    return {path: int(size) for size, _, path in (line.partition(" ") for line in lines)}


def _note(output: str | Path, path: str, size: int) -> None:
    # One call on a file opened for appending: the lines of several processes do not mix.
    try:
        notes = os.open(f"{output}/{_NOTES}", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    except FileNotFoundError:
        return  # Pelican was started without us: nobody will ask
    try:
        os.write(notes, f"{size} {path}\n".encode())
    finally:
        os.close(notes)


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)  # noqa: PTH102 (one call where nearly every folder's parent is there)
    except FileExistsError:
        pass  # another process of this build was first
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


class Asset(NamedTuple):
    """A file of the theme and its address."""

    url: str
    content: bytes


def assets(theme: str) -> dict[str, Asset]:
    """The files of the theme that pages ask for, by their paths in ``theme/static``.

    A new name for new content lets a host tell browsers to keep them for good; so a script names
    the scripts it imports by these names, too. The icon keeps its name, which browsers ask for
    themselves.
    """
    return _assets(Path(theme) / "static")


@cache
def _assets(folder: Path) -> dict[str, Asset]:
    names = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.*")))
    return {name: _asset(folder, name) for name in names}


@cache
def _asset(folder: Path, name: str) -> Asset:
    path = PurePosixPath(name)
    content = (folder / path).read_bytes()
    if name == ICON:
        return Asset(f"/theme/{ICON}", content)
    if path.suffix == ".js":
        content = _IMPORTED.sub(partial(_imported, folder, path.parent), content)
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"/theme/{path.with_suffix(f'.{digest}{path.suffix}')}", content)


def imported_at_once(theme: str, name: str) -> list[str]:
    """The scripts that the script *name* cannot start without, in the order it asks for them."""
    folder = Path(theme) / "static"
    found: list[str] = []
    waiting = [PurePosixPath(name)]
    while waiting:
        path = waiting.pop(0)
        if path.as_posix() not in found:
            found.append(path.as_posix())
            near = _AT_ONCE.findall((folder / path).read_bytes())
            waiting += (path.parent / name.decode() for name in near)
    return found


# ``from"./near.js"``, ``import"./near.js"`` and ``import("./later.js")``, as esbuild writes them.
_AT_ONCE = re.compile(rb'\b(?:from|import)"(\./[\w-]+\.js)"')
_IMPORTED = re.compile(rb'(\b(?:from|import\(?)")(\./[\w-]+\.js)(?=")')


def _imported(folder: Path, inside: PurePosixPath, found: re.Match[bytes]) -> bytes:
    url = _asset(folder, (inside / found[2].decode()).as_posix()).url
    return found[1] + b"./" + url.removeprefix(f"/theme/{inside}/").encode()
