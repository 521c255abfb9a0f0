"""The sites the tests read, each built once, in a process of its own, by ``inv build``.

``municipality``
    Lillefjord as it is, on 1 July 2026.
``drafts``
    The register as it was when every tool was a draft, on the newest day that it names.
``content``
    The real content of this project, whatever stands there today: no test rests on what it says.
``moved``
    Lillefjord at an address with a path, five months later, with texts that try to break
    out, a paused tool and a department that has got a new name.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path

import pytest

from plugins.register.addresses import base_path
from plugins.register.reading import read_yaml
from tests.register.scripted import Repository

from .reading import PageRead
from .sitemap import Twins, twins

PROJECT = Path(__file__).resolve().parents[2]
MUNICIPALITY = PROJECT / "tests" / "municipality"
DRAFTS = PROJECT / "tests" / "drafts"

METERS = "tools/miljoe-og-fjord/badevandsmaaler.yaml"
BERTHS = "tools/havn-og-kyst/baadplads-tildeling.yaml"
CHATBOT = "tools/borger-og-ydelse/chatbotten-fjordis.yaml"
INITIATIVE = "initiatives/fjorden-for-alle.yaml"

HOSTILE = """\
#### Spring i rækken

# Største overskrift

Et `<b>fedt</b>` ord, `<script>alert(1)</script>` og `<!-- en bemærkning -->`.

### Lavere overskrift

