"""``inv import``: spreadsheets become draft files, and what is wrong is said cell by cell."""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from plugins.commands import has_content, is_choice
from plugins.form.answers import Answers, read
from plugins.form.choices import DEPARTMENTS, Choices
from plugins.form.found import Place
from plugins.form.mistakes import said as said_of
from plugins.form.mistakes import said_of_file, where
from plugins.form.opening import MAX_BYTES, Refused, opened
from plugins.register import LANGUAGES, Problem, Register
from plugins.register.comments import Comments, comments_of
from plugins.register.loader import judged
from plugins.register.personal import masked
from plugins.register.places import schema_line
from plugins.register.problem import MOST, At, quote
from plugins.register.reading import FORBIDDEN, Unreadable, decode, read_yaml
from plugins.register.report import wording
from plugins.register.schema import Kind
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
        "id-taken": '{file}: "{id}" hører allerede til {owner}. Er det et andet værktøj, så giv '
        "det et andet --id. Er det det samme, så brug dets forvaltning og id.",
        "lost": "Skrevet over: {fields}.",
        "fine": "{path} er skrevet. Alt i orden.",
        "written": "{path} er skrevet. Filen er i orden.",
        "unread-one": "1 sted i regnearket er ikke læst. Hører det med, så ret det, og kør igen "
        "med --replace.",
        "unread": "{n} steder i regnearket er ikke læst. Hører de med, så ret dem, og kør igen "
        "med --replace.",
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
        "id-taken": '{file}: "{id}" already belongs to {owner}. If yours is another tool, give it '
        "another --id. If it is the same, use its department and id.",
        "lost": "Written over: {fields}.",
        "fine": "{path} is written. All is well.",
        "written": "{path} is written. The file is in order.",
        "unread-one": "1 place in the spreadsheet was not read. If it belongs there, mend it and "
        "run again with --replace.",
        "unread": "{n} places in the spreadsheet were not read. If they belong there, mend them "
        "and run again with --replace.",
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
    """One problem of a draft, where it stands in the workbook if anywhere, or in another *file*."""

    place: Place | None
    field: str
    code: str
    says: str
    mend: str
    file: str = ""

    @property
    def is_unread(self) -> bool:
        """Whether it stands in the workbook alone, and has left nothing wrong in the draft."""
        return self.place is not None and not self.field


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
    if not has_content(wanted.root, wanted.language):
        return 1
    return max([_import(file, wanted) for file in files])


def _import(file: str, wanted: Wanted) -> int:
    # Anew for each file: the draft of the one before is in the register by now.
    register, known = judged(wanted.root, today=wanted.today)
    name, found, titles = _shown(Path(file).name), [], []
    try:
        answers, titles = _answers(file, register, wanted.language)
        found += _mistakes(answers, wanted.language)
        if not answers.data:
            raise CannotImport(_SAID[wanted.language]["empty"].format(file=name))
        path = path_of(answers, register, wanted, name)
        target = _target(path, wanted, name)
    except CannotImport as cannot:
        _tell(found, titles, name, wanted.language)
        print(cannot, file=sys.stderr)
        return 1
    kind, before = register.schema.kinds["tool"], _before(target)
    text = written(kind, answers.data, _comments(before))
    _write(target, text)
    problems = [one for one in _check(path, text, wanted) if one.path == path or one not in known]
    found += _problems(path, problems, answers, wanted.language)
    _tell(found, titles, name, wanted.language)
    _tell_lost(before, answers.data, kind, wanted.language)
    _tell_end(found, target, wanted.language)
    return 1 if found else 0


def _tell(found: list[_Found], titles: list[str], name: str, language: str) -> None:
    """Print what was found, in the order of the sheets and rows."""
    order = {title: number for number, title in enumerate(titles)}
    found.sort(key=lambda one: (order.get(one.place.sheet, -1), one.place.row) if one.place else ())
    for one in found[:MOST]:
        print(_block(one, name, language), end="\n\n")


