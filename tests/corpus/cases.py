r"""Cases: text files that change the fictitious municipality and say what comes of it.

A case begins with a sentence on what it shows. Then come its steps::

    --- content/laws/gdpr-6-1-a.yaml      change a file: lines with -, then lines with +;
                                          other lines stay, a blank line ends a place
    --- new content/laws/x.yaml           write a file with the lines that follow
    --- move content/a content/b          move a file or folder
    --- gone content/a                    take a file or folder away
    --- folder content/a                  make a folder
    --- link content/a target             make a symbolic link
    --- pipe content/a                    make a named pipe, which no program ever fills

and what comes of them::

    --- dansk                             what the check says in Danish
    --- english                           … and in English
    --- comes out tools/isvagt-kamera     each line is a text on the tool's page, in one of the
                                          languages, and an answer in its data
    --- comes out /da/om/                 each line is a text on that page

Paths are escaped as below; so are the lines of a step that begins with ``escaped``
(``--- escaped new content/laws/x.yaml``)::

    \x00 \xff              one byte             {a*60}     sixty a
    \u202e \U000e0041      one character        \r \n \t   as in Python
    \ at the end           the line goes on

A case in ``refused/<rule>`` shows the rule; ``shape``, ``yaml``, ``text``, ``files`` and
``pages`` hold what is found before any rule, by keyword, construct or place. A case in
``accepted`` is a register that must be accepted, and says how its texts come out.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

HERE = Path(__file__).parent
_ANSWERS = ("dansk", "english")
_STEPS = "new|move|gone|folder|link|pipe|comes out|escaped"
_HEADER = re.compile(rf"^--- (content/\S+|(?:{_STEPS}) .+|dansk|english)\n", re.MULTILINE)
_ESCAPE = re.compile(
    r"\\(?:x(?P<byte>[0-9a-f]{2})|u(?P<short>[0-9a-f]{4})|U(?P<long>[0-9a-f]{8})"
    r"|(?P<letter>[nrt\\])|(?P<nothing>\n))"
)
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}
_REPEATED = re.compile(r"\{([^{}]+|.)\*(\d+)\}")


@dataclass(frozen=True)
class Case:
    """One text file: its *steps*, each a header and the text below it, and what comes of them.

    *dansk* and *english* are the check's answers; *comes_out* has the texts by their places.
    """

    name: str
    steps: tuple[tuple[str, str], ...]
    dansk: str = ""
    english: str = ""
    comes_out: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def apply(self, root: Path) -> None:
        """Make the changes in the register at *root*."""
        for header, text in self.steps:
            _take_step(root, header, text)


def cases(folder: str) -> list[Case]:
    """The cases in a folder and its folders, by name."""
    paths = sorted((HERE / folder).rglob("*.txt"))
    return [read_case(path) for path in paths]


def read_case(path: Path) -> Case:
    _, *parts = _HEADER.split(path.read_text(encoding="utf-8"))
    steps = list(zip(parts[::2], parts[1::2], strict=True))
    answers = {header: text.strip("\n") for header, text in steps if header in _ANSWERS}
    changes = tuple(step for step in steps if not step[0].startswith((*_ANSWERS, "comes out ")))
    comes_out = tuple(
        (header.removeprefix("comes out "), tuple(text.strip("\n").split("\n")))
        for header, text in steps
        if header.startswith("comes out ")
    )
    name = path.relative_to(HERE).with_suffix("").as_posix()
    return Case(name, changes, **answers, comes_out=comes_out)


def _take_step(root: Path, header: str, text: str) -> None:
    words = [_unescaped(word) for word in header.split()]
    if words[0] == "escaped":
        words, text = words[1:], _unescaped(text.strip("\n") + "\n")
    match words:
        case ["new", path]:
            _write(root / path, text if header.startswith("escaped") else text.strip("\n") + "\n")
        case ["move", path, new_path]:
            (root / new_path).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(root / path, root / new_path)
        case ["gone", path]:
            _remove(root / path)
        case ["folder", path]:
            (root / path).mkdir(parents=True)
        case ["link", path, target]:
            (root / path).symlink_to(target)
        case ["pipe", path]:
            os.mkfifo(root / path)
        case [path]:
            _change(root / path, text)
        case _:
            raise ValueError(f"No step is written like this: {header}")


def _unescaped(text: str) -> str:
    text = _REPEATED.sub(lambda found: found[1] * int(found[2]), text)
    return _ESCAPE.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    if byte := found["byte"]:
        # A byte that is no character of its own stands as Python's surrogateescape has it.
        return bytes([int(byte, 16)]).decode("utf-8", "surrogateescape")
    if code := found["short"] or found["long"]:
        return chr(int(code, 16))
    return _LETTERS.get(found["letter"], "")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))


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
    _write(path, content)


def _places(text: str) -> Iterator[tuple[str, str]]:
    """The old and the new lines of every place in a change."""
    for is_blank, lines in groupby(_lines(text), key=lambda line: line == "\n"):
        if not is_blank:
            place = list(lines)
            yield (
                "".join(line[1:] for line in place if line[0] in "- "),
                "".join(line[1:] for line in place if line[0] in "+ "),
            )


def _lines(text: str) -> list[str]:
    # Only "\n" ends a line of a case: what else does is what a case may be about.
    return re.findall(r".*\n", text)
