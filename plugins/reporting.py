"""``inv report``: what happened in a period, as Markdown for a case or as CSV for a spreadsheet."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

from plugins.building import PROJECT
from plugins.commands import is_choice
from plugins.pages.language import Language
from plugins.pages.place import Place
from plugins.pages.reporter import Reporter
from plugins.pages.shared import Shared
from plugins.register import RegisterInvalid, load_register
from plugins.register.history import HistoryMissing, load_history
from plugins.register.period import Period
from plugins.register.report import FORMATS as PROBLEMS
from plugins.report_formats import FORMATS

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


__all__ = ["report"]
