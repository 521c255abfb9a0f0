"""The field guide: every field of a tool's file, why it is asked, and what a good answer is.

Made of the schema and ``schema/guide.yaml``, so that it cannot lag behind the form or the check.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from plugins.register.addresses import field_anchor
from plugins.register.guide import DECIDED, Guidance, guide, placed
from plugins.register.language import words
from plugins.register.schema import Field, Kind, is_text
from plugins.register.writing import written

from .asked import Asked
from .shared import Shared, SitePage


class Choice(NamedTuple):
    """An answer one can choose: as the file writes it, and in words."""

    code: str
    label: str
    explained: str | None = None


class Said(NamedTuple):
    """One answer of an example: in words, as the *code* of the file, or both.

    *label* is that of its field, inside a group of answers.
    """

    text: str | None = None
    code: str | None = None
    label: str | None = None


Example = list[list[Said]]
"""The entries of an example, each with what it answers; most examples have one of one answer."""


class FieldShown(NamedTuple):
    """What the guide says of a field; *parts* are the fields inside it.

    *in_file* is the good example as the file writes it, and *hint_of_file* what only concerns
    those who write one.
    """

    anchor: str
    name: str
    label: str
    hint: str
    rules: list[str]
    guidance: Guidance
    good: Example
    bad: Example
    in_file: str | None
    hint_of_file: str | None
    choices: list[Choice]
    rests_on: list[tuple[str, str | None]]
    parts: list[FieldShown]


class Group(NamedTuple):
    """The fields under one heading of a tool's page."""

    id: str
    title: str
    fields: list[FieldShown]


def pages(shared: Shared) -> Iterator[SitePage]:
    say = shared.say
    yield shared.page(
        "guide", (), "guide.html", say("Guide to every field"),
        say("Why each field is asked, what a good answer is, and which law it rests on."),
        {
            "groups": list(_Shown(shared).groups()),
            "highest_lix": shared.register.schema.kinds["tool"].field("summary").lix,
            "office_words": list(words()[shared.code].office.items()),
        },
    )  # fmt: skip


class _Shown:
    """The fields as one language shows them."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._code = shared.code
        self._kind: Kind = shared.register.schema.kinds["tool"]
        self._asked = Asked(self._kind, shared.language)

    def groups(self) -> Iterator[Group]:
        # A field and those inside it stand together; the first of them knows its heading.
        blocks = [list(block) for _, block in groupby(self._kind.fields, lambda one: one.path[0])]
        for group in self._kind.groups:
            inside = [block for block in blocks if block[0].group == group["id"]]
            yield Group(
                f"group-{group['id']}", group["title"][self._code],
                [self._field(first, rest) for first, *rest in inside],
            )  # fmt: skip

    def _field(self, field: Field, inside: list[Field]) -> FieldShown:
        said = guide().fields[field.name]
        return FieldShown(
            field_anchor(field.name), field.name, field.label[self._code], self._hint(field),
            [*self._asked.when(field), *self._asked.limits(field)], said,
            self._example(field, said.good), self._example(field, said.bad_in(self._code)),
            self._in_file(field, said.good), self._hint_of_file(field),
            list(self._choices(field)), list(self._rests_on(said)),
            [self._field(part, []) for part in inside],
        )  # fmt: skip

    def _hint(self, field: Field) -> str:
        """What most readers ask by: the words of the form, which knows no codes."""
        in_form = field.schema.get("in_form" if self._code == "da" else "in_form_en")
        return in_form or field.hint[self._code]

    def _hint_of_file(self, field: Field) -> str | None:
        own = field.hint[self._code]
        return None if self._hint(field) == own else own

    def _example(self, field: Field, value: Any) -> Example:
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return [list(self._group((*field.path, "[]"), one)) for one in value]
        if isinstance(value, list):
            return [[self._said(field, one)] for one in value]
        if isinstance(value, dict) and not is_text(field.schema):
            return [list(self._group(field.path, value))]
        return [[self._said(field, value)]]

    def _group(self, path: tuple[str, ...], group: Mapping[str, Any]) -> Iterator[Said]:
        for name, value in group.items():
            field = self._kind.field(*path, name)
            yield self._said(field, value)._replace(label=field.label[self._code])

    def _said(self, field: Field, value: Any) -> Said:
        if is_text(field.schema):
            return Said(value[self._code])
        if isinstance(value, dict):
            inside = self._group(field.path, value)
            return Said(", ".join(f"{one.label}: {one.text or one.code}" for one in inside))
        terms = self._terms(field)
        label = terms[value]["label"][self._code] if value in terms else None
        return Said(label, str(value))

    def _terms(self, field: Field) -> Mapping[str, Any]:
        vocabularies = self._shared.register.schema.vocabularies
        return vocabularies[field.vocabulary].terms if field.vocabulary else {}

    def _in_file(self, field: Field, value: Any) -> str | None:
        """Only of what stands at the top of the file: the rest stands inside that."""
        if len(field.path) > 1:
            return None
        _, *lines = written(self._kind, placed(field.path, value)).splitlines()
        return "\n".join(lines)

    def _choices(self, field: Field) -> Iterator[Choice]:
        """The answers of a closed list: a vocabulary, the register's own things, the questions."""
        register, language = self._shared.register, self._shared.language
        things = {
            "situations": register.situations, "technologies": register.technologies,
            "legal_basis": register.laws, "initiatives": register.initiatives,
        }.get(field.name, {})  # fmt: skip
        for thing in language.by_name(things.values()):
            yield Choice(thing.id, thing.name[self._code])
        if field.path == ("unanswered", "[]", "question"):
            for name, question in self._kind.questions.items():
                yield Choice(name, question.label[self._code])
        for code in self._terms(field):
            label = language.label(field.vocabulary, code)
            yield Choice(code, label, language.explained(field.vocabulary, code))

    def _rests_on(self, said: Guidance) -> Iterator[tuple[str, str | None]]:
        """The laws and standards, and the municipality's own decision where it names one."""
        decided = self._shared.register.site.decided
        for name in said.rests_on:
            if name != DECIDED:
                source = guide().sources[name]
                yield source.title[self._code], source.url
            elif decided is not None:
                day = self._shared.language.date(decided.on)
                title = self._shared.say("Decided by %(body)s on %(date)s") % {
                    "body": decided.body[self._code], "date": day,
                }  # fmt: skip
                yield title, decided.url


__all__ = ["pages"]
