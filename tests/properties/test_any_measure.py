"""What holds of every text, name, day and month that the register measures or compares."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins.register.calendar import first_day, is_before, months_after
from plugins.register.collation import sort_key
from plugins.register.language import (
    ENOUGH_WORDS,
    counts,
    is_harder,
    lix,
    measure,
    sentences,
)
from plugins.register.near import nearest
from plugins.register.problem import MAX_QUOTE, quote
from tests.properties.texts import texts

pytestmark = pytest.mark.slow

in_both_languages = pytest.mark.parametrize("language", ["da", "en"])
plain_words = st.text("abcdefghijklmnopqrstuvwxyzæøå", min_size=1, max_size=12)
plain_sentences = st.lists(plain_words, min_size=1, max_size=12).map(
    lambda words: " ".join(words) + "."
)
names = st.text("abcABC_- æøåé1", max_size=12)
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
partial_dates = st.tuples(days, st.sampled_from((4, 7, 10))).map(
    lambda one: one[0].isoformat()[: one[1]]
)


# LIX


@in_both_languages
@given(text=texts())
def test_the_lix_of_a_text_is_a_figure(language, text):
    figure = lix(text, language)

    assert 0 <= figure <= 100 + len(text.split()) * len(text)


@in_both_languages
@given(text=texts())
def test_what_is_counted_at_once_is_what_is_counted_sentence_by_sentence(language, text):
    counted = list(sentences(text, language))

    assert counts(text, language) == (
        sum(map(len, counted)),
        sum(sum(map(str.isalpha, word)) > 6 for words in counted for word in words),
        len(counted),
    )


@in_both_languages
@given(text=plain_sentences, times=st.integers(2, 4))
def test_saying_it_again_is_no_harder(language, text, times):
    repeated = "\n\n".join([text] * times)

    assert lix(repeated, language) == pytest.approx(lix(text, language))


@in_both_languages
@given(text=plain_sentences)
def test_where_the_lines_break_does_not_count(language, text):
    assert lix(text.replace(" ", "\n"), language) == lix(text, language)


@in_both_languages
@given(text=plain_sentences, word=plain_words)
def test_a_long_word_more_is_never_easier(language, text, word):
    longer = f"{text[:-1]} {word * 7}."

    assert lix(longer, language) > lix(text, language)


@in_both_languages
@given(
    text=st.lists(plain_sentences, min_size=1, max_size=8).map(" ".join), limit=st.integers(0, 60)
)
def test_a_text_is_harder_than_a_limit_when_it_is_long_and_its_lix_is_higher(language, text, limit):
    measured = measure(text, language)

    assert measured.lix == lix(text, language)
    assert measured.words == len(text.split())
    assert is_harder(text, language, limit) is (
        measured.words >= ENOUGH_WORDS and measured.lix > limit
    )


# Near misses


@given(said=texts(3) | names, known=st.lists(names, max_size=6))
def test_what_was_meant_is_one_of_the_known(said, known):
    assert nearest(said, known) in {None, *known}


@given(known=st.lists(plain_words, min_size=1, max_size=6, unique=True), data=st.data())
def test_what_is_known_is_nearest_to_itself(known, data):
    said = data.draw(st.sampled_from(known))

    assert nearest(said.upper(), known) == said


@given(said=names, known=st.lists(names, max_size=6), data=st.data())
def test_the_order_of_the_known_does_not_matter(said, known, data):
    assert nearest(said, data.draw(st.permutations(known))) == nearest(said, known)


# Quoting


@given(value=texts(30) | st.recursive(texts(3) | st.integers(), st.lists, max_leaves=5))
def test_a_quoted_value_stands_on_one_line_and_is_not_too_long(value):
    quoted = quote(value)

    assert len(quoted) <= MAX_QUOTE
    assert quoted.splitlines() in ([quoted], [])


@given(text=plain_sentences)
def test_a_short_value_is_quoted_whole_and_a_long_one_from_its_start(text):
    quoted = quote(text)

    assert quoted == text if len(text) <= MAX_QUOTE else text.startswith(quoted[:-1])


# Order


@in_both_languages
@given(one=texts(3) | names, other=texts(3) | names)
def test_two_names_have_the_same_place_only_when_they_are_the_same(language, one, other):
    is_same_place = sort_key(one, language) == sort_key(other, language)

    assert is_same_place is (one == other)


@in_both_languages
@given(first=plain_words, second=plain_words)
def test_words_of_plain_letters_stand_as_in_the_alphabet(language, first, second):
    assume(first != second and not set(first + second) & set("æøå") and "aa" not in first + second)

    assert (sort_key(first, language) < sort_key(second, language)) is (first < second)


@given(start=plain_words, end=plain_words)
def test_danish_letters_stand_after_z(start, end):
    ordered = [f"{start}{letter}{end}" for letter in "zæøå"]
    assume(not start.endswith("a") and not end.startswith("a"))

    assert sorted(ordered, key=lambda word: sort_key(word, "da")) == ordered


@in_both_languages
@given(name=names, other=names)
def test_how_a_letter_is_composed_does_not_move_a_name(language, name, other):
    assume(unicodedata.normalize("NFC", other) != unicodedata.normalize("NFC", name))
    apart = unicodedata.normalize("NFD", name)

    is_first = sort_key(name, language)[:2] < sort_key(other, language)[:2]

    assert (sort_key(apart, language)[:2] < sort_key(other, language)[:2]) is is_first


# Days, months and years


@given(day=days, months=st.integers(0, 1_200))
def test_months_later_it_is_that_month_and_the_same_day_or_the_last(day, months):
    later = months_after(day, months)

    assert 12 * (later.year - day.year) + later.month - day.month == months
    is_last = (later + timedelta(days=1)).day == 1
    assert later.day == day.day or (later.day < day.day and is_last)


@given(day=days, months=st.integers(0, 10**15))
def test_any_number_of_months_later_is_not_earlier(day, months):
    assert months_after(day, months) >= day


@given(day=days)
def test_the_first_day_of_a_year_a_month_and_a_day(day):
    assert first_day(f"{day:%Y}") == day.replace(month=1, day=1)
    assert first_day(f"{day:%Y-%m}") == day.replace(day=1)
    assert first_day(f"{day:%Y-%m-%d}") == day


@given(one=partial_dates, other=partial_dates)
def test_what_surely_lies_before_begins_before_and_never_both_ways(one, other):
    assert not (is_before(one, other) and is_before(other, one))
    assert not is_before(one, other) or first_day(one) < first_day(other)
    assert is_before(one, other) or is_before(other, one) or one[: len(other)] == other[: len(one)]
