"""Links are asked politely, and never inside the network of the one who asks."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import pytest

from plugins.fetching import Asker, Found, Refused, public

ADDRESSES: dict[str, Any] = {
    "/here": 200,
    "/gone": 404,
    "/removed": 410,
    "/forbidden": 403,
    "/busy": 429,
    "/down": 503,
    "/moved": (301, "/here"),
    "/moved-and-gone": (302, "/gone"),
    "/round": (302, "/round"),
    "/nowhere": (302, None),
    "/inside": (302, "https://127.0.0.1/"),
    "/unsafe": (302, "http://example.org/"),
    "/file": (302, "file:///etc/passwd"),
    "/again": 100,
}


class Host(ThreadingHTTPServer):
    """A host that notes what it is asked, and answers as ``ADDRESSES`` says."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.at: list[float] = []
        self.at_once = self.most_at_once = 0


class _Answer(BaseHTTPRequestHandler):
    server: Host

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        host = self.server
        host.asked.append((method, self.path))
        host.agents.add(self.headers["User-Agent"])
        host.at.append(time.monotonic())
        host.at_once += 1
        host.most_at_once = max(host.most_at_once, host.at_once)
        status, leads_to = self._known(method)
        host.at_once -= 1
        if status is None:
            time.sleep(0.2)
            return
        if status == 100:  # "just a moment", for ever
            with suppress(OSError):
                while True:
                    self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
                    time.sleep(0.02)
            return
        self.send_response(status)
        if leads_to:
            self.send_header("Location", leads_to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _known(self, method: str) -> tuple[int | None, str | None]:
        if self.path == "/slow":
            return None, None
        if self.path == "/only-get":
            return (200 if method == "GET" else 405), None
        if self.path == "/better-soon":
            return (200 if self.server.asked.count(("HEAD", self.path)) > 1 else 503), None
        answer = ADDRESSES.get(self.path.partition("?")[0], 200)
        return answer if isinstance(answer, tuple) else (answer, None)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as host:
        threading.Thread(target=host.serve_forever, args=(0.01,), daemon=True).start()
        yield host
        host.shutdown()


@pytest.fixture
def ask(host):
    """Ask paths of the host, and nobody else: every other address is judged as in real life."""

    def connect(url, timeout):
        if url.hostname == "a.example":
            return http.client.HTTPConnection("127.0.0.1", host.server_port, timeout=timeout)
        return public(url, timeout)

    def ask(*paths: str, pause: float = 0.0) -> list[Found]:
        asker = Asker("Klartekst (test)", connect, pause=pause, timeout=0.1)
        urls = [f"https://a.example{path}" for path in paths]
        return list(asker.ask(urls).values())

    return ask


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/here", Found("alive", "200")),
        ("/only-get", Found("alive", "200")),
        ("/moved", Found("alive", "200")),
        ("/better-soon", Found("alive", "200")),
        ("/søg?ord=å b", Found("alive", "200")),
        ("/gone", Found("dead", "404")),
        ("/removed", Found("dead", "410")),
        ("/moved-and-gone", Found("dead", "404")),
        # Whoever will not talk to a program, or is down, may still be there.
        ("/forbidden", Found("unknown", "403")),
        ("/busy", Found("unknown", "429")),
        ("/down", Found("unknown", "503")),
        ("/slow", Found("unknown", "timeout")),
        ("/again", Found("unknown", "no-answer")),
        ("/round", Found("unknown", "redirects")),
        # A redirect leads nowhere that a link could not.
        ("/inside", Found("unknown", "not-public")),
        ("/unsafe", Found("unknown", "not-https")),
        ("/file", Found("unknown", "not-https")),
    ],
)
def test_a_link_is_dead_only_when_it_surely_is(path, found, ask):
    assert ask(path) == [found]


@pytest.mark.parametrize(
    "url",
    [
        "https://localhost/", "https://127.0.0.1/", "https://127.1/", "https://2130706433/",
        "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://10.0.0.1/",
        "https://192.168.1.1:8443/", "https://169.254.169.254/latest/meta-data/",
        "https://100.64.0.1/", "https://224.0.0.1/", "https://[fe80::1]/", "https://0.0.0.0/",
        "https://[64:ff9b::127.0.0.1]/", "https://[64:ff9b:1::10.0.0.1]/", "https://[fec0::1]/",
        "https://[2002:7f00:1::]/", "https://[::127.0.0.1]/", "https://[::ffff:0:10.0.0.1]/",
    ],
)  # fmt: skip
def test_no_address_inside_our_own_network_is_asked(url):
    with pytest.raises(Refused, match="not-public"):
        public(urlsplit(url), 1)


@pytest.mark.parametrize(
    "url", ["http://example.org/", "ftp://example.org/", "https://a@b.example/"]
)
def test_only_https_without_a_password_is_asked(url):
    with pytest.raises(Refused, match="not-https"):
        public(urlsplit(url), 1)


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(monkeypatch):
    names = iter([["192.0.43.8"], ["127.0.0.1"]])  # the second time the name leads elsewhere
    connected = []
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (ip, 443)) for ip in next(names)]
    )

    def refuse(address, timeout):
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(ConnectionRefusedError):
        public(urlsplit("https://rebound.example/"), 1).request("HEAD", "/")

    assert connected == [("192.0.43.8", 443)]


def test_a_name_that_leads_inside_among_others_is_not_asked(monkeypatch):
    found = [(0, 0, 0, "", (ip, 443)) for ip in ("192.0.43.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)

    with pytest.raises(Refused, match="not-public"):
        public(urlsplit("https://both.example/"), 1)


def test_a_host_without_a_name_is_dead(monkeypatch):
    def unknown(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)

    assert Asker("a", pause=0).ask(["https://nope.example/"]) == {
        "https://nope.example/": Found("dead", "no-host")
    }


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause_and_told_who_asks(ask, host):
    ask("/1", "/2", "/3", "/1", pause=0.05)

    assert host.asked == [("HEAD", "/1"), ("HEAD", "/2"), ("HEAD", "/3")]
    assert (host.most_at_once, host.agents) == (1, {"Klartekst (test)"})
    assert min(later - earlier for earlier, later in zip(host.at, host.at[1:], strict=False)) > 0.04


def test_a_busy_host_is_asked_once_more_and_then_left_in_peace(ask, host):
    ask("/busy", "/forbidden")

    assert host.asked == [
        ("HEAD", "/busy"), ("HEAD", "/busy"), ("HEAD", "/forbidden"), ("GET", "/forbidden"),
    ]  # fmt: skip


def test_a_host_that_is_silent_again_and_again_is_left_in_peace(monkeypatch):
    asked = []

    def refuse(url, timeout):
        asked.append(url.path)
        raise TimeoutError

    urls = [f"https://down.example/{n}" for n in range(100)]
    found = Asker("a", refuse, pause=0).ask(urls)

    assert list(dict.fromkeys(asked)) == ["/0", "/1", "/2"]
    assert {one.answer for one in found.values()} == {"unknown"}
