"""``inv serve`` in a browser: livereload's script is let in, and nothing else is."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from contextlib import closing
from datetime import date

import pytest

from tests.site.builds import MUNICIPALITY, PROJECT, epoch, replace

SECONDS = 60


@pytest.fixture
def root(tmp_path):
    return shutil.copytree(MUNICIPALITY, tmp_path / "register")


@pytest.fixture
def served_url(root):
    """Where the register at *root* is served while it is being written."""
    with closing(socket.socket()) as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "invoke", "serve", "--root", root, "--port", str(port)]
    # BROWSER: the command that shows the site to whoever writes it; here nobody is to see it.
    said = {"SOURCE_DATE_EPOCH": epoch(date(2026, 7, 1)), "BROWSER": "true"}
    with subprocess.Popen(
        command, cwd=PROJECT, env=os.environ | said | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
    ) as serving:  # fmt: skip
        try:
            next(line for line in serving.stdout if "http://" in line)
            yield f"http://localhost:{port}"
        finally:
            serving.terminate()
            serving.wait(SECONDS)


@pytest.mark.slow
def test_a_page_follows_edits_and_still_refuses_other_scripts(page, served_url, root):
    said = []
    page.on("console", lambda message: said.append(message.text))
    with page.expect_websocket():
        page.goto(f"{served_url}/da/")
    assert said == []

    page.evaluate("document.head.append(Object.assign(document.createElement('script'),"
                  " {text: 'document.title = \"broken\"'}))")  # fmt: skip
    with page.expect_event("load", timeout=SECONDS * 1000):
        replace(root / "content" / "site.yaml", "Lillefjords register", "Fjordens register")

    assert page.title() == "Fjordens register – Lillefjord Kommune"
    assert "script-src" in said[0]
