"""For every tool a notice to print: for the wall, the counter, a letter or another web page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from plugins.register import Tool, addresses, derived

from .facts import Fact, facts
from .place import ContactShown
from .qr import svg
from .shared import Shared, SitePage

#: So many kinds of data stand on a notice, the sensitive ones first; the page has them all.
MOST_KINDS = 10
#: With more letters than this a sheet has smaller ones.
ROOM = 550
# The facts of the tool's page that every notice has, by the section they belong to.
_ON_NOTICE = ("ai", "decision")


def pages(shared: Shared) -> Iterator[SitePage]:
    for tool in shared.register.tools.values():
        yield _page(shared, tool)


def _page(shared: Shared, tool: Tool) -> SitePage:
    say, code = shared.say, shared.code
    name = {"tool": tool.name[code]}
    path = addresses.section(code, "tools", tool.id)
    address = shared.place.full(path)
    data: dict[str, Any] = {"successors": _successors(shared, tool)}
    files = {}
    if tool.status != "retired":
        files = {f"{path}qr.svg": svg(address)}
        data |= _sheet(shared, tool) | {
            "address": address,
            "qr": shared.place.url(f"{path}qr.svg"),
            "line": say("We use %(tool)s. Read what it does with your data, and what you can do:")
            % name,
            "snippet": _snippet(shared, tool, address),
        }
    title = say("Notice about %(tool)s") % name
    description = say("A sheet to print, with a code that leads to the page about %(tool)s.") % name
    page = shared.tool_part(tool, "notice", "notice.html", title, description, data)
    return page._replace(files=files)


def _sheet(shared: Shared, tool: Tool) -> dict[str, Any]:
    """What stands on the sheet itself."""
    register, language = shared.register, shared.language
    contact = tool.contact or register.departments[tool.department].contact
    contact = contact and _contact(shared.place.contact(contact, language))
    due = derived.next_review(register, tool)
    told = _ON_NOTICE if tool.data == () else (*_ON_NOTICE, "data")
    said = [_kinds(shared, tool), *(one for one in facts(shared, tool) if one.section in told)]
    texts = (tool.name[shared.code], tool.summary[shared.code], *(fact.answer for fact in said))
    return {
        "department": shared.department_name(tool),
        "status": tool.status not in (None, "in_use") and language.label("status", tool.status),
        "facts": said,
        "contact": contact,
        "reviewed": tool.reviewed_on and language.date(tool.reviewed_on),
        "due": derived.is_overdue(register, tool) and language.date(due),
        "is_dense": sum(map(len, filter(None, (*texts, *(contact or ()))))) > ROOM,
    }


def _contact(contact: ContactShown) -> ContactShown:
    """A way to write or call; a web page can be long, and stands where there is nothing else."""
    return contact._replace(url=None) if contact.email or contact.phone else contact


def _kinds(shared: Shared, tool: Tool) -> Fact:
    """The kinds of data the tool uses, so many that they fit on a sheet."""
    say, language = shared.say, shared.language
    question = say("Which data about you?")
    if tool.data is None:
        return Fact(question, say("Not stated"), "data", True)
    if not tool.data:
        return Fact(question, say("No data about people"), "data")
    terms = shared.register.schema.vocabularies["data_kinds"].terms
    kinds = sorted(
        dict.fromkeys(use.kind for use in tool.data),
        key=lambda kind: terms[kind]["category"] != derived.SPECIAL,
    )
    names = ", ".join(language.inside("data_kinds", kind) for kind in kinds[:MOST_KINDS])
    names = names[0].upper() + names[1:]
    rest = len(kinds) - MOST_KINDS
    if rest > 0:
        names = say("%(names)s and %(n)s more") % {"names": names, "n": language.number(rest)}
    return Fact(question, names, "data")


def _snippet(shared: Shared, tool: Tool, address: str) -> str:
    """HTML for another page: words and a link, so that nothing is fetched from here."""
    name, text = (escape(said[shared.code], quote=False) for said in (tool.name, tool.summary))
    link = escape(shared.say("Read about the tool and your rights"), quote=False)
    return (
        f'<p lang="{shared.code}"><strong>{name}</strong>: {text} '
        f'<a href="{escape(address)}">{link}</a></p>'
    )


def _successors(shared: Shared, tool: Tool) -> list[tuple[str, str]]:
    tools = (shared.register.tools[name] for name in tool.replaced_by or ())
    return [(one.name[shared.code], shared.tool_part_url(one, "notice")) for one in tools]
