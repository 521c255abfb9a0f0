"""News of the register as Atom feeds (RFC 4287): for everything, and for what one follows.

Ids are tag URIs (RFC 4151) of the site, the day and the commit, so that no reader's program shows
an entry twice. Written here and not by a library, because every tool has two feeds: a list of
escaped texts takes a tenth of the time that feedgenerator does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from urllib.parse import urlsplit

from markupsafe import Markup

from plugins.register import addresses
from plugins.register.history import Entry

from .shared import Shared
from .story import Row

#: So many entries stand in a feed: the newest.
MOST = 30

_FEED = """\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">
<id>{address}</id>
<title>{title}</title>
<updated>{updated}</updated>
<author><name>{author}</name></author>
<link rel="self" type="application/atom+xml" href="{address}"/>
<link rel="alternate" type="text/html" href="{page}"/>
<rights>{rights}</rights>
{entries}</feed>
"""
_ENTRY = """\
<entry>
<id>{id}</id>
<title>{title}</title>
<updated>{updated}</updated>
<link rel="alternate" type="text/html" href="{page}"/>
<content type="html">{content}</content>
</entry>
"""
_PARAGRAPH = Markup("<p>{}: {}</p>")


def feed(shared: Shared, page: str, title: str, news: Iterable[Row]) -> dict[str, str]:
    """The feed of the page at the path *page*, by the path it is written to."""
    newest = [one for one in news if one.said][:MOST]
    path = feed_path(page)
    site = shared.register.site
    text = _FEED.format(
        lang=shared.code,
        address=shared.place.full(path),
        title=escape(f"{title} – {site.name[shared.code]}"),
        # A feed without news is as old as the day that the first commit was made.
        updated=_time(newest[0].entry if newest else _first(shared)),
        author=escape(site.municipality[shared.code]),
        page=shared.place.full(page),
        rights=escape(f"{site.data_licence.name[shared.code]}: {site.data_licence.url}"),
        entries="".join(_entries(shared, newest)),
    )
    return {path: text}


def feed_path(page: str) -> str:
    """Where the feed of a page stands."""
    return f"{page}feed.xml"


def _entries(shared: Shared, news: list[Row]) -> Iterator[str]:
    host = urlsplit(shared.register.site.url).hostname
    for row in news:
        entry = row.entry
        content = Markup("").join(_PARAGRAPH.format(one.label, one.html) for one in row.said)
        yield _ENTRY.format(
            id=f"tag:{host},{entry.on}:{entry.key}/{entry.commit or row.said[0].what}",
            title=escape(f"{row.name}: {row.labels}"),
            updated=_time(entry),
            page=shared.place.full(row.path or addresses.section(shared.code, "changes")),
            content=escape(str(content), quote=False),
        )


def _time(entry: Entry | None) -> str:
    """When it was published; a day alone begins at midnight UTC."""
    return f"{entry.time:%Y-%m-%dT%H:%M:%SZ}" if entry else "1970-01-01T00:00:00Z"


def _first(shared: Shared) -> Entry | None:
    newest = shared.history.newest if shared.history else []
    return newest[-1][2] if newest else None


__all__ = ["feed", "feed_path"]
