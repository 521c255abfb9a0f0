"""The published schemas: what ``inv check`` judges by, each in one piece at its own address."""

from __future__ import annotations

import gzip
import json

import pytest
from jsonschema_rs import Draft202012Validator

from plugins.register.schema import default_schema
from tests.site.builds import ROOTS

KINDS = default_schema().kinds


def published(site, kind):
    return json.loads(site.read(f"/data/v1/schema/{kind}.schema.json"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_the_one_that_judges_under_its_full_address(kind, municipality_site):
    schema = published(municipality_site, kind)

    # As text: the form shows the fields in the order in which they stand.
    assert json.dumps(schema) == json.dumps(
        {
            "$id": f"https://register.lillefjord.example/data/v1/schema/{kind}.schema.json",
            **KINDS[kind].schema,
        }
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_needs_no_other_file(kind, municipality_site):
    schema = published(municipality_site, kind)

    Draft202012Validator(schema)
    assert '"$ref"' not in json.dumps(schema)


def test_the_address_is_right_where_the_site_has_a_path(moved_site):
    schema = published(moved_site, "tool")

    assert schema["$id"] == f"{moved_site.url}/data/v1/schema/tool.schema.json"


def test_every_site_has_the_same_schemas(municipality_site, build_of):
    sites = (municipality_site, build_of("drafts"))

    ours, theirs = ({kind: published(site, kind) for kind in KINDS} for site in sites)

    assert len(ROOTS) > 1
    assert {kind: {**schema, "$id": ""} for kind, schema in ours.items()} == {
        kind: {**schema, "$id": ""} for kind, schema in theirs.items()
    }


def test_the_schema_of_a_tool_is_small_enough_for_a_slow_phone(municipality_site):
    sent = municipality_site.read("/data/v1/schema/tool.schema.json").encode()

    assert len(gzip.compress(sent)) <= 12_000
