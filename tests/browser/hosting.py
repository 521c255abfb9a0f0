"""A host on this machine that serves a folder the way hosts of static sites do.

It sends the headers that the folder's ``_headers`` asks for, reads that file as Cloudflare does
(every block whose path fits counts; a header given twice is joined with a comma), compresses what
is text, answers a folder with its ``index.html`` and an unknown address with ``404.html``.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

_TEXTS = frozenset((".html", ".css", ".js", ".json", ".svg", ".csv", ".txt", ".xml"))


@contextmanager
def hosted(folder: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address where *folder* is served, such as ``http://127.0.0.1:40123``.

    *headers*, when given, are sent with everything instead of those of ``_headers``.
    """
    file = folder / "_headers"
    asked_for = file.read_text(encoding="utf-8") if file.is_file() else ""
    handler = partial(
        _Handler,
        directory=str(folder),
        rules=[("/*", list(headers.items()))] if headers is not None else blocks(asked_for),
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


Rules = list[tuple[str, list[tuple[str, str]]]]


def blocks(text: str) -> Rules:
    """The blocks of a ``_headers`` file: a path, and the headers of what it fits."""
    found: Rules = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("/"):
            found.append((line.strip(), []))
        else:
            name, _, value = line.strip().partition(":")
            found[-1][1].append((name, value.strip()))
    return found


def headers_of(rules: Rules, path: str) -> dict[str, str]:
    """What is sent with *path*."""
    sent: dict[str, str] = {}
    for pattern, headers in rules:
        if re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), path):
            for name, value in headers:
                sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, rules: Rules, **more: object) -> None:
        self._rules = rules
        super().__init__(*arguments, **more)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        for name, value in headers_of(self._rules, self.path.partition("?")[0]).items():
            self.send_header(name, value)
        super().end_headers()

    def send_head(self) -> Any:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if self.path.partition("?")[0].endswith("/") else file
        if "gzip" not in self.headers.get("Accept-Encoding", "") or file.suffix not in _TEXTS:
            return super().send_head()
        if not file.is_file():
            return super().send_head()
        content = gzip.compress(file.read_bytes(), compresslevel=6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"{self.guess_type(file)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(page.stat().st_size))
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *arguments: object) -> None:
        pass
