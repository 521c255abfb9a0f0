"""The same register gives the same site, wherever and however it is built."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import date

import pytest

from tests.site.builds import PROJECT, bytes_of, inv


@pytest.mark.slow
def test_the_same_register_gives_the_same_bytes_anywhere(municipality_site, tmp_path):
    built_from = municipality_site.folder.with_name("register-municipality")
    root = shutil.copytree(built_from, tmp_path / "et andet sted" / "register")
    folder = tmp_path / "ud" / "på" / "siden"

    done = inv(
        "build", "--root", root, "--output", folder, day=date(2026, 7, 1),
        TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="4711",
    )  # fmt: skip

    assert done.returncode == 0
    assert bytes_of(folder) == bytes_of(municipality_site.folder)


@pytest.mark.slow
def test_pelican_alone_builds_the_same_pages(build_of, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(tmp_path)],
        cwd=PROJECT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    # Pelican knows nothing of git, and so tells no history.
    told = re.compile("/(da|en)/(aendringer|changes|opfoelgning|follow-up)/.|.*/feed.xml")
    found = [f"/{path}" for path in bytes_of(tmp_path)]
    assert {path for path in found if not told.match(path)} == {
        path for path in build_of("content").files if not told.match(path)
    }
