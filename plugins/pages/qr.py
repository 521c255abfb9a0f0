"""QR codes of addresses, as SVG: thousands of them in the time that a few would take.

segno draws one code of each size. Every other code of that size is the same one with some of
its modules turned, because error correction, placement and mask are all linear in the bits of
the text (ISO/IEC 18004:2015, sections 7.5 to 7.8): what is worked out for an address is only
which bits differ. The mask is always the same. Section 7.8.3 tries all eight for the one with
the fewest large areas; that takes longer than all the rest, and readers read each of them.
"""

from __future__ import annotations

from functools import cache
from itertools import chain, groupby, zip_longest
from operator import itemgetter

import segno
from segno import consts, encoder

MASK = 2
#: The light frame that a reader needs around a code, in modules (section 5.3.8).
QUIET = 4
_LEVEL = consts.ERROR_LEVEL_M
_BYTES = 0b0100  # the text is bytes, in ISO 8859-1 where nothing else is said


def svg(address: str) -> str:
    """The code of *address*: dark on white wherever it is shown."""
    text = address.encode("ascii")
    size = next(_size(version) for version in range(1, 41) if len(text) <= _room(version))
    side = size.modules + 2 * QUIET
    strokes = map(_STROKES.__getitem__, size.rows(text))
    path = "".join(chain.from_iterable(zip(size.starts, *[strokes] * size.step, strict=False)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{side * 8}" height="{side * 8}"'
        f' viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path stroke="#000" d="{path}"/></svg>\n'
    )


def _strokes(byte: int) -> str:
    """Eight modules as a part of an SVG path that runs through the middle of their row."""
    runs = [(dark, len(list(run))) for dark, run in groupby(f"{byte:08b}")]
    return "".join(f"h{length}" if dark == "1" else f"m{length} 0" for dark, length in runs)


class _Size:
    """The codes of one version: what they have in common, and how they are told apart."""

    def __init__(self, version: int) -> None:
        self._version = version
        self._blocks = [
            block.num_data for block in consts.ECC[version][_LEVEL] for _ in range(block.num_blocks)
        ]
        first, *_ = consts.ECC[version][_LEVEL]
        self._corrections = first.num_total - first.num_data
        self._rests = _rests(self._corrections)
        text = b"a" * _room(version)
        drawn = segno.make_qr(
            text, version=version, error="m", mode="byte", mask=MASK, boost_error=False
        )
        self.modules = len(drawn.matrix)
        #: The bytes of a row, eight modules in each.
        self.step = -(-self.modules // 8)
        #: Where each row begins in the drawing.
        self.starts = [f"M{QUIET} {QUIET + row}.5" for row in range(self.modules)]
        self._length = 8 * sum(self._blocks) + 8 * self._corrections * len(self._blocks)
        self._pick = itemgetter(*self._places())
        self._drawn = b"".join(self._row(row) for row in drawn.matrix)
        self._said = self._message(text)

    def rows(self, text: bytes) -> bytes:
        """The modules of the code that says *text*, a dark one as 1."""
        differing = f"{self._message(text) ^ self._said:0{self._length}b}0"
        turned = int("".join(self._pick(differing)), 2)
        return (turned ^ int.from_bytes(self._drawn)).to_bytes(len(self._drawn))

    def _row(self, row: bytearray) -> bytes:
        bits = "".join(map(str, row)).ljust(8 * self.step, "0")
        return int(bits, 2).to_bytes(self.step)

    def _message(self, text: bytes) -> int:
        """The bits of the code in the order they are placed in (sections 7.4 to 7.6)."""
        counted = 8 if self._version < 10 else 16
        bits = (_BYTES << counted | len(text)) << 8 * len(text) | int.from_bytes(text)
        # Four more bits end the text. What fills the rest begins as segno lets it begin.
        data = (bits << 4).to_bytes((counted + 8) // 8 + len(text)) + b"\0"
        data += b"\xec\x11" * sum(self._blocks)
        blocks, corrections, start = [], [], 0
        for length in self._blocks:
            blocks.append(data[start : start + length])
            corrections.append(self._correction(blocks[-1]))
            start += length
        mixed = chain(*zip_longest(*blocks), *zip(*corrections, strict=True))
        return int.from_bytes(bytes([byte for byte in mixed if byte is not None]))

    def _correction(self, block: bytes) -> bytes:
        """What is left of *block* divided by the generator polynomial (section 7.5.2)."""
        rests, rest, top = self._rests, 0, 8 * (self._corrections - 1)
        below = (1 << top) - 1
        for byte in block:
            rest = (rest & below) << 8 ^ rests[rest >> top ^ byte]
        return rest.to_bytes(self._corrections)

    def _places(self) -> list[int]:
        """For each module the number of the bit that stands there, -1 for none (section 7.7)."""
        matrix = [list(row) for row in encoder.make_matrix(self.modules, self.modules)]
        encoder.add_finder_patterns(matrix, self.modules, self.modules)
        encoder.add_alignment_patterns(matrix, self.modules, self.modules)
        # Three and more are free: a matrix has 0, 1, and 2 for what is still to be placed.
        encoder.add_codewords(matrix, range(3, 3 + self._length), self._version)
        empty = [-1] * (8 * self.step - self.modules)
        return [bit - 3 if bit >= 3 else -1 for row in matrix for bit in (*row, *empty)]


_STROKES = [_strokes(byte) for byte in range(256)]
_size = cache(_Size)


def _room(version: int) -> int:
    """How many bytes a code of that version can say."""
    bits: int = consts.SYMBOL_CAPACITY[version][_LEVEL]
    return bits // 8 - (2 if version < 10 else 3)


def _rests(length: int) -> list[int]:
    """What each byte leaves when divided by the generator polynomial of that many bytes."""
    powers, logarithms = consts.GALIOS_EXP, consts.GALIOS_LOG
    generator = consts.GEN_POLY[length]
    return [0] + [
        int.from_bytes(bytes(powers[logarithms[byte] + power] for power in generator))
        for byte in range(1, 256)
    ]
