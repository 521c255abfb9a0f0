"""The form as a spreadsheet lies beside the page of the form, in both languages."""

from __future__ import annotations

import pytest

from plugins.form.layout import titles
from plugins.form.opening import opened
from plugins.register import LANGUAGES
from plugins.register.schema import default_schema
from tests.form.workbooks import said
from tests.site.test_one_city import city_words

FILES = {"da": "/da/indberet/skema.xlsx", "en": "/en/submit/form.xlsx"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_has_it_in_both_languages(site, language):
    made = opened(site.path(FILES[language]).read_bytes())

    start, *ours, choices = made.sheetnames
    assert ours == list(titles(default_schema().kinds["tool"], language).values())
    assert (start, choices) == {"da": ("Start her", "Valg"), "en": ("Start here", "Choices")}[
        language
    ]
    assert all(said(made, title) for title in made.sheetnames)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_of_another_municipality_never_mentions_the_city(municipality_site, language):
    made = opened(municipality_site.path(FILES[language]).read_bytes())

    assert city_words("\n".join(text for sheet in made for text in said(made, sheet.title))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_form_leads_to_it(site, language):
    address = FILES[language].rpartition("/")[0] + "/"

    assert site.base + FILES[language] in site.page(address).values("href", "a")
