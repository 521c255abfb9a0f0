"""What programs have tried so that everyone can use the site; stands below a page of prose."""

from __future__ import annotations

from typing import Any, NamedTuple

from plugins.register.model import Checked

from .shared import Shared


class CheckShown(NamedTuple):
    """What was tried, how, and the pages where something was wrong, with how many places."""

    name: str
    explained: str
    found: list[tuple[str, int]]


def tested(shared: Shared) -> dict[str, Any]:
    """When the site was tested, with what, on which pages and with what result."""
    record, language = shared.register.accessibility, shared.language
    if record is None:
        return {}
    return {
        "tested_on": language.date(record.tested_on),
        "programs": ", ".join(f"{one.name} {one.version}" for one in record.programs),
        "tried": record.pages,
        "checks": [_shown(shared, checked) for checked in record.checks],
    }


def _shown(shared: Shared, checked: Checked) -> CheckShown:
    language = shared.language
    return CheckShown(
        language.label("accessibility_checks", checked.check),
        language.explained("accessibility_checks", checked.check),
        [(one.page, one.places) for one in checked.found],
    )
