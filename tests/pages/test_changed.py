# ruff: noqa: E501 (a sentence is told in one line)
"""Changes as sentences: the thirty commits of the scripted repository, told in both languages."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from plugins.pages.changed import Sentences
from plugins.pages.language import Language
from plugins.register.changes import Change
from plugins.register.commits import commits
from plugins.register.history import Walk
from plugins.register.schema import default_schema
from tests.register.scripted import Repository, tell
from tests.site.builds import PROJECT

TOLD = {
    ("da", "law/havneloven"): """\
2024-03-16 | Ændret | Henvisning: kun den engelske tekst er ændret.
2024-01-11 | Nyt i registret |
""",
    ("da", "page/da/about"): """\
2024-03-18 | Ændret | Teksten. Før: Det her er et register. Nu: Det her er et godt register.
2024-01-11 | Nyt i registret |
""",
    ("da", "tool/iskamera"): """\
2024-03-17 | Taget ud af brug | Værktøjet bliver ikke brugt mere.
2024-03-16 | Sat på pause | Værktøjet bliver ikke brugt for tiden.
2024-03-08 | Ændret | Status: fra afprøves til i brug.
2024-03-07 | Kunne ikke læses | Filen havde en fejl den dag. Det, der blev ændret, står ved den næste ændring.
2024-03-06 | Nyt navn | Før hed det Iskamera. Nu hedder det Isvagten.
2024-03-05 | Ny adresse | Siden om værktøjet er flyttet. Den gamle adresse fører videre.
2024-03-04 | Ny forvaltning | Fra havn til kyst.
2024-03-03 | Overtaget af forvaltningen | Før var det et udkast fra offentlige kilder. Nu står forvaltningen bag teksten.
2024-03-03 | Gennemgået | Forvaltningen gennemgik teksten 3. marts 2024.
2024-03-02 | Vurderet på radaren | Fra AFPRØV til KLAR den 1. marts 2024. Sådan.
2024-02-11 | Vurderet på radaren | AFPRØV den 1. februar 2024. Sådan.
2024-02-10 | Ændret | Hvor data ligger, grund. Før: er ved at blive afklaret. Nu: holdes tilbage af hensyn til sikkerheden.
2024-02-09 | Ikke besvaret længere | Hvor data ligger: taget ud. Før stod der: i Danmark.
2024-02-08 | Ændret | Data om dig: sted er taget ud.
2024-02-07 | Ændret | Data om dig: sted er kommet til.
2024-02-06 | Ændret | Kort fortalt. Før: Kameraet ser på isen. Nu: Kameraet tæller folk på isen.
2024-02-05 | Sproglig rettelse | Kort fortalt. Før: Kamaraet ser på isen. Nu: Kameraet ser på isen.
2024-02-04 | Sproglig rettelse | Kort fortalt. Før: Kameraet ser på isen. Nu: Kamaraet ser på isen.
2024-02-03 | Besvaret | Hvor data ligger: i Danmark.
2024-02-01 | Ændret | Billede og video, opbevares: fra 1 år til 2 år, regnet fra: data er optaget.
2024-01-10 | Nyt i registret | Værktøjet er kommet med i registret.
""",
    ("da", "tool/parkering"): """\
2024-03-19 | Taget ud af registret | Filen om værktøjet er slettet.
2024-03-15 | Ændret | Bruger AI: fra ja til nej.
2024-03-15 | Ændret | Slags AI: taget ud. Før stod der: maskinlæring.
2024-03-14 | Ændret | Bruger AI: fra nej til ja.
2024-03-14 | Ændret | Slags AI: maskinlæring.
2024-03-13 | Ændret | Hvem der ellers ser data: Skat er kommet til.
2024-03-13 | Ændret | Retsgrundlag: havneloven er kommet til.
2024-03-12 | Nyt i registret | Værktøjet er kommet med i registret.
""",
    ("en", "law/havneloven"): """\
2024-03-16 | Changed | Citation. Before: s. 9. Now: section 9.
2024-01-11 | New in the register |
""",
    ("en", "page/da/about"): """\
2024-03-18 | Changed | The text. Before: Det her er et register. Now: Det her er et godt register.
2024-01-11 | New in the register |
""",
    ("en", "tool/iskamera"): """\
2024-03-17 | Retired | The tool is no longer in use.
2024-03-16 | Paused | The tool is not in use for now.
2024-03-08 | Changed | Status: from being tried out to in use.
2024-03-07 | Could not be read | The file had a mistake that day. What was changed is listed with the next change.
2024-03-06 | New name | Before it was called Ice camera. Now it is called The ice guard.
2024-03-05 | New address | The page about the tool has moved. The old address leads there.
2024-03-04 | New department | From havn to kyst.
2024-03-03 | Taken over by the department | It was a draft from public sources. Now the department stands behind the text.
2024-03-03 | Reviewed | The department reviewed this text on 3 March 2024.
2024-03-02 | Assessed on the radar | From TRY OUT to READY on 1 March 2024. Like that.
2024-02-11 | Assessed on the radar | TRY OUT on 1 February 2024. Like that.
2024-02-10 | Changed | Where data is kept, reason. Before: being clarified. Now: withheld for security.
2024-02-09 | No longer answered | Where data is kept: taken out. Before it said: in Denmark.
2024-02-08 | Changed | Data about you: location taken out.
2024-02-07 | Changed | Data about you: location added.
2024-02-06 | Changed | In short. Before: The camera looks at the ice. Now: The camera counts people on the ice.
2024-02-05 | Correction of wording | In short: only the Danish text was changed.
2024-02-04 | Correction of wording | In short: only the Danish text was changed.
2024-02-03 | Answered | Where data is kept: in Denmark.
2024-02-01 | Changed | Picture and video, kept: from 1 year to 2 years, counted from: the data is recorded.
2024-01-10 | New in the register | The tool has been added to the register.
""",
    ("en", "tool/parkering"): """\
