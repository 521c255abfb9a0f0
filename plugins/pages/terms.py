"""Marks the glossary's terms on a page, each where the page first uses it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from itertools import groupby

from markupsafe import Markup

from plugins.register.model import Term

# What the schema asks of a form; a name may have other signs, and is then not looked for.
_FORM = re.compile(r"\w(?:[\w '/.-]*\w)?")
# An element in which nothing is marked, another tag, or a form: one that touches a letter, a
# hyphen or the rest of an address is part of another word.
_FOUND = r"<(a|code|h[1-6])[ >].*?</\1|<[^>]*|(?<![\w@/.&#-])(?:{forms})(?![\w@-]|[./]\w)"
# Every sign of Latin-1 as a small letter, or as the space between two words.
_LETTERS = bytes(ord(chr(n).lower()) if chr(n).isalnum() else ord(" ") for n in range(256))


class Terms:
    """The terms of a glossary in one language, with the links to them.

    *address* is the link to the glossary. The first letter of a form may be a capital one;
    the others are found as they are written.
    """

    def __init__(self, terms: Iterable[Term], language: str, address: str) -> None:
        self.addresses = {
            _uncapitalised(form): f"{address}#{term.id}"
            for term in terms
            for form in (term.name[language], *term.forms[language])
            if _FORM.fullmatch(form) and _words(form)
        }
        self.first_words = frozenset(_words(form)[0] for form in self.addresses)
        self.pattern = _pattern(self.addresses)

    def on_a_page(self) -> FirstUses:
        """What marks the terms of one page."""
        return FirstUses(self)


class FirstUses:
    """Marks each term the first time it stands in the texts of a page, given in their order."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._marked: set[str] = set()

    def in_text(self, text: str) -> Markup:
        """*text* as HTML, with its terms marked."""
        return self.in_html(escape(text, quote=False))

    def in_html(self, html: str) -> Markup:
        """*html* with its terms marked, but for those in links, headings and code."""
        # Most texts have no term, and to see that is quick.
        if self._terms.first_words.isdisjoint(_words(html)):
            return Markup(html)
        return Markup(self._terms.pattern.sub(self._linked, html))

    def _linked(self, found: re.Match[str]) -> str:
        form = found[0]
        address = self._terms.addresses.get(_uncapitalised(" ".join(form.split())))
        if address is None or address in self._marked:
            return form
        self._marked.add(address)
        return f'<a class="term" href="{address}">{form}</a>'


def _words(text: str) -> list[bytes]:
    """The words of a text in small letters, quickly; a sign of another script is no letter."""
    return text.encode("latin-1", "replace").translate(_LETTERS).split()


def _uncapitalised(form: str) -> str:
    return form[0].lower() + form[1:]


def _pattern(forms: Iterable[str]) -> re.Pattern[str]:
    """Finds the longest of *forms*, and what :data:`_FOUND` tells of."""
    either = {letter + form[1:] for form in forms for letter in (form[0], form[0].upper())}
    longest_first = sorted(either, key=lambda form: (form[0], -len(form), form))
    # Grouped by their first letters, most are ruled out at once.
    by_letter = "|".join(
        f"{letter}(?:{'|'.join(_across_lines(form[1:]) for form in group)})"
        for letter, group in groupby(longest_first, key=lambda form: form[0])
    )
    return re.compile(_FOUND.replace("{forms}", by_letter), re.DOTALL)


def _across_lines(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s+")


__all__ = ["FirstUses", "Terms"]
