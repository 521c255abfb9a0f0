"""Near misses: what an author probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(said: str, known: Iterable[str]) -> str | None:
    """The one of *known* that looks most like *said*; None when none is close."""
    by_folded = {name.lower().replace("-", "_"): name for name in sorted(known)}
    folded = said.lower().replace("-", "_")[:80]
    close = get_close_matches(folded, by_folded, n=1, cutoff=0.7)
    return by_folded[close[0]] if close else None
