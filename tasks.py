"""The commands of the house: ``inv --list`` is the map, ``inv --help build`` explains one."""

from __future__ import annotations

import gc
import os
import shlex
import shutil
import sys
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from invoke import Context, Exit, task

HERE = Path(__file__).resolve().parent
# As seen from where the command is given, so that messages name files as people do.
ROOT = os.path.relpath(HERE)
OUTPUT, REMINDERS = os.path.relpath(HERE / "output"), os.path.relpath(HERE / "reminders")


@task(
    help={
        "language": "the language of the messages: da or en (default da)",
        "format": "text, github or gitlab (annotations on the lines), or json",
        "root": "the folder that holds content/ (default: this project)",
        "since": "the commit to compare translations with (default: where the branch began)",
        "watch": "go on, and check again whenever a file under content/ is saved",
    }
)
def check(
    c: Context,
    language: str = "da",
    format: str = "text",
    root: str = ROOT,
    since: str = "",
    watch: bool = False,
) -> None:
    """Check every file; name files or folders after -- to see only theirs.

    Prints file, line, field, what is wrong and how to mend it. Exit 1 when there is a problem.
    """
    from plugins.commands import check_register
    from plugins.running import run

    paths, today = _remainder(), _today()
    if watch:
        from plugins.watching import watch_register

        watched = partial(watch_register, Path(root), paths, language, today, since, format)
        raise Exit(code=run(watched, language))
    gc.disable()  # the command ends soon; looking for cycles would cost a third of its time
    checked = partial(check_register, Path(root), paths, language, format, today, since)
    raise Exit(code=run(checked, language))


@task(
    help={
        "language": "the language of the messages: da or en (default da)",
        "format": "text or markdown (default text)",
        "root": "the folder that holds content/ (default: this project)",
        "since": "show the files that have come or changed since this commit",
    }
)
def language(
    c: Context, language: str = "da", format: str = "text", root: str = ROOT, since: str = ""
) -> None:
    """Show how hard the texts are to read and what would help; name files or folders after --.

    Without names only the texts that could be plainer are shown.
    """
    from plugins.commands import show_language
    from plugins.running import run

    shown = partial(show_language, Path(root), _remainder(), language, format, since)
    raise Exit(code=run(shown, language))


@task(
    help={
        "language": "the language of the questions: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
    }
)
def new(c: Context, language: str = "da", root: str = ROOT) -> None:
    """Ask about a new tool, one question at a time, and write a file that passes the check."""
    from plugins.drafting import new_tool
    from plugins.running import run

    raise Exit(code=run(partial(new_tool, Path(root), language, _today()), language))


@task(
    help={
        "language": "the language of the messages: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
        "output": "the folder to write (default: output)",
        "publish": "fail where the history is not whole, instead of leaving it out",
    }
)
def build(
    c: Context,
    language: str = "da",
    root: str = ROOT,
    output: str = OUTPUT,
    publish: bool = False,
) -> None:
    """Check the register and build its site; the old site stays until the new one is complete."""
    from plugins.commands import build_site
    from plugins.running import run

    gc.disable()  # as for check
    built = partial(build_site, Path(root), Path(output), language, _today(), publish)
    raise Exit(code=run(built, language))


@task(
    help={
        "base": "the commit to compare with (default: where this work began)",
        "format": "text or markdown (default text)",
        "language": "the language of the messages: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
    }
)
def compare(
    c: Context, base: str = "", format: str = "text", language: str = "da", root: str = ROOT
) -> None:
    """Tell what a change does for readers; exit 1 when a public address would die."""
    from plugins.commands import compare_with
    from plugins.running import run

    compared = partial(compare_with, Path(root), base, language, format, _today())
    raise Exit(code=run(compared, language))


@task(
    help={
        "from": "the first day, such as 2026-01-01 (default: the first of the year)",
        "to": "the last day, such as 2026-12-31 (default: the last of the year)",
        "format": "markdown, or csv with every fact in a row (default markdown)",
        "language": "the language of the report: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
    }
)
def report(
    c: Context,
    from_: str = "",
    to: str = "",
    format: str = "markdown",
    language: str = "da",
    root: str = ROOT,
) -> None:
    """Tell what happened in a period: tools, AI, departments and initiatives. Needs the history."""
    from plugins.reporting import report
    from plugins.running import run

    told = partial(report, Path(root), from_, to, language, format, _today())
    raise Exit(code=run(told, language))


