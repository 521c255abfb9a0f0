"""The register: files that departments write → one loader that checks → one ``Register``.

Imports neither Pelican nor Jinja: the check, the site, the exports and the tests all stand
on this package. What it offers is imported when it is first asked for: a command that finds
nothing new to check needs none of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .loader import load_register, texts_of
    from .model import LANGUAGES, Register, Text, Tool
    from .problem import Problem, RegisterInvalid

__all__ = [
    "LANGUAGES", "Problem", "Register", "RegisterInvalid", "Text", "Tool", "load_register",
    "texts_of",
]  # fmt: skip

_HOMES = {
    "load_register": "loader", "texts_of": "loader", "Problem": "problem",
    "RegisterInvalid": "problem",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'model')}"), name)
