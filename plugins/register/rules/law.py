"""Rules about the law behind a tool.

They bind what a department itself states. A draft from public sources says what its
sources say, and the page shows what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Law, Register, Tool
from ..problem import Problem

# GDPR Art. 6(3): these two bases must be laid down by law.
_NEEDS_NATIONAL_LAW = ("6-1-c", "6-1-e")
# Data that only a provision of its own makes lawful: GDPR Art. 9 and 10,
# databeskyttelsesloven § 8 and § 11.
_PROTECTED = ("special", "cpr", "criminal")


def public_tasks_have_a_national_law(register: Register) -> Iterator[Problem]:
    """A legal obligation or public task is laid down in a national law, GDPR Art. 6(3)."""
    for tool, laws in _stated_laws(register):
        needing = [law for law in laws if law.gdpr in _NEEDS_NATIONAL_LAW]
        national = [law for law in laws if law.gdpr is None and not law.permits]
        if needing and not national:
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
            if category in _PROTECTED and category not in permitted:
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
    for tool in register.tools.values():
        if tool.assessments is None:
            continue
        kinds = [line.kind for line in tool.assessments]
        because = tuple(("assessments", number, "kind") for number in range(len(kinds)))
        if tool.data and "dpia" not in kinds:
            values = {"kind": "dpia", "because": "data"}
            yield Problem(
                tool.path, ("assessments",), "assessment-missing", values, because=because
            )
        if tool.ai.risk and tool.ai.risk.class_ == "high" and "fria" not in kinds:
            values = {"kind": "fria", "because": "ai.risk.class"}
            yield Problem(
                tool.path, ("assessments",), "assessment-missing", values, because=because
            )


def done_assessments_have_a_date(register: Register) -> Iterator[Problem]:
    """An assessment that is done says when."""
    for tool in register.tools.values():
        for number, line in enumerate(tool.assessments or ()):
            if line.result == "done" and line.on is None:
                yield Problem(tool.path, ("assessments", number, "on"), "assessment-undated")


def prohibited_ai_is_not_in_use(register: Register) -> Iterator[Problem]:
    """AI that Art. 5 of the AI Act prohibits is neither in use nor tried out."""
    for tool in register.tools.values():
        risk = tool.ai.risk
        if risk and risk.class_ == "prohibited" and tool.status in ("in_use", "pilot"):
            at = ("ai", "risk", "class")
            yield Problem(tool.path, at, "ai-prohibited", because=(("status",),))


def _stated_laws(register: Register) -> Iterator[tuple[Tool, list[Law]]]:
    """Each department's tool that states its laws, with those laws that could be read."""
    for tool in register.tools.values():
        if tool.basis != "department" or not tool.legal_basis:
            continue
        laws = [register.laws.get(name) for name in tool.legal_basis]
        # A law that is missing, or a draft of one, is reported on its own first.
        if all(type(law) is Law for law in laws):
            yield tool, laws
