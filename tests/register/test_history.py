"""What commits changed, told from a real repository: thirty commits, and exactly these facts."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from plugins.register import history_cache
from plugins.register.history import HistoryMissing, load_history
from plugins.register.model import TakenDown, Text, Withheld
from tests.register.scripted import PARKING, Repository, tell

ZONE = "Europe/Copenhagen"


@pytest.fixture(autouse=True)
def cache(tmp_path_factory, monkeypatch):
    """A cache of the test's own."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(history_cache, "FOLDER", folder)
    return folder


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> Repository:
    """The repository with all its commits, to be read only."""
    repository = Repository(tmp_path_factory.mktemp("told"))
    tell(repository)
    return repository


@pytest.fixture
def repository(tmp_path) -> Repository:
    """An empty one."""
    return Repository(tmp_path / "own")


def facts(history, kind, name):
    """What changed, oldest first, each with its day."""
    return [
        (str(entry.on), change.what, change.field, change.entry, change.before, change.after)
        for entry in reversed(history.of(kind, name))
        for change in entry.changes
    ]


def in_both(da, en):
    return {"da": da, "en": en}


def reason(ring, on):
    return {"ring": ring, "on": on, "reason": in_both("Sådan.", "Like that.")}


ICE = in_both("Kameraet ser på isen.", "The camera looks at the ice.")
SLIP = in_both("Kamaraet ser på isen.", "The camera looks at the ice.")
PEOPLE = in_both("Kameraet tæller folk på isen.", "The camera counts people on the ice.")


def test_a_tool_keeps_its_history_through_another_department_id_and_name(told):
    history = load_history(told.folder, ZONE)

    assert facts(history, "tool", "iskamera") == [
        ("2024-01-10", "added", "", "", None, None),
        ("2024-02-01", "changed", "data.[].keep", "picture",
         {"months": "12", "after": "recorded"}, {"months": "24", "after": "recorded"}),
        ("2024-02-03", "answered", "storage", "", None, "denmark"),
        ("2024-02-04", "wording", "summary", "", ICE, SLIP),
        ("2024-02-05", "wording", "summary", "", SLIP, ICE),
        ("2024-02-06", "changed", "summary", "", ICE, PEOPLE),
        ("2024-02-07", "changed", "data", "location", None, {"kind": "location"}),
        ("2024-02-08", "changed", "data", "location", {"kind": "location"}, None),
        ("2024-02-09", "unanswered", "storage", "", "denmark", None),
        ("2024-02-10", "changed", "unanswered.[].reason", "storage",
         "under_clarification", "withheld_security"),
        ("2024-02-11", "ring", "radar", "2024-02-01", None, reason("try_out", "2024-02-01")),
        ("2024-03-02", "ring", "radar", "2024-03-01", "try_out", reason("ready", "2024-03-01")),
        ("2024-03-03", "adopted", "basis", "", "public_sources", "department"),
        ("2024-03-03", "reviewed", "reviewed_on", "", None, "2024-03-03"),
        ("2024-03-04", "moved", "", "", "havn", "kyst"),
        ("2024-03-05", "readdressed", "", "", "kamera", "iskamera"),
        ("2024-03-06", "renamed", "name", "",
         in_both("Iskamera", "Ice camera"), in_both("Isvagten", "The ice guard")),
        ("2024-03-07", "unreadable", "", "", None, None),
        ("2024-03-08", "changed", "status", "", "pilot", "in_use"),
        ("2024-03-16", "paused", "status", "", "in_use", "paused"),
        ("2024-03-17", "retired", "status", "", "paused", "retired"),
    ]  # fmt: skip


def test_a_merged_branch_is_one_change_and_a_tool_taken_out_keeps_what_was_told_of_it(told):
    history = load_history(told.folder, ZONE)

    assert facts(history, "tool", "parkering") == [
        ("2024-03-12", "added", "", "", None, None),
        ("2024-03-13", "changed", "recipients", "",
         [], [{"name": in_both("Skat", "Tax"), "role": "authority"}]),
        ("2024-03-13", "changed", "legal_basis", "",
         ["gdpr-6-1-c"], ["gdpr-6-1-c", "havneloven"]),
        ("2024-03-14", "changed", "ai.use", "", "no", "yes"),
        ("2024-03-14", "changed", "ai.kinds", "", None, ["machine_learning"]),
        ("2024-03-15", "changed", "ai.use", "", "yes", "no"),
        ("2024-03-15", "changed", "ai.kinds", "", ["machine_learning"], None),
        ("2024-03-19", "removed", "", "", None, None),
    ]  # fmt: skip


def test_every_kind_of_file_has_a_history(told):
    history = load_history(told.folder, ZONE)

    assert facts(history, "law", "havneloven") == [
        ("2024-01-11", "added", "", "", None, None),
        ("2024-03-16", "changed", "citation", "",
         in_both("§ 9", "s. 9"), in_both("§ 9", "section 9")),
    ]  # fmt: skip
    assert facts(history, "page", "da/about") == [
        ("2024-01-11", "added", "", "", None, None),
        ("2024-03-18", "changed", "body", "",
         "Det her er et register.\n", "Det her er et godt register.\n"),
    ]  # fmt: skip
    assert set(history.things) == {
        "tool/iskamera", "tool/parkering", "law/havneloven", "page/da/about"
    }  # fmt: skip


