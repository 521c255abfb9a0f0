"""A notice comes out of the printer as one sheet, with nothing else on it."""

from __future__ import annotations

import re
import shutil
from datetime import date
from functools import cache

import pytest

from plugins.register.schema import default_schema
from tests.site.builds import MUNICIPALITY, ROOTS, Site, inv, replace
from tests.site.sitemap import codes

pytestmark = pytest.mark.slow

PARTS = {"da": "opslag/", "en": "notice/"}
NOTICES = [(name, code) for name in ("municipality", "drafts") for code in codes(ROOTS[name])]
BERTHS = "content/tools/havn-og-kyst/baadplads-tildeling.yaml"
# What takes most room: names that cannot be broken, texts at their limits, every kind there is.
LONG = {
    "name: {da: Tildeling af bådpladser, en: Allocation of berths}":
    f"name: {{da: {'Donaudampf' * 8}, en: {'Harbourmas' * 8}}}",
    '  da: Programmet vælger, hvem der får en ledig plads i havnen. Det ser på ventetid, båd og '
    '"særlige behov". Et menneske ser på hver femte sag og på alle afslag — og du kan altid klage.':
    f"  da: {'Du kan få en plads i havnen. ' * 9}Hej.",
    "  en: The program picks who gets a free berth in the harbour. It looks at waiting time, boat "
    'and "special needs". A person looks at every fifth case and all refusals — and you can always '
    "complain.":
    f"  en: {'You can get a berth in it. ' * 10}Hi.",
    "  kinds: [machine_learning, recommendation]":
    f"  kinds: [{', '.join(default_schema().vocabularies['ai_kinds'].codes)}]",
    "  unit: {da: Havnekontoret, en: The Harbour Office}":
    f"  unit: {{da: {'Havnekontor' * 7}, en: {'HarbourOff' * 8}}}",
    "  email: havn@havn.lillefjord.example":
    f"  email: {'havn' * 20}@havn.lillefjord.example",
}  # fmt: skip


@pytest.fixture(scope="session")
def long_site(tmp_path_factory):
    """Lillefjord with a tool whose notice has more on it than any other can have."""
    root, output = tmp_path_factory.mktemp("long"), tmp_path_factory.mktemp("site") / "long"
    shutil.copytree(MUNICIPALITY / "content", root / "content")
    for old, new in LONG.items():
        replace(root / BERTHS, old, new)
    replace(root / BERTHS, "recipients:\n", f"{_every_kind()}recipients:\n")
    built = inv("build", "--root", root, "--output", output, day=date(2026, 12, 1))
    assert built.returncode == 0, built.stdout + built.stderr
    return Site("long", output, "https://register.lillefjord.example")


def _every_kind():
    """Data of each kind that the tool does not use yet."""
    kinds = default_schema().vocabularies["data_kinds"].codes
    used = ("cpr", "address", "income", "disability", "case", "criminal")
    return "".join(
        f"  - kind: {kind}\n    from: citizen\n    used_for: {{da: Vi ser på det., en: We look.}}\n"
        "    keep: {months: 1, after: decision}\n"
        for kind in kinds
        if kind not in used
    )


@pytest.fixture(scope="session")
def address_of(build_of, host):
    """Where the site of that name is served."""
    return cache(lambda name: host(build_of(name).folder))


def sheets(page, paper):
    """How many pages come out of the printer."""
    printed = page.pdf(format=paper, prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", printed))


def notice_of(code):
    """The address of the notice with the QR code at *code*."""
    return code.removesuffix("qr.svg") + PARTS[code[1:3]]


@pytest.mark.parametrize(("name", "code"), NOTICES)
def test_a_notice_is_one_sheet(name, code, address_of, page):
    page.goto(address_of(name) + notice_of(code))

    assert {paper: sheets(page, paper) for paper in ("A4", "A5")} == {"A4": 1, "A5": 1}


@pytest.mark.parametrize(
    "code", ["/da/vaerktoejer/baadplads-tildeling/qr.svg", "/en/tools/baadplads-tildeling/qr.svg"]
)
def test_the_longest_notice_is_one_sheet_and_cuts_nothing_off(code, long_site, host, page):
    page.goto(host(long_site.folder) + notice_of(code))

    assert {paper: sheets(page, paper) for paper in ("A4", "A5")} == {"A4": 1, "A5": 1}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_only_the_sheet_is_printed(site_url, page):
    page.goto(f"{site_url}/da/vaerktoejer/baadplads-tildeling/opslag/")

    page.emulate_media(media="print")

    printed = page.inner_text("body").split()
    assert printed[:3] == ["Lillefjord", "Kommune", "Havn"]
    assert printed == page.inner_text(".sheet").split()


def test_the_code_is_dark_on_white_in_the_dark(site_url, page):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site_url}/da/vaerktoejer/baadplads-tildeling/opslag/")

    picture = page.locator(".sheet img")

    assert picture.evaluate("code => getComputedStyle(code).backgroundColor") == (
        "rgb(255, 255, 255)"
    )
    assert picture.evaluate("code => code.complete && code.naturalWidth") == 328 + 32
