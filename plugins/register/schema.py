"""The schema: what each kind of file may say, and the words for it in both languages.

``schema/*.schema.json`` are JSON Schema 2020-12 with a few annotations of this project:

``title_en``, ``description_en``
    the English beside the Danish label and hint;
``form``, ``form_en``
    the shape that a ``pattern``, ``format`` or ``minProperties`` asks for, in words;
``question``
    the field must be answered, or stand under ``unanswered``, when the condition holds;
``required_when``
    it must be answered when the condition holds too, and may not stand under ``unanswered``;
``when``
    the field only means something when the condition holds;
``group``, ``groups``, ``lix``, ``may_be_equal``
    the heading a field stands under, the headings, the highest LIX of a text, and a text
    that may be the same in both languages.

A condition maps field paths to the values that satisfy it; ``true`` means "given and not
empty", and ``{}`` always holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs

from . import formats
from .near import nearest
from .problem import At, Problem, quote

SCHEMA_FOLDER = Path(__file__).resolve().parents[2] / "schema"


class Condition:
    """What other answers must be: each path with the values that satisfy it, or True."""

    def __init__(self, wanted: Mapping[str, Any]) -> None:
        self.parts = tuple((tuple(path.split(".")), values) for path, values in wanted.items())

    def __bool__(self) -> bool:
        return bool(self.parts)


@dataclass(frozen=True, eq=False)
class Field:
    """One property of a kind of file. ``[]`` in *path* stands for every entry of a list."""

    path: tuple[str, ...]
    schema: Mapping[str, Any]

    @cached_property
    def name(self) -> str:
        """The field as people write it under ``unanswered``: ``ai.risk.class``."""
        return ".".join(self.path)

    @cached_property
    def label(self) -> dict[str, str]:
        return {"da": self.schema["title"], "en": self.schema["title_en"]}

    @cached_property
    def hint(self) -> dict[str, str]:
        return {"da": self.schema["description"], "en": self.schema["description_en"]}

    @cached_property
    def group(self) -> str | None:
        return self.schema.get("group")

    @cached_property
    def when(self) -> Condition:
        return Condition(self.schema.get("when", {}))

    @cached_property
    def question(self) -> Condition | None:
        return self._condition("question")

    @cached_property
    def required_when(self) -> Condition | None:
        return self._condition("required_when")

    def _condition(self, annotation: str) -> Condition | None:
        wanted = self.schema.get(annotation)
        return None if wanted is None else Condition(wanted)

    @cached_property
    def vocabulary(self) -> str | None:
        """The name of the vocabulary its answer, or each of its answers, comes from."""
        return self.schema.get("items", self.schema).get("vocabulary")

    @cached_property
    def is_markdown(self) -> bool:
        return any(
            part.get("contentMediaType") == "text/markdown"
            for part in (self.schema, *self.schema.get("properties", {}).values())
        )


class Vocabulary:
    """A closed list: code → label, explanation and the standard's term."""

    def __init__(self, name: str, document: Mapping[str, Any]) -> None:
        self.name = name
        self.codes: tuple[str, ...] = tuple(document["enum"])
        self.terms: Mapping[str, Mapping[str, Any]] = document["terms"]

    def label(self, code: str, language: str) -> str:
        return self.terms[code]["label"][language]

    def explained(self, code: str, language: str) -> str:
        return self.terms[code]["explained"][language]


