"""What fuzzing starts from: real files as inputs, and the words that other inputs are made of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
CONTENTS = (TESTS / "municipality/content", TESTS.parent / "content")
# A place for each kind of file; the first byte of an input says which is meant.
PLACES = (
    "site.yaml", "strategy.yaml", "exceptions.yaml", "synonyms.yaml", "accessibility.yaml",
    "departments/a.yaml",
    "situations/a.yaml",
    "technologies/a.yaml", "laws/a.yaml", "initiatives/a.yaml", "tools/a/a.yaml", "pages/da/a.md",
    "glossary/a.yaml", "letters/a.yaml",
)  # fmt: skip
TOKENS = {
    "loader": (
        ": ", "- ", "  ", "\n", "{", "}", "[", "]", ",", "|-\n", ">\n", "'", '"', "&a", "*a", "!!",
        "? ", "<<", "---\n", "...\n", " #", "%", "\\x", "\\u202E", "\t", "da", "en", "name",
        "unanswered",
    ),
    "markdown": (
        "*", "**", "_", "`", "```", "[", "](", "](/", ")", "![", "<", ">", "&#", ";", "# ", "> ",
        "- ", "1. ", "    ", "\n", "\n\n", "---", "===", "\\", "https://", "mailto:", "tel:",
        "javascript:",
    ),
}  # fmt: skip


def seeds(target: str) -> Iterator[bytes]:
    """The real files, the fictitious municipality's, and those of the corpus, as inputs."""
    for folder in CONTENTS:
        for path in sorted(folder.rglob("*.*")):
            content = path.read_bytes()
            yield content if target == "markdown" else bytes([_place_of(path)]) + content
    for path in sorted((TESTS / "corpus").rglob("*.txt")):
        _, _, content = path.read_bytes().partition(b"\n--- ")
        yield content if target == "markdown" else bytes([PLACES.index("tools/a/a.yaml")]) + content


def _place_of(path: Path) -> int:
    """The number of the place whose files are like the one at *path*."""
    known = [place.split("/")[0] for place in PLACES]
    return next((known.index(part) for part in path.parts if part in known), 0)
