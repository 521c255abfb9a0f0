"""What has changed in the register, told by its commits: field by field, dated, through renames.

A commit on the published branch is a change of what citizens can read. Its date is the author's,
in the municipality's time zone. A tool keeps its history when its file moves to another
department, and when it gets another id: its new file then says the old one under ``former_ids``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, tzinfo
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from . import history_cache as cache
from .changes import Change, changes
from .commits import Changed, HistoryMissing, commits, head, is_ancestor
from .loader import CONTENT, file_at
from .model import Withheld
from .reading import Unreadable
from .schema import Schema, default_schema
from .versions import Version


class Entry(Struct, frozen=True, array_like=True):
    """What one commit changed about one thing.

    *on* is the day in the municipality's time zone, *time* the moment in UTC; *number* counts
    the commits. *key* is the thing's key that day, which another id may have followed since.
    """

    on: date
    time: datetime
    number: int
    commit: str
    key: str
    changes: tuple[Change, ...]

    @classmethod
    def on_day(cls, day: date, key: str, change: Change) -> Entry:
        """What no commit says, but the day itself."""
        return cls(day, datetime(day.year, day.month, day.day, tzinfo=UTC), 0, "", key, (change,))


class History(Struct, frozen=True, dict=True):
    """The entries of every thing, newest first. A thing's key is ``tool/<id>``, ``law/<id>`` …

    *commit* is the newest one told of. Things that are gone keep their entries.
    """

    commit: str
    things: Mapping[str, tuple[Entry, ...]]

    @cached_property
    def newest(self) -> list[tuple[str, str, Entry]]:
        """Every entry with the kind and id of its thing, newest first."""
        told = (
            (*key.split("/", 1), entry) for key, entries in self.things.items() for entry in entries
        )
        return sorted(
            told, key=lambda one: (-one[2].on.toordinal(), -one[2].number, one[0], one[1])
        )

    def without(self, withheld: Withheld) -> History:
        """The history without what was taken down; a line tells that it was, and when."""
        things = dict(self.things)
        for line in withheld.withheld:
            told = things.get(f"tool/{line.tool}", ())
            kept = () if line.what == "page" else tuple(e for e in told if e.on > line.on)
            key = f"tool/{line.tool}"
            things[key] = (*kept, Entry.on_day(line.on, key, Change("withheld")))
        return History(self.commit, things)

    def of(self, kind: str, name: str) -> tuple[Entry, ...]:
        """The entries of one thing; none when no commit has it yet."""
        return self.things.get(f"{kind}/{name}", ())


def load_history(root: Path, time_zone: str | None = None, schema: Schema | None = None) -> History:
    """The history of the register at *root*, as far as it is committed.

    *time_zone* is a name of the IANA database, by default UTC.

    Raises:
        HistoryMissing: there is no git, no commit, or only a part of the history.
    """
    schema = schema or default_schema()
    end = head(root)
    kept = cache.Kept(root, f"{end.prefix}{CONTENT}", time_zone)
    if (known := kept.history(end.commit)) is not None:
        return known
    walk = Walk(schema, ZoneInfo(time_zone) if time_zone else UTC)
    since = None
    if (earlier := kept.earlier()) is not None and is_ancestor(root, earlier[0].commit):
        since = earlier[0].commit
        walk.start(*earlier)
    for changed in commits(root, CONTENT, since):
        files = {path.removeprefix(end.prefix): said for path, said in changed.files.items()}
        walk.take(changed._replace(files=files))
    history = walk.history(end.commit)
    kept.keep(history, walk.files)
    return history


class _Place(NamedTuple):
    """Which thing a file describes."""

    kind: str
    name: str

    @property
    def key(self) -> str:
        return f"{self.kind}/{self.name}"


class Walk:
    """Goes from commit to commit; knows the last readable version of every file.

    The dates of what it tells are those of *zone*.
    """

    def __init__(self, schema: Schema, zone: tzinfo) -> None:
        self._schema = schema
        self._zone = zone
        self._number = 0
        self._things: dict[str, list[Entry]] = {}
        self._versions: dict[str, Version] = {}

    def start(self, history: History, files: Mapping[str, bytes]) -> None:
        """Go on from *history*, at whose end the *files* were as they are."""
        self._things = {key: list(reversed(entries)) for key, entries in history.things.items()}
        self._number = max((one[0].number for one in history.things.values()), default=0)
        for path in filter(_place, files):
            with suppress(Unreadable):
                self._versions[path] = Version(path, files[path])

    def history(self, commit: str) -> History:
        """What has been told, up to *commit*."""
        return History(commit, {key: tuple(reversed(one)) for key, one in self._things.items()})

    @property
    def files(self) -> dict[str, bytes]:
        """The last readable version of each file that is there."""
        return {path: version.content for path, version in self._versions.items()}

    def take(self, changed: Changed) -> None:
        """Add what one commit changed."""
        self._number += 1
        files = {path: said for path, said in changed.files.items() if _place(path) is not None}
        gone = [path for path in sorted(files) if files[path] is None and path in self._versions]
        for path in sorted(files):
            if files[path] is not None:
                self._add(path, changed, self._facts(path, files[path], gone))
        for path in gone:
            del self._versions[path]
            self._add(path, changed, [Change("removed")])

    def _add(self, path: str, changed: Changed, facts: Iterable[Change]) -> None:
        if found := tuple(facts):
            time = datetime.fromtimestamp(changed.time, UTC)
            on, key = time.astimezone(self._zone).date(), _place(path).key
            entry = Entry(on, time, self._number, changed.commit, key, found)
            self._things.setdefault(key, []).append(entry)

    def _facts(self, path: str, content: bytes, gone: list[str]) -> Iterator[Change]:
        before = self._versions.get(path)
        try:
            now = Version(path, content, before.parts if before else ())
            if before is None and (was := self._moved_from(now, gone)):
                gone.remove(was)
                before = self._versions[path] = self._versions.pop(was)
                yield from self._move(was, path)
            if before is None:
                yield Change("added")
            else:
                kind = self._schema.kinds[_place(path).kind]
                yield from changes(kind, *before.differing(now), lambda: now.field("unanswered"))
            self._versions[path] = now
        except Unreadable:
            yield Change("unreadable")

    def _moved_from(self, now: Version, gone: list[str]) -> str | None:
        """The file that the same commit took away, and that *now* goes on from."""
        place = _place(now.path)
        for was in gone:
            old = _place(was)
            if old.kind == place.kind and (
                old.name == place.name
                or self._versions[was].parts == now.parts
                or old.name in (now.field("former_ids") or ())
            ):
                return was
        return None

    def _move(self, was: str, path: str) -> Iterator[Change]:
        old, new = _place(was), _place(path)
        if old.name != new.name:
            self._things[new.key] = self._things.pop(old.key, []) + self._things.get(new.key, [])
            yield Change("readdressed", "", "", old.name, new.name)
        before, after = (PurePosixPath(one).parent.name for one in (was, path))
        if old.kind == "tool" and before != after:
            yield Change("moved", "", "", before, after)


@lru_cache(maxsize=16_384)
def _place(path: str) -> _Place | None:
    """The thing that the file at *path* describes; None when it is none of the register's."""
    file = file_at(PurePosixPath(path))
    if file is None:
        return None
    language = file.names.get("language")
    return _Place(file.kind, f"{language}/{file.names['id']}" if language else file.names["id"])


__all__ = ["Entry", "History", "HistoryMissing", "Walk", "load_history"]
