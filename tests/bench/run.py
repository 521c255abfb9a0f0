"""This checkout beside an earlier commit: the build of a generated register, timed by hyperfine.

Each builds the register that its own generator makes, with the same number of tools, so that what
a commit added to the files counts too. The figures are for people to read; no test depends on them.
"""

from __future__ import annotations

import argparse
import calendar
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from zipfile import ZipFile

from plugins import verdict
from tests.bench.clock import Failed, Workshop, is_noisy
from tests.bench.generate import TOOLS

PROJECT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 7, 1)
RUNS = 5
HERE = "here"
_EPOCH = str(calendar.timegm(TODAY.timetuple()))
_NOT_A_COMMIT = "Git kender ikke {name} her. / Git does not know {name} here."


class Version(NamedTuple):
    """The code of one commit, a register for it, and where its site goes."""

    name: str
    workshop: Workshop
    register: Path
    site: Path

    def inv(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-m", "invoke", *map(str, arguments)]

    @property
    def build(self) -> list[str]:
        return self.inv("build", "--root", self.register, "--output", self.site)


def version(folder: Path, name: str, project: Path, tools: int) -> Version:
    """The code in *project* with a register of *tools* tools, both below *folder*.

    Raises:
        Failed: its generator could not be run.
    """
    workshop = Workshop(project, os.environ | {"SOURCE_DATE_EPOCH": _EPOCH})
    register = folder / "register"
    workshop.said_by(
        [sys.executable, "-m", "tests.bench.generate", str(register), "--tools", str(tools)]
    )
    return Version(name, workshop, register, folder / "site")


def versions(folder: Path, tools: int, against: str) -> list[Version]:
    """This checkout, and the commit *against* when one is named.

    Raises:
        Failed: git does not know the commit, or a generator could not be run.
    """
    found = [version(folder / "ours", HERE, PROJECT, tools)]
    if against:
        project = folder / "code"
        _extract(against, project)
        found.append(version(folder / "theirs", against, project, tools))
    return found


def _extract(commit: str, folder: Path) -> None:
    command = ["git", "archive", "--format=zip", commit]
    packed = subprocess.run(command, cwd=PROJECT, capture_output=True)
    if packed.returncode:
        raise Failed(_NOT_A_COMMIT.format(name=commit))
    with ZipFile(io.BytesIO(packed.stdout)) as archive:
        archive.extractall(folder)


def timed(found: Sequence[Version], runs: int) -> dict[str, list[float]]:
    """The seconds that each builds in, *runs* times.

    Each round runs all, so that what else the machine does strikes all alike.
    """
    spent: dict[str, list[float]] = {one.name: [] for one in found}
    for number in range(1, runs + 1):
        for one in found:
            clear = ["rm", "-rf", str(one.site)]
            spent[one.name] += one.workshop.seconds([one.build], 1, clear)
        said = ", ".join(f"{name} {seconds[-1]:.2f} s" for name, seconds in spent.items())
        _progress(f"round {number} of {runs}: {said}")
    return spent


def measure(found: Sequence[Version], tools: int, runs: int) -> dict[str, Any]:
    """Time and weigh each; says on standard error how far it is.

    Raises:
        Failed: one of the commands could not be run.
    """
    if is_noisy():
        _progress("other jobs keep this machine busy: trust the ratio, not the seconds")
    for one in found:
        _progress(f"building {tools} tools for the first time: {one.name}")
        one.workshop.said_by(one.build)
    written = {one.name: _written(one.site) for one in found}
    spent = timed(found, runs)
    _progress("measuring memory and inv check")
    return {
        "tools": tools,
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "versions": {
            one.name: {
                "seconds": spent[one.name],
                "median": median(spent[one.name]),
                "min": min(spent[one.name]),
                "peak_memory": one.workshop.peak_memory(one.build),
                "files": written[one.name][0],
                "bytes": written[one.name][1],
                "check": checks(one),
            }
            for one in found
        },
    }


def checks(one: Version) -> dict[str, float]:
    """The seconds of ``inv check`` when all is new, when nothing is, and its peak in bytes."""
    command = one.inv("check", "--root", one.register)
    (new,) = one.workshop.seconds([command], 3, ["rm", "-rf", str(verdict.FOLDER)])
    (known,) = one.workshop.seconds([command], 5, ["true"])
    shutil.rmtree(verdict.FOLDER, ignore_errors=True)
    return {"new": new, "known": known, "peak_memory": one.workshop.peak_memory(command)}


def _written(folder: Path) -> tuple[int, int]:
    """How many files are in *folder*, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def _progress(said: str) -> None:
    print(f"… {said}", file=sys.stderr, flush=True)


def table(result: dict[str, Any]) -> str:
    """The figures as a person wants to see them."""
    columns = ("build s", "fastest", "MB used", "files", "MB", "check s", "again s", "MB used")
    lines = ["".join([f"{'':12}", *(f"{column:>9}" for column in columns)])]
    for name, one in result["versions"].items():
        check = one["check"]
        lines.append(
            f"{name[:12]:12}{one['median']:9.2f}{one['min']:9.2f}{one['peak_memory'] / 1e6:9.0f}"
            f"{one['files']:9}{one['bytes'] / 1e6:9.1f}"
            f"{check['new']:9.2f}{check['known']:9.2f}{check['peak_memory'] / 1e6:9.0f}"
        )
    lines += ["", f"{result['tools']} tools, {result['cores']} cores, load {result['load']:.1f}"]
    lines += [
        f"build here / {name}: {_ratio(result, name):.2f} (median of the rounds)"
        for name in result["versions"]
        if name != HERE
    ]
    return "\n".join(lines)


def _ratio(result: dict[str, Any], name: str) -> float:
    ours, theirs = (result["versions"][one]["seconds"] for one in (HERE, name))
    return median(our / their for our, their in zip(ours, theirs, strict=True))


def stages(one: Version) -> str:
    """Where the time of a build in a single process goes."""
    command = [sys.executable, "-m", "tests.bench.stages", str(one.register), f"{one.site}-staged"]
    return one.workshop.said_by(command)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tools", type=int, default=TOOLS)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--against", default="", help="a commit to compare with")
    parser.add_argument("--json", type=Path, help="write the figures to this file, too")
    parser.add_argument("--profile", action="store_true", help="say where our time goes, too")
    chosen = parser.parse_args()
    if shutil.which("hyperfine") is None:
        print("hyperfine mangler / is missing: sudo apt install hyperfine", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="klartekst-bench-") as name:
        try:
            found = versions(Path(name), chosen.tools, chosen.against)
            result = measure(found, chosen.tools, chosen.runs)
            print(table(result))
            if chosen.profile:
                _progress("profiling")
                print("\n" + stages(found[0]))
        except Failed as error:
            print(error, file=sys.stderr)
            return 1
    if chosen.json:
        chosen.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
