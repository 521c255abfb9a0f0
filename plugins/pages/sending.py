"""What the form tells of the ways to send: where a proposal goes, and who reads it."""

from __future__ import annotations

from plugins.register import forge

from .shared import Shared


def ways(shared: Shared) -> dict[str, str | None]:
    """The words for the forge and for what one sends there, and the mailbox of the editors."""
    site, code = shared.register.site, shared.code
    said = {"forge": None, "proposal": None, "editors": site.contact and site.contact.email}
    if forge.addresses(site) is None:
        return said
    term = shared.register.schema.vocabularies["forges"].terms[site.forge]
    return {**said, "forge": term["label"][code], "proposal": term["proposal"][code]}
