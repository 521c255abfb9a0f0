"""The three ways to send, in the real page with its own headers: what leaves it, and where to."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.barriers import axe
from tests.browser.forms import go_to, open_file, open_form
from tests.conftest import MUNICIPALITY

pytestmark = pytest.mark.slow

TOOL = "isvagt-kamera"
PATH = f"content/tools/havn-og-kyst/{TOOL}.yaml"
TEXT = (MUNICIPALITY / PATH).read_text("utf-8")
FORGE = "https://kode.lillefjord.example/register"
EDITOR = "<!DOCTYPE html><title>Forge</title><textarea autofocus></textarea>"
REFUSED = "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))"
# A mail program is no page: what would open it is only noted.
NOTED = "() => { window.open = (address, target) => { window.noted = [address, target] } }"


def to_the_end(page):
    """Show the last part, and wait for its scripts."""
    go_to(page, "finish")
    page.locator("[data-send=ways]").wait_for()


@pytest.fixture
def asked(page):
    """What the browser asks of other places, in all its tabs; the forge is played."""
    urls = []
    page.context.on("request", lambda request: urls.append(request.url))
    page.context.route(
        f"{FORGE}/**", lambda route: route.fulfill(body=EDITOR, content_type="text/html")
    )
    return urls


@pytest.fixture
def finish(page, site_url, asked):
    """The last part of the form in a language, with the file of a tool open in it, or none."""

    def finish(language="da", is_empty=False):
        open_form(page, site_url, language)
        if not is_empty:
            open_file(page, f"{TOOL}.yaml", TEXT)
        to_the_end(page)
        asked.clear()

    return finish


@pytest.fixture
def way(page):
    """The button of one of the three ways."""
    return lambda name: page.locator(f"[data-send={name}]")


@pytest.fixture
def said(page):
    """What is said after a way was taken."""
    return page.locator("[data-send=said]")


def test_the_file_one_gets_is_the_file(page, finish, way, said, asked):
    finish()

    with page.expect_download() as download:
        way("file").press("Enter")

    assert download.value.suggested_filename == f"{TOOL}.yaml"
    assert Path(download.value.path()).read_bytes() == TEXT.encode()
    assert f"{TOOL}.yaml" in said.inner_text()
    assert [url for url in asked if not url.startswith("blob:")] == []


def test_the_forge_opens_where_the_text_can_be_pasted(page, finish, way, said, asked):
    finish()

    with page.context.expect_page() as opened:
        way("forge").press("Enter")
    editor = opened.value
    editor.wait_for_load_state()
    editor.keyboard.press("Control+V")

    address = f"{FORGE}/-/edit/hovedgren/{PATH}"
    assert asked == [address]
    assert editor.url == address
    assert editor.input_value("textarea") == TEXT
    assert "Ctrl+V" in said.inner_text()
    assert said.locator("a").get_attribute("href") == address


def test_a_new_tool_begins_a_new_file(page, finish, way, asked):
    finish(is_empty=True)
    go_to(page, "start")
    page.select_option("[name='start.department']", "havn-og-kyst")
    page.fill("[name='start.id']", "slusevagten")
    go_to(page, "finish")

    with page.context.expect_page():
        way("forge").click()

    new = f"{FORGE}/-/new/hovedgren?file_name=content/tools/havn-og-kyst/slusevagten.yaml"
    assert new in asked


def test_the_forge_learns_nothing_of_the_form(page, finish, way):
    finish()

    with page.context.expect_page() as opened:
        way("forge").click()

    assert opened.value.evaluate("[window.opener, document.referrer]") == [None, ""]


def test_what_may_not_be_copied_is_shown_and_marked(page, finish, way, said):
    page.add_init_script(REFUSED)
    finish()

    way("forge").click()

    text = page.locator("#send-text")
    text.wait_for()
    assert text.input_value() == TEXT
    assert page.evaluate("getSelection().toString()") == TEXT
    assert text.evaluate("field => field === document.activeElement")
    assert len(page.context.pages) == 1
    assert "Ctrl+C" in said.inner_text()


@pytest.mark.parametrize(
    ("language", "subject"),
    [("da", "Rettelse til registret"), ("en", "Correction to the register")],
)
def test_a_mail_goes_to_the_editors_and_the_text_is_copied(
    page, finish, way, said, language, subject
):
    finish(language=language)
    page.evaluate(NOTED)

    way("mail").press("Enter")
    page.wait_for_function("window.noted")
    page.evaluate("document.querySelector('#send-text').readOnly = false")
    page.evaluate("document.querySelector('[data-send=by-hand]').hidden = false")
    page.locator("#send-text").press("Control+V")

    address, target = page.evaluate("window.noted")
    query = parse_qs(urlsplit(address).query)
    assert urlsplit(address).path == "digital@lillefjord.example"
    assert query["subject"] == [f"{subject}: {TOOL}.yaml"]
    assert f"{TOOL}.yaml" in query["body"][0]
    assert target == "_blank"
    assert page.locator("#send-text").input_value() == TEXT
    assert "Ctrl+V" in said.inner_text()


def test_a_mail_takes_nothing_that_is_not_saved_away(page, finish, way):
    asked_whether_to_leave = []
    page.on("dialog", lambda dialog: (asked_whether_to_leave.append(dialog.type), dialog.dismiss()))
    finish()
    go_to(page, "what")
    page.locator("[name='summary.da']").press_sequentially("Hej")
    go_to(page, "finish")

    way("mail").click()
    page.wait_for_timeout(500)

    assert asked_whether_to_leave == []
    assert page.locator("[name='summary.da']").input_value().endswith("Hej")


def test_a_draft_with_something_to_mend_can_be_sent_after_a_warning(page, finish, way):
    finish()
    go_to(page, "what")
    page.fill("[name='summary.da']", "")
    go_to(page, "finish")

    with page.context.expect_page() as opened:
        way("forge").click()

    assert opened.value.url.startswith(FORGE)
    assert page.locator("[data-send=problems]").is_visible()


@pytest.mark.parametrize("name", ["forge", "mail"])
def test_personal_data_leaves_the_browser_only_as_ones_own_file(
    page, finish, way, said, asked, name
):
    finish()
    page.evaluate(NOTED)
    go_to(page, "what")
    page.fill("[name='summary.da']", "Nummer 010190-1234 står her.")
    go_to(page, "finish")

    way(name).click()
    words = said.inner_text()
    with page.expect_download():
        way("file").click()

    assert "personoplysninger" in words
    assert [url for url in asked if url.startswith(FORGE)] == []
    assert len(page.context.pages) == 1
    assert page.evaluate("window.noted === undefined")


def test_a_right_draft_is_sent_without_a_warning(page, finish, way):
    page.clock.set_fixed_time("2026-07-01T12:00:00")
    finish()

    with page.expect_download():
        way("file").click()

    assert page.locator("[data-send=problems]").is_hidden()


@pytest.mark.parametrize("name", ["forge", "mail", "file"])
def test_nothing_is_sent_before_it_is_known_which_file_it_is(page, finish, way, said, asked, name):
    finish(is_empty=True)
    page.evaluate(NOTED)

    way(name).click()

    assert said.locator("a").get_attribute("href") == "#start"
    assert (asked, len(page.context.pages)) == ([], 1)
    assert page.evaluate("window.noted === undefined")


def test_what_is_said_is_read_aloud(finish, way, said, page):
    finish()

    with page.expect_download():
        way("file").click()

    assert said.get_attribute("role") == "status"


def test_where_the_files_are_is_not_known_the_other_ways_are_open(page, build_of, host):
    open_form(page, host(build_of("drafts").folder), "da", "?tool=jobnet")
    to_the_end(page)
    page.evaluate(NOTED)

    with page.expect_download() as download:
        page.locator("[data-send=file]").click()
    page.locator("[data-send=mail]").click()
    page.wait_for_function("window.noted")

    assert download.value.suggested_filename == "jobnet.yaml"
    assert page.evaluate("window.noted[0]").startswith("mailto:?subject=")
    assert page.locator("[data-send=forge]").count() == 0


def test_axe_finds_nothing_in_the_last_part(chromium, site_url):
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.add_init_script(REFUSED)
    open_form(page, site_url, "da", f"?tool={TOOL}")
    to_the_end(page)
    page.locator("[data-send=forge]").click()
    page.locator("button[data-language=en]").click()
    page.locator("[data-preview=shown] h4").wait_for()

    assert list(axe(page)) == []

    context.close()
