"""The documents of Lillefjord, made once for all tests."""

from __future__ import annotations

import pytest

from plugins.register import LANGUAGES
from plugins.search.documents import Document, Documents


@pytest.fixture(scope="session")
def documents(municipality) -> dict[str, dict[str, Document]]:
    """Every document by its language and its path."""
    return {
        language: {one.path: one for one in Documents(municipality, language)}
        for language in LANGUAGES
    }
