"""The page of a tool says what the tool's file says, all of it, in the page's language."""

from __future__ import annotations

import pytest

from tests.site import register_files as files
from tests.site.reading import PageRead

TOOLS = ("baadplads-tildeling", "badevandsmaaler", "chatbotten-fjordis", "isvagt-kamera")
ADDRESS = {"da": "/da/vaerktoejer/{}/", "en": "/en/tools/{}/"}
OTHER = {"da": "en", "en": "da"}

each_tool = pytest.mark.parametrize("tool", TOOLS)
each_language = pytest.mark.parametrize("language", ["da", "en"])


@pytest.fixture
def page(municipality_site, tool, language) -> PageRead:
    return municipality_site.page(ADDRESS[language].format(tool))


def missing(expected, text):
    return [said for said in expected if said.lower() not in text.lower()]


@each_language
@each_tool
def test_every_text_of_the_file_stands_on_the_page(page, tool, language):
    assert [text for text in files.texts(files.tool(tool), language) if text not in page.main] == []


@each_language
@each_tool
def test_no_text_of_the_other_language_stands_on_the_page(page, tool, language):
    data = [files.tool(tool), *files.referred_to(files.tool(tool)), files.file("site.yaml")]
    own, other = (set(files.texts(data, code)) for code in (language, OTHER[language]))

    assert [text for text in other - own if text in page.text] == []


@each_language
@each_tool
def test_every_code_of_the_file_is_shown_by_its_label(page, tool, language):
    assert missing(files.codes(files.tool(tool), language), page.main) == []


@each_language
@each_tool
def test_every_date_of_the_file_is_shown_in_words(page, tool, language):
    assert [day for day in files.dates(files.tool(tool), language) if day not in page.main] == []


@each_language
@each_tool
def test_what_the_file_refers_to_is_shown_by_its_words(page, tool, language):
    shown = [
        next(files.texts(thing["name"], language)) for thing in files.referred_to(files.tool(tool))
    ]

    assert shown != []
    assert [name for name in shown if name not in page.main] == []


@each_language
@each_tool
def test_laws_and_technologies_are_explained(page, tool, language):
    data = files.tool(tool)
    laws = [files.file(f"laws/{name}.yaml") for name in data.get("legal_basis", ())]
    technologies = [files.file(f"technologies/{name}.yaml") for name in data["technologies"]]
    words = [
        said for law in laws for said in files.texts([law["explained"], law["citation"]], language)
    ]
    words += [said for one in technologies for said in files.texts(one["explained"], language)]

    assert [said for said in words if said not in page.main] == []


@each_language
@each_tool
def test_names_and_numbers_are_the_same_in_both_languages(page, tool, language):
    assert [
        said for said in files.names_and_numbers(files.tool(tool)) if said not in page.main
    ] == []


@each_language
@each_tool
def test_every_address_of_the_file_is_a_link(page, tool, language):
    links = page.values("href", "a")

    assert [link for link in files.addresses(files.tool(tool)) if link not in links] == []


@pytest.mark.parametrize(
    ("tool", "language", "status"),
    [
        ("baadplads-tildeling", "da", "I brug siden marts 2023 · Havn & Kyst"),
        ("baadplads-tildeling", "en", "In use since March 2023 · Harbour & Coast"),
        ("badevandsmaaler", "da", "I brug siden 1. juni 2024 · Miljø- og Fjordforvaltningen"),
        ("badevandsmaaler", "en", "In use since 1 June 2024 · Environment and Fjord Department"),
        (
            "chatbotten-fjordis", "da",
            "Afprøves siden 2. februar 2026 · Borger- og Ydelsesforvaltningen",
        ),
        (
            "chatbotten-fjordis", "en",
            "Being tried out since 2 February 2026 · Citizens and Benefits Department",
        ),
        ("isvagt-kamera", "da", "Taget ud af brug 15. marts 2026 · Havn & Kyst"),
        ("isvagt-kamera", "en", "Retired 15 March 2026 · Harbour & Coast"),
    ],
)  # fmt: skip
def test_the_status_stands_below_the_name(page, status):
    assert page.texts("h1 + p.status") == [status]


