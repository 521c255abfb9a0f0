"""What came of the mutants: how many a test noticed, and which survived."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.stats import status_by_exit_code
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

LIST = Path(__file__).with_name("survivors.toml")
FOLDER = Path("plugins/register")
#: An endless mutant is noticed, too: no test run with it ever ends well.
KILLED = frozenset(("killed", "timeout", "segfault"))
UNTRIED = "not checked"


class Change(NamedTuple):
    """What a mutant is: the lines of a function that it takes away and puts there."""

    function: str
    was: str
    becomes: str


class Module(NamedTuple):
    """A module with the *status* of each of its mutants by name."""

    name: str
    path: Path
    status: dict[str, str]

    @property
    def killed(self) -> int:
        return sum(status in KILLED for status in self.status.values())

    @property
    def untried(self) -> list[str]:
        return [mutant for mutant, status in self.status.items() if status == UNTRIED]

    @property
    def survivors(self) -> list[str]:
        """The mutants that no test noticed, those that no test reaches among them."""
        return [
            mutant for mutant, status in self.status.items() if status not in {*KILLED, UNTRIED}
        ]


def modules(only: str = "") -> Iterator[Module]:
    """The modules that have mutants, or the one called *only*: ``calendar``, ``rules.dates``."""
    for path in sorted(FOLDER.rglob("*.py")):
        name = ".".join(path.relative_to(FOLDER).with_suffix("").parts)
        found = Path("mutants", f"{path}.meta")
        if found.exists() and only in ("", name):
            codes = json.loads(found.read_text(encoding="utf-8"))["exit_code_by_key"]
            if codes:
                status = {mutant: status_by_exit_code[code] for mutant, code in codes.items()}
                yield Module(name, path, status)


def change(mutant: str, path: Path) -> Change:
    """What the *mutant* of the module at *path* does."""
    lines = get_diff_for_mutant(mutant, path=path).split("\n")[3:]
    was, becomes = (
        " ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+"
    )
    function, cls = orig_function_and_class_names_from_key(mutant)
    module = mutant.partition(".x")[0]
    return Change(".".join(filter(None, (module, cls, function))), was, becomes)


def harmless(only: str = "") -> Counter[Change]:
    """The changes of ``survivors.toml``, which need not be noticed."""
    listed = tomllib.loads(LIST.read_text(encoding="utf-8")).get("harmless", ())
    package = ".".join((*FOLDER.parts, only)) if only else ".".join(FOLDER.parts)
    return Counter(
        Change(entry["in"], entry["was"], becomes)
        for entry in listed
        for becomes in entry["becomes"]
        if entry["in"].startswith(f"{package}.")
    )


def score(killed: int, survived: int) -> float:
    """Killed mutants in a hundred of those that are not harmless."""
    return 100 * killed / (killed + survived) if killed + survived else 100.0


def unlisted(found: Iterable[Module], listed: Counter[Change]) -> tuple[list[Change], list[Change]]:
    """The surviving changes that are not listed, and the listed ones that did not survive."""
    survived = Counter(change(mutant, each.path) for each in found for mutant in each.survivors)
    return sorted((survived - listed).elements()), sorted((listed - survived).elements())
