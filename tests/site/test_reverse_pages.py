"""Who uses this data, this rule, this supplier, this technology? The register turned round."""

from __future__ import annotations

import pytest

from plugins.register.schema import default_schema

DANISH, ENGLISH = "Tildeling af bådpladser Havn & Kyst", "Allocation of berths Harbour & Coast"
KINDS = default_schema().vocabularies["data_kinds"].terms


def counts(page):
    """What each card of an overview says: its name and its last line."""
    return dict(zip(page.texts(".choices b"), page.texts(".choices small"), strict=True))


@pytest.mark.parametrize(
    ("address", "question", "explained"),
    [
        ("/da/data/health/", "Hvem bruger mine helbredsoplysninger?",
         "Sygdom, behandling og helbredsoplysninger i øvrigt. Følsomme oplysninger"),
        ("/en/data/health/", "Who uses my health data?",
         "Illness, treatment and other health data. Sensitive data"),
        ("/da/data/cpr/", "Hvem bruger mit CPR-nummer?", "Dit personnummer."),
        ("/en/data/vehicle-registration/", "Who uses my number plate?",
         "The car's registration number."),
    ],
)  # fmt: skip
def test_a_kind_of_data_is_a_question_a_citizen_asks(
    address, question, explained, municipality_site
):
    page = municipality_site.page(address)

    assert page.texts("h1") == [question]
    assert page.texts("p.lead") == [explained]


def test_every_kind_of_data_has_its_own_question_in_both_languages():
    questions = [term["question"][code] for term in KINDS.values() for code in ("da", "en")]

    assert len(set(questions)) == 2 * len(KINDS)
    assert [text for text in questions if not text.endswith("?")] == []


@pytest.mark.parametrize(
    ("address", "caption", "rows"),
    [
        ("/da/data/income/", "1 værktøj",
         [[DANISH, "Vi ser, om du kan få pladsen billigere.",
           "En anden myndighed (Skattestyrelsen)",
           "1 måned, regnet fra: afgørelsen er truffet"]]),
        ("/en/data/disability/", "1 tool",
         [[ENGLISH, "You can get a berth close to land if you find it hard to walk.", "You",
           "As long as you have the berth, and for 1 year at most after that."]]),
    ],
)  # fmt: skip
def test_a_kind_of_data_tells_what_each_tool_does_with_it(
    address, caption, rows, municipality_site
):
    assert municipality_site.page(address).table(caption) == rows


def test_what_a_source_does_not_tell_of_a_use_is_not_stated(drafts_site):
    (row,) = drafts_site.page("/da/data/vehicle-registration/").soup.select("tbody tr")
    (name,) = drafts_site.page("/en/data/employment/").table("1 tool")

    assert row.select(".mark")[0].get_text() == "Udkast"
    assert name[2:] == ["You", "Not stated"]


def test_data_that_no_tool_names_says_so(municipality_site):
    page = municipality_site.page("/en/data/genetic/")

    assert page.texts(".none") == ["No tool in the register says that it uses this data."]
    assert page.each("table") == []


def test_tools_that_have_not_stated_their_data_are_said_on_every_kind_of_data(drafts_site):
    page = drafts_site.page("/da/data/health/")

    assert page.texts(".notice p") == [
        "5 værktøjer har ikke oplyst, hvilke data de bruger. De kan også bruge den slags data. "
        "Se hvilke",
        "5 andre værktøjer er udkast fra offentlige kilder. De nævner sjældent alle data.",
    ]
    assert page.soup.select_one(".notice a")["href"] == "/da/data/#not-stated"


def test_a_draft_that_names_the_data_is_not_counted_among_those_that_may_use_it(drafts_site):
    drafts = drafts_site.page("/en/data/messages/").texts(".notice p")[1]

    assert drafts.startswith("3 other tools are drafts from public sources.")


def test_the_overview_lists_the_tools_that_have_not_stated_their_data(drafts_site):
    page = drafts_site.page("/da/data/")

    assert [row[0].split(" Udkast")[0] for row in page.table("5 værktøjer")] == [
        "AI i høringer", "Digital dialog med borgere", "KBHiJob", "KK-GPT",
        "Kommunernes Sygedagpengesystem (KSD)",
    ]  # fmt: skip


