"""The generated register is one that the loader accepts and no cache can shorten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from plugins.register import Register, load_register
from tests.bench.generate import generate

TOOLS = 20
TODAY = date(2026, 7, 1)


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A register of 20 tools; loading it is the first test: every rule holds."""
    folder = tmp_path_factory.mktemp("generated")
    generate(folder, TOOLS)
    return load_register(folder, today=TODAY)


def test_it_has_as_many_tools_as_asked_for(generated):
    assert len(generated.tools) == TOOLS


def test_no_text_stands_in_two_tools(generated):
    texts = Counter(text for tool in generated.tools.values() for text in set(_texts(tool)))

    assert [text for text, tools in texts.items() if tools > 1] == []


def test_every_department_has_tools_of_every_kind(generated):
    kinds = {(tool.department, tool.id.rpartition("-")[0]) for tool in generated.tools.values()}

    assert len(kinds) == 3 * 4


def test_successors_exist(generated):
    successors = [name for tool in generated.tools.values() for name in tool.replaced_by or ()]

    assert successors
    assert set(successors) <= set(generated.tools)


@pytest.mark.parametrize("tools", [1, 2, 3, 5])
def test_a_register_of_any_size_is_valid(tmp_path, tools):
    generate(tmp_path, tools)

    assert len(load_register(tmp_path, today=TODAY).tools) == tools


@pytest.mark.slow
def test_no_honest_tool_of_two_hundred_is_refused(tmp_path):
    generate(tmp_path, 200)

    assert len(load_register(tmp_path, today=TODAY).tools) == 200


def test_it_is_the_same_every_time(tmp_path):
    generate(tmp_path / "one", 8)
    generate(tmp_path / "two", 8)

    assert _files(tmp_path / "one") == _files(tmp_path / "two")


# The same companies stand behind many tools.
_SHARED = ("suppliers", "recipients")


def _texts(tool: object) -> Iterator[str]:
    """Every text of *tool* that stands in both languages."""
    waiting = [msgspec.to_builtins(tool)]
    while waiting:
        said = waiting.pop()
        if isinstance(said, dict) and set(said) == {"da", "en"}:
            yield from said.values()
        elif isinstance(said, dict):
            waiting.extend(part for name, part in said.items() if name not in _SHARED)
        elif isinstance(said, (list, tuple)):
            waiting.extend(said)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
