"""What is wrong in a tool: the form says the same as ``inv check``, in the same words."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from plugins.register import LANGUAGES, Problem, loader
from plugins.register.reading import Unreadable, decode, read_yaml
from plugins.register.report import wording
from plugins.register.schema import default_schema
from tests.conftest import MUNICIPALITY, TODAY
from tests.corpus.cases import Case, cases
from tests.form.forms import checked, form_of
from tests.form.tools import tools

KIND = default_schema().kinds["tool"]

Said = tuple[tuple[str | int, ...], str, tuple[str, ...]]
"""Where something is wrong, its code, and the sentences for it in both languages."""


@pytest.fixture(scope="module")
def form_says(scripts, municipality) -> Callable[..., list[Said]]:
    """What the form says is wrong in a tool of *register*."""
    schema, forms = scripts.keep(KIND.schema), {}

    def says(data: Mapping[str, Any], register: Any = municipality) -> list[Said]:
        if id(register) not in forms:
            forms[id(register)] = register, scripts.keep(form_of(register))
        form = forms[id(register)][1]
        found = scripts.call("check.js", "check", form, schema, data, TODAY.isoformat())
        return sorted(
            (tuple(one["at"]), one["code"], tuple(_sentences(scripts, form, one))) for one in found
        )

    return says


def _sentences(scripts: Any, form: Any, problem: Any) -> Iterator[str]:
    for language in LANGUAGES:
        yield scripts.call("problems.js", "says", form, problem, language)
        yield scripts.call("problems.js", "mend", form, problem, language)


@pytest.fixture(scope="module")
def codes(scripts) -> frozenset[str]:
    """The kinds of problems that the form knows."""
    return frozenset(scripts.call("check.js", "CODES"))


@pytest.fixture(scope="module")
def check_says(codes) -> Callable[..., list[Said]]:
    """What of *problems* is of the kinds that the form knows."""
    words = wording()

    def says(problems: Any) -> list[Said]:
        known = [one for one in problems if one.code in codes]
        # What is said of two lines of a file is said once of a field.
        return sorted({(one.at, one.code, tuple(_words(words, one))) for one in known})

    return says


def _words(words: Any, problem: Problem) -> Iterator[str]:
    for language in LANGUAGES:
        yield words.says(problem, language)
        yield words.mend(problem, language)


def data_of(path: Path) -> dict[str, Any]:
    return read_yaml(path.name, path.read_text(encoding="utf-8")).data


# The cases of the corpus that change nothing but tools, of which each can be read


def changes_a_tool(case: Case) -> bool:
    paths = [header.split()[-1] for header, _ in case.steps]
    kinds = {header.split()[0] for header, _ in case.steps}
    are_tools = all(path.startswith("content/tools/") for path in paths)
    return are_tools and not kinds & {"move", "gone", "folder", "link", "pipe"}


def changing_tools(folder: str) -> list[Case]:
    return [case for case in cases(folder) if changes_a_tool(case)]


REFUSED = changing_tools("refused")
ACCEPTED = changing_tools("accepted")


def readable(case: Case, root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tools that *case* changes, as far as they can be read and no line of them is lost."""
    paths = {PurePosixPath(header.split()[-1]) for header, _ in case.steps}
    for path in sorted(map(str, filter(loader.file_at, paths))):
        with suppress(Unreadable):
            document = read_yaml(path, decode(path, (root / path).read_bytes()))
            if not document.problems:
                yield path, document.data


def compare(case: Case, root: Path, check: Any, form_says: Any, check_says: Any) -> None:
    case.apply(root)

    problems = check()

    for path, data in readable(case, root):
        of_file = [problem for problem in problems if problem.path == path]
        assert form_says(data) == check_says(of_file)


# Those with the most mistakes; all of them take half a minute.
FEW = [case for case in REFUSED if "/all_at_once/" in case.name]


@pytest.mark.parametrize("case", FEW, ids=lambda case: case.name)
def test_what_is_refused_is_refused_by_the_form(
    case, register_folder, check, form_says, check_says
):
    compare(case, register_folder, check, form_says, check_says)


@pytest.mark.slow
@pytest.mark.parametrize("case", [*REFUSED, *ACCEPTED], ids=lambda case: case.name)
def test_every_case_of_the_corpus_is_judged_alike(
    case, register_folder, check, form_says, check_says
):
    compare(case, register_folder, check, form_says, check_says)


# What a tool's file can be refused for, in the corpus: where the form says it, if it does

