"""Whatever happens to a build, what is served is one whole site, and the next build is right."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from plugins import building
from plugins.commands import build_site
from plugins.output import replaced
from plugins.site import write
from tests.site.builds import MUNICIPALITY, PROJECT, bytes_of, epoch, replace

pytestmark = pytest.mark.slow

TODAY = date(2026, 7, 1)
ONE_PAGE = {"index.html": b"<p>En hel side"}

# inv as people run it, with so little work worth sharing that every build forks.
SHARING = """
import plugins.data, plugins.pages, plugins.register.loader
from invoke.main import program

for module in (plugins.data, plugins.pages, plugins.register.loader):
    module.WORTH_SHARING = 1
{prepare}
program.run()
"""


def start(
    *arguments: str | Path, prepare: str = "", wrapped: tuple[str, ...] = (), **how
) -> subprocess.Popen:
    """Start a task of the house in a process of its own; *prepare* is done there before."""
    inv = (sys.executable, "-c", SHARING.format(prepare=prepare))
    environment = os.environ | {"SOURCE_DATE_EPOCH": epoch(TODAY), "PYTHONUNBUFFERED": ""}
    return subprocess.Popen(
        [*wrapped, *inv, *map(str, arguments)],
        cwd=PROJECT, env=environment, encoding="utf-8",
        stdout=how.pop("stdout", subprocess.PIPE), stderr=subprocess.PIPE, **how,
    )  # fmt: skip


def start_build(root: Path, output: Path, *arguments: str, **how) -> subprocess.Popen:
    return start("build", "--root", root, "--output", output, *arguments, **how)


def ended(process: subprocess.Popen) -> tuple[int, str, str]:
    """The exit code of *process* and what it said on both channels."""
    said, complaints = process.communicate(timeout=120)
    return process.returncode, said, complaints


def wait_until(it_is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not it_is_so():
        assert time.monotonic() < until, "It never was."
        time.sleep(0.001)


@pytest.fixture
def served(tmp_path) -> Path:
    """The folder with a small site that stands before a build, alone in its own."""
    output = tmp_path / "www" / "output"
    (output / ".klartekst").mkdir(parents=True)
    (output / "index.html").write_bytes(ONE_PAGE["index.html"])
    return output


@pytest.fixture
def invalid(tmp_path) -> Path:
    """The folder of a register with one problem."""
    root = shutil.copytree(MUNICIPALITY, tmp_path / "invalid")
    (root / "content" / "tools" / "ukendt.txt").write_text("Hører ikke til", encoding="utf-8")
    return root


def stands_alone(served: Path) -> bool:
    """Whether the small site is there as it was, and nothing beside it."""
    return bytes_of(served) == ONE_PAGE and is_alone(served)


def is_alone(served: Path) -> bool:
    return [path.name for path in served.parent.iterdir()] == [served.name]


# Killed


class Reader(threading.Thread):
    """Reads all of the site again and again, and keeps what it met."""

    def __init__(self, served: Path, sites: dict[str, dict[str, bytes]]) -> None:
        super().__init__(daemon=True)
        self._served, self._sites = served, sites
        self._enough = threading.Event()
        self.met: Counter[str] = Counter()

    def run(self) -> None:
        while not self._enough.wait(0.001):
            self.met[self._look()] += 1

    def _look(self) -> str:
        try:
            before = self._served.stat().st_ino
        except FileNotFoundError:
            return "nothing"
        try:
            found = bytes_of(self._served)
        except FileNotFoundError:
            found = {}
        if not self._served.exists():
            return "nothing"
        if self._served.stat().st_ino != before:
            return "replaced while it was read"
        return next((name for name, site in self._sites.items() if site == found), "a broken site")

    def end(self) -> None:
        self._enough.set()
        self.join()


@pytest.fixture
def build_one_page(monkeypatch) -> Callable[[Path], int]:
    """Build the small site, without waiting for Pelican."""

    def build_one_page(served: Path) -> int:
        with monkeypatch.context() as patched:
            patched.setattr(
                building,
                "_run_pelican",
                lambda register, folder, history: write(
                    folder, "index.html", ONE_PAGE["index.html"]
                ),
            )
            return build_site(MUNICIPALITY, served, "da", TODAY)

    return build_one_page


@pytest.mark.slow
def test_a_build_that_is_killed_at_any_moment_leaves_one_whole_site(
    served, build_one_page, tmp_path
):
    other = shutil.copytree(MUNICIPALITY, tmp_path / "other")
    replace(other / "content/site.yaml", "https://register.lillefjord", "https://nyt.lillefjord")
    sites, seconds = {"small": ONE_PAGE}, 0.0
    for name, root in (("lillefjord", MUNICIPALITY), ("other", other)):
        begun = time.monotonic()
        assert ended(start_build(root, tmp_path / "whole" / name))[::2] == (0, "")
        seconds = time.monotonic() - begun
        sites[name] = bytes_of(tmp_path / "whole" / name)
    moments = random.Random(2026)
    reader = Reader(served, sites)
    reader.start()

    killed, next_builds, afterwards = 0, [], []
    for moment in range(20):
        build = start_build((MUNICIPALITY, other)[moment % 2], served)
        time.sleep(seconds * (moment + moments.random()) / 20)
        build.kill()
        killed += ended(build)[0] == -signal.SIGKILL
        next_builds.append((build_one_page(served), is_alone(served)))
        afterwards.append(bytes_of(served))
    code, _, _ = ended(start_build(other, served))
    reader.end()

    assert killed >= 15
    assert next_builds == [(0, True)] * 20
    assert afterwards == [ONE_PAGE] * 20
    assert (code, is_alone(served)) == (0, True)
    assert bytes_of(served) == sites["other"]
    assert reader.met["small"] > 100
    assert reader.met.keys() <= {*sites, "replaced while it was read"}


LOOK_UNTIL_TOLD_TO_STOP = """
import os, select, sys

