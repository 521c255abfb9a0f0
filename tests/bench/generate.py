"""A register of any size, made from the second municipality's: same shape, every text its own.

The tools are copies of the municipality's, taken in turn. Each copy has its own id and name,
and every text in it, in both languages, names the copy: whoever renders a text once and finds
it again in a table has gained nothing. Equal numbers give equal bytes.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

MUNICIPALITY = Path(__file__).resolve().parents[1] / "municipality"
TOOLS = 1_000

# Fields too short for a sentence, in either form: a text for both languages, or one for each.
_NAMES = ("name", "unit", "label", "source", "title", "reference")
# Dates of what the department did; moved together, so that newest stays first.
# The same companies stand behind many tools.
_SHARED = ("suppliers", "recipients")
_DONE_ON = ("reviewed_on", "on")
_DAYS_BACK = 60
_WHOLE_NUMBERS = ("months", "dkk_per_year", "year", "review_every")
_SENTENCE = {"da": "Det her er værktøj nr. {n}.", "en": "This is tool no. {n}."}


def generate(folder: Path, tools: int = TOOLS, model: Path = MUNICIPALITY) -> None:
    """Write a register of *tools* tools to *folder*, made from the register at *model*."""
    shutil.copytree(model / "content", folder / "content", ignore=_leave_out_tools(model))
    departments = sorted(path.stem for path in (model / "content" / "departments").iterdir())
    models = [
        (path.stem, yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
        for path in sorted((model / "content" / "tools").glob("*/*.yaml"))
    ]
    names = [name for name, _ in models]
    _lead_to_copies(folder / "content" / "synonyms.yaml", names[:tools])
    for number in range(1, tools + 1):
        name, answers = models[(number - 1) % len(models)]
        copy = _Copy(number, names, tools)
        # Not the number itself: each department gets copies of every model.
        department = departments[(number - 1) // len(models) % len(departments)]
        path = folder / "content" / "tools" / department / f"{copy.id_of(name)}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_as_yaml(copy.tool(answers)), encoding="utf-8")


def _leave_out_tools(model: Path) -> Callable[[str, list[str]], list[str]]:
    return lambda folder, names: ["tools"] if Path(folder) == model / "content" else []


def _lead_to_copies(synonyms: Path, names: list[str]) -> None:
    """Let everyday words lead to the first copy of each of the *names*, where there is one."""
    copies = {name: f"{name}-{number}" for number, name in enumerate(names, 1)}
    lists = yaml.load(synonyms.read_text(encoding="utf-8"), yaml.BaseLoader)
    for entries in lists.values():
        for entry in entries:
            entry["tools"] = [copies[name] for name in entry.pop("tools", ()) if name in copies]
            if not entry["tools"]:
                del entry["tools"]
        entries[:] = [entry for entry in entries if len(entry) > 1]
    synonyms.write_text(_as_yaml(lists), encoding="utf-8")


class _Copy:
    """The *number*-th tool of *total*, and what its answers become."""

    def __init__(self, number: int, models: list[str], total: int) -> None:
        self._number = number
        self._models = models
        self._total = total

    def id_of(self, name: str) -> str:
        return f"{name}-{self._number}"

    def tool(self, answers: dict[str, Any]) -> dict[str, Any]:
        tool = self._answer("", answers)
        if "former_ids" in tool:
            tool["former_ids"] = [self.id_of(name) for name in tool["former_ids"]]
        if "replaced_by" in tool:
            tool["replaced_by"] = [self._successor(name) for name in tool["replaced_by"]]
            if None in tool["replaced_by"]:
                del tool["replaced_by"]
        return tool

    def _successor(self, name: str) -> str | None:
        """The copy of *name* that stands nearest after this one, else the last one before it."""
        step = (self._models.index(name) - (self._number - 1)) % len(self._models)
        later, earlier = self._number + step, self._number + step - len(self._models)
        number = later if later <= self._total else earlier
        return f"{name}-{number}" if number > 0 else None

    def _answer(self, field: str, said: Any) -> Any:
        if isinstance(said, list):
            return [self._answer(field, part) for part in said]
        if isinstance(said, dict) and "da" in said:
            return {code: self._text(field, code, said[code]) for code in said}
        if isinstance(said, dict):
            return {
                name: part if name in _SHARED else self._answer(name, part)
                for name, part in said.items()
            }
        if field in _NAMES:
            return f"{said} {self._number}"
        if field in _DONE_ON:
            return str(date.fromisoformat(said) - timedelta(self._number % _DAYS_BACK))
        return int(said) if field in _WHOLE_NUMBERS else said

    def _text(self, field: str, language: str, text: str) -> str:
        if field in _NAMES:
            return f"{text} {self._number}"
        return f"{text} {_SENTENCE[language].format(n=self._number)}"


class _Dumper(yaml.CSafeDumper):
    """YAML as people write it: long texts as blocks, nothing folded, nothing sorted."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent(dumper: yaml.Dumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent)


def _as_yaml(tool: dict[str, Any]) -> str:
    return yaml.dump(tool, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="the folder to make; it may not exist")
    parser.add_argument("--tools", type=int, default=TOOLS)
    chosen = parser.parse_args()
    generate(chosen.folder, chosen.tools)


if __name__ == "__main__":
    main()
