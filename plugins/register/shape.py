"""What is wrong with the shape of a file, in our own sentences.

jsonschema-rs says yes fifty times faster than jsonschema, which in turn tells every place and
keyword of a no: files that are right never wait for the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

import jsonschema

from . import formats
from .model import LANGUAGES
from .near import nearest
from .problem import MOST, At, Problem, quote
from .schema import Kind, default_schema, is_text


def problems(kind: Kind, path: str, data: Mapping[str, Any]) -> list[Problem]:
    """A problem for everything in *data* that the schema of its kind refuses."""
    if kind.accepts(data):
        return []
    errors = _strict()(kind.schema, format_checker=_formats()).iter_errors(data)
    found = list(islice((one for error in errors for one in _explain(path, error)), MOST))
    return _without_repeats(found) or [Problem(path, (), "shape")]


@cache
def _strict() -> Any:
    own = {"pattern": _pattern, "required": _required}
    return jsonschema.validators.extend(jsonschema.Draft202012Validator, own)


@cache
def _formats() -> jsonschema.FormatChecker:
    checker = jsonschema.FormatChecker(formats=())
    for name, check in formats.CHECKS.items():
        checker.checks(name)(check)
    return checker


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[Any]:
    if isinstance(instance, str) and not _fits(pattern, instance):
        yield jsonschema.ValidationError("pattern")


def _fits(pattern: str, text: str) -> bool:
    # JSON Schema's "$" is the very end of the text; Python's also accepts a last line break.
    return re.search(pattern.replace("$", r"\Z"), text) is not None


def _required(validator: Any, names: Any, instance: Any, schema: Any) -> Iterator[Any]:
    # jsonschema's own names the missing property only inside an English sentence.
    if isinstance(instance, dict):
        yield from (jsonschema.ValidationError(name) for name in names if name not in instance)


def _without_repeats(problems: list[Problem]) -> list[Problem]:
    """*problems* without those that only repeat another one."""
    places: dict[str, set[At]] = {}
    for problem in problems:
        places.setdefault(problem.code, set()).add(problem.at)
    has_wrong_form = places.get("form", set()) | places.get("spaces", set())
    was_meant = {problem.meant for problem in problems}
    lacks_something = {at[:-1] for at in places.get("missing", ())}
    repeats = {
        "too-long": has_wrong_form,  # a date with a time of day is not a text to shorten
        "form": places.get("spaces", ()),  # what is left has the right form
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
        if name not in known and value[name] is None and is_text(error.schema):
            yield (name,), "comma", {"name": quote(name)}
        elif name not in known and name in LANGUAGES:
            yield (name,), "language-alone", {"name": name}
        elif name not in known:
            absent = [other for other in known if other not in value]
            meant = nearest(name, absent)
            code = "unknown-field-near" if meant else "unknown-field"
            yield (name,), code, {"name": quote(name), "meant": meant, "known": sorted(known)}


def _explain_enum(error: Any, value: Any) -> Iterator[tuple[At, str, dict[str, Any]]]:
    if _is_empty(value):
        yield (), "empty", _words(error.schema)
        return
    choices = error.validator_value
    if isinstance(value, str) and value.strip() in choices:
        yield (), "spaces", {"value": quote(value)}
        return
    shown = value if isinstance(value, str) else quote(value)
    meant = nearest(shown, choices) or _labelled(error.schema).get(shown.casefold())
    code = "choice-near" if meant else "choice"
    yield (), code, {"value": quote(value), "choices": choices, "meant": meant}


def _labelled(schema: Mapping[str, Any]) -> dict[str, str]:
    """The codes of a vocabulary by what readers see in place of them, in both languages."""
    if (vocabulary := default_schema().vocabularies.get(schema.get("vocabulary"))) is None:
        return {}
    return {
        vocabulary.label(code, language).casefold(): code
        for code in vocabulary.codes
        for language in LANGUAGES
    }


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _explain_type(error: Any, value: Any) -> Iterator[tuple[At, str, dict[str, Any]]]:
    if _is_empty(value):
        yield (), "empty", _words(error.schema)
        return
    if is_text(error.schema):
        yield (), "not-both-languages", {"value": quote(value)}
        return
    known = list(error.schema.get("properties", ()))
    values = {"value": quote(value), "known": known, **_words(error.schema)}
    yield (), f"not-{error.validator_value}", values


def _explain_form(error: Any, value: Any) -> Iterator[tuple[At, str, dict[str, Any]]]:
    if _is_empty(value):
        yield (), "empty", _words(error.schema)
    elif error.validator == "pattern" and _fits(error.schema["pattern"], value.strip()):
        yield (), "spaces", {"value": quote(value)}
    else:
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
