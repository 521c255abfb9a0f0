"""The one place where Markdown becomes HTML: rendered without raw HTML, then sanitised."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from itertools import groupby

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_TAGS = {
    "p", "br", "ul", "ol", "li", "strong", "em", "code", "blockquote", "a", "h2", "h3", "h4", "hr",
}  # fmt: skip
_LEFT_OUT = (
    "image_link", "image_reference", "short_image_ref", "reference", "short_reference",
)  # fmt: skip
_SCHEMES = ("https:", "mailto:", "tel:")
_HEADINGS = re.compile(r"^ *(#|=+ *$|-+ *$)", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n(?: *\n)+")
# What can mean anything to Markdown; a block of lines without it is a plain paragraph.
_MARKS = re.compile(r"[*_`\[\\]|^\s*(?:[#>+=-]|\d+[.)]\s)|^(?: {4}|\t)|  $", re.MULTILINE)

# A list as most texts have it: a line per item, nothing inside it.
_LIST = re.compile(r"(?:[-*+] \S.*(?:\n|\Z))+")


def render(text: str, base_path: str = "", heading: int = 2) -> str:
    """HTML of a Markdown text, safe to place on a page.

    Args:
        text: the Markdown.
        base_path: put before links to the site itself, which begin with ``/``.
        heading: the level of the text's highest heading, so that it cannot break the
            page's outline.
    """
    if _HEADINGS.search(text):  # a heading's level depends on the one before
        return _rendered(text, base_path, heading)
    # Most paragraphs have no Markdown in them, and Markdown is the dearest step of a build.
    html = []
    for is_plain, blocks in groupby(_BLANK_LINES.split(text.strip("\n")), key=_is_plain):
        if is_plain:
            html += [
                f"<p>{escape(block.strip(), quote=False)}</p>" for block in blocks if block.strip()
            ]
        else:
            html.append(_marked(list(blocks), base_path, heading))
    return "\n".join(html)


def _is_plain(block: str) -> bool:
    return _MARKS.search(block) is None


def _marked(blocks: list[str], base_path: str, heading: int) -> str:
    if len(blocks) == 1 and _LIST.fullmatch(blocks[0]):
        items = [line[2:].strip() for line in blocks[0].splitlines()]
        if all(map(_is_plain, items)):
            listed = "\n".join(f"<li>{escape(item, quote=False)}</li>" for item in items)
            return f"<ul>\n{listed}\n</ul>"
    return _rendered("\n\n".join(blocks), base_path, heading)


@lru_cache(maxsize=4_096)
def _rendered(text: str, base_path: str, heading: int) -> str:
    html = _CLEANER.clean(_markdown(base_path, heading).convert(text))
    # A link that lost its address is only its words.
    return re.sub("<a>(.*?)</a>", r"\1", html, flags=re.DOTALL)


def is_allowed(address: str) -> bool:
    """Whether a link may lead there: another site by https, a mailbox, a phone, this site."""
    return is_path(address) or address.startswith("#") or address.lower().startswith(_SCHEMES)


def is_path(address: str) -> bool:
    """Whether it is a path of this site; ``//`` begins the name of another host."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def _only_known_addresses(tag: str, attribute: str, value: str) -> str | None:
    return value if is_allowed(value) else None


_CLEANER = nh3.Cleaner(
    tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"https", "mailto", "tel"},
    url_relative="pass_through", link_rel=None, attribute_filter=_only_known_addresses,
)  # fmt: skip


@lru_cache(maxsize=16)
def _markdown(base_path: str, heading: int) -> Markdown:
    markdown = Markdown(extensions=[_Plain(base_path, heading)])
    # Raw HTML is text: the two processors that let it through are taken out.
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    # Pictures are out, and "[a][b]" is text: links are written where they stand.
    for name in (
        "image_link",
        "image_reference",
        "short_image_ref",
        "reference",
        "short_reference",
    ):
        markdown.inlinePatterns.deregister(name)
    markdown.parser.blockprocessors.deregister("reference")
    return markdown


class _Plain(Extension):
    def __init__(self, base_path: str, heading: int) -> None:
        super().__init__()
        self._base_path = base_path
        self._heading = heading

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Tidy(md, self._base_path, self._heading), "tidy", 0)


class _Tidy(Treeprocessor):
    """Fits headings into the page's outline and points site links at where the site lives."""

    def __init__(self, md: Markdown, base_path: str, heading: int) -> None:
        super().__init__(md)
        self._base_path = base_path
        self._heading = heading

    def run(self, root: object) -> None:
        above = self._heading - 1
        for element in root.iter():  # type: ignore[attr-defined]
            if re.fullmatch("h[1-6]", element.tag):
                level = max(int(element.tag[1]), 2) + self._heading - 2
                above = min(level, above + 1, 4)
                element.tag = f"h{above}"
            elif element.tag == "a" and is_path(address := element.get("href", "")):
                element.set("href", self._base_path + address)
