"""Rules about questions: answered, or listed as unanswered with a reason; never silently empty."""

from __future__ import annotations

from collections.abc import Iterator

from .. import derived
from ..conditions import excluded, holds, is_open, lacking, must_answer, places, rests_on
from ..model import Register, Thing, Tool, Unanswered, answer
from ..near import nearest
from ..problem import Problem
from ..schema import Condition


def required_answers_are_given(register: Register) -> Iterator[Problem]:
    """What other answers make necessary is answered."""
    for kind, thing in register.things():
        listed = _listed(register, thing)
        for field in register.schema.kinds[kind].requirable:
            if field.name in listed or not must_answer(field, thing):
                continue
            because = rests_on(field.when, field.required_when)
            for at, said in places(thing, field):
                if said is None:
                    values = {"name": field.path[-1], "label": field.label, "hint": field.hint}
                    yield Problem(thing.path, at, "required-here", values, because=because)


def questions_are_answered_or_listed(register: Register) -> Iterator[Problem]:
    """A question has an answer, or a line under ``unanswered`` that says why not."""
    kind = register.schema.kinds["tool"]
    for tool in register.tools.values():
        listed = _listed(register, tool)
        if None in listed:  # a line that could be about any question
            continue
        for field in kind.questions.values():
            if is_open(field, tool) and field.name not in listed and not must_answer(field, tool):
                because = (*rests_on(field.when, field.question), ("unanswered",))
                values = {"name": field.name, "label": field.label, "hint": field.hint}
                yield Problem(tool.path, field.path, "question-open", values, because=because)


def answers_apply(register: Register) -> Iterator[Problem]:
    """No answer is given to what the other answers rule out."""
    for kind, thing in register.things():
        for field in register.schema.kinds[kind].conditional:
            if holds(field.when, thing):
                continue
            for at, said in places(thing, field):
                if said is not None:
                    values = {"name": field.name, "when": list(_in_words(field.when))}
                    because = rests_on(field.when)
                    yield Problem(thing.path, at, "does-not-apply", values, because=because)


def listed_questions_exist(register: Register) -> Iterator[Problem]:
    """A line under ``unanswered`` names a question."""
    questions = register.schema.kinds["tool"].questions
    for tool, number, line in _lines(register):
        if line.question is not None and line.question not in questions:
            meant = nearest(line.question, questions)
            code = "question-unknown-near" if meant else "question-unknown"
            values = {"name": line.question, "meant": meant, "known": sorted(questions)}
            yield Problem(tool.path, ("unanswered", number, "question"), code, values)


def listed_questions_are_open(register: Register) -> Iterator[Problem]:
    """A question listed as unanswered has no answer, applies, and may be left open."""
    questions = register.schema.kinds["tool"].questions
    for tool, number, line in _lines(register):
        if (field := questions.get(line.question)) is None:
            continue
        if answer(tool, field.path) is not None:
            code = "question-answered"
        elif must_answer(field, tool):
            code = "question-required"
        elif not is_open(field, tool):
            code = "question-inapplicable"
        else:
            continue
        because = (field.path, *rests_on(field.when, field.question, field.required_when))
        at = ("unanswered", number, "question")
        yield Problem(
            tool.path, at, code, {"name": field.name, "label": field.label}, because=because
        )


def questions_are_listed_once(register: Register) -> Iterator[Problem]:
    """No question stands twice under ``unanswered``."""
    for tool in register.tools.values():
        seen = set()
        for number, line in enumerate(tool.unanswered or ()):
            if line.question in seen:
                at = ("unanswered", number, "question")
                yield Problem(tool.path, at, "question-twice", {"name": line.question})
            if line.question is not None:
                seen.add(line.question)


def reasons_fit_the_basis(register: Register) -> Iterator[Problem]:
    """Only a text drafted from public sources can say that its sources do not tell."""
    for found, because in excluded(register, "not_stated_in_source"):
        yield Problem(found.thing.path, found.at, "reason-basis", because=because)


def notes_explain_what_is_withheld(register: Register) -> Iterator[Problem]:
    """What is withheld, or does not fit, is explained to the citizen."""
    for tool, at, line in lacking(register, "note"):
        yield Problem(tool.path, at, "note-missing", {"reason": line.reason})


def clarification_takes_a_year_at_most(register: Register) -> Iterator[Problem]:
    """A question stands as *under clarification* for 12 months after the review at most."""
    for tool, number, line in _lines(register):
        limit = derived.limit(register, tool, line.reason)
        if limit is not None and limit.last < register.today:
            at = ("unanswered", number)
            values = {"name": line.question, "on": limit.since, "months": limit.months}
            because = ((*at, "question"),)
            yield Problem(
                tool.path, (*at, "reason"), "clarification-expired", values, because=because
            )


def _listed(register: Register, thing: Thing) -> set[str | None]:
    """The questions under ``unanswered``; a misspelt one counts as the one it was meant for."""
    questions = register.schema.kinds["tool"].questions
    names = {line.question for line in getattr(thing, "unanswered", None) or ()}
    known = {name for name in names if name is None or name in questions}
    return known | {nearest(name, questions) or name for name in names - known}


def _lines(register: Register) -> Iterator[tuple[Tool, int, Unanswered]]:
    for tool in register.tools.values():
        for number, line in enumerate(tool.unanswered or ()):
            yield tool, number, line


def _in_words(condition: Condition) -> Iterator[str]:
    for path, wanted in condition.parts:
        yield f"{'.'.join(path)}: {' / '.join(wanted) if isinstance(wanted, list) else '…'}"
