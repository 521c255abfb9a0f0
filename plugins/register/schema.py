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
    that may be the same in both languages;
``key``
    the field that tells the entries of a list apart, from one version of the file to the next;
``ids_of``
    the folder of ``content`` whose ids an answer names: ``laws``;
``in_form``, ``in_form_en``
    the hint in the form, where the description speaks of how a file is written;
``none``, ``none_en``
    what a list without entries says: "The tool uses no personal data".

A condition maps field paths to the values that satisfy it; ``true`` means "given and not
empty", and ``{}`` always holds.

What no JSON Schema can state is stated by more annotations. The rules in ``rules/`` read them,
and so do those of the form, ``theme/scripts/rules.js``:

``happened``
    a date that tells of something done: it has come;
``ahead_when``
    a date that may lie in the future, but only when the condition holds;
``not_before``
    the field with the date that this one does not lie before;
``newest_first``
    a list that stands with the newest entry first, by this field of its entries;
``either``
    a group in which all fields of one of these ways are answered, and no other;
``must_list``
    what the ``key`` of some entry must be, each with the condition under which it must;
``needed_with``
    the field is answered when the answers beside it, in the same entry, are as the condition says;
``not_while``
    answers that may not be given, each with the condition under which they may not;
``stands_for``
    answers that hold for some months after the date in another field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema_rs

from . import formats

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
    def lix(self) -> int | None:
        """The highest LIX its text may have."""
        return self.schema.get("lix")

    @cached_property
    def may_be_equal(self) -> bool:
        """Whether its text may be the same in both languages: a name."""
        return bool(self.schema.get("properties", {}).get("da", {}).get("may_be_equal"))

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


class Node(NamedTuple):
    """A field with the fields *inside* it, or inside each of its entries."""

    field: Field
    is_text: bool
    inside: Mapping[str, Node]


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
    def tree(self) -> Mapping[str, Node]:
        """The fields by name, each with those inside it."""
        return self._tree(self.schema, ())

    def _tree(self, schema: Mapping[str, Any], above: tuple[str, ...]) -> dict[str, Node]:
        nodes = {}
        for name, part in schema.get("properties", {}).items():
            path = (*above, name)
            inside, at = (part["items"], (*path, "[]")) if "items" in part else (part, path)
            nodes[name] = Node(
                self.field(*path),
                is_text(inside),
                {} if is_text(inside) else self._tree(inside, at),
            )
        return nodes

    @cached_property
    def conditional(self) -> tuple[Field, ...]:
        """The fields that other answers can make necessary or rule out."""
        return tuple(
            field for field in self.fields if field.when or field.required_when is not None
        )

    @cached_property
    def requirable(self) -> tuple[Field, ...]:
        """The fields that other answers can make necessary."""
        return tuple(field for field in self.fields if field.required_when is not None)

    def having(self, annotation: str) -> tuple[Field, ...]:
        """The fields of which the schema states an *annotation*."""
        return self._having.get(annotation, ())

    @cached_property
    def _having(self) -> dict[str, tuple[Field, ...]]:
        names = {name for field in self.fields for name in field.schema}
        return {
            name: tuple(field for field in self.fields if name in field.schema) for name in names
        }

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

    def type_numbers(self, data: Any) -> None:
        """Turn text into whole numbers, in place, where the schema asks for whole numbers."""
        for at in self.whole_numbers:
            _type_number(data, at)

    def accepts(self, data: Mapping[str, Any]) -> bool:
        """Whether the shape of *data* is right; ``shape.problems`` tells what is not."""
        return self._validator.is_valid(data)

    @cached_property
    def _validator(self) -> Any:
        return jsonschema_rs.Draft202012Validator(
            self.schema, formats=formats.CHECKS, validate_formats=True
        )


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
        if "properties" in inside and not is_text(inside):
            yield from _fields(inside, at)


def is_text(schema: Mapping[str, Any]) -> bool:
    """Whether *schema* is that of a text in both languages."""
    halves = schema.get("properties", {})
    return set(halves) == {"da", "en"} and all("pattern" in half for half in halves.values())


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
