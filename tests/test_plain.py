"""``inv language``: each text with its figure, and what would make it plainer."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.commands import show_language

PROJECT = Path(__file__).resolve().parents[1]
METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"
NOTICE = "Der er et skilt ved hver skærm."
SUMMARY = (
    "Bøjer i fjorden måler vand og is. Tallene står på skærme ved stranden og på nettet. "
    "Bøjerne ved intet om dig."
)

Answer = tuple[int, list[str], str]


@pytest.fixture
def answer(register_folder: Path, capsys: pytest.CaptureFixture) -> Callable[..., Answer]:
    """What the command says of the copy: exit code, lines, what went wrong."""

    def answer(*paths: str, language: str = "da") -> Answer:
        code = show_language(register_folder, paths, language)
        shown, wrong = capsys.readouterr()
        return code, shown.splitlines(), wrong

    return answer


def test_every_text_of_a_named_file_that_can_be_measured_is_shown(answer):
    assert answer(METERS) == (
        0,
        [
            METERS,
            "  purpose.da: LIX 17,3, 34 ord, grænse 50",
            "  purpose.en: LIX 20,0, 41 ord, grænse 50",
            "",
            "2 tekster kan måles. Median-LIX: da 17,3, en 20,0. Over grænsen: 0.",
        ],
        "",
    )


def test_in_english_figures_are_written_as_in_english(answer):
    _, shown, _ = answer(METERS, language="en")

    assert shown[1] == "  purpose.da: LIX 17.3, 34 words, limit 50"
    assert shown[-1] == "2 texts can be measured. Median LIX: da 17.3, en 20.0. Above the limit: 0."


def test_a_hard_text_is_shown_with_the_sentences_that_cost_most(answer, change):
    change(
        METERS,
        SUMMARY,
        "Du kan se, om du kan bade nu. Forvaltningen registrerer badevandskvaliteten løbende. "
        "Registreringen understøtter mulighederne for sikker færdsel ved kommunens strande, når "
        "temperaturerne tillader borgerne badning, fordi oplysningerne offentliggøres dagligt.",
    )

    _, shown, _ = answer(METERS)

    at = shown.index("  summary.da: LIX 66,7, 30 ord, grænse 44")
    assert shown[at + 1 : at + 4] == [
        '      svær sætning: "Forvaltningen registrerer badevandskvaliteten løbende."',
        '      svær sætning: "Registreringen understøtter mulighederne for sikker færdsel…"',
        '      skriv "hjælper" i stedet for "understøtter"',
    ]
    assert shown[-1].endswith("Over grænsen: 1.")


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Såfremt du bader, er der et skilt.", ['skriv "hvis" i stedet for "såfremt"']),
        ("ESDH viser et skilt.", ["ESDH: skriv, hvad det betyder, første gang"]),
        ("Borgeren ser et skilt.", ['skriv til læseren: "du", ikke "borgeren"']),
        (
            f"Du ser{' et skilt' * 12}.",
            ['26 ord i én sætning: "Du ser et skilt et skilt et skilt et skilt et skilt et skil…"'],
        ),
        (f"Se{' et skilt' * 12}.", []),
    ],
)
def test_a_short_text_is_shown_when_there_is_something_to_say(answer, change, text, advice):
    change(METERS, NOTICE, text)

    _, shown, _ = answer(METERS)

    said = [line.strip() for line in shown if line.startswith("      ")]
    assert said == advice
    assert any(line.startswith("  notice.da: for kort til at måle, ") for line in shown) == bool(
        advice
    )


def test_without_a_name_only_what_could_be_plainer_is_shown(answer, change):
    change(METERS, NOTICE, "Såfremt du bader, er der et skilt.")

    _, shown, _ = answer()

    at = shown.index(METERS)
    assert shown[at : at + 4] == [
        METERS,
        "  notice.da: for kort til at måle, 7 ord",
        '      skriv "hvis" i stedet for "såfremt"',
        "",
    ]


def test_a_folder_stands_for_its_files(answer):
    _, shown, _ = answer("content/tools/havn-og-kyst")

    assert [line for line in shown if line.startswith("content/")] == [
        "content/tools/havn-og-kyst/baadplads-tildeling.yaml",
        "content/tools/havn-og-kyst/isvagt-kamera.yaml",
    ]


def test_pages_of_prose_are_measured_in_their_language(answer):
    _, shown, _ = answer("content/pages")

    assert [line.partition(",")[0][:11] for line in shown if line.startswith("  ")].count(
        "  body: LIX"
    ) == len([line for line in shown if line.startswith("content/pages")])


def test_files_with_mistakes_are_measured_all_the_same(answer, change):
    change(METERS, "status: in_use", "status: in_usee")

    assert answer(METERS)[1][0] == METERS


def test_a_file_that_cannot_be_read_is_passed_over(answer, change):
    change(METERS, "status: in_use", "status: [")

    assert answer(METERS) == (0, ["Ingen tekster er lange nok til at måle."], "")


def test_personal_data_is_not_shown(answer, change, write):
    change(METERS, NOTICE, "Såfremt 150290-1234 bader, så ring.")
    write("content/laws/150290-1234.yaml", "explained: {da: Såfremt., en: x}\n")

    _, shown, _ = answer()

    assert "150290" not in "\n".join(shown)


@pytest.mark.parametrize(
    ("path", "options", "said"),
    [
        (
            "content/nowhere",
            {},
            "content/nowhere findes ikke i registret. Skriv en fil eller mappe under content/.\n",
        ),
        ("content", {"language": "sv"}, "--language: sv? da | en\n"),
    ],
)
def test_a_wrong_word_is_answered(answer, path, options, said):
    assert answer(path, **options) == (1, [], said)


def test_it_is_a_command(register_folder):
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "language", "--root", register_folder, "--", METERS],
        cwd=PROJECT, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8",
    )  # fmt: skip

    assert (done.returncode, done.stdout.splitlines()[0], done.stderr) == (0, METERS, "")
