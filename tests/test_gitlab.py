"""``.gitlab-ci.yml``: no one has run it here, so what can be read of it is read."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from typing import Any

import pytest
import yaml
from invoke import Collection
from invoke.parser import Parser

import tasks
from tests.register.scripted import Repository
from tests.site.builds import PROJECT

KEYWORDS = {"workflow", "default", "variables"}


@pytest.fixture(scope="module")
def pipeline() -> dict[str, Any]:
    text = (PROJECT / ".gitlab-ci.yml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)


@pytest.fixture(scope="module")
def jobs(pipeline) -> dict[str, Any]:
    return {name: job for name, job in pipeline.items() if name not in KEYWORDS}


def lines(job: dict[str, Any]) -> list[str]:
    return [*job.get("before_script", ()), *job["script"]]


def test_it_runs_for_merge_requests_and_for_main_alone(pipeline):
    assert [rule["if"] for rule in pipeline["workflow"]["rules"]] == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    ]


def test_only_main_is_published(jobs):
    (rule,) = jobs["pages"]["rules"]

    assert (rule["if"], jobs["pages"]["needs"]) == (
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
        ["test"],
    )


def test_no_key_stands_twice(pipeline):
    text = (PROJECT / ".gitlab-ci.yml").read_text(encoding="utf-8")

    assert len(re.findall(r"^\S+:", text, re.MULTILINE)) == len(pipeline)


def test_jobs_run_our_commands_git_and_apt_get_alone(jobs):
    words = {line.split()[0] for job in jobs.values() for line in lines(job)}

    assert words == {"git", "if", "make", ".venv/bin/inv", "apt-get"}


def test_every_inv_command_exists_with_these_options(jobs):
    known = Collection.from_module(tasks).to_contexts()
    called = [line.removeprefix(".venv/bin/inv ") for job in jobs.values() for line in lines(job)
              if line.startswith(".venv/bin/inv ")]  # fmt: skip

    assert len(called) == 7
    for line in called:
        Parser(contexts=known).parse_argv(shlex.split(re.split(r" > | \|\| ", line)[0]))


def test_no_variable_stands_in_a_command_without_quotation_marks(jobs):
    commands = "\n".join(line for job in jobs.values() for line in lines(job))

    assert len(re.findall(r"\$", commands)) > 10
    assert re.findall(r"\$", re.sub(r'"[^"]*"', "", commands)) == []


def test_nothing_is_named_a_secret(jobs):
    assert re.search("token|secret|password", str(jobs), re.IGNORECASE) is None


@pytest.mark.parametrize(
    ("changed", "judged_by"),
    [("content/tools/a.yaml", "rules"), ("tasks.py", "theirs"), ("content.py", "theirs")],
)
def test_content_alone_is_judged_by_the_branch_it_goes_to(changed, judged_by, jobs, tmp_path):
    main, theirs = Repository(tmp_path / "main"), tmp_path / "theirs"
    main.write("content/tools/a.yaml", "name: a\n")
    main.write("tasks.py", "")
    base = main.commit("2026-06-01T12:00:00+0200")
    main.git("clone", "-q", str(main.folder), str(theirs))
    fork = Repository(theirs)
    fork.write(changed, "theirs\n")
    fork.commit("2026-06-02T12:00:00+0200")
    main.write("tasks.py", "newer\n")
    main.commit("2026-06-03T12:00:00+0200")

    done = subprocess.run(
        ["bash", "-e", "-c", "\n".join([*jobs["content"]["before_script"][:3], "pwd"])],
        cwd=theirs,
        env={**os.environ, "BASE": base, "TARGET": "main", "TARGET_PROJECT": str(main.folder)},
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip

    assert done.stdout.splitlines()[-1] == str(tmp_path / judged_by)
    assert (tmp_path / "rules" / "tasks.py").read_text("utf-8") == "newer\n"
