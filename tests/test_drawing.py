"""Pictures know how wide a text can become in any common typeface, and break it in time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.drawing import text, width, wrapped

# Advance widths in thousandths of the size, as the fonts themselves give them.
DEJAVU_SANS = {
    "i": 278, "m": 974, "W": 989, "w": 818, "å": 613, "æ": 982, "Ø": 787, "é": 615, "%": 950,
    " ": 318, "–": 500, "◆": 770, "○": 873, "…": 1000,
}  # fmt: skip
DEJAVU_SANS_BOLD = {"i": 343, "m": 1042, "W": 1103, "w": 924, "a": 675, "e": 678, "r": 493}
ARIAL = {"i": 222, "m": 833, "W": 944, "@": 1015, "%": 889, "f": 278, "t": 278}

# But for those that are as wide as a sentence.
words = st.text(st.characters(exclude_characters="\ufdfa\ufdfb"))
room = st.integers(60, 400)


@pytest.mark.parametrize(
    ("typeface", "is_bold"), [(DEJAVU_SANS, False), (ARIAL, False), (DEJAVU_SANS_BOLD, True)]
)
def test_no_sign_is_wider_than_it_counts(typeface, is_bold):
    too_wide = {sign for sign in typeface if typeface[sign] > width(sign, 1000, is_bold)}

    assert too_wide == set()


def test_a_sign_nobody_measured_counts_as_wide():
    assert width("語", 16) == 17.6
    assert width("😀", 10) == 14


def test_accents_and_invisible_signs_take_no_room_of_their_own():
    assert width("é", 16) == width("e", 16)
    assert width("e\u0301", 16) == width("e", 16)
    assert width("a\u200bb", 16) == width("ab", 16)


def test_a_sign_made_of_many_is_as_wide_as_all_of_them():
    assert width("\ufdfa", 10) > 100


def test_a_text_breaks_between_words():
    assert wrapped("Dig selv, CPR-registret, Skattestyrelsen", 170, 16) == (
        "Dig selv,",
        "CPR-registret,",
        "Skattestyrelsen",
    )


def test_a_word_without_room_is_hyphenated():
    assert wrapped("et Jobformidlingssystem", 100, 16) == ("et", "Jobformidl-", "ingssyste-", "m")


def test_a_hyphen_of_the_word_is_used_first_where_it_stands():
    assert wrapped("aaaaaaaa-bbbbbbbb", 100, 16) == ("aaaaaaaa-", "bbbbbbbb")


def test_no_text_has_no_lines():
    assert wrapped(" \n ", 100, 16) == ()


@given(words, room, st.booleans())
def test_no_line_is_wider_than_its_room(said, room, is_bold):
    lines = wrapped(said, room, 16, is_bold)

    assert max((width(line, 16, is_bold) for line in lines), default=0) <= room + 0.001


@given(words, room)
def test_nothing_is_lost_between_the_lines(said, room):
    lines = wrapped(said, room, 16)

    assert _letters(lines) == _letters(said.split())


def _letters(words):
    return "".join(words).replace(" ", "").replace("-", "")


def test_lines_stand_below_each_other():
    assert text(("one", "two", "three"), 14, 60, 20) == (
        '<text x="14" y="60">one<tspan x="14" dy="20">two</tspan>'
        '<tspan x="14" dy="20">three</tspan></text>'
    )


def test_a_text_brings_no_markup():
    assert text(("</text><script>", '"&"'), 0, 0, 20, "q") == (
        '<text class="q" x="0" y="0">&lt;/text&gt;&lt;script&gt;'
        '<tspan x="0" dy="20">&#34;&amp;&#34;</tspan></text>'
    )
