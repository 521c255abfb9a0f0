"""The site on this machine while it is being written: built again at every change."""

from __future__ import annotations

import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from livereload import Server
from livereload.handlers import StaticFileHandler
from markupsafe import escape

from plugins.building import PROJECT
from plugins.commands import is_choice
from plugins.headers import FORM_POLICY, PAGE_POLICY, SEARCH_POLICY, policy
from plugins.register import LANGUAGES

_SAID = {
    "da": "Siden vises på {url} og følger dine rettelser. Stop med Ctrl+C.",
    "en": "The site is shown at {url} and follows your edits. Stop with Ctrl+C.",
}


def serve_site(root: Path, language: str, port: int) -> int:
    """Serve the site of *root* until interrupted; answers the exit code."""
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
    server = _Server()
    for folder in (root / "content", PROJECT / "schema", PROJECT / "theme", PROJECT / "plugins"):
        server.watch(str(folder.resolve()), rebuild)
    print(_SAID[language].format(url=f"http://localhost:{port}/"))
    server.serve(root=str(output), host="localhost", port=port, open_url_delay=1)
    return 0


class _Server(Server):
    """Livereload's server of a site whose pages refuse every script but livereload's."""

    def get_web_handlers(self, script: bytes) -> list[Any]:
        self.SFH = type("Opened", (_File,), {"policies": _policies_with(script)})
        return super().get_web_handlers(script)


class _File(StaticFileHandler):
    """A file of the site; a page has another policy here than on its host, by that policy."""

    policies: Mapping[bytes, bytes]

    @classmethod
    def get_content(cls, abspath: str, start: int | None = None, end: int | None = None) -> bytes:
        content = Path(abspath).read_bytes()
        for hosted, opened in cls.policies.items():
            content = content.replace(hosted, opened)
        return content[start:end]

    def get_content_size(self) -> int:
        return len(self.get_content(self.absolute_path))


def _policies_with(script: bytes) -> dict[bytes, bytes]:
    """Each policy of a page, and the one when livereload puts its *script* element into it."""
    code = re.sub(rb"</?script[^>]*>", b"", script)
    digest = b64encode(sha256(code).digest()).decode()
    return {
        _as_written(one): _as_written(_opened(one, f"'sha256-{digest}'"))
        for one in (PAGE_POLICY, FORM_POLICY, SEARCH_POLICY)
    }


def _opened(directives: Mapping[str, str], script: str) -> Mapping[str, str]:
    scripts = directives.get("script-src", "'self'")
    # Livereload says where its script is in a way that Trusted Types refuse.
    kept = {name: said for name, said in directives.items() if "trusted-types" not in name}
    return {**kept, "script-src": f"{scripts} {script}", "connect-src": "'self' ws:"}


def _as_written(directives: Mapping[str, str]) -> bytes:
    """The policy as it stands in a page."""
    return escape(policy(directives)).encode()