def _tell_lost(before: str, data: Mapping[str, Any], kind: Kind, language: str) -> None:
    """Name the fields that say something else now than in the file that was replaced."""
    if before:
        then = read_yaml("", before).data
        kind.type_numbers(then)
        lost = [name for name, answer in then.items() if data.get(name) != answer]
        if lost:
            print(_SAID[language]["lost"].format(fields=_shown(", ".join(lost))))


def _tell_end(found: Sequence[_Found], target: Path, language: str) -> None:
    """Say that the draft is written, and how many things there are to mend, and where."""
    said, out = _SAID[language], sys.stderr if found else sys.stdout
    unread = sum(one.is_unread for one in found)
    wrong = len(found) - unread
    first = "fine" if not found else "written" if not wrong else "one" if wrong == 1 else "problems"
    print(said[first].format(path=target, n=wrong), file=out)
    if unread:
        print(said["unread-one" if unread == 1 else "unread"].format(n=unread), file=out)


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
    return answers, workbook.sheetnames


def path_of(answers: Answers, register: Register, wanted: Wanted, name: str) -> str:
    """Where the draft of the spreadsheet called *name* belongs in the register.

    Raises:
        CannotImport: its department or its id is not known, or another file has the id.
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
    path = f"content/tools/{department}/{tool}.yaml"
    if (owner := owners(register).get(tool, path)) != path:
        raise CannotImport(said["id-taken"].format(file=name, id=tool, owner=owner))
    return path


def owners(register: Register) -> dict[str, str]:
    """Every id that a tool has, or has had, and the file that says so."""
    tools, withheld = register.tools.values(), register.withheld
    is_told = withheld is not None and withheld.withheld
    return {
        **(dict.fromkeys(withheld.pages, withheld.path) if is_told else {}),
        **{name: tool.path for tool in tools for name in tool.former_ids or ()},
        **{tool.id: tool.path for tool in tools},
    }


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


def _before(file: Path) -> str:
    """What the file that the draft replaces says; empty without one that can be read."""
    try:
        text = decode(file.name, file.read_bytes())
        read_yaml(file.name, text)
    except (FileNotFoundError, Unreadable):
        return ""
    return text


def _comments(before: str) -> Comments:
    """Those of the file that the draft replaces: sheets have none."""
    return comments_of(before, schema_line("tool")) if before else {}


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


def _problems(
    path: str, problems: Iterable[Problem], answers: Answers, language: str
) -> Iterator[_Found]:
    """What the check says of the draft, but for what the workbook was told of already.

    What is wrong in another file because of the draft has no place in the workbook.
    """
    told = [mistake.at for mistake in answers.mistakes if mistake.at]
    words = wording()
    for problem in problems:
        is_here = problem.path == path
        if not is_here or not any(_is_around(at, problem.at) for at in told):
            place = answers.place(problem.at) if is_here else None
            says, mend = (place and said_of_file(problem, language)) or (
                words.says(problem, language), words.mend(problem, language),
            )  # fmt: skip
            file = "" if is_here else problem.path
            yield _Found(place, problem.field, problem.code, says, mend, file)


def _check(path: str, text: str, wanted: Wanted) -> Sequence[Problem]:
    """The problems of the register once the draft is in it."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(wanted.root / "content", root / "content", symlinks=True)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
        return judged(root, today=wanted.today)[1]


def _is_around(at: At, other: At) -> bool:
    """Whether one of the places is the other, or lies in it."""
    shorter = min(len(at), len(other))
    return shorter > 0 and at[:shorter] == other[:shorter]


def _block(found: _Found, name: str, language: str) -> str:
    place = f"{name}, {where(found.place, language)}" if found.place else found.file or name
    return (
        f"{_shown(place)}  {found.field}".rstrip()
        + f"\n    {found.says}  [{found.code}]"
        + f"\n    {_SAID[language]['fix']}: {found.mend}"
    )


def _shown(name: str) -> str:
    """A name that someone else gave a file or a sheet, on one line and without what nobody sees."""
    return FORBIDDEN.sub("\ufffd", masked(" ".join(name.split())))
