"""The search as people use it, in a browser that is sent the site's own headers."""

from __future__ import annotations

import gzip
from urllib.parse import unquote, urlencode

import pytest

from tests.browser.test_armour import STORED, complaints
from tests.browser.test_armour import heard as heard  # a fixture

pytestmark = pytest.mark.slow

KB = 1024
PAGES = {"da": "/da/soeg/", "en": "/en/search/"}

#: What people type, and the tool they look for.
QUESTIONS = [
    # everyday words
    ("da", "p-bøde", "parkering"),
    ("da", "bøde", "parkering"),
    ("da", "klage over en parkeringsbøde", "parkering"),
    ("da", "kontrolafgift", "parkering"),
    ("da", "hul i vejen", "giv-et-praj"),
    ("da", "skrald på gaden", "giv-et-praj"),
    ("da", "chatgpt", "kk-gpt"),
    ("da", "bruger kommunen kunstig intelligens?", "kk-gpt"),
    ("da", "hvem overvåger mig", "tv-overvaagning"),
    ("da", "blive filmet i svømmehallen", "tv-overvaagning"),
    ("da", "a-kasse", "jobnet"),
    ("da", "jeg er blevet fyret", "jobnet"),
    ("da", "robot", "kommunernes-sygedagpengesystem"),
    ("da", "lokalplan", "ai-i-hoeringer"),
    # compounds, and parts of them
    ("da", "dagpenge", "kommunernes-sygedagpengesystem"),
    ("da", "overvågning", "tv-overvaagning"),
    ("da", "plader", "parkering"),
    ("da", "kamerabilleder", "tv-overvaagning"),
    ("da", "sygemeldingssamtale", "kommunernes-sygedagpengesystem"),
    # typos, and keyboards without Danish letters
    ("da", "parkerring", "parkering"),
    ("da", "sygedagpange", "kommunernes-sygedagpengesystem"),
    ("da", "overvaagning", "tv-overvaagning"),
    ("da", "ungeraad", "ungeraadsvalget-2022"),
    ("da", "kmera", "tv-overvaagning"),
    # English
    ("en", "parking ticket", "parkering"),
    ("en", "sick pay", "kommunernes-sygedagpengesystem"),
    ("en", "pothole", "giv-et-praj"),
    ("en", "unemployment benefit", "jobnet"),
    ("en", "who is filming me", "tv-overvaagning"),
    ("en", "does the city use ChatGPT", "kk-gpt"),
    ("en", "youth election", "ungeraadsvalget-2022"),
    ("en", "sickness benifit", "kommunernes-sygedagpengesystem"),
    ("en", "parkign", "parkering"),
]


# What a screen reader would say of the number of results.
LISTEN = """() => {
    const status = document.querySelector("#status")
    window.heard = []
    new MutationObserver(() => heard.push(status.textContent)).observe(status, {childList: true})
}"""


@pytest.fixture(scope="session")
def city_url(build_of, host):
    """Where the site of the real content is served."""
    return host(build_of("drafts").folder)


@pytest.fixture
def responses(page):
    found = []
    page.on("response", lambda response: found.append(response))
    return found


def found(page, section="#found"):
    """The addresses of the results, without what they all begin with."""
    links = page.locator(f"{section}:not([hidden]) .hits a")
    return [links.nth(at).get_attribute("href").split("/")[-2] for at in range(links.count())]


def ask(page, url, words):
    """Open the search page with *words* in its address, and wait for its answer."""
    page.goto(f"{url}?{urlencode({'q': words})}")
    page.locator("#status:not(:empty)").wait_for()


def answer(page):
    return page.locator("#status").text_content()


@pytest.mark.parametrize(("language", "words", "tool"), QUESTIONS)
def test_what_people_type_finds_the_tool_among_the_first_three(
    language, words, tool, page, city_url
):
    ask(page, city_url + PAGES[language], words)

    assert tool in found(page)[:3]


