"""What would make the files of a pull request better, in Markdown: never a reason to stop it.

A table of how easy their texts are to read, and the files that lack the house form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from plugins import plain
from plugins.escaping import in_markdown
from plugins.formatting import unformatted
from plugins.register import language, texts_of
from plugins.register.personal import masked

#: So many rows are read; the rest is there with ``inv language``.
MOST = 100

_SAID = {
    "da": {
        "title": "Så let er teksterne at læse",
        "explained": "LIX er et tal for, hvor svær en tekst er: under 35 er let, over 44 er svær. "
        "Rådene er kun råd.",
        "heads": ("Tekst", "LIX", "Grænse", "Ord", "Råd"),
        "none": "Ingen tekster er lange nok til at måle.",
        "short": "for kort",
        "above": "{lix} – over grænsen",
        "more": "… og {n} mere. Se dem med: inv language",
        "form": "Husets form",
        "unformatted": "De her filer er sat op på en anden måde end de andre. Ret dem med: "
        "inv format",
    },
    "en": {
        "title": "How easy the texts are to read",
        "explained": "LIX says how hard a text is: below 35 is easy, above 44 is hard. "
        "Advice is only advice.",
        "heads": ("Text", "LIX", "Limit", "Words", "Advice"),
        "none": "No text is long enough to measure.",
        "short": "too short",
        "above": "{lix} – above the limit",
        "more": "… and {n} more. See them with: inv language",
        "form": "The house form",
        "unformatted": "These files are laid out in another way than the others. Mend them with: "
        "inv format",
    },
}


def hints(root: Path, wanted: Sequence[PurePosixPath], speech: str) -> Iterator[str]:
    """What is worth knowing of the *wanted* files, or of all."""
    yield from _table(root, wanted, speech)
    said = _SAID[speech]
    if odd := unformatted(root, wanted):
        yield f"\n### {said['form']}\n"
        yield f"{in_markdown(said['unformatted'])}\n"
        yield from (f"- {in_markdown(masked(str(path)))}" for path in odd)


def _table(root: Path, wanted: Sequence[PurePosixPath], speech: str) -> Iterator[str]:
    said = _SAID[speech]
    yield f"### {said['title']}\n"
    rows = list(_rows(root, wanted, speech))
    if not rows:
        yield said["none"]
        return
    yield f"{in_markdown(said['explained'])}\n"
    yield f"| {' | '.join(said['heads'])} |"
    yield f"| {' | '.join('---' for _ in said['heads'])} |"
    yield from rows[:MOST]
    if len(rows) > MOST:
        yield "\n" + in_markdown(said["more"].format(n=len(rows) - MOST))


def _rows(root: Path, wanted: Sequence[PurePosixPath], speech: str) -> Iterator[str]:
    for texts in texts_of(root):
        path = PurePosixPath(texts.path)
        if wanted and not any(path.is_relative_to(place) for place in wanted):
            continue
        for one in plain.measure(texts, speech):
            if one.advice or one.lix is not None:
                yield _row(texts.path, one, speech)


def _row(path: str, one: plain.Measured, speech: str) -> str:
    said = _SAID[speech]
    lix = said["short"] if one.lix is None else language.figure(one.lix)[speech]
    if one.lix is not None and one.limit is not None and one.lix > one.limit:
        lix = said["above"].format(lix=lix)
    cells = (lix, str(one.limit or ""), str(one.words), ". ".join(one.advice))
    where = f"{in_markdown(masked(path))} {in_markdown(one.field)}"
    return f"| {where} | {' | '.join(map(in_markdown, cells))} |"


__all__ = ["MOST", "hints"]
