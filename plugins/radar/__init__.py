"""The radar picture: which tools are on it, where each stands, and its SVG."""

from .cell import Point
from .history import as_on, days, stays
from .layout import Layout, Stay, lay_out
from .picture import Blip, letters, mark, picture, row, size

__all__ = [
    "Blip", "Layout", "Point", "Stay", "as_on", "days", "lay_out", "letters", "mark", "picture",
    "row", "size", "stays",
]  # fmt: skip
