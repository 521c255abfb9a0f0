"""What is different between two versions of a file, as facts: field by field, values compared.

Only what the files say is compared: another order of fields, comments and line breaks are no
change. A list whose entries have fields of their own names in the schema the field that tells
them apart (``key``), so that an entry is followed from version to version.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from .model import LANGUAGES
from .schema import Kind, Node
from .texts import BODY

Values = Mapping[str, Any]
"""What a file says: fields to text, lists and mappings, as they are typed."""


class Change(Struct, frozen=True, array_like=True, omit_defaults=True):
    """One fact. *what* is a code of the vocabulary ``changes``.

    *field* is the field's name in the schema, and *entry* the key of the list's entry that it
    stands in. *before* and *after* are the values as typed; None where there was no answer.
    """

    what: str
    field: str = ""
    entry: str = ""
    before: Any = None
    after: Any = None


# Bookkeeping that says nothing about the tool.
_SILENT = frozenset(("confirmed", "former_ids"))
# The prose of a page, which stands below its fields.
_BODY = {"body": Node(BODY, False, {})}


def changes(
    kind: Kind, before: Values, after: Values, unanswered: Callable[[], Any] = list
) -> list[Change]:
    """Every fact by which *after* differs from *before*, in the order of the schema.

    *unanswered* gives the list of open questions when it is in neither, because it is the same.
    """
    found: list[Change] = []
    for name, node in (*kind.tree.items(), *_BODY.items()):
        old, new = before.get(name), after.get(name)
        if old != new and name not in _SILENT:
            special = _SPECIAL.get((kind.name, name))
            found += special(node, old, new) if special else _of(node, "", old, new)
    if not any(map(_comes_or_goes, found)):
        return found
    same = () if "unanswered" in before or "unanswered" in after else unanswered()
    was_open, is_open = (_listed(values.get("unanswered") or same) for values in (before, after))
    return [_named(change, was_open, is_open) for change in found]


def _comes_or_goes(change: Change) -> bool:
    """Whether an answer is new or gone: then it matters whether the question is listed."""
    return change.what == "changed" and not change.entry and None in (change.before, change.after)


def _listed(lines: Any) -> frozenset[str]:
    """The questions listed as unanswered."""
    return frozenset(_by_key(lines or [], "question"))


def _named(change: Change, was_open: frozenset[str], is_open: frozenset[str]) -> Change:
    """*change*, called an answer when the question was listed, or the end of one when it is now.

    Else another answer decides whether the question is asked at all.
    """
    if _comes_or_goes(change):
        if change.before is None and change.field in was_open:
            return replace(change, what="answered")
        if change.after is None and change.field in is_open:
            return replace(change, what="unanswered")
    return change


def _of(node: Node, entry: str, old: Any, new: Any) -> Iterator[Change]:
    """The facts about one field whose value is another."""
    key = node.field.schema.get("key")
    if key and isinstance(old or [], list) and isinstance(new or [], list):
        yield from _entries(node, key, old, new)
    elif _is_group(node) and isinstance(old or {}, dict) and isinstance(new or {}, dict):
        yield from _inside(node, entry, old or {}, new or {})
    else:
        yield _fact(node, entry, old, new)


def _fact(node: Node, entry: str, old: Any, new: Any) -> Change:
    is_text = node.is_text or node.field is BODY
    what = "wording" if is_text and is_wording(old, new) else "changed"
    return Change(what, node.field.name, entry, old, new)


def _is_group(node: Node) -> bool:
    """Whether the field only holds questions together, each with an answer of its own."""
    return not node.is_text and any(
        inside.field.question is not None for inside in node.inside.values()
    )


def _inside(node: Node, entry: str, old: Values, new: Values) -> Iterator[Change]:
    for name, inside in node.inside.items():
        if old.get(name) != new.get(name):
            yield from _of(inside, entry, old.get(name), new.get(name))


def _entries(node: Node, key: str, old: Any, new: Any) -> Iterator[Change]:
    """The facts about a list: entries that came, went, and differ inside.

    A list that was not given, or has become empty, is an answer as a whole.
    """
    if not old or not new:
        yield _fact(node, "", old, new)
        return
    was, now = _by_key(old, key), _by_key(new, key)
    name = node.field.name
    yield from (Change("changed", name, e, None, now[e]) for e in now if e not in was)
    yield from (Change("changed", name, e, was[e], None) for e in was if e not in now)
    for entry in now:
        if entry in was and was[entry] != now[entry]:
            yield from _inside(node, entry, was[entry], now[entry])


def _by_key(entries: list[Any], key: str) -> dict[str, Any]:
    """The entries by what tells them apart; of equal ones the last."""
    return {_said(entry.get(key)): entry for entry in entries if isinstance(entry, dict)}


def _said(key: Any) -> str:
    return key["da"] if isinstance(key, dict) and "da" in key else str(key)


# Fields whose changes have a name of their own


def _name(node: Node, old: Any, new: Any) -> Iterator[Change]:
    yield Change("renamed", "name", "", old, new)


def _status(node: Node, old: Any, new: Any) -> Iterator[Change]:
    if new in ("paused", "retired"):
        yield Change(new, "status", "", old, new)
    else:
        yield _fact(node, "", old, new)


def _basis(node: Node, old: Any, new: Any) -> Iterator[Change]:
    what = "adopted" if (old, new) == ("public_sources", "department") else "changed"
    yield Change(what, "basis", "", old, new)


def _reviewed(node: Node, old: Any, new: Any) -> Iterator[Change]:
    yield Change("reviewed", "reviewed_on", "", old, new)


def _radar(node: Node, old: Any, new: Any) -> Iterator[Change]:
    """Each new assessment is a fact; so is what becomes of an old one."""
    was, now = _by_key(old or [], "on"), _by_key(new or [], "on")
    if not now:
        yield _fact(node, "", old, new)
        return
    lines = sorted(now.items(), reverse=True)
    for number, (on, line) in enumerate(lines):
        if on not in was:
            before = lines[number + 1][1] if number + 1 < len(lines) else {}
            yield Change("ring", "radar", on, before.get("ring"), line)
    yield from (Change("changed", "radar", on, was[on], None) for on in was if on not in now)
    for on in now:
        if on in was and was[on] != now[on]:
            yield from _inside(node, on, was[on], now[on])


def _unanswered(node: Node, old: Any, new: Any) -> Iterator[Change]:
    """A question that stays open for another reason; one that is answered shows itself."""
    was, now = _by_key(old or [], "question"), _by_key(new or [], "question")
    for name in now:
        reasons = [lines.get(name, {}).get("reason") for lines in (was, now)]
        if name in was and reasons[0] != reasons[1]:
            yield Change("changed", "unanswered.[].reason", name, *reasons)


_SPECIAL = {
    ("tool", "name"): _name,
    ("tool", "status"): _status,
    ("tool", "basis"): _basis,
    ("tool", "reviewed_on"): _reviewed,
    ("tool", "radar"): _radar,
    ("tool", "unanswered"): _unanswered,
}


# Wording

_WORD = re.compile(r"\w+")
_NEAR = 0.75


def is_wording(old: Any, new: Any) -> bool:
    """Whether two versions of a text differ in spelling and signs alone, in either language.

    Both must have the same words in the same order, but for a word spelt nearly the same. A word
    more or less, another number, or a short word in place of another can change what is said.
    """
    if isinstance(old, str) and isinstance(new, str):
        return _is_respelt(old, new)
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return False
    return all(_is_respelt(str(old.get(c, "")), str(new.get(c, ""))) for c in LANGUAGES)


def _is_respelt(old: str, new: str) -> bool:
    was, now = (_WORD.findall(text.casefold()) for text in (old, new))
    return len(was) == len(now) and all(
        one == other or _is_near(one, other) for one, other in zip(was, now, strict=True)
    )


def _is_near(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 4 or not (one + other).isalpha():
        return False
    return one[0] == other[0] and SequenceMatcher(None, one, other, False).ratio() >= _NEAR


__all__ = ["Change", "Values", "changes", "is_wording"]
