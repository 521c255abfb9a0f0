"""The words of the spreadsheet that are not in the schema, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.register import Register
from plugins.register.schema import Condition, Field, Schema

WORDS: Mapping[str, Mapping[str, str]] = {
    "da": {
        "title": "Et digitalt værktøj til {register}",
        "start": "Start her",
        "choices": "Valg",
        "choices_intro": "Alle de svar, du kan vælge imellem, og hvad de betyder.",
        "question": "Spørgsmål",
        "hint": "Forklaring",
        "must": "Skal det med?",
        "da": "Dit svar (tekster: på dansk)",
        "en": "Teksten på engelsk",
        "reason": "Kan ikke besvares nu: vælg en grund",
        "note.da": "Hvorfor? (dansk)",
        "note.en": "Hvorfor? (engelsk)",
        "explained": "Betyder",
        "in_da": "dansk",
        "in_en": "engelsk",
        "none": "Ingen",
        "table": "Skriv på arket »{sheet}«.",
        "table_none": "Skriv på arket »{sheet}«, eller vælg her, at der ikke er nogen.",
        "go": "Gå til arket »{sheet}«",
        "rows": "Én række for hver. Er der flere end {n}, så skriv videre nedenunder.",
        "several": "Ét svar i hver række. Er der ikke nok, så skriv flere i samme felt med "
        "semikolon imellem.",
        "choose": "Vælg fra listen.",
        "write": "Skriv {form}.",
        "required": "Skal med.",
        "required_inside": "Skal med, når noget andet under {label} er udfyldt.",
        "required_when": "Skal med, når {condition}.",
        "open": "Svar, eller vælg en grund.",
        "open_when": "Når {condition}: svar, eller vælg en grund.",
        "open_else": "Ellers: svar, eller vælg en grund.",
        "optional": "Må stå tomt.",
        "only_when": "Kun når {condition}.",
        "quoted": "»{}«",
        "is": "{label} er {answers}",
        "given": "{label} er udfyldt",
        "or": " eller ",
        "and": ", og ",
        "department": "Forvaltning",
        "department_hint": "Den forvaltning, der bruger værktøjet.",
        "id": "Navn i adressen",
        "id_hint": "Må stå tomt. Små bogstaver a-z, tal og bindestreg, fx baadplads.",
        "how": "Sådan gør du",
        "about": "Om værktøjet",
        "answer": "Dit svar",
        "sheet": "Ark",
        "about_what": "Det handler om",
        "wrong_choice": "Svaret står ikke på listen. Se arket »{choices}«.",
        "wrong_length": "Teksten er for lang. Der er plads til {n} tegn.",
        "wrong_number": "Skriv et helt tal fra {low} til {high}.",
        "page": "Side &P af &N",
    },
    "en": {
        "title": "A digital tool for {register}",
        "start": "Start here",
        "choices": "Choices",
        "choices_intro": "All the answers you can choose from, and what they mean.",
        "question": "Question",
        "hint": "Explanation",
        "must": "Is it needed?",
        "da": "Your answer (texts: in Danish)",
        "en": "The text in English",
        "reason": "Cannot be answered now: choose a reason",
        "note.da": "Why? (Danish)",
        "note.en": "Why? (English)",
        "explained": "Means",
        "in_da": "Danish",
        "in_en": "English",
        "none": "None",
        "table": "Write on the sheet “{sheet}”.",
        "table_none": "Write on the sheet “{sheet}”, or choose here that there are none.",
        "go": "Go to the sheet “{sheet}”",
        "rows": "One row for each. If there are more than {n}, go on below.",
        "several": "One answer in each row. If there are too few, write several in one cell with "
        "semicolons between.",
        "choose": "Choose from the list.",
        "write": "Write {form}.",
        "required": "Needed.",
        "required_inside": "Needed when anything else under {label} is filled in.",
        "required_when": "Needed when {condition}.",
        "open": "Answer, or choose a reason.",
        "open_when": "When {condition}: answer, or choose a reason.",
        "open_else": "Otherwise: answer, or choose a reason.",
        "optional": "May be left empty.",
        "only_when": "Only when {condition}.",
        "quoted": "“{}”",
        "is": "{label} is {answers}",
        "given": "{label} is filled in",
        "or": " or ",
        "and": ", and ",
        "department": "Department",
        "department_hint": "The department that uses the tool.",
        "id": "Name in the address",
        "id_hint": "May be left empty. Small letters a-z, digits and hyphens, such as baadplads.",
        "how": "What to do",
        "about": "About the tool",
        "answer": "Your answer",
        "sheet": "Sheet",
        "about_what": "It is about",
        "wrong_choice": "The answer is not on the list. See the sheet “{choices}”.",
        "wrong_length": "The text is too long. There is room for {n} characters.",
        "wrong_number": "Write a whole number from {low} to {high}.",
        "page": "Page &P of &N",
    },
}

# What asks for no more than some text.
_ANY_TEXT = r"\S"
#: What each language calls itself.
OWN_NAMES = {"da": "Dansk", "en": "English"}

_STEPS: Mapping[str, tuple[str, ...]] = {
    "da": (
        "Svar i de hvide felter. Der er et ark for hver gruppe af spørgsmål. Det grå er låst.",
        "Skriv kort og til en borger på en telefon: du, ikke borgeren. Skriv teksterne på både "
        "dansk og engelsk.",
        "Kan du ikke svare på et spørgsmål nu, så vælg en grund i samme række. Intet må stå tomt "
        "uden grund.",
        "Alt, du skriver, bliver offentligt. Skriv aldrig navne på personer, CPR-numre eller en "
        "medarbejders egen mailadresse.",
    ),
    "en": (
        "Answer in the white cells. There is a sheet for each group of questions. What is grey is "
        "locked.",
        "Write briefly, to a citizen on a phone: you, not the citizen. Write the texts in both "
        "Danish and English.",
        "If you cannot answer a question now, choose a reason in the same row. Nothing may be "
        "empty without a reason.",
        "All that you write becomes public. Never write names of persons, CPR numbers or an "
        "employee's own email address.",
    ),
}
_SEND = {
    "da": (
        "Send filen til {email}. Redaktionen læser den igennem og skriver, hvis der mangler noget.",
        "Send filen til dem, der står for registret hos jer. De læser den igennem og skriver, "
        "hvis der mangler noget.",
    ),
    "en": (
        "Send the file to {email}. The editors read it and write to you if anything is missing.",
        "Send the file to those who look after the register where you work. They read it and "
        "write to you if anything is missing.",
    ),
}


def steps(register: Register, language: str) -> list[str]:
    """What to do, in few words, the last of them where to send the file."""
    contact = getattr(register.site, "contact", None)
    to_mailbox, without = _SEND[language]
    email = contact and contact.email
    return [*_STEPS[language], to_mailbox.format(email=email) if email else without]


def hint(field: Field, language: str, *, is_chosen: bool = False) -> str:
    """The explanation of *field* as a form has it, and what its answer looks like."""
    own = field.schema.get({"da": "in_form", "en": "in_form_en"}[language], field.hint[language])
    if is_chosen:
        return f"{own} {WORDS[language]['choose']}"
    schema = field.schema.get("items", field.schema)
    form = schema.get({"da": "form", "en": "form_en"}[language])
    if form is None or schema.get("pattern") in (None, _ANY_TEXT):
        return own
    return f"{own} {WORDS[language]['write'].format(form=form)}"


def must(field: Field, required: bool, schema: Schema, language: str) -> str:
    """Whether *field* must be answered, in words."""
    return " ".join(_must(field, required, schema, WORDS[language], language))


def _must(
    field: Field, required: bool, schema: Schema, said: Mapping[str, str], language: str
) -> Iterator[str]:
    def fill(sentence: str, condition: Condition) -> str:
        return said[sentence].format(condition=_in_words(condition, schema, said, language))

    needed, question = field.required_when, field.question
    if field.when:
        yield fill("only_when", field.when)
    if required and len(field.path) > 1 and "[]" not in field.path:
        group = schema.kinds["tool"].field(*field.path[:-1])
        label = said["quoted"].format(group.label[language])
        yield said["required_inside"].format(label=label)
        return
    if required or (needed is not None and not needed):
        yield said["required"]
        return
    if needed is not None:
        yield fill("required_when", needed)
    if question is not None:
        ordinary = "open" if needed is None else "open_else"
        yield fill("open_when", question) if question and needed is None else said[ordinary]
    elif needed is None:
        yield said["optional"]


def _in_words(condition: Condition, schema: Schema, said: Mapping[str, str], language: str) -> str:
    kind = schema.kinds["tool"]

    def part(path: tuple[str, ...], wanted: Any) -> str:
        field = kind.field(*path)
        label = said["quoted"].format(field.label[language])
        if wanted is True:
            return said["given"].format(label=label)
        answers = [said["quoted"].format(_label(schema, field, x, language)) for x in wanted]
        return said["is"].format(label=label, answers=said["or"].join(answers))

    return said["and"].join(part(path, wanted) for path, wanted in condition.parts)


def _label(schema: Schema, field: Field, code: str, language: str) -> str:
    return schema.label(field.vocabulary, code, language) if field.vocabulary else code
