"""Which pages a site must have, told from the names of the register's files alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_VOCABULARIES = Path(__file__).resolve().parents[2] / "schema" / "vocabularies"
_SECTIONS = (
    ("tools", "vaerktoejer", "tools"),
    ("departments", "forvaltninger", "departments"),
    ("situations", "situationer", "situations"),
)
_LISTS = {"ai": "ai_use", "decision": "decision_part", "ring": "ring", "status": "status"}


class Twins(NamedTuple):
    """The addresses of one page in both languages."""

    da: str
    en: str


def twins(root: Path) -> list[Twins]:
    """Every page of the site of the register at *root*."""
    return sorted(_twins(root / "content"))


def tools(root: Path) -> list[str]:
    """The ids of all tools."""
    return sorted(file.stem for file in (root / "content" / "tools").glob("*/*.yaml"))


def drafts(root: Path) -> list[str]:
    """The ids of the tools that nobody in the municipality has approved."""
    files = (root / "content" / "tools").glob("*/*.yaml")
    return sorted(f.stem for f in files if "\nbasis: public_sources\n" in f.read_text("utf-8"))


def has_security_contact(root: Path) -> bool:
    """Whether the register says where to report holes in its site."""
    return "\nsecurity:\n" in (root / "content" / "site.yaml").read_text("utf-8")


def _twins(content: Path) -> Iterator[Twins]:
    yield Twins("/da/", "/en/")
    yield Twins("/da/radar/", "/en/radar/")
    for folder, da, en in _SECTIONS:
        yield Twins(f"/da/{da}/", f"/en/{en}/")
        for file in (content / folder).rglob("*.yaml"):
            yield Twins(f"/da/{da}/{file.stem}/", f"/en/{en}/{file.stem}/")
    for name, vocabulary in _LISTS.items():
        for code in (*_codes(vocabulary), "not_stated"):
            slug = code.replace("_", "-")
            yield Twins(f"/da/lister/{name}/{slug}/", f"/en/lists/{name}/{slug}/")
    for file in (content / "pages" / "da").glob("*.md"):
        twin = content / "pages" / "en" / file.name
        yield Twins(f"/da/{_address(file)}/", f"/en/{_address(twin)}/")


def _codes(vocabulary: str) -> list[str]:
    text = (_VOCABULARIES / f"{vocabulary}.json").read_text(encoding="utf-8")
    return json.loads(text)["enum"]


def _address(page: Path) -> str:
    return re.search(r"^address: (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)[1]