def test_the_newest_of_the_whole_register_stands_first(told):
    history = load_history(told.folder, ZONE)

    newest = [(kind, name, str(entry.on)) for kind, name, entry in history.newest]
    assert newest[:3] == [
        ("tool", "parkering", "2024-03-19"),
        ("page", "da/about", "2024-03-18"),
        ("tool", "iskamera", "2024-03-17"),
    ]
    assert newest[-1] == ("tool", "iskamera", "2024-01-10")


@pytest.mark.parametrize(("zone", "day"), [(ZONE, date(2024, 2, 1)), (None, date(2024, 1, 31))])
def test_a_day_is_that_of_the_municipalitys_time_zone(told, zone, day):
    history = load_history(told.folder, zone)

    late = [e for e in history.of("tool", "iskamera") if e.changes[0].field == "data.[].keep"]
    assert [entry.on for entry in late] == [day]


def test_the_time_and_language_of_the_machine_do_not_matter(told, cache, monkeypatch):
    before = load_history(told.folder, ZONE)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "C")
    cache.rename(cache.with_name("aside"))

    assert load_history(told.folder, ZONE) == before


# What is no repository, or not a whole one


def test_a_folder_that_is_no_repository_has_no_history(tmp_path):
    with pytest.raises(HistoryMissing) as missing:
        load_history(tmp_path)

    assert missing.value.why == "no-git"


def test_a_repository_without_a_commit_has_no_history(repository):
    with pytest.raises(HistoryMissing) as missing:
        load_history(repository.folder)

    assert missing.value.why == "no-commit"


def test_a_shallow_clone_has_no_history(told, tmp_path):
    url = f"file://{told.folder}"
    subprocess.run(["git", "clone", "-q", "--depth", "1", url, tmp_path / "part"], check=True)

    with pytest.raises(HistoryMissing) as missing:
        load_history(tmp_path / "part")

    assert missing.value.why == "shallow"


