"""Where the site lives, and what stands the same way on several pages."""

from __future__ import annotations

from typing import Any, NamedTuple

from markupsafe import Markup

from plugins.register import addresses
from plugins.register.markdown import render

from .language import Language


class ContactShown(NamedTuple):
    """Ways to write or call."""

    unit: str
    email: str | None
    phone: str | None
    url: str | None


class Place:
    """The site's address: full, and as what every link on it begins with."""

    def __init__(self, site_url: str) -> None:
        self._site_url = site_url.rstrip("/")
        self.base_path = addresses.base_path(site_url)

    def url(self, path: str) -> str:
        """The link to a *path* of the site, such as ``/da/radar/``."""
        return self.base_path + path

    def full(self, path: str) -> str:
        """The whole address of a *path*, for canonical links and data."""
        return self._site_url + path

    def markdown(self, text: str, heading: int = 3) -> Markup:
        """Markdown as sanitised HTML whose highest heading is *heading*."""
        return Markup(render(text, self.base_path, heading))

    @staticmethod
    def contact(contact: Any, language: Language) -> ContactShown:
        """Ways to write or call, with the unit's name in *language*."""
        unit = contact.unit[language.code]
        return ContactShown(unit, contact.email, contact.phone, contact.url)

    @staticmethod
    def sources(sources: Any, language: Language) -> list[tuple[Any, ...]]:
        """Each source's title, address, reference and when it was read."""
        return [
            (
                source.title,
                source.url,
                source.reference,
                source.retrieved and language.date(source.retrieved),
            )
            for source in sources
        ]
