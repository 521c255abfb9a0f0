"""Ready letters: which tools each of them is for, and the fields in them filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from . import derived
from .model import Letter, Register, Tool

#: What a letter may have in curly brackets: the tool, the department behind it, whom the letter
#: goes to, the municipality, the laws that give the right, the address of the tool's page.
FIELDS = ("tool", "department", "recipient", "municipality", "law", "page")
_FIELD = re.compile(r"\{ *([^{}]*?) *\}")


class Fit(NamedTuple):
    """Whether a letter is for a tool, and the conditions that the tool's file does not tell of."""

    is_offered: bool
    unknown: tuple[str, ...] = ()


def fit(register: Register, letter: Letter, tool: Tool) -> Fit:
    """Whether *letter* is offered for *tool*.

    Who asks loses nothing, so a letter is offered when it is not known that it does not fit. But
    it claims no right that may not be there: those follow from the tool's legal basis alone.
    """
    wanted = letter.applies_to
    holds = {
        "data": wanted.data and _uses(register, tool, wanted.data),
        "rights": wanted.rights and _gives(register, tool, wanted.rights),
        "decision": wanted.decision and _decides(tool, wanted.decision),
    }
    if False in holds.values():
        return Fit(False)
    unknown = tuple(name for name, held in holds.items() if held is None and getattr(wanted, name))
    return Fit("rights" not in unknown, unknown)


def any_fits(register: Register, tool: Tool) -> bool:
    """Whether a letter is offered for *tool*."""
    return any(fit(register, letter, tool).is_offered for letter in register.letters.values())


def _uses(register: Register, tool: Tool, categories: tuple[str, ...]) -> bool | None:
    if tool.data is None:
        return None
    terms = register.schema.vocabularies["data_kinds"].terms
    if any(terms[use.kind]["category"] in categories for use in tool.data):
        return True
    # Public sources seldom list all data.
    return None if tool.basis == "public_sources" and tool.data else False


def _gives(register: Register, tool: Tool, rights: tuple[str, ...]) -> bool | None:
    given = derived.rights(register, tool)
    if not given:
        return False if tool.data == () else None
    return not set(given).isdisjoint(rights)


def _decides(tool: Tool, parts: tuple[str, ...]) -> bool | None:
    return None if tool.decision.part is None else tool.decision.part in parts


def laws(register: Register, letter: Letter, tool: Tool, language: str) -> str:
    """The laws behind *tool* that give it the rights *letter* is about, as they are cited."""
    rights = letter.applies_to.rights or ()
    stated = (register.laws[name] for name in tool.legal_basis or ())
    return ", ".join(
        law.citation[language] for law in stated if not set(rights).isdisjoint(law.rights)
    )


def pieces(text: str) -> tuple[str, ...]:
    """*text* as words and names of fields in turn, words first and last.

    A curly bracket that stands alone is a sign like any other.
    """
    return tuple(_FIELD.split(text))


def fields_in(text: str) -> tuple[str, ...]:
    """What stands in curly brackets in *text*."""
    return pieces(text)[1::2]


def filled(text: tuple[str, ...], values: Mapping[str, str]) -> str:
    """The *pieces* of a text with its fields filled in; what the values say stays as it is."""
    words = iter(text)
    return "".join(chain([next(words)], *((values[name], next(words)) for name in words)))