def test_where_there_is_no_git_there_is_no_history(told, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(HistoryMissing) as missing:
        load_history(told.folder)

    assert missing.value.why == "no-git"


def test_a_register_in_a_folder_of_a_repository_has_the_history_of_that_folder(repository):
    repository.write(f"by/{PARKING}", "name: {da: P, en: P}\nstatus: pilot\n")
    repository.write(PARKING, "name: {da: Q, en: Q}\n")
    repository.commit("2025-01-01T12:00:00+0100")
    repository.replace(f"by/{PARKING}", "pilot", "in_use")
    repository.commit("2025-01-02T12:00:00+0100")

    history = load_history(repository.folder / "by", ZONE)

    assert facts(history, "tool", "parkering") == [
        ("2025-01-01", "added", "", "", None, None),
        ("2025-01-02", "changed", "status", "", "pilot", "in_use"),
    ]


# Files that are cut into their fields


@pytest.mark.parametrize(
    "text",
    [
        'name: "Et navn\nstatus: falsk\n"\nstatus: pilot\n',
        "name: 'Et navn\nstatus: falsk\n'\nstatus: pilot\n",
        'name: {da: "Et\nstatus: falsk", en: x}\nstatus: pilot\n',
    ],
)
def test_a_text_in_quotes_that_looks_like_a_field_is_none(repository, text):
    repository.write(PARKING, text)
    repository.commit("2025-01-01T12:00:00+0100")
    repository.replace(PARKING, "falsk", "retired")
    repository.commit("2025-01-02T12:00:00+0100")
    repository.replace(PARKING, "status: pilot", "status: in_use")
    repository.commit("2025-01-03T12:00:00+0100")

    told = facts(load_history(repository.folder, ZONE), "tool", "parkering")

    assert [(day, what, field) for day, what, field, *_ in told] == [
        ("2025-01-01", "added", ""),
        ("2025-01-02", "renamed", "name"),
        ("2025-01-03", "changed", "status"),
    ]


def test_a_file_with_another_kind_of_line_break_is_no_change(repository):
    repository.write(PARKING, "name: {da: P, en: P}\nstatus: pilot\n")
    repository.commit("2025-01-01T12:00:00+0100")
    (repository.folder / PARKING).write_bytes(b"name: {da: P, en: P}\r\nstatus: pilot\r\n")
    repository.commit("2025-01-02T12:00:00+0100")

    told = facts(load_history(repository.folder, ZONE), "tool", "parkering")

    assert [what for _, what, *_ in told] == ["added"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a: 1\n" * 20_000, b"status: \x00\n", b"- 1\n"])
def test_a_version_that_cannot_be_read_is_passed_over_and_said_so(repository, content):
    repository.write(PARKING, "name: {da: P, en: P}\nstatus: pilot\n")
    repository.commit("2025-01-01T12:00:00+0100")
    (repository.folder / PARKING).write_bytes(content)
    repository.commit("2025-01-02T12:00:00+0100")
    repository.write(PARKING, "name: {da: P, en: P}\nstatus: in_use\n")
    repository.commit("2025-01-03T12:00:00+0100")

    told = facts(load_history(repository.folder, ZONE), "tool", "parkering")

    assert [(what, field) for _, what, field, *_ in told] == [
        ("added", ""), ("unreadable", ""), ("changed", "status"),
    ]  # fmt: skip


def test_a_file_with_an_odd_name_is_none_of_the_registers(repository):
    repository.write('content/tools/vej/å "b".yaml', "name: x\n")
    repository.write(PARKING, "name: {da: P, en: P}\n")
    repository.commit("2025-01-01T12:00:00+0100")

    assert list(load_history(repository.folder, ZONE).things) == ["tool/parkering"]


# The cache


def test_new_commits_are_added_to_what_is_known(repository):
    repository.write(PARKING, "name: {da: P, en: P}\nstatus: pilot\n")
    repository.commit("2025-01-01T12:00:00+0100")
    load_history(repository.folder, ZONE)
    repository.replace(PARKING, "pilot", "in_use")
    commit = repository.commit("2025-01-02T12:00:00+0100")

    history = load_history(repository.folder, ZONE)

    assert history.commit == commit
    assert [what for _, what, *_ in facts(history, "tool", "parkering")] == ["added", "changed"]


def test_what_is_known_of_a_commit_that_is_gone_is_thrown_away(repository):
    repository.write(PARKING, "name: {da: P, en: P}\nstatus: pilot\n")
    repository.commit("2025-01-01T12:00:00+0100")
    repository.replace(PARKING, "pilot", "in_use")
    repository.commit("2025-01-02T12:00:00+0100")
    load_history(repository.folder, ZONE)
    repository.git("reset", "-q", "--hard", "HEAD~1")
    repository.replace(PARKING, "pilot", "paused")
    repository.commit("2025-01-03T12:00:00+0100")

    told = facts(load_history(repository.folder, ZONE), "tool", "parkering")

    assert [what for _, what, *_ in told] == ["added", "paused"]


def test_an_older_commit_has_a_shorter_history(repository):
    repository.write(PARKING, "name: {da: P, en: P}\nstatus: pilot\n")
    repository.commit("2025-01-01T12:00:00+0100")
    repository.replace(PARKING, "pilot", "in_use")
    repository.commit("2025-01-02T12:00:00+0100")
    load_history(repository.folder, ZONE)
    repository.git("checkout", "-q", "HEAD~1")

    told = facts(load_history(repository.folder, ZONE), "tool", "parkering")

    assert [what for _, what, *_ in told] == ["added"]


def spoilt(file: Path, how: str) -> None:
    content = bytearray(file.read_bytes())
    if how == "empty":
        content.clear()
    elif how == "cut":
        del content[-3:]
    else:
        content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize("how", ["empty", "cut", "flipped"])
@pytest.mark.parametrize("which", ["*.told", "*.files", "*"])
def test_a_broken_cache_is_thrown_away(told, cache, which, how):
    right = load_history(told.folder, ZONE)
    for file in cache.glob(which):
        spoilt(file, how)

    assert load_history(told.folder, ZONE) == right


def test_where_nothing_can_be_kept_the_history_is_told_all_the_same(told, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setattr(history_cache, "FOLDER", tmp_path / "file" / "cache")

    assert load_history(told.folder, ZONE).of("tool", "iskamera")


def test_it_is_told_by_two_calls_of_git(told, monkeypatch):
    calls = []
    popen = subprocess.Popen

    class Counted(popen):
        def __init__(self, command, *rest, **more):
            calls.append(command[3])
            super().__init__(command, *rest, **more)

    monkeypatch.setattr(subprocess, "Popen", Counted)
    load_history(told.folder, ZONE)
    load_history(told.folder, ZONE)

    assert calls == ["rev-parse", "fast-export", "rev-parse"]


# What was taken down


def taken_down(tool, what, on):
    line = TakenDown(tool=tool, what=what, on=on, because=Text("x", "x"))
    return Withheld(path="content/withheld.yaml", id="withheld", withheld=(line,))


def test_of_a_page_that_was_taken_down_nothing_is_told_but_the_day(told):
    withheld = taken_down("iskamera", "page", date(2024, 2, 6))

    history = load_history(told.folder, ZONE).without(withheld)

    assert facts(history, "tool", "iskamera") == [("2024-02-06", "withheld", "", "", None, None)]
    assert len(history.of("tool", "parkering")) == 5


def test_of_a_history_that_was_taken_down_only_what_came_later_is_told(told):
    withheld = taken_down("iskamera", "history", date(2024, 3, 8))

    history = load_history(told.folder, ZONE).without(withheld)

    assert [(on, what) for on, what, *_ in facts(history, "tool", "iskamera")] == [
        ("2024-03-08", "withheld"), ("2024-03-16", "paused"), ("2024-03-17", "retired"),
    ]  # fmt: skip
