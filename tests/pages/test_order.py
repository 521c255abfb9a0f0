"""Lists stand in the alphabetical order that readers of each language know."""

from __future__ import annotations

import random
from typing import NamedTuple

import pytest

from plugins.messages import CATALOGUE
from plugins.pages.language import Language
from plugins.register import Text
from plugins.register.schema import default_schema

# Equal to Intl.Collator("da") of CLDR.
DANISH = [
    "10 tal", "2 tal", "AB", "Ab", "ab", "Alfa", "Aula", "Cura", "Digital Post", "Digitalt",
    "Giv et praj", "Kanal", "KBHiJob", "KSD", "KY", "Kål", "Kaas", "Møller", "Parkering", "Vest",
    "Wien", "zebra", "Zoo", "Æble", "Ælling", "Ærø", "Øl", "Øresund", "Ørsted", "Østerbro", "Å",
    "Aa", "Åben dialog", "Aabenraa", "Ågade", "ål", "aalborg", "Aarhus", "Åse", "Aase",
]  # fmt: skip

# Equal to Intl.Collator("en"): Å beside A, Ø beside O, Æ as AE, small letters first.
ENGLISH = [
    "10 tools", "2 tools", "Aalborg", "Aarhus", "Aberdeen", "ÅbyApp", "Adviser", "Aegis", "Ænima",
    "Afar", "Ågade", "Alpha", "oasis", "Odense", "Øl", "Olive", "Øresund", "other", "tool", "Tool",
    "toolbox", "zebra", "Zoo",
]  # fmt: skip

SAMPLES = {"da": DANISH, "en": ENGLISH}


class Thing(NamedTuple):
    id: str
    name: Text


@pytest.fixture(scope="module", params=["da", "en"])
def language(request):
    return Language(request.param, default_schema(), CATALOGUE.parent)


@pytest.mark.parametrize("shuffle", range(20))
def test_names_in_any_order_come_out_in_alphabetical_order(shuffle, language):
    sample = SAMPLES[language.code]
    names = sample[:]
    random.Random(shuffle).shuffle(names)

    things = [Thing(name, Text(da=name, en=name)) for name in names]

    assert [thing.id for thing in language.by_name(things)] == sample


def test_things_with_the_same_name_come_in_the_order_of_their_ids(language):
    same = Text(da="Chatbot", en="Chatbot")

    things = language.by_name([Thing("b", same), Thing("c", same), Thing("a", same)])

    assert [thing.id for thing in things] == ["a", "b", "c"]
