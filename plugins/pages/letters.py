"""For every tool, the letters with which a citizen uses their rights, filled in and ready."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote

from plugins.register import Tool, addresses, letters
from plugins.register.letters import filled, pieces
from plugins.register.links import LONGEST_MAILTO
from plugins.register.model import Letter

from .place import ContactShown
from .shared import Shared, SitePage

Values = Mapping[str, str]
"""What the fields of a letter are filled in with."""


class Ready(NamedTuple):
    """A letter as it can be sent.

    *unknown* are the conditions that the tool's file says nothing of; *contact* says *to* as
    HTML.
    """

    id: str
    name: str
    explained: str
    unknown: tuple[str, ...]
    to: ContactShown
    contact: Any
    subject: str
    body: str
    mailto: str | None


def pages(shared: Shared) -> Iterator[SitePage]:
    texts = sorted(
        (_Text(shared, letter) for letter in shared.register.letters.values()),
        key=lambda text: (text.letter.order, text.letter.id),
    )
    make = _Letters(shared, texts)
    for tool in shared.register.tools.values() if texts else ():
        yield make.page(tool)


class _Text:
    """A letter in one language, taken to pieces once for all tools, for the page and for links."""

    def __init__(self, shared: Shared, letter: Letter) -> None:
        code = shared.code
        self.letter = letter
        self.name, self.explained = letter.name[code], letter.explained[code]
        self.otherwise = letter.otherwise[code]
        self.sources = tuple(shared.place.sources(letter.sources or (), shared.language))
        self._subject = pieces(_line(letter.subject[code]))
        self._body = pieces(letter.body[code].strip())
        self._links = quoted(self._subject), quoted(self._body)

    def said(self, values: Values) -> tuple[str, str]:
        """The subject and the body."""
        return filled(self._subject, values), filled(self._body, values)

    def mailto(self, address: str, values: Values) -> str:
        """The link that opens a mail program with the letter in it (RFC 6068)."""
        in_link = {name: _quoted(value) for name, value in values.items()}
        subject, body = (filled(text, in_link) for text in self._links)
        link = f"mailto:{quote(address, safe='@')}?subject={subject}"
        whole = f"{link}&body={body}"
        return whole if len(whole) <= LONGEST_MAILTO else link


class _Letters:
    """Makes the pages; what many tools have in common is made once."""

    def __init__(self, shared: Shared, texts: list[_Text]) -> None:
        self._shared = shared
        self._texts = texts
        self._contact = cache(lambda to: shared.as_html("contact", to))
        self._sources = cache(self._sources_of)

    def page(self, tool: Tool) -> SitePage:
        shared, say = self._shared, self._shared.say
        fits = [(text, letters.fit(shared.register, text.letter, tool)) for text in self._texts]
        values = _values(shared, tool)
        to = _contact_of(shared, tool)
        offered = [(text, fit.unknown) for text, fit in fits if fit.is_offered]
        others = [(text, fit.unknown) for text, fit in fits if not fit.is_offered]
        data = {
            "letters": [self._ready(tool, to, *one, values) for one in offered],
            "others": [(text.name, text.otherwise, bool(unknown)) for text, unknown in others],
            "sources": self._sources(tuple(text for text, _ in offered)),
        }
        name = {"tool": tool.name[shared.code]}
        title = say("Ready letters about %(tool)s") % name
        description = (
            say("Texts to copy or send when you want to know or change something: %(tool)s") % name
        )
        return shared.tool_part(tool, "letters", "letters.html", title, description, data)

    def _ready(
        self,
        tool: Tool,
        to: ContactShown,
        text: _Text,
        unknown: tuple[str, ...],
        values: Values,
    ) -> Ready:
        shared, letter = self._shared, text.letter
        to = to if letter.office is None else _office(shared, letter.office)
        values = {
            **values,
            "recipient": _line(to.unit),
            "law": letters.laws(shared.register, letter, tool, shared.code),
        }
        link = to.email and text.mailto(to.email, values)
        return Ready(
            letter.id, text.name, text.explained, unknown, to, self._contact(to),
            *text.said(values), link,
        )  # fmt: skip

    def _sources_of(self, texts: tuple[_Text, ...]) -> Any:
        sources = dict.fromkeys(source for text in texts for source in text.sources)
        return self._shared.as_html("sources", list(sources)) if sources else None


def _values(shared: Shared, tool: Tool) -> Values:
    """What all letters about *tool* are filled in with."""
    return {
        "tool": _line(tool.name[shared.code]),
        "department": _line(shared.department_name(tool)),
        "municipality": _line(shared.register.site.municipality[shared.code]),
        "page": shared.place.full(addresses.section(shared.code, "tools", tool.id)),
    }


def _contact_of(shared: Shared, tool: Tool) -> ContactShown:
    """Those who answer for *tool*, as far as the register tells how to reach them."""
    contact = tool.contact or shared.register.departments[tool.department].contact
    if contact is None:
        return ContactShown(shared.department_name(tool), None, None, None)
    return shared.place.contact(contact, shared.language)


def _office(shared: Shared, name: str) -> ContactShown:
    offices = shared.register.site.complaint_offices
    office = next(office for office in offices if office.id == name)
    return ContactShown(office.name[shared.code], None, None, office.url)


def quoted(text: tuple[str, ...]) -> tuple[str, ...]:
    """The *pieces* of a text as they stand in a link: lines end as RFC 6068 wants it."""
    return tuple(
        name if number % 2 else _quoted(name.replace("\n", "\r\n"))
        for number, name in enumerate(text)
    )


@lru_cache(maxsize=256)
def _quoted(text: str) -> str:
    return quote(text, safe="")


def _line(text: str) -> str:
    return " ".join(text.split())
