"""The companies behind the tools: which of the names in the files are the same one.

A company is known by its CVR number, else by its name, whatever its letters and spaces. A name
without a number is the company that says that name with a number, if only one does. Who handles
data as a processor or supplier works for the municipality, so a recipient of these kinds counts
too; authorities and others who see data do not, unless they are also a supplier.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from .model import Recipient, Register, Supplier, Text, Tool

#: What a recipient is when it works for the municipality.
_WORKS_FOR_US = ("processor", "supplier")
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_MAX_SLUG = 60


class Work(NamedTuple):
    """What a company does for a tool: its roles as a supplier, and those in which it sees data."""

    tool: Tool
    supplies: tuple[str, ...]
    sees: tuple[str, ...]


Key = tuple[str | None, str]
"""What tells a company from all others: its CVR number, or None and its name."""


class Company(NamedTuple):
    """A company; *names* begins with the one that is used most, *slug* is for its address."""

    slug: str
    names: tuple[Text, ...]
    cvr: str | None
    countries: tuple[str, ...]
    work: tuple[Work, ...]


class Companies:
    """Every company that supplies a tool of *register*, in order of its slug."""

    def __init__(self, register: Register) -> None:
        named = [_Named(tool, party) for tool in register.tools.values() for party in _all(tool)]
        self._cvrs: dict[str, set[str]] = {}
        for one in named:
            if one.party.cvr is not None:
                self._cvrs.setdefault(_folded(one.name.da), set()).add(one.party.cvr)
        ours = {self._key(one) for one in named if one.works_for_us}
        found: dict[Key, list[_Named]] = {}
        for one in named:
            if (key := self._key(one)) in ours:
                found.setdefault(key, []).append(one)
        self._by_key = _with_slugs(found)

    def __iter__(self) -> Iterator[Company]:
        return iter(sorted(self._by_key.values(), key=lambda company: company.slug))

    def of(self, party: Supplier | Recipient) -> Company | None:
        """The company that *party* is; None when it supplies nothing."""
        return self._by_key.get(self._key(_Named(None, party)))

    def _key(self, one: _Named) -> Key:
        if one.party.cvr is not None:
            return one.party.cvr, ""
        name = _folded(one.name.da)
        cvrs = self._cvrs.get(name, ())
        return (next(iter(cvrs)), "") if len(cvrs) == 1 else (None, name)


class _Named(NamedTuple):
    tool: Tool | None
    party: Supplier | Recipient

    @property
    def name(self) -> Text:
        name = self.party.name
        return name if isinstance(name, Text) else Text(name, name)

    @property
    def supplies(self) -> bool:
        return isinstance(self.party, Supplier)

    @property
    def works_for_us(self) -> bool:
        return self.supplies or self.party.role in _WORKS_FOR_US


def _all(tool: Tool) -> Iterable[Supplier | Recipient]:
    return (*(tool.suppliers or ()), *(tool.recipients or ()))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _with_slugs(found: Mapping[Key, list[_Named]]) -> dict[Key, Company]:
    names = {key: _names(named) for key, named in found.items()}
    slugs = {key: slug(first.da) for key, (first, *_) in names.items()}
    shared = Counter(slugs.values())
    return {
        key: _company(
            slugs[key] if slugs[key] and shared[slugs[key]] == 1 else _told_apart(slugs[key], key),
            names[key],
            named,
        )
        for key, named in found.items()
    }


def _names(named: Iterable[_Named]) -> tuple[Text, ...]:
    times = Counter((one.name.da, one.name.en) for one in named)
    return tuple(Text(*name) for name in sorted(times, key=lambda name: (-times[name], name)))


def _company(slug: str, names: tuple[Text, ...], named: list[_Named]) -> Company:
    roles: dict[str, tuple[Tool, list[str], list[str]]] = {}
    for one in named:
        _, supplies, sees = roles.setdefault(one.tool.id, (one.tool, [], []))
        (supplies if one.supplies else sees).append(one.party.role)
    return Company(
        slug,
        names,
        next((one.party.cvr for one in named if one.party.cvr), None),
        tuple(sorted({one.party.country for one in named if one.party.country})),
        tuple(
            Work(tool, tuple(dict.fromkeys(supplies)), tuple(dict.fromkeys(sees)))
            for tool, supplies, sees in roles.values()
        ),
    )


def slug(name: str) -> str:
    """*name* as it stands in an address: ``Ærø Færgefart A/S`` → ``aeroe-faergefart-a-s``."""
    danish = unicodedata.normalize("NFC", name).casefold().translate(_DANISH)
    letters = unicodedata.normalize("NFKD", danish).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_MAX_SLUG].rstrip("-")


def _told_apart(slug: str, key: Key) -> str:
    """A slug of its own for a company whose name gives that of another, or none.

    No name alone gives two hyphens in a row.
    """
    cvr, name = key
    return f"{slug or 'x'}--{cvr or hashlib.sha256(name.encode()).hexdigest()[:8]}"


__all__ = ["Companies", "Company", "Work", "slug"]
