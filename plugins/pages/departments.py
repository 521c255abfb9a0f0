"""The departments: all of them, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.register import derived

from .on_radar import Radar
from .shared import Shared, SitePage, in_short


def pages(shared: Shared) -> Iterator[SitePage]:
    say, register = shared.say, shared.register
    yield shared.page(
        "departments", (), "departments.html", say("Departments"),
        say("The departments of the municipality and the tools each of them uses."),
        {"departments": shared.departments_by_name},
    )  # fmt: skip
    for shown in shared.departments_by_name:
        department, tools, name = shown["department"], shown["tools"], shown["name"]
        contact, language = department.contact, shared.language
        yield shared.page(
            "departments", (department.id,), "department.html", name,
            in_short(f"{name}. {department.coverage.text[shared.code]}"),
            {
                **shown,
                "contact": contact and shared.place.contact(contact, language),
                "sources": shared.place.sources(department.sources or (), language),
                "open": sum(len(derived.open_questions(register, tool)) for tool in tools),
                "overdue": sum(derived.is_overdue(register, tool) for tool in tools),
                "radar": Radar(shared, tools).on(register.today),
            },
        )  # fmt: skip
