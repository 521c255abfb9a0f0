"""Which pages a site must have, told from the names of the register's files alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.register.reading import read_yaml

_VOCABULARIES = Path(__file__).resolve().parents[2] / "schema" / "vocabularies"
_SECTIONS = (
    ("tools", "vaerktoejer", "tools"),
    ("departments", "forvaltninger", "departments"),
    ("situations", "situationer", "situations"),
    ("laws", "love", "laws"),
    ("technologies", "teknologier", "technologies"),
    ("initiatives", "strategi", "strategy"),
)
_TOOLS = ("da/vaerktoejer", "en/tools")
_TOOL_PARTS = (("breve", "letters"), ("opslag", "notice"))
_LISTS = {"ai": "ai_use", "decision": "decision_part", "ring": "ring", "status": "status"}


class Twins(NamedTuple):
    """The addresses of one page in both languages."""

    da: str
    en: str


def twins(root: Path, months: Sequence[str] | None = None, today: str = "") -> list[Twins]:
    """Every page of the site of the register at *root*.

    *months* are those in which files changed; None when the site has no history. *today* is the
    month in which the site is built.
    """
    pages = [*_twins(root / "content")]
    if months is not None:
        pages += _changes(root / "content", months)
        pages += _followed_up(min(months), today)
    return sorted(pages)


def old(root: Path) -> list[Twins]:
    """The addresses that only lead on, or tell that a page was taken down."""
    content = root / "content"
    former = [
        name
        for file in (content / "tools").glob("*/*.yaml")
        for name in read_yaml(file.name, file.read_text("utf-8")).data.get("former_ids", ())
    ]
    return [
        Twins(f"/da/vaerktoejer/{name}/{da}", f"/en/tools/{name}/{en}")
        for name in (*former, *taken_down(root))
        for da, en in (("", ""), ("breve/", "letters/"), ("opslag/", "notice/"), _CHANGES)
    ]


def feeds(root: Path) -> list[str]:
    """The feeds of a site with a history: of everything, of AI, of departments and tools."""
    content = root / "content"
    pages = [
        "/da/aendringer/", "/en/changes/", "/da/ai/", "/en/ai/",
        *(f"/{folder}/{name}/" for folder in _TOOLS for name in tools(root)),
        *(f"/{folder}/{file.stem}/" for folder in ("da/forvaltninger", "en/departments")
          for file in (content / "departments").glob("*.yaml")),
    ]  # fmt: skip
    return [f"{page}feed.xml" for page in pages]


def taken_down(root: Path) -> list[str]:
    """The tools whose page was taken down."""
    file = root / "content" / "withheld.yaml"
    said = read_yaml(file.name, file.read_text("utf-8")).data["withheld"] if file.exists() else ()
    return [line["tool"] for line in said if line["what"] == "page"]


def former_ids(root: Path) -> list[str]:
    """The ids that tools had before."""
    gone = taken_down(root)
    names = {pair.da.split("/")[3] for pair in old(root)}
    return sorted(names - set(gone))


def tools(root: Path) -> list[str]:
    """The ids of all tools."""
    return sorted(file.stem for file in (root / "content" / "tools").glob("*/*.yaml"))


def drafts(root: Path) -> list[str]:
    """The ids of the tools that nobody in the municipality has approved."""
    files = (root / "content" / "tools").glob("*/*.yaml")
    return sorted(f.stem for f in files if "\nbasis: public_sources\n" in f.read_text("utf-8"))


def codes(root: Path) -> list[str]:
    """The files with a QR code: one per language for each tool that is not retired."""
    files = (root / "content" / "tools").glob("*/*.yaml")
    living = sorted(f.stem for f in files if "\nstatus: retired\n" not in f.read_text("utf-8"))
    return [f"/{folder}/{tool}/qr.svg" for folder in _TOOLS for tool in living]


def schemas() -> list[str]:
    """The schemas of all kinds of files; what they have in common stands in each of them."""
    files = (Path(__file__).parents[2] / "schema").glob("*.schema.json")
    return [f"/data/v1/schema/{f.name}" for f in files if f.name != "common.schema.json"]


def has_security_contact(root: Path) -> bool:
    """Whether the register says where to report holes in its site."""
    return "\nsecurity:\n" in (root / "content" / "site.yaml").read_text("utf-8")


def _twins(content: Path) -> Iterator[Twins]:
    yield Twins("/da/", "/en/")
    yield Twins("/da/radar/", "/en/radar/")
    yield Twins("/da/soeg/", "/en/search/")
    yield Twins("/da/vejledning/", "/en/guide/")
    yield Twins("/da/indberet/", "/en/submit/")
    yield Twins("/da/aendringer/", "/en/changes/")
    yield Twins("/da/opfoelgning/", "/en/follow-up/")
    for year in _years_of_the_radar(content):
        yield Twins(f"/da/radar/{year}/", f"/en/radar/{year}/")
    for folder, da, en in _SECTIONS:
        yield Twins(f"/da/{da}/", f"/en/{en}/")
        for file in (content / folder).rglob("*.yaml"):
            yield Twins(f"/da/{da}/{file.stem}/", f"/en/{en}/{file.stem}/")
    yield Twins("/da/ordbog/", "/en/glossary/")
    yield Twins("/da/data/", "/en/data/")
    for code in _codes("data_kinds"):
        slug = code.replace("_", "-")
        yield Twins(f"/da/data/{slug}/", f"/en/data/{slug}/")
    yield Twins("/da/leverandoerer/", "/en/suppliers/")
    for slug in {_slug(name) for name in _suppliers(content)}:
        yield Twins(f"/da/leverandoerer/{slug}/", f"/en/suppliers/{slug}/")
    for file in (content / "tools").glob("*/*.yaml"):
        for da, en in _TOOL_PARTS:
            yield Twins(f"/da/vaerktoejer/{file.stem}/{da}/", f"/en/tools/{file.stem}/{en}/")
    for name, vocabulary in _LISTS.items():
        for code in (*_codes(vocabulary), "not_stated"):
            yield Twins(f"/da/lister/{name}/{_slug(code)}/", f"/en/lists/{name}/{_slug(code)}/")
    yield Twins("/da/tal/", "/en/figures/")
    yield Twins("/da/ai/", "/en/ai/")
    for code in _codes("ai_kinds"):
        yield Twins(f"/da/ai/{_slug(code)}/", f"/en/ai/{_slug(code)}/")
    for file in (content / "pages" / "da").glob("*.md"):
        twin = content / "pages" / "en" / file.name
        yield Twins(f"/da/{_address(file)}/", f"/en/{_address(twin)}/")


_CHANGES = ("aendringer/", "changes/")


def _changes(content: Path, months: Iterable[str]) -> Iterator[Twins]:
    for month in months:
        yield Twins(f"/da/aendringer/{month}/", f"/en/changes/{month}/")
    for file in (content / "departments").glob("*.yaml"):
        yield Twins(
            f"/da/aendringer/forvaltninger/{file.stem}/", f"/en/changes/departments/{file.stem}/"
        )
    for code in set(_codes("changes")) - {"overdue"}:
        yield Twins(f"/da/aendringer/slags/{_slug(code)}/", f"/en/changes/kinds/{_slug(code)}/")


def _followed_up(first: str, today: str) -> Iterator[Twins]:
    """The years and half-years from the *first* month to that of *today*."""
    for year in range(int(first[:4]), int(today[:4]) + 1):
        for name, start, end in (("", "01", "12"), ("-1", "01", "06"), ("-2", "07", "12")):
            if first <= f"{year}-{end}" and f"{year}-{start}" <= today:
                yield Twins(f"/da/opfoelgning/{year}{name}/", f"/en/follow-up/{year}{name}/")


def _suppliers(content: Path) -> Iterator[str]:
    """Who supplies a tool or handles its data: the one kind of page that no file is named after."""
    for file in (content / "tools").glob("*/*.yaml"):
        tool = read_yaml(file.name, file.read_text("utf-8")).data
        yield from (supplier["name"] for supplier in tool.get("suppliers", ()))
        for recipient in tool.get("recipients", ()):
            if recipient["role"] in ("processor", "supplier"):
                yield recipient["name"]["da"]


def _slug(name: str) -> str:
    letters = name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return "-".join(re.findall("[a-z0-9]+", letters))


def _years_of_the_radar(content: Path) -> range:
    """From the first assessment to the year in which the files were last worked on."""
    tools = "\n".join(file.read_text("utf-8") for file in (content / "tools").rglob("*.yaml"))
    assessed = re.findall(r"- ring: \w+\n +on: (\d{4})", tools)
    worked_on = re.findall(r"(?:reviewed_on|retrieved): (\d{4})", tools)
    return range(int(min(assessed)), int(max(worked_on)) + 1) if assessed else range(0)


def _codes(vocabulary: str) -> list[str]:
    text = (_VOCABULARIES / f"{vocabulary}.json").read_text(encoding="utf-8")
    return json.loads(text)["enum"]


def _address(page: Path) -> str:
    return re.search(r"^address: (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)[1]
