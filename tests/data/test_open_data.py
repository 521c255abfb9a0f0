"""The open data holds every answer of every file, and what follows from the answers."""

from __future__ import annotations

import json
import re
from datetime import date

import msgspec
import pytest

from plugins.data import as_json, published
from plugins.register import load_register
from plugins.register.reading import read_yaml
from plugins.register.schema import default_schema
from tests.site.builds import MUNICIPALITY, ROOTS
from tests.site.sitemap import tools

TOOLS = [(name, tool) for name in ("municipality", "drafts") for tool in tools(ROOTS[name])]

each_tool = pytest.mark.parametrize(("name", "tool"), TOOLS)


@pytest.fixture
def entry(name, tool, build_of):
    return json.loads(build_of(name).read(f"/data/v1/tools/{tool}.json"))


def answers(name, tool):
    """The answers of a tool's file, numbers as numbers."""
    (file,) = (ROOTS[name] / "content" / "tools").glob(f"*/{tool}.yaml")
    data = read_yaml(file.name, file.read_text(encoding="utf-8")).data
    default_schema().kinds["tool"].type_numbers(data)
    return data


@each_tool
def test_every_answer_of_the_file_is_in_the_data(name, tool, entry):
    assert entry["answers"] == answers(name, tool)


@each_tool
def test_the_tool_is_named_by_its_id_and_department(name, tool, entry):
    (file,) = (ROOTS[name] / "content" / "tools").glob(f"*/{tool}.yaml")

    assert (entry["id"], entry["department"]) == (tool, file.parent.name)


@each_tool
def test_the_addresses_are_those_of_the_tools_pages(name, tool, entry, build_of):
    site = build_of(name)

    assert entry["url"] == {
        "da": f"{site.url}/da/vaerktoejer/{tool}/",
        "en": f"{site.url}/en/tools/{tool}/",
    }
    assert all(site.path(url.removeprefix(site.url)).is_file() for url in entry["url"].values())


def test_the_addresses_hold_where_the_site_has_a_path(moved_site):
    entry = json.loads(moved_site.read("/data/v1/tools/isvagt-kamera.json"))

    assert entry["url"]["da"] == "https://host.example/register/da/vaerktoejer/isvagt-kamera/"


@pytest.mark.parametrize("name", ["municipality", "drafts"])
def test_the_whole_register_holds_the_same_as_the_files_of_the_tools(name, build_of):
    site = build_of(name)
    one_by_one = [
        json.loads(site.read(f"/data/v1/tools/{tool}.json")) for tool in tools(ROOTS[name])
    ]

    assert json.loads(site.read("/data/v1/tools.json"))["tools"] == one_by_one


def test_the_whole_register_tells_whose_it_is_and_what_one_may_do_with_it(municipality_site):
    register = json.loads(municipality_site.read("/data/v1/tools.json"))
    del register["tools"]

    assert register == {
        "register": {"da": "Lillefjords register", "en": "Lillefjord's register"},
        "municipality": {"da": "Lillefjord Kommune", "en": "Lillefjord Municipality"},
        "licence": "https://www.lillefjord.example/licens/1.0",
    }


@pytest.mark.parametrize("name", ["municipality", "drafts", "moved"])
def test_keys_are_sorted_and_letters_written_as_they_are(name, build_of):
    site = build_of(name)
    files = [f for f in site.files if re.fullmatch(r"/data/v1/tools.*\.json", f)]
    sorted_anew = {
        file: json.dumps(json.loads(site.read(file)), sort_keys=True, indent=1, ensure_ascii=False)
        for file in files
    }

    assert {file: site.read(file) for file in files} == {
        file: f"{text}\n" for file, text in sorted_anew.items()
    }


DERIVED = {
    "baadplads-tildeling": {
        "sensitive_data": ["disability"],
        "rights": ["13", "14", "15", "16", "18", "21", "22", "77"],
        "ring": "try_out",
        "movement": "unchanged",
        "next_review": "2026-11-04",
        "unanswered": [],
    },
    "badevandsmaaler": {
        "sensitive_data": [],
        "rights": [],
        "ring": "ready",
        "movement": "new",
        "next_review": "2027-01-12",
        "unanswered": ["scale", "objection", "suppliers"],
    },
    "chatbotten-fjordis": {
        "sensitive_data": [],
        "rights": ["7-3", "13", "14", "15", "16", "17", "18", "20", "22", "77"],
        "ring": "try_out",
        "movement": "in",
        "next_review": "2027-06-02",
        "unanswered": ["benefit", "ai.training_data", "ethics"],
    },
    "isvagt-kamera": {
        "sensitive_data": [],
        "rights": ["13", "14", "15", "16", "18", "21", "22", "77"],
        "ring": "keep_watch",
        "movement": "out",
        "next_review": "2029-06-15",
        "unanswered": ["scale", "ai.tested"],
    },
}


@pytest.mark.parametrize(("name", "tool"), [("municipality", tool) for tool in DERIVED])
def test_what_follows_from_the_answers_is_in_the_data(tool, entry):
    assert entry["derived"] == DERIVED[tool]


def test_what_is_not_known_of_a_draft_is_null(municipality):
    unknown = dict.fromkeys(("data", "legal_basis", "radar", "reviewed_on"))
    draft = msgspec.structs.replace(
        municipality.tools["isvagt-kamera"], basis="public_sources", **unknown
    )

    derived = published(municipality, draft)["derived"]

    assert derived == {
        "sensitive_data": None, "rights": (), "ring": None, "movement": None, "next_review": None,
        "unanswered": derived["unanswered"],
    }  # fmt: skip


def test_the_data_is_the_same_on_another_day():
    register = load_register(MUNICIPALITY, today=date(2026, 7, 1))
    later = load_register(MUNICIPALITY, today=date(2026, 12, 31))

    assert [as_json(published(register, tool)) for tool in register.tools.values()] == [
        as_json(published(later, tool)) for tool in later.tools.values()
    ]


def test_no_file_tells_when_it_was_built(municipality_site):
    day = re.compile(r"2026-07-01|1\. juli 2026|1 July 2026|1782864000")

    # What tells of a time that is not over says which day it counts.
    counted = re.compile("/(pagefind|da/opfoelgning|en/follow-up|da/radar|en/radar)/|.*\\.xlsx$")
    texts = [file for file in municipality_site.files if not counted.match(file)]
    assert [file for file in texts if day.search(municipality_site.read(file))] == []
