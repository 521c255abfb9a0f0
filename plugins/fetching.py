"""Does a link still lead somewhere? Asked politely, and never inside our own network.

A host is asked one question at a time, with a pause between them, by a program that says who it
is. Only what surely is gone is called dead; whoever will not talk to a program, has too much to do
or is down for the moment has an unknown answer.

The links come from files that anyone may propose. So only addresses of the public internet are
asked, also after a redirect, and the address that was looked at is the one that is asked: a name
that leads elsewhere the next moment does not help (server-side request forgery, OWASP).
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from typing import Literal, NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

Answer = Literal["alive", "dead", "unknown"]
Connect = Callable[[SplitResult, float], http.client.HTTPConnection]

# The answers that say that something is gone for good (RFC 9110, 15.5.5 and 15.5.11).
_GONE = (404, 410)
_MOVED = (301, 302, 303, 307, 308)
# Try once more: the host is busy or down for the moment.
_LATER = (429, 500, 502, 503, 504)
_REDIRECTS = 5
_HOSTS_AT_ONCE = 4
# A host that has not answered so many times in a row is left in peace: it is down.
_TIMES_SILENT = 3
_SILENT = ("timeout", "no-answer")
# So many times the time limit may an answer take that comes a little at a time.
_PATIENCE = 3
# Addresses of IPv6 that lead to the one of IPv4 in their last 32 bits (RFC 4291, 2765, 6052), and
# those that lead into a network of one's own (RFC 8215, 3879), which Python calls global.
_LEADS_TO_LAST = tuple(
    map(ipaddress.IPv6Network, ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96"))
)
_LEADS_INSIDE = tuple(map(ipaddress.IPv6Network, ("64:ff9b:1::/48", "fec0::/10")))


class Found(NamedTuple):
    """What a link answers: *why* is a status (``404``) or a word (``timeout``)."""

    answer: Answer
    why: str


class Refused(Exception):
    """This address is not asked."""


def public(url: SplitResult, timeout: float) -> http.client.HTTPConnection:
    """A connection to a host of the public internet, over TLS.

    Raises:
        Refused: anything else.
        OSError: the host cannot be found.
    """
    if url.scheme != "https" or url.username is not None or url.hostname is None:
        raise Refused("not-https")
    port = url.port or http.client.HTTPS_PORT
    found = {one[4][0] for one in socket.getaddrinfo(url.hostname, port, type=socket.SOCK_STREAM)}
    if not all(_is_public(address) for address in found):
        raise Refused("not-public")
    return _Pinned(url.hostname, port, sorted(found)[0], timeout)


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if any(ip in network for network in _LEADS_INSIDE):
            return False
        # 10.0.0.1 can be written as an address of IPv6: ::ffff:10.0.0.1
        if any(ip in network for network in _LEADS_TO_LAST):
            return _is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.sixtofour is not None:
            return _is_public(str(ip.sixtofour))
    return ip.is_global and not ip.is_multicast


class _Pinned(http.client.HTTPSConnection):
    """A connection to *address*, with the certificate of *host*."""

    def __init__(self, host: str, port: int, address: str, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout, context=ssl.create_default_context())
        self._address = address

    def connect(self) -> None:
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._context.wrap_socket(
            plain, server_hostname=self.host, do_handshake_on_connect=False
        )
        self.sock.do_handshake()


@dataclass(frozen=True)
class Asker:
    """Asks links; *agent* is its User-Agent, *pause* the seconds between two of one host."""

    agent: str
    connect: Connect = public
    pause: float = 1.0
    timeout: float = 10.0

    def ask(self, urls: Iterable[str]) -> dict[str, Found]:
        """What each of *urls* answers; a few hosts at once, of each host one link at a time."""
        by_host: dict[str, list[str]] = {}
        for url in dict.fromkeys(urls):
            by_host.setdefault(urlsplit(url).netloc.lower(), []).append(url)
        with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
            found = pool.map(lambda links: list(self._of_host(links)), by_host.values())
            return dict(pair for pairs in found for pair in pairs)

    def _of_host(self, urls: Iterable[str]) -> Iterator[tuple[str, Found]]:
        silent = 0
        for number, url in enumerate(urls):
            if silent == _TIMES_SILENT:
                yield url, Found("unknown", "no-answer")
                continue
            if number:
                time.sleep(self.pause)
            found = self._patiently(url)
            silent = silent + 1 if found.why in _SILENT else 0
            yield url, found

    def _patiently(self, url: str) -> Found:
        found = self._once(url)
        if found.why in _SECOND_TRY:
            time.sleep(2 * self.pause)
            found = self._once(url)
        return found

    def _once(self, url: str) -> Found:
        try:
            return self._followed(url)
        except Refused as refused:
            return Found("unknown", str(refused))
        except socket.gaierror as error:
            is_gone = error.errno in (socket.EAI_NONAME, socket.EAI_NODATA)
            return Found("dead", "no-host") if is_gone else Found("unknown", "no-answer")
        except TimeoutError:
            return Found("unknown", "timeout")
        except ssl.SSLError:
            return Found("unknown", "certificate")
        except (OSError, http.client.HTTPException, ValueError):
            return Found("unknown", "no-answer")

    def _followed(self, url: str) -> Found:
        for _ in range(_REDIRECTS + 1):
            status, leads_to = self._status("HEAD", url)
            if status >= 400 and status not in _LATER:
                # Many hosts answer only those who ask for the page itself.
                status, leads_to = self._status("GET", url)
            if status not in _MOVED or leads_to is None:
                return _judged(status)
            url = urljoin(url, leads_to)
        return Found("unknown", "redirects")

    def _status(self, method: str, url: str) -> tuple[int, str | None]:
        parts = urlsplit(url)
        connection = self.connect(parts, self.timeout)
        try:
            target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
            target += f"?{quote(parts.query, safe=_QUERY)}" if parts.query else ""
            with _hung_up_after(_PATIENCE * self.timeout, connection):
                connection.request(method, target, headers=self._headers)
                answer = connection.getresponse()
                return answer.status, answer.getheader("Location")
        finally:
            connection.close()

    @property
    def _headers(self) -> Mapping[str, str]:
        return {"User-Agent": self.agent, "Accept": "*/*", "Connection": "close"}


@contextmanager
def _hung_up_after(seconds: float, connection: http.client.HTTPConnection) -> Iterator[None]:
    """Hang up when it has taken so long: a host can send one byte at a time, for ever."""

    def hang_up() -> None:
        if connection.sock is not None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


_QUERY = "/%:@!$&'()*+,;=~-._?"
_SECOND_TRY = ("no-host", "timeout", "no-answer", *map(str, _LATER))


def _judged(status: int) -> Found:
    if status in _GONE:
        return Found("dead", str(status))
    return Found("alive" if status < 400 else "unknown", str(status))


__all__ = ["Answer", "Asker", "Connect", "Found", "Refused", "public"]
