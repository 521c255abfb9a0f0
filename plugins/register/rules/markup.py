"""Rules about Markdown: what is written is what is shown, and nothing is taken out silently."""

from __future__ import annotations

from collections.abc import Iterator

from ..markdown_faults import faults
from ..problem import Problem
from ..texts import Texts


def markdown_is_shown_as_written(texts: Texts) -> Iterator[Problem]:
    """A Markdown text has nothing that the site leaves out or cannot show."""
    for said in texts.in_markdown():
        for fault in faults(said.text):
            line = texts.line(said.at, fault.line)
            yield Problem(texts.path, said.at, fault.code, fault.values, line=line)
