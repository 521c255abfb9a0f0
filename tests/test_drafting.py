"""``inv new``: a conversation that ends in a file that passes the check, or in nothing at all."""

from __future__ import annotations

import io
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.drafting import new_tool
from plugins.register.reading import read_yaml
from tests.conftest import TODAY
from tests.site.builds import PROJECT

HARBOUR = "havn-og-kyst"
NAMES = ["Venteliste til bådplads", "Waiting list for a berth"]
TEXTS = [
    "Programmet holder styr på ventelisten til havnen. Et menneske giver pladserne ud.",
    "The program keeps the waiting list for the harbour. A person gives out the berths.",
    "Du kan skrive dig op til en plads og se, hvor du står på listen.",
    "You can sign up for a berth and see where you are on the list.",
]
CONTACT = ["Havnens kontor", "The harbour office", "havn@lillefjord.example"]
#: Nothing of anyone's, and no part in decisions: the shortest way.
SHORT = [
    HARBOUR, *NAMES, "", "", "in_use", *TEXTS, "3,4", "self_service", "nej", "none", "no", "1",
    *CONTACT, "", "", "",
]  # fmt: skip
PATH = "content/tools/havn-og-kyst/venteliste-til-baadplads.yaml"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def talk(
    register_folder: Path, reading_once, monkeypatch, capsys
) -> Callable[..., tuple[int, str]]:
    """Answer line by line; what the command answers and prints."""

    def talk(
        answers: list[str], language: str = "da", typed_in: type[io.StringIO] = io.StringIO
    ) -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", typed_in("".join(f"{one}\n" for one in answers)))
        code = new_tool(register_folder, language, TODAY)
        shown, wrong = capsys.readouterr()
        return code, shown + wrong

    return talk


@pytest.fixture
def data(register_folder: Path) -> Callable[[], dict]:
    """What the new file says."""
    return lambda: read_yaml(PATH, (register_folder / PATH).read_text(encoding="utf-8")).data


def with_(answers: list[str], old: str, *new: str) -> list[str]:
    """*answers* with others in the place of one."""
    place = answers.index(old)
    return [*answers[:place], *new, *answers[place + 1 :]]


def test_the_answers_become_a_file_that_passes_the_check(talk, data, check):
    code, shown = talk(SHORT)

    said = data()
    assert (code, check()) == (0, ())
    assert (said["name"]["en"], said["status"], said["ai"]) == (NAMES[1], "in_use", {"use": "no"})
    assert (said["situations"], said["data"], said["reviewed_on"]) == (
        ["du-har-baad", "du-skriver-til-os"], [], "2026-07-01",
    )  # fmt: skip
    assert f"{PATH} er skrevet.\n" in shown


@pytest.mark.slow
def test_what_may_wait_is_honestly_called_under_clarification(talk, data):
    talk(SHORT)

    lines = data()["unanswered"]
    assert {line["reason"] for line in lines} == {"under_clarification"}
    assert [line["question"] for line in lines] == [
        "since", "benefit", "people", "scale", "notice", "radar", "ethics", "opt_out", "objection",
        "explanation", "suppliers",
    ]  # fmt: skip


@pytest.mark.slow
def test_the_author_is_told_what_to_do_next(talk):
    _, shown = talk(with_(SHORT, "nej", "no"), "en")

    assert shown.endswith(
        "What to do now:\n"
        "  1. Open the file. 11 questions stand under unanswered and wait for an answer: since, "
        "benefit, people, scale, notice, radar, ethics, opt_out, objection, explanation, "
        "suppliers.\n"
        f"  2. Check it:  inv check -- {PATH}\n"
        "  3. See the page:  make serve\n"
        "  4. Send it as a pull request. CONTRIBUTING.md tells how.\n"
    )


@pytest.mark.slow
def test_one_answer_leads_to_the_next_question(talk, data, check):
    uses = ["Vi skal vide, hvem du er.", "We need to know who you are."]
    answers = with_(SHORT, "nej", "ja", "name", "citizen", *uses, "12", "case_closed", "nej")
    answers = with_(answers, "none", "support")
    answers = with_(answers, "no", "yes", "1")
    objection = ["Skriv til os inden fire uger.", "Write to us within four weeks."]
    answers = with_(answers, "1", "1")  # AI's kinds come first: the technologies are the second
    at = answers.index(CONTACT[0])
    answers[at:at] = ["3", *objection]

    code, _ = talk(answers)

    said = data()
    assert (code, check()) == (0, ())
    assert said["data"] == [
        {
            "kind": "name", "from": "citizen", "used_for": {"da": uses[0], "en": uses[1]},
            "keep": {"months": "12", "after": "case_closed"},
        }
    ]  # fmt: skip
    assert said["ai"]["use"] == "yes"
    assert len(said["ai"]["kinds"]) == len(said["legal_basis"]) == 1
    assert said["objection"]["en"] == objection[1]
    assert "ai.oversight" in {line["question"] for line in said["unanswered"]}


