"""Where a link in a text may lead: another site by https, a mailbox, a phone, this site.

Everything else is refused, and so is what people and browsers can read differently: a host
with letters outside a-z (confusable), a user name before the host, a backslash, a tab or a
line break (browsers skip them), ``..`` and ``//`` in a path, headers in a ``mailto:``.
"""

from __future__ import annotations

import re

#: How long a ``mailto:`` address may be. No standard sets a limit; Outlook with the common
#: browsers on Windows takes 2,046 characters, Internet Explorer took 2,083, and other mail
#: programs less or far more. A longer letter is copied by hand.
LONGEST_MAILTO = 2_000

_HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,10}[a-z][a-z0-9-]{0,61}[a-z0-9]"
_PLACE = r"#[a-z0-9_-]+"
_SITE = re.compile(
    rf"{_PLACE}|/(?:[a-z0-9_-][a-z0-9._-]*/)*(?:[a-z0-9_-][a-z0-9._-]*)?(?:{_PLACE})?"
)
_ABROAD = re.compile(
    # After the host: the signs of RFC 3986 except quotation marks and [ ], and Latin letters.
    rf"https://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#][\w\u00c0-\u024f.~!$&()*+,;=:@/?#%-]*)?"
    rf"|mailto:[a-z0-9][a-z0-9._+-]{{0,63}}@{_HOST}"
    r"|tel:\+?[0-9](?:-?[0-9]){2,14}",
    # In all of Unicode, a long s (ſ) and the sign of Kelvin are an s and a k, too.
    re.IGNORECASE | re.ASCII,
)


def is_allowed(address: str) -> bool:
    """Whether a link may lead there."""
    return is_of_site(address) or _ABROAD.fullmatch(address) is not None


def is_of_site(address: str) -> bool:
    """Whether it is a path of this site, or a place on the same page."""
    return _SITE.fullmatch(address) is not None


def meant(address: str) -> str | None:
    """The allowed address that ``http://example.org`` or ``www.example.org`` was meant to be."""
    guess = re.sub(r"\A(?:http:/*)?", "https://", address, count=1, flags=re.IGNORECASE)
    return guess if is_allowed(guess) else None
