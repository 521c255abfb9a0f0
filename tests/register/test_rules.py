"""The rules, each by registers that break it (``invalid/``) and registers that do not (``valid/``).

To add a case, drop in a file; see ``cases.py`` for how it is written.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import HERE, Case, cases

from plugins.register import LANGUAGES, loader
from plugins.register.report import as_text, wording
from plugins.register.rules import RULES

INVALID = cases("invalid")
VALID = cases("valid")
RULE_NAMES = [rule.__name__ for rule in RULES]

# What no text file can show: see test_reading.py, test_loader.py and test_schema.py.
SHOWN_ELSEWHERE = {
    "byte-order-mark", "character", "not-nfc", "not-utf8", "shape", "symlink", "too-large",
    "yaml-nodes",
}  # fmt: skip


def by_name(case: Case) -> str:
    return case.name


def answers(problems: tuple) -> tuple[str, ...]:
    return tuple(as_text(problems, language) for language in LANGUAGES)


@pytest.mark.parametrize("case", INVALID, ids=by_name)
def test_check_says_what_is_wrong_and_how_to_mend_it(case, register_folder, check):
    case.apply(register_folder)

    problems = check()

    assert answers(problems) == (case.dansk, case.english)


@pytest.mark.parametrize("case", VALID, ids=by_name)
def test_check_accepts(case, register_folder, check):
    case.apply(register_folder)

    problems = check()

    assert as_text(problems, "da") == ""


@pytest.mark.parametrize("rule", RULES, ids=RULE_NAMES)
def test_without_the_rule_its_cases_fail(rule, register_folder, check, monkeypatch):
    (case, *_) = [case for case in INVALID if f"/{rule.__name__}/" in case.name]
    case.apply(register_folder)
    monkeypatch.setattr(loader, "RULES", tuple(other for other in RULES if other is not rule))

    problems = check()

    assert answers(problems) != (case.dansk, case.english)


def test_every_folder_of_broken_registers_is_a_rule_or_comes_before_the_rules():
    folders = {folder.name for folder in Path(HERE / "invalid").iterdir()}

    assert folders == {*RULE_NAMES, "all_at_once", "files", "shape", "yaml"}


def test_every_problem_is_shown_by_a_case():
    shown = {code for code in wording().catalogue for case in INVALID if f"[{code}]" in case.dansk}

    assert shown == set(wording().catalogue) - SHOWN_ELSEWHERE


def test_a_register_without_changes_is_accepted(check):
    assert check() == ()
