"""Alphabetical order as the readers of each language know it."""

from __future__ import annotations

import random

import pytest

from plugins.register.collation import sort_key

# Equal to Intl.Collator("da") in a browser.
DANISH = [
    "10 tal", "2 tal", "AB", "Ab", "ab", "Alfa", "Aula", "Cura", "Digital Post", "Digitalt",
    "Giv et praj", "Kanal", "KBHiJob", "KSD", "KY", "Kål", "Kaas", "Møller", "Parkering", "Vest",
    "Wien", "zebra", "Zoo", "Æble", "Ælling", "Ærø", "Øl", "Øresund", "Ørsted", "Østerbro", "Å",
    "Aa", "Åben dialog", "Aabenraa", "Ågade", "ål", "aalborg", "Aarhus", "Åse", "Aase",
]  # fmt: skip
ENGLISH = ["10 notes", "2 notes", "Aarhus", "apple", "Århus", "ärm", "Øl", "zebra", "Zoo"]


@pytest.mark.parametrize(("language", "words"), [("da", DANISH), ("en", ENGLISH)])
def test_words_stand_in_the_order_of_the_language(language, words):
    shuffled = random.Random(1).sample(words, len(words))

    assert sorted(shuffled, key=lambda word: sort_key(word, language)) == words


@pytest.mark.parametrize("language", ["da", "en"])
def test_joined_words_stand_as_words_apart_then_other_signs_digits_and_letters(language):
    words = ["ab c", "ab-d", "ab/e", "ab_f", "ab.b", "ab1", "aba"]

    backwards = words[::-1]

    assert sorted(backwards, key=lambda word: sort_key(word, language)) == words
