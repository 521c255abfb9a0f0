"""Words as a search sees them."""

from __future__ import annotations

import pytest

from plugins.register.searched import any_of, fold, words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Sygedagpenge", "sygedagpenge"),
        ("ØRNEØJET", "oerneoejet"),
        ("på æblet", "paa aeblet"),
        ("café", "cafe"),
        ("A\u030arhus", "aarhus"),  # the ring as a sign of its own
        ("ü", "u"),
    ],
)
def test_danish_letters_and_accents_are_what_plain_keyboards_have_for_them(typed, folded):
    assert fold(typed) == folded


def test_a_word_with_a_hyphen_is_a_word_and_so_are_its_parts():
    assert list(words("P-afgift, 2 gange (TV-overvågning)")) == [
        "p-afgift", "p", "afgift", "2", "gange", "tv-overvågning", "tv", "overvågning",
    ]  # fmt: skip


def test_words_are_found_whole_and_the_longest_first():
    pattern = any_of(["afgift", "p-afgift", "Høj afgift"])

    assert pattern.findall("en høj afgift, en p-afgift og en afgiftsfri") == [
        "høj afgift", "p-afgift",
    ]  # fmt: skip


def test_of_no_words_none_is_found():
    assert any_of([]).findall("en afgift") == []
