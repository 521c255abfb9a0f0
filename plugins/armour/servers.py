"""The headers as each kind of host wants to be told of them.

No host is told of a header twice for one address: of two, some hosts send the last, and some put
a comma between them, which makes a third.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from plugins.headers import EVERYWHERE, SECTIONS, sent_with
from plugins.register import LANGUAGES, addresses

_VARYING = tuple(dict.fromkeys(name for section in SECTIONS.values() for name in section))


def _only(headers: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: headers[name] for name in names if name in headers}


_SHARED = _only(EVERYWHERE, (name for name in EVERYWHERE if name not in _VARYING))
_DEFAULT = _only(EVERYWHERE, _VARYING)
_SECTIONS = {begin: _only(sent_with(begin), _VARYING) for begin in SECTIONS}

# Everything outside the sections: the file can say where a header goes, not where it does not.
# An address that nothing stands at gets the policy in the page that says so, and no other.
_FOR_BOTH = ("/", "/index.html", "/404.html", "/theme/*", "/pagefind/*", "/.well-known/*")
_SECTIONS_OF_A_LANGUAGE = tuple(
    addresses.section(language, name) for language in LANGUAGES for name in addresses.SEGMENTS
)
_IN_A_LANGUAGE = (
    *(f"/{language}/{file}" for language in LANGUAGES for file in ("", "index.html")),
    *(f"{begin}*" for begin in _SECTIONS_OF_A_LANGUAGE if begin not in SECTIONS),
)


def as_headers_file(base: str, prose: Iterable[str] = ()) -> str:
    """The file ``_headers``, which Netlify, Cloudflare Pages and others read.

    *base* is what every address of the site begins with: nothing, or ``/register``. *prose* are
    the addresses of the pages of prose.
    """
    elsewhere = (*_FOR_BOTH, *_IN_A_LANGUAGE, *(f"{path}*" for path in prose))
    blocks = {
        "/*": _SHARED,
        **dict.fromkeys(elsewhere, _DEFAULT),
        **{f"{begin}*": section for begin, section in _SECTIONS.items()},
    }
    lines = (
        line
        for path, headers in blocks.items()
        for line in (base + path, *(f"  {name}: {value}" for name, value in headers.items()))
    )
    return "\n".join(lines) + "\n"


def as_nginx(base: str) -> Iterator[str]:
    """Lines for nginx, to stand in ``server { … }``."""
    # Variables, because the headers of a location would take the place of all the server's.
    for name in _VARYING:
        yield f'set {_variable(name)} "{_DEFAULT.get(name, "")}";'
    for begin, section in _SECTIONS.items():
        yield f'if ($uri ~ "^{re.escape(base + begin)}") {{'
        yield from (f'    set {_variable(name)} "{value}";' for name, value in section.items())
        yield "}"
    for name, value in _SHARED.items():
        yield f'add_header {name} "{value}" always;'
    for name in _VARYING:  # nginx does not send a header that is empty
        yield f"add_header {name} {_variable(name)} always;"


def _variable(name: str) -> str:
    return "$" + name.lower().replace("-", "_")


def as_caddy(base: str) -> Iterator[str]:
    """Lines for Caddy, to stand in the site's block."""
    begins = " ".join(f"{base}{begin}*" for begin in _SECTIONS)
    yield from _caddy_block("header", _SHARED)
    yield f"@elsewhere not path {begins}"
    yield from _caddy_block("header @elsewhere", _DEFAULT)
    for begin, section in _SECTIONS.items():
        yield from _caddy_block(f"header {base}{begin}*", section)


def _caddy_block(opening: str, headers: Mapping[str, str]) -> Iterator[str]:
    yield f"{opening} {{"
    yield from (f'    {name} "{value}"' for name, value in headers.items())
    yield "}"


def settings(server: str, base: str) -> str:
    """The lines for one of :data:`SERVERS`, and the command that makes them anew."""
    return "\n".join((f"# inv headers --server {server}", *SERVERS[server](base))) + "\n"


#: Server → its lines, for a site whose addresses begin with a path.
SERVERS: dict[str, Callable[[str], Iterator[str]]] = {"nginx": as_nginx, "caddy": as_caddy}
