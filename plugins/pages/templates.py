"""The theme's templates in one language, ready to render thousands of pages."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemBytecodeCache
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

_SPECIAL = re.compile("[&<>\"']")


def in_language(
    environment: Environment,
    language: str,
    translate: Callable[[str], str],
    shared: Mapping[str, Any],
) -> Environment:
    """*environment* with its words translated and *shared* in every template.

    Each language has an environment of its own, because a template keeps the words and the
    globals it was loaded with.
    """
    own = environment.overlay(loader=_TranslatedLoader(environment.loader, translate))
    own.globals = {**environment.globals, **shared}
    own.bytecode_cache = _bytecode_cache(language)
    own.code_generator_class = _CodeGenerator
    own.as_html = as_html  # type: ignore[attr-defined]
    return own


def _bytecode_cache(language: str) -> FileSystemBytecodeCache | None:
    """Compiled templates of earlier builds.

    They are code, so they are kept where the installed packages are, never in the project's
    folder, which a contribution can write to. A new lock makes a new environment and so an
    empty cache; the name tells builds of another compiler apart.
    """
    compiler = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    folder = Path(sys.prefix) / "klartekst-templates" / f"{language}-{compiler}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def as_html(value: Any) -> str:
    """*value* as HTML: text escaped, markup as it is."""
    kind = type(value)
    if kind is Markup:
        return value
    if kind is str:
        # The text of a tool has few of these; looking is cheaper than replacing.
        return escape(value) if _SPECIAL.search(value) else value
    return escape(value)


class _TranslatedLoader(BaseLoader):
    """Templates with their words already in one language.

    A string stands as ``_("…")`` in the template; put in place before the template is
    compiled, it costs a page nothing.
    """

    _WORDS = re.compile(r'\b_\("((?:[^"\\]|\\.)*)"\)')

    def __init__(self, templates: BaseLoader, translate: Callable[[str], str]) -> None:
        self._templates = templates
        self._translate = translate

    def get_source(self, environment: Environment, template: str) -> tuple[str, Any, Any]:
        source, filename, is_current = self._templates.get_source(environment, template)
        return self._WORDS.sub(self._translated, source), filename, is_current

    def _translated(self, words: re.Match[str]) -> str:
        said = self._translate(words[1].replace('\\"', '"'))
        return '"' + said.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _CodeGenerator(CodeGenerator):
    """Compiles ``{{ … }}`` to :func:`as_html`.

    Jinja's own code wraps every value in ``Markup`` first, which costs more than the
    escaping itself; pages have hundreds of values.
    """

    def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.as_html(")
