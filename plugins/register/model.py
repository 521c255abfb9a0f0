"""What the files say, as frozen, typed data. No reading, no writing, no HTML in here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field

from .schema import Schema

LANGUAGES = ("da", "en")
OTHER_LANGUAGE = {"da": "en", "en": "da"}


class Text(Struct, frozen=True):
    """The same text in both languages: ``text["da"]``."""

    da: str
    en: str

    def __getitem__(self, language: str) -> str:
        return getattr(self, language)


class Frozen(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A group of answers; an answer that is not given is None."""


class Contact(Frozen):
    unit: Text
    email: str | None = None
    phone: str | None = None
    url: str | None = None


class Decided(Frozen):
    """Who decided something, on which day, and the minutes."""

    body: Text
    on: date
    url: str | None = None


class Source(Frozen):
    """Where a statement comes from; *retrieved* is a year, a month or a date."""

    title: str
    url: str | None = None
    reference: str | None = None
    retrieved: str | None = None


class Keep(Frozen):
    """How long data is kept: *months* counted from the event *after*, or in words."""

    months: int | None = None
    after: str | None = None
    text: Text | None = None


class DataUse(Frozen):
    """One kind of data a tool uses, where it comes from, what for and how long it is kept."""

    kind: str
    from_: str | None = field(name="from", default=None)
    source: Text | None = None
    used_for: Text | None = None
    keep: Keep | None = None


class Recipient(Frozen):
    name: Text
    role: str
    country: str | None = None
    cvr: str | None = None


class Decision(Frozen):
    """What a tool means for decisions about people."""

    part: str | None = None
    effect: Text | None = None
    human: Text | None = None


class Risk(Frozen):
    """The tool's class in Regulation (EU) 2024/1689, the AI Act."""

    class_: str = field(name="class")
    annex_iii: str | None = None
    reason: Text | None = None
    eu_database_url: str | None = None


class AI(Frozen):
    use: str | None = None
    kinds: tuple[str, ...] | None = None
    does: Text | None = None
    oversight: Text | None = None
    tested: Text | None = None
    training_data: Text | None = None
    risk: Risk | None = None
    disclosure: Text | None = None


class RadarAssessment(Frozen):
    """The ring the department placed the tool in on a day, and why."""

    ring: str
    on: date
    reason: Text


class Assessment(Frozen):
    kind: str
    result: str
    on: date | None = None
    summary: Text | None = None
    url: str | None = None


class EthicsAnswer(Frozen):
    principle: str
    answer: Text


class Supplier(Frozen):
    name: str
    role: str
    cvr: str | None = None
    country: str | None = None


class Cost(Frozen):
    dkk_per_year: int | None = None
    year: int | None = None
    text: Text | None = None


class Link(Frozen):
    label: Text
    url: str


class Unanswered(Frozen):
    """A question without an answer, and the reason; *question* is a field path."""

    question: str
    reason: str
    note: Text | None = None


class Confirmed(Frozen):
    """A text changed in one language, and the day someone saw that the other still fits."""

    field: str
    on: date


class Thing(Frozen):
    """What one file describes; *path* is the file, relative to the register's root."""

    path: str
    id: str


class Translated(Thing, kw_only=True):
    """A thing with texts in both languages."""

    confirmed: tuple[Confirmed, ...] | None = None


class Comment(Frozen):
    """What its author noted in a file beside the field *at*, or beside the whole: no answer."""

    at: str
    before: tuple[str, ...] | None = None
    after: str | None = None
    end: tuple[str, ...] | None = None


class Tool(Translated):
    """A digital tool used on citizens' data or in the contact with citizens."""

    department: str
    name: Text
    basis: str
    summary: Text
    purpose: Text
    situations: tuple[str, ...]
    status: str | None = None
    since: str | None = None
    until: str | None = None
    stopped_because: Text | None = None
    benefit: Text | None = None
    people: tuple[str, ...] | None = None
    scale: str | None = None
    contact_role: str | None = None
    notice: Text | None = None
    notice_url: str | None = None
    data: tuple[DataUse, ...] | None = None
    recipients: tuple[Recipient, ...] | None = None
    storage: str | None = None
    transfer_basis: str | None = None
    decision: Decision = Decision()
    ai: AI = AI()
    technologies: tuple[str, ...] | None = None
    radar: tuple[RadarAssessment, ...] | None = None
    legal_basis: tuple[str, ...] | None = None
    assessments: tuple[Assessment, ...] | None = None
    ethics: tuple[EthicsAnswer, ...] | None = None
    opt_out: Text | None = None
    objection: Text | None = None
    explanation: Text | None = None
    contact: Contact | None = None
    suppliers: tuple[Supplier, ...] | None = None
    cost: Cost | None = None
    initiatives: tuple[str, ...] | None = None
    kle: tuple[str, ...] | None = None
    links: tuple[Link, ...] | None = None
    sources: tuple[Source, ...] | None = None
    reviewed_on: date | None = None
    review_every: int | None = None
    former_ids: tuple[str, ...] | None = None
    replaced_by: tuple[str, ...] | None = None
    unanswered: tuple[Unanswered, ...] | None = None
    comments: tuple[Comment, ...] | None = None


