"""Nothing on the site keeps anyone out, as far as a browser can tell; each check finds barriers."""

from __future__ import annotations

import pytest

from tests.browser.barriers import CHECKS, barriers
from tests.browser.kinds import fullest, kind_of

pytestmark = pytest.mark.slow

#: So many of the real content's pages are tried here; ``inv accessible`` tries one of each kind.
RICHEST = 4
#: Kinds of pages that the schema fills, not the content.
OF_THE_SCHEMA = {"guide", "submit"}

STYLE = """
.flat { height: 1.6em; line-height: 1.6; overflow: hidden }
.wide { width: 25rem }
.under { position: relative } .on { position: absolute; top: 0; left: 0 }
@media (forced-colors: active) { .bare:focus { outline: none } }
"""
#: What each check is shown, and what it should say of it.
BROKEN = {
    "a picture without words": ("axe", "<img src='data:,'>", "image-alt"),
    "pale words": ("axe", "<p style='color: #aaa'>Hej</p>", "1280 light color-contrast"),
    "words that are pale in the dark": (
        "axe", "<p style='color: #333; color-scheme: dark; background: Canvas'>Hej</p>",
        "320 dark color-contrast",
    ),
    "small things to touch": (
        "axe", "<button style='font-size: 5px; padding: 0; border: 0'>a</button>" * 2, "target-size"
    ),
    "no main part": ("axe", "<script>document.querySelector('main').remove()</script>",
                     "landmark-one-main"),
    "another order": ("keyboard", "<button tabindex=1>Hej</button>", "2 stops, reached as 1,0"),
    "a trap": (
        "keyboard", "<button onkeydown='event.preventDefault()'>Hej</button><a href='#'>Du</a>",
        "3 stops, reached as 0,1",
    ),
    "a focus that is not shown": (
        "keyboard", "<a href='#' style='outline: none'>Hej</a>", "no outline: <a>: Hej"
    ),
    "a focus under something": (
        "keyboard", "<p class='under'><a href='#'>Hej</a><b class='on'>Hovedet</b></p>",
        "not in sight: <a>: Hej",
    ),
    "a wide box": ("narrow", "<div class='wide'>Hej</div>", "the page is 4"),
    "words out to the left": (
        "narrow", "<p style='margin-left: -1rem'>Hej</p>", "outside the window: <p>: Hej"
    ),
    "a desk's width": ("zoomed", "<div style='width: 700px'>Hej</div>", "the page is 7"),
    "a height in pixels": (
        "large_text", "<p style='height: 20px; overflow: hidden; margin: 0'>Hej du</p>",
        "cut off: <p>: Hej du",
    ),
    "no room for more space": (
        "spaced", "<p class='flat' style='width: 7.2em'>Et par ord mere</p>", "320 cut off: <p>"
    ),
    "words on words": (
        "spaced", "<p class='under'>Hej<b class='on'>Du</b></p>", "<p>: HejDu under <b>: Du"
    ),
    "no focus in colours of one's own": (
        "own_colours", "<a class='bare' href='#'>Hej</a>", "no outline: <a>: Hej"
    ),
    "a slow colour": ("still", "<p style='transition: color 1s'>Hej</p>", "moves: <p>: Hej"),
}  # fmt: skip


@pytest.mark.parametrize(("check", "html", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_check_finds_its_barriers(check, html, expected, page):
    page.set_content(
        f"<!DOCTYPE html><html lang=da><title>Hej</title>"
        f"<style>:focus {{ outline: 3px solid }} {STYLE}</style>"
        f"<main><h1>Hej</h1><p><a href='#'>Først</a></p>{html}</main>"
    )

    found = list(CHECKS[check](page))

    assert [what for what in found if expected in what] != []


def test_a_sound_page_has_no_barriers(page):
    page.set_content(
        "<!DOCTYPE html><html lang=da><title>Hej</title>"
        "<meta name=viewport content='width=device-width'><style>:focus { outline: 3px solid }"
        "</style><main><h1>Hej</h1><p>Hej <a href='#'>du</a></p></main>"
    )

    assert {name: list(check(page)) for name, check in CHECKS.items()} == {
        name: [] for name in CHECKS
    }


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_kind_of_page_of_lillefjord_keeps_anyone_out(language, chromium, host, build_of):
    site = build_of("municipality")
    pages = [one for one in fullest(site) if one.startswith("/en/") == (language == "en")]

    assert barriers(chromium, host(site.folder), pages) == {name: [] for name in CHECKS}


def test_the_richest_pages_of_the_real_content_keep_nobody_out(chromium, host, build_of):
    site = build_of("content")
    pages = [one for one in fullest(site) if kind_of(one) not in OF_THE_SCHEMA]
    pages = sorted(pages, key=lambda one: len(site.read(one)))[-RICHEST:]

    assert barriers(chromium, host(site.folder), pages) == {name: [] for name in CHECKS}


def test_the_real_content_has_no_kind_of_page_that_lillefjord_lacks(build_of):
    real, lillefjord = (
        set(map(kind_of, fullest(build_of(n)))) for n in ("content", "municipality")
    )

    assert real - lillefjord == set()
