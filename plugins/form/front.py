"""The first sheet: what to do, who sends the answers, and what stands where."""

from __future__ import annotations

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from plugins.register import LANGUAGES

from . import styles
from .book import Book
from .choices import DEPARTMENTS
from .layout import ANSWER, DEPARTMENT, ID
from .words import OWN_NAMES, steps

_WIDTHS = (2, 34, 64, 64)


def write_front(sheet: Worksheet, book: Book, department: str | None, tool: str | None) -> None:
    """Write the first sheet, after the others; *department* and *tool* are ids, if known."""
    styles.widths(sheet, _WIDTHS)
    styles.put(sheet.cell(2, 2), heading(book), styles.TITLE)
    row = _write_steps(sheet, book, 4)
    first = f"C{row + 2}"
    row = _write_who(sheet, book, row + 1, {DEPARTMENT: department, ID: tool})
    _write_contents(sheet, book, row + 1)
    styles.finish(sheet, first, book.said["page"], pages=1)


def heading(book: Book) -> str:
    """What the workbook is."""
    return book.said["title"].format(register=book.register.site.name[book.language])


def _write_steps(sheet: Worksheet, book: Book, row: int) -> int:
    """In both languages, because the sheet may be sent on to a colleague."""
    languages = (book.language, *(code for code in LANGUAGES if code != book.language))
    styles.put(sheet.cell(row, 2), book.said["how"], styles.HEAD)
    for column, code in enumerate(languages, 3):
        styles.put(sheet.cell(row, column), OWN_NAMES[code], styles.HEAD)
    both = [steps(book.register, code) for code in languages]
    for number, said in enumerate(zip(*both, strict=True), 1):
        styles.put(sheet.cell(row + number, 2), f"{number}", styles.QUESTION)
        for column, sentence in enumerate(said, 3):
            styles.put(sheet.cell(row + number, column), sentence, styles.HINT)
    return row + len(both[0]) + 1


def _write_who(sheet: Worksheet, book: Book, row: int, answers: dict[str, str | None]) -> int:
    sheet.cell(1, 3, ANSWER)
    for column, head in enumerate(("about", "answer", "hint"), 2):
        styles.put(sheet.cell(row, column), book.said[head], styles.HEAD)
    for key, answer in answers.items():
        row += 1
        sheet.cell(row, 1, key)
        styles.put(sheet.cell(row, 2), book.said[key], styles.QUESTION)
        label = book.offers.chosen(DEPARTMENTS, answer) if key == DEPARTMENT else answer
        styles.put(sheet.cell(row, 3), label, styles.ANSWER)
        styles.put(sheet.cell(row, 4), book.said[f"{key}_hint"], styles.HINT)
        if key == DEPARTMENT:
            book.offers.choose(sheet, sheet.cell(row, 3).coordinate, DEPARTMENTS)
    return row + 1


def _write_contents(sheet: Worksheet, book: Book, row: int) -> None:
    for column, head in enumerate(("sheet", "about_what"), 2):
        styles.put(sheet.cell(row, column), book.said[head], styles.HEAD)
    for other in sheet.parent.worksheets[1:]:
        row += 1
        styles.put(sheet.cell(row, 2), other.title, styles.LINK)
        styles.lead(sheet.cell(row, 2), f"{quote_sheetname(other.title)}!B2")
        about = other.cell(3, 2) if other.cell(3, 2).style == styles.NOTE else other.cell(2, 2)
        styles.put(sheet.cell(row, 3), about.value, styles.HINT)
