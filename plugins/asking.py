"""A conversation about a field of the schema: one question at a time, each answer judged at once.

What is asked, the hints, the choices and what an answer must be come from the schema, and the
words about a wrong answer are those of the check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from plugins.register import LANGUAGES, Problem
from plugins.register.problem import At, quote
from plugins.register.report import wording
from plugins.register.schema import Field, Node, Vocabulary

#: What is wrong in a place when an answer stands at the first place: ``judge(at, answer, where)``.
Judge = Callable[[At, Any, At], Sequence[Problem]]

_SAID = {
    "da": {
        "da": "på dansk",
        "en": "på engelsk",
        "one": "Skriv et nummer. ? forklarer valgene.",
        "numbers": "et eller flere numre, fx 1,3",
        "only-one": "Her kan du kun vælge én.",
        "several": "Skriv et eller flere numre med komma imellem. ? forklarer valgene.",
        "no-number": "{said} er ikke et af numrene 1-{most}.",
        "empty": "Her skal stå et svar.",
        "skip": "tom linje: spring over",
        "default": "tom linje: {default}",
        "otherwise": "tom linje: sig det med ord",
        "add": "{label}: Er der nogen? ja/nej",
        "more": "{label}: Er der flere? ja/nej",
        "yes": ("j", "ja"),
        "no": ("n", "nej"),
        "yes-or-no": "Skriv ja eller nej.",
        "fix": "Ret",
        "back": "Er det den danske tekst, der skal rettes, så skriv <.",
        "one-of": "Svar på mindst ét af dem: {names}.",
    },
    "en": {
        "da": "in Danish",
        "en": "in English",
        "one": "Write a number. ? explains the choices.",
        "numbers": "one or more numbers, such as 1,3",
        "only-one": "Only one can be chosen here.",
        "several": "Write one or more numbers, with commas between. ? explains the choices.",
        "no-number": "{said} is not one of the numbers 1-{most}.",
        "empty": "Here must be an answer.",
        "skip": "empty line: skip",
        "default": "empty line: {default}",
        "otherwise": "empty line: say it in words",
        "add": "{label}: Are there any? yes/no",
        "more": "{label}: Are there more? yes/no",
        "yes": ("y", "yes"),
        "no": ("n", "no"),
        "yes-or-no": "Write yes or no.",
        "fix": "Fix",
        "back": "If it is the Danish text that should change, write <.",
        "one-of": "Answer at least one of these: {names}.",
    },
}
#: What takes the answer before back.
_BACK = "<"


class Choice(NamedTuple):
    """One possible answer: what the file says, what people read, and what that means."""

    code: str
    label: str
    explained: str


class Ended(Exception):
    """There are no more answers to be had."""


class Conversation:
    """Asks in *language*: *hear* gives the next line for a prompt, *say* shows one.

    *choices* gives those of a folder of things (``situations``); *vocabularies* the closed lists.
    *must* tells whether a field inside a group has to be answered.

    Raises:
        Ended: when *hear* does.
    """

    def __init__(
        self,
        language: str,
        hear: Callable[[str], str],
        say: Callable[[str], None],
        vocabularies: Mapping[str, Vocabulary],
        choices: Callable[[str], Sequence[Choice]],
        must: Callable[[Field], bool],
        judge: Judge,
    ) -> None:
        self.language, self.hear, self.say = language, hear, say
        self._said = _SAID[language]
        self._vocabularies, self._choices = vocabularies, choices
        self._must, self._judge = must, judge

    def answer(self, node: Node, at: At, default: str = "") -> Any:
        """The answer to the field *node*, which stands at *at* in the file."""
        field, schema = node.field, node.field.schema
        self.say(f"\n{field.label[self.language]}")
        self.say(f"  {self._hint(field)}")
        if node.is_text and "items" not in schema:
            return self._text(field, at)
        if "enum" in schema:
            return self._one(field, at, default)
        if "items" in schema:
            return self._several(node, at)
        if node.inside:
            return self._group(node, at)
        return self._line(field, at, default)

    def pick(self, choices: Sequence[Choice]) -> Choice:
        """One of *choices*, shown with numbers."""
        self._show(choices)
        while True:
            said = self._heard("> ", self._said["one"], choices)
            if found := self._only(said, choices):
                return found

    def line(self, explained: str, default: str = "") -> str:
        """A line of text; *default* when it is empty."""
        while True:
            said = self._heard(self._prompt(default), explained)
            if said or default:
                return said or default
            self.say(f"  {self._said['empty']}")

    # What kinds of answers there are

    def _text(self, field: Field, at: At) -> dict[str, str]:
        answer: dict[str, str] = {}
        missing = list(LANGUAGES)
        while missing:
            code = missing[0]
            said = self._heard(f"  {self._said[code]}> ", self._hint(field))
            if said == _BACK:
                answer, missing = {}, list(LANGUAGES)
                continue
            # A text is judged when there are two: until the other is there, it stands for both.
            both = dict.fromkeys(LANGUAGES, said) | answer | {code: said}
            if not self._wrong(at, both, (*at, code)):
                answer[code] = said
                missing.pop(0)
            elif answer:
                self.say(f"  {self._said['back']}")
        return answer

    def _one(self, field: Field, at: At, default: str) -> str:
        choices = self._of(field)
        self._show(choices)
        shown = next((choice.label for choice in choices if choice.code == default), "")
        while True:
            said = self._heard(self._prompt(shown), self._said["one"], choices)
            found = self._only(said, choices) if said or not default else None
            code = found.code if found else "" if said else default
            if code and not self._wrong(at, code):
                return code

    def _several(self, node: Node, at: At) -> list[Any]:
        if node.inside:
            return list(self._entries(node, at))
        choices, prompt = self._of(node.field), f"[{self._said['numbers']}] > "
        self._show(choices)
        while True:
            said = self._heard(prompt, self._said["several"], choices)
            codes = [choice.code for choice in self._numbered(said, choices)]
            if codes and not self._wrong(at, codes):
                return codes

    def _entries(self, node: Node, at: At) -> Iterator[Any]:
        label, number = node.field.label[self.language], 0
        if node.field.schema.get("minItems"):
            yield self._group(node, (*at, number))
            number += 1
        while self._yes(self._said["more" if number else "add"].format(label=label)):
            yield self._group(node, (*at, number))
            number += 1

    def _group(self, node: Node, at: At) -> dict[str, Any]:
        schema = node.field.schema.get("items", node.field.schema)
        if "either" in schema:
            return self._either(node, at, schema["either"])
        required = schema.get("required", ())
        answer = {
            name: self.answer(inside, (*at, name))
            for name, inside in node.inside.items()
            if name in required or self._must(inside.field)
        }
        ways = {
            name: inside.field for name, inside in node.inside.items()
            if name not in answer and not inside.inside and not inside.is_text
        }  # fmt: skip
        names = ", ".join(field.label[self.language] for field in ways.values())
        while len(answer) < schema.get("minProperties", 0):
            self.say(f"\n  {self._said['one-of'].format(names=names)}")
            for name, field in ways.items():
                self.say(f"\n{field.label[self.language]}")
                self.say(f"  {self._hint(field)}")
                if said := self._line(field, (*at, name), skip="skip"):
                    answer[name] = said
        return answer

    def _either(self, node: Node, at: At, ways: Sequence[Sequence[str]]) -> dict[str, Any]:
        """The answer in the first of the *ways*; in the second when its first line is empty."""
        (first, *rest), (other, *_) = ways
        inside = node.inside[first].field
        said = self._line(inside, (*at, first), skip="otherwise")
        if said == "":
            return {other: self.answer(node.inside[other], (*at, other))}
        return {first: said} | {name: self.answer(node.inside[name], (*at, name)) for name in rest}

    def _line(self, field: Field, at: At, default: str = "", skip: str = "") -> Any:
        prompt = f"  {field.label[self.language]}"
        while True:
            shown = self._said[skip] if skip else default and self._said["default"]
            note = f" [{shown.format(default=default)}]" if shown else ""
            said = self._heard(f"{prompt}{note}> ", self._hint(field)) or default
            if not said and skip:
                return ""
            value = (
                int(said) if field.schema.get("type") == "integer" and _is_number(said) else said
            )
            if not self._wrong(at, value):
                return value

    # What is shown and heard

    def _hint(self, field: Field) -> str:
        name = "in_form" if self.language == "da" else "in_form_en"
        return field.schema.get(name) or field.hint[self.language]

    def _prompt(self, default: str) -> str:
        return f"[{self._said['default'].format(default=default)}] > " if default else "> "

    def _of(self, field: Field) -> Sequence[Choice]:
        if folder := field.schema.get("ids_of"):
            return self._choices(folder)
        vocabulary = self._vocabularies[field.vocabulary]
        return [
            Choice(code, vocabulary.label(code, self.language),
                   vocabulary.explained(code, self.language))
            for code in vocabulary.codes
        ]  # fmt: skip

    def _show(self, choices: Sequence[Choice]) -> None:
        for number, choice in enumerate(choices, 1):
            self.say(f"  {number:>2}  {choice.label}")

    def _heard(self, prompt: str, explained: str, choices: Sequence[Choice] = ()) -> str:
        while (said := self.hear(prompt).strip("\ufeff \t\r\n")) == "?":
            self.say(f"  {explained}")
            for number, choice in enumerate(choices, 1):
                self.say(f"  {number:>2}  {choice.label}: {choice.explained}")
        return said

    def _numbered(self, said: str, choices: Sequence[Choice]) -> list[Choice]:
        """The choices whose numbers, or codes, are said; none when one of them is not there."""
        by_name = {str(number): choice for number, choice in enumerate(choices, 1)}
        by_name |= {choice.code: choice for choice in choices}
        words = [word.strip() for word in said.split(",")]
        wrong = [word for word in words if word not in by_name]
        for word in wrong:
            shown = self._said["no-number"].format(said=f'"{quote(word)}"', most=len(choices))
            self.say(f"  {shown if word else self._said['empty']}")
        return [] if wrong else list(dict.fromkeys(by_name[word] for word in words))

    def _only(self, said: str, choices: Sequence[Choice]) -> Choice | None:
        """The one choice that is said; None, and a word, when it is none or several."""
        found = self._numbered(said, choices)
        if len(found) > 1:
            self.say(f"  {self._said['only-one']}")
        return found[0] if len(found) == 1 else None

    def _yes(self, prompt: str) -> bool:
        while True:
            said = self._heard(f"{prompt}> ", self._said["yes-or-no"]).casefold()
            if said in self._said["yes"] or said in self._said["no"]:
                return said in self._said["yes"]
            self.say(f"  {self._said['yes-or-no']}")

    def _wrong(self, at: At, answer: Any, where: At | None = None) -> bool:
        """Whether something is wrong with *answer*; says what, and how to mend it."""
        problems = self._judge(at, answer, at if where is None else where)
        self.tell(problems)
        return bool(problems)

    def tell(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong and how to mend it."""
        words = wording()
        for problem in problems:
            self.say(f"  {words.says(problem, self.language)}")
            self.say(f"  {self._said['fix']}: {words.mend(problem, self.language)}")


def _is_number(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) < 10


__all__ = ["Choice", "Conversation", "Ended", "Judge"]
