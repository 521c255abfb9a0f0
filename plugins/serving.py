"""The site on this machine while it is being written: built again at every change."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from plugins.building import PROJECT
from plugins.commands import is_choice
from plugins.register import LANGUAGES

_SAID = {
    "da": "Siden vises på {url} og følger dine rettelser. Stop med Ctrl+C.",
    "en": "The site is shown at {url} and follows your edits. Stop with Ctrl+C.",
}


def serve_site(root: Path, language: str, port: int) -> int:
    """Serve the site of *root* until interrupted; answers the exit code."""
    from livereload import Server

    if not is_choice("--language", language, LANGUAGES):
        return 1
    output = root.resolve() / "output"
    # A process of its own each time, so that changed code and schema count, too.
    command = [
        sys.executable, "-m", "invoke", "build", f"--language={language}",
        f"--root={root.resolve()}", f"--output={output}",
    ]  # fmt: skip

    def rebuild() -> None:
        subprocess.run(command, cwd=PROJECT, check=False)

    rebuild()
    if not output.is_dir():
        return 1
    server = Server()
    for folder in (root / "content", PROJECT / "schema", PROJECT / "theme", PROJECT / "plugins"):
        server.watch(str(folder.resolve()), rebuild)
    print(_SAID[language].format(url=f"http://localhost:{port}/"))
    server.serve(root=str(output), host="localhost", port=port, open_url_delay=1)
    return 0
