"""The index: what a browser needs and no more, the same bytes each time, or a clear sentence."""

from __future__ import annotations

import gzip
import json
import stat

import cbor2
import pytest

from plugins.output import BuildFailed
from plugins.search import pagefind
from plugins.search.pagefind import index


@pytest.fixture(scope="module")
def files(documents):
    """The index of Lillefjord, by path."""
    return dict(index(one for found in documents.values() for one in found.values()))


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Put a program of our own in Pagefind's place."""

    def program(script):
        file = tmp_path / "pagefind"
        file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(pagefind, "get_executable", lambda: file)

    return program


def fails(documents):
    with pytest.raises(BuildFailed) as caught:
        dict(index(list(documents["da"].values())[:1]))
    return caught.value


def unpacked(content):
    return cbor2.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))


def test_an_index_is_the_same_bytes_each_time(documents, files):
    again = dict(index(one for found in documents.values() for one in found.values()))

    assert again == files


def test_the_index_holds_what_the_search_page_asks_for_alone(files):
    whole = sorted(path for path in files if "/" not in path and ".pf_" not in path)

    assert whole == [
        "pagefind-entry.json", "pagefind.js", "wasm.da.pagefind", "wasm.en.pagefind",
    ]  # fmt: skip
    assert {path.partition("/")[0] for path in files if "/" in path} == {
        "filter", "fragment", "index",
    }  # fmt: skip


def test_every_file_that_is_named_is_there(files):
    entry = json.loads(files["pagefind-entry.json"])
    named = set()

    for one in entry["languages"].values():
        meta = unpacked(files[f"pagefind.{one['hash']}.pf_meta"])
        named |= {f"fragment/{name}.pf_fragment" for name, *_ in meta[1]}
        named |= {f"index/{name}.pf_index" for *_, name in meta[2]}
        named |= {f"filter/{name}.pf_filter" for _, name in meta[3]}

    assert named == {path for path in files if "/" in path}


def test_filters_stand_in_the_order_of_their_names(files):
    for one in json.loads(files["pagefind-entry.json"])["languages"].values():
        filters = unpacked(files[f"pagefind.{one['hash']}.pf_meta"])[3]
        values = [unpacked(files[f"filter/{name}.pf_filter"])[1] for _, name in filters]

        assert filters == sorted(filters)
        assert values == [sorted(one) for one in values]


def test_every_document_of_a_language_is_in_its_index(documents, files):
    languages = json.loads(files["pagefind-entry.json"])["languages"]

    counted = {language: one["page_count"] for language, one in languages.items()}

    assert counted == {language: len(found) for language, found in documents.items()}


def test_without_pages_there_is_no_index():
    assert dict(index([])) == {}


def test_what_sets_pagefind_up_for_something_else_changes_nothing(documents, files, monkeypatch):
    monkeypatch.setenv("PAGEFIND_FORCE_LANGUAGE", "de")

    again = dict(index(one for found in documents.values() for one in found.values()))

    assert again == files


@pytest.mark.parametrize("place", [None, "nowhere/pagefind"])
def test_a_build_without_pagefind_says_how_to_get_it(place, documents, monkeypatch, tmp_path):
    program = place and tmp_path / place
    monkeypatch.setattr(pagefind, "get_executable", lambda: program)

    failed = fails(documents)

    assert failed.said("da") == (
        "Programmet pagefind, som laver søgningen, er der ikke. Kør make site: den henter det "
        "sammen med de andre pakker."
    )
    assert failed.said("en") == (
        "The program pagefind, which makes the search, is not there. Run make site: it fetches "
        "it with the other packages."
    )


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("echo 'out of  memory' >&2; exit 3", "out of memory"),
        ("exit 3", "exit 3"),
        ("kill -9 $$", "exit -9"),
        ("exit 0", "pagefind-entry.json"),
    ],
)
def test_a_build_tells_why_pagefind_failed(script, why, program, documents):
    program(script)

    failed = fails(documents)

    assert failed.said("da") == (
        f"Søgningen blev ikke lavet: {why}. Kør make site igen. Hjælper det ikke, så skriv til "
        "dem, der står for koden."
    )
    assert f"The search was not made: {why}. " in failed.said("en")


def test_a_program_for_another_machine_is_told_of(program, documents, tmp_path):
    program("")
    (tmp_path / "pagefind").write_bytes(b"\x7fELF nothing this machine can run")

    assert fails(documents).said("en").startswith("The search was not made: Exec format error.")
