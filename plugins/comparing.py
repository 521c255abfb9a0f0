"""What a change does to what the public can read: ``inv compare --base REV``.

Both sites are built, each by its own code, and their addresses are held against each other: an
address that was published must still lead somewhere. What the files say is compared field by field.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

from msgspec.structs import replace

from plugins.escaping import in_markdown
from plugins.register import Register
from plugins.register.changes import Change
from plugins.register.commits import Changed
from plugins.register.git import Commit
from plugins.register.history import Entry, History, Walk
from plugins.register.loader import CONTENT
from plugins.register.schema import default_schema

PROJECT = Path(__file__).resolve().parents[1]

_MAIN = re.compile(rb"<main.*</main>", re.DOTALL)
_REFRESH = re.compile(rb'<meta http-equiv="refresh" content="0; url=([^"]+)">')
# Names that change with the content, and what hosts alone read: no one is given the address.
_HIDDEN = ("theme/", "pagefind/", ".klartekst/", "_")
#: What is made from answers, and ends when no tool gives the answer any more: the page of a
#: supplier, and the QR code of a tool that has no notice to hang up.
_FLEETING = re.compile(r"(da/leverandoerer|en/suppliers)/|.+/qr\.svg$")


class CannotCompare(Exception):
    """One of the two sites could not be built; the text is what the build said."""


class Effects(NamedTuple):
    """The public effects of a change.

    Addresses are those of pages and files. *ended* are pages made from answers that no tool gives
    any more; *lost* led somewhere and would be dead. *entries* go from a thing's key to what
    changed about it.
    """

    added: list[str]
    changed: list[str]
    redirected: list[tuple[str, str]]
    ended: list[str]
    lost: list[str]
    entries: Mapping[str, Entry]


def effects(root: Path, base: Commit, today: date | None) -> Effects:
    """Compare what stands in *root* now with the commit *base*.

    Raises:
        CannotCompare: one of the two sites could not be built.
    """
    with tempfile.TemporaryDirectory(prefix="klartekst-compare-") as name:
        folder = Path(name)
        before = _extracted(root, base, folder / "before")
        code = before if (before / "tasks.py").is_file() else PROJECT
        old = _built(code, before, folder / "old", today)
        # Away from git, like the other: history only grows, and would look like a new page.
        now = folder / "now"
        shutil.copytree(root / CONTENT, now / CONTENT, symlinks=True)
        new = _built(PROJECT, now, folder / "new", today)
        return _effects(old, new, _entries(root, before))


def _extracted(root: Path, commit: Commit, folder: Path) -> Path:
    """The files below *root* as they were, in *folder*."""
    command = ["git", "-C", str(root), "archive", "--format=zip", commit.id]
    packed = subprocess.run(command, capture_output=True, check=True).stdout
    with ZipFile(io.BytesIO(packed)) as archive:  # writes nothing outside, and no links
        archive.extractall(folder)
    return folder


def _built(code: Path, root: Path, output: Path, today: date | None) -> Mapping[str, bytes]:
    """Every file of the site that the code in *code* builds of the register at *root*."""
    environment = dict(os.environ)
    if today is not None:
        noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
        environment["SOURCE_DATE_EPOCH"] = str(int(noon.timestamp()))
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "build", "--root", str(root), "--output", str(output)],
        cwd=code, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        raise CannotCompare(done.stdout + done.stderr)
    paths = (path for path in output.rglob("*") if path.is_file())
    named = ((path.relative_to(output).as_posix(), path) for path in paths)
    return {name: path.read_bytes() for name, path in named if not name.startswith(_HIDDEN)}


def _effects(
    old: Mapping[str, bytes], new: Mapping[str, bytes], entries: Mapping[str, Entry]
) -> Effects:
    gone = sorted(path for path in old if path not in new)
    return Effects(
        added=sorted(_address(p) for p in new if p not in old and not _is_redirect(new[p])),
        changed=sorted(
            _address(p)
            for p in new
            if p in old and not _is_redirect(new[p]) and _shown(old[p]) != _shown(new[p])
        ),
        redirected=sorted(
            (_address(p), _leads_to(new[p]))
            for p in new
            if _is_redirect(new[p]) and p in old and not _is_redirect(old[p])
        ),
        ended=[_address(path) for path in gone if _FLEETING.match(path)],
        lost=[_address(path) for path in gone if not _FLEETING.match(path)],
        entries=entries,
    )


def _address(path: str) -> str:
    return "/" + path.removesuffix("index.html")


def _is_redirect(content: bytes) -> bool:
    return _REFRESH.search(content[:2_000]) is not None


def _leads_to(content: bytes) -> str:
    return _REFRESH.search(content)[1].decode()


def _shown(content: bytes) -> bytes:
    """What a page shows of its own; the frame around it is the same for all."""
    main = _MAIN.search(content)
    return main[0] if main else content


def _entries(root: Path, before: Path) -> Mapping[str, Entry]:
    """What the files say otherwise, by the key of the thing."""
    old, new = _files(before), _files(root)
    walk = Walk(default_schema(), UTC)
    walk.start(History("", {}), old)
    differing = {p: new.get(p) for p in sorted(old.keys() | new.keys()) if old.get(p) != new.get(p)}
    walk.take(Changed("", 0, differing))
    return {key: entries[0] for key, entries in sorted(walk.history("").things.items())}


def _files(root: Path) -> Mapping[str, bytes]:
    found = (path for path in (root / CONTENT).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


# In words

_SAID = {
    "da": {
        "title": "Det ændrer sig for læserne",
        "lost": "Adresser, der ville dø",
        "mend": "Det, der har været offentligt, må ikke forsvinde. Skriv det gamle id under "
        "former_ids, sæt værktøjet til retired, eller læg filen tilbage.",
        "unanswered": "Svar, der ikke længere er der",
        "added": "Nye sider og filer",
        "redirected": "Adresser, der nu fører videre",
        "ended": "Sider om svar, som intet værktøj giver længere",
        "changed": "Sider med andet indhold",
        "facts": "Det siger filerne nu",
        "none": "Ingen forskel for læserne.",
        "fine": "Ingen adresse dør: {added} nye, {changed} ændrede, {redirected} flyttede.",
        "dead": "{n} adresser ville dø. Ret det, og kør igen.",
        "more": "… og {n} til",
    },
    "en": {
        "title": "What changes for readers",
        "lost": "Addresses that would die",
        "mend": "What has been public may not vanish. Write the old id under former_ids, set the "
        "tool to retired, or put the file back.",
        "unanswered": "Answers that are no longer there",
        "added": "New pages and files",
        "redirected": "Addresses that now lead on",
        "ended": "Pages about answers that no tool gives any more",
        "changed": "Pages with other content",
        "facts": "What the files say now",
        "none": "No difference for readers.",
        "fine": "No address dies: {added} new, {changed} changed, {redirected} moved.",
        "dead": "{n} addresses would die. Mend that and run again.",
        "more": "… and {n} more",
    },
}
_MOST = 30


def lines(found: Effects, register: Register, language: str, format: str) -> Iterator[str]:
    """The report, as ``text`` or as ``markdown`` for the summary of a pull request."""
    said, mark = _SAID[language], _FORMATS[format]
    yield mark.heading(1, said["title"])
    if found.lost:
        yield from _list(mark, said, "lost", found.lost)
        yield mark.text(said["mend"])
    unanswered = [
        f"{name}: {told.text}"
        for name, told in _told(found, register, language)
        if told.what == "unanswered"
    ]
    yield from _list(mark, said, "unanswered", unanswered)
    facts = [
        f"{name} – {told.label}: {told.text}" for name, told in _told(found, register, language)
    ]
    yield from _list(mark, said, "facts", facts, most=10 * _MOST)
    yield from _list(mark, said, "redirected", [f"{a} → {b}" for a, b in found.redirected])
    for name in ("added", "ended", "changed"):
        yield from _list(mark, said, name, getattr(found, name))
    if not any(found):
        yield mark.text(said["none"])


def last_line(found: Effects, language: str) -> str:
    """What it comes to, in one line."""
    said = _SAID[language]
    if found.lost:
        return said["dead"].format(n=len(found.lost))
    names = ("added", "changed", "redirected")
    return said["fine"].format(**{name: len(getattr(found, name)) for name in names})


def _told(found: Effects, register: Register, language: str) -> Iterator[tuple[str, Any]]:
    from plugins.pages.changed import Sentences
    from plugins.pages.language import Language

    words = Language(language, register.schema, PROJECT / "theme" / "translations")
    sentences = Sentences(register, words)
    for key, entry in found.entries.items():
        kind, _, name = key.partition("/")
        for change in entry.changes:
            told = _in_words(change) if kind == "synonyms" else change
            yield key, sentences.of(kind, name, told)


def _in_words(change: Change) -> Change:
    """*change* of the groups of synonyms as one of their words; of whole groups at need."""
    groups = [value or [] for value in (change.before, change.after)]
    before, after = map(_words, groups)
    if set(before) == set(after):  # a word leads elsewhere now
        before, after = ([_group(one) for one in each] for each in groups)
    return replace(change, before=before, after=after)


def _words(groups: list[Mapping[str, list[str]]]) -> list[str]:
    return [word for group in groups for words in group.values() for word in words]


def _group(group: Mapping[str, list[str]]) -> str:
    leads_to = (word for name, words in group.items() if name != "words" for word in words)
    return f"{', '.join(group['words'])} → {', '.join(dict.fromkeys(leads_to))}"


def _list(
    mark: _Marks, said: Mapping[str, str], name: str, items: list[str], most: int = _MOST
) -> Iterator[str]:
    if not items:
        return
    yield mark.heading(2, f"{said[name]} ({len(items)})")
    yield from (mark.item(item) for item in items[:most])
    if len(items) > most:
        yield mark.item(said["more"].format(n=len(items) - most))


class _Marks:
    """Plain text."""

    def heading(self, level: int, text: str) -> str:
        return f"\n{text}" if level > 1 else text

    def item(self, text: str) -> str:
        return f"  {text}"

    def text(self, text: str) -> str:
        return f"\n{text}"


class _Markdown(_Marks):
    """Markdown in which no text of a file can mean anything but itself."""

    def heading(self, level: int, text: str) -> str:
        return f"\n{'#' * (level + 1)} {in_markdown(text)}\n"

    def item(self, text: str) -> str:
        return f"- {in_markdown(text)}"

    def text(self, text: str) -> str:
        return f"\n{in_markdown(text)}"


_FORMATS: Mapping[str, _Marks] = {"text": _Marks(), "markdown": _Markdown()}
FORMATS = tuple(_FORMATS)

__all__ = ["FORMATS", "CannotCompare", "Effects", "effects", "last_line", "lines"]