2024-03-19 | Taken out of the register | The file about the tool has been deleted.
2024-03-15 | Changed | Uses AI: from yes to no.
2024-03-15 | Changed | Kinds of AI: taken out. Before it said: machine learning.
2024-03-14 | Changed | Uses AI: from no to yes.
2024-03-14 | Changed | Kinds of AI: machine learning.
2024-03-13 | Changed | Who else sees the data: Tax added.
2024-03-13 | Changed | Legal basis: havneloven added.
2024-03-12 | New in the register | The tool has been added to the register.
""",
}  # fmt: skip


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    repository = Repository(tmp_path_factory.mktemp("told"))
    tell(repository)
    walk = Walk(default_schema(), ZoneInfo("Europe/Copenhagen"))
    for changed in commits(repository.folder, "content"):
        walk.take(changed)
    return walk.history("")


@pytest.fixture(params=["da", "en"])
def language(request):
    return Language(request.param, default_schema(), PROJECT / "theme" / "translations")


@pytest.fixture
def sentences(municipality, language):
    return Sentences(municipality, language)


@pytest.mark.parametrize("key", sorted({key for _, key in TOLD}))
def test_a_history_is_told_in_plain_words(key, history, language, sentences):
    kind, _, name = key.partition("/")
    said = [
        (entry.on, sentences.of(kind, name, change))
        for entry in history.of(kind, name)
        for change in entry.changes
    ]

    lines = [f"{on} | {one.label} | {one.text}".strip() for on, one in said]
    assert "\n".join(lines) + "\n" == TOLD[language.code, key]


def text(da, en):
    return {"da": da, "en": en}


LONG = "Kameraet ser ud over isen ved havnen, og når det ser et menneske, ringer det til vagten."


def told(municipality, code, change, kind="tool"):
    words = Language(code, default_schema(), PROJECT / "theme" / "translations")
    return Sentences(municipality, words).of(kind, "x", change)


def test_in_a_long_text_the_words_that_went_and_came_are_marked_and_said(municipality):
    after = text(LONG.replace("et menneske", "en sæl"), LONG)
    change = Change("changed", "summary", "", text(LONG, LONG), after)

    said = told(municipality, "da", change)

    assert said.text == "Kort fortalt: teksten er ændret."
    assert said.html == (
        "Kort fortalt: Kameraet ser ud over isen ved havnen, og når det ser "
        '<del><span class="aloud">Taget ud: </span>et menneske,</del> '
        '<ins><span class="aloud">Nyt: </span>en sæl,</ins> ringer det til vagten.'
    )


def test_of_two_long_texts_with_little_in_common_each_stands_whole(municipality):
    new = "Programmet sorterer breve efter emne og sender dem til den afdeling, der svarer på dem."
    change = Change("changed", "summary", "", text(LONG, LONG), text(new, new))

    html = told(municipality, "da", change).html

    assert (html.count("<del>"), html.count("<ins>")) == (1, 1)
    assert LONG in html and new in html


def test_what_files_say_cannot_break_out_of_a_sentence(municipality):
    evil = "<script>alert(1)</script> " * 5
    change = Change("changed", "summary", "", text(LONG, LONG), text(evil, evil))

    said = told(municipality, "en", change)

    assert "<script" not in said.html
    assert "&lt;script&gt;" in said.html


@pytest.mark.parametrize(
    ("change", "da", "en"),
    [
        (Change("changed", "cost", "", {"dkk_per_year": "1000", "year": "2025"},
                {"dkk_per_year": "2500", "year": "2026"}),
         "Pris: fra 1.000 kroner i 2025 til 2.500 kroner i 2026.",
         "Cost: from 1,000 kroner in 2025 to 2,500 kroner in 2026."),
        (Change("changed", "situations", "", ["du-har-baad"], ["du-har-baad", "du-gaar-paa-isen"]),
         "Situationer: Du går på isen er kommet til.",
         "Situations: You walk on the ice added."),
        (Change("changed", "since", "", "2024-03", "2025"),
         "Taget i brug: fra marts 2024 til 2025.", "In use since: from March 2024 to 2025."),
        (Change("changed", "data.[].keep", "cpr", {"months": "12", "after": "decision"},
                {"text": text("Så længe du har pladsen.", "As long as you have the berth.")}),
         "CPR-nummer, opbevares: fra 1 år, regnet fra: afgørelsen er truffet til så længe du har "
         "pladsen.",
         "CPR number, kept: from 1 year, counted from: the decision is made to as long as you have "
         "the berth."),
        (Change("changed", "of_a_schema_long_gone", "", "a", "b"),
         "Et svar er blevet et andet.", "An answer has become another."),
        (Change("overdue", after=date(2026, 3, 1)),
         "Teksten skulle have været gennemgået senest 1. marts 2026.",
         "The review should have been done by 1 March 2026."),
    ],
)  # fmt: skip
def test_each_kind_of_answer_is_said_as_on_the_tools_page(change, da, en, municipality):
    said = [told(municipality, code, change).text for code in ("da", "en")]

    assert said == [da, en]
