"""``inv report``: a period as Markdown or CSV, or a sentence that says why there is none."""

from __future__ import annotations

import csv
import io
import subprocess
from datetime import date
from pathlib import Path

import pytest

from plugins.register import history_cache
from plugins.reporting import report
from tests.conftest import TODAY
from tests.register.scripted import Repository
from tests.site.builds import _municipality, inv, replace

SITE = "https://register.lillefjord.example"


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory):
    """A cache of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(history_cache, "FOLDER", tmp_path_factory.mktemp("cache"))
        yield


@pytest.fixture(scope="module")
def lillefjord(tmp_path_factory) -> Path:
    """Lillefjord with its two commits, to be read only."""
    return _municipality(tmp_path_factory.mktemp("report") / "lillefjord")[0]


@pytest.fixture
def tell(lillefjord, capsys):
    """The exit code, the report and what was said beside it."""

    def tell(start="", end="", language="da", format="markdown", root=lillefjord, today=TODAY):
        code = report(root, start, end, language, format, today)
        said = capsys.readouterr()
        return code, said.out, said.err

    return tell


def rows(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


# Markdown


def test_the_report_in_danish_begins_with_its_period(tell):
    code, text, beside = tell("2026-01-01", "2026-06-30")

    assert (code, beside) == (0, "")
    assert text.startswith(
        "# Opfølgning\\: 1\\. halvår 2026\n\n"
        "Lillefjords register\\. Det skete der med kommunens digitale værktøjer "
        "fra 1\\. januar 2026 til 30\\. juni 2026\\.\n\n"
        "## Hvad skete der med værktøjerne\\?\n"
    )
    assert text.endswith("\n") and not text.endswith("\n\n")


def test_the_report_in_english_has_the_same_facts(tell):
    _, text, _ = tell("2026-01-01", "2026-06-30", "en")
    lines = text.splitlines()

    assert lines[0] == "# Follow\\-up\\: first half of 2026"
    assert f"| [Changed]({SITE}/en/changes/kinds/changed/) | 2 |" in lines
    assert f"| [Safe harbour]({SITE}/en/strategy/tryg-havn/) | Done | Harbour \\& Coast |" in lines
    assert (
        f"- [Fjordis the chatbot]({SITE}/en/tools/chatbotten-fjordis/), 11 February 2026: "
        "New in the register\\." in lines
    )


def test_the_report_of_a_period_that_is_over_tells_how_it_stands_today_and_dates_it(tell):
    _, text, _ = tell("2025-01-01", "2025-12-31")

    assert "### Sådan var det 1\\. juli 2026\n\n| Forvaltning | Værktøjer |" in text
    assert (
        f"| [Havn \\& Kyst]({SITE}/da/forvaltninger/havn-og-kyst/) | 2 | 60 | 2 | 0 | 0 |" in text
    )


def test_any_days_can_be_asked_for(tell):
    _, text, _ = tell("2026-02-11", "2026-02-11")

    assert text.startswith("# Opfølgning\\: 11\\. februar 2026 til 11\\. februar 2026\n")
    assert f"| [Ændret]({SITE}/da/aendringer/slags/changed/) | 2 |" in text


@pytest.mark.parametrize(
    ("start", "end", "title"),
    [
        ("", "", "2026"),
        ("2025-07-01", "", "2\\. halvår 2025"),
        ("", "2025-06-30", "1\\. halvår 2025"),
        ("2026-07-01", "", "2\\. halvår 2026"),
    ],
)
def test_a_day_that_is_not_given_is_the_years_first_or_last(tell, start, end, title):
    _, text, _ = tell(start, end)

    assert text.splitlines()[0] == f"# Opfølgning\\: {title}"


def test_nothing_in_a_file_means_anything_in_the_markdown(tmp_path, tell):
    root = _municipality(tmp_path / "hostile")[0]
    chatbot = root / "content/tools/borger-og-ydelse/chatbotten-fjordis.yaml"
    replace(chatbot, "Fjordis the chatbot", "'*Fjordis* | <script>'")

    _, text, _ = tell("2026-01-01", "2026-06-30", "en", root=root)

    assert "- [\\*Fjordis\\* \\| \\<script\\>](" in text
    assert "<script>" not in text


# CSV


def test_the_csv_has_a_fact_a_row(tell):
    code, text, beside = tell("2026-01-01", "2026-06-30", "en", "csv")
    told = rows(text)

    assert (code, beside) == (0, "")
    assert told[0] == ["Part", "What", "Name", "Date", "Answer", "Address"]
    assert [
        "What happened to the tools?", "Changed", "Bathing water meters & ice buoys", "2026-02-11",
        "Status: from being tried out to in use.", f"{SITE}/en/tools/badevandsmaaler/",
    ] in told  # fmt: skip
    assert [
        "What is new in AI and automatic decisions?", "As of 30 June 2026: Tools", "They use AI",
        "", "3", "",
    ] in told  # fmt: skip
    assert {len(row) for row in told} == {6}


def test_the_lines_of_the_csv_end_as_the_standard_says(tell):
    _, text, _ = tell(format="csv")

    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_a_name_is_no_formula_in_the_csv(tmp_path, tell):
    root = _municipality(tmp_path / "hostile")[0]
    chatbot = root / "content/tools/borger-og-ydelse/chatbotten-fjordis.yaml"
    replace(chatbot, "Fjordis the chatbot", "'=HYPERLINK(\"x\")'")

    _, text, _ = tell("2026-01-01", "2026-06-30", "en", "csv", root)

    assert {row[2] for row in rows(text) if "HYPERLINK" in row[2]} == {'\'=HYPERLINK("x")'}


def test_a_long_list_is_cut_in_the_markdown_and_whole_in_the_csv(tmp_path, tell):
    root = _municipality(tmp_path / "long")[0]
    meters, repository = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml", Repository(root)
    text = (root / meters).read_text(encoding="utf-8")
    for day in range(1, 24):
        status = ("in_use", "pilot")[day % 2]
        (root / meters).write_text(text.replace("status: in_use", f"status: {status}"), "utf-8")
        repository.commit(f"2026-03-{day:02}T12:00:00+0100")

    _, short, _ = tell("2026-03-01", "2026-03-31", root=root)
    _, whole, _ = tell("2026-03-01", "2026-03-31", format="csv", root=root)

    changes = short.partition("### Ændret\n")[2].partition("###")[0].strip().splitlines()
    assert (len(changes), changes[-1]) == (21, "- … og 3 til\\.")
    assert len([row for row in rows(whole) if row[1] == "Ændret"]) == 23


# When there is no report


@pytest.mark.parametrize(
    ("start", "end", "language", "said"),
    [
        ("2026-13-01", "", "da", "--from 2026-13-01? Skriv en dato sådan: 2026-12-31.\n"),
        ("1/1-26", "", "en", "--from 1/1-26? Write a date like this: 2026-12-31.\n"),
        ("", "20261231", "en", "--to 20261231? Write a date like this: 2026-12-31.\n"),
        (
            "2026-06-02", "2026-06-01", "da",
            "--from 2026-06-02 er efter --to 2026-06-01. Byt om på dem.\n",
        ),
        (
            "2026-07-02", "", "da",
            "Perioden begynder først 2026-07-02. I dag er det 2026-07-01.\n",
        ),
    ],
)  # fmt: skip
def test_wrong_days_get_a_clear_answer(tell, start, end, language, said):
    assert tell(start, end, language) == (1, "", said)


@pytest.mark.parametrize(
    ("language", "format", "said"),
    [
        ("sv", "markdown", "--language: sv? da | en\n"),
        ("da", "pdf", "--format: pdf? markdown | csv\n"),
    ],
)
def test_another_language_or_format_is_answered_with_the_right_ones(tell, language, format, said):
    assert tell(language=language, format=format) == (1, "", said)


@pytest.mark.parametrize(
    ("language", "begins"),
    [
        ("da", "Rapporten bygger på historien i git, og her er intet git."),
        ("en", "The report is made from the history in git, and there is no git here."),
    ],
)
def test_without_git_there_is_no_report(register_folder, tell, language, begins):
    code, text, said = tell(language=language, root=register_folder)

    assert (code, text) == (1, "")
    assert said.startswith(begins)


def test_with_a_part_of_the_history_there_is_no_report(lillefjord, tmp_path, tell):
    command = ["git", "clone", "-q", "--depth", "1", lillefjord.as_uri(), str(tmp_path / "part")]
    subprocess.run(command, check=True)

    code, text, said = tell(language="en", root=tmp_path / "part")

    assert (code, text) == (1, "")
    assert said.endswith("Run git fetch --unshallow and run again.\n")


def test_a_register_with_problems_has_no_report(register_folder, change, tell):
    change("content/site.yaml", "cvr:", "cvrr:")

    code, text, said = tell(root=register_folder)

    assert code == 1
    assert "content/site.yaml" in text
    assert said == "Registret har fejl: ingen rapport. Se dem med: inv check\n"


@pytest.mark.slow
def test_the_command_has_the_options_that_the_strategy_asks_for(lillefjord):
    done = inv(
        "report", "--from", "2025-01-01", "--to", "2025-12-31", "--language", "en",
        "--root", lillefjord, day=date(2026, 7, 1),
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Follow\\-up\\: 2025\n")
