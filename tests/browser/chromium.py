"""A running Chromium: the one of this machine, else Playwright's own, else one it installs."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, sync_playwright

from tests.site.builds import alone

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
_NONE = (
    "Der er ingen Chromium at prøve siderne i. Installér den med: apt-get install chromium, "
    "eller: python -m playwright install chromium. / "
    "There is no Chromium to try the pages in. Install it with: apt-get install chromium, "
    "or: python -m playwright install chromium."
)


class NoChromium(Exception):
    """There is none, and it could not be installed."""


@contextmanager
def running_chromium(lock: Path) -> Iterator[Browser]:
    """Chromium without a window; *lock* keeps other processes from installing it as well.

    Raises:
        NoChromium: when the machine has none and could not get one.
    """
    with sync_playwright() as playwright:
        with alone(lock):
            executable = found_chromium(playwright.chromium) or _installed(playwright.chromium)
        if executable is None:
            raise NoChromium(_NONE)
        browser = playwright.chromium.launch(executable_path=executable, args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def found_chromium(playwright: BrowserType) -> str | None:
    """Where the Chromium of this machine or Playwright's own is, None when there is none."""
    own = playwright.executable_path
    return next(filter(None, map(shutil.which, _NAMES)), own if Path(own).exists() else None)


def _installed(playwright: BrowserType) -> str | None:
    """Install Chromium; answers where it is, or None when that did not succeed."""
    # Other systems' apt has a chromium that is only a pointer to another shop.
    if hasattr(os, "geteuid") and os.geteuid() == 0 and _is_debian():
        _try("apt-get", "update", "-q")
        _try("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium")
    if found_chromium(playwright) is None:
        _try(sys.executable, "-m", "playwright", "install", "chromium")
    return found_chromium(playwright)


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False


def _try(*command: str) -> None:
    with suppress(OSError):
        subprocess.run(command, stdout=sys.stderr, check=False)
