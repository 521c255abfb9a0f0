"""The one way in: the files of a register become a ``Register``, or every ``Problem`` at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import msgspec

from . import model
from .draft import draft_of, without
from .near import nearest
from .problem import At, Problem, RegisterInvalid
from .reading import Document, Unreadable, decode, read_yaml
from .rules import RULES
from .schema import Schema, default_schema

CONTENT = "content"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_MAX_ID = 60

# Folder under content/ → the kind of file in it. Tools and pages have a folder more.
_FOLDERS = {
    "departments": "department",
    "situations": "situation",
    "technologies": "technology",
    "laws": "law",
    "initiatives": "initiative",
}
_SINGLE = {"site.yaml": "site", "strategy.yaml": "strategy"}
_THINGS: dict[str, type[model.Thing]] = {
    "tool": model.Tool,
    "department": model.Department,
    "situation": model.Situation,
    "technology": model.Technology,
    "law": model.Law,
    "initiative": model.Initiative,
    "strategy": model.Strategy,
    "site": model.Site,
    "page": model.Page,
}


@dataclass
class _File:
    """A file on its way: where it stands, what it is, and what has been found in it."""

    path: str
    kind: str
    names: dict[str, str]
    document: Document | None = None
    thing: Any = None
    problems: list[Problem] = field(default_factory=list)

    def line(self, at: At) -> int:
        return self.document.line(at) if self.document else 1

    def is_broken(self, at: At) -> bool:
        """Whether *at*, or something around or inside it, has been refused already."""
        if not at:
            return False
        refused = (problem.at for problem in self.problems)
        return self.thing is None or any(
            bad and (at[: len(bad)] == bad or bad[: len(at)] == at) for bad in refused
        )


def load_register(
    root: Path, *, today: date | None = None, schema: Schema | None = None
) -> model.Register:
    """Read and check every file under *root*/content.

    *today* judges dates and names in force (default: the day it is).

    Raises:
        RegisterInvalid: with the problems of all files, in order of path and line.
    """
    schema = schema or default_schema()
    files, problems = _find(root)
    for file in files:
        _read(root, file, schema)
    register = _assemble(files, today or date.today(), schema)
    by_path = {file.path: file for file in files}
    for rule in RULES:
        for problem in rule(register):
            file = by_path.get(problem.path)
            if file is None:
                problems.append(replace(problem, line=1))
            elif not any(file.is_broken(at) for at in (problem.at, *problem.because)):
                problems.append(replace(problem, line=file.line(problem.at)))
    for file in files:
        problems.extend(
            problem if problem.line else replace(problem, line=file.line(problem.at))
            for problem in file.problems
        )
    if problems:
        problems.sort(key=lambda found: (found.path, found.line, found.field, found.code))
        raise RegisterInvalid(problems)
    return register


def _find(root: Path) -> tuple[list[_File], list[Problem]]:
    """Every file of the register, sorted by path, and what does not belong there."""
    files: list[_File] = []
    problems: list[Problem] = []
    if not (root / CONTENT).is_dir():
        return files, [Problem(CONTENT, (), "no-content", line=1)]
    for path, is_link in _walk(root / CONTENT, PurePosixPath(CONTENT)):
        place = None if is_link else _place(path)
        if place is not None:
            files.append(place)
        else:
            code = "symlink" if is_link else _why_stray(path)
            known = (*_SINGLE, *_FOLDERS, "tools", "pages")
            values = {"name": path.name, "meant": nearest(path.parts[1], known) or path.parts[1]}
            problems.append(Problem(str(path), (), code, values, line=1))
    present = {file.path for file in files}
    if f"{CONTENT}/site.yaml" not in present:
        problems.append(Problem(f"{CONTENT}/site.yaml", (), "no-site", line=1))
    return files, problems


def _walk(folder: Path, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, bool]]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        here = path / entry.name
        if entry.is_symlink():
            yield here, True
        elif entry.is_dir():
            yield from _walk(Path(entry.path), here)
        else:
            yield here, False


def _place(path: PurePosixPath) -> _File | None:
    """What the file at *path* is, by where it stands; None when it is nothing."""
    match path.parts[1:]:
        case (name,) if name in _SINGLE:
            return _File(str(path), _SINGLE[name], {"id": path.stem})
        case (folder, _) if folder in _FOLDERS:
            kind, names = _FOLDERS[folder], {}
        case ("tools", department, _):
            kind, names = "tool", {"department": department}
        case ("pages", language, _) if language in model.LANGUAGES:
            kind, names = "page", {"language": language}
        case _:
            return None
    suffix = ".md" if kind == "page" else ".yaml"
    if path.suffix != suffix or len(path.stem) > _MAX_ID or not _ID.match(path.stem):
        return None
    return _File(str(path), kind, {"id": path.stem, **names})


def _why_stray(path: PurePosixPath) -> str:
    if path.suffix == ".yml":
        return "file-suffix"
    in_place = path.parts[1] in (*_FOLDERS, "tools", "pages")
    if in_place and path.suffix in (".yaml", ".md") and not _ID.match(path.stem):
        return "file-name"
    return "stray-file"


def _read(root: Path, file: _File, schema: Schema) -> None:
    kind = schema.kinds[file.kind]
    try:
        text = decode(file.path, (root / file.path).read_bytes())
        if file.kind == "page":
            text, body = _split_page(file.path, text)
            file.names["body"] = body
        file.document = document = read_yaml(file.path, text, 2 if file.kind == "page" else 1)
    except Unreadable as error:
        file.problems.extend(error.problems)
        return
    data = document.data
    kind.type_numbers(data)
    file.problems.extend(document.problems)
    file.problems.extend(kind.problems(file.path, data))
    cls = _THINGS[file.kind]
    if file.problems:
        without(data, {problem.at for problem in file.problems if problem.at})
        cls = draft_of(cls)
    file.thing = msgspec.convert({**data, **file.names, "path": file.path}, cls)


def _split_page(path: str, text: str) -> tuple[str, str]:
    """The fields between two lines of ``---``, and the Markdown after them."""
    parts = re.match(r"---\n(.*?\n)---\n(.*)\Z", text, re.DOTALL)
    if parts is None:
        raise Unreadable(Problem(path, (), "page-fields", line=1))
    return parts[1], parts[2].strip("\n") + "\n"


def _assemble(files: list[_File], today: date, schema: Schema) -> model.Register:
    """The register as far as it could be read; what could not is there as an empty draft."""
    things: dict[str, dict[str, Any]] = {kind: {} for kind in _THINGS}
    for file in files:
        draft = draft_of(_THINGS[file.kind])
        thing = file.thing or draft(path=file.path, **file.names)
        if file.kind == "page":
            things["page"].setdefault(thing.id, {})[thing.language] = thing
        elif thing.id not in things[file.kind] or file.kind != "tool":
            things[file.kind][thing.id] = thing
        else:
            file.problems.append(_same_id(thing, things["tool"][thing.id]))
    return model.Register(
        today=today,
        schema=schema,
        site=things["site"].get("site", draft_of(model.Site)(path=f"{CONTENT}/site.yaml", id="site")),
        strategy=things["strategy"].get("strategy"),
        departments=_sorted(things["department"]),
        situations=_sorted(things["situation"]),
        technologies=_sorted(things["technology"]),
        laws=_sorted(things["law"]),
        initiatives=_sorted(things["initiative"]),
        pages=_sorted({name: _sorted(pages) for name, pages in things["page"].items()}),
        tools=_sorted(things["tool"]),
    )


def _same_id(tool: model.Tool, other: model.Tool) -> Problem:
    return Problem(tool.path, (), "id-taken", {"id": tool.id, "owner": other.path}, line=1)


def _sorted(things: dict[str, Any]) -> MappingProxyType[str, Any]:
    return MappingProxyType({name: things[name] for name in sorted(things)})
