"""The open data is read from the same builds as the pages."""

from tests.site.builds import build_of, moved_site, municipality_site  # noqa: F401
