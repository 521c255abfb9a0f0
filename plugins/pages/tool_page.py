"""What the page of a tool shows: the facts at the top, then a section per question.

A row is one answer with its label. Its ``kind`` names the macro in
``theme/templates/_answers.html`` that says it; text stands as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from plugins.register import Register, Text, Tool, addresses, derived
from plugins.register.model import Unanswered, answer
from plugins.register.schema import Field, Schema

from .language import Language
from .place import ContactShown, Place
from .shared import AsHtml


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


class Fact(NamedTuple):
    """One answer of the box at the top; *section* is where the whole answer stands."""

    question: str
    answer: str
    section: str
    is_open: bool = False


class ToolPage:
    """A tool as its page in one language shows it."""

    def __init__(
        self,
        register: Register,
        tool: Tool,
        language: Language,
        place: Place,
        as_html: AsHtml,
        known: dict[Any, Row],
    ) -> None:
        self._register = register
        self._tool = tool
        self._language = language
        self._place = place
        self._as_html = as_html
        self._known = known
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

    @property
    def facts(self) -> list[Fact]:
        """The few facts a passer-by wants: AI, decisions, data, radar, review."""
        return list(self._facts())

    # The facts

    def _facts(self) -> Iterator[Fact]:
        say = self._language.gettext
        tool, label = self._tool, self._language.label
        yield self._fact(say("Does it use AI?"), self._ai(), "ai")
        part = tool.decision.part and self._language.short("decision_part", tool.decision.part)
        yield self._fact(say("Does it decide about you?"), part, "decision")
        yield self._fact(say("Sensitive data?"), self._sensitive(), "data")
        yield self._fact(say("Does data leave the EU?"), self._leaves(), "data")
        ring = derived.ring(tool)
        yield self._fact(say("On the radar"), ring and label("ring", ring), "technology")
        yield self._fact(say("Reviewed"), self._reviewed(), "review")

    def _fact(self, question: str, said: str | None, section: str) -> Fact:
        if said is None:
            return Fact(question, self._language.gettext("Not stated"), section, True)
        return Fact(question, said, section)

    def _ai(self) -> str | None:
        use, kinds = self._tool.ai.use, self._tool.ai.kinds
        if use == "yes" and kinds:
            names = ", ".join(self._language.inside("ai_kinds", kind) for kind in kinds)
            return f"{self._language.label('ai_use', use)}: {names}"
        return use and self._language.label("ai_use", use)

    def _sensitive(self) -> str | None:
        kinds = derived.sensitive_data(self._register, self._tool)
        if kinds is None:
            return None
        say = self._language.gettext
        if not self._tool.data:
            return say("No data about people")
        names = ", ".join(self._language.inside("data_kinds", kind) for kind in kinds)
        return f"{say('Yes')}: {names}" if names else say("No")

    def _leaves(self) -> str | None:
        say = self._language.gettext
        if self._tool.storage is None:
            return say("No data about people") if self._tool.data == () else None
        return say("Yes") if self._tool.storage == "outside_eu" else say("No")

    def _reviewed(self) -> str:
        say = self._language.gettext
        if self._tool.reviewed_on is None:
            return say("Not by the department")
        due = derived.next_review(self._register, self._tool)
        reviewed = self._language.date(self._tool.reviewed_on)
        if self._tool.status == "retired" or due is None:
            return reviewed
        if derived.is_overdue(self._register, self._tool):
            return say("%(date)s, overdue since %(due)s") % {
                "date": reviewed, "due": self._language.date(due)
            }  # fmt: skip
        return say("%(date)s, next time %(due)s") % {
            "date": reviewed, "due": self._language.date(due)
        }  # fmt: skip

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
            kind, shown = "text", said[self._language.code]
            if field.is_markdown:
                shown = self._place.markdown(shown)
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

    def _links_to(self, section: str, things: Any, ids: tuple[str, ...]) -> tuple[Any, ...]:
        code = self._language.code
        return tuple(
            (things[name].name[code], self._place.url(addresses.section(code, section, name)))
            for name in ids
        )

    def _situations(self, ids: tuple[str, ...]) -> tuple[Any, ...]:
        return self._links_to("situations", self._register.situations, ids)

    def _data(self, uses: Any) -> list[tuple[Any, ...]]:
        language, code = self._language, self._language.code
        terms = self._register.schema.vocabularies["data_kinds"].terms
        rows = []
        for use in uses:
            origin = use.from_ and language.label("data_origins", use.from_)
            if use.source is not None:
                origin = f"{origin} ({use.source[code]})" if origin else use.source[code]
            category = terms[use.kind]["category"]
            mark = None if category == "general" else language.label("data_categories", category)
            name = language.label("data_kinds", use.kind)
            used_for = use.used_for and use.used_for[code]
            mark = None if mark == name else mark
            rows.append((name, mark, origin, used_for, self._keep(use.keep)))
        return rows

    def _keep(self, keep: Any) -> str | None:
        if keep is None:
            return None
        if keep.text is not None:
            return keep.text[self._language.code]
        say = self._language
        if keep.months == 0:
            return say.gettext("Not kept")
        years, months = divmod(keep.months, 12)
        if months == 0:
            time = say.ngettext("%(n)s year", "%(n)s years", years) % {"n": say.number(years)}
        else:
            time = say.ngettext("%(n)s month", "%(n)s months", keep.months) % {
                "n": say.number(keep.months)
            }
        return say.gettext("%(time)s, counted from: %(event)s") % {
            "time": time, "event": say.inside("retention_events", keep.after)
        }  # fmt: skip

    def _recipients(self, recipients: Any) -> list[tuple[str, str]] | None:
        return [
            (party.name[self._language.code], self._role("recipient_roles", party))
            for party in recipients
        ]

    def _suppliers(self, suppliers: Any) -> list[tuple[str, str]]:
        return [(party.name, self._role("supplier_roles", party)) for party in suppliers]

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
            newest = max(technology.kl or (), key=lambda kl: kl.edition, default=None)
            kl = newest and language.gettext("KL's ring %(edition)s: %(ring)s") % {
                "edition": newest.edition, "ring": language.label("ring", newest.ring)
            }  # fmt: skip
            rows.append((technology.name[code], technology.explained[code], kl))
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
            (law.name[code], law.explained[code], law.citation[code], law.url) for law in laws
        )

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

    def _initiatives(self, ids: tuple[str, ...]) -> list[str]:
        return [self._register.initiatives[name].name[self._language.code] for name in ids]

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
} | {("ai", "risk"): "risk"}  # fmt: skip
# Lists of ids, which many tools share.
_REPEATED = {("situations",), ("technologies",), ("legal_basis",)}
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
