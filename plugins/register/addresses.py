"""The public address of everything: one home for the shape of a URL.

Paths are words of the page's language, ids are the same in both. They carry no department,
because departments move and change names.
"""

from __future__ import annotations

#: The word in the address for each kind of page that is not a page of prose.
SEGMENTS: dict[str, dict[str, str]] = {
    "tools": {"da": "vaerktoejer", "en": "tools"},
    "lists": {"da": "lister", "en": "lists"},
    "departments": {"da": "forvaltninger", "en": "departments"},
    "situations": {"da": "situationer", "en": "situations"},
    "radar": {"da": "radar", "en": "radar"},
    "technologies": {"da": "teknologier", "en": "technologies"},
    "data": {"da": "data", "en": "data"},
    "laws": {"da": "love", "en": "laws"},
    "suppliers": {"da": "leverandoerer", "en": "suppliers"},
    "ai": {"da": "ai", "en": "ai"},
    "glossary": {"da": "ordbog", "en": "glossary"},
    "figures": {"da": "tal", "en": "figures"},
    "search": {"da": "soeg", "en": "search"},
    "strategy": {"da": "strategi", "en": "strategy"},
    "changes": {"da": "aendringer", "en": "changes"},
    "follow_up": {"da": "opfoelgning", "en": "follow-up"},
    "submit": {"da": "indberet", "en": "submit"},
    "guide": {"da": "vejledning", "en": "guide"},
}

#: The word after a tool's own address for each page that belongs to it.
TOOL_PARTS: dict[str, dict[str, str]] = {
    "letters": {"da": "breve", "en": "letters"},
    "notice": {"da": "opslag", "en": "notice"},
    "changes": {"da": "aendringer", "en": "changes"},
}

DATA = "data/v1"


def home(language: str) -> str:
    """Address of a language's home page, from the site's root."""
    return f"/{language}/"


def page(language: str, address: str) -> str:
    """Address of a page of prose."""
    return f"/{language}/{address}/"


def section(language: str, name: str, *ids: str) -> str:
    """Address of a section of the site, or of the page of one thing in it."""
    return "/".join(("", language, SEGMENTS[name][language], *ids, ""))


def tool_part(language: str, tool: str, part: str) -> str:
    """Address of a page that belongs to a tool's page."""
    return section(language, "tools", tool, TOOL_PARTS[part][language])


def tool_page(language: str, tool: str, part: str | None = None) -> str:
    """Address of a tool's page, or of the page that is a *part* of it."""
    return tool_part(language, tool, part) if part else section(language, "tools", tool)


def schema(kind: str) -> str:
    """Address of the schema of a kind of file: ``tool``, ``law`` …"""
    return f"/{DATA}/schema/{kind}.schema.json"


def field_anchor(name: str) -> str:
    """Where a field stands on the guide's page: ``data.[].used_for`` → ``data-used-for``."""
    return slug(name.replace(".[]", "").replace(".", "-"))


def guide_field(language: str, name: str) -> str:
    """Address of what the guide says of a field of a tool's file."""
    return f"{section(language, 'guide')}#{field_anchor(name)}"


def spreadsheet(language: str) -> str:
    """Address of the form as a spreadsheet."""
    return section(language, "submit") + {"da": "skema.xlsx", "en": "form.xlsx"}[language]


def slug(code: str) -> str:
    """A vocabulary's code as it stands in an address: ``in_use`` → ``in-use``."""
    return code.replace("_", "-")


def reserved(language: str) -> frozenset[str]:
    """The words no page of prose may have as its address."""
    return frozenset(words[language] for words in SEGMENTS.values())


def base_path(site_url: str) -> str:
    """What stands before every path when the site lives in a folder of its host: ``/register``."""
    _, _, rest = site_url.rstrip("/").partition("://")
    _, slash, path = rest.partition("/")
    return slash + path


__all__ = [
    "DATA", "SEGMENTS", "TOOL_PARTS", "base_path", "field_anchor", "guide_field", "home", "page",
    "reserved", "schema", "section", "slug", "spreadsheet", "tool_page", "tool_part",
]  # fmt: skip
