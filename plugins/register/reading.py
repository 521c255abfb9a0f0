"""Strict YAML: what stands in a file, as typed, with the line of every value.

Built on libyaml's events, because no ready-made loader is strict enough: they retype
``no`` and ``12:30``, keep the last of two equal keys and follow aliases. Here every
scalar is text; the schema says later which ones are whole numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

import yaml
from yaml.cyaml import CParser  # ``yaml.CParser`` may quietly be the slow one written in Python

from .problem import At, Problem

MAX_BYTES = 64 * 1024
MAX_NODES = 5_000
MAX_DEPTH = 12

#: Control, zero-width, bidirectional-override, private-use and unassigned-by-design characters.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\uffff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)

# libyaml's words for a mistake, and the problem they are reported as.
_SYNTAX = (
    ("mapping values are not allowed", "yaml-colon"),
    ("while scanning a quoted scalar", "yaml-quote"),
    ("cannot start any token", "yaml-start"),
    ("while parsing a flow", "yaml-brackets"),
    ("while parsing a block", "yaml-indent"),
    ("could not find expected ':'", "yaml-indent"),
)

Marks = tuple[int, Any]
"""The line of a value and, for a mapping or list, the marks of what is inside it."""


class Unreadable(Exception):
    """The file cannot be read at all; ``problems`` says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems)
        self.problems = problems


class Document:
    """The fields of one file: ``data`` as typed, and the line of each.

    ``problems`` holds what is wrong without making the rest unreadable.
    """

    def __init__(self, data: dict[str, Any], marks: Marks, problems: Sequence[Problem]) -> None:
        self.data = data
        self.problems = tuple(problems)
        self._marks = marks

    def line(self, at: At) -> int:
        """Line of the value at *at*, or of the nearest thing around it that exists."""
        line, inside = self._marks
        for step in at:
            try:
                line, inside = inside[step]
            except (KeyError, IndexError, TypeError):
                break
        return line


