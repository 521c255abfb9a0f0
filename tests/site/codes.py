"""A QR code as a reader of QR codes sees it."""

from __future__ import annotations

import re

import zxingcpp

_PIXELS = 4


def modules(svg: str) -> list[str]:
    """The rows of a code that is drawn in strokes one module wide, a dark module as 1."""
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])
    (drawn,) = re.findall(r'<path stroke="#000" d="([^"]*)"', svg)
    rows = [["0"] * side for _ in range(side)]
    at = 0
    for command, first, second in re.findall(r"([Mmh])(\d+)(?: (\d+)(?:\.5)?)?", drawn):
        length = int(first)
        if command == "M":
            at, row = length, rows[int(second)]
            continue
        if command == "h":
            row[at : at + length] = "1" * length
        at += length
    return ["".join(row) for row in rows]


def read(svg: str) -> list[str]:
    """What is written in the codes of a picture; an independent library reads them."""
    rows = modules(svg)
    lines = ["".join(module * _PIXELS for module in row) for row in rows for _ in range(_PIXELS)]
    grey = bytes(255 * (module == "0") for line in lines for module in line)
    picture = memoryview(grey).cast("B", (len(lines), len(lines[0])))
    return [code.text for code in zxingcpp.read_barcodes(picture)]
