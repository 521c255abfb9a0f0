"""What the tests of a built site share: the sites, and their pages."""

from tests.site.builds import (  # noqa: F401
    all_pages,
    build_of,
    drafts_site,
    moved_site,
    municipality_site,
    pages,
    pairs,
    site,
)
