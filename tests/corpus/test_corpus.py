"""The corpus: mistakes and attacks that are refused in these words, and texts that are harmless.

To add a case, drop in a file; see ``cases.py`` for how it is written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from plugins.data import as_json, published
from plugins.register import LANGUAGES, addresses, load_register, loader, shape
from plugins.register.draft import draft_of
from plugins.register.report import as_text, wording
from plugins.register.rules import FILE_RULES, RULES, TEXT_RULES
from tests.corpus.cases import HERE, Case, cases
from tests.corpus.rendering import Every, rendered
from tests.moments import A_MOMENT, timed

REFUSED = cases("refused")
ACCEPTED = cases("accepted")
HARMLESS = [case for case in ACCEPTED if not case.comes_out]
COMES_OUT = [
    pytest.param(case, place, texts, id=f"{case.name}-{place}")
    for case in ACCEPTED
    for place, texts in case.comes_out
]
TODAY = date(2026, 7, 1)
EVERY_RULE = (*TEXT_RULES, *FILE_RULES, *RULES)
RULE_NAMES = [rule.__name__ for rule in EVERY_RULE]
BEFORE_THE_RULES = {"all_at_once", "files", "pages", "shape", "text", "yaml"}
AFTER_THE_RULES = {"exceptions"}

# The schema refuses nothing that has no sentence of its own: see test_schema.py.
# What is compared with an older commit is in test_followed_translations.py, and what the
# file system will not show in test_loader.py, both in tests/register.
SHOWN_ELSEWHERE = {
    "shape", "not-followed-in-da", "not-followed-in-en", "unreadable", "folder-unreadable",
}  # fmt: skip


def by_name(case: Case) -> str:
    return case.name


@pytest.fixture(scope="session", autouse=True)
def everything_is_loaded(municipality):
    """What the first check in a process waits for, and no file is to blame for."""
    shape.problems(municipality.schema.kinds["tool"], "", {})
    for _, thing in municipality.things():
        draft_of(type(thing))
    wording()


def answers(problems: tuple) -> tuple[str, ...]:
    return tuple(as_text(problems, language) for language in LANGUAGES)


@pytest.mark.parametrize("case", REFUSED, ids=by_name)
def test_check_says_what_is_wrong_and_how_to_mend_it(case, register_folder, check):
    case.apply(register_folder)

    problems, took = timed(check)

    assert answers(problems) == (case.dansk, case.english)
    assert took < A_MOMENT


@pytest.mark.parametrize("case", HARMLESS, ids=by_name)
def test_check_accepts(case, register_folder, check):
    case.apply(register_folder)

    problems, took = timed(check)

    assert as_text(problems, "da") == ""
    assert took < A_MOMENT


@pytest.mark.slow
@pytest.mark.usefixtures("reading_once")
@pytest.mark.parametrize(("case", "place", "texts"), COMES_OUT)
def test_a_text_comes_out_as_the_text_it_is(case, place, texts, register_folder, known_shapes):
    case.apply(register_folder)

    register = load_register(register_folder, today=TODAY)
    pages = rendered(register, list(addresses_of(place)))
    data = [str(answer) for answer in data_of(register, place)]

    on_pages = set().union(*(page.texts for page in pages.values()))
    assert [text for text in texts if " ".join(text.split()) not in on_pages] == []
    assert set().union(*(page.shapes for page in pages.values())) - known_shapes == set()
    assert [text for text in texts if data and text not in data] == []


def addresses_of(place: str) -> Iterator[str]:
    """The page that *place* names, or the two of a tool."""
    if place.startswith("/"):
        yield place
    else:
        section, tool = place.split("/")
        yield from (addresses.section(language, section, tool) for language in LANGUAGES)


def data_of(register: Any, place: str) -> Iterator[Any]:
    """The answers of a tool as others read them; nothing of a page."""
    if not place.startswith("/"):
        tool = register.tools[place.removeprefix("tools/")]
        yield from leaves(json.loads(as_json(published(register, tool)))["answers"])


def leaves(data: Any) -> Iterator[Any]:
    if isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from leaves(part)
    else:
        yield data


@pytest.fixture(scope="session")
def known_shapes(municipality) -> set[tuple[str, str]]:
    """The kinds of elements and attributes that the site itself puts on its pages."""
    return set().union(*(page.shapes for page in rendered(municipality, Every()).values()))


@pytest.mark.parametrize("rule", EVERY_RULE, ids=RULE_NAMES)
def test_without_the_rule_its_cases_fail(rule, register_folder, check, monkeypatch):
    case = next(case for case in REFUSED if f"/{rule.__name__}/" in case.name)
    case.apply(register_folder)
    for name in ("TEXT_RULES", "FILE_RULES", "RULES"):
        others = tuple(other for other in getattr(loader, name) if other is not rule)
        monkeypatch.setattr(loader, name, others)

    problems = check()

    assert answers(problems) != (case.dansk, case.english)


def test_every_folder_of_refused_cases_is_a_rule_or_comes_before_or_after_the_rules():
    folders = {folder.name for folder in (HERE / "refused").iterdir()}

    assert folders == {*RULE_NAMES, *BEFORE_THE_RULES, *AFTER_THE_RULES}


def test_every_problem_is_shown_by_a_case():
    shown = {code for code in wording().catalogue for case in REFUSED if f"[{code}]" in case.dansk}

    assert shown == set(wording().catalogue) - SHOWN_ELSEWHERE


def test_a_register_without_changes_is_accepted(check):
    assert check() == ()
