"""LIX, against texts counted by hand."""

from __future__ import annotations

import pytest

from plugins.register.language import lix, sentences

COUNTED = [
    # 3 words, 1 sentence, no long word
    ("da", "Se i dag.", 3.0),
    # 10 words, 2 sentences, 3 long: Kommunen, chatbot, spørgsmål
    ("da", "Kommunen bruger en chatbot. Den svarer på spørgsmål om affald.", 10 / 2 + 300 / 10),
    # 19 words, 2 sentences, 1 long: parkering
    (
        "da",
        "Den 4. maj 2026 kom der ca. 12 klager, jf. nr. 5. Det er fx bl.a. parkering, støj mv.",
        19 / 2 + 100 / 19,
    ),
    # 15 words, 2 sentences, 2 long: whether, parking
    (
        "en",
        "The City checks whether parking has been paid for. It is proof, e.g. in court.",
        15 / 2 + 200 / 15,
    ),
    # 13 words, 3 sentences, no long word
    ("en", "No. Art. 6 does not apply. See No. 5, i.e. the new law.", 13 / 3),
    # 36 words, 3 sentences, 9 long: forvaltningen, oplysninger, ansøgning, afgørelse, hvordan,
    # forvaltningen, behandler, personoplysninger, reglerne
    (
        "da",
        "Når du søger, får forvaltningen oplysninger fra din ansøgning og fra andre. De bliver "
        "brugt til en afgørelse, som du får i et brev. Spørg os, hvis du vil vide, hvordan "
        "forvaltningen behandler personoplysninger efter reglerne!",
        36 / 3 + 900 / 36,
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), COUNTED)
def test_lix_is_as_counted_by_hand(language, text, expected):
    assert lix(text, language) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("da", "Det er slut. Så går vi.", 2),
        ("da", "Kom den 4. maj. Kom igen den 11. juni.", 2),
        ("da", "Det koster 500 kr. Det er dyrt.", 2),
        ("da", "Det koster 12,5 pct. af prisen, dvs. for meget.", 1),
        ("da", "Se stk. 2 og art. 6, nr. 3.", 1),
        ("da", '"Må jeg?" spurgte hun. "Ja!" sagde de.', 2),
        ("da", "Du kan vælge mellem to: Ja eller nej.", 2),
        ("da", "Du kan svare to ting: ja og nej.", 1),
        ("da", "Se kommunens side kk.example i dag.", 1),
        ("da", "Uden punktum til sidst", 1),
        ("en", "Call us at 9 a.m. tomorrow. We open on 4 May.", 2),
        ("en", "It is kept, e.g. Monday, for 2.5 years.", 1),
        ("en", "See Art. 6(1)(e) and No. 7.", 1),
        ("en", "No. You cannot.", 2),
        ("en", "", 0),
        ("en", "— § & <", 0),
    ],
)
def test_a_sentence_ends_where_it_should(language, text, count):
    assert len(list(sentences(text, language))) == count


def test_headings_quotations_and_entries_that_are_no_sentences_are_left_out():
    text = (
        "# Overskriften tæller ikke\nVi gør tre ting:\n\n- læser ansøgningen\n"
        "- sender **brevet**\n- Så er det slut.\n\n1. regning\n\n"
        "> Citatet tæller\n> heller ikke.\n\nLæs [om reglerne](https://a.example/lange-ord)."
    )

    assert list(sentences(text, "da")) == [
        ["Vi", "gør", "tre", "ting"],
        ["Så", "er", "det", "slut"],
        ["Læs", "om", "reglerne"],
    ]


def test_an_entry_may_go_over_several_lines():
    text = "- Vi læser din\n  ansøgning.\n- Du får svar."

    assert list(sentences(text, "da")) == [
        ["Vi", "læser", "din", "ansøgning"],
        ["Du", "får", "svar"],
    ]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("seksbog", 1 + 100),
        ("seksbo", 1),
        ("CPR-nummer", 1 + 100),
        ("AI'en", 1),
        ("1.250.000", 1),
        ("æøåæøåæ", 1 + 100),
    ],
)
def test_a_long_word_has_seven_letters(word, expected):
    assert lix(word, "da") == expected


def test_a_text_without_words_is_not_hard_to_read():
    assert lix("", "da") == 0
