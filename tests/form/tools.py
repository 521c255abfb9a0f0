"""Tools of any shape that the schema allows, with texts that no one would think of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from unicodedata import is_normalized

from hypothesis import strategies as st

from plugins.register import formats
from plugins.register.reading import FORBIDDEN
from plugins.register.schema import default_schema
from tests.properties.texts import texts

#: What a writer of YAML, a reader of it or a page could take for something else than a text.
NASTY = (
    "a: #b", "a: b", "a:", "a #b", "#b", "---", "--- a", "...", "- x", "-", "? x", "?", ": x",
    "a\n", "\na", " a", "a ", "  a\nb", "a\n  b", "\n  a", "a\n\n\n", "a\n \nb", "a \nb",
    "a\n#b\n---\n...\n- c", 'say "a"', "it's", "'", '"', '\'a\' "b"', "\\", "\\n", 'a: "b\\c"',
    "[a]", "a, b", "{a}", "a]", "]", "}", "|", ">", "|-\n  a", "&a", "*a", "!a", "!!str", "%a",
    "@a", "`a`", "=", "<<", "~", "null", "Null", "true", "yes", "No", "ON", "off", "y", "N", "1",
    "-1", "+1", "1.0", "1.", ".5", "1e3", "1_000", "0x1F", "0o17", "017", "0b1", "12:30",
    "1:2:3.4", ".inf", "-.INF", ".nan", "2026-05-04", "2021-03", "2021", "2026-05-04 10:00",
    "2026-5-4t1:2:3", "33 33 33 33", "+45 33 33", "æøå ÆØÅ", "👩 🇩🇰",
    "</textarea><script>alert(1)</script>", "{{ 7 * 7 }}", "$(id)", "\xa0", "a\xa0",
    "https://a.example/?b=c#d", "x" * 70,
)  # fmt: skip


def nasty_texts() -> st.SearchStrategy[str]:
    """Texts as a file may hold them, on one line or several."""
    return st.sampled_from(NASTY) | texts(4).filter(_is_readable)


def tools() -> st.SearchStrategy[dict[str, Any]]:
    """The data of a tool's file: its shape is right, what it says is not."""
    return answers(default_schema().kinds["tool"].schema)


def answers(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """What *schema*, or a part of it, accepts."""
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    return _BY_TYPE[schema["type"]](schema)


def _groups(schema: Mapping[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    parts = {name: answers(part) for name, part in schema["properties"].items()}
    needed = {name: parts.pop(name) for name in schema.get("required", ())}
    groups = st.fixed_dictionaries(needed, optional=parts)
    # Answers stand in any order in a file.
    shuffled = groups.flatmap(lambda group: st.permutations(list(group.items())).map(dict))
    return shuffled.filter(lambda group: len(group) >= schema.get("minProperties", 0))


def _lists(schema: Mapping[str, Any]) -> st.SearchStrategy[list[Any]]:
    least = schema.get("minItems", 0)
    most = min(schema.get("maxItems", 3), least + 2)
    is_set = schema.get("uniqueItems", False)
    return st.lists(answers(schema["items"]), min_size=least, max_size=most, unique=is_set)


def _strings(schema: Mapping[str, Any]) -> st.SearchStrategy[str]:
    longest = schema.get("maxLength", 80)
    if (named := _FORMATS.get(schema.get("format", ""))) is not None:
        return named
    if schema.get("pattern", r"\S") == r"\S":
        return nasty_texts().map(lambda text: text[:longest]).filter(str.strip)
    fitting = st.from_regex(schema["pattern"], fullmatch=True).filter(_is_readable)
    return fitting.filter(lambda text: len(text) <= longest)


def _is_readable(text: str) -> bool:
    return not FORBIDDEN.search(text) and is_normalized("NFC", text)


def _numbers(schema: Mapping[str, Any]) -> st.SearchStrategy[int]:
    return st.integers(schema["minimum"], schema["maximum"])


def _cvr_numbers() -> st.SearchStrategy[str]:
    return st.integers(0, 99_999_999).map("{:08}".format).filter(formats.is_cvr)


_BY_TYPE = {"object": _groups, "array": _lists, "string": _strings, "integer": _numbers}
_DAYS = st.dates(date(1000, 1, 1)).map(date.isoformat)
_FORMATS = {
    "date": _DAYS,
    "partial-date": st.tuples(_DAYS, st.sampled_from((4, 7, 10))).map(lambda it: it[0][: it[1]]),
    "cvr": _cvr_numbers(),
    "country": st.sampled_from(sorted(formats.countries())),
}
