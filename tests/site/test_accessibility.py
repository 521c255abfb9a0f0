"""The page about accessibility tells what programs have tried, when, and what they found."""

from __future__ import annotations

import pytest

from plugins.register import load_register
from plugins.register.schema import default_schema
from tests.browser.kinds import fullest, kind_of
from tests.site.builds import ROOTS, newest_date

CHECKS = default_schema().vocabularies["accessibility_checks"].codes
TRIED = {
    "/da/tilgaengelighed/": [
        "Den 15. juni 2026 gik programmer siderne igennem. De prøvede 5 sider: én af hver slags, "
        "på dansk og engelsk.",
        "Et program ser kun noget af det, der kan være svært.",
        "Tastatur Med Tab kommer du til alt, i den rækkefølge du læser, og du kan se, hvor du er. "
        "2 fejl på /da/radar/, 1 fejl på /en/radar/",
        "så skærmlæsere forstår den. Ingen fejl",
        "Siderne, der blev prøvet /404.html /da/ /da/radar/ /en/ /en/radar/",
        "Programmerne: axe-core 4.12.1, Chromium 156.",
    ],
    "/en/accessibility/": [
        "On 15 June 2026 programs went through the site. They tried 5 pages: one of each kind, in "
        "Danish and English.",
        "A program sees only some of what can be hard.",
        "Keyboard Tab takes you to everything, in the order you read, and you can see where you "
        "are. 2 faults on /da/radar/, 1 fault on /en/radar/",
        "so screen readers understand it. No faults",
        "The pages that were tried /404.html /da/ /da/radar/ /en/ /en/radar/",
        "The programs: axe-core 4.12.1, Chromium 156.",
    ],
}


@pytest.mark.parametrize(("address", "texts"), TRIED.items(), ids=TRIED)
def test_the_page_tells_what_was_tried(address, texts, municipality_site):
    page = municipality_site.page(address)

    assert [text for text in texts if text not in page.main] == []


@pytest.fixture(scope="module")
def tried():
    """What the real content says was tried."""
    return load_register(ROOTS["content"], today=newest_date()).accessibility


def test_every_kind_of_page_of_today_has_been_tried(tried, drafts_site):
    kinds = {kind_of(address) for address in tried.pages}

    today = {kind_of(address) for address in fullest(drafts_site)}
    assert today - kinds == set(), "run: inv accessible"


def test_every_check_of_today_has_been_tried(tried):
    assert tuple(one.check for one in tried.checks) == CHECKS, "run: inv accessible"
