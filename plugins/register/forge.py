"""Where the register's files stand on the web: one home for the addresses of a forge.

An address has ``{path}`` where the path of a file goes, and ``{text}`` where the forge takes the
text of a new file. The form fills them in (``theme/scripts/sending.js``), so that nothing
else knows what a forge's addresses look like.

GitHub: ``filename`` with the whole path, as in its own links; behind a folder in the address the
last step gets lost (github.com/isaacs/github/issues/1527). ``value`` is the text. The page that
edits a file takes none.

GitLab: ``file_name`` is the path. It takes no text: ``content`` does not reach its editor
(gitlab.com/gitlab-org/gitlab/-/work_items/594214), and ``file`` no longer does (issue 532221).
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote

from .model import Site

#: The branch that the site is built from, unless ``content/site.yaml`` says otherwise.
BRANCH = "main"
#: How many bytes an address may have: GitHub answers a longer one with 414 URI Too Long
#: (github.com/github/docs/pull/4537), and nginx, which serves GitLab, takes 8 KB by default.
LONGEST = 8_191


class Addresses(NamedTuple):
    """The pages of a forge that *show* a file, begin a *new* one and *edit* one."""

    show: str
    new: str
    edit: str


_SHAPES = {
    "github": Addresses(
        show="/blob/{branch}/{path}",
        new="/new/{branch}?filename={path}&value={text}",
        edit="/edit/{branch}/{path}",
    ),
    "gitlab": Addresses(
        show="/-/blob/{branch}/{path}",
        new="/-/new/{branch}?file_name={path}",
        edit="/-/edit/{branch}/{path}",
    ),
}


def addresses(site: Site) -> Addresses | None:
    """The addresses for the files of *site*; None when it is not known where they are."""
    if site.repository_url is None or site.forge is None:
        return None
    repository, branch = site.repository_url.rstrip("/"), quote(site.branch or BRANCH)
    return Addresses(
        *(repository + shape.replace("{branch}", branch) for shape in _SHAPES[site.forge])
    )


def shown(site: Site, path: str) -> str | None:
    """The address that shows the file at *path*; None when it is not known where it is."""
    found = addresses(site)
    return found and found.show.replace("{path}", quote(path))
