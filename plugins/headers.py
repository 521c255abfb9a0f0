"""The site's armour: what a browser is told to refuse, one list for every host.

A host sends these headers with each file: those of :data:`EVERYWHERE`, and in a section of the
site those of :data:`SECTIONS` instead or as well. What a page can say for itself stands in the
page, too (:data:`PAGE_POLICY`), for hosts that send what they like.

Sources: Content Security Policy Level 3 and Trusted Types (W3C), Referrer Policy (W3C),
Permissions Policy (W3C), Fetch (WHATWG) for CORS and Cross-Origin-Resource-Policy, HTML (WHATWG)
for Cross-Origin-Opener-Policy, RFC 6797 for Strict-Transport-Security.
"""

from __future__ import annotations

from collections.abc import Mapping

#: What a page may load and do. The site has a stylesheet and an icon: no script, form or frame.
POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}

# A page cannot say this of itself (CSP 3, section 3.3).
_HEADER_ONLY = frozenset(("frame-ancestors",))

# What a browser can let a page use, as far as browsers agree on the names.
_POWERS = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read",
    "compute-pressure", "display-capture", "encrypted-media", "fullscreen", "gamepad",
    "geolocation", "gyroscope", "hid", "identity-credentials-get", "idle-detection",
    "local-fonts", "magnetometer", "microphone", "midi", "otp-credentials", "payment",
    "picture-in-picture", "publickey-credentials-create", "publickey-credentials-get",
    "screen-wake-lock", "serial", "storage-access", "usb", "window-management",
    "xr-spatial-tracking",
)  # fmt: skip


def policy(directives: Mapping[str, str]) -> str:
    """A Content-Security-Policy as it is sent."""
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


#: Where a link leads does not learn where it stood: a page tells what a reader's situation is.
REFERRER = "no-referrer"

#: The policy in the page itself.
PAGE_POLICY: Mapping[str, str] = {
    name: sources for name, sources in POLICY.items() if name not in _HEADER_ONLY
}

EVERYWHERE: Mapping[str, str] = {
    "Content-Security-Policy": policy(POLICY),
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": ", ".join(f"{power}=()" for power in _POWERS),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    # For browsers that do not know frame-ancestors.
    "X-Frame-Options": "DENY",
    # A year, and for this host alone: its neighbours are not the register's to speak for.
    "Strict-Transport-Security": "max-age=31536000",
}

#: Where a section's addresses begin, and what is sent there instead or as well.
SECTIONS: Mapping[str, Mapping[str, str]] = {
    # The open data is for everyone's programs, those in a browser too.
    "/data/": {
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    },
}


def sent_with(path: str) -> dict[str, str]:
    """The headers of the file or page at *path*, such as ``/da/radar/``."""
    section = next((SECTIONS[begin] for begin in SECTIONS if path.startswith(begin)), {})
    return {**EVERYWHERE, **section}
