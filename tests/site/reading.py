"""A built page as a browser, a screen reader and a strict parser see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from .builds import Site

VOID = frozenset(("meta", "link", "br", "img", "hr", "input", "source", "col", "wbr"))
# The parts of a picture; in it, too, <a> is a link and <title> a name.
FOREIGN = frozenset(("svg", "path", "rect", "circle", "text", "tspan", "use"))
# Elements that hold words and what stands among words, but no blocks (HTML, "phrasing content").
PHRASING = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "b", "strong", "em", "i", "small", "code",
     "pre", "title", "summary", "caption")
)  # fmt: skip
BLOCKS = frozenset(
    ("html", "head", "body", "header", "main", "footer", "nav", "section", "article", "aside",
     "div", "p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd",
     "table", "caption", "thead", "tbody", "tr", "th", "td", "details", "summary", "blockquote",
     "hr", "title", "figure", "figcaption", "form", "fieldset", "script", "noscript", "template")
)  # fmt: skip
WORDS = frozenset(
    (
        "a",
        "span",
        "b",
        "strong",
        "em",
        "i",
        "small",
        "code",
        "label",
        "legend",
        "button",
        "select",
        "option",
        "textarea",
        "output",
        "datalist",
        "time",
        "ins",
        "del",
    )
)
# What may stand directly inside these elements, and where these elements may stand.
CHILDREN = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"},
    "table": {"caption", "thead", "tbody"}, "thead": {"tr"}, "tbody": {"tr"}, "tr": {"th", "td"},
}  # fmt: skip
PARENTS = {
    "li": {"ul", "ol", "template"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "caption": {"table"},
    "thead": {"table"}, "tbody": {"table"}, "tr": {"thead", "tbody"}, "th": {"tr"}, "td": {"tr"},
    "summary": {"details"},
}  # fmt: skip

_TAG = re.compile(r'<[a-z][a-z0-9]*(?:\s+[a-zA-Z:-]+(?:="[^"<]*")?)*\s*/?>')


class Element(dict[str, str]):
    """The attributes of an element.

    *tag* is its name, *inside* the tags around it, *place* its number on the page.
    """

    def __init__(
        self,
        tag: str,
        attributes: list[tuple[str, str | None]],
        inside: tuple[str, ...],
        place: int,
    ) -> None:
        super().__init__((name, value or "") for name, value in attributes)
        self.tag = tag
        self.inside = inside
        self.place = place


class PageRead:
    """The page of a *site* at its *address*."""

    def __init__(self, site: Site, address: str) -> None:
        self.site = site
        self.address = address
        self.html = site.read(address)

    @property
    def language(self) -> str:
        return "en" if self.address.startswith("/en/") else "da"

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.html, "html.parser")

    @cached_property
    def text(self) -> str:
        """What can be read between <body> and </body>, with single spaces."""
        return text_of(self.html.partition("<body>")[2])

    @cached_property
    def main(self) -> str:
        """What can be read in the page's own part."""
        return text_of(str(self.soup.main))

    @cached_property
    def _strictly(self) -> _Strict:
        return _Strict(self.html)

    @property
    def elements(self) -> list[Element]:
        """Every element in order, with its attributes."""
        return self._strictly.elements

    @property
    def faults(self) -> list[str]:
        """Every place where the page is not well-formed HTML."""
        return self._strictly.faults

    @cached_property
    def _by_tag(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.tag, []).append(element)
        return found

    def each(self, *tags: str, **attributes: str) -> list[Element]:
        """The elements with one of these tags, in order, that have all these attributes."""
        found = [element for tag in tags for element in self._by_tag.get(tag, ())]
        if len(tags) > 1:
            found.sort(key=lambda element: element.place)
        return [element for element in found if attributes.items() <= element.items()]

    def values(self, attribute: str, *tags: str) -> list[str]:
        """The values of an attribute wherever it stands, or on elements with these tags."""
        elements = self.each(*tags) if tags else self.elements
        return [element[attribute] for element in elements if attribute in element]

    @property
    def ids(self) -> list[str]:
        return self.values("id")

    @property
    def title(self) -> str:
        return unescape(self.html.partition("<title>")[2].partition("</title>")[0])

    @property
    def description(self) -> str:
        (meta,) = self.each("meta", name="description")
        return meta["content"]

    def texts(self, selector: str) -> list[str]:
        """The words of every element that *selector* finds, in order."""
        return [text_of(str(element)) for element in self.soup.select(selector)]

    def answer(self, question: str) -> str:
        """What stands beside a *question* of the page's sections."""
        return text_of(str(self.element(question)))

    def answers(self, question: str) -> list[str]:
        """The entries of the list that stands beside a *question*."""
        return [text_of(str(entry)) for entry in self.element(question).select("li")]

    def element(self, question: str) -> Tag:
        """The answer beside a *question*, with its HTML."""
        (label,) = self.soup.find_all("dt", string=question)
        return label.find_next_sibling("dd")

    def table(self, caption: str) -> list[list[str]]:
        """The rows under a *caption*."""
        (found,) = self.soup.find_all("caption", string=caption)
        rows = found.parent.select("tbody tr")
        return [[text_of(str(cell)) for cell in row.find_all(("th", "td"))] for row in rows]


