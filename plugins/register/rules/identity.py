"""Rules about who is who: ids, folders, addresses."""

from __future__ import annotations

from collections.abc import Iterator

from .. import addresses
from ..model import LANGUAGES, Register, Term, Tool
from ..near import nearest
from ..problem import At, Problem


def ids_are_used_once(register: Register) -> Iterator[Problem]:
    """No two tools answer to the same id, present or former."""
    owners: dict[str, Tool] = dict(register.tools)
    for tool in register.tools.values():
        for at, former in _former_ids(tool):
            owner = owners.setdefault(former, tool)
            if owner is not tool or former == tool.id:
                values = {"id": former, "owner": owner.path}
                yield Problem(tool.path, at, "id-taken", values)


def _former_ids(tool: Tool) -> Iterator[tuple[At, str]]:
    for number, former in enumerate(tool.former_ids or ()):
        yield ("former_ids", number), former


# Signs that are taken for each other when read or heard.
_ALIKE = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("-", ""))


def ids_do_not_look_alike(register: Register) -> Iterator[Problem]:
    """No tool's id can be taken for another's: ``baad-plads`` and ``baadplads``."""
    owners: dict[str, Tool] = {}
    for tool in register.tools.values():
        look = tool.id
        for sign, other in _ALIKE:
            look = look.replace(sign, other)
        owner = owners.setdefault(look, tool)
        if owner is not tool:
            values = {"id": tool.id, "other": owner.id, "owner": owner.path}
            yield Problem(tool.path, (), "id-alike", values)


def tools_stand_in_a_department_folder(register: Register) -> Iterator[Problem]:
    """The folder of a tool is the id of a department."""
    for tool in register.tools.values():
        if tool.department not in register.departments:
            meant = nearest(tool.department, register.departments)
            code = "folder-unknown-near" if meant else "folder-unknown"
            values = {"folder": tool.department, "meant": meant}
            yield Problem(tool.path, (), code, values)


def pages_exist_in_both_languages(register: Register) -> Iterator[Problem]:
    """Every page of prose has a twin with the same file name in the other language."""
    for twins in register.pages.values():
        for page in twins.values():
            for language in LANGUAGES:
                if language not in twins:
                    twin = page.path.replace(f"/{page.language}/", f"/{language}/")
                    yield Problem(page.path, (), "page-twin", {"twin": twin})


def page_addresses_are_used_once(register: Register) -> Iterator[Problem]:
    """No page of prose takes the address of another page."""
    for language in LANGUAGES:
        taken = set(addresses.reserved(language))
        for twins in register.pages.values():
            if (page := twins.get(language)) is None or page.address is None:
                continue
            if page.address in taken:
                values = {"address": page.address}
                yield Problem(page.path, ("address",), "address-taken", values)
            taken.add(page.address)


def forms_belong_to_one_term(register: Register) -> Iterator[Problem]:
    """No word leads to two terms of the glossary."""
    for language in LANGUAGES:
        owners: dict[str, Term] = {}
        for term in register.glossary.values():
            for at, form in _forms(term, language):
                owner = owners.setdefault(form.casefold(), term)
                if owner is not term:
                    values = {"form": form, "owner": owner.path}
                    yield Problem(term.path, at, "form-taken", values)


def _forms(term: Term, language: str) -> Iterator[tuple[At, str]]:
    """Every word that leads to *term*: its name, and the forms it says it is found in."""
    if term.name is not None and term.name[language] is not None:
        yield ("name", language), term.name[language]
    for number, form in enumerate((term.forms and term.forms[language]) or ()):
        if form is not None:
            yield ("forms", language, number), form
