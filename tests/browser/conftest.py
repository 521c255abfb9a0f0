"""What the tests in a real browser share: Chromium, a host, and the site of Lillefjord.

A machine without Chromium that cannot install it fails these tests: what no browser has seen is
not known to be safe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import NoChromium, running_chromium
from tests.browser.hosting import hosted
from tests.site.builds import (
    Site,
    build_of,  # noqa: F401
    shared_folder,
)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A running Chromium without a window; each test opens pages of its own in it."""
    lock = shared_folder(tmp_path_factory) / "chromium.lock"
    with ExitStack() as stack:
        try:
            browser = stack.enter_context(running_chromium(lock))
        except NoChromium as error:
            pytest.fail(str(error), pytrace=False)
        yield browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page that knows nothing of the tests before."""
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    try:
        yield context.new_page()
    finally:
        context.close()


@pytest.fixture(scope="session")
def host() -> Iterator[Callable[..., str]]:
    """Serve a folder with the headers of its ``_headers``, or with others; answers its address."""
    with ExitStack() as stack:

        def host(folder: Path, headers: Mapping[str, str] | None = None) -> str:
            return stack.enter_context(hosted(folder, headers))

        yield host


@pytest.fixture(scope="session")
def site(build_of: Callable[[str], Site]) -> Site:  # noqa: F811
    """The built site of Lillefjord."""
    return build_of("municipality")


@pytest.fixture(scope="session")
def site_url(site: Site, host: Callable[..., str]) -> str:
    """Where the site of Lillefjord is served with its own headers."""
    return host(site.folder)
