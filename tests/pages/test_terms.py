"""Terms of the glossary are marked where a page first uses them, and nowhere else."""

from __future__ import annotations

import pytest

from plugins.pages.terms import Terms
from plugins.register import Text
from plugins.register.model import Forms, Term


def term(name, *forms, id=None):
    return Term(
        path="", id=id or name.lower(), name=Text(name, name), explained=Text("x", "x"),
        forms=Forms(da=forms),
    )  # fmt: skip


GLOSSARY = [
    term("Afgørelse", "afgørelsen", "afgørelser", id="afgoerelse"),
    term("AI", "kunstig intelligens", "AI'en"),
    term("Generativ AI", id="generativ-ai"),
    term("CPR-nummer", "CPR", id="cpr"),
    term("KL", "KL's"),
    term("Ø", "øen", id="oe"),
    term("EU/EØS", "EU", id="eu"),
]


def link(form, to):
    return f'<a class="term" href="/ordbog/#{to}">{form}</a>'


@pytest.fixture
def page():
    """What marks the terms of one page."""
    return Terms(GLOSSARY, "da", "/ordbog/").on_a_page()


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Vi tager en afgørelse.", f"Vi tager en {link('afgørelse', 'afgoerelse')}."),
        ("Afgørelsen: nej", f"{link('Afgørelsen', 'afgoerelse')}: nej"),
        ("(AI)", f"({link('AI', 'ai')})"),
        ('"AI" & mere', f'"{link("AI", "ai")}" &amp; mere'),
        ("»AI« – også", f"»{link('AI', 'ai')}« – også"),
        ("Sluk AI'en.", "Sluk " + link("AI'en", "ai") + "."),
        ("Følg KL's ring", "Følg " + link("KL's", "kl") + " ring"),
        ("Dit CPR-nummer", f"Dit {link('CPR-nummer', 'cpr')}"),
        ("Ø og øen", f"{link('Ø', 'oe')} og øen"),
        ("Inden for EU/EØS.", f"Inden for {link('EU/EØS', 'eu')}."),
        ("Uden for EU. Slut", f"Uden for {link('EU', 'eu')}. Slut"),
        ("Kunstig intelligens", link("Kunstig intelligens", "ai")),
        ("generativ\nAI", link("generativ\nAI", "generativ-ai")),
    ],
)
def test_a_term_is_a_link_to_its_place_in_the_glossary(text, marked, page):
    assert page.in_text(text) == marked


@pytest.mark.parametrize(
    "text",
    [
        "afgørelsernes", "sagsafgørelse", "afgørelse-sag", "ai", "HAI", "AI-system", "AIs", "møøs",
        "kl. 12", "www.AI.dk", "kl@AI.dk", "AI@kk.dk", "https://x.dk/AI/CPR", "a/AI",
        "CPR-registret", "AFGØRELSE", "kunstig, intelligens", "", " ",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_term_is_left_alone(text, page):
    assert page.in_text(text) == text.replace("&", "&amp;")


def test_the_longest_term_is_meant(page):
    assert page.in_text("Generativ AI er AI.") == (
        f"{link('Generativ AI', 'generativ-ai')} er {link('AI', 'ai')}."
    )


def test_a_term_inside_a_marked_one_is_not_marked_later_either(page):
    page.in_text("Generativ AI")

    assert page.in_text("Generativ AI") == "Generativ AI"


def test_only_the_first_use_on_a_page_is_marked_whatever_its_form(page):
    first = page.in_text("En afgørelse og to afgørelser.")
    later = page.in_html("<p>Afgørelsen</p>")

    assert first == f"En {link('afgørelse', 'afgoerelse')} og to afgørelser."
    assert later == "<p>Afgørelsen</p>"


def test_each_page_has_first_uses_of_its_own():
    terms = Terms(GLOSSARY, "da", "/ordbog/")
    terms.on_a_page().in_text("AI")

    assert terms.on_a_page().in_text("AI") == link("AI", "ai")


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/AI">AI</a></p>', "<h2>AI</h2>", "<p><code>AI CPR</code></p>",
        '<a href="https://x.example/?q=AI"><strong>EU</strong>\n AI</a>', "<h3>Om <em>AI</em></h3>",
    ],
)  # fmt: skip
def test_links_headings_code_and_tags_hold_no_marks(html, page):
    assert page.in_html(html) == html


def test_a_term_is_marked_after_what_holds_no_marks(page):
    html = '<h2>AI</h2>\n<p><a href="/EU">AI</a> og <strong>AI</strong> &amp; EU</p>'

    assert page.in_html(html) == (
        f'<h2>AI</h2>\n<p><a href="/EU">AI</a> og <strong>{link("AI", "ai")}</strong> &amp; '
        f"{link('EU', 'eu')}</p>"
    )


def test_a_text_stays_a_text(page):
    assert page.in_text("<b>AI</b> < 5") == f"&lt;b&gt;{link('AI', 'ai')}&lt;/b&gt; &lt; 5"


def test_each_language_has_its_own_forms():
    forms = Forms(da=("ringen",), en=("rings",))
    name = Text("Ring på radaren", "Ring")
    ring = Term(path="", id="ring", name=name, explained=Text("x", "x"), forms=forms)

    danish = Terms([ring], "da", "/").on_a_page().in_text("Ring til os: ring, rings, ringen")
    english = Terms([ring], "en", "/").on_a_page().in_text("ringen, rings")

    assert danish == 'Ring til os: ring, rings, <a class="term" href="/#ring">ringen</a>'
    assert english == 'ringen, <a class="term" href="/#ring">rings</a>'


@pytest.mark.parametrize("name", ["<p", ">", "A & B", "(.*)+$", "ßcript", "p>", "\\", "日本"])
def test_a_name_with_other_signs_marks_nothing(name):
    page = Terms([term(name, id="x")], "da", "/").on_a_page()

    assert page.in_html("<p>A &amp; B (.*)+$ SScript</p>") == "<p>A &amp; B (.*)+$ SScript</p>"


def test_a_glossary_without_terms_marks_nothing():
    assert Terms([], "da", "/").on_a_page().in_text("AI & <b>") == "AI &amp; &lt;b&gt;"
