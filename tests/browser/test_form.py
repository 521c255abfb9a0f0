"""A person at the form for tools: gets in what the register accepts, and never loses a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.register.reading import read_yaml
from tests.browser.barriers import NARROW, WIDE, complaints
from tests.browser.forms import (
    ADDRESSES,
    PARTS,
    Person,
    go_to,
    open_file,
    open_form,
    saved,
)
from tests.conftest import MUNICIPALITY

pytestmark = pytest.mark.slow

TOOLS = {file.stem: file for file in sorted(MUNICIPALITY.glob("content/tools/*/*.yaml"))}
PATH = "content/tools/havn-og-kyst/slusevagten.yaml"
#: What a department knows of a tool that is not in the register yet.
ANSWERS = read_yaml(
    "slusevagten.yaml", Path(__file__).with_name("slusevagten.yaml").read_text("utf-8")
).data
DRAFT = "# yaml-language-server: $schema=../../../schema/tool.schema.json\n"


@pytest.fixture
def day(page):
    """The day of the tests, on the clock of the browser."""
    page.clock.set_fixed_time("2026-07-01T12:00:00")


@pytest.mark.parametrize("language", ["da", "en"])
def test_by_keyboard_alone_one_gets_a_file_that_the_register_accepts(
    language, page, day, site_url, write, check
):
    open_form(page, site_url, language)
    person = Person(page)

    person.tab_to(id="start.department")
    person.choose("havn-og-kyst")
    person.tab_to(id="start.id")
    person.write("slusevagten")
    person.tab_to(go="next")
    person.press("Enter")
    person.answer(ANSWERS)
    person.tab_to(id="check")
    person.press("Enter")
    found = page.locator("#found:not(:empty)").inner_text()
    person.tab_to(save="")
    with page.expect_download() as download:
        person.press("Enter")
    text = Path(download.value.path()).read_text("utf-8")
    write(PATH, text)

    right = {
        "da": "Alt, hvad der kan tjekkes her, er i orden.",
        "en": "Everything that can be checked here is right.",
    }
    assert found.strip() == right[language]
    assert download.value.suggested_filename == "slusevagten.yaml"
    assert read_yaml(PATH, text).data == ANSWERS
    assert check() == ()


@pytest.mark.parametrize("tool", TOOLS)
def test_a_published_tool_opened_and_saved_is_its_file(tool, page, site_url):
    open_form(page, site_url, "da", f"?tool={tool}")

    name, text = saved_from(page, "what")

    assert name == f"{tool}.yaml"
    assert text == TOOLS[tool].read_text("utf-8")


@pytest.mark.parametrize("tool", TOOLS)
def test_a_file_of_ones_own_opened_and_saved_is_the_same_file(tool, page, site_url):
    open_form(page, site_url, "en")

    open_file(page, f"{tool} (1).yaml", TOOLS[tool].read_bytes())
    _, text = saved_from(page, "what")

    assert text == TOOLS[tool].read_text("utf-8")


def test_what_no_question_asks_about_stays_in_the_file(page, site_url):
    draft = f"""{DRAFT}name: Slusevagten
status: borrowed
situations: [ukendt, du-har-baad]
data:
  - kind: weather
    colour: blue
cost: {{dkk_per_year: meget}}
unanswered:
  - question: vejret
    reason: under_clarification
  - question: scale
    reason: bedtime
    because: rain
