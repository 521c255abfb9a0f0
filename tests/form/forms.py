"""What the form is told of a register, and what `inv check` says of a tool that it has."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec.structs import replace

from plugins.form_data import form_data
from plugins.register import Problem, Register, loader
from plugins.register.model import alone
from plugins.register.reading import Document
from plugins.register.rules import FILE_RULES, RULES

PATH = PurePosixPath("content/tools/havn-og-kyst/et-nyt.yaml")


def form_of(register: Register, language: str = "da") -> dict[str, Any]:
    """The ``form`` that the scripts are told for *register*."""
    return form_data(register, language)


def checked(register: Register, data: Mapping[str, Any]) -> list[Problem]:
    """What the check says of a tool in *register* with these answers, but for its texts.

    As the loader does it: the shape, then what one file alone can break, then the rest.
    """
    file = loader.file_at(PATH)
    file.document = Document(("", "", 1), copy.deepcopy(dict(data)), (1, None), ())
    reader = loader._Reader(PATH, register.schema, register.today, [])
    reader._check_shape(file, file.document)
    file.understand(register.schema)
    if file.thing is not None:
        tool = file.thing
        by_itself = alone("tool", tool, register.today, register.schema)
        among_others = replace(register, tools={**register.tools, tool.id: tool})
        for rule in FILE_RULES:
            loader._judge(rule, by_itself, {file.path: file})
        for rule in RULES:
            loader._judge(rule, among_others, {file.path: file})
    return file.problems
