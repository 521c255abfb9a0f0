"""What people save with LibreOffice comes back as they wrote it, with its dropdowns."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.form.opening import opened
from plugins.form.workbook import as_bytes, workbook
from tests.conftest import MUNICIPALITY
from tests.form.workbooks import cell, data_of, read_back

pytestmark = pytest.mark.slow

TOOLS = ("baadplads-tildeling", "chatbotten-fjordis", "badevandsmaaler", "isvagt-kamera")


def convert(files: list[Path], form: str, folder: Path) -> None:
    """Open the *files* and save them in another *form* in *folder*, as a person would."""
    profile = folder.with_name("profile")
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless",
            "--convert-to", form, "--outdir", str(folder), *map(str, files),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip


@pytest.fixture(scope="module")
def libreoffice():
    if shutil.which("soffice") is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice (soffice) is missing: nothing was tried")
        pytest.skip("LibreOffice (soffice) is not installed")


@pytest.fixture(scope="module")
def saved(libreoffice, municipality, tmp_path_factory):
    """The folder of files saved by LibreOffice: as .xlsx, and as .ods and then as .xlsx."""
    work = tmp_path_factory.mktemp("libreoffice")
    ours = [work / f"{tool}.xlsx" for tool in TOOLS]
    for tool, file in zip(TOOLS, ours, strict=True):
        data = data_of(MUNICIPALITY, municipality, tool)
        department = municipality.tools[tool].department
        file.write_bytes(as_bytes(workbook(municipality, "da", data, department, tool)))
    convert(ours, "xlsx", work / "xlsx")
    convert(ours, "ods", work / "as-ods")
    convert(sorted((work / "as-ods").iterdir()), "xlsx", work / "ods")
    return work


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("by_way_of", ["xlsx", "ods"])
def test_a_tool_comes_back_as_it_was(tool, by_way_of, saved, municipality):
    content = (saved / by_way_of / f"{tool}.xlsx").read_bytes()

    answers = read_back(opened(content), municipality)

    assert answers.data == data_of(MUNICIPALITY, municipality, tool)
    assert answers.mistakes == []
    assert (answers.department, answers.id) == (municipality.tools[tool].department, tool)


@pytest.mark.parametrize("by_way_of", ["xlsx", "ods"])
def test_dropdowns_limits_and_locks_are_still_there(by_way_of, saved):
    ours = opened((saved / f"{TOOLS[0]}.xlsx").read_bytes())

    theirs = opened((saved / by_way_of / f"{TOOLS[0]}.xlsx").read_bytes())

    assert theirs.sheetnames == ours.sheetnames
    for sheet in ours:
        assert offers(theirs[sheet.title]) == offers(sheet), sheet.title
        assert theirs[sheet.title].protection.sheet, sheet.title
    assert not cell(theirs, "1 Hvad er det", "status").protection.locked
    assert cell(theirs, "1 Hvad er det", "status", "F").protection.locked


def offers(sheet):
    """What each cell with a rule may hold: the kind of rule, and the cells or numbers it names."""
    return {
        (place, rule.type, plain(rule.formula1), rule.type == "whole" and rule.formula2)
        for rule in sheet.data_validations.dataValidation
        for area in rule.sqref.ranges
        for place in area.cells
    }


def plain(formula):
    return formula.replace("'", "").removeprefix("=")
