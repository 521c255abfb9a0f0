"""The pages of the site in both languages, written in one pass over the register."""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from plugins.register import LANGUAGES, Register, Tool, addresses
from plugins.register.parallel import in_parallel
from plugins.site import WORTH_SHARING, register_of, stylesheet, write

from .language import Language
from .place import Place
from .site_pages import SitePage, SitePages
from .templates import in_language
from .tool_page import REPEATED


class PagesGenerator(Generator):
    """Every page a citizen reads."""

    register: Register

    def generate_context(self) -> None:
        self.register = register_of(self.settings)
        self.place = Place(self.register.site.url)

    def generate_output(self, writer: Any) -> None:
        writers = [_Writer(self, code) for code in LANGUAGES]
        pages = [(writer, page) for writer in writers for page in writer.pages]
        in_parallel(lambda task: task[0].write(task[1]), pages, worth=WORTH_SHARING)
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
        folder = Path(generator.theme) / "translations"
        language = Language(code, register.schema, folder)
        self._output = generator.output_path
        self._site_pages = SitePages(register, language, place)
        self.pages = list(self._site_pages)
        self.shared: dict[str, Any] = {
            "lang": code,
            "other": language.other,
            "_": language.gettext,
            "ngettext": language.ngettext,
            "number": language.number,
            "date": language.date,
            "site": register.site,
            "menus": self._site_pages.menus,
            "url": place.url,
            "full_url": place.full,
            "home_url": place.url(addresses.home(code)),
            "tools_url": place.url(addresses.section(code, "tools")),
            "situations_url": place.url(addresses.section(code, "situations")),
            "departments_url": place.url(addresses.section(code, "departments")),
            "radar_url": place.url(addresses.section(code, "radar")),
            "icon": place.url("/theme/icon.svg"),
            "stylesheet": place.url(stylesheet(generator.theme).url),
            "tool_url": self._site_pages.tool_url,
            "department_name": self._site_pages.department_name,
        }
        self._menu_paths = {link["path"] for link in self._site_pages.menus["main"]}
        self._environment, self._place = generator.env, place

    @cached_property
    def _env(self) -> Environment:
        """The templates, with what is made once however many pages show it.

        Made at the first page, so that each language's process makes its own.
        """
        shared = {**self.shared, "tool_row": cache(self._tool_row)}
        env = in_language(self._environment, self.shared["_"], shared)
        frame = env.get_template("_frame.html").module
        answers = env.get_template("_answers.html").module
        repeated = cache(answers.row)
        env.globals |= {
            "menu": cache(frame.menu),
            "footer": frame.footer(),
            "contents": cache(frame.contents),
            "rights_and_complaints": cache(frame.rights),
            "row": lambda row: (repeated if row.kind in REPEATED else answers.row)(row),
        }
        return env

    def write(self, page: SitePage) -> None:
        data = page.data
        if page.template == "tool.html":
            data = data | self._site_pages.tool_data(data["tool"])
        place = self._place
        html = self._env.get_template(page.template).render(
            page=page,
            canonical=place.full(page.path),
            twin=place.full(page.twin),
            twin_url=place.url(page.twin),
            is_in_menu=page.path in self._menu_paths,
            **data,
        )
        write(self._output, page.path.lstrip("/") + "index.html", html)

    def _tool_row(self, tool: Tool) -> Markup:
        """The tool in a list; the same row stands in many lists, so it is made once."""
        shown = self._site_pages.in_list(tool)
        template = self._env.get_template("_tool_row.html")
        return Markup(template.render(tool=tool, **shown))


def get_generators(pelican: Any) -> type[Generator]:
    return PagesGenerator


def register() -> None:
    signals.get_generators.connect(get_generators)
