"""``inv import``: spreadsheets become draft files, and what is wrong is said cell by cell."""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from plugins.commands import is_choice, tell_problems
from plugins.form.answers import Answers, read
from plugins.form.choices import DEPARTMENTS, Choices
from plugins.form.found import Place
from plugins.form.mistakes import said as said_of
from plugins.form.mistakes import said_of_file, where
from plugins.form.opening import MAX_BYTES, Refused, opened
from plugins.register import LANGUAGES, Problem, Register
from plugins.register.comments import Comments, comments_of
from plugins.register.loader import CONTENT, judged
from plugins.register.personal import masked
from plugins.register.places import schema_line
from plugins.register.problem import MOST, At, quote
from plugins.register.reading import FORBIDDEN, Unreadable, decode, read_yaml
from plugins.register.report import wording
from plugins.register.writing import written

_SAID = {
    "da": {
        "fix": "Ret",
        "unreadable": "{file} kan ikke læses ({why}).",
        "empty": "{file}: Ingen af spørgsmålene er besvaret. Der er ikke skrevet nogen fil.",
        "department": "{file}: Hvilken forvaltning? Vælg den på det første ark, eller skriv "
        "--department med en af dem: {known}.",
        "department-unknown": '{file}: "{said}" er ikke en forvaltning i registret. Vælg den fra '
        "listen på det første ark, eller skriv --department med en af dem: {known}.",
        "id": "{file}: Hvad skal filen hedde? Skriv værktøjets navn på dansk i regnearket, eller "
        "skriv --id, fx --id baadplads.",
        "id-form": '{file}: "{id}" kan ikke bruges som id. Brug små bogstaver a-z, tal og '
        "bindestreg, højst 60 tegn, fx --id baadplads.",
        "exists": "{file}: {path} findes allerede og er, som den var. Skal den skrives om, så kør "
        "igen med --replace. Er det et andet værktøj, så giv det et andet --id.",
        "one-id": "--id er til ét regneark. Kør ét ad gangen.",
        "fine": "{path} er skrevet. Alt i orden.",
        "one": "{path} er skrevet som kladde. Den har 1 problem. Ret det i filen, og kør: "
        "inv check. Eller ret det i regnearket, og kør igen med --replace.",
        "problems": "{path} er skrevet som kladde. Den har {n} problemer. Ret dem i filen, og kør: "
        "inv check. Eller ret dem i regnearket, og kør igen med --replace.",
    },
    "en": {
        "fix": "Fix",
        "unreadable": "{file} cannot be read ({why}).",
        "empty": "{file}: None of the questions is answered. No file was written.",
        "department": "{file}: Which department? Choose it on the first sheet, or write "
        "--department with one of these: {known}.",
        "department-unknown": '{file}: "{said}" is no department of the register. Choose it from '
        "the list on the first sheet, or write --department with one of these: {known}.",
        "id": "{file}: What is the file to be called? Write the tool's name in Danish in the "
        "spreadsheet, or write --id, such as --id baadplads.",
        "id-form": '{file}: "{id}" cannot be used as an id. Use small letters a-z, digits and '
        "hyphens, 60 characters at most, such as --id baadplads.",
        "exists": "{file}: {path} exists already and is as it was. To write it anew, run again "
        "with --replace. If it is another tool, give it another --id.",
        "one-id": "--id is for one spreadsheet. Run one at a time.",
        "fine": "{path} is written. All is well.",
        "one": "{path} is written as a draft. It has 1 problem. Mend it in the file and run: "
        "inv check. Or mend it in the spreadsheet and run again with --replace.",
        "problems": "{path} is written as a draft. It has {n} problems. Mend them in the file and "
        "run: inv check. Or mend them in the spreadsheet and run again with --replace.",
    },
}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAX_ID = 60
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "ð": "d", "þ": "th"})


class Wanted(NamedTuple):
    """What was asked for: *department*, *id* and *output* are empty where the sheets decide."""

    root: Path
    language: str
    department: str = ""
    id: str = ""
    output: str = ""
    replace: bool = False
    today: date | None = None


class CannotImport(Exception):
    """No draft can be written; what says why, ready to print."""


class _Found(NamedTuple):
    """One problem of a draft, where it stands in the workbook if anywhere."""

    place: Place | None
    field: str
    code: str
    says: str
    mend: str


def import_sheets(files: Sequence[str], wanted: Wanted) -> int:
    """Write a draft for each of the workbooks *files*; answers the exit code.

    A draft with problems is written, too: nothing that someone has typed is lost.
    """
    if not is_choice("--language", wanted.language, LANGUAGES):
        return 1
    said = _SAID[wanted.language]
    if wanted.id and len(files) > 1:
        print(said["one-id"], file=sys.stderr)
        return 1
    if not (wanted.root / CONTENT).is_dir():
        tell_problems([Problem(CONTENT, (), "no-content", line=1)], wanted.language)
        return 1
    register, _ = judged(wanted.root, today=wanted.today)
    return max([_import(file, register, wanted) for file in files])


