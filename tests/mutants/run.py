"""``inv mutants``: breaks one thing at a time in plugins/register; some test should notice.

mutmut changes what stands inside functions. It leaves alone functions with a decorator and what
stands at the level of a module: tables and patterns.

The score is the killed in a hundred of all mutants that are not listed as harmless in
``survivors.toml``, each with its reason; a mutant that no test reaches has survived.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from .results import Change, Module, change, harmless, modules, score, unlisted

LOWEST_SCORE = 90
_BETWEEN_LINES = 60
# What mutmut copies but never clears away.
_COPIED = ("tests", "schema", "content", "theme")

_SAID = {
    "da": {
        "impossible": "inv mutants kræver et styresystem med fork: Linux, macOS eller WSL.",
        "unknown": "{only}? Intet modul i plugins/register hedder sådan og har funktioner.",
        "progress": "{tried} af {all} mutanter prøvet, ca. {minutes} minutter tilbage",
        "stopped": "mutmut standsede. Det sidste, den sagde:",
        "columns": ("modul", "mutanter", "dræbt", "uskadelige", "overlevet", "score"),
        "all": "alle",
        "survivors": "Ingen test så disse ændringer:",
        "outdated": "Slet disse i tests/mutants/survivors.toml: de overlever ikke længere.",
        "untried": "{n} mutanter er ikke prøvet. Kør igen.",
        "low": "Scoren er {score:.1f}. Den skal være mindst {lowest}.",
        "fine": "Scoren er {score:.1f}.",
    },
    "en": {
        "impossible": "inv mutants needs an operating system with fork: Linux, macOS or WSL.",
        "unknown": "{only}? No module of plugins/register is called that and has functions.",
        "progress": "{tried} of {all} mutants tried, about {minutes} minutes left",
        "stopped": "mutmut stopped. The last it said:",
        "columns": ("module", "mutants", "killed", "harmless", "survived", "score"),
        "all": "all",
        "survivors": "No test noticed these changes:",
        "outdated": "Delete these in tests/mutants/survivors.toml: they do not survive any more.",
        "untried": "{n} mutants have not been tried. Run again.",
        "low": "The score is {score:.1f}. It must be at least {lowest}.",
        "fine": "The score is {score:.1f}.",
    },
}


def mutants(only: str, again: bool, processes: int, language: str) -> int:
    """Try the mutants of all modules, or of *only* one; answers the exit code.

    Those tried before are not tried *again*, unless their function has changed or it is asked
    for the survivors.
    """
    said = _SAID[language]
    if not hasattr(os, "fork"):
        return _refuse(said["impossible"])
    if only and not Path("plugins/register", *only.split(".")).with_suffix(".py").is_file():
        return _refuse(said["unknown"].format(only=only))
    names = [name for each in modules(only) for name in each.survivors] if again else []
    if not names and only:
        names = [name for each in modules(only) for name in each.untried]
        names = names or [f"plugins.register.{only}.x*"]
    if not _run(names, processes, said):
        return 1
    return _report(list(modules(only)), harmless(only), said)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _run(names: list[str], processes: int, said: dict[str, str]) -> bool:
    """Let mutmut try the mutants called *names*, or all that are untried."""
    for folder in _COPIED:
        shutil.rmtree(Path("mutants", folder), ignore_errors=True)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(processes), *names]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as process:  # fmt: skip
        # Of some mutants only, what mutmut counts says little.
        lines = process.stdout if names else _shown(process.stdout, said)
        last = list(map(str.rstrip, lines))[-40:]
    if process.returncode:
        print(said["stopped"], *last, sep="\n", file=sys.stderr)
    return process.returncode == 0


def _shown(lines: Iterator[str], said: dict[str, str]) -> Iterator[str]:
    """The *lines* of mutmut; now and then how far it has come."""
    started = shown = time.monotonic()
    first = None
    for line in map(str.strip, lines):
        yield line
        # "⠋ 412/3602  🎉 390 🫥 0  ⏰ 0  🤔 0  🙁 22 …"
        tried, _, every = line[2:].partition(" ")[0].partition("/")
        if not (tried.isdigit() and every.isdigit()):
            continue
        if first is None:
            first, started = int(tried), time.monotonic()
        done, now = int(tried) - first, time.monotonic()
        if done and now - shown > _BETWEEN_LINES:
            minutes = round((int(every) - int(tried)) * (now - started) / done / 60)
            print(said["progress"].format(tried=tried, all=every, minutes=minutes), flush=True)
            shown = now


def _report(found: list[Module], listed: Counter[Change], said: dict[str, str]) -> int:
    survivors, outdated = unlisted(found, listed)
    print(_table(found, listed, said))
    for title, changes in (("survivors", survivors), ("outdated", outdated)):
        if changes:
            print(f"\n{said[title]}")
        for function, was, becomes in changes:
            print(f"\n  {function}\n  - {was}\n  + {becomes}")
    if untried := sum(len(each.untried) for each in found):
        return _refuse("\n" + said["untried"].format(n=untried))
    reached = score(sum(each.killed for each in found), len(survivors))
    is_enough = reached >= LOWEST_SCORE
    print("\n" + said["fine" if is_enough else "low"].format(score=reached, lowest=LOWEST_SCORE))
    return 0 if is_enough and not outdated else 1


def _table(found: list[Module], listed: Counter[Change], said: dict[str, str]) -> str:
    rows = []
    for each in found:
        changes = Counter(change(mutant, each.path) for mutant in each.survivors)
        rows.append((each.name, len(each.status), each.killed, (changes & listed).total()))
    rows.append((said["all"], *(sum(row[n] for row in rows) for n in (1, 2, 3))))
    lines = [said["columns"]]
    for name, every, killed, known in rows:
        survived = every - killed - known
        lines.append((name, every, killed, known, survived, f"{score(killed, survived):.1f}"))
    return "\n".join(
        f"{line[0]:<24}" + "".join(f"{part:>12}" for part in line[1:]) for line in lines
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", default="")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--language", default="da")
    options = parser.parse_args()
    sys.exit(mutants(options.only, options.again, options.processes, options.language))
