"""Building the site: every page and file of a register, written into an empty folder."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from plugins.output import FULL, BuildFailed
from plugins.register import Register
from plugins.register.history import History
from plugins.register.parallel import HelperLost, places
from plugins.site import MARK, take_notes

PROJECT = Path(__file__).resolve().parents[1]


def build(register: Register, folder: Path, history: History | None = None) -> int:
    """Write the site of *register* to *folder*; answers how many files it has.

    Without a *history* the site says that it has none.

    Raises:
        BuildFailed: Pelican reported anything at all, the search was not made, or not every file
            is there in full.
        HelperLost: a forked process was ended from outside.
    """
    (folder / MARK).mkdir(parents=True, exist_ok=True)
    _run_pelican(register, folder, history)
    written, found = take_notes(folder), _sizes(folder)
    if written != found:
        wrong = sorted(path for path, _ in written.items() ^ found.items())
        raise BuildFailed("incomplete", wrong[0])
    return len(found)


def _run_pelican(register: Register, folder: Path, history: History | None) -> None:
    # Imported here, so that a check does not wait for Pelican.
    from pelican import Pelican
    from pelican.settings import read_settings

    complaints = _Complaints()
    logger = logging.getLogger("pelican")
    logger.addHandler(complaints)
    try:
        settings = read_settings(
            str(PROJECT / "pelicanconf.py"),
            override={
                "REGISTER": register,
                "HISTORY": history,
                "PATH": str(folder / MARK),
                "OUTPUT_PATH": str(folder),
                "SITEURL": register.site.url,
            },
        )
        pelican = Pelican(settings)
        _quietly(pelican.run)
    except (BuildFailed, HelperLost):
        raise
    except Exception as error:
        # Whatever a template or a plugin trips over: a sentence, and the old site stays.
        is_full = isinstance(error, OSError) and error.errno in FULL
        raise BuildFailed("full" if is_full else "broken", why=_told(error)) from error
    finally:
        logger.removeHandler(complaints)
    # Pelican ends well even when a plugin is misspelt or a reader fails: its log tells.
    if complaints.said:
        raise BuildFailed("broken", why="\n".join(complaints.said))


def _quietly(run: object) -> None:
    from pelican import console

    console.quiet = True
    run()  # type: ignore[operator]


class _Complaints(logging.Handler):
    """Keeps what Pelican warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _told(error: Exception) -> str:
    """What went wrong, and the line of the template when it was one."""
    said = f"{type(error).__name__}: {error}"
    templates = [place for place in places(error) if place[0].endswith(".html")]
    return "{}:{}  {}".format(*templates[-1], said) if templates else said


def _sizes(folder: Path) -> dict[str, int]:
    """Every file below *folder*, and how many bytes it has."""
    sizes: dict[str, int] = {}
    folders = [""]
    while folders:
        inside = folders.pop()
        for entry in os.scandir(folder / inside):
            if entry.is_dir():
                folders.append(f"{inside}{entry.name}/")
            else:
                sizes[inside + entry.name] = entry.stat().st_size
    return sizes
