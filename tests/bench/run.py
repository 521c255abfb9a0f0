"""Ours and Hugo side by side: the same pages from the same files, timed by hyperfine.

Before anything is timed the two sites are compared: all of a small register, and the files and
some tools of the large one. The figures are for people to read; no test depends on them.
"""

from __future__ import annotations

import argparse
import calendar
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from plugins import verdict
from plugins.register import LANGUAGES, addresses
from tests.bench.clock import Failed, Workshop, is_noisy
from tests.bench.equality import differences
from tests.bench.generate import TOOLS, generate
from tests.bench.yardstick import PROJECT, NoHugo, hugo, set_up

TODAY = date(2026, 7, 1)
RUNS = 5
_SMALL = 8
_COMPARED = 8
_OURS, _HUGO = "inv build", "hugo"
_EPOCH = str(calendar.timegm(TODAY.timetuple()))
_WORKSHOP = Workshop(PROJECT, os.environ | {"SOURCE_DATE_EPOCH": _EPOCH})


class Unequal(Exception):
    """The two sites do not say the same."""


class Bench(NamedTuple):
    """One register, the folders that its two sites are written to, and the commands that do."""

    root: Path
    folders: dict[str, Path]
    commands: dict[str, list[str]]

    def build(self) -> None:
        """Write both sites anew.

        Raises:
            Failed: one of them could not be built.
        """
        for name, command in self.commands.items():
            shutil.rmtree(self.folders[name], ignore_errors=True)
            _WORKSHOP.said_by(command)


def prepared(folder: Path, tools: int) -> Bench:
    """A register of *tools* tools in *folder*, and all that the two commands need."""
    root, source = folder / "register", folder / "hugo"
    generate(root, tools)
    set_up(source, root, TODAY)
    ours, hugos = folder / "ours", folder / "hugos"
    return Bench(root, {_OURS: ours, _HUGO: hugos}, {
        _OURS: _inv("build", "--root", str(root), "--output", str(ours)),
        _HUGO: [str(hugo()), "--quiet", "--source", str(source), "--destination", str(hugos)],
    })  # fmt: skip


def _inv(*arguments: str) -> list[str]:
    inv = Path(sys.executable).with_name("inv")
    return [*([str(inv)] if inv.is_file() else [sys.executable, "-m", "invoke"]), *arguments]


def compare(bench: Bench, paths: Sequence[str] | None = None) -> None:
    """Build both sites and compare them, or only the files *paths*.

    Raises:
        Unequal: with what differs.
    """
    bench.build()
    found = list(differences(bench.folders[_OURS], bench.folders[_HUGO], paths))
    if found:
        raise Unequal("\n".join([*found[:20], f"{len(found)} differences; mend tests/bench/hugo"]))


