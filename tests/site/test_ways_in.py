"""From where departments look, a link leads into the form; and to the source of a tool."""

from __future__ import annotations

import pytest

from tests.site.builds import ROOTS
from tests.site.sitemap import tools

FORM = {"da": "/da/indberet/", "en": "/en/submit/"}
TOOL = {"da": "/da/vaerktoejer/{}/", "en": "/en/tools/{}/"}
DEPARTMENTS = {"da": "/da/forvaltninger/", "en": "/en/departments/"}
WORDS = {
    "da": ("Ret en fejl", "Gennemgå teksten – for forvaltningen", "Se kilden"),
    "en": ("Correct a mistake", "Review the text – for the department", "See the source"),
}

each_language = pytest.mark.parametrize("language", ["da", "en"])


def links(page):
    """Where each link of the page's own part leads, by its words."""
    return {" ".join(a.get_text(" ").split()): a["href"] for a in page.soup.select("main a[href]")}


@each_language
@pytest.mark.parametrize("tool", tools(ROOTS["municipality"]))
def test_a_tool_is_corrected_and_reviewed_in_the_form(municipality_site, tool, language):
    found = links(municipality_site.page(TOOL[language].format(tool)))

    correct, review, _ = WORDS[language]
    assert found[correct] == f"{FORM[language]}?tool={tool}"
    assert found[review] == f"{FORM[language]}?tool={tool}&review=1"


@each_language
def test_a_tool_leads_to_its_source_in_the_forge(municipality_site, language):
    found = links(municipality_site.page(TOOL[language].format("isvagt-kamera")))

    assert found[WORDS[language][2]] == (
        "https://kode.lillefjord.example/register/-/blob/hovedgren/content/tools/havn-og-kyst/"
        "isvagt-kamera.yaml"
    )


@each_language
def test_without_a_known_place_for_the_files_no_source_is_shown(drafts_site, language):
    found = links(drafts_site.page(TOOL[language].format("jobnet")))

    assert WORDS[language][2] not in found
    assert WORDS[language][0] in found


@each_language
def test_a_department_adds_a_tool_in_the_form(municipality_site, language):
    page = municipality_site.page(f"{DEPARTMENTS[language]}havn-og-kyst/")

    assert FORM[language] in links(page).values()


@each_language
def test_the_page_for_departments_leads_to_the_form_and_the_guide(drafts_site, language):
    address = {"da": "/da/for-forvaltninger/", "en": "/en/for-departments/"}[language]
    guide = {"da": "/da/vejledning/", "en": "/en/guide/"}[language]

    found = links(drafts_site.page(address)).values()

    assert {FORM[language], guide} <= set(found)


@each_language
def test_the_form_tells_how_each_way_goes(municipality_site, drafts_site, language):
    ours, theirs = (site.page(FORM[language]) for site in (municipality_site, drafts_site))

    assert "GitLab" in ours.soup.select_one("[data-send=ways]").get_text()
    assert ours.soup.select_one("[data-send=mail]")["href"] == "mailto:digital@lillefjord.example"
    assert theirs.soup.select_one("[data-send=forge]") is None
    assert theirs.soup.select_one("[data-send=ways] .none").get_text()
