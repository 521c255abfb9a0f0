"""Texts that changed in one language only, in real git repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from plugins.commands import check_register
from plugins.register import RegisterInvalid, load_register
from plugins.register.git import Commit, NoSuchCommit, start_of_work
from tests.conftest import MUNICIPALITY

pytestmark = pytest.mark.slow

TODAY = date(2026, 7, 1)
METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"
BERTHS = "content/tools/havn-og-kyst/baadplads-tildeling.yaml"
DANISH = "Der er et skilt ved hver skærm."
ENGLISH = "There is a sign at each screen."
ABOUT = "content/pages/{}/accessibility.md"

Git = Callable[..., str]


def run_git(folder: Path, *arguments: str) -> str:
    """Run git as an author without a configuration of their own."""
    author = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Redaktionen"), ("EMAIL", "redaktionen@lillefjord.example"))
    }
    surroundings = {name: value for name, value in os.environ.items() if "GIT" not in name}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        env={**surroundings, **author, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small register in a repository with one commit on main, to make copies of."""
    folder = tmp_path_factory.mktemp("committed")
    shutil.copytree(MUNICIPALITY / "content", folder / "content")
    run_git(folder, "init", "--quiet", "--initial-branch", "main", "--template=")
    run_git(folder, "add", ".")
    run_git(folder, "commit", "--quiet", "--message", "Registret")
    return folder


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Run git in the repository."""
    return partial(run_git, tmp_path)


@pytest.fixture
def repository(tmp_path: Path, committed: Path) -> Path:
    """The register in its repository, to be changed."""
    return shutil.copytree(committed, tmp_path, dirs_exist_ok=True)


@pytest.fixture
def edit(repository: Path) -> Callable[[str, str, str], None]:
    def edit(path: str, old: str, new: str) -> None:
        file = repository / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), encoding="utf-8")

    return edit


@pytest.fixture
def told(repository: Path) -> Callable[..., list[tuple[str, str, str]]]:
    """What is wrong in the repository since a commit: path, field, code."""

    def told(since: str = "HEAD") -> list[tuple[str, str, str]]:
        try:
            load_register(repository, today=TODAY, since=Commit(repository, since))
        except RegisterInvalid as invalid:
            return [(one.path, one.field, one.code) for one in invalid.problems]
        return []

    return told


def test_nothing_has_changed(told):
    assert told() == []


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        (DANISH, "Der er et skilt på stranden.", "en"),
        (ENGLISH, "There is a sign on the beach.", "da"),
        (DANISH, "Der er et skilt ved hver skærm!", "en"),
    ],
)
def test_a_text_that_changed_in_one_language_is_a_problem_in_the_other(edit, told, old, new, kept):
    edit(METERS, old, new)

    assert told() == [(METERS, f"notice.{kept}", f"not-followed-in-{kept}")]


def test_a_problem_stands_on_the_line_of_the_text_to_look_at(repository, edit):
    edit(METERS, DANISH, "Der er et skilt på stranden.")

    with pytest.raises(RegisterInvalid) as caught:
        load_register(repository, today=TODAY, since=Commit(repository, "HEAD"))

    (problem,) = caught.value.problems
    lines = (repository / METERS).read_text(encoding="utf-8").split("\n")
    assert lines[problem.line - 1].strip() == f"en: {ENGLISH}"


def test_a_text_that_changed_in_both_languages_is_fine(edit, told):
    edit(METERS, DANISH, "Der er et skilt på stranden.")
    edit(METERS, ENGLISH, "There is a sign on the beach.")

    assert told() == []


def test_where_the_lines_break_is_no_change(edit, told):
    edit(METERS, DANISH, "Der er et skilt\n    ved hver skærm.")

    assert told() == []


def test_a_committed_change_counts_until_it_is_where_one_compares_with(edit, told, git):
    start = git("rev-parse", "HEAD")
    edit(METERS, DANISH, "Der er et skilt på stranden.")
    git("commit", "--quiet", "--all", "--message", "Skiltet")

    assert told("HEAD") == []
    assert told(start) == [(METERS, "notice.en", "not-followed-in-en")]


# Confirmed


def test_a_new_line_under_confirmed_answers(edit, told):
    edit(METERS, DANISH, "Der er et skilt på stranden.")
    edit(METERS, "reviewed_on:", "confirmed: [{field: notice, on: 2026-07-01}]\nreviewed_on:")

    assert told() == []


def test_a_line_for_another_text_does_not_answer(edit, told):
    edit(METERS, DANISH, "Der er et skilt på stranden.")
    edit(METERS, "reviewed_on:", "confirmed: [{field: summary, on: 2026-07-01}]\nreviewed_on:")

    assert told() == [(METERS, "notice.en", "not-followed-in-en")]


def test_a_line_from_before_does_not_answer_and_one_more_like_it_does(edit, told, git):
    line = "{field: notice, on: 2026-07-01}"
    edit(METERS, "reviewed_on:", f"confirmed: [{line}]\nreviewed_on:")
    git("commit", "--quiet", "--all", "--message", "Set efter")
    edit(METERS, DANISH, "Der er et skilt på stranden.")

    before = told()
    edit(METERS, line, f"{line}, {line}")

    assert before == [(METERS, "notice.en", "not-followed-in-en")]
    assert told() == []


def test_an_entry_of_a_list_is_confirmed_by_its_place(edit, told):
    edit(BERTHS, "Vi er sikre på, at du er dig.", "Vi ved, at du er dig.")
    found = told()
    edit(
        BERTHS,
        "reviewed_on:",
        "confirmed: [{field: 'data[1].used_for', on: 2026-07-01}]\nreviewed_on:",
    )

    assert found == [(BERTHS, "data[1].used_for.en", "not-followed-in-en")]
    assert told() == []


# Places


def test_a_list_may_be_sorted_anew(edit, told):
    first, second = (
        "  - principle: fairness\n    answer:\n"
        "      da: Vi tjekker hvert halve år, om unge & ældre bliver behandlet lige.\n"
        "      en: Every six months we check whether young & old are treated equally.\n",
        "  - principle: human_agency\n    answer:\n"
        "      da: Her halter det. Det er svært at se, hvorfor tallet blev 61 og ikke 62.\n"
        "      en: We fall short here. It is hard to see why the number was 61 and not 62.\n",
    )
    edit(BERTHS, first + second, second + first)

    assert told() == []


def test_a_new_entry_may_say_what_another_says_in_one_language(edit, told):
    old = "      da: Dit nummer på listen bruges til næste ledige plads.\n"
    edit(
        BERTHS,
        "  - kind: case\n",
        "  - kind: name\n    from: citizen\n    used_for:\n"
        "      da: Nummeret bruges igen.\n"
        "      en: Your number on the list is used for the next free berth.\n"
        "    keep: {months: 24, after: last_use}\n"
        "  - kind: case\n",
    )

    assert old in (MUNICIPALITY / BERTHS).read_text(encoding="utf-8")
    assert told() == []


def test_translations_that_have_changed_places_are_noticed(edit, told):
    fair = "Every six months we check whether young & old are treated equally."
    short = "We fall short here. It is hard to see why the number was 61 and not 62."
    edit(BERTHS, fair, "…")
    edit(BERTHS, short, fair)
    edit(BERTHS, "…", short)

    assert [one for one in told() if "number" not in one[2]] == [
        (BERTHS, "ethics[1].answer.da", "not-followed-in-da"),
        (BERTHS, "ethics[2].answer.da", "not-followed-in-da"),
    ]


def test_a_new_file_has_nothing_to_follow(repository, told, git):
    source = (repository / METERS).read_text(encoding="utf-8")
    (repository / METERS).with_stem("boejer").write_text(
        source.replace(DANISH, "Der er et skilt på stranden."), encoding="utf-8"
    )
    git("add", ".")

    assert told() == []


def test_a_file_that_was_moved_is_compared_with_where_it_was(edit, told, git):
    moved = METERS.replace("badevandsmaaler", "vandmaaler")
    edit(METERS, "reviewed_on:", "former_ids: [badevandsmaaler]\nreviewed_on:")
    git("config", "diff.renames", "false")
    git("mv", METERS, moved)
    edit(moved, DANISH, "Der er et skilt på stranden.")

    found = told()

    assert (moved, "notice.en", "not-followed-in-en") in found
    assert {code for *_, code in found} <= {"not-followed-in-en", "reference", "reference-near"}


def test_an_old_version_that_cannot_be_read_is_passed_over(repository, told, git, edit):
    whole = (repository / METERS).read_text(encoding="utf-8")
    (repository / METERS).write_text(f"{whole}  ]broken: [\n", encoding="utf-8")
    git("commit", "--quiet", "--all", "--message", "I stykker")
    (repository / METERS).write_text(whole.replace(DANISH, "Et nyt skilt."), encoding="utf-8")

    assert told() == []


def test_a_new_version_that_cannot_be_read_is_told_of_once(edit, told):
    edit(METERS, DANISH, "[")

    assert [code for *_, code in told()] == ["yaml-brackets"]


@pytest.mark.parametrize("name", ["skilt æ.txt", 'skilt "a".txt', "skilt\n.txt", "-skilt.txt"])
def test_odd_names_of_files_are_no_obstacle(repository, edit, told, git, name):
    (repository / "content" / name).write_text("Et skilt.", encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "Et skilt")
    (repository / "content" / name).write_text("To skilte.", encoding="utf-8")
    edit(METERS, DANISH, "Der er et skilt på stranden.")

    assert (METERS, "notice.en", "not-followed-in-en") in told()


# Pages of prose


@pytest.mark.parametrize(("changed", "kept"), [("da", "en"), ("en", "da")])
def test_a_page_that_changed_in_one_language_is_a_problem_in_the_other(
    repository, told, changed, kept
):
    page = repository / ABOUT.format(changed)
    page.write_text(page.read_text(encoding="utf-8") + "\nEt ord.\n", encoding="utf-8")

    assert told() == [(ABOUT.format(kept), "body", f"not-followed-in-{kept}")]


def test_pages_that_changed_in_both_languages_are_fine(repository, told):
    for code in ("da", "en"):
        page = repository / ABOUT.format(code)
        page.write_text(page.read_text(encoding="utf-8") + "\nEt ord.\n", encoding="utf-8")

    assert told() == []


@pytest.mark.parametrize("code", ["da", "en"])
def test_a_page_is_confirmed_in_either_language(repository, told, code):
    danish, confirmed = repository / ABOUT.format("da"), repository / ABOUT.format(code)
    danish.write_text(danish.read_text(encoding="utf-8") + "\nEt ord.\n", encoding="utf-8")
    fields, text = confirmed.read_text(encoding="utf-8").removeprefix("---\n").split("---\n", 1)
    line = "confirmed: [{field: body, on: 2026-07-01}]\n"
    confirmed.write_text(f"---\n{fields}{line}---\n{text}", encoding="utf-8")

    assert told() == []


def test_a_page_may_move_in_the_menu(repository, edit, told):
    edit(ABOUT.format("da"), "menu: ", "menu:  ")

    assert told() == []


# Where work began


@pytest.fixture
def answer(repository: Path, capsys: pytest.CaptureFixture) -> Callable[..., tuple[int, str, str]]:
    """The answer of ``inv check`` in the repository."""

    def answer(since: str = "", language: str = "en") -> tuple[int, str, str]:
        code = check_register(repository, (), language, "text", TODAY, since)
        return code, *capsys.readouterr()

    return answer


@pytest.mark.parametrize("name", ["ukendt", "--exec=x", "HEAD:content", "0" * 40, "HEAD~9"])
def test_an_unknown_commit_is_answered_in_a_sentence(answer, name):
    assert answer(name) == (
        1, "", f"Git does not know {name} here. Name a branch or a commit.\n",
    )  # fmt: skip


def test_an_unknown_commit_is_answered_in_danish_too(answer):
    assert answer("ukendt", "da") == (
        1, "", "Git kender ikke ukendt her. Skriv en gren eller et commit.\n",
    )  # fmt: skip


def test_on_a_branch_everything_since_main_is_compared(answer, edit, git):
    git("switch", "--quiet", "--create", "skilt")
    edit(METERS, DANISH, "Der er et skilt på stranden.")
    git("commit", "--quiet", "--all", "--message", "Skiltet")

    code, said, _ = answer()

    assert (code, said.split("\n")[0].split("  ")[1]) == (1, "notice.en")
    assert said.count("[not-followed-in-en]") == 1


def test_what_others_have_changed_on_main_is_not_asked_of_the_branch(answer, edit, git):
    git("branch", "skilt")
    edit(METERS, DANISH, "Der er et skilt på stranden.")
    git("commit", "--quiet", "--all", "--message", "Skiltet")
    git("switch", "--quiet", "skilt")

    assert answer() == (0, "All is well: 4 tools, 57 files.\n", "")


def test_on_main_what_is_not_committed_is_compared(answer, edit):
    edit(METERS, DANISH, "Der er et skilt på stranden.")

    assert answer()[0] == 1


def test_without_git_the_rest_is_checked(repository, answer, monkeypatch):
    monkeypatch.setenv("PATH", "")

    assert start_of_work(repository) is None
    assert answer() == (0, "All is well: 4 tools, 57 files.\n", "")


def test_before_the_first_commit_there_is_nothing_to_compare_with(tmp_path, git):
    git("init", "--quiet", "--initial-branch", "main")

    assert start_of_work(tmp_path) is None


def test_outside_a_repository_no_commit_is_known(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with pytest.raises(NoSuchCommit, match="HEAD"):
        Commit(tmp_path, "HEAD")


def test_a_register_may_stand_in_a_folder_of_its_repository(tmp_path, git):
    file = tmp_path / "byen" / "content" / "a.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("før", encoding="utf-8")
    git("init", "--quiet", "--initial-branch", "main")
    git("add", ".")
    git("commit", "--quiet", "--message", "Byen")
    file.write_text("efter", encoding="utf-8")

    before = Commit(tmp_path / "byen", "main").before("content")

    assert before == {"content/a.yaml": "før".encode()}
