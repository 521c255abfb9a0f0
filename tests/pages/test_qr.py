"""QR codes: the ones that segno would draw, and what readers make of them."""

from __future__ import annotations

import re

import pytest
import segno

from plugins.pages.qr import MASK, QUIET, svg
from tests.site.codes import modules, read

ADDRESS = "https://register.kommune.example/da/vaerktoejer/et-eksempel/"
LONG = "https://register.kommune.example/" + "abcdefghij-0123456789/" * 30


def drawn_by_segno(text):
    """The rows of the code with its light frame."""
    code = segno.make_qr(text, error="m", mode="byte", mask=MASK, boost_error=False)
    return ["".join(map(str, row)) for row in code.matrix_iter(border=QUIET)]


# The lengths around which a code grows (by more blocks, by blocks of two lengths, by a longer
# count of the text), and many between them.
LENGTHS = [
    26, 27, 42, 43, 62, 63, 84, 85, 106, 107, 122, 123, 152, 153, 180, 181, 213, 214, 331, 332,
    *range(40, 130, 4),
]  # fmt: skip


@pytest.mark.parametrize("length", LENGTHS)
def test_a_code_is_the_one_that_segno_draws(length):
    address = LONG[:length]

    assert modules(svg(address)) == drawn_by_segno(address)


@pytest.mark.parametrize("length", [40, 62, 84, 106, 122, 213, 331, 620])
def test_a_reader_finds_the_address(length):
    assert read(svg(LONG[:length])) == [LONG[:length]]


def test_a_code_is_dark_on_white_with_a_light_frame_of_four():
    code = svg(ADDRESS)
    rows = modules(code)

    assert code.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="328" height="328"')
    assert '<path fill="#fff" d="M0 0h41v41H0z"/>' in code
    assert {*rows[:4], *rows[-4:]} == {"0" * 41}
    assert {(row[:4], row[-4:]) for row in rows} == {("0000", "0000")}
    assert rows[4] != "0" * 41


def test_a_code_brings_no_script_no_style_and_no_address():
    assert set(re.findall(r"<(\w+)|(\w+)=", svg(ADDRESS))) == {
        ("svg", ""), ("path", ""), ("", "xmlns"), ("", "width"), ("", "height"), ("", "viewBox"),
        ("", "fill"), ("", "stroke"), ("", "d"), ("", "rendering"),
    }  # fmt: skip


def test_equal_addresses_have_equal_codes():
    first = svg(ADDRESS)
    svg(LONG[:61])

    assert svg(ADDRESS) == first
