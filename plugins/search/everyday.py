"""The words people use for what the register calls something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.register import Register, searched


class Everyday:
    """The everyday words of one language, by what they lead to."""

    def __init__(self, register: Register, language: str) -> None:
        self._entries = searched.synonyms(register, language)
        self._means: dict[str, tuple[str, ...]] = {}
        self._things: dict[tuple[str, str], tuple[str, ...]] = {}
        for entry in self._entries:
            for word in entry.means or ():
                self._means[word.lower()] = self._means.get(word.lower(), ()) + entry.words
            for folder in ("tools", "situations", "technologies"):
                for name in getattr(entry, folder) or ():
                    at = (folder, name)
                    self._things[at] = self._things.get(at, ()) + entry.words
        self._meant: Callable[[str], list[str]] = searched.any_of(self._means).findall

    def words(self) -> Iterator[str]:
        """All words of all entries."""
        for entry in self._entries:
            for phrase in entry.words:
                yield from searched.words(phrase)

    def of(self, folder: str, name: str) -> tuple[str, ...]:
        """People's words for one thing."""
        return self._things.get((folder, name), ())

    def meaning(self, text: str) -> tuple[str, ...]:
        """People's words for the words of *text*."""
        found = dict.fromkeys(self._meant(text.lower())) if self._means else {}
        return tuple(said for word in found for said in self._means[word])
