"""The index that the search page asks, made by Pagefind from the register.

Pagefind looks for the beginnings of words and does not forgive typos; beside its index stand
the words that are spelt rightly, so that the page can guess what was meant.
"""

from __future__ import annotations

from typing import Any

import msgspec
from pelican import signals
from pelican.generators import Generator

from plugins.register import LANGUAGES
from plugins.register.language import words
from plugins.site import register_of, write

from .documents import Documents
from .pagefind import index

FOLDER = "pagefind"
# What a question is put together with; what it is about comes between.
_ASKING = {
    "da": frozenset((
        "at", "blive", "for", "få", "får", "gør", "hvad", "hvem", "hvilke", "hvilken", "hvordan",
        "hvorfor", "i", "jeg", "man", "mig", "min", "mine", "mit", "må", "når", "om", "over",
        "skal", "under",
    )),
    "en": frozenset((
        "a", "about", "am", "an", "and", "are", "at", "can", "do", "does", "for", "from", "get",
        "how", "i", "in", "is", "me", "my", "of", "on", "over", "the", "to", "what", "when",
        "which", "who", "why",
    )),
}  # fmt: skip


class SearchGenerator(Generator):
    """The files of the index, and for each language the words that are spelt rightly."""

    def generate_context(self) -> None:
        self.register = register_of(self.settings)

    def generate_output(self, writer: Any) -> None:
        languages = [Documents(self.register, language) for language in LANGUAGES]
        for path, content in index(one for documents in languages for one in documents):
            write(self.output_path, f"{FOLDER}/{path}", content)
        for language, documents in zip(LANGUAGES, languages, strict=True):
            common = words()[language].common | _ASKING[language]
            known = {"common": sorted(common), "words": documents.words}
            content = msgspec.json.encode(known)
            write(self.output_path, f"{FOLDER}/words.{language}.json", content)


def get_generators(pelican: Any) -> type[Generator]:
    return SearchGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
