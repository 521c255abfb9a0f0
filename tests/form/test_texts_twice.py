"""What is wrong with the texts of a tool: the form says what the check says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.register import language
from plugins.register.reading import Unreadable, read_yaml
from plugins.register.rules import TEXT_RULES
from plugins.register.rules.markup import markdown_is_shown_as_written
from plugins.register.schema import default_schema
from plugins.register.texts import Texts
from plugins.register.translations import not_followed
from tests.conftest import MUNICIPALITY, TODAY
from tests.corpus.cases import Case, cases
from tests.form.forms import form_of
from tests.properties.texts import official_texts, personal_texts, texts

KIND = default_schema().kinds["tool"]
PROJECT = MUNICIPALITY.parents[1]
RULES = [rule for rule in TEXT_RULES if rule is not markdown_is_shown_as_written]
CAMERA = "content/tools/havn-og-kyst/isvagt-kamera.yaml"
METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"


@pytest.fixture(scope="module")
def in_the_form(scripts, municipality):
    """The problems that the form finds in the texts of a tool."""
    form, schema = scripts.keep(form_of(municipality)), scripts.keep(KIND.schema)

    def problems(data: Mapping[str, Any]) -> list[Any]:
        return scripts.call("texts.js", "textProblems", form, schema, data, TODAY.isoformat())

    return problems


@pytest.fixture(scope="module")
def in_python(municipality):
    """The problems that the check finds in the texts of a tool's fields."""
    domains = municipality.site.mailbox_domains

    def problems(data: Mapping[str, Any]) -> list[Any]:
        said = texts_in(data, domains)
        found = [problem for rule in RULES for problem in rule(said) if problem.at]
        return [as_json(problem) for problem in found]

    return problems


def in_both(scripts, municipality, before, now):
    """What the form and the check say of texts that were not followed in the other language."""
    form = form_of(municipality)
    one = scripts.call("texts.js", "textProblems", form, KIND.schema, now, str(TODAY), before)
    was, are = (texts_in(data) for data in (before, now))
    found = [problem for problem in one if problem["code"].startswith("not-followed")]
    return found, [as_json(problem) for problem in not_followed(are, was)]


def texts_in(data: Mapping[str, Any], domains: Sequence[str] = ()) -> Texts:
    source = json.dumps(data, ensure_ascii=False)
    document = SimpleNamespace(data=data, line=lambda at: 1)
    return Texts("x.yaml", KIND, source, document, today=TODAY, domains=domains)


def as_json(problem: Any) -> Any:
    said = {"at": problem.at, "code": problem.code, "values": problem.values}
    return json.loads(json.dumps(said))


def data_of(path: Path) -> dict[str, Any]:
    data = read_yaml(path.name, path.read_text(encoding="utf-8")).data
    KIND.type_numbers(data)
    return data


def tools_in(case: Case) -> list[str]:
    """The tools' files that a case changes."""
    changed = [header.removeprefix("escaped ").removeprefix("new ") for header, _ in case.steps]
    return [path for path in changed if path.startswith("content/tools/")]


def broken_in(case: Case, root: Path) -> Iterator[dict[str, Any]]:
    """The data of the tools that a case breaks, when they can be read."""
    case.apply(root)
    for path in tools_in(case):
        with suppress(Unreadable):
            yield data_of(root / path)


BROKEN = [case for rule in RULES for case in cases(f"refused/{rule.__name__}") if tools_in(case)]


@pytest.mark.slow
@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name.removeprefix("refused/"))
def test_what_the_check_refuses_the_form_refuses_alike(
    in_the_form, in_python, register_folder, case
):
    for data in broken_in(case, register_folder):
        assert in_the_form(data) == in_python(data)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_is_seen_broken(in_the_form, in_python, register_folder, rule):
    case = next(case for case in BROKEN if f"/{rule.__name__}/" in case.name)
    tools = list(broken_in(case, register_folder))

    said = [in_the_form(data) for data in tools]

    assert said == [in_python(data) for data in tools]
    assert any(said)


@pytest.mark.parametrize("root", [MUNICIPALITY, PROJECT], ids=("lillefjord", "own"))
def test_the_tools_of_a_register_are_judged_alike(in_the_form, in_python, root):
    paths = sorted(root.glob("content/tools/*/*.yaml"))

    assert paths
    for path in paths:
        assert in_the_form(data_of(path)) == in_python(data_of(path)), path


@pytest.mark.parametrize("data", [{}, {"name": 1}, {"data": "x"}, {"data": [None, [1], {}]}])
def test_data_of_another_shape_has_no_texts(in_the_form, data):
    assert in_the_form(data) == []


def test_half_a_text_is_read_too(in_the_form, in_python):
    data = {"summary": {"da": "Ring ikke 150290-1234"}, "ai": {"does": {"en": "x@gmail.com"}}}

    said = in_the_form(data)

    assert said == in_python(data)
    assert [one["code"] for one in said] == ["cpr", "mailbox-private"]


