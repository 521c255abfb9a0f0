"""What the modules of this package share: a page, and a register as one language shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from textwrap import shorten
from types import MappingProxyType
from typing import Any, NamedTuple

from markupsafe import Markup

from plugins.register import Register, Tool, addresses, derived
from plugins.register.figures import Counted, Figures
from plugins.register.history import History
from plugins.register.model import Recipient, Supplier
from plugins.register.suppliers import Companies

from .changed import Sentences
from .language import Language
from .place import Place
from .story import Story
from .terms import Terms

AsHtml = Callable[[str, Any], Markup]
"""Says an answer of a kind as HTML."""


class SitePage(NamedTuple):
    """One page: where it stands, its twin in the other language, its template and its data.

    *files* are what the page shows beside its HTML, by their paths on the site.
    """

    path: str
    twin: str
    template: str
    title: str
    description: str
    section: str
    data: dict[str, Any]
    files: Mapping[str, str] = MappingProxyType({})


class DataKind(NamedTuple):
    """A kind of data with the link to its page; *mark* is for those with rules of their own."""

    name: str
    address: str
    mark: str | None


class Shared:
    """The register in one language: its things in order, their names and their addresses.

    *as_html* says an answer as HTML, where the theme has a way of its own to say its kind.
    *history* is None where there is none.
    """

    def __init__(
        self,
        register: Register,
        language: Language,
        place: Place,
        as_html: AsHtml,
        history: History | None = None,
    ) -> None:
        self.register = register
        self.history = history
        self.language = language
        self.place = place
        self.as_html = as_html
        self.code = language.code
        self.say = language.gettext

    # Things in the order a reader expects

    @cached_property
    def tools_by_name(self) -> list[Tool]:
        return self.language.by_name(self.register.tools.values())

    @cached_property
    def departments_by_name(self) -> list[dict[str, Any]]:
        """Every department with its name in force and its tools."""
        shown = [
            {
                "department": department,
                "name": self.department_names[department.id],
                "former": self._former_names(department),
                "address": self.url("departments", department.id),
                "tools": [t for t in self.tools_by_name if t.department == department.id],
                "coverage_on": self.language.date(department.coverage.on),
            }
            for department in self.register.departments.values()
        ]
        return sorted(shown, key=lambda one: self.language.sort_key(one["name"]))

    @cached_property
    def situations_in_order(self) -> list[dict[str, Any]]:
        """Every situation with the tools one meets in it."""
        situations = sorted(
            self.register.situations.values(),
            key=lambda situation: (situation.order, situation.id),
        )
        return [
            {
                "situation": situation,
                "address": self.url("situations", situation.id),
                "tools": [t for t in self.tools_by_name if situation.id in t.situations],
            }
            for situation in situations
        ]

    @cached_property
    def counted(self) -> Counted:
        """The register's figures, among them how easy this language is to read."""
        return Counted(self.register, self.code)

    @property
    def figures(self) -> Figures:
        """Everything that can be counted in the register."""
        return self.counted.figures

    @cached_property
    def data_kinds(self) -> dict[str, DataKind]:
        """Every kind of data, by its code."""
        terms = self.register.schema.vocabularies["data_kinds"].terms
        return {code: self._data_kind(code, term["category"]) for code, term in terms.items()}

    def _data_kind(self, code: str, category: str) -> DataKind:
        name = self.language.label("data_kinds", code)
        group = self.language.label("data_categories", category)
        mark = None if category == derived.GENERAL or group == name else group
        return DataKind(name, self.url("data", addresses.slug(code)), mark)

    @cached_property
    def sentences(self) -> Sentences:
        """What tells changes in words."""
        return Sentences(self.register, self.language)

    @cached_property
    def story(self) -> Story:
        """The history in words."""
        return Story(self)

    @cached_property
    def companies(self) -> Companies:
        """The companies behind the tools."""
        return Companies(self.register)

    @cached_property
    def terms(self) -> Terms:
        """What marks the terms of the glossary."""
        return Terms(self.register.glossary.values(), self.code, self.url("glossary"))

    # Names

    @cached_property
    def department_names(self) -> dict[str, str]:
        """The name in force of each department, by id."""
        today = self.register.today
        return {
            name: department.name_on(today)[self.code]
            for name, department in self.register.departments.items()
        }

    def department_name(self, tool: Tool) -> str:
        """The name in force of the department behind *tool*."""
        return self.department_names[tool.department]

    def _former_names(self, department: Any) -> list[tuple[str, str]]:
        """The names before the one in force, each with the day it ended."""
        today = self.register.today
        valid = [n for n in department.names if n.valid_from is None or n.valid_from <= today]
        return [
            (old.name[self.code], self.language.date(new.valid_from))
            for old, new in pairwise(valid)
        ]

    def in_list(self, tool: Tool) -> dict[str, Any]:
        """The short answers that a list shows about *tool*; None where nothing is stated."""
        language = self.language
        ring = derived.ring(tool)
        return {
            "ai": tool.ai.use and language.label("ai_use", tool.ai.use),
            "decision": tool.decision.part and language.short("decision_part", tool.decision.part),
            "ring": ring and language.label("ring", ring),
            "reviewed": tool.reviewed_on and language.date(tool.reviewed_on),
        }

    # Addresses

    def twins(self, section: str, *ids: str) -> tuple[str, str]:
        """The paths of a page in this language and in the other."""
        own = addresses.section(self.code, section, *ids)
        return own, addresses.section(self.language.other, section, *ids)

    def url(self, section: str, *ids: str) -> str:
        """The link to a section, or to the page of one thing in it."""
        return self.place.url(addresses.section(self.code, section, *ids))

    def tool_url(self, tool: Tool) -> str:
        return self.url("tools", tool.id)

    def company_url(self, party: Supplier | Recipient) -> str | None:
        """The link to the page of a supplier; None for who is none."""
        company = self.companies.of(party)
        return company and self.url("suppliers", company.slug)

    def tool_part_url(self, tool: Tool, part: str) -> str:
        """The link to a page that belongs to a tool's page, such as its ``notice``."""
        return self.place.url(addresses.tool_part(self.code, tool.id, part))

    # Pages

    def page(
        self, section: str, ids: Sequence[str], template: str, title: str, description: str,
        data: dict[str, Any],
    ) -> SitePage:  # fmt: skip
        """The page of a section, or of one thing in it."""
        path, twin = self.twins(section, *ids)
        return SitePage(path, twin, template, title, description, section, data)

    def tool_part(
        self, tool: Tool, part: str, template: str, title: str, description: str,
        data: dict[str, Any],
    ) -> SitePage:  # fmt: skip
        """A page that belongs to a tool's page, such as its ``notice``."""
        path, twin = (
            addresses.tool_part(code, tool.id, part) for code in (self.code, self.language.other)
        )
        return SitePage(path, twin, template, title, description, "tools", {"tool": tool, **data})


def in_short(text: str) -> str:
    """So much of *text* as a search engine shows, cut between words."""
    return shorten(text, 160, placeholder=" …")


__all__ = ["AsHtml", "DataKind", "Shared", "SitePage", "in_short"]