def test_where_all_have_answered_nothing_is_said_of_silence(municipality_site):
    page = municipality_site.page("/da/data/")

    assert page.each("table") == []
    assert municipality_site.page("/da/data/health/").texts(".notice") == []


def test_sensitive_data_stands_first(municipality_site):
    page = municipality_site.page("/en/data/")

    assert page.texts("main h2") == [
        "Sensitive data", "Data with rules of its own", "General data",
    ]  # fmt: skip
    assert page.texts(".choices b")[:9] == [
        "Health", "Disability", "Ethnic origin", "Religion and belief", "Political opinion",
        "Trade union", "Sexual life", "Biometrics", "Genes",
    ]  # fmt: skip


def test_every_kind_of_data_has_a_card_with_its_number_of_tools(municipality_site):
    said = counts(municipality_site.page("/da/data/"))

    assert len(said) == len(KINDS)
    assert {name for name, tools in said.items() if tools == "1 værktøj"} == {
        "CPR-nummer", "Adresse", "Indkomst", "Handicap", "Din sag", "Det, du skriver",
        "Sådan bruger du tjenesten", "Billede og video", "Strafbare forhold",
    }  # fmt: skip
    assert said["Helbred"] == "Ingen har oplyst det"


def test_protected_data_leads_to_the_rules_that_allow_it(municipality_site):
    links = municipality_site.page("/da/data/criminal/").soup.select("[aria-labelledby=laws] a")

    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Strafbare forhold", "/da/love/databeskyttelsesloven-8/")
    ]
    assert municipality_site.page("/da/data/address/").soup.select("[aria-labelledby=laws]") == []


def test_a_rule_is_explained_with_its_citation_rights_and_tools(municipality_site):
    page = municipality_site.page("/da/love/lov-om-fjordhavne-9/")

    assert page.texts("h1") == ["Pladser i havnen"]
    assert page.soup.select_one("p.status a")["href"] == "https://love.example/fjordhavne/9"
    assert page.texts("p.status") == ["Lov om fjordhavne § 9, stk. 2"]
    assert page.texts("[aria-labelledby=rights] li b") == ["Se dine data."]
    assert page.texts("tbody th a") == ["Tildeling af bådpladser"]
    assert page.texts(".sources li") == ["Lov om fjordhavne (opdigtet) læst 15. januar 2026"]


def test_a_rule_tells_which_data_it_allows(municipality_site):
    page = municipality_site.page("/en/laws/databeskyttelsesloven-11/")

    assert page.texts("[aria-labelledby=permits] li") == ["CPR number: CPR number"]
    assert page.soup.select_one("[aria-labelledby=permits] a")["href"] == "/en/data/cpr/"


def test_a_rule_without_rights_of_its_own_says_so(municipality_site):
    page = municipality_site.page("/en/laws/gdpr-9-2-g/")

    assert page.texts("[aria-labelledby=rights] p") == [
        "None of its own. Your rights follow from the other rules that the tool uses data under."
    ]


def test_the_rules_stand_in_order_with_their_number_of_tools(municipality_site):
    said = counts(municipality_site.page("/en/laws/"))

    assert list(said) == sorted(said)
    assert said["It is our task as a public authority"] == "2 tools"


def test_a_tool_without_data_about_people_has_not_kept_its_rules_to_itself(
    municipality_site, drafts_site
):
    assert municipality_site.page("/da/love/").each("table") == []
    assert drafts_site.page("/en/laws/").texts("main > .wide > p:not(.lead)") == [
        "7 tools have not stated under which rules they use data. See which"
    ]


def test_a_supplier_is_told_of_with_what_it_does_and_what_it_sees(municipality_site):
    page = municipality_site.page("/da/leverandoerer/kaj-kompas-drift-a-s/")

    assert page.texts("h1") == ["Kaj & Kompas <Drift> A/S"]
    assert page.answer("CVR-nummer") == "00000019"
    assert page.answer("Land") == "Danmark"
    assert page.table("1 værktøj") == [[DANISH, "Driver", "Databehandler"]]


def test_what_is_not_known_of_a_supplier_is_not_stated(drafts_site):
    page = drafts_site.page("/en/suppliers/kmd/")

    assert (page.answer("CVR number"), page.answer("Country")) == ("Not stated", "Not stated")
    assert [row[1:] for row in page.table("1 tool")] == [
        ["Develops and runs", "Not named as a recipient"]
    ]


