"""Python-Markdown without raw HTML and pictures, and nh3 after it."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import AUTOMAIL_RE, InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from .links import is_allowed, is_of_site

_TAGS = {
    "p", "br", "ul", "ol", "li", "strong", "em", "code", "blockquote", "a", "h2", "h3", "h4", "hr",
}  # fmt: skip
_LOWEST_HEADING = 4
_BLANK_LINES = re.compile(r"\A[ \n]*\n")


class Renderer:
    """Markdown for a site at *base_path*, with *heading* as the highest level of heading."""

    def __init__(self, base_path: str, heading: int) -> None:
        self._base_path = base_path
        self._markdown = Markdown(extensions=[_TextIsText(base_path, heading)])
        self._cleaner = nh3.Cleaner(
            tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"https", "mailto", "tel"},
            url_relative="pass_through", link_rel=None, attribute_filter=self._only_allowed,
        )  # fmt: skip

    def html(self, text: str) -> str:
        """Sanitised HTML of *text*."""
        # nh3 writes a non-breaking space as &nbsp;, unlike everything else on the site.
        return self._cleaner.clean(self.unsafe_html(text)).replace("&nbsp;", "\xa0")

    def unsafe_html(self, text: str) -> str:
        """What Python-Markdown makes of *text*, before it is sanitised."""
        # It takes a blank line for code where spaces stand in the first.
        return self._markdown.reset().convert(_BLANK_LINES.sub("", text))

    def _only_allowed(self, tag: str, attribute: str, value: str) -> str | None:
        address = value.removeprefix(self._base_path) if value.startswith("/") else value
        return value if is_allowed(address) else None


@lru_cache(maxsize=16)
def renderer(base_path: str, heading: int) -> Renderer:
    """The one renderer for a site and a level of heading."""
    return Renderer(base_path, heading)


class _TextIsText(Extension):
    """Takes out of Python-Markdown what a text of the register does not use."""

    def __init__(self, base_path: str, heading: int) -> None:
        super().__init__()
        self._base_path = base_path
        self._heading = heading

    def extendMarkdown(self, md: Markdown) -> None:
        # Raw HTML and entities are text.
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("entity")
        # Pictures are out, and "[a][b]" is text: links are written where they stand.
        for name in (
            "image_link", "image_reference", "short_image_ref", "reference", "short_reference",
        ):  # fmt: skip
            md.inlinePatterns.deregister(name)
        md.parser.blockprocessors.deregister("reference")
        md.inlinePatterns.register(_Mail(AUTOMAIL_RE, md), "automail", 110)
        md.treeprocessors.register(_Tidy(md, self._base_path, self._heading), "tidy", -1)


class _Mail(InlineProcessor):
    """``<unit@municipality.example>`` as a link; Python-Markdown's own disguises the letters."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        address = self.unescape(m[1]).removeprefix("mailto:")
        link = Element("a", {"href": f"mailto:{address}"})
        link.text = AtomicString(address)
        return link, m.start(0), m.end(0)


class _Tidy(Treeprocessor):
    """Fits headings into the page's outline, and links to where they may lead."""

    def __init__(self, md: Markdown, base_path: str, heading: int) -> None:
        super().__init__(md)
        self._base_path = base_path
        self._heading = heading

    def run(self, root: Element) -> None:
        above = self._heading - 1
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag):
                level = max(int(element.tag[1]), 2) + self._heading - 2
                above = min(level, above + 1, _LOWEST_HEADING)
                element.tag = f"h{above}"
            elif element.tag == "a":
                self._lead(element)
            # Python-Markdown leaves "&copy;" alone when it writes HTML; code is escaped already.
            if element.text and element.tag != "code":
                element.text = element.text.replace("&", "&amp;")
            if element.tail:
                element.tail = element.tail.replace("&", "&amp;")

    def _lead(self, link: Element) -> None:
        """Point *link* at the site's own place; one that may not lead there is only words."""
        address = link.get("href", "")
        link.attrib.clear()
        if not is_allowed(address):
            link.tag = "span"  # which is not among the tags of a text
            return
        place = self._base_path if is_of_site(address) and address.startswith("/") else ""
        link.set("href", (place + address).replace("&", "&amp;"))