class Kind:
    """A kind of file (``tool``, ``law`` …): its fields, and the check of its shape."""

    def __init__(self, name: str, schema: Mapping[str, Any]) -> None:
        self.name = name
        self.schema = schema
        self.fields: tuple[Field, ...] = tuple(_fields(schema, ()))
        self.whole_numbers = frozenset(
            field.path for field in self.fields if field.schema.get("type") == "integer"
        )

    def field(self, *path: str) -> Field:
        return self._by_path[path]

    @cached_property
    def _by_path(self) -> dict[tuple[str, ...], Field]:
        return {field.path: field for field in self.fields}

    @cached_property
    def conditional(self) -> tuple[Field, ...]:
        """The fields that other answers can make necessary or rule out."""
        return tuple(
            field for field in self.fields if field.when or field.required_when is not None
        )

    @cached_property
    def questions(self) -> dict[str, Field]:
        """The fields that must be answered or listed under ``unanswered``, by name."""
        return {field.name: field for field in self.fields if field.question is not None}

    @cached_property
    def lists_of_groups(self) -> frozenset[tuple[str, ...]]:
        """The fields that hold a list in which each entry has fields of its own."""
        return frozenset(
            field.path for field in self.fields if "properties" in field.schema.get("items", ())
        )

    @cached_property
    def groups(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(self.schema.get("groups", ()))

    def type_numbers(self, data: Any, path: tuple[str, ...] = ()) -> None:
        """Turn text into whole numbers, in place, where the schema asks for whole numbers."""
        for at in self.whole_numbers:
            _type_number(data, at)

    def problems(self, path: str, data: Mapping[str, Any]) -> list[Problem]:
        """Everything wrong with the shape of *data*; empty when it is right."""
        # jsonschema-rs says yes fifty times faster; jsonschema can say what is wrong and where.
        if self._accepts.is_valid(data):
            return []
        errors = self._explains.iter_errors(data)
        found = [problem for error in errors for problem in _explain(path, error)]
        return _without_repeats(found) or [Problem(path, (), "shape")]

    @cached_property
    def _accepts(self) -> Any:
        return jsonschema_rs.Draft202012Validator(
            self.schema, formats=formats.CHECKS, validate_formats=True
        )

    @cached_property
    def _explains(self) -> Any:
        checker = jsonschema.FormatChecker(formats=())
        for name, check in formats.CHECKS.items():
            checker.checks(name)(check)
        strict = jsonschema.validators.extend(
            jsonschema.Draft202012Validator, {"pattern": _pattern, "required": _required}
        )
        return strict(self.schema, format_checker=checker)


class Schema:
    """Every kind of file, every vocabulary, and the sentences for every problem."""

    def __init__(self, folder: Path = SCHEMA_FOLDER) -> None:
        documents = _Documents(folder)
        self.kinds: dict[str, Kind] = {
            path.name.removesuffix(".schema.json"): Kind(
                path.name.removesuffix(".schema.json"), documents.inlined(path.name)
            )
            for path in sorted(folder.glob("*.schema.json"))
            if path.name != "common.schema.json"
        }
        self.vocabularies: dict[str, Vocabulary] = {
            path.stem: Vocabulary(path.stem, documents.read(f"vocabularies/{path.name}"))
            for path in sorted((folder / "vocabularies").glob("*.json"))
        }

    def label(self, vocabulary: str, code: str, language: str) -> str:
        return self.vocabularies[vocabulary].label(code, language)


@cache
def default_schema() -> Schema:
    """The schema of this project, read once."""
    return Schema()


class _Documents:
    """The schema's files, with every ``$ref`` replaced by what it points to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Any] = {}

    def read(self, name: str) -> Any:
        if name not in self._read:
            self._read[name] = json.loads((self._folder / name).read_text(encoding="utf-8"))
        return self._read[name]

    def inlined(self, name: str) -> Any:
        return self._inline(self.read(name))

    def _inline(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self._inline(part) for part in node]
        if not isinstance(node, dict):
            return node
        if "$ref" not in node:
            return {key: self._inline(part) for key, part in node.items()}
        name, _, pointer = node["$ref"].partition("#")
        target = self.read(name)
        for step in pointer.strip("/").split("/") if pointer else ():
            target = target[step]
        target = {key: part for key, part in target.items() if key not in ("$schema", "terms")}
        own = {key: part for key, part in node.items() if key != "$ref"}
        if name.startswith("vocabularies/"):
            own["vocabulary"] = Path(name).stem
        return {**self._inline(target), **own}


def _fields(schema: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Field]:
    for name, part in schema.get("properties", {}).items():
        here = (*path, name)
        yield Field(here, part)
        items = part.get("items")
        inside, at = (items, (*here, "[]")) if items else (part, here)
        if "properties" in inside and not _is_text(inside):
            yield from _fields(inside, at)


def _is_text(schema: Mapping[str, Any]) -> bool:
    return set(schema.get("properties", ())) == {"da", "en"}


def _type_number(data: Any, at: tuple[str, ...]) -> None:
    step, *rest = at
    if step == "[]":
        for part in data if isinstance(data, list) else ():
            _type_number(part, tuple(rest))
        return
    if not isinstance(data, dict) or step not in data:
        return
    if rest:
        _type_number(data[step], tuple(rest))
    elif isinstance(data[step], str) and re.fullmatch(r"-?(0|[1-9][0-9]{0,14})", data[step]):
        data[step] = int(data[step])


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[Any]:
    # JSON Schema's "$" is the very end of the text; Python's also accepts a last line break.
    if isinstance(instance, str) and not re.search(pattern.replace("$", r"\Z"), instance):
        yield jsonschema.ValidationError("pattern")


def _required(validator: Any, names: Any, instance: Any, schema: Any) -> Iterator[Any]:
    # jsonschema's own names the missing property only inside an English sentence.
    if isinstance(instance, dict):
        yield from (jsonschema.ValidationError(name) for name in names if name not in instance)


def _without_repeats(problems: list[Problem]) -> list[Problem]:
    """*problems* without those that only repeat another one."""
    places: dict[str, set[At]] = {}
    for problem in problems:
        places.setdefault(problem.code, set()).add(problem.at)
    has_wrong_form = places.get("form", set())
    was_meant = {problem.meant for problem in problems}
    lacks_something = {at[:-1] for at in places.get("missing", ())}
    repeats = {
        "too-long": has_wrong_form,  # a date with a time of day is not a text to shorten
        "missing": was_meant,  # a misspelt name is not a missing field
        "incomplete": lacks_something,  # the missing field says more
    }
    # A value can miss its pattern and its format at once, too.
    once = {(problem.at, problem.code): problem for problem in problems}
    return [problem for (at, code), problem in once.items() if at not in repeats.get(code, ())]


# One sentence per keyword, never jsonschema's own.


def _explain(path: str, error: Any) -> Iterator[Problem]:
    at: At = tuple(error.absolute_path)
    value = error.instance
    explain = _EXPLAIN.get(error.validator, _explain_shape)
    for more, code, values in explain(error, value):
        meant = (*at, values["meant"]) if code == "unknown-field-near" else ()
        yield Problem(path, (*at, *more), code, values, meant=meant)


def _explain_required(error: Any, value: Any) -> Iterator[tuple[At, str, dict[str, Any]]]:
    name = error.message
    schema = error.schema["properties"][name]
    yield (name,), "missing", {"name": name, **_words(schema)}


def _explain_unknown(error: Any, value: Any) -> Iterator[tuple[At, str, dict[str, Any]]]:
    known = error.schema["properties"]
    for name in value:
        if name not in known and value[name] is None and _is_text(error.schema):
            yield (name,), "comma", {"name": quote(name)}
        elif name not in known:
            absent = [other for other in known if other not in value]
            meant = nearest(name, absent)
            code = "unknown-field-near" if meant else "unknown-field"
            yield (name,), code, {"name": quote(name), "meant": meant, "known": sorted(known)}


def _explain_enum(error: Any, value: Any) -> Iterator[tuple[At, str, dict[str, Any]]]:
    if value is None:
        yield (), "empty", _words(error.schema)
        return
    meant = nearest(str(value), error.validator_value)
    code = "choice-near" if meant else "choice"
    yield (), code, {"value": quote(value), "choices": error.validator_value, "meant": meant}


def _explain_type(error: Any, value: Any) -> Iterator[tuple[At, str, dict[str, Any]]]:
    if value is None:
        yield (), "empty", _words(error.schema)
        return
    if error.validator_value == "object" and _is_text(error.schema):
        yield (), "not-both-languages", {"value": quote(value)}
        return
    known = list(error.schema.get("properties", ()))
    values = {"value": quote(value), "known": known, **_words(error.schema)}
    yield (), f"not-{error.validator_value}", values


def _explain_form(error: Any, value: Any) -> Iterator[tuple[At, str, dict[str, Any]]]:
    yield (), "form", {"value": quote(value), "form": _form(error.schema)}


def _explain_incomplete(error: Any, value: Any) -> Iterator[tuple[At, str, dict[str, Any]]]:
    yield (), "incomplete", {"form": _form(error.schema)}


def _explain_limit(code: str) -> Any:
    def explain(error: Any, value: Any) -> Iterator[tuple[At, str, dict[str, Any]]]:
        size = len(value) if isinstance(value, (str, list)) else value
        yield (), code, {"limit": error.validator_value, "size": size}

    return explain


def _explain_shape(error: Any, value: Any) -> Iterator[tuple[At, str, dict[str, Any]]]:
    yield (), "shape", {}


_EXPLAIN = {
    "required": _explain_required,
    "additionalProperties": _explain_unknown,
    "enum": _explain_enum,
    "type": _explain_type,
    "pattern": _explain_form,
    "format": _explain_form,
    "minProperties": _explain_incomplete,
    "maxLength": _explain_limit("too-long"),
    "minItems": _explain_limit("too-few"),
    "maxItems": _explain_limit("too-many"),
    "minimum": _explain_limit("too-small"),
    "maximum": _explain_limit("too-big"),
    "uniqueItems": _explain_limit("repeated"),
}


def _form(schema: Mapping[str, Any]) -> dict[str, str]:
    return {"da": schema["form"], "en": schema["form_en"]}


def _words(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "label": {"da": schema.get("title", ""), "en": schema.get("title_en", "")},
        "hint": {"da": schema.get("description", ""), "en": schema.get("description_en", "")},
    }
