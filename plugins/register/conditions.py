"""Conditions in the schema, and the places in a thing that a field of the schema stands for.

The form's twin of this is ``theme/scripts/asked.js``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from .model import Register, Thing, answer
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


def must_answer(field: Field, thing: Thing) -> bool:
    """Whether *thing* must answer *field*: it applies, and nothing excuses it."""
    required = field.required_when
    if required is None or not holds(field.when, thing) or not holds(required, thing):
        return False
    return field.question is None or holds(field.question, thing)


def rests_on(*conditions: Condition | None) -> tuple[At, ...]:
    """The fields that the conditions look at."""
    return tuple(path for condition in conditions if condition for path, _ in condition.parts)


class Given(NamedTuple):
    """An answer that a thing gives, and its place and field."""

    thing: Thing
    field: Field
    at: At
    said: Any


def given(
    register: Register, annotation: str, is_meant: Callable[[Field], bool] | None = None
) -> Iterator[Given]:
    """Every answer to a field of which the schema states an *annotation*, and which *is_meant*."""
    for kind, thing in register.things():
        for field in filter(is_meant, register.schema.kinds[kind].having(annotation)):
            for at, said in places(thing, field):
                if said is not None:
                    yield Given(thing, field, at, said)


def excluded(register: Register, value: str) -> Iterator[tuple[Given, tuple[At, ...]]]:
    """Where *value* is answered while it may not be, and the answers that this rests on."""
    for found in given(register, "not_while", lambda field: value in field.schema["not_while"]):
        condition = Condition(found.field.schema["not_while"][value])
        if found.said == value and holds(condition, found.thing):
            yield found, rests_on(condition)


def lacking(register: Register, name: str) -> Iterator[tuple[Thing, At, Any]]:
    """Every entry that must answer its field *name*, and does not; the place is the field's."""
    for kind, thing in register.things():
        for field in register.schema.kinds[kind].having("needed_with"):
            if field.path[-1] != name:
                continue
            needed = Condition(field.schema["needed_with"])
            for at, entry in _places(thing, field.path[:-1], ()):
                if answer(entry, (name,)) is None and holds(needed, entry):
                    yield thing, (*at, name), entry


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
