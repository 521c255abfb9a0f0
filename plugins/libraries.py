"""The libraries that the form takes from npm, bundled into files that a browser loads as they are.

``theme/package-lock.json`` names their versions and hashes, ``theme/libraries/`` what is taken
from each. The bundles are kept in git: who builds the site needs no Node, and a test makes them
anew and compares.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

THEME = Path(__file__).resolve().parents[1] / "theme"
BUNDLES = THEME / "static" / "form" / "libraries"
LICENCES = "licences.txt"
_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
_BUNDLE = (
    "--bundle", "--minify", "--format=esm", "--platform=browser", "--target=es2022",
    "--charset=utf8", "--legal-comments=eof", "--log-level=error",
)  # fmt: skip
_NO_NPM = (
    "Bibliotekerne kunne ikke hentes. Installér Node med npm, og se, om der er netværk. / "
    "The libraries could not be fetched. Install Node with npm, and see to the network."
)


def bundled(folder: Path) -> dict[str, bytes]:
    """The bundles by their file names, made in *folder*.

    Raises:
        OSError, subprocess.CalledProcessError: without Node and npm, or without their registry.
    """
    for name in ("package.json", "package-lock.json"):
        shutil.copy(THEME / name, folder)
    shutil.copytree(THEME / "libraries", folder / "libraries")
    _run(folder, shutil.which("npm") or "npm", *_INSTALL)
    entries = [path.relative_to(folder) for path in sorted(folder.glob("libraries/*.js"))]
    _run(folder, "node_modules/.bin/esbuild", *map(str, entries), *_BUNDLE, "--outdir=bundles")
    bundles = {entry.name: (folder / "bundles" / entry.name).read_bytes() for entry in entries}
    return {**bundles, LICENCES: _licences(folder)}


def write_libraries() -> int:
    """Write the bundles into the theme; answers the exit code."""
    with TemporaryDirectory() as folder:
        try:
            bundles = bundled(Path(folder))
        except (OSError, subprocess.CalledProcessError) as error:
            why = getattr(error, "stderr", b"").decode(errors="replace")
            print(f"{_NO_NPM}\n{why or error}", file=sys.stderr)
            return 1
    BUNDLES.mkdir(parents=True, exist_ok=True)
    for name, content in bundles.items():
        (BUNDLES / name).write_bytes(content)
        print(f"{(BUNDLES / name).relative_to(THEME.parent)}: {len(content):,} byte")
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


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, capture_output=True, check=True)
