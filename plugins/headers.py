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

from plugins.register import LANGUAGES, addresses

#: What a page may load and do. The site has a stylesheet and an icon, and a form that asks the
#: search page: no script, no frame. A browser's own tools, such as Lighthouse, read the site's
#: robots.txt by the rules of the page they look at, which has no script that could fetch.
POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
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

# What the search page does beyond that: run our script and Pagefind's, which compiles its
# WebAssembly and fetches its index. Neither makes code from text, so no more is needed.
_SEARCH: Mapping[str, str] = {"script-src": "'self' 'wasm-unsafe-eval'"}

# What the form for tools does beyond it: run our scripts, which fetch from the site alone and
# make neither HTML nor code from text. What is written there leaves the browser only where the
# writer opens the forge, a mail or a file.
_SUBMIT: Mapping[str, str] = {"script-src": "'self'"}

#: The policy in a page with the form that asks the search page.
FORM_POLICY: Mapping[str, str] = {
    name: sources for name, sources in POLICY.items() if name not in _HEADER_ONLY
}
#: The policy in every other page.
PAGE_POLICY: Mapping[str, str] = {**FORM_POLICY, "form-action": "'none'"}
#: The policy in the search page.
SEARCH_POLICY: Mapping[str, str] = {**FORM_POLICY, **_SEARCH}
#: The policy in the page with the form for tools.
SUBMIT_POLICY: Mapping[str, str] = {**PAGE_POLICY, **_SUBMIT}

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
    **{
        addresses.section(language, name): {
            "Content-Security-Policy": policy({**POLICY, **more}),
        }
        for name, more in (("search", _SEARCH), ("submit", _SUBMIT))
        for language in LANGUAGES
    },
}


def sent_with(path: str) -> dict[str, str]:
    """The headers of the file or page at *path*, such as ``/da/radar/``."""
    section = next((SECTIONS[begin] for begin in SECTIONS if path.startswith(begin)), {})
    return {**EVERYWHERE, **section}
