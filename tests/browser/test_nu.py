"""Every page is valid HTML, says the Nu Html Checker."""

from __future__ import annotations

import pytest

from tests.browser import nu
from tests.site.builds import shared_folder

pytestmark = pytest.mark.slow

WRONG = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Hello</title></head>
<body><ul><p>Hello</p></ul></body></html>
"""


@pytest.fixture(scope="session")
def jar(tmp_path_factory):
    folder = shared_folder(tmp_path_factory) / "nu"
    folder.mkdir()
    try:
        return nu.fetched(folder)
    except nu.NoChecker as error:
        pytest.fail(str(error), pytrace=False)


def test_a_wrong_page_is_found(jar, tmp_path):
    file = tmp_path / "wrong.html"
    file.write_text(WRONG, encoding="utf-8")

    (found,) = nu.complaints(jar, [tmp_path])

    assert (found["file"], found["line"]) == (str(file), 3)
    assert "“p” not allowed as child of element “ul”" in found["what"]


def test_every_page_is_valid(jar, build_of):
    folders = [build_of(name).folder for name in ("municipality", "content", "moved")]

    assert nu.complaints(jar, folders) == []
