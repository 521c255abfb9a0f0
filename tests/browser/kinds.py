"""The kinds of pages a built site has, found in its folder: a new kind cannot be forgotten.

A page's kind is its address in words of English, with ``*`` where the name of a thing stands:
``/da/vaerktoejer/kk-gpt/`` is of the kind ``tools/*``, and a page of prose is ``*``.
"""

from __future__ import annotations

import re

from plugins.register.addresses import SEGMENTS, TOOL_PARTS
from plugins.register.model import LANGUAGES
from tests.site.builds import Site


def _names(words: dict[str, dict[str, str]]) -> dict[str, str]:
    return {said[language]: name for name, said in words.items() for language in LANGUAGES}


_SECTIONS, _PARTS = _names(SEGMENTS), _names(TOOL_PARTS)


def kind_of(address: str) -> str:
    """The kind of the page at *address*."""
    language, *steps = address.strip("/").split("/")
    if language not in LANGUAGES:
        return address
    known = (_SECTIONS if place == 0 else _PARTS for place in range(len(steps)))
    return "/".join(map(dict.get, known, steps, "*" * len(steps))) or "home"


def addresses_of(site: Site) -> list[str]:
    """The address of every page, apart from the way in, which only leads on."""
    files = [file.removesuffix("index.html") for file in site.files if file.endswith(".html")]
    return [address for address in files if address != "/"]


def fullest(site: Site) -> list[str]:
    """Of every kind and language, the page that shows most: kinds of elements, then words."""
    chosen: dict[tuple[str, str], str] = {}
    for address in sorted(addresses_of(site), key=lambda one: (*_bareness(site.read(one)), one)):
        chosen.setdefault((address[1:3], kind_of(address)), address)
    return sorted(chosen.values())


def _bareness(html: str) -> tuple[int, int]:
    return -len(set(re.findall(r'<[a-z0-9]+(?: class="[^"]*")?', html))), -len(html)
