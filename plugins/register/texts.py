"""What one file says, text by text: what the rules about texts stand on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import chain, islice
from typing import Any, NamedTuple

from . import personal
from .model import LANGUAGES
from .problem import MOST, At
from .reading import Document
from .schema import Field, Kind, Node

#: The prose of a page, which stands below its fields.
BODY = Field(
    ("body",),
    {"title": "Teksten", "title_en": "The text", "contentMediaType": "text/markdown"},
)

# What stands at the end of a line when its text begins on the next one.
_BLOCK = re.compile(r"[:-] +[|>][-+1-9]*(?: +#.*)?$")


class Said(NamedTuple):
    """One text: where it stands, its field in the schema, and its language when it has one."""

    at: At
    field: Field
    language: str | None
    text: str


class Pair(NamedTuple):
    """The same text in both languages."""

    at: At
    field: Field
    da: str
    en: str


class Personal(NamedTuple):
    """Personal data in a file: *code* of its problem, *at* () outside all fields, masked."""

    code: str
    at: At
    line: int
    shown: str


class Texts:
    """The texts of the file *path*.

    *source* is the whole file; without a *document* it could not be read as fields, and only
    what can be told from the source is known. *today* and *domains*, those of the shared
    mailboxes when they are known, are what the judgement of personal data rests on.
    """

    def __init__(
        self,
        path: str,
        kind: Kind,
        source: str,
        document: Document | None = None,
        body: str | None = None,
        language: str | None = None,
        *,
        today: date,
        domains: Collection[str] | None,
    ) -> None:
        self.path = path
        self._kind = kind
        self._source = source
        self._document = document
        self._body = body
        self._language = language
        self._today = today
        self._domains = domains

    @cached_property
    def said(self) -> list[Said]:
        """Every text of every field that the schema knows, and the prose of a page."""
        said = []
        for at, field, da, en in self.pairs:
            said += (Said((*at, "da"), field, "da", da), Said((*at, "en"), field, "en", en))
        said += _single(self._kind.tree, self._data, (), self._language)
        if self._body is not None:
            said.append(Said(BODY.path, BODY, self._language, self._body))
        return said

    def in_markdown(self) -> Iterator[Said]:
        """The texts that are Markdown."""
        for at, field, da, en in self.pairs:
            if field.is_markdown:
                yield Said((*at, "da"), field, "da", da)
                yield Said((*at, "en"), field, "en", en)
        if self._body is not None:
            yield Said(BODY.path, BODY, self._language, self._body)

    @cached_property
    def pairs(self) -> list[Pair]:
        """The texts that stand in both languages."""
        found: list[Pair] = []
        _pairs(self._kind.tree, self._data, (), found)
        return found

    @cached_property
    def whole(self) -> dict[str, str]:
        """All that the pairs say in each language: what is not in it is in no pair."""
        return {
            "da": "\n".join([pair.da for pair in self.pairs]),
            "en": "\n".join([pair.en for pair in self.pairs]),
        }

    @property
    def _data(self) -> Mapping[str, Any]:
        return self._document.data if self._document is not None else {}

    @cached_property
    def names(self) -> frozenset[str]:
        """What the file calls itself, units and companies."""
        return frozenset(said.text for said in self.said if "name" in said.at or "unit" in said.at)

    @property
    def is_page(self) -> bool:
        """Whether the file is one language of a page of prose."""
        return self._body is not None

    @cached_property
    def confirmed(self) -> list[dict[str, str]]:
        """The lines under ``confirmed`` that name a field."""
        lines = self._document.data.get("confirmed") if self._document else None
        return [
            line
            for line in (lines if isinstance(lines, list) else ())
            if isinstance(line, dict) and isinstance(line.get("field"), str)
        ]

    def line(self, at: At, below: int = 0) -> int:
        """The line in the file of the *below*-th line of the text at *at*."""
        lines = self._source.split("\n")
        if at == BODY.path and self._body is not None:
            return self._source.count("\n", 0, self._source.rindex(self._body.rstrip())) + 1 + below
        line = self._document.line(at) if self._document else 1
        return line + 1 + below if _BLOCK.search(lines[line - 1].rstrip()) else line

    @cached_property
    def personal(self) -> tuple[Personal, ...]:
        """All personal data: in the fields, in comments, in the file's name."""
        whole = f"{self.path}\n{self._source}"
        if "\\" not in whole and not personal.may_have(whole, self._today, self._domains):
            return ()
        return tuple(islice(chain(self._in_fields(), self._elsewhere()), MOST))

    def _in_fields(self) -> Iterator[Personal]:
        lines = self._source.split("\n")
        for said in self.said:
            first = 0
            for code, start, end in personal.find(said.text, self._today, self._domains):
                if code == "phone" and said.at[-1] == "phone":
                    continue
                shown = said.text[start:end]
                first = first or self.line(said.at)
                line = next(
                    (n for n in range(first, len(lines) + 1) if shown in lines[n - 1]), first
                )
                yield Personal(code, said.at, line, personal.mask(shown))

    def _elsewhere(self) -> Iterator[Personal]:
        """In comments, in names of fields, in the file's name, in a file that is no YAML."""
        known = "\n".join(said.text for said in self.said)
        for number, line in enumerate((self.path, *self._source.split("\n"))):
            for code, start, end in personal.find(line, self._today, self._domains):
                is_sure = self._document is not None or code not in ("phone", "mailbox-domain")
                if is_sure and line[start:end] not in known:
                    yield Personal(code, (), max(number, 1), personal.mask(line[start:end]))


def _pairs(tree: Mapping[str, Node], data: Mapping[str, Any], at: At, found: list[Pair]) -> None:
    """Add the texts in both languages; every file has dozens, so nothing else is looked at."""
    for name, value in data.items():
        kind = type(value)
        if (kind is not dict and kind is not list) or (node := tree.get(name)) is None:
            continue
        places = (((*at, name), value),) if kind is dict else _entries((*at, name), value)
        for place, part in places:
            if type(part) is not dict:
                continue
            if not node.is_text:
                _pairs(node.inside, part, place, found)
            elif type(da := part.get("da")) is str and type(en := part.get("en")) is str:
                found.append(Pair(place, node.field, da, en))


def _single(
    tree: Mapping[str, Node], data: Mapping[str, Any], at: At, language: str | None
) -> Iterator[Said]:
    """The texts in one language or in none, and those whose other half is missing."""
    for name, value in data.items():
        if (node := tree.get(name)) is None:
            continue
        for place, part in (((*at, name), value), *_entries((*at, name), value)):
            if type(part) is str:
                yield Said(place, node.field, language, part)
            elif type(part) is dict and not node.is_text:
                yield from _single(node.inside, part, place, language)
            elif type(part) is dict and not all(type(part.get(code)) is str for code in LANGUAGES):
                for code in LANGUAGES:
                    if type(text := part.get(code)) is str:
                        yield Said((*place, code), node.field, code, text)


def _entries(at: At, value: Any) -> Iterable[tuple[At, Any]]:
    """The entries of a list, each with its place; nothing else has any."""
    if type(value) is not list:
        return ()
    return [((*at, number), part) for number, part in enumerate(value)]
