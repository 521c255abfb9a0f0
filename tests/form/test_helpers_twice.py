"""What the form's check stands on: near misses, formats and quotes, as Python has them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.register import calendar, formats, shape
from plugins.register.near import nearest
from plugins.register.problem import Problem, quote
from plugins.register.schema import Kind, default_schema
from tests.properties.texts import texts

QUESTIONS = sorted(default_schema().kinds["tool"].questions)
# Names made of few letters have much in common, and often as much with two others.
FEW_LETTERS = st.text("ab_-A", max_size=8)
DAYS = st.from_regex(r"[0-9]{3,5}(-[0-9]{1,2}(-[0-9]{1,2})?)?", fullmatch=True)
PARTIAL = st.tuples(st.dates().map(str), st.sampled_from((4, 7, 10))).map(lambda it: it[0][: it[1]])
JSON = st.recursive(
    st.none() | st.integers(-9, 9) | texts(3),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(texts(1), inside, max_size=3),
    max_leaves=5,
)


@given(FEW_LETTERS, st.lists(FEW_LETTERS.filter(bool), max_size=6))
def test_the_same_name_is_nearest(scripts, said, known):
    assert scripts.call("near.js", "nearest", said, known) == nearest(said, known)


@given(st.sampled_from(QUESTIONS), st.randoms(use_true_random=True))
def test_the_same_question_is_meant(scripts, name, random):
    letters = list(name)
    for _ in range(3):
        letters[random.randrange(len(letters))] = random.choice("aest_.-Å")
    said = "".join(letters)

    assert scripts.call("near.js", "nearest", said, QUESTIONS) == nearest(said, QUESTIONS)


@pytest.mark.parametrize("said", ["", "ai.usé", "AI-USE", "status" * 40, "🧭", "İstatus"])
def test_unusual_names_are_measured_alike(scripts, said):
    assert scripts.call("near.js", "nearest", said, QUESTIONS) == nearest(said, QUESTIONS)


@given(DAYS | st.dates().map(str))
@example("2024-02-29")
@example("1900-02-29")
@example("2000-02-29")
@example("0000-01-01")
@example("0001-01-01")
@example("2026-W01-1")
@example("20260504")
@example("")
def test_the_same_days_exist(scripts, day):
    assert scripts.call("formats.js", "isDate", day) == formats.is_date(day)
    assert scripts.call("formats.js", "isPartialDate", day) == formats.is_partial_date(day)


@given(st.dates(), st.integers(0, 40))
@example(date(9999, 1, 1), 11)
@example(date(9999, 1, 1), 12)
@example(date(2024, 2, 29), 12)
@example(date(2023, 12, 31), 2)
def test_months_later_is_the_same_day(scripts, day, months):
    later = calendar.months_after(day, months)

    assert scripts.call("calendar.js", "monthsAfter", str(day), months) == str(later)


@given(PARTIAL, PARTIAL)
@example("2021", "2021-03")
@example("2021-02", "2021-03-15")
def test_the_same_day_lies_before_another(scripts, one, other):
    is_before = scripts.call("calendar.js", "isBefore", one, other)

    assert is_before == calendar.is_before(one, other)
    assert scripts.call("calendar.js", "firstDay", one) == str(calendar.first_day(one))


@given(st.from_regex(r"[0-9]{7,9}", fullmatch=True) | texts(1))
@example("64942212")
@example("٦٤٩٤٢٢١٢")
def test_the_same_numbers_are_of_a_company(scripts, number):
    assert scripts.call("formats.js", "isCvr", number) == formats.is_cvr(number)


@given(JSON)
@example("a\x1cb\x85c\ufeffd\u3000e")
@example("🧭" * 61)
@example("Ring til 010190-1232")
@example({"a": [1, "b", None], "c": {}})
def test_a_wrong_value_is_quoted_alike(scripts, value):
    assert scripts.call("problems.js", "quote", value) == quote(value)


@given(st.lists(st.integers(0, 99) | texts(1), max_size=4))
def test_a_field_is_named_alike(scripts, at):
    assert scripts.call("problems.js", "fieldName", at) == Problem("x", tuple(at), "x").field


def test_what_has_no_sentence_of_its_own_is_not_lost(scripts):
    schema = {"type": "object", "properties": {"a": {"const": "b"}}}

    [said] = scripts.call("shape.js", "shapeProblems", {"countries": []}, schema, {"a": "c"})
    [problem] = shape.problems(Kind("x", schema), "x.yaml", {"a": "c"})

    assert (said["at"], said["code"]) == (list(problem.at), problem.code) == (["a"], "shape")
