"""How a command ends: with its exit code and a sentence, whatever stops it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import NoReturn

_STOPPING = (signal.SIGINT, signal.SIGTERM)
_PROJECT = Path(__file__).resolve().parents[1]
_SAID = {
    "da": {
        "stopped": "Stoppet.",
        "helper-lost": "En af programmets processer blev stoppet udefra, måske fordi maskinen "
        "manglede hukommelse. Luk andre programmer, og kør igen.",
        "refused": "Maskinen siger nej: {why}. Ret det, og kør igen.",
        "broken": "Fejl i Klartekst, ikke i dine filer: {why}. Skriv til dem, der står for koden.",
    },
    "en": {
        "stopped": "Stopped.",
        "helper-lost": "One of the program's processes was ended from outside, perhaps because "
        "the machine ran out of memory. Close other programs and run again.",
        "refused": "The machine refuses: {why}. Mend it and run again.",
        "broken": "An error in Klartekst, not in your files: {why}. Tell those who look after "
        "the code.",
    },
}


class Stopped(BaseException):
    """Ctrl-C or SIGTERM: no ``except Exception`` on the way may take it for a mistake."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def run(command: Callable[[], int], language: str) -> int:
    """The exit code of *command*.

    As shells have it, 128 and the number of the signal when one ended it: 130 for Ctrl-C, 143
    for SIGTERM, 141 when what reads the output has gone (``inv check | head -1``).
    """
    said = _SAID.get(language, _SAID["da"])
    before = {number: signal.getsignal(number) for number in _STOPPING}
    for number in (number for number in _STOPPING if before[number] != signal.SIG_IGN):
        signal.signal(number, _stop)
    try:
        code, words = command(), None
        sys.stdout.flush()
    except Stopped as stopped:
        code, words = 128 + stopped.number, said["stopped"]
        before.clear()  # whoever presses Ctrl-C once more has nothing left to stop
    except BrokenPipeError:
        code, words = 128 + signal.SIGPIPE, None
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        code, words = 1, said["refused"].format(why=f"{named}{error.strerror or error}")
    except Exception as error:
        code, words = 1, _explained(error, said)
    for number, handler in before.items():
        signal.signal(number, handler)
    _say_last(words)
    return code


def _explained(error: Exception, said: dict[str, str]) -> str:
    # Imported here, so that a check that finds nothing new does not wait for the register.
    from plugins.register.parallel import HelperLost, places

    if isinstance(error, HelperLost):
        return said["helper-lost"]
    ours = str(_PROJECT / "plugins")
    path, line = [place for place in places(error) if place[0].startswith(ours)][-1]
    where = f"{Path(path).relative_to(_PROJECT)}:{line}"
    return said["broken"].format(why=f"{where} {type(error).__name__}: {error}")


def _say_last(words: str | None) -> None:
    try:
        if words:
            print(words, file=sys.stderr)
    except OSError:
        pass
    # What nobody reads any more, Python would try to write once more, and complain.
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    # Once: a second Ctrl-C would stop the clearing away.
    for each in _STOPPING:
        signal.signal(each, signal.SIG_IGN)
    raise Stopped(number)
