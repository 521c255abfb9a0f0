"""The site in a browser that is sent its headers: all of it works, and nothing foreign does."""

from __future__ import annotations

import re
import shutil
from html import escape
from pathlib import Path

import pytest

from plugins.headers import EVERYWHERE, PAGE_POLICY, policy, sent_with
from tests.browser.kinds import fullest, kind_of

pytestmark = pytest.mark.slow

STORED = """async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie,
    ...(await indexedDB.databases()), ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()),
].filter(Boolean).length"""

POWERS = ["camera", "microphone", "geolocation", "usb", "payment", "display-capture"]


@pytest.fixture
def heard(page):
    """What the browser complains of: refused by a policy, not found, not understood."""
    said = []
    page.add_init_script(
        "document.addEventListener('securitypolicyviolation', event =>"
        " console.error(`${event.effectiveDirective} ${event.blockedURI}`))"
    )
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(error.message))
    page.on("requestfailed", lambda request: said.append(f"{request.failure} {request.url}"))
    return said


def lower(headers):
    return {name.lower(): value for name, value in headers.items()}


def complaints(heard):
    """What was *heard*, but for what a browser gave up when the next page was asked for."""
    return [said for said in heard if "ERR_ABORTED" not in said]


@pytest.fixture
def asked(page):
    """The addresses the browser has asked for."""
    urls = []
    page.on("request", lambda request: urls.append(request.url))
    return urls


@pytest.mark.parametrize("name", ["municipality", "drafts"])
def test_every_kind_of_page_works_within_its_headers(name, page, heard, asked, host, build_of):
    site = build_of(name)
    url, addresses = host(site.folder), fullest(site)
    sent, margins = {}, set()

    for address in addresses:
        sent[address] = page.goto(url + address).headers
        margins.add(page.evaluate("getComputedStyle(document.body).margin"))

    expected = {address: lower(sent_with(address)) for address in addresses}
    assert {one: sent[one] | expected[one] for one in addresses} == sent
    assert margins == {"0px"}
    assert page.evaluate(STORED) == 0
    assert page.context.cookies() == []
    assert [one for one in asked if not one.startswith(f"{url}/")] == []
    assert complaints(heard) == []


#: The kinds of pages that need scripts, and say so where there are none.
SCRIPTED = ("search", "submit")


def test_every_page_but_the_search_and_the_form_says_the_same_without_scripts(
    chromium, page, site, site_url
):
    context = chromium.new_context(java_script_enabled=False)
    without, other = context.new_page(), []

    addresses = [one for one in fullest(site) if one[:4] == "/da/"]
    for address in [one for one in addresses if kind_of(one) not in SCRIPTED]:
        page.goto(site_url + address)
        without.goto(site_url + address)
        if page.text_content("main") != without.text_content("main"):
            other.append(address)

    context.close()
    assert other == []


def test_the_way_in_leads_to_the_danish_home_page(page, heard, site_url):
    page.goto(f"{site_url}/")

    page.wait_for_url(f"{site_url}/da/")

    assert complaints(heard) == []


def test_a_missing_page_is_told_of_within_the_same_headers(page, heard, site_url):
    answer = page.goto(f"{site_url}/da/situationer/no-such-page/")

    assert answer.status == 404
    assert answer.headers["content-security-policy"] == EVERYWHERE["Content-Security-Policy"]
    assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
    assert heard == [
        "Failed to load resource: the server responded with a status of 404 (Not Found)"
    ]


def test_where_no_section_is_a_missing_page_brings_the_policy_itself(page, site_url):
    answer = page.goto(f"{site_url}/da/no-such-page/")

    carried = page.get_attribute("meta[http-equiv='Content-Security-Policy']", "content")
    assert answer.status == 404
    assert "content-security-policy" not in answer.headers
    assert answer.headers["x-frame-options"] == "DENY"
    assert carried == policy(PAGE_POLICY)


def test_a_page_may_not_use_what_could_watch_its_reader(page, site_url):
    page.goto(f"{site_url}/da/")

    allowed = page.evaluate("document.featurePolicy.allowedFeatures()")

    assert [power for power in POWERS if power in allowed] == []


def test_a_link_to_another_site_does_not_tell_where_it_stood(page, site_url):
    page.goto(f"{site_url}/da/om/")
    page.route(re.compile("^https:"), lambda route: route.fulfill(body="<h1>Elsewhere"))

    with page.expect_request(re.compile("^https:")) as leaving:
        page.locator("a[href^='https:']").first.click()

    assert "referer" not in leaving.value.all_headers()


# What the armour keeps out


