"""``inv new``: asks what a tool's file cannot do without, and writes one that passes the check.

All else that a citizen asks stands under ``unanswered`` in it, as under clarification: that is
what it is when the file is new. Nothing is written before the last answer.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress
from copy import deepcopy
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from plugins.asking import Choice, Conversation, Ended
from plugins.commands import is_choice, tell_problems
from plugins.form.choices import called
from plugins.importing import owners, proposed
from plugins.register import LANGUAGES, Problem, Register, Tool, derived
from plugins.register.collation import sort_key
from plugins.register.conditions import must_answer
from plugins.register.draft import draft_of
from plugins.register.loader import file_at, judged
from plugins.register.problem import At
from plugins.register.schema import Node
from plugins.register.writing import written

_REASON = "under_clarification"
#: The answer beside those that can be changed; no field is called so.
_AS_IT_IS = "0"
_SAID = {
    "da": {
        "welcome": "Et nyt værktøj. Du svarer på det, filen ikke kan undvære. Resten kan vente.\n"
        "? forklarer et spørgsmål. Ctrl+C stopper, og så er intet skrevet.",
        "department": "Hvilken forvaltning hører det til?",
        "id": "Filens navn. Det ender også i adressen på siden.",
        "id-help": "Små bogstaver a-z, tal og bindestreg, fx parkering. Navnet bliver stående.",
        "taken": '"{id}" er brugt af et andet værktøj. Find på et andet navn.',
        "again": "Det sidste tjek ser noget, der ikke passer sammen:",
        "which": "Hvilket svar vil du ændre?",
        "as-it-is": "Ingen af dem: skriv filen, som den er",
        "as-it-is-explained": "Så er intet tabt. Filen består ikke tjekket, før det er rettet.",
        "written": "{path} er skrevet.",
        "wrong": "{path} er skrevet, men består ikke tjekket endnu.",
        "next": "Det gør du nu:\n"
        "  1. Åbn filen. {n} spørgsmål står under unanswered og venter på svar: {open}.\n"
        "  2. Tjek den:  inv check -- {path}\n"
        "  3. Se siden:  make serve\n"
        "  4. Send den som et pull request. CONTRIBUTING.md fortæller hvordan.",
        "ended": "Svarene slap op, før filen var færdig. Intet er skrevet. Kør inv new i en "
        "terminal, eller giv et svar pr. linje.",
        "stopped": "Stoppet. Intet er skrevet.",
        "no-departments": "Registret har ingen forvaltninger. Opret en i content/departments/.",
    },
    "en": {
        "welcome": "A new tool. You answer what the file cannot do without. The rest can wait.\n"
        "? explains a question. Ctrl+C stops, and then nothing is written.",
        "department": "Which department does it belong to?",
        "id": "The name of the file. It ends up in the address of the page, too.",
        "id-help": "Small letters a-z, digits and hyphens, such as parking. The name stays.",
        "taken": '"{id}" is used by another tool. Find another name.',
        "again": "The last check sees something that does not fit together:",
        "which": "Which answer will you change?",
        "as-it-is": "None of them: write the file as it is",
        "as-it-is-explained": "Nothing is lost then. The file fails the check until it is mended.",
        "written": "{path} is written.",
        "wrong": "{path} is written, but does not pass the check yet.",
        "next": "What to do now:\n"
        "  1. Open the file. {n} questions stand under unanswered and wait for an answer: {open}.\n"
        "  2. Check it:  inv check -- {path}\n"
        "  3. See the page:  make serve\n"
        "  4. Send it as a pull request. CONTRIBUTING.md tells how.",
        "ended": "The answers ran out before the file was done. Nothing is written. Run inv new in "
        "a terminal, or give one answer a line.",
        "stopped": "Stopped. Nothing is written.",
        "no-departments": "The register has no departments. Make one in content/departments/.",
    },
}


def new_tool(root: Path, language: str, today: date | None = None) -> int:
    """Ask about a new tool of the register at *root* and write its file; answers the exit code."""
    if not is_choice("--language", language, LANGUAGES):
        return 1
    _prepare_to_hear()
    register, problems = judged(root, today=today)
    # Another tool may have its problems; what all tools rest on may not.
    if shared := [one for one in problems if not one.path.startswith("content/tools/")]:
        tell_problems(shared, language)
        return 1
    if not register.departments:
        print(_SAID[language]["no-departments"], file=sys.stderr)
        return 1
    try:
        with TemporaryDirectory() as folder:
            return _Drafting(root, Path(folder), register, language).run()
    except Ended:
        how = "stopped" if sys.stdin.isatty() else "ended"  # Ctrl-D, or the end of a file
        print(f"\n{_SAID[language][how]}", file=sys.stderr)
        return 1


def _prepare_to_hear() -> None:
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    if sys.stdin.isatty():
        with suppress(ImportError):  # Windows has none
            import readline  # noqa: F401 (lets input() move about in a long answer)


def _hear(prompt: str) -> str:
    try:
        said = input(prompt)
    except EOFError:
        raise Ended from None
    if not sys.stdin.isatty():
        print()  # nobody has pressed Enter where the answers come from a file
    return said


class _Drafting:
    """One tool on its way: what has been answered, and where that is judged."""

    def __init__(self, root: Path, aside: Path, register: Register, language: str) -> None:
        self._root, self._aside = root, aside
        self._register = register
        self._language = language
        self._said = _SAID[language]
        self._kind = register.schema.kinds["tool"]
        self._data: dict[str, Any] = {}
        self._path = "content/tools/x/x.yaml"
        self._talk = Conversation(
            language, _hear, print, register.schema.vocabularies, self._choices, self._must,
            self._judge,
        )  # fmt: skip
        # A file is judged with what it is judged by alone: whose it is, and whose mailboxes.
        (aside / "content" / "departments").mkdir(parents=True)
        shutil.copy(root / "content" / "site.yaml", aside / "content")

    def run(self) -> int:
        said, talk = self._said, self._talk
        talk.say(said["welcome"])
        talk.say(f"\n{said['department']}")
        department = talk.pick(self._choices("departments")).code
        self._path = f"content/tools/{department}/x.yaml"
        file = self._register.departments[department].path
        shutil.copy(self._root / file, self._aside / file)
        self._data["name"] = self._asked(self._kind.tree["name"], ("name",))
        self._path = f"content/tools/{department}/{self._id()}.yaml"
        self._ask(self._kind.tree, ())
        problems = self._checked()
        while problems:
            talk.say(f"\n{said['again']}")
            talk.tell(problems)
            talk.say(f"\n{said['which']}")
            if (answer := talk.pick([*self._answered(), self._as_it_is()]).code) == _AS_IT_IS:
                break
            del self._data[answer]
            self._ask(self._kind.tree, ())
            problems = self._checked()
        return self._end("wrong" if problems else "written")

    # What is asked

    def _ask(self, nodes: Mapping[str, Node], at: At) -> None:
        for name, node in nodes.items():
            here = (*at, name)
            if not at and name in (*self._data, "unanswered"):
                continue
            if self._must(node.field) or (not at and name in self._kind.schema["required"]):
                _put(self._data, here, self._asked(node, here))
            elif node.inside and "items" not in node.field.schema:
                self._ask(node.inside, here)

    def _asked(self, node: Node, at: At) -> Any:
        defaults = {("basis",): "department", ("reviewed_on",): str(self._register.today)}
        while True:
            answer = self._talk.answer(node, at, defaults.get(at, ""))
            problems = self._judge(at, answer, at)
            if not problems:
                return answer
            self._talk.tell(problems)

    def _answered(self) -> list[Choice]:
        """The questions that have an answer, to choose one that gets another."""
        fields = [self._kind.tree[name].field for name in self._data if name != "unanswered"]
        code = self._language
        return [
            Choice(field.name, f"{field.label[code]} ({field.name})", field.hint[code])
            for field in fields
        ]

    def _as_it_is(self) -> Choice:
        """Not to change anything: what is missing may be in another file than this one."""
        return Choice(_AS_IT_IS, self._said["as-it-is"], self._said["as-it-is-explained"])

    def _id(self) -> str:
        said = self._said
        self._talk.say(f"\n{said['id']}")
        default = proposed(self._data["name"]["da"])
        while True:
            id = self._talk.line(said["id-help"], default)
            path = Path(f"{Path(self._path).parent}/{id}.yaml")
            default = ""  # what was not right will not be
            if file_at(path) is None:
                self._talk.tell([Problem(self._path, (), "file-name", {"name": f"{id}.yaml"})])
            elif id in owners(self._register) or (self._root / path).exists():
                self._talk.say(f"  {said['taken'].format(id=id)}")
            elif found := self._wrong_with(path):
                self._talk.tell(found)
            else:
                return id

    def _wrong_with(self, path: Path) -> list[Problem]:
        """What is wrong with the name of the file itself."""
        text = self._written(self._data)
        found = _problems(self._aside, path.as_posix(), text, self._register.today)
        return [one for one in found if not one.at]

    def _choices(self, folder: str) -> list[Choice]:
        things = getattr(self._register, folder).values()
        choices = [Choice(thing.id, *self._told(thing)) for thing in things]
        return sorted(choices, key=lambda one: (sort_key(one.label, self._language), one.code))

    def _told(self, thing: Any) -> tuple[str, str]:
        code = self._language
        if hasattr(thing, "name_on"):
            return thing.name_on(self._register.today)[code], thing.coverage.text[code]
        told = getattr(thing, "explained", None) or thing.intro
        return called(thing, code), told[code]

    # How it is judged

    def _tool(self) -> Tool:
        """The tool as far as it is told."""
        _, _, department, name = Path(self._path).parts
        named = {"id": Path(name).stem, "department": department, "path": self._path}
        return msgspec.convert({**self._data, **named}, draft_of(Tool))

    def _must(self, field: Any) -> bool:
        return must_answer(field, self._tool())

    def _judge(self, at: At, answer: Any, where: At) -> list[Problem]:
        """What is wrong in a place when *answer* stands *at* another, in the file alone.

        Whom it names is chosen from a list, and looked at in the last check.
        """
        data = deepcopy(self._data)
        _put(data, at, answer)
        names_others = "ids_of" in self._kind.tree[str(at[0])].field.schema
        found = () if names_others else _problems(self._aside, self._path, self._written(data),
                                                  self._register.today)  # fmt: skip
        # Of a file that cannot be read, nothing else is told: then the answer is to blame.
        return [one for one in found if not one.at or one.at[: len(where)] == where]

    def _checked(self) -> list[Problem]:
        """What is wrong in the file among the others of the register, once it is whole."""
        self._data.pop("unanswered", None)
        asked = derived.open_questions(self._register, self._tool())
        if asked:
            lines = [{"question": field.name, "reason": _REASON} for field in asked]
            self._data["unanswered"] = lines
        with TemporaryDirectory() as folder:
            copy = Path(folder)
            shutil.copytree(self._root / "content", copy / "content", symlinks=True)
            text = self._written(self._data)
            return _problems(copy, self._path, text, self._register.today)

    def _written(self, data: Mapping[str, Any]) -> str:
        return written(self._kind, data)

    def _end(self, how: str) -> int:
        target = self._root / self._path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(self._written(self._data))
        left = [line["question"] for line in self._data.get("unanswered", ())]
        print(f"\n{self._said[how].format(path=self._path)}")
        print(self._said["next"].format(n=len(left), open=", ".join(left), path=self._path))
        return 0 if how == "written" else 1


def _problems(root: Path, path: str, text: str, today: date) -> list[Problem]:
    """What the check says of the file at *path* below *root*, when it holds *text*."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    _, problems = judged(root, today=today)
    file.unlink()
    return [problem for problem in problems if problem.path == path]


def _put(data: Any, at: At, answer: Any) -> None:
    """Put *answer* in its place in *data*; what is around it is made where it is missing."""
    *above, last = at
    for step, below in zip(above, at[1:], strict=True):
        empty: Any = [] if isinstance(below, int) else {}
        data = data.setdefault(step, empty) if isinstance(data, dict) else _entry(data, step)
    if isinstance(data, dict):
        data[last] = answer
    else:
        _entry(data, last)
        data[last] = answer


def _entry(entries: list[Any], number: int) -> Any:
    entries.extend({} for _ in range(number + 1 - len(entries)))
    return entries[number]


__all__ = ["new_tool"]
