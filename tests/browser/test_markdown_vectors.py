"""Attacks on the texts of a tool, opened in Chromium as pages of the site that nothing has checked.

Every text of the tool is the attack, and no policy of the site helps: what is tried is the
rendering alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import markdown
import msgspec
import pytest
from playwright.sync_api import Browser, Page

from plugins.building import build
from plugins.register import Register, Text, Tool, links
from plugins.register.model import Source, Supplier
from tests.browser.vectors import VECTORS

pytestmark = pytest.mark.slow

TOOL = "baadplads-tildeling"
HONEST = "Ord."
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
#: So many pages are open at a time, each in a frame of its own.
AT_A_TIME = 40
# Nothing answers here: a page that asks for something elsewhere gets nothing.
NOWHERE = {"server": "http://127.0.0.1:9", "bypass": "127.0.0.1"}

HOOKS = """
window.ran = [];
window.said = [];
for (const name of ["alert", "confirm", "prompt", "print", "hit", "msgbox"])
    window[name] = () => { window.ran.push(name); };
console.error = (...words) => window.said.push(words.join(" "));
addEventListener("error", event => window.said.push(event.message || event.target.localName), true);
"""

LOOK = """async addresses => {
    const moment = () => new Promise(done => setTimeout(done, 50));
    const names = element => Array.from(element.attributes, attribute => attribute.name);
    const purposesOf = page => [...page.querySelectorAll("dl.answers > dt")]
        .filter(dt => dt.textContent === "Formål").map(dt => dt.nextElementSibling);
    const look = view => {
        const page = view.document;
        const purposes = purposesOf(page);
        // The tree with the names of the attributes, without what stands in the purpose, and
        // without the drawing of the data's way, where a text takes as many lines as it needs.
        const isOwn = element => purposes.includes(element) || element.matches(".flow");
        const tree = element => `<${[element.localName, ...names(element)].join(" ")}>`
            + (isOwn(element) ? "" : Array.from(element.children, tree).join("")) + "/";
        const everything = [...page.querySelectorAll("*")];
        const inside = purposes.flatMap(purpose => [...purpose.querySelectorAll("*")]);
        return {
            ran: [...view.ran],
            said: view.said,
            tree: tree(page.documentElement),
            handlers: everything.flatMap(names).filter(name => name.startsWith("on")),
            tags: inside.map(element => [element.localName, ...names(element)].join(" ")),
            inside: inside.filter(element => element.hasAttribute("href"))
                .map(element => element.getAttribute("href")),
            schemes: everything.filter(element => element.href)
                .map(element => new URL(element.href, page.baseURI).protocol),
            asked: view.performance.getEntriesByType("resource").map(entry => entry.name),
        };
    };
    const press = page => {
        // A script in an address runs; the links that may be there lead nowhere for now.
        page.addEventListener("click", event => {
            const {protocol} = event.target.closest("a");
            if (["http:", "https:", "mailto:", "tel:"].includes(protocol)) event.preventDefault();
        });
        for (const purpose of purposesOf(page))
            for (const link of purpose.querySelectorAll("a[href]")) link.click();
    };
    const safely = (frame, act) => {
        try { return act(frame.contentWindow); } catch (error) { return {gone: String(error)}; }
    };
    const frames = await Promise.all(addresses.map(address => new Promise(done => {
        const frame = document.createElement("iframe");
        frame.onload = () => done(frame);
        frame.src = address;
        document.body.append(frame);
    })));
    await moment();
    const seen = frames.map(frame => safely(frame, look));
    for (const frame of frames) safely(frame, view => press(view.document));
    await moment();
    frames.forEach((frame, n) => { seen[n].pressed = safely(frame, view => [...view.ran]); });
    for (const frame of frames) frame.remove();
    return seen;
}"""

TAGS = {
    "p", "br", "ul", "ol", "li", "strong", "em", "code", "blockquote", "h3", "h4", "hr", "a href",
}  # fmt: skip


def saying(part: Any, words: str) -> Any:
    """*part* of a tool with *words* in the place of every text."""
    if isinstance(part, Text):
        return Text(words, words)
    if isinstance(part, tuple):
        return tuple(saying(one, words) for one in part)
    if not isinstance(part, msgspec.Struct):
        return part
    said = {name: saying(getattr(part, name), words) for name in part.__struct_fields__}
    free = {Supplier: ("name",), Source: ("title", "reference")}.get(type(part), ())
    return type(part)(**said | dict.fromkeys(free, words))


def attacking(tool: Tool, name: str, text: str) -> Tool:
    """*tool* as *name*: the purpose is the whole *text*, every other text so much of it as fits."""
    path = tool.path.replace(tool.id, name)
    said = saying(tool, text[:280])
    return msgspec.structs.replace(said, id=name, path=path, purpose=Text(text, text))


@pytest.fixture(scope="module")
def attacked(municipality: Register, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with a tool per attack, built without a check and stripped of its policy."""
    words = {"honest": HONEST} | {f"v{n}": vector.text for n, vector in enumerate(VECTORS)}
    tool = municipality.tools[TOOL]
    tools = {name: attacking(tool, name, text) for name, text in words.items()}
    folder = tmp_path_factory.mktemp("attacked") / "site"
    build(msgspec.structs.replace(municipality, tools=tools), folder)
    for file in (folder / "da").rglob("*.html"):
        file.write_bytes(POLICY.sub("", file.read_bytes().decode()).encode())
    (folder / "frames.html").write_text("<!DOCTYPE html><title>Rammer</title><body>", "utf-8")
    return folder


