"""The commands of the house: ``inv --list`` is the map, ``inv --help build`` explains one."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from invoke import Context, Exit, task

HERE = Path(__file__).resolve().parent


@task(
    help={
        "language": "the language of the messages: da or en (default da)",
        "format": "text, github (annotations on a pull request) or json",
        "root": "the folder that holds content/ (default: this project)",
    }
)
def check(c: Context, language: str = "da", format: str = "text", root: str = ".") -> None:
    """Check every file; name files or folders after -- to see only theirs.

    Prints file, line, field, what is wrong and how to mend it. Exit 1 when there is a problem.
    """
    from plugins.commands import check_register

    paths = c.remainder.split()
    raise Exit(code=check_register(Path(root), paths, language, format, _today()))


@task(
    help={
        "language": "the language of the messages: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
        "output": "the folder to write (default: output)",
    }
)
def build(c: Context, language: str = "da", root: str = ".", output: str = "output") -> None:
    """Check the register and build its site; the old site stays until the new one is complete."""
    from plugins.commands import build_site

    raise Exit(code=build_site(Path(root), Path(output), language, _today()))


def _today() -> date | None:
    """The day that SOURCE_DATE_EPOCH names, so that a build can be repeated; else None."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else None


@task
def messages(c: Context) -> None:
    """Collect the interface's words into theme/translations/da.po; says what lacks Danish."""
    from plugins import messages

    messages.CATALOGUE.write_bytes(messages.updated())
    missing = messages.untranslated(messages.translated())
    for message in missing:
        print(f"mangler dansk / lacks Danish: {message.id}")
    print(f"{messages.CATALOGUE.relative_to(HERE)}: {len(missing)} mangler / missing")
    raise Exit(code=1 if missing else 0)