FACTS = {
    ("baadplads-tildeling", "da"): {
        "Bruger det AI?": "Ja: maskinlæring, anbefaling",
        "Beslutter det om dig?": "Ja, med kontrol",
        "Følsomme data?": "Ja: handicap",
        "Sendes data ud af EU?": "Nej",
        "Radar": "AFPRØV",
        "Gennemgået": "4. maj 2026, næste gang 4. november 2026",
    },
    ("baadplads-tildeling", "en"): {
        "Does it use AI?": "Yes: machine learning, recommendation",
        "Does it decide about you?": "Yes, with checks",
        "Sensitive data?": "Yes: disability",
        "Does data leave the EU?": "No",
        "On the radar": "TRY OUT",
        "Reviewed": "4 May 2026, next time 4 November 2026",
    },
    ("badevandsmaaler", "da"): {
        "Bruger det AI?": "Nej",
        "Beslutter det om dig?": "Nej",
        "Følsomme data?": "Bruger ikke persondata",
        "Sendes data ud af EU?": "Bruger ikke persondata",
        "Radar": "KLAR",
        "Gennemgået": "12. januar 2026, næste gang 12. januar 2027",
    },
    ("badevandsmaaler", "en"): {
        "Does it use AI?": "No",
        "Does it decide about you?": "No",
        "Sensitive data?": "No data about people",
        "Does data leave the EU?": "No data about people",
        "On the radar": "READY",
        "Reviewed": "12 January 2026, next time 12 January 2027",
    },
    ("chatbotten-fjordis", "da"): {
        "Bruger det AI?": "Ja: sprogmodel, chatbot, generativ AI",
        "Beslutter det om dig?": "Nej",
        "Følsomme data?": "Nej",
        "Sendes data ud af EU?": "Ja",
        "Radar": "AFPRØV",
        "Gennemgået": "2. juni 2026, næste gang 2. juni 2027",
    },
    ("chatbotten-fjordis", "en"): {
        "Does it use AI?": "Yes: language model, chatbot, generative AI",
        "Does it decide about you?": "No",
        "Sensitive data?": "No",
        "Does data leave the EU?": "Yes",
        "On the radar": "TRY OUT",
        "Reviewed": "2 June 2026, next time 2 June 2027",
    },
    ("isvagt-kamera", "da"): {
        "Bruger det AI?": "Ja: genkendelse af billeder og video",
        "Beslutter det om dig?": "Nej, støtter",
        "Følsomme data?": "Nej",
        "Sendes data ud af EU?": "Nej",
        "Radar": "HOLD ØJE",
        "Gennemgået": "15. juni 2026",
    },
    ("isvagt-kamera", "en"): {
        "Does it use AI?": "Yes: image and video recognition",
        "Does it decide about you?": "No, supports",
        "Sensitive data?": "No",
        "Does data leave the EU?": "No",
        "On the radar": "KEEP WATCH",
        "Reviewed": "15 June 2026",
    },
}


@pytest.mark.parametrize(("tool", "language"), FACTS)
def test_the_box_at_the_top_answers_the_first_questions(page, tool, language):
    questions, answers = page.texts(".facts dt"), page.texts(".facts dd")

    assert dict(zip(questions, answers, strict=True)) == FACTS[tool, language]


@pytest.mark.parametrize(
    ("tool", "language", "caption", "rows"),
    [
        (
            "baadplads-tildeling", "da", "Data, én slags på hver linje",
            [
                ["CPR-nummer", "Dig selv", "Vi er sikre på, at du er dig.",
                 "5 år, regnet fra: sagen er lukket"],
                ["Adresse", "Et offentligt register (CPR-registret)",
                 "Vi ser, om du bor i kommunen eller på din båd.",
                 "5 år, regnet fra: sagen er lukket"],
                ["Indkomst", "En anden myndighed (Skattestyrelsen)",
                 "Vi ser, om du kan få pladsen billigere.",
                 "1 måned, regnet fra: afgørelsen er truffet"],
                ["Handicap Følsomme oplysninger", "Dig selv",
                 "Du kan få en plads tæt på land, hvis du har svært ved at gå.",
                 "Så længe du har pladsen, og højst 1 år efter."],
                ["Din sag", "Værktøjet selv",
                 "Dit nummer på listen bruges til næste ledige plads.",
                 "2 år, regnet fra: du har brugt tjenesten sidst"],
            ],
        ),
        (
            "chatbotten-fjordis", "en", "The data, one kind a row",
            [
                ["What you write", "You",
                 "Fjordis reads what you write in order to find an answer.",
                 "1 month, counted from: you last used the service"],
                ["How you use the service", "The tool itself",
                 'We count how many people press "that did not help".',
                 "Until the trial ends, but 2 years at most."],
            ],
        ),
        (
            "isvagt-kamera", "da", "Data, én slags på hver linje",
            [
                ["Billede og video", "Kamera eller måler",
                 "Isvagten så, om nogen var i nød.", "Gemmes ikke"],
                ["Strafbare forhold", "Kommunens medarbejdere",
                 "Isvagten noterede, når nogen gik over det spærrede bånd.",
                 "6 måneder, regnet fra: data er modtaget"],
            ],
        ),
    ],
)  # fmt: skip
def test_the_data_stands_in_a_table(page, caption, rows):
    assert page.table(caption) == rows


