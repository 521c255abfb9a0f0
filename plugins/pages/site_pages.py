"""Which pages the site has in one language, and what each of them shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from textwrap import shorten
from typing import Any, NamedTuple

from plugins.register import Register, Tool, addresses, derived
from plugins.register.calendar import first_day

from .language import Language
from .place import Place
from .tool_page import AsHtml, Row, ToolPage

NEWEST = 3
#: The ways to group all tools, and the answer each tool is grouped by.
_GROUPED_BY = {
    "ai": ("ai_use", lambda tool: tool.ai.use),
    "decision": ("decision_part", lambda tool: tool.decision.part),
    "ring": ("ring", derived.ring),
    "status": ("status", lambda tool: tool.status),
}
_NOT_STATED = "not-stated"


class SitePage(NamedTuple):
    """One page: where it stands, its twin in the other language, its template and its data."""

    path: str
    twin: str
    template: str
    title: str
    description: str
    section: str
    data: dict[str, Any]


class Group(NamedTuple):
    """The tools that share an answer, as a page of its own."""

    title: str
    explained: str | None
    path: str
    twin: str
    tools: list[Tool]


class SitePages:
    """Every page of the site in one language."""

    def __init__(self, register: Register, language: Language, place: Place) -> None:
        self._register = register
        self._language = language
        self._place = place
        self._code = language.code
        self._say = language.gettext
        self._known_rows: dict[Any, Row] = {}

    def __iter__(self) -> Iterator[SitePage]:
        yield self._home()
        yield self._all_tools()
        yield from self._lists()
        yield from self._tools()
        yield self._all_departments()
        yield from self._departments()
        yield self._all_situations()
        yield from self._situations()
        yield self._radar()
        yield from self._prose()

    # What stands on every page

    @cached_property
    def menus(self) -> dict[str, list[dict[str, str]]]:
        """The links at the top and at the bottom of every page."""
        say = self._say
        main = [
            self._link("situations", say("Situations")),
            self._link("tools", say("Tools")),
            self._link("departments", say("Departments")),
            self._link("radar", say("Radar")),
        ]
        return {"main": main + self._menu("main"), "footer": self._menu("footer")}

    def _menu(self, menu: str) -> list[dict[str, str]]:
        pages = [twins[self._code] for twins in self._register.pages.values()]
        chosen = sorted(
            (page for page in pages if page.menu == menu), key=lambda p: (p.order, p.id)
        )
        return [
            self._link(page.id, page.title, addresses.page(self._code, page.address))
            for page in chosen
        ]

    def _link(self, section: str, title: str, path: str | None = None) -> dict[str, str]:
        path = path or addresses.section(self._code, section)
        return {"section": section, "title": title, "path": path, "url": self._url(path)}

    # The pages

    def _home(self) -> SitePage:
        site, code = self._register.site, self._code
        tools = self._register.tools.values()
        figures = {
            "tools": len(tools),
            "ai": sum(tool.ai.use == "yes" for tool in tools),
            "automatic": sum(tool.decision.part in derived.AUTOMATIC for tool in tools),
        }
        return SitePage(
            addresses.home(code), addresses.home(self._language.other), "home.html",
            f"{site.name[code]} – {site.municipality[code]}", site.promise[code], "home",
            {
                "situations": self._situations_in_order,
                "figures": figures,
                "newest": self._newest(),
                "introduction": self._place.markdown(site.introduction[code]),
            },
        )  # fmt: skip

    def _newest(self) -> list[dict[str, Any]]:
        """The newest dated facts the files tell of, at most one a tool."""
        events = [event for tool in self._register.tools.values() for event in self._events(tool)]
        events.sort(key=lambda event: event[1].id)
        events.sort(key=lambda event: first_day(event[0]), reverse=True)
        seen: dict[str, dict[str, Any]] = {}
        for on, tool, said in events:
            seen.setdefault(tool.id, {"on": on, "tool": tool, "said": said})
        return list(seen.values())[:NEWEST]

    def _events(self, tool: Tool) -> Iterator[tuple[str, Tool, str]]:
        say = self._say
        if tool.reviewed_on:
            yield str(tool.reviewed_on), tool, say("Reviewed by the department")
        if tool.radar:
            ring = self._language.label("ring", tool.radar[0].ring)
            yield str(tool.radar[0].on), tool, say("Placed on the radar: %(ring)s") % {"ring": ring}
        if tool.until:
            yield tool.until, tool, say("Retired")
        read = [source.retrieved for source in tool.sources or () if source.retrieved]
        if tool.basis == "public_sources" and read:
            yield max(read), tool, say("Drafted from public sources")

    def _all_tools(self) -> SitePage:
        return self._page(
            "tools", (), "tools.html", self._say("All tools"),
            self._say("Every digital tool in the register, from A to Z."),
            {"tools": self._tools_by_name, "ways": self._ways},
        )  # fmt: skip

    def _lists(self) -> Iterator[SitePage]:
        for title, groups in self._ways:
            for group in groups:
                yield SitePage(
                    group.path, group.twin, "list.html", f"{title}: {group.title}",
                    group.explained or title, "tools",
                    {"way": title, "group": group, "groups": groups, "tools": group.tools},
                )  # fmt: skip

    @cached_property
    def _ways(self) -> list[tuple[str, list[Group]]]:
        say = self._say
        titles = {
            "ai": say("Uses AI"), "decision": say("Part in decisions"),
            "ring": say("Ring on the radar"), "status": say("Status"),
        }  # fmt: skip
        return [(titles[way], self._groups(way, *_GROUPED_BY[way])) for way in _GROUPED_BY]

    def _groups(self, way: str, vocabulary: str, answer: Any) -> list[Group]:
        language = self._language
        tools: dict[str | None, list[Tool]] = {}
        for tool in self._tools_by_name:
            tools.setdefault(answer(tool), []).append(tool)
        groups = [
            Group(
                language.label(vocabulary, code), language.explained(vocabulary, code),
                *self._twins("lists", way, addresses.slug(code)), tools.get(code, []),
            )
            for code in self._register.schema.vocabularies[vocabulary].codes
        ]  # fmt: skip
        open_ = Group(
            self._say("Not stated"),
            None,
            *self._twins("lists", way, _NOT_STATED),
            tools.get(None, []),
        )
        return [*groups, open_]

    def _tools(self) -> Iterator[SitePage]:
        for tool in self._register.tools.values():
            yield self._page(
                "tools", (tool.id,), "tool.html", tool.name[self._code], tool.summary[self._code],
                {"tool": tool},
            )  # fmt: skip

    def tool_data(self, tool: Tool, as_html: AsHtml) -> dict[str, Any]:
        """What the page of *tool* shows beyond the tool itself; *as_html* says its answers."""
        shown = ToolPage(
            self._register, tool, self._language, self._place, as_html, self._known_rows
        )
        code = self._code
        rights = tuple(
            (self._language.label("rights", right), self._language.explained("rights", right))
            for right in derived.rights(self._register, tool)
        )
        sections = shown.sections
        return {
            "department": self.department_name(tool),
            "department_url": self._url(addresses.section(code, "departments", tool.department)),
            "status": self._status(tool),
            "facts": shown.facts,
            "sections": sections,
            "headings": tuple((section.id, section.title) for section in sections),
            "open_questions": shown.open_questions,
            "rights": rights,
            "overdue": derived.is_overdue(self._register, tool),
            "reviewed": tool.reviewed_on and self._language.date(tool.reviewed_on),
            "next_review": self._next_review(tool),
            "successors": [
                (self._register.tools[name].name[code], self.tool_url(self._register.tools[name]))
                for name in tool.replaced_by or ()
            ],
            "json_url": self._url(f"/{addresses.DATA}/tools/{tool.id}.json"),
        }

    def _next_review(self, tool: Tool) -> str | None:
        due = derived.next_review(self._register, tool)
        return due and self._language.date(due)

    def _status(self, tool: Tool) -> str:
        say, language = self._say, self._language
        said = language.label("status", tool.status) if tool.status else say("Status not stated")
        since = tool.since and language.date(tool.since)
        if tool.status == "retired" and tool.until:
            return say("%(status)s %(date)s") % {"status": said, "date": language.date(tool.until)}
        if since and tool.status == "planned":
            return say("%(status)s from %(date)s") % {"status": said, "date": since}
        if since:
            return say("%(status)s since %(date)s") % {"status": said, "date": since}
        return said

    def _all_departments(self) -> SitePage:
        return self._page(
            "departments", (), "departments.html", self._say("Departments"),
            self._say("The departments of the municipality and the tools each of them uses."),
            {"departments": self._departments_by_name},
        )  # fmt: skip

    def _departments(self) -> Iterator[SitePage]:
        for shown in self._departments_by_name:
            department, tools = shown["department"], shown["tools"]
            yield self._page(
                "departments", (department.id,), "department.html", shown["name"],
                _in_short(f"{shown['name']}. {department.coverage.text[self._code]}"),
                {
                    **shown,
                    "contact": department.contact
                    and self._place.contact(department.contact, self._language),
                    "sources": self._place.sources(department.sources or (), self._language),
                    "open": sum(len(derived.open_questions(self._register, t)) for t in tools),
                    "overdue": sum(derived.is_overdue(self._register, t) for t in tools),
                },
            )  # fmt: skip

    def _all_situations(self) -> SitePage:
        return self._page(
            "situations", (), "situations.html", self._say("Which situation are you in?"),
            self._say("Find the tools you meet, by what you are going through."),
            {"situations": self._situations_in_order},
        )  # fmt: skip

    def _situations(self) -> Iterator[SitePage]:
        for shown in self._situations_in_order:
            situation = shown["situation"]
            yield self._page(
                "situations", (situation.id,), "situation.html", situation.name[self._code],
                _in_short(situation.intro[self._code]),
                {
                    **shown,
                    "departments": [
                        (self._department_names[name], self._section_url("departments", name))
                        for name in situation.departments
                    ],
                },
            )  # fmt: skip

    def _radar(self) -> SitePage:
        language = self._language
        rings = [
            {
                "ring": language.label("ring", code), "id": addresses.slug(code),
                "explained": language.explained("ring", code),
                "tools": [
                    self._on_radar(tool)
                    for tool in self._tools_by_name
                    if derived.ring(tool) == code
                ],
            }
            for code in self._register.schema.vocabularies["ring"].codes
        ]  # fmt: skip
        without = [tool for tool in self._tools_by_name if not tool.radar]
        technologies = [
            {
                "technology": technology,
                "kl": [
                    (kl.edition, language.label("ring", kl.ring), kl.source_url)
                    for kl in technology.kl or ()
                ],
                "tools": [
                    t for t in self._tools_by_name if technology.id in (t.technologies or ())
                ],
            }
            for technology in language.by_name(self._register.technologies.values())
        ]
        return self._page(
            "radar", (), "radar.html", self._say("Radar"),
            self._say("How mature the technology behind each tool is, in four rings."),
            {"rings": rings, "without": without, "technologies": technologies},
        )  # fmt: skip

    def _on_radar(self, tool: Tool) -> dict[str, Any]:
        newest = tool.radar[0]
        return {
            "tool": tool,
            "on": self._language.date(newest.on),
            "reason": newest.reason[self._code],
            "movement": self._language.label("movement", derived.movement(self._register, tool)),
            "technologies": [
                self._register.technologies[name].name[self._code]
                for name in tool.technologies or ()
            ],
        }

    def _prose(self) -> Iterator[SitePage]:
        for twins in self._register.pages.values():
            page, twin = twins[self._code], twins[self._language.other]
            yield SitePage(
                addresses.page(self._code, page.address),
                addresses.page(self._language.other, twin.address),
                "page.html", page.title, page.description, page.id,
                {
                    "body": self._place.markdown(page.body, heading=2),
                    "sources": self._place.sources(page.sources or (), self._language),
                },
            )  # fmt: skip

    # What several pages need

    @cached_property
    def _tools_by_name(self) -> list[Tool]:
        return self._language.by_name(self._register.tools.values())

    @cached_property
    def _departments_by_name(self) -> list[dict[str, Any]]:
        shown = [
            {
                "department": department,
                "name": self._name(department),
                "former": self._former_names(department),
                "address": self._section_url("departments", department.id),
                "tools": [t for t in self._tools_by_name if t.department == department.id],
                "coverage_on": self._language.date(department.coverage.on),
            }
            for department in self._register.departments.values()
        ]
        return sorted(shown, key=lambda one: self._language.sort_key(one["name"]))

    @cached_property
    def _situations_in_order(self) -> list[dict[str, Any]]:
        situations = sorted(
            self._register.situations.values(),
            key=lambda situation: (situation.order, situation.id),
        )
        return [
            {
                "situation": situation,
                "address": self._section_url("situations", situation.id),
                "tools": [t for t in self._tools_by_name if situation.id in t.situations],
            }
            for situation in situations
        ]

    def _former_names(self, department: Any) -> list[tuple[str, str]]:
        """The names before the one in force, each with the day it ended."""
        today = self._register.today
        valid = [n for n in department.names if n.valid_from is None or n.valid_from <= today]
        return [
            (old.name[self._code], self._language.date(new.valid_from))
            for old, new in pairwise(valid)
        ]

    def _name(self, department: Any) -> str:
        return department.name_on(self._register.today)[self._code]

    @cached_property
    def _department_names(self) -> dict[str, str]:
        return {name: self._name(one) for name, one in self._register.departments.items()}

    def department_name(self, tool: Tool) -> str:
        """The name in force of the department behind *tool*."""
        return self._department_names[tool.department]

    def tool_url(self, tool: Tool) -> str:
        return self._section_url("tools", tool.id)

    def in_list(self, tool: Tool) -> dict[str, Any]:
        """The short answers that a list shows about *tool*; None where nothing is stated."""
        language = self._language
        ring = derived.ring(tool)
        return {
            "ai": tool.ai.use and language.label("ai_use", tool.ai.use),
            "decision": tool.decision.part and language.short("decision_part", tool.decision.part),
            "ring": ring and language.label("ring", ring),
            "reviewed": tool.reviewed_on and language.date(tool.reviewed_on),
        }

    def _page(
        self, section: str, ids: Sequence[str], template: str, title: str, description: str,
        data: dict[str, Any],
    ) -> SitePage:  # fmt: skip
        path, twin = self._twins(section, *ids)
        return SitePage(path, twin, template, title, description, section, data)

    def _twins(self, section: str, *ids: str) -> tuple[str, str]:
        own = addresses.section(self._code, section, *ids)
        return own, addresses.section(self._language.other, section, *ids)

    def _section_url(self, section: str, name: str) -> str:
        return self._url(addresses.section(self._code, section, name))

    def _url(self, path: str) -> str:
        return self._place.url(path)


def _in_short(text: str) -> str:
    """So much of *text* as a search engine shows, cut between words."""
    return shorten(text, 160, placeholder=" …")


__all__ = ["Group", "SitePage", "SitePages"]
