"""Every tool has a page with the letters that fit it, filled in and in the page's language."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.site.builds import ROOTS
from tests.site.sitemap import tools

ADDRESS = {"da": "/da/vaerktoejer/{}/breve/", "en": "/en/tools/{}/letters/"}
PARENT = {"da": "/da/vaerktoejer/{}/", "en": "/en/tools/{}/"}

each_language = pytest.mark.parametrize("language", ["da", "en"])
each_tool = pytest.mark.parametrize(
    ("name", "tool"),
    [(name, tool) for name in ("municipality", "drafts") for tool in tools(ROOTS[name])],
)


@pytest.fixture
def page(municipality_site, tool, language):
    return municipality_site.page(ADDRESS[language].format(tool))


@pytest.mark.parametrize(
    ("tool", "language", "letters", "others"),
    [
        (
            "baadplads-tildeling", "da",
            ["Se, hvad vi ved om dig", "Sig nej", "Tal med et menneske", "Få svaret forklaret",
             "Klag over os"],
            {},
        ),
        (
            "baadplads-tildeling", "en",
            ["See what we know about you", "Say no", "Talk to a person",
             "Have the answer explained", "Complain about us"],
            {},
        ),
        (
            "chatbotten-fjordis", "da",
            ["Se, hvad vi ved om dig", "Klag over os"],
            {
                "Sig nej":
                "Du kan som udgangspunkt kun sige nej på den måde, når vi løser en opgave som "
                "kommune. Det er ikke den regel, vi bruger her.",
                "Tal med et menneske": "Ingen maskine afgør noget om dig her.",
                "Få svaret forklaret": "Værktøjet er ikke med til at svare på noget om dig.",
            },
        ),
        (
            "isvagt-kamera", "en",
            ["See what we know about you", "Say no", "Have the answer explained",
             "Complain about us"],
            {"Talk to a person": "No machine decides anything about you here."},
        ),
        (
            "badevandsmaaler", "en", [],
            {
                "See what we know about you": "There is no data about people to see here.",
                "Say no":
                "As a rule you can only say no in this way when we carry out a task as a public "
                "authority. That is not the rule we use here.",
                "Talk to a person": "No machine decides anything about you here.",
                "Have the answer explained": "The tool has no part in any answer about you.",
                "Complain about us": "There is no data about people to complain about here.",
            },
        ),
    ],
)  # fmt: skip
def test_the_letters_that_fit_stand_first_then_why_the_others_do_not(page, letters, others):
    told = dict(zip(page.texts(".others dt"), page.texts(".others dd"), strict=True))

    assert page.texts(".ready h2") == letters
    assert told == others


@pytest.mark.parametrize(
    ("tool", "language", "number", "subject", "body"),
    [
        (
            "baadplads-tildeling", "da", 1, "Emne: Jeg siger nej: Tildeling af bådpladser",
            "Til Havnekontoret\n\n"
            'Jeg siger nej til, at I bruger mine data i "Tildeling af bådpladser" efter GDPR art. '
            "6, stk. 1, litra e. Det gør jeg efter GDPR artikel 21.\n\n"
            "Jeg gør det, fordi [skriv din grund]\n\n"
            "[dit navn]",
        ),
        (
            "isvagt-kamera", "en", 0, 'Subject: My data in Ice watch: the "Eagle Eye" camera',
            "To The Harbour Office in Lillefjord Municipality\n\n"
            'I would like to see the data you have about me in Ice watch: the "Eagle Eye" camera '
            "(GDPR Article 15).\n\n"
            "Kind regards\n[your name]\n\n"
            "https://register.lillefjord.example/en/tools/isvagt-kamera/",
        ),
        (
            "chatbotten-fjordis", "da", 1, "Emne: Klage: Lillefjord Kommune og Chatbotten Fjordis",
            "Til Datatilsynet\n\n"
            "Jeg klager over Lillefjord Kommune, Borger- og Ydelsesforvaltningen, fordi [hvad der "
            "er sket]. Det handler om Chatbotten Fjordis: "
            "https://register.lillefjord.example/da/vaerktoejer/chatbotten-fjordis/\n\n"
            "[dit navn og din adresse]",
        ),
    ],
)  # fmt: skip
def test_a_letter_is_ready_to_be_copied(page, number, subject, body):
    letter = page.soup.select(".ready")[number]

    assert " ".join(letter.select_one(".subject").get_text().split()) == subject
    assert letter.pre.get_text() == body


@pytest.mark.parametrize(
    ("tool", "language", "to"),
    [
        (
            "baadplads-tildeling", "da",
            ["Havnekontoret havn@havn.lillefjord.example +45 00 00 00 02 "
             "https://www.lillefjord.example/havn/kontakt"] * 4
            + ["Datatilsynet https://www.datatilsynet.example/klage"],
        ),
        (
            "chatbotten-fjordis", "en",
            ["Citizen Service borgerservice@lillefjord.example 00 00 00 03",
             "The Danish Data Protection Agency https://www.datatilsynet.example/klage"],
        ),
    ],
)  # fmt: skip
def test_each_letter_says_whom_it_goes_to(page, to):
    assert page.texts(".to h3 + p") == to


@each_language
@pytest.mark.parametrize("tool", ["baadplads-tildeling", "isvagt-kamera", "chatbotten-fjordis"])
def test_the_button_has_the_letter_in_it(page):
    letters = [letter for letter in page.soup.select(".ready") if letter.select("a.button")]

    mails = [urlsplit(letter.select_one("a.button")["href"]) for letter in letters]

    said = [parse_qs(mail.query, strict_parsing=True) for mail in mails]
    assert {mail.scheme for mail in mails} == {"mailto"}
    assert [mail.path for mail in mails] == [letter.select(".to a")[0].string for letter in letters]
    assert [text["subject"] for text in said] == [
        [letter.select_one(".subject span").get_text()] for letter in letters
    ]
    assert [text["body"] for text in said] == [
        [letter.pre.get_text().replace("\n", "\r\n")] for letter in letters
    ]


@each_language
@each_tool
def test_no_letter_has_a_field_left_or_asks_for_a_number(name, tool, language, build_of):
    page = build_of(name).page(ADDRESS[language].format(tool))
    letters = "\n".join(pre.get_text() for pre in page.soup.select("pre"))

    assert "{" not in letters
    assert "CPR" not in letters


@each_language
@each_tool
def test_each_link_is_short_enough_for_every_mail_program(name, tool, language, build_of):
    page = build_of(name).page(ADDRESS[language].format(tool))
    links = [button["href"] for button in page.soup.select(".ready a.button")]

    assert [link for link in links if len(link) > 2000 or "&body=" not in link] == []


@each_language
@pytest.mark.parametrize(
    ("name", "tool"), [("municipality", "isvagt-kamera"), ("drafts", "kbhijob")]
)
def test_the_tools_page_leads_to_its_letters_and_back(name, tool, language, build_of):
    site = build_of(name)
    address, parent = ADDRESS[language].format(tool), PARENT[language].format(tool)
    question = {"da": "Færdige breve", "en": "Ready letters"}[language]

    (link,) = site.page(parent).element(question).select("a")
    page = site.page(address)

    assert link["href"] == address
    assert parent in page.values("href", "a")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "Ingen breve passer til værktøjet. Herunder står hvorfor."),
        ("en", "No letter fits this tool. Below it says why."),
    ],
)
def test_no_tool_promises_letters_that_do_not_fit_it(language, said, municipality_site):
    tool = municipality_site.page(PARENT[language].format("badevandsmaaler"))
    page = municipality_site.page(ADDRESS[language].format("badevandsmaaler"))

    assert page.address not in tool.values("href", "a")
    assert page.texts(".lead") == [said]


@pytest.mark.parametrize(
    ("language", "unknown", "no_right", "nowhere"),
    [
        (
            "da",
            ["Det er ikke oplyst, om værktøjet bruger den slags data om dig. Du kan skrive "
             "alligevel.",
             "Det er ikke oplyst, om værktøjet er med i afgørelser. Du kan skrive alligevel.",
             "Det er ikke oplyst, om værktøjet bruger den slags data om dig. Du kan skrive "
             "alligevel."],
            "Det er ikke oplyst, hvilke regler der er bag værktøjet. Derfor ved vi ikke, om du "
            "har den ret her. Du kan spørge forvaltningen.",
            "Registret har ingen adresse. Ved du ikke, hvor du skal skrive hen, så spørg: "
            "Databeskyttelsesrådgiveren. Intern Revision, Københavns Rådhus, 1550 København K. "
            "Mere fra databeskyttelsesrådgiveren",
        ),
        (
            "en",
            ["It is not stated whether the tool uses such data about you. You can write all the "
             "same.",
             "It is not stated whether the tool takes part in decisions. You can write all the "
             "same.",
             "It is not stated whether the tool uses such data about you. You can write all the "
             "same."],
            "It is not stated which rules are behind the tool. So we do not know whether you "
            "have this right here. You can ask the department.",
            "The register states no address. If you do not know where to write, ask: The Data "
            "Protection Officer. Intern Revision, Københavns Rådhus, 1550 København K. More from "
            "the data protection officer",
        ),
    ],
)  # fmt: skip
def test_a_draft_says_what_is_not_known_and_lets_the_citizen_ask(
    language, unknown, no_right, nowhere, drafts_site
):
    page = drafts_site.page(ADDRESS[language].format("kbhijob"))

    assert page.texts(".ready > .unknown") == unknown
    assert set(page.texts(".others dd")) == {no_right}
    assert page.texts(".to .unknown")[:2] == [nowhere, nowhere]


@each_language
def test_the_page_says_that_nothing_is_sent_or_stored(language, municipality_site):
    page = municipality_site.page(ADDRESS[language].format("isvagt-kamera"))
    said = {
        "da": "Du sender selv brevet. Intet af det, du gør her på siden, bliver sendt eller gemt.",
        "en": "You send the letter yourself. Nothing you do here is sent or stored.",
    }

    assert page.texts("h1 ~ ul li")[0] == said[language]
    assert page.soup.main.select("form, input, textarea") == []
