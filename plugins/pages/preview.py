"""What the form needs to show a draft as the page of a tool, beyond the schema and the draft.

It stands in ``preview.json`` beside the form, in the form's language, and is fetched when
someone asks to see the page. The script that uses it, ``theme/scripts/preview.js``, is to
``tool.html`` and ``_answers.html`` what this is to ``tool_page.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plugins.register import derived
from plugins.register.addresses import slug
from plugins.register.schema import Vocabulary

from .shared import Shared
from .words import kl_ring


def said(shared: Shared) -> dict[str, Any]:
    """What ``preview.json`` holds."""
    vocabularies = shared.register.schema.vocabularies
    return {
        "base": shared.place.base_path,
        "words": _words(shared),
        "vocabularies": {
            name: _terms(vocabularies[name], shared.code, is_alone)
            for name, is_alone in sorted(_used(shared).items())
        },
        "data_kinds": {
            code: {"name": kind.name, "address": kind.address, "mark": kind.mark}
            for code, kind in shared.data_kinds.items()
        },
        "sensitive": [
            code
            for code, term in vocabularies["data_kinds"].terms.items()
            if term["category"] == derived.SPECIAL
        ],
        "ai_kinds": {code: shared.url("ai", slug(code)) for code in vocabularies["ai_kinds"].codes},
        "departments": {
            one["department"].id: {"name": one["name"], "address": one["address"]}
            for one in shared.departments_by_name
        },
        **_things(shared),
    }


def _used(shared: Shared) -> dict[str, bool]:
    """The vocabularies that a tool's file uses, and whether an answer is of such a code alone."""
    used: dict[str, bool] = {}
    for field in shared.register.schema.kinds["tool"].fields:
        if field.vocabulary:
            is_alone = "[]" not in field.path[:-1]
            used[field.vocabulary] = is_alone or used.get(field.vocabulary, False)
    return used


def _terms(vocabulary: Vocabulary, language: str, is_alone: bool) -> dict[str, dict[str, str]]:
    """The words of each code; what it means is only told where it is an answer of its own."""
    said = ("label", "short", "explained") if is_alone else ("label", "short")
    return {
        code: {how: term[how][language] for how in said if how in term}
        for code, term in vocabulary.terms.items()
    }


def _things(shared: Shared) -> dict[str, dict[str, dict[str, Any]]]:
    """What a tool's file names by its id."""
    register, code = shared.register, shared.code
    return {
        "situations": _named(shared, "situations", register.situations, lambda _: {}),
        "initiatives": _named(shared, "strategy", register.initiatives, lambda _: {}),
        "tools": _named(shared, "tools", register.tools, lambda _: {}),
        "technologies": _named(
            shared, "technologies", register.technologies,
            lambda one: {"explained": one.explained[code], "kl": kl_ring(one, shared.language)},
        ),
        "laws": _named(
            shared, "laws", register.laws,
            lambda law: {
                "explained": law.explained[code], "citation": law.citation[code], "text": law.url
            },
        ),
    }  # fmt: skip


def _named(
    shared: Shared, section: str, things: Mapping[str, Any], more: Callable[[Any], dict[str, Any]]
) -> dict[str, dict[str, Any]]:
    return {
        name: {
            "name": thing.name[shared.code], "address": shared.url(section, name), **more(thing)
        }
        for name, thing in things.items()
    }  # fmt: skip


def _words(shared: Shared) -> dict[str, str]:
    """The words of the tool's page, each under the name by which the script asks for it."""
    say = shared.say
    return {
        "department": say("Department"),
        "draft": say("Drafted from public sources – not approved by the %(municipality)s.")
        % {"municipality": shared.register.site.municipality[shared.code]},
        "draft_says": say(
            "It says only what the sources say. The department can review it and take it over."
        ),
        "stopped": say("This tool is not in use."),
        "replaced_by": say("It has been replaced by:"),
        "in_short": say("In short"),
        "uses_ai": say("Does it use AI?"),
        "decides": say("Does it decide about you?"),
        "is_sensitive": say("Sensitive data?"),
        "leaves_eu": say("Does data leave the EU?"),
        "on_radar": say("On the radar"),
        "reviewed": say("Reviewed"),
        "yes": say("Yes"),
        "no": say("No"),
        "none": say("None"),
        "not_stated": say("Not stated"),
        "not_stated_because": say("Not stated: %(reason)s."),
        "no_data": say("No data about people"),
        "uses_no_data": say("None. The tool uses no data about people."),
        "not_reviewed": say("Not by the department"),
        "reviewed_next": say("%(date)s, next time %(due)s"),
        "status_unknown": say("Status not stated"),
        "status_on": say("%(status)s %(date)s"),
        "status_from": say("%(status)s from %(date)s"),
        "status_since": say("%(status)s since %(date)s"),
        "data_caption": say("The data, one kind a row"),
        "data": say("Data"),
        "from": say("From"),
        "used_for": say("Used for"),
        "kept": say("Kept"),
        "not_kept": say("Not kept"),
        "kept_for": say("%(time)s, counted from: %(event)s"),
        "month": shared.language.ngettext("%(n)s month", "%(n)s months", 1),
        "months": shared.language.ngettext("%(n)s month", "%(n)s months", 2),
        "year": shared.language.ngettext("%(n)s year", "%(n)s years", 1),
        "years": shared.language.ngettext("%(n)s year", "%(n)s years", 2),
        "assessment": say("Read the assessment"),
        "annex_iii": say("Annex III, point %(point)s: %(area)s."),
        "eu_database": say("See it in the EU database"),
        "cost": say("%(amount)s kroner in %(year)s"),
        "read": say("read %(date)s"),
        "when_reviewed": say("When was it reviewed?"),
        "reviewed_on": say("The department reviewed this text on %(date)s."),
        "next_time": say("Next time is %(date)s at the latest."),
        "never_reviewed": say("The department has not reviewed this text."),
        "unanswered": say("What is unanswered?"),
        "one_open": shared.language.ngettext(
            "%(n)s question has no answer yet.", "%(n)s questions have no answer yet.", 1
        ),
        "many_open": shared.language.ngettext(
            "%(n)s question has no answer yet.", "%(n)s questions have no answer yet.", 2
        ),
    }
