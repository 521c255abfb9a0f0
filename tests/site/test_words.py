"""No word of the interface is left in the wrong language."""

from __future__ import annotations

import re

import pytest

from plugins.messages import translated
from plugins.register.schema import default_schema

OTHER = {"da": "en", "en": "da"}


def interface_strings(language):
    """The interface's sentences of three words or more, those with a placeholder in pieces."""
    said = [
        text
        for message in translated()
        if message.id
        for text in (message.string if language == "da" else message.id, ())
        for text in ((text,) if isinstance(text, str) else text)
    ]
    pieces = [piece.strip(" .:,?") for text in said for piece in re.split(r"%\(\w+\)s", text)]
    return {piece for piece in pieces if len(piece.split()) >= 3}


def labels(language):
    """The labels and explanations of the vocabularies, three words or more."""
    return {
        text[language]
        for vocabulary in default_schema().vocabularies.values()
        for term in vocabulary.terms.values()
        for text in (term["label"], term["explained"], term.get("short", term["label"]))
        if len(text[language].split()) >= 3
    }


def questions(language):
    """The words of the questions on a tool's page."""
    kind = default_schema().kinds["tool"]
    groups = {group["title"][language] for group in kind.groups}
    return {text for text in groups | {f.label[language] for f in kind.fields} if " " in text}


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("words", [interface_strings, labels, questions])
def test_no_page_shows_words_of_the_other_language(words, language, pages):
    foreign = words(OTHER[language]) - words(language)
    own = "\n".join(f"{page.address}\n{said(page)}" for page in pages if page.language == language)

    assert len(foreign) > 10
    assert [(text, where(text, own)) for text in foreign if text in own] == []


def said(page):
    """All that a page says, in its names for screen readers too."""
    names = page.values("aria-label") + page.values("data-label")
    return "\n".join([page.text, page.title, page.description, *names])


def where(text, pages):
    """The address of the first page that says *text*."""
    before = pages[: pages.index(text)].splitlines()
    return next(line for line in reversed(before) if line.startswith("/"))