@task(
    help={
        "server": "nginx or caddy",
        "language": "the language of the messages: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
    }
)
def headers(c: Context, server: str = "", language: str = "da", root: str = ROOT) -> None:
    """Print the lines that make a server send the site's security headers; see docs/hosting.md."""
    from plugins.commands import print_headers
    from plugins.running import run

    printed = partial(print_headers, Path(root), server, language, _today())
    raise Exit(code=run(printed, language))


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
def serve(c: Context, language: str = "da", root: str = ROOT, port: int = 5500) -> None:
    """Build the site, open it in a browser, and build it again whenever a file changes."""
    from plugins.serving import serve_site

    raise Exit(code=serve_site(Path(root), language, port))


@task(help={"fast": "leave out what takes more than a few seconds"})
def test(c: Context, fast: bool = False) -> None:
    """Run every test, after the check of the code's form."""
    _run(c, "ruff", "check", "--quiet", ".")
    _run(c, "ruff", "format", "--quiet", "--check", ".")
    _run(c, "pytest", "-q", "-n", "auto", "-m", "not slow")
    if not fast:
        # A process that drives a browser must not be one that other tests fork.
        _run(c, "pytest", "-q", "-n", "auto", "-m", "slow", "--ignore", "tests/browser")
        _run(c, "pytest", "-q", "-n", "auto", "tests/browser")


@task(help={"root": "the folder that holds content/ (default: this project)"})
def accessible(c: Context, root: str = ROOT) -> None:
    """Try the site with browser and checker; write content/accessibility.yaml, which it shows."""
    day = (_today() or date.today()).isoformat()
    _run(c, "tests.browser.proof", "--root", str(Path(root).resolve()), "--today", day)


@task(help={"root": "the folder that holds content/ (default: this project)"})
def lighthouse(c: Context, root: str = ROOT) -> None:
    """Measure the site with Lighthouse on a phone (needs npx); name kinds of pages after --."""
    day = (_today() or date.today()).isoformat()
    root = str(Path(root).resolve())
    _run(c, "tests.browser.lighthouse", "--root", root, "--today", day, *_remainder())


@task(
    help={
        "seconds": "how long each of the two targets is fuzzed (default 60)",
        "language": "the language of the messages: da or en (default da)",
    }
)
def fuzz(c: Context, seconds: int = 60, language: str = "da") -> None:
    """Feed the loader and the Markdown what no one would think of; needs Linux on x86-64."""
    from plugins.commands import is_choice
    from plugins.register import LANGUAGES
    from tests.fuzz.run import fuzz

    is_known = is_choice("--language", language, LANGUAGES)
    raise Exit(code=fuzz(seconds, language) if is_known else 1)


@task(
    help={
        "only": "one module of plugins/register, such as calendar or rules.dates",
        "again": "try those again that survived, after new tests",
        "processes": "how many are tried at once (default 2)",
        "language": "the language of the messages: da or en (default da)",
    }
)
def mutants(
    c: Context, only: str = "", again: bool = False, processes: int = 2, language: str = "da"
) -> None:
    """Break plugins/register in thousands of ways: does a test notice? Goes on where it was."""
    from plugins.commands import is_choice
    from plugins.register import LANGUAGES
    from tests.mutants.run import mutants

    is_known = is_choice("--language", language, LANGUAGES)
    raise Exit(code=mutants(only, again, processes, language) if is_known else 1)


@task(
    help={
        "check": "tell which files lack the house form, and change nothing",
        "code": "the code instead of the content",
        "language": "the language of the messages: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
    }
)
def format(
    c: Context, check: bool = False, code: bool = False, language: str = "da", root: str = ROOT
) -> None:
    """Bring the files of content/ into the house form; name files or folders after --."""
    if code:
        _run(c, "ruff", "check", "--quiet", *(() if check else ("--fix",)), ".")
        _run(c, "ruff", "format", *(("--check",) if check else ()), ".")
        return
    from plugins.formatting import format_files
    from plugins.running import run

    named = partial(format_files, Path(root), _remainder(), language, check)
    raise Exit(code=run(named, language))


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


@task(
    help={
        "language": "the language of the messages: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
    }
)
def owners(c: Context, language: str = "da", root: str = ROOT) -> None:
    """Write .github/CODEOWNERS: who is asked to review what, as content/ says."""
    from plugins.owners import write_owners

    raise Exit(code=write_owners(Path(root), language, _today()))


