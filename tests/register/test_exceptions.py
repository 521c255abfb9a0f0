"""Exceptions: one place each, allowed by the editors, and told of when it is over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"
EXCEPTIONS = "content/exceptions.yaml"
DANISH, ENGLISH = "Der er et skilt ved hver skærm.", "There is a sign at each screen."
LONG = " ".join(["Forvaltningen"] * 31) + "."
KEPT = """
  - {file: content/pages/da/accessibility.md, field: body, problem: phone, because: Ja., approved_on: 2026-06-01}
  - {file: content/pages/en/accessibility.md, field: body, problem: phone, because: Ja., approved_on: 2026-06-01}
"""  # noqa: E501


@pytest.fixture
def allow(write: Callable[[str, str], None]) -> Callable[..., None]:
    """Allow a problem in places of the meters' file, beside what the copy allows itself."""

    def allow(problem: str, *fields: str, file: str = METERS) -> None:
        lines = "".join(
            f"  - {{file: {file}, field: '{field}', problem: {problem}, because: Ja., "
            "approved_on: 2026-06-01}\n"
            for field in fields
        )
        write(EXCEPTIONS, f"exceptions:{KEPT}{lines}")

    return allow


@pytest.fixture
def told(check: Callable) -> Callable[[], list[tuple[str, str, str]]]:
    def told() -> list[tuple[str, str, str]]:
        return [(one.path, one.field, one.code) for one in check()]

    return told


@pytest.mark.parametrize(
    ("problem", "old", "new", "field"),
    [
        ("cpr", DANISH, "Der er et skilt 150290-1234.", "notice.da"),
        ("account", DANISH, "Der er et skilt DK50 0040 0440 1162 43.", "notice.da"),
        ("phone", DANISH, "Der er et skilt +45 33 33 33 33.", "notice.da"),
        ("mailbox-person", DANISH, "Skriv til det.skilt@lillefjord.example.", "notice.da"),
        ("mailbox-private", DANISH, "Skriv til skilt@gmail.com.", "notice.da"),
        ("mailbox-domain", DANISH, "Skriv til skilt@firma.example.", "notice.da"),
        ("same-text", ENGLISH, DANISH, "notice.en"),
        ("not-in-en", ENGLISH, "Der er et skilt, og du kan se det.", "notice.en"),
        ("not-in-da", DANISH, "There is a sign that you can see.", "notice.da"),
        ("number-not-in-en", DANISH, "Der er 7 skilte.", "notice.en"),
        ("number-not-in-da", ENGLISH, "There are 7 signs.", "notice.da"),
        ("link-missing", DANISH, "Der er https://www.lillefjord.example.", "notice.en"),
        ("lix", "Bøjer i fjorden måler vand og is.", LONG, "summary.da"),
    ],
)
def test_every_problem_a_machine_can_be_wrong_about_can_be_allowed(
    change, allow, told, problem, old, new, field
):
    change(METERS, old, new)

    before = told()
    allow(problem, field)

    assert (METERS, field, problem) in before
    assert told() == [one for one in before if one[2] != problem]


def test_only_the_place_that_is_named_is_allowed(change, allow, told):
    change(METERS, DANISH, "Ring +45 33 33 33 33.")
    change(METERS, ENGLISH, "Call +45 33 33 33 33.")

    allow("phone", "notice.da")

    assert told() == [(METERS, "notice.en", "phone")]


def test_an_exception_allows_one_finding_and_not_the_next_in_the_same_text(change, allow, told):
    change(METERS, DANISH, "Ring +45 33 33 33 33 eller +45 44 44 44 44.")

    allow("phone", "notice.da")
    with_one = told()
    allow("phone", "notice.da", "notice.da")

    assert with_one == [(METERS, "notice.da", "phone")]
    assert told() == []


@pytest.mark.parametrize(
    ("problem", "field", "file"),
    [
        ("phone", "notice.da", METERS),
        ("cpr", "data[9].used_for.da", METERS),
        ("phone", "notice.da", "content/tools/gone/gone.yaml"),
    ],
)
def test_what_is_not_needed_is_told_of(allow, told, problem, field, file):
    allow(problem, field, file=file)

    assert told() == [(EXCEPTIONS, "exceptions[3]", "exception-unneeded")]


def test_while_a_file_cannot_be_read_nothing_is_said_of_its_exceptions(change, allow, told):
    change(METERS, DANISH, "[")

    allow("phone", "notice.da")

    assert {path for path, *_ in told()} == {METERS}


@pytest.mark.parametrize("field", ["", "#", "notice da", "*"])
def test_a_comment_cannot_be_allowed(change, allow, told, field):
    change(METERS, "status: in_use", "status: in_use # 150290-1234")

    allow("cpr", field)

    assert (METERS, "", "cpr") in told()


def test_exceptions_with_mistakes_allow_nothing(change, write, told):
    change(METERS, DANISH, "Ring +45 33 33 33 33.")

    write(EXCEPTIONS, f"exceptions:{KEPT}  - {{file: {METERS}, problem: phone}}\n")

    found = told()
    assert (METERS, "notice.da", "phone") in found
    assert {path for path, *_ in found} == {METERS, EXCEPTIONS}
