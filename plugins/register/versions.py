"""Versions of one file, cut into its fields so that only what differs is read.

Reading YAML is dear, a history has thousands of versions, and most differ in a field or two. A
field at the left edge with all below it is a part; parts that stand in both versions say the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cached_property

from .changes import Values
from .loader import split_page
from .reading import MAX_BYTES, Unreadable, decode, read_yaml

_CUT = re.compile(r"\n(?=[a-z])")
# A text in quotes that goes on below: what looks like a field there may be none.
_OPEN_QUOTE = re.compile(r"""[:,{\[-] *(?:"(?:[^"\\\n]|\\.)*|'(?:[^'\n]|'')*)(?:\\?\n)""")


class Version:
    """What stood in the file *path*.

    *known* are parts of an earlier version, which need not be looked at again.

    Raises:
        Unreadable: as far as can be told without reading the fields.
    """

    def __init__(self, path: str, content: bytes, known: Collection[str] = ()) -> None:
        self.path = path
        self.content = content
        try:
            text = content.decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError:
            raise Unreadable from None
        if len(content) > MAX_BYTES:
            raise Unreadable
        fields, self._body = split_page(path, text) if path.endswith(".md") else (text, None)
        self.parts = tuple(f"{part}\n" for part in _CUT.split(fields.rstrip("\n")))
        self._is_whole = False
        for part in self.parts:
            if part not in known:
                decode(path, part.encode())
                self._is_whole |= _OPEN_QUOTE.search(part) is not None

    def differing(self, other: Version) -> tuple[Values, Values]:
        """The fields that may differ, as this version and the *other* have them.

        Raises:
            Unreadable: one of the two cannot be read.
        """
        if self._is_whole or other._is_whole:
            return self.values, other.values
        return self._without(other.parts), other._without(self.parts)

    def _without(self, parts: Collection[str]) -> Values:
        parts = frozenset(parts)
        return self._read(part for part in self.parts if part not in parts)

    def field(self, name: str) -> object:
        """What one field at the left edge says; None when it is not there."""
        named = (part for part in self.parts if part.startswith(f"{name}:"))
        return self._read(named).get(name)

    @cached_property
    def values(self) -> Values:
        """All fields.

        Raises:
            Unreadable: it is no strict YAML.
        """
        return self._read(["".join(self.parts)])

    def _read(self, texts: Iterable[str]) -> Values:
        values = {} if self._body is None else {"body": self._body}
        for text in texts:
            if not _is_empty(text):
                values.update(read_yaml(self.path, text).data)
        return values


def _is_empty(text: str) -> bool:
    return all(not line.strip() or line.startswith("#") for line in text.split("\n"))


__all__ = ["Version"]
