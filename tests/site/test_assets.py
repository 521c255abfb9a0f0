"""The theme's files have names that change with what is in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.site import assets


@pytest.fixture
def theme(tmp_path):
    folder = tmp_path / "static" / "form"
    folder.mkdir(parents=True)
    (folder / "near.js").write_text("export const near = 1;\n", "utf-8")
    (folder / "form.js").write_text('import { near } from "./near.js";\n', "utf-8")
    return tmp_path


def test_a_script_names_what_it_imports_by_its_address(theme):
    files = assets(str(theme))

    imported = files["form/near.js"].url.removeprefix("/theme/form/")
    assert files["form/form.js"].content == f'import {{ near }} from "./{imported}";\n'.encode()


def test_a_script_gets_a_new_address_when_what_it_imports_changes(theme, tmp_path_factory):
    other = tmp_path_factory.mktemp("other")
    (other / "static").mkdir()
    (theme / "static" / "form").rename(other / "static" / "form")
    before = (other / "static" / "form" / "form.js").read_bytes()
    old = assets(str(other))["form/form.js"].url
    third = tmp_path_factory.mktemp("third") / "static" / "form"
    third.mkdir(parents=True)
    (third / "near.js").write_text("export const near = 2;\n", "utf-8")
    (third / "form.js").write_bytes(before)

    new = assets(str(third.parents[1]))["form/form.js"].url

    assert new != old


def test_a_browser_is_not_sent_what_is_written_for_developers(tmp_path):
    folder = tmp_path / "static" / "form"
    folder.mkdir(parents=True)
    source = """\
// What it is for.
/**
 * What it answers.
 */
export function near() {
  // Why.
  return "https://near.example"; // stays
}
"""
    (folder / "form.js").write_text(source, "utf-8")

    sent = assets(str(tmp_path))["form/form.js"].content

    assert sent == b'export function near() {\nreturn "https://near.example"; // stays\n}\n'


def test_a_library_is_sent_as_it_is(tmp_path):
    folder = tmp_path / "static" / "form" / "libraries"
    folder.mkdir(parents=True)
    (folder / "yaml.js").write_text("/** Licence */\n  let a;\n", "utf-8")

    sent = assets(str(tmp_path))["form/libraries/yaml.js"].content

    assert sent == b"/** Licence */\n  let a;\n"


def test_no_text_in_our_scripts_has_several_lines(project_scripts):
    code = {path.name: _COMMENT.sub("", path.read_text("utf-8")) for path in project_scripts}

    begins = [
        (name, line)
        for name, source in code.items()
        for line in source.split("\n")
        if _REGULAR_EXPRESSION.sub("", line).count("`") % 2
    ]

    assert begins == []


_COMMENT = re.compile(r"^\s*(?://.*|/\*\*[\s\S]*?\*/)$", re.MULTILINE)
_REGULAR_EXPRESSION = re.compile(r"\\`|/(?:\\.|\[(?:\\.|[^\]])*\]|[^/\n])+/\w*")


@pytest.fixture
def project_scripts():
    """The scripts of the theme that are our own."""
    found = Path("theme/static").rglob("*.js")
    return [path for path in found if "libraries" not in path.parts]
