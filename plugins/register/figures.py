"""The register counted: what it holds, what it lacks, and how easy it is to read.

Numbers alone, without words or pages: a report over a year counts the register of its first
day and of its last in the same way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from statistics import median
from typing import NamedTuple

from . import derived
from .language import ENOUGH_WORDS, counts
from .model import Register, Tool, answer
from .schema import Field

#: Of fewer than this a percentage says more than is known.
ENOUGH_FOR_SHARE = 10
#: How a text is to read, and the highest LIX of each but the last: the scale in Danish use.
BANDS = ("very_easy", "easy", "medium", "hard", "very_hard")
HIGHEST = (24, 34, 44, 54)
#: How it stands with the review of a tool that is not retired.
REVIEWS = ("in_time", "overdue", "never")


class Count(NamedTuple):
    """*n* of *of* things."""

    n: int
    of: int

    @property
    def share(self) -> float | None:
        """The part of the whole; None when there are too few to speak of parts."""
        return self.n / self.of if self.of >= ENOUGH_FOR_SHARE else None


class Group(NamedTuple):
    """The things that have the same answer; *code* is None where nothing is stated."""

    code: str | None
    count: Count


Groups = tuple[Group, ...]


class OpenQuestion(NamedTuple):
    """A question, how many of the tools it is put to leave it open, and why they do."""

    field: Field
    open: Count
    reasons: Groups


class DepartmentFigures(NamedTuple):
    """A department's tools of all, its approved texts of them, its answers of its questions."""

    id: str
    tools: Count
    approved: Count
    answered: Count
    reviews: Groups


class Figures(NamedTuple):
    """What can be counted in a register. The open questions begin with the most open one.

    *ai_kinds* and *ai_risk* are of the tools that use AI; one of them can use several kinds.
    """

    tools: int
    approved: Count
    answered: Count
    departments: tuple[DepartmentFigures, ...]
    status: Groups
    ai: Groups
    ai_kinds: Groups
    ai_risk: Groups
    decision: Groups
    sensitive: Groups
    ring: Groups
    reviews: Groups
    open_questions: tuple[OpenQuestion, ...]
    reasons: Groups

    @property
    def departments_with_tools(self) -> Count:
        have = [one for one in self.departments if one.tools.n]
        return Count(len(have), len(self.departments))


class Readability(NamedTuple):
    """How easy the first texts about the tools are in one language.

    *measured* are the tools with enough words to measure, *easy* those of them within *limit*.
    """

    measured: Count
    easy: Count
    limit: int
    median: float | None
    bands: Groups


def figures_of(register: Register) -> Figures:
    """Everything that can be counted, on the day the register is read for."""
    tools = tuple(register.tools.values())
    with_ai = tuple(tool for tool in tools if tool.ai.use == "yes")
    vocabularies = register.schema.vocabularies
    departments = tuple(_departments(register, tools))
    reasons = Counter(line.reason for tool in tools for line in tool.unanswered or ())
    return Figures(
        tools=len(tools),
        approved=_approved(tools),
        answered=_sum(one.answered for one in departments),
        departments=departments,
        status=_groups(vocabularies["status"].codes, (tool.status for tool in tools)),
        ai=_groups(vocabularies["ai_use"].codes, (tool.ai.use for tool in tools)),
        ai_kinds=tuple(_kinds(vocabularies["ai_kinds"].codes, with_ai)),
        ai_risk=_groups(
            vocabularies["ai_risk"].codes,
            (tool.ai.risk and tool.ai.risk.class_ for tool in with_ai),
        ),
        decision=_groups(
            vocabularies["decision_part"].codes, (tool.decision.part for tool in tools)
        ),
        sensitive=_groups(("yes", "no"), (_sensitive(register, tool) for tool in tools)),
        ring=_groups(vocabularies["ring"].codes, map(derived.ring, tools)),
        reviews=_reviews(register, tools),
        open_questions=tuple(sorted(_questions(register, tools), key=lambda one: -one.open.n)),
        reasons=_parts(vocabularies["unanswered_reasons"].codes, reasons),
    )


