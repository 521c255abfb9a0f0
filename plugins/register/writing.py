"""The one way a file is laid out: what ``inv format``, the form and the spreadsheet write.

* Fields stand in the order of the schema, Danish before English; unknown ones come last.
* A field is indented by two spaces more than what it stands in, and so is the ``-`` of an entry.
  There are no blank lines, and no text is folded.
* A group of one-line answers stands on one line, ``{a: b, c: d}``, where it fits in 100
  characters and no comment stands inside it; so does a list, ``[a, b]``. Of texts in both
  languages only names do (``may_be_equal``): sentences have a line each.
* A text of several lines is a literal block. Other texts stand as they are where any reader of
  YAML 1.1 or 1.2 takes them for that text; else in ``"…"``, and in ``'…'`` when they hold ``"``
  or a backslash. Dates and months stand as they are.
* What a text may not hold (``reading.FORBIDDEN``) is written as an escape, so that the rest of
  the file can be read, and the check can say in which field it stands.
* A comment stands before the field or entry it belongs to, or ends its line. One whose field is
  gone stands at the end: no comment is ever lost.

``theme/scripts/write.js`` does the same in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .comments import Comments, escaped
from .places import schema_line
from .reading import FORBIDDEN, PROSE
from .schema import Kind

WIDTH = 100
_EDITORS = "# yaml-language-server:"
# What a reader of YAML 1.1 or 1.2 may take for something else than a text.
_RETYPED = re.compile(
    r"|~|=|<<|\.\.\.|y|yes|n|no|on|off|true|false|null|[-+]?\.(?:inf|nan)"
    r"|[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:e[-+]?[0-9_]+)?"
    r"|[-+]?[0-9][0-9_]*(?::[0-9_]+)+(?:\.[0-9_]*)?|[-+]?0[box][0-9a-f_]+"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[t ].*",
    re.ASCII | re.IGNORECASE,
)
# A sign of YAML's own, at the start or inside, and a space at either end.
_UNSAFE = re.compile(r"""\A[-?:,\[\]{}#&*!|>'"%@` ]|: | #|[: ]\Z""")
# PyYAML's own scanner ends a text at any "?".
_UNSAFE_IN_BRACKETS = re.compile(r"[,\[\]{}?]")
_NEEDS_INDENTATION = re.compile("\n* ")
_BLANK_LINE = re.compile("^ +$", re.MULTILINE)
_ESCAPED = re.compile(rf'[\n"\\]|{FORBIDDEN.pattern}')
_SHORT = {"\n": "\\n", '"': '\\"', "\\": "\\\\"}


def written(kind: Kind, data: Mapping[str, Any], comments: Comments | None = None) -> str:
    """The file of a *kind* that holds *data* and *comments*, and reads as just that.

    Its first line tells editors of the schema, unless a comment at the top does.
    """
    return "".join(f"{line}\n" for line in _Writer(comments or {}).file(kind, data))


class _Writer:
    def __init__(self, comments: Comments) -> None:
        self._left = dict(comments)

    def file(self, kind: Kind, data: Mapping[str, Any]) -> Iterator[str]:
        whole = self._left.pop("", {})
        top = whole.get("before", ())
        if not any(line.startswith(_EDITORS) for line in top):
            yield schema_line(kind.name)
        yield from top
        yield from self._inside(data, kind.schema, "", "") if data else ("{}",)
        yield from whole.get("end", ())
        for own in self._left.values():  # their fields are gone
            yield from own.get("before", ())
            yield from (own["after"],) if "after" in own else ()

    def _inside(self, value: Any, schema: Mapping[str, Any], at: str, indent: str) -> Iterator[str]:
        """The lines of a mapping or list that is not empty."""
        if isinstance(value, list):
            for number, part in enumerate(value):
                here = f"{at}/{number}"
                yield from self._entry(part, schema.get("items", {}), here, indent)
            return
        properties = schema.get("properties", {})
        for name in _in_order(value, properties):
            head, here = f"{indent}{_key(name, properties)}:", f"{at}/{escaped(name)}"
            inside = properties.get(name, {})
            yield from self._lines(head, value[name], inside, here, indent, name in PROSE)

    def _entry(self, value: Any, schema: Mapping[str, Any], at: str, indent: str) -> Iterator[str]:
        head = f"{indent}-"
        if value and _is_group(value):
            self._move_up(value, schema, at)
        if not _is_group(value) or self._on_one_line(value, schema, at, head) is not None:
            yield from self._lines(head, value, schema, at, indent)
            return
        own = self._left.pop(at, {})
        after = (own["after"],) if "after" in own else ()
        yield from (indent + line for line in (*own.get("before", ()), *after))
        first, *rest = self._inside(value, schema, at, f"{indent}  ")
        yield f"{head} {first[len(head) + 1 :]}"
        yield from rest

    def _move_up(self, value: Any, schema: Mapping[str, Any], at: str) -> None:
        """What is about the first field of an entry stands above the sign they share."""
        is_list = isinstance(value, list)
        step = "0" if is_list else escaped(_in_order(value, schema.get("properties", {}))[0])
        first = f"{at}/{step}"
        is_nested = is_list and bool(value[0]) and _is_group(value[0])
        if is_nested:
            self._move_up(value[0], schema.get("items", {}), first)
        below = dict(self._left.pop(first, {}))
        moved = list(below.pop("before", ()))
        if is_nested and "after" in below:
            moved.append(below.pop("after"))
        if below:
            self._left[first] = below
        if moved:
            own = self._left.get(at, {})
            self._left[at] = {**own, "before": [*own.get("before", ()), *moved]}

    def _lines(
        self, head: str, value: Any, schema: Mapping[str, Any], at: str, indent: str,
        is_prose: bool = False,
    ) -> Iterator[str]:  # fmt: skip
        own = self._left.pop(at, {})
        after = f"  {own['after']}" if "after" in own else ""
        yield from (indent + line for line in own.get("before", ()))
        line = self._on_one_line(value, schema, at, head)
        if line is None and isinstance(value, str):
            yield f"{head} {_block_sign(value)}{after}"
            yield from (f"{indent}  {line}" if line else "" for line in _block_lines(value))
        elif line is None:
            yield head + after
            yield from self._inside(value, schema, at, f"{indent}  ")
        else:
            # A comment after prose could be a part of it: the check asks for quotation marks.
            is_unclear = after and is_prose and line == value
            yield f"{head} {_quoted(value) if is_unclear else line}".rstrip(" ") + after

    def _on_one_line(self, value: Any, schema: Mapping[str, Any], at: str, head: str) -> str | None:
        """*value* as it stands after *head* on the same line; None when it cannot."""
        if not _is_group(value):
            return None if isinstance(value, str) and _is_block(value) else _scalar(value)
        if any(other.startswith(f"{at}/") for other in self._left):
            return None
        properties = schema.get("properties", {})
        if value and "da" in properties and not properties["da"].get("may_be_equal"):
            return None  # sentences: each language has a line of its own
        line = _in_brackets(value, properties)
        return line if line is not None and len(f"{head} {line}") <= WIDTH else None


def _is_group(value: Any) -> bool:
    return isinstance(value, (dict, list))


def _in_order(data: Mapping[str, Any], properties: Mapping[str, Any]) -> list[str]:
    known = [name for name in properties if name in data]
    return known + [name for name in data if name not in properties]


def _in_brackets(value: dict[str, Any] | list[Any], properties: Mapping[str, Any]) -> str | None:
    parts = value.values() if isinstance(value, dict) else value
    if any(part is None or _is_group(part) or "\n" in str(part) for part in parts):
        return None
    if isinstance(value, list):
        return f"[{', '.join(_scalar(part, in_brackets=True) for part in value)}]"
    fields = (
        f"{_key(name, properties)}: {_scalar(value[name], in_brackets=True)}"
        for name in _in_order(value, properties)
    )
    return "{" + ", ".join(fields) + "}"


def _key(name: str, properties: Mapping[str, Any]) -> str:
    return name if name in properties else _scalar(name, in_brackets=True)


def _scalar(value: str | int | None, in_brackets: bool = False) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return value if _is_plain(value, in_brackets) else _quoted(value)


def _is_plain(text: str, in_brackets: bool) -> bool:
    return not (
        FORBIDDEN.search(text)
        or "\n" in text
        or _RETYPED.fullmatch(text)
        or _UNSAFE.search(text)
        or (in_brackets and _UNSAFE_IN_BRACKETS.search(text))
    )


def _quoted(text: str) -> str:
    if "\n" in text or FORBIDDEN.search(text):
        return '"' + _ESCAPED.sub(_escape, text) + '"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return _SHORT.get(found[0]) or (f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}")


def _is_block(text: str) -> bool:
    """Whether *text* is one of several lines that a literal block holds as it is."""
    can_be = "\n" in text and text.strip("\n") != ""
    return can_be and not FORBIDDEN.search(text) and not _BLANK_LINE.search(text)


def _block_sign(text: str) -> str:
    """``|``, the indentation where the text hides it, and what becomes of breaks at its end."""
    breaks = len(text) - len(text.rstrip("\n"))
    return "|" + ("2" if _NEEDS_INDENTATION.match(text) else "") + ("-", "", "+")[min(breaks, 2)]


def _block_lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")
