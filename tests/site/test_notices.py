"""Every tool in use has a notice: a sheet to print, a QR code, a line and a snippet."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.site.builds import ROOTS
from tests.site.codes import read
from tests.site.sitemap import codes, drafts, tools

ADDRESS = {"da": "/da/vaerktoejer/{}/opslag/", "en": "/en/tools/{}/notice/"}
PARENT = {"da": "/da/vaerktoejer/{}/", "en": "/en/tools/{}/"}
CODES = [(name, code) for name in ("municipality", "moved") for code in codes(ROOTS[name])]

each_language = pytest.mark.parametrize("language", ["da", "en"])
each_tool = pytest.mark.parametrize(
    ("name", "tool"),
    [(name, tool) for name in ("municipality", "drafts") for tool in tools(ROOTS[name])],
)


@pytest.fixture
def page(municipality_site, tool, language):
    return municipality_site.page(ADDRESS[language].format(tool))


SHEETS = [
    (
        "baadplads-tildeling", "da",
        "Lillefjord Kommune Havn & Kyst Her møder du et digitalt værktøj Tildeling af bådpladser "
        'Programmet vælger, hvem der får en ledig plads i havnen. Det ser på ventetid, båd og '
        '"særlige behov". Et menneske ser på hver femte sag og på alle afslag — og du kan altid '
        "klage. Hvilke data om dig? Handicap, CPR-nummer, adresse, indkomst, din sag "
        "Bruger det AI? Ja: maskinlæring, anbefaling Beslutter det om dig? Ja, med kontrol "
        "Følsomme data? Ja: handicap Sendes data ud af EU? Nej Læs mere, og se, hvad du kan gøre "
        "https://register.lillefjord.example/da/vaerktoejer/baadplads-tildeling/ Spørg "
        "Havnekontoret havn@havn.lillefjord.example +45 00 00 00 02 "
        "Forvaltningen gennemgik teksten 4. maj 2026.",
    ),
    (
        "badevandsmaaler", "en",
        "Lillefjord Municipality Environment and Fjord Department You meet a digital tool here "
        "Bathing water meters & ice buoys Buoys in the fjord measure water and ice. The numbers "
        "are shown on screens at the beach and on the web. The buoys know nothing about you. "
        "Which data about you? No data about people Does it use AI? No Does it decide about you? "
        "No Read more, and see what you can do "
        "https://register.lillefjord.example/en/tools/badevandsmaaler/ Ask The Water Watch "
        "https://www.lillefjord.example/badevand/skriv "
        "The department reviewed this text on 12 January 2026.",
    ),
    (
        "chatbotten-fjordis", "en",
        "Lillefjord Municipality Citizens and Benefits Department You meet a digital tool here "
        "Being tried out Fjordis the chatbot Fjordis answers questions about harbour, ice & "
        "waste. She is a machine and can say things that are wrong. Never write your CPR number "
        "to her. Which data about you? What you write, how you use the service Does it use AI? "
        "Yes: language model, chatbot, generative AI Does it decide about you? No Sensitive "
        "data? No Does data leave the EU? Yes Read more, and see what you can do "
        "https://register.lillefjord.example/en/tools/chatbotten-fjordis/ Ask Citizen Service "
        "borgerservice@lillefjord.example 00 00 00 03 "
        "The department reviewed this text on 2 June 2026.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("tool", "language", "sheet"), SHEETS)
def test_the_sheet_says_what_a_passer_by_wants_to_know(page, sheet):
    assert page.texts(".sheet") == [sheet]


@pytest.mark.parametrize(("name", "code"), CODES)
def test_the_code_leads_to_the_page_of_the_tool(name, code, build_of):
    site = build_of(name)
    page = site.page(code.removesuffix("qr.svg"))
    (canonical,) = page.each("link", rel="canonical")

    assert read(site.read(code)) == [canonical["href"]]


@each_language
@pytest.mark.parametrize("tool", ["baadplads-tildeling", "badevandsmaaler"])
def test_the_code_stands_on_the_sheet_and_can_be_fetched(page, tool, language):
    code = PARENT[language].format(tool) + "qr.svg"
    said = {"da": "QR-kode, der fører til siden om værktøjet",
            "en": "QR code that leads to the page about the tool"}  # fmt: skip

    (picture,) = page.each("img")
    (download,) = [link for link in page.each("a") if "download" in link]

    assert (picture["src"], picture["alt"]) == (code, said[language])
    assert (download["href"], download["download"]) == (code, f"qr-{tool}-{language}.svg")


@pytest.mark.parametrize(
    ("tool", "language", "line"),
    [
        (
            "chatbotten-fjordis", "da",
            "Vi bruger Chatbotten Fjordis. Læs, hvad det gør med dine data, og hvad du kan gøre: "
            "https://register.lillefjord.example/da/vaerktoejer/chatbotten-fjordis/",
        ),
        (
            "baadplads-tildeling", "en",
            "We use Allocation of berths. Read what it does with your data, and what you can do: "
            "https://register.lillefjord.example/en/tools/baadplads-tildeling/",
        ),
    ],
)  # fmt: skip
def test_there_is_a_line_for_letters(page, line):
    assert page.texts(".below pre")[0] == line


@each_language
@pytest.mark.parametrize(
    ("tool", "name"),
    [
        ("badevandsmaaler", {"da": "Badevandsmåler & isbøjer",
                             "en": "Bathing water meters & ice buoys"}),
        ("chatbotten-fjordis", {"da": "Chatbotten Fjordis", "en": "Fjordis the chatbot"}),
    ],
)  # fmt: skip
def test_the_snippet_is_words_and_a_link(page, tool, language, name):
    snippet = BeautifulSoup(page.soup.select_one(".below pre code").get_text(), "html.parser")

    assert [element.name for element in snippet.find_all(True)] == ["p", "strong", "a"]
    assert snippet.p["lang"] == language
    assert snippet.strong.get_text() == name[language]
    assert snippet.a["href"] == (
        f"https://register.lillefjord.example{PARENT[language].format(tool)}"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "da",
            "Værktøjet er ikke i brug mere, så der er ikke noget opslag at hænge op. Hænger der "
            "stadig et gammelt? Tag det ned.",
        ),
        (
            "en",
            "The tool is no longer in use, so there is no notice to put up. Does an old one "
            "still hang somewhere? Take it down.",
        ),
    ],
)
def test_a_retired_tool_has_no_sheet(language, said, municipality_site):
    page = municipality_site.page(ADDRESS[language].format("isvagt-kamera"))
    links = page.values("href", "a")

    assert page.texts(".lead") == [said]
    assert page.soup.select(".sheet, img") == []
    assert ADDRESS[language].format("badevandsmaaler") in links


@pytest.mark.parametrize("tool", drafts(ROOTS["drafts"]))
def test_a_drafts_sheet_says_that_it_is_one(tool, drafts_site):
    page = drafts_site.page(ADDRESS["da"].format(tool))

    assert page.texts(".sheet .warn") == [
        "Udkast fra offentlige kilder – ikke godkendt af Københavns Kommune."
    ]
    assert page.texts(".above .draft") == [
        "Teksten er et udkast. Hæng det ikke op, før forvaltningen har godkendt det."
    ]


def test_an_overdue_review_stands_on_the_sheet(moved_site):
    page = moved_site.page(ADDRESS["da"].format("baadplads-tildeling"))

    assert page.texts(".sheet .tiny") == [
        "Teksten er sidst gennemgået 4. maj 2026 og skulle være gennemgået igen senest "
        "4. november 2026."
    ]


def test_a_paused_tool_says_so_on_the_sheet(moved_site):
    page = moved_site.page(ADDRESS["en"].format("chatbotten-fjordis"))

    assert page.texts(".sheet .mark") == ["Paused"]


@each_language
@each_tool
def test_the_tools_page_leads_to_its_notice_and_back(name, tool, language, build_of):
    site = build_of(name)
    address, parent = ADDRESS[language].format(tool), PARENT[language].format(tool)

    assert address in site.page(parent).values("href", "a")
    assert parent in site.page(address).values("href", "a")
