"""What the commands of ``tasks.py`` do and say."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from plugins.register import LANGUAGES, Problem, Register, RegisterInvalid, load_register
from plugins.register.report import FORMATS

_SAID = {
    "da": {
        "fine": "Alt i orden: {tools} værktøjer, {files} filer.",
        "fine_here": "Alt i orden i {paths}.",
        "built": "{output} er klar: {tools} værktøjer, {files} filer. Se siden med: make serve",
        "not_built": "Siden er ikke bygget. {output} er, som den var.",
        "problems": "{n} problemer i {files} filer. Ret dem, og kør igen.",
        "one": "1 problem. Ret det, og kør igen.",
        "one_file": "{n} problemer i én fil. Ret dem, og kør igen.",
        "no_such_path": "{path} findes ikke i registret. Skriv en fil eller mappe under content/.",
    },
    "en": {
        "fine": "All is well: {tools} tools, {files} files.",
        "fine_here": "All is well in {paths}.",
        "built": "{output} is ready: {tools} tools, {files} files. Look at it with: make serve",
        "not_built": "The site was not built. {output} is as it was.",
        "problems": "{n} problems in {files} files. Mend them and run again.",
        "one": "1 problem. Mend it and run again.",
        "one_file": "{n} problems in one file. Mend them and run again.",
        "no_such_path": "{path} is not in the register. Name a file or folder under content/.",
    },
}


def check_register(
    root: Path, paths: Sequence[str], language: str, format: str, today: date | None = None
) -> int:
    """Check the register at *root* and print what is wrong; answers the exit code."""
    if not is_choice("--language", language, LANGUAGES):
        return 1
    if not is_choice("--format", format, FORMATS):
        return 1
    said = _SAID[language]
    wanted = []
    for path in paths:
        inside = _inside(root, path)
        if inside is None:
            print(said["no_such_path"].format(path=path), file=sys.stderr)
            return 1
        wanted.append(inside)
    try:
        register = load_register(root, today=today)
    except RegisterInvalid as invalid:
        problems = [problem for problem in invalid.problems if _is_wanted(problem, wanted)]
    else:
        problems = []
        if format == "text" and not wanted:
            print(said["fine"].format(tools=len(register.tools), files=count_files(register)))
    if problems or format == "json":
        print(FORMATS[format](problems, language))
    if problems:
        print("\n" * (format == "text") + _summary(problems, said), file=sys.stderr)
    elif wanted and format == "text":
        print(said["fine_here"].format(paths=", ".join(map(str, wanted))))
    return 1 if problems else 0


def build_site(root: Path, output: Path, language: str, today: date | None = None) -> int:
    """Check the register at *root* and build its site into *output*; answers the exit code."""
    if not is_choice("--language", language, LANGUAGES):
        return 1
    said = _SAID[language]
    try:
        register = load_register(root, today=today, meanwhile=_import_pelican)
    except RegisterInvalid as invalid:
        print(FORMATS["text"](invalid.problems, language))
        print("\n" + _summary(invalid.problems, said), file=sys.stderr)
        print(said["not_built"].format(output=output), file=sys.stderr)
        return 1
    from plugins.building import BuildFailed, build

    try:
        files = build(register, output)
    except (BuildFailed, OSError) as error:
        print(f"{error}\n{said['not_built'].format(output=output)}", file=sys.stderr)
        return 1
    print(said["built"].format(tools=len(register.tools), files=files, output=output))
    return 0


def is_choice(option: str, value: str, choices: Iterable[str]) -> bool:
    """Whether *value* is one of an option's *choices*; says what they are when it is not."""
    if value in choices:
        return True
    print(f"{option}: {value}? {' | '.join(choices)}", file=sys.stderr)
    return False


def _import_pelican() -> None:
    import plugins.data
    import plugins.pages  # noqa: F401 (both import Pelican, which takes its time)


def count_files(register: Register) -> int:
    """How many files the register was read from."""
    things = (
        register.departments, register.situations, register.technologies, register.laws,
        register.initiatives, register.tools,
    )  # fmt: skip
    pages = sum(len(twins) for twins in register.pages.values())
    return sum(map(len, things)) + pages + 1 + (register.strategy is not None)


def _summary(problems: Sequence[Problem], said: dict[str, str]) -> str:
    if len(problems) == 1:
        return said["one"]
    files = len({problem.path for problem in problems})
    return said["one_file" if files == 1 else "problems"].format(n=len(problems), files=files)


def _inside(root: Path, path: str) -> PurePosixPath | None:
    """*path* relative to the register's root; None when nothing is there."""
    for base in (Path.cwd(), root):
        full = (base / path).resolve()
        if full.exists() and full.is_relative_to((root / "content").resolve()):
            return PurePosixPath(full.relative_to(root.resolve()).as_posix())
    return None


def _is_wanted(problem: Problem, wanted: Sequence[PurePosixPath]) -> bool:
    path = PurePosixPath(problem.path)
    return not wanted or any(path.is_relative_to(place) for place in wanted)
