"""The workflows in ``.github``: what they may do, whom they trust, and that they do their work."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from invoke import Collection
from invoke.parser import Parser

import tasks
from plugins.supply_chain import LOCK
from tests.conftest import TODAY
from tests.site.builds import MUNICIPALITY, PROJECT, epoch, replace

GITHUB = PROJECT / ".github"
WORKFLOWS = sorted(path.name for path in (GITHUB / "workflows").iterdir())
READS = {"contents": "read"}

each_workflow = pytest.mark.parametrize("name", WORKFLOWS)


def text(name: str) -> str:
    return (GITHUB / "workflows" / name).read_text(encoding="utf-8")


def workflow(name: str) -> dict[str, Any]:
    """A workflow with every value as it is written: YAML would make ``on`` a truth value."""
    return yaml.load(text(name), Loader=yaml.BaseLoader)


def jobs() -> list[tuple[str, str, dict[str, Any]]]:
    return [(name, id, job) for name in WORKFLOWS for id, job in workflow(name)["jobs"].items()]


def steps() -> list[tuple[str, str, dict[str, Any]]]:
    return [(name, id, step) for name, id, job in jobs() for step in job["steps"]]


def step(name: str, job: str, title: str) -> dict[str, Any]:
    (found,) = [s for s in workflow(name)["jobs"][job]["steps"] if s.get("name") == title]
    return found


# What starts them and what they may do


def test_nothing_runs_with_more_than_the_pull_request_has():
    assert {name: sorted(workflow(name)["on"]) for name in WORKFLOWS} == {
        "audit.yml": ["pull_request", "schedule", "workflow_dispatch"],
        "main.yml": ["push", "workflow_dispatch"],
        "pull-request.yml": ["pull_request"],
        "weekly.yml": ["schedule", "workflow_dispatch"],
    }


def test_only_main_is_published():
    started = workflow("main.yml")["on"]["push"]
    published = workflow("main.yml")["jobs"]

    assert started == {"branches": ["main"]}
    assert published["build"]["if"] == "github.ref == 'refs/heads/main'"
    assert {published["publish"]["needs"], published["attest"]["needs"]} == {"build"}


@each_workflow
def test_a_workflow_as_a_whole_may_do_nothing(name):
    assert workflow(name)["permissions"] == {}


def test_each_job_may_do_the_least():
    may = {(name, id): job["permissions"] for name, id, job in jobs() if job["permissions"]}

    assert {job for job, permissions in may.items() if permissions == READS} == {
        ("audit.yml", "audit"), ("main.yml", "build"), ("pull-request.yml", "code"),
        ("pull-request.yml", "content"), ("pull-request.yml", "scope"), ("weekly.yml", "compose"),
    }  # fmt: skip
    assert {job: permissions for job, permissions in may.items() if permissions != READS} == {
        ("main.yml", "publish"): {"pages": "write", "id-token": "write"},
        ("main.yml", "attest"): {"attestations": "write", "id-token": "write"},
        ("weekly.yml", "tell"): {"issues": "write"},
    }


def test_what_may_write_runs_no_code_of_ours():
    writing = [job for _, _, job in jobs() if "write" in job["permissions"].values()]
    steps = [step for job in writing for step in job["steps"]]

    assert [step["uses"] for step in steps if "checkout@" in step.get("uses", "")] == []
    # Bash and gh come with the machine.
    assert [step["name"] for step in steps if "run" in step] == ["Open, update or close"]


def test_no_secret_is_used_and_the_token_only_for_main():
    using = [
        (name, step.get("name"), step.get("if"))
        for name, _, step in steps()
        if re.search(r"secrets\b|\btoken\b", str(step))
    ]

    assert using == [
        ("audit.yml", "Actions", "github.event_name != 'pull_request'"),
        ("weekly.yml", "Open, update or close", None),
    ]


def test_no_job_hangs_for_hours():
    assert [id for _, id, job in jobs() if not 0 < int(job["timeout-minutes"]) <= 40] == []


@each_workflow
def test_a_run_makes_way_for_the_next(name):
    concurrency = workflow(name)["concurrency"]

    # A site on its way out is let through; all else would only tell of what is gone.
    assert concurrency["cancel-in-progress"] == ("false" if name == "main.yml" else "true")


# What they fetch


@each_workflow
def test_actions_are_githubs_own_and_named_by_commit_and_release(name):
    used = [line.strip(" -") for line in text(name).splitlines() if "uses:" in line]

    form = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [line for line in used if not form.fullmatch(line)] == []
    assert len(used) == sum(file == name and "uses" in step for file, _, step in steps())


def test_an_action_has_the_same_commit_everywhere():
    used = set(re.findall(r"uses: (\S+)@(\S+ # \S+)", "".join(map(text, WORKFLOWS))))

    assert len(used) == len(dict(used)) > 5


def test_no_checkout_leaves_its_token_behind():
    checkouts = [step["with"] for _, _, step in steps() if "actions/checkout@" in str(step)]

    assert len(checkouts) == 7
    assert {options["persist-credentials"] for options in checkouts} == {"false"}


def test_what_judges_by_history_has_all_of_it():
    building = [("content", "pull-request"), ("code", None), ("build", None)]

    deep = [
        (id, step["with"].get("path"))
        for name, id, step in steps()
        if name != "audit.yml" and step.get("with", {}).get("fetch-depth") == "0"
    ]

    assert sorted(deep, key=str) == sorted(building, key=str)


def test_hidden_folders_of_the_site_come_along():
    kept = [
        step["with"]
        for _, _, step in steps()
        if re.search("upload-(pages-)?artifact", step.get("uses", ""))
        and step["with"].get("name") not in ("data", "reminders")
    ]

    # .well-known/ is one.
    assert [options["include-hidden-files"] for options in kept] == ["true"] * 3


# What they run


def test_nothing_of_the_pull_request_stands_in_a_command():
    assert [step["run"] for _, _, step in steps() if "${{" in step.get("run", "")] == []


def test_content_is_judged_by_the_code_of_main():
    job = workflow("pull-request.yml")["jobs"]["content"]
    fetched = [step["with"] for step in job["steps"] if "checkout@" in step.get("uses", "")]
    run = [step for step in job["steps"] if "run" in step]

    assert [(one.get("ref"), one["path"]) for one in fetched] == [
        ("main", "main"),
        (None, "pull-request"),
    ]
    ours = [step for step in run if not step["run"].startswith("sudo apt-get ")]
    assert len(ours) == 7
    assert {step["working-directory"] for step in ours} == {"main"}


def commands(tool: str) -> list[list[str]]:
    """What the workflows call *tool* with."""
    lines = [line for _, _, step in steps() for line in step.get("run", "").splitlines()]
    called = [re.search(rf"^(?:\.venv/bin/)?{tool} ([^|>]+)", line.strip()) for line in lines]
    return [shlex.split(found[1]) for found in called if found]


def test_every_inv_command_exists_with_these_options():
    known = Collection.from_module(tasks).to_contexts()

    called = {command[0] for command in commands("inv")}

    assert called == {
        "audit", "build", "check", "compare", "language", "reminders", "sbom", "test",
    }  # fmt: skip
    for command in commands("inv"):
        Parser(contexts=known).parse_argv(command)


def test_every_target_of_make_exists():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()

    called = {target for command in commands("make") for target in command}

    assert called == {".venv", "site", "test"}
    assert called <= set(targets)


@pytest.mark.parametrize("id", ["content", "code"])
def test_translations_are_compared_with_what_the_pull_request_is_merged_into(id):
    titles = ("Check", "List all problems", "Tell how easy the texts are to read")

    run = [step("pull-request.yml", id, title)["run"] for title in titles]

    assert ["--since HEAD^1 " in one for one in run] == [True, True, True]


def test_no_other_programs_are_run():
    ours = ("inv", "make", "zizmor")
    lines = [line.strip() for _, _, step in steps() for line in step.get("run", "").splitlines()]

    others = {
        line.split()[0] for line in lines if line.split()[0].removeprefix(".venv/bin/") not in ours
    }

    assert {word for word in others if "=" not in word} == {
        "if", "elif", "fi", "for", "done", "export", "echo", "rm", "cp", "test", "head", "exit",
        "gh", "sudo",
    }  # fmt: skip


# How they decide


@pytest.fixture
def git(tmp_path):
    """Run git in a repository of its own that no one's settings reach."""
    folder = tmp_path / "repository"
    folder.mkdir()
    environment = {
        **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.example",
        "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.example",
    }  # fmt: skip

    def git(*arguments: str) -> None:
        command = ["git", "-c", "init.defaultBranch=main", *arguments]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)

    git.folder = folder
    return git


