"""What the form's scripts need of the register, as ``form.json`` beside the form.

The questions themselves stand in the page and the schema; here is what they are judged by: the
words of each problem, the ids and labels that an answer may name, and where a draft can be sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from plugins.plain import advice_in
from plugins.register import Register, forge, formats, links
from plugins.register.language import words
from plugins.register.model import Site
from plugins.register.reading import read_yaml
from plugins.register.report import wording
from plugins.register.rules import law
from plugins.register.schema import SCHEMA_FOLDER, Vocabulary

# The kinds of problem that no tool's own file has.
_OF_OTHERS = (
    "no-", "stray-", "file-", "folder-", "page-", "letter-", "taken-down-", "security-", "form-",
    "exception-", "address-", "meaning-", "id-", "markdown-", "symlink",
    "not-a-file", "time-zone", "focus-area", "one-department", "name-undated", "oldest-first",
)  # fmt: skip


def form_data(register: Register, language: str) -> dict[str, Any]:
    """Everything that the scripts of the form in *language* are told."""
    site = register.site
    return {
        "language": language,
        "problems": _problems(),
        "words": _words(),
        "advice": dict(advice_in(language)),
        "vocabularies": _vocabularies(register),
        "known": _known(register),
        "law": _law(register),
        "countries": sorted(formats.countries()),
        "mailbox_domains": list(site.mailbox_domains),
        "review_every": site.review_every,
        "send": _send(site),
    }


@cache
def said_in_form() -> Mapping[str, Any]:
    """What the form says of a problem instead: ``schema/problems_in_form.yaml``."""
    path = SCHEMA_FOLDER / "problems_in_form.yaml"
    return read_yaml(path.name, path.read_text(encoding="utf-8")).data


def _problems() -> dict[str, Any]:
    catalogue = wording().catalogue
    return {code: said for code, said in catalogue.items() if not code.startswith(_OF_OTHERS)}


def _words() -> dict[str, Any]:
    """What ``schema/words.yaml`` says of each language."""
    return {
        language: {name: _plain(value) for name, value in known._asdict().items()}
        for language, known in words().items()
    }


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return [sorted(one) for one in value] if isinstance(value, tuple) else dict(value)


def _vocabularies(register: Register) -> dict[str, Any]:
    """The labels of every code that a tool can have."""
    fields = register.schema.kinds["tool"].fields
    used = {field.vocabulary for field in fields if field.vocabulary}
    return {name: _labels(register.schema.vocabularies[name]) for name in sorted(used)}


def _labels(vocabulary: Vocabulary) -> dict[str, Any]:
    return {code: dict(term["label"]) for code, term in vocabulary.terms.items()}


def _known(register: Register) -> dict[str, Any]:
    """The ids that a tool can name, and the department of every tool."""
    return {
        "situations": list(register.situations),
        "technologies": list(register.technologies),
        "laws": list(register.laws),
        "initiatives": list(register.initiatives),
        "tools": {one.id: one.department for one in register.tools.values()},
    }


def _law(register: Register) -> dict[str, Any]:
    """What a legal basis is judged by: which laws need another, and which data needs which law."""
    kinds = register.schema.vocabularies["data_kinds"].terms
    categories = register.schema.vocabularies["data_categories"].terms
    laws = register.laws.values()
    return {
        "needs_national": [one.id for one in laws if law.needs_national(one)],
        "national": [one.id for one in laws if law.is_national(one)],
        "protected": {
            code: term["category"]
            for code, term in kinds.items()
            if term["category"] in law.PROTECTED
        },
        "categories": {code: dict(categories[code]["label"]) for code in law.PROTECTED},
        "permit": {code: [one.id for one in laws if code in one.permits] for code in law.PROTECTED},
    }


def _send(site: Site) -> dict[str, Any]:
    """The ways out of the form, as far as the municipality has them."""
    of_forge = forge.addresses(site)
    return {
        "new": of_forge and of_forge.new,
        "edit": of_forge and of_forge.edit,
        "longest": forge.LONGEST,
        "editors": site.contact and site.contact.email,
        "longest_mail": links.LONGEST_MAILTO,
    }


__all__ = ["form_data"]