Vi skriver `[javascript](javascript:alert(1))` og `![billede](https://evil.example/a.png)`, men
linker til [ok](https://ok.example/a?b=1&c=%222%22). Alder < 18 & indkomst > 5.

- et
- [radaren](/da/radar/)
"""


# What stands in the files, and what stood there before.
EARLIER: tuple[tuple[str, str, str], ...] = (
    (METERS, "status: in_use", "status: pilot"),
    (METERS, "  da: Der er et skilt ved hver skærm.", "  da: Der er et skilt ved hver skerm."),
    (BERTHS, "keep: {months: 24, after: last_use}", "keep: {months: 12, after: last_use}"),
    (BERTHS, "Reglen for unge lyder: alder < 18 og", "Reglen for børn lyder: alder < 16 og"),
    (
        BERTHS,
        "The rule for young people is: age < 18 and",
        "The rule for children is: age < 16 and",
    ),
    (
        BERTHS,
        "  - name: {da: Klagenævnet for Havne, en: The Harbour Appeals Board}\n"
        "    role: authority\n    country: DK\n",
        "",
    ),
)

_PAUSED = """\
status: paused
stopped_because: {da: Hun skal lære nye ord., en: She is learning new words.}
replaced_by: [badevandsmaaler, baadplads-tildeling]"""

_NEW_NAME = """\
  - name: {da: Hjælp & Svar, en: Help & Answers}
    valid_from: 2026-09-01
abbreviation:"""


@dataclass(frozen=True)
class Site:
    """A built site: where its files lie, and what the register it shows lives in."""

    name: str
    folder: Path
    url: str

    @property
    def base(self) -> str:
        """What every link inside the site begins with."""
        return base_path(self.url)

    @property
    def origin(self) -> str:
        """The host of the site, without its path."""
        return self.url.removesuffix(self.base)

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file of the site, as its address: ``/da/index.html``."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return tuple(sorted("/" + path.relative_to(self.folder).as_posix() for path in found))

    @cached_property
    def _pages(self) -> dict[str, PageRead]:
        return {}

    def page(self, address: str) -> PageRead:
        """The page at *address*, such as ``/da/radar/``."""
        if address not in self._pages:
            self._pages[address] = PageRead(self, address)
        return self._pages[address]

    def read(self, address: str) -> str:
        return self.path(address).read_text(encoding="utf-8")

    def path(self, address: str) -> Path:
        """The file a host sends for *address*."""
        name = address.lstrip("/")
        return self.folder / (f"{name}index.html" if name.endswith("/") or not name else name)

    @property
    def style(self) -> str:
        """The address of the stylesheet of every page."""
        return next(file for file in self.styles if file.startswith("/theme/style."))

    @property
    def styles(self) -> list[str]:
        """The addresses of all stylesheets."""
        return [file for file in self.files if file.endswith(".css")]

    @property
    def scripts(self) -> list[str]:
        """The addresses of the scripts that pages ask for."""
        return [file for file in self.files if re.fullmatch(r"/theme/.+\.js", file)]


def epoch(day: date) -> str:
    """The start of *day* as SOURCE_DATE_EPOCH has it."""
    return str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))


def inv(*arguments: str | Path, day: date, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a task of the house as people do, on the *day*."""
    return subprocess.run(
        [sys.executable, "-m", "invoke", *map(str, arguments)],
        cwd=PROJECT, env=os.environ | {"SOURCE_DATE_EPOCH": epoch(day)} | environment,
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def twins_of(name: str) -> list[Twins]:
    """Every page of the site of that name."""
    today = {"municipality": "2026-07", **{n: newest_month(ROOTS[n]) for n in _OF_ONE_COMMIT}}
    return twins(ROOTS[name], months_of(name), today.get(name, ""))


def months_of(name: str) -> list[str] | None:
    """The months in which files of that site's register changed; None when it has no history."""
    if name in _OF_ONE_COMMIT:
        return [newest_month(ROOTS[name])]
    return {"municipality": ["2025-09", "2026-02", "2026-03"]}.get(name)


def newest_month(root: Path) -> str:
    """The month of the one commit of the content at *root*."""
    return str(newest_date(root))[:7]


def _municipality(work: Path) -> tuple[Path, date, str]:
    """Two commits: the files as they were in September, and as they are."""
    repository = _copied(MUNICIPALITY, work)
    chatbot = work / "content" / CHATBOT
    now = {path: (work / "content" / path).read_bytes() for path in (METERS, BERTHS)}
    later = chatbot.read_bytes()
    chatbot.unlink()
    for path, text, before in EARLIER:
        replace(work / "content" / path, text, before)
    repository.commit("2025-09-01T12:00:00+0200")
    for path, content in now.items():
        (work / "content" / path).write_bytes(content)
    chatbot.write_bytes(later)
    repository.commit("2026-02-10T23:30:00+0000")
    return work, date(2026, 7, 1), "https://register.lillefjord.example"


def _drafts(work: Path) -> tuple[Path, date, str]:
    return _of_one_commit(DRAFTS, work)


def _content(work: Path) -> tuple[Path, date, str]:
    return _of_one_commit(PROJECT, work)


def _of_one_commit(root: Path, work: Path) -> tuple[Path, date, str]:
    """One commit: what became of the real files before depends on the checkout."""
    day = newest_date(root)
    _copied(root, work).commit(f"{day}T12:00:00+0000")
    site = read_yaml("site.yaml", (root / "content/site.yaml").read_text(encoding="utf-8"))
    return work, day, site.data["url"]


def _copied(root: Path, work: Path) -> Repository:
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(root / "content", work / "content")
    return Repository(work)


def newest_date(root: Path = PROJECT) -> date:
    """The latest day that has come and that any file of the content at *root* names."""
    files = [*(root / "content").rglob("*.yaml"), *(root / "content").rglob("*.md")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    named = map(date.fromisoformat, re.findall(r"\b20[0-9]{2}-[01][0-9]-[0-3][0-9]\b", text))
    return max(day for day in named if day <= datetime.now(UTC).date())


def _moved(work: Path) -> tuple[Path, date, str]:
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(MUNICIPALITY, work)
    english = HOSTILE.replace("/da/", "/en/")
    for path, old, new in (
        ("site.yaml", "https://register.lillefjord.example", "https://host.example/register"),
        ("site.yaml", "    Byrådet har", _indented(HOSTILE) + "    Byrådet har"),
        ("site.yaml", "    The town council", _indented(english) + "    The town council"),
        ("pages/da/about.md", "Registret viser de", f"{HOSTILE}\nRegistret viser de"),
        ("pages/en/about.md", "The register shows", f"{english}\nThe register shows"),
        (METERS, "    Du skal", _indented(HOSTILE) + "    Du skal"),
        (METERS, "    You need", _indented(english) + "    You need"),
        (INITIATIVE, "    Vi vil gøre", _indented(HOSTILE) + "    Vi vil gøre"),
        (INITIATIVE, "    We want to", _indented(english) + "    We want to"),
        (INITIATIVE, 'da: "Fjorden for alle: måling & svar"', """da: '<b>"Fjorden" & alle</b>'"""),
        (INITIATIVE, "da: Målerne virker", 'da: <i>Målerne</i> & "vi" virker'),
        (CHATBOT, "status: pilot", _PAUSED),
        ("departments/borger-og-ydelse.yaml", "abbreviation:", _NEW_NAME),
    ):
        replace(work / "content" / path, old, new)
    return work, date(2026, 12, 1), "https://host.example/register"


def replace(file: Path, old: str, new: str) -> None:
    """Put *new* where *old* stands exactly once in *file*."""
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{old!r} stands {text.count(old)} times in {file}")
    file.write_text(text.replace(old, new), encoding="utf-8")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below *folder*."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _indented(text: str) -> str:
    return textwrap.indent(text, "    ") + "\n"


_RECIPES = {
    "municipality": _municipality, "drafts": _drafts, "moved": _moved, "content": _content,
}  # fmt: skip
_OF_ONE_COMMIT = ("drafts", "content")
#: The folder with the files each site is built from, known without building it.
ROOTS = {
    "municipality": MUNICIPALITY, "drafts": DRAFTS, "moved": MUNICIPALITY, "content": PROJECT,
}  # fmt: skip


@pytest.fixture(scope="session")
def build_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Site]:
    """The built site of that name; all processes of a test run share one build of each."""
    shared = shared_folder(tmp_path_factory)
    sites: dict[str, Site] = {}

    def build_of(name: str) -> Site:
        if name not in sites:
            sites[name] = _build(name, shared)
        return sites[name]

    return build_of


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this test run know."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def _build(name: str, shared: Path) -> Site:
    note = shared / f"site-{name}.json"
    with alone(shared / f"site-{name}.lock"):
        if not note.exists():
            note.write_text(json.dumps(_built(name, shared)), encoding="utf-8")
    site = json.loads(note.read_text(encoding="utf-8"))
    if site["failed"]:
        raise RuntimeError(site["failed"])
    return Site(name, Path(site["folder"]), site["url"])


def _built(name: str, shared: Path) -> dict[str, str]:
    root, day, url = _RECIPES[name](shared / f"register-{name}")
    folder = shared / f"site-{name}"
    done = inv("build", "--root", root, "--output", folder, day=day)
    failed = done.stdout + done.stderr if done.returncode else ""
    return {"folder": str(folder), "url": url, "failed": failed}


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Keep the other processes of the test run waiting."""
    with lock.open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def municipality_site(build_of: Callable[[str], Site]) -> Site:
    return build_of("municipality")


@pytest.fixture(scope="session")
def drafts_site(build_of: Callable[[str], Site]) -> Site:
    return build_of("drafts")


@pytest.fixture(scope="session")
def moved_site(build_of: Callable[[str], Site]) -> Site:
    return build_of("moved")


@pytest.fixture(
    scope="session",
    # A whole site takes seconds to read: the fast tests are content with one.
    params=[
        "municipality",
        *(pytest.param(name, marks=pytest.mark.slow) for name in ("drafts", "moved", "content")),
    ],
)
def site(request: pytest.FixtureRequest, build_of: Callable[[str], Site]) -> Site:
    """Each of the sites."""
    return build_of(request.param)


@pytest.fixture(scope="session")
def pages(site: Site) -> list[PageRead]:
    """Every page in Danish and English of a site; a test runs once for each of the sites."""
    return [site.page(address) for pair in twins_of(site.name) for address in pair]


@pytest.fixture(scope="session")
def all_pages(site: Site, pages: list[PageRead]) -> list[PageRead]:
    """Every page of a site, those for both languages too."""
    return [*pages, site.page("/"), site.page("/404.html")]


@pytest.fixture(scope="session")
def pairs(site: Site) -> list[tuple[PageRead, PageRead]]:
    """Every page in Danish with its twin in English."""
    return [(site.page(pair.da), site.page(pair.en)) for pair in twins_of(site.name)]
