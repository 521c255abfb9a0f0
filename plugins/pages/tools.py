"""A page for every tool."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.register import Tool, addresses, derived, forge
from plugins.register.letters import any_fits

from . import changes
from .facts import facts
from .flow import stops
from .flow_picture import picture
from .shared import Shared, SitePage
from .tool_page import Row, ToolPage


def pages(shared: Shared) -> Iterator[SitePage]:
    known: dict[Any, Row] = {}
    for tool in shared.register.tools.values():
        yield page_of(shared, tool, known)


def page_of(shared: Shared, tool: Tool, known: dict[Any, Row]) -> SitePage:
    """The page of *tool*; *known* keeps the rows that many tools share."""
    name, summary = tool.name[shared.code], tool.summary[shared.code]
    data = {"tool": tool, **_data(shared, tool, known)}
    return shared.page("tools", (tool.id,), "tool.html", name, summary, data)


def _data(shared: Shared, tool: Tool, known: dict[Any, Row]) -> dict[str, Any]:
    """What the page of *tool* shows beyond the tool itself."""
    register, language = shared.register, shared.language
    terms = shared.terms.on_a_page()
    summary = terms.in_text(tool.summary[shared.code])
    shown = ToolPage(shared, tool, known, terms)
    sections = shown.sections
    due, flow = derived.next_review(register, tool), stops(shared, tool)
    return {
        "department": shared.department_name(tool),
        "department_url": shared.url("departments", tool.department),
        "status": _status(shared, tool),
        "summary": summary,
        "facts": facts(shared, tool),
        "flow": flow,
        "flow_picture": picture(flow),
        "sections": sections,
        "headings": tuple((section.id, section.title) for section in sections),
        "open_questions": shown.open_questions,
        "rights": tuple(
            (language.label("rights", right), language.explained("rights", right))
            for right in derived.rights(register, tool)
        ),
        "overdue": derived.is_overdue(register, tool),
        "reviewed": tool.reviewed_on and language.date(tool.reviewed_on),
        "next_review": due and language.date(due),
        "successors": [
            (register.tools[name].name[shared.code], shared.tool_url(register.tools[name]))
            for name in tool.replaced_by or ()
        ],
        "letters_url": any_fits(register, tool) and shared.tool_part_url(tool, "letters"),
        "notice_url": shared.tool_part_url(tool, "notice"),
        "history": changes.of_tool(shared, tool),
        "newest": changes.NEWEST,
        "changes_url": shared.tool_part_url(tool, "changes"),
        "source_url": forge.shown(register.site, tool.path),
        "form_url": f"{shared.url('submit')}?tool={tool.id}",
        "json_url": shared.place.url(f"/{addresses.DATA}/tools/{tool.id}.json"),
    }


def _status(shared: Shared, tool: Tool) -> str:
    say, language = shared.say, shared.language
    said = language.label("status", tool.status) if tool.status else say("Status not stated")
    since = tool.since and language.date(tool.since)
    if tool.status == "retired" and tool.until:
        return say("%(status)s %(date)s") % {"status": said, "date": language.date(tool.until)}
    if since and tool.status == "planned":
        return say("%(status)s from %(date)s") % {"status": said, "date": since}
    if since:
        return say("%(status)s since %(date)s") % {"status": said, "date": since}
    return said