@pytest.fixture
def scope(git, tmp_path):
    """What the first job answers to a pull request that *change* makes beside a change of main."""
    script = step("pull-request.yml", "scope", "Compare")["run"]

    def scope(change) -> str:
        content = git.folder / "content"
        (content / "tools").mkdir(parents=True)
        (content / "tools" / "a.yaml").write_text("name: a\n", "utf-8")
        (git.folder / "tasks.py").write_text("print('ours')\n", "utf-8")
        git("init", "--quiet")
        git("add", "--all")
        git("commit", "-qm", "main")
        git("checkout", "-qb", "theirs")
        change(git.folder)
        git("add", "--all")
        git("commit", "-qm", "pull request")
        git("checkout", "-q", "main")
        (git.folder / "schema.json").write_text("{}", "utf-8")
        git("add", "--all")
        git("commit", "-qm", "main went on")
        git("merge", "-q", "--no-ff", "-m", "merge", "theirs")
        answer = tmp_path / "answer"
        answer.touch()
        subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=git.folder,
            env={**os.environ, "GITHUB_OUTPUT": str(answer)},
            check=True,
        )
        return answer.read_text("utf-8")

    return scope


def changes_a_tool(folder: Path) -> None:
    (folder / "content" / "tools" / "a.yaml").write_text("name: b\n", "utf-8")


