"""Any text in any field of a tool comes out as that text, on its page and in the open data."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins import pages
from plugins.data import as_json, published
from plugins.pages.tools import page_of
from plugins.register import LANGUAGES, Register, Tool
from plugins.register.reading import decode, read_yaml
from plugins.register.schema import default_schema
from plugins.register.texts import Said, Texts
from tests.conftest import MUNICIPALITY, TODAY
from tests.corpus import rendering
from tests.properties.texts import texts, words

pytestmark = pytest.mark.slow

KIND = default_schema().kinds["tool"]
PATHS = sorted(MUNICIPALITY.glob("content/tools/*/*.yaml"))
ANY_TEXT = r"\S"

# A page takes its time.
few = settings(max_examples=settings().max_examples // 2)

any_texts = st.lists(texts(), min_size=1, max_size=4)
plain_words = st.lists(words(), min_size=1, max_size=2)


class File:
    """The file of a tool, in which every free text can be another one."""

    def __init__(self, path: Any) -> None:
        self.path = path.relative_to(MUNICIPALITY).as_posix()
        document = read_yaml(self.path, decode(self.path, path.read_bytes()))
        KIND.type_numbers(document.data)
        said = Texts(self.path, KIND, "", document, today=TODAY, domains=()).said
        self._data = document.data
        self._names = {"id": path.stem, "department": path.parent.name, "path": self.path}
        self.free = [text for text in said if rule_of(text).get("pattern") == ANY_TEXT]

    def with_texts(self, chosen: Callable[[int, Said], str]) -> tuple[Tool, list[str]]:
        """The tool with the texts that are *chosen* for its places, and these texts."""
        data, said = copy.deepcopy(self._data), []
        for number, place in enumerate(self.free):
            text = chosen(number, place)[: rule_of(place)["maxLength"]]
            said.append(text)
            *steps, last = place.at
            inside = data
            for step in steps:
                inside = inside[step]
            inside[last] = text
        return msgspec.convert({**data, **self._names}, Tool), said


def rule_of(place: Said) -> Mapping[str, Any]:
    """What the schema says of the text at a place."""
    schema = place.field.schema
    return schema["properties"][place.language] if place.language else schema


@pytest.fixture(scope="module")
def files() -> list[File]:
    return [File(path) for path in PATHS]


class ToolPages:
    """The pages of tools in one language, one at a time."""

    def __init__(self, register: Register, language: str) -> None:
        self._writer = pages._Writer(rendering._generator(register), language)

    def html(self, tool: Tool) -> str:
        page = page_of(self._writer._shared, tool, known={})
        written = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pages, "write", lambda folder, path, html: written.append(html))
            self._writer._write(page)
        return written[0]


@pytest.fixture(scope="module")
def tool_pages(municipality) -> dict[str, ToolPages]:
    return {code: ToolPages(municipality, code) for code in LANGUAGES}


@pytest.fixture(scope="module")
def marked(files, tool_pages) -> dict[tuple[str, str], list[tuple[Any, ...]]]:
    """Each page with a mark for every text, taken to pieces."""
    tools = [file.with_texts(mark)[0] for file in files]
    return {
        (tool.path, code): pieces(tool_pages[code].html(tool))
        for tool in tools
        for code in LANGUAGES
    }


#: What the way of the data is made of: nothing that runs or loads.
FLOW = {
    "a", "br", "circle", "details", "g", "h2", "li", "ol", "p", "path", "rect", "summary", "svg",
    "text", "title", "tspan", "use",
}  # fmt: skip


def pieces(html: str) -> list[tuple[Any, ...]]:
    """A page as a browser takes it apart: each element with its attributes, each text."""
    return list(_pieces(BeautifulSoup(html, "html.parser"), 0))


def _pieces(node: Tag, depth: int) -> Iterator[tuple[Any, ...]]:
    for child in node.children:
        if isinstance(child, Tag) and "flow" in child.get("class", ()):
            # The drawing breaks texts into lines and says equal ones once.
            yield depth, "flow", *sorted({part.name for part in child.find_all(True)} - FLOW)
        elif isinstance(child, Tag):
            yield depth, child.name, *sorted((k, str(v)) for k, v in child.attrs.items())
            yield from _pieces(child, depth + 1)
        else:
            yield depth, type(child).__name__, str(child)


def mark(number: int, place: Said) -> str:
    return f"tekst{number}x"


def filled(marked: list[tuple[Any, ...]], said: list[str]) -> list[tuple[Any, ...]]:
    """The pieces of a page with its marks replaced by the texts that they stand for."""

    def fill(part: Any) -> Any:
        if isinstance(part, tuple):
            name, value = part
            is_link = name == "href"
            return name, re.sub(
                r"tekst(\d+)x",
                lambda found: quote(said[int(found[1])]) if is_link else said[int(found[1])],
                value,
            )
        if isinstance(part, str):
            return re.sub(r"tekst(\d+)x", lambda found: said[int(found[1])], part)
        return part

    return [tuple(map(fill, piece)) for piece in marked]


@few
@given(
    which=st.integers(0, len(PATHS) - 1),
    language=st.sampled_from(LANGUAGES),
    any_texts=any_texts,
    plain_words=plain_words,
)
def test_any_text_stands_on_the_page_as_that_text(
    files, tool_pages, marked, which, language, any_texts, plain_words
):
    def chosen(number: int, place: Said) -> str:
        own = plain_words if place.field.is_markdown else any_texts
        return own[number % len(own)]

    tool, said = files[which].with_texts(chosen)

    html = tool_pages[language].html(tool)

    assert pieces(html) == filled(marked[tool.path, language], said)


@given(which=st.integers(0, len(PATHS) - 1), any_texts=any_texts)
def test_any_text_comes_out_of_the_open_data_as_that_text(files, municipality, which, any_texts):
    file = files[which]
    tool, said = file.with_texts(lambda number, _: any_texts[number % len(any_texts)])

    answers = json.loads(as_json(published(municipality, tool)))["answers"]

    assert [at(answers, place.at) for place in file.free] == said


def at(data: Any, steps: tuple[Any, ...]) -> Any:
    for step in steps:
        data = data[step]
    return data


def test_every_text_that_a_tool_can_have_is_tried(files):
    possible = {
        field.name
        for field in KIND.fields
        for schema in (field.schema, field.schema.get("properties", {}).get("da", {}))
        if schema.get("pattern") == ANY_TEXT
    }

    tried = {place.field.name for file in files for place in file.free}

    assert tried == possible