def test_a_tool_without_data_about_people_says_so(municipality_site):
    page = municipality_site.page("/da/vaerktoejer/badevandsmaaler/")

    assert page.answer("Data om dig") == "Ingen. Værktøjet bruger ikke data om mennesker."
    assert page.answer("Dine rettigheder") == (
        "Værktøjet bruger ikke data om mennesker, så reglerne om persondata kommer ikke i spil."
    )


@pytest.mark.parametrize(
    ("tool", "language", "question", "answer"),
    [
        (
            "baadplads-tildeling", "da", "Risiko efter AI-forordningen",
            "Høj risiko. AI, der kan få stor betydning for menneskers liv. Der er strenge krav "
            "(bilag III). Bilag III, nr. 5a: offentlige ydelser og tilbud. For folk, der bor på "
            "deres båd, er pladsen et hjem. Derfor har svaret stor betydning. "
            "Se det i EU's database",
        ),
        ("baadplads-tildeling", "da", "Pris", "1.250.000 kroner i 2025"),
        ("baadplads-tildeling", "en", "Cost", "1,250,000 kroner in 2025"),
        ("chatbotten-fjordis", "da", "Pris", "0 kroner i 2026"),
        ("baadplads-tildeling", "da", "KLE-numre", "01.10.05, 05"),
        (
            "baadplads-tildeling", "en", "Contact",
            "The Harbour Office havn@havn.lillefjord.example +45 00 00 00 02 "
            "https://www.lillefjord.example/havn/kontakt",
        ),
    ],
)  # fmt: skip
def test_an_answer_stands_beside_its_question(page, question, answer):
    assert page.answer(question) == answer


@pytest.mark.parametrize(
    ("tool", "language", "question", "answers"),
    [
        (
            "baadplads-tildeling", "da", "Kommunens vurdering på radaren",
            ["AFPRØV 14. april 2026. Det går godt, men kun i én havn.",
             "AFPRØV 2. maj 2024. Det første år gav få fejl."],
        ),
        (
            "chatbotten-fjordis", "en", "The municipality's assessment on the radar",
            ["TRY OUT 29 May 2026. The answers have got better, and people use her.",
             "KEEP WATCH 13 June 2025. Other councils have had good results. "
             "We will try it ourselves in 2026.",
             "WAIT 9 January 2024. Too many answers are pure fantasy."],
        ),
        (
            "baadplads-tildeling", "da", "Vurderinger",
            ["Konsekvensanalyse om databeskyttelse (DPIA): lavet, 27. februar 2026. Risikoen er "
             "middel. Vi sletter nu data om indkomst efter 1 måned. Læs vurderingen",
             "Analyse af grundlæggende rettigheder (FRIA): i gang. "
             "Vi spørger 20 af dem, der bor på deres båd.",
             "Sikkerhedsvurdering: lavet, 8. oktober 2025."],
        ),
        (
            "baadplads-tildeling", "en", "Suppliers",
            ["Kaj & Kompas <Drift> A/S (Runs, Denmark, CVR 00000019)",
             'Bølge "Blå" Bergen AS (Develops, Norway)'],
        ),
        (
            "isvagt-kamera", "da", "Hvem der ellers ser data",
            ["Politiet i Lillefjord (Myndighed, Danmark)",
             "Frivillige Isvenner (Andre, Danmark, CVR 00000043)"],
        ),
        (
            "chatbotten-fjordis", "da", "Teknologier",
            ["Sprogmodel. Et program, der har set meget tekst, og som skriver det næste ord igen "
             "og igen. Det forstår ikke, hvad det skriver. KL's ring 2025: HOLD ØJE",
             "Selvbetjening på nettet. En side på nettet, hvor du selv taster dine svar ind og "
             "kan følge din sag."],
        ),
        ("isvagt-kamera", "en", "Situations", ["You walk on the ice", "You have a boat"]),
        ("chatbotten-fjordis", "da", "Kilder",
         ["Forsøg med chatbot: status <maj 2026> (Sag 26/00311) læst 1. juni 2026"]),
    ],
)  # fmt: skip
def test_several_answers_stand_as_a_list_beside_their_question(page, question, answers):
    assert page.answers(question) == answers


