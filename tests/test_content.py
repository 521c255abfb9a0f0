"""What the real content promises its readers."""

from __future__ import annotations

import pytest

from plugins.register import LANGUAGES, load_register
from plugins.register.language import ENOUGH_WORDS, lix, sentences
from plugins.register.reading import read_yaml
from tests.site.builds import PROJECT, newest_date

CONTENT = PROJECT / "content"
TOOLS = sorted((CONTENT / "tools").glob("*/*.yaml"))

MEDIUM = 44
LONGER = {"purpose": 50}


@pytest.fixture(scope="module")
def register():
    return load_register(PROJECT, today=newest_date())


def test_the_content_is_in_order_on_the_day_of_its_newest_date(register):
    assert len(register.tools) == len(TOOLS)


def test_a_draft_names_its_sources_and_claims_no_review(register):
    drafts = [tool for tool in register.tools.values() if tool.basis == "public_sources"]

    assert [tool.id for tool in drafts if not tool.sources or tool.reviewed_on] == []


def test_the_first_ten_tools_are_there(register):
    assert {
        "ai-i-hoeringer", "digital-dialog-med-borgere", "giv-et-praj", "jobnet", "kbhijob",
        "kk-gpt", "kommunernes-sygedagpengesystem", "parkering", "tv-overvaagning",
        "ungeraadsvalget-2022",
    } <= register.tools.keys()  # fmt: skip


def test_all_seven_departments_are_there(register):
    assert {"bif", "buf", "kff", "okf", "sof", "suf", "tmf"} <= register.departments.keys()


def texts_of(language, register):
    """Every text of ours in *language*: its file, its field and its words.

    What a department writes is judged by the check alone.
    """
    theirs = {tool.path for tool in register.tools.values() if tool.basis == "department"}
    for file in sorted(CONTENT.rglob("*.yaml")):
        path = file.relative_to(PROJECT).as_posix()
        data = {} if path in theirs else read_yaml(path, file.read_text("utf-8")).data
        for field, value in data.items():
            for text in _texts(value, language):
                yield path, field, text
    for twins in register.pages.values():
        yield twins[language].path, "body", twins[language].body


def _texts(value, language):
    if isinstance(value, dict) and isinstance(value.get(language), str):
        yield value[language]
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_long_enough_to_count_is_easy_to_read(language, register):
    measured = [
        (path, field, round(lix(text, language), 1))
        for path, field, text in texts_of(language, register)
        if sum(map(len, sentences(text, language))) >= ENOUGH_WORDS
    ]

    assert len(measured) > 20
    assert [line for line in measured if line[2] > LONGER.get(line[1], MEDIUM)] == []
