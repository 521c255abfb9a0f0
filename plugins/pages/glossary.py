"""The glossary: every term explained, from A to Z. ``terms.py`` marks them on other pages."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.register.model import Term

from .shared import Shared, SitePage


def pages(shared: Shared) -> Iterator[SitePage]:
    terms = shared.language.by_name(shared.register.glossary.values())
    first_of: dict[str, str] = {}
    for term in terms:
        first_of.setdefault(_letter(term.name[shared.code]), term.id)
    yield shared.page(
        "glossary", (), "glossary.html", shared.say("Glossary"),
        shared.say("The terms of this site in plain words."),
        {"letters": list(first_of.items()), "terms": [_shown(shared, term) for term in terms]},
    )  # fmt: skip


def _letter(name: str) -> str:
    """The letter or digit under which a reader looks for *name*."""
    return next((sign for sign in name if sign.isalnum()), name[0]).upper()


def _shown(shared: Shared, term: Term) -> dict[str, object]:
    return {
        "id": term.id,
        "name": term.name[shared.code],
        "explained": term.explained[shared.code],
        "sources": shared.place.sources(term.sources or (), shared.language),
    }
