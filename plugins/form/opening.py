"""A spreadsheet from anyone, opened without trust: nothing in it is run or looked up elsewhere.

Macros, pictures and links to other files are left alone. The XML is read by ``defusedxml``,
which openpyxl uses when it is installed: no entities, no files from the network.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from xml.etree.ElementTree import ParseError

# openpyxl would do without, and follow entities.
from defusedxml.ElementTree import iterparse
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

MAX_BYTES = 5_000_000
#: A form with a whole tool in it takes a tenth of it when unpacked.
MAX_UNPACKED = 10_000_000
_MAX_PARTS = 500
# openpyxl makes a cell of each place in an area: one area can name 17 billion.
_MAX_AREA = 100_000
_WITH_AREA = ("mergeCell", "hyperlink")
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")


class Refused(Exception):
    """The file is no spreadsheet that can be read; *why* is the code of the sentence."""

    def __init__(self, why: str, **values: object) -> None:
        super().__init__(why)
        self.why, self.values = why, values


def opened(content: bytes) -> Workbook:
    """The workbook in a file's *content*.

    Raises:
        Refused: it is something else, too large, or broken.
    """
    if len(content) > MAX_BYTES:
        raise Refused("file-large", limit=MAX_BYTES // 1_000_000)
    if content.startswith(_OLE):  # the old format, and how a password packs the new one
        raise Refused("file-old")
    if not zipfile.is_zipfile(BytesIO(content)):
        raise Refused("file-other")
    _refuse_parts(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl leaves out we need nothing
            return load_workbook(BytesIO(content), keep_links=False)
    except Exception as error:  # whatever a broken file makes of the library
        raise Refused("file-broken") from error


def _refuse_parts(content: bytes) -> None:
    """Look at what the file has packed before openpyxl takes it apart."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            sizes = {part.filename: part.file_size for part in packed.infolist()}
            if len(sizes) > _MAX_PARTS or sum(sizes.values()) > MAX_UNPACKED:
                raise Refused("file-unpacked", limit=MAX_UNPACKED // 1_000_000)
            if "content.xml" in sizes and "mimetype" in sizes:
                raise Refused("file-ods")
            if "[Content_Types].xml" not in sizes:
                raise Refused("file-other")
            for name in sizes:
                _refuse_areas(packed.read(name))  # a sheet may have any name
    except Refused:
        raise
    except Exception as error:  # whatever a broken file makes of the library
        raise Refused("file-broken") from error


def _refuse_areas(part: bytes) -> None:
    areas = map(range_boundaries, _areas(part))
    if sum((right - left + 1) * (low - top + 1) for left, top, right, low in areas) > _MAX_AREA:
        raise Refused("file-areas")


def _areas(part: bytes) -> Iterator[str]:
    with suppress(ParseError):  # no XML, and so no sheet
        for event, element in iterparse(BytesIO(part), ("start", "end")):
            if event == "end":
                element.clear()
            elif element.tag.rpartition("}")[2] in _WITH_AREA:
                yield element.get("ref", "")
