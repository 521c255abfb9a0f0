"""What the documents promise is true."""

import re
import shutil
from datetime import date
from pathlib import Path

from plugins.register import load_register

PROJECT = Path(__file__).resolve().parents[1]


def test_the_example_in_contributing_is_accepted(tmp_path):
    contributing = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", contributing, re.DOTALL)[1]
    shutil.copytree(PROJECT / "content", tmp_path / "content")
    (tmp_path / "content/tools/tmf/baadplads.yaml").write_text(example, encoding="utf-8")

    register = load_register(tmp_path, today=date(2026, 12, 1))

    assert register.tools["baadplads"].department == "tmf"


def test_readme_begins_with_the_two_commands_and_stays_short():
    lines = (PROJECT / "README.md").read_text(encoding="utf-8").splitlines()

    assert "make site" in "\n".join(lines[:15])
    assert "make test" in "\n".join(lines[:15])
    assert len(lines) <= 40
