"""What the form says of a problem in words of its own."""

from __future__ import annotations

import string

import pytest

from plugins.form_data import said_in_form
from plugins.pages import submit
from plugins.register.report import wording
from tests.form.forms import form_of


def placeholders(sentence):
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_sentence_stands_for_one_of_the_check_in_both_languages():
    shapes = {(part, *words) for said in said_in_form().values() for part, words in said.items()}

    assert said_in_form().keys() <= wording().catalogue.keys()
    assert shapes <= {("says", "da", "en"), ("mend", "da", "en")}


@pytest.mark.parametrize("code", said_in_form())
def test_a_sentence_asks_for_nothing_that_the_check_does_not_give(code):
    sentences = wording().catalogue[code].values()
    known = set().union(*(placeholders(words["da"]) for words in sentences))

    for words in said_in_form()[code].values():
        assert placeholders(words["da"]) == placeholders(words["en"])
        assert placeholders(words["da"]) <= known


def test_the_page_is_sent_them_and_the_check_is_not(municipality):
    form = form_of(municipality)

    sent = submit._sent(form)["problems"]["question-open"]

    assert sent["says"] == {"da": "Der er ikke svaret."}
    assert "unanswered" in form["problems"]["question-open"]["says"]["da"]
