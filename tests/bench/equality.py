"""Do the two sites say the same? Compares the folders that two builds wrote.

Equal means: the same files under the same paths; in every page compared, the same elements with
the same classes, the same links and the same visible text, apart from white space; in every JSON
file compared, the same data. A yardstick that leaves something out is too short.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag

#: The elements whose text is one thing said.
_SAYING = (
    "title", "h1", "h2", "h3", "h4", "p", "dt", "dd", "li", "th", "td", "caption", "summary",
    "a", "b",
)  # fmt: skip
_NAMED = 3


def differences(ours: Path, theirs: Path, pages: Iterable[str] | None = None) -> Iterator[str]:
    """What *theirs* has otherwise than *ours*; nothing when they are equal.

    *pages* names the files to look into, by default all of them.
    """
    own, other = _files(ours), _files(theirs)
    yield from (f"{path}: not in the yardstick" for path in sorted(own - other)[:_NAMED])
    yield from (f"{path}: only in the yardstick" for path in sorted(other - own)[:_NAMED])
    if len(own) != len(other):
        yield f"{len(own)} files of ours, {len(other)} of the yardstick's"
    for path in sorted(own & other if pages is None else own & other & set(pages)):
        compare = _COMPARED.get(Path(path).suffix)
        if compare is not None:
            yield from (f"{path}: {said}" for said in compare(ours / path, theirs / path))


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _data(ours: Path, theirs: Path) -> Iterator[str]:
    if json.loads(ours.read_bytes()) != json.loads(theirs.read_bytes()):
        yield "other data"


def _page(ours: Path, theirs: Path) -> Iterator[str]:
    own, other = _parsed(ours), _parsed(theirs)
    if own.html.get("lang") != other.html.get("lang"):
        yield "another language"
    for kind, count in (("says", _said), ("has the element", _elements), ("leads to", _links)):
        missing, extra = count(own) - count(other), count(other) - count(own)
        yield from (f"ours {kind} {what!r}" for what in sorted(missing)[:_NAMED])
        yield from (f"the yardstick's {kind} {what!r}" for what in sorted(extra)[:_NAMED])


def _parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_bytes(), "html.parser", from_encoding="utf-8")


def _said(page: BeautifulSoup) -> Counter[str]:
    texts = [f"{one.name}: {_plain(one.get_text())}" for one in page.find_all(_SAYING)]
    described = page.find("meta", attrs={"name": "description"})
    return Counter([*texts, f"description: {described and _plain(described['content'])}"])


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _elements(page: BeautifulSoup) -> Counter[str]:
    return Counter(_element(one) for one in page.find_all(True))


def _element(one: Tag) -> str:
    marks = [
        *one.get("class", ()),
        *(f"{name}={one[name]}" for name in ("id", "role", "data-label") if one.has_attr(name)),
    ]
    return " ".join((one.name, *marks))


def _links(page: BeautifulSoup) -> Counter[str]:
    return Counter(unquote(one["href"]) for one in page.find_all(href=True))


_COMPARED = {".html": _page, ".json": _data}
