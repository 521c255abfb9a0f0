"""Rules about letters: what is filled in is known, and reaches whom it should."""

from __future__ import annotations

from collections.abc import Iterator

from ..letters import FIELDS, fields_in
from ..model import LANGUAGES, OTHER_LANGUAGE, Letter, Register
from ..near import nearest
from ..problem import At, Problem, quote


def fields_of_letters_are_known(register: Register) -> Iterator[Problem]:
    """What stands in curly brackets in a letter is something that the site can fill in."""
    for letter in register.letters.values():
        for at, found in _fields(letter):
            for name in dict.fromkeys(found):
                if name not in FIELDS:
                    meant = nearest(name, FIELDS)
                    values = {"name": quote(name), "meant": meant, "choices": FIELDS}
                    code = "letter-field-near" if meant else "letter-field"
                    yield Problem(letter.path, at, code, values)


def fields_of_letters_stand_in_both_languages(register: Register) -> Iterator[Problem]:
    """Both languages of a letter have the same fields."""
    for letter in register.letters.values():
        fields = dict(_fields(letter))
        for (name, language), found in fields.items():
            other = fields.get((name, OTHER_LANGUAGE[language]), found)
            missing = [field for field in FIELDS if field in other and field not in found]
            if missing:
                yield Problem(
                    letter.path, (name, language), "letter-field-missing", {"names": missing}
                )


def letters_name_the_law_where_it_is_known(register: Register) -> Iterator[Problem]:
    """Only a letter about rights has ``{law}``: they are known from the law behind the tool."""
    for letter in register.letters.values():
        if letter.applies_to and not letter.applies_to.rights:
            for at, found in _fields(letter):
                if "law" in found:
                    because = (("applies_to", "rights"),)
                    yield Problem(letter.path, at, "letter-law", because=because)


def letters_go_to_an_office_of_the_site(register: Register) -> Iterator[Problem]:
    """The complaint office that a letter names is one of those in the site's file."""
    offices = register.site.complaint_offices
    known = [office.id for office in offices or () if office and office.id]
    for letter in register.letters.values():
        if offices is not None and letter.office not in (None, *known):
            values = {"id": letter.office, "site": register.site.path}
            yield Problem(letter.path, ("office",), "letter-office", values)


def _fields(letter: Letter) -> Iterator[tuple[At, list[str]]]:
    """What stands in curly brackets in the texts that are filled in, each with its place."""
    for name in ("subject", "body"):
        text = getattr(letter, name)
        for language in LANGUAGES:
            if text is not None and text[language] is not None:
                yield (name, language), fields_in(text[language])
