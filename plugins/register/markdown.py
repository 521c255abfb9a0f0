"""The one place where Markdown becomes HTML, and where a text says what it may not hold.

Python-Markdown renders without raw HTML, and nh3 sanitises what comes out. Both are
dear: :func:`render` turns to them only for a text with Markdown in it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from itertools import groupby

from .markdown_faults import Fault, faults, is_within_limits

_HEADINGS = re.compile(r"^ *(#|=+ *$|-+ *$)", re.MULTILINE)
_BLANK_LINES = re.compile(r"(?:\A|\n)(?: *\n)+")
# What can mean anything to Markdown; a block of lines without it is a plain paragraph.
_MARKS = re.compile(
    r"[*_`\[\\\x00-\x09\x0b-\x1f]|<\S|^\s*(?:[#>+=-]|\d+\.\s)|^ {4}|  $", re.MULTILINE
)
# A list as most texts have it: a line per item, nothing inside it.
_LIST = re.compile(r"(?:[-*+] \S.*(?:\n|\Z))+")


def render(text: str, base_path: str = "", heading: int = 2) -> str:
    """HTML of a Markdown text, safe to place on a page.

    A text beyond the limits that :func:`faults` tells of is shown as it is written: its
    Markdown could take minutes.

    Args:
        text: the Markdown.
        base_path: put before links to the site itself, which begin with ``/``.
        heading: the level of the text's highest heading, so that it cannot break the
            page's outline.
    """
    blocks = [block for block in _BLANK_LINES.split(text.rstrip(" \n")) if block.strip()]
    plain = [_is_plain(block) for block in blocks]
    if all(plain) or not is_within_limits(text):
        return _paragraphs(blocks)
    if _HEADINGS.search(text):  # a heading's level depends on the one before
        return _rendered("\n\n".join(blocks), base_path, heading)
    # Most paragraphs have no Markdown in them, and Markdown is the dearest step of a build.
    html = []
    for is_plain, found in groupby(zip(plain, blocks, strict=True), key=lambda pair: pair[0]):
        part = [block for _, block in found]
        html.append(_paragraphs(part) if is_plain else _marked(part, base_path, heading))
    return "\n".join(filter(None, html))


def _is_plain(block: str) -> bool:
    return _MARKS.search(block) is None


def _paragraphs(blocks: list[str]) -> str:
    return "\n".join(f"<p>{_text(block)}</p>" for block in blocks)


def _text(block: str) -> str:
    return escape(block.lstrip(), quote=False)


def _marked(blocks: list[str], base_path: str, heading: int) -> str:
    if len(blocks) == 1 and _LIST.fullmatch(blocks[0]):
        items = [line[2:] for line in blocks[0].rstrip("\n").split("\n")]
        if all(map(_is_plain, items)):
            listed = "\n".join(f"<li>{_text(item)}</li>" for item in items)
            return f"<ul>\n{listed}\n</ul>"
    return _rendered("\n\n".join(blocks), base_path, heading)


@lru_cache(maxsize=4_096)
def _rendered(text: str, base_path: str, heading: int) -> str:
    # Imported here: the check of the register needs neither Python-Markdown nor nh3.
    from .markdown_html import renderer

    return renderer(base_path, heading).html(text)


__all__ = ["Fault", "faults", "render"]