@pytest.mark.parametrize("unit", ["Beskæftigelsesforvaltningen", "Et andet sted"])
def test_the_name_of_a_unit_makes_no_text_hard(in_the_form, in_python, unit):
    hard = "Beskæftigelsesforvaltningen ser. " * 16
    data = {
        "summary": {"da": hard, "en": "You see a sign."},
        "contact": {"unit": {"da": unit, "en": unit}},
    }

    said = in_the_form(data)

    assert said == in_python(data)
    assert ("lix" in [one["code"] for one in said]) == (unit == "Et andet sted")


def test_a_hundred_of_a_kind_are_enough(in_the_form, in_python):
    data = {"summary": {"da": "post@x.example " * 150, "en": "x"}}

    said = in_the_form(data)

    assert said == in_python(data)
    assert [one["code"] for one in said].count("mailbox-domain") == 100


NUMBERS = [
    ("kl. 07", "at 7"), ("kl. 14.00", "at 2 pm"), ("kl. 14", "at 2"), ("5 skilte", "five signs"),
    ("syv skilte", "7 signs"), ("1.000 kr.", "1,000 kr."), ("3 og 4", "3"), ("1,5", "2.5"),
    ("00", "0"), ("ved midnat", "at 12 a.m."), ("21", "twenty-one"),
]  # fmt: skip


@pytest.mark.parametrize(("da", "en"), NUMBERS)
def test_numbers_are_compared_alike(scripts, municipality, da, en):
    form = {"words": form_of(municipality)["words"]}

    missing = scripts.call("parity.js", "numbersMissing", form, da, en)

    assert missing == [list(one) for one in language.numbers_missing(da, en)]


@pytest.mark.slow
@given(da=official_texts(), en=official_texts())
def test_numbers_of_any_two_texts_are_compared_alike(scripts, municipality, da, en):
    form = {"words": form_of(municipality)["words"]}

    missing = scripts.call("parity.js", "numbersMissing", form, da, en)

    assert missing == [list(one) for one in language.numbers_missing(da, en)]


ANY_TEXT = texts() | personal_texts() | official_texts(60)


@pytest.mark.slow
@given(chosen=st.lists(ANY_TEXT, min_size=1, max_size=4))
def test_any_texts_are_judged_alike(in_the_form, in_python, chosen):
    tool = with_texts(data_of(MUNICIPALITY / METERS), cycle(chosen))

    assert in_the_form(tool) == in_python(tool)


def with_texts(value: Any, texts: Iterator[str]) -> Any:
    """*value* with other texts in all of its places."""
    if isinstance(value, dict):
        return {name: with_texts(part, texts) for name, part in value.items()}
    if isinstance(value, list):
        return [with_texts(part, texts) for part in value]
    return next(texts) if isinstance(value, str) else value


# What changed since it was published


def changed(data, change):
    now = json.loads(json.dumps(data))
    change(now)
    return now


CHANGES = {
    "one_language": (lambda now: now["summary"].update(da="Noget andet."), ["en"]),
    "the_other": (lambda now: now["benefit"].update(en="Something else."), ["da"]),
    "both": (lambda now: now["summary"].update(da="Noget andet.", en="Something else."), []),
    "nothing": (lambda now: None, []),
    "line_breaks": (lambda now: now["summary"].update(da=now["summary"]["da"] + "\n"), []),
    "order": (lambda now: now["data"].reverse(), []),
    "in_a_list": (lambda now: now["data"][0]["used_for"].update(da="Andet."), ["en"]),
    "confirmed": (
        lambda now: (
            now["summary"].update(da="Noget andet."),
            now.update(confirmed=[{"field": "summary", "on": "2026-07-01"}]),
        ),
        [],
    ),
}


@pytest.mark.parametrize(("change", "kept"), CHANGES.values(), ids=CHANGES)
def test_what_was_not_followed_in_the_other_language_is_told_alike(
    scripts, municipality, change, kept
):
    before = data_of(MUNICIPALITY / CAMERA)

    form, check = in_both(scripts, municipality, before, changed(before, change))

    assert form == check
    assert [problem["at"][-1] for problem in form] == kept


def test_a_line_that_was_confirmed_before_confirms_nothing_now(scripts, municipality):
    line = {"field": "summary", "on": "2026-07-01"}
    before = {**data_of(MUNICIPALITY / CAMERA), "confirmed": [line]}
    now = changed(before, lambda now: now["summary"].update(da="Noget andet."))
    again = changed(now, lambda now: now["confirmed"].append(line))

    told = [in_both(scripts, municipality, before, data) for data in (now, again)]

    assert [(len(form), form == check) for form, check in told] == [(1, True), (0, True)]
