"""What the commands of ``tasks.py`` do and say."""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from plugins import verdict
from plugins.register.git import Commit, NoSuchCommit, start_of_work

if TYPE_CHECKING:
    from plugins.register import Problem, Register
    from plugins.register.history import History

# The register is imported where it is needed: when nothing is new, that is nowhere.

_SAID = {
    "da": {
        "fine": "Alt i orden: {tools} værktøjer, {files} filer.",
        "fine_here": "Alt i orden i {paths}.",
        "built": "{output} er klar: {tools} værktøjer, {files} filer. Se siden med: make serve",
        "not_built": "Siden er ikke bygget. {output} er, som den var.",
        "no_history": "Historikken er ikke med: her er intet git, eller kun en del af det.",
        "waiting": "En anden er ved at bygge {output}. Venter, til den er færdig …",
        "problems": "{n} problemer i {files} filer. Ret dem, og kør igen.",
        "one": "1 problem. Ret det, og kør igen.",
        "one_file": "{n} problemer i én fil. Ret dem, og kør igen.",
        "no_such_commit": "Git kender ikke {name} her. Skriv en gren eller et commit.",
        "untouched": "Ingen filer under content/ er ændret.",
        "no_such_path": "{path} findes ikke i registret. Skriv en fil eller mappe under content/.",
    },
    "en": {
        "fine": "All is well: {tools} tools, {files} files.",
        "fine_here": "All is well in {paths}.",
        "built": "{output} is ready: {tools} tools, {files} files. Look at it with: make serve",
        "not_built": "The site was not built. {output} is as it was.",
        "no_history": "The history is left out: there is no git here, or only a part of it.",
        "waiting": "Another build of {output} is running. Waiting for it to end …",
        "problems": "{n} problems in {files} files. Mend them and run again.",
        "one": "1 problem. Mend it and run again.",
        "one_file": "{n} problems in one file. Mend them and run again.",
        "no_such_commit": "Git does not know {name} here. Name a branch or a commit.",
        "untouched": "No file under content/ has changed.",
        "no_such_path": "{path} is not in the register. Name a file or folder under content/.",
    },
}


def check_register(
    root: Path,
    paths: Sequence[str],
    language: str,
    format: str,
    today: date | None = None,
    since: str = "",
) -> int:
    """Check the register at *root* and print what is wrong; answers the exit code.

    Translations are compared with the commit *since*, by default the one where the work began.
    """
    if not is_choice("--language", language, _SAID):
        return 1
    if format != "text" and not is_choice("--format", format, _formats()):
        return 1
    said = _SAID[language]
    if (asked := asked_for(root, paths, language, since)) is None:
        return 1
    wanted, commit = asked
    problems, (tools, files) = verdict_on(root, today, commit)
    problems = [problem for problem in problems if is_wanted(problem, wanted)]
    if not problems and format == "text" and not wanted:
        print(said["fine"].format(tools=tools, files=files))
    if problems or format in ("json", "gitlab"):
        print(_formats()[format](problems, language))
    if problems:
        print("\n" * (format == "text") + _summary(problems, said), file=sys.stderr)
    elif wanted and format == "text":
        print(said["fine_here"].format(paths=", ".join(map(str, wanted))))
    return 1 if problems else 0


def asked_for(
    root: Path, paths: Sequence[str], language: str, since: str
) -> tuple[list[PurePosixPath], Commit | None] | None:
    """The files to tell of, and the commit to compare with; None, and a word, without them."""
    if (wanted := named(root, paths, language)) is None:
        return None
    try:
        return wanted, Commit(root, since) if since else start_of_work(root)
    except NoSuchCommit:
        print(_SAID[language]["no_such_commit"].format(name=since), file=sys.stderr)
        return None


def show_language(
    root: Path, paths: Sequence[str], language: str, format: str = "text", since: str = ""
) -> int:
    """Print how hard the texts of the register at *root* are to read; answers the exit code.

    With *since*, those of the files that have come or changed since that commit.
    """
    if not is_choice("--language", language, _SAID):
        return 1
    if not is_choice("--format", format, ("text", "markdown")):
        return 1
    if (wanted := named(root, paths, language)) is None:
        return 1
    if since:
        if (asked := asked_for(root, paths, language, since)) is None:
            return 1
        if not (wanted := _touched(*asked)):
            print(_SAID[language]["untouched"])
            return 0
    if format == "markdown":
        from plugins.hints import hints as told
    else:
        from plugins.plain import report as told
    for line in told(root, wanted, language):
        print(line)
    return 0


def _touched(wanted: Sequence[PurePosixPath], since: Commit) -> list[PurePosixPath]:
    """The *wanted* files, or all, that have come or changed since a commit."""
    touched = map(PurePosixPath, since.touched("content"))
    return [path for path in touched if _is_below(path, wanted)]


def named(root: Path, paths: Sequence[str], language: str) -> list[PurePosixPath] | None:
    """The files and folders that *paths* name; None, and a word, when one is nowhere."""
    wanted = []
    for path in paths:
        inside = _inside(root, path)
        if inside is None:
            print(_SAID[language]["no_such_path"].format(path=path), file=sys.stderr)
            return None
        wanted.append(inside)
    return wanted


def verdict_on(
    root: Path, today: date | None, since: Commit | None
) -> tuple[Sequence[Problem], tuple[int, int]]:
    """The problems of the register, or none and how many tools and files were checked."""
    known = verdict.digest(root, today, since.id if since else "")
    if (counted := verdict.recall(root, known)) is not None:
        return (), counted
    from plugins.register import RegisterInvalid, load_register

    try:
        register = load_register(root, today=today, since=since)
    except RegisterInvalid as invalid:
        return invalid.problems, (0, 0)
    counted = len(register.tools), count_files(register)
    verdict.remember(root, known, *counted)
    return (), counted