@pytest.mark.slow
def test_how_long_data_is_kept_can_be_said_in_words(talk, data):
    words = ["Så længe du står på listen.", "As long as you are on the list."]
    entry = ["ja", "name", "citizen", "Vi skal vide, hvem du er.", "We need to know who you are."]
    answers = with_(SHORT, "nej", *entry, "", *words, "nej")
    at = answers.index(CONTACT[0])
    answers[at:at] = ["3"]

    talk(answers)

    assert data()["data"][0]["keep"] == {"text": {"da": words[0], "en": words[1]}}


@pytest.mark.slow
def test_a_draft_from_public_sources_names_them(talk, data, check):
    source = ["Havnens årsberetning", "https://www.lillefjord.example/havn", "", ""]
    answers = [HARBOUR, *NAMES, "", "public_sources", *TEXTS, "3", *source, "nej"]

    code, _ = talk(answers)

    assert (code, check()) == (0, ())
    assert data()["sources"] == [{"title": source[0], "url": source[1]}]
    assert "status" in {line["question"] for line in data()["unanswered"]}


# What is not right


def test_a_wrong_answer_is_answered_at_once_in_the_words_of_the_check(talk, data, check):
    wrong = {
        "in_use": {"7": '"7" er ikke et af numrene 1-5.', "": "Her skal stå et svar."},
        TEXTS[0]: {
            f"{TEXTS[0]} Skriv 010190-1234.": "Her står noget, der ligner et CPR-nummer",
            TEXTS[0] * 5: "Teksten er på 405 tegn. Grænsen er 280.",
        },
        TEXTS[1]: {TEXTS[2]: "teksten under en ligner ikke engelsk."},
        "3,4": {"3;4": '"3;4" er ikke et af numrene 1-4.'},
        "nej": {"måske": "Skriv ja eller nej."},
        CONTACT[2]: {"havn@": '"havn@" er ikke en e-mailadresse som enhed@kommune.dk.'},
    }
    answers = SHORT
    for right, instead in wrong.items():
        answers = with_(answers, right, *instead, right)

    code, shown = talk(answers)

    told = [words for instead in wrong.values() for words in instead.values()]
    assert [words for words in told if words not in shown] == []
    assert "010190-1234" not in shown
    assert (code, check(), data()["summary"]["da"]) == (0, (), TEXTS[0])


@pytest.mark.slow
def test_an_answer_that_no_file_could_hold_is_refused(talk, data):
    names = ["x" * 70_000, "a\0b", "\u202ex"]

    code, shown = talk(["\ufeff", *with_(SHORT, NAMES[0], *names, NAMES[0])])

    assert (code, data()["name"]["da"]) == (0, NAMES[0])
    assert [code in shown for code in ("Filen er for stor.", "(U+0000)", "(U+202E)")] == [True] * 3


@pytest.mark.slow
def test_a_mistake_in_another_tool_is_no_hindrance(talk, data, change):
    change("content/tools/miljoe-og-fjord/badevandsmaaler.yaml", "status: in_use", "status: x")

    code, _ = talk(SHORT)

    assert (code, data()["status"]) == (0, "in_use")


@pytest.mark.parametrize("path", ["content/site.yaml", "content/departments/havn-og-kyst.yaml"])
def test_what_all_tools_rest_on_is_mended_first(path, talk, write):
    write(path, "name: x\n")

    code, shown = talk(SHORT)

    assert (code, shown.splitlines()[0].startswith(f"{path}:1")) == (1, True)


def test_nothing_is_written_before_the_last_answer(talk, register_folder):
    code, shown = talk(SHORT[:-1])

    assert (code, (register_folder / PATH).exists()) == (1, False)
    assert shown.endswith(
        "Svarene slap op, før filen var færdig. Intet er skrevet. Kør inv new i en terminal, eller "
        "giv et svar pr. linje.\n"
    )


def test_a_file_takes_the_place_of_no_other(talk, register_folder):
    before = sorted(register_folder.rglob("*"))
    refused = {
        "isvagt-kamera": '"isvagt-kamera" er brugt af et andet værktøj.',
        "fjordis": '"fjordis" er brugt af et andet værktøj.',  # an id that another tool had before
        "Bådplads": 'Filnavnet "Bådplads.yaml" kan ikke bruges som id.',
        "../site": 'Filnavnet "../site.yaml" kan ikke bruges som id.',
        "0101901234": "Her står noget, der ligner et CPR-nummer",
    }

    _, shown = talk([HARBOUR, *NAMES, *refused])

    assert [said for said in refused.values() if f"  {said}" not in shown] == []
    assert sorted(register_folder.rglob("*")) == before


@pytest.mark.slow
def test_the_danish_text_can_be_mended_when_the_english_shows_what_is_wrong(talk, data):
    number = ["Havnen har 40 pladser.", "The harbour has berths."]

    _, shown = talk(with_(SHORT, TEXTS[0], *number, "<", TEXTS[0]))

    assert "den danske tekst har et tal, som den engelske mangler: 40." in shown
    assert "  Er det den danske tekst, der skal rettes, så skriv <.\n" in shown
    assert data()["summary"] == {"da": TEXTS[0], "en": TEXTS[1]}


