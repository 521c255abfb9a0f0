"""Personal data that must never stand in a public text: found, named and masked.

CPR numbers: six digits of a birth date and four more. Numbers issued since 2007 need not
satisfy modulus 11 (cpr.dk, "Personnumre uden kontrolciffer (modulus 11 kontrol)"), so the
check digit is only one of several signs. The century follows from the seventh digit, and a
replacement number has 60 added to its day (CPR-kontoret, "Personnummeret i CPR").
Accounts: IBAN with its check digits (ISO 13616, modulus 97), Danish reg. and account numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

#: The problems that are found here.
CODES = frozenset((
    "cpr", "account", "mailbox-person", "mailbox-private", "mailbox-domain", "phone",
))  # fmt: skip
#: Mailboxes that belong to people, whoever they are.
FREE_MAIL = frozenset((
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.dk", "outlook.com", "outlook.dk",
    "live.com", "live.dk", "msn.com", "yahoo.com", "yahoo.dk", "icloud.com", "me.com", "mac.com",
    "proton.me", "protonmail.com", "mail.com", "gmx.com", "mail.dk", "jubii.dk", "ofir.dk",
    "aol.com", "pm.me", "tuta.com", "tutanota.com", "hotmail.co.uk", "webspeed.dk", "tdcadsl.dk",
    "get2net.dk", "stofanet.dk", "youmail.dk", "post.tele.dk", "privat.dk",
))  # fmt: skip

_DASHES = "-‐‑‒–—−"
# What can stand between two digits of one number: space, and the signs of Markdown.
_GAP = r"[\s*_`\\]{0,30}"
_CPR_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_CPR_WORDS = re.compile(r"(?i)\bcpr|personnummer|personal identification|civil registration")
_NEAR_WORD = 40
_CPR = re.compile(
    rf"(?<![0-9])([0-9]{{2}})([0-9]{{2}})([0-9]{{2}})({_GAP}[{_DASHES}./:]?{_GAP})([0-9]{{4}})(?![0-9])"
)
# With the date divided, or its whole year.
_CPR_LONG = re.compile(
    r"(?<![0-9])([0-9]{2})([./ -]?)([0-9]{2})\2((?:18|19|20)?[0-9]{2})"
    rf"{_GAP}[{_DASHES}]{_GAP}([0-9]{{4}})(?![0-9])"
)

# An address has its @, or one of the ways to hide it.
_AT = ("@", "＠", "%40", "(at)", "(AT)", "[at]", "[AT]", "{at}", "(a)", "[a]", "snabel")
_MAIL = re.compile(
    r"(?i)(?<![\w.+%-])(?<!://)([\w.+%-]{1,64}?)"
    r"(?:@|%40|\s?[(\[{](?:at|a|snabel[- ]?a)[)\]}]\s?|\ssnabel-?a\s)"
    r"((?:[\w-]{1,63}(?:\.|\s?[(\[{](?:dot|punktum|prik)[)\]}]\s?)){1,8}[^\W\d_]{2,63})"
)
# The mailbox of an employee: two words, or the code that stands for one: "AB1C".
_PERSON = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?:[._][^\W\d_]+(?:-[^\W\d_]+)*){1,3}[._-]?\d{0,4}")
_EMPLOYEE = re.compile(r"(?=[a-z]*\d)[a-z][a-z\d]{3}")

_PHONE = re.compile(
    r"(?<![\w.,/+-])(?:"
    r"(?:\+|(?<![A-Z]{2}[0-9]{2} )00(?=(?:[^0-9]{0,2}[0-9]){9}))"
    r"[1-9][0-9]{0,2}\)?(?:[ .-]?\(0\))?(?:[ .-]?[0-9]){6,12}"
    r"|[2-9][0-9]([ .-])[0-9]{2}\1[0-9]{2}\1[0-9]{2}"
    r"|(?!(?:19|20)[0-9]{2} (?:19|20)[0-9]{2})[2-9][0-9]{3} [0-9]{4}"
    r")(?![\w]|[.,-][0-9])"
)
# Any eight digits after a word that says so.
_PHONE_SAID = re.compile(r"(?<![\w.,/+-])[2-9](?:[ .-]?[0-9]){7}(?![\w]|[.,-][0-9])")
_PHONE_WORDS = re.compile(
    r"(?i)\b(?:tlf|telefon\w*|tel|mobil\w*|phone|ring|call|sms)\b(?:(?!\b(?:cvr|ean|sag))[^0-9])*\Z"
)
_NEAR_PHONE = 25
_PHONE_FIELD = re.compile(r"\bphone: *[\"']?\Z")

# One sign at a time, in one way only: the longest number must not be sought in many ways.
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?:[\s-]?[A-Za-z0-9]){11,30}")
_IBAN_SIZES = range(15, 35)
_ACCOUNT = re.compile(r"(?<![0-9.-])[0-9]{4}(?:[ -]?[0-9]){6,10}(?![0-9])")
_ACCOUNT_WORDS = re.compile(
    r"(?i)\b(?:reg(?:istrerings)?[.-]? ?(?:nr|nummer|no)|konto\w*|account)\b[^0-9]*\Z"
)
_GIRO = re.compile(r"\+[0-9]{2}<[0-9]{14,16}\+[0-9]{7,8}(?:<|(?![0-9]))")
_REGISTRATION = re.compile(
    r"(?i)\breg(?:istrerings)?[.-]? ?(?:nr|nummer|no)\b[^0-9]{0,5}[0-9]{4}\b"
    r"[^0-9]{1,30}[0-9]{6,10}(?![0-9])"
)

# What every number above has: eight digits with little between them, of whatever script.
_DIGITS = re.compile(r"\d(?:[\s./:*_`\\‐‑‒–—−－<+()-]{0,30}\d){7,}")
_DAY = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}\Z")
_NUMBER_FIELD = re.compile(r"\b(?:cvr|phone): *[\"']?\Z")
_NAME = re.compile(r"(?<![\w.+%:/-])[a-z]+\Z")
_DOMAIN = re.compile(r"[\w.-]+(?![\w@])")
_AROUND = 70
# With so many signs in a text it is quicker to look at all of it.
_MANY = 50


class _Keyboard(dict[int, int]):
    """Digits of other scripts, and the wide @ and -, as a keyboard has them; all else as it is."""

    def __missing__(self, code: int) -> int:
        digit = unicodedata.decimal(chr(code), None)
        self[code] = code if digit is None else ord("0") + digit
        return self[code]


_KEYBOARD = _Keyboard({ord("＠"): ord("@"), ord("－"): ord("-")})


def _plain(text: str) -> str:
    """*text*, sign by sign, as a keyboard writes it."""
    return text if text.isascii() else text.translate(_KEYBOARD)


class Found(NamedTuple):
    """Personal data between two places of a text; *code* is that of the problem."""

    code: str
    start: int
    end: int


def find(text: str, today: date, domains: Collection[str] | None = None) -> list[Found]:
    """All personal data in *text*, in order.

    *domains* are those of the shared mailboxes: an address anywhere else counts as personal.
    Without them only the addresses that are a person's by their look are found.
    """
    text = _plain(text)
    found = []
    taken = bytearray(len(text))
    for finds in (_mailboxes(text, domains), _cprs(text, today), _accounts(text), _phones(text)):
        for one in finds:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)
    return sorted(found, key=lambda one: one.start)


def may_have(text: str, today: date, domains: Collection[str] | None) -> bool:
    """Whether ``find`` could find something in a file; quick for one that is free of it.

    A phone number in a field called ``phone`` does not count.
    """
    numbers = list(_numbers(text))
    addresses = [place for place in _ats(text) if not _is_shared(text, *place, domains)]
    if len(numbers) + len(addresses) > _MANY:
        return True
    return any(_has_number(_around(text, *place), today) for place in numbers) or any(
        any(_mailboxes(_around(text, *place), domains)) for place in addresses
    )


def _around(text: str, start: int, end: int) -> str:
    return _plain(text[max(start - _AROUND, 0) : end + _AROUND])


def _has_number(around: str, today: date) -> bool:
    return (
        any(_cprs(around, today))
        or any(_accounts(around))
        or any(not _PHONE_FIELD.search(around, 0, one.start) for one in _phones(around))
    )


def _numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where eight digits stand so close together that they could be one number.

    A day is none, nor are the eight digits of a field called ``cvr`` or ``phone``.
    """
    for digits in _DIGITS.finditer(text):
        start, end = digits.span()
        if _DAY.match(digits[0]):
            continue
        if len(re.findall(r"\d", digits[0])) > 8 or not _NUMBER_FIELD.search(
            text[max(start - 12, 0) : start]
        ):
            yield start, end


