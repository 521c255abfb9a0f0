"""Drafts: things from files that have problems, so that rules can still judge the rest.

A draft of a ``Tool`` is a ``Tool`` whose every answer may be None: whatever the schema
refused has been taken out. This is how one run can report a misspelt status and a missing
legal basis in the same file.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec

from .problem import At


@cache
def draft_of(cls: type[msgspec.Struct]) -> type[msgspec.Struct]:
    """A subclass of *cls* in which every field may be missing, at every depth."""
    hints = typing.get_type_hints(cls)
    fields = [
        (
            field.name,
            _relaxed(hints[field.name]) | None,
            msgspec.field(default=_missing(hints[field.name]), name=field.encode_name),
        )
        for field in msgspec.structs.fields(cls)
    ]
    return msgspec.defstruct(f"Draft{cls.__name__}", fields, bases=(cls,), frozen=True, kw_only=True)


def without(data: Any, broken: Iterable[At]) -> Any:
    """*data* with every *broken* place taken out, in place; list places keep their number."""
    for at in sorted(broken, key=len, reverse=True):
        if at:
            _take_out(data, at)
    return data


def _take_out(data: Any, at: At) -> None:
    *steps, last = at
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(data, dict):
        data.pop(last, None)
    elif isinstance(data, list) and isinstance(last, int) and last < len(data):
        others_are_groups = any(isinstance(part, dict) for part in data)
        data[last] = {} if others_are_groups or not isinstance(data[last], str) else None


def _relaxed(hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        return typing.Union[tuple(_relaxed(part) for part in typing.get_args(hint))]  # noqa: UP007
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)[0]
        return tuple[_relaxed(inner) | None, ...]
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return draft_of(hint)
    return hint


def _missing(hint: Any) -> Any:
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return draft_of(hint)()
    return None
