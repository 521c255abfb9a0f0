"""The list of harmless mutants speaks of code that is there, and says why."""

from __future__ import annotations

import inspect
import tomllib
from pathlib import Path
from pydoc import locate

import pytest

LISTED = tomllib.loads(Path(__file__).with_name("survivors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", LISTED["harmless"], ids=lambda entry: entry["in"])
def test_a_harmless_mutant_changes_lines_of_its_function(entry):
    source = " ".join(inspect.getsource(locate(entry["in"])).split())

    assert entry["was"] in source
    assert entry["becomes"] and entry["was"] not in entry["becomes"]
    assert entry["because"].endswith(".")
