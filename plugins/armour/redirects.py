"""Old addresses that lead on, for hosts that read ``_redirects``."""

from __future__ import annotations

from plugins.register import LANGUAGES, Register, addresses


def as_redirects_file(register: Register) -> str:
    """The file ``_redirects``, which Netlify, Cloudflare Pages and others read."""
    base = addresses.base_path(register.site.url)
    lines = (
        f"{base}{addresses.section(code, 'tools', former)}* "
        f"{base}{addresses.section(code, 'tools', tool.id)}:splat 301\n"
        for tool in register.tools.values()
        for former in tool.former_ids or ()
        for code in LANGUAGES
    )
    return "".join(lines)
