"""The field guide: every field of a tool's file, with all that the schema says of it."""

from __future__ import annotations

import gzip
import re
from itertools import takewhile

import pytest

from plugins.register.addresses import field_anchor
from plugins.register.guide import guide
from plugins.register.reading import read_yaml
from plugins.register.schema import default_schema
from tests.site.builds import PROJECT
from tests.site.reading import text_of

GUIDE = {"da": "/da/vejledning/", "en": "/en/guide/"}
TOOL = default_schema().kinds["tool"]
KB = 1024

in_each_language = pytest.mark.parametrize("code", sorted(GUIDE))


@pytest.fixture
def page(municipality_site, code):
    return municipality_site.page(GUIDE[code])


@pytest.fixture(scope="module")
def guides(municipality_site):
    """What each language's page says of every field: the elements below its heading."""
    return {code: dict(entries(municipality_site.page(GUIDE[code]))) for code in GUIDE}


@pytest.fixture
def told(guides, code):
    return guides[code]


@pytest.fixture
def said(told):
    """The same as text."""
    return {name: [text_of(str(element)) for element in told[name]] for name in told}


def entries(page):
    for heading in page.soup.select(".guide h3, .guide h4"):
        after = heading.find_next_siblings()
        yield heading.code.text, list(takewhile(is_about_the_same_field, after))


def is_about_the_same_field(element):
    return element.name not in ("h3", "h4") and "parts" not in element.get("class", ())


def in_class(elements, name):
    return [element for element in elements if name in element.get("class", ())]


@in_each_language
def test_every_field_stands_under_the_heading_of_its_group_with_its_name_in_the_file(page, code):
    expected = []
    for group in TOOL.groups:
        expected.append(group["title"][code])
        inside = [one.path[0] for one in TOOL.fields if one.group == group["id"]]
        expected += [
            f"{one.label[code]} {one.name}" for one in TOOL.fields if one.path[0] in inside
        ]

    headings = page.texts(".guide h2, .guide h3, .guide h4")

    assert headings[1:] == expected


@in_each_language
def test_every_field_can_be_linked_to(page, code):
    anchors = [field_anchor(field.name) for field in TOOL.fields]

    assert len(set(anchors)) == len(TOOL.fields)
    assert set(anchors) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


@in_each_language
def test_every_field_says_why_it_is_asked_and_what_is_wrong_with_the_bad_example(said, code):
    for name, guidance in guide().fields.items():
        text = " ".join(said[name])
        assert " ".join(guidance.why[code].split()) in text
        assert " ".join(guidance.because[code].split()) in text


@pytest.mark.parametrize("code", ["da"])
def test_a_field_has_all_that_is_asked_of_it(said):
    assert said["ai.tested"] == [
        "Hvor præcis den er, og om den er testet for at behandle folk lige.",
        "Skal besvares, når »Bruger AI« er »Ja«, eller stå som ubesvaret med en grund. Højst 1200 "
        "tegn på hvert sprog.",
        "Derfor spørger vi. Folk vil vide, hvor tit den tager fejl, og om det går ud over nogen. "
        "Skriv også det, I ikke har testet.",
        "✓ Skriv sådan 81 ud af 100 svar var rigtige i maj 2026. Vi har ikke testet andre sprog "
        "end dansk. ✗ Ikke sådan Løsningen er gennemtestet og lever op til alle krav. Testet for "
        "hvad, hvornår og med hvilket resultat? Et tal siger mere end et løfte.",
        "Bygger på: AI-forordningen art. 15",
    ]


@pytest.mark.parametrize("code", ["da"])
def test_the_hint_is_that_of_the_form_and_what_the_file_needs_stands_with_the_file(said):
    hint, *_, in_file = said["suppliers"]

    assert "[]" not in hint
    assert "Skriv [], hvis kommunen selv gør det hele." in in_file


@pytest.mark.parametrize("code", ["en"])
def test_a_group_of_answers_is_shown_answer_by_answer(told):
    (examples,) = in_class(told["data"], "examples")
    good, bad = examples.find_all(class_="said")

    assert text_of(str(good)) == (
        "Data: Name name From where: You citizen Used for: We need to know who you are. "
        "Kept: Months: 12, Counted from: The case is closed"
    )
    assert text_of(str(bad)) == "[]"


@in_each_language
def test_every_field_at_the_top_of_the_file_shows_its_good_example_as_the_file_has_it(told):
    for field in TOOL.fields:
        written = [code.text for one in told[field.name] for code in one.select("pre code")]

        read = [read_yaml("", text).data for text in written]
        for data in read:
            TOOL.type_numbers(data)

        is_at_the_top = len(field.path) == 1
        assert read == [{field.name: guide().fields[field.name].good}] * is_at_the_top


@pytest.mark.parametrize("code", ["en"])
def test_a_choice_is_shown_in_words_with_its_code(told):
    (examples,) = in_class(told["data.[].kind"], "examples")

    assert text_of(str(examples.find(class_="good"))) == "✓ Write this Disability disability"


@in_each_language
def test_the_check_says_no_where_the_guide_says_so(said, code):
    refused = {"da": "Tjekket siger nej", "en": "The check says no"}[code]

    shown = {name for name in said if refused in " ".join(said[name])}

    assert shown == {name for name, guidance in guide().fields.items() if guidance.refused}


@in_each_language
def test_every_answer_that_can_be_chosen_is_there_and_explained(told, code):
    for field in (one for one in TOOL.fields if one.vocabulary):
        vocabulary = default_schema().vocabularies[field.vocabulary]
        *_, details = (one for one in told[field.name] if one.name == "details")

        shown = [text_of(str(choice)) for choice in details.select("ul.codes > li")]

        assert shown == [
            f"{vocabulary.label(one, code)} {one} {vocabulary.explained(one, code)}"
            for one in vocabulary.codes
        ]


@pytest.mark.parametrize("code", ["da"])
def test_ids_of_the_registers_own_things_can_be_looked_up(told):
    *_, details = (one for one in told["technologies"] if one.name == "details")

    assert [text_of(str(choice)) for choice in details.select("ul.codes > li")] == [
        "Billedanalyse billedanalyse", "Maskinlæring maskinlaering",
        "Selvbetjening på nettet selvbetjening", "Sensor sensor", "Sprogmodel sprogmodel",
    ]  # fmt: skip


@pytest.mark.parametrize("code", ["da"])
def test_the_municipality_names_its_own_decision(told):
    (rests,) = in_class(told["basis"], "rests")
    (link,) = rests.find_all("a")

    assert link.text == "Besluttet af Lillefjord Byråd 28. januar 2025"
    assert link["href"] == "https://www.lillefjord.example/byraad/2025-01-28/punkt-7"


@in_each_language
def test_the_page_is_not_too_large_for_a_phone(page, code):
    assert len(gzip.compress(page.html.encode(), compresslevel=6)) <= 60 * KB


def test_no_label_of_a_field_is_typed_into_the_template():
    template = (PROJECT / "theme/templates/guide.html").read_text(encoding="utf-8")

    typed = set(re.findall(r'_\("([^"]*)"\)', template))

    assert "Write this" in typed
    assert typed.isdisjoint(field.label["en"] for field in TOOL.fields)