def _ats(text: str) -> Iterator[tuple[int, int]]:
    """Where an address could be."""
    for sign in _AT:
        place = text.find(sign)
        while place >= 0:
            yield place, place + len(sign)
            place = text.find(sign, place + 1)


def _is_shared(text: str, start: int, end: int, domains: Collection[str] | None) -> bool:
    """A quick yes for the address of a shared mailbox: one plain word at a known domain."""
    name = _NAME.search(text, max(start - _AROUND, 0), start)
    domain = _DOMAIN.match(text, end)
    is_sign = text[start:end] == "@"
    return bool(is_sign and name and domain and domains and domain[0].rstrip(".") in domains)


def masked(text: str, today: date | None = None) -> str:
    """*text* with a dot for every letter and digit of the personal data in it."""
    for one in reversed(find(text, today or date.max)):
        text = text[: one.start] + mask(text[one.start : one.end]) + text[one.end :]
    return text


def mask(found: str) -> str:
    """What was found as it can be shown: its form, none of its signs."""
    name, at, domain = found.partition("@")
    return re.sub(r"\w", "•", name) + at + domain


def _cprs(text: str, today: date) -> Iterator[Found]:
    for match in _CPR.finditer(text):
        day, month, year, between, serial = match.groups()
        born = _born(day, month, year, serial)
        if born is None or born > today:
            continue
        digits = day + month + year + serial
        word = _CPR_WORDS.search(text, max(match.start() - _NEAR_WORD, 0), match.end() + _NEAR_WORD)
        is_written_as_one = between != "" and not set(between) & set("./:")
        is_first_of_january = (born.month, born.day) == (1, 1)
        if is_written_as_one or word or is_first_of_january or _has_check_digit(digits):
            yield Found("cpr", *match.span())
    for match in _CPR_LONG.finditer(text):
        day, _, month, year, serial = match.groups()
        born = _born(day, month, year[-2:], serial)
        if born is not None and born <= today and year in (str(born.year), str(born.year)[-2:]):
            yield Found("cpr", *match.span())


