"""The register's history in one language: every entry with whose it is and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from plugins.register import addresses, derived
from plugins.register.changes import Change
from plugins.register.history import Entry

from .changed import Sentence

if TYPE_CHECKING:
    from plugins.register import Tool

    from .shared import Shared

# Files that tell citizens nothing of their own.
_SILENT = frozenset(("exceptions", "synonyms", "withheld", "accessibility"))


class Row(NamedTuple):
    """An entry in words: the thing of a *kind* with that *id*, its *name*, the *path* of its page.

    *label* is what the kind is called; *path* is None where a thing has no page.
    """

    kind: str
    id: str
    label: str
    name: str
    path: str | None
    entry: Entry
    said: list[Sentence]

    @property
    def labels(self) -> str:
        """What kinds of changes it tells of."""
        return ", ".join(dict.fromkeys(one.label for one in self.said))

    def only(self, *, wording: bool) -> Row:
        """The row with its corrections of wording only, or without them."""
        return self._replace(said=[one for one in self.said if (one.what == "wording") is wording])


class Story:
    """All rows, newest first; none where there is no history."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        newest = shared.history.newest if shared.history else ()
        self.rows = [
            self._row(kind, name, entry)
            for kind, name, entry in newest
            if kind not in _SILENT and not (kind == "page" and not name.startswith(shared.code))
        ]
        self._of_tools: dict[str, list[Row]] = {}
        for row in self.rows:
            if row.kind == "tool":
                self._of_tools.setdefault(row.id, []).append(row)

    def of(self, tool: Tool) -> list[Row]:
        """The rows of one tool, and that its review is overdue, which no commit says."""
        return [*self._overdue(tool), *self._of_tools.get(tool.id, ())]

    def _overdue(self, tool: Tool) -> list[Row]:
        register = self._shared.register
        if not derived.is_overdue(register, tool):
            return []
        due = derived.next_review(register, tool)
        entry = Entry.on_day(due, f"tool/{tool.id}", Change("overdue", after=due))
        return [self._row("tool", tool.id, entry)]

    def _row(self, kind: str, name: str, entry: Entry) -> Row:
        sentences, schema = self._shared.sentences, self._shared.register.schema
        label = schema.kinds[kind].schema["title" if self._shared.code == "da" else "title_en"]
        said = [sentences.of(kind, name, change) for change in entry.changes]
        return Row(kind, name, label, *self._thing(kind, name), entry, said)

    def _thing(self, kind: str, name: str) -> tuple[str, str | None]:
        """The name of a thing and the path of its page; its id when it is gone."""
        shared, code = self._shared, self._shared.code
        if kind == "page":
            _, _, id_ = name.partition("/")
            page = shared.register.pages.get(id_, {}).get(code)
            return (page.title, addresses.page(code, page.address)) if page else (id_, None)
        if kind in ("site", "strategy"):
            thing = getattr(shared.register, kind)
            return (thing.name[code] if thing else name), None
        thing = _things(shared, kind).get(name)
        if thing is None:
            return name, None
        title = shared.department_names[name] if kind == "department" else thing.name[code]
        section = _SECTIONS.get(kind)
        return title, section and addresses.section(code, section, name)


_SECTIONS = {
    "tool": "tools", "law": "laws", "department": "departments", "situation": "situations",
    "technology": "technologies", "initiative": "strategy",
}  # fmt: skip


def _things(shared: Shared, kind: str) -> dict:
    register = shared.register
    return {
        "tool": register.tools, "law": register.laws, "department": register.departments,
        "situation": register.situations, "technology": register.technologies,
        "initiative": register.initiatives, "term": register.glossary, "letter": register.letters,
    }[kind]  # fmt: skip


__all__ = ["Row", "Story"]
