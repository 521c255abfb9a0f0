"""The field guide: why each field of a tool's file is asked, and what good and bad answers are.

Written in ``schema/guide.yaml``; labels, hints, limits and conditions stay in the schema.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec

from .model import Text
from .reading import read_yaml
from .schema import SCHEMA_FOLDER, Kind, default_schema

#: What stands under ``rests_on`` for the decision that a municipality names in its own site.yaml.
DECIDED = "decided"


class Authority(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A law or a standard, and where it can be read."""

    title: Text
    url: str


class Guidance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the guide says of one field.

    *good* passes the check, with whole numbers as such; *bad* is what people write instead
    (*bad_en* when it is another in English), and *because* tells what is wrong with it.
    *refused* when the check itself says no to it: to all others only a reader can. *rests_on*
    are keys of :attr:`Guide.sources`, or ``DECIDED``.
    """

    why: Text
    good: Any
    bad: Any
    bad_en: Any = None
    because: Text
    refused: bool = False
    rests_on: tuple[str, ...] = ()

    def bad_in(self, language: str) -> Any:
        """The bad example as people write it in a language."""
        return self.bad if language == "da" or self.bad_en is None else self.bad_en


class Guide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The guidance to every field, by its name (``data.[].used_for``), and what it rests on."""

    sources: dict[str, Authority]
    fields: dict[str, Guidance]


@cache
def guide() -> Guide:
    """The guide of this project, read once."""
    path = SCHEMA_FOLDER / "guide.yaml"
    data = read_yaml(path.name, path.read_text(encoding="utf-8")).data
    kind = default_schema().kinds["tool"]
    fields = {name: _typed(kind, name, data["fields"][entry.get("like", name)])
              for name, entry in data["fields"].items()}  # fmt: skip
    return msgspec.convert({**data, "fields": fields}, Guide, strict=False)


def placed(path: Iterable[str], value: Any) -> dict[str, Any]:
    """A file's data with *value* as its only answer, at *path*; lists get one entry."""
    for step in reversed(tuple(path)):
        value = [value] if step == "[]" else {step: value}
    return value


def _typed(kind: Kind, name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """*entry* with whole numbers in its examples where the schema asks for them."""
    examples = {part: entry[part] for part in ("good", "bad", "bad_en") if part in entry}
    return {**entry, **{part: _numbers(kind, name, said) for part, said in examples.items()}}


def _numbers(kind: Kind, name: str, value: Any) -> Any:
    steps = name.split(".")
    data = placed(steps, value)
    kind.type_numbers(data)
    for step in steps:
        data = data[0] if step == "[]" else data[step]
    return data


__all__ = ["DECIDED", "Authority", "Guidance", "Guide", "guide", "placed"]
