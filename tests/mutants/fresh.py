"""A pytest plugin for trying one mutant: nothing is remembered, its likeliest tests come first.

Each mutant is tried in a fork of a process that has run every test. What a cache has kept there
was made by the code without the mutant, and would hide it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Container
from typing import Any

import pytest


def pytest_sessionstart(session: pytest.Session) -> None:
    _forget()


def pytest_runtest_setup(item: pytest.Item) -> None:
    if os.environ.get("MUTANT_UNDER_TEST") == "stats":
        # mutmut notes which functions each test calls: all that rest on a cache, not the first.
        _forget(but=("default_schema",))  # what the whole session shares holds on to that one


def _forget(but: Container[str] = ()) -> None:
    modules = [module for name, module in sys.modules.items() if name.startswith("plugins.")]
    for name, value in [pair for module in modules for pair in vars(module).items()]:
        if name not in but and callable(forget := getattr(value, "cache_clear", None)):
            forget()


def pytest_collection_modifyitems(items: list[Any]) -> None:
    module, _, mutant = os.environ.get("MUTANT_UNDER_TEST", "").rpartition(".")
    if mutant:
        # "plugins.register.rules.dates", "x_until_comes_after_since__mutmut_3"
        function = mutant.partition("__mutmut_")[0].removeprefix("x_")
        words = (module.rpartition(".")[2], function)
        items.sort(key=lambda item: -sum(word in item.nodeid for word in words))