def build_site(
    root: Path, output: Path, language: str, today: date | None = None, publish: bool = False
) -> int:
    """Check the register at *root* and build its site into *output*; answers the exit code.

    A site to *publish* must tell its history; another says that it has none.
    """
    if not is_choice("--language", language, _SAID):
        return 1
    from plugins.building import BuildFailed, build
    from plugins.output import replaced
    from plugins.register import RegisterInvalid, load_register

    said = _SAID[language]

    def say_waiting() -> None:
        print(said["waiting"].format(output=output), file=sys.stderr, flush=True)

    try:
        # The files are read after the wait: of two builds the last to end shows the newest text.
        with replaced(output, say_waiting) as folder:
            register = load_register(root, today=today, meanwhile=_import_pelican)
            history = _history(root, register, said, publish)
            files = build(register, folder, history)
    except RegisterInvalid as invalid:
        tell_problems(invalid.problems, language)
        print(said["not_built"].format(output=output), file=sys.stderr)
        return 1
    except BuildFailed as failed:
        print(failed.said(language), file=sys.stderr)
        print(said["not_built"].format(output=output), file=sys.stderr)
        return 1
    print(said["built"].format(tools=len(register.tools), files=files, output=output))
    return 0


def _history(
    root: Path, register: Register, said: Mapping[str, str], publish: bool
) -> History | None:
    """The history of the register; None, and a word, where there is none."""
    from plugins.output import BuildFailed
    from plugins.register.history import HistoryMissing, load_history

    try:
        history = load_history(root, register.site.time_zone)
    except HistoryMissing as missing:
        if publish:
            raise BuildFailed(missing.why) from missing
        print(said["no_history"])
        return None
    return history.without(register.withheld) if register.withheld else history


def compare_with(
    root: Path, base: str, language: str, format: str, today: date | None = None
) -> int:
    """Print what the files at *root* change for readers since the commit *base*.

    Answers the exit code: 1 when an address that was public would lead nowhere.
    """
    if not is_choice("--language", language, _SAID):
        return 1
    from plugins import comparing
    from plugins.register import RegisterInvalid, load_register

    if not is_choice("--format", format, comparing.FORMATS):
        return 1
    said = _SAID[language]
    try:
        commit = Commit(root, base) if base else start_of_work(root)
        if commit is None:
            raise NoSuchCommit("main")
        register = load_register(root, today=today)
        found = comparing.effects(root, commit, today)
    except NoSuchCommit as missing:
        print(said["no_such_commit"].format(name=missing), file=sys.stderr)
        return 1
    except RegisterInvalid as invalid:
        tell_problems(invalid.problems, language)
        return 1
    except comparing.CannotCompare as failed:
        print(failed, file=sys.stderr)
        return 1
    print("\n".join(comparing.lines(found, register, language, format)))
    print(comparing.last_line(found, language), file=sys.stderr)
    return 1 if found.lost else 0


def print_headers(root: Path, server: str, language: str, today: date | None = None) -> int:
    """Print what *server* must be told to send with the site of *root*; answers the exit code."""
    from plugins.armour.servers import SERVERS, settings
    from plugins.register import addresses

    def show(register: Register) -> int:
        print(settings(server, addresses.base_path(register.site.url)), end="")
        return 0

    if not is_choice("--language", language, _SAID) or not is_choice("--server", server, SERVERS):
        return 1
    return with_register(root, language, today, show)


def with_register(
    root: Path,
    language: str,
    today: date | None,
    do: Callable[[Register], int],
    borne: Container[str] = (),
) -> int:
    """What *do* answers of the register at *root*; 1 when it is invalid, and why.

    A register whose only problems have a code in *borne* will do.
    """
    from plugins.register.loader import judged

    register, problems = judged(root, today=today)
    if any(problem.code not in borne for problem in problems):
        tell_problems(problems, language)
        return 1
    return do(register)


def has_content(root: Path, language: str) -> bool:
    """Whether *root* holds the folder of a register; says so when it does not."""
    from plugins.register import Problem
    from plugins.register.loader import CONTENT

    if not (is_there := (root / CONTENT).is_dir()):
        tell_problems([Problem(CONTENT, (), "no-content", line=1)], language)
    return is_there


def is_choice(option: str, value: str, choices: Iterable[str]) -> bool:
    """Whether *value* is one of an option's *choices*; says what they are when it is not."""
    if value in choices:
        return True
    print(f"{option}: {value}? {' | '.join(choices)}", file=sys.stderr)
    return False


def _formats() -> Mapping[str, Callable[[Sequence[Problem], str], str]]:
    from plugins.register.report import FORMATS

    return FORMATS


def _import_pelican() -> None:
    import plugins.data
    import plugins.pages  # noqa: F401 (both import Pelican, which takes its time)


def count_files(register: Register) -> int:
    """How many files the register was read from."""
    return sum(1 for _ in register.things())


def tell_problems(problems: Sequence[Problem], language: str) -> None:
    """Print what is wrong in a register that therefore cannot be used, and how much it is."""
    print(_formats()["text"](problems, language))
    print("\n" + _summary(problems, _SAID[language]), file=sys.stderr)


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


def is_wanted(problem: Problem, wanted: Sequence[PurePosixPath]) -> bool:
    """Whether *problem* stands in one of the *wanted* places; anywhere without one."""
    return _is_below(PurePosixPath(problem.path), wanted)


def _is_below(path: PurePosixPath, wanted: Sequence[PurePosixPath]) -> bool:
    return not wanted or any(path.is_relative_to(place) for place in wanted)
