"""Pages of a register, made in memory by the generator that makes the site's."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pelican.settings import read_settings

from plugins import pages
from plugins.pages.shared import Shared, SitePage
from plugins.pages.site_pages import site_pages
from plugins.register import Register

PROJECT = Path(__file__).resolve().parents[2]


class Every(Container[str]):
    """Every address there is."""

    def __contains__(self, address: object) -> bool:
        return True


def rendered(register: Register, addresses: Container[str]) -> dict[str, Page]:
    """The pages at *addresses*, those for both languages left out."""

    def wanted(shared: Shared) -> Iterator[SitePage]:
        return (page for page in site_pages(shared) if page.path in addresses)

    written: dict[str, str] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "site_pages", wanted)
        patch.setattr(pages, "write", lambda _, path, html: written.update({path: html}))
        _generator(register).generate_output(writer=None)
    return {
        f"/{path.removesuffix('index.html')}": Page(html)
        for path, html in written.items()
        if "/" in path
    }


def _generator(register: Register) -> pages.PagesGenerator:
    generator = _only_generator()
    generator.settings["REGISTER"] = register
    generator.generate_context()
    return generator


@cache
def _only_generator() -> pages.PagesGenerator:
    """One for all registers: what it compiles of the templates is the same for each."""
    settings = read_settings(str(PROJECT / "pelicanconf.py"))
    return pages.PagesGenerator(
        context={}, settings=settings, path="", theme=settings["THEME"], output_path=""
    )


class Page:
    """A page as a browser takes it apart."""

    def __init__(self, html: str) -> None:
        self._elements = BeautifulSoup(html, "html.parser").find_all(True)

    @property
    def texts(self) -> set[str]:
        """The whole text of each element, its words with one space between them."""
        return {" ".join(element.get_text().split()) for element in self._elements}

    @property
    def shapes(self) -> set[tuple[str, str]]:
        """The kinds of elements on it, each with the kinds of attributes it has."""
        return {
            (element.name, attribute)
            for element in self._elements
            for attribute in ("", *element.attrs)
        }
