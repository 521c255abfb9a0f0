"""The open data: every answer of every tool as JSON, with what follows from them.

``/data/v1/tools.json`` holds all tools, ``/data/v1/tools/<id>.json`` one. Keys are sorted and
nothing tells when the file was built, so that equal registers give equal bytes.
``/data/v1/schema/`` holds the schemas: see ``schemas.py``.
"""

from __future__ import annotations

from typing import Any

import msgspec
from pelican import signals
from pelican.generators import Generator

from plugins.register import LANGUAGES, Register, Tool, addresses, derived
from plugins.register.parallel import in_parallel
from plugins.site import WORTH_SHARING, register_of, write

from .schemas import write_schemas

_TOOLS = f"{addresses.DATA}/tools"


class DataGenerator(Generator):
    """One JSON file per tool, and one of them all."""

    def generate_context(self) -> None:
        self.register = register_of(self.settings)

    def generate_output(self, writer: Any) -> None:
        encoded = in_parallel(self._write, list(self.register.tools.values()), worth=WORTH_SHARING)
        tools = [msgspec.Raw(tool) for tool in encoded]
        self._write_taken_down()
        write_schemas(self.output_path, self.register.site.url)
        write(self.output_path, f"{_TOOLS}.json", as_json(_dataset(self.register, tools)))

    def _write(self, tool: Tool) -> bytes:
        """Write the file of one tool; answers its JSON for the file of them all."""
        encoded = msgspec.json.encode(published(self.register, tool), order="sorted")
        for name in (tool.id, *(tool.former_ids or ())):
            write(self.output_path, f"{_TOOLS}/{name}.json", as_json(msgspec.Raw(encoded)))
        return encoded

    def _write_taken_down(self) -> None:
        """Where a tool was taken down, its file tells the day and the reason."""
        withheld = self.register.withheld
        for name, line in (withheld.pages if withheld else {}).items():
            said = {"id": name, "withheld": msgspec.to_builtins(line)}
            write(self.output_path, f"{_TOOLS}/{name}.json", as_json(said))


def published(register: Register, tool: Tool) -> dict[str, Any]:
    """Everything the register says of *tool*: its answers as written, and what is derived.

    Where its file has comments they are there, too, so that it can be written anew.
    """
    answers = msgspec.to_builtins(tool)
    for name in ("id", "department", "path"):
        del answers[name]
    comments = {comment.pop("at"): comment for comment in answers.pop("comments", ())}
    site_url = register.site.url.rstrip("/")
    due = derived.next_review(register, tool)
    return {
        "id": tool.id,
        "department": tool.department,
        "url": {code: site_url + addresses.section(code, "tools", tool.id) for code in LANGUAGES},
        "answers": answers,
        **({"comments": comments} if comments else {}),
        "derived": {
            "sensitive_data": derived.sensitive_data(register, tool),
            "rights": derived.rights(register, tool),
            "ring": derived.ring(tool),
            "movement": derived.movement(register, tool),
            "next_review": due and due.isoformat(),
            "unanswered": [field.name for field in derived.open_questions(register, tool)],
        },
    }


def _dataset(register: Register, tools: list[msgspec.Raw]) -> dict[str, Any]:
    site = register.site
    return {
        "register": msgspec.to_builtins(site.name),
        "municipality": msgspec.to_builtins(site.municipality),
        "licence": site.data_licence.url,
        "tools": tools,
    }


def as_json(value: Any) -> bytes:
    """Indented JSON with sorted keys and a line break at the end."""
    return msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=1) + b"\n"


def get_generators(pelican: Any) -> type[Generator]:
    return DataGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