def readability(register: Register, language: str) -> Readability:
    """How easy the summary and the purpose of each tool are, read one after the other.

    Names are left out, as where the register sets a limit to single texts.
    """
    limit = register.schema.kinds["tool"].field("summary").lix or HIGHEST[2]
    told = [_first_text(tool, language) for tool in register.tools.values()]
    counted = [counts(text, language, names) for text, names in told]
    figures = [one.lix for one in counted if one.words >= ENOUGH_WORDS]
    bands = Counter(BANDS[bisect_left(HIGHEST, lix)] for lix in figures)
    return Readability(
        measured=Count(len(figures), len(told)),
        easy=Count(sum(lix <= limit for lix in figures), len(figures)),
        limit=limit,
        median=median(figures) if figures else None,
        bands=_parts(BANDS, bands),
    )


class Counted:
    """A register's figures in one *language*, each counted once and only when asked for."""

    def __init__(self, register: Register, language: str) -> None:
        self._register = register
        self._language = language

    @cached_property
    def figures(self) -> Figures:
        return figures_of(self._register)

    @cached_property
    def readability(self) -> Readability:
        return readability(self._register, self._language)


def _first_text(tool: Tool, language: str) -> tuple[str, set[str]]:
    """What a reader meets first, and the names in it that say nothing of how hard it is."""
    named = [tool, *(tool.recipients or ())]
    names = {one.name[language] for one in named} | {one.name for one in tool.suppliers or ()}
    if tool.contact is not None:
        names.add(tool.contact.unit[language])
    return f"{tool.summary[language]}\n\n{tool.purpose[language]}", names


def _groups(codes: Sequence[str], said: Iterable[str | None]) -> Groups:
    """How many tools give each answer, and how many none."""
    return _parts((*codes, None), Counter(said))


def _parts(codes: Sequence[str | None], counted: Counter[str | None]) -> Groups:
    return tuple(Group(code, Count(counted[code], counted.total())) for code in codes)


def _kinds(codes: Sequence[str], tools: Sequence[Tool]) -> Iterator[Group]:
    """How many of the tools use each kind of AI."""
    used = Counter(kind for tool in tools for kind in tool.ai.kinds or (None,))
    for code in (*codes, None):
        yield Group(code, Count(used[code], len(tools)))


def _sum(counted: Iterable[Count]) -> Count:
    every = list(counted)
    return Count(sum(one.n for one in every), sum(one.of for one in every))


def _approved(tools: Sequence[Tool]) -> Count:
    return Count(sum(tool.basis == "department" for tool in tools), len(tools))


def _answered(register: Register, tools: Sequence[Tool]) -> Count:
    """The questions with an answer, of those that are put to the tools."""
    paths = [field.path for field in register.schema.kinds["tool"].questions.values()]
    given = sum(answer(tool, path) is not None for tool in tools for path in paths)
    return Count(given, given + sum(len(tool.unanswered or ()) for tool in tools))


def _questions(register: Register, tools: Sequence[Tool]) -> Iterator[OpenQuestion]:
    """The questions that some tools leave open; the loader lets no other stay unanswered."""
    reasons: dict[str, Counter[str | None]] = defaultdict(Counter)
    for tool in tools:
        for line in tool.unanswered or ():
            reasons[line.question][line.reason] += 1
    codes = register.schema.vocabularies["unanswered_reasons"].codes
    for field in register.schema.kinds["tool"].questions.values():
        if open_ := reasons[field.name].total():
            given = sum(answer(tool, field.path) is not None for tool in tools)
            yield OpenQuestion(
                field, Count(open_, open_ + given), _parts(codes, reasons[field.name])
            )


def _departments(register: Register, tools: Sequence[Tool]) -> Iterator[DepartmentFigures]:
    own: dict[str, list[Tool]] = defaultdict(list)
    for tool in tools:
        own[tool.department].append(tool)
    for name in register.departments:
        yield DepartmentFigures(
            name,
            Count(len(own[name]), len(tools)),
            _approved(own[name]),
            _answered(register, own[name]),
            _reviews(register, own[name]),
        )


def _sensitive(register: Register, tool: Tool) -> str | None:
    kinds = derived.sensitive_data(register, tool)
    return None if kinds is None else "yes" if kinds else "no"


def _reviews(register: Register, tools: Iterable[Tool]) -> Groups:
    return _parts(REVIEWS, Counter(_review(register, t) for t in tools if t.status != "retired"))


def _review(register: Register, tool: Tool) -> str:
    if tool.reviewed_on is None:
        return "never"
    return "overdue" if derived.is_overdue(register, tool) else "in_time"
