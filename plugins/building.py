"""Building the site: all of it into a new folder, which takes the old one's place when done."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateSyntaxError

from plugins.register import Register

PROJECT = Path(__file__).resolve().parents[1]
_MARK = ".klartekst"


class BuildFailed(Exception):
    """The site could not be built; the sentence says why and the old one is untouched."""


def build(register: Register, output: Path) -> int:
    """Write the site of *register* to the folder *output*; answers how many files it has.

    Raises:
        BuildFailed: *output* is not ours to replace, or Pelican reported anything at all.
    """
    _refuse_foreign(output)
    with _aside(output) as folder:
        _run_pelican(register, folder)
        return sum(len(files) for _, _, files in os.walk(folder))


def _run_pelican(register: Register, folder: Path) -> None:
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
                "PATH": str(folder / _MARK),
                "OUTPUT_PATH": str(folder),
                "SITEURL": register.site.url,
            },
        )
        pelican = Pelican(settings)
        _quietly(pelican.run)
    except Exception as error:
        # Whatever a template or a plugin trips over: a sentence, and the old site stays.
        raise BuildFailed(_told(error)) from error
    finally:
        logger.removeHandler(complaints)
    # Pelican ends well even when a plugin is misspelt or a reader fails: its log tells.
    if complaints.said:
        raise BuildFailed("\n".join(complaints.said))


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
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename}:{error.lineno}  {said}"
    frames = [
        frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".html")
    ]
    return f"{frames[-1].filename}:{frames[-1].lineno}  {said}" if frames else said


def _refuse_foreign(output: Path) -> None:
    is_ours = output.is_dir() and ((output / _MARK).exists() or not any(output.iterdir()))
    if output.exists() and not is_ours:
        raise BuildFailed(
            f"{output} indeholder andet end et byggeri fra Klartekst. Vælg en anden mappe. / "
            f"{output} holds something other than a Klartekst site. Choose another folder."
        )


@contextmanager
def _aside(output: Path) -> Iterator[Path]:
    """A new folder beside *output* that replaces it when the block ends well."""
    output = output.absolute()
    output.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{output.name}-new-", dir=output.parent))
    try:
        (folder / _MARK).mkdir()
        yield folder
        folder.chmod(0o755)
        _swap(folder, output)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(folder: Path, output: Path) -> None:
    old = Path(tempfile.mkdtemp(prefix=f".{output.name}-old-", dir=output.parent))
    try:
        if output.exists():
            output.rename(old / "site")
        try:
            folder.rename(output)
        except OSError:
            if (old / "site").exists():
                (old / "site").rename(output)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
