"""What is written is read as it was, and the form writes what ``inv format`` writes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.register.comments import comments_of, escaped, lines_of
from plugins.register.places import schema_line
from plugins.register.reading import Unreadable, decode, read_yaml
from plugins.register.schema import default_schema
from plugins.register.writing import written
from tests.form.tools import NASTY, nasty_texts, tools

TOOL = default_schema().kinds["tool"]
FIRST = schema_line("tool")
OF_MANY = settings(suppress_health_check=list(HealthCheck))
KEYS = st.text("abcæøå_-: #'\"\\.?\n", max_size=6) | st.sampled_from(
    (
        "on",
        "yes",
        "...",
        "---",
        "<<",
        "a: b",
        "a/b~c",
        "name",
        "summary",
        "data",
        "1.5",
        "__proto__",
    )
)
#: Anything that a file can hold, whatever the schema says of it.
ANYTHING = st.dictionaries(
    KEYS,
    st.recursive(
        nasty_texts() | st.just(""),
        lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=3),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
)
LINES = st.sampled_from(("# a", "#b: c", '# "x', "# '", "#", "# - x", "# {", "# [ # b", "# æ"))
OWN = st.fixed_dictionaries(
    {}, optional={"before": st.lists(LINES, min_size=1, max_size=2), "after": LINES}
).filter(bool)


@st.composite
def with_comments(draw, contents) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a file says, and comments on some of it."""
    data = draw(contents)
    comments = draw(st.dictionaries(st.sampled_from([*places(data)]), OWN, max_size=3))
    if draw(st.booleans()):
        comments[""] = {"before": ["# top"], "end": ["# end", "# of it"]}
    return data, comments


def places(value: Any, at: str = "") -> Iterator[str]:
    """Where comments can stand."""
    if isinstance(value, dict | list):
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            here = f"{at}/{escaped(str(step))}"
            yield here
            yield from places(part, here)


@pytest.fixture(scope="module")
def schema(scripts):
    return scripts.keep(TOOL.schema)


@pytest.fixture(scope="module")
def written_by_the_form(scripts, schema):
    def written_by_the_form(data, comments):
        return scripts.call("write.js", "written", schema, data, comments)

    return written_by_the_form


def read(text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The data and the comments of a file in which nothing is wrong."""
    document = read_yaml("a.yaml", text)
    assert document.problems == ()
    TOOL.type_numbers(document.data)
    return document.data, comments_of(text, FIRST)


@pytest.mark.slow
@OF_MANY
@given(content=with_comments(tools()) | with_comments(ANYTHING))
def test_what_is_written_is_read_as_it_was_and_written_the_same(content, written_by_the_form):
    data, comments = content

    text = written(TOOL, data, comments)
    read_data, read_comments = read(text)

    assert read_data == data
    assert lines_of(read_comments) == lines_of(comments)
    assert written(TOOL, read_data, read_comments) == text
    assert written_by_the_form(data, comments) == text


@pytest.mark.slow
@OF_MANY
@given(data=tools())
def test_other_readers_of_yaml_take_no_answer_for_something_else(data):
    text = written(TOOL, data)

    assert TOOL.accepts(data)
    for reader in (yaml.SafeLoader, yaml.CSafeLoader):
        assert as_typed(yaml.load(text, reader)) == data


def as_typed(value: Any) -> Any:
    """What PyYAML read, but for days and for the field ``on``, which it takes for true."""
    if isinstance(value, dict):
        return {"on" if name is True else name: as_typed(part) for name, part in value.items()}
    if isinstance(value, list):
        return [as_typed(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_comes_back(text, written_by_the_form):
    data = {"name": {"da": text, "en": "a"}, "situations": [text], "purpose": {"da": text}}

    both = written(TOOL, data), written_by_the_form(data, {})

    assert both[0] == both[1]
    assert read(both[0])[0] == data


@pytest.mark.parametrize("spare", [-1, 0, 1])
def test_a_line_is_as_long_for_both(spare, written_by_the_form):
    data = {"name": {"da": "🙂" * (100 - len("name: {da: , en: b}") - spare), "en": "b"}}

    assert written_by_the_form(data, {}) == written(TOOL, data)


def test_a_million_characters_are_written_and_then_refused(written_by_the_form):
    data = {"purpose": {"da": "a: #b\n" * 160_000, "en": "a"}}

    text = written(TOOL, data)

    assert written_by_the_form(data, {}) == text
    with pytest.raises(Unreadable, match="too-large"):
        decode("a.yaml", text.encode())


def test_what_no_text_may_hold_leaves_the_rest_readable(written_by_the_form):
    data = {"purpose": {"da": "a\u202eb\t", "en": "a"}, "scale": "all"}

    text = written(TOOL, data)
    document = read_yaml("a.yaml", decode("a.yaml", text.encode()))

    assert written_by_the_form(data, {}) == text
    assert [(problem.field, problem.code) for problem in document.problems] == [
        ("purpose.da", "escape")
    ]
    assert document.data["scale"] == "all"


def test_half_a_character_is_written_as_one_that_was_lost(scripts, schema):
    text = scripts.call("write.js", "written", schema, {"scale": "a\ud83d"})

    assert text == f'{FIRST}\nscale: "a\\uFFFD"\n'


@pytest.mark.slow
def test_the_same_characters_are_escaped(written_by_the_form):
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))

    assert written_by_the_form({"scale": every}, {}) == written(TOOL, {"scale": every})
