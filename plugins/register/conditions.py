"""Conditions in the schema, and the places in a thing that a field of the schema stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .model import Thing, answer
from .problem import At
from .schema import Condition, Field


def holds(condition: Condition, thing: Thing) -> bool:
    """Whether every answer that the condition names is one of those it asks for."""
    for path, wanted in condition.parts:
        said = answer(thing, path)
        if not (said if wanted is True else said in wanted):
            return False
    return True


def is_open(field: Field, thing: Thing) -> bool:
    """Whether the question *field* is asked of *thing* and has no answer there."""
    unanswered = answer(thing, field.path) is None
    return unanswered and holds(field.when, thing) and holds(field.question, thing)


def rests_on(*conditions: Condition | None) -> tuple[At, ...]:
    """The fields that the conditions look at."""
    return tuple(path for condition in conditions if condition for path, _ in condition.parts)


def places(thing: Any, field: Field) -> Iterable[tuple[At, Any]]:
    """Every place *field* has in *thing*, with the answer there or None."""
    if "[]" not in field.path:
        return ((field.path, answer(thing, field.path)),)
    return _places(thing, field.path, ())


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
