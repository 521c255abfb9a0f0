"""What ``inv accessible`` writes is what a register may say, and says what was found."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.register import load_register
from plugins.register.model import Checked, Found, Program
from plugins.register.schema import default_schema
from tests.browser.barriers import CHECKS, Barrier
from tests.browser.kinds import fullest, kind_of
from tests.browser.proof import FILE, as_yaml, axe_version, record
from tests.site.builds import Site

DAY = date(2026, 7, 1)
PAGES = ["/404.html", "/da/", "/da/radar/"]
FOUND = {
    "axe": [Barrier("/da/radar/", "image-alt: svg"), Barrier("/da/", "region: p")],
    "keyboard": [],
    "html": [Barrier("/da/radar/index.html", "No p in ul"), Barrier("/da/radar/index.html", "No")],
}


def test_what_was_found_is_counted_page_by_page(write, register_folder):
    result = record(DAY, {"axe-core": "4.12.1", "Chromium": "156"}, PAGES, FOUND)

    write(FILE, as_yaml(result))
    read = load_register(register_folder, today=DAY).accessibility

    assert (read.tested_on, read.pages) == (DAY, tuple(PAGES))
    assert read.programs == (Program("Chromium", "156"), Program("axe-core", "4.12.1"))
    assert read.checks == (
        Checked("axe", (Found("/da/", 1), Found("/da/radar/", 1))),
        Checked("keyboard"),
        Checked("html", (Found("/da/radar/", 2),)),
    )


def test_the_version_of_axe_is_read_from_its_script():
    assert axe_version().split(".")[0] == "4"


def test_every_check_has_words_in_the_register():
    words = default_schema().vocabularies["accessibility_checks"].codes

    assert words == (*CHECKS, "html")


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/404.html", "/404.html"),
        ("/da/", "home"),
        ("/en/", "home"),
        ("/da/vaerktoejer/", "tools"),
        ("/en/tools/radar/", "tools/*"),
        ("/da/vaerktoejer/kk-gpt/breve/", "tools/*/letters"),
        ("/en/lists/ai/yes/", "lists/*/*"),
        ("/da/dine-rettigheder/", "*"),
    ],
)
def test_a_page_is_of_the_kind_its_address_tells(address, kind):
    assert kind_of(address) == kind


def test_the_fullest_page_of_a_kind_has_most_kinds_of_elements_and_then_most_words(tmp_path):
    for address, html in {
        "da/radar": "<p>Hej</p>",
        "da/vaerktoejer/a": "<p>Meget at sige</p>",
        "da/vaerktoejer/b": "<p>Hej</p><p class=\"x\">Du</p>",
        "da/vaerktoejer/c": "<p>Hej</p><p class=\"x\">Dig</p>",
        "en/tools/a": "<p>Hello</p>",
    }.items():  # fmt: skip
        (tmp_path / address).mkdir(parents=True)
        (tmp_path / address / "index.html").write_text(html, encoding="utf-8")
    (tmp_path / "index.html").write_text("<p>Hej <b>du</b></p>", encoding="utf-8")

    pages = fullest(Site("made-up", tmp_path, ""))

    assert pages == ["/da/radar/", "/da/vaerktoejer/c/", "/en/tools/a/"]
