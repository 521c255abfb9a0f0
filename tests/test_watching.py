"""``inv check --watch``: at every change, what is new and what is mended."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins import watching
from plugins.running import Stopped
from plugins.watching import watch_register
from tests.conftest import TODAY
from tests.site.builds import PROJECT

METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"
CAMERA = "content/tools/havn-og-kyst/isvagt-kamera.yaml"


@pytest.fixture
def watched(register_folder: Path, capsys) -> Callable[..., list[str]]:
    """What is printed first, and after each of the changes."""

    def watched(*changes, paths=(), language="en") -> list[str]:
        shown = []

        def made() -> Iterator[None]:
            for change in changes:
                shown.append(capsys.readouterr().out)
                change()
                yield

        watch_register(register_folder, paths, language, TODAY, changes=made())
        shown.append(capsys.readouterr().out)
        return [re.sub(r"\d\d:\d\d:\d\d", "now", one) for one in shown]

    return watched


def test_only_what_is_new_is_told_and_what_is_mended(watched, change):
    first, second, third, last = watched(
        lambda: change(METERS, "status: in_use", "status: in_usee"),
        lambda: change(CAMERA, "contact_role: surveillance", "contact_role: surveilance"),
        lambda: change(METERS, "status: in_usee", "status: in_use"),
    )

    assert first.startswith("now  All is well.\n\nFollowing ")
    assert second == (
        f"{METERS}:4  status\n"
        '    "in_usee" is not one of the choices: planned, pilot, in_use, paused, retired.  '
        "[choice-near]\n"
        '    Fix: Did you mean "in_use"?\n'
        "\n"
        "now  1 problem.\n\n"
    )
    assert (third.splitlines()[0], third.splitlines()[-2]) == (
        f"{CAMERA}:27  contact_role",
        "now  2 problems.",
    )
    assert last == f"Mended: {METERS}  status  [choice-near]\nnow  1 problem.\n\n"


def test_a_problem_that_moves_to_another_line_is_no_news(watched, change):
    change(METERS, "status: in_use", "status: in_usee")

    _, after = watched(lambda: change(METERS, "basis: department\n", "basis: department\n# x\n"))

    assert after == "now  1 problem.\n\n"


def test_only_the_named_files_are_followed(watched, change):
    _, after = watched(lambda: change(METERS, "status: in_use", "status: in_usee"), paths=[CAMERA])

    assert after == "now  All is well.\n\n"


def test_whoever_stops_it_while_it_checks_has_ended_it(register_folder, monkeypatch, capsys):
    def stopped(*_):
        raise Stopped(signal.SIGINT)

    def changes():
        monkeypatch.setattr(watching, "verdict_on", stopped)
        yield

    code = watch_register(register_folder, [], "en", TODAY, changes=changes())

    assert (code, capsys.readouterr().err) == (0, "Stopped.\n")


def test_a_folder_that_is_not_there_is_not_followed(tmp_path, capsys):
    code = watch_register(tmp_path, [], "en", TODAY, changes=())

    shown = capsys.readouterr().out
    assert (code, shown.splitlines()[1]) == (
        1, "    There is no folder called content.  [no-content]",
    )  # fmt: skip
    assert "Following" not in shown


def test_what_machines_read_is_not_promised(register_folder, capsys):
    code = watch_register(register_folder, [], "en", TODAY, format="json", changes=())

    assert (code, *capsys.readouterr()) == (
        1, "",
        "With --watch the problems are shown as text. Leave out --format json, or run without "
        "--watch.\n",
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_saving_a_file_checks_again_until_someone_stops_it(number, register_folder, change):
    command = [sys.executable, "-m", "invoke", "check", "--watch", "--root", str(register_folder)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1782864000", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        encoding="utf-8",
    )  # fmt: skip

    lines = [process.stdout.readline() for _ in range(3)]
    time.sleep(0.5)  # the folder is followed a moment after it is said
    change(METERS, "status: in_use", "status: in_usee")
    lines += [process.stdout.readline() for _ in range(5)]
    process.send_signal(number)
    _, wrong = process.communicate(timeout=10)

    assert "Følger" in lines[2]
    assert (lines[3], lines[7][10:]) == (f"{METERS}:4  status\n", "1 problem.\n")
    assert (process.returncode, wrong) == (0, "Stoppet.\n")
