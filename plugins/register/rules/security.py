"""Rules about how holes in the site are reported."""

from __future__ import annotations

from collections.abc import Iterator

from ..calendar import months_after
from ..model import Register
from ..problem import At, Problem

_EXPIRES: At = ("security", "expires")


def security_contact_is_looked_after(register: Register) -> Iterator[Problem]:
    """The contact for holes has a day to look at it again, within a year (RFC 9116, 2.5.5)."""
    security, limit = register.site.security, months_after(register.today, 12)
    if security is None or security.expires is None:
        return
    if security.expires <= register.today:
        yield Problem(register.site.path, _EXPIRES, "security-expired", {"value": security.expires})
    elif security.expires > limit:
        values = {"value": security.expires, "limit": limit}
        yield Problem(register.site.path, _EXPIRES, "security-too-long", values)
