"""The questions of the form: what the schema asks of a tool, and how each answer is given.

Every field of the schema becomes a question, so that a new field is a new question without more
code. How it is answered follows from its shape alone: a closed list is chosen from, a text is
written in both languages, a list of groups is filled in entry by entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from plugins.register import LANGUAGES
from plugins.register.addresses import field_anchor
from plugins.register.schema import Field, Kind, Node

from .shared import Shared

#: From so many choices on, they fold into a list that opens.
MANY = 7
#: A text that may be longer than this gets more than one line.
ONE_LINE = 200
#: An answer that may not be longer than this gets a short field.
BRIEF = 20
#: The lines under ``unanswered`` are written beside the questions they are about.
BESIDE_THE_OTHERS = "unanswered"


class Choice(NamedTuple):
    value: str
    label: str
    explained: str | None = None
    #: The condition under which it can be chosen, as JSON; None when it always can.
    when: str | None = None


class Question(NamedTuple):
    """A field as the form asks it.

    *how* names the macro of ``_submit_questions.html`` that shows it: ``text``, ``one``,
    ``fold``, ``some``, ``line``, ``lines``, ``number``, ``group`` or ``entries``. *is_asked*
    says that it is answered or listed as unanswered, *is_must* that it is always answered, and
    *is_free* that it may be left out.
    """

    field: Field
    how: str
    label: str
    hint: str
    is_must: bool
    is_free: bool
    is_asked: bool
    choices: tuple[Choice, ...] = ()
    parts: tuple[Question, ...] = ()
    none: str | None = None
    limit: int | None = None
    examples: tuple[str, ...] = ()
    keys: str | None = None

    @property
    def path(self) -> str:
        return self.field.name

    @property
    def is_own(self) -> bool:
        """Whether it is more than a part of another: the guide speaks of the parts there."""
        return self.is_asked or "." not in self.path

    @property
    def anchor(self) -> str:
        """Where the guide speaks of it."""
        return field_anchor(self.path)

    @property
    def is_long(self) -> bool:
        return self.limit is not None and self.limit > ONE_LINE

    @property
    def is_brief(self) -> bool:
        return self.limit is not None and self.limit <= BRIEF

    @property
    def is_many(self) -> bool:
        return len(self.choices) >= MANY

    @property
    def rows(self) -> int:
        """How many lines a long text is shown with before it grows."""
        return 8 if self.field.is_markdown else 4

    @property
    def is_day(self) -> bool:
        return self.field.schema.get("format") == "date"

    @property
    def may_be_day(self) -> bool:
        """Whether a day is an answer; a year or a month may be one, too."""
        return self.field.schema.get("format") in ("date", "partial-date")

    @property
    def is_country(self) -> bool:
        return self.field.schema.get("format") == "country"

    @property
    def waits(self) -> bool:
        """Whether another answer decides if it is asked at all."""
        return bool(self.field.when or self.field.question)


def questions(shared: Shared, kind: Kind, group: str) -> list[Question]:
    """The questions under the heading *group*, in the order of the schema."""
    asking = _Asking(shared)
    required = kind.schema.get("required", ())
    return [
        asking.question(node, name in required)
        for name, node in kind.tree.items()
        if node.field.group == group and name != BESIDE_THE_OTHERS
    ]


class _Asking:
    """Makes questions in one language."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._code = shared.code

    def question(self, node: Node, is_must: bool) -> Question:
        field, schema = node.field, node.field.schema
        is_asked = field.question is not None
        how = _how(node, is_must)
        inside = schema.get("items", schema)
        parts = tuple(
            self.question(part, name in inside.get("required", ()))
            for name, part in node.inside.items()
        )
        # A group may not be left out where one of its own questions may not.
        is_free = not (is_must or is_asked or any(part.is_asked for part in parts))
        return Question(
            field, how, field.label[self._code], self._hint(schema),
            is_must=is_must,
            is_free=is_free and field.required_when is None,
            is_asked=is_asked,
            choices=self._choices(field),
            parts=parts,
            none=self._said(schema, "none"),
            limit=_limit(schema),
            examples=() if how == "some" else tuple(inside.get("examples", ())),
            keys=_keys(inside.get("examples", ())),
        )  # fmt: skip

    def _hint(self, schema: Mapping[str, Any]) -> str:
        return self._said(schema, "in_form") or self._said(schema, "description") or ""

    def _said(self, schema: Mapping[str, Any], name: str) -> str | None:
        return schema.get(name if self._code == "da" else f"{name}_en")

    def _choices(self, field: Field) -> tuple[Choice, ...]:
        if (ids_of := field.schema.get("ids_of")) is not None:
            things = getattr(self._shared.register, ids_of).values()
            by_name = self._shared.language.by_name(things)
            return tuple(
                Choice(thing.id, thing.name[self._code], self._citation(thing)) for thing in by_name
            )
        if field.vocabulary is None:
            return ()
        vocabulary = self._shared.register.schema.vocabularies[field.vocabulary]
        return tuple(
            Choice(code, vocabulary.label(code, self._code), vocabulary.explained(code, self._code))
            for code in vocabulary.codes
        )

    def _citation(self, thing: Any) -> str | None:
        """Where a law stands, which those who apply it know better than our name for it."""
        citation = getattr(thing, "citation", None)
        return citation and citation[self._code]


def _how(node: Node, is_must: bool) -> str:
    field, schema = node.field, node.field.schema
    if "items" in schema:
        if "properties" in schema["items"]:
            return "entries"
        return "some" if field.vocabulary or "ids_of" in schema else "lines"
    if node.is_text:
        return "text"
    if node.inside:
        return "group"
    if field.vocabulary:
        # What is always answered needs no way back to no answer, which a row of circles has not.
        can_be_shown = is_must or field.question is not None or "[]" not in field.path
        return "one" if can_be_shown and len(schema["enum"]) < MANY else "fold"
    return "number" if schema["type"] == "integer" else "line"


def _limit(schema: Mapping[str, Any]) -> int | None:
    """The most characters an answer may have."""
    halves = schema.get("properties", {})
    return halves["da"]["maxLength"] if set(halves) == set(LANGUAGES) else schema.get("maxLength")


def _keys(examples: tuple[str, ...]) -> str | None:
    """The keys a phone shows first: those that *examples* are written with."""
    if not examples:
        return None
    if examples[0].startswith("https:"):
        return "url"
    if "@" in examples[0]:
        return "email"
    return "numeric" if examples[0].isdigit() else None


__all__ = ["Choice", "Question", "questions"]
