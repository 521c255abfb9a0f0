"""The page with the form asks all that the schema asks, in its words, and labels every answer."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup

from plugins.register.addresses import field_anchor
from plugins.register.schema import default_schema, is_text

ADDRESSES = {"da": "/da/indberet/", "en": "/en/submit/"}
TOOL = default_schema().kinds["tool"]
#: The lines under unanswered are written beside the questions that they are about.
TITLE = "legend, .title"
FIELDS = {field.name: field for field in TOOL.fields if not field.name.startswith("unanswered")}


@pytest.fixture(scope="module", params=ADDRESSES)
def form(request, municipality_site):
    """The page in one language, with the language as its name."""
    html = read(municipality_site, request.param)
    html.name = request.param
    return html


def read(site, language):
    # What stands in a template is not looked into otherwise.
    text = (
        site.read(ADDRESSES[language]).replace("<template", "<div").replace("</template", "</div")
    )
    return BeautifulSoup(text, "html.parser")


def question(form, name):
    return form.find(attrs={"data-field": name})


def own(shown, selector):
    """What stands in a question and not in one inside it."""
    return [one for one in shown.select(selector) if one.find_parent(class_="question") is shown]


def said(schema, name, language):
    return schema.get(name if language == "da" else f"{name}_en")


def test_every_field_of_the_schema_is_a_question_of_its_own(form):
    shown = [one["data-field"] for one in form.select("[data-field]")]

    assert shown == sorted(shown, key=list(FIELDS).index)
    assert set(shown) == set(FIELDS)


def test_a_question_stands_under_its_heading(form):
    parts = {name: question(form, name).find_parent(class_="part")["id"] for name in FIELDS}

    assert parts == {name: TOOL.field(name.split(".")[0]).group for name in FIELDS}


def test_the_parts_stand_in_the_order_of_the_tools_page(form):
    groups = [group["id"] for group in TOOL.groups]
    titles = [group["title"][form.name] for group in TOOL.groups]

    parts = form.select(".part")

    assert [part["id"] for part in parts] == ["start", *groups, "finish"]
    assert [part.h2.text for part in parts[1:-1]] == titles


def test_a_question_has_the_label_and_the_hint_of_the_schema(form):
    shown = {name: question(form, name) for name in FIELDS}

    words = {
        name: tuple(own(one, part)[0].find(string=True).strip() for part in (TITLE, ".hint"))
        for name, one in shown.items()
    }

    schemas = {name: field.schema for name, field in FIELDS.items()}
    assert words == {
        name: (
            said(schema, "title", form.name),
            said(schema, "in_form", form.name) or said(schema, "description", form.name),
        )
        for name, schema in schemas.items()
    }


def test_a_question_leads_to_its_place_in_the_guide(form, municipality_site):
    guide = {"da": "/da/vejledning/", "en": "/en/guide/"}[form.name]
    html = municipality_site.read(guide)

    links = {name: own(question(form, name), ".hint a") for name in FIELDS}
    led = {name: link[0]["href"] for name, link in links.items() if link}

    assert set(led) == {name for name in FIELDS if "." not in name} | set(TOOL.questions)
    assert led == {name: f"{guide}#{field_anchor(name)}" for name in led}
    assert [name for name in led if f'id="{field_anchor(name)}"' not in html] == []


def test_a_group_that_must_be_answered_is_not_said_to_be_optional(form):
    free = {name for name in FIELDS if own(question(form, name), ".free")}

    assert "ai" not in free
    assert "cost" in free


def test_every_control_has_a_label(form):
    labelled = {label["for"] for label in form.select("label[for]")}
    controls = form.select("form input, form select, form textarea")

    without = [
        control
        for control in controls
        if control.get("id") not in labelled and control.find_parent("label") is None
    ]

    assert without == []


def test_every_choice_of_a_vocabulary_is_offered_with_its_words(form):
    missing = [
        (name, code)
        for name, field in FIELDS.items()
        if field.vocabulary
        for code in field.schema.get("items", field.schema)["enum"]
        if default_schema().label(field.vocabulary, code, form.name)
        not in question(form, name).select_one(f'[value="{code}"]').find_parent().text
    ]

    assert missing == []


def test_the_ids_of_things_are_offered_with_their_names(form, municipality):
    shown = question(form, "technologies").select(".options label")

    assert {label.input["value"] for label in shown} == set(municipality.technologies)
    assert {label.text.strip() for label in shown} == {
        technology.name[form.name] for technology in municipality.technologies.values()
    }


def test_every_text_is_asked_in_both_languages_with_its_limit(form):
    texts = [name for name, field in FIELDS.items() if is_text(field.schema)]

    asked = {
        name: [
            (control["lang"], int(control["data-limit"]))
            for control in own(question(form, name), ".text")
        ]
        for name in texts
    }

    limits = {name: FIELDS[name].schema["properties"] for name in texts}
    assert asked == {
        name: [(code, half["maxLength"]) for code, half in limits[name].items()] for name in texts
    }


def test_a_list_can_be_said_to_be_empty_where_the_schema_lets_it(form):
    lists = [field for field in FIELDS.values() if field.path in TOOL.lists_of_groups]

    empty = {field.name for field in lists if own(question(form, field.name), "[data-none]")}

    assert empty == {field.name for field in lists if "minItems" not in field.schema}
    assert empty == {"data", "recipients", "suppliers"}


def test_beside_every_question_one_can_say_that_it_cannot_be_answered_now(form):
    open_boxes = {box["data-open"] for box in form.select("[data-open]")}

    assert open_boxes == set(TOOL.questions)


def test_no_id_stands_twice(form):
    ids = [one["id"] for one in form.select("[id]")]

    assert len(ids) == len(set(ids))


def test_the_page_names_what_it_is_made_of_and_it_is_there(form, municipality_site):
    needed = [link["href"] for link in form.select("link[rel=modulepreload], link[rel=preload]")]
    main = form.select_one("script[type=module]")["src"]

    assert main in needed
    assert [address for address in needed if address not in municipality_site.files] == []


def test_every_script_that_the_form_imports_at_once_is_fetched_at_once(form, municipality_site):
    needed = {link["href"] for link in form.select("link[rel=modulepreload]")}

    imported = {
        f"/theme/form/{name}"
        for address in needed
        for name in re.findall(r'from "\./([^"]+)"', municipality_site.read(address))
        if "/libraries/" not in address
    }

    assert imported <= needed


def test_what_the_scripts_are_told_is_in_the_language_of_the_page(form, municipality_site):
    told = json.loads(municipality_site.read(f"{ADDRESSES[form.name]}form.json"))

    assert told["language"] == form.name
    assert {tuple(said) for words in told["problems"].values() for said in words.values()} == {
        (form.name,)
    }


def test_whoever_cannot_run_scripts_is_told_what_to_do(form):
    without = form.find("noscript")

    links = [link["href"] for link in without.select("a")]
    assert links[0].endswith(".xlsx")
    assert "mailto:digital@lillefjord.example" in links


def test_a_register_without_an_address_of_its_editors_says_so(drafts_site):
    said = read(drafts_site, "da").find("noscript").text

    assert "Registret har ikke oplyst, hvor man kan skrive til redaktionen." in said
