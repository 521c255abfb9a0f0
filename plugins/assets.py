"""The theme's files that pages ask for: stylesheets, the icon, the script of the search."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.site import assets, write


class AssetsGenerator(Generator):
    """Puts the theme's static files in their place."""

    def generate_output(self, writer: Any) -> None:
        for asset in assets(self.theme).values():
            write(self.output_path, asset.url.lstrip("/"), asset.content)


def get_generators(pelican: Any) -> type[Generator]:
    return AssetsGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
