"""The spreadsheet itself: a workbook made from the schema, empty or with the answers of a tool.

Every sheet has a hidden first row and a hidden first column with the keys that ``layout``
tells of. No cells are merged, so that a screen reader finds its way; what is not an answer is
locked, without a password.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from plugins.register import Register

from . import styles
from .book import Book
from .choices import Choices
from .front import heading, write_front
from .layout import CHOICES, FRONT, MARK, sheets
from .offers import Offers
from .questions import write_questions
from .tables import write_table

# What openpyxl writes and we do not want: the time, and that a row keeps its height when more is
# written in it.
_UNWANTED = {
    "docProps": re.compile(rb"()<dcterms:(\w+) [^>]*>[^<]*</dcterms:\2>"),
    "xl/worksheets": re.compile(rb'(<row [^>]*) customHeight="1"'),
}
_NOTHING = re.compile(rb"((?!))")


def workbook(
    register: Register,
    language: str,
    data: Mapping[str, Any] | None = None,
    department: str | None = None,
    tool: str | None = None,
) -> Workbook:
    """The workbook for a tool of *register*.

    With *data*, as in the tool's file, its answers stand in it; *department* and *tool* are the
    ids it has.
    """
    made = Workbook()
    made.remove(made.active)
    styles.add_to(made)
    kind = register.schema.kinds["tool"]
    book = Book(register, language, data or {}, Offers(Choices(register), language))
    front = _sheet(made, FRONT, book.said["start"])
    choices = _sheet(made, CHOICES, book.said["choices"])
    book.offers.write(choices, kind.fields)
    for questions in sheets(kind):
        write_questions(_sheet(made, questions.mark, book.titles[questions.mark]), questions, book)
        for table in questions.tables:
            write_table(_sheet(made, table.mark, book.titles[table.mark]), table, book)
    made.move_sheet(choices, len(made.sheetnames))
    write_front(front, book, department, tool)
    made.active = 0
    made.properties.title, made.properties.language = heading(book), language
    made.properties.creator = register.site.name[language]
    return made


def _sheet(made: Workbook, mark: str, title: str) -> Worksheet:
    sheet = made.create_sheet(title)
    sheet["A1"] = f"{MARK} {mark}"
    return sheet


def as_bytes(made: Workbook) -> bytes:
    """The file of a workbook: the same bytes whenever it is made."""
    written, dated = BytesIO(), BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(dated, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.create_system, part.compress_type = 3, zipfile.ZIP_DEFLATED
            unwanted = _UNWANTED.get(name.rpartition("/")[0], _NOTHING)
            new.writestr(part, unwanted.sub(rb"\1", old.read(name)))
    return dated.getvalue()
