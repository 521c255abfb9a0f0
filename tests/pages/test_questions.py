"""The form asks what the schema asks: a new field is a new question, without more code."""

from __future__ import annotations

import pytest

from plugins.pages.questions import questions
from plugins.register.schema import Kind, default_schema
from tests.pages.sharing import shared_in

TEXT = default_schema().kinds["tool"].schema["properties"]["benefit"]
STATUS = default_schema().kinds["tool"].schema["properties"]["status"]

WORDS = {
    "title": "Vejr", "title_en": "Weather", "group": "what",
    "description": "Hvordan vejret er.", "description_en": "What the weather is.",
}  # fmt: skip


@pytest.fixture
def asked(municipality):
    """The one question of a schema with one field."""

    def asked(language="en", required=False, **schema):
        properties = {"weather": {**WORDS, **schema}}
        whole = {"properties": properties, "required": ["weather"] if required else []}
        (question,) = questions(shared_in(municipality, language), Kind("tool", whole), "what")
        return question

    return asked


def test_a_new_field_is_asked_with_its_own_words(asked):
    question = asked(type="string", maxLength=40)

    assert (question.path, question.label) == ("weather", "Weather")
    assert (question.hint, question.limit) == ("What the weather is.", 40)


def test_the_hint_for_the_form_comes_before_that_for_a_file(asked):
    question = asked(type="string", in_form="Se ud.", in_form_en="Look outside.")

    assert question.hint == "Look outside."


@pytest.mark.parametrize(
    ("schema", "how"),
    [
        ({"type": "string"}, "line"),
        ({"type": "integer"}, "number"),
        ({"type": "array", "items": {"type": "string"}}, "lines"),
        ({"type": "array", "items": {"type": "string"}, "ids_of": "laws"}, "some"),
        ({"properties": TEXT["properties"]}, "text"),
        ({"properties": {"wind": TEXT}}, "group"),
        ({"type": "array", "items": {"properties": {"wind": TEXT}}}, "entries"),
        ({"vocabulary": "status", "enum": STATUS["enum"]}, "one"),
        ({"vocabulary": "data_kinds", "enum": list("abcdefg")}, "fold"),
        ({"type": "array", "items": {"vocabulary": "status", "enum": STATUS["enum"]}}, "some"),
    ],
)
def test_how_it_is_answered_follows_from_its_shape(schema, how, asked):
    assert asked(**schema)._replace(choices=()).how == how


def test_the_choices_are_those_of_the_vocabulary_in_its_order(asked):
    question = asked("da", vocabulary="status", enum=STATUS["enum"])

    assert [choice.value for choice in question.choices] == STATUS["enum"]
    assert question.choices[0].label == "Planlagt"
    assert question.choices[0].explained == "Det er besluttet, men ikke taget i brug endnu."


def test_what_must_be_answered_may_be_left_open_and_may_be_left_out_are_told_apart(asked):
    must = asked(type="string", required=True)
    open_question = asked(type="string", question={})
    free = asked(type="string")

    assert (must.is_must, must.is_asked, must.is_free) == (True, False, False)
    assert (open_question.is_must, open_question.is_asked) == (False, True)
    assert open_question.is_free is False
    assert (free.is_must, free.is_asked, free.is_free) == (False, False, True)


def test_a_list_that_may_be_empty_says_so_in_words(asked):
    schema = {"type": "array", "items": {"properties": {"wind": TEXT}}}

    assert asked(**schema, none="Intet vejr", none_en="No weather").none == "No weather"
    assert asked(**schema).none is None


@pytest.mark.parametrize(
    ("example", "keys"),
    [("https://a.example", "url"), ("a@b.example", "email"), ("123", "numeric"), ("DK", None)],
)
def test_a_phone_shows_the_keys_that_the_example_is_written_with(example, keys, asked):
    assert asked(type="string", examples=[example]).keys == keys
