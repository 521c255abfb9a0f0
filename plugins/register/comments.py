"""The comments of a file, each with the field or entry it belongs to.

``{pointer: {"before": [lines], "after": line}}``: a pointer is a JSON Pointer (RFC 6901), a line
begins with its ``#``. What stands on lines of its own belongs to the next field or entry that
begins, what ends a line to the last one that began; ``""`` is the file: what stands at its top is
"before", what stands at its end is "end".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from yaml.cyaml import CParser
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

Comments = Mapping[str, Mapping[str, Any]]

# Outside the scalars nothing else has this sign.
_COMMENT = re.compile("#.*")
# A comment after the sign of an entry is about the entry, which begins below.
_ALONE = re.compile(r"[ \-?]*")


def comments_of(text: str, schema_line: str = "") -> Comments:
    """The comments of a *text* that ``read_yaml`` can read.

    The *schema_line* that it begins with is none of them.
    """
    text += "\n"
    return _Found(text, len(schema_line) if text.startswith(f"{schema_line}\n") else 0).all()


def lines_of(comments: Comments) -> list[str]:
    """The lines of all comments, sorted: what must be there again, wherever it then stands."""
    parts = ([*own.get("before", ()), *own.get("end", ())] for own in comments.values())
    after = [own["after"] for own in comments.values() if "after" in own]
    return sorted([line for part in parts for line in part] + after)


def escaped(step: str) -> str:
    """A step of a JSON Pointer."""
    return step.replace("~", "~0").replace("/", "~1")


class _Found:
    """Walks through what a file says, and looks at what stands between."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._seen = start
        self._last = ""
        self._waiting: list[str] = []
        self._comments: dict[str, dict[str, Any]] = {}

    def all(self) -> Comments:
        parser = CParser(self._text)
        self._next = parser.get_event
        try:
            self._next(), self._next()  # the stream and the document begin
            self._value(self._next(), "")
        finally:
            parser.dispose()
        self._look(len(self._text))
        if self._waiting:
            self._of("").setdefault("end", []).extend(self._waiting)
        return self._comments

    def _value(self, event: Any, at: str) -> None:
        if type(event) is ScalarEvent:
            self._pass(event)
        elif type(event) is MappingStartEvent:
            self._mapping(event, at)
        else:
            self._list(event, at)

    def _mapping(self, start: Any, at: str) -> None:
        while type(event := self._next()) is not MappingEndEvent:
            here = f"{at}/{escaped(event.value)}"
            self._begin(event, here)
            self._pass(event)
            self._value(self._next(), here)
        self._end(start, event, at)

    def _list(self, start: Any, at: str) -> None:
        number = 0
        while type(event := self._next()) is not SequenceEndEvent:
            here = f"{at}/{number}"
            self._begin(event, here)
            self._value(event, here)
            number += 1
        self._end(start, event, at)

    def _begin(self, event: Any, at: str) -> None:
        """A field or entry begins: what has waited for one is about it."""
        self._look(event.start_mark.index)
        if self._waiting:
            self._of(at if self._last else "").setdefault("before", []).extend(self._waiting)
            self._waiting = []
        self._last = at

    def _end(self, start: Any, event: Any, at: str) -> None:
        self._look(event.start_mark.index)
        if start.flow_style:  # what follows a bracket is about all that is inside
            self._last = at

    def _pass(self, scalar: Any) -> None:
        self._look(scalar.start_mark.index)
        if scalar.style in ("|", ">"):  # the line where a block begins may end with a comment
            self._look(self._text.index("\n", scalar.start_mark.index))
        self._seen = scalar.end_mark.index

    def _look(self, end: int) -> None:
        """Find the comments between what has been seen and *end*."""
        for found in _COMMENT.finditer(self._text, self._seen, end):
            line = self._text.rfind("\n", 0, found.start()) + 1
            comment = found[0].rstrip()
            if not self._last or _ALONE.fullmatch(self._text, line, found.start()):
                self._waiting.append(comment)
            elif "after" in (own := self._of(self._last)):
                own.setdefault("before", []).append(comment)
            else:
                own["after"] = comment
        self._seen = max(self._seen, end)

    def _of(self, at: str) -> dict[str, Any]:
        return self._comments.setdefault(at, {})
