"""Any Markdown gives only what a text may hold."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.register.links import is_allowed
from plugins.register.markdown import faults, render
from plugins.register.markdown_html import renderer
from plugins.register.report import wording
from tests.properties.texts import texts

pytestmark = pytest.mark.slow

ELEMENTS = {
    "p", "br", "ul", "ol", "li", "strong", "em", "code", "blockquote", "a", "h3", "h4", "hr",
}  # fmt: skip
# How Markdown is written, and how one tries to get out of it.
PIECES = (
    "*", "**", "_", "`", "``", "[", "](", ")", "[a](/da/)", "<https://a.example>",
    "<a@b.example>", "!", "# ", "## ", "> ", "- ", "1. ", "    ", "\n", "\n\n", "---\n", "===\n",
    "\\", "&amp;", "&#106;", "javascript:alert(1)", "[x]: //evil.example\n", "[x][x]",
    "<b onclick=alert(1)>", "</p>", "<!--", "https://a.example/?b=c&d", "mailto:a@b.example",
    "data:text/html,x", "\t", "{: onclick=x }", "|",
)  # fmt: skip

markdown = st.lists(st.sampled_from(PIECES) | texts(2), max_size=30).map("".join)


@given(text=markdown)
def test_any_markdown_gives_only_the_elements_and_links_that_a_text_may_have(text):
    soup = BeautifulSoup(render(text, heading=3), "html.parser")

    elements = soup.find_all(True)

    assert {element.name for element in elements} <= ELEMENTS
    assert {name for element in elements for name in element.attrs} <= {"href"}
    assert [link["href"] for link in soup.select("a[href]") if not is_allowed(link["href"])] == []


@given(text=markdown)
def test_every_fault_of_any_markdown_has_its_words_and_a_line(text):
    found = list(faults(text))

    assert {fault.code for fault in found} <= set(wording().catalogue)
    assert [fault for fault in found if not 0 <= fault.line <= text.count("\n")] == []


@given(text=markdown)
def test_of_markdown_without_fault_the_sanitiser_takes_nothing(text):
    rendered = renderer("", 3)
    if list(faults(text)):
        return

    html = rendered.html(text)

    before, after = (
        BeautifulSoup(one, "html.parser") for one in (rendered.unsafe_html(text), html)
    )
    assert (before.get_text(), before.find_all(True)) == (after.get_text(), after.find_all(True))