def test_the_suppliers_are_those_who_work_for_the_municipality(municipality_site):
    assert counts(municipality_site.page("/da/leverandoerer/")) == {
        'Bølge "Blå" Bergen AS': "1 værktøj", "Kaj & Kompas <Drift> A/S": "1 værktøj",
        "Nordlys Skyen AB": "1 værktøj", 'Parrot & Sons "Models" Inc.': "1 værktøj",
        "Ø-Syn & Søn ApS": "1 værktøj",
    }  # fmt: skip


def test_a_tool_that_withholds_its_supplier_is_listed_as_silent(municipality_site):
    page = municipality_site.page("/en/suppliers/")

    assert page.texts("main > .wide > p:not(.lead)") == [
        "1 tool has not stated who supplies it. See which one"
    ]
    assert page.texts("tbody th a") == ["Bathing water meters & ice buoys"]


def test_a_technology_shows_kls_rings_newest_first_and_its_tools(municipality_site):
    page = municipality_site.page("/da/teknologier/maskinlaering/")

    assert page.texts("[aria-labelledby=kl] li") == ["2025: AFPRØV", "2023: HOLD ØJE"]
    assert page.texts("[aria-labelledby=tools] tbody th a") == ["Tildeling af bådpladser"]


def test_a_technology_that_kl_has_not_placed_says_so(municipality_site):
    page = municipality_site.page("/en/technologies/sensor/")

    assert page.texts("[aria-labelledby=kl] p") == [
        "Not stated: no source in the register says where KL places it."
    ]


@pytest.mark.parametrize(
    ("address", "links"),
    [
        ("/da/vaerktoejer/baadplads-tildeling/",
         ["/da/data/cpr/", "/da/data/disability/", "/da/love/gdpr-6-1-e/",
          "/da/leverandoerer/kaj-kompas-drift-a-s/", "/da/teknologier/maskinlaering/"]),
        ("/en/tools/chatbotten-fjordis/",
         ["/en/data/messages/", "/en/laws/gdpr-6-1-a/", "/en/suppliers/nordlys-skyen-ab/",
          "/en/technologies/sprogmodel/"]),
    ],
)  # fmt: skip
def test_a_tool_leads_to_the_pages_of_what_it_names(address, links, municipality_site):
    assert set(links) <= set(municipality_site.page(address).values("href", "a"))


def test_a_recipient_that_supplies_nothing_has_no_page(municipality_site):
    said = municipality_site.page("/da/vaerktoejer/baadplads-tildeling/").element(
        "Hvem der ellers ser data"
    )

    assert [link["href"] for link in said.select("a")] == [
        "/da/leverandoerer/kaj-kompas-drift-a-s/"
    ]


@pytest.mark.parametrize("address", ["/da/", "/en/", "/da/vaerktoejer/", "/en/tools/"])
def test_the_home_page_and_the_list_of_all_tools_show_the_other_ways_in(address, municipality_site):
    links = municipality_site.page(address).values("href", "a")
    sections = {
        "da": {"data", "teknologier", "love", "leverandoerer", "ordbog"},
        "en": {"data", "technologies", "laws", "suppliers", "glossary"},
    }[address[1:3]]

    assert {f"/{address[1:3]}/{section}/" for section in sections} <= set(links)


@pytest.mark.parametrize(
    ("code", "means"),
    [
        ("automatic-with-review",
         "Hvad betyder det for dig? Et program kan have afgjort din sag alene. Du kan som "
         "udgangspunkt bede et menneske se på den, få en forklaring og klage."),
        ("none", "Hvad betyder det for dig? Værktøjet afgør ikke noget om dig. Du kan stadig "
                 "spørge, hvad det bliver brugt til."),
    ],
)  # fmt: skip
def test_a_part_in_decisions_tells_what_it_means_for_you(code, means, municipality_site):
    page = municipality_site.page(f"/da/lister/decision/{code}/")

    assert means in page.texts("main p")


def test_the_list_of_those_who_have_not_answered_says_that_silence_is_no_answer(drafts_site):
    page = drafts_site.page("/da/lister/decision/not-stated/")

    assert page.texts("p.lead") == ["At der ikke står noget, betyder ikke nej."]