def _import(file: str, register: Register, wanted: Wanted) -> int:
    said, name = _SAID[wanted.language], _shown(Path(file).name)
    try:
        answers, titles = _answers(file, register, wanted.language)
        path = path_of(answers, register, wanted, name)
        target = _target(path, wanted, name)
    except CannotImport as cannot:
        print(cannot, file=sys.stderr)
        return 1
    text = written(register.schema.kinds["tool"], answers.data, _comments(target))
    _write(target, text)
    found = [*_mistakes(answers, wanted.language), *_problems(path, text, answers, wanted)]
    order = {title: number for number, title in enumerate(titles)}
    found.sort(key=lambda one: (order.get(one.place.sheet, -1), one.place.row) if one.place else ())
    for one in found[:MOST]:
        print(_block(one, name, wanted.language), end="\n\n")
    last = "fine" if not found else "one" if len(found) == 1 else "problems"
    print(said[last].format(path=target, n=len(found)), file=sys.stderr if found else sys.stdout)
    return 1 if found else 0


def _answers(file: str, register: Register, language: str) -> tuple[Answers, list[str]]:
    said, name = _SAID[language], _shown(Path(file).name)
    kind = register.schema.kinds["tool"]
    try:
        with Path(file).open("rb") as content:
            workbook = opened(content.read(MAX_BYTES + 1))
        answers = read(workbook, kind, Choices(register), language)
    except OSError as error:
        raise CannotImport(said["unreadable"].format(file=name, why=error.strerror)) from error
    except Refused as refused:
        raise CannotImport(f"{name}: {' '.join(said_of(refused, language))}") from refused
    if not answers.data:
        raise CannotImport(said["empty"].format(file=name))
    return answers, workbook.sheetnames


def path_of(answers: Answers, register: Register, wanted: Wanted, name: str) -> str:
    """Where the draft of the spreadsheet called *name* belongs in the register.

    Raises:
        CannotImport: its department or its id is not known.
    """
    said, asked = _SAID[wanted.language], wanted.department or answers.department or ""
    department = Choices(register).code(DEPARTMENTS, asked)
    if department is None:
        sentence = said["department-unknown" if asked else "department"]
        known = ", ".join(register.departments)
        raise CannotImport(sentence.format(file=name, said=quote(asked), known=known))
    own_name = answers.data.get("name", {}).get("da", "")
    tool = wanted.id or answers.id or proposed(own_name)
    if not tool:
        raise CannotImport(said["id"].format(file=name))
    if not _ID.fullmatch(tool) or len(tool) > _MAX_ID:
        raise CannotImport(said["id-form"].format(file=name, id=quote(tool)))
    return f"content/tools/{department}/{tool}.yaml"


def proposed(name: str) -> str:
    """The id of a tool with the Danish *name*; empty when no letter of it can be used."""
    letters = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    ascii_only = letters.encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", ascii_only).strip("-")[:_MAX_ID].rstrip("-")


def _target(path: str, wanted: Wanted, name: str) -> Path:
    file = Path(wanted.output) / Path(path).name if wanted.output else wanted.root / path
    if file.exists() and not wanted.replace:
        raise CannotImport(_SAID[wanted.language]["exists"].format(file=name, path=file))
    return file


def _comments(file: Path) -> Comments:
    """Those of the file that the draft replaces, if it can be read: sheets have none."""
    try:
        text = decode(file.name, file.read_bytes())
        read_yaml(file.name, text)
    except (FileNotFoundError, Unreadable):
        return {}
    return comments_of(text, schema_line("tool"))


def _write(file: Path, text: str) -> None:
    """Put the draft in its place, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        aside.write_text(text, encoding="utf-8")
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def _mistakes(answers: Answers, language: str) -> Iterator[_Found]:
    for mistake in answers.mistakes:
        says, mend = said_of(mistake, language)
        field = Problem("", mistake.at, mistake.code).field
        yield _Found(mistake.place, field, mistake.code, masked(says), masked(mend))


def _problems(path: str, text: str, answers: Answers, wanted: Wanted) -> Iterator[_Found]:
    """What the check says of the draft, but for what the workbook was told of already."""
    told = [mistake.at for mistake in answers.mistakes if mistake.at]
    words = wording()
    for problem in _check(path, text, wanted):
        if not any(_is_around(at, problem.at) for at in told):
            place = answers.place(problem.at)
            says, mend = (place and said_of_file(problem, wanted.language)) or (
                words.says(problem, wanted.language), words.mend(problem, wanted.language),
            )  # fmt: skip
            yield _Found(place, problem.field, problem.code, says, mend)


def _check(path: str, text: str, wanted: Wanted) -> list[Problem]:
    """The problems of the draft among the other files of the register."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(wanted.root / "content", root / "content", symlinks=True)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
        _, problems = judged(root, today=wanted.today)
    return [problem for problem in problems if problem.path == path]


def _is_around(at: At, other: At) -> bool:
    """Whether one of the places is the other, or lies in it."""
    shorter = min(len(at), len(other))
    return shorter > 0 and at[:shorter] == other[:shorter]


def _block(found: _Found, name: str, language: str) -> str:
    place = f"{name}, {where(found.place, language)}" if found.place else name
    return (
        f"{_shown(place)}  {found.field}".rstrip()
        + f"\n    {found.says}  [{found.code}]"
        + f"\n    {_SAID[language]['fix']}: {found.mend}"
    )


def _shown(name: str) -> str:
    """A name that someone else gave a file or a sheet, on one line and without what nobody sees."""
    return FORBIDDEN.sub("\ufffd", masked(" ".join(name.split())))