def adds_a_hidden_file(folder: Path) -> None:
    (folder / "content" / "tools" / ".gitattributes").write_text("* text\n", "utf-8")


def changes_a_tool_and_the_code(folder: Path) -> None:
    changes_a_tool(folder)
    (folder / "tasks.py").write_text("print('theirs')\n", "utf-8")


def adds_a_workflow(folder: Path) -> None:
    (folder / ".github" / "workflows").mkdir(parents=True)
    (folder / ".github" / "workflows" / "evil.yml").write_text("on: push\n", "utf-8")


def adds_a_file_beside_content(folder: Path) -> None:
    (folder / "content.py").write_text("", "utf-8")


def adds_a_content_folder_elsewhere(folder: Path) -> None:
    (folder / "plugins" / "content").mkdir(parents=True)
    (folder / "plugins" / "content" / "a.py").write_text("", "utf-8")


def moves_the_code_into_content(folder: Path) -> None:
    (folder / "tasks.py").rename(folder / "content" / "tasks.py")


def puts_a_link_in_place_of_content(folder: Path) -> None:
    shutil.rmtree(folder / "content")
    (folder / "content").symlink_to("/etc")


@pytest.mark.parametrize("change", [changes_a_tool, adds_a_hidden_file])
def test_a_pull_request_to_content_alone_is_data(change, scope):
    assert scope(change) == "only-content=true\n"


@pytest.mark.parametrize(
    "change",
    [
        changes_a_tool_and_the_code,
        adds_a_workflow,
        adds_a_file_beside_content,
        adds_a_content_folder_elsewhere,
        moves_the_code_into_content,
        puts_a_link_in_place_of_content,
    ],
)
def test_a_pull_request_to_anything_else_is_code(change, scope):
    assert scope(change) == ""


@pytest.mark.parametrize(
    ("content", "code", "passes"),
    [
        ("success", "skipped", True),
        ("skipped", "success", True),
        ("failure", "skipped", False),
        ("skipped", "failure", False),
        # The first job did not get to an answer: both are left out.
        ("skipped", "skipped", False),
        ("cancelled", "skipped", False),
    ],
)
def test_main_requires_that_one_of_the_two_has_passed(content, code, passes):
    verdict = workflow("pull-request.yml")["jobs"]["verdict"]
    (script,) = [step["run"] for step in verdict["steps"]]

    done = subprocess.run(
        ["bash", "-e", "-c", script], env={**os.environ, "CONTENT": content, "CODE": code}
    )

    assert (done.returncode == 0) is passes
    assert (verdict["if"], verdict["needs"]) == ("always()", ["scope", "content", "code"])


@pytest.mark.parametrize("language", ["krævet", "required"])
def test_the_owner_is_told_which_check_to_require(language):
    security = (PROJECT / "SECURITY.md").read_text(encoding="utf-8")
    name = workflow("pull-request.yml")["jobs"]["verdict"]["name"]

    assert f"**{name}** {language}" in security


@pytest.mark.parametrize("job", ["content", "code"])
def test_the_list_of_problems_is_shown_as_written(job, tmp_path):
    script = step("pull-request.yml", job, "List all problems")["run"]
    inv = tmp_path / ".venv" / "bin" / "inv"
    inv.parent.mkdir(parents=True)
    inv.write_text(
        "#!/bin/sh\nprintf '%s\\n' '<img src=x>' '' '::error::x' '# [x](//y)'; exit 1\n", "utf-8"
    )
    inv.chmod(0o755)
    summary = tmp_path / "summary"

    subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "GITHUB_STEP_SUMMARY": str(summary)},
        check=True,
    )

    # Four spaces make a line of code of it in Markdown.
    assert summary.read_text("utf-8") == "    <img src=x>\n    \n    ::error::x\n    # [x](//y)\n"


