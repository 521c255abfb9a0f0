"""The interface's words: taken from templates and code, kept translated in ``da.po``."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

PROJECT = Path(__file__).resolve().parents[1]
CATALOGUE = PROJECT / "theme" / "translations" / "da.po"
_SOURCES = (
    (PROJECT / "theme" / "templates", [("**.html", "jinja2")]),
    (PROJECT / "plugins" / "pages", [("**.py", "python")]),
)
_HEADER = b"""\
msgid ""
msgstr ""
"Language: da\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
_KEYWORDS = {"_": None, "gettext": None, "say": None, "_say": None, "ngettext": (1, 2)}


def used() -> Catalog:
    """Every string the site shows that is not content, with where it is used."""
    catalogue = Catalog(locale="da", charset="utf-8")
    for folder, methods in _SOURCES:
        found = extract_from_dir(
            folder, methods, {"**.html": {"trimmed": "true"}}, keywords=_KEYWORDS
        )
        for path, _, message, _, _ in found:
            place = (folder.relative_to(PROJECT) / path).as_posix()
            catalogue.add(message, locations=[(place, None)])
    return catalogue


def translated() -> Catalog:
    """What ``da.po`` holds."""
    with CATALOGUE.open("rb") as po:
        return read_po(po, locale="da")


def updated() -> bytes:
    """``da.po`` brought up to date: new strings added, unused ones gone, near ones fuzzy."""
    catalogue = translated()
    catalogue.update(used(), update_header_comment=False)
    catalogue.obsolete.clear()
    buffer = BytesIO()
    write_po(buffer, catalogue, width=100, omit_header=True, sort_output=True)
    return _HEADER + buffer.getvalue()


def untranslated(catalogue: Catalog) -> list[Message]:
    """The strings without a finished translation."""
    return [
        message
        for message in catalogue
        if message.id and (message.fuzzy or not all(_strings(message)))
    ]


def _strings(message: Message) -> tuple[str, ...]:
    said = message.string
    return tuple(said) if isinstance(said, (tuple, list)) else (said,)
