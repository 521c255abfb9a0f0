"""What every plugin that writes needs: the register of this build, and a file in its place."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Callable, MutableMapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from plugins.register import Register, load_register

#: From so many pieces of work on, a second process is faster than one.
WORTH_SHARING = 400

Work = TypeVar("Work")


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
        with open(target, "xb") as file:  # noqa: PTH123
            file.write(data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
        write(output, path, content)


class Asset(NamedTuple):
    """A file of the theme, under a name that changes when its content does."""

    url: str
    content: bytes


@cache
def stylesheet(theme: str) -> Asset:
    """The site's one stylesheet."""
    content = (Path(theme) / "static" / "style.css").read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(f"/theme/style.{digest}.css", content)


def in_parallel(work: Sequence[Work], do: Callable[[Work], None]) -> None:
    """Do every piece of *work*, on all cores when there is enough of it.

    Raises:
        RuntimeError: a process of its own failed; what it said is on standard error.
    """
    processes = min(os.cpu_count() or 1, 4) if len(work) >= WORTH_SHARING else 1
    if processes == 1 or "fork" not in multiprocessing.get_all_start_methods():
        for piece in work:
            do(piece)
        return
    forked = multiprocessing.get_context("fork")
    size = -(-len(work) // processes)
    first, *others = (work[start : start + size] for start in range(0, len(work), size))
    helpers = [forked.Process(target=_do_all, args=(do, share)) for share in others]
    for helper in helpers:
        helper.start()
    _do_all(do, first)
    for helper in helpers:
        helper.join()
    if any(helper.exitcode for helper in helpers):
        raise RuntimeError("A part of the site could not be written; see above.")


def _do_all(do: Callable[[Any], None], work: Sequence[Any]) -> None:
    for piece in work:
        do(piece)



