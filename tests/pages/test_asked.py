"""When a field must be answered, and what it may hold, in words."""

from __future__ import annotations

from functools import cache

import pytest

from plugins.messages import CATALOGUE
from plugins.pages.asked import Asked
from plugins.pages.language import Language
from plugins.register.model import LANGUAGES
from plugins.register.schema import default_schema

TOOL = default_schema().kinds["tool"]


@cache
def asked(code):
    return Asked(TOOL, Language(code, default_schema(), CATALOGUE.parent))


def field(name):
    return TOOL.field(*name.split("."))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("name", "Skal altid besvares."),
        ("data.[].kind", "Skal med i hvert punkt."),
        ("ai.risk.class", "Skal med, når du svarer på »Risiko efter AI-forordningen«."),
        ("until", "Skal besvares, når »Status« er »Taget ud af brug«."),
        ("benefit", "Skal besvares eller stå som ubesvaret med en grund."),
        (
            "stopped_because",
            "Skal besvares, når »Status« er »Sat på pause« eller »Taget ud af brug«, eller stå "
            "som ubesvaret med en grund.",
        ),
        (
            "storage",
            "Skal besvares, når »Data om dig« ikke er tom, eller stå som ubesvaret med en grund.",
        ),
        (
            "status",
            "Skal besvares, når »Hvem står bag teksten« er »Skrevet af forvaltningen«. Ellers må "
            "det stå som ubesvaret med en grund.",
        ),
        (
            "sources",
            "Skal besvares, når »Hvem står bag teksten« er »Udkast fra offentlige kilder«. Ellers "
            "må det gerne være ude.",
        ),
        (
            "ai.kinds",
            "Gælder kun, når »Bruger AI« er »Ja«. Skal besvares, når »Hvem står bag teksten« er "
            "»Skrevet af forvaltningen«. Ellers må det stå som ubesvaret med en grund.",
        ),
        (
            "objection",
            "Skal besvares, når »Hvem står bag teksten« er »Skrevet af forvaltningen« og »Rolle i "
            "afgørelser« ikke er »Nej, det er ikke med i afgørelser«. Ellers må det stå som "
            "ubesvaret med en grund.",
        ),
        ("ai.risk.eu_database_url", "Gælder kun, når »Risiko« er »Høj risiko«. Må gerne være ude."),
        ("notice_url", "Må gerne være ude."),
        ("decision", "Hvert felt herunder siger, om det skal besvares."),
        ("cost.year", "En del af »Pris«: dkk_per_year og year, eller text."),
    ],
)
def test_a_field_says_when_it_must_be_answered(name, said):
    assert " ".join(asked("da").when(field(name))) == said


def test_english_says_the_same():
    said = asked("en").when(field("ai.disclosure"))

    assert said == [
        "Must be answered when “Uses AI” is “Yes” and “Risk” is “You must know that it is AI” or "
        "“High risk”, or be listed as unanswered, with a reason."
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("summary", ["At most 280 characters in each language.", "A LIX of 44 at most."]),
        ("sources.[].title", ["At most 200 characters."]),
        ("contact.phone", ["Write a phone number such as 33 33 33 33."]),
        ("cost.year", ["A whole number from 1990 to 2100."]),
        ("cost.dkk_per_year", ["A whole number from 0 to 10,000,000,000."]),
        ("data.[].keep", ["Write months and after, or text."]),
        (
            "kle",
            [
                "Write a KLE number such as 32, 32.15 or 32.15.00.",
                "At most 20 entries.",
                "At least one.",
            ],
        ),
        ("status", []),
    ],
)
def test_a_field_says_how_much_it_may_hold(name, said):
    assert asked("en").limits(field(name)) == said


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_field_says_whether_it_must_be_answered(code):
    assert [one.name for one in TOOL.fields if not asked(code).when(one)] == []
