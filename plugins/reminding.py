"""``inv overdue``, ``inv deadlinks`` and ``inv reminders``: what waits, and for whom."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from plugins.commands import is_choice, with_register
from plugins.escaping import in_markdown
from plugins.fetching import Asker, Found
from plugins.register import LANGUAGES, Register
from plugins.register.abroad import Abroad, links_abroad
from plugins.register.due import due
from plugins.register.rules.security import security_contact_is_looked_after
from plugins.reminders import Reminder, Reminders

#: So many links are asked in one run; the next week begins where this one ended.
MOST_LINKS = 1_000
# So many hosts that all are silent are no coincidence.
_TOO_SILENT = 3
_SILENT = ("no-host", "no-answer", "timeout")

_SAID = {
    "da": {
        "asking": "Spørger {links} links hos {hosts} værter, ét ad gangen hos hver …",
        "asked": "{alive} links svarer, {dead} er døde, {unknown} er uvisse.",
        "left": "{left} links er ikke med denne gang. De kommer med de næste uger.",
        "unknown": "Uvist ({why}): {url}",
        "silent": "Ingen svarer. Er der netværk? Intet er skrevet.",
        "nothing": "Ingen frist er overskredet, og ingen udløber de næste to måneder.",
        "written": "{output}: {n} af {of} har noget at gøre.",
    },
    "en": {
        "asking": "Asking {links} links at {hosts} hosts, one at a time at each …",
        "asked": "{alive} links answer, {dead} are dead, {unknown} are unknown.",
        "left": "{left} links are left out this time. They come in the next weeks.",
        "unknown": "Unknown ({why}): {url}",
        "silent": "No one answers. Is there a network? Nothing is written.",
        "nothing": "Nothing is overdue, and nothing is due in the next two months.",
        "written": "{output}: {n} of {of} have something to do.",
    },
}
_FORMATS = ("text", "markdown")
#: Problems that come by themselves, with time: to tell of them is what these commands are for.
_LAPSED = frozenset(("clarification-expired", "security-expired"))


def show_overdue(root: Path, language: str, format: str, today: date | None = None) -> int:
    """Print what is overdue or soon due in each department; answers the exit code."""

    def show(register: Register) -> int:
        reminders = Reminders(register, language)
        shown = _printed(reminders, _all(reminders, register), format)
        print(shown.rstrip("\n") or _SAID[language]["nothing"])
        return 0

    if not _is_known(language, format):
        return 1
    return with_register(root, language, today, show, _LAPSED)


def show_deadlinks(root: Path, language: str, format: str, today: date | None = None) -> int:
    """Ask every link to other sites and print the dead ones; exit 1 when there is one."""

    def show(register: Register) -> int:
        links, answers = _asked(register, language)
        if answers is None:
            return 1
        reminders = Reminders(register, language)
        print(_printed(reminders, reminders.all((), links, answers), format), end="")
        return 1 if _count(answers, "dead") else 0

    if not _is_known(language, format):
        return 1
    return with_register(root, language, today, show, _LAPSED)


def write_reminders(root: Path, output: Path, language: str, today: date | None = None) -> int:
    """Write into *output*, for each department, ``<id>.md`` and ``<id>.title``.

    The text is empty where nothing waits, so that whoever sends it knows what to close.
    """

    def write(register: Register) -> int:
        links, answers = _asked(register, language)
        if answers is None:
            return 1
        reminders = Reminders(register, language)
        written = _all(reminders, register, links, answers)
        output.mkdir(parents=True, exist_ok=True)
        for one in written:
            (output / f"{one.id}.title").write_text(f"{one.title}\n", encoding="utf-8")
            (output / f"{one.id}.md").write_text(reminders.markdown(one), encoding="utf-8")
        n = sum(any(one.waits.values()) for one in written)
        print(_SAID[language]["written"].format(output=output, n=n, of=len(written)))
        return 0

    if not _is_known(language):
        return 1
    return with_register(root, language, today, write, _LAPSED)


def _is_known(language: str, format: str = "text") -> bool:
    return is_choice("--language", language, LANGUAGES) and is_choice("--format", format, _FORMATS)


def _all(
    reminders: Reminders,
    register: Register,
    links: Iterable[Abroad] = (),
    answers: Mapping[str, Found] = MappingProxyType({}),
) -> list[Reminder]:
    """What time brings, and the dead ones of *links*."""
    expired = security_contact_is_looked_after(register)
    return reminders.all(due(register), links, answers, expired)


def _printed(reminders: Reminders, found: Iterable[Reminder], format: str) -> str:
    if format == "text":
        return "\n".join(filter(None, map(reminders.text, found)))
    needed = ((one.title, reminders.markdown(one)) for one in found)
    return "\n".join(f"# {in_markdown(title)}\n\n{text}" for title, text in needed if text)


def _asked(
    register: Register, language: str
) -> tuple[tuple[Abroad, ...], Mapping[str, Found] | None]:
    """All links and what they answer; None when no one answers, which says nothing of them."""
    said, links = _SAID[language], links_abroad(register)
    urls = this_week(list(dict.fromkeys(link.url for link in links)), register.today)
    hosts = {urlsplit(url).netloc for url in urls}
    _tell(said["asking"].format(links=len(urls), hosts=len(hosts)))
    answers = asker(register).ask(urls)
    if len(hosts) >= _TOO_SILENT and all(found.why in _SILENT for found in answers.values()):
        _tell(said["silent"])
        return links, None
    for url, found in answers.items():
        if found.answer == "unknown":
            _tell(said["unknown"].format(why=found.why, url=url))
    counts = {answer: _count(answers, answer) for answer in ("alive", "dead", "unknown")}
    _tell(said["asked"].format(**counts))
    if left := len({link.url for link in links}) - len(urls):
        _tell(said["left"].format(left=left))
    return links, answers


def asker(register: Register) -> Asker:
    """The one who asks for *register*: it says whose it is and where to read about it."""
    # A header is ASCII: the address is enough to know the register by.
    return Asker(f"Klartekst-deadlinks (+{register.site.url})")


def this_week(urls: list[str], today: date) -> list[str]:
    """The links to ask this week: all, or the next ``MOST_LINKS`` of too many."""
    if len(urls) <= MOST_LINKS:
        return urls
    first = today.toordinal() // 7 * MOST_LINKS % len(urls)
    return (urls[first:] + urls[:first])[:MOST_LINKS]


def _count(answers: Mapping[str, Found], answer: str) -> int:
    return sum(found.answer == answer for found in answers.values())


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


__all__ = ["MOST_LINKS", "asker", "show_deadlinks", "show_overdue", "this_week", "write_reminders"]
