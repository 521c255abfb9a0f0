"""A register as the pages of one language see it."""

from __future__ import annotations

from pathlib import Path

from plugins.pages.language import Language
from plugins.pages.place import Place
from plugins.pages.shared import Shared
from plugins.register import Register

TRANSLATIONS = Path(__file__).resolve().parents[2] / "theme" / "translations"


def shared_in(register: Register, code: str) -> Shared:
    """What the pages in the language *code* are made from; answers stay as they are."""
    language = Language(code, register.schema, TRANSLATIONS)
    return Shared(register, language, Place(register.site.url), lambda kind, value: value)
