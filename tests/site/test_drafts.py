"""What nobody in the municipality has approved says so, and says no more than its sources."""

from __future__ import annotations

import pytest

from tests.site.builds import PROJECT
from tests.site.sitemap import drafts

BANNER = {
    "da": (
        "Udkast fra offentlige kilder – ikke godkendt af Københavns Kommune. Her står kun det, "
        "kilderne siger. Forvaltningen kan gennemgå teksten og overtage den."
    ),
    "en": (
        "Drafted from public sources – not approved by the City of Copenhagen. It says only what "
        "the sources say. The department can review it and take it over."
    ),
}
ADDRESS = {"da": "/da/vaerktoejer/{}/", "en": "/en/tools/{}/"}

each_draft = pytest.mark.parametrize("tool", drafts(PROJECT))
each_language = pytest.mark.parametrize("language", ["da", "en"])


@pytest.fixture
def page(drafts_site, tool, language):
    return drafts_site.page(ADDRESS[language].format(tool))


@each_language
@each_draft
def test_the_draft_says_at_the_top_that_it_is_one(page, language):
    assert page.texts(".draft") == [BANNER[language]]
    assert page.text.index(BANNER[language]) < page.text.index(page.texts(".lead")[0])


@each_language
@each_draft
def test_no_draft_claims_to_be_reviewed(page, language):
    reviewed = {"da": "Ikke af forvaltningen", "en": "Not by the department"}
    nobody = {
        "da": "Forvaltningen har ikke gennemgået teksten.",
        "en": "The department has not reviewed this text.",
    }
    invited = {
        "da": "Gennemgå teksten – for forvaltningen",
        "en": "Review the text – for the department",
    }

    assert page.texts(".facts dd")[-1] == reviewed[language]
    assert page.texts("section[aria-labelledby=review] p") == [nobody[language], invited[language]]


@each_language
@each_draft
def test_the_draft_names_its_sources(page, language):
    sources = {"da": "Kilder", "en": "Sources"}

    assert page.answers(sources[language]) != []


@each_draft
def test_the_draft_is_marked_as_one_in_lists(drafts_site, tool):
    page = drafts_site.page("/da/vaerktoejer/")
    (link,) = page.soup.select(f'tbody a[href="/da/vaerktoejer/{tool}/"]')

    assert link.find_next_sibling(class_="mark").get_text() == "Udkast"


@each_draft
def test_a_draft_never_says_that_there_is_no_sensitive_data(drafts_site, tool):
    page = drafts_site.page(ADDRESS["da"].format(tool))
    answers = dict(zip(page.texts(".facts dt"), page.texts(".facts dd"), strict=True))

    assert answers["Følsomme data?"] != "Nej"


def test_no_technology_of_the_drafts_names_a_ring_of_kl(drafts_site):
    page = drafts_site.page("/da/radar/")
    rows = page.table("Teknologier, KL's ring og de værktøjer, der bygger på dem")

    assert {row[2] for row in rows} == {"Ikke oplyst"}
