"""Every page is sound HTML with an outline, landmarks and names, and asks for nothing elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from tests.site.reading import faults, text_of

SEARCH = ("/da/soeg/", "/en/search/")
SUBMIT = ("/da/indberet/", "/en/submit/")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def repeated(values):
    return [value for value, times in Counter(values).items() if times > 1]


def after(page, element):
    """The element that comes next."""
    return page.elements[element.place + 1]


def test_every_page_is_well_formed(all_pages):
    assert faults(all_pages, lambda page: page.faults) == {}


def test_every_page_begins_with_the_doctype_and_its_language(all_pages):
    def other_beginning(page):
        expected = f'<!DOCTYPE html>\n<html lang="{page.language}">\n'
        return not page.html.startswith(expected)

    assert faults(all_pages, other_beginning) == {}


def test_nothing_is_escaped_twice_but_html_that_is_shown(all_pages):
    def escaped_twice(page):
        html = re.sub(r"<code>.*?</code>", "", page.html, flags=re.DOTALL)
        return re.findall(r"&amp;(?:[a-z]+|#[0-9]+);", html)

    assert faults(all_pages, escaped_twice) == {}


def test_every_page_has_one_h1(all_pages):
    assert {len(page.each("h1")) for page in all_pages} == {1}


def test_no_level_of_headings_is_skipped(all_pages):
    def jumps(page):
        levels = [0, *(int(heading.tag[1]) for heading in page.each(*HEADINGS))]
        return [(above, below) for above, below in pairwise(levels) if below > above + 1]

    assert faults(all_pages, jumps) == {}


def test_the_h1_comes_before_all_other_headings(all_pages):
    assert {page.each(*HEADINGS)[0].tag for page in all_pages} == {"h1"}


def test_every_page_has_one_main_part(all_pages):
    assert {len(page.each("main")) for page in all_pages} == {1}


def test_every_page_is_a_skip_link_a_header_a_main_part_and_a_footer(pages):
    outlines = {
        tuple(element.tag for element in page.elements if element.inside == ("html", "body"))
        for page in pages
    }

    assert outlines == {("a", "header", "main", "footer")}


def test_the_skip_link_leads_to_the_main_part(pages):
    first_links = {tuple(page.each("a")[0].items()) for page in pages}

    assert first_links == {(("class", "skip"), ("href", "#main"))}
    assert {page.each("main")[0].get("id") for page in pages} == {"main"}


def test_every_navigation_has_a_name_of_its_own(pages):
    def unnamed(page):
        names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.each("nav")]
        return repeated(names) + [name for name in names if not name]

    assert faults(pages, unnamed) == {}


def test_every_section_is_named_by_a_heading(all_pages):
    def unnamed(page):
        headings = {heading.get("id") for heading in page.each(*HEADINGS)}
        sections = page.each("section")
        return [part for part in sections if part.get("aria-labelledby") not in headings - {None}]

    assert faults(all_pages, unnamed) == {}


def test_no_id_stands_twice(all_pages):
    assert faults(all_pages, lambda page: repeated(page.ids)) == {}


def test_what_refers_to_an_id_finds_it(all_pages):
    def lost(page):
        names = " ".join(page.values("aria-labelledby") + page.values("aria-describedby"))
        return set(names.split()) - set(page.ids)

    assert faults(all_pages, lost) == {}


def test_every_table_begins_with_a_caption(pages):
    def without_caption(page):
        return [one for one in page.each("table") if after(page, one).tag != "caption"]

    assert faults(pages, without_caption) == {}


def test_every_header_cell_says_what_it_heads(pages):
    cells = [(cell.inside[-2], cell.get("scope")) for page in pages for cell in page.each("th")]

    assert set(cells) == {("thead", "col"), ("tbody", "row")}


def test_every_row_begins_with_its_header(pages):
    def headless(page):
        return [row for row in page.each("tr") if after(page, row).tag != "th"]

    assert faults(pages, headless) == {}


def test_every_link_says_where_it_leads(all_pages):
    def silent(page):
        linked = re.findall(r"<a [^>]*>(.*?)</a>", page.html, re.DOTALL)
        return [html for html in linked if not text_of(html)]

    assert faults(all_pages, silent) == {}


def test_a_picture_has_a_name_or_is_hidden_from_screen_readers(all_pages):
    def silent(page):
        named = [svg for svg in page.each("svg") if svg.get("role") and svg.get("aria-label")]
        hidden = page.each("svg", **{"aria-hidden": "true"})
        return [svg for svg in page.each("svg") if (svg in named) == (svg in hidden)]

    assert faults(all_pages, silent) == {}


def test_no_page_has_a_script_but_those_of_the_search_and_the_form_for_tools(all_pages):
    def scripts(page):
        handlers = [name for element in page.elements for name in element if name[:2] == "on"]
        known = ("script", "noscript") if page.address in SEARCH + SUBMIT else ()
        tags = {"script", "noscript", "object", "embed", "iframe"}.difference(known)
        return page.each(*tags) + handlers

    assert faults(all_pages, scripts) == {}


def test_no_page_has_a_style_of_its_own(all_pages):
    assert faults(all_pages, lambda page: page.each("style") + page.values("style")) == {}


def test_a_page_asks_for_its_stylesheets_and_icon_and_nothing_else(all_pages):
    def asked_for(page):
        links = page.each("link", rel="stylesheet") + page.each("link", rel="icon")
        own = {page.site.base + file for file in (*page.site.styles, "/theme/icon.svg")}
        return {link["href"] for link in links} - own

    assert faults(all_pages, asked_for) == {}
    others = [page for page in all_pages if page.address not in SUBMIT]
    assert {link["rel"] for page in others for link in page.each("link")} == {
        "stylesheet", "icon", "canonical", "alternate",
    }  # fmt: skip


def test_the_form_for_tools_asks_for_what_it_needs_at_once_from_the_site(all_pages):
    def asked_elsewhere(page):
        links = page.each("link", rel="modulepreload") + page.each("link", rel="preload")
        return {link["href"] for link in links} - {
            page.site.base + file for file in page.site.files
        }

    assert faults(all_pages, asked_elsewhere) == {}


def test_no_page_takes_in_pictures_or_sounds_but_the_code_of_a_notice(all_pages):
    def taken_in(page):
        tags = ("picture", "video", "audio", "source", "base")
        codes = [file for file in page.site.files if file.endswith("/qr.svg")]
        own = [page.site.base + file for file in (*page.site.scripts, *codes)]
        sources = [source for source in page.values("src") if source not in own]
        return page.each(*tags) + sources + page.values("srcset") + page.values("ping")

    assert faults(all_pages, taken_in) == {}


def test_a_form_asks_the_search_page_of_its_language_and_nothing_else(all_pages):
    def asks_elsewhere(page):
        search = page.site.base + SEARCH[page.language == "en"]
        known = {"role": "search", "method": "get", "action": search}
        forms = [form for form in asking(page) if not known.items() <= form.items()]
        return forms + page.values("formaction")

    def asking(page):
        """The forms that a browser sends; the one for tools is only filled in."""
        return [form for form in page.each("form") if form.get("id") != "form"]

    with_a_form = {page.address for page in all_pages if asking(page)}

    assert faults(all_pages, asks_elsewhere) == {}
    assert with_a_form == {"/da/", "/en/", "/da/vaerktoejer/", "/en/tools/", *SEARCH}


def test_the_form_for_tools_is_sent_nowhere(all_pages):
    pages = [page for page in all_pages if page.address in SUBMIT]

    assert [page.values("action") + page.values("method") for page in pages] == [[]] * len(pages)
    assert all("form-action &#39;none&#39;" in page.html for page in pages)


def test_the_stylesheets_ask_for_nothing(site):
    said = "".join(site.read(style) for style in site.styles)

    assert re.findall(r"url\(|@import|https?:|//", said) == []


def test_the_icon_is_a_picture_without_scripts_or_links(site):
    icon = site.read("/theme/icon.svg").replace("http://www.w3.org/2000/svg", "")

    assert re.findall(r"<script|\son\w+=|href|https?:", icon) == []


def test_every_page_has_a_title_and_a_description(pages):
    assert faults(pages, lambda page: not page.title.strip() or not page.description.strip()) == {}


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("what", ["title", "description"])
def test_no_two_pages_of_a_language_have_the_same(what, language, pages):
    said = [getattr(page, what) for page in pages if page.language == language]

    assert repeated(said) == []


def test_the_page_for_what_is_not_there_greets_in_both_languages(site):
    page = site.page("/404.html")

    assert page.texts("h1") == ["Siden findes ikke her / The page is not here"]
    assert page.texts("section[lang=da] li") == [
        "Forside", "Alle værktøjer", "Hvilken situation er du i?",
    ]  # fmt: skip
    assert page.texts("section[lang=en] li") == ["Home", "All tools", "Which situation are you in?"]
