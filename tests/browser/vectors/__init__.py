"""The attacks on a Markdown text, read from the files beside this one; README.md tells how."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_HEADER = re.compile(r"^=== (?P<name>[^(\n]+?)(?P<how>(?: \([^)\n]+\))*) *\n", re.MULTILINE)
_ESCAPE = re.compile(r"\\(?:([nrt])|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))")
_LETTERS = {"n": "\n", "r": "\r", "t": "\t"}


class Vector(NamedTuple):
    """A text that attacks; *is_accepted* when it is only words or an honest link."""

    name: str
    text: str
    is_accepted: bool


def _read(path: Path) -> list[Vector]:
    parts = _HEADER.split(path.read_text(encoding="utf-8"))
    named = zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    return [_vector(f"{path.stem}: {name}", how, text) for name, how, text in named]


def _vector(name: str, how: str, text: str) -> Vector:
    text = text.removesuffix("\n")
    if "(escapes)" in how:
        text = _ESCAPE.sub(_sign, text)
    times = re.search(r"\(times (\d+)\)", how)
    return Vector(name, text * int(times[1] if times else 1), "(accepted)" in how)


def _sign(escape: re.Match[str]) -> str:
    letter, *codes = escape.groups()
    return _LETTERS[letter] if letter else chr(int(next(filter(None, codes)), 16))


VECTORS = [vector for path in sorted(Path(__file__).parent.glob("*.txt")) for vector in _read(path)]
