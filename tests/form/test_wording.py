"""The preview writes dates, numbers and countries as the site's own pages do."""

from __future__ import annotations

import pytest

from plugins.pages import words
from plugins.register.formats import countries
from tests.pages.sharing import shared_in

LANGUAGES = ("da", "en")
DAYS = ("2021", "2021-03", "2024-02-29", "2026-05-04", "2026-12-31", "1999-01-01")
#: As people's browsers and Python know them: two collections of names that are of one source.
ABROAD = ("DK", "SE", "NO", "DE", "IE", "NL", "US", "GB", "FR", "PL", "CH", "IS", "FI")


@pytest.fixture(params=LANGUAGES)
def language(request, municipality):
    return shared_in(municipality, request.param).language


@pytest.mark.parametrize("day", DAYS)
def test_a_day_a_month_and_a_year_are_written_alike(scripts, language, day):
    assert scripts.call("wording.js", "date", day, language.code) == language.date(day)


@pytest.mark.parametrize("day", ["", "i går", "2026-13-40", "2026-5-4", "<b>", "2026-02-30"])
def test_what_is_no_day_stands_as_it_was_written(scripts, day):
    assert scripts.call("wording.js", "date", day, "da") == day


@pytest.mark.parametrize("number", [0, 7, 999, 1_000, 1_234_567])
def test_numbers_are_written_alike(scripts, language, number):
    assert scripts.call("wording.js", "number", number, language.code) == language.number(number)


@pytest.mark.parametrize("code", ABROAD)
def test_countries_have_the_same_names(scripts, language, code):
    assert scripts.call("wording.js", "country", code, language.code) == language.country(code)


def test_every_country_has_a_name(scripts):
    named = {code: scripts.call("wording.js", "country", code, "da") for code in countries()}

    assert [code for code, name in named.items() if name == code] == []


@pytest.mark.parametrize("code", ["", "Danmark", "D", "<b>"])
def test_what_is_no_country_stands_as_it_was_written(scripts, code):
    assert scripts.call("wording.js", "country", code, "da") == code


@pytest.mark.parametrize("months", [1, 2, 11, 12, 13, 24, 30, 1_200, 12_000])
def test_times_are_said_alike(scripts, language, municipality, months):
    said = scripts.call("wording.js", "duration", _words(language), months, language.code)

    assert said == words.months(months, language)


def _words(language):
    """The words of a time, as ``preview.json`` has them."""
    return {
        name: language.ngettext(f"%(n)s {one}", f"%(n)s {one}s", number)
        for one in ("month", "year")
        for name, number in ((one, 1), (f"{one}s", 2))
    }