looks = missed = 0
print("looking", flush=True)
while not select.select([sys.stdin], [], [], 0)[0]:
    for _ in range(100):
        looks, missed = looks + 1, missed + (not os.path.exists(sys.argv[1]))
print(looks, missed)
"""


def test_the_site_is_never_gone_while_a_new_one_takes_its_place(served):
    reader = subprocess.Popen(
        [sys.executable, "-c", LOOK_UNTIL_TOLD_TO_STOP, served / "index.html"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    reader.stdout.readline()

    for _ in range(300):
        with replaced(served, pytest.fail) as folder:
            (folder / "index.html").write_bytes(ONE_PAGE["index.html"])
    looks, missed = map(int, reader.communicate("stop")[0].split())

    assert looks > 1000
    assert missed == 0
    assert stands_alone(served)


KILLED_BETWEEN_TWO_RENAMES = """
import os, signal
from pathlib import Path
from plugins import output

def rename_unless_new(path, target):
    if path.name == "new":
        os.kill(os.getpid(), signal.SIGKILL)
    return rename(path, target)

rename, Path.rename = Path.rename, rename_unless_new
output._exchange = lambda one, other: False
"""


@pytest.mark.parametrize("is_valid", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_a_site_that_lost_its_place_is_put_back_by_the_next_build(
    is_valid, invalid, served, build_one_page
):
    killed = ended(start_build(MUNICIPALITY, served, prepare=KILLED_BETWEEN_TWO_RENAMES))[0]
    was_there = served.exists()

    code = build_one_page(served) if is_valid else build_site(invalid, served, "da", TODAY)

    assert (killed, was_there) == (-signal.SIGKILL, False)
    assert code == (0 if is_valid else 1)
    assert stands_alone(served)


@pytest.mark.parametrize(
    ("task", "language", "words"),
    [
        ("build", "da", "En af programmets processer blev stoppet udefra"),
        pytest.param(
            "check", "en", "One of the program's processes was ended", marks=pytest.mark.slow
        ),
    ],
)
def test_a_helper_that_is_killed_ends_the_command_with_a_sentence(
    task, language, words, invalid, served
):
    prepare = f"""
