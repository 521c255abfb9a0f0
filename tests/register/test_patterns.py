"""Every pattern in the code comes to an end on whatever a file of 64 KiB may hold."""

from __future__ import annotations

import pkgutil
import re
from functools import partial
from importlib import import_module

import pytest

import plugins.register
from plugins.register.reading import MAX_BYTES
from tests.moments import A_MOMENT, timed

# A pattern that tries each way to divide a text would take minutes for one of these.
PIECES = (
    "a", "a ", "1", "1 ", "1.", "1-", "a1", "A0 ", "@", "a@", "a.", "a@b.", "(at)", "[", "[a](",
    "](", "<", "<a", "<!--", "*", "**a", "_", "`", "`a", "|", "> ", "- ", "1. ", "#", "# a\n", "\n",
    " \n", "a\n", "- a\n", " ", "\\", "&", "&a", "&#1", "!", "![", ".", ". ", "... ", "a. ", ":",
    "a: ", '"', "'", "https://", "https://a.", "http://a ", "/a", "//", "+45", "DK50 ", "reg nr ",
    "reg nr 1234 ", "konto ", "010180", "010180 ", "010180-1234 ", "+71<", "{", "{a", "~~", "^",
    "é", "e\u0301", "•",
)  # fmt: skip


# Asked only of the beginning of a line or of a whole short word; one of a block without blank
# lines.
OF_A_BEGINNING = {
    "language._BEGINS", "language._ITEM", "loader._ID", "markdown._MARKS",
    "markdown_faults._FOREIGN_START", "markdown_faults._ITEM", "markdown_faults._NESTED",
    "markdown_faults._START", "personal._EMPLOYEE", "personal._PERSON", "reading._COMMENT",
    "reading._FIELD", "writing._NEEDS_INDENTATION",
}  # fmt: skip
MODULES = [
    import_module(module.name)
    for module in pkgutil.walk_packages(plugins.register.__path__, "plugins.register.")
]
PATTERNS = {
    f"{module.__name__.removeprefix('plugins.register.')}.{name}": value
    for module in MODULES
    for name, value in vars(module).items()
    if isinstance(value, re.Pattern)
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_takes_no_longer_than_a_file_may(name):
    pattern = PATTERNS[name]
    slow = []
    for piece in PIECES:
        text = f"{piece * MAX_BYTES}"[:MAX_BYTES] + "\0"
        tried = pattern.match if name in OF_A_BEGINNING else pattern.findall
        _, took = timed(partial(tried, text))
        if took > A_MOMENT:
            slow.append(piece)

    assert slow == []


def test_every_pattern_named_here_exists():
    assert OF_A_BEGINNING - PATTERNS.keys() == set()
