"""Strict YAML: what stands in a file, as typed, with the line of every value.

Built on libyaml's events, because no ready-made loader is strict enough: they retype
``no`` and ``12:30``, keep the last of two equal keys and follow aliases. Here every
scalar is text; the schema says later which ones are whole numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import yaml
from yaml.cyaml import CParser  # ``yaml.CParser`` may quietly be the slow one written in Python
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.tokens import ScalarToken

from .problem import At, Problem, quote

MAX_BYTES = 64 * 1024
MAX_NODES = 5_000
MAX_DEPTH = 12

#: What cannot be seen or means nothing in a text: control, zero-width, bidirectional and
#: private-use characters, fillers and blanks, and what Unicode assigns to no character. Above
#: the first plane one range and what it leaves out are quicker to look for than its parts.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ue000-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\uffff\U0001bca0-\U0010ffff]"
    "(?<![\U0001bca4-\U0001d172\U0001d17b-\U000dffff])"
)

#: The fields that hold prose, where a lost `` # …`` is a lost piece of a sentence.
PROSE = frozenset(("da", "en", "name", "title", "description", "address", "reference", "because"))

# libyaml's words for a mistake, and the problem they are reported as.
_SYNTAX = (
    ("mapping values are not allowed", "yaml-colon"),
    ("while scanning a quoted scalar", "yaml-quote"),
    ("while parsing a quoted scalar", "yaml-escape"),
    ("cannot start any token", "yaml-start"),
    ("while scanning a block scalar", "yaml-start"),
    ("while scanning an a", "yaml-start"),  # "an alias", "an anchor"
    ("entries are not allowed", "yaml-start"),
    ("keys are not allowed", "yaml-start"),
    ("while parsing a block node", "yaml-start"),
    ("directive", "yaml-directive"),
    ("tag", "yaml-tag"),
    ("incompatible YAML document", "yaml-directive"),
    ("while parsing a flow", "yaml-brackets"),
    ("while parsing a block", "yaml-indent"),
    ("could not find expected ':'", "yaml-indent"),
    ("<document start>", "yaml-indent"),
)
# The mistakes that are found further down than where they were made.
_MADE_EARLIER = ("yaml-quote", "yaml-brackets", "yaml-indent")
_MAX_CHARACTERS = 20
_COMMENT = re.compile(" +#")
_FIELD = re.compile(r" *(?:- )?[a-z_]+:(?: |$)")

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

    def __init__(
        self,
        source: tuple[str, str, int],
        data: dict[str, Any],
        marks: Marks,
        problems: Sequence[Problem],
    ) -> None:
        self.data = data
        self.problems = tuple(problems)
        self._marks: Marks | None = marks
        self._source = source

    def forget(self) -> None:
        """Keep only the source: few files have problems, and lines can be looked up again."""
        self.data = {}
        self._marks = None

    def line(self, at: At) -> int:
        """Line of the value at *at*, or of the nearest thing around it that exists."""
        if self._marks is None:
            self._marks = read_yaml(*self._source)._marks
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
        raise Unreadable(Problem(path, (), "too-large", {"limit": MAX_BYTES}))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(Problem(path, (), "not-utf8", line=line)) from None
    if b"\0" in content[:2]:  # UTF-16 without its mark
        raise Unreadable(Problem(path, (), "not-utf8", line=1))
    if text.startswith("\ufeff"):
        raise Unreadable(Problem(path, (), "byte-order-mark", line=1))
    text = text.replace("\r\n", "\n")
    if FORBIDDEN.search(text):
        raise Unreadable(*islice(_unwanted(path, text), _MAX_CHARACTERS))
    if not unicodedata.is_normalized("NFC", text):
        lines = text.split("\n")
        wrong = (n for n, line in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", line))
        raise Unreadable(Problem(path, (), "not-nfc", line=next(wrong, 1)))
    return text


def _unwanted(path: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if found := FORBIDDEN.search(line):
            values = {"code": _code_point(found), "column": found.start() + 1}
            yield Problem(path, (), "character", values, line=number)


def _code_point(found: re.Match[str]) -> str:
    return f"U+{ord(found[0]):04X}"


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
        if type(event) is StreamEndEvent:
            raise Unreadable(self._problem("empty-file", 0))
        if event.version or event.tags:
            raise Unreadable(self._problem("yaml-directive", 0))
        start = self._next()
        data, marks = self._value(start, (), 1)
        self._next()
        event = self._next()
        if type(event) is not StreamEndEvent:
            raise Unreadable(self._problem("yaml-documents", event.start_mark.line))
        if data is None:
            raise Unreadable(self._problem("empty-file", 0))
        if type(data) is not dict:
            raise Unreadable(self._problem("yaml-not-fields", start.start_mark.line))
        source = (self._path, self._text, self._first_line)
        return Document(source, data, marks, self._problems)

    def _value(self, event: Any, at: At, depth: int) -> tuple[Any, Marks]:
        line = event.start_mark.line
        self._check_node(event, line)
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event, at[:-1], at[-1:]), (line + self._first_line, None)
        if depth > MAX_DEPTH:
            raise Unreadable(self._problem("yaml-depth", line, limit=MAX_DEPTH))
        if kind is MappingStartEvent:
            return self._mapping(line, at, depth)
        return self._list(line, at, depth)

    def _check_node(self, event: Any, line: int) -> None:
        if event.anchor is not None:  # an alias has one, too
            raise Unreadable(self._problem("yaml-alias", line))
        if event.tag is not None:
            raise Unreadable(self._problem("yaml-tag", line))
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise Unreadable(self._problem("yaml-nodes", line, limit=MAX_NODES))

    def _mapping(self, line: int, at: At, depth: int) -> tuple[dict[str, Any], Marks]:
        data: dict[str, Any] = {}
        marks: dict[str, Marks] = {}
        next_event, first_line = self._next, self._first_line
        is_plain = not self._has_hashes and not self._has_escapes
        while type(event := next_event()) is not MappingEndEvent:
            key_line = event.start_mark.line
            if type(event) is not ScalarEvent:
                raise Unreadable(self._problem(self._wrong_key(event), key_line))
            if event.anchor is not None or event.tag is not None:
                code = "yaml-alias" if event.anchor is not None else "yaml-tag"
                raise Unreadable(self._problem(code, key_line))
            key = self._scalar(event, at, ()) or ""
            event = next_event()
            if type(event) is ScalarEvent:  # most values: no path is made for them
                self._check_node(event, event.start_mark.line)
                value = event.value if is_plain and event.value else self._scalar(event, at, (key,))
                inside = None
            else:
                value, (_, inside) = self._value(event, (*at, key), depth + 1)
            if key in data:
                values = {"field": quote(key), "first": marks[key][0]}
                self._problems.append(self._problem("yaml-twice", key_line, (*at, key), **values))
                continue
            data[key] = value
            marks[key] = (key_line + first_line, inside)
        return data, (line + first_line, marks)

    def _wrong_key(self, event: Any) -> str:
        if type(event) is AliasEvent:
            return "yaml-alias"
        mark = event.start_mark
        is_in_braces = self._lines[mark.line][: mark.column].rstrip().endswith(("{", ","))
        return "yaml-start" if is_in_braces else "yaml-key"  # "{{ name }}" is a text

    def _list(self, line: int, at: At, depth: int) -> tuple[list[Any], Marks]:
        data: list[Any] = []
        marks: list[Marks] = []
        while type(event := self._next()) is not SequenceEndEvent:
            value, inside = self._value(event, (*at, len(data)), depth + 1)
            data.append(value)
            marks.append(inside)
        return data, (line + self._first_line, marks)

    def _scalar(self, event: Any, above: At, last: At) -> str | None:
        """The text of a scalar at *above* + *last*."""
        value: str = event.value
        if not event.style:
            if self._has_hashes and last and last[0] in PROSE:
                value = self._check_hash(event, above + last)
            return value or None
        if self._has_escapes and event.style == '"':
            return self._check_escapes(event, above + last)
        return value

    def _check_hash(self, event: Any, at: At) -> str:
        # YAML takes " #" as the start of a comment: the rest of the sentence would be lost.
        end = event.end_mark
        line = self._lines[end.line]
        if not _COMMENT.match(line, end.column):
            return event.value
        self._problems.append(self._problem("yaml-hash", end.line, at))
        return event.value or line[end.column :].strip()

    def _check_escapes(self, event: Any, at: At) -> str:
        # What may not stand in the file may not be written "\u202E" either.
        line = event.start_mark.line
        if found := FORBIDDEN.search(event.value):
            self._problems.append(self._problem("escape", line, at, code=_code_point(found)))
        elif not unicodedata.is_normalized("NFC", event.value):
            self._problems.append(self._problem("not-nfc", line, at))
        # A problem may quote the value, on a terminal that would obey its characters.
        return FORBIDDEN.sub("�", event.value)

    def _syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        said = f"{error.context or ''} {error.problem or ''}"
        code = next((code for words, code in _SYNTAX if words in said), "yaml-syntax")
        mark = error.problem_mark
        if "expected key" in said and self._lines[mark.line][: mark.column].strip(" -"):
            if (line := self._open_quote(mark.line)) is not None:
                return self._problem("yaml-quote", line)
            code = "yaml-after"
        elif "<document start>" in said and "..." in self._lines[: mark.line]:
            code = "yaml-documents"
        elif code in _MADE_EARLIER and "a block" not in said and error.context_mark is not None:
            mark = error.context_mark
        return self._problem(code, mark.line)

    def _open_quote(self, line: int) -> int | None:
        """Where the quoted text that ends on *line* began, if it swallowed fields on its way."""
        parser = CParser(self._text)
        try:
            while (token := parser.get_token()) is not None:
                start, end = token.start_mark.line, token.end_mark.line
                if end >= line:
                    is_quoted = type(token) is ScalarToken and token.style in ("'", '"')
                    swallowed = any(map(_FIELD.match, self._lines[start + 1 : end + 1]))
                    return start if is_quoted and swallowed else None
        except yaml.YAMLError:
            pass  # the tokens end here, too
        finally:
            parser.dispose()
        return None

    def _problem(self, name: str, line: int, at: At = (), **values: Any) -> Problem:
        return Problem(self._path, at, name, values, line=line + self._first_line)
