"""What the search knows: a document for each tool, and for each page that explains something.

A document is HTML that only Pagefind reads; the page it leads to carries no byte more for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from plugins.register import Register, Tool, addresses, searched
from plugins.register.collation import sort_key
from plugins.register.facets import facets
from plugins.register.searched import fold

from .compounds import splitter
from .everyday import Everyday

# How much a word counts, by where it stands; Pagefind knows 0 to 10, and 1 is plain text.
_TITLE, _EVERYDAY, _SUMMARY, _TEXT, _AROUND, _PARTS = 10, 7, 4, 1, 0.6, 0.4
_SHORTEST = 2
_LINK_END = re.compile(r"\]\([^()\s]*\)")


@dataclass(frozen=True)
class Document:
    """A page as the search knows it.

    *path* is where it stands in the site, *url* the link to it, *kind* and *label* what it is.
    *everyday* are words people use for it, *around* what else belongs to it: names of suppliers,
    labels, former names. *parts* are those of its compounds. *answers* are what it can be
    narrowed down by; *place* is where it stands among the others when no word is asked for.
    """

    language: str
    path: str
    url: str
    title: str
    summary: str
    kind: str
    label: str
    texts: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: int | None = None

    def html(self) -> str:
        """The document as Pagefind reads it.

        What is shown stands beside what is searched, which is folded: Pagefind looks a word up
        where it would stand without its Danish letters, and never finds *økonomi* there.
        """
        return (
            f'<!DOCTYPE html><html lang="{self.language}"><meta charset="utf-8"><body>'
            f"{_weighted(_TITLE, (self.title,))}{_weighted(_SUMMARY, (self.summary,))}"
            f"{_weighted(_EVERYDAY, self.everyday)}{_weighted(_TEXT, self.texts)}"
            f"{_weighted(_AROUND, self.around)}{_weighted(_PARTS, self.parts)}"
            f"<div data-pagefind-ignore>{''.join(self._beside())}</div></body></html>"
        )

    def _beside(self) -> Iterator[str]:
        """What a result shows, and what it can be narrowed down and sorted by."""
        shown = (("title", self.title), ("summary", self.summary))
        for name, text in (*shown, ("kind", self.label), ("url", self.url)):
            yield f'<i data-pagefind-meta="{name}">{_text(text)}</i>'
        for name, codes in (("kind", (self.kind,)), *self.answers.items()):
            yield from (f'<i data-pagefind-filter="{name}">{_text(code)}</i>' for code in codes)
        if self.place is not None:
            yield f'<i data-pagefind-sort="order">{self.place}</i>'


def _text(text: str) -> str:
    return escape(text, quote=False)


def _weighted(weight: float, texts: Iterable[str]) -> str:
    said = fold(". ".join(filter(None, texts)))
    return f'<p data-pagefind-weight="{weight}">{_text(said)}</p>' if said else ""


class Documents:
    """The documents of a register in one language, and the words that stand in them."""

    def __init__(self, register: Register, language: str) -> None:
        self._register = register
        self._language = language
        self._base = addresses.base_path(register.site.url)
        self._everyday = Everyday(register, language)
        self._spelt = set(self._everyday.words())
        known = self._spelt.union(searched.words(searched.everything(register, language)))
        # English writes its compounds in two words.
        self._parts = splitter(known) if language == "da" else _no_parts
        self._labels = {
            name: kind.schema["title" if language == "da" else "title_en"]
            for name, kind in register.schema.kinds.items()
        }

    def __iter__(self) -> Iterator[Document]:
        register, language = self._register, self._language
        in_order = sorted(
            register.tools.values(), key=lambda tool: sort_key(tool.name[language], language)
        )
        for place, tool in enumerate(in_order):
            yield self._tool(tool, place)
        for kind, section, things in (
            ("situation", "situations", register.situations),
            ("technology", "technologies", register.technologies),
            ("law", "laws", register.laws),
        ):
            for thing in things.values():
                yield self._explained(kind, thing, self._section(section, thing.id))
        for term in register.glossary.values():
            yield self._explained("term", term, f"{self._section('glossary')}#{term.id}")
        for department in register.departments.values():
            yield self._department(department)
        for twins in register.pages.values():
            yield self._prose(twins[self._language])

    @property
    def words(self) -> list[str]:
        """Every word that stands in the documents made so far, and people's own."""
        return sorted(word for word in self._spelt if len(word) >= _SHORTEST)

    def _section(self, name: str, *ids: str) -> str:
        return addresses.section(self._language, name, *ids)

    def _tool(self, tool: Tool, place: int) -> Document:
        title, summary, *texts = searched.texts("tool", tool, self._language)
        return self._document(
            "tool", self._section("tools", tool.id), title, summary, texts,
            self._everyday.of("tools", tool.id), tuple(self._around(tool)),
            facets(tool) | ({"draft": ("yes",)} if tool.basis == "public_sources" else {}), place,
        )  # fmt: skip

    def _around(self, tool: Tool) -> Iterator[str]:
        """Names and labels that the answers of *tool* bring with them."""
        register, language = self._register, self._language
        department = register.departments[tool.department]
        yield from self._names(department)
        for name in tool.situations:
            yield register.situations[name].name[language]
        for name in tool.technologies or ():
            yield register.technologies[name].name[language]
        for use in tool.data or ():
            yield register.schema.label("data_kinds", use.kind, language)
        yield from (recipient.name[language] for recipient in tool.recipients or ())
        yield from (supplier.name for supplier in tool.suppliers or ())
        yield from (name.replace("-", " ") for name in tool.former_ids or ())

    def _names(self, department: Any) -> Iterator[str]:
        yield from (name.name[self._language] for name in department.names)
        yield department.abbreviation or ""

    def _explained(self, kind: str, thing: Any, path: str) -> Document:
        title, *texts, summary = searched.texts(kind, thing, self._language)
        folder = {"situation": "situations", "technology": "technologies"}.get(kind, "")
        return self._document(
            kind, path, title, summary, texts, self._everyday.of(folder, thing.id)
        )

    def _department(self, department: Any) -> Document:
        name = department.name_on(self._register.today)[self._language]
        return self._document(
            "department", self._section("departments", department.id), name,
            department.coverage.text[self._language], (), (), tuple(self._names(department)),
        )  # fmt: skip

    def _prose(self, page: Any) -> Document:
        path = addresses.page(self._language, page.address)
        return self._document("page", path, page.title, page.description, (page.body,))

    def _document(
        self, kind: str, path: str, title: str, summary: str, texts: Iterable[str] = (),
        everyday: tuple[str, ...] = (), around: tuple[str, ...] = (),
        answers: Mapping[str, tuple[str, ...]] | None = None, place: int | None = None,
    ) -> Document:  # fmt: skip
        texts = tuple(_LINK_END.sub("]", text) for text in texts)
        said = " ".join((title, summary, *texts, *around))
        everyday += self._everyday.meaning(said)
        words = dict.fromkeys(searched.words(said))
        parts = dict.fromkeys(part for word in words for part in self._parts(word))
        self._spelt.update(words, parts)
        return Document(
            self._language, path, self._base + path, title, summary, kind, self._labels[kind],
            texts, tuple(dict.fromkeys(everyday)), around, tuple(parts), answers or {}, place,
        )  # fmt: skip


def _no_parts(word: str) -> tuple[str, ...]:
    return ()
