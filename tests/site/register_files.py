"""What the files of Lillefjord say, read straight from them, as a page should show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from plugins.register.reading import read_yaml
from plugins.register.schema import Field, default_schema
from tests.site.builds import MUNICIPALITY

MONTHS = {
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "en": "January February March April May June July August September October November December",
}
#: Fields with the id of another thing, and the folder with that thing's file.
REFERENCES = {
    "situations": "situations", "technologies": "technologies", "legal_basis": "laws",
    "initiatives": "initiatives", "replaced_by": "tools/*",
}  # fmt: skip


@cache
def file(path: str) -> dict[str, Any]:
    """The fields of a file; *path* may have stars."""
    (found,) = (MUNICIPALITY / "content").glob(path)
    return read_yaml(path, found.read_text(encoding="utf-8")).data


def tool(name: str) -> dict[str, Any]:
    return file(f"tools/*/{name}.yaml")


def texts(data: Any, language: str) -> Iterator[str]:
    """Every text of *data* in one language, Markdown as it reads when rendered."""
    if isinstance(data, list):
        for part in data:
            yield from texts(part, language)
    elif isinstance(data, dict) and set(data) == {"da", "en"}:
        yield as_read(data[language])
    elif isinstance(data, dict):
        for part in data.values():
            yield from texts(part, language)


def as_read(text: str) -> str:
    """A text without Markdown's marks, with single spaces."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text.replace("**", ""))
    return " ".join(re.sub(r"^- ", "", text, flags=re.MULTILINE).split())


def codes(data: Any, language: str) -> list[str]:
    """The label of every code of a tool's file."""
    schema = default_schema()
    return [
        schema.vocabularies[field.vocabulary].terms[code]["label"][language]
        for field in _fields()
        if field.vocabulary
        for said in _values(data, field.path)
        for code in (said if isinstance(said, list) else [said])
    ]


def dates(data: Any, language: str) -> list[str]:
    """Every date of a tool that it shows, in words: 4. maj 2026, marts 2021, 2021."""
    return [
        in_words(said, language)
        for field in _fields()
        if field.schema.get("format") in ("date", "partial-date") and field.path[0] != "confirmed"
        for said in _values(data, field.path)
    ]


def in_words(day: str, language: str) -> str:
    year, month, of_month = (*day.split("-"), "", "")[:3]
    said = [MONTHS[language].split()[int(month) - 1]] if month else []
    point = "." if language == "da" else ""
    return " ".join([f"{int(of_month)}{point}" for _ in of_month[:1]] + said + [year])


def referred_to(data: Any) -> list[dict[str, Any]]:
    """The files of the things that a tool's file names."""
    return [
        file(f"{folder}/{name}.yaml")
        for field, folder in REFERENCES.items()
        for name in data.get(field, ())
    ]


def addresses(data: Any) -> list[str]:
    """Every web address of a tool's file."""
    return [
        said
        for field in _fields()
        if field.path[-1].endswith("url")
        for said in _values(data, field.path)
    ]


def names_and_numbers(data: Any) -> list[str]:
    """What is the same in both languages: names of firms, numbers, mailboxes, titles."""
    same = ("suppliers.[].name", "suppliers.[].cvr", "recipients.[].cvr", "contact.email",
            "contact.phone", "sources.[].title", "sources.[].reference")  # fmt: skip
    return [
        said for field in _fields() if field.name in same for said in _values(data, field.path)
    ] + data.get("kle", [])


def _fields() -> tuple[Field, ...]:
    # Told by the mark on drafts, and by the table of data.
    hidden = {"basis", "data.[].keep.after"}
    return tuple(f for f in default_schema().kinds["tool"].fields if f.name not in hidden)


def _values(data: Any, path: tuple[str, ...]) -> Iterator[Any]:
    if not path:
        yield data
    elif path[0] == "[]":
        for part in data:
            yield from _values(part, path[1:])
    elif path[0] in data:
        yield from _values(data[path[0]], path[1:])
