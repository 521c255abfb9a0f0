"""The form's own scripts keep to what the page allows, and to what browsers of three years know."""

from __future__ import annotations

import re

import pytest

from plugins import scripts

SCRIPTS = sorted(scripts.SCRIPTS.glob("*.js"))
FORBIDDEN = {
    "makes code of text": r"\beval\(|\bFunction\(|set(?:Timeout|Interval)\([\"'`]",
    "makes HTML of text": r"(?:inner|outer)HTML|insertAdjacentHTML|document\.write|srcdoc",
    "keeps something in the browser": r"(?:local|session)Storage|indexedDB|\.cookie\b|\bcaches\b",
    "sends something": r"sendBeacon|XMLHttpRequest|WebSocket|EventSource|method: *[\"'`]POST",
    "is newer than ES2022": (
        r"\.(?:toSorted|toReversed|toSpliced|findLast|findLastIndex|groupBy|isWellFormed"
        r"|toWellFormed|union|intersection|difference|isSubsetOf|isSupersetOf)\(|fromAsync"
    ),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_script(what):
    found = {
        path.name: used[0]
        for path in SCRIPTS
        if (used := re.search(FORBIDDEN[what], path.read_text("utf-8")))
    }

    assert SCRIPTS
    assert found == {}
