"""Problems as an author reads them: as text, as annotations on a line, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from . import personal
from .personal import masked
from .problem import Problem, Wording
from .reading import read_yaml
from .schema import SCHEMA_FOLDER


@cache
def wording(folder: Path = SCHEMA_FOLDER) -> Wording:
    """The sentences of ``schema/problems.yaml``."""
    path = folder / "problems.yaml"
    return Wording(read_yaml(path.name, path.read_text(encoding="utf-8")).data)


def as_text(problems: Sequence[Problem], language: str) -> str:
    """One block per problem: where, what is wrong, how to mend it."""
    words = wording()
    fix = {"da": "Ret", "en": "Fix"}[language]
    return "\n\n".join(
        f"{masked(problem.path)}:{problem.line}  {problem.field}".rstrip()
        + f"\n    {words.says(problem, language)}  [{problem.code}]"
        + f"\n    {fix}: {words.mend(problem, language)}"
        for problem in problems
    )


def as_github(problems: Sequence[Problem], language: str) -> str:
    """GitHub's workflow commands, which become annotations on the lines.

    It shows the first ten of a step: personal data comes before everything else.
    """
    words = wording()
    return "\n".join(
        f"::error file={_property(masked(problem.path))},line={problem.line},"
        f"title={_property(problem.field or masked(problem.path))}::"
        + _escape(f"{words.says(problem, language)} {words.mend(problem, language)}")
        for problem in sorted(problems, key=lambda problem: problem.code not in personal.CODES)
    )


def as_gitlab(problems: Sequence[Problem], language: str) -> str:
    """GitLab's report of Code Quality, which it shows on the lines of a merge request.

    A fingerprint says whether a problem is the one of the last report: lines move, so no line.
    """
    words = wording()
    rows = []
    for problem in problems:
        says = words.says(problem, language)
        told = "\0".join((problem.path, problem.pointer, problem.code, says))
        rows.append(
            {
                "description": f"{says} {words.mend(problem, language)}",
                "check_name": problem.code,
                "fingerprint": sha256(told.encode(errors="replace")).hexdigest(),
                "severity": "blocker" if problem.code in personal.CODES else "major",
                "location": {"path": masked(problem.path), "lines": {"begin": problem.line}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_json(problems: Sequence[Problem], language: str) -> str:
    """A list of objects; *pointer* is a JSON Pointer (RFC 6901) to the field."""
    words = wording()
    rows = [
        {
            "path": masked(problem.path),
            "line": problem.line,
            "field": problem.field,
            "pointer": problem.pointer,
            "code": problem.code,
            "says": words.says(problem, language),
            "mend": words.mend(problem, language),
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Sequence[Problem], str], str]] = {
    "text": as_text,
    "github": as_github,
    "gitlab": as_gitlab,
    "json": as_json,
}


def _escape(text: str) -> str:
    # An author's text must not be able to start a workflow command of its own.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