weather: {{today: wind, tomorrow: [calm, fog]}}
constructor: a builder
__proto__: {{toString: thread}}
"""
    open_form(page, site_url)

    open_file(page, "slusevagten.yaml", draft)
    _, text = saved_from(page, "what")

    assert read_yaml("x.yaml", text).data == read_yaml("x.yaml", draft).data


def saved_from(page, part):
    go_to(page, part)
    return saved(page)


def test_what_is_typed_in_a_question_that_no_longer_applies_comes_back_if_it_does_again(
    page, site_url
):
    open_form(page, site_url)
    go_to(page, "ai")
    page.check("input[name='ai.use'][value=yes]")
    page.fill("[name='ai.does.da']", "Den tæller både.")

    page.check("input[name='ai.use'][value=no]")
    hidden, without = page.locator("[name='ai.does.da']").is_hidden(), saved(page)[1]
    page.check("input[name='ai.use'][value=yes]")

    assert (hidden, without) == (True, f'{DRAFT}ai: {{use: "no"}}\n')
    assert "Den tæller både." in saved(page)[1]


def test_entries_move_with_all_that_is_chosen_in_them(page, site_url):
    page.on("dialog", lambda dialog: dialog.accept())
    open_form(page, site_url)
    go_to(page, "behind")
    suppliers = page.locator(".list[data-list=suppliers]")
    for name, role in (("Anker", "develops"), ("Bro", "runs"), ("Clipper", "both")):
        suppliers.get_by_role("button", name="Tilføj").click()
        entry = suppliers.locator(".entry").last
        entry.locator("[name$='.name']").fill(name)
        entry.locator(f"[value={role}]").check()

    suppliers.locator(".entry").nth(2).get_by_role("button", name="Flyt op").click()
    suppliers.locator(".entry").nth(0).get_by_role("button", name="Fjern").click()
    _, text = saved(page)

    assert read_yaml("x.yaml", text).data["suppliers"] == [
        {"name": "Clipper", "role": "both"},
        {"name": "Bro", "role": "runs"},
    ]


def test_entries_that_are_opened_are_folded_and_said_in_one_line_each(page, site_url):
    open_form(page, site_url, "da", "?tool=baadplads-tildeling")
    go_to(page, "data")

    entries = page.locator("[data-list=data] .entry")

    assert entries.locator("details[open]").count() == 0
    assert entries.locator("summary").all_inner_texts()[:2] == [
        "Data om dig – 1 CPR-nummer · Dig selv",
        "Data om dig – 2 Adresse · Et offentligt register",
    ]


def test_a_folded_entry_opens_where_something_is_wrong_in_it(page, site_url):
    open_form(page, site_url, "da", "?tool=baadplads-tildeling")
    go_to(page, "data")
    entry = page.locator("[data-list=data] .entry").nth(1)
    entry.locator("summary").press("Enter")
    entry.locator("select").first.select_option("")
    entry.locator("summary").press("Enter")
    folded = entry.locator("details[open]").count()
    go_to(page, "finish")

    page.locator("#check").click()
    page.locator("#found").get_by_text("Data om dig – 2, Data:").click()
    page.wait_for_function("() => document.activeElement.name === 'data.1.kind'")

    assert folded == 0
    assert page.locator("[data-list=data] details[open]").count() == 1


@pytest.mark.parametrize(("answer", "left"), [("dismiss", 1), ("accept", 0)])
def test_an_entry_with_answers_goes_only_when_one_says_so(answer, left, page, site_url):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), getattr(dialog, answer)()))
    open_form(page, site_url)
    go_to(page, "behind")
    links = page.locator(".list[data-list=links]")
    for _ in range(2):
        links.get_by_role("button", name="Tilføj").click()
    page.fill("[name='links.1.url']", "https://lillefjord.example/")

    for number in (1, 0):
        links.locator(".entry").nth(number).get_by_role("button", name="Fjern").click()

    assert links.locator(".entry").count() == left
    assert asked == ["Fjern »Links – 2«? Det, der står i den, forsvinder."]


def test_an_entry_that_is_moved_to_the_end_keeps_the_focus(page, site_url):
    open_form(page, site_url, "da", "?tool=baadplads-tildeling")
    go_to(page, "data")

    page.locator("[data-list=data] .entry").nth(3).get_by_role("button", name="Flyt ned").click()

    assert page.evaluate("document.activeElement.dataset.do") == "up"
    assert page.evaluate("document.activeElement.closest('.entry').dataset.place") == "4"


def test_the_first_part_says_that_the_department_is_missing(page, site_url):
    open_form(page, site_url)
    page.locator("#start [data-go=next]").click()

    state = page.locator(".steps a[href='#start'] small").inner_text()
    page.go_back()

    assert state == "1 ting at rette"
    assert page.locator("#start .problem").all_inner_texts() == [
        "Fejl: Vælg den forvaltning, der har værktøjet."
    ]


def test_an_address_of_a_person_is_told_of_while_it_is_written(page, site_url):
    open_form(page, site_url)
    go_to(page, "you")

    page.locator("[name='contact.email']").press_sequentially("bo.berg@lillefjord.example")

    page.locator("[data-field='contact.email'] .warning").wait_for()


def test_a_part_says_what_is_wrong_when_it_is_left_and_not_before(page, site_url):
    open_form(page, site_url)
    go_to(page, "you")
    page.fill("[name='contact.phone']", "ring til os")
    page.press("[name='contact.phone']", "Tab")
    typing = page.locator("#you .problem").count()

    page.locator("#you [data-go=next]").click()
    state = page.locator(".steps a[href='#you'] small").inner_text()
    page.go_back()
    phone = page.locator("[name='contact.phone']")
    described = phone.get_attribute("aria-describedby").split()[-1]

    assert typing == 0
    assert state.endswith("ting at rette")
    assert phone.get_attribute("aria-invalid") == "true"
    assert "ring til os" in page.locator(f"[id='{described}']").inner_text()


def test_the_list_of_what_is_wrong_leads_to_each_place(page, site_url):
    open_form(page, site_url)
    go_to(page, "data")
    page.locator("[data-list=data] [data-do=add]").click()
    go_to(page, "finish")

    page.locator("#check").click()
    page.locator("#found").locator("a[href='#data']").first.click()
    page.wait_for_function("() => document.activeElement.name === 'data.0.kind'")

    assert page.locator("#data").is_visible()


def test_the_list_of_what_is_wrong_follows_the_answers(page, day, site_url):
    open_form(page, site_url, "da", "?tool=isvagt-kamera")
    go_to(page, "finish")
    page.locator("#check").click()
    found = page.locator("#found")
    before = found.get_attribute("class")
    go_to(page, "what")

    page.fill("[name='summary.da']", "Ring på 12 34 56 78, hvis isen er tynd.")
    go_to(page, "finish")

    assert (before, found.get_attribute("class")) == ("right", "notice")
    assert "12 34" not in found.inner_text()
    assert found.locator("li").count() > 0


def test_a_text_that_is_corrected_in_one_language_asks_for_the_other(page, day, site_url):
    open_form(page, site_url, "da", "?tool=isvagt-kamera")
    go_to(page, "what")

    page.fill("[name='summary.da']", "Kameraet ser, om isen på søen er tyk nok til at gå på.")
    go_to(page, "when")
    go_to(page, "what")

    said = " ".join(page.locator("#what .problem").all_inner_texts())
    assert "den engelske er, som den var" in said
    assert "summary" in said


@pytest.mark.parametrize(("answer", "is_kept"), [("dismiss", True), ("accept", False)])
def test_an_answer_is_left_out_only_when_one_says_so(answer, is_kept, page, site_url):
    page.on("dialog", lambda dialog: getattr(dialog, answer)())
    open_form(page, site_url)
    go_to(page, "what")
    page.fill("[name='benefit.da']", "Sluserne passer sig selv.")
    box = page.locator("[data-open=benefit]")

    box.click()

    assert box.is_checked() is not is_kept
    assert ("Sluserne" in saved(page)[1]) is is_kept


def test_no_sentence_of_the_form_speaks_of_a_file(page, site_url):
    open_form(page, site_url, "en")
    go_to(page, "data")
    page.locator("[data-list=data] [data-do=add]").click()
    go_to(page, "finish")

    page.locator("#check").click()

    said = page.locator("#found").inner_text()
    assert "There is no answer." in said
    assert [word for word in ("unanswered", "field", "[]") if word in said] == []


def test_what_is_pressed_right_after_mending_is_pressed(page, site_url):
    # So high that nothing is scrolled, which would hide that the page moves.
    page.set_viewport_size({"width": 1280, "height": 4000})
    open_form(page, site_url)
    go_to(page, "bookkeeping")
    date = page.locator("[name=reviewed_on]")
    date.fill("i går")
    go_to(page, "behind")
    go_to(page, "bookkeeping")
    page.locator("#bookkeeping .problem").first.wait_for()
    date.fill("2026-06-30")
    box = page.locator("#bookkeeping [data-go=next]").bounding_box()

    page.mouse.click(box["x"] + 10, box["y"] + 10)

    page.locator("#finish:not([hidden])").wait_for()
    assert page.locator("#bookkeeping .problem").count() == 0


def test_a_day_can_be_written_as_danes_write_it(page, site_url):
    open_form(page, site_url)
    go_to(page, "bookkeeping")
    date = page.locator("[name=reviewed_on]")

    date.fill("1.2.2026")
    date.press("Tab")

    assert date.input_value() == "2026-02-01"


@pytest.mark.parametrize(
    ("language", "width", "colours"), [("da", NARROW, "light"), ("en", WIDE, "dark")]
)
def test_axe_finds_nothing_in_any_part_with_everything_open(
    language, width, colours, chromium, site_url
):
    context = chromium.new_context(
        bypass_csp=True, viewport={"width": width, "height": 900}, color_scheme=colours
    )
    page = context.new_page()
    open_form(page, site_url, language)
    show_everything(page)

    found = []
    for part in ("start", *PARTS, "finish"):
        go_to(page, part)
        found += [f"{part}: {what}" for what in complaints(page)]
    context.close()

    assert found == []


def show_everything(page):
    """One entry in each list, a reason at every other question, and all that is wrong."""
    page.evaluate("""() => {
        for (const add of document.querySelectorAll("[data-do=add]")) add.click()
        for (const box of [...document.querySelectorAll("[data-open]")].filter((_, n) => n % 2))
            box.click()
        for (const name of ["status", "ai.use", "ai.risk.class", "storage", "decision.part"])
            document.querySelector(`[name="${name}"]:last-of-type`).click()
    }""")
    go_to(page, "finish")
    page.locator("#check").click()
    page.locator("#found ul").first.wait_for()


def test_nothing_is_stored_in_the_browser(page, site_url):
    open_form(page, site_url, "da", "?tool=chatbotten-fjordis")
    page.locator("[data-save]").first.wait_for(state="attached")
    saved_from(page, "what")

    stored = page.evaluate("""async () => [
        localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
        (await caches.keys()).length, document.cookie,
    ]""")

    assert stored == [0, 0, 0, 0, ""]
    assert page.context.cookies() == []


def test_one_is_warned_before_leaving_what_is_not_saved(page, site_url):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    open_form(page, site_url)
    go_to(page, "what")

    page.locator("[name='name.da']").press_sequentially("Sluse")
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)

    assert asked == ["beforeunload"]


def test_one_is_not_warned_when_everything_is_saved(page, site_url):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_form(page, site_url)
    go_to(page, "what")
    page.locator("[name='name.da']").press_sequentially("Sluse")
    saved(page)

    page.goto(f"{site_url}/da/")

    assert asked == []


def test_opening_another_tool_asks_before_it_takes_anything_away(page, site_url):
    page.on("dialog", lambda dialog: dialog.dismiss())
    open_form(page, site_url)
    go_to(page, "what")
    page.locator("[name='name.da']").press_sequentially("Sluse")
    go_to(page, "start")
    page.get_by_role("radio").nth(1).check()
    page.select_option("[id='start.tool']", "isvagt-kamera")

    page.locator("#open-tool").click()

    assert page.locator("[name='name.da']").input_value() == "Sluse"


def test_a_new_tool_never_takes_the_place_of_the_one_that_is_open(page, site_url):
    open_form(page, site_url, "da", "?tool=isvagt-kamera")
    locked = page.locator("[id='start.department']").is_disabled()
    go_to(page, "start")

    with page.expect_navigation():
        page.get_by_role("radio").first.check()
    page.locator("#form:not([hidden])").wait_for()

    assert locked
    assert page.locator("[name='name.da']").input_value() == ""
    assert page.locator("[id='start.department']").is_enabled()


def test_a_tool_that_the_register_does_not_have_is_said_to_be_missing(page, site_url):
    open_form(page, site_url, "en", "?tool=nowhere")

    assert "no tool called nowhere" in page.locator("#opened").inner_text()


def test_the_tool_that_is_written_of_is_named_in_every_part(page, site_url):
    open_form(page, site_url, "da", "?tool=isvagt-kamera")
    before = page.locator("#about").inner_text()
    go_to(page, "what")

    page.fill("[name='name.da']", "Isvagten")
    page.locator("[name='name.da']").press("Tab")

    assert (before, page.locator("#about").inner_text()) == (
        'Isvagt: kameraet "Ørneøjet"',
        "Isvagten",
    )


@pytest.mark.parametrize("name", ["kladde.yaml", "min fil (version 2).yaml"])
def test_a_draft_without_a_name_gets_none_from_its_file(name, page, site_url):
    open_form(page, site_url)
    page.select_option("[id='start.department']", "havn-og-kyst")

    open_file(page, name, "summary:\n  da: Sluse\n")

    assert page.locator("[id='start.id']").input_value() == ""
    assert page.locator("[id='start.department']").input_value() == "havn-og-kyst"


NOT_A_TOOL = {
    "department.yaml": b"name: {da: Havn}\nowners: ['@a']\nmailbox_domains: [a.dk]\n",
    "picture.yaml": b"\x89PNG\r\n\x1a\n\xff",
    "no_yaml.yaml": b"name: {da: x",
    "windows.yaml": "navn: sm\u00f8rrebr\u00f8d".encode("latin-1"),
    "large.yaml": b"name: " + b"x" * 65_536,
    "list.yaml": b"- name\n",
}


@pytest.mark.parametrize("name", NOT_A_TOOL)
def test_a_file_that_is_no_tool_is_told_of_and_what_was_typed_stays(name, page, site_url):
    page.on("dialog", lambda dialog: dialog.accept())
    open_form(page, site_url)
    go_to(page, "what")
    page.fill("[name='name.da']", "Sluse")

    open_file(page, name, NOT_A_TOOL[name])

    said = page.locator("#opened").inner_text()
    assert "Det, du har skrevet her, er der stadig." in said
    assert page.locator("[name='name.da']").input_value() == "Sluse"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("</textarea><script>alert(1)</script>", "</textarea><script>alert(1)</script>"),
        ("a: b # c\n---\n- d\n%x\n...", "a: b # c\n---\n- d\n%x\n..."),
        ("Grøn 🚤 og 🏆", "Grøn 🚤 og 🏆"),
        ("to\r\nlinjer  \r\nuden luft \t\n\n", "to\nlinjer\nuden luft"),
        ("de\u0301tte", "détte"),
    ],
)
def test_whatever_is_typed_is_in_the_file_as_text(typed, kept, page, site_url):
    ran = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.accept()))
    open_form(page, site_url)
    go_to(page, "what")

    page.fill("[name='purpose.da']", typed)
    page.press("[name='purpose.da']", "Tab")
    _, text = saved(page)

    assert page.input_value("[name='purpose.da']") == kept
    assert read_yaml("x.yaml", text).data == {"purpose": {"da": kept}}
    assert ran == []


def test_a_character_that_cannot_be_seen_is_told_of_with_its_place(page, site_url):
    open_form(page, site_url)
    go_to(page, "what")

    page.fill("[name='benefit.da']", "en\u200bgang")
    page.locator("#what [data-go=next]").click()
    page.go_back()

    said = page.locator("[data-field=benefit] .problem").first.inner_text()
    assert "Tegn nummer 3" in said
    assert "U+200B" in said


def test_a_megabyte_can_be_pasted_and_is_said_to_be_too_long(page, site_url):
    open_form(page, site_url)
    go_to(page, "what")
    megabyte = "En båd sejler. " * 70_000

    page.fill("[name='summary.da']", megabyte)
    page.press("[name='summary.da']", "Tab")
    page.locator("#what [data-go=next]").click()
    page.go_back()

    assert "tegn for meget" in page.locator("[data-field=summary] .count").inner_text()
    assert len(page.locator("[name='summary.da']").input_value()) == len(megabyte.strip())


@pytest.mark.parametrize(
    ("language", "says", "spreadsheet"),
    [
        ("da", "Skemaet kræver JavaScript", "/da/indberet/skema.xlsx"),
        ("en", "The form needs JavaScript", "/en/submit/form.xlsx"),
    ],
)
def test_without_scripts_the_page_says_what_to_do_instead(
    language, says, spreadsheet, chromium, site_url
):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{ADDRESSES[language]}")

    text = page.locator("main").inner_text()
    links = [link.get_attribute("href") for link in page.locator("main a:visible").all()]
    form_is_seen = page.locator("#form").is_visible()
    context.close()

    assert says in text
    assert spreadsheet in links
    assert "mailto:digital@lillefjord.example" in links
    assert not form_is_seen


def test_a_review_leads_to_the_date_and_sets_nothing_by_itself(page, day, site_url):
    open_form(page, site_url, "da", "?tool=baadplads-tildeling&review=1")
    date = page.locator("[name=reviewed_on]")
    date.wait_for()
    before = date.input_value()

    page.get_by_role("button", name="I dag").first.click()

    assert before != "2026-07-01"
    assert date.input_value() == "2026-07-01"


def test_a_slow_phone_has_the_form_ready_in_two_seconds(chromium, site_url):
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    session = context.new_cdp_session(page)
    # The time of the processor rather than of the clock: a busy machine is no slow phone.
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    open_form(page, site_url)
    metrics = session.send("Performance.getMetrics")["metrics"]
    seconds = next(one["value"] for one in metrics if one["name"] == "TaskDuration")
    context.close()

    assert 0 < 4 * seconds <= 2
