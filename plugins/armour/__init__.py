"""What a host and a finder of holes look for: headers, redirects, ``security.txt``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.register import LANGUAGES, addresses
from plugins.register.model import Site
from plugins.site import register_of, write

from .redirects import as_redirects_file
from .servers import as_headers_file

SECURITY_TXT = "/.well-known/security.txt"


class ArmourGenerator(Generator):
    """Small files in the places that hosts and standards name."""

    def generate_context(self) -> None:
        register = register_of(self.settings)
        self.site = register.site
        self.redirects = as_redirects_file(register)
        self.prose = [
            addresses.page(code, page.address)
            for twins in register.pages.values()
            for code, page in twins.items()
        ]

    def generate_output(self, writer: Any) -> None:
        base = addresses.base_path(self.site.url)
        if self.redirects:
            write(self.output_path, "_redirects", self.redirects)
        write(self.output_path, "_headers", as_headers_file(base, self.prose))
        if self.site.security:
            lines = "".join(f"{line}\n" for line in security_txt(self.site))
            write(self.output_path, SECURITY_TXT.lstrip("/"), lines)


def security_txt(site: Site) -> Iterator[str]:
    """Where to report a hole in the site (RFC 9116).

    The standard looks at the root of a host, also when the site lives in a folder of it.
    """
    host = site.url.rstrip("/").removesuffix(addresses.base_path(site.url))
    for contact in site.security.contact:
        yield f"Contact: {contact}"
    yield f"Expires: {site.security.expires}T00:00:00Z"
    yield f"Preferred-Languages: {', '.join(LANGUAGES)}"
    yield f"Canonical: {host}{SECURITY_TXT}"
    if site.security.policy_url:
        yield f"Policy: {site.security.policy_url}"


def get_generators(pelican: Any) -> type[Generator]:
    return ArmourGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
