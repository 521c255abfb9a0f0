"""The public address of everything."""

from __future__ import annotations

import pytest

from plugins.register.addresses import (
    base_path,
    field_anchor,
    guide_field,
    home,
    page,
    reserved,
    section,
    slug,
    tool_part,
)


def test_each_language_has_a_home():
    assert (home("da"), home("en")) == ("/da/", "/en/")


def test_a_page_of_prose_stands_below_its_language():
    assert page("da", "dine-rettigheder") == "/da/dine-rettigheder/"


@pytest.mark.parametrize(
    ("language", "parts", "address"),
    [
        ("da", ("tools",), "/da/vaerktoejer/"),
        ("en", ("tools",), "/en/tools/"),
        ("da", ("tools", "kk-gpt"), "/da/vaerktoejer/kk-gpt/"),
        ("en", ("tools", "kk-gpt"), "/en/tools/kk-gpt/"),
        ("da", ("departments", "okf"), "/da/forvaltninger/okf/"),
        ("da", ("situations", "du-er-ledig"), "/da/situationer/du-er-ledig/"),
        ("da", ("lists", "ai", "yes"), "/da/lister/ai/yes/"),
        ("da", ("radar",), "/da/radar/"),
        ("en", ("radar",), "/en/radar/"),
        ("da", ("follow_up", "2026-1"), "/da/opfoelgning/2026-1/"),
        ("en", ("follow_up", "2026"), "/en/follow-up/2026/"),
    ],
)
def test_a_section_is_a_word_of_its_language(language, parts, address):
    assert section(language, *parts) == address


def test_no_page_of_prose_may_be_called_as_a_section():
    assert reserved("da") == {
        "vaerktoejer", "lister", "forvaltninger", "situationer", "radar", "teknologier", "data",
        "love", "leverandoerer", "ai", "ordbog", "tal", "soeg", "strategi",
        "aendringer", "opfoelgning", "indberet", "vejledning",
    }  # fmt: skip
    assert reserved("en") == {
        "tools", "lists", "departments", "situations", "radar", "technologies", "data", "laws",
        "suppliers", "ai", "glossary", "figures", "search", "strategy",
        "changes", "follow-up", "submit", "guide",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "part", "address"),
    [
        ("da", "letters", "/da/vaerktoejer/kk-gpt/breve/"),
        ("en", "letters", "/en/tools/kk-gpt/letters/"),
        ("da", "notice", "/da/vaerktoejer/kk-gpt/opslag/"),
        ("en", "notice", "/en/tools/kk-gpt/notice/"),
    ],
)
def test_what_belongs_to_a_tool_stands_below_its_page(language, part, address):
    assert tool_part(language, "kk-gpt", part) == address


def test_a_code_stands_in_an_address_with_hyphens():
    assert slug("automatic_with_review") == "automatic-with-review"


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://register.kommune.example", ""),
        ("https://register.kommune.example/", ""),
        ("https://kommune.example/register", "/register"),
        ("https://kommune.example/a/b/", "/a/b"),
        ("https://kommune.example/MAX", "/MAX"),
        ("https://kommune.example/se/https://andet.example", "/se/https://andet.example"),
    ],
)
def test_a_site_may_live_in_a_folder_of_its_host(url, path):
    assert base_path(url) == path


@pytest.mark.parametrize(
    ("name", "anchor"),
    [
        ("summary", "summary"),
        ("ai.training_data", "ai-training-data"),
        ("data.[].keep.months", "data-keep-months"),
    ],
)
def test_every_field_has_a_place_in_the_guide(name, anchor):
    assert field_anchor(name) == anchor


def test_a_field_can_be_looked_up_in_the_guide():
    assert guide_field("en", "data.[].used_for") == "/en/guide/#data-used-for"
