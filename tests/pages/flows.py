"""The way of the data through a tool of Lillefjord, as the tests read it."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from plugins.messages import CATALOGUE
from plugins.pages.flow import stops
from plugins.pages.language import Language
from plugins.pages.place import Place
from plugins.pages.shared import Shared
from plugins.register.schema import default_schema


def shared(register, language):
    """*register* in a *language*; answers stay as they are."""
    return Shared(register, _words(language), Place(register.site.url), lambda kind, value: value)


@cache
def _words(language):
    return Language(language, default_schema(), CATALOGUE.parent)


def flow(register, tool, language="da", **answers):
    """The stops of the tool with that id, once these *answers* have taken the place of its own."""
    changed = replace(register.tools[tool], **answers)
    return stops(shared(register, language), changed)


def told(stops):
    """Each stop's title with its lines: a mark, the label, and the parts between strokes."""
    return {stop.title: [_line(line) for line in stop.lines] for stop in stops}


def _line(line):
    mark = "○ " if line.is_open else "◆ " if line.is_sensitive else ""
    label = f"{line.label}: " if line.label else ""
    return mark + label + " / ".join(line.parts)
