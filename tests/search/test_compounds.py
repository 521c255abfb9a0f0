"""Danish compounds are taken apart into words of the register, and other words are left whole."""

from __future__ import annotations

import pytest

from plugins.search.compounds import splitter

# What a register speaks of, as its texts have it; "svar" and "slag" to tempt.
_SAID = """
    afgift afgifter ansigt ansøgning arbejde automat behandling betal betale betaling bil billet
    bruger båd cykel dag dagpenge data forskel gade gang gave giver hjem hjemmeside hus hvor
    indkomst ingen job kamera kameraer komme kommune land leder lige liste marked mellem
    menneske nummer over overvågning park parken parkering penge plade plads plej plejehjem
    radar ret rettighed ring sag selv servicen side slag stemme stilling svar syg sygedagpenge
    system søge tid ting tv under ung valg vej venteliste
"""
WORDS = frozenset(_SAID.split())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("sygedagpenge", ("syg", "dagpenge", "dag", "penge")),
        ("dagpengesystem", ("dagpenge", "dag", "penge", "system")),
        ("parkeringsafgift", ("parkering", "afgift")),
        ("parkeringsafgiften", ("parkering", "afgiften")),
        ("parkeringspladser", ("parkering", "pladser")),
        ("nummerplader", ("nummer", "plader")),
        ("sagsbehandling", ("sag", "behandling")),
        ("arbejdsmarkedet", ("arbejde", "markedet")),
        ("hjemmeside", ()),  # "hjemme" is not a word of this register
        ("plejehjemmet", ()),
        ("kommunevalg", ("kommune", "valg")),
        ("ungevalg", ("ung", "valg")),
        ("bådplads", ("båd", "plads")),
        ("cykelsti", ()),  # "sti" is too short to be sure of
        ("overvågningskamera", ("overvågning", "kamera")),
        ("gadekamera", ("gade", "kamera")),
        ("betalingsautomaten", ("betaling", "automaten")),
        ("ventelisteplads", ("venteliste", "plads")),
    ],
)
def test_a_compound_is_found_by_its_parts(word, parts):
    assert splitter(WORDS)(word) == parts


@pytest.mark.parametrize(
    "word",
    [
        "ansvar", "forslag", "bestemme", "undersøge", "overgang", "parkering", "arbejdsgiver",
        "tilgang", "medgang", "selvtid", "udbetaling", "indstilling", "opgave", "besvar",
        "undskyld", "hvorfra", "menneske", "kommune", "ansigt", "rettighed", "mellemtid",
        "folketing", "billeder",
        "betalingen", "forskellige", "afgifter", "kameraerne", "data", "p-afgift", "", "søge",
    ],
)  # fmt: skip
def test_a_word_that_only_looks_like_a_compound_is_left_whole(word):
    assert splitter(WORDS)(word) == ()


def test_a_part_that_the_register_does_not_use_is_not_added():
    assert splitter(WORDS - {"dagpenge", "penge"})("sygedagpenge") == ()


def test_words_of_a_register_without_compounds_stay_as_they_are():
    assert [splitter(())(word) for word in ("sygedagpenge", "x")] == [(), ()]
