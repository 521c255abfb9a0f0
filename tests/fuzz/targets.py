"""What is fuzzed: code that takes whatever anyone sends in.

A target takes bytes and returns; what it raises, and what takes too long or too much memory, is
a finding. Run as a module, it is one fuzzing process: ``python -m tests.fuzz.targets loader …``
with the options of libFuzzer.
"""

from __future__ import annotations

import re
import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import atheris

from tests.moments import A_MOMENT, timed

from .seeds import PLACES

with atheris.instrument_imports(include=["plugins.register", "markdown"]):
    # Some of these are imported late elsewhere, and would then not lead the inputs.
    from plugins.register import LANGUAGES, RegisterInvalid, load_register, markdown_html, shape  # noqa: F401
    from plugins.register.markdown import faults, render
    from plugins.register.reading import Unreadable, decode
    from plugins.register.report import FORMATS

MOST_MEGABYTES = 200

TODAY = date(2026, 7, 1)
# What a text may hold as elements: see plugins/register/markdown_html.py.
ELEMENTS = {
    "p", "br", "ul", "ol", "li", "strong", "em", "code", "blockquote", "a", "h3", "h4", "hr",
}  # fmt: skip


class TooMuch(Exception):
    """An input takes more time or memory than one file may."""


class Wrong(Exception):
    """Markdown became something that no text may hold."""


def loader(content: bytes) -> None:
    """A register of one file is read, or every mistake in it is explained."""
    path = _ROOT / "content" / PLACES[content[0] % len(PLACES) if content else 0]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content[1:])
    try:
        load_register(_ROOT, today=TODAY)
    except RegisterInvalid as invalid:
        for show in FORMATS.values():
            for language in LANGUAGES:
                show(invalid.problems, language)
    finally:
        path.unlink()


def markdown(content: bytes) -> None:
    """Any text that a file may hold becomes harmless HTML, and its faults are told."""
    try:
        text = decode("a.md", content)
    except Unreadable:
        return
    for _ in faults(text):
        pass
    html = render(text, "/base", 3)
    if unknown := set(re.findall(r"</?([a-z0-9]+)", html)) - ELEMENTS:
        raise Wrong(f"{unknown}: {html}")


TARGETS: dict[str, Callable[[bytes], None]] = {"loader": loader, "markdown": markdown}


def within_limits(target: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """*target*, raising ``TooMuch`` after an input that took more than one file may."""

    def run(content: bytes) -> None:
        memory = _megabytes()
        _, took = timed(partial(target, content))
        if (grown := _megabytes() - memory) > MOST_MEGABYTES:
            raise TooMuch(f"{grown:.0f} MB")
        if took > A_MOMENT:
            raise TooMuch(f"{took:.1f} s")

    return run


def _megabytes() -> float:
    """The most memory this process has ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    name, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        _ROOT = Path(folder)
        (_ROOT / "content").mkdir()
        atheris.Setup([sys.argv[0], *options], within_limits(TARGETS[name]))
        atheris.Fuzz()
