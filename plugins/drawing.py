"""What pictures made at build time need: how wide a text becomes, where it breaks, its SVG.

SVG neither wraps nor measures text, and nobody knows the reader's typeface. So each sign counts
as wide as in the widest of the common ones (DejaVu Sans, Verdana, Arial): a text that fits here
fits everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markupsafe import escape

#: Signs by their width, in thousandths of the size of the type.
_SIGNS = {
    300: "'ijl", 340: " ,./:;I\\|’‘·", 400: "()-[]ft", 460: '"r', 540: "*J`sz°",
    600: "?L_ckvxy§–”“•", 640: "$0123456789FTabdeghnopqu{}øß»«€£", 700: "ABEKPSVXYZ",
    780: "&CDGHNRU◆", 860: "#+<=>OQ^w~Ø×", 1100: "%MWmæÆ—…○@",
}  # fmt: skip
_OTHER_SIGNS = 1100
_PICTOGRAMS = 1400
_SPECIAL = re.compile("[&<>\"']")
#: Bold type is at most this much wider.
_BOLD = 1.2


class _Widths(dict[str, int]):
    """Width of each sign; one that is not known is measured by the signs it is made of."""

    def __missing__(self, sign: str) -> int:
        parts = unicodedata.normalize("NFKD", sign)
        width = sum(map(self._of_part, parts))
        self[sign] = width
        return width

    def _of_part(self, sign: str) -> int:
        if sign in self:
            return self[sign]
        if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
            return 0
        return _PICTOGRAMS if ord(sign) > 0xFFFF else _OTHER_SIGNS


_WIDTHS = _Widths({sign: width for width, signs in _SIGNS.items() for sign in signs})


@lru_cache(maxsize=50_000)
def width(text: str, size: float, is_bold: bool = False) -> float:
    """The room that *text* can take in type of that *size*, in the same unit."""
    wide = sum(map(_WIDTHS.__getitem__, text)) * size / 1000
    return wide * _BOLD if is_bold else wide


@lru_cache(maxsize=10_000)
def wrapped(text: str, room: float, size: float, is_bold: bool = False) -> tuple[str, ...]:
    """*text* in lines no wider than *room*; a word that is too long is hyphenated."""
    space = width(" ", size, is_bold)
    lines: list[str] = []
    line: list[str] = []
    left = room
    for word in text.split():
        wide = width(word, size, is_bold)
        if wide > left and line:
            lines.append(" ".join(line))
            line, left = [], room
        if wide > room:
            *full, word = _pieces(word, room - width("-", size, is_bold), size, is_bold)
            lines += full
            wide = width(word, size, is_bold)
        line.append(word)
        left -= wide + space
    return (*lines, " ".join(line)) if line else ()


def _pieces(word: str, room: float, size: float, is_bold: bool) -> Iterator[str]:
    """A long *word* cut where it is full, each piece but the last with a hyphen."""
    piece, used = "", 0.0
    for sign in word:
        wide = width(sign, size, is_bold)
        if piece and used + wide > room:
            yield piece if piece.endswith("-") else f"{piece}-"
            piece, used = "", 0.0
        piece, used = piece + sign, used + wide
    yield piece


def text(lines: Sequence[str], x: float, y: float, step: float, kind: str = "") -> str:
    """*lines* below each other as one SVG text, the first at *y*; *kind* is its class."""
    between = f'</tspan><tspan x="{x}" dy="{step}">'
    first, *rest = [_escaped(line) for line in lines]
    said = f"{first}{between[8:]}{between.join(rest)}</tspan>" if rest else first
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x}" y="{y}">{said}</text>'


def _escaped(text: str) -> str:
    # Few texts hold such a sign; looking is cheaper than replacing.
    return str(escape(text)) if _SPECIAL.search(text) else text


__all__ = ["text", "width", "wrapped"]
