"""The one way in: the files of a register become a ``Register``, or every ``Problem`` at once."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import msgspec

from . import model, translations
from .draft import draft_of, take_out
from .git import Commit
from .near import nearest
from .parallel import in_parallel
from .places import FOLDERS, SINGLE, schema_line
from .problem import MOST, At, Problem, RegisterInvalid
from .reading import MAX_BYTES, Document, Unreadable, decode, read_yaml
from .rules import FILE_RULES, RULES, TEXT_RULES, Rule
from .schema import Schema, default_schema
from .texts import Texts

CONTENT = "content"
# From so many files on, a second process is faster than one.
WORTH_SHARING = 200
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_MAX_ID = 60

_THINGS: dict[str, type[model.Thing]] = {
    "tool": model.Tool,
    "department": model.Department,
    "situation": model.Situation,
    "technology": model.Technology,
    "law": model.Law,
    "initiative": model.Initiative,
    "term": model.Term,
    "letter": model.Letter,
    "strategy": model.Strategy,
    "site": model.Site,
    "synonyms": model.Synonyms,
    "exceptions": model.Exceptions,
    "withheld": model.Withheld,
    "accessibility": model.Accessibility,
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
        self.problems.append(self.placed(problem))
        self.refused |= {problem.at, problem.meant}

    def understand(self, schema: Schema) -> None:
        """Make the thing that the file tells of, without what is wrong in it."""
        is_lost = any(problem.code == "shape" for problem in self.problems)
        # With so many, not all that is wrong has been told, and could be taken out.
        if self.document is None or is_lost or len(self.problems) >= MOST:
            return
        data = self.document.data
        if self.refused:
            take_out(data, self.refused - {()}, schema.kinds[self.kind].lists_of_groups)
        said = {**data, **self.names, "path": self.path}
        self.thing = msgspec.convert(said, self._class(is_draft=bool(self.refused)))

    def _class(self, *, is_draft: bool) -> type[model.Thing]:
        cls = _THINGS[self.kind]
        return draft_of(cls) if is_draft else cls

    def __getstate__(self) -> dict[str, Any]:
        # As bytes, from one process to another, things are quickest.
        is_draft = type(self.thing) is not _THINGS[self.kind]
        thing = None if self.thing is None else (is_draft, msgspec.msgpack.encode(self.thing))
        return {**self.__dict__, "thing": thing}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        if self.thing is not None:
            is_draft, thing = self.thing
            self.thing = msgspec.msgpack.decode(thing, type=self._class(is_draft=is_draft))

    def placed(self, problem: Problem) -> Problem:
        """*problem* with its line."""
        if problem.line:
            return problem
        return replace(problem, line=self.document.line(problem.at) if problem.at else 1)

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
    since: Commit | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> model.Register:
    """Read and check every file under *root*/content.

    *today* judges dates and names in force (default: the day it is). *since* is the commit from
    which on both languages must have changed together. *meanwhile* is what the caller wants
    done while other processes read, when there is so much that they do.

    Raises:
        RegisterInvalid: with the problems of all files, in order of path and line.
    """
    register, problems = judged(root, today=today, schema=schema, since=since, meanwhile=meanwhile)
    if problems:
        raise RegisterInvalid(problems)
    return register


def judged(
    root: Path,
    *,
    today: date | None = None,
    schema: Schema | None = None,
    since: Commit | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> tuple[model.Register, Sequence[Problem]]:
    """What ``load_register`` reads, as far as it can be read, and its problems, in order.

    For what helps an author before all is well: a thing with problems lacks what is wrong.
    """
    schema = schema or default_schema()
    today = today or date.today()
    files, problems = _find(root)
    reader = _Reader(root, schema, today, files)
    files = in_parallel(reader.read, files, worth=WORTH_SHARING, meanwhile=meanwhile)
    register = _assemble(files, today, schema)
    by_path = {file.path: file for file in files}
    for rule in RULES:
        _judge(rule, register, by_path)
    if since is not None:
        for problem in _not_followed(reader, files, since):
            by_path[problem.path].problems.append(by_path[problem.path].placed(problem))
    for file in files:
        problems.extend(file.problems)
    problems = list(_not_excepted(problems, register.exceptions, by_path))
    problems.sort(key=lambda found: (found.path, found.line, found.field, found.code))
    return register, problems


def texts_of(root: Path, *, today: date | None = None) -> Iterator[Texts]:
    """The texts of every file under *root*/content that can be read, whatever is wrong in it."""
    files, _ = _find(root)
    reader = _Reader(root, default_schema(), today or date.today(), files)
    for file in files:
        if (texts := reader.texts(file)) is not None:
            yield texts


def _judge(rule: Rule, register: model.Register, by_path: Mapping[str, _File]) -> None:
    """Add what *rule* says; of what an earlier rule has refused it does not speak."""
    for problem in [found for found in rule(register) if _is_new(found, by_path)]:
        by_path[problem.path].add(problem)


def _is_new(problem: Problem, by_path: Mapping[str, _File]) -> bool:
    """Whether nothing that has been said of the file already explains *problem*."""
    file = by_path.get(problem.path)
    return file is not None and not any(map(file.is_refused, (problem.at, *problem.because)))


def _not_excepted(
    problems: list[Problem], exceptions: model.Exceptions | None, by_path: Mapping[str, _File]
) -> Iterator[Problem]:
    """The *problems* that no exception allows, and one for each exception without need.

    Each exception allows one problem: the next one in the same field is new to the editors.
    """
    listed = (exceptions.exceptions if exceptions else None) or ()
    unused = [(number, (one.file, one.field, one.problem)) for number, one in enumerate(listed)]
    for problem in problems:
        place = (problem.path, problem.field, problem.code)
        needed = next((one for one in unused if one[1] == place), None)
        if needed is None:
            yield problem
        else:
            unused.remove(needed)
    for number, place in unused:
        file = by_path.get(str(place[0]))
        if None not in place and (file is None or file.document is not None):
            values = dict(zip(("file", "name", "problem"), place, strict=True))
            at = ("exceptions", number)
            unneeded = Problem(exceptions.path, at, "exception-unneeded", values)
            yield by_path[exceptions.path].placed(unneeded)


def _not_followed(reader: _Reader, files: list[_File], since: Commit) -> Iterator[Problem]:
    """The texts of which only one language has changed since a commit."""
    before = since.before(CONTENT)
    pages: dict[str, list[_File]] = {}
    for file in files:
        if file.kind == "page":
            pages.setdefault(file.names["id"], []).append(file)
        elif file.path in before:
            then, now = reader.texts(file, before[file.path]), reader.texts(file)
            if then and now:
                yield from translations.not_followed(now, then)
    for twins in pages.values():
        if any(twin.path in before for twin in twins):
            yield from translations.pages_not_followed(
                _by_language((twin, reader.texts(twin)) for twin in twins),
                _by_language((twin, reader.texts(twin, before.get(twin.path))) for twin in twins),
            )


def _by_language(twins: Iterable[tuple[_File, Texts | None]]) -> dict[str, Texts]:
    return {file.names["language"]: texts for file, texts in twins if texts is not None}


def _find(root: Path) -> tuple[list[_File], list[Problem]]:
    """Every file of the register, sorted by path, and what does not belong there."""
    files: list[_File] = []
    problems: list[Problem] = []
    if not (root / CONTENT).is_dir():
        return files, [Problem(CONTENT, (), "no-content", line=1)]
    if (root / CONTENT).is_symlink():
        return files, [Problem(CONTENT, (), "symlink", {"name": CONTENT}, line=1)]
    for path, wrong in sorted(_walk(root)):
        file = None if wrong else file_at(path)
        if file is None:
            problems.append(_stray(path, wrong))
        else:
            files.append(file)
    if not any(file.kind == "site" for file in files):
        problems.append(Problem(f"{CONTENT}/site.yaml", (), "no-site", line=1))
    return files, problems


def _walk(root: Path) -> Iterator[tuple[PurePosixPath, str]]:
    """Everything below *root*/content but folders, and the problem when it is no plain file."""
    folders = [PurePosixPath(CONTENT)]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(root / folder))
        except OSError:
            yield folder, "folder-unreadable"
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(folder / entry.name)
            elif entry.is_symlink():
                yield folder / entry.name, "symlink"
            else:  # reading a pipe or a device would never end
                is_file = entry.is_file(follow_symlinks=False)
                yield folder / entry.name, "" if is_file else "not-a-file"


def file_at(path: PurePosixPath) -> _File | None:
    """What the file at *path* is, by where it stands; None when it is nothing."""
    if path.suffix == ".yml" and (file := file_at(path.with_suffix(".yaml"))):
        # Read like the others, so that what refers to it is not called wrong.
        file.path = str(path)
        meant = path.with_suffix(".yaml").name
        file.add(Problem(file.path, (), "file-suffix", {"name": path.name, "meant": meant}, line=1))
        return file
    match path.parts[1:]:
        case (name,) if name in SINGLE:
            return _File(str(path), SINGLE[name], {"id": path.stem})
        case (folder, _) if folder in FOLDERS:
            kind, names = FOLDERS[folder], {}
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


def _stray(path: PurePosixPath, wrong: str) -> Problem:
    # A name in the file system can hold anything, line breaks and broken bytes too.
    shown = "".join(sign if sign.isprintable() else "�" for sign in str(path))
    name = PurePosixPath(shown).name
    known = (*SINGLE, *FOLDERS, "tools", "pages")
    top = path.parts[1] if len(path.parts) > 1 else CONTENT
    renamed = path.name.partition(".")[0] + (".md" if top == "pages" else ".yaml")
    if wrong:
        return Problem(shown, (), wrong, {"name": name}, line=1)
    if renamed[0] != "." and file_at(path.with_name(renamed)):
        return Problem(shown, (), "file-suffix", {"name": name, "meant": renamed}, line=1)
    if top in known and path.suffix in (".yaml", ".md") and not _is_id(path.stem):
        return Problem(shown, (), "file-name", {"name": name}, line=1)
    meant = None if top in known else nearest(top, known)
    code = "stray-file-near" if meant else "stray-file"
    return Problem(shown, (), code, {"name": name, "meant": f"{CONTENT}/{meant}"}, line=1)


class _Reader:
    """Reads the files of the register at *root*, each for itself."""

    def __init__(self, root: Path, schema: Schema, today: date, files: Sequence[_File]) -> None:
        self._root = root
        self._schema = schema
        self._today = today
        site = next((file for file in files if file.kind == "site"), None)
        self._domains = self._mailbox_domains(site) if site else None

    def _mailbox_domains(self, site: _File) -> tuple[str, ...] | None:
        """Those of the shared mailboxes; None while the site's own file cannot tell."""
        with suppress(Unreadable):
            document, _ = _fields(site, decode(site.path, self._bytes(site.path)))
            domains = document.data.get("mailbox_domains")
            if isinstance(domains, list):
                return tuple(domain for domain in domains if isinstance(domain, str))
        return None

    def read(self, file: _File) -> _File:
        """*file* with its thing, and with what is wrong in it as far as it alone can tell."""
        source, body = "", None
        try:
            source = decode(file.path, self._bytes(file.path))
            file.document, body = _fields(file, source)
        except Unreadable as error:
            for problem in error.problems:
                file.add(problem)
        else:
            self._check_shape(file, file.document)
            if file.kind == "tool" and "#" in source.removeprefix(schema_line(file.kind)):
                file.names["comments"] = _comments(source, file.kind)
        if body is not None:
            file.names["body"] = body
        texts = self._texts(file, source, file.document, body)
        for rule in TEXT_RULES:
            file.problems += map(file.placed, rule(texts))
        file.understand(self._schema)
        if file.thing is not None:
            register = model.alone(file.kind, file.thing, self._today, self._schema)
            for rule in FILE_RULES:
                _judge(rule, register, {file.path: file})
        if file.document is not None:
            file.document.forget()
        return file

    def _check_shape(self, file: _File, document: Document) -> None:
        kind = self._schema.kinds[file.kind]
        kind.type_numbers(document.data)
        for problem in document.problems:
            file.add(problem)
        if not kind.accepts(document.data):
            from . import shape  # brings jsonschema: dear to import, and seldom needed

            for problem in shape.problems(kind, file.path, document.data):
                file.add(problem)

    def texts(self, file: _File, content: bytes | None = None) -> Texts | None:
        """The texts of *file*, or of what was its *content*; None when it cannot be read."""
        try:
            source = decode(file.path, self._bytes(file.path) if content is None else content)
            return self._texts(file, source, *_fields(file, source))
        except Unreadable:
            return None

    def _texts(
        self, file: _File, source: str, document: Document | None, body: str | None
    ) -> Texts:
        return Texts(
            file.path, self._schema.kinds[file.kind], source, document, body,
            file.names.get("language"), today=self._today, domains=self._domains,
        )  # fmt: skip

    def _bytes(self, path: str) -> bytes:
        try:
            # Not by Path.open: it takes as long as checking the shape of the file.
            file = os.open(f"{self._root}/{path}", os.O_RDONLY | os.O_CLOEXEC)
            try:
                size = os.fstat(file).st_size
                # Of a huge file no more is read than tells that it is too large.
                return os.read(file, min(size, MAX_BYTES) + 1)
            finally:
                os.close(file)
        except OSError as error:
            values = {"why": error.strerror or type(error).__name__}
            raise Unreadable(Problem(path, (), "unreadable", values, line=1)) from None


