"""Conditions in the schema, and the places in a thing that a field of the schema stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .model import Thing, answer
from .problem import At
from .schema import Condition, Field


def holds(condition: Condition, thing: Thing) -> bool:
    """Whether every answer that the condition names is one of those it asks for."""
    return all(
        bool(said) if wanted is True else said in wanted
        for path, wanted in condition.items()
        for said in (answer(thing, tuple(path.split("."))),)
    )


def rests_on(*conditions: Condition | None) -> tuple[At, ...]:
    """The fields that the conditions look at."""
    return tuple(tuple(path.split(".")) for when in conditions if when for path in when)


def places(thing: Any, field: Field) -> Iterator[tuple[At, Any]]:
    """Every place *field* has in *thing*, with the answer there or None."""
    yield from _places(thing, field.path, ())


def _places(value: Any, path: tuple[str, ...], at: At) -> Iterator[tuple[At, Any]]:
    if not path:
        yield at, value
        return
    step, *rest = path
    if step == "[]":
        for number, part in enumerate(value or ()):
            yield from _places(part, tuple(rest), (*at, number))
    elif value is not None:
        yield from _places(answer(value, (step,)), tuple(rest), (*at, step))
    elif "[]" not in path:
        yield (*at, *path), None
