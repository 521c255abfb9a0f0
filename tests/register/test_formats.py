"""Formats: what a pattern alone cannot tell of a value."""

from __future__ import annotations

import pytest

from plugins.register.formats import CHECKS, is_country, is_cvr, is_date, is_partial_date


@pytest.mark.parametrize("day", ["2026-05-04", "2028-02-29", "2000-02-29", "9999-12-31"])
def test_a_day_of_the_calendar(day):
    assert is_date(day)


@pytest.mark.parametrize(
    "day",
    ["2026-02-29", "1900-02-29", "2026-06-31", "2026-13-01", "2026-00-01", "2026-01-00",
     "0000-01-01", "2026-1-1", "20260504", "2026-W01-1", "2026-05-04T00:00", "2026-05-04\n",
     " 2026-05-04", "04-05-2026", "٢٠٢٦-٠٥-٠٤", "2026-05", "2026", ""],
)  # fmt: skip
def test_no_day_of_the_calendar(day):
    assert not is_date(day)


@pytest.mark.parametrize("day", ["2021", "2021-03", "2021-03-15", "1000", "9999-12-31"])
def test_a_year_a_month_or_a_day(day):
    assert is_partial_date(day)


@pytest.mark.parametrize(
    "day",
    ["2021-13", "2021-00", "2021-02-29", "0021", "0999", "21", "202", "2021-", "2021-3", "2021-03-",
     "2021-03-1", "2021-03-155", "2021-03-15\n", "2021\n", "", "-", "forår 2021", "２０２１"],
)  # fmt: skip
def test_no_year_month_or_day(day):
    assert not is_partial_date(day)


@pytest.mark.parametrize("number", ["64942212", "00000019", "00000027", "00000043", "00000086"])
def test_a_company_number_has_a_check_digit(number):
    assert is_cvr(number)


@pytest.mark.parametrize(
    "number",
    ["64942213", "64942221", "6494221", "649422120", "6494221a", "", "６４９４２２１２",
     "64942212\n", "64 94 22 12", "DK649422"],
)  # fmt: skip
def test_no_company_number(number):
    assert not is_cvr(number)


@pytest.mark.parametrize("code", ["DK", "GL", "FO", "SE", "NO", "DE", "US", "GB", "CH", "XK", "AX"])
def test_a_country_of_iso_3166(code):
    assert is_country(code)


@pytest.mark.parametrize(
    "code",
    ["EU", "UN", "UK", "XX", "ZZ", "XA", "QO", "AC", "IC", "dk", "DNK", "D", "", "DK\n", "150"],
)
def test_no_country_of_iso_3166(code):
    assert not is_country(code)


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
@pytest.mark.parametrize("value", [None, 5, [], {}, ["2021"]], ids=str)
def test_what_is_not_text_is_left_to_its_type(check, value):
    assert check(value)


def test_the_formats_have_the_names_the_schema_uses():
    assert list(CHECKS) == ["date", "partial-date", "cvr", "country"]