import os, signal
from plugins.register import parallel

def die_instead(do, *arguments):
    if {task == "check"} or do.__name__ == "write_all":
        os.kill(os.getpid(), signal.SIGKILL)
    help_(do, *arguments)

os.cpu_count = lambda: 2
help_, parallel._help = parallel._help, die_instead
"""
    # Of a register with a problem no earlier check has kept a verdict.
    where = ("--root", MUNICIPALITY, "--output", served) if task == "build" else ("--root", invalid)

    code, said, complaints = ended(start(task, *where, "--language", language, prepare=prepare))

    assert (code, said, complaints.count("\n")) == (1, "", 1)
    assert complaints.startswith(words)
    assert stands_alone(served)


# Stopped


@pytest.mark.parametrize(
    ("number", "code", "moment"),
    [
        pytest.param(signal.SIGINT, 130, "da", id="ctrl-c"),
        pytest.param(signal.SIGTERM, 143, "da", id="sigterm", marks=pytest.mark.slow),
        pytest.param(signal.SIGINT, 130, ".klartekst", id="before", marks=pytest.mark.slow),
    ],
)
def test_a_build_that_is_stopped_says_so_and_leaves_nothing(number, code, moment, served):
    build = start_build(MUNICIPALITY, served, start_new_session=True)
    wait_until(lambda: (served.parent / ".output.build" / "new" / moment).exists())

    os.killpg(build.pid, number)

    assert ended(build) == (code, "", "Stoppet.\n")
    assert stands_alone(served)


@pytest.mark.slow
def test_an_impatient_ctrl_c_is_as_good_as_one(served):
    build = start_build(MUNICIPALITY, served, start_new_session=True)
    wait_until(lambda: (served.parent / ".output.build" / "new" / "da").exists())

    while build.poll() is None:
        os.killpg(build.pid, signal.SIGINT)
        time.sleep(0.002)

    assert ended(build) == (130, "", "Stoppet.\n")
    assert stands_alone(served)


@pytest.mark.slow
def test_a_stop_waits_until_the_old_site_is_cleared_away(served):
    prepare = """
import os, shutil, signal

def interrupted_rmtree(folder, *more, **named):
    if str(folder).endswith(("new", "old")):
        os.kill(os.getpid(), signal.SIGINT)
    rmtree(folder, *more, **named)

rmtree, shutil.rmtree = shutil.rmtree, interrupted_rmtree
"""

    code, said, complaints = ended(start_build(MUNICIPALITY, served, prepare=prepare))

    assert (code, said, complaints) == (130, "", "Stoppet.\n")
    assert (served / "da" / "index.html").exists()
    assert is_alone(served)


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_check_that_is_stopped_says_so(number, code, invalid):
    prepare = """
import time
import plugins.commands, plugins.register

def load(*arguments, **options):
    print("ready", flush=True)
    time.sleep(60)

plugins.commands.load_register = plugins.register.load_register = load
"""
    check = start("check", "--root", invalid, "--language", "en", prepare=prepare)
    check.stdout.readline()

    check.send_signal(number)

    assert ended(check) == (code, "", "Stopped.\n")


def test_a_check_whose_reader_has_gone_ends_quietly(invalid):
    reading, writing = os.pipe()
    os.close(reading)

    check = start("check", "--root", invalid, stdout=writing)
    os.close(writing)

    code, _, complaints = ended(check)
    assert (code, complaints) == (141, "\n1 problem. Ret det, og kør igen.\n")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_check_that_cannot_write_its_answer_says_so():
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        code, _, complaints = ended(start("check", "--root", MUNICIPALITY, stdout=full))

    assert code == 1
    assert complaints == "Maskinen siger nej: No space left on device. Ret det, og kør igen.\n"


@pytest.mark.slow
def test_a_mistake_in_the_code_is_told_in_a_sentence(invalid):
    prepare = """
