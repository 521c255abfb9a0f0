"""Near misses: what an author probably meant."""

from __future__ import annotations

import pytest

from plugins.register.near import nearest

STATUSES = ("planned", "pilot", "in_use", "paused", "retired")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("in_usee", "in_use"),
        ("in use", "in_use"),
        ("in-use", "in_use"),
        ("IN_USE", "in_use"),
        ("inuse", "in_use"),
        ("retierd", "retired"),
        ("Pilot", "pilot"),
        ("plannet", "planned"),
    ],
)
def test_a_near_miss_is_recognised(said, meant):
    assert nearest(said, STATUSES) == meant


@pytest.mark.parametrize(
    "said", ["", "i brug", "udfaset", "x", "in_use" * 20, "?" * 60_000], ids=lambda said: said[:9]
)
def test_what_is_far_from_everything_is_not(said):
    assert nearest(said, STATUSES) is None


def test_nothing_is_near_when_nothing_is_known():
    assert nearest("in_use", ()) is None


def test_the_nearest_of_several_is_chosen():
    assert nearest("ai.tests", ["ai.does", "ai.tested", "ai.kinds"]) == "ai.tested"


def test_the_choice_does_not_depend_on_the_order_of_the_known():
    assert nearest("ab", ["ax", "ab", "AB"]) == nearest("ab", ["AB", "ab", "ax"])


def test_what_is_known_is_answered_as_it_is_written():
    assert nearest("kk_gpt", {"KK-GPT": 1}) == "KK-GPT"


@pytest.mark.parametrize("length", [80, 81, 500])
def test_of_a_long_value_the_first_eighty_signs_are_compared(length):
    name = "a" * 49 + "b" * 11
    said = ("a" * 49).ljust(length, "?")

    assert nearest(said, [name]) == name
