"""Whatever a file holds and however it is called, the check answers in words of its own."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.register import LANGUAGES, RegisterInvalid, load_register
from plugins.register.report import FORMATS
from tests.conftest import MUNICIPALITY, TODAY
from tests.properties.texts import texts

pytestmark = pytest.mark.slow

SITE = "content/site.yaml"
PLACES = (
    "content/tools/havn-og-kyst/a.yaml", "content/departments/havn-og-kyst.yaml",
    "content/laws/a.yaml", "content/situations/a.yaml", "content/technologies/a.yaml",
    "content/initiatives/a.yaml", "content/strategy.yaml", "content/exceptions.yaml",
    "content/synonyms.yaml", "content/accessibility.yaml",
    "content/glossary/a.yaml", "content/letters/a.yaml", "content/pages/da/a.md", SITE,
)  # fmt: skip
FILES = sorted(
    path.relative_to(MUNICIPALITY).as_posix()
    for path in MUNICIPALITY.glob("content/**/*")
    if path.is_file()
)
# What stands between the signs of YAML.
TOKENS = (
    "name: ", "da: ", "en: ", "{da: a, en: b}", "status: in_use", "data:\n", "- ", "  ", "    ",
    "\n", "\n", "\n", ": ", " #", "&a ", "*a", "!!str ", "!x ", "---\n", "...\n", "|-\n", ">\n",
    "[", "]", "{", "}", ",", "'", '"', "? ", "<<: ", "%YAML 1.2\n", "%TAG ! x\n", "null", "~",
    "\\x00", "\\u202E", "\t", "\ufeff", "\r\n", "\x00", "\u2028", "keep: {months: 1e9}", "9" * 30,
    "0101010101", "a@b.dk",
)  # fmt: skip

# A whole register takes its time.
few = settings(max_examples=settings().max_examples // 4)

tokens = st.lists(st.one_of(st.sampled_from(TOKENS), texts(3)), max_size=40).map("".join)
wrong = st.recursive(
    st.one_of(st.sampled_from(("", "no", "5", "-0", "2026-02-30", "x" * 7_000)), texts(3)),
    lambda inside: st.one_of(
        st.lists(inside, max_size=3), st.dictionaries(st.sampled_from(("da", "en", "x")), inside)
    ),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def almost_empty(tmp_path_factory) -> Path:
    """A register of one file, quick to read."""
    root = tmp_path_factory.mktemp("almost_empty")
    (root / "content").mkdir()
    shutil.copy(MUNICIPALITY / SITE, root / SITE)
    return root


@pytest.fixture(scope="module")
def lillefjord(tmp_path_factory) -> Path:
    return shutil.copytree(MUNICIPALITY, tmp_path_factory.mktemp("lillefjord") / "register")


@contextmanager
def holding(root: Path, path: str | Path, content: bytes) -> Iterator[None]:
    """The register with that file in it, for a while."""
    file = root / path
    before = file.read_bytes() if file.is_file() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    try:
        yield
    finally:
        file.unlink() if before is None else file.write_bytes(before)


def is_explained(root: Path) -> bool:
    """Whether the check accepts the register, or says in every way what is wrong."""
    try:
        load_register(root, today=TODAY)
    except RegisterInvalid as invalid:
        said = [show(invalid.problems, code) for show in FORMATS.values() for code in LANGUAGES]
        return all(said)
    return True


@given(path=st.sampled_from(PLACES), content=st.binary(max_size=200))
def test_any_bytes_are_read_or_explained(almost_empty, path, content):
    with holding(almost_empty, path, content):
        assert is_explained(almost_empty)


@few
@given(path=st.sampled_from(PLACES), text=tokens)
def test_anything_like_yaml_is_read_or_explained(almost_empty, path, text):
    with holding(almost_empty, path, text.encode("utf-8", "surrogateescape")):
        assert is_explained(almost_empty)


@given(
    folder=st.sampled_from(PLACES), name=st.binary(min_size=1, max_size=80), is_yaml=st.booleans()
)
def test_any_name_of_a_file_is_accepted_or_explained(almost_empty, folder, name, is_yaml):
    name = re.sub(rb"[/\x00]", b"-", name) + (b".yaml" if is_yaml else b"")
    path = Path(folder).with_name("n" + os.fsdecode(name))

    with holding(almost_empty, path, b"name: x\n"):
        assert is_explained(almost_empty)


@few
@given(path=st.sampled_from(FILES), data=st.data())
def test_a_file_with_its_lines_mixed_up_is_read_or_explained(lillefjord, path, data):
    lines = (MUNICIPALITY / path).read_text(encoding="utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        here, there = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match data.draw(st.sampled_from(("swap", "delete", "double", "indent", "cut"))):
            case "swap":
                lines[here], lines[there] = lines[there], lines[here]
            case "delete":
                lines[here] = ""
            case "double":
                lines[here] += "\n" + lines[there]
            case "indent":
                lines[here] = "  " + lines[here]
            case "cut":
                lines[here] = lines[here].partition(":")[0] + ":"

    with holding(lillefjord, path, "\n".join(lines).encode()):
        assert is_explained(lillefjord)


@few
@given(path=st.sampled_from([path for path in FILES if path.endswith(".yaml")]), data=st.data())
def test_an_answer_of_any_other_kind_is_explained(lillefjord, path, data):
    fields = yaml.load((MUNICIPALITY / path).read_text(encoding="utf-8"), yaml.CBaseLoader)
    for _ in range(data.draw(st.integers(1, 3))):
        inside: Any = fields
        while True:
            step = data.draw(st.sampled_from(list(steps_of(inside))))
            if not steps_of(inside[step]) or data.draw(st.booleans()):
                break
            inside = inside[step]
        inside[step] = data.draw(wrong)

    with holding(lillefjord, path, yaml.dump(fields, allow_unicode=True).encode()):
        assert is_explained(lillefjord)


def steps_of(value: Any) -> Any:
    """The names of its fields, or the numbers of its entries."""
    if isinstance(value, dict):
        return sorted(value)
    return range(len(value)) if isinstance(value, list) else ()
