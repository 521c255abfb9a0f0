"""The form as a spreadsheet, for those who would rather fill in a sheet: one in each language."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.register import LANGUAGES, addresses
from plugins.site import register_of, write


class FormGenerator(Generator):
    """One empty workbook in each language."""

    def generate_context(self) -> None:
        self.register = register_of(self.settings)

    def generate_output(self, writer: Any) -> None:
        from .workbook import as_bytes, workbook  # openpyxl takes its time

        for language in LANGUAGES:
            path = addresses.spreadsheet(language).lstrip("/")
            write(self.output_path, path, as_bytes(workbook(self.register, language)))


def get_generators(pelican: Any) -> type[Generator]:
    return FormGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
