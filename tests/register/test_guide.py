"""The field guide: it speaks of every field, and its examples are what they are said to be."""

from __future__ import annotations

import copy
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import PurePosixPath

import pytest

from plugins.register import language, loader, personal
from plugins.register.guide import DECIDED, guide, placed
from plugins.register.model import LANGUAGES
from plugins.register.reading import read_yaml
from plugins.register.schema import SCHEMA_FOLDER, default_schema
from plugins.register.writing import written
from tests.conftest import TODAY

TOOL = default_schema().kinds["tool"]
GUIDE = guide()
AT = PurePosixPath("content/tools/havn/eksempel.yaml")
#: A guide is read like a newspaper at most: the register's aim for what one reads first.
HIGHEST_LIX = 44


@pytest.fixture(scope="module")
def complete():
    """The tool that the good examples make together; two questions are left open."""
    good = {name: said.good for name, said in GUIDE.fields.items() if "." not in name}
    del good["benefit"]
    return {**good, "ai": {"use": "yes", "risk": GUIDE.fields["ai.risk"].good}}


@pytest.fixture(scope="module")
def told(complete, tmp_path_factory):
    """What the check says at a field, once a value has taken the place of its answer."""
    root = tmp_path_factory.mktemp("guide")
    (root / AT.parent).mkdir(parents=True)
    reader = loader._Reader(root, default_schema(), TODAY, [])

    def told(field, value):
        data = copy.deepcopy(complete)
        for asked in (one for one in TOOL.fields if one.path == field.path[: len(one.path)]):
            for path, wanted in asked.when.parts:
                put(data, path, wanted[0])
        at = put(data, field.path, value)
        (root / AT).write_text(written(TOOL, data), "utf-8")
        found = reader.read(loader.file_at(AT)).problems
        return [problem.code for problem in found if problem.at[: len(at)] == at]

    return told


def put(data, path, value):
    """Put *value* in its place, in the first entry of each list; the place."""
    at = tuple(0 if step == "[]" else step for step in path)
    for step, following in pairwise(at):
        if isinstance(data, dict):
            data = data.setdefault(step, [{}] if following == 0 else {})
        else:
            data = data[step]
    data[at[-1]] = value
    return at


def in_language(value, code):
    """The texts of an example in a language."""
    if isinstance(value, dict):
        if code in value:
            return [value[code]]
        return [text for part in value.values() for text in in_language(part, code)]
    parts = value if isinstance(value, list) else ()
    return [text for part in parts for text in in_language(part, code)]


def test_the_guide_speaks_of_every_field_in_the_order_of_the_schema():
    names = list(read_yaml("", (SCHEMA_FOLDER / "guide.yaml").read_text("utf-8")).data["fields"])

    assert names == [field.name for field in TOOL.fields]


def test_a_good_example_passes_the_check(told):
    found = {field.name: told(field, GUIDE.fields[field.name].good) for field in TOOL.fields}

    assert {name: codes for name, codes in found.items() if codes} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_bad_example_is_refused_just_when_the_guide_says_so(told, code):
    bad = {
        field: GUIDE.fields[field.name].bad_in(code)
        for field in TOOL.fields
        if code == "da" or GUIDE.fields[field.name].bad_en is not None
    }

    refused = {field.name for field, value in bad.items() if told(field, value)}

    assert refused == {field.name for field in bad if GUIDE.fields[field.name].refused}


def test_a_bad_example_is_not_the_good_one():
    assert [name for name, said in GUIDE.fields.items() if said.good == said.bad] == []


def test_whole_numbers_are_numbers_in_examples():
    good = {name: GUIDE.fields[name].good for name in ("cost", "data.[].keep", "review_every")}

    assert good == {
        "cost": {"dkk_per_year": 250000, "year": 2025},
        "data.[].keep": {"months": 12, "after": "case_closed"},
        "review_every": 6,
    }


def test_an_entry_can_take_over_anothers():
    assert GUIDE.fields["suppliers.[].cvr"] == GUIDE.fields["recipients.[].cvr"]


def test_a_value_is_placed_in_the_lists_around_it():
    data = placed(("data", "[]", "keep", "months"), 12)

    assert data == {"data": [{"keep": {"months": 12}}]}


def test_what_a_field_rests_on_is_a_source_and_every_source_is_used():
    used = {name for said in GUIDE.fields.values() for name in said.rests_on}

    assert used == {*GUIDE.sources, DECIDED}


def test_every_source_can_be_read_on_the_web():
    schemes = Counter(source.url.split("://")[0] for source in GUIDE.sources.values())

    assert schemes == {"https": len(GUIDE.sources)}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_guide_is_as_easy_to_read_as_it_asks_others_to_be(code):
    said = {
        name: "\n\n".join((one.why[code], one.because[code], *in_language(one.good, code)))
        for name, one in GUIDE.fields.items()
    }

    figures = {name: language.lix(text, code) for name, text in said.items()}

    assert {name: lix for name, lix in figures.items() if lix > HIGHEST_LIX} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_guide_uses_no_office_words(code):
    said = {
        name: language.office_words(f"{one.why[code]} {one.because[code]}", code)
        for name, one in GUIDE.fields.items()
    }

    assert {name: found for name, found in said.items() if found} == {}


def test_the_guide_holds_no_personal_data_but_a_phone_number_that_is_an_example():
    source = (SCHEMA_FOLDER / "guide.yaml").read_text("utf-8")

    found = {code for code, _, _ in personal.find(source, date.max, ("kommune.example",))}

    assert found == {"phone"}