def test_a_question_mark_explains_the_question(talk):
    _, shown = talk([HARBOUR, "?", *NAMES, "?", "", "?"])

    assert shown.count("  Værktøjets navn, som borgere møder det. Højst 80 tegn.\n") == 2
    assert "  Små bogstaver a-z, tal og bindestreg, fx parkering. Navnet bliver stående.\n" in shown
    assert (
        "   1  Skrevet af forvaltningen: Forvaltningen har skrevet og godkendt teksten.\n" in shown
    )


@pytest.mark.slow
def test_what_only_the_other_files_can_tell_is_asked_again(talk, data, check):
    uses = ["Vi skal vide, om du kan gå.", "We need to know whether you can walk."]
    entry = ["ja", "health", "citizen", *uses, "12", "case_closed", "nej"]
    answers = with_(SHORT, "nej", *entry)
    at = answers.index(CONTACT[0])
    # Sensitive data needs more than consent to the rest: the law is asked for once more.
    answers[at:at] = ["3"]

    code, shown = talk([*answers, "legal_basis", "3,6"])

    assert "Det sidste tjek ser noget, der ikke passer sammen:\n" in shown
    assert (code, check(), len(data()["legal_basis"])) == (0, (), 2)


@pytest.mark.slow
def test_what_no_answer_can_mend_costs_no_one_their_answers(talk, data, check):
    uses = ["Vi skal vide, om du kan gå.", "We need to know whether you can walk."]
    answers = with_(SHORT, "nej", "ja", "health", "citizen", *uses, "12", "case_closed", "nej")
    at = answers.index(CONTACT[0])
    answers[at:at] = ["3"]

    code, shown = talk([*answers, "0"])

    assert (code, check() != (), data()["name"]["da"]) == (1, True, NAMES[0])
    assert f"{PATH} er skrevet, men består ikke tjekket endnu.\n" in shown


@pytest.mark.slow
def test_a_law_is_shown_with_its_place(talk):
    entry = ["ja", "name", "citizen", "Vi skal vide, hvem du er.", "We need to know who you are."]
    answers = with_(SHORT, "nej", *entry, "12", "case_closed", "nej")

    _, shown = talk(answers[: answers.index(CONTACT[0])])

    assert "GDPR art. 6, stk. 1, litra a: Du har sagt ja\n" in shown


def test_where_several_can_be_chosen_the_prompt_says_so(talk):
    _, shown = talk(SHORT[: SHORT.index("3,4")])

    assert shown.count("[et eller flere numre, fx 1,3] > ") == 1


@pytest.mark.parametrize("answers", [["1,2"], [HARBOUR, *NAMES, "", "1,2"]])
def test_where_one_can_be_chosen_two_are_refused_with_a_word(answers, talk):
    _, shown = talk(answers)

    assert shown.count("  Her kan du kun vælge én.\n") == 1


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("da", ["Borger- og Ydelsesforvaltningen", "Havn & Kyst", "Miljø- og Fjordforvaltningen"]),
        (
            "en",
            [
                "Citizens and Benefits Department", "Environment and Fjord Department",
                "Harbour & Coast",
            ],
        ),
    ],
)  # fmt: skip
def test_departments_stand_in_the_order_of_their_names(language, names, talk):
    _, shown = talk([], language)

    assert [line[6:] for line in shown.splitlines() if line[:4].strip().isdigit()] == names


def test_ctrl_d_in_a_terminal_stops_it(talk):
    code, shown = talk([HARBOUR], typed_in=Terminal)

    assert (code, shown.splitlines()[-1]) == (1, "Stoppet. Intet er skrevet.")


@pytest.mark.slow
def test_ctrl_c_leaves_nothing_behind(register_folder):
    before = sorted(register_folder.rglob("*"))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "invoke", "new", "--root", str(register_folder)]
    asked = subprocess.Popen(
        command, cwd=PROJECT, stdin=theirs, stdout=theirs, stderr=theirs,
        env={**os.environ, "PYTHONUTF8": "1"}, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)

    _read_until("> ", ours)
    os.write(ours, f"{HARBOUR}\n{NAMES[0]}\n".encode())
    _read_until("på engelsk> ", ours)
    time.sleep(0.3)  # until it waits for an answer
    asked.send_signal(signal.SIGINT)
    _read_until("Stoppet.", ours)

    assert asked.wait(timeout=20) == 130
    assert sorted(register_folder.rglob("*")) == before


def _read_until(words: str, terminal: int) -> None:
    shown = b""
    while words.encode() not in shown:
        ready, _, _ = select.select([terminal], [], [], 20)
        if not ready:
            raise TimeoutError(shown.decode(errors="replace"))
        shown += os.read(terminal, 1024)