READING = ("yaml-", "character", "escape", "not-nfc")  # what it opens, read.js
TEXTS = (  # texts.js
    "account", "confirmed-unknown", "cpr", "link-missing", "lix", "mailbox-", "not-in-",
    "number-not-in-", "phone", "same-text",
)  # fmt: skip
# What rests on other files, on git or on how Markdown comes out: check.js tells the writer so.
LEFT_TO_THE_PULL_REQUEST = ("id-", "replaces-itself", "not-followed-", "markdown-", "exception-")
IN_THE_FOLDERS = ("file-", "folder-", "stray-", "symlink")  # a form has no files


def shown_for_tools() -> set[str]:
    """The codes of all that is wrong with tools in the corpus."""
    answers = (answer for case in cases("refused") for answer in case.dansk.split("\n\n"))
    of_tools = "\n".join(answer for answer in answers if answer.startswith("content/tools/"))
    return set(re.findall(r"\[([a-z]+(?:-[a-z]+)*)\]$", of_tools, re.MULTILINE))


def test_the_form_says_all_that_is_not_left_to_others(codes):
    others = READING + TEXTS + LEFT_TO_THE_PULL_REQUEST + IN_THE_FOLDERS

    unsaid = {code for code in shown_for_tools() if not code.startswith(others)}

    # No file of the corpus is of no shape at all, and none has so many commas.
    assert codes - unsaid == {"shape", "comma"}
    assert unsaid - codes == set()


def test_the_form_has_the_words_of_all_that_it_says(codes, municipality):
    said = {code for code in shown_for_tools() if code.startswith(READING + TEXTS)}

    assert (codes | said) - set(form_of(municipality)["problems"]) == set()


# The order: as the questions stand in the form, which no file has


def test_problems_stand_in_the_order_of_the_questions(scripts, municipality):
    data = {
        "stranger": "x",
        "unanswered": [{"question": "x", "reason": "not_applicable"}],
        "data": [{}, {"kind": "name", "from": "x", "keep": {}}, {"kind": "x"}],
        "ai": {"use": "x", "risk": {}},
        "status": "x",
        "name": {"da": "", "en": ""},
        "basis": "department",
    }  # fmt: skip

    found = scripts.call(
        "check.js", "check", form_of(municipality), KIND.schema, data, "2026-07-01"
    )
    places = [tuple(one["at"]) for one in found]

    assert [at for at in places if at[0] in data or at == ("summary",)] == [
        ("name", "da"), ("name", "en"), ("status",), ("summary",), ("data", 0, "kind"),
        ("data", 0, "from"), ("data", 0, "used_for"), ("data", 0, "keep"), ("data", 1, "from"),
        ("data", 1, "used_for"), ("data", 1, "keep"), ("data", 2, "kind"), ("data", 2, "from"),
        ("data", 2, "used_for"), ("data", 2, "keep"), ("ai", "use"), ("ai", "risk", "class"),
        ("unanswered", 0, "question"), ("unanswered", 0, "note"), ("stranger",),
    ]  # fmt: skip


# What nobody thought of


SOMETHING = (
    None, "", " ", "x", " x", "x\n", "12", "-1", "012", "2000", "99999", "202", "DK", "XX", "dk",
    "64942212", "64942213", "in_use", "in use", "I brug", " yes", "Høj risiko", "aplication",
    "storage", "ai.tested", "ai-testet", "gdpr-6-1-c", "gdpr-6-1-k", "du-har-baad", "kameraer",
    "010190-1232", "a" * 81, "å" * 281, "🧭" * 1201, "https://a.example/b", "http://a.example",
    [], ["x"], [None], [""], ["in_use"], ["gdpr-6-1-e"], ["gdpr-6-1-a"], {}, {"da": "x"},
    {"da": "x", "en": "y"},
    {"da": "x", "en": None}, {"da": "x", "en": "y", "z": None}, [{}], [{"kind": "cpr"}],
    {"months": "12", "after": "decision"}, {"months": "x"}, {"class": "high"},
    {"text": {"da": "x", "en": "y"}, "months": "1"}, [{"kind": "dpia", "result": "done"}],
    [{"question": "ethics", "reason": "withheld_security"}], {"da": "x", "reason": "done"},
)  # fmt: skip
DAYS = (
    "2019", "2024-02", "2024-02-30", "2025-06-30", "2025-07-01", "2026-07", "2026-07-01",
    "2026-07-02", "2027", "2027-01-01", "0001-01-01", "0000-01-01", "12-01-01", "2026-W01-1",
)  # fmt: skip
MISSPELLINGS: tuple[Callable[[str], str], ...] = (
    lambda name: name[1:], lambda name: name + "s", lambda name: name.replace("_", "-"),
    str.upper, lambda name: name + name, lambda name: "da", lambda name: f"{name} ",
    lambda name: name[::-1], lambda name: name[:2] + name[3:], lambda name: "010190-1232",
)  # fmt: skip
CODES_OF = {field.path[-1]: field.schema["enum"] for field in KIND.fields if "enum" in field.schema}
DAYS_OF = {field.path[-1] for field in KIND.fields if "date" in field.schema.get("format", "")}
QUESTIONS = tuple(KIND.questions)
FIELDS = (*CODES_OF, *sorted(DAYS_OF), *(field.path[-1] for field in KIND.fields))


