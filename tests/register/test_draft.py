"""Drafts: what is left of a thing when wrong answers are taken out."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from plugins.register.draft import draft_of, take_out


class Keep(msgspec.Struct, frozen=True, kw_only=True):
    months: int


class Use(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    keep: Keep
    after: Keep | None = None


class Boat(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    keep: Keep
    uses: tuple[Use, ...] | None = None
    ports: tuple[str, ...] = ()


def test_a_draft_is_a_thing_without_answers():
    draft = msgspec.convert({}, draft_of(Boat))

    assert isinstance(draft, Boat)
    assert (draft.name, draft.uses, draft.ports) == (None, None, None)
    assert isinstance(draft.keep, Keep)
    assert draft.keep.months is None


def test_a_draft_has_the_answers_that_are_left_at_every_depth():
    answers: dict[str, Any] = {
        "name": "Havørnen",
        "uses": [{"keep": {"months": 3}, "after": {}}, {}, None],
        "ports": ["nord", None],
    }

    draft = msgspec.convert(answers, draft_of(Boat))

    assert (draft.name, draft.ports) == ("Havørnen", ("nord", None))
    first, second, third = draft.uses
    assert (first.kind, first.keep.months, first.after.months) == (None, 3, None)
    assert (second.kind, second.keep.months, second.after) == (None, None, None)
    assert third is None


@pytest.mark.parametrize("answers", [{"name": 5}, {"ports": "nord"}, {"uses": [{"keep": 5}]}])
def test_a_draft_takes_no_other_answers_than_the_thing(answers):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(answers, draft_of(Boat))


@pytest.mark.parametrize(
    ("broken", "left"),
    [
        ([], {"a": {"b": 1, "c": 2}, "uses": [{"k": 1}, {"k": 2}], "ports": ["x", "y"]}),
        ([("a",)], {"uses": [{"k": 1}, {"k": 2}], "ports": ["x", "y"]}),
        ([("a", "b")], {"a": {"c": 2}, "uses": [{"k": 1}, {"k": 2}], "ports": ["x", "y"]}),
        ([("uses", 0)], {"a": {"b": 1, "c": 2}, "uses": [{}, {"k": 2}], "ports": ["x", "y"]}),
        ([("uses", 1, "k")], {"a": {"b": 1, "c": 2}, "uses": [{"k": 1}, {}], "ports": ["x", "y"]}),
        (
            [("ports", 0)],
            {"a": {"b": 1, "c": 2}, "uses": [{"k": 1}, {"k": 2}], "ports": [None, "y"]},
        ),
        ([("a",), ("a", "b"), ("uses",), ("ports", 9), ("ports", 1, "z"), ("z",)],
         {"ports": ["x", "y"]}),
    ],
)  # fmt: skip
def test_what_is_broken_is_taken_out_and_the_rest_keeps_its_place(broken, left):
    data = {"a": {"b": 1, "c": 2}, "uses": [{"k": 1}, {"k": 2}], "ports": ["x", "y"]}

    take_out(data, broken, {("uses",)})

    assert data == left


def test_a_list_of_groups_may_stand_in_a_list_of_groups():
    data = {"uses": [{"keeps": [{"k": 1}, {"k": 2}]}]}

    take_out(data, [("uses", 0, "keeps", 1)], {("uses", "[]", "keeps")})

    assert data == {"uses": [{"keeps": [{"k": 1}, {}]}]}
