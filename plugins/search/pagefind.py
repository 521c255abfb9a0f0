"""Pagefind makes the index of all documents, the same bytes each time.

Its program is run over a folder: the service behind its Python package waits a tenth of a second
for each answer, and for ever when the program ends before it has given one.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cbor2
from pagefind.service import get_executable

from plugins.output import BuildFailed

from .documents import Document

# Pagefind comes with search pages of its own; ours needs the index and what asks it.
_NEEDED = re.compile(r"pagefind\.js|wasm\.[a-z]+\.pagefind|(?:fragment|index)/.+")
_ENTRY = "pagefind-entry.json"
_UNKNOWN = "wasm.unknown.pagefind"
# What begins every file of the index, below the compression.
_SIGNATURE = b"pagefind_dcd"
_TOLD = 300


def index(documents: Iterable[Document]) -> Iterator[tuple[str, bytes]]:
    """The files that a browser asks for to search *documents*, each with its path.

    Raises:
        BuildFailed: Pagefind is not there, or did not do its work.
    """
    with TemporaryDirectory(prefix="klartekst-search-") as folder:
        site, bundle = Path(folder, "site"), Path(folder, "bundle")
        site.mkdir()
        for document in documents:
            _write(site, document)
        if any(site.iterdir()):
            _run(folder)
            yield from _files(bundle)


def _write(site: Path, document: Document) -> None:
    # All in one folder: making and clearing thousands takes longer than the rest. No address
    # has an underscore.
    name = document.path.strip("/").replace("/", "_").replace("#", "_")
    (site / f"{name}.html").write_text(document.html(), encoding="utf-8")


def _run(folder: str) -> None:
    program = get_executable()
    if program is None or not program.exists():
        raise BuildFailed("no-pagefind")
    # A file or a variable that sets Pagefind up for something else is not meant for this.
    environment = {name: v for name, v in os.environ.items() if not name.startswith("PAGEFIND_")}
    arguments = ("--site", "site", "--output-path", "bundle", "--silent")
    try:
        done = subprocess.run(
            [program, *arguments],
            cwd=folder, env=environment, check=False,
            capture_output=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except OSError as error:
        raise BuildFailed("no-index", why=error.strerror or str(error)) from error
    if done.returncode == 0 and not Path(folder, "bundle", _ENTRY).exists():
        raise BuildFailed("no-index", why=_ENTRY)
    if done.returncode:
        said = " ".join((done.stderr or done.stdout).split()) or f"exit {done.returncode}"
        raise BuildFailed("no-index", why=said[-_TOLD:])


def _files(bundle: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(path for path in bundle.rglob("*") if path.is_file()):
        name = file.relative_to(bundle).as_posix()
        if _NEEDED.fullmatch(name) and name != _UNKNOWN:
            yield name, file.read_bytes()
    yield from _in_order(bundle)


def _in_order(bundle: Path) -> Iterator[tuple[str, bytes]]:
    """The lists of filters in the order of their names.

    Pagefind writes them in an order of chance, and names each file after its bytes; the file
    above them tells their names.
    """
    entry = json.loads((bundle / _ENTRY).read_bytes())
    for language, one in sorted(entry["languages"].items()):
        meta = _unpacked(bundle / f"pagefind.{one['hash']}.pf_meta")
        filters = []
        for name, file in sorted(meta[3]):
            _, values = _unpacked(bundle / f"filter/{file}.pf_filter")
            packed = _packed([name, sorted(values)])
            filters.append([name, _named(language, packed)])
            yield f"filter/{filters[-1][1]}.pf_filter", packed
        meta[3] = filters
        packed = _packed(meta)
        one["hash"] = _named(language, packed)
        yield f"pagefind.{one['hash']}.pf_meta", packed
    yield _ENTRY, json.dumps(entry, sort_keys=True).encode()


def _named(language: str, content: bytes) -> str:
    return f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"


def _unpacked(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE))


def _packed(value: Any) -> bytes:
    return gzip.compress(_SIGNATURE + cbor2.dumps(value), mtime=0)
