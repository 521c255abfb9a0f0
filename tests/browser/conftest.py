"""What the tests in a real browser share: Chromium, a host, and the site of Lillefjord.

Chromium is the one of this machine, else Playwright's own; where there is none, it is installed.
A machine that can do neither fails these tests: what no browser has seen is not known to be safe.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

from tests.browser.hosting import hosted
from tests.site.builds import (
    Site,
    alone,
    build_of,  # noqa: F401
    shared_folder,
)

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
_NONE = (
    "Der er ingen Chromium at prøve siderne i. Installér den med: apt-get install chromium, "
    "eller: python -m playwright install chromium. / "
    "There is no Chromium to try the pages in. Install it with: apt-get install chromium, "
    "or: python -m playwright install chromium."
)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A running Chromium without a window; each test opens pages of its own in it."""
    with sync_playwright() as playwright:
        with alone(shared_folder(tmp_path_factory) / "chromium.lock"):
            executable = _found(playwright.chromium) or _installed(playwright.chromium)
        if executable is None:
            pytest.fail(_NONE, pytrace=False)
        browser = playwright.chromium.launch(executable_path=executable, args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


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


def _found(playwright: BrowserType) -> str | None:
    own = playwright.executable_path
    return next(filter(None, map(shutil.which, _NAMES)), own if Path(own).exists() else None)


def _installed(playwright: BrowserType) -> str | None:
    """Install Chromium; answers where it is, or None when that did not succeed."""
    # Other systems' apt has a chromium that is only a pointer to another shop.
    if hasattr(os, "geteuid") and os.geteuid() == 0 and _is_debian():
        _try("apt-get", "update", "-q")
        _try("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium")
    if _found(playwright) is None:
        _try(sys.executable, "-m", "playwright", "install", "chromium")
    return _found(playwright)


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def _try(*command: str) -> None:
    with suppress(OSError):
        subprocess.run(command, stdout=sys.stderr, check=False)
