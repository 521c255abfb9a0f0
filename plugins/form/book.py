"""What the sheets of one workbook have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from plugins.register import Register
from plugins.register.schema import Field

from .layout import UNANSWERED, titles
from .offers import Offers
from .words import WORDS, hint, must


@dataclass(frozen=True)
class Book:
    """A workbook in one language, for *register*, with the answers of a tool's *data*."""

    register: Register
    language: str
    data: Mapping[str, Any]
    offers: Offers

    @property
    def said(self) -> Mapping[str, str]:
        return WORDS[self.language]

    @cached_property
    def titles(self) -> Mapping[str, str]:
        return titles(self.register.schema.kinds["tool"], self.language)

    @cached_property
    def unanswered(self) -> Mapping[str, Mapping[str, Any]]:
        """The lines about questions without an answer, by question."""
        return {line["question"]: line for line in self.data.get(UNANSWERED, ())}

    def answer(self, path: tuple[str, ...], data: Any = None) -> Any:
        """What stands at *path* in *data*, or in that of the tool; None where nothing does."""
        data = self.data if data is None else data
        for step in path:
            data = data.get(step) if isinstance(data, Mapping) else None
        return data

    def label(self, field: Field) -> str:
        return field.label[self.language]

    def hint(self, field: Field) -> str:
        is_list = "properties" in field.schema.get("items", ())
        is_chosen = self.offers.has_list(field) and not is_list
        return hint(field, self.language, is_chosen=is_chosen)

    def must(self, field: Field, required: bool) -> str:
        return must(field, required, self.register.schema, self.language)
