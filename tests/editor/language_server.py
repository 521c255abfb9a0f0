"""The language server that editors such as VS Code ask about YAML, asked by a test.

It speaks JSON-RPC over standard input and output, as the Language Server Protocol 3.17 has it.
``package-lock.json`` names the version with its hash.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_FILES = ("package.json", "package-lock.json")
_INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
#: What ``.vscode/settings.json`` may say that the server asks for.
_SECTIONS = ("yaml", "http", "[yaml]", "editor", "files")


def fetched(folder: Path) -> Path:
    """Fetch the server into *folder*; answers the program."""
    for name in _FILES:
        shutil.copy(HERE / name, folder)
    subprocess.run(_INSTALL, cwd=folder, capture_output=True, check=True)
    return folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"


class Server:
    """A server that has the folder *root* open, with the *settings* of an editor."""

    def __init__(self, program: Path, root: Path, settings: Mapping[str, Any]) -> None:
        pipe = subprocess.PIPE
        command = ["node", str(program), "--stdio"]
        self._process = subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe)
        self._settings = _nested(settings)
        self._root = root
        self._asked = 0
        self._found: dict[str, list[Mapping[str, Any]]] = {}
        self._ask("initialize", {"processId": None, "rootUri": root.as_uri(), **_ABILITIES})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})

    def open(self, texts: Mapping[str, str]) -> dict[str, list[tuple[int, str]]]:
        """Open files, text by path; answers line and message of all that is found wrong in them.

        Lines count from 0, as everywhere in the protocol.
        """
        for path, text in texts.items():
            document = {"uri": self._uri(path), "languageId": "yaml", "version": 1, "text": text}
            self._tell("textDocument/didOpen", {"textDocument": document})
        while any(self._uri(path) not in self._found for path in texts):
            self._hear()
        found = {path: self._found[self._uri(path)] for path in texts}
        return {
            path: [(one["range"]["start"]["line"], one["message"]) for one in problems]
            for path, problems in found.items()
            if problems
        }

    def completions(self, path: str, line: int, character: int) -> Mapping[str, str]:
        """What the server would write there, with the words it has for each."""
        answer = self._ask("textDocument/completion", self._place(path, line, character))
        return {one["label"]: _words(one.get("documentation")) for one in answer["items"]}

    def hover(self, path: str, line: int, character: int) -> str:
        """What the server tells of what stands there."""
        answer = self._ask("textDocument/hover", self._place(path, line, character))
        return _words(answer and answer["contents"])

    def end(self) -> None:
        self._ask("shutdown", None)
        self._tell("exit", None)
        self._process.communicate(timeout=10)

    def _uri(self, path: str) -> str:
        return (self._root / path).as_uri()

    def _place(self, path: str, line: int, character: int) -> Mapping[str, Any]:
        position = {"line": line, "character": character}
        return {"textDocument": {"uri": self._uri(path)}, "position": position}

    def _ask(self, method: str, parameters: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": parameters})
        while True:
            message = self._hear()
            if message.get("id") == self._asked and "method" not in message:
                return message["result"]

    def _tell(self, method: str, parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _hear(self) -> Mapping[str, Any]:
        size = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        message = json.loads(self._process.stdout.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, message: Mapping[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        asked = [item.get("section", "") for item in message["params"]["items"]]
        return [self._settings.get(section) for section in asked]


@contextmanager
def server(program: Path, root: Path, settings: Mapping[str, Any]) -> Iterator[Server]:
    """A server while a test asks it."""
    started = Server(program, root, settings)
    try:
        yield started
    finally:
        started.end()


_ABILITIES = {
    "capabilities": {
        "workspace": {"configuration": True, "didChangeConfiguration": {}},
        "textDocument": {
            "hover": {"contentFormat": ["markdown"]},
            "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
            "publishDiagnostics": {},
        },
    }
}


def _nested(settings: Mapping[str, Any]) -> dict[str, Any]:
    """``{"yaml.format.enable": false}`` as the server is given it: ``{"yaml": {"format": …}}``."""
    tree: dict[str, Any] = {}
    for name, value in settings.items():
        *above, last = [name] if name.startswith("[") else name.split(".")
        inside = tree
        for step in above:
            inside = inside.setdefault(step, {})
        inside[last] = value
    return tree


def _words(said: Any) -> str:
    return said["value"] if isinstance(said, Mapping) else said or ""
