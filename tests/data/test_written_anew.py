"""A tool's file can be written anew from its published JSON, comments and all."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from plugins.data import as_json, published
from plugins.register import Tool, load_register, loader
from plugins.register.schema import default_schema
from plugins.register.writing import written
from tests.conftest import MUNICIPALITY, TODAY
from tests.form.conftest import scripts  # noqa: F401
from tests.form.tools import tools
from tests.site.builds import DRAFTS, newest_date

TOOL = default_schema().kinds["tool"]
# What follows from these is looked up in the register, or counted on from the day.
LOOKED_UP = {"legal_basis", "reviewed_on"}
METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"


def entries(root: Path, today: date):
    """What is published of each tool, by the path of its file."""
    register = load_register(root, today=today)
    return {
        tool.path: json.loads(as_json(published(register, tool)))
        for tool in register.tools.values()
    }


@pytest.mark.parametrize("root", [DRAFTS, MUNICIPALITY], ids=["drafts", "municipality"])
def test_every_tools_file_is_written_anew_byte_by_byte(root):
    published_of = entries(root, newest_date(root) if root == DRAFTS else TODAY)

    anew = {
        path: written(TOOL, entry["answers"], entry.get("comments"))
        for path, entry in published_of.items()
    }

    assert anew == {path: (root / path).read_text(encoding="utf-8") for path in published_of}


def test_the_form_writes_the_same_file(scripts):  # noqa: F811
    for path, entry in entries(MUNICIPALITY, TODAY).items():
        text = scripts.call(
            "write.js", "written", TOOL.schema, entry["answers"], entry.get("comments", {})
        )

        assert text == (MUNICIPALITY / path).read_text(encoding="utf-8")


def test_comments_are_published_and_the_line_for_editors_is_none(change, register_folder):
    own = "# yaml-language-server: $schema=../../../../../schema/tool.schema.json\n"
    change(METERS, own, own.replace("../../", "", 1))
    change(METERS, "status: in_use", "status: in_use  # since June")

    entry = entries(register_folder, TODAY)[METERS]

    assert entry["comments"] == {"/status": {"after": "# since June"}}


def test_a_file_without_comments_has_none_in_its_data(change, register_folder):
    own = "# yaml-language-server: $schema=../../../../../schema/tool.schema.json\n"
    change(METERS, own, own.replace("../../", "", 1))

    entry = entries(register_folder, TODAY)[METERS]

    assert "comments" not in entry


def test_comments_come_through_from_other_processes(register_folder, monkeypatch):
    alone = entries(register_folder, TODAY)
    monkeypatch.setattr(loader, "WORTH_SHARING", 1)

    together = entries(register_folder, TODAY)

    assert together == alone
    assert all(entry["comments"] for entry in alone.values())


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=tools())
def test_what_is_published_of_any_tool_gives_its_file(data, municipality):
    data = {name: value for name, value in data.items() if value != {} and name not in LOOKED_UP}
    said = {"id": "x", "department": "havn-og-kyst", "path": "x", **data}
    tool = msgspec.convert(said, Tool)

    entry = json.loads(as_json(published(municipality, tool)))

    assert written(TOOL, entry["answers"]) == written(TOOL, data)
