"""What the search knows of each page, and by which words it finds it."""

from __future__ import annotations

from bs4 import BeautifulSoup

from plugins.register.searched import fold
from plugins.search.documents import Documents

CAMERA = "/da/vaerktoejer/isvagt-kamera/"


def read(document):
    """The document as Pagefind reads it: words by their weight, and what stands beside them."""
    soup = BeautifulSoup(document.html(), "html.parser")
    words = {tag["data-pagefind-weight"]: tag.text for tag in soup.select("p")}
    meta = {tag["data-pagefind-meta"]: tag.text for tag in soup.select("[data-pagefind-meta]")}
    answers: dict[str, list[str]] = {}
    for tag in soup.select("[data-pagefind-filter]"):
        answers.setdefault(tag["data-pagefind-filter"], []).append(tag.text)
    return words, meta, answers


def test_every_kind_of_page_that_explains_something_is_found(documents):
    kinds = {language: {one.kind for one in found.values()} for language, found in
             documents.items()}  # fmt: skip

    everything = {"tool", "situation", "technology", "law", "term", "department", "page"}
    assert kinds == {"da": everything, "en": everything}


def test_a_result_shows_the_tool_as_its_file_names_it(documents):
    _, meta, _ = read(documents["da"][CAMERA])

    assert meta == {
        "title": 'Isvagt: kameraet "Ørneøjet"',
        "summary": "Kameraet så ud over isen ved havnen. Når det så et menneske på tynd is "
        "(< 10 cm), fik isvagten en alarm. Det er taget ned, og billederne er slettet.",
        "kind": "Digitalt værktøj",
        "url": CAMERA,
    }


def test_a_tool_is_narrowed_down_by_its_answers(documents):
    _, _, answers = read(documents["en"]["/en/tools/isvagt-kamera/"])

    assert answers == {
        "kind": ["tool"],
        "situation": ["du-gaar-paa-isen", "du-har-baad"],
        "department": ["havn-og-kyst"],
        "ai": ["yes"],
        "decision": ["support"],
        "data": ["picture", "criminal"],
        "ring": ["keep_watch"],
        "status": ["retired"],
    }


def test_the_title_counts_most_and_parts_of_compounds_least(documents):
    words, _, _ = read(documents["da"][CAMERA])

    assert list(words) == ["10", "4", "7", "1", "0.6", "0.4"]
    assert words["10"] == 'isvagt: kameraet "oerneoejet"'


def test_everyday_words_lead_to_the_things_they_name(documents):
    named = [one.path for one in documents["da"].values() if "webkamera" in one.everyday]

    assert named == [CAMERA, "/da/teknologier/billedanalyse/"]


def test_everyday_words_lead_to_the_words_they_mean(documents):
    named = {one.path for one in documents["en"].values() if "dinghy" in one.everyday}
    said = {
        one.path
        for one in documents["en"].values()
        if "boat" in fold(" ".join((one.title, one.summary, *one.texts))).split()
    }

    assert "/en/tools/baadplads-tildeling/" in named
    assert said <= named


def test_a_language_has_everyday_words_of_its_own(documents):
    english = {word for one in documents["en"].values() for word in one.everyday}

    assert {"dinghy", "rubbish"} <= english
    assert english.isdisjoint({"sejlbåd", "skrald"})


def test_a_compound_brings_its_parts_in_danish_alone(documents):
    boats = documents["da"]["/da/vaerktoejer/baadplads-tildeling/"]

    assert {"båd", "pladser"} <= set(boats.parts)
    assert {one.parts for one in documents["en"].values()} == {()}


def test_a_tool_is_found_by_what_belongs_to_it(documents):
    around = documents["da"]["/da/vaerktoejer/baadplads-tildeling/"].around

    assert 'Bølge "Blå" Bergen AS' in around
    assert "Du har båd" in around


def test_a_tool_is_found_by_the_ids_it_had(documents):
    chatbot = documents["da"]["/da/vaerktoejer/chatbotten-fjordis/"]

    assert "fjordis" in chatbot.around


def test_an_address_in_a_text_is_no_word_of_it(documents):
    chatbot = documents["da"]["/da/vaerktoejer/chatbotten-fjordis/"]

    assert "lillefjord.example" not in chatbot.html()


def test_what_files_say_stays_text(documents):
    boats = documents["da"]["/da/vaerktoejer/baadplads-tildeling/"].html()

    assert "kaj &amp; kompas &lt;drift&gt; a/s" in boats


def test_the_words_that_are_spelt_rightly_are_those_of_the_documents(municipality):
    danish = Documents(municipality, "da")
    made = list(danish)

    assert made
    assert {"båd", "webkamera", "ørneøjet", "bergen"} <= set(danish.words)
    assert danish.words == sorted(set(danish.words))
    assert [word for word in danish.words if len(word) < 2 or word != word.lower()] == []


def test_tools_are_numbered_in_alphabetical_order(documents):
    tools = [one for one in documents["da"].values() if one.kind == "tool"]

    assert [one.title for one in sorted(tools, key=lambda one: one.place)] == [
        "Badevandsmåler & isbøjer", "Chatbotten Fjordis", 'Isvagt: kameraet "Ørneøjet"',
        "Tildeling af bådpladser",
    ]  # fmt: skip
