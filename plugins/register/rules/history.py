"""Rules about what is told of the past."""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from ..model import Register
from ..problem import Problem


def time_zone_exists(register: Register) -> Iterator[Problem]:
    """The days of the history follow a time zone of the IANA database."""
    name = register.site.time_zone
    if name is None:
        return
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # not found is a KeyError, a folder an OSError
        yield Problem(register.site.path, ("time_zone",), "time-zone", {"value": name})


def what_is_taken_down_is_gone(register: Register) -> Iterator[Problem]:
    """A page that was taken down has no file; only a page that stands has a history to withhold."""
    for number, line in enumerate(register.withheld.withheld if register.withheld else ()):
        code = None
        if line.what == "page" and line.tool in register.tools:
            code = "taken-down-stands"
        elif line.what == "history" and line.tool not in register.tools:
            code = "taken-down-unknown"
        if code is not None:
            at = ("withheld", number, "tool")
            yield Problem(register.withheld.path, at, code, {"id": line.tool})
