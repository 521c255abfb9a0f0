"""Personal data: every written form is found, nothing else is, and no message repeats it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from plugins.register import Problem
from plugins.register.personal import find, masked, may_have
from plugins.register.report import FORMATS
from tests.moments import A_MOMENT, timed

TODAY = date(2026, 7, 1)
DOMAINS = ("lillefjord.example",)
METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"
NOTICE = "Der er et skilt ved hver skærm."


def codes(text: str, domains: tuple[str, ...] | None = DOMAINS) -> list[str]:
    return [found.code for found in find(text, TODAY, domains)]


# CPR numbers. 070770-0009 satisfies modulus 11; 150290-1234 does not.

WRITTEN = [
    "150290-1234",
    "150290 1234",
    "150290\N{NO-BREAK SPACE}1234",
    "150290 - 1234",
    "150290–1234",
    "150290—1234",
    "150290‑1234",
    "150290−1234",
    "150290  1234",
    "150290-\n      1234",
    "15.02.90-1234",
    "15/02/90-1234",
    "15 02 90 - 1234",
    "15-02-90-1234",
    "15.02.1990-1234",
    "15021990-1234",
    "CPR:1502901234",
    "cpr-nummeret er 1502901234",
    "1502901234 er hendes personnummer",
    "CPR 150290.1234",
    "CPR 150290/1234",
    "0707700009",
    "070770/0009",
    "0101901234",
    "750290-1234",
    "610190-1234",
    "290200-6234",
    "290296-1234",
    "010726-4234",
    "010726-7234",
    "150237-4234",
    "150257-1234",
    "150258-5234",
    "x150290-1234x",
    "(150290-1234)",
    "https://www.lillefjord.example/sag/150290-1234?vis=alt",
    "**150290**-1234",
    r"150290\-1234",
    "`150290`-`1234`",
    "１５０２９０-１２３４",
    "１５０２９０－１２３４",
    "١٥٠٢٩٠-١٢٣٤",
    "𝟏𝟓𝟎𝟐𝟗𝟎-𝟏𝟐𝟑𝟒",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_a_cpr_number_is_found_however_it_is_written(text):
    assert codes(text) == ["cpr"]
    assert may_have(text, TODAY, DOMAINS)


@pytest.mark.parametrize(
    ("written", "is_born"),
    [
        ("010726-5234", True),
        ("020726-5234", False),
        ("CPR 0107265234", True),
        ("CPR 0207265234", False),
        ("01.07.26-5234", True),
        ("02.07.26-5234", False),
        ("020726-1234", True),
        ("150236-4234", False),
        ("150237-4234", True),
        ("150236-9234", False),
        ("150237-9234", True),
        ("150257-8234", False),
        ("150258-8234", True),
    ],
)
def test_nobody_is_born_after_today(written, is_born):
    assert bool(codes(written)) == is_born


@pytest.mark.parametrize(
    ("written", "exists"),
    [
        ("290296-1234", True),
        ("290297-1234", False),
        ("290200-5234", True),
        ("290200-1234", False),
        ("290240-4234", True),
        ("290260-5234", True),
        ("300290-1234", False),
        ("310490-1234", False),
        ("000190-1234", False),
        ("151390-1234", False),
        ("320190-1234", False),
        ("600190-1234", False),
        ("910190-1234", True),
        ("920190-1234", False),
        ("15.02.1990-6234", False),
    ],
)
def test_the_day_of_a_cpr_number_exists(written, exists):
    assert bool(codes(written)) == exists


@pytest.mark.parametrize(
    ("distance", "is_found"), [(1, True), (40 - len("cpr"), True), (40 - len("cpr") + 1, False)]
)
def test_a_word_counts_within_forty_characters(distance, is_found):
    before = "cpr" + " " * distance + "1502901234"
    after = "1502901234" + " " * distance + "cpr"

    assert [bool(codes(text)) for text in (before, after)] == [is_found, is_found]


@pytest.mark.slow
def test_every_real_looking_number_is_found():
    chosen = random.Random(2026)
    days = [date(1900, 1, 1) + timedelta(days) for days in range((TODAY - date(1900, 1, 1)).days)]
    digits = {1900: "0123", 2000: "5678"}
    numbers = [
        f"{day.day + 60 * chosen.randrange(2):02d}{day:%m%y}{between}"
        f"{chosen.choice(digits[day.year // 100 * 100])}{chosen.randrange(1000):03d}"
        for day in days
        for between in ("-", " ", "–", " - ", "\N{NO-BREAK SPACE}")
    ]

    assert len(numbers) == 5 * len(days)
    assert [number for number in numbers if codes(number) != ["cpr"]] == []


@pytest.mark.slow
def test_few_numbers_of_ten_digits_are_taken_for_a_cpr_number():
    chosen = random.Random(1968)
    numbers = [f"{chosen.randrange(10**10):010d}" for _ in range(100_000)]

    found = sum(bool(codes(number)) for number in numbers)

    assert 0 < found <= 1_000


@pytest.mark.parametrize(
    "text",
    [
        "1502901234",
        "15. februar 1990 kl. 12.34",
        "2026-05-04",
        "Fra 2026-05-04 til 2026-06-04",
        "04-05-26 1430",
        "04.05.2026 14:30",
        "01.05.2020-2024",
        "2015-2022, 2023-2026",
        "CVR-nr. 64942212",
        "Ring til os. CVR 64942212",
        "Sag 2023-41-0015",
        "J.nr. 2022-212-3676",
        "Sag 26/00311",
        "KLE 27.12.16",
        "KLE 00.01.10-G01-1-26",
        "EAN 5798001234567",
        "P-nummer 1003388394",
        "1.250.000 kr.",
        "1,250,000",
        "1250000000",
        "12 500 000 kr.",
        "25 000 000 kr.",
        "mellem 2500 og 3000",
        "2019 2026",
        "version 3.11.12.13",
        "Python 3.11, nh3 0.3.8",
        "192.168.10.12",
        "pkg@1.2.3",
        "https://www.lillefjord.example/@lillefjord",
        "https://www.lillefjord.example/a/1234567",
        "lov nr. 692 af 08/06/2018",
        "Forordning (EU) 2024/1689",
        "6(1)(a) og 9(2)(a)",
        "112 og 1813",
        "alder < 18 og indkomst > 5",
        "ISBN 978-87-93-00000",
        "DK51 0040 0440 1162 43",
        "DK5000400440116243X.",
        "12,34-56,78",
        "0012345678",
        "550e8400-e29b-41d4-a716-446655440000",
        "55.676098, 12.568337",
        "½ × ⅓ ² ³",
        "",
    ],
)
def test_what_is_no_personal_data_is_left_alone(text):
    assert codes(text) == []
    assert not may_have(text, TODAY, DOMAINS)


# Mailboxes


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("havn@lillefjord.example", []),
        ("HAVN@LILLEFJORD.EXAMPLE", []),
        ("borger-service@lillefjord.example", []),
        ("havn@by.lillefjord.example", []),
        ("havn (at) lillefjord.example", []),
        ("havn@lillefjord.example.", []),
        ("fornavn.efternavn@lillefjord.example", ["mailbox-person"]),
        ("Fornavn.Efternavn@Lillefjord.example", ["mailbox-person"]),
        ("fornavn_efternavn@lillefjord.example", ["mailbox-person"]),
        ("f.m.efternavn@lillefjord.example", ["mailbox-person"]),
        ("ann-marie.søgård-å@lillefjord.example", ["mailbox-person"]),
        ("fornavn.efternavn2@lillefjord.example", ["mailbox-person"]),
        ("fornavn.efternavn.2@lillefjord.example", ["mailbox-person"]),
        ("fornavn.efternavn+sag@lillefjord.example", ["mailbox-person"]),
        ("AB1C@lillefjord.example", ["mailbox-person"]),
        ("z3x4@lillefjord.example", ["mailbox-person"]),
        ("abcd@lillefjord.example", []),
        ("ab1cd@lillefjord.example", []),
        ("havn@gmail.com", ["mailbox-private"]),
        ("fornavn.efternavn@hotmail.com", ["mailbox-private"]),
        ("havn@firma.example", ["mailbox-domain"]),
        ("havn@xlillefjord.example", ["mailbox-domain"]),
        ("havn@lillefjord.exampleX", ["mailbox-domain"]),
        ("havn@lillefjord.example.evil.example", ["mailbox-domain"]),
        ("havn@lіllefjord.example", ["mailbox-domain"]),  # with a Cyrillic і
        ("fornavn.efternavn (at) lillefjord.example", ["mailbox-person"]),
        ("fornavn.efternavn[at]lillefjord.example", ["mailbox-person"]),
        ("fornavn.efternavn(a)lillefjord.example", ["mailbox-person"]),
        ("fornavn.efternavn(snabel-a)lillefjord.example", ["mailbox-person"]),
        ("fornavn.efternavn snabel-a lillefjord.example", ["mailbox-person"]),
        ("fornavn.efternavn (at) lillefjord (dot) example", ["mailbox-person"]),
        ("fornavn.efternavn＠lillefjord.example", ["mailbox-person"]),
        ("mailto:fornavn.efternavn%40lillefjord.example", ["mailbox-person"]),
        ("[skriv](mailto:fornavn.efternavn@lillefjord.example)", ["mailbox-person"]),
        ("<fornavn.efternavn@lillefjord.example>", ["mailbox-person"]),
        ("https://www.example.org/?til=fornavn.efternavn@lillefjord.example", ["mailbox-person"]),
        ("//fornavn.efternavn@lillefjord.example", ["mailbox-person"]),
        ("a@lillefjord.example, b.c@lillefjord.example", ["mailbox-person"]),
    ],
)
def test_a_mailbox_is_shared(address, expected):
    assert codes(address) == expected
    assert may_have(address, TODAY, DOMAINS) == bool(expected)


def test_without_known_domains_only_what_looks_like_a_person_is_found():
    addresses = "havn@firma.example, fornavn.efternavn@firma.example, havn@gmail.com"

    assert codes(addresses, None) == ["mailbox-person", "mailbox-private"]


# Phones and accounts


@pytest.mark.parametrize(
    "text",
    [
        "+45 33 33 33 33",
        "+4533333333",
        "+45-33-33-33-33",
        "(+45) 33 33 33 33",
        "(+45) 33333333",
        "+45 (0) 33 33 33 33",
        "0045 33 33 33 33",
        "004533333333",
        "+46 8 123 456 78",
        "33 33 33 33",
        "33.33.33.33",
        "33-33-33-33",
        "3333 3333",
        "tlf. 33333333",
        "tlf.: 3333-3333",
        "Ring på 33 333 333",
        "Telefonnummeret er 33333333",
        "Call 33333333",
        "[ring](tel:+4533333333)",
    ],
)
def test_a_phone_number_is_found(text):
    assert codes(text) == ["phone"]
    assert may_have(text, TODAY, DOMAINS)


def test_a_phone_number_may_stand_in_its_field():
    assert not may_have('phone: "33 33 33 33"\nname: Havnen', TODAY, DOMAINS)
    assert may_have("tlf: 33 33 33 33", TODAY, DOMAINS)


@pytest.mark.parametrize(
    "text",
    [
        "DK50 0040 0440 1162 43",
        "DK5000400440116243",
        "dk5000400440116243",
        "DK50-0040-0440-1162-43",
        "DK50 0040 0440 1162 43 i Danske",
        "DK50 0040 0440 1162 43 ER KONTOEN",
        "GB29 NWBK 6016 1331 9268 19",
        "NO93 8601 1117 947",
        "SA03 8000 0000 6080 1016 7519",
        "Reg. nr. 1234, konto 12345678",
        "reg.nr. 1234 kontonr. 0012345678",
        "Konto: 1234 0012345678",
        "konto 1234-123456",
        "konto 1551 0016 1212 34",
        "account 12340012345678",
        "+71<000000000000000+12345678<",
    ],
)
def test_an_account_is_found(text):
    assert codes(text) == ["account"]
    assert may_have(text, TODAY, DOMAINS)


# A text with much in it


def test_what_is_found_comes_in_the_order_of_the_text():
    assert codes("Ring på 33 33 33 33. Skriv aldrig 150290-1234.") == ["phone", "cpr"]


def test_a_number_that_is_no_day_hides_none_that_is():
    assert codes("321390-1234, CPR 1502901234") == ["cpr"]


@pytest.mark.parametrize(
    "text",
    [
        "a@lillefjord.example b.c@lillefjord.example d@lillefjord.example",
        "@" + " ord" * 40 + " b.c@lillefjord.example",
    ],
)
def test_among_other_signs_the_mailbox_of_a_person_is_found(text):
    assert may_have(text, TODAY, DOMAINS)
    assert codes(text) == ["mailbox-person"]


def test_many_shared_mailboxes_are_no_reason_to_look_closer():
    text = "havn@lillefjord.example\nSkriv til by@lillefjord.example.\n"

    assert not may_have(text * 60, TODAY, DOMAINS)


def test_a_number_among_many_is_not_overlooked():
    assert may_have("CVR 64942212\n" * 60 + "150290-1234", TODAY, DOMAINS)


def test_the_eight_digits_of_a_company_are_no_phone_number():
    assert not may_have('name: Havnen\ncvr: "33 33 33 33"', TODAY, DOMAINS)
    assert may_have('name: Havnen\ncvr: "3333 3333 3"', TODAY, DOMAINS)


# A long text


@pytest.mark.parametrize(
    "text",
    [
        "DK50 " * 13_000,
        ("AA11" + "A" * 40 + " ") * 1_400,
        "1 " * 32_000,
        "9" * 64_000,
        "@" * 64_000,
        "a@a." * 16_000,
        "x(at)" * 13_000,
        "1****" * 13_000,
        "00 " * 21_000,
        "tlf " * 16_000,
        "reg.nr. 1234 " * 4_900,
        "cpr" * 21_000,
    ],
    ids=lambda text: text[:6],
)
def test_no_text_takes_long(text):
    _, took = timed(lambda: find(text, TODAY, DOMAINS))

    assert took < A_MOMENT


# What is shown of it


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Skriv 150290-1234 her", "Skriv ••••••-•••• her"),
        ("١٥٠٢٩٠-١٢٣٤", "••••••-••••"),
        ("fornavn.efternavn@lillefjord.example", "•••••••.•••••••••@lillefjord.example"),
        ("fornavn.efternavn (at) a.example", "•••••••.••••••••• (••) •.•••••••"),
        ("havn@lillefjord.example", "havn@lillefjord.example"),
        ("DK50 0040 0440 1162 43 i banken", "•••• •••• •••• •••• •• i banken"),
        ("+45 33 33 33 33", "+•• •• •• •• ••"),
        ("2026-05-04", "2026-05-04"),
    ],
)
def test_only_the_form_is_left(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_masked_is_not_found_again(text):
    assert find(masked(text), TODAY, DOMAINS) == []
    assert not any(sign.isdigit() for sign in masked(text))


NUMBERS = ("150290-1234", "1502901234", "1234", "150290", "DK5000400440116243", "efternavn")
PLACES = {
    "a text": (METERS, NOTICE, "Hendes nummer er 150290-1234."),
    "a text that is the same in both": (
        METERS, "en: There is a sign at each screen.", f"en: {NOTICE} CPR 150290-1234",
    ),
    "two languages, one of them with a number": (METERS, NOTICE, "Skriv til CPR 1502901234."),
    "a comment": (METERS, "status: in_use", "status: in_use # 150290-1234"),
    "a key": (METERS, "status: in_use", "status: in_use\n150290-1234: ja"),
    "a choice": (METERS, "status: in_use", "status: 150290-1234"),
    "an id": (METERS, "technologies: [sensor]", "technologies: [150290-1234]"),
    "an unknown field": (METERS, "status: in_use", "status: in_use\ncpr: 150290-1234"),
    "a date": (METERS, "since: 2024-06-01", "since: 150290-1234"),
    "an escape": (METERS, NOTICE, r'"Nummeret er \x3150290-1234"'),
    "an escape as a key": (METERS, "status: in_use", 'status: in_use\n"\\x3150290-1234": ja'),
    "two lines": (METERS, NOTICE, "Hendes nummer er 150290-\n    1234."),
    "behind sixty signs": (METERS, "status: in_use", f"status: {'x' * 53} 150290-1234"),
    "across the sixtieth sign": (METERS, "status: in_use", f"status: {'x' * 48} 150290-1234"),
    "a link": (METERS, "måler vand og is. Tallene", "[150290-1234](ftp://150290-1234) er vand. X"),
    "an account": (METERS, NOTICE, "Betal til DK5000400440116243."),
    "an address": (METERS, "status: in_use", "status: fornavn.efternavn@lillefjord.example"),
    "broken YAML": (METERS, "status: in_use", "status: [150290-1234"),
    "a hash": (METERS, NOTICE, "Nummeret er # 150290-1234"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new"), PLACES.values(), ids=list(PLACES))
def test_no_message_repeats_what_was_found(path, old, new, change, check, said):
    change(path, old, new)

    problems = check()

    assert problems
    assert [number for number in NUMBERS if number in said(problems)] == []


@pytest.mark.parametrize(
    "path",
    [
        "content/tools/miljoe-og-fjord/150290-1234.yaml",
        "content/tools/150290-1234/maaler.yaml",
        "content/150290-1234.txt",
        "content/pages/da/150290-1234.md",
    ],
)
def test_the_name_of_a_file_is_not_repeated(path, write, check, said):
    write(path, "150290-1234: [")

    problems = check()

    assert problems
    assert [number for number in NUMBERS if number in said(problems)] == []


@pytest.fixture
def said() -> Callable[[tuple[Problem, ...]], str]:
    """What is said of problems, in every format and both languages."""

    def said(problems: tuple[Problem, ...]) -> str:
        shown = [
            answer(problems, language) for answer in FORMATS.values() for language in ("da", "en")
        ]
        return "\n".join((*shown, json.dumps([problem.pointer for problem in problems])))

    return said
