"""Charts that are tables: every row says its number in words, and a bar says it once more.

A bar is drawn in the number itself: as wide as the count, in a picture as wide as the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from plugins.register.addresses import slug
from plugins.register.figures import Count, Groups, OpenQuestion

from .language import Language
from .lists import NOT_STATED
from .shared import Shared


class Bar(NamedTuple):
    """A row of a chart; *address* leads to the things behind the number."""

    label: str
    count: Count
    said: str
    address: str | None = None
    note: str | None = None
    is_open: bool = False


class Chart(NamedTuple):
    """Rows with their *caption*; *heads* stand above the labels and above the numbers."""

    caption: str
    heads: tuple[str, str]
    bars: list[Bar]


def tools(language: Language, count: Count) -> str:
    """How many tools: 3 tools (30%)."""
    words = language.ngettext("%(n)s tool", "%(n)s tools", count.n)
    return _with_share(language, words % {"n": language.number(count.n)}, count)


def number(language: Language, count: Count) -> str:
    """The number alone, where a heading says of what: 3 (30%)."""
    return _with_share(language, language.number(count.n), count)


def part(language: Language, count: Count) -> str:
    """How many of how many: 3 of 10 (30%)."""
    return _with_share(language, in_words(language, count), count)


def in_words(language: Language, count: Count) -> str:
    """How many of how many, and no more: 3 of 10."""
    return language.gettext("%(n)s of %(of)s") % {
        "n": language.number(count.n), "of": language.number(count.of)
    }  # fmt: skip


def _with_share(language: Language, said: str, count: Count) -> str:
    return f"{said} ({language.percent(count.share)})" if count.share else said


def by_answer(
    shared: Shared,
    caption: str,
    groups: Groups,
    label: Callable[[str], str],
    way: str | None = None,
) -> Chart:
    """How many tools give each answer; with the lists of the *way* to group them, if there are."""
    language = shared.language
    bars = [
        Bar(
            shared.say("Not stated") if code is None else label(code),
            count,
            tools(language, count),
            _list(shared, way, code) if way and count.n else None,
            is_open=code is None,
        )
        for code, count in groups
    ]
    return Chart(caption, (shared.say("Answer"), shared.say("Tools")), bars)


def _list(shared: Shared, way: str, code: str | None) -> str:
    """The link to the tools that give an answer, or none."""
    return shared.url("lists", way, NOT_STATED if code is None else slug(code))


def questions(shared: Shared, caption: str, asked: Iterable[OpenQuestion]) -> Chart:
    """Which questions tools leave open, how many do, and why."""
    bars = [
        Bar(
            one.field.label[shared.code],
            one.open,
            part(shared.language, one.open),
            note=_reasons(shared.language, one.reasons),
        )
        for one in asked
    ]
    return Chart(caption, (shared.say("Question"), shared.say("Tools without an answer")), bars)


def _reasons(language: Language, reasons: Groups) -> str:
    given = [(language.inside("unanswered_reasons", code), n) for code, (n, _) in reasons if n]
    if len(given) == 1:
        return given[0][0]
    return ", ".join(f"{reason} ({language.number(n)})" for reason, n in given)


__all__ = ["Bar", "Chart", "by_answer", "in_words", "number", "part", "questions", "tools"]