def _born(day: str, month: str, year: str, serial: str) -> date | None:
    """The birth date in a CPR number; None when no such day exists."""
    short, seventh = int(year), int(serial[0])
    if seventh <= 3:
        century = 1900
    elif seventh in (4, 9):
        century = 2000 if short <= 36 else 1900
    else:
        century = 2000 if short <= 57 else 1800
    number = int(day) - 60 if int(day) > 60 else int(day)
    try:
        return date(century + short, int(month), number)
    except ValueError:
        return None


def _has_check_digit(digits: str) -> bool:
    pairs = zip(_CPR_WEIGHTS, digits, strict=True)
    return sum(weight * int(digit) for weight, digit in pairs) % 11 == 0


def _mailboxes(text: str, domains: Collection[str] | None) -> Iterator[Found]:
    for match in _MAIL.finditer(text):
        name, domain = match[1].lower().partition("+")[0], match[2].lower()
        if domain in FREE_MAIL:
            yield Found("mailbox-private", *match.span())
        elif _PERSON.fullmatch(name) or _EMPLOYEE.fullmatch(name):
            yield Found("mailbox-person", *match.span())
        elif domains is not None and not _is_within(domain, domains):
            yield Found("mailbox-domain", *match.span())


def _is_within(domain: str, domains: Collection[str]) -> bool:
    return any(domain == known or domain.endswith(f".{known}") for known in domains)


def _phones(text: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        yield Found("phone", *match.span())
    for match in _PHONE_SAID.finditer(text):
        if _PHONE_WORDS.search(text[max(match.start() - _NEAR_PHONE, 0) : match.start()]):
            yield Found("phone", *match.span())


def _accounts(text: str) -> Iterator[Found]:
    for match in _IBAN.finditer(text):
        if end := _end_of_iban(text, *match.span()):
            yield Found("account", match.start(), end)
    for pattern in (_GIRO, _REGISTRATION):
        for match in pattern.finditer(text):
            yield Found("account", *match.span())
    for match in _ACCOUNT.finditer(text):
        if _ACCOUNT_WORDS.search(text[max(match.start() - _NEAR_WORD, 0) : match.start()]):
            yield Found("account", *match.span())


def _end_of_iban(text: str, start: int, end: int) -> int | None:
    """Where the account that begins at *start* ends: what follows may be a word."""
    size = country = account = 0
    for at in range(start, end):
        if not text[at].isalnum():
            continue
        size, digits = size + 1, int(text[at], 36)
        shift = 100 if digits > 9 else 10
        if size <= 4:
            country = country * shift + digits
        else:
            account = (account * shift + digits) % 97
        is_over = not text[at + 1 : at + 2].isalnum()
        if is_over and size in _IBAN_SIZES and (account * 10**6 + country) % 97 == 1:
            return at + 1
    return None
