"""Rules about plain language."""

from __future__ import annotations

from collections.abc import Iterator

from .. import language
from ..problem import Problem, quote
from ..texts import Texts


def texts_are_easy_to_read(texts: Texts) -> Iterator[Problem]:
    """A text that the citizen reads first stays under the LIX that the schema gives its field.

    Names are left out, and texts too short to count.
    """
    for pair in texts.pairs:
        if (limit := pair.field.lix) is None:
            continue
        for code, text in (("da", pair.da), ("en", pair.en)):
            if not language.is_harder(text, code, limit):
                continue
            measured = language.measure(text, code, texts.names)
            if measured.words >= language.ENOUGH_WORDS and measured.lix > limit:
                values = {
                    "label": pair.field.label,
                    "lix": language.figure(measured.lix),
                    "limit": limit,
                    "sentence": quote(measured.sentences[0]),
                }
                at = (*pair.at, code)
                yield Problem(texts.path, at, "lix", values, line=texts.line(at))
