"""The form in which anyone in the municipality adds a tool, or corrects one.

It is made of the schema: the questions, their words and their choices. What its scripts need
besides stands in ``form.json`` beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from plugins.form_data import form_data, said_in_form
from plugins.headers import SUBMIT_POLICY, policy
from plugins.register import addresses

from . import preview
from .questions import Choice, questions
from .sending import ways
from .shared import Shared, SitePage


def pages(shared: Shared) -> Iterator[SitePage]:
    say, code = shared.say, shared.code
    kind = shared.register.schema.kinds["tool"]
    path, twin = shared.twins("submit")
    form = form_data(shared.register, code)
    yield SitePage(
        path, twin, "submit.html", say("Add or correct a tool"),
        say("The form in which a department adds a digital tool to the register."),
        "submit",
        {
            "policy": policy(SUBMIT_POLICY),
            "form_url": shared.place.url(f"{path}form.json"),
            "schema_url": shared.place.url(addresses.schema("tool")),
            "spreadsheet_url": shared.place.url(addresses.spreadsheet(code)),
            "guide_url": shared.url("guide"),
            "groups": [
                (group["id"], group["title"][code], questions(shared, kind, group["id"]))
                for group in kind.groups
            ],
            "departments": [
                Choice(one["department"].id, one["name"]) for one in shared.departments_by_name
            ],
            "tools": shared.tools_by_name,
            "reasons": _reasons(shared),
            "id_example": kind.field("former_ids").schema["items"]["examples"][0],
            "note": kind.field("unanswered", "[]", "note"),
            "send": ways(shared),
            "preview_urls": {
                code: shared.place.url(f"{path}preview.json"),
                shared.language.other: shared.place.url(f"{twin}preview.json"),
            },
        },
        {
            f"{path}form.json": _as_json(_sent(form)),
            f"{path}preview.json": _as_json(preview.said(shared)),
        },
    )  # fmt: skip


def _as_json(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _sent(form: dict[str, Any]) -> dict[str, Any]:
    """*form* as the page gets it, with as little in it as the page can do with.

    Of problems it has the words of its own language, and its own where it has some.
    """
    language = form["language"]
    own = {
        code: {**said, **said_in_form().get(code, {})} for code, said in form["problems"].items()
    }
    problems = {
        code: {part: {language: words[language]} for part, words in said.items()}
        for code, said in own.items()
    }
    return {**form, "problems": problems, "countries": "".join(form["countries"])}


def _reasons(shared: Shared) -> list[Choice]:
    """Why a question may stay open."""
    vocabulary = shared.register.schema.vocabularies["unanswered_reasons"]
    code = shared.code
    return [
        Choice(
            one,
            vocabulary.label(one, code),
            vocabulary.explained(one, code),
            json.dumps(vocabulary.terms[one]["when"]) if "when" in vocabulary.terms[one] else None,
        )
        for one in vocabulary.codes
    ]
