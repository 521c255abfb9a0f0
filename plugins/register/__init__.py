"""The register: files that departments write → one loader that checks → one ``Register``.

Imports neither Pelican nor Jinja: the check, the site, the exports and the tests all stand
on this package.
"""

from .loader import load_register
from .model import LANGUAGES, Register, Text, Tool
from .problem import Problem, RegisterInvalid

__all__ = ["LANGUAGES", "Problem", "Register", "RegisterInvalid", "Text", "Tool", "load_register"]
