"""``inv report``: what happened in a period, as Markdown for a case or as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from plugins.building import PROJECT
from plugins.commands import is_choice
from plugins.escaping import in_cell, in_markdown
from plugins.pages.language import Language
from plugins.pages.place import Place
from plugins.pages.reporter import Cell, Items, Report, Reporter, Section, Table
from plugins.pages.shared import Shared
from plugins.register import RegisterInvalid, load_register
from plugins.register.history import HistoryMissing, load_history
from plugins.register.period import Period
from plugins.register.report import FORMATS as PROBLEMS

#: So many lines of a list stand in a text; a spreadsheet has all.
MOST = 20

_SAID = {
    "da": {
        "date": "{option} {value}? Skriv en dato sådan: 2026-12-31.",
        "order": "--from {start} er efter --to {end}. Byt om på dem.",
        "future": "Perioden begynder først {start}. I dag er det {today}.",
        "no-git": "Rapporten bygger på historien i git, og her er intet git. Hent registret med "
        "git clone, og kør igen.",
        "no-commit": "Rapporten bygger på historien i git, og her er intet commit endnu. Lav et, "
        "og kør igen.",
        "shallow": "Rapporten bygger på hele historien, og her er kun en del af den. Kør "
        "git fetch --unshallow, og kør igen.",
        "invalid": "Registret har fejl: ingen rapport. Se dem med: inv check",
    },
    "en": {
        "date": "{option} {value}? Write a date like this: 2026-12-31.",
        "order": "--from {start} is after --to {end}. Swap them.",
        "future": "The period does not begin before {start}. Today is {today}.",
        "no-git": "The report is made from the history in git, and there is no git here. Get the "
        "register with git clone and run again.",
        "no-commit": "The report is made from the history in git, and there is no commit yet. "
        "Make one and run again.",
        "shallow": "The report is made from the whole history, and only a part of it is here. Run "
        "git fetch --unshallow and run again.",
        "invalid": "The register has problems: no report. See them with: inv check",
    },
}


class _Refused(Exception):
    """There is no report; the code of the sentence that tells why, and its values."""

    def __init__(self, why: str, **values: object) -> None:
        super().__init__(why)
        self.why, self.values = why, values


def report(
    root: Path, start: str, end: str, language: str, format: str, today: date | None = None
) -> int:
    """Print what happened in the register at *root* from *start* to *end*; answers the exit code.

    Without an end the period lasts until the year is over; without a start it begins with it.
    """
    if not is_choice("--language", language, _SAID):
        return 1
    if not is_choice("--format", format, FORMATS):
        return 1
    try:
        period = _period(start, end, today or date.today())
        reporter = _reporter(root, language, today, FORMATS[format].most)
        _refuse_future(period, reporter.shared.register.today)
    except RegisterInvalid as invalid:
        print(PROBLEMS["text"](invalid.problems, language))
        print(_SAID[language]["invalid"], file=sys.stderr)
        return 1
    except HistoryMissing as missing:
        print(_SAID[language][missing.why], file=sys.stderr)
        return 1
    except _Refused as refused:
        print(_SAID[language][refused.why].format(**refused.values), file=sys.stderr)
        return 1
    told = reporter.report(reporter.record.of(period), always_now=True)
    print(FORMATS[format].text(told, reporter.shared), end="")
    return 0


def _period(start: str, end: str, today: date) -> Period:
    last = _date("--to", end) if end else None
    first = _date("--from", start) if start else date((last or today).year, 1, 1)
    last = last or date(first.year, 12, 31)
    if first > last:
        raise _Refused("order", start=first, end=last)
    return Period(first, last)


def _date(option: str, text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise _Refused("date", option=option, value=text)


def _refuse_future(period: Period, today: date) -> None:
    if period.start > today:
        raise _Refused("future", start=period.start, today=today)


def _reporter(root: Path, code: str, today: date | None, most: int | None) -> Reporter:
    register = load_register(root, today=today)
    history = load_history(root, register.site.time_zone)
    if register.withheld:
        history = history.without(register.withheld)
    language = Language(code, register.schema, PROJECT / "theme" / "translations")
    place = Place(register.site.url)
    return Reporter(Shared(register, language, place, _as_it_is, history), most)


def _as_it_is(kind: str, value: object) -> object:
    return value


# Markdown


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


# CSV


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

__all__ = ["FORMATS", "csv_text", "markdown", "report"]
