"""The pages of the site in both languages, written in one pass over the register."""

from __future__ import annotations

from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from plugins.headers import PAGE_POLICY, REFERRER, policy
from plugins.register import LANGUAGES, Register, Tool, addresses
from plugins.register.parallel import in_parallel
from plugins.site import (
    ICON,
    WORTH_SHARING,
    assets,
    imported_at_once,
    register_of,
    write,
)

from .language import Language
from .place import Place
from .shared import Shared, SitePage
from .site_pages import menus, site_pages
from .templates import in_language


class PagesGenerator(Generator):
    """Every page a citizen reads."""

    register: Register

    def generate_context(self) -> None:
        self.register = register_of(self.settings)
        self.history = self.settings.get("HISTORY")
        self.place = Place(self.register.site.url)

    def generate_output(self, writer: Any) -> None:
        writers = [_Writer(self, code) for code in LANGUAGES]
        # A process per language, so that each compiles its own templates and lists.
        worth = len(writers) + (len(self.register.tools) < WORTH_SHARING)
        in_parallel(_Writer.write_all, writers, worth=worth)
        self._write_for_both(writers)

    def _write_for_both(self, writers: list[_Writer]) -> None:
        """What a host needs once: the way in, and the page for what is not there."""
        languages = [writer.shared for writer in writers]
        for name in ("index", "404"):
            html = self.env.get_template(f"{name}.html").render(languages=languages, **languages[0])
            write(self.output_path, f"{name}.html", html)


class _Writer:
    """Writes the pages of one language."""

    def __init__(self, generator: PagesGenerator, code: str) -> None:
        register, place = generator.register, generator.place
        folder, files = Path(generator.theme) / "translations", assets(generator.theme)
        language = Language(code, register.schema, folder)
        self._output = generator.output_path
        self._shared = Shared(register, language, place, self._as_html, generator.history)
        self.shared: dict[str, Any] = {
            "lang": code,
            "other": language.other,
            "_": language.gettext,
            "ngettext": language.ngettext,
            "number": language.number,
            "date": language.date,
            "site": register.site,
            "menus": menus(self._shared),
            "url": place.url,
            "full_url": place.full,
            "home_url": place.url(addresses.home(code)),
            "section_url": self._shared.url,
            "has_history": generator.history is not None,
            "tools_url": place.url(addresses.section(code, "tools")),
            "situations_url": place.url(addresses.section(code, "situations")),
            "departments_url": place.url(addresses.section(code, "departments")),
            "radar_url": place.url(addresses.section(code, "radar")),
            "ai_url": place.url(addresses.section(code, "ai")),
            "figures_url": place.url(addresses.section(code, "figures")),
            "search_url": place.url(addresses.section(code, "search")),
            "policy": policy(PAGE_POLICY),
            "referrer": REFERRER,
            "asset": {name: place.url(one.url) for name, one in files.items()}.__getitem__,
            "imported_at_once": partial(imported_at_once, generator.theme),
            "icon": place.url(files[ICON].url),
            "tool_url": self._shared.tool_url,
            "tool_part_url": self._shared.tool_part_url,
            "department_name": self._shared.department_name,
        }
        self._menu_paths = {link["path"] for link in self.shared["menus"]["main"]}
        self._environment, self._place = generator.env, place
        self._templates: dict[str, Template] = {}

    @cached_property
    def _env(self) -> Environment:
        """The templates, with what is made once however many pages show it.

        Made at the first page, so that each language's process makes its own.
        """
        shared = {**self.shared, "tool_row": cache(self._tool_row)}
        env = in_language(self._environment, self.shared["lang"], self.shared["_"], shared)
        frame = env.get_template("_frame.html").module
        env.globals |= {
            "menu": cache(frame.menu),
            "footer": frame.footer(),
            "contents": cache(frame.contents),
            "rights_and_complaints": cache(frame.rights),
        }
        return env

    @cached_property
    def _kinds(self) -> Any:
        return self._env.get_template("_answers.html").module.kinds

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            template = self._templates[name] = self._env.get_template(name)
            # Jinja copies the globals for every page; a plain dictionary copies fast.
            template.globals = dict(template.globals)
        return self._templates[name]

    def write_all(self) -> None:
        for page in site_pages(self._shared):
            self._write(page)

    def _write(self, page: SitePage) -> None:
        place = self._place
        html = self._template(page.template).render(
            page=page,
            canonical=place.full(page.path),
            twin=place.full(page.twin),
            twin_url=place.url(page.twin),
            is_in_menu=page.path in self._menu_paths,
            **page.data,
        )
        write(self._output, page.path.lstrip("/") + "index.html", html)
        for path, content in page.files.items():
            write(self._output, path.lstrip("/"), content)

    def _as_html(self, kind: str, value: Any) -> Any:
        """An answer as HTML, where the theme has a way of its own to say that kind."""
        say = self._kinds.get(kind)
        return value if say is None else say(value)

    def _tool_row(self, tool: Tool) -> Markup:
        """The tool in a list; the same row stands in many lists, so it is made once."""
        template = self._template("_tool_row.html")
        return Markup(template.render(tool=tool, **self._shared.in_list(tool)))


def get_generators(pelican: Any) -> type[Generator]:
    return PagesGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
