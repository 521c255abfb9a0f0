"""Answers in the words of a language, wherever they stand."""

from __future__ import annotations

from plugins.register import Tool
from plugins.register.model import DataUse, Keep, Technology

from .language import Language


def uses_ai(tool: Tool, language: Language) -> str | None:
    """Whether the tool uses AI, and of which kinds."""
    use, kinds = tool.ai.use, tool.ai.kinds
    if use == "yes" and kinds:
        names = ", ".join(language.inside("ai_kinds", kind) for kind in kinds)
        return f"{language.label('ai_use', use)}: {names}"
    return use and language.label("ai_use", use)


def kept(keep: Keep | None, language: Language) -> str | None:
    """How long data is kept, in words; None when that is not stated."""
    if keep is None:
        return None
    if keep.text is not None:
        return keep.text[language.code]
    if keep.months == 0:
        return language.gettext("Not kept")
    return language.gettext("%(time)s, counted from: %(event)s") % {
        "time": months(keep.months, language),
        "event": language.inside("retention_events", keep.after),
    }


def months(number: int, language: Language) -> str:
    """A time in words: 2 years, 18 months."""
    years, rest = divmod(number, 12)
    if rest:
        said = language.ngettext("%(n)s month", "%(n)s months", number)
        return said % {"n": language.number(number)}
    return language.ngettext("%(n)s year", "%(n)s years", years) % {"n": language.number(years)}


def kl_ring(technology: Technology, language: Language) -> str | None:
    """Where KL's newest Teknologiradar places *technology*; None when it does not."""
    newest = max(technology.kl or (), key=lambda kl: kl.edition, default=None)
    if newest is None:
        return None
    said = {"edition": newest.edition, "ring": language.label("ring", newest.ring)}
    return language.gettext("KL's ring %(edition)s: %(ring)s") % said


def origin(use: DataUse, language: Language) -> str | None:
    """Where data comes from, in words; None when that is not stated."""
    said = use.from_ and language.label("data_origins", use.from_)
    if use.source is None:
        return said
    source = use.source[language.code]
    return f"{said} ({source})" if said else source
