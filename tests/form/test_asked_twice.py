"""Which questions are asked: the form and the check read the schema's conditions alike."""

from __future__ import annotations

import pytest

from plugins.register.conditions import holds, must_answer, places
from plugins.register.reading import read_yaml
from plugins.register.schema import default_schema
from tests.conftest import MUNICIPALITY

KIND = default_schema().kinds["tool"]


@pytest.fixture(scope="module", params=["baadplads-tildeling", "badevandsmaaler", "isvagt-kamera"])
def tool(request, municipality):
    return municipality.tools[request.param]


@pytest.fixture(scope="module")
def data(scripts, tool):
    source = (MUNICIPALITY / tool.path).read_text(encoding="utf-8")
    return scripts.keep(read_yaml(tool.path, source).data)


def test_the_form_finds_every_field(scripts):
    found = scripts.call("asked.js", "fields", KIND.schema)

    assert [(one["name"], one["schema"]) for one in found] == [
        (field.name, field.schema) for field in KIND.fields
    ]
    assert [tuple(one["path"]) for one in found] == [field.path for field in KIND.fields]


def test_the_same_fields_apply_are_asked_and_must_be_answered(scripts, tool, data):
    for field in KIND.fields:
        said = {"path": field.path, "name": field.name, "schema": field.schema}
        applies = holds(field.when, tool)
        asked = applies and field.question is not None and holds(field.question, tool)

        assert scripts.call("asked.js", "applies", said, data) == applies, field.name
        assert scripts.call("asked.js", "isAsked", said, data) == asked, field.name
        assert scripts.call("asked.js", "mustAnswer", said, data) == must_answer(field, tool)


def test_a_field_stands_in_the_same_places(scripts, tool, data):
    for field in KIND.fields:
        found = scripts.call("asked.js", "places", data, field.path)

        assert [(tuple(at), said is None) for at, said in found] == [
            (at, said is None) for at, said in places(tool, field)
        ]


@pytest.mark.parametrize(
    ("said", "is_given"),
    [("x", True), ("", False), (None, False), (["x"], True), ([], False), ({}, True), (0, True)],
)
def test_what_is_empty_is_not_given(scripts, said, is_given):
    assert scripts.call("asked.js", "holds", {"since": True}, {"since": said}) is is_given
    assert scripts.call("asked.js", "holds", {"since": True}, {}) is False
