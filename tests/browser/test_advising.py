"""What the form says of a text while one types it, in the real page with its own headers."""

from __future__ import annotations

import pytest

from tests.browser.barriers import axe
from tests.browser.forms import go_to, open_form

pytestmark = pytest.mark.slow

HARD = "Forvaltningen registrerer badevandskvaliteten løbende. " * 8
CPR = "150290-1234"
# What a screen reader would announce, as it comes.
HEARING = """output => { window.heard = []
    const aloud = output.querySelector(".aloud")
    new MutationObserver(() => window.heard.push(aloud.textContent))
        .observe(aloud, { childList: true, characterData: true, subtree: true }) }"""
# Whether what is seen is another than before.
ANOTHER = "([seen, before]) => seen.textContent !== before"
# How long a press of a key waits for each of some texts, in milliseconds; the best of some tries,
# as a machine with other things to do is no fault of ours.
BUSY = """texts => { const [field] = document.getElementsByName("summary.da")
    const tried = () => { const start = performance.now()
        field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }))
        return performance.now() - start }
    const best = text => { field.value = text; return Math.min(...[1, 2, 3, 4, 5].map(tried)) }
    return texts.map(best) }"""


@pytest.fixture
def summary(page, site_url):
    """The field for the Danish summary, and what stands below it, in an empty form."""
    open_form(page, site_url)
    page.wait_for_load_state("networkidle")
    go_to(page, "what")
    field = page.locator('[name="summary.da"]')
    return field, page.locator("div:has(> label > [name='summary.da']) > output.advice")


def test_a_hard_text_is_told_of_while_it_is_written(page, summary):
    field, below = summary

    field.fill(HARD)

    seen = below.locator(".seen")
    seen.locator(".above").wait_for()
    assert seen.inner_text().startswith("LIX 104,0 – svær som en lov. Grænsen er 44: ")
    assert seen.locator(".tip").count() == 1
    assert list(axe(page)) == []


def test_personal_data_is_warned_of_at_once_and_never_repeated(summary):
    field, below = summary

    field.fill(f"Se {CPR}.")

    below.locator(".warning").wait_for()
    assert below.locator(".seen").inner_text() == "Det ligner et CPR-nummer. Slet det."
    assert CPR not in below.inner_html()


def test_a_text_that_is_taken_away_again_leaves_nothing_behind(summary):
    field, below = summary
    field.fill(CPR)
    below.locator(".warning").wait_for()

    field.fill("")

    below.locator(".warning").wait_for(state="detached")
    assert below.inner_text() == ""


def test_a_figure_that_changes_is_heard_when_the_writer_goes_on(page, summary):
    field, below = summary
    field.fill(HARD)
    below.locator(".above").wait_for()
    below.evaluate(HEARING)

    for _ in range(3):
        seen = below.locator(".seen").element_handle()
        before = seen.text_content()
        field.press_sequentially("du ser ")
        page.wait_for_function(ANOTHER, arg=[seen, before])
    while_typing = page.evaluate("window.heard.length")
    field.blur()

    assert while_typing == 0
    assert page.evaluate("window.heard") == [below.locator(".aloud").text_content()]


def test_an_opened_tool_is_advised_on_in_silence(page, site_url):
    open_form(page, site_url, query="?tool=isvagt-kamera")
    go_to(page, "what")

    figures = page.locator("#what .advice .figure")
    figures.first.wait_for()

    said = page.locator("#what .advice:has(.figure)")
    assert (
        said.evaluate_all("all => all.map(one => one.getAttribute('aria-live'))")
        == ["off"] * said.count()
    )


def test_a_megabyte_of_text_does_not_keep_the_writer_waiting(page, summary):
    units = ("Den svarer på affald, fx nr. 5. ", " ", "1502901234", "a.b@c.d ", "ordet")

    took = page.evaluate(BUSY, [unit * (1_000_000 // len(unit)) for unit in units])

    assert [name for name, time in zip(units, took, strict=True) if time > 50] == []
