"""``inv language --format markdown --since``: what a pull request is told of its files."""

from __future__ import annotations

import pytest

from plugins.commands import show_language
from tests.register.scripted import Repository

OLD = "content/laws/gammel-lov.yaml"
LAW = f"""\
# yaml-language-server: $schema=../../schema/law.schema.json
name: {{da: Havneloven, en: The Harbour Act}}
citation: {{da: havneloven § 1, en: Harbour Act § 1}}
explained:
  da: Loven siger, hvem der får en plads. Spørg, hvis du er i tvivl.{" Du får altid svar." * 5}
  en: The law says who gets a berth. Ask us if you are in doubt.{" You always get an answer." * 4}
"""


@pytest.fixture
def repository(tmp_path) -> Repository:
    repository = Repository(tmp_path)
    repository.write(OLD, LAW)
    repository.commit("2026-06-01T12:00:00+0200")
    return repository


@pytest.fixture
def told(repository, capsys):
    """What is told of what has changed since the newest commit."""

    def told(language: str = "en", format: str = "markdown", since: str = "HEAD") -> list[str]:
        show_language(repository.folder, (), language, format, since)
        shown, wrong = capsys.readouterr()
        return [*shown.splitlines(), *wrong.splitlines()]

    return told


def test_the_texts_of_changed_files_stand_in_a_table(repository, told):
    repository.replace(OLD, "hvem der får en plads.", "hvem der må få en plads.")

    assert told() == [
        "### How easy the texts are to read",
        "",
        "LIX says how hard a text is\\: below 35 is easy\\, above 44 is hard\\. "
        "Advice is only advice\\.",
        "",
        "| Text | LIX | Limit | Words | Advice |",
        "| --- | --- | --- | --- | --- |",
        "| content\\/laws\\/gammel\\-lov\\.yaml explained\\.da | 4\\.9 | 44 | 34 |  |",
        "| content\\/laws\\/gammel\\-lov\\.yaml explained\\.en | 5\\.7 | 44 | 34 |  |",
    ]


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_a_new_file_has_changed_and_the_others_have_not(format, repository, told):
    repository.write("content/laws/ny-lov.yaml", LAW)

    shown = "\n".join(told(format=format)).replace("\\", "")

    assert "content/laws/ny-lov.yaml" in shown
    assert OLD not in shown


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "Ingen filer under content/ er ændret."),
        ("en", "No file under content/ has changed."),
    ],
)
def test_nothing_changed_is_said_so(language, said, told):
    assert told(language) == [said]


def test_a_commit_that_git_does_not_know_is_named(told):
    assert told(since="nope") == ["Git does not know nope here. Name a branch or a commit."]


def test_files_without_the_house_form_are_named_as_a_hint(repository, told):
    repository.write("content/laws/ny-lov.yaml", LAW.replace("name: {da:", "name:   {da:"))

    *_, title, _, said, _, file = told()
    assert (title, file) == ("### The house form", "- content\\/laws\\/ny\\-lov\\.yaml")
    assert said.endswith("Mend them with\\: inv format")


def test_what_a_file_says_is_nothing_but_text(repository, told):
    attack = "Se [her](https://evil.example) | <img src=x> `x` ovennævnte @alle"
    repository.replace(OLD, "Spørg, hvis du er i tvivl.", f"Ovennævnte: {attack}")

    shown = "\n".join(told())

    assert "<img" not in shown.replace("\\<img", "")
    assert all(line.count(" | ") == 4 for line in shown.splitlines() if line.startswith("| con"))


def test_a_text_above_its_limit_says_so(repository, told):
    hard = "Kommunalbestyrelsens sagsbehandlingsafdelinger administrerer lovgivningsmæssige "
    summary = hard * 8 + "bestemmelser vedrørende digitaliseringsstyrelsens retningslinjer."
    text = f"name: {{da: X, en: X}}\nbasis: department\nsummary:\n  da: {summary}\n  en: It.\n"
    repository.write("content/tools/havn/x.yaml", text)

    assert any(" – above the limit" in line.replace("\\", "") for line in told())
