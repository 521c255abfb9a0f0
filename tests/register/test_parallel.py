"""Work shared with other processes: done once, in order, and never waited for in vain."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, TemplateSyntaxError

from plugins.register.parallel import HelperLost, in_parallel, places, uninterrupted

PROJECT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


@pytest.fixture(autouse=True)
def four_cores(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 4)


def in_a_helper() -> bool:
    return multiprocessing.parent_process() is not None


def wait_for_a_helper(folder: Path) -> None:
    """Let this process leave the work to the others until one of them has begun."""
    while not any(folder.iterdir()):
        time.sleep(0.001)


@pytest.mark.parametrize("pieces", [0, 1, 2, 63, 64, 65, 127, 128, 129, 1000])
def test_every_piece_is_done_once_and_answered_in_order(pieces):
    answers = in_parallel(lambda piece: piece * piece, range(pieces), worth=2)

    assert answers == [piece * piece for piece in range(pieces)]


def test_other_processes_take_part(tmp_path):
    def do(piece):
        (tmp_path / str(os.getpid())).touch()
        wait_until(lambda: len(list(tmp_path.iterdir())) == 4)
        return os.getpid()

    answers = in_parallel(do, range(100), worth=100)

    assert len(set(answers)) == 4
    assert os.getpid() in answers


def test_too_little_work_is_not_shared():
    answers = in_parallel(lambda piece: os.getpid(), range(99), worth=100)

    assert set(answers) == {os.getpid()}


def test_a_helper_that_is_killed_is_told_of(tmp_path):
    def do(piece):
        if in_a_helper():
            (tmp_path / "started").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        wait_for_a_helper(tmp_path)

    with pytest.raises(HelperLost):
        in_parallel(do, range(100), worth=2)

    assert multiprocessing.active_children() == []


def test_a_helper_that_is_killed_while_it_answers_is_told_of(tmp_path):
    def do(piece):
        if in_a_helper():
            (tmp_path / "started").touch()
            # More than a pipe holds, and nobody reads it yet: the helper dies half way.
            threading.Timer(0.2, os._exit, (9,)).start()
            return b"x" * 1_000_000
        wait_for_a_helper(tmp_path)
        time.sleep(0.5)
        return b""

    with pytest.raises(HelperLost) as caught:
        in_parallel(do, range(2), worth=2)

    assert str(caught.value.__cause__) == "got end of file during message"


def test_what_is_raised_in_a_helper_is_raised_here_with_the_line_it_came_from(tmp_path):
    def do(piece):
        if in_a_helper():
            (tmp_path / "started").touch()
            raise OSError(errno.ENOSPC, "No space left on device", "da/index.html")
        wait_for_a_helper(tmp_path)

    with pytest.raises(OSError, match="No space left on device") as caught:
        in_parallel(do, range(100), worth=2)

    line = do.__code__.co_firstlineno + 3
    assert (caught.value.errno, caught.value.filename) == (errno.ENOSPC, "da/index.html")
    assert (__file__, line) in places(caught.value)


class Stubborn(Exception):
    """Can be sent to another process, but not be made there."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(f"{one} og {two}")


def test_what_cannot_travel_between_processes_is_told_in_words(tmp_path):
    def do(piece):
        if in_a_helper():
            (tmp_path / "started").touch()
            raise Stubborn("Storm", "Stille")
        wait_for_a_helper(tmp_path)

    with pytest.raises(RuntimeError, match=r"^Stubborn: Storm og Stille$"):
        in_parallel(do, range(100), worth=2)


def test_a_template_that_breaks_in_a_helper_is_named(tmp_path):
    templates, started = tmp_path / "templates", tmp_path / "started"
    templates.mkdir()
    started.mkdir()
    (templates / "tool.html").write_text("<h1>\n{% if %}", encoding="utf-8")
    env = Environment(loader=FileSystemLoader(templates), autoescape=True)

    def do(piece):
        if in_a_helper():
            (started / "helper").touch()
            env.get_template("tool.html")
        wait_for_a_helper(started)

    with pytest.raises(TemplateSyntaxError) as caught:
        in_parallel(do, range(100), worth=2)

    assert places(caught.value)[-1] == (str(templates / "tool.html"), 2)


def test_no_helper_works_on_when_this_process_fails(tmp_path):
    def do(piece):
        if in_a_helper():
            (tmp_path / str(os.getpid())).touch()
            time.sleep(60)
        wait_for_a_helper(tmp_path)
        raise KeyboardInterrupt

    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        in_parallel(do, range(100), worth=2)

    assert time.monotonic() - begun < 30
    assert multiprocessing.active_children() == []


_ENDLESS = """
import os, sys, time
from pathlib import Path
from plugins.register.parallel import in_parallel

def do(piece):
    (Path(sys.argv[1]) / str(os.getpid())).touch()
    time.sleep(60)

os.cpu_count = lambda: 4
in_parallel(do, range(100), worth=2)
"""


def test_no_helper_outlives_a_parent_that_is_killed(tmp_path):
    parent = subprocess.Popen([sys.executable, "-c", _ENDLESS, tmp_path], cwd=PROJECT)
    wait_until(lambda: len(list(tmp_path.iterdir())) == 4)
    helpers = [int(path.name) for path in tmp_path.iterdir() if int(path.name) != parent.pid]

    parent.kill()
    parent.wait()

    assert len(helpers) == 3
    wait_until(lambda: not any(map(is_running, helpers)))


def is_running(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    if Path("/proc/self").exists():
        # One that has ended stands there until whoever has taken it over looks.
        return state.exists() and state.read_text(encoding="utf-8").rpartition(") ")[2][0] != "Z"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(it_is_so) -> None:
    until = time.monotonic() + 30
    while not it_is_so():
        assert time.monotonic() < until, "It never was."
        time.sleep(0.005)


def test_a_signal_waits_for_the_end_of_what_must_not_be_interrupted():
    heard = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: heard.append(number))

    try:
        with uninterrupted():
            # To this thread: any other, and pytest-xdist has some, would hear it at once.
            signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
            heard_inside = list(heard)
    finally:
        signal.signal(signal.SIGTERM, before)

    assert (heard_inside, heard) == ([], [signal.SIGTERM])
