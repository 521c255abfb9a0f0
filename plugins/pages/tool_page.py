"""What the page of a tool shows below the facts at the top: a section per question.

A row is one answer with its label. Its ``kind`` names the macro in
``theme/templates/_answers.html`` that says it; text stands as it is.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from plugins.register import Text, Tool, derived
from plugins.register.addresses import slug
from plugins.register.model import Unanswered, answer
from plugins.register.schema import Field, Schema

from .place import ContactShown
from .shared import Shared
from .terms import FirstUses
from .words import kept, kl_ring, origin


class Row(NamedTuple):
    kind: str
    label: str
    said: str


class Section(NamedTuple):
    id: str
    title: str
    rows: list[Row]


class RiskShown(NamedTuple):
    """The AI Act's class of a tool, in words."""

    class_: str
    explained: str
    area: str | None
    point: str | None
    reason: str | None
    url: str | None


class ToolPage:
    """A tool as its page in one language shows it."""

    def __init__(self, shared: Shared, tool: Tool, known: dict[Any, Row], terms: FirstUses) -> None:
        self._shared = shared
        self._register = shared.register
        self._tool = tool
        self._language = shared.language
        self._place = shared.place
        self._as_html = shared.as_html
        self._known = known
        self._terms = terms
        self._reasons = {line.question: line for line in tool.unanswered or ()}

    @property
    def sections(self) -> list[Section]:
        """The page's sections in the schema's order, each with the rows it has."""
        code = self._language.code
        return [
            Section(group, title[code], [row for row in map(self._row, fields) if row is not None])
            for group, title, fields in _layout(self._register.schema)
        ]

    @property
    def open_questions(self) -> list[tuple[str, str]]:
        """The label of every question without an answer, and why there is none."""
        language = self._language
        return [
            (
                field.label[language.code],
                language.label("unanswered_reasons", self._reasons[field.name].reason),
            )
            for field in derived.open_questions(self._register, self._tool)
        ]

    # The rows

    def _row(self, field: Field) -> Row | None:
        said = answer(self._tool, field.path)
        if said is None:
            line = self._reasons.get(field.name)
            return self._open(field, line) if line else None
        if field.vocabulary is None and field.path not in _REPEATED:
            return self._made(field, said)
        # Many tools give the same answer from the same list: its row is made once.
        key = (field.path, said)
        row = self._known.get(key)
        if row is None:
            row = self._known[key] = self._made(field, said)
        return row

    def _made(self, field: Field, said: Any) -> Row:
        label = field.label[self._language.code]
        special = _SPECIAL.get(field.path)
        if special is not None:
            kind, shown = special, getattr(self, f"_{special}")(said)
        elif said == ():
            kind, shown = "text", self._language.gettext("None")
        elif field.vocabulary is not None:
            kind, shown = "codes", self._coded(field.vocabulary, said)
        elif isinstance(said, Text):
            kind, text = "text", said[self._language.code]
            if field.is_markdown:
                shown = self._terms.in_html(self._place.markdown(text))
            else:
                shown = self._terms.in_text(text)
        elif field.name == "kle":
            kind, shown = "text", ", ".join(said)
        elif field.name.endswith("url"):
            kind, shown = "link", said
        else:
            kind, shown = "text", self._language.date(said)
        return Row(kind, label, self._as_html(kind, shown))

    def _open(self, field: Field, line: Unanswered) -> Row:
        note = line.note and line.note[self._language.code]
        reason = self._language.label("unanswered_reasons", line.reason)
        return Row("open", field.label[self._language.code], self._as_html("open", (reason, note)))

    def _coded(self, vocabulary: str, said: str | tuple[str, ...]) -> list[tuple[str, str]]:
        codes = (said,) if isinstance(said, str) else said
        language = self._language
        return [(language.label(vocabulary, c), language.explained(vocabulary, c)) for c in codes]

    def _ai_kinds(self, codes: tuple[str, ...]) -> tuple[Any, ...]:
        language, url = self._language, self._shared.url
        return tuple(
            (language.label("ai_kinds", c), language.explained("ai_kinds", c), url("ai", slug(c)))
            for c in codes
        )

    def _links_to(self, section: str, things: Any, ids: tuple[str, ...]) -> tuple[Any, ...]:
        code = self._language.code
        return tuple((things[name].name[code], self._shared.url(section, name)) for name in ids)

    def _situations(self, ids: tuple[str, ...]) -> tuple[Any, ...]:
        return self._links_to("situations", self._register.situations, ids)

    def _data(self, uses: Any) -> list[tuple[Any, ...]]:
        language, kinds = self._language, self._shared.data_kinds
        return [
            (
                kinds[use.kind],
                origin(use, language),
                use.used_for and use.used_for[language.code],
                kept(use.keep, language),
            )
            for use in uses
        ]

    def _recipients(self, recipients: Any) -> list[tuple[Any, ...]]:
        return [
            (party.name[self._language.code], *self._company("recipient_roles", party))
            for party in recipients
        ]

    def _suppliers(self, suppliers: Any) -> list[tuple[Any, ...]]:
        return [(party.name, *self._company("supplier_roles", party)) for party in suppliers]

    def _company(self, vocabulary: str, party: Any) -> tuple[str, str | None]:
        """The role of *party*, and its page when it is a supplier."""
        return self._role(vocabulary, party), self._shared.company_url(party)

    def _role(self, vocabulary: str, party: Any) -> str:
        said = [self._language.label(vocabulary, party.role)]
        if party.country:
            said.append(self._language.country(party.country))
        if party.cvr:
            said.append(f"CVR {party.cvr}")
        return ", ".join(said)

    def _technologies(self, ids: tuple[str, ...]) -> tuple[Any, ...]:
        language, code = self._language, self._language.code
        rows = []
        for name in ids:
            technology = self._register.technologies[name]
            address = self._shared.url("technologies", name)
            kl = kl_ring(technology, language)
            rows.append((technology.name[code], address, technology.explained[code], kl))
        return tuple(rows)

    def _radar(self, assessments: Any) -> list[tuple[str, str, str]]:
        language = self._language
        return [
            (language.label("ring", line.ring), language.date(line.on), line.reason[language.code])
            for line in assessments
        ]

    def _legal_basis(self, ids: tuple[str, ...]) -> tuple[Any, ...]:
        code = self._language.code
        laws = (self._register.laws[name] for name in ids)
        return tuple(
            (
                law.name[code], self._shared.url("laws", law.id), law.explained[code],
                law.citation[code], law.url,
            )
            for law in laws
        )  # fmt: skip

    def _assessments(self, lines: Any) -> list[tuple[Any, ...]]:
        language = self._language
        return [
            (
                language.label("assessment_kinds", line.kind),
                language.label("assessment_results", line.result),
                line.on and language.date(line.on),
                line.summary and line.summary[language.code],
                line.url,
            )
            for line in lines
        ]

    def _ethics(self, lines: Any) -> list[tuple[str, str]]:
        language = self._language
        return [
            (language.label("principles", line.principle), line.answer[language.code])
            for line in lines
        ]

    def _risk(self, risk: Any) -> RiskShown:
        language = self._language
        return RiskShown(
            language.label("ai_risk", risk.class_),
            language.explained("ai_risk", risk.class_),
            risk.annex_iii and language.label("annex_iii", risk.annex_iii),
            risk.annex_iii,
            risk.reason and risk.reason[language.code],
            risk.eu_database_url,
        )

    def _contact(self, contact: Any) -> ContactShown:
        return self._place.contact(contact, self._language)

    def _cost(self, cost: Any) -> str:
        language = self._language
        if cost.text is not None:
            return cost.text[language.code]
        return language.gettext("%(amount)s kroner in %(year)s") % {
            "amount": language.number(cost.dkk_per_year), "year": cost.year
        }  # fmt: skip

    def _initiatives(self, ids: tuple[str, ...]) -> tuple[Any, ...]:
        return self._links_to("strategy", self._register.initiatives, ids)

    def _links(self, links: Any) -> list[tuple[str, str]]:
        return [(link.label[self._language.code], link.url) for link in links]

    def _sources(self, sources: Any) -> list[tuple[Any, ...]]:
        return self._place.sources(sources, self._language)


