"""The situations in which a citizen meets the tools: all of them, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from .shared import Shared, SitePage, in_short


def pages(shared: Shared) -> Iterator[SitePage]:
    yield shared.page(
        "situations", (), "situations.html", shared.say("Which situation are you in?"),
        shared.say("Find the tools you meet, by what you are going through."),
        {"situations": shared.situations_in_order},
    )  # fmt: skip
    for shown in shared.situations_in_order:
        situation = shown["situation"]
        departments = [
            (shared.department_names[name], shared.url("departments", name))
            for name in situation.departments
        ]
        yield shared.page(
            "situations", (situation.id,), "situation.html", situation.name[shared.code],
            in_short(situation.intro[shared.code]),
            {
                **shown,
                "intro": shared.terms.on_a_page().in_text(situation.intro[shared.code]),
                "departments": departments,
            },
        )  # fmt: skip
