"""The way of the data is told stop by stop, in the words of the file, and says what is unknown."""

from __future__ import annotations

import pytest

from plugins.register import Text
from plugins.register.model import AI, DataUse, Decision, Recipient
from tests.pages.flows import flow, told

WAYS = {
    ("baadplads-tildeling", "da"): {
        "Dig": ["Data kommer fra: Dig selv, CPR-registret, Skattestyrelsen, værktøjet selv"],
        "Data om dig": [
            "◆ Følsomme oplysninger: Handicap",
            "Andre oplysninger: CPR-nummer, adresse, indkomst, din sag",
        ],
        "Tildeling af bådpladser": ["Bruger AI: Ja: maskinlæring, anbefaling"],
        "Hvem ser data?": [
            "Ud over forvaltningen: Kaj & Kompas <Drift> A/S / Klagenævnet for Havne / "
            "Alle, der læser ventelisten (kun numre)",
            "Hvor data ligger: I Danmark",
            "Opbevares: 5 år, regnet fra: sagen er lukket / "
            "1 måned, regnet fra: afgørelsen er truffet / "
            "Så længe du har pladsen, og højst 1 år efter. / "
            "2 år, regnet fra: du har brugt tjenesten sidst",
        ],
        "Hvad fører det til?": [
            "Hvad det kan ændre for dig: Du kan få en plads, få nej eller blive stående på "
            "listen. Det kan også ændre, hvad du skal betale.",
            "Hvem afgør?: Værktøjet afgør sagen selv. "
            "Mennesker ser efter i stikprøver eller særlige sager.",
        ],
        "Tilbage til dig": [
            'Kan du sige nej?: Ja. Skriv "uden AI" i ansøgningen. Så regner en medarbejder i '
            "stedet, og du mister ikke din plads på listen.",
            "Kontakt: Havnekontoret",
        ],
    },
    ("chatbotten-fjordis", "en"): {
        "You": ["Data comes from: You, the tool itself"],
        "Data about you": ["What you write, how you use the service"],
        "Fjordis the chatbot": ["Uses AI: Yes: language model, chatbot, generative AI"],
        "Who sees the data?": [
            'Besides the department: Nordlys Skyen AB / Parrot & Sons "Models" Inc.',
            "Where data is kept: Also outside the EU and EEA",
            "Kept: 1 month, counted from: you last used the service / "
            "Until the trial ends, but 2 years at most.",
        ],
        "What does it lead to?": [
            "Who decides?: The tool has no part when decisions are made about you.",
        ],
        "Back to you": [
            "Can you say no?: Yes. Call or write to Citizen Service instead. "
            "You get the same answer.",
            "Contact: Citizen Service",
        ],
    },
    ("isvagt-kamera", "en"): {
        "You": ["Data comes from: Camera or sensor, the municipality's staff"],
        "Data about you": ["Picture and video, criminal offences"],
        'Ice watch: the "Eagle Eye" camera': [
            "Uses AI: Yes: image and video recognition",
            "Status: Retired",
        ],
        "Who sees the data?": [
            "Besides the department: Lillefjord Police / Ice Friends Volunteers",
            "Where data is kept: In Denmark",
            "Kept: Not kept / 6 months, counted from: the data is received",
        ],
        "What does it lead to?": [
            "What it can change for you: An alarm could lead to the ice guard coming out to you. "
            "A few people were reported to the police.",
            "Who decides?: A person decides the case and uses the tool as help.",
        ],
        "Back to you": [
            "Can you say no?: No. If you walked on the ice by the harbour, you were on film.",
            "Contact: The Harbour Office",
        ],
    },
    ("badevandsmaaler", "da"): {
        "Dig": ["Data om dig: Ingen. Værktøjet bruger ikke data om mennesker."],
        "Badevandsmåler & isbøjer": ["Bruger AI: Nej"],
        "Hvad fører det til?": [
            "Hvem afgør?: Værktøjet har ingen rolle, når der træffes afgørelser om dig."
        ],
        "Tilbage til dig": [
            "Kan du sige nej?: Der er intet at sige nej til, for bøjerne måler kun vand og is.",
            "Kontakt: Vandvagten",
        ],
    },
}
UNKNOWN = {
    "status": None, "data": None, "recipients": None, "storage": None, "decision": Decision(),
    "ai": AI(), "opt_out": None, "contact": None,
}  # fmt: skip
KINDS = (
    "name", "contact", "address", "age", "cpr", "family", "education", "employment", "income",
    "financial", "vehicle_registration", "picture", "location", "case", "usage", "health",
    "disability", "ethnicity", "religion", "politics", "trade_union", "sexuality", "biometric",
    "genetic", "criminal",
)  # fmt: skip


@pytest.mark.parametrize(("tool", "language"), WAYS)
def test_every_stop_says_what_the_file_says(tool, language, municipality):
    assert told(flow(municipality, tool, language)) == WAYS[tool, language]


def test_the_whole_answers_stand_in_the_sections_of_the_page(municipality):
    sections = [stop.section for stop in flow(municipality, "chatbotten-fjordis")]

    assert sections == ["data", "data", "ai", "data", "decision", "you"]