@pytest.mark.parametrize(
    ("tool", "language", "question", "answer"),
    [
        (
            "badevandsmaaler", "da", "Sådan klager du",
            "Ikke oplyst: passer ikke på dette værktøj. Bøjerne afgør intet om dig. Du kan klage "
            "over en lukket strand til Vandvagten.",
        ),
        (
            "badevandsmaaler", "en", "Suppliers",
            "Not stated: withheld for security. The buoys also report to the lock gates. We do "
            "not say who runs them while the locks are being changed.",
        ),
        (
            "chatbotten-fjordis", "da", "Hvad den har lært af",
            "Ikke oplyst: holdes tilbage af hensyn til forretningen. Firmaet bag modellen vil "
            "ikke sige, hvad den har lært af. Dine beskeder bruges ikke.",
        ),
        ("chatbotten-fjordis", "en", "Data ethics", "Not stated: being clarified."),
        ("isvagt-kamera", "da", "Hvor mange", "Ikke oplyst: er ved at blive afklaret."),
    ],
)  # fmt: skip
def test_an_unanswered_question_stands_in_its_place_with_reason_and_note(page, question, answer):
    assert page.answer(question) == answer


@pytest.mark.parametrize(
    ("tool", "language", "lines"),
    [
        ("baadplads-tildeling", "da", []),
        (
            "badevandsmaaler", "da",
            ["Hvor mange: passer ikke på dette værktøj.",
             "Sådan klager du: passer ikke på dette værktøj.",
             "Leverandører: holdes tilbage af hensyn til sikkerheden."],
        ),
        (
            "chatbotten-fjordis", "en",
            ["Benefit: being clarified.", "What it learned from: withheld for business reasons.",
             "Data ethics: being clarified."],
        ),
        (
            "isvagt-kamera", "en",
            ["How many: being clarified.", "How it is tested: being clarified."],
        ),
    ],
)  # fmt: skip
def test_the_unanswered_questions_stand_together_at_the_end(page, lines):
    assert page.texts(".unanswered li") == lines


RIGHTS = {
    "7-3": "Trække dit samtykke tilbage.", "13": "Få besked, når du giver oplysninger.",
    "14": "Få besked, når andre giver oplysninger.", "15": "Se dine data.",
    "16": "Få rettet forkerte data.", "17": "Få slettet data.",
    "18": "Begrænse brugen af dine data.", "20": "Tage dine data med.", "21": "Gøre indsigelse.",
    "22": "Få et menneske til at se på sagen.", "77": "Klage til Datatilsynet.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("tool", "rights"),
    [
        # A public task (Art. 6(1)(e)) gives the right to object, consent (a) to withdraw.
        ("isvagt-kamera", ["13", "14", "15", "16", "18", "21", "22", "77"]),
        ("chatbotten-fjordis", ["7-3", "13", "14", "15", "16", "17", "18", "20", "22", "77"]),
        # A duty (c) together with a public task (e) gives the rights of both.
        ("baadplads-tildeling", ["13", "14", "15", "16", "18", "21", "22", "77"]),
    ],
)
def test_the_rights_follow_from_the_legal_basis(tool, rights, municipality_site):
    page = municipality_site.page(f"/da/vaerktoejer/{tool}/")

    labels = [label.get_text() for label in page.element("Dine rettigheder").select("b")]
    assert labels == [RIGHTS[right] for right in rights]


def test_the_offices_that_take_complaints_stand_with_the_rights(municipality_site):
    page = municipality_site.page("/en/tools/isvagt-kamera/")

    assert page.answers("Where to complain") == [
        "The Danish Data Protection Agency. "
        "You can complain here if you think that we use your data wrongly.",
        "The Citizens' Corner. You can get help here if you are unhappy with the way the council "
        "has treated you. It is free.",
    ]


