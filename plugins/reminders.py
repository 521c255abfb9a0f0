"""What waits for each department, as a text that can be sent: reviews, questions, dead links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from plugins.building import PROJECT
from plugins.escaping import in_markdown
from plugins.fetching import Found
from plugins.pages.language import Language
from plugins.register import Problem, Register, addresses
from plugins.register.abroad import Abroad
from plugins.register.due import Due

#: Who has so much of a kind to do reads the rest when that is done.
MOST = 40

_SAID = {
    "da": {
        "overdue": "Skal gennemgås nu",
        "overdue-line": "Skulle være gennemgået senest {on}.",
        "soon": "Skal snart gennemgås",
        "soon-line": "Skal gennemgås senest {on}.",
        "clarify": "Spørgsmål, der skal have et svar",
        "clarify-line": "Svar senest {on} på: {questions}. Bagefter siger tjekket nej til filen.",
        "lapsed": "Spørgsmål, der skulle have haft et svar",
        "lapsed-line": "Skulle være besvaret senest {on}: {questions}. Tjekket siger nej til "
        "filen.",
        "expired": "Udløbet",
        "expired-line": "Udløb {on}. Står i feltet {field}.",
        "dead": "Døde links",
        "dead-line": "{why}. Står i feltet {field}.",
        "404": "Siden findes ikke mere (404)",
        "410": "Siden er fjernet for altid (410)",
        "no-host": "Adressens navn findes ikke",
        "more": "… og {n} mere.",
        "editors": "redaktionen",
        "title": "Gennemgang: {name} ({id})",
        "intro": "{register}. Det her venter {on}.",
        "again": "Teksten bliver skrevet på ny hver uge. Sagen lukker af sig selv, når der ikke er "
        "mere at gøre.",
        "review": "Læs værktøjets tekst igennem. Passer den stadig, så skriv dagens dato i "
        "reviewed_on. Passer den ikke, så ret den først.",
        "answer": "Skriv svaret i filen, og slet linjen under unanswered. Kender I det stadig "
        "ikke, så aftal med redaktionen, hvad der skal stå.",
        "renew": "Se efter, at resten stadig passer, og skriv en ny dato. Tjekket siger nej til "
        "filen, indtil I har gjort det.",
        "link": "Find sidens nye adresse, eller fjern linket.",
    },
    "en": {
        "overdue": "To be reviewed now",
        "overdue-line": "Should have been reviewed by {on}.",
        "soon": "To be reviewed soon",
        "soon-line": "To be reviewed by {on}.",
        "clarify": "Questions that need an answer",
        "clarify-line": "Answer by {on}: {questions}. After that the check refuses the file.",
        "lapsed": "Questions that should have been answered",
        "lapsed-line": "Should have been answered by {on}: {questions}. The check refuses the "
        "file.",
        "expired": "Expired",
        "expired-line": "Expired on {on}. In the field {field}.",
        "dead": "Dead links",
        "dead-line": "{why}. In the field {field}.",
        "404": "The page is no longer there (404)",
        "410": "The page was removed for good (410)",
        "no-host": "There is no such host",
        "more": "… and {n} more.",
        "editors": "the editors",
        "title": "Review: {name} ({id})",
        "intro": "{register}. This is waiting on {on}.",
        "again": "This text is written anew every week. The issue closes by itself when nothing is "
        "left to do.",
        "review": "Read the tool's text. If it still fits, write today's date in reviewed_on. If "
        "it does not, mend it first.",
        "answer": "Write the answer in the file and delete the line under unanswered. If you still "
        "do not know, agree with the editors on what to say.",
        "renew": "Make sure that the rest is still right and write a new date. The check refuses "
        "the file until you have done so.",
        "link": "Find the page's new address, or take the link out.",
    },
}
_TO_DO = {
    "overdue": "review", "lapsed": "answer", "expired": "renew", "soon": "review",
    "clarify": "answer", "dead": "link",
}  # fmt: skip
#: The id of what waits for the editors: a file's name that no department has.
EDITORS = "_content"


class Line(NamedTuple):
    """One thing to do: about *what*, at which address, what is *said* of it, and in which file."""

    what: str
    url: str
    said: str
    path: str


class Reminder(NamedTuple):
    """What waits for the department *id*, or for the ``EDITORS``.

    *to* are its teams on the forge. *waits* goes from the kind of thing to its lines.
    """

    id: str
    title: str
    to: tuple[str, ...]
    waits: Mapping[str, list[Line]]


class Reminders:
    """The reminders of a register, in the words of the language *code*."""

    def __init__(self, register: Register, code: str) -> None:
        self._register = register
        self._code = code
        self._said = _SAID[code]
        self._date = Language(code, register.schema, PROJECT / "theme" / "translations").date

    def all(
        self,
        due: Iterable[Due],
        links: Iterable[Abroad],
        answers: Mapping[str, Found],
        expired: Iterable[Problem] = (),
    ) -> list[Reminder]:
        """One for each department and one for the editors, also for those with nothing to do.

        *expired* is what has run out in the files of the editors.
        """
        found = {name: self._nothing_yet(name) for name in self._register.departments}
        found[EDITORS] = self._nothing_yet(EDITORS)
        for one in due:
            waits = found[one.tool.department].waits
            what = self._what(one)
            waits[what].append(self._due(one, what))
        found[EDITORS].waits["expired"].extend(map(self._expired, expired))
        for link in links:
            if link.url in answers and answers[link.url].answer == "dead":
                waits = found[link.department or EDITORS].waits
                waits["dead"].append(self._dead(link, answers[link.url]))
        return list(found.values())

    def _nothing_yet(self, id: str) -> Reminder:
        waits: dict[str, list[Line]] = {kind: [] for kind in _TO_DO}
        if id == EDITORS:
            return Reminder(
                id, self._title("editors", id), self._register.site.editors or (), waits
            )
        department = self._register.departments[id]
        name = department.name_on(self._register.today)[self._code]
        return Reminder(id, self._title(name, id), department.owners or (), waits)

    def _title(self, name: str, id: str) -> str:
        return self._said["title"].format(name=self._said.get(name, name), id=id)

    def _what(self, one: Due) -> str:
        is_late = one.what == "clarify" and one.on < self._register.today
        return "lapsed" if is_late else one.what

    def _due(self, one: Due, what: str) -> Line:
        labels = ", ".join(f"{field.label[self._code]} ({field.name})" for field in one.questions)
        said = self._said[f"{what}-line"].format(on=self._date(one.on), questions=labels)
        page = addresses.section(self._code, "tools", one.tool.id)
        url = self._register.site.url.rstrip("/") + page
        return Line(one.tool.name[self._code], url, said, one.tool.path)

    def _expired(self, problem: Problem) -> Line:
        on = self._date(problem.values["value"])
        said = self._said["expired-line"].format(on=on, field=problem.field)
        return Line(self._register.site.name[self._code], "", said, problem.path)

    def _dead(self, link: Abroad, found: Found) -> Line:
        said = self._said["dead-line"].format(why=self._said[found.why], field=link.field)
        return Line(link.url, link.url, said, link.path)

    # What is printed or sent

    def text(self, reminder: Reminder) -> str:
        """The reminder to read in a terminal; nothing when nothing waits."""
        lines = [reminder.title] if _is_needed(reminder) else []
        for kind, shown in _shown(reminder):
            lines.append(f"\n  {self._said[kind]}")
            for line in shown[:MOST]:
                lines.append(f"    {line.what}: {line.said}\n      {line.path}")
            lines += [f"    {more}" for more in self._more(shown)]
        return "".join(f"{line}\n" for line in lines)

    def markdown(self, reminder: Reminder) -> str:
        """The reminder as the text of an issue; nothing when nothing waits."""
        return "".join(f"{line}\n" for line in self._markdown(reminder))

    def _markdown(self, reminder: Reminder) -> Iterator[str]:
        if not _is_needed(reminder):
            return
        said, site = self._said, self._register.site
        on = self._date(self._register.today)
        yield in_markdown(said["intro"].format(register=site.name[self._code], on=on))
        for kind, shown in _shown(reminder):
            yield f"\n## {in_markdown(said[kind])}\n"
            for line in shown[:MOST]:
                yield f"- {_linked(line)} – {in_markdown(line.said)} `{line.path}`"
            yield from (f"- {in_markdown(more)}" for more in self._more(shown))
            yield f"\n{in_markdown(said[_TO_DO[kind]])}"
        yield f"\n{in_markdown(said['again'])}"
        if reminder.to:
            # The forge tells a team that is named; an address by mail is nothing to it.
            yield "\n" + " ".join(team for team in reminder.to if team.startswith("@"))

    def _more(self, lines: list[Line]) -> list[str]:
        left = len(lines) - MOST
        return [self._said["more"].format(n=left)] if left > 0 else []


def _linked(line: Line) -> str:
    # Only an address without these signs can stand in < > (CommonMark 6.5).
    if not re.fullmatch(r"https://[^\s<>\\]+", line.url):
        return f"**{in_markdown(line.what)}**"
    url = f"<{line.url}>"
    return url if line.what == line.url else f"[**{in_markdown(line.what)}**]({url})"


def _is_needed(reminder: Reminder) -> bool:
    return any(reminder.waits.values())


def _shown(reminder: Reminder) -> Iterator[tuple[str, list[Line]]]:
    return ((kind, lines) for kind, lines in reminder.waits.items() if lines)


__all__ = ["EDITORS", "MOST", "Line", "Reminder", "Reminders"]
