"""How long a command takes, and how much memory it holds."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_WAIT = 900

Command = Sequence[str]


class Failed(Exception):
    """A command failed; the text says which, and what it said."""


class Workshop(NamedTuple):
    """Where commands run, and with which environment."""

    folder: Path
    environment: Mapping[str, str]

    def said_by(self, command: Command) -> str:
        """What *command* prints.

        Raises:
            Failed: it ended badly, or never.
        """
        try:
            done = subprocess.run(
                command, cwd=self.folder, env=self.environment,
                capture_output=True, encoding="utf-8", timeout=_WAIT,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise Failed(f"{shlex.join(command)} does not end") from error
        if done.returncode:
            raise Failed(f"{shlex.join(command)}\n{done.stdout}{done.stderr}")
        return done.stdout

    def seconds(self, commands: Sequence[Command], runs: int, prepare: Command) -> list[float]:
        """The median seconds of each command by hyperfine, *prepare* before each run."""
        with tempfile.NamedTemporaryFile(suffix=".json") as report:
            try:
                self.said_by([
                    "hyperfine", "--runs", str(runs), "--prepare", shlex.join(prepare),
                    "--style", "none", "--export-json", report.name, *map(shlex.join, commands),
                ])  # fmt: skip
            except Failed:
                for command in commands:  # hyperfine does not tell what the command said
                    self.said_by(prepare)
                    self.said_by(command)
                raise
            said = json.loads(Path(report.name).read_text(encoding="utf-8"))
        return [result["median"] for result in said["results"]]

    def peak_memory(self, command: Command) -> int:
        """The most bytes *command* and its children hold at once, shared pages counted once."""
        process = subprocess.Popen(
            command, cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL
        )
        peak = 0
        while process.poll() is None:
            peak = max(peak, sum(map(_held, _family(process.pid))))
            time.sleep(0.02)
        return peak


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _read(children).split():
            yield from _family(int(child))


def _held(pid: int) -> int:
    """Bytes of a process by Linux's proportional set size; 0 where it is not told."""
    for line in _read(Path(f"/proc/{pid}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:  # the process has ended, or the system has no /proc
        return ""


def is_noisy() -> bool:
    """Whether other jobs keep the machine busy."""
    return os.getloadavg()[0] > 0.5 * (os.cpu_count() or 1)