@task(
    help={
        "format": "text or markdown (default text)",
        "language": "the language of the texts: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
    }
)
def overdue(c: Context, format: str = "text", language: str = "da", root: str = ROOT) -> None:
    """Tell which reviews are overdue or soon due, and which questions need an answer."""
    from plugins.reminding import show_overdue
    from plugins.running import run

    raise Exit(code=run(partial(show_overdue, Path(root), language, format, _today()), language))


@task(
    help={
        "format": "text or markdown (default text)",
        "language": "the language of the texts: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
    }
)
def deadlinks(c: Context, format: str = "text", language: str = "da", root: str = ROOT) -> None:
    """Ask every link to another site whether it still leads somewhere; needs the network."""
    from plugins.reminding import show_deadlinks
    from plugins.running import run

    raise Exit(code=run(partial(show_deadlinks, Path(root), language, format, _today()), language))


@task(
    help={
        "output": "the folder to write (default reminders)",
        "language": "the language of the texts: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
    }
)
def reminders(c: Context, output: str = REMINDERS, language: str = "da", root: str = ROOT) -> None:
    """Write what waits for each department, as weekly.yml sends it; needs the network."""
    from plugins.reminding import write_reminders
    from plugins.running import run

    written = partial(write_reminders, Path(root), Path(output), language, _today())
    raise Exit(code=run(written, language))


@task(
    name="import",
    positional=["file"],
    help={
        "file": "a spreadsheet that someone has filled in; name more of them after --",
        "department": "the folder of the department (default: as the first sheet says)",
        "id": "the id of the tool (default: made from its Danish name)",
        "output": "another folder for the drafts (default: content/tools/<department>)",
        "replace": "write over a file that exists",
        "language": "the language of the messages: da or en (default da)",
        "root": "the folder that holds content/ (default: this project)",
    },
)
def import_(
    c: Context,
    file: str,
    department: str = "",
    id: str = "",
    output: str = "",
    replace: bool = False,
    language: str = "da",
    root: str = ROOT,
) -> None:
    """Make draft files of spreadsheets, and say cell by cell what is wrong in them."""
    if file.startswith("-"):  # Invoke takes what follows the name of the task for the file
        raise Exit(f"{file} er intet regneark / is no spreadsheet: inv --help import", code=1)
    from plugins.importing import Wanted, import_sheets
    from plugins.running import run

    wanted = Wanted(Path(root), language, department, id, output, replace, _today())
    files = [file, *_remainder()]
    raise Exit(code=run(partial(import_sheets, files, wanted), language))


@task
def scripts(c: Context) -> None:
    """Make what the site sends of theme/scripts/ and its libraries from npm (needs Node)."""
    from plugins.scripts import write_scripts

    raise Exit(code=write_scripts())


@task
def audit(c: Context) -> None:
    """Look up known holes in every package of requirements.lock; needs the network."""
    from plugins.supply_chain import audit

    raise Exit(code=audit())


@task(help={"output": "the file to write (default sbom.cdx.json)"})
def sbom(c: Context, output: str = "sbom.cdx.json") -> None:
    """List what the site is built with, and the licences (SBOM, in CycloneDX)."""
    from plugins.supply_chain import write_sbom

    raise Exit(code=write_sbom(Path(output)))


def _run(c: Context, module: str, *arguments: str) -> None:
    """Run a tool of this Python's environment; the task ends where the tool fails."""
    with c.cd(str(HERE)):
        done = c.run(shlex.join([sys.executable, "-m", module, *arguments]), warn=True)
    if not done.ok:
        raise Exit(code=done.exited)


def _remainder() -> list[str]:
    """What is named after ``--``: Invoke joins the words, and a name may have spaces."""
    return sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else []


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
        "against": "a commit to compare with, such as main",
    }
)
def bench(
    c: Context,
    tools: int = 1000,
    runs: int = 5,
    json: str = "",
    profile: bool = False,
    against: str = "",
) -> None:
    """Time build and check of a large register, beside those of another commit."""
    more = [*(("--json", json) if json else ()), *(("--against", against) if against else ())]
    more += ["--profile"] if profile else []
    _run(c, "tests.bench.run", "--tools", str(tools), "--runs", str(runs), *more)
