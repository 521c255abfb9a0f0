"""Which kind of file stands where under ``content/``."""

from __future__ import annotations

#: Folder → the kind of file in it. Tools and pages have a folder more.
FOLDERS = {
    "departments": "department",
    "situations": "situation",
    "technologies": "technology",
    "laws": "law",
    "initiatives": "initiative",
    "glossary": "term",
    "letters": "letter",
}
#: The files there is one of.
SINGLE = {
    f"{name}.yaml": name
    for name in ("site", "strategy", "synonyms", "exceptions", "withheld", "accessibility")
}


def schema_line(kind: str) -> str:
    """The first line of a file: where an editor finds the schema of its *kind*."""
    folders = {"tool": 3, "page": 3, **dict.fromkeys(SINGLE.values(), 1)}.get(kind, 2)
    return f"# yaml-language-server: $schema={'../' * folders}schema/{kind}.schema.json"
