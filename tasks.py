"""The commands of the house: ``inv --list`` is the map, ``inv --help build`` explains one."""

from __future__ import annotations

import gc
import os
import shlex
import shutil
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

    gc.disable()  # the command ends soon; looking for cycles would cost a third of its time
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

    gc.disable()  # as for check
    raise Exit(code=build_site(Path(root), Path(output), language, _today()))


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


@task(
    help={
        "language": "the language of the messages: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
        "port": "where the site is shown (default 5500)",
    }
)
def serve(c: Context, language: str = "da", root: str = ".", port: int = 5500) -> None:
    """Build the site, open it in a browser, and build it again whenever a file changes."""
    from plugins.serving import serve_site

    raise Exit(code=serve_site(Path(root), language, port))


@task(help={"fast": "leave out what takes more than a few seconds"})
def test(c: Context, fast: bool = False) -> None:
    """Run every test, after the check of the code's form."""
    _run(c, "ruff", "check", "--quiet", ".")
    _run(c, "ruff", "format", "--quiet", "--check", ".")
    _run(c, "pytest", "-q", "-n", "auto", *(("-m", "not slow") if fast else ()))


@task
def format(c: Context) -> None:
    """Bring the code into the house's form."""
    _run(c, "ruff", "check", "--quiet", "--fix", ".")
    _run(c, "ruff", "format", ".")


@task
def lock(c: Context) -> None:
    """Write requirements.lock anew from pyproject.toml, with the hash of every package."""
    uv = shutil.which("uv")
    if uv is None:
        raise Exit("uv mangler / is missing: pip install uv", code=1)
    flags = (
        "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url",
        "--no-emit-find-links", "--no-annotate", "--custom-compile-command", "inv lock",
        "--extra", "dev", "--upgrade", "--quiet", "--output-file", "requirements.lock",
    )  # fmt: skip
    c.run(shlex.join([uv, "pip", "compile", *flags, "pyproject.toml"]))


def _run(c: Context, module: str, *arguments: str) -> None:
    """Run a tool of this Python's environment; the task ends where the tool fails."""
    with c.cd(str(HERE)):
        done = c.run(shlex.join([sys.executable, "-m", module, *arguments]), warn=True)
    if not done.ok:
        raise Exit(code=done.exited)


def _today() -> date | None:
    """The day that SOURCE_DATE_EPOCH names, so that a build can be repeated; else None."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else None
    except (ValueError, OverflowError, OSError):
        raise Exit(f"SOURCE_DATE_EPOCH={epoch}? 1767225600", code=1) from None


@task(
    help={
        "tools": "how many tools the register has (default 1000)",
        "runs": "how often each is timed (default 5)",
        "json": "a file for the figures",
        "profile": "say where our time goes, too",
    }
)
def bench(
    c: Context, tools: int = 1000, runs: int = 5, json: str = "", profile: bool = False
) -> None:
    """Time the build beside Hugo's of the same pages; both sites are compared first."""
    more = [*(("--json", json) if json else ()), *(("--profile",) if profile else ())]
    _run(c, "tests.bench.run", "--tools", str(tools), "--runs", str(runs), *more)
