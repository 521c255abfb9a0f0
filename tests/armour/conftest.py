"""The armour is read from the same builds as the pages."""

from tests.site.builds import (  # noqa: F401
    all_pages,
    build_of,
    drafts_site,
    moved_site,
    municipality_site,
    pages,
    site,
)