from plugins.register import loader

def trip(*arguments):
    raise KeyError("tool")

loader._find = trip
"""

    code, said, complaints = ended(
        start("check", "--root", invalid, "--language", "en", prepare=prepare)
    )

    assert (code, said) == (1, "")
    assert complaints.startswith("An error in Klartekst, not in your files: plugins/register/load")
    assert complaints.count("\n") == 1


# Two at once


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", "En anden er ved at bygge {}. Venter, til den er færdig …\n"),
        pytest.param(
            "en", "Another build of {} is running. Waiting for it to end …\n",
            marks=pytest.mark.slow,
        ),
    ],
)  # fmt: skip
def test_a_second_build_waits_and_shows_what_the_files_say_then(language, words, served, tmp_path):
    root = shutil.copytree(MUNICIPALITY, tmp_path / "register")

    with replaced(served, pytest.fail) as folder:
        second = start_build(root, served, "--language", language)
        waiting = second.stderr.readline()
        replace(root / "content/site.yaml", "https://register.lillef", "https://nyt.lillef")
        (folder / "index.html").write_bytes(ONE_PAGE["index.html"])
    code, _, complaints = ended(second)

    assert (waiting, code, complaints) == (words.format(served), 0, "")
    assert b"https://nyt.lillefjord.example" in bytes_of(served)["da/index.html"]
    assert is_alone(served)


@pytest.mark.slow
def test_builds_that_start_together_all_end_well(served, tmp_path):
    builds = [start_build(MUNICIPALITY, served) for _ in range(3)]

    codes = [ended(build)[0] for build in builds]

    assert codes == [0, 0, 0]
    assert (served / "da" / "index.html").exists()
    assert is_alone(served)


@pytest.mark.slow
def test_a_build_that_waits_can_be_stopped(served):
    with replaced(served, pytest.fail) as folder:
        second = start_build(MUNICIPALITY, served, "--language", "en")
        second.stderr.readline()
        second.send_signal(signal.SIGINT)
        stopped = ended(second)
        (folder / "index.html").write_bytes(ONE_PAGE["index.html"])

    assert stopped == (130, "", "Stopped.\n")
    assert stands_alone(served)


# Nowhere to write


def test_a_file_larger_than_the_system_allows_stops_the_build(served):
    def allow_ten_kilobytes() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    code, said, complaints = ended(
        start_build(MUNICIPALITY, served, preexec_fn=allow_ten_kilobytes)
    )

    assert (code, said) == (1, "")
    assert complaints == (
        "Disken eller din kvote er fuld. Skaf plads til en side til, og byg igen.\n"
        f"Siden er ikke bygget. {served} er, som den var.\n"
    )
    assert stands_alone(served)


def as_one_who_obeys_modes() -> tuple[str, ...]:
    """What makes root obey the modes of files, as everyone else does."""
    if os.geteuid():
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root may write everywhere, and there is no setpriv")
    return ("setpriv", "--inh-caps=-all", "--bounding-set=-all")


@pytest.mark.parametrize(
    ("output", "language", "words"),
    [
        ("output", "da", "Du må ikke skrive i {}. Vælg en anden mappe med --output, eller få lov "),
        pytest.param("new", "en", "You may not write in {}. Choose", marks=pytest.mark.slow),
        pytest.param("new/one/more", "en", "You may not write in {}. ", marks=pytest.mark.slow),
    ],
)
def test_where_nobody_may_write_the_site_stays_as_it_is(output, language, words, served):
    served.parent.chmod(0o555)

    code, said, complaints = ended(
        start_build(
            MUNICIPALITY, served.parent / output, "--language", language,
            wrapped=as_one_who_obeys_modes(),
        )
    )  # fmt: skip

    served.parent.chmod(0o755)
    assert (code, said) == (1, "")
    assert complaints.startswith(words.format(served.parent / Path(output).parent))
    assert "Traceback" not in complaints
    assert stands_alone(served)


@cache
def can_mount() -> bool:
    """Whether this user may mount drives that only its own processes see."""
    if shutil.which("unshare") is None:
        return False
    mounted = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"],
        capture_output=True, check=False,
    )  # fmt: skip
    return mounted.returncode == 0


# $1: where the drive is; $2: its options; $3: the site on it; $4: its options at last;
# $5: where to put what the drive holds after the command, which follows.
ON_A_DRIVE = """
mount -t tmpfs -o "$2" none "$1" && mkdir "$1/output" && cp -a "$3/." "$1/output" || exit 99
mount -o "remount,$4" "$1" || exit 99
drive=$1 result=$5
shift 5
"$@"
code=$?
cp -a "$drive/." "$result"
exit $code
"""


def on_a_drive(drive: Path, site: Path, at_last: str = "rw") -> tuple[str, ...]:
    """What makes a command see *drive* as a drive of its own that holds *site*."""
    result = drive.with_name("result")
    for folder in (drive, result):
        folder.mkdir()
    return (
        "unshare", "--mount", "sh", "-c", ON_A_DRIVE,
        "sh", *map(str, (drive, "size=4m", site, at_last, result)),
    )  # fmt: skip


@pytest.mark.skipif(not can_mount(), reason="only who may mount drives can fill one")
@pytest.mark.parametrize(
    "room",
    [
        "size=400k",
        *(
            pytest.param(room, marks=pytest.mark.slow)
            for room in ("size=8k", "size=40k", "nr_inodes=8", "nr_inodes=60")
        ),
    ],
)
def test_a_full_disk_leaves_the_old_site_and_nothing_else(room, served, tmp_path):
    drive = tmp_path / "drive"

    code, said, complaints = ended(
        start_build(
            MUNICIPALITY, drive / "output", "--language", "en",
            wrapped=on_a_drive(drive, served, room),
        )
    )  # fmt: skip

    assert (code, said) == (1, "")
    assert complaints == (
        "The disk or your quota is full. Make room for one more site and build again.\n"
        f"The site was not built. {drive / 'output'} is as it was.\n"
    )
    assert stands_alone(tmp_path / "result" / "output")


@pytest.mark.slow
@pytest.mark.skipif(not can_mount(), reason="only who may mount drives can make one read-only")
def test_a_read_only_disk_is_told_of(served, tmp_path):
    drive = tmp_path / "drive"

    code, said, complaints = ended(
        start_build(MUNICIPALITY, drive / "output", wrapped=on_a_drive(drive, served, "ro"))
    )

    assert (code, said) == (1, "")
    assert complaints.startswith(f"Du må ikke skrive i {drive}. Vælg en anden mappe")
    assert stands_alone(tmp_path / "result" / "output")


@pytest.mark.slow
@pytest.mark.skipif(not can_mount(), reason="only who may mount drives can build onto one")
@pytest.mark.parametrize(("output", "expected"), [("drive", 1), ("drive/site", 0)])
def test_a_drive_is_not_replaced_but_a_folder_on_it_may_be(output, expected, tmp_path):
    drive = tmp_path / "drive"
    drive.mkdir()
    mounted = 'mount -t tmpfs none "$1" && shift && exec "$@"'

    code, _, complaints = ended(
        start_build(
            MUNICIPALITY, tmp_path / output, "--language", "en",
            wrapped=("unshare", "--mount", "sh", "-c", mounted, "sh", str(drive)),
        )
    )  # fmt: skip

    refusal = f"{drive} is a drive of its own and cannot be replaced. Build into a folder on it, "
    assert code == expected
    assert complaints.startswith(refusal if expected else "")
    assert [path.name for path in tmp_path.iterdir()] == ["drive"]