class DepartmentName(Frozen):
    name: Text
    valid_from: date | None = None


class Coverage(Frozen):
    text: Text
    on: date


class Department(Translated):
    names: tuple[DepartmentName, ...]
    coverage: Coverage
    abbreviation: str | None = None
    contact: Contact | None = None
    owners: tuple[str, ...] | None = None
    sources: tuple[Source, ...] | None = None

    def name_on(self, day: date) -> Text:
        """The name in force on *day*; the oldest name when none was yet."""
        valid = [name for name in self.names if name.valid_from is None or name.valid_from <= day]
        return (valid[-1] if valid else self.names[0]).name


class Situation(Translated):
    name: Text
    intro: Text
    departments: tuple[str, ...]
    order: int


class KLRing(Frozen):
    """Where KL's Teknologiradar of the year *edition* places a technology."""

    edition: int
    ring: str
    source_url: str


class Technology(Translated):
    name: Text
    explained: Text
    kl: tuple[KLRing, ...] | None = None


class Law(Translated):
    """A provision; *gdpr* is its article code when it stands in the GDPR."""

    name: Text
    citation: Text
    explained: Text
    url: str | None = None
    gdpr: str | None = None
    rights: tuple[str, ...] = ()
    permits: tuple[str, ...] = ()
    sources: tuple[Source, ...] | None = None


class Forms(Frozen):
    """The words of each language in which pages use a term, apart from its name."""

    da: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def __getitem__(self, language: str) -> tuple[str, ...]:
        return getattr(self, language)


class Term(Translated):
    """A word of the glossary."""

    name: Text
    explained: Text
    forms: Forms = Forms()
    sources: tuple[Source, ...] | None = None


class AppliesTo(Frozen):
    """The tools a letter is for: each condition that is given names what one of must be there.

    *data* are groups of data, *rights* those that follow from the legal basis, *decision* parts
    in decisions.
    """

    data: tuple[str, ...] | None = None
    rights: tuple[str, ...] | None = None
    decision: tuple[str, ...] | None = None


class Letter(Translated):
    """A ready text with which a citizen uses a right; *office* is the complaint office it goes to.

    Without an office it goes to those who answer for the tool.
    """

    name: Text
    order: int
    applies_to: AppliesTo
    explained: Text
    otherwise: Text
    subject: Text
    body: Text
    office: str | None = None
    sources: tuple[Source, ...] | None = None


class FollowUp(Frozen):
    on: date
    text: Text
    url: str | None = None


class Initiative(Translated):
    name: Text
    level: str
    decided: Decided
    status: str
    text: Text
    focus_area: str | None = None
    department: str | None = None
    measured_by: tuple[str, ...] | None = None
    followed_up: tuple[FollowUp, ...] | None = None
    sources: tuple[Source, ...] | None = None


class Period(Frozen):
    """The years a strategy holds, both included."""

    from_: int = field(name="from")
    to: int


class FocusArea(Frozen):
    id: str
    name: Text


class FollowedUpBy(Frozen):
    """Who follows up the strategy, and how often."""

    body: Text
    times_per_year: int


class Strategy(Translated):
    name: Text
    period: Period
    focus_areas: tuple[FocusArea, ...]
    decided: Decided | None = None
    followed_up_by: tuple[FollowedUpBy, ...] | None = None
    followed_up: tuple[FollowUp, ...] | None = None
    sources: tuple[Source, ...] | None = None


class Officer(Frozen):
    """The data protection officer: a function, never a person."""

    name: Text
    address: str | None = None
    email: str | None = None
    url: str | None = None


class Security(Frozen):
    """Where to report a hole in the site, and the day from which that must not be trusted."""

    contact: tuple[str, ...]
    expires: date
    policy_url: str | None = None


class ComplaintOffice(Frozen):
    """Where one can complain; letters name it by its *id*."""

    name: Text
    explained: Text
    id: str | None = None
    url: str | None = None


class Licence(Frozen):
    name: Text
    url: str


class Site(Translated):
    """The municipality behind the register, and what holds for the whole site."""

    name: Text
    municipality: Text
    url: str
    cvr: str
    promise: Text
    introduction: Text
    dpo: Officer
    mailbox_domains: tuple[str, ...]
    complaint_offices: tuple[ComplaintOffice, ...]
    review_every: int
    data_licence: Licence
    decided: Decided | None = None
    contact: Contact | None = None
    editors: tuple[str, ...] | None = None
    accessibility_statement_url: str | None = None
    repository_url: str | None = None
    forge: str | None = None
    branch: str | None = None
    time_zone: str | None = None
    security: Security | None = None


class Synonym(Frozen):
    """What people type, and what they mean by it: words of the register, or things by id."""

    words: tuple[str, ...]
    means: tuple[str, ...] | None = None
    tools: tuple[str, ...] | None = None
    situations: tuple[str, ...] | None = None
    technologies: tuple[str, ...] | None = None


class Synonyms(Thing):
    """The everyday words that lead to other words of the register when someone searches."""

    danish: tuple[Synonym, ...]
    english: tuple[Synonym, ...]


