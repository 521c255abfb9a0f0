"""The spreadsheet asks what the schema asks, takes every answer, and gives it back unchanged."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import msgspec
import pytest
from openpyxl.utils import range_boundaries

from plugins.form.choices import Choices
from plugins.form.layout import ENTRIES, sheets, titles
from plugins.form.opening import opened
from plugins.form.words import steps
from plugins.form.workbook import as_bytes, workbook
from plugins.register import LANGUAGES, load_register
from tests.conftest import MUNICIPALITY
from tests.form.workbooks import cell, data_of, read_back, said
from tests.site.builds import DRAFTS, newest_date
from tests.site.sitemap import tools

BERTHS = "baadplads-tildeling"
# The parts of a line about an unanswered question: they stand in the row of the question.
REASON_COLUMNS = (".[].question", ".[].reason", ".[].note")
TOOLS = [(root, tool) for root in (MUNICIPALITY, DRAFTS) for tool in tools(root)]


@pytest.fixture(scope="module")
def empty(municipality):
    """The empty workbook in Danish; no test may change it."""
    return workbook(municipality, "da")


@pytest.fixture(scope="module")
def file(municipality):
    """The parts of the file of the empty workbook."""
    with zipfile.ZipFile(BytesIO(as_bytes(workbook(municipality, "da")))) as packed:
        yield packed


@pytest.fixture(scope="module")
def registers(municipality):
    return {MUNICIPALITY: municipality, DRAFTS: load_register(DRAFTS, today=newest_date(DRAFTS))}


def saved(made):
    return opened(as_bytes(made))


def offered(made, where):
    """The choices of the dropdown in a cell."""
    rules = where.parent.data_validations.dataValidation
    rule = next(rule for rule in rules if where.coordinate in rule.sqref and rule.type == "list")
    sheet, _, area = rule.formula1.lstrip("=").rpartition("!")
    left, top, right, bottom = range_boundaries(area)
    rows = made[sheet.strip("'")].iter_rows(top, bottom, left, right, values_only=True)
    return [label for (label,) in rows]


# Whatever is written in it comes back


@pytest.mark.slow
def test_a_tool_comes_back_from_the_file_as_it_was(municipality):
    data = data_of(MUNICIPALITY, municipality, BERTHS)
    made = workbook(municipality, "da", data, "havn-og-kyst", BERTHS)

    answers = read_back(saved(made), municipality)

    assert answers.data == data
    assert answers.mistakes == []
    assert (answers.department, answers.id) == ("havn-og-kyst", BERTHS)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("root", "tool"), TOOLS)
def test_every_tool_comes_back_in_either_language(root, tool, language, registers):
    register = registers[root]
    data = data_of(root, register, tool)

    answers = read_back(saved(workbook(register, language, data)), register)

    assert answers.data == data
    assert answers.mistakes == []


LINKS = [
    {"label": {"da": f"Nr. {n}", "en": f"No. {n}"}, "url": f"https://a.example/{n}"}
    for n in range(ENTRIES + 5)
]
TEXTS = [
    "=1+1", "+45", "@SUM(A1)", "_x000D_ og _x0041_", "to\n\nafsnit", '<row customHeight="1"> &amp;',
    '"', "'", "👍", "=",
]  # fmt: skip


@pytest.fixture(scope="module")
def unusual(municipality):
    """What comes back of a tool with many links, an empty list and texts for a programmer."""
    data = {
        "situations": ["du-har-baad", "du-skriver-til-os"] * 4,
        "recipients": [],
        "links": LINKS,
        "ethics": [{"principle": "privacy", "answer": {"da": t, "en": t}} for t in TEXTS],
    }
    return read_back(saved(workbook(municipality, "en", data)), municipality)


def test_more_entries_than_rows_stand_ready_come_back(unusual):
    assert unusual.data["links"] == LINKS
    assert unusual.data["situations"] == ["du-har-baad", "du-skriver-til-os"] * 4


def test_a_text_is_a_text_whatever_a_spreadsheet_takes_it_for(unusual):
    assert [one["answer"]["da"] for one in unusual.data["ethics"]] == TEXTS
    assert unusual.mistakes == []


def test_an_empty_list_is_not_a_list_without_an_answer(unusual):
    assert unusual.data["recipients"] == []
    assert "data" not in unusual.data


# What it asks


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_its_row_or_column(municipality, language, empty):
    kind = municipality.schema.kinds["tool"]
    made = empty if language == "da" else workbook(municipality, "en")
    keys = {first.value for sheet in made for (first,) in sheet.iter_rows(min_row=2, max_col=1)}
    fields = {field.name for field in kind.fields}
    for questions in sheets(kind):
        for table in questions.tables:
            heads = made[titles(kind, language)[table.mark]].iter_rows(max_row=1, min_col=2)
            keys |= {f"{table.field.name}.[].{head.value}" for head in next(heads)}

    asked = {name for name in fields if {name, f"{name}.da", f"{name}.months"} & keys}
    assert fields - asked == {f"unanswered{part}" for part in ("", *REASON_COLUMNS)}


@pytest.mark.parametrize(
    ("sheet", "key", "needed"),
    [
        ("1 Hvad er det", "name", "Skal med."),
        ("1 Hvad er det", "until", "Kun når »Status« er »Taget ud af brug«. Skal med."),
        ("1 Hvad er det", "benefit", "Svar, eller vælg en grund."),
        ("2 Hvornår møder jeg det", "notice_url", "Må stå tomt."),
        ("5 Bruger det AI", "ai", None),
        (
            "8 Hvad kan jeg gøre",
            "contact.unit",
            "Skal med, når noget andet under »Kontakt« er udfyldt.",
        ),
        (
            "3 Hvilke data om mig bruger det",
            "recipients",
            "Når »Data om dig« er udfyldt: svar, eller vælg en grund.",
        ),
    ],
)
def test_a_question_says_in_words_whether_it_must_be_answered(sheet, key, needed, empty):
    assert cell(empty, sheet, key, "D").value == needed


def test_columns_that_answer_together_are_asked_for_together(empty):
    table = empty["3a Data om dig"]

    assert "Opbevares: Hvor længe data opbevares." in table["B4"].value
    assert "Skal med, når »Hvem står bag teksten« er »Skrevet af forvaltn" in table["B4"].value
    assert table["H6"].value == "Hvor mange måneder data opbevares."


def test_a_question_offers_the_labels_of_its_vocabulary(municipality, empty):
    vocabulary = municipality.schema.vocabularies["status"]

    offers = offered(empty, cell(empty, "1 Hvad er det", "status"))

    assert offers == [vocabulary.label(code, "da") for code in vocabulary.codes]


def test_a_question_about_the_registers_own_things_offers_them_by_name(municipality, empty):
    offers = offered(empty, cell(empty, "2 Hvornår møder jeg det", "situations"))

    assert sorted(offers) == sorted(one.name["da"] for one in municipality.situations.values())


def test_a_law_is_offered_by_where_it_stands(municipality, empty):
    law = municipality.laws["gdpr-6-1-e"]

    offers = offered(empty, cell(empty, "7 Hvilke regler gælder", "legal_basis"))

    assert f"{law.citation['da']}: {law.name['da']}" in offers


@pytest.mark.parametrize("row", [7, 21, 100])
def test_a_dropdown_goes_on_below_the_rows_that_stand_ready(row, empty):
    offers = offered(empty, empty["3b Hvem der ellers ser data"][f"E{row}"])

    assert "Danmark" in offers
    assert "Zimbabwe" in offers


def test_only_a_question_takes_a_reason(empty):
    benefit = cell(empty, "1 Hvad er det", "benefit", "G")
    name = cell(empty, "1 Hvad er det", "name", "G")

    assert "Er ved at blive afklaret" in offered(empty, benefit)
    assert (benefit.protection.locked, name.protection.locked) == (False, True)


def test_two_things_of_the_same_name_are_told_apart(municipality):
    first, second = list(municipality.situations.values())[:2]
    twin = msgspec.structs.replace(second, name=first.name)
    situations = {first.id: first, second.id: twin}
    choices = Choices(msgspec.structs.replace(municipality, situations=situations))

    labels = choices.labels("situations", "da")

    assert labels[second.id] == f"{first.name['da']} ({second.id})"
    assert [choices.code("situations", label) for label in labels.values()] == list(labels)


# The first sheet


def test_it_says_in_both_languages_where_to_send_it(empty):
    words = said(empty, "Start her")

    assert any("Send filen til digital@lillefjord.example." in text for text in words)
    assert any("Send the file to digital@lillefjord.example." in text for text in words)
    assert any("Alt, du skriver, bliver offentligt." in text for text in words)


def test_without_a_mailbox_it_names_none(municipality):
    site = msgspec.structs.replace(municipality.site, contact=None)
    register = msgspec.structs.replace(municipality, site=site)

    *_, last = steps(register, "da")

    assert last.startswith("Send filen til dem, der står for registret hos jer.")


def test_every_sheet_is_a_link_away(empty):
    links = {
        row[0].value: row[0].hyperlink.location
        for row in empty["Start her"].iter_rows(min_col=2, max_col=2)
        if row[0].hyperlink
    }

    assert list(links) == empty.sheetnames[1:]
    assert all(f"'{title}'!B2" == place or f"{title}!B2" == place for title, place in links.items())


# A sheet that anyone can use


@pytest.mark.parametrize("language", LANGUAGES)
def test_excel_takes_the_titles_of_the_sheets(municipality, language):
    found = list(titles(municipality.schema.kinds["tool"], language).values())

    assert [title for title in found if len(title) > 31 or re.search(r"[][:*?/\\]", title)] == []
    assert len({title.casefold() for title in found}) == len(found)


def test_no_cells_are_merged_and_what_is_no_answer_is_locked(empty):
    for sheet in empty:
        assert not sheet.merged_cells.ranges, sheet.title
        assert sheet.protection.sheet, sheet.title
        assert sheet.row_dimensions[1].hidden, sheet.title
        assert sheet.column_dimensions["A"].hidden, sheet.title

    assert cell(empty, "1 Hvad er det", "name", "B").protection.locked
    assert not cell(empty, "1 Hvad er det", "name").protection.locked
    assert not cell(empty, "1 Hvad er det", "name", "F").protection.locked
    assert cell(empty, "1 Hvad er det", "status", "F").protection.locked


def test_every_sheet_prints_on_a4_as_wide_as_the_page(empty):
    for sheet in empty:
        page = sheet.page_setup
        assert (page.orientation, page.fitToWidth) == ("landscape", 1), sheet.title
        assert int(page.paperSize) == int(sheet.PAPERSIZE_A4), sheet.title


def test_the_heads_stay_in_sight(empty):
    questions, table = empty["1 Hvad er det"], empty["3a Data om dig"]

    assert (questions.freeze_panes, questions.print_title_rows) == ("E4", "$3:$3")
    assert (table.freeze_panes, table.print_title_rows) == ("B7", "$5:$5")


@pytest.mark.slow
def test_the_same_workbook_is_the_same_bytes(municipality):
    first, second = (as_bytes(workbook(municipality, "da")) for _ in range(2))

    assert first == second


def test_nothing_in_the_file_tells_when_it_was_made(file):
    assert {part.date_time for part in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"<dcterms:" not in file.read("docProps/core.xml")


def test_a_row_may_grow_with_its_text(file):
    sheet = file.read("xl/worksheets/sheet3.xml")

    assert b" ht=" in sheet
    assert b"customHeight" not in sheet
