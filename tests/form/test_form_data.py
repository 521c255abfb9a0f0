"""What the form is told of the register."""

from __future__ import annotations

import gzip
import json

import pytest
from msgspec.structs import replace

from tests.form.forms import form_of


@pytest.fixture(scope="module")
def form(municipality):
    return form_of(municipality)


def test_the_form_knows_every_id_that_a_tool_may_name(form, municipality):
    known = form["known"]

    for folder in ("situations", "technologies", "laws", "initiatives", "tools"):
        assert list(known[folder]) == list(getattr(municipality, folder)), folder


def test_the_form_knows_the_department_of_a_tool(form):
    assert form["known"]["tools"]["isvagt-kamera"] == "havn-og-kyst"


def test_every_code_of_a_tool_has_its_labels(form, municipality):
    kind, schema = municipality.schema.kinds["tool"], municipality.schema

    for name in {field.vocabulary for field in kind.fields} - {None}:
        codes = schema.vocabularies[name].codes
        assert tuple(form["vocabularies"][name]) == codes
        assert form["vocabularies"][name][codes[0]]["da"] == schema.label(name, codes[0], "da")


def test_laws_are_told_apart_by_what_they_allow(form):
    law = form["law"]

    assert "gdpr-6-1-e" in law["needs_national"]
    assert "lov-om-fjordhavne-9" in law["national"]
    assert law["permit"]["cpr"] == ["databeskyttelsesloven-11"]
    assert law["protected"]["cpr"] == "cpr"
    assert law["protected"]["health"] == "special"
    assert "name" not in law["protected"]


def test_no_words_are_sent_for_what_a_tool_cannot_be(form):
    assert {"missing", "cpr", "yaml-colon", "reference-near"} <= set(form["problems"])
    assert (
        set(form["problems"]) & {"letter-law", "no-site", "page-twin", "security-expired"} == set()
    )


def test_a_draft_can_be_sent_where_the_site_says(form):
    assert form["send"]["new"].startswith(
        "https://kode.lillefjord.example/register/-/new/hovedgren"
    )
    assert form["send"]["edit"].startswith("https://kode.lillefjord.example/register/-/edit/")
    assert form["send"]["editors"] == "digital@lillefjord.example"


def test_without_a_forge_or_a_mailbox_a_draft_is_only_saved(municipality):
    site = replace(municipality.site, repository_url=None, forge=None, contact=None)

    send = form_of(replace(municipality, site=site))["send"]

    assert (send["new"], send["edit"], send["editors"]) == (None, None, None)


def test_what_is_told_is_small(form):
    told = json.dumps(form, ensure_ascii=False).encode()

    assert len(gzip.compress(told)) < 20_000
