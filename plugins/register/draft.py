"""Drafts: things from files that have problems, so that rules can still judge the rest.

A draft of a ``Tool`` is a ``Tool`` whose every answer may be None: whatever the schema
refused has been taken out. This is how one run can report a misspelt status and a missing
legal basis in the same file.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Container, Iterable
from contextlib import suppress
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
    return msgspec.defstruct(
        f"Draft{cls.__name__}", fields, bases=(cls,), frozen=True, kw_only=True
    )


def take_out(data: Any, broken: Iterable[At], lists_of_groups: Container[tuple[str, ...]]) -> None:
    """Take every *broken* place out of *data*; list places keep their number.

    In *lists_of_groups* an empty group is left in the place, in other lists None.
    """
    for at in broken:
        path = tuple("[]" if isinstance(step, int) else step for step in at[:-1])
        _take_out(data, at, {} if path in lists_of_groups else None)


def _take_out(data: Any, at: At, instead: Any) -> None:
    *steps, last = at
    # A place inside the second of two equal fields, or inside what is out already, is gone.
    with suppress(KeyError, IndexError, TypeError):
        for step in steps:
            data = data[step]
        if isinstance(data, dict):
            del data[last]
        else:
            data[last] = instead


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
