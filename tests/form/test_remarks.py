"""What stands below a text while one types it."""

from __future__ import annotations

from typing import Any

import pytest

from plugins.plain import advice_in
from plugins.register import LANGUAGES, personal
from plugins.register.reading import read_yaml
from plugins.register.schema import SCHEMA_FOLDER
from tests.conftest import TODAY
from tests.form.forms import form_of

EASY = "Du kan se, om du kan bade nu. " * 4
HARD = "Forvaltningen registrerer badevandskvaliteten løbende. " * 8


@pytest.fixture(scope="module")
def forms(scripts, municipality) -> dict[str, Any]:
    return {speech: scripts.keep(form_of(municipality, speech)) for speech in LANGUAGES}


@pytest.fixture(scope="module")
def remarks(scripts, forms):
    """The remarks on a text."""

    def remarks(text: str, speech: str = "da", **about: Any) -> dict[str, Any]:
        return scripts.call("remarks.js", "remarks", forms[speech], text, TODAY.isoformat(), about)

    return remarks


@pytest.mark.parametrize(
    ("text", "limit", "speech", "figure"),
    [
        (EASY, None, "da", "LIX 8,0 – meget let."),
        (EASY, 44, "da", "LIX 8,0 – meget let. Grænsen er 44."),
        (EASY, 44, "en", "LIX 8.0 – very easy. The limit is 44."),
        (
            HARD,
            44,
            "da",
            "LIX 104,0 – svær som en lov. Grænsen er 44: skriv kortere sætninger og kortere ord.",
        ),
    ],
)
def test_a_text_is_placed_on_the_scale(remarks, text, limit, speech, figure):
    said = remarks(text, speech, language="da", limit=limit)

    assert (said["figure"], said["isAbove"]) == (figure, text == HARD)


@pytest.mark.parametrize(
    ("lix", "part"),
    [
        (0, "very-easy"), (24, "very-easy"), (24.1, "easy"), (34, "easy"), (34.1, "medium"),
        (44, "medium"), (44.1, "demanding"), (54, "demanding"), (54.1, "very-hard"),
        (200, "very-hard"),
    ],
)  # fmt: skip
def test_the_scale_is_that_of_lix(scripts, lix, part):
    assert scripts.call("plain.js", "partOfScale", lix) == part


def test_a_short_text_has_no_figure(remarks):
    said = remarks("Du kan bade nu.", language="da", limit=44)

    assert (said["figure"], said["tips"], said["warnings"]) == (None, [], [])


def test_a_few_tips_are_enough_and_each_kind_comes_first(remarks):
    text = f"{HARD} Såfremt borgeren anmoder om ESDH, vil KLE og FOR blive anvendt."

    tips = remarks(text, language="da")["tips"]

    assert tips == [
        'svær sætning: "Forvaltningen registrerer badevandskvaliteten løbende."',
        'skriv "hvis" i stedet for "såfremt"',
        "ESDH: skriv, hvad det betyder, første gang",
    ]


def test_of_a_hard_sentence_that_is_long_nothing_else_is_said(remarks):
    text = f"Du registrerer{' et skilt af registrering' * 8}. Du ser ingenting."

    tips = remarks(text, language="da")["tips"]

    assert [tip.partition(":")[0] for tip in tips] == ["34 ord i én sætning"]


def test_of_hard_sentences_only_the_hardest_is_shown(remarks):
    tips = remarks(f"{HARD} Registreringen ser du offentliggjort.", language="da")["tips"]

    assert tips == ['svær sætning: "Forvaltningen registrerer badevandskvaliteten løbende."']


def test_the_gist_stays_while_only_the_figure_changes(remarks):
    before, after = (remarks(EASY + more, language="da") for more in ("Du ", "Du kan "))

    assert before["figure"] != after["figure"]
    assert before["gist"] == after["gist"] != remarks(HARD, language="da")["gist"]


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("150290-1234, 150290-1235", ["Det ligner et CPR-nummer. Slet det."]),
        (
            "reg.nr. 1234 konto 12345678",
            ["Det ligner et kontonummer. Slet det, og link til en side om betaling."],
        ),
        (
            "33 66 33 66 x@gmail.com",
            [
                "Det ligner et telefonnummer. Flyt det til feltet for telefon.",
                "Det ligner en privat mailadresse. Skriv den fælles postkasse.",
            ],
        ),
        ("post@lillefjord.example", []),
    ],
)
def test_personal_data_is_warned_of_and_not_repeated(remarks, text, warnings):
    assert remarks(text)["warnings"] == warnings


def test_a_phone_number_may_stand_in_its_own_field(remarks):
    assert remarks("33 66 33 66", isPhone=True)["warnings"] == []


def test_a_text_in_no_language_is_not_measured(remarks):
    said = remarks(HARD)

    assert (said["figure"], said["tips"]) == (None, [])


def test_everything_that_can_be_said_is_said_in_both_languages():
    said = read_yaml("advice.yaml", (SCHEMA_FOLDER / "advice.yaml").read_text("utf-8")).data

    assert {code for code, texts in said.items() if set(texts) != {"da", "en"}} == set()
    assert set(advice_in("da")) >= personal.CODES