# What they do

OURS = ("plugins", "schema", "theme", "tasks.py", "pelicanconf.py", "pyproject.toml", LOCK)


@pytest.fixture
def judged(git, tmp_path):
    """Run the job for content as GitHub does, on Lillefjord changed by *change*.

    Answers the titles of the steps that failed, what was printed, and the folder of it all.
    """

    def judged(change) -> tuple[list[str], str, Path]:
        main, theirs = tmp_path / "main", tmp_path / "pull-request"
        main.mkdir()
        for name in (*OURS, "content"):
            (main / name).symlink_to(PROJECT / name)
        (main / ".venv").symlink_to(sys.prefix)
        shutil.copytree(MUNICIPALITY / "content", git.folder / "content")
        git("init", "--quiet")
        git("add", "--all")
        git("commit", "-qm", "main")
        git("checkout", "-qb", "theirs")
        change(git.folder)
        git("add", "--all")
        git("commit", "-qm", "pull request")
        git("checkout", "-q", "main")
        git("merge", "-q", "--no-ff", "-m", "merge", "theirs")
        git.folder.rename(theirs)
        return *run_steps("pull-request.yml", "content", tmp_path), tmp_path

    return judged


def run_steps(name: str, job: str, folder: Path) -> tuple[list[str], str]:
    """Run what a job runs, but for setting up and testing."""
    failed, printed = [], ""
    for one in workflow(name)["jobs"][job]["steps"]:
        is_last = one.get("name", "").startswith("Test")
        on = one.get("if", "")
        wanted = "!cancelled()" in on or bool(failed) == ("failure()" in on)
        is_ours = "run" in one and one["name"] != "Set up" and "apt-get" not in one["run"]
        if is_ours and not is_last and wanted:
            done = subprocess.run(
                ["bash", "-e", "-c", one["run"]],
                cwd=folder / one["working-directory"],
                env={
                    **os.environ, "SOURCE_DATE_EPOCH": epoch(TODAY), "PYTHONUTF8": "1",
                    "GITHUB_STEP_SUMMARY": str(folder / "summary"),
                },
                capture_output=True,
                encoding="utf-8",
            )  # fmt: skip
            printed += done.stdout
            failed += [one["name"]] * (done.returncode != 0)
    return failed, printed


METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"


def is_honest(folder: Path) -> None:
    replace(folder / METERS, "status: in_use", "status: pilot")


def has_a_mistake(folder: Path) -> None:
    replace(folder / METERS, "status: in_use", "status: in_usee")


def changes_one_language(folder: Path) -> None:
    replace(folder / METERS, "summary:\n  da: ", "summary:\n  da: Her i fjorden gælder det, at ")


def brings_code(folder: Path) -> None:
    is_honest(folder)
    code = "import pathlib; pathlib.Path(__file__).with_name('run').touch()\n"
    (folder / "plugins").mkdir()
    for name in ("tasks", "pelicanconf", "sitecustomize", "yaml", "plugins/__init__"):
        (folder / f"{name}.py").write_text(code, "utf-8")


@pytest.mark.slow
def test_honest_content_is_built_to_look_at(judged):
    failed, _, folder = judged(is_honest)

    page = folder / "site" / "da" / "vaerktoejer" / "badevandsmaaler" / "index.html"
    summary = (folder / "summary").read_text(encoding="utf-8")
    assert failed == []
    assert "Afprøves" in page.read_text(encoding="utf-8")
    assert "badevandsmaaler\\.yaml purpose\\.da | 17\\,3 | 50 |" in summary
    assert "baadplads" not in summary


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "line", "field"),
    [(has_a_mistake, 4, "status"), (changes_one_language, 8, "summary.en")],
)
def test_a_mistake_is_shown_on_its_line_and_in_the_list(change, line, field, judged):
    failed, printed, folder = judged(change)

    assert failed == ["Check"]
    assert printed.startswith(f"::error file={METERS},line={line},title={field}::")
    summary = (folder / "summary").read_text(encoding="utf-8")
    assert f"    {METERS}:{line}  {field}\n" in summary
    assert "### Så let er teksterne at læse" in summary
    assert not (folder / "site").exists()


@pytest.mark.slow
def test_no_code_of_a_pull_request_is_run_for_its_content(judged):
    failed, _, folder = judged(brings_code)

    assert failed == []
    assert list((folder / "pull-request").rglob("run")) == []


# Once a week

