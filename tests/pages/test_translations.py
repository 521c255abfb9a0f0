"""Every word of the interface has its Danish, and no Danish is left over."""

from __future__ import annotations

import re

import pytest

from plugins import messages

CATALOGUE = messages.translated()
MESSAGES = [message for message in CATALOGUE if message.id]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}")


def forms(said):
    return said if isinstance(said, (tuple, list)) else (said,)


def test_the_catalogue_is_as_inv_messages_would_write_it():
    assert messages.updated().decode() == messages.CATALOGUE.read_text(encoding="utf-8")


def test_the_catalogue_holds_the_words_in_use_and_no_others():
    assert {m.id for m in MESSAGES} == {m.id for m in messages.used() if m.id}
    assert CATALOGUE.obsolete == {}


def test_the_words_of_templates_and_code_are_both_found():
    in_use = {m.id: [place for place, _ in m.locations] for m in messages.used()}

    assert "theme/templates/base.html" in in_use["Skip to the content"]
    assert "plugins/pages/facts.py" in in_use["Does it use AI?"]
    assert ("%(n)s tool", "%(n)s tools") in in_use


def test_nothing_lacks_its_danish_or_awaits_a_look():
    assert messages.untranslated(CATALOGUE) == []


def test_only_a_few_words_are_the_same_in_both_languages():
    assert {m.id for m in MESSAGES if m.id == m.string} == {
        "%(status)s %(date)s", "AI", "Data", "KL's ring", "KL's ring %(edition)s: %(ring)s",
        "Radar", "Ring", "Situation", "Status",
    }  # fmt: skip


def test_the_danish_keeps_the_placeholders():
    def placeholders(said):
        return {frozenset(PLACEHOLDER.findall(form)) for form in forms(said)}

    assert [m.id for m in MESSAGES if placeholders(m.string) != placeholders(m.id)] == []


def test_the_danish_ends_as_the_english_does():
    def end(said):
        return re.search(r"[.:?]?$", forms(said)[0])[0]

    assert [m.id for m in MESSAGES if end(m.string) != end(m.id)] == []


def test_an_untranslated_string_is_named(tmp_path, monkeypatch):
    po = tmp_path / "da.po"
    text = messages.CATALOGUE.read_text(encoding="utf-8")
    po.write_text(text.replace('msgstr "Hovedmenu"', 'msgstr ""'), encoding="utf-8")
    monkeypatch.setattr(messages, "CATALOGUE", po)

    assert [m.id for m in messages.untranslated(messages.translated())] == ["Main menu"]


def test_a_string_no_longer_used_is_taken_out(tmp_path, monkeypatch):
    po = tmp_path / "da.po"
    text = messages.CATALOGUE.read_text(encoding="utf-8")
    po.write_text(f'{text}\nmsgid "Gone for good"\nmsgstr "Væk for altid"\n', encoding="utf-8")
    monkeypatch.setattr(messages, "CATALOGUE", po)

    assert messages.updated().decode() == text


TEMPLATES = sorted((messages.PROJECT / "theme" / "templates").glob("*.html"))
SAID_TO_READERS = ("aria-label", "title", "alt", "placeholder", "data-label", "content")
# What is the same in all languages.
NAMES = {"CVR", "404"}
FOR_MACHINES = {"width=device-width, initial-scale=1", "light dark", "noindex", "0; url="}
# Each names the other language in that language.
TO_THE_TWIN = {
    "Read this page in English", "Læs siden på dansk", "Show the page in English",
    "Vis siden på dansk",
}  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_template_has_no_words_of_its_own(template):
    source = template.read_text(encoding="utf-8")
    shown = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", source, flags=re.DOTALL)

    assert [word for word in re.findall(r"\w{2,}", shown) if word not in NAMES] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_no_attribute_of_a_template_has_words_of_its_own(template):
    source = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", template.read_text(encoding="utf-8"))
    said = re.findall(rf'(?:{"|".join(SAID_TO_READERS)})="([^"]*)"', source)

    assert [words for words in said if words not in FOR_MACHINES and re.search(r"\w", words)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_every_sentence_in_an_expression_is_translated(template):
    source = template.read_text(encoding="utf-8")
    expressions = "\n".join(re.findall(r"\{\{.*?\}\}|\{%.*?%\}", source, flags=re.DOTALL))
    untranslated = re.sub(r'\b(?:_|ngettext)\("[^"]*"(?:, "[^"]*")?', "", expressions)
    said = {words for words in re.findall(r'"([^"]*)"', untranslated) if re.search(r"\w \w", words)}

    assert said <= TO_THE_TWIN
