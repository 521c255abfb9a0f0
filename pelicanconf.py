"""Pelican's settings. What belongs to a municipality stands in content/site.yaml, not here."""

from jinja2 import StrictUndefined

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = [
    "plugins.pages", "plugins.search", "plugins.data", "plugins.form", "plugins.assets",
    "plugins.armour",
]  # fmt: skip

# Pelican names the site's address and language for its own readers, which are all off.
SITENAME = "Klartekst"
SITEURL = ""
TIMEZONE = "Europe/Copenhagen"
LOCALE = ["C"]
DEFAULT_LANG = "da"

# The register is data, not Pelican content: nothing a department writes meets Pelican's readers.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
TEMPLATE_PAGES: dict[str, str] = {}
READERS = dict.fromkeys(("rst", "html", "htm", "md", "markdown", "mkd", "mdown"))
INTRASITE_LINK_REGEX = r"(?P<what>(?!))"
FORMATTED_FIELDS: list[str] = []
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None

JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
    "extensions": [],
}
