"""The theme's files that a page points to: the stylesheet and the icon."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.site import stylesheet, write


class AssetsGenerator(Generator):
    """Puts the theme's static files in their place."""

    def generate_output(self, writer: Any) -> None:
        style = stylesheet(self.theme)
        write(self.output_path, style.url.lstrip("/"), style.content)
        icon = Path(self.theme) / "static" / "icon.svg"
        write(self.output_path, "theme/icon.svg", icon.read_bytes())


def get_generators(pelican: Any) -> type[Generator]:
    return AssetsGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