def test_the_search_answers_while_one_types_and_keeps_the_address(page, heard, site_url):
    page.goto(f"{site_url}/da/soeg/")

    page.locator("#q").press_sequentially("havn", delay=30)
    page.wait_for_selector("#found:not([hidden])")

    assert "baadplads-tildeling" in found(page)
    assert page.url == f"{site_url}/da/soeg/?q=havn"
    assert page.evaluate("history.length") <= 2
    assert complaints(heard) == []


def test_the_number_is_told_once_and_politely(page, site_url):
    page.goto(f"{site_url}/en/search/")
    page.evaluate(LISTEN)

    page.locator("#q").press_sequentially("chatbot", delay=30)
    page.locator("#status:not(:empty)").wait_for()
    page.wait_for_timeout(700)  # nothing more is told

    assert page.evaluate("heard") == ["1 tool found."]
    assert page.locator("#status").get_attribute("role") == "status"


def test_a_result_tells_what_the_list_of_tools_tells(page, city_url):
    ask(page, f"{city_url}/da/soeg/", "jobnet")

    first = page.locator("#found li").first
    assert first.locator("a").text_content() == "Jobnet"
    assert first.locator("p").text_content().startswith("Jobnet er statens side")
    assert first.locator("small").text_content() == (
        "Beskæftigelses-, Integrations- og Erhvervsforvaltningen · Bruger AI: Ikke oplyst · Udkast"
    )
    assert first.locator("mark").first.text_content() == "Jobnet"


def test_every_result_leads_to_a_page(page, site_url):
    ask(page, f"{site_url}/da/soeg/", "havn is vand data")
    links = page.locator(".hits a")
    addresses = [links.nth(at).get_attribute("href") for at in range(links.count())]

    answers = {address: page.request.get(site_url + address).status for address in addresses}

    assert len(addresses) > 5
    assert [address for address, status in answers.items() if status != 200] == []


def test_answers_narrow_down_and_are_kept_in_the_address(page, site_url):
    page.goto(f"{site_url}/da/soeg/")
    page.locator("summary", has_text="Vis kun nogle af dem").click()

    page.locator("[value=pilot]").check()
    page.wait_for_selector("#found:not([hidden])")

    assert found(page) == ["chatbotten-fjordis"]
    assert page.url == f"{site_url}/da/soeg/?status=pilot"
    page.reload()
    page.wait_for_selector("#found:not([hidden])")
    assert found(page) == ["chatbotten-fjordis"]
    assert page.locator("[value=pilot]").is_checked()


def test_two_answers_of_one_kind_show_the_tools_of_both(page, site_url):
    page.goto(f"{site_url}/en/search/?status=pilot&status=retired")

    page.wait_for_selector("#found:not([hidden])")

    assert found(page) == ["chatbotten-fjordis", "isvagt-kamera"]


def test_beside_each_answer_stands_how_many_of_the_found_have_it(page, site_url):
    numbers = "boxes => boxes.map(box => box.value + box.parentElement.lastChild.textContent)"
    ask(page, f"{site_url}/da/soeg/", "havn")

    beside = page.eval_on_selector_all("[name=status]", numbers)

    assert beside == ["pilot1", "in_use1", "retired1"]


def test_what_is_not_there_is_said_and_the_list_stays(page, site_url):
    ask(page, f"{site_url}/da/soeg/", "qqqqqqqq")

    assert answer(page).startswith("Intet fundet for »qqqqqqqq«.")
    assert page.locator("#all").is_visible()
    assert found(page) == []


def test_a_typo_is_told_of(page, city_url):
    ask(page, f"{city_url}/da/soeg/", "parkerring")

    assert answer(page) == "1 værktøj fundet. Vist for »parkering«."


def test_what_is_typed_stays_text(page, heard, site_url):
    ask(page, f"{site_url}/da/soeg/", "<img src=x onerror=alert(1)> (havn*[")

    assert page.locator("main img").count() == 0
    assert complaints(heard) == []


