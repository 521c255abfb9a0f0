"""Where the time of a build goes: the stages of one, and the functions that cost most of another.

Both in a single process, or the helpers' time would not be seen.
"""

from __future__ import annotations

import os
import sys
import time

_STARTED = time.perf_counter()
os.cpu_count = lambda: 1  # before anyone asks

import cProfile  # noqa: E402
import importlib  # noqa: E402
import pstats  # noqa: E402
import re  # noqa: E402
from collections import Counter  # noqa: E402
from collections.abc import Callable  # noqa: E402
from functools import wraps  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402

_MOST = 25

# Stage → the functions that it is, where they are looked up.
_STAGES = {
    "load": ("plugins.register.loader:load_register",),
    "texts": ("plugins.register.loader:TEXT_RULES",),
    "rules": ("plugins.register.loader:FILE_RULES", "plugins.register.loader:RULES"),
    "pages": ("plugins.pages:PagesGenerator.generate_output",),
    "search": ("plugins.search:SearchGenerator.generate_output",),
    "data": ("plugins.data:DataGenerator.generate_output",),
    "writing pages": ("plugins.pages:write",),
    "writing data": ("plugins.data:write",),
    "build": ("plugins.commands:build_site",),
}


class Stopwatch:
    """Seconds spent in each stage, stages inside it included."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def watch(self, stage: str, place: str) -> None:
        """Take the time of the function, or the tuple of rules, at *place*."""
        module, _, names = place.partition(":")
        owner = importlib.import_module(module)
        *path, name = names.split(".")
        for step in path:
            owner = getattr(owner, step)
        there = getattr(owner, name)
        if isinstance(there, tuple):
            # A rule is a generator: its time is spent when it is asked.
            watched: Any = tuple(self._watched(stage, _asked(rule)) for rule in there)
        else:
            watched = self._watched(stage, there)
        setattr(owner, name, watched)

    def _watched(self, stage: str, do: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(do)
        def watched(*arguments: Any, **named: Any) -> Any:
            started = time.perf_counter()
            try:
                return do(*arguments, **named)
            finally:
                self.spent[stage] += time.perf_counter() - started

        return watched


def _asked(rule: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return wraps(rule)(lambda register: list(rule(register)))


def _build(root: str, output: str) -> None:
    from invoke.main import program

    program.run(["inv", "build", "--root", root, "--output", output], exit=False)


def main() -> None:
    root, output = sys.argv[1:]
    if os.fork() == 0:
        _tell_stages(root, output)
        return
    if os.wait()[1]:
        sys.exit(1)
    _tell_functions(root, f"{output}-again")


def _tell_stages(root: str, output: str) -> None:
    watch = Stopwatch()
    for stage, places in _STAGES.items():
        for place in places:
            watch.watch(stage, place)
    _build(root, output)
    whole = time.perf_counter() - _STARTED
    spent = watch.spent
    site = spent["build"] - spent["load"] - spent["search"]
    rows = {
        "starting: Python, Invoke, imports": whole - spent["build"],
        "reading the files, checking their shape": spent["load"] - spent["rules"] - spent["texts"],
        "rules about texts": spent["texts"],
        "the other rules": spent["rules"],
        "rendering pages": spent["pages"] - spent["writing pages"],
        "the search: its documents, Pagefind, its files": spent["search"],
        "making the open data": spent["data"] - spent["writing data"],
        "writing files": spent["writing pages"] + spent["writing data"],
        "the rest: Pelican, putting the site in place": site - spent["pages"] - spent["data"],
    }
    for name, seconds in rows.items():
        print(f"{seconds:6.2f} s  {name}")
    sys.stdout.flush()


def _tell_functions(root: str, output: str) -> None:
    profiler = cProfile.Profile()
    profiler.runcall(_build, root, output)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(_MOST)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(re.escape(str(Path.cwd())), _MOST)


if __name__ == "__main__":
    main()
