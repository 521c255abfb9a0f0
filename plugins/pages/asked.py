"""When a field must be answered, and what it may hold, in words: from the schema alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from babel.lists import format_list

from plugins.register.schema import Field, Kind, is_text

from .language import Language

Parts = Sequence[tuple[tuple[str, ...], Any]]
"""Fields, each with the answers that a condition asks for, or True for any."""

# The pattern of what may be any text that is not empty.
_ANY = r"\S"


class Asked:
    """Says in one language when the fields of a *kind* of file are asked, and how strictly."""

    def __init__(self, kind: Kind, language: Language) -> None:
        self._kind = kind
        self._language = language
        self._say = language.gettext

    def when(self, field: Field) -> list[str]:
        """Whether *field* must be answered, when, and whether it may be left open."""
        ways = (self._required, self._by_condition, self._optional)
        return next(said for way in ways if (said := list(way(field))))

    def _required(self, field: Field) -> Iterator[str]:
        """What the schema asks of every file, or of each entry or group around the field."""
        above = self._above(field)
        around = above.schema if above else self._kind.schema
        if field.path[-1] in around.get("items", around).get("required", ()):
            if above is None:
                yield self._say("Must always be answered.")
            elif "items" in around:
                yield self._say("Must be in every entry.")
            else:
                yield self._say("Must be there when you answer %(field)s.") % self._named(above)

    def _by_condition(self, field: Field) -> Iterator[str]:
        question, required = field.question, field.required_when
        applies = (*field.when.parts, *(question.parts if question else ()))
        if required is not None and question is None:
            yield self._must((*applies, *required.parts))
            if required:
                yield self._say("Otherwise it may be left out.")
        elif required is not None:
            if applies:
                yield self._only(applies)
            yield self._must(required.parts)
            yield self._say("Otherwise it may be listed as unanswered, with a reason.")
        elif question is not None and applies:
            yield self._say(
                "Must be answered when %(condition)s, or be listed as unanswered, with a reason."
            ) % {"condition": self.condition(applies)}
        elif question is not None:
            yield self._say("Must be answered, or be listed as unanswered, with a reason.")

    def _optional(self, field: Field) -> Iterator[str]:
        above = self._above(field)
        form = above and self._form(above.schema.get("items", above.schema))
        if field.when:
            yield self._only(field.when.parts)
        if any(one.path[: len(field.path)] == field.path for one in self._conditional):
            yield self._say("Each field in it says whether it must be answered.")
        elif form:
            yield self._say("Part of %(field)s: %(form)s.") % {**self._named(above), "form": form}
        else:
            yield self._say("May be left out.")

    @property
    def _conditional(self) -> list[Field]:
        fields = self._kind.fields
        return [one for one in fields if one.question is not None or one.required_when is not None]

    def _must(self, parts: Parts) -> str:
        if not parts:
            return self._say("Must always be answered.")
        return self._say("Must be answered when %(condition)s.") % {
            "condition": self.condition(parts)
        }

    def _only(self, parts: Parts) -> str:
        return self._say("Only asked when %(condition)s.") % {"condition": self.condition(parts)}

    def condition(self, parts: Parts) -> str:
        """What other answers must be: “Status” is “Paused” or “Retired”."""
        return self._listed([self._one(path, wanted) for path, wanted in parts], "standard")

    def _one(self, path: tuple[str, ...], wanted: Any) -> str:
        field = self._kind.field(*path)
        if wanted is True:
            return self._say("%(field)s is not empty") % self._named(field)
        codes = self._language.schema.vocabularies[field.vocabulary].codes
        others = [code for code in codes if code not in wanted]
        is_shorter_turned = len(others) == 1 < len(wanted)
        said = (self._say("%(field)s is not %(answer)s") if is_shorter_turned
                else self._say("%(field)s is %(answer)s"))  # fmt: skip
        chosen = others if is_shorter_turned else wanted
        labels = [self._quoted(self._language.label(field.vocabulary, code)) for code in chosen]
        return said % {**self._named(field), "answer": self._listed(labels, "or")}

    def limits(self, field: Field) -> list[str]:
        """How long, how many, how high, and in which form."""
        return list(self._limits(field))

    def _limits(self, field: Field) -> Iterator[str]:
        schema, say = field.schema, self._say
        if is_text(schema):
            size = schema["properties"][self._language.code]["maxLength"]
            yield say("At most %(n)s characters in each language.") % {"n": self._number(size)}
        if field.lix is not None:
            yield say("A LIX of %(n)s at most.") % {"n": field.lix}
        if schema.get("type") == "integer":
            yield say("A whole number from %(low)s to %(high)s.") % {
                "low": schema["minimum"], "high": self._number(schema["maximum"]),
            }  # fmt: skip
        for part in (schema, schema.get("items", {})):
            if part.get("pattern") == _ANY:
                yield say("At most %(n)s characters.") % {"n": part["maxLength"]}
            elif form := self._form(part):
                yield say("Write %(form)s.") % {"form": form}
        if "maxItems" in schema:
            yield say("At most %(n)s entries.") % {"n": schema["maxItems"]}
        if "minItems" in schema:
            yield say("At least one.")

    def _number(self, value: int) -> str:
        # Four digits can be a year, and read as well without a sign between them.
        return self._language.number(value) if value > 9999 else str(value)

    def _form(self, schema: Any) -> str | None:
        return schema.get("form" if self._language.code == "da" else "form_en")

    def _above(self, field: Field) -> Field | None:
        """The group or list that *field* stands in."""
        path = field.path[:-1]
        path = path[:-1] if path[-1:] == ("[]",) else path
        return self._kind.field(*path) if path else None

    def _named(self, field: Field) -> dict[str, str]:
        return {"field": self._quoted(field.label[self._language.code])}

    def _quoted(self, text: str) -> str:
        return self._say("“%(text)s”") % {"text": text}

    def _listed(self, parts: Sequence[str], style: str) -> str:
        return format_list(parts, style=style, locale=self._language.locale)


__all__ = ["Asked"]