def test_what_is_not_known_is_said_to_be_unknown_at_every_stop(municipality):
    way = flow(municipality, "baadplads-tildeling", **UNKNOWN)

    assert told(way) == {
        "Dig": ["○ Data kommer fra: Ikke oplyst"],
        "Data om dig": ["○ Ikke oplyst"],
        "Tildeling af bådpladser": ["○ Bruger AI: Ikke oplyst", "○ Status: Ikke oplyst"],
        "Hvem ser data?": [
            "○ Ud over forvaltningen: Ikke oplyst",
            "○ Hvor data ligger: Ikke oplyst",
            "○ Opbevares: Ikke oplyst",
        ],
        "Hvad fører det til?": ["○ Hvem afgør?: Ikke oplyst"],
        "Tilbage til dig": ["○ Kan du sige nej?: Ikke oplyst", "○ Kontakt: Ikke oplyst"],
    }


def test_what_is_known_of_some_data_only_is_not_said_of_all(municipality):
    uses = (DataUse(kind="name", from_="citizen"), DataUse(kind="address"))

    way = told(flow(municipality, "chatbotten-fjordis", "en", data=uses))

    assert way["You"] == ["Data comes from: You", "○ Not stated for all data"]
    assert way["Who sees the data?"][2:] == ["○ Kept: Not stated"]


def test_a_draft_from_public_sources_never_says_that_the_list_is_complete(municipality):
    way = told(flow(municipality, "isvagt-kamera", "en", basis="public_sources"))

    assert way["Data about you"] == [
        "Picture and video, criminal offences",
        "○ Not stated whether there is more",
    ]


def test_an_effect_that_is_not_stated_is_missed_where_the_tool_has_a_part(municipality):
    way = told(flow(municipality, "isvagt-kamera", "en", decision=Decision(part="draft")))

    assert way["What does it lead to?"] == [
        "○ What it can change for you: Not stated",
        "Who decides?: The tool proposes a decision. A person must approve it.",
    ]


def test_no_one_else_sees_the_data_when_the_file_says_so(municipality):
    way = told(flow(municipality, "isvagt-kamera", "en", recipients=()))

    assert way["Who sees the data?"][0] == "Besides the department: No one"


@pytest.mark.parametrize(
    ("use", "icon", "said"),
    [("yes", "ai", "Ja"), ("undecided", "ai", "Uafklaret"), ("no", "tool", "Nej")],
)
def test_the_tool_is_drawn_and_said_to_use_ai_or_not(use, icon, said, municipality):
    tool = flow(municipality, "chatbotten-fjordis", ai=AI(use=use))[2]

    assert (tool.icon, told([tool])) == (icon, {"Chatbotten Fjordis": [f"Bruger AI: {said}"]})


def test_of_many_kinds_the_sensitive_and_the_first_others_are_named(municipality):
    uses = tuple(DataUse(kind=kind, from_="citizen") for kind in KINDS)

    way = told(flow(municipality, "chatbotten-fjordis", data=uses))

    assert way["Dig"] == ["Data kommer fra: Dig selv"]
    assert way["Data om dig"] == [
        "◆ Følsomme oplysninger: Helbred, handicap, etnisk oprindelse, tro og livssyn, "
        "politisk overbevisning, fagforening, seksuelle forhold, biometri, gener",
        "Andre oplysninger: Navn, telefon og e-mail, adresse, alder, CPR-nummer, familie, "
        "uddannelse, arbejde, indkomst, økonomi, nummerplade og 5 andre",
    ]


def test_a_kind_from_several_sources_is_named_once(municipality):
    uses = [DataUse(kind="income", from_=origin) for origin in ("citizen", "employer", "citizen")]

    way = told(flow(municipality, "chatbotten-fjordis", "en", data=tuple(uses)))

    assert way["You"] == ["Data comes from: You, your employer"]
    assert way["Data about you"] == ["Income"]


def test_names_with_commas_are_kept_apart(municipality):
    uses = tuple(DataUse(kind=kind) for kind in ("name", "messages", "age"))

    way = told(flow(municipality, "chatbotten-fjordis", data=uses))

    assert way["Data om dig"] == ["Navn; det, du skriver; alder"]


def test_of_many_recipients_the_first_are_named(municipality):
    everyone = tuple(
        Recipient(name=Text(f"Firma {n}", f"Firm {n}"), role="other") for n in range(40)
    )

    way = told(flow(municipality, "chatbotten-fjordis", "en", recipients=everyone))

    assert way["Who sees the data?"][0] == (
        "Besides the department: Firm 0 / Firm 1 / Firm 2 / and 37 more"
    )


def test_a_long_text_is_cut_between_words(municipality):
    long = Text("Ja. " + "Skriv til kontoret. " * 10, "Yes.")

    way = told(flow(municipality, "chatbotten-fjordis", opt_out=long))

    (said, _) = way["Tilbage til dig"]
    assert said == "Kan du sige nej?: Ja. " + "Skriv til kontoret. " * 6 + "Skriv …"