class Allowed(Frozen):
    """One *problem* that may stand in a *field* of a *file*, why, and since when it may."""

    file: str
    field: str
    problem: str
    because: str
    approved_on: date


class Exceptions(Thing):
    """What the editors have looked at and allow, place by place."""

    exceptions: tuple[Allowed, ...]


class Program(Frozen):
    name: str
    version: str


class Found(Frozen):
    """In how many *places* of a *page* something was wrong."""

    page: str
    places: int


class Checked(Frozen):
    """One check of the site, and the pages where it *found* something."""

    check: str
    found: tuple[Found, ...] = ()


class Accessibility(Thing):
    """What programs have tried on the site so that everyone can use it, and what they found."""

    tested_on: date
    programs: tuple[Program, ...]
    pages: tuple[str, ...]
    checks: tuple[Checked, ...]


class TakenDown(Frozen):
    """A tool of which something was taken down on a day, as it should never have been public.

    *former_ids* are those its file had, whose addresses must answer, too.
    """

    tool: str
    what: str
    on: date
    because: Text
    former_ids: tuple[str, ...] = ()


class Withheld(Thing):
    """What has been taken down: of a ``page`` all, of a ``history`` what it told up to a day."""

    withheld: tuple[TakenDown, ...]

    @property
    def pages(self) -> dict[str, TakenDown]:
        """The lines of pages that were taken down, by each id the tool has had."""
        return {
            name: line
            for line in self.withheld
            if line.what == "page"
            for name in (line.tool, *line.former_ids)
        }


class Page(Translated):
    """A page of prose in one language; *body* is Markdown, *under* the section it adds to."""

    language: str
    title: str
    description: str
    address: str
    menu: str
    order: int
    body: str
    under: str | None = None
    sources: tuple[Source, ...] | None = None


class Register(Struct, frozen=True, kw_only=True):
    """Everything the files say, checked. Mappings go from id to thing, in order of id.

    *pages* goes from id to language to page. *today* is the day that "overdue", "in the
    future" and names in force are judged by. *schema* has the labels of every field and code.
    """

    today: date
    schema: Schema
    site: Site
    strategy: Strategy | None
    synonyms: Synonyms | None
    exceptions: Exceptions | None
    withheld: Withheld | None
    accessibility: Accessibility | None
    departments: Mapping[str, Department]
    situations: Mapping[str, Situation]
    technologies: Mapping[str, Technology]
    laws: Mapping[str, Law]
    initiatives: Mapping[str, Initiative]
    glossary: Mapping[str, Term]
    letters: Mapping[str, Letter]
    pages: Mapping[str, Mapping[str, Page]]
    tools: Mapping[str, Tool]

    def things(self) -> Iterator[tuple[str, Thing]]:
        """All that files describe, each with the name of its kind."""
        if self.site is not None:
            yield "site", self.site
        if self.strategy is not None:
            yield "strategy", self.strategy
        if self.synonyms is not None:
            yield "synonyms", self.synonyms
        if self.exceptions is not None:
            yield "exceptions", self.exceptions
        if self.withheld is not None:
            yield "withheld", self.withheld
        if self.accessibility is not None:
            yield "accessibility", self.accessibility
        for kind, things in (
            ("department", self.departments), ("situation", self.situations),
            ("technology", self.technologies), ("law", self.laws),
            ("initiative", self.initiatives), ("term", self.glossary),
            ("letter", self.letters), ("tool", self.tools), *(
                ("page", twins) for twins in self.pages.values()
            ),
        ):  # fmt: skip
            for thing in things.values():
                yield kind, thing


def alone(kind: str, thing: Thing, today: date, schema: Schema) -> Register:
    """A register in which *thing* stands alone, for what can be said of it without others."""
    things: dict[str, Any] = {
        "site": None, "strategy": None, "synonyms": None, "exceptions": None, "withheld": None,
        "accessibility": None, "departments": {}, "situations": {}, "technologies": {},
        "laws": {}, "initiatives": {}, "glossary": {}, "letters": {}, "pages": {}, "tools": {},
    }  # fmt: skip
    if kind in things:
        things[kind] = thing
    elif kind == "page":
        things["pages"] = {thing.id: {thing.language: thing}}
    else:
        things[_PLURAL[kind]] = {thing.id: thing}
    return Register(today=today, schema=schema, **things)


_PLURAL = {
    "department": "departments", "situation": "situations", "technology": "technologies",
    "law": "laws", "initiative": "initiatives", "term": "glossary",
    "letter": "letters", "tool": "tools",
}  # fmt: skip


def answer(thing: Any, path: tuple[str, ...]) -> Any:
    """The answer at a field *path* of the schema, None when it is not given."""
    if len(path) == 1:  # the most common by far
        step = path[0]
        return getattr(thing, _ATTRIBUTES.get(step, step))
    for step in path:
        if thing is None:
            return None
        thing = getattr(thing, _ATTRIBUTES.get(step, step))
    return thing


# Words of the files that Python keeps for itself.
_ATTRIBUTES = {"class": "class_", "from": "from_"}
