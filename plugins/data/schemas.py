"""The schema of every kind of file, each in one piece, at an address that stays.

``/data/v1/schema/tool.schema.json`` is what ``inv check`` judges the shape of a tool by, and
what the form judges by, too. Fields stand in reading order, so keys are not sorted here.
"""

from __future__ import annotations

import json
from typing import Any

from plugins.register import addresses
from plugins.register.schema import Kind, default_schema
from plugins.site import write


def write_schemas(output: str, site_url: str) -> None:
    """Write the schema of each kind of file."""
    for kind in default_schema().kinds.values():
        write(output, addresses.schema(kind.name).lstrip("/"), _as_json(published(kind, site_url)))


def published(kind: Kind, site_url: str) -> dict[str, Any]:
    """The schema of *kind* as it is, under its address on the site."""
    return {"$id": site_url.rstrip("/") + addresses.schema(kind.name), **kind.schema}


def _as_json(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":")) + "\n"


__all__ = ["published", "write_schemas"]
