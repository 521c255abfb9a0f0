"""Who is asked to review what: ``.github/CODEOWNERS``, written from the register.

GitHub asks the owners of a file to review every change to it, and of the lines that fit a file
the last one decides (https://docs.github.com/articles/about-code-owners).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from plugins.register import LANGUAGES, Register, RegisterInvalid, load_register
from plugins.register.report import FORMATS

CODEOWNERS = ".github/CODEOWNERS"

_SAID = {
    "da": {
        "written": "{path} er skrevet. Uden eget hold: {without}.",
        "all": "{path} er skrevet. Alle forvaltninger har eget hold.",
        "not_written": "{path} er, som den var.",
    },
    "en": {
        "written": "{path} is written. Without a team of their own: {without}.",
        "all": "{path} is written. Every department has a team of its own.",
        "not_written": "{path} is as it was.",
    },
}


def codeowners(register: Register) -> str:
    """The file for *register*: a department's tools have its teams as owners, and the editors.

    All else has the editors: the code that judges, the workflows that publish, and the files
    that say who the owners are.
    """
    return "".join(f"{line}\n" for line in _lines(register))


def _lines(register: Register) -> Iterator[str]:
    editors = register.site.editors or ()
    yield "# Skrevet af inv owners ud fra content/. Ret i content/, og kør inv owners igen."
    yield "# Written by inv owners from content/. Change content/ and run inv owners again."
    yield ""
    if editors:
        yield " ".join(("*", *editors))
    else:
        yield f"# *: {register.site.path} har ingen editors / has no editors"
    for department in register.departments.values():
        # An id is a-z, 0-9 and hyphens: nothing in the path needs escaping.
        folder = f"/content/tools/{department.id}/"
        if department.owners:
            yield " ".join((folder, *department.owners, *editors))
        else:
            yield f"# {folder}: {department.path} har ingen owners / has no owners"


def write_owners(root: Path, language: str, today: date | None = None) -> int:
    """Write the file of the register at *root*; answers the exit code."""
    from plugins.commands import is_choice

    if not is_choice("--language", language, LANGUAGES):
        return 1
    said = _SAID[language]
    path = root / CODEOWNERS
    try:
        register = load_register(root, today=today)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(codeowners(register).encode())
    except RegisterInvalid as invalid:
        print(FORMATS["text"](invalid.problems, language))
        print("\n" + said["not_written"].format(path=path), file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error}\n{said['not_written'].format(path=path)}", file=sys.stderr)
        return 1
    without = [one.id for one in register.departments.values() if not one.owners]
    print(said["written" if without else "all"].format(path=path, without=", ".join(without)))
    return 0