# Keyboard


def test_the_keyboard_reaches_everything_and_escape_clears(page, site_url):
    page.goto(f"{site_url}/da/soeg/")
    page.locator("#q").focus()

    page.keyboard.type("kamera")
    page.wait_for_selector("#found:not([hidden])")
    seen = []
    for _ in range(4):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.matches('button') ? 'button' :"
                                  " document.activeElement.tagName"))  # fmt: skip

    assert seen[:3] == ["button", "SUMMARY", "A"]
    page.locator("#q").focus()
    page.keyboard.press("Escape")
    page.wait_for_selector("#found[hidden]", state="attached")
    assert page.input_value("#q") == ""
    assert page.url == f"{site_url}/da/soeg/"


def test_enter_asks_at_once_and_does_not_leave_the_page(page, site_url):
    page.goto(f"{site_url}/da/soeg/")
    page.evaluate("window.isSame = true")

    page.fill("#q", "kamera")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found:not([hidden])")

    assert page.evaluate("window.isSame")


@pytest.mark.parametrize("address", ["/da/", "/da/vaerktoejer/"])
def test_the_form_on_another_page_leads_to_the_answer(address, page, heard, site_url):
    page.goto(site_url + address)

    page.fill("#q", "bådplads")
    page.keyboard.press("Enter")
    page.wait_for_selector("#found:not([hidden])")

    assert unquote(page.url) == f"{site_url}/da/soeg/?q=bådplads"
    assert found(page)[0] == "baadplads-tildeling"
    assert complaints(heard) == []


# What it costs, and what it does not do


def size(response):
    """The bytes of a response as a host sends it, compressed when that makes it smaller."""
    body = response.body()
    return min(len(body), len(gzip.compress(body, compresslevel=6)))


@pytest.mark.parametrize("language", PAGES)
def test_the_page_takes_130_kb_at_most_before_anything_is_asked(
    language, page, responses, city_url
):
    page.goto(city_url + PAGES[language], wait_until="networkidle")
    with page.expect_response("**/*.pf_filter"):  # the last it asks for when one comes near
        page.locator("#q").focus()
    page.wait_for_timeout(1_000)

    assert any("wasm" in response.url for response in responses)
    assert sum(map(size, responses)) <= 130 * KB


def test_nothing_is_stored_and_nothing_foreign_is_asked(page, heard, responses, site_url):
    ask(page, f"{site_url}/da/soeg/", "havn")

    assert page.evaluate(STORED) == 0
    assert page.context.cookies() == []
    assert [r.url for r in responses if not r.url.startswith(f"{site_url}/")] == []
    assert [r.url for r in responses if r.status != 200] == []
    assert complaints(heard) == []


def test_when_the_index_is_not_there_the_list_is(page, site_url):
    page.route("**/pagefind/**", lambda route: route.abort())

    ask(page, f"{site_url}/da/soeg/", "havn")

    assert answer(page).startswith("Søgningen virker ikke lige nu.")
    assert page.locator("#all").is_visible()


def test_without_a_script_the_field_leads_to_the_list(chromium, site_url):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}/da/")

    page.fill("#q", "kamera")
    page.keyboard.press("Enter")
    page.wait_for_url("**/da/soeg/**")

    assert page.locator("noscript .notice").is_visible()
    assert page.locator(".az a").count() == 4
    assert not page.locator(".facets").is_visible()
    context.close()


def test_the_search_lives_in_a_folder_of_its_host(page, tmp_path, build_of, host):
    moved = build_of("moved")
    (tmp_path / "register").symlink_to(moved.folder)
    (tmp_path / "_headers").write_text(moved.read("/_headers"), encoding="utf-8")
    url = host(tmp_path)

    ask(page, f"{url}/register/da/soeg/", "kamera")
    page.locator("#found a").first.click()

    assert page.url == f"{url}/register/da/vaerktoejer/isvagt-kamera/"