def _fields(file: _File, source: str) -> tuple[Document, str | None]:
    """The fields of a file, and of a page the Markdown below them."""
    if file.kind != "page":
        return read_yaml(file.path, source), None
    fields, body = split_page(file.path, source)
    return read_yaml(file.path, fields, 2), body


def _comments(source: str, kind: str) -> list[dict[str, Any]] | None:
    """The comments of a file: few have any beyond the line that names the schema."""
    from .comments import comments_of

    found = comments_of(source, schema_line(kind))
    return [{"at": at, **own} for at, own in found.items()] or None


def split_page(path: str, text: str) -> tuple[str, str]:
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
        synonyms=things["synonyms"].get("synonyms"),
        exceptions=things["exceptions"].get("exceptions"),
        withheld=things["withheld"].get("withheld"),
        accessibility=things["accessibility"].get("accessibility"),
        departments=_sorted(things["department"]),
        situations=_sorted(things["situation"]),
        technologies=_sorted(things["technology"]),
        laws=_sorted(things["law"]),
        initiatives=_sorted(things["initiative"]),
        glossary=_sorted(things["term"]),
        letters=_sorted(things["letter"]),
        pages=_sorted({name: _sorted(pages) for name, pages in things["page"].items()}),
        tools=_sorted(things["tool"]),
    )


def _same_id(tool: model.Tool, other: model.Tool) -> Problem:
    return Problem(tool.path, (), "id-taken", {"id": tool.id, "owner": other.path}, line=1)


def _sorted(things: dict[str, Any]) -> MappingProxyType[str, Any]:
    return MappingProxyType({name: things[name] for name in sorted(things)})