def broken(data: Mapping[str, Any], random: Random) -> dict[str, Any]:
    """*data* with one to four changes, anywhere."""
    data = copy.deepcopy(dict(data))
    for _ in range(random.randint(1, 4)):
        # Most answers are halves of texts, of which little can be said.
        halves = [one for one in steps(data) if one[1] in LANGUAGES]
        others = [one for one in steps(data) if one[1] not in LANGUAGES]
        group, step = random.choice(random.choice((halves, others, others, others)))
        random.choice(CHANGES)(group, step, random)
    return data


def steps(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every step into *value*, with the group or list from which it leads."""
    if isinstance(value, dict | list):
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield value, step
            yield from steps(part)


def dropped(group: Any, step: Any, random: Random) -> None:
    del group[step]


def replaced(group: Any, step: Any, random: Random) -> None:
    group[step] = copy.deepcopy(random.choice(SOMETHING))


def answered_otherwise(group: Any, step: Any, random: Random) -> None:
    if step in CODES_OF:
        group[step] = random.choice(CODES_OF[step])
    elif step in DAYS_OF:
        group[step] = random.choice(DAYS)
    elif step == "question":
        group[step] = random.choice(QUESTIONS)
    else:
        replaced(group, step, random)


def misspelt(group: Any, step: Any, random: Random) -> None:
    if isinstance(step, str):
        group[random.choice(MISSPELLINGS)(step)] = group.pop(step)


def repeated(group: Any, step: Any, random: Random) -> None:
    if isinstance(step, int):
        group.insert(step, copy.deepcopy(group[step]))


def turned_round(group: Any, step: Any, random: Random) -> None:
    if isinstance(group[step], list):
        group[step].reverse()


def added(group: Any, step: Any, random: Random) -> None:
    if isinstance(group, dict):
        name = random.choice(FIELDS)
        group[name] = copy.deepcopy(random.choice((*CODES_OF.get(name, ()), *DAYS, *SOMETHING)))


CHANGES = (
    dropped, replaced, *[answered_otherwise] * 6, misspelt, repeated, turned_round, added,
)  # fmt: skip
REAL = [data_of(path) for path in sorted(MUNICIPALITY.glob("content/tools/*/*.yaml"))]

# What is wrong shows in one example as well as in a smaller one, and making it smaller takes long.
each_random = given(st.randoms(use_true_random=True))
a_few = settings(max_examples=10, phases=[Phase.generate])
many = settings(max_examples=300, phases=[Phase.generate])


def compare_broken(municipality: Any, form_says: Any, check_says: Any, random: Random) -> None:
    data = broken(random.choice(REAL), random)

    assert form_says(data) == check_says(checked(municipality, data))


@a_few
@each_random
def test_a_tool_with_mistakes_is_judged_alike(form_says, check_says, municipality, random):
    compare_broken(municipality, form_says, check_says, random)


@pytest.mark.slow
@pytest.mark.parametrize("number", [99, 100, 101])
def test_of_very_many_mistakes_the_first_are_told_alike(
    form_says, check_says, municipality, number
):
    tool = next(tool for tool in REAL if "benefit" in tool)
    strangers = {f"x{place}": "x" for place in range(number)}
    data = {name: said for name, said in {**tool, **strangers}.items() if name != "benefit"}

    said = form_says(data)

    assert said == check_says(checked(municipality, data))
    assert len(said) == 100
    assert ((("benefit",), "question-open") in [one[:2] for one in said]) is (number < 100)


@pytest.mark.slow
@many
@each_random
def test_many_tools_with_mistakes_are_judged_alike(form_says, check_says, municipality, random):
    compare_broken(municipality, form_says, check_says, random)


@pytest.mark.slow
@settings(max_examples=20, phases=[Phase.generate])
@given(tools())
def test_any_tool_that_the_schema_accepts_is_judged_alike(
    form_says, check_says, municipality, tool
):
    assert form_says(tool) == check_says(checked(municipality, tool))
