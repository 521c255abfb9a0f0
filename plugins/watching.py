"""``inv check --watch``: checked again whenever a file changes, and only what is new is told."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from watchfiles import watch

from plugins.commands import asked_for, has_content, is_choice, is_wanted, verdict_on
from plugins.register import LANGUAGES, Problem
from plugins.register.git import Commit
from plugins.register.loader import CONTENT
from plugins.register.personal import masked
from plugins.register.report import FORMATS, wording
from plugins.running import Stopped

_SAID = {
    "da": {
        "only-text": "Med --watch bliver problemerne vist som tekst. Tag --format {format} ud, "
        "eller kør uden --watch.",
        "watching": "Følger {folder}. Gem en fil, og den bliver tjekket igen. Stop med Ctrl+C.",
        "mended": "Rettet: {path}  {field}  [{code}]",
        "fine": "Alt i orden.",
        "one": "1 problem.",
        "some": "{n} problemer.",
        "stopped": "Stoppet.",
    },
    "en": {
        "only-text": "With --watch the problems are shown as text. Leave out --format {format}, "
        "or run without --watch.",
        "watching": "Following {folder}. Save a file, and it is checked again. Stop with Ctrl+C.",
        "mended": "Mended: {path}  {field}  [{code}]",
        "fine": "All is well.",
        "one": "1 problem.",
        "some": "{n} problems.",
        "stopped": "Stopped.",
    },
}


def watch_register(
    root: Path,
    paths: Sequence[str],
    language: str,
    today: date | None = None,
    since: str = "",
    format: str = "text",
    changes: Iterable[Any] | None = None,
) -> int:
    """Check the register at *root* now and after each of *changes*; answers the exit code.

    By default a change is one of a file below ``content``, until someone stops it.
    """
    if not is_choice("--language", language, LANGUAGES):
        return 1
    folder, said = root / CONTENT, _SAID[language]
    if format != "text":
        print(said["only-text"].format(format=format), file=sys.stderr)
        return 1
    if not has_content(root, language):
        return 1
    if (asked := asked_for(root, paths, language, since)) is None:
        return 1
    check = partial(_problems, root, *asked, today)
    known = _tell([], check(), language)
    print(said["watching"].format(folder=folder), flush=True)
    try:
        for _ in _saved(folder) if changes is None else changes:
            known = _tell(known, check(), language)
    except (KeyboardInterrupt, Stopped):
        pass  # while it waits or while it checks: to be stopped is how this ends
    print(said["stopped"], file=sys.stderr)
    return 0


def _saved(folder: Path) -> Iterator[Any]:
    # Editors write a file in several steps: half a second brings them together.
    return watch(folder, debounce=500, step=100)


def _problems(
    root: Path, wanted: Sequence[PurePosixPath], since: Commit | None, today: date | None
) -> list[Problem]:
    problems, _ = verdict_on(root, today, since)
    return [problem for problem in problems if is_wanted(problem, wanted)]


def _tell(known: Sequence[Problem], found: list[Problem], language: str) -> list[Problem]:
    """Print what is new and what is mended since *known*, and how it stands; answers *found*."""
    said = _SAID[language]
    before, now = set(map(_key, known)), set(map(_key, found))
    for problem in known:
        if _key(problem) not in now:
            path = masked(problem.path)
            print(said["mended"].format(path=path, field=problem.field, code=problem.code))
    new = [problem for problem in found if _key(problem) not in before]
    if new:
        print(FORMATS["text"](new, language) + "\n")
    stands = said["fine"] if not found else said["one"] if len(found) == 1 else said["some"]
    print(f"{datetime.now():%H:%M:%S}  {stands.format(n=len(found))}\n", flush=True)
    return found


def _key(problem: Problem) -> tuple[str, str, str, str]:
    """What makes it the same problem, on whatever line it stands now."""
    return problem.path, problem.field, problem.code, wording().says(problem, "en")


__all__ = ["watch_register"]
