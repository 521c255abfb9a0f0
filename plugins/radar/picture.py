"""The radar as SVG: rings with their names, sectors with their letters, and a blip per tool.

The picture has no colours and no style of its own: every part has a class for the stylesheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, product
from string import ascii_uppercase
from typing import NamedTuple

from markupsafe import Markup, escape

from .cell import PITCH, Point, at
from .layout import NAME_BAND, Layout

#: The outline of a blip by its movement: a circle, a diamond, and a house that points to the
#: middle of the radar or away from it, if the middle lies above.
SHAPES = {
    "unchanged": "M-12.5 0a12.5 12.5 0 0 1 25 0a12.5 12.5 0 0 1-25 0z",
    "new": "M0-15L15 0L0 15L-15 0z",
    "in": "M0-15.5L13.5-1V12H-13.5V-1z",
    "out": "M0 15.5L13.5 1V-12H-13.5V1z",
}
# Around the outermost ring: there the letters of the sectors stand.
_MARGIN = 28


class Blip(NamedTuple):
    """A tool on the radar: its *number*, where it leads, and what that link says."""

    number: int
    url: str
    title: str
    movement: str


def picture(
    layout: Layout, rings: Sequence[str], blips: Iterable[tuple[Point, Blip]], title: str
) -> Markup:
    """The whole radar; *rings* are their names from the middle, *title* says what it shows."""
    reach = round(layout.edges[-1] + _MARGIN)
    size = 2 * reach
    parts = (
        f'<svg class="plot" viewBox="{-reach} {-reach} {size} {size}" width="{size}"'
        f' height="{size}" role="group" aria-label="{escape(title)}">',
        *_circles(layout),
        *_sectors(layout),
        *_names(layout, rings),
        *(_blip(place, blip) for place, blip in blips),
        "</svg>",
    )
    return Markup("\n".join(parts))


def mark(movement: str, number: int | str = "") -> Markup:
    """A blip as a small picture beside its name; without a number in the explanation."""
    return Markup(
        f'<svg class="blip {movement}" viewBox="-16 -16 32 32" width="28" height="28"'
        f' aria-hidden="true">{_shape(movement, number)}</svg>'
    )


def row(marks: Iterable[tuple[Blip, Markup]]) -> Markup:
    """Blips beside each other, each as a link, for where there is no room for the picture."""
    links = (
        f'<a href="{escape(blip.url)}" aria-label="{escape(blip.title)}">{mark}</a>'
        for blip, mark in marks
    )
    return Markup(" ".join(links))


def size(layout: Layout) -> str:
    """How much room the picture needs: ``s``, ``m``, ``l`` or ``xl``, as the stylesheet has it."""
    width = 2 * (layout.edges[-1] + _MARGIN)
    return next((name for name, most in _SIZES if width <= most), "xl")


_SIZES = (("s", 560), ("m", 860), ("l", 1300))


def letters() -> Iterator[str]:
    """A, B, C … Z, AA, AB …: a short name for each sector."""
    return ("".join(one) for length in count(1) for one in product(ascii_uppercase, repeat=length))


def _circles(layout: Layout) -> Iterator[str]:
    # The widest first: each covers the middle of the one before.
    for ring, radius in reversed(list(enumerate(layout.edges))):
        yield f'<circle class="ring ring-{ring}" r="{radius:g}"/>'


def _sectors(layout: Layout) -> Iterator[str]:
    begins, ends = layout.borders[:-1], layout.borders[1:]
    if len(begins) == 1:
        return
    edge = layout.edges[-1]
    for begin, end, letter in zip(begins, ends, letters(), strict=False):
        yield f'<path class="border" d="M0 0L{_pair(at(edge, begin))}"/>'
        x, y = at(edge + _MARGIN / 2, (begin + end) / 2)
        yield f'<text class="letter" x="{x:.1f}" y="{y + 6:.1f}">{letter}</text>'


def _names(layout: Layout, rings: Sequence[str]) -> Iterator[str]:
    for ring, (radius, name) in enumerate(zip(layout.edges, rings, strict=True)):
        y = NAME_BAND - 5 - radius
        yield f'<text class="name ring-{ring}" y="{y:g}">{escape(name)}</text>'


def _blip(place: Point, blip: Blip) -> str:
    return (
        f'<a class="blip {blip.movement}" href="{escape(blip.url)}"'
        f' transform="translate({_pair(place)})"><title>{escape(blip.title)}</title>'
        f'<circle class="touch" r="{PITCH // 2}"/>{_shape(blip.movement, blip.number)}</a>'
    )


def _shape(movement: str, number: int | str) -> str:
    long = ' class="long"' if len(str(number)) > 2 else ""
    said = f'<text{long} y="4">{number}</text>' if number else ""
    return f'<path d="{SHAPES[movement]}"/>{said}'


def _pair(point: Point) -> str:
    return f"{point.x:.1f} {point.y:.1f}"
