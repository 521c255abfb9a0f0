"""A person at the form with a keyboard and no mouse, and what the tests ask of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

#: Where the form is, by language.
ADDRESSES = {"da": "/da/indberet/", "en": "/en/submit/"}
#: The parts of the form between the start and the end, as the schema names them.
PARTS = ("what", "when", "data", "decision", "ai", "technology", "rules", "you", "behind",
         "bookkeeping")  # fmt: skip
_MOST_STOPS = 400
_FOCUSED = """() => {
    const { id, localName, type, name, value, checked, dataset } = document.activeElement
    const list = document.activeElement.closest(".list")?.dataset.list
    return { id, localName, type, name, value, checked, list, ...dataset }
}"""


def open_form(page: Page, site_url: str, language: str = "da", query: str = "") -> None:
    """Open the form and wait until it can be used."""
    page.goto(f"{site_url}{ADDRESSES[language]}{query}")
    page.locator("#form:not([hidden])").wait_for()
    if "tool=" in query:
        page.locator("#opened:not(:empty)").wait_for(state="attached")


def go_to(page: Page, part: str) -> None:
    """Show a part of the form, as a link to it does."""
    page.evaluate("part => { location.hash = part }", part)
    page.locator(f"#{part}:not([hidden])").wait_for()


def saved(page: Page) -> tuple[str, str]:
    """Save the draft; answers the file's name and text."""
    with page.expect_download() as download:
        page.locator("[data-save]:visible").click()
    file = download.value
    return file.suggested_filename, Path(file.path()).read_bytes().decode()


def open_file(page: Page, name: str, content: str | bytes) -> None:
    """Open a file of one's own in the form."""
    go_to(page, "start")
    page.get_by_role("radio").nth(2).check()
    data = content if isinstance(content, bytes) else content.encode()
    page.set_input_files(
        "[id='start.file']", {"name": name, "mimeType": "application/yaml", "buffer": data}
    )
    page.locator("#opened:not(:empty)").wait_for()


class Person:
    """Fills in the form by Tab, arrows, space, Enter and typing alone."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def tab(self) -> dict[str, Any]:
        self._page.keyboard.press("Tab")
        return self._page.evaluate(_FOCUSED)

    def tab_to(self, **wanted: str) -> dict[str, Any]:
        """Press Tab until the control that is *wanted* has the focus."""
        for _ in range(_MOST_STOPS):
            focused = self.tab()
            if wanted.items() <= focused.items():
                return focused
        raise AssertionError(f"Tab never came to {wanted}")

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def write(self, text: str) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press("Enter")
            self._page.keyboard.type(line)

    def choose(self, value: str) -> None:
        """Press the arrow down until *value* is chosen in the row of circles, or the list."""
        for _ in range(60):
            focused = self._page.evaluate(_FOCUSED)
            if focused["value"] == value:
                break
            self.press("ArrowDown")
        if focused["type"] == "radio" and not focused["checked"]:
            self.press("Space")
        assert self._page.evaluate(_FOCUSED)["value"] == value, value

    def answer(self, answers: Mapping[str, Any]) -> None:
        """Answer all questions of all parts with what *answers* says; begins in the first."""
        said = dict(_by_name(answers))
        open_questions = {line["question"] for line in answers.get("unanswered", ())}
        for line in answers.get("unanswered", ()):
            said[f"unanswered.{line['question']}.reason"] = line["reason"]
            for code, note in line.get("note", {}).items():
                said[f"unanswered.{line['question']}.note.{code}"] = note
        added: dict[str, int] = {}
        parts = len(PARTS)
        for _ in range(_MOST_STOPS * parts):
            focused = self.tab()
            if focused.get("go") == "next":
                self.press("Enter")
                parts -= 1
                if parts == 0:
                    return
                self._page.wait_for_function(
                    "() => document.activeElement.localName === 'h2'", timeout=3000
                )
            elif focused.get("do") == "add":
                name = focused["list"]
                entries = answers.get(name, [])
                if added.get(name, 0) < len(entries):
                    added[name] = added.get(name, 0) + 1
                    self.press("Enter")
            elif focused.get("open") in open_questions or answers.get(focused.get("none")) == []:
                self.press("Space")
            else:
                self._give(focused, said)
        raise AssertionError("Tab never came to the end of the form")

    def _give(self, focused: Mapping[str, Any], said: dict[str, Any]) -> None:
        value = said.get(focused["name"])
        if value is None:
            return
        if focused["type"] == "checkbox":
            if focused["value"] in value:
                self.press("Space")
            return
        del said[focused["name"]]
        if focused["type"] == "radio" or focused["localName"] == "select":
            self.choose(value)
        else:
            self.write("\n".join(value) if isinstance(value, list) else str(value))


def _by_name(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Each answer by the name of its control: ``data.0.used_for.da``."""
    if isinstance(value, dict):
        for step, part in value.items():
            yield from _by_name(part, f"{name}.{step}" if name else step)
    elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
        for number, part in enumerate(value):
            yield from _by_name(part, f"{name}.{number}")
    else:
        yield name, value
