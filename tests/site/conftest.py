"""What the tests of a built site share: the sites, and each of their pages."""

from __future__ import annotations

import pytest

from tests.site.builds import (  # noqa: F401 (pytest finds the fixtures here)
    ROOTS,
    Site,
    build_of,
    content_site,
    moved_site,
    municipality_site,
    site,
)
from tests.site.reading import PageRead
from tests.site.sitemap import twins


@pytest.fixture(scope="session")
def pages(site: Site) -> list[PageRead]:
    """Every page in Danish and English of a site; a test runs once for each of the sites."""
    return [site.page(address) for pair in twins(ROOTS[site.name]) for address in pair]


@pytest.fixture(scope="session")
def all_pages(site: Site, pages: list[PageRead]) -> list[PageRead]:
    """Every page of a site, those for both languages too."""
    return [*pages, site.page("/"), site.page("/404.html")]


@pytest.fixture(scope="session")
def pairs(site: Site) -> list[tuple[PageRead, PageRead]]:
    """Every page in Danish with its twin in English."""
    return [(site.page(pair.da), site.page(pair.en)) for pair in twins(ROOTS[site.name])]
