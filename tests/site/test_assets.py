"""The theme's files have names that change with what is in them."""

from __future__ import annotations

import pytest

from plugins.site import assets


@pytest.fixture
def theme(tmp_path):
    folder = tmp_path / "static" / "form"
    folder.mkdir(parents=True)
    (folder / "near.js").write_text("export const near = 1;\n", "utf-8")
    (folder / "form.js").write_text('import{near}from"./near.js";\n', "utf-8")
    return tmp_path


def test_a_script_names_what_it_imports_by_its_address(theme):
    files = assets(str(theme))

    imported = files["form/near.js"].url.removeprefix("/theme/form/")
    assert files["form/form.js"].content == f'import{{near}}from"./{imported}";\n'.encode()


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
