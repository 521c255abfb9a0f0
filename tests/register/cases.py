"""Cases: text files that change the fictitious municipality and say what ``inv check`` answers.

A case begins with a sentence on what it shows. Then come its steps::

    --- content/laws/gdpr-6-1-a.yaml      change a file: lines with -, then lines with +;
                                          other lines stay, a blank line ends a place
    --- new content/laws/x.yaml           write a file with the lines that follow
    --- move content/a content/b          move a file or folder
    --- gone content/a                    take a file or folder away
    --- dansk                             what the check says in Danish
    --- english                           … and in English

A case in ``invalid/<rule>`` shows the rule; ``shape``, ``yaml`` and ``files`` hold what is
found before any rule. A case in ``valid`` is a register that must be accepted.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).parent
_ANSWERS = ("dansk", "english")
_HEADER = re.compile(r"^--- (content/\S+|(?:new|move|gone) .+|dansk|english)\n", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One text file: its *steps*, each a header and the text below it, and the answers."""

    name: str
    steps: tuple[tuple[str, str], ...]
    dansk: str = ""
    english: str = ""

    def apply(self, root: Path) -> None:
        """Make the changes in the register at *root*."""
        for header, text in self.steps:
            _take_step(root, header.split(), text)


def cases(folder: str) -> list[Case]:
    """The cases in a folder and its folders, by name."""
    paths = sorted((HERE / folder).rglob("*.txt"))
    return [read_case(path) for path in paths]


def read_case(path: Path) -> Case:
    _, *parts = _HEADER.split(path.read_text(encoding="utf-8"))
    steps = list(zip(parts[::2], parts[1::2], strict=True))
    answers = {header: text.strip("\n") for header, text in steps if header in _ANSWERS}
    changes = tuple(step for step in steps if step[0] not in _ANSWERS)
    return Case(path.relative_to(HERE).with_suffix("").as_posix(), changes, **answers)


def _take_step(root: Path, header: list[str], text: str) -> None:
    match header:
        case ["new", path]:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text.strip("\n") + "\n", encoding="utf-8")
        case ["move", path, new_path]:
            (root / new_path).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(root / path, root / new_path)
        case ["gone", path]:
            _remove(root / path)
        case [path]:
            _change(root / path, text)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _change(path: Path, text: str) -> None:
    content = path.read_text(encoding="utf-8")
    for old, new in _places(text):
        if content.count(f"\n{old}") != 1:
            raise ValueError(f"These lines do not stand once in {path}:\n{old}")
        content = content.replace(f"\n{old}", f"\n{new}")
    path.write_text(content, encoding="utf-8")


def _places(text: str) -> Iterator[tuple[str, str]]:
    """The old and the new lines of every place in a change."""
    for is_blank, lines in groupby(text.splitlines(keepends=True), key=lambda line: line == "\n"):
        if not is_blank:
            place = list(lines)
            yield (
                "".join(line[1:] for line in place if line[0] in "- "),
                "".join(line[1:] for line in place if line[0] in "+ "),
            )
