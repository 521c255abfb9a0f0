"""A history of any length for a generated register, written with ``git fast-import``.

Each commit changes one answer of one tool; the tools take turns. Equal numbers give equal commits.
"""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.bench.generate import TOOLS, generate

COMMITS = 5_000
_FIRST_DAY = 1_700_000_000
_HOUR = 3_600
_BRANCH = b"refs/heads/main"


def write_history(root: Path, commits: int = COMMITS) -> None:
    """Make the register at *root* a repository whose newest commit is what stands there."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(root)], check=True)
    stream = b"".join(_stream(root, commits))
    git = ["git", "-C", str(root), "fast-import", "--quiet"]
    subprocess.run(git, input=stream, check=True)
    subprocess.run(["git", "-C", str(root), "reset", "-q", "--hard"], check=True)


def _stream(root: Path, commits: int) -> Iterator[bytes]:
    files = sorted(path for path in root.glob("content/**/*") if path.is_file())
    names = {path: path.relative_to(root).as_posix() for path in files}
    yield _commit(0)
    yield from (_file(names[path], path.read_bytes()) for path in files)
    tools = [path for path in files if "tools" in path.parts]
    for number in range(1, commits):
        tool = tools[number % len(tools)]
        turn = number // len(tools) + 1
        is_last = number + len(tools) >= commits
        yield _commit(number)
        yield _file(names[tool], tool.read_bytes() if is_last else _version(tool, turn))


def _version(tool: Path, turn: int) -> bytes:
    """The tool as it was at an earlier *turn*: one text was another, in both languages."""
    text = tool.read_text(encoding="utf-8")
    for now, then in (
        ("værktøj nr.", f"værktøj i {turn} nr."),
        ("tool no.", f"tool in {turn} no."),
    ):
        text = text.replace(now, then, 1)
    return text.encode()


def _commit(number: int) -> bytes:
    time = _FIRST_DAY + number * _HOUR
    who = b"Redaktionen <redaktionen@lillefjord.example> %d +0100" % time
    return b"commit %s\nauthor %s\ncommitter %s\ndata 1\nx\n" % (_BRANCH, who, who)


def _file(name: str, content: bytes) -> bytes:
    return b"M 100644 inline %s\ndata %d\n%s\n" % (name.encode(), len(content), content)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder to make; it may not exist")
    parser.add_argument("--tools", type=int, default=TOOLS)
    parser.add_argument("--commits", type=int, default=COMMITS)
    chosen = parser.parse_args()
    generate(chosen.folder, chosen.tools)
    write_history(chosen.folder, chosen.commits)


if __name__ == "__main__":
    main()
