"""A change in plain words: what it is about, what was said before and what is said now."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import Any, NamedTuple

import msgspec
from markupsafe import Markup, escape

from plugins.register import Register
from plugins.register.changes import Change
from plugins.register.model import Cost, Keep
from plugins.register.schema import Field, Kind, is_text
from plugins.register.texts import BODY

from .language import Language
from .words import kept, months

# A text of more signs is shown with what is new in it marked, not said over again.
_LONG = 80
_ALIKE = 0.4
_SIGNS = frozenset("*_`#>[-")
_MARKDOWN = re.compile(r"\*\*|__|`|^ *#+ |^ *[-*>] |\[([^\]]*)\]\([^)]*\)", re.MULTILINE)


class Sentence(NamedTuple):
    """A change, told in one language: *text* for a list, *html* with the new words marked."""

    what: str
    label: str
    text: str
    html: Markup


class Sentences:
    """Tells changes in one language, by the labels of the schema and the names of today."""

    def __init__(self, register: Register, language: Language) -> None:
        self._register = register
        self._language = language
        self._say = language.gettext

    def of(self, kind: str, name: str, change: Change) -> Sentence:
        """*change* of the thing of that *kind* and *name*, as a sentence of its own."""
        text, html = self._told(self._register.schema.kinds[kind], name, change)
        return Sentence(
            change.what,
            self._language.label("changes", change.what),
            text,
            Markup(escape(text)) if html is None else html,
        )

    def _told(self, kind: Kind, name: str, change: Change) -> tuple[str, Markup | None]:
        special = _SPECIAL.get(change.what)
        if special is not None:
            return special(self, change), None
        if change.what in _EXPLAINED:
            # The words of the vocabulary speak of tools.
            is_tool = kind.name == "tool"
            return self._language.explained("changes", change.what) if is_tool else "", None
        field = _field(kind, change.field)
        if field is None:  # a field that the schema no longer has
            return self._language.explained("changes", change.what), None
        if change.entry and "[]" not in field.path and None in (change.before, change.after):
            return self._entry_told(kind, field, change), None
        about = self._about(kind, field, change)
        if (times := self._times(change)) is not None:
            return self._plainly(about, *times), None
        before, after = (self._said(field, value) for value in (change.before, change.after))
        if isinstance(before, list) and isinstance(after, list):
            before, after = (
                said if said != [self._say("None")] else [] for said in (before, after)
            )
            return self._lists(about, before, after), None
        before, after = _joined(before), _joined(after)
        if before == after:
            say = self._say("%(what)s: only the Danish text was changed.")
            return say % {"what": about}, None
        if before and after and _is_said_whole(field):
            return self._texts(about, before, after)
        return self._plainly(about, before, after), None

    def _entry_told(self, kind: Kind, field: Field, change: Change) -> str:
        """An entry that came into a list, or went."""
        words = self._say("%(names)s added") if change.after else self._say("%(names)s taken out")
        said = words % {"names": self._entry(kind, field, change)}
        return f"{field.label[self._language.code]}: {said}."

    def _texts(self, about: str, before: str, after: str) -> tuple[str, Markup | None]:
        if max(len(before), len(after)) <= _LONG:
            values = {"what": about, "before": _ended(before), "after": _ended(after)}
            return self._say("%(what)s. Before: %(before)s Now: %(after)s") % values, None
        text = self._say("%(what)s: the text was changed.") % {"what": about}
        return text, self._difference(about, before, after)

    def _times(self, change: Change) -> tuple[str, str] | None:
        """How long data is kept, before and now, when it is counted from the same event."""
        try:
            before, after = (
                msgspec.convert(value, Keep, strict=False)
                for value in (change.before, change.after)
            )
        except msgspec.ValidationError:
            return None
        if before.after != after.after or not before.months or not after.months:
            return None
        counted = self._say("%(time)s, counted from: %(event)s") % {
            "time": months(after.months, self._language),
            "event": self._language.inside("retention_events", after.after),
        }
        return months(before.months, self._language), counted

    def _plainly(self, about: str, before: str | None, after: str | None) -> str:
        values = {"what": about, "before": before, "after": after}
        if before is None:
            return f"{about}: {_ended(after)}"
        if after is None:
            return self._say("%(what)s: taken out. Before it said: %(before)s") % {
                **values, "before": _ended(before)
            }  # fmt: skip
        return self._say("%(what)s: from %(before)s to %(after)s") % {
            **values, "before": before, "after": _ended(after)
        }  # fmt: skip

    def _lists(self, about: str, before: list[str], after: list[str]) -> str:
        came = ", ".join(one for one in after if one not in before)
        went = ", ".join(one for one in before if one not in after)
        parts = []
        if came:
            parts.append(self._say("%(names)s added") % {"names": came})
        if went:
            parts.append(self._say("%(names)s taken out") % {"names": went})
        if not parts:
            parts.append(self._say("another order"))
        return f"{about}: {'; '.join(parts)}."

    def _difference(self, about: str, before: str, after: str) -> Markup:
        """Both texts in one, with what went and what came marked, also for those who listen."""
        old, new = before.split(), after.split()
        gone, come = self._say("Taken out:"), self._say("New:")
        words: list[str] = []
        for step, i, j, k, m in _steps(old, new):
            if step == "equal":
                words.append(escape(" ".join(_shortened(old[i:j]))))
                continue
            if i < j:
                words.append(_marked("del", gone, old[i:j]))
            if k < m:
                words.append(_marked("ins", come, new[k:m]))
        return Markup(f"{escape(about)}: {' '.join(words)}")

    # What it is about

    def _about(self, kind: Kind, field: Field, change: Change) -> str:
        """The field, and in a list the entry: *Nummerplade, opbevaring*."""
        label = field.label[self._language.code]
        if not change.entry:
            return label
        if "[]" not in field.path:
            return f"{label}, {self._entry(kind, field, change)}"
        top = kind.field(*field.path[: field.path.index("[]")])
        entry = self._entry(kind, top, change)
        return f"{entry[0].upper()}{entry[1:]}, {_inside(label)}"

    def _entry(self, kind: Kind, top: Field, change: Change) -> str:
        key = kind.field(*top.path, "[]", top.schema["key"])
        whole = change.after or change.before
        if isinstance(whole, dict) and isinstance(whole.get(top.schema["key"]), dict):
            return _joined(self._said(key, whole[top.schema["key"]])) or change.entry
        if top.name == "unanswered":
            question = kind.questions.get(change.entry)
            return question.label[self._language.code] if question else change.entry
        return _joined(self._said(key, change.entry)) or change.entry

    # Values in words

    def _said(self, field: Field, value: Any) -> Any:
        """A value as people say it: one text, a list of texts, or None."""
        if value is None or value == {}:
            return None
        say = _KINDS.get(field.name) or _KINDS.get(field.path[-1])
        if say is not None:
            return say(self, value)
        if value == []:
            return [self._say("None")]
        if isinstance(value, list):
            return [_joined(self._one(field, one)) or "" for one in value]
        return self._one(field, value)

    def _one(self, field: Field, value: Any) -> Any:
        language = self._language
        if field.vocabulary is not None:
            terms = self._register.schema.vocabularies[field.vocabulary].terms
            return language.inside(field.vocabulary, value) if value in terms else value
        if isinstance(value, dict) and language.code in value:
            return _plain(str(value[language.code]))
        if isinstance(value, dict):
            return self._whole(field, value)
        if _DATE.fullmatch(str(value)):
            return language.date(str(value))
        return _plain(str(value))

    def _whole(self, field: Field, value: dict[str, Any]) -> str:
        """A group of answers by its first parts that say something."""
        names = ("name", "unit", "label", "title", "kind", "principle", "class", "question")
        chosen = next((name for name in names if name in value), None)
        if chosen is None:
            return ", ".join(_joined(self._one(field, one)) or "" for one in value.values())
        inside = _inside_field(self._register.schema.kinds.values(), field, chosen)
        return _joined(self._one(inside or field, value[chosen])) or ""

    def _kept(self, value: Any) -> str | None:
        try:
            said = kept(msgspec.convert(value, Keep, strict=False), self._language)
            return said and _inside(said)
        except (msgspec.ValidationError, KeyError):
            return _joined([str(part) for part in value.values()])

    def _cost(self, value: Any) -> str | None:
        try:
            cost = msgspec.convert(value, Cost, strict=False)
        except msgspec.ValidationError:
            return None
        if cost.text is not None:
            return cost.text[self._language.code]
        return self._say("%(amount)s kroner in %(year)s") % {
            "amount": self._language.number(cost.dkk_per_year or 0), "year": cost.year
        }  # fmt: skip

    def _named(self, things: str) -> Callable[[Any], list[str]]:
        known = getattr(self._register, things)
        return lambda ids: [
            known[name].name[self._language.code] if name in known else name for name in ids
        ]

    # Changes with a sentence of their own

    def _renamed(self, change: Change) -> str:
        before, after = (value[self._language.code] for value in (change.before, change.after))
        if before == after:
            return self._say("Only the Danish name was changed.")
        return self._say("Before it was called %(before)s. Now it is called %(after)s.") % {
            "before": before, "after": after
        }  # fmt: skip

    def _moved(self, change: Change) -> str:
        departments, today = self._register.departments, self._register.today
        names = {
            name: department.name_on(today)[self._language.code]
            for name, department in departments.items()
        }
        return self._say("From %(before)s to %(after)s.") % {
            "before": names.get(change.before, change.before),
            "after": names.get(change.after, change.after),
        }

    def _ring(self, change: Change) -> str:
        label = self._language.label
        on, ring = self._language.date(change.after["on"]), label("ring", change.after["ring"])
        reason = change.after.get("reason", {}).get(self._language.code, "")
        if change.before in (None, change.after["ring"]):
            said = self._say("%(ring)s on %(date)s.") % {"ring": ring, "date": on}
        else:
            said = self._say("From %(before)s to %(ring)s on %(date)s.") % {
                "before": label("ring", change.before), "ring": ring, "date": on
            }  # fmt: skip
        return f"{said} {reason}".strip()

    def _reviewed(self, change: Change) -> str:
        return self._say("The department reviewed this text on %(date)s.") % {
            "date": self._language.date(change.after)
        }

    def _overdue(self, change: Change) -> str:
        return self._say("The review should have been done by %(date)s.") % {
            "date": self._language.date(change.after)
        }


_DATE = re.compile(r"(19|20)[0-9]{2}-[0-9]{2}(-[0-9]{2})?")
_KEPT_WORDS = 6

_KINDS: dict[str, Callable[[Sentences, Any], Any]] = {
    "keep": Sentences._kept,
    "cost": Sentences._cost,
    "situations": lambda own, ids: own._named("situations")(ids),
    "legal_basis": lambda own, ids: own._named("laws")(ids),
    "technologies": lambda own, ids: own._named("technologies")(ids),
    "initiatives": lambda own, ids: own._named("initiatives")(ids),
    "replaced_by": lambda own, ids: own._named("tools")(ids),
}
_EXPLAINED = frozenset(
    ("added", "adopted", "paused", "retired", "readdressed", "removed", "withheld", "unreadable")
)
_SPECIAL: dict[str, Callable[[Sentences, Change], str]] = {
    "renamed": Sentences._renamed,
    "moved": Sentences._moved,
    "ring": Sentences._ring,
    "reviewed": Sentences._reviewed,
    "overdue": Sentences._overdue,
}


def _is_said_whole(field: Field) -> bool:
    """Whether an answer is more than a few words that fit into a sentence."""
    return field is BODY or is_text(field.schema) or field.vocabulary == "unanswered_reasons"


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """How *old* becomes *new*, as difflib tells it; texts with little in common are exchanged.

    What is the same at both ends is most of it as a rule, and is not searched.
    """
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    end = next((n for n in range(shorter - start) if old[-1 - n] != new[-1 - n]), shorter - start)
    inner_old, inner_new = old[start : len(old) - end], new[start : len(new) - end]
    matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
    blocks = matcher.get_matching_blocks()
    same = start + end + sum(block.size for block in blocks)
    if 2 * same < _ALIKE * (len(old) + len(new)):
        yield "replace", 0, len(old), 0, len(new)
        return
    if start:
        yield "equal", 0, start, 0, start
    for step, i, j, k, m in matcher.get_opcodes():
        yield step, start + i, start + j, start + k, start + m
    if end:
        yield "equal", len(old) - end, len(old), len(new) - end, len(new)


def _marked(tag: str, said: str, words: list[str]) -> str:
    text = escape(" ".join(words))
    return f'<{tag}><span class="aloud">{escape(said)} </span>{text}</{tag}>'


@cache
def _field(kind: Kind, name: str) -> Field | None:
    return next((one for one in (*kind.fields, BODY) if one.name == name), None)


def _inside_field(kinds: Any, field: Field, name: str) -> Field | None:
    steps = [(*field.path, "[]", name), (*field.path, name)]
    return next((f for kind in kinds for f in kind.fields if f.path in steps), None)


def _joined(said: Any) -> str | None:
    return ", ".join(said) if isinstance(said, list) else said


def _inside(said: str) -> str:
    """*said* inside a sentence: names and abbreviations keep their letters."""
    return said if said[1:2].isupper() or not said else said[0].lower() + said[1:]


def _ended(said: str | None) -> str:
    said = said or ""
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _plain(text: str) -> str:
    """A text without the marks of Markdown."""
    has_marks = not _SIGNS.isdisjoint(text)
    return " ".join((_MARKDOWN.sub(r"\1", text) if has_marks else text).split())


def _shortened(words: list[str]) -> Iterator[str]:
    """The words around a change, without the middle of a long stretch."""
    if len(words) <= 2 * _KEPT_WORDS + 2:
        yield from words
        return
    yield from words[:_KEPT_WORDS]
    yield "…"
    yield from words[-_KEPT_WORDS:]


__all__ = ["Sentence", "Sentences"]
