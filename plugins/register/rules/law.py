"""Rules about the law behind a tool.

They bind what a department itself states. A draft from public sources says what its
sources say, and the page shows what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..conditions import excluded, given, holds, lacking
from ..model import Law, Register, Tool, answer
from ..problem import Problem
from ..schema import Condition

# GDPR Art. 6(3): these two bases must be laid down by law.
_NEEDS_NATIONAL_LAW = ("6-1-c", "6-1-e")
#: Data that only a provision of its own makes lawful: GDPR Art. 9 and 10,
#: databeskyttelsesloven § 8 and § 11.
PROTECTED = ("special", "cpr", "criminal")


def needs_national(law: Law) -> bool:
    """Whether *law* is no basis on its own: another must give the municipality the task."""
    return law.gdpr in _NEEDS_NATIONAL_LAW


def is_national(law: Law) -> bool:
    """Whether *law* gives the municipality a task."""
    return law.gdpr is None and not law.permits


def public_tasks_have_a_national_law(register: Register) -> Iterator[Problem]:
    """A legal obligation or public task is laid down in a national law, GDPR Art. 6(3)."""
    for tool, laws in _stated_laws(register):
        needing = [law for law in laws if needs_national(law)]
        if needing and not any(map(is_national, laws)):
            yield Problem(tool.path, ("legal_basis",), "law-national", {"law": needing[0].id})


def protected_data_has_a_law_that_permits_it(register: Register) -> Iterator[Problem]:
    """Sensitive data, CPR numbers and criminal offences rest on a law that permits them."""
    terms = register.schema.vocabularies["data_kinds"].terms
    categories = register.schema.vocabularies["data_categories"]
    for tool, laws in _stated_laws(register):
        permitted = {category for law in laws for category in law.permits}
        for number, use in enumerate(tool.data or ()):
            if use.kind is None:
                continue
            category = terms[use.kind]["category"]
            if category in PROTECTED and category not in permitted:
                able = [law.id for law in register.laws.values() if category in (law.permits or ())]
                values = {
                    "kind": terms[use.kind]["label"],
                    "category": categories.terms[category]["label"],
                    "laws": able,
                }
                code = "law-permits" if able else "law-permits-none"
                yield Problem(tool.path, ("data", number, "kind"), code, values)


def impact_assessments_are_listed(register: Register) -> Iterator[Problem]:
    """Data about people calls for a DPIA line, AI of high risk for a FRIA line."""
    for tool, field, at, lines in given(register, "must_list"):
        key = field.schema["key"]
        listed = [answer(line, (key,)) for line in lines]
        because = tuple((*at, number, key) for number in range(len(listed)))
        for kind, wanted in field.schema["must_list"].items():
            if kind not in listed and holds(Condition(wanted), tool):
                values = {"kind": kind, "because": ", ".join(wanted)}
                yield Problem(tool.path, at, "assessment-missing", values, because=because)


def done_assessments_have_a_date(register: Register) -> Iterator[Problem]:
    """An assessment that is done says when."""
    for tool, at, _ in lacking(register, "on"):
        yield Problem(tool.path, at, "assessment-undated")


def prohibited_ai_is_not_in_use(register: Register) -> Iterator[Problem]:
    """AI that Art. 5 of the AI Act prohibits is neither in use nor tried out."""
    for found, because in excluded(register, "prohibited"):
        yield Problem(found.thing.path, found.at, "ai-prohibited", because=because)


def _stated_laws(register: Register) -> Iterator[tuple[Tool, list[Law]]]:
    """Each department's tool that states its laws, with those laws that could be read."""
    for tool in register.tools.values():
        if tool.basis != "department" or not tool.legal_basis:
            continue
        laws = [register.laws.get(name) for name in tool.legal_basis]
        # A law that is missing, or a draft of one, is reported on its own first.
        if all(type(law) is Law for law in laws):
            yield tool, laws
