"""A report as Markdown for a case, and as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from plugins.escaping import in_cell, in_markdown
from plugins.pages.sections import Cell, Items, Report, Section, Table
from plugins.pages.shared import Shared

#: So many lines of a list stand in a text; a spreadsheet has all.
MOST = 20


def markdown(told: Report, shared: Shared) -> str:
    """The report as Markdown (CommonMark, with the tables of GitHub)."""
    return "\n".join(_lines(told, shared)) + "\n"


def _lines(told: Report, shared: Shared) -> Iterator[str]:
    yield f"# {in_markdown(told.title)}"
    yield f"\n{in_markdown(f'{shared.register.site.name[shared.code]}. {told.description}')}"
    yield from (f"\n{in_markdown(note)}" for note in told.notes)
    for section in told.sections:
        yield f"\n## {in_markdown(section.title)}"
        yield from (f"\n{in_markdown(paragraph)}" for paragraph in section.paragraphs)
        for table in section.tables:
            yield from _table(table, shared)
        for items in section.lists:
            yield from _items(items, shared)


def _table(table: Table, shared: Shared) -> Iterator[str]:
    yield f"\n### {in_markdown(table.caption)}\n"
    yield _row(map(in_markdown, table.heads))
    yield _row("---" for _ in table.heads)
    yield from (_row(_cell(cell, shared) for cell in row) for row in table.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, shared: Shared) -> str:
    number = shared.language.number
    said = in_markdown(number(cell.said) if isinstance(cell.said, int) else cell.said)
    return f"[{said}]({shared.place.full(cell.path)})" if cell.path else said


def _items(items: Items, shared: Shared) -> Iterator[str]:
    yield f"\n### {in_markdown(items.title)}\n"
    for item in items.items:
        name = _cell(Cell(item.name, item.path), shared)
        said = f": {in_markdown(item.in_short)}" if item.said else ""
        yield f"- {name}, {in_markdown(shared.language.date(item.on))}{said}"
    if items.rest:
        more = shared.say("… and %(n)s more.") % {"n": shared.language.number(items.rest)}
        yield f"- {in_markdown(more)}"
    if not items.items:
        yield in_markdown(shared.say("None."))


def csv_text(told: Report, shared: Shared) -> str:
    """The report as CSV (RFC 4180), a fact a row."""
    say = shared.say
    heads = (say("Part"), say("What"), say("Name"), say("Date"), say("Answer"), say("Address"))
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(heads)
    for section in told.sections:
        for row in _facts(section, shared):
            rows.writerow([in_cell(str(cell)) for cell in row])
    return text.getvalue()


def _facts(section: Section, shared: Shared) -> Iterator[Sequence[object]]:
    for paragraph in section.paragraphs:
        yield section.title, "", "", "", paragraph, ""
    for table in section.tables:
        what = [f"{table.caption}: {head}" for head in table.heads]
        for name, *cells in table.rows:
            for about, cell in zip(what[1:], cells, strict=True):
                yield section.title, about, name.said, "", cell.said, _full(name.path, shared)
    for items in section.lists:
        for item in items.items:
            address = _full(item.path, shared)
            yield section.title, items.title, item.name, item.on, item.said, address


def _full(path: str | None, shared: Shared) -> str:
    return shared.place.full(path) if path else ""


class _Format:
    """A form of the report, and so many lines of a list as it has at *most*."""

    def __init__(self, text: Callable[[Report, Shared], str], most: int | None) -> None:
        self.text, self.most = text, most


FORMATS: Mapping[str, _Format] = {
    "markdown": _Format(markdown, MOST),
    "csv": _Format(csv_text, None),
}

__all__ = ["FORMATS", "csv_text", "markdown"]
