"""The form's scripts as a browser gets them: with their libraries, in a few small files.

``theme/scripts/`` are the scripts as we write them. What they take from npm stands in
``theme/libraries/``; ``theme/package-lock.json`` names versions and hashes. esbuild, which is among
them, makes each library one file for the scripts to import, and of all together what the site
sends. Both are kept in git: who builds the site needs no Node, and a test makes them anew and
compares.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

THEME = Path(__file__).resolve().parents[1] / "theme"
SCRIPTS = THEME / "scripts"
_LIBRARIES, _SENT = "scripts/libraries", "static/form"
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
_BUNDLE = (
    "--bundle", "--minify", "--format=esm", "--platform=browser", "--target=es2022",
    "--charset=utf8", "--legal-comments=none", "--log-level=error",
)  # fmt: skip
_NO_NPM = (
    "Der er ikke lavet nye filer. Installér Node med npm, og se, om der er netværk. / "
    "No new files were made. Install Node with npm, and see to the network."
)


def made(folder: Path) -> dict[str, bytes]:
    """What is made of the scripts and libraries, by its path in the theme; made in *folder*.

    Raises:
        OSError, subprocess.CalledProcessError: without Node and npm, or without their registry;
            when a script cannot be read.
    """
    for name in ("package.json", "package-lock.json"):
        shutil.copy(THEME / name, folder)
    shutil.copytree(THEME / "libraries", folder / "libraries")
    own = shutil.ignore_patterns("libraries")
    shutil.copytree(SCRIPTS, folder / "scripts", ignore=own)
    _run(folder, shutil.which("npm") or "npm", *_INSTALL)
    entries = sorted(path.relative_to(folder) for path in folder.glob("libraries/*.js"))
    _esbuild(folder, *map(str, entries), f"--outdir={_LIBRARIES}")
    _esbuild(folder, "scripts/form.js", "--splitting", f"--outdir={_SENT}")
    paths = [*folder.glob(f"{_LIBRARIES}/*"), *folder.glob(f"{_SENT}/*")]
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {**files, f"{_SENT}/licences.txt": _licences(folder)}


def kept() -> dict[str, bytes]:
    """What stands in the theme of such files."""
    patterns = (f"{_LIBRARIES}/*.js", f"{_SENT}/*.js", f"{_SENT}/*.txt")
    paths = [path for pattern in patterns for path in THEME.glob(pattern)]
    return {path.relative_to(THEME).as_posix(): path.read_bytes() for path in paths}


def write_scripts() -> int:
    """Write the files into the theme; answers the exit code."""
    with TemporaryDirectory() as folder:
        try:
            files = made(Path(folder))
        except (OSError, subprocess.CalledProcessError) as error:
            why = getattr(error, "stderr", b"").decode(errors="replace")
            print(f"{_NO_NPM}\n{why or error}", file=sys.stderr)
            return 1
    for old in kept().keys() - files.keys():
        (THEME / old).unlink()
    for path, content in files.items():
        (THEME / path).parent.mkdir(parents=True, exist_ok=True)
        (THEME / path).write_bytes(content)
    print(f"theme/{_SENT}: {len(files)} filer / files")
    return 0


def _licences(folder: Path) -> bytes:
    """What the libraries' licences ask to stand beside them."""
    names = json.loads((folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    texts = []
    for name, version in names.items():
        package = folder / "node_modules" / name
        found = [path.read_text(encoding="utf-8").strip() for path in package.glob("LICENSE*")]
        licence = json.loads((package / "package.json").read_text(encoding="utf-8"))["license"]
        texts.append("\n\n".join((f"{name} {version}: {licence}", *found)))
    return ("\n\n\n".join(texts) + "\n").encode()


def _esbuild(folder: Path, *arguments: str) -> None:
    _run(folder, "node_modules/.bin/esbuild", *arguments, *_BUNDLE)


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, capture_output=True, check=True)