GH = """#!/bin/sh
printf '%s|' "$@" >> "$CALLS"
echo >> "$CALLS"
case "$1 $2" in "issue list")
  shift 2
  while [ "$1" != --jq ]; do shift; done
  jq -r "$2" "$ISSUES";;
esac
"""


@pytest.fixture
def told(tmp_path):
    """What gh is called with when these *texts* wait and these *issues* are open."""
    script = step("weekly.yml", "tell", "Open, update or close")["run"]
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "gh").write_text(GH, "utf-8")
    (tmp_path / "bin" / "gh").chmod(0o755)
    (tmp_path / "reminders").mkdir()

    def told(texts: dict[str, tuple[str, str]], issues: dict[int, str]) -> list[list[str]]:
        for name, (title, text) in texts.items():
            (tmp_path / "reminders" / f"{name}.title").write_text(title, "utf-8")
            (tmp_path / "reminders" / f"{name}.md").write_text(text, "utf-8")
        known = [{"number": number, "title": title} for number, title in issues.items()]
        (tmp_path / "issues").write_text(json.dumps(known), "utf-8")
        subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=tmp_path,
            env={
                **os.environ, "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
                "CALLS": str(tmp_path / "calls"), "ISSUES": str(tmp_path / "issues"),
            },
            check=True,
        )  # fmt: skip
        calls = [
            line.split("|")[:-1] for line in (tmp_path / "calls").read_text("utf-8").splitlines()
        ]
        return [call for call in calls if call[:2] not in (["label", "create"], ["issue", "list"])]

    return told


needs_jq = pytest.mark.skipif(shutil.which("jq") is None, reason="jq stands in for gh's own")


@needs_jq
def test_a_department_has_one_issue_that_follows_what_waits(told):
    texts = {
        "a": ("Gennemgang: A (a)", "Nyt"),
        "b": ("Gennemgang: B har fået nyt navn (b)", "Nyt"),
        "c": ("Gennemgang: C (c)", ""),
        "d": ("Gennemgang: D (d)", ""),
    }

    calls = told(texts, {7: "Gennemgang: B (b)", 8: "Gennemgang: C (c)", 9: "Noget andet"})

    assert calls == [
        ["issue", "create", "--label", "gennemgang", "--title", "Gennemgang: A (a)",
         "--body-file", "reminders/a.md"],
        ["issue", "edit", "7", "--title", "Gennemgang: B har fået nyt navn (b)",
         "--body-file", "reminders/b.md"],
        ["issue", "close", "8", "--comment", "Alt er gjort. / All is done."],
    ]  # fmt: skip


@needs_jq
def test_nothing_a_reminder_says_is_run(told, tmp_path):
    text = "$(touch run) `touch run`\n'; touch run; '"

    told({"a": ('$(touch run)`touch run`"; touch run; (a)', text)}, {})

    assert not (tmp_path / "run").exists()


def test_only_the_main_repository_reminds_its_departments():
    weekly = workflow("weekly.yml")["jobs"]

    assert weekly["compose"]["if"] == "github.event.repository.fork == false"
    assert weekly["tell"]["needs"] == "compose"


# What others find in them

ZIZMOR = ("zizmor", "--offline", "--quiet", "--color=never", "--persona=pedantic")
# What these two add would depend on what the machine has.
ACTIONLINT = ("actionlint", "-shellcheck=", "-pyflakes=", "-no-color")


def found_by(tool: tuple[str, ...], *paths: Path) -> tuple[int, str]:
    executable = Path(sys.executable).with_name(tool[0])
    done = subprocess.run([executable, *tool[1:], *paths], capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout


@pytest.fixture
def careless(tmp_path):
    """A workflow that hands the title of a pull request to the shell."""
    file = tmp_path / ".github" / "workflows" / "careless.yml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "on: pull_request_target\n"
        "jobs:\n"
        "  a:\n"
        "    runs-on: ubuntu-24.04\n"
        "    steps:\n"
        "      - run: echo ${{ github.event.pull_request.title }}\n",
        "utf-8",
    )
    return file


def test_zizmor_finds_nothing():
    assert found_by(ZIZMOR, GITHUB) == (0, "No findings to report. Good job!\n")


def test_zizmor_would_find_a_hole(careless):
    code, said = found_by(ZIZMOR, careless)

    assert code != 0
    assert "template-injection" in said


def test_actionlint_finds_nothing():
    assert found_by(ACTIONLINT, *(GITHUB / "workflows").iterdir()) == (0, "")


def test_actionlint_would_find_a_hole(careless):
    code, said = found_by(ACTIONLINT, careless)

    assert code != 0
    assert '"github.event.pull_request.title" is potentially untrusted' in said