def faults(pages: Iterable[PageRead], of: Callable[[PageRead], object]) -> dict[str, object]:
    """What *of* finds wrong on each page; empty when no page has a fault."""
    return {page.address: found for page in pages if (found := of(page))}


def text_of(html: str) -> str:
    """What can be read in *html*: blocks apart, single spaces."""
    reader = _Text()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.pieces).split())


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS or tag == "br":
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


class _Strict(HTMLParser):
    """Every tag is known, closed in order and stands where HTML lets it stand."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.faults: list[str] = []
        self.elements: list[Element] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults.extend(f"<{tag}> is never closed" for tag in self._open)
        self.faults.extend(_loose_signs(html))

    def _fault(self, said: str) -> None:
        self.faults.append(f"line {self.getpos()[0]}: {said}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in FOREIGN:
            self._fault(f"<{tag}/> closes itself")
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, attrs, (*self._open,), len(self.elements)))
        for said in self._wrong(tag, [name for name, _ in attrs]):
            self._fault(said)
        if tag not in VOID:
            self._open.append(tag)

    def _wrong(self, tag: str, names: list[str]) -> Iterator[str]:
        parent = self._open[-1] if self._open else ""
        if tag not in VOID | FOREIGN | BLOCKS | WORDS:
            yield f"<{tag}> is not an element this site uses"
        if len(names) != len(set(names)):
            yield f"<{tag}> has an attribute twice"
        if not _TAG.fullmatch(self.get_starttag_text()):
            yield f"{self.get_starttag_text()} is not written well"
        if tag in BLOCKS and PHRASING & set(self._open):
            yield f"<{tag}> stands among words, in <{parent}>"
        if tag == "a" and "a" in self._open:
            yield "<a> inside <a>"
        if tag not in CHILDREN.get(parent, {tag}) or parent not in PARENTS.get(tag, {parent}):
            yield f"<{tag}> in <{parent}>"

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self._fault(f"</{tag}> where <{(self._open or ['nothing'])[-1]}> is open")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and (not self._open or self._open[-1] in CHILDREN):
            self._fault(f"{data.strip()!r} stands outside the entries")

    def handle_comment(self, data: str) -> None:
        self._fault("a comment is left on the page")

    def unknown_decl(self, data: str) -> None:
        self._fault(f"unknown declaration {data!r}")


def _loose_signs(html: str) -> Iterator[str]:
    """``&`` and ``<`` that are not part of a reference or a tag."""
    for found in re.finditer(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[a-zA-Z]+);)|<(?![a-zA-Z/!])", html):
        line = html.count("\n", 0, found.start()) + 1
        yield f"line {line}: {found[0]} is not escaped"
