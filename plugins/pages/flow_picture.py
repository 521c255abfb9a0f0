"""The way of the data as SVG: a column of boxes for narrow screens, a ring of them for wide ones.

The column holds the words, the ring uses them again in other places. All measures are units of
the drawing; the type is 16 of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from markupsafe import Markup

from plugins.drawing import text, wrapped

from .flow import Line, Stop

_SIZE, _SMALL, _STEP = 16, 14, 20
_WIDE, _PAD = 280, 14
_ROOM = _WIDE - 2 * _PAD
_ICON = 32
#: Room for an arrow below and beside a box, and for the line from the column's end to its start.
_BELOW, _BESIDE, _LANE = 30, 96, 18
_NEXT = _WIDE + _BESIDE

#: The project's own drawings, 24 by 24 in the corner of a box.
_ICONS = {
    "you": "M26 15a4 4 0 100 8 4 4 0 000-8zm-8 18c0-9 16-9 16 0",
    "data": "M19 14h9l5 5v15H19zm9 0v5h5m-10 5h6m-6 5h6",
    "tool": "M16 16h20v12H16zm6 17h8m-4-5v5",
    "ai": "M21 19h10v10H21zm3 0v-4m4 4v-4m-4 14v4m4-4v4m-7-11h-4m4 4h-4m14-4h4m-4 4h4",
    "seen": "M16 24q10-14 20 0-10 14-20 0zm10-3a3 3 0 100 6 3 3 0 000-6z",
    "leads": "M26 34v-9l-7-8m0 6v-6h6m1 8l7-8m-6 0h6v6",
    "back": "M23 16l-5 5 5 5m-5-5h11a5 5 0 010 11h-4",
}
_RIGHT, _LEFT, _DOWN, _UP = "m-6-6l6 6-6 6", "m6-6l-6 6 6 6", "m-6-6l6 6 6-6", "m-6 6l6-6 6 6"


_TOOL, _OPEN = ' class="a"', ' class="o"'


class _Box(NamedTuple):
    """What stands in a box, the section it leads to, how high it is, and the class of its kind."""

    section: str
    inside: str
    high: int
    kind: str


def picture(stops: Sequence[Stop]) -> Markup:
    """*stops* as a column and as a ring; the stylesheet shows the one there is room for.

    Where no data goes from you to the tool, that way is crossed out.
    """
    boxes = [_box(number, stop) for number, stop in enumerate(stops, 1)]
    tops = list(accumulate((box.high + _BELOW for box in boxes[:-1]), initial=0))
    return Markup(_column(boxes, tops) + _ring(boxes, tops))


# A box


@lru_cache(maxsize=4096)
def _box(number: int, stop: Stop) -> _Box:
    title = wrapped(f"{number}. {stop.title}", _ROOM - _ICON, _SIZE, is_bold=True)
    y = 12 + _STEP * len(title)
    inside = f'<path d="{_ICONS[stop.icon]}"/>{text(title, _PAD + _ICON, 30, _STEP, "t")}'
    for line in stop.lines:
        drawn, y = _line(line, y)
        inside += drawn
    return _Box(stop.section, inside, y + _PAD + 2, _kind(stop))


def _kind(stop: Stop) -> str:
    if stop.icon in ("ai", "tool"):
        return _TOOL
    return _OPEN if all(line.is_open for line in stop.lines) else ""


@lru_cache(maxsize=4096)
def _line(line: Line, y: int) -> tuple[str, int]:
    """*line* below *y*, and where it ends."""
    top, drawn = y, ""
    y += 6
    if line.label:
        label = wrapped(f"◆ {line.label}" if line.is_sensitive else line.label, _ROOM, _SMALL)
        y += 22
        drawn = text(label, _PAD, y, _STEP, "q")
        y += _STEP * (len(label) - 1)
    for number, part in enumerate(line.parts):
        lines = wrapped(f"○ {part}" if line.is_open else part, _ROOM, _SIZE)
        y += _STEP + (5 if number else 0)
        drawn += text(lines, _PAD, y, _STEP, "n" if line.is_open else "")
        y += _STEP * (len(lines) - 1)
    if line.is_sensitive:
        drawn = f'<path class="m" d="M6 {top + 10}h{_WIDE - 12}V{y + 9}H6z"/>{drawn}'
    return drawn, y


# Boxes in order, with arrows between them


def _column(boxes: Sequence[_Box], tops: Sequence[int]) -> str:
    middle, last = _WIDE // 2, tops[-1]
    arrows = [_down(middle, top) for top in tops[1:]]
    arrows.append(f"M{_WIDE} {last + 24}h{_LANE - 4}V24h{8 - _LANE}{_LEFT}")
    if _is_without_data(boxes):
        arrows[0] = _cross(middle, tops[1] - _BELOW // 2)
    drawn = [_frame(box, 0, top, box.high) for box, top in zip(boxes, tops, strict=True)]
    words = [
        f'<a id="f{number}" class="f" href="#{box.section}" tabindex="-1"'
        f' transform="translate(0 {top})">{box.inside}</a>'
        for number, (box, top) in enumerate(zip(boxes, tops, strict=True), 1)
    ]
    return _svg("column", _WIDE + _LANE, last + boxes[-1].high, drawn, arrows, words)


def _ring(boxes: Sequence[_Box], tops: Sequence[int]) -> str:
    """The boxes clockwise in two rows, all boxes of a row equally high."""
    half = len(boxes) // 2
    upper, lower = (max(box.high for box in row) for row in (boxes[:half], boxes[half:]))
    second, last = upper + _BELOW, (half - 1) * _NEXT
    places = [(x, 0, upper) for x in range(0, last + 1, _NEXT)]
    places += [(x, second, lower) for x in range(last, -1, -_NEXT)]
    arrows = [_right(x + _WIDE, upper // 2) for x in range(0, last, _NEXT)]
    arrows.append(_down(last + _WIDE // 2, second))
    arrows += (_left(x, second + lower // 2) for x in range(last, 0, -_NEXT))
    arrows.append(f"M{_WIDE // 2} {second - 5}v{10 - _BELOW}{_UP}")
    if _is_without_data(boxes):
        arrows.append(_cross(_WIDE + _BESIDE // 2, upper // 2))
    drawn = [_frame(box, *place) for box, place in zip(boxes, places, strict=True)]
    words = [
        f'<use href="#f{number}" x="{x}" y="{y - top}"/>'
        for number, ((x, y, _), top) in enumerate(zip(places, tops, strict=True), 1)
    ]
    return _svg("ring", last + _WIDE, second + lower, drawn, arrows, words)


def _is_without_data(boxes: Sequence[_Box]) -> bool:
    """Whether the tool comes straight after you."""
    return boxes[1].kind == _TOOL


def _frame(box: _Box, x: int, y: int, high: int) -> str:
    return f'<rect{box.kind} x="{x}" y="{y}" width="{_WIDE}" height="{high}" rx="6"/>'


def _down(x: int, to: int) -> str:
    return f"M{x} {to - _BELOW + 5}v{_BELOW - 10}{_DOWN}"


def _right(x: int, y: int) -> str:
    return f"M{x + 6} {y}h{_BESIDE - 12}{_RIGHT}"


def _left(x: int, y: int) -> str:
    return f"M{x - 6} {y}h{12 - _BESIDE}{_LEFT}"


def _cross(x: int, y: int) -> str:
    return f"M{x - 8} {y - 8}l16 16m0-16l-16 16"


def _svg(
    kind: str, wide: int, high: int, frames: list[str], arrows: list[str], words: list[str]
) -> str:
    return (
        f'<svg class="{kind}" width="{(wide + 4) / _SIZE}em" viewBox="-2 -2 {wide + 4} {high + 4}"'
        f' aria-hidden="true">{"".join(frames)}'
        f'<path class="w" d="{"".join(arrows)}"/>{"".join(words)}</svg>'
    )


__all__ = ["picture"]
