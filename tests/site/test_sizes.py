"""A page with its stylesheet fits into the first packets of a connection."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.site.builds import ROOTS
from tests.site.sitemap import tools

KB = 1024
TOOLS = [(name, tool) for name in ("municipality", "drafts") for tool in tools(ROOTS[name])]


def sent(site, address):
    """The bytes a host sends for *address*, compressed as web servers do."""
    return len(gzip.compress(site.path(address).read_bytes(), compresslevel=6))


@pytest.mark.parametrize("language", ["/da/vaerktoejer", "/en/tools"])
@pytest.mark.parametrize(("name", "tool"), TOOLS)
def test_a_tools_page_and_the_stylesheet_take_14_kb_at_most(name, tool, language, build_of):
    site = build_of(name)

    assert sent(site, f"{language}/{tool}/") + sent(site, site.style) <= 14 * KB


def test_the_stylesheet_takes_6_kb_at_most(municipality_site):
    assert sent(municipality_site, municipality_site.style) <= 6 * KB


FORM = {"/da/indberet": "/en/submit", "/en/submit": "/da/indberet"}


def of_the_form(site, language):
    """What the form can load in *language*: the page, its scripts and what they are told."""
    files = [file for file in site.files if re.fullmatch(r"/theme/form/.+\.(js|css)", file)]
    told = [f"{language}/form.json", f"{language}/preview.json", f"{FORM[language]}/preview.json"]
    return [f"{language}/", site.style, "/data/v1/schema/tool.schema.json", *told, *files]


@pytest.mark.parametrize("language", FORM)
@pytest.mark.parametrize("name", ["municipality", "drafts"])
def test_the_form_takes_150_kb_at_most_with_all_that_it_may_fetch(name, language, build_of):
    site = build_of(name)

    assert sum(sent(site, file) for file in of_the_form(site, language)) <= 150 * KB