# What stands in the page, and how it shows that it has worked.
ATTACKS = {
    "script": ("<script>document.title += '[script]'</script>", "is_titled('[script]')"),
    "handler": (
        "<img src='/icon.svg' onload=\"document.title += '[handler]'\">",
        "is_titled('[handler]')",
    ),
    "script link": (
        "<a href=\"javascript:document.title += '[link]'; void 0\">Hej</a>",
        "is_titled('[link]')",
    ),
    "script in the site": ("<script src='/script.js'></script>", "is_titled('[site]')"),
    "script elsewhere": ("<script src='{other}/script.js'></script>", "is_titled('[elsewhere]')"),
    "style": ("<style>h1 { color: red }</style>", "is_red('h1')"),
    "style attribute": ("<h2 style='color: red'>Hej</h2>", "is_red('h2')"),
    "style elsewhere": ("<link rel='stylesheet' href='{other}/style.css'>", "is_red('h3')"),
    "picture elsewhere": ("<img id='foreign' src='{other}/icon.svg'>", "foreign.naturalWidth > 0"),
    "frame": ("<iframe src='{other}/index.html'></iframe>", "frames[0].length === 1"),
    "base": ("<base href='{other}/'>", "!document.baseURI.startsWith(location.origin)"),
}
SUCCESSES = f"""() => {{
    const is_titled = text => document.title.includes(text)
    const is_red = name => getComputedStyle(document.querySelector(name)).color === "rgb(255, 0, 0)"
    return {{{", ".join(f"'{name}': {shows}" for name, (_, shows) in ATTACKS.items())}}}
}}"""
POLICY_IN_THE_PAGE = (
    f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(PAGE_POLICY))}">'
)


@pytest.fixture(scope="session")
def other_url(tmp_path_factory, host, site):
    """Another site, with what a page could be made to load from it."""
    folder = tmp_path_factory.mktemp("other")
    shutil.copy(site.path("/theme/icon.svg"), folder)
    (folder / "script.js").write_text("document.title += '[elsewhere]'", encoding="utf-8")
    (folder / "style.css").write_text("h3 { color: red }", encoding="utf-8")
    (folder / "index.html").write_text("<iframe></iframe>", encoding="utf-8")
    return host(folder)


@pytest.fixture
def attacked(tmp_path, site, other_url):
    """Write a page with every attack, below what stands at its *top*; answers its folder."""

    def attacked(top: str = "") -> Path:
        attacks = "\n".join(attack for attack, _ in ATTACKS.values()).replace("{other}", other_url)
        page = f"<!DOCTYPE html><title>Hej</title>{top}<h1>Hej</h1><h3>Hej</h3>{attacks}"
        shutil.copy(site.path("/theme/icon.svg"), tmp_path)
        (tmp_path / "script.js").write_text("document.title += '[site]'", encoding="utf-8")
        (tmp_path / "index.html").write_text(page, encoding="utf-8")
        return tmp_path

    return attacked


@pytest.fixture
def successes(page, host):
    """The attacks that succeed on the page of a folder."""

    def successes(folder: Path) -> list[str]:
        page.goto(f"{host(folder)}/")
        page.click("a")
        return [name for name, is_so in page.evaluate(SUCCESSES).items() if is_so]

    return successes


def test_every_attack_succeeds_on_a_page_without_armour(attacked, successes):
    folder = attacked()

    assert successes(folder) == list(ATTACKS)


def test_no_attack_succeeds_on_a_page_sent_with_the_headers(attacked, successes, site):
    folder = attacked()
    (folder / "_headers").write_text(site.read("/_headers"), encoding="utf-8")

    assert successes(folder) == []


def test_no_attack_succeeds_on_a_page_that_carries_the_policy_itself(attacked, successes):
    folder = attacked(POLICY_IN_THE_PAGE)

    assert successes(folder) == []


def test_no_other_site_may_show_the_site_in_a_frame(page, heard, host, site_url, tmp_path):
    (tmp_path / "index.html").write_text(f"<iframe src='{site_url}/da/'></iframe>", "utf-8")

    page.goto(host(tmp_path))

    assert page.frames[1].url == "chrome-error://chromewebdata/"
    assert any("frame-ancestors" in said for said in heard)


def test_another_site_may_read_the_open_data_and_nothing_else(page, site_url, other_url):
    page.goto(f"{other_url}/script.js")
    reads = "url => fetch(url).then(answer => answer.json()).then(Object.keys, () => null)"

    data = page.evaluate(reads, f"{site_url}/data/v1/tools.json")
    text = page.evaluate(reads, f"{site_url}/.well-known/security.txt")

    assert "tools" in data
    assert text is None
