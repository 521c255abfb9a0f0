"""The attacks on a Markdown text, without a browser: what is let in, and what is rendered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

import pytest
from bs4 import BeautifulSoup

from plugins.register import links
from plugins.register.markdown import faults, render
from tests.browser.vectors import VECTORS
from tests.moments import A_MOMENT, timed

pytestmark = pytest.mark.slow

TAGS = {
    "p": [], "br": [], "ul": [], "ol": [], "li": [], "strong": [], "em": [], "code": [],
    "blockquote": [], "h2": [], "h3": [], "h4": [], "hr": [], "a": ["href"],
}  # fmt: skip
TOOL = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"
# What other rules say of a purpose in bad Danish is not what is tried here.
REFUSES = ("markdown-", "character", "escape", "yaml-escape", "not-nfc", "too-long", "too-large")


def test_every_attack_has_a_name_of_its_own():
    assert len({vector.name for vector in VECTORS}) == len(VECTORS) >= 250


@pytest.mark.parametrize("base_path", ["", "/register"])
def test_every_attack_becomes_nothing_but_words_and_honest_links(base_path):
    harmed = {}
    for vector in VECTORS:
        html, took = timed(partial(render, vector.text, base_path, 3))
        if found := [*_foreign(html, base_path), *[f"{took} s"] * (took > A_MOMENT)]:
            harmed[vector.name] = found

    assert harmed == {}


def _foreign(html: str, base_path: str) -> Iterator[str]:
    """Elements, attributes and addresses that do not belong in a text."""
    for element in BeautifulSoup(html, "html.parser").find_all(True):
        address = element.get("href", "/").removeprefix(base_path)
        if list(element.attrs) != TAGS.get(element.name) or not links.is_allowed(address):
            yield str(element)


@pytest.mark.parametrize(
    "html",
    ["<script>x</script>", "<p onclick=x>a</p>", "<a>a</a>", '<a href="//evil.example">a</a>',
     '<a href="javascript:x">a</a>', '<a href="/da/" title="a">a</a>', "<h1>a</h1>"],
)  # fmt: skip
def test_what_does_not_belong_in_a_text_would_be_seen(html):
    assert list(_foreign(html, "")) != []


def test_every_attack_is_looked_through_in_a_moment():
    found, slow = {}, []
    for vector in VECTORS:
        found[vector], took = timed(lambda text=vector.text: list(faults(text)))
        if took > A_MOMENT:
            slow.append(vector.name)

    assert slow == []
    assert [vector.name for vector in VECTORS if vector.is_accepted and found[vector]] == []


@pytest.mark.slow
def test_the_check_refuses_every_attack_that_is_not_only_words_or_an_honest_link(
    write, check, register_folder
):
    honest = (register_folder / TOOL).read_text(encoding="utf-8")
    before, rest = honest.split("\npurpose:\n")
    after = rest[rest.index("\nbenefit:") :]
    for number, vector in enumerate(VECTORS):
        # As JSON, which is YAML too and can name every character.
        text = json.dumps(f"Du kan skrive dig op til en plads i havnen.\n\n{vector.text}")
        both = f"{before}\npurpose: {{da: {text}, en: {text}}}{after}"
        write(f"content/tools/havn-og-kyst/v{number}.yaml", both)

    problems = check()

    refused = {
        problem.path.rpartition("/")[2] for problem in problems if problem.code.startswith(REFUSES)
    }
    assert [
        vector.name
        for number, vector in enumerate(VECTORS)
        if (f"v{number}.yaml" in refused) is vector.is_accepted
    ] == []
    assert sum(vector.is_accepted for vector in VECTORS) < len(VECTORS) / 5