def decode(path: str, content: bytes) -> str:
    """The text of a file.

    Raises:
        Unreadable: too large, not UTF-8, or with characters that no text needs.
    """
    if len(content) > MAX_BYTES:
        raise Unreadable(
            Problem(path, (), "too-large", {"size": len(content), "limit": MAX_BYTES})
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(Problem(path, (), "not-utf8", line=line)) from None
    text = text.replace("\r\n", "\n")
    unwanted = [_unwanted(path, found, text) for found in FORBIDDEN.finditer(text)]
    if unwanted:
        raise Unreadable(*unwanted[:20])
    if not unicodedata.is_normalized("NFC", text):
        lines = text.split("\n")
        wrong = (n for n, line in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", line))
        raise Unreadable(Problem(path, (), "not-nfc", line=next(wrong, 1)))
    return text


def _unwanted(path: str, found: re.Match[str], text: str) -> Problem:
    line = text.count("\n", 0, found.start()) + 1
    return Problem(path, (), "character", {"code": f"U+{ord(found[0]):04X}"}, line=line)


def read_yaml(path: str, text: str, first_line: int = 1) -> Document:
    """Read one mapping of strict YAML; *first_line* is where *text* begins in its file.

    Raises:
        Unreadable: the text is not YAML, or uses what strict YAML leaves out.
    """
    return _Reader(path, text, first_line).document()


class _Reader:
    def __init__(self, path: str, text: str, first_line: int) -> None:
        self._path = path
        self._text = text
        self._lines = text.split("\n")
        self._first_line = first_line
        self._parser = CParser(text)
        self._next = self._parser.get_event
        self._nodes = 0
        self._problems: list[Problem] = []
        self._has_escapes = "\\" in text
        self._has_hashes = " #" in text

    def document(self) -> Document:
        try:
            return self._document()
        except yaml.MarkedYAMLError as error:
            raise Unreadable(self._syntax(error)) from None
        except yaml.YAMLError:
            raise Unreadable(self._problem("yaml-syntax", 0)) from None
        finally:
            self._parser.dispose()

    def _document(self) -> Document:
        self._next()
        event = self._next()
        if type(event) is yaml.StreamEndEvent:
            raise Unreadable(self._problem("empty-file", 0))
        if event.version or event.tags:
            raise Unreadable(self._problem("yaml-directive", 0))
        start = self._next()
        data, marks = self._value(start, (), 1)
        self._next()
        event = self._next()
        if type(event) is not yaml.StreamEndEvent:
            raise Unreadable(self._problem("yaml-documents", event.start_mark.line))
        if type(data) is not dict:
            raise Unreadable(self._problem("yaml-not-fields", start.start_mark.line))
        return Document(data, marks, self._problems)

    def _value(self, event: Any, at: At, depth: int) -> tuple[Any, Marks]:
        kind = type(event)
        line = event.start_mark.line
        if kind is yaml.AliasEvent or event.anchor is not None:
            raise Unreadable(self._problem("yaml-alias", line))
        if event.tag is not None:
            raise Unreadable(self._problem("yaml-tag", line))
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise Unreadable(self._problem("yaml-nodes", line, limit=MAX_NODES))
        if kind is yaml.ScalarEvent:
            return self._scalar(event, at), (line + self._first_line, None)
        if depth > MAX_DEPTH:
            raise Unreadable(self._problem("yaml-depth", line, limit=MAX_DEPTH))
        if kind is yaml.MappingStartEvent:
            return self._mapping(line, at, depth)
        return self._list(line, at, depth)

    def _mapping(self, line: int, at: At, depth: int) -> tuple[dict[str, Any], Marks]:
        data: dict[str, Any] = {}
        marks: dict[str, Marks] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key_line = event.start_mark.line
            if type(event) is not yaml.ScalarEvent:
                code = "yaml-alias" if type(event) is yaml.AliasEvent else "yaml-key"
                raise Unreadable(self._problem(code, key_line))
            if event.anchor is not None or event.tag is not None:
                code = "yaml-alias" if event.anchor is not None else "yaml-tag"
                raise Unreadable(self._problem(code, key_line))
            key = self._scalar(event, at) or ""
            value, inside = self._value(self._next(), (*at, key), depth + 1)
            if key in data:
                self._problems.append(
                    self._problem("yaml-twice", key_line, (*at, key), field=key, first=marks[key][0])
                )
                continue
            data[key] = value
            marks[key] = (key_line + self._first_line, inside[1])
        return data, (line + self._first_line, marks)

    def _list(self, line: int, at: At, depth: int) -> tuple[list[Any], Marks]:
        data: list[Any] = []
        marks: list[Marks] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            value, inside = self._value(event, (*at, len(data)), depth + 1)
            data.append(value)
            marks.append(inside)
        return data, (line + self._first_line, marks)

    def _scalar(self, event: Any, at: At) -> str | None:
        value: str = event.value
        style = event.style
        if style is None or style == "":
            if value == "":
                return None
            if self._has_hashes and at and at[-1] in ("da", "en"):
                self._check_hash(event, at)
        elif self._has_escapes and style == '"' and (found := FORBIDDEN.search(value)):
            code = f"U+{ord(found[0]):04X}"
            self._problems.append(self._problem("character", event.start_mark.line, at, code=code))
        return value

    def _check_hash(self, event: Any, at: At) -> None:
        # YAML takes " #" as the start of a comment: the rest of the sentence would be lost.
        end = event.end_mark
        if re.match(r"\s+#", self._lines[end.line][end.column :]):
            self._problems.append(self._problem("yaml-hash", end.line, at))

    def _syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        said = f"{error.context or ''} {error.problem or ''}"
        code = next((code for words, code in _SYNTAX if words in said), "yaml-syntax")
        mark = error.problem_mark or error.context_mark
        if code == "yaml-quote" and error.context_mark is not None:
            mark = error.context_mark
        return self._problem(code, mark.line if mark else 0)

    def _problem(self, code: str, line: int, at: At = (), **values: Any) -> Problem:
        return Problem(self._path, at, code, values, line=line + self._first_line)
