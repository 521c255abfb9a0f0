"""Markdown: what is let in, and what it becomes."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
from unittest import mock

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.register import links, markdown, markdown_faults
from plugins.register.markdown import faults, render
from plugins.register.markdown_faults import MAX_FAULTS, MAX_LENGTH
from plugins.register.markdown_html import renderer
from plugins.register.problem import Problem
from plugins.register.report import wording
from tests.moments import A_MOMENT, timed

# What is let in: everything an author needs, and what only looks like a mistake.

HONEST = [
    "Programmet holder styr på ventelisten til havnen.",
    "alder < 18 og indkomst > 5 (i 1.000 kr.)",
    "Hjælp & Svar A/S, AT&T; og 2 * 3 * 4 = 24",
    "Feltet reviewed_on og [se bilag 1] (side 5).",
    "Fra 1. maj til\n3. juni 2026 er der lukket.",
    "Den 1\\. maj kl. 9.30-12.00",
    "1\\. maj er en fridag.",
    "Det er **vigtigt**, *ikke let*, __altid__ og _aldrig_.",
    "**Se [reglerne](https://www.kk.dk/regler)** og `inv check`",
    "***Meget*** vigtigt (*se her*), siger »**hun**«.",
    "[a](https://kk.dk/x_(y)?a=1&b=2#c) <https://kk.dk> <post@kk.dk>",
    "[b](/da/radar/) [c](/da/om/#rettigheder) [d](#kontakt) [e](/) [f](/data/v1/tools.json)",
    "[g](mailto:post@kk.dk) [h](tel:+4533663366) [i](https://xn--kbenhavn-54a.dk/Øresund)",
    "[**fed**](/da/) og ``kode med ` i``",
    "- et\n- to\n\nog så videre",
    "* et\n* to\n    * to a\n    * to b\n* tre\n  over to linjer",
    "- et\n\n    Mere om et.\n\n- to",
    "1. et\n2. to\n    - to a\n    - to b\n3. tre",
    "1. et\n\n2. to",
    "Tekst\n\n---\n\nmere tekst",
    "## Overskrift\n\nTekst\n### Lavere C# og F\nmere\n\n#### Lavest",
    "Overskrift\n==========\n\nLavere\n---\ntekst",
    "> Et citat\n> over to linjer\n\nog svar",
    "> Et citat med\n>\n> - punkter\n> - og flere",
    "Linje et  \nlinje to",
    "- 5 grader\n- 10 grader",
    "2026-05-04 blev det vedtaget.",
    "[",
    "]",
    "!",
    "a * b",
    "<",
    "x<y",
    "\\*",
    "",
    "\n\n",
    "a" * 299,
    " ".join(["ord"] * 1500),
]


@pytest.mark.parametrize("text", HONEST)
def test_honest_text_is_let_in(text):
    assert list(faults(text)) == []


# What is not: each text with the line, the code and the values of its faults.

FAULTS = [
    ("[a](javascript:x)", [(0, "markdown-address", {"address": "javascript:x"})]),
    ("ord\n\n- [a](//evil.example)", [(2, "markdown-address", {"address": "//evil.example"})]),
    ("[a](http://kk.dk)", [(0, "markdown-address-near", {"meant": "https://kk.dk"})]),
    ("[a](HTTP://kk.dk)", [(0, "markdown-address-near", {"meant": "https://kk.dk"})]),
    ("[a](www.kk.dk/b)", [(0, "markdown-address-near", {"meant": "https://www.kk.dk/b"})]),
    ("[a](post@kk.dk)", [(0, "markdown-address", {})]),
    ("<javascript:x>", [(0, "markdown-address", {"address": "javascript:x"})]),
    ("<http://kk.dk>", [(0, "markdown-address-near", {"meant": "https://kk.dk"})]),
    ("<tel:112>", [(0, "markdown-link", {"link": "<tel:112>"})]),
    ("[a] (https://kk.dk)", [(0, "markdown-link", {"link": "[a] ("})]),
    ('[a](https://kk.dk "titel")', [(0, "markdown-link", {})]),
    ("[a](https://kk.dk", [(0, "markdown-link", {})]),
    ("[a [b](/da/) c](/da/)", [(0, "markdown-link", {"link": "]("})]),
    ("[<https://kk.dk>](/da/)", []),
    ("[](/da/)", [(0, "markdown-link-empty", {"link": "[](/da/)"})]),
    ("[ ](/da/)", [(0, "markdown-link-empty", {"link": "[ ](/da/)"})]),
    ("[a](/da/?b=1)", [(0, "markdown-address", {"address": "/da/?b=1"})]),
    ("[a](https://kk.dk/?a=1&amp;b=2)", [(0, "markdown-entity", {"entity": "&amp;"})]),
    ("[a][b]", [(0, "markdown-reference", {"words": "[a]["})]),
    ("a[^1]", [(0, "markdown-reference", {"words": "[^1]"})]),
    ("ord\n\n[b]: https://kk.dk", [(2, "markdown-reference", {"words": "[b]: https://kk.dk"})]),
    ("![a](/b.png) ord", [(0, "markdown-picture", {"picture": "![a](/b.png)"})]),
    ("![a]", [(0, "markdown-picture", {"picture": "!["})]),
    ("<b>ord</b>", [(0, "markdown-html", {"tag": "<b>"}), (0, "markdown-html", {"tag": "</b>"})]),
    ("a\n<!-- b -->", [(1, "markdown-html", {"tag": "<!"})]),
    ("\\<b>", [(0, "markdown-html", {"tag": "<b>"})]),
    ("a&nbsp;b", [(0, "markdown-entity", {"entity": "&nbsp;"})]),
    ("a&#160;b", [(0, "markdown-entity", {"entity": "&#160;"})]),
    ("a **b", [(0, "markdown-sign", {"sign": "**", "escaped": "\\*\\*"})]),
    ("a\nb **c\n\nd**", [(1, "markdown-sign", {}), (3, "markdown-sign", {})]),
    ("**Vigtigt:*", [(0, "markdown-sign", {"sign": "*"}), (0, "markdown-sign", {"sign": "**"})]),
    ("2*3*4", [(0, "markdown-sign", {}), (0, "markdown-sign", {})]),
    ("*a **b** c*", [(0, "markdown-sign", {"sign": "**"})] * 2),
    ("a `b", [(0, "markdown-sign", {"sign": "`"})]),
    ("#nej", [(0, "markdown-heading", {"start": "#nej"})]),
    ("##", [(0, "markdown-heading", {"start": "##"})]),
    ("## C#", [(0, "markdown-heading", {"start": "## C#"})]),
    ("a\nb\n===", [(2, "markdown-heading", {"start": "==="})]),
    ("a\n-", [(1, "markdown-heading", {"start": "-"})]),
    (">5 kr.", [(0, "markdown-start", {"start": ">5"})]),
    ("- # a", [(0, "markdown-start", {"start": "#"})]),
    ("- - a", [(0, "markdown-start", {"start": "-"})]),
    ("Det bruges til:\n- a\n- b", [(1, "markdown-blank-line", {})]),
    ("Det bruges til:\n1. a\n2. b", [(1, "markdown-blank-line", {})]),
    ("- a\n## b", [(1, "markdown-blank-line", {})]),
    ("a\n> b", [(1, "markdown-blank-line", {})]),
    ("---\na", [(0, "markdown-blank-line", {})]),
    ("    a", [(0, "markdown-indent", {})]),
    ("- a\n  - b", [(1, "markdown-indent", {})]),
    ("- a\n        - b", [(1, "markdown-indent", {})]),
    ("- a\n\n  b", [(2, "markdown-indent", {})]),
    ("- a\n    - b\nc", [(2, "markdown-indent", {})]),
    ("-", [(0, "markdown-item-empty", {"sign": "-"})]),
    ("- a\n- ", [(1, "markdown-item-empty", {"sign": "-"})]),
    ("- a\n1. b", [(1, "markdown-list-kinds", {})]),
    ("- a\n\n1. b\n2. c", [(2, "markdown-list-kinds", {})]),
    ("• a\n• b", [(0, "markdown-list-sign", {"sign": "•"}), (1, "markdown-list-sign", {})]),
    ("1) a", [(0, "markdown-list-sign", {"sign": "1)"})]),
    ("3. juni er der lukket.", [(0, "markdown-number", {"number": 3})]),
    ("1. maj er der lukket.", [(0, "markdown-number", {"number": 1})]),
    ("1. a\n3. b", [(1, "markdown-number", {"number": 3})]),
    ("| a | b |", [(0, "markdown-unknown", {"sign": "|"})]),
    ("```\na\n```", [(0, "markdown-unknown", {}), (0, "markdown-sign", {}),
                     (2, "markdown-unknown", {}), (2, "markdown-sign", {})]),
    ("~~a~~", [(0, "markdown-unknown", {"sign": "~~"})] * 2),
    ("## a {#b}", [(0, "markdown-unknown", {"sign": "{#b}"})]),
    ("- [ ] a", [(0, "markdown-unknown", {"sign": "[ ]"})]),
    ("> a\n> [b](//c)", [(1, "markdown-address", {"address": "//c"})]),
    ("- a\n  [b](//c)", [(1, "markdown-address", {"address": "//c"})]),
    ("Tal: " + "[1] " * 101, [(0, "markdown-many", {"sign": "[", "size": 101, "limit": 100})]),
    ("< " * 101, [(0, "markdown-many", {"sign": "<", "size": 101})]),
    ("*a* " * 376, [(0, "markdown-many", {"sign": "*", "size": 752, "limit": 750})]),
    ("_a_ " * 376, [(0, "markdown-many", {"sign": "_", "size": 752, "limit": 750})]),
    ("`a` " * 201, [(0, "markdown-many", {"sign": "`", "size": 402, "limit": 400})]),
    ("a\n" + "*" * 20, [(1, "markdown-run", {"sign": "*"})]),
    ("> " * 6 + "a", [(0, "markdown-nesting", {})]),
    ("a\n\n" + " " * 24 + "- a", [(2, "markdown-nesting", {})]),
    ("\t" * 6 + "a", [(0, "markdown-nesting", {})]),
    ("a\n" + "b" * 300, [(1, "markdown-word", {"size": 300, "limit": 299})]),
    ("ord " * 1501, [(0, "too-long", {"size": 6004, "limit": 6000})]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FAULTS)
def test_each_fault_is_told_with_its_line(text, expected):
    found = list(faults(text))

    assert [(fault.line, fault.code) for fault in found] == [
        (line, code) for line, code, _ in expected
    ]
    told = [fault.values.items() for fault in found]
    assert all(values.items() <= said for said, (*_, values) in zip(told, expected, strict=True))


@pytest.mark.parametrize(
    ("at_the_limit", "beyond"),
    [
        ("[1] " * 100, "[1] " * 101),
        ("< " * 100, "< " * 101),
        ("`a` " * 200, "`a` " * 201),
        ("*a* " * 375, "*a* " * 376),
        ("_a_ " * 375, "_a_ " * 376),
        ("a" * 299, "a" * 300),
        ("ord " * 1500, "ord " * 1500 + "."),
        ("- a\n" * 20, "- a " * 20 + "\n" + "<" * 20),
        ("- > - > - a", "- > - > - > a"),
    ],
)
def test_up_to_each_limit_a_text_is_read_and_beyond_it_is_not(at_the_limit, beyond):
    limits = {"too-long", "markdown-many", "markdown-run", "markdown-nesting", "markdown-word"}

    assert not {fault.code for fault in faults(at_the_limit)} & limits
    assert {fault.code for fault in faults(beyond)} <= limits
    assert list(faults(beyond)) != []


def test_not_more_faults_are_told_than_anyone_mends_at_a_time():
    assert len(list(faults("<b> " * 100))) == MAX_FAULTS


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("text", [text for text, expected in FAULTS if expected])
def test_every_fault_has_words(text, language):
    for fault in faults(text):
        problem = Problem("content/x.yaml", ("purpose",), fault.code, fault.values)

        assert wording().says(problem, language)
        assert wording().mend(problem, language)


def test_the_mended_sign_is_let_in():
    (fault,) = faults("Prisen** er 5 kr.")

    assert list(faults(f"Prisen{fault.values['escaped']} er 5 kr.")) == []


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "https://kk.dk", "https://www.kk.dk/", "HTTPS://KK.DK/a", "https://kk.dk:8443/",
        "https://kk.dk?a=1", "https://kk.dk#a", "https://kk.dk/@a", "https://a-b.c.example/%C3%A6",
        "https://xn--kbenhavn-54a.dk/", "https://da.wikipedia.org/wiki/Blåvand_(by)",
        "mailto:post@kk.dk", "mailto:a.b+c@d-e.dk", "tel:112", "tel:+4533663366", "tel:33-66-33-66",
        "/", "/da/", "/da/om", "/da/om/#a", "/data/v1/tools.json", "#a", "/#a",
    ],
)  # fmt: skip
def test_an_address_is_allowed(address):
    assert links.is_allowed(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "#", "?a", "a", "../a", "//a.dk", "/\\a.dk", "/\t/a.dk", "/\n/a.dk", "/../a", "/a/../b",
        "/./a", "/a//b", "/%2e%2e/a", "/a?b", "/a b", "/æ", " /a", "/a ", "/a\n",
        "http://kk.dk", "https:kk.dk", "https:/kk.dk", "https:///kk.dk", "https:\\\\kk.dk",
        "https://", "https://kk", "https://kk.dk.", "https://.kk.dk", "https://kk..dk",
        "https://-kk.dk", "https://kk-.dk", "https://kk.d", "https://kk.12", "https://127.0.0.1",
        "https://[::1]/", "https://kk.dk@evil.dk", "https://a:b@kk.dk", "https://kk.dk:a/",
        "https://kk.dk\\@evil.dk", "https://kk.dk /", "https://k\tk.dk", "https://køge.dk",
        "https://\u043a\u043a.dk", "https://kk\u3002dk", "https://kk.dk/\"", "https://kk.dk/'",
        "https://kk.dk/<", "https://kk.dk/`", "https://kk.dk/\u202e", "https://kk.dk/\u2028",
        "https://%6b%6b.dk", "https://\u212a\u212a.dk", "https://\u017fkat.dk",
        "http\u017f://kk.dk", "https://kk.dk\n", "mailto:", "mailto:a@b", "mailto:@kk.dk",
        "mailto:a@kk.dk?cc=b@c.dk", "mailto:a@kk.dk?body=b", "mailto:a@kk.dk,b@c.dk",
        "mailto:a%0a@kk.dk", "mailto:a@køge.dk", "tel:", "tel:1", "tel:*06#", "tel:12a4",
        "tel:1234;ext=1", "javascript:alert(1)", "JaVaScript:alert(1)", "data:,a", "vbscript:a",
        "\x01javascript:a", "java\tscript:a", "blob:a", "file:///a", "ftp://kk.dk", "sms:12345678",
    ],
)  # fmt: skip
def test_an_address_is_refused(address):
    assert not links.is_allowed(address)


# What it becomes


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Det er **fed**.", "<p>Det er <strong>fed</strong>.</p>"),
        ("a &amp; b & c < d", "<p>a &amp;amp; b &amp; c &lt; d</p>"),
        ("**a** &amp; b &copy", "<p><strong>a</strong> &amp;amp; b &amp;copy</p>"),
        ("`&lt;b>`", "<p><code>&amp;lt;b&gt;</code></p>"),
        ("[a](https://kk.dk/?a=1&copy=2)", '<p><a href="https://kk.dk/?a=1&amp;copy=2">a</a></p>'),
        ("[a](/da/) [b](#c)", '<p><a href="/register/da/">a</a> <a href="#c">b</a></p>'),
        ("<https://kk.dk>", '<p><a href="https://kk.dk">https://kk.dk</a></p>'),
        ("<post@kk.dk>", '<p><a href="mailto:post@kk.dk">post@kk.dk</a></p>'),
        ("<mailto:post@kk.dk>", '<p><a href="mailto:post@kk.dk">post@kk.dk</a></p>'),
        ("[**a** b](//c.dk)", "<p><strong>a</strong> b</p>"),
        ("![a](https://kk.dk/a.png)", "<p>![a](https://kk.dk/a.png)</p>"),
        ("- a\n- b & c", "<ul>\n<li>a</li>\n<li>b &amp; c</li>\n</ul>"),
        ("a\xa0b **c**", "<p>a\xa0b <strong>c</strong></p>"),
        ("# a\n\n#### b\n\n# c", "<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>"),
        ("#### a\n\n# b", "<h3>a</h3>\n<h3>b</h3>"),
        ("", ""),
        ("\n \n", ""),
    ],
)  # fmt: skip
def test_markdown_becomes_html(text, html):
    assert render(text, "/register", 3) == html


@pytest.mark.parametrize("heading", [2, 3])
def test_headings_never_stand_above_those_of_the_page_nor_skip_a_level(heading):
    html = render("###### a\n\n# b\n\n###### c\n\nd\n===\n\n##### e", "", heading)

    levels = [int(level) for level in re.findall("<h([1-6])>", html)]
    steps = zip([heading - 1, *levels], levels, strict=False)
    assert len(levels) == 5
    assert all(heading <= level <= min(4, above + 1) for above, level in steps)


@pytest.mark.parametrize(
    "sign", ["[", "*", "`", ">", "<", "- ", "1. ", "- > ", "-\t", "_a", "[a]("]
)
@pytest.mark.parametrize("size", [MAX_LENGTH, 65_536])
def test_the_largest_text_takes_a_moment(sign, size):
    text = (sign * size)[:size]

    (found, html), took = timed(lambda: (list(faults(text)), render(text)))

    assert found
    assert html == f"<p>{text.lstrip().replace('<', '&lt;').replace('>', '&gt;').rstrip(' ')}</p>"
    assert took < A_MOMENT


# Properties

WORDS = st.sampled_from(
    [
        "ord",
        "æble",
        "alder",
        "B2",
        "5",
        "2026",
        "x_y",
        "»hej«",
        "kr.",
        "\xa0",
        "é",
        "·",
        "²",
        "&",
        ",",
    ]
)
SIGNS = st.sampled_from(
    ["*", "**", "_", "__", "`", "``", "[", "]", "(", ")", "<", ">", "&amp;", "&copy", "\\", "!",
     "#", "~~", "|", "=", "-", ".", ":", "{", "[a](/da/)", "[b c](https://kk.dk/x_y_z)", "<a@b.dk>",
     "<https://kk.dk>", "**fed**", "*k*", "_u_", "`kode`", "[x](//y)", "<b>", "\u2028", "\x85"]
)  # fmt: skip
BREAKS = st.tuples(
    st.sampled_from(["\n", "\n\n", "\n    \n", "\n\n\n"]),
    st.sampled_from(["", "", "- ", "1. ", "2. ", "> ", "    ", "    - ", "# ", "## ", "  ", "==="]),
).map("".join)
TEXTS = st.lists(WORDS | SIGNS | BREAKS | st.just(" "), max_size=16).map("".join) | st.text()
STX_AND_ETX = str.maketrans("", "", "\x02\x03")  # Python-Markdown's own signs


@given(TEXTS)
@settings(max_examples=100)
@example("a &amp; b")
@example("<https://kk.dk>")
@example("- a\n- b\xa0\n- c  \n")
@example("a\tb")
def test_plain_text_becomes_what_python_markdown_would_make_of_it(text):
    text = text.translate(STX_AND_ETX)

    with mock.patch.object(markdown, "_is_plain", return_value=False):
        slowly = render(text)

    assert render(text) == slowly


@given(TEXTS)
@settings(max_examples=120)
@example("- a\n    - b\n\n[c](/da/) *d*")
@example("    \nord")
def test_nothing_is_taken_out_of_a_text_without_a_fault(text):
    text = re.sub(r"[\x00-\x09\x0b-\x1f\x85\u2028\u2029]|[^\x00-\U0000ffff]", "", text)
    if list(faults(text)):
        return
    python_markdown = renderer("", 2)

    unsafe, html = python_markdown.unsafe_html(text), python_markdown.html(text)

    assert str(BeautifulSoup(html, "html.parser")) == str(BeautifulSoup(unsafe, "html.parser"))
    assert _without_signs(_words_of(html)) == _without_signs(re.sub(r"\]\([^)]*\)", "", text))


def _words_of(html: str) -> str:
    return BeautifulSoup(html, "html.parser").get_text()


def _without_signs(text: str) -> str:
    """The letters: no signs of Markdown, no digits (a list has its own) and no spaces."""
    return re.sub(r"[][*_`#>\-+\s()<\\.=\d]", "", text)


@given(st.text() | TEXTS)
@settings(max_examples=100)
def test_no_text_makes_it_fail(text):
    found = list(faults(text))
    html = render(text)

    assert all(0 <= fault.line <= text.count("\n") for fault in found)
    assert {tag.name for tag in BeautifulSoup(html, "html.parser").find_all(True)} <= {
        "p", "br", "ul", "ol", "li", "strong", "em", "code", "blockquote", "a", "h2", "h3", "h4",
        "hr",
    }  # fmt: skip


def test_the_check_does_not_wait_for_python_markdown():
    code = (
        "import sys; from plugins.register.markdown import faults; "
        "print(list(faults('**a'))[0].code, 'markdown' in sys.modules, 'nh3' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.split() == ["markdown-sign", "False", "False"]


BLOCKS = (
    "a b c", "- et\n- to", "- 1. x\n- b", "- **et**\n- to", "1. x\n2. y", "Tekst **fed** her",
    "Tekst *åben", '- "Hej?"\n- b', "> citat", "a\nb", "Ord\n---", "Ord\n- x", "- x\n\n\n- y",
    "- x\ntext", "- [a](b)", "[a](/da/)", "x\n  y", "- a\n    - b", "3. juni", "|a|b|",
    "æ & ø < 3", "<b>x</b>", "- 2) x", "`kode`", "- a <b>\n- c",
)  # fmt: skip


def test_the_quick_look_at_a_simple_text_finds_what_the_long_one_finds(monkeypatch):
    texts = [
        between.join(blocks)
        for count in (1, 2)
        for blocks in itertools.product(BLOCKS, repeat=count)
        for between in ("\n\n", "\n", "\n\n\n")
    ]
    quick = [list(faults(text)) for text in texts]
    monkeypatch.setattr(markdown_faults, "_simple_blocks", lambda text: None)

    assert [list(faults(text)) for text in texts] == quick
