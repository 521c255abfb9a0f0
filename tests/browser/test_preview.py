"""The preview in the form shows a draft as the page of the tool shows it."""

from __future__ import annotations

import pytest

from plugins.register import links
from plugins.scripts import SCRIPTS
from tests.browser.forms import go_to, open_form
from tests.browser.vectors import VECTORS
from tests.conftest import MUNICIPALITY

pytestmark = pytest.mark.slow

TOOLS = sorted(file.stem for file in MUNICIPALITY.glob("content/tools/*/*.yaml"))
PAGES = {"da": "/da/vaerktoejer", "en": "/en/tools"}
LANGUAGES = ("da", "en")
#: What the register adds to the answers, in the sections that the preview has, too.
ADDED = {
    "da": {"Færdige breve", "Dine rettigheder", "Her kan du klage"},
    "en": {"Ready letters", "Your rights", "Where to complain"},
}
#: The headings of what the preview leaves to the page itself.
MORE = {
    "da": ["Sådan går dine data", "På denne side", "Hvad er ændret?"],
    "en": ["Where your data goes", "On this page", "What has changed?"],
}
#: The pairs of words and answers in the lists of a class.
PAIRS = """(root, name) => [...root.querySelectorAll(`dl.${name} dt`)].map(
    dt => [dt, dt.nextElementSibling].map(one => one.innerText.split(/\\s+/).join(" ").trim())
)"""
TEXTS = """(root, names) => [...root.querySelectorAll(names)].map(one => one.innerText.trim())"""
HOSTILE = {
    "name.da": "<img src=x onerror=alert(1)>",
    "summary.da": '</section><script>document.title = "ramt"</script> &amp; {{ 7 * 7 }}',
    "benefit.da": "<b onmouseover=alert(1)>fed</b> %(n)s ${document.title}",
    "contact.email": "a@b.example?bcc=c@ond.example",
}
MARKDOWN = (
    "**Fed** og [her](https://a.example/?b=1&c=2), <img src=x onerror=alert(1)>\n\n"
    "- [klik](javascript:alert(1))\n- [fil](//ond.example) ![b](https://ond.example/b.png)\n\n"
    "# Stort\n\n<script>alert(1)</script>\n"
)

#: Renders each text as the preview does; tells what is not allowed in it, and how long it took.
RENDERED = """async ([markdown, marked, texts]) => {
    const [{ rendered }, { lexer }] = [await import(markdown), await import(marked)]
    return texts.map(text => {
        const began = performance.now(), box = document.createElement("div")
        box.append(...rendered(lexer, text, 6))
        const others = [...box.querySelectorAll("*")].flatMap(({ localName, attributes }) =>
            [localName, ...[...attributes].map(({ name }) => `${localName}.${name}`)])
        const links = [...box.querySelectorAll("a")].map(link => link.getAttribute("href"))
        return [others, links, performance.now() - began]
    })
}"""
ALLOWED = {
    "p", "br", "ul", "ol", "li", "strong", "em", "code", "blockquote", "h4", "h5", "h6", "hr",
    "span", "a", "a.href", "a.target", "a.rel",
}  # fmt: skip
#: So many milliseconds may a text take.
MOST = 1_000


@pytest.fixture
def shown(page, site_url):
    """Open a tool in the form and show its page in a language; answers the preview."""

    def shown(tool, language, typed=None):
        open_form(page, site_url, "da", f"?tool={tool}")
        for name, text in (typed or {}).items():
            go_to(page, page.locator(f"[name='{name}']").evaluate("e => e.closest('.part').id"))
            page.fill(f"[name='{name}']", text)
        go_to(page, "finish")
        page.locator(f"button[data-language={language}]").click()
        preview = page.locator("[data-preview=shown]")
        preview.locator("h4").wait_for()
        return preview

    return shown


@pytest.fixture
def real(page, site_url):
    """The page of a tool as it is published."""

    def real(tool, language):
        page.goto(f"{site_url}{PAGES[language]}/{tool}/")
        return page.locator("main")

    return real


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tool", TOOLS)
def test_the_preview_says_what_the_page_says(tool, language, shown, real):
    preview = shown(tool, language)
    seen = {name: preview.evaluate(PAIRS, name) for name in ("facts", "answers")}
    lines = preview.evaluate(TEXTS, "h4, .status, .draft, .lead, h5, .unanswered li")

    page = real(tool, language)
    facts, answers = page.evaluate(PAIRS, "facts"), page.evaluate(PAIRS, "answers")
    there = page.evaluate(TEXTS, "h1, .status, .draft, .lead, h2, .unanswered li")
    assert seen["facts"] == facts
    assert seen["answers"] == [pair for pair in answers if pair[0] not in ADDED[language]]
    assert [line for line in lines if line not in there] == []
    assert [line for line in there if line not in lines] == MORE[language]


def test_the_preview_is_read_in_its_own_language(shown):
    preview = shown(TOOLS[0], "en")

    assert preview.get_attribute("lang") == "en"


def test_hostile_texts_stay_texts(page, shown):
    preview = shown("isvagt-kamera", "da", HOSTILE)

    said = preview.text_content()
    assert [text for text in HOSTILE.values() if text not in said] == []
    assert preview.locator("script, img, section section, b[onmouseover]").count() == 0
    assert page.title() != "ramt"
    assert preview.locator("a[href^='mailto:'][href*='?']").count() == 0


def test_markdown_leads_only_to_where_links_may_lead(shown):
    preview = shown("isvagt-kamera", "da", {"purpose.da": MARKDOWN})

    said = preview.text_content()
    links = preview.locator("dd a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert "https://a.example/?b=1&c=2" in links
    assert [one for one in links if "ond.example" in one or one.startswith("javascript")] == []
    assert preview.locator("script, img").count() == 0
    assert "<img src=x onerror=alert(1)>" in said
    assert "<script>alert(1)</script>" in said
    assert preview.locator("dd strong").first.text_content() == "Fed"
    assert preview.locator("dd h6").text_content() == "Stort"


def test_an_empty_form_has_a_page_too(page, site_url):
    open_form(page, site_url, "da")
    go_to(page, "finish")

    page.locator("button[data-language=da]").click()

    page.locator("[data-preview=shown] .facts").wait_for()
    assert page.locator("[data-preview=failed]").is_hidden()


def test_what_cannot_be_fetched_is_said(page, site_url):
    page.route("**/preview.json", lambda route: route.abort())
    open_form(page, site_url, "da")
    go_to(page, "finish")

    page.locator("button[data-language=da]").click()

    page.locator("[data-preview=failed]").wait_for()
    assert page.locator("[data-preview=shown]").is_hidden()


def test_no_attack_gets_more_than_words_into_the_preview(page, site_url):
    page.route("**/scripts/**", as_we_wrote_it)
    page.goto(f"{site_url}/da/indberet/")
    scripts = ["/scripts/markdown.js", "/scripts/libraries/marked.js"]
    texts = [vector.text for vector in VECTORS]

    shown = page.evaluate(RENDERED, [*scripts, texts])

    names = [vector.name for vector in VECTORS]
    assert {what for others, _, _ in shown for what in others} <= ALLOWED
    assert [one for _, hrefs, _ in shown for one in hrefs if not links.is_allowed(one)] == []
    assert [name for name, one in zip(names, shown, strict=True) if one[2] > MOST] == []


def as_we_wrote_it(route):
    """The script as it stands in the theme: the site sends it as a part of another."""
    name = route.request.url.partition("/scripts/")[2]
    source = (SCRIPTS / name).read_text("utf-8")
    route.fulfill(body=source, content_type="text/javascript")
