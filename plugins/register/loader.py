"""The one way in: the files of a register become a ``Register``, or every ``Problem`` at once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from . import model
from .draft import draft_of, take_out
from .near import nearest
from .parallel import in_parallel
from .problem import At, Problem, RegisterInvalid
from .reading import Document, Unreadable, decode, read_yaml
from .rules import RULES
from .schema import Schema, default_schema

CONTENT = "content"
# From so many files on, a second process is faster than one.
WORTH_SHARING = 200
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
    refused: set[At] = field(default_factory=set)

    def add(self, problem: Problem) -> None:
        line = problem.line or (self.document.line(problem.at) if problem.at else 1)
        self.problems.append(replace(problem, line=line))
        self.refused |= {problem.at, problem.meant}

    def is_refused(self, at: At) -> bool:
        """Whether *at*, or something around it, has been refused already."""
        if self.thing is None:
            return at != ()
        return any(at[:steps] in self.refused for steps in range(1, len(at) + 1))


def load_register(
    root: Path,
    *,
    today: date | None = None,
    schema: Schema | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> model.Register:
    """Read and check every file under *root*/content.

    *today* judges dates and names in force (default: the day it is). *meanwhile* is what the
    caller wants done while other processes read, when there is so much that they do.

    Raises:
        RegisterInvalid: with the problems of all files, in order of path and line.
    """
    schema = schema or default_schema()
    files, problems = _find(root)
    texts = in_parallel(
        lambda file: _read(root, file, schema), files, worth=WORTH_SHARING, meanwhile=meanwhile
    )
    for file, text in zip(files, texts, strict=True):
        _understand(file, text, schema)
    register = _assemble(files, today or date.today(), schema)
    by_path = {file.path: file for file in files}
    for rule in RULES:
        # Later rules do not speak of what an earlier one has refused.
        for problem in [found for found in rule(register) if _is_new(found, by_path)]:
            by_path[problem.path].add(problem)
    for file in files:
        problems.extend(file.problems)
    if problems:
        problems.sort(key=lambda found: (found.path, found.line, found.field, found.code))
        raise RegisterInvalid(problems)
    return register


def _is_new(problem: Problem, by_path: dict[str, _File]) -> bool:
    """Whether nothing that has been said of the file already explains *problem*."""
    file = by_path.get(problem.path)
    return file is not None and not any(map(file.is_refused, (problem.at, *problem.because)))


def _find(root: Path) -> tuple[list[_File], list[Problem]]:
    """Every file of the register, sorted by path, and what does not belong there."""
    files: list[_File] = []
    problems: list[Problem] = []
    if not (root / CONTENT).is_dir():
        return files, [Problem(CONTENT, (), "no-content", line=1)]
    for path, is_link in sorted(_walk(root)):
        file = None if is_link else _place(path)
        if file is None:
            problems.append(_stray(path, is_link))
        else:
            files.append(file)
    if not any(file.kind == "site" for file in files):
        problems.append(Problem(f"{CONTENT}/site.yaml", (), "no-site", line=1))
    return files, problems


def _walk(root: Path) -> Iterator[tuple[PurePosixPath, bool]]:
    """Every file below *root*/content, and whether it is a link."""
    folders = [PurePosixPath(CONTENT)]
    while folders:
        folder = folders.pop()
        for entry in os.scandir(root / folder):
            if entry.is_dir(follow_symlinks=False):
                folders.append(folder / entry.name)
            else:
                yield folder / entry.name, entry.is_symlink()


def _place(path: PurePosixPath) -> _File | None:
    """What the file at *path* is, by where it stands; None when it is nothing."""
    if path.suffix == ".yml" and (file := _place(path.with_suffix(".yaml"))):
        # Read like the others, so that what refers to it is not called wrong.
        file.path = str(path)
        file.add(Problem(file.path, (), "file-suffix", {"name": path.name}, line=1))
        return file
    match path.parts[1:]:
        case (name,) if name in _SINGLE:
            return _File(str(path), _SINGLE[name], {"id": path.stem})
        case (folder, _) if folder in _FOLDERS:
            kind, names = _FOLDERS[folder], {}
        case ("tools", department, _) if department.isprintable():
            kind, names = "tool", {"department": department}
        case ("pages", language, _) if language in model.LANGUAGES:
            kind, names = "page", {"language": language}
        case _:
            return None
    suffix = ".md" if kind == "page" else ".yaml"
    if path.suffix != suffix or not _is_id(path.stem):
        return None
    return _File(str(path), kind, {"id": path.stem, **names})


def _is_id(name: str) -> bool:
    return len(name) <= _MAX_ID and _ID.match(name) is not None


def _stray(path: PurePosixPath, is_link: bool) -> Problem:
    # A name in the file system can hold anything, line breaks and broken bytes too.
    shown = "".join(sign if sign.isprintable() else "�" for sign in str(path))
    known = (*_SINGLE, *_FOLDERS, "tools", "pages")
    top = path.parts[1]
    meant = None if top in known else nearest(top, known)
    if is_link:
        code = "symlink"
    elif top in known and path.suffix in (".yaml", ".md") and not _is_id(path.stem):
        code = "file-name"
    else:
        code = "stray-file-near" if meant else "stray-file"
    values = {"name": PurePosixPath(shown).name, "meant": f"{CONTENT}/{meant}"}
    return Problem(shown, (), code, values, line=1)


class _Text(NamedTuple):
    """What was read from a file: its fields, the Markdown after them, what is wrong so far."""

    document: Document | None
    body: str | None
    problems: Sequence[Problem]


def _read(root: Path, file: _File, schema: Schema) -> _Text:
    kind = schema.kinds[file.kind]
    body = None
    try:
        text = decode(file.path, (root / file.path).read_bytes())
        if file.kind == "page":
            text, body = _split_page(file.path, text)
        document = read_yaml(file.path, text, 2 if file.kind == "page" else 1)
    except Unreadable as error:
        return _Text(None, body, error.problems)
    kind.type_numbers(document.data)
    problems = list(document.problems)
    if not kind.accepts(document.data):
        from . import shape  # brings jsonschema: dear to import, and seldom needed

        problems += shape.problems(kind, file.path, document.data)
    return _Text(document, body, problems)


def _understand(file: _File, text: _Text, schema: Schema) -> None:
    """Make the thing that the text tells of, without what is wrong in it."""
    file.document = text.document
    if text.body is not None:
        file.names["body"] = text.body
    for problem in text.problems:
        file.add(problem)
    if file.document is None or any(problem.code == "shape" for problem in file.problems):
        return
    data = file.document.data
    cls = _THINGS[file.kind]
    if file.problems:
        take_out(data, file.refused - {()}, schema.kinds[file.kind].lists_of_groups)
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
            file.add(_same_id(thing, things["tool"][thing.id]))
    return model.Register(
        today=today,
        schema=schema,
        site=things["site"].get(
            "site", draft_of(model.Site)(path=f"{CONTENT}/site.yaml", id="site")
        ),
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
