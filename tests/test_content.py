"""What the real content promises its readers."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from plugins.register import LANGUAGES, Text, load_register
from plugins.register.conditions import places
from plugins.register.language import ENOUGH_WORDS, lix, sentences

PROJECT = Path(__file__).resolve().parents[1]
CONTENT = PROJECT / "content"
TOOLS = sorted((CONTENT / "tools").glob("*/*.yaml"))

MEDIUM = 44
LONGER = {"purpose": 50}


def newest_date() -> date:
    """The latest day that any file of the content names as past."""
    files = [*CONTENT.rglob("*.yaml"), *CONTENT.rglob("*.md")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return max(date.fromisoformat(day) for day in re.findall(r"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b", text))


@pytest.fixture(scope="module")
def register():
    return load_register(PROJECT, today=newest_date())


def test_the_content_is_in_order_on_the_day_of_its_newest_date(register):
    assert len(register.tools) == len(TOOLS)


@pytest.mark.parametrize("name", [file.stem for file in TOOLS])
def test_every_tool_is_a_draft_with_sources(name, register):
    tool = register.tools[name]

    assert (tool.basis, bool(tool.sources), tool.reviewed_on) == ("public_sources", True, None)


def test_the_first_ten_tools_are_there(register):
    assert {
        "ai-i-hoeringer", "digital-dialog-med-borgere", "giv-et-praj", "jobnet", "kbhijob",
        "kk-gpt", "kommunernes-sygedagpengesystem", "parkering", "tv-overvaagning",
        "ungeraadsvalget-2022",
    } <= register.tools.keys()  # fmt: skip


def test_all_seven_departments_are_there(register):
    assert sorted(register.departments) == ["bif", "buf", "kff", "okf", "sof", "suf", "tmf"]


def test_no_technology_claims_a_ring_of_kl(register):
    assert {name: one.kl for name, one in register.technologies.items() if one.kl} == {}


def texts(register):
    """Every text of the content: file, field, language, words."""
    for kind, thing in register.things():
        for field in register.schema.kinds[kind].fields:
            for at, said in places(thing, field):
                if isinstance(said, Text):
                    for language in LANGUAGES:
                        yield thing.path, ".".join(map(str, at)), language, said[language]
    for twins in register.pages.values():
        for language, page in twins.items():
            yield page.path, "body", language, page.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_long_enough_to_count_is_easy_to_read(language, register):
    read = [
        (path, field, round(lix(text, language), 1))
        for path, field, of, text in texts(register)
        if of == language and sum(map(len, sentences(text, language))) >= ENOUGH_WORDS
    ]

    assert len(read) > 20
    assert [line for line in read if line[2] > LONGER.get(line[1], MEDIUM)] == []
