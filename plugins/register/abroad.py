"""The links that lead out of the site, and the files and fields that have them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from .model import Register
from .problem import Problem

# As far as a link may go (links.py), without what ends a sentence or closes a Markdown link.
_LINK = re.compile(r"https://[\w\u00c0-\u024f.~!$&()*+,;=:@/?#%-]+[\w\u00c0-\u024f~$&*+=@/#%-]")


class Abroad(NamedTuple):
    """A link in a *field* of the file *path*; *department* has it in one of its own files."""

    url: str
    path: str
    field: str
    department: str | None


def links_abroad(register: Register) -> tuple[Abroad, ...]:
    """Every link to another site, in the order of files and fields."""
    ours = register.site.url.rstrip("/")
    found = []
    for kind, thing in register.things():
        department = _department(kind, thing)
        for at, text in _texts(msgspec.to_builtins(thing), ()):
            field = Problem(thing.path, at, "").field
            links = (url for url in _links(text) if not f"{url}/".startswith(f"{ours}/"))
            found += [Abroad(url, thing.path, field, department) for url in links]
    return tuple(dict.fromkeys(found))


def _links(text: str) -> list[str]:
    is_link = text.startswith("https://") and not re.search(r"\s", text)
    return [text] if is_link else _LINK.findall(text)


def _department(kind: str, thing: Any) -> str | None:
    if kind == "tool":
        return thing.department
    return thing.id if kind == "department" else None


def _texts(value: Any, at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*at, key))
    elif isinstance(value, (list, tuple)):
        for number, part in enumerate(value):
            yield from _texts(part, (*at, number))


__all__ = ["Abroad", "links_abroad"]
