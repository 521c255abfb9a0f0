"""AI in the municipality: what uses it, and what is not known."""

from __future__ import annotations

import pytest


def told(page, tool):
    """What the page tells of a tool: each question with its answer."""
    (entry,) = [one for one in page.soup.select(".meets > li") if one.h3.a.get_text() == tool]
    questions, answers = entry.select("dt"), entry.select("dd")
    return {
        question.get_text(): answer.get_text()
        for question, answer in zip(questions, answers, strict=True)
    }


def test_the_page_names_the_municipality_and_says_what_ai_is(municipality_site):
    page = municipality_site.page("/da/ai/")

    assert page.texts("h1") == ["AI i kommunen"]
    assert page.texts("h1 + p") == ["Lillefjord Kommune"]
    assert page.texts("section[aria-labelledby=what] h2 + p")[0].startswith(
        "AI betyder kunstig intelligens."
    )


def test_the_rules_come_from_the_municipalitys_own_page(municipality_site):
    page = municipality_site.page("/en/ai/")

    assert page.texts("section[aria-labelledby=what] .choices li") == [
        "The rules on AI — short & sweet From 2 August 2026 you must as a rule be told when you "
        "meet AI."
    ]


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("/da/ai/",
         ["Chatbotten Fjordis", 'Isvagt: kameraet "Ørneøjet"', "Tildeling af bådpladser"]),
        ("/en/ai/",
         ["Allocation of berths", "Fjordis the chatbot", 'Ice watch: the "Eagle Eye" camera']),
    ],
)  # fmt: skip
def test_the_tools_with_ai_stand_in_the_order_of_the_language(address, names, municipality_site):
    assert municipality_site.page(address).texts(".meets h3") == names


def test_a_tool_tells_what_its_ai_does_and_who_watches_it(municipality_site):
    page = municipality_site.page("/en/ai/")

    assert told(page, "Allocation of berths") == {
        "Kinds of AI": "Machine learning, Recommendation",
        "What the AI does": "It takes in 9 answers from your application and gives out a number "
        "from 0 to 100. The higher the number, the nearer the top of the list.",
        "Part in decisions": "Yes, and people check some cases",
        "Who watches it": "The Harbour Office looks at the numbers every Monday and can switch "
        "the AI off. Then we go back to waiting time alone.",
        "Risk under the AI Act": "High risk",
        "How you see that it is AI": 'The top of the letter says "This answer was made with AI".',
    }


def test_what_the_law_does_not_ask_of_a_tool_is_not_missed(municipality_site):
    page = municipality_site.page("/da/ai/")

    answers = told(page, 'Isvagt: kameraet "Ørneøjet"')

    assert answers["Risiko efter AI-forordningen"] == "Lav risiko"
    assert "Sådan ser du, at det er AI" not in answers


def test_an_open_answer_says_why(drafts_site):
    answers = told(drafts_site.page("/da/ai/"), "AI i høringer")

    assert answers["Slags AI"] == "Ikke oplyst: fremgår ikke af den offentlige kilde."


def test_every_kind_of_ai_is_explained_and_counted(municipality_site):
    kinds = municipality_site.page("/da/ai/").table("Slags AI og de værktøjer, der bruger dem")

    assert len(kinds) == 8
    assert kinds[0] == ["Maskinlæring Det har lært mønstre ud fra mange eksempler.", "1 værktøj"]
    assert kinds[4] == ["Talegenkendelse Det gør tale til tekst.", "0 værktøjer"]


def test_tools_that_do_not_tell_their_kind_are_counted_too(drafts_site):
    kinds = drafts_site.page("/en/ai/").table("Kinds of AI and the tools that use them")

    assert kinds[-1] == ["Kind not stated", "1 tool"]


def test_the_groups_of_the_law_are_explained_and_counted(municipality_site):
    page = municipality_site.page("/en/ai/")

    assert page.table("The tools with AI by their group in the AI Act") == [
        ["Prohibited EU rules prohibit this kind of AI (Art. 5).", "0 tools"],
        ["High risk AI that may matter greatly to people's lives. Strict duties apply "
         "(Annex III).", "1 tool"],
        ["You must know that it is AI You must be told that you meet AI (Art. 50).", "1 tool"],
        ["Minimal risk The AI Act sets no special duties.", "1 tool"],
        ["Undecided The department is finding out which group it belongs to.", "0 tools"],
        ["Not stated", "0 tools"],
    ]  # fmt: skip


def test_the_page_says_what_is_not_known(municipality_site):
    page = municipality_site.page("/en/ai/")

    assert page.table("Questions about AI without an answer") == [
        ["How it is tested being clarified", "1 of 3"],
        ["What it learned from withheld for business reasons", "1 of 3"],
    ]
    assert page.values("href", "a").count("/en/figures/") == 1


KINDS = {
    "machine-learning": ["baadplads-tildeling"],
    "generative": ["chatbotten-fjordis"],
    "language-model": ["chatbotten-fjordis"],
    "image-video": ["isvagt-kamera"],
    "speech": [],
    "chatbot": ["chatbotten-fjordis"],
    "recommendation": ["baadplads-tildeling"],
    "risk-profiling": [],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("base", "tools"), [("/da/ai/", "/da/vaerktoejer/"), ("/en/ai/", "/en/tools/")]
)
def test_a_kind_lists_the_tools_that_use_it(base, tools, kind, municipality_site):
    links = municipality_site.page(f"{base}{kind}/").soup.select(".meets h3 a")

    assert [link["href"] for link in links] == [f"{tools}{tool}/" for tool in KINDS[kind]]


def test_a_kind_without_tools_says_so_and_what_is_known(municipality_site):
    page = municipality_site.page("/da/ai/speech/")

    assert page.texts("h1") == ["Slags AI: Talegenkendelse"]
    assert page.texts("main .none") == [
        "Ingen værktøjer i registret oplyser, at de bruger den slags AI."
    ]
    assert page.table("Bruger de AI?")[1] == ["Ja", "3 værktøjer"]


def test_a_kind_leads_to_the_other_kinds(municipality_site):
    page = municipality_site.page("/en/ai/chatbot/")

    assert page.texts("nav.pick li")[:2] == ["Machine learning (1)", "Generative AI (1)"]
    assert page.texts("nav.pick [aria-current]") == ["Chatbot (1)"]


def test_a_tools_page_leads_to_its_kinds_of_ai(municipality_site):
    page = municipality_site.page("/da/vaerktoejer/chatbotten-fjordis/")

    links = [link["href"] for link in page.element("Slags AI").select("a")]

    assert links == ["/da/ai/language-model/", "/da/ai/chatbot/", "/da/ai/generative/"]
