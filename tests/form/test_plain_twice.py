"""The form measures a text as ``inv language`` does, and gives the same advice."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins import plain
from plugins.register import LANGUAGES, language, texts_of
from tests.conftest import MUNICIPALITY, TODAY
from tests.form.forms import form_of
from tests.properties.texts import official_texts, texts
from tests.register.test_language import COUNTED

PROJECT = MUNICIPALITY.parents[1]


@pytest.fixture(scope="module")
def forms(scripts, municipality) -> dict[str, Any]:
    return {speech: scripts.keep(form_of(municipality, speech)) for speech in LANGUAGES}


@pytest.fixture(scope="module")
def in_the_form(scripts, forms):
    """The measure and the advice that the form gives of a text."""

    def said(text: str, code: str, names: Collection[str], speech: str) -> tuple[Any, ...]:
        measured = scripts.call("plain.js", "measure", forms[speech], text, code, list(names))
        advised = scripts.call("plain.js", "advice", forms[speech], text, code, list(names))
        return (
            (measured["lix"], measured["words"], measured["sentences"]),
            [one["says"] for one in advised["advice"]],
        )

    return said


def in_python(text: str, code: str, names: Collection[str], speech: str) -> tuple[Any, ...]:
    measured = language.measure(text, code, names)
    is_prose = " " in text.strip()
    advised = plain.advice(text, code, measured, names, speech) if is_prose else ()
    return (measured.lix, measured.words, list(measured.sentences)), list(advised)


@pytest.mark.slow
@pytest.mark.parametrize("root", [MUNICIPALITY, PROJECT], ids=("lillefjord", "own"))
def test_every_text_of_a_register_is_measured_alike(in_the_form, root):
    said = [
        (one.text, one.language, sorted(texts.names))
        for texts in texts_of(root, today=TODAY)
        for one in texts.said
        if one.language is not None
    ]

    assert said
    for text, code, names in said:
        assert in_the_form(text, code, names, "da") == in_python(text, code, names, "da"), text


def test_texts_counted_by_hand_are_counted_so(scripts, forms):
    counted = [
        scripts.call("plain.js", "measure", forms["da"], text, code)["lix"]
        for code, text, _ in COUNTED
    ]

    assert counted == pytest.approx([lix for _, _, lix in COUNTED])


def test_figures_are_written_alike(scripts):
    figures = [0.0, 12.25, 12.75, 13.25, 13.75, 24.35, 38.049999, 38.05, 43.96, 100 / 3, 130.25]

    written = [scripts.call("plain.js", "figure", lix) for lix in figures]

    assert written == [language.figure(lix) for lix in figures]


ADVISED = [
    "Såfremt borgeren ønsker det, sker det i henhold til reglerne i ESDH.",
    "In order to comply, the citizen shall utilise KLE (a list) and ESDH.",
    f"Du ser{' et skilt' * 12}.",
    "Forvaltningen registrerer badevandskvaliteten løbende. " * 7 + "150290-1234 bader her i dag.",
    "Se her.\n# En overskrift\nDu ser et skilt.\nOg et til.\n\n> Et citat.\nMere af det.",
    "Du ser:\n- et skilt\n- et skilt.\n- Ser du?\n1) Se her!\nog der.\n\n2. [Se](https://a.example).",
    "Du ser\x1c- Se her.\x85- Se der.\u2028- Se nu.\x0b- Se så.\r\n- Se!\n",
    "Du ser (fx. Et skilt). Se nr. 5. Se art. 6 og 7. Nr. Otte. Er det et skilt? Ja.” Og fx. her ",
    "Du kan se tallene ved stranden. Forvaltningen registrerer temperaturen automatisk kl. 7. "
    "Målingerne bliver opbevaret i et arkiv (KLE) hos forvaltningen. Kommunen offentliggør "
    "resultaterne hver morgen. Stranden bliver lukket, når vandkvaliteten er for dårlig.",
    "Hør 'Lille*fjord' og Lille*fjorden. Lille*fjord er her.",
]


@pytest.mark.parametrize("speech", LANGUAGES)
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("text", ADVISED)
def test_the_advice_has_the_words_of_the_command(in_the_form, text, code, speech):
    names = ("Lille*fjord", "fjord", "*")

    assert in_the_form(text, code, names, speech) == in_python(text, code, names, speech)


def test_a_text_without_a_space_is_no_prose(scripts, forms):
    advised = scripts.call("plain.js", "advice", forms["da"], " ESDH\n", "da")

    assert advised == {"lix": None, "words": 0, "limit": None, "advice": []}


def test_a_figure_comes_with_enough_words_only(scripts, forms):
    said = ["et skilt " * times for times in (14, 15)]

    figures = [scripts.call("plain.js", "advice", forms["da"], one, "da")["lix"] for one in said]

    assert figures == [None, 30.0]


@pytest.mark.slow
@pytest.mark.parametrize("code", LANGUAGES)
@given(text=official_texts() | texts(), names=st.lists(official_texts(2), max_size=2))
def test_any_text_is_measured_alike(in_the_form, code, text, names):
    assert in_the_form(text, code, names, "en") == in_python(text, code, names, "en")