# Shown in their own way by the template, not as rows of a section.
_ELSEWHERE = {"name", "summary", "basis", "unanswered", "reviewed_on", "review_every"}
_WITHOUT_SECTION = {"bookkeeping"}
_SPECIAL = {
    (name,): name
    for name in (
        "situations", "data", "recipients", "suppliers", "technologies", "radar", "legal_basis",
        "assessments", "ethics", "contact", "cost", "initiatives", "links", "sources",
    )
} | {("ai", "risk"): "risk", ("ai", "kinds"): "ai_kinds"}  # fmt: skip
# Lists of ids, which many tools share.
_REPEATED = {("situations",), ("technologies",), ("legal_basis",), ("initiatives",)}
# Groups of answers that stand as rows of their own.
_OPENED = {("decision",), ("ai",)}


@cache
def _layout(schema: Schema) -> tuple[tuple[str, Any, tuple[Field, ...]], ...]:
    """The sections of every tool's page: id, title, and the fields in them."""
    kind = schema.kinds["tool"]
    shown = [field for field in kind.fields if _is_row(field)]
    return tuple(
        (
            group["id"],
            group["title"],
            tuple(
                field
                for field in shown
                if (field.group or kind.field(field.path[0]).group) == group["id"]
            ),
        )
        for group in kind.groups
        if group["id"] not in _WITHOUT_SECTION
    )


def _is_row(field: Field) -> bool:
    at_top = len(field.path) == 1 and field.path not in _OPENED
    opened = len(field.path) == 2 and field.path[:1] in _OPENED
    return (at_top or opened) and field.path[0] not in _ELSEWHERE
