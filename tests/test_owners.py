"""Who is asked to review what: ``.github/CODEOWNERS`` follows the register."""

from __future__ import annotations

import json

import pytest

from plugins.owners import CODEOWNERS, codeowners, write_owners
from plugins.register import load_register
from tests.conftest import TODAY
from tests.site.builds import (
    PROJECT,
    build_of,  # noqa: F401
    bytes_of,
    municipality_site,  # noqa: F401
    newest_date,
)

HARBOUR = "content/departments/havn-og-kyst.yaml"
BENEFITS = "content/departments/borger-og-ydelse.yaml"
SITE = "content/site.yaml"
EDITORS = 'editors: ["@lillefjord/redaktionen"]\n'
BOTH_TEAMS = 'owners: ["@lillefjord/havn", "@lillefjord/kyst"]'


def test_a_department_and_the_editors_review_its_tools_and_the_editors_all_else(municipality):
    lines = codeowners(municipality).splitlines()

    assert lines[3:] == [
        "* @lillefjord/redaktionen",
        "# /content/tools/borger-og-ydelse/: content/departments/borger-og-ydelse.yaml"
        " har ingen owners / has no owners",
        "/content/tools/havn-og-kyst/ @lillefjord/havn @lillefjord/kyst @lillefjord/redaktionen",
        "/content/tools/miljoe-og-fjord/ @Lillefjord-Natur/miljoe_og_fjord @lillefjord/redaktionen",
    ]


def test_without_editors_only_the_departments_are_asked(change, register_folder):
    change(SITE, EDITORS, "")

    lines = codeowners(load_register(register_folder, today=TODAY)).splitlines()

    assert lines[3] == "# *: content/site.yaml har ingen editors / has no editors"
    assert lines[5] == "/content/tools/havn-og-kyst/ @lillefjord/havn @lillefjord/kyst"


def test_the_file_of_this_project_says_what_its_content_says():
    written = (PROJECT / CODEOWNERS).read_text(encoding="utf-8")

    expected = codeowners(load_register(PROJECT, today=newest_date()))

    assert written == expected, f"{CODEOWNERS} er bagud / lags behind. Kør / run: inv owners"


def test_the_command_writes_the_file_and_tells_who_has_no_team(register_folder, capsys):
    code = write_owners(register_folder, "en", TODAY)

    written = (register_folder / CODEOWNERS).read_text(encoding="utf-8")
    assert (code, written.count("\n")) == (0, 7)
    assert capsys.readouterr().out == (
        f"{register_folder / CODEOWNERS} is written. Without a team of their own: "
        "borger-og-ydelse.\n"
    )


def test_the_command_is_pleased_when_every_department_has_a_team(change, register_folder, capsys):
    change(BENEFITS, "coverage:", 'owners: ["@lillefjord/ydelse"]\ncoverage:')

    code = write_owners(register_folder, "da", TODAY)

    assert (code, capsys.readouterr().out) == (
        0,
        f"{register_folder / CODEOWNERS} er skrevet. Alle forvaltninger har eget hold.\n",
    )


def test_a_register_with_a_problem_leaves_the_file_as_it_was(change, register_folder, capsys):
    file = register_folder / CODEOWNERS
    file.parent.mkdir()
    file.write_text("* @lillefjord/before\n", encoding="utf-8")
    change(HARBOUR, "@lillefjord/kyst", "lillefjord/kyst")

    code = write_owners(register_folder, "da", TODAY)

    said = capsys.readouterr()
    assert (code, file.read_text(encoding="utf-8")) == (1, "* @lillefjord/before\n")
    assert said.out.startswith(f"{HARBOUR}:20  owners[2]\n")
    assert said.err == f"\n{file} er, som den var.\n"


def test_a_file_that_cannot_be_written_is_told_of(register_folder, capsys):
    (register_folder / ".github").write_text("not a folder", encoding="utf-8")

    code = write_owners(register_folder, "en", TODAY)

    said = capsys.readouterr().err
    assert code == 1
    assert said.endswith(f"{register_folder / CODEOWNERS} is as it was.\n")


@pytest.mark.parametrize(
    "owner",
    [
        "@someone",
        "unit@lillefjord.example",
        "lillefjord/havn",
        "@lillefjord/",
        "@lillefjord/havn @evil/team",
        "@lillefjord/havn\n* @evil/team",
        "@lillefjord/havn#",
        "@lillefjord/../havn",
        "@-lillefjord/havn",
        "@lillefjord/Havn",
    ],
)
def test_only_a_team_owns_anything(owner, change, check):
    change(HARBOUR, BOTH_TEAMS, f"owners: [{json.dumps(owner)}]")

    assert [(problem.path, problem.field) for problem in check()] == [(HARBOUR, "owners[1]")]


def test_teams_are_the_repositorys_business_and_not_on_the_site(municipality_site):  # noqa: F811
    files = bytes_of(municipality_site.folder)

    assert [name for name, content in files.items() if b"@lillefjord/" in content.lower()] == []