@pytest.mark.parametrize(
    ("tool", "language", "html"),
    [
        ("baadplads-tildeling", "da", "<strong>fordele pladserne ens</strong>"),
        ("baadplads-tildeling", "da", "<li>læser din ansøgning &amp; henter data fra <a "),
        (
            "baadplads-tildeling", "en",
            '<a href="https://www.lillefjord.example/havn/regler?aar=2026&amp;del=2">'
            "rules of the harbour</a>",
        ),
        ("baadplads-tildeling", "da", "alder &lt; 18 og indkomst &gt; 5 (i 1.000 kr."),
        ("baadplads-tildeling", "da", ">Kaj &amp; Kompas &lt;Drift&gt; A/S</a></b>"),
        ("baadplads-tildeling", "da", "båd og &#34;særlige behov&#34;."),
        ("isvagt-kamera", "da", "<title>Isvagt: kameraet &#34;Ørneøjet&#34; – "),
        ("isvagt-kamera", "da", 'content="Kameraet så ud over isen ved havnen. Når det så et '
         "menneske på tynd is (&lt; 10 cm), fik"),
        ("isvagt-kamera", "da", "?subject=Isvagt%3A%20kameraet%20%22%C3%98rne%C3%B8jet%22"),
        ("chatbotten-fjordis", "da", "Forsøg med chatbot: status &lt;maj 2026&gt;</a>"),
        ("chatbotten-fjordis", "en", "Parrot &amp; Sons &#34;Models&#34; Inc."),
        ("chatbotten-fjordis", "en", '"https://www.lillefjord.example/ai/%C3%A5lekrogen"'),
    ],
)  # fmt: skip
def test_markdown_is_rendered_and_all_other_signs_are_escaped(page, html):
    assert html in page.html


@pytest.mark.parametrize(
    ("tool", "language", "words"),
    [
        ("isvagt-kamera", "da",
         ["Værktøjet er ikke i brug. Det er afløst af: Badevandsmåler & isbøjer"]),
        ("isvagt-kamera", "en",
         ["This tool is not in use. It has been replaced by: Bathing water meters & ice buoys"]),
        ("baadplads-tildeling", "da", []),
        ("badevandsmaaler", "en", []),
        ("chatbotten-fjordis", "da", []),
    ],
)  # fmt: skip
def test_a_mark_at_the_top_tells_of_a_retired_tool_and_its_successor(page, words):
    assert page.texts(".notice") == words


def test_a_mark_at_the_top_tells_of_a_paused_tool_and_its_successors(moved_site):
    page = moved_site.page("/da/vaerktoejer/chatbotten-fjordis/")

    assert page.texts(".notice") == [
        "Værktøjet er ikke i brug. Det er afløst af: "
        "Badevandsmåler & isbøjer, Tildeling af bådpladser"
    ]
    assert page.texts("h1 + p.status") == ["Sat på pause siden 2. februar 2026 · Hjælp & Svar"]
    assert page.answer("Hvorfor det er stoppet") == "Hun skal lære nye ord."


@pytest.mark.parametrize(
    ("address", "mark", "fact"),
    [
        (
            "/da/vaerktoejer/baadplads-tildeling/",
            "Gennemgangen er forsinket. Teksten er sidst gennemgået 4. maj 2026 og skulle være "
            "gennemgået igen senest 4. november 2026.",
            "4. maj 2026, skulle være gennemgået igen 4. november 2026",
        ),
        (
            "/en/tools/baadplads-tildeling/",
            "The review is overdue. The text was last reviewed 4 May 2026 and should have been "
            "reviewed again by 4 November 2026.",
            "4 May 2026, overdue since 4 November 2026",
        ),
    ],
)
def test_an_overdue_review_is_marked(address, mark, fact, moved_site):
    page = moved_site.page(address)

    assert page.texts(".notice") == [mark]
    assert page.texts(".facts dd")[-1] == fact


def test_only_the_tool_whose_review_is_due_is_marked_as_overdue(moved_site):
    overdue = [
        tool
        for tool in TOOLS
        if "Gennemgangen er forsinket" in moved_site.page(ADDRESS["da"].format(tool)).text
    ]

    assert overdue == ["baadplads-tildeling"]


@each_language
@each_tool
def test_a_page_of_a_department_is_no_draft(page, tool, language):
    assert page.texts(".draft") == []


@each_language
@each_tool
def test_the_page_links_to_its_json_and_to_its_source(page, tool, language):
    links = page.values("href", "a")

    assert f"/data/v1/tools/{tool}.json" in links
    assert [link for link in links if link.endswith(f"/{tool}.yaml")] != []
    assert page.values("href", "link")[-1] == f"/data/v1/tools/{tool}.json"
