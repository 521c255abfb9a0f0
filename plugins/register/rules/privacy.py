"""Rules about personal data: it stays out of every text, comment and file name.

A pull request is public the moment it is opened, so the message never repeats what it found.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from ..texts import Texts


def cpr_numbers_stay_out(texts: Texts) -> Iterator[Problem]:
    """No text holds a CPR number, not even one made up."""
    yield from _found(texts, "cpr")


def accounts_stay_out(texts: Texts) -> Iterator[Problem]:
    """No text holds the number of a bank account."""
    yield from _found(texts, "account")


def mailboxes_are_shared(texts: Texts) -> Iterator[Problem]:
    """Every e-mail address is a shared mailbox on one of the site's ``mailbox_domains``."""
    yield from _found(texts, "mailbox-person", "mailbox-private", "mailbox-domain")


def phone_numbers_stand_under_contact(texts: Texts) -> Iterator[Problem]:
    """A phone number stands in the field ``phone`` of a contact and nowhere else."""
    yield from _found(texts, "phone")


def _found(texts: Texts, *codes: str) -> Iterator[Problem]:
    for found in texts.personal:
        if found.code in codes:
            yield Problem(texts.path, found.at, found.code, {"found": found.shown}, line=found.line)