def _some_tools(root: Path) -> list[str]:
    """The pages and data of a few tools spread over the register."""
    ids = sorted(path.stem for path in root.glob("content/tools/*/*.yaml"))
    chosen = ids[:: max(1, len(ids) // _COMPARED)]
    return [f"{addresses.DATA}/tools/{name}.json" for name in chosen] + [
        addresses.section(code, "tools", name).lstrip("/") + "index.html"
        for name in chosen
        for code in LANGUAGES
    ]


def timed(bench: Bench, runs: int) -> dict[str, list[float]]:
    """The seconds each command takes, *runs* times.

    Each round runs both, so that what else the machine does strikes both alike.
    """
    spent: dict[str, list[float]] = {name: [] for name in bench.commands}
    clear = ["rm", "-rf", *map(str, bench.folders.values())]
    for number in range(1, runs + 1):
        seconds = _WORKSHOP.seconds([*bench.commands.values()], 1, clear)
        for name, one in zip(spent, seconds, strict=True):
            spent[name].append(one)
        said = ", ".join(f"{name} {ones[-1]:.2f} s" for name, ones in spent.items())
        _progress(f"round {number} of {runs}: {said}")
    return spent


def measure(folder: Path, tools: int, runs: int) -> dict[str, Any]:
    """Compare, time and weigh both; says on standard error how far it is.

    Raises:
        Failed: one of the commands could not be run.
        Unequal: the two sites do not say the same.
    """
    if is_noisy():
        _progress("other jobs keep this machine busy: trust the ratio, not the seconds")
    _progress(f"comparing all pages of {_SMALL} tools")
    compare(prepared(folder / "small", _SMALL))
    _progress(f"making {tools} tools, building both sites, comparing some of them")
    bench = prepared(folder / "large", tools)
    compare(bench, _some_tools(bench.root))
    sizes = {name: _written(path) for name, path in bench.folders.items()}
    spent = timed(bench, runs)
    _progress("measuring memory and inv check")
    return {
        "tools": tools,
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "ratio": median(ours / hugos for ours, hugos in zip(*spent.values(), strict=True)),
        "ratio_of_fastest": min(spent[_OURS]) / min(spent[_HUGO]),
        "inv_check": checks(bench.root),
        "commands": {
            name: {
                "seconds": spent[name],
                "median": median(spent[name]),
                "min": min(spent[name]),
                "peak_memory": _WORKSHOP.peak_memory(command),
                "files": sizes[name][0],
                "bytes": sizes[name][1],
            }
            for name, command in bench.commands.items()
        },
    }


def checks(root: Path) -> dict[str, float]:
    """The seconds of ``inv check`` when all is new, when nothing is, and its peak in bytes."""
    command = _inv("check", "--root", str(root))
    (new,) = _WORKSHOP.seconds([command], 3, ["rm", "-rf", str(verdict.FOLDER)])
    (known,) = _WORKSHOP.seconds([command], 5, ["true"])
    shutil.rmtree(verdict.FOLDER, ignore_errors=True)
    return {"new": new, "known": known, "peak_memory": _WORKSHOP.peak_memory(command)}


def _said_of(check: dict[str, float]) -> str:
    return (
        f"inv check: {check['new']:.2f} s, {check['known']:.2f} s when nothing is new,"
        f" {check['peak_memory'] / 1e6:.0f} MB"
    )


def _written(folder: Path) -> tuple[int, int]:
    """How many files are in *folder*, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)


def _progress(said: str) -> None:
    print(f"… {said}", file=sys.stderr, flush=True)


def table(result: dict[str, Any]) -> str:
    """The figures as a person wants to see them."""
    lines = [f"{'':10} {'median s':>9} {'min s':>7} {'peak MB':>8} {'files':>7} {'MB':>6}"]
    for name, one in result["commands"].items():
        lines.append(
            f"{name:10} {one['median']:9.2f} {one['min']:7.2f} {one['peak_memory'] / 1e6:8.0f}"
            f" {one['files']:7} {one['bytes'] / 1e6:6.1f}"
        )
    return "\n".join([
        *lines, "",
        f"{result['tools']} tools, {result['cores']} cores, load {result['load']:.1f}",
        f"inv build / hugo: {result['ratio']:.2f} (median of the rounds),"
        f" {result['ratio_of_fastest']:.2f} (fastest runs)",
        _said_of(result["inv_check"]),
    ])  # fmt: skip


def stages(folder: Path, tools: int) -> str:
    """Where the time of a build in a single process goes."""
    root = folder / "profiled"
    generate(root, tools)
    command = [sys.executable, "-m", "tests.bench.stages", str(root), str(folder / "site")]
    return _WORKSHOP.said_by(command)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tools", type=int, default=TOOLS)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--json", type=Path, help="write the figures to this file, too")
    parser.add_argument("--checks", action="store_true", help="time only inv check")
    parser.add_argument("--profile", action="store_true", help="say where our time goes, too")
    chosen = parser.parse_args()
    if shutil.which("hyperfine") is None:
        print("hyperfine mangler / is missing: sudo apt install hyperfine", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="klartekst-bench-") as name:
        try:
            if chosen.checks:
                generate(Path(name), chosen.tools)
                print(f"{chosen.tools} tools, {_said_of(checks(Path(name)))}")
                return 0
            result = measure(Path(name), chosen.tools, chosen.runs)
            print(table(result))
            if chosen.profile:
                _progress("profiling")
                print("\n" + stages(Path(name), chosen.tools))
        except (NoHugo, Failed, Unequal) as error:
            print(error, file=sys.stderr)
            return 1
    if chosen.json:
        chosen.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