class Watched:
    """A browser at the *url* of a site, which opens its pages and tells what it sees."""

    def __init__(self, page: Page, url: str) -> None:
        self._page = page
        self._url = url
        page.add_init_script(HOOKS)
        page.goto(f"{url}/frames.html")

    def open(self, addresses: Sequence[str]) -> Iterator[dict[str, Any]]:
        """What is on each page, and what runs when the links of its text are pressed."""
        for first in range(0, len(addresses), AT_A_TIME):
            for seen in self._page.evaluate(LOOK, addresses[first : first + AT_A_TIME]):
                seen["asked"] = {url.removeprefix(self._url) for url in seen.get("asked", ())}
                yield seen


@pytest.fixture
def watched(attacked: Path, chromium: Browser, host: Any) -> Iterator[Watched]:
    context = chromium.new_context(proxy=NOWHERE)
    try:
        yield Watched(context.new_page(), host(attacked, {}))
    finally:
        context.close()


@pytest.fixture
def honest(watched: Watched) -> dict[str, Any]:
    """The page of the tool whose texts are honest."""
    (seen,) = watched.open([address("honest")])
    return seen


def address(name: str) -> str:
    return f"/da/vaerktoejer/{name}/"


def harm(seen: dict[str, Any], honest: dict[str, Any]) -> set[str]:
    """What is wrong with a page that should be as an *honest* one but for its words."""
    if "gone" in seen:
        return {"the page is gone"}
    wrong = {
        "a script ran": seen["ran"],
        "a script ran when a link was pressed": seen["pressed"] != seen["ran"],
        "the browser complained": seen["said"],
        "something else was asked for": seen["asked"] - honest["asked"],
        "a handler is on the page": seen["handlers"],
        "the page around the text is another": seen["tree"] != honest["tree"],
        "an element or attribute does not belong in a text": set(seen["tags"]) - TAGS,
        "an address does not belong in a text": [
            href for href in seen["inside"] if not links.is_allowed(href)
        ],
        "a link leads out of the web": set(seen["schemes"])
        - {"http:", "https:", "mailto:", "tel:"},
    }
    return {said for said, is_so in wrong.items() if is_so}


@pytest.mark.slow
def test_no_attack_does_harm_on_a_page_that_nothing_has_checked(watched, honest):
    addresses = [address(f"v{number}") for number in range(len(VECTORS))]

    seen = list(watched.open(addresses))

    assert len(seen) >= 250
    assert {
        vector.name: found
        for vector, page in zip(VECTORS, seen, strict=True)
        if (found := harm(page, honest))
    } == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", ["/da/", "/da/vaerktoejer/", "/da/radar/", "/da/forvaltninger/havn-og-kyst/"]
)
def test_no_attack_does_harm_in_a_list_of_tools(watched, path):
    (seen,) = watched.open([path])

    assert seen["ran"] + seen["pressed"] + seen["handlers"] + seen["said"] == []
    assert {url.rpartition(".")[2] for url in seen["asked"]} == {"css"}
    assert set(seen["schemes"]) <= {"http:", "https:", "mailto:", "tel:"}


# The same pages made carelessly: each way of seeing harm must see it.

CARELESS = [
    ("<script>location = 'https://evil.example'</script>", "the page is gone"),
    ("<img src=x onerror=alert(1)>", "a script ran"),
    ("[a](javascript:alert(1))", "a script ran when a link was pressed"),
    ("<script>throw Error('x')</script>", "the browser complained"),
    ("<script>console.error('x')</script>", "the browser complained"),
    ("![a](https://evil.example/a.png)", "something else was asked for"),
    ("<style>@import 'https://evil.example/x.css'</style>", "something else was asked for"),
    ("# a {: onclick=alert(1) }", "a handler is on the page"),
    ("</dd></dl></section></div></main></body></html>", "the page around the text is another"),
    ("<textarea>", "the page around the text is another"),
    ("<base href=https://evil.example>", "an element or attribute does not belong in a text"),
    ("# Kommunen lukker", "an element or attribute does not belong in a text"),
    ("a\n{: style=position:fixed }", "an element or attribute does not belong in a text"),
    ("[a](//evil.example)", "an address does not belong in a text"),
    ("[a](https://kk.dk@evil.example)", "an address does not belong in a text"),
    ("[a](data:text/html,x)", "a link leads out of the web"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "expected"), CARELESS)
def test_careless_rendering_would_be_seen(attacked, watched, honest, text, expected):
    html = (attacked / address("honest").lstrip("/") / "index.html").read_text(encoding="utf-8")
    around = re.split(f"(?<=<dd>)<p>{re.escape(HONEST)}</p>(?=</dd>)", html)
    careless = markdown.markdown(text, extensions=["attr_list"])
    (attacked / "careless.html").write_text(careless.join(around), encoding="utf-8")

    (seen,) = watched.open(["/careless.html"])

    assert len(around) == 2
    assert expected in harm(seen, honest)
