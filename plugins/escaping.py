"""Text that means nothing but itself: in Markdown, and in a spreadsheet."""

from __future__ import annotations

import re

# A backslash takes the meaning from every sign that Markdown knows (CommonMark 2.4).
_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")
# What a spreadsheet takes for a formula (OWASP, CSV Injection). One that expects semicolons or
# tabs, as a Danish one does, finds cells inside a cell.
_FORMULA = re.compile(r"(^|[;\t\r\n])(?=\s*[=+\-@＝＋－＠]|[\t\r\n])")


def in_markdown(text: str) -> str:
    """*text* on one line of Markdown."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def in_cell(text: str) -> str:
    """*text* in a spreadsheet's cell: an apostrophe before what would be a formula."""
    return _FORMULA.sub(r"\1'", text)


__all__ = ["in_cell", "in_markdown"]
