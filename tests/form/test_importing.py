"""A spreadsheet from anyone becomes a draft, and what is wrong in it is said cell by cell."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from datetime import date, datetime, time
from io import BytesIO
from traceback import format_exception

import pytest
from openpyxl import Workbook

from plugins.form import found
from plugins.form.answers import Answers
from plugins.form.cells import NotAnAnswer, text_of
from plugins.form.days import written_as
from plugins.form.mistakes import said as sentences
from plugins.form.mistakes import where
from plugins.form.opening import MAX_UNPACKED, Refused, opened
from plugins.form.workbook import as_bytes, workbook
from plugins.importing import CannotImport, Wanted, import_sheets, path_of, proposed
from plugins.register import LANGUAGES
from plugins.register.reading import read_yaml
from plugins.register.writing import written
from tests.conftest import MUNICIPALITY, TODAY
from tests.form.workbooks import cell, data_of, read_back
from tests.site.builds import inv

BERTHS = "baadplads-tildeling"
DRAFT = "content/tools/havn-og-kyst/en-ny-baadplads.yaml"

WHAT, WHEN, DATA, SUPPLIERS = (
    "1 Hvad er det", "2 Hvornår møder jeg det", "3a Data om dig", "9a Leverandører",
)  # fmt: skip


def berths(municipality):
    """The filled-in workbook of a tool, to change."""
    data = data_of(MUNICIPALITY, municipality, BERTHS)
    return workbook(municipality, "da", data, "havn-og-kyst", BERTHS)


# What no one meant, and everyone's spreadsheet does


def sheet_cell(value, number_format="General"):
    made = Workbook().active["A1"]
    made.value, made.number_format = value, number_format
    return made


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (64942212.0, "64942212"),
        (64942212, "64942212"),
        (32.15, "32.15"),
        (datetime(2026, 5, 4), "2026-05-04"),
        (date(2026, 5, 4), "2026-05-04"),
        (datetime(2026, 5, 4, 12, 30), "2026-05-04T12:30:00"),
        (time(12, 30), "12:30:00"),
        (" Havnen \n\n", "Havnen"),
        ("et \nto\t", "et\nto"),
        ("et\r\nto\rtre", "et\nto\ntre"),
        ("et_x000D_\nto", "et\nto"),
        ("_x005F_x000D_", "_x000D_"),
        (unicodedata.normalize("NFD", "Blåbær på Åen"), "Blåbær på Åen"),
        ("Ha\u00advn\u200b\ufeff på\xa0øen\u202e", "Havn på øen"),
        ("\u200b", ""),
        (None, ""),
    ],
)
def test_a_cell_says_what_its_writer_saw(value, text):
    assert text_of(sheet_cell(value)) == text


@pytest.mark.parametrize(
    ("number_format", "text"),
    [("mmm-yy", "2021-03"), ("[$-406]mmmm yyyy", "2021-03"), ("dd-mm-yyyy", "2021-03-01"),
     ('yyyy-mm-dd" d."', "2021-03-01"), ('mmm yyyy "d."', "2021-03")],
)  # fmt: skip
def test_a_date_is_a_month_where_the_cell_shows_no_day(number_format, text):
    assert text_of(sheet_cell(datetime(2021, 3, 1), number_format)) == text


def test_a_formula_is_never_an_answer():
    with pytest.raises(NotAnAnswer, match="formula"):
        text_of(sheet_cell("=HYPERLINK(A1)"))


# What is no spreadsheet


def packed(**parts):
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return content.getvalue()


def changed(part, old, new):
    """A small workbook in which a part says something else."""
    made, content = BytesIO(), BytesIO()
    Workbook().save(made)
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(content, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            after.writestr(name, text.replace(old, new) if name == part else text)
    return content.getvalue()


def with_entity(entity):
    """A small workbook that is sound but for a definition of the entity ``a8`` at its top."""
    return changed(
        "xl/workbook.xml", b"<workbook xmlns", b"<!DOCTYPE x [%s]><workbook xmlns" % entity
    )


SHEET = "xl/worksheets/sheet1.xml"


def merging(*areas):
    """The end of a sheet, and that of one that merges the *areas*."""
    merged = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return b"</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>".encode()


OF_ANOTHER_NAME = (
    b'</sheetData><s-s:mergeCells xmlns:s-s="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    b'main"><s-s:mergeCell ref="A1:XFD1048576"/></s-s:mergeCells>'
)


def elsewhere(place, old, new):
    """A small workbook with its sheet, in which something is changed, at another place."""
    made, content = BytesIO(changed(SHEET, old, new)), BytesIO()
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(content, "w") as after:
        for name in before.namelist():
            text = before.read(name).replace(SHEET.encode(), place.encode())
            after.writestr(place if name == SHEET else name, text)
    return content.getvalue()


LAUGHS = b"".join(
    b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha") for n in range(9)
)


@pytest.mark.parametrize("entity", [LAUGHS, b'<!ENTITY a8 SYSTEM "file:///etc/hosts">'])
def test_entities_are_not_even_looked_at(entity):
    with pytest.raises(Refused, match="file-broken") as caught:
        opened(with_entity(entity))

    assert "EntitiesForbidden" in "".join(format_exception(caught.value))


def test_a_small_workbook_is_opened():
    assert opened(changed("xl/workbook.xml", b"", b"")).sheetnames == ["Sheet"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "file-other"),
        (b"name;value\r\nHavn;1\r\n", "file-other"),
        (b"%PDF-1.7\n", "file-other"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512), "file-old"),
        (packed(**{"word/document.xml": b"<x/>"}), "file-other"),
        (packed(mimetype=b"application/vnd.oasis", **{"content.xml": b"<x/>"}), "file-ods"),
        (packed(**{"[Content_Types].xml": b"<x/>"}), "file-broken"),
        (packed(**{"[Content_Types].xml": bytes(MAX_UNPACKED + 1)}), "file-unpacked"),
        (packed(**{f"{n}.xml": b"" for n in range(600)}), "file-unpacked"),
        (changed("xl/workbook.xml", b"<sheets>", b""), "file-broken"),
        (changed(SHEET, *merging("A1:XFD1048576")), "file-areas"),
        (changed(SHEET, *merging(*["A1:XFD4"] * 2)), "file-areas"),
        (changed(SHEET, *merging("".join(f"&#{ord(sign)};" for sign in "A1:XFD9999"))),
         "file-areas"),
        (changed(SHEET, b"</sheetData>", OF_ANOTHER_NAME), "file-areas"),
        (elsewhere("xl/sheet.bin", *merging("A1:XFD1048576")), "file-areas"),
        (changed(SHEET, b"<worksheet", "<worksheet".encode("utf-16")), "file-broken"),
        (b"PK" * 3_000_000, "file-large"),
    ],
    ids=["empty", "csv", "pdf", "xls", "docx", "ods", "no-sheets", "bomb", "parts", "xml",
         "area", "areas", "written", "prefixed", "elsewhere", "utf-16", "large"],
)  # fmt: skip
def test_what_is_no_spreadsheet_is_refused(content, why):
    with pytest.raises(Refused) as caught:
        opened(content)

    assert caught.value.why == why
    for language in LANGUAGES:
        assert all(sentences(caught.value, language))


def test_a_file_that_ends_too_early_is_refused():
    content = packed(**{"[Content_Types].xml": b"<x/>" * 50})

    with pytest.raises(Refused):
        opened(content[: len(content) // 2])


def test_a_workbook_of_something_else_is_not_ours(municipality):
    with pytest.raises(Refused, match="form-other"):
        read_back(Workbook(), municipality)


def test_a_form_of_another_version_is_refused(municipality):
    made = Workbook()
    made.active["A1"] = "klartekst 9 front"

    with pytest.raises(Refused, match="form-version") as caught:
        read_back(made, municipality)

    assert "9" in sentences(caught.value, "da")[0]


# What is wrong in a form


@pytest.fixture(scope="module")
def spoilt(municipality):
    """What is read of a form that many people have worked on."""
    made = berths(municipality)
    cell(made, WHAT, "status").value = "I brugg"
    cell(made, WHAT, "since").value = datetime(2023, 3, 15)
    cell(made, WHAT, "until").value = "=TODAY()"
    cell(made, WHAT, "benefit").value = "Et tegn fra Word: \uf0b7 slut"
    cell(made, WHAT, "basis", "F").value = "Skrevet her i stedet"
    cell(made, WHEN, "people").value = "Børn; borgere over 18 år ;SÅRBARE BORGERE OVER 18 ÅR"
    made[WHEN]["E10"] = made[WHEN]["E11"] = None
    cell(made, WHEN, "contact_role").value = "Self-service"
    cell(made, "7 Hvilke regler gælder", "legal_basis").value = "gdpr-6-1-c"
    cell(made, WHEN, "scale").value = "rigtig mange"
    cell(made, "3 Hvilke data om mig bruger det", "recipients").value = "Ingen andre ser data"
    data = made[DATA]
    data["B7"], data["C7"] = "cpr", "  dig  selv "
    data["H7"] = 60.0
    data.merge_cells("D8:E9")
    data["N9"] = "Husk at ringe"
    made[SUPPLIERS]["C7"] = 19
    made["7a Vurderinger"]["A1"] = None
    made.remove(made["9b Links"])
    copied = made.copy_worksheet(made[WHEN])
    copied.title = "Kopi"
    made.create_sheet("Noter")["B2"] = "ring til dem"
    made.create_sheet("Tomt")
    made["7b Dataetik"]["B2000"] = "Privatliv"
    made["8 Hvad kan jeg gøre"].delete_cols(9)
    made["9c Kilder"].delete_rows(6)
    made["6a Kommunens vurdering på…"].sheet_state = "hidden"
    return read_back(made, municipality)


def places(answers, code):
    return [where(one.place, "da") for one in answers.mistakes if one.code == code]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("choice-near", [f"ark »{WHAT}«, række 6, celle E6"]),
        ("choice", [f"ark »{WHEN}«, række 14, celle E14"]),
        ("formula", [f"ark »{WHAT}«, række 8, celle E8"]),
        ("character", [f"ark »{WHAT}«, række 12, celle E12"]),
        ("stray", [f"ark »{WHAT}«, række 5, celle F5", f"ark »{DATA}«, række 9, celle N9"]),
        ("merged", [f"ark »{DATA}«, række 8, celle D8"]),
        ("zeros-lost", [f"ark »{SUPPLIERS}«, række 7, celle C7"]),
        ("none-and-some", ["ark »3 Hvilke data om mig bruger det«, række 5, celle E5"]),
        ("sheet-strange", ["ark »7a Vurderinger«", "ark »Noter«"]),
        ("sheet-missing", ["ark »7a Vurderinger«", "ark »9b Links«"]),
        ("sheet-twice", ["ark »Kopi«"]),
        ("many-rows", ["ark »7b Dataetik«"]),
        ("column-missing", ["ark »8 Hvad kan jeg gøre«"]),
        ("head-missing", ["ark »9c Kilder«"]),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(code, shown, spoilt):
    assert places(spoilt, code) == shown


def test_nothing_else_is_wrong(spoilt):
    codes = {one.code for one in spoilt.mistakes}

    assert codes == {
        "choice", "choice-near", "formula", "character", "stray", "merged", "zeros-lost",
        "none-and-some", "sheet-strange", "sheet-missing", "sheet-twice", "many-rows",
        "column-missing", "head-missing",
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mistake_has_its_sentences(language, spoilt):
    for one in spoilt.mistakes:
        assert all(sentences(one, language)), one.code


def test_a_misspelt_label_gets_the_right_one(spoilt):
    mistake = next(one for one in spoilt.mistakes if one.code == "choice-near")

    assert sentences(mistake, "da") == ("»I brugg« står ikke på listen.", "Mente du »I brug«?")


def test_what_could_be_meant_is_read(spoilt):
    data = spoilt.data

    assert data["since"] == "2023-03-15"
    assert data["people"] == ["children", "adults", "vulnerable_adults"]
    assert (data["data"][0]["kind"], data["data"][0]["from"]) == ("cpr", "citizen")
    assert data["data"][0]["keep"]["months"] == 60


def test_labels_of_the_other_language_and_ids_are_known(spoilt):
    assert spoilt.data["contact_role"] == "self_service"
    assert spoilt.data["legal_basis"][0] == "gdpr-6-1-c"


def test_what_was_typed_is_kept_even_when_it_is_wrong(spoilt):
    data = spoilt.data

    assert (data["status"], data["scale"]) == ("I brugg", "rigtig mange")
    assert data["benefit"]["da"] == "Et tegn fra Word:  slut"
    assert data["suppliers"][0]["cvr"] == "00000019"
    assert len(data["recipients"]) == 3


def test_a_hidden_sheet_is_read_like_any_other(spoilt):
    assert [one["ring"] for one in spoilt.data["radar"]] == ["try_out", "try_out"]


def test_rows_that_have_moved_are_found_by_their_keys(municipality):
    made = berths(municipality)
    made[WHAT].insert_rows(5, 2)
    made[DATA].insert_cols(3)

    answers = read_back(made, municipality)

    assert answers.data == data_of(MUNICIPALITY, municipality, BERTHS)
    assert answers.mistakes == []


@pytest.fixture(scope="module")
def copied(municipality):
    """What is read of a form with a row copied, columns inserted, and a gap in a table."""
    made = berths(municipality)
    what, data = made[WHAT], made[DATA]
    cell(made, WHAT, "name").value = "En ny\n bådplads"
    row = cell(made, WHAT, "status").row
    what.insert_rows(row + 1)
    for column in "ABE":
        what[f"{column}{row + 1}"] = what[f"{column}{row}"].value
    what[f"F{row + 1}"], what[f"G{row + 1}"] = "også her", "Under afklaring"
    cell(made, WHAT, "benefit", "G").value = "Under afklaring"
    what.insert_cols(6)
    what["F5"] = "midt imellem"
    data.insert_rows(8, 3)
    data["G11"], data["B9"], data["G9"] = None, " ", "=A1"
    data.insert_cols(4)
    data["D7"] = "også imellem"
    for number in range(4, 9):
        made[WHEN][f"E{number}"] = None
    made["7 Hvilke regler gælder"]["A4"] = None
    made.remove(made["Start her"])
    return read_back(made, municipality)


def test_only_the_first_of_two_rows_with_a_question_is_read(copied):
    assert copied.data["status"] == "in_use"
    assert places(copied, "row-twice") == [
        f"ark »{WHAT}«, række 7, celle {cell}" for cell in ("E7", "G7", "H7")
    ]


def test_a_column_of_ones_own_between_ours_is_not_read_in_silence(copied):
    assert {f"ark »{WHAT}«, række 5, celle F5", f"ark »{DATA}«, række 7, celle D7"} <= set(
        places(copied, "stray")
    )


@pytest.mark.parametrize(
    ("at", "place"),
    [
        (("data", 1), f"ark »{DATA}«, række 11"),
        (("data", 1, "used_for"), f"ark »{DATA}«, række 11, celle G11"),
        (("unanswered", 0), f"ark »{WHAT}«, række 13, celle H13"),
        (("situations",), f"ark »{WHEN}«, række 4, celle E4"),
    ],
    ids=["entry", "part", "reason", "list"],
)
def test_a_gap_does_not_move_the_place_of_an_answer(at, place, copied):
    assert where(copied.place(at), "da") == place


def test_a_mistake_in_a_row_without_an_entry_hides_nothing_in_the_next_one(copied):
    mistake = next(one for one in copied.mistakes if one.code == "formula")

    assert mistake.at == ()


def test_a_name_is_one_line(copied):
    assert copied.data["name"]["da"] == "En ny bådplads"


def test_a_first_sheet_that_is_gone_is_missed(copied):
    assert places(copied, "sheet-missing") == ["ark »Start her«"]


def test_a_question_the_file_cannot_do_without_is_missed_when_its_row_is_gone(municipality):
    made = berths(municipality)
    cell(made, WHAT, "name", "A").value = None

    answers = read_back(made, municipality)

    assert places(answers, "row-missing") == [f"ark »{WHAT}«"]


@pytest.mark.parametrize(
    ("form", "text", "meant"),
    [
        ("date", "3. maj 2025", "2025-05-03"),
        ("date", "den 3. maj 2025", "2025-05-03"),
        ("date", "3 May 2025", "2025-05-03"),
        ("date", "24. okt. 2025", "2025-10-24"),
        ("date", "1 Sept 2025", "2025-09-01"),
        ("date", "03-05-2024", "2024-05-03"),
        ("date", "3/5/2023", "2023-05-03"),
        ("date", "3.5.2023", "2023-05-03"),
        ("date", "2026-05-04T12:30:00", "2026-05-04"),
        ("partial-date", "maj 2024", "2024-05"),
        ("partial-date", "Marts 2024", "2024-03"),
        ("partial-date", "2024", "2024"),
        ("date", "2026-05-04", "2026-05-04"),
        ("date", "maj 2024", "maj 2024"),
        ("date", "31-02-2024", "31-02-2024"),
        ("date", "3.5.23", "3.5.23"),
        ("date", "3.5-2023", "3.5-2023"),
        ("partial-date", "forår 2024", "forår 2024"),
        ("partial-date", "ma 2024", "ma 2024"),
    ],
)
def test_a_day_is_read_as_people_write_it_when_it_can_only_mean_one(form, text, meant):
    assert written_as(form, text) == meant


@pytest.mark.parametrize(
    ("sheet", "key", "typed", "read"),
    [
        (WHAT, "since", "maj 2024", "2024-05"),
        (WHAT, "until", datetime(2026, 5, 4, 12, 30), "2026-05-04"),
    ],
)
def test_an_answer_that_is_a_day_is_written_as_the_register_does(
    sheet, key, typed, read, municipality
):
    made = berths(municipality)
    cell(made, sheet, key).value = typed

    assert read_back(made, municipality).data[key] == read


def test_a_company_number_may_be_written_with_spaces(municipality):
    made = berths(municipality)
    made[SUPPLIERS]["C7"] = "64 94 22 12"

    answers = read_back(made, municipality)

    assert answers.data["suppliers"][0]["cvr"] == "64942212"
    assert answers.mistakes == []


@pytest.mark.slow
def test_a_long_sheet_is_read_no_further_than_it_is_told(municipality):
    made = workbook(municipality, "da")
    for row in range(7, 10_007):
        made[SUPPLIERS][f"B{row}"] = f"Firma {row}"

    answers = read_back(made, municipality)

    assert len(answers.data["suppliers"]) == found.MAX_ROWS - 6
    assert places(answers, "many-rows") == [f"ark »{SUPPLIERS}«"]


# The command


@pytest.fixture
def import_(register_folder, reading_once, tmp_path, capsys):
    """Import a workbook into the copy of the register: the exit code, and what was said."""

    def import_(made, name="skema.xlsx", **wanted):
        file = tmp_path / name
        file.write_bytes(made if isinstance(made, bytes) else as_bytes(made))
        asked = Wanted(register_folder, "da", today=TODAY)._replace(**wanted)
        code = import_sheets([str(file)], asked)
        said = capsys.readouterr()
        return code, said.out, said.err

    return import_


def new_berths(municipality):
    data = data_of(MUNICIPALITY, municipality, BERTHS)
    data["name"] = {"da": "En ny bådplads", "en": "A new berth"}
    return data


@pytest.mark.slow
def test_a_draft_is_written_as_the_formatter_writes_it(municipality, register_folder, import_):
    data = new_berths(municipality)

    code, out, err = import_(workbook(municipality, "en", data, "havn-og-kyst"))

    assert (code, err) == (0, "")
    assert out.endswith(f"{DRAFT} er skrevet. Alt i orden.\n")
    text = (register_folder / DRAFT).read_text(encoding="utf-8")
    assert text == written(municipality.schema.kinds["tool"], data)


def test_a_draft_with_problems_is_written_and_the_problems_have_cells(
    municipality, register_folder, import_
):
    data = new_berths(municipality)
    del data["benefit"], data["data"][3]["used_for"]
    data["status"], data["data"][2]["used_for"]["en"] = "in_usee", "x" * 1300

    code, out, err = import_(workbook(municipality, "da", data), department="havn-og-kyst")

    assert code == 1
    assert "skema.xlsx, ark »1 Hvad er det«, række 12, celle E12  benefit\n" in out
    assert "    Ret: Svar, eller vælg i samme række en grund til, at det ikke kan" in out
    assert "skema.xlsx, ark »3a Data om dig«, række 9, celle G9  data[3].used_for.en\n" in out
    assert "skema.xlsx, ark »3a Data om dig«, række 10, celle F10  data[4].used_for\n" in out
    assert "skema.xlsx, ark »1 Hvad er det«, række 6, celle E6  status\n" in out
    assert "Mente du »I brug«?" in out
    assert err.count("\n") == 1
    assert "er skrevet som kladde. Den har 4 problemer." in err
    text = (register_folder / DRAFT).read_text(encoding="utf-8")
    assert read_yaml(DRAFT, text).data["status"] == "in_usee"


@pytest.mark.slow
def test_a_file_that_exists_is_left_alone(municipality, register_folder, import_):
    path = f"content/tools/havn-og-kyst/{BERTHS}.yaml"
    before = (register_folder / path).read_bytes()

    code, out, err = import_(berths(municipality))

    assert (code, out) == (1, "")
    assert f"{path} findes allerede og er, som den var." in err
    assert (register_folder / path).read_bytes() == before


@pytest.mark.slow
def test_to_replace_a_file_keeps_its_comments(municipality, register_folder, import_):
    path = register_folder / f"content/tools/havn-og-kyst/{BERTHS}.yaml"
    path.write_text("# Skrevet af redaktionen\n" + path.read_text("utf-8"), encoding="utf-8")

    code, _, _ = import_(berths(municipality), replace=True)

    assert code == 0
    assert "# Skrevet af redaktionen\n" in path.read_text("utf-8")


@pytest.mark.slow
def test_a_draft_can_be_written_elsewhere(municipality, register_folder, import_, tmp_path):
    code, out, _ = import_(
        workbook(municipality, "da", new_berths(municipality), "havn-og-kyst"),
        output=str(tmp_path / "kladder"), id="nye-pladser",
    )  # fmt: skip

    assert code == 0
    assert str(tmp_path / "kladder" / "nye-pladser.yaml") in out
    assert not (register_folder / DRAFT).exists()


@pytest.mark.slow
def test_problems_elsewhere_in_the_register_do_not_stop_an_import(municipality, write, import_):
    write("content/tools/havn-og-kyst/halv.yaml", "name: {da: Halv, en: Half}\n")
    write("content/situations/ny.yaml", "intro: {da: Ny., en: New.}\n")

    code, out, _ = import_(workbook(municipality, "da", new_berths(municipality), "havn-og-kyst"))

    assert code == 0
    assert "halv" not in out


@pytest.mark.parametrize(
    ("data", "wanted", "words"),
    [
        ({"name": {"da": "Ny"}}, {}, "Hvilken forvaltning?"),
        ({"name": {"da": "Ny"}}, {"department": "bif"}, "borger-og-ydelse, havn-og-kyst"),
        ({"name": {"da": "!"}}, {"department": "havn-og-kyst"}, "Hvad skal filen hedde?"),
        ({"status": "in_use"}, {"department": "havn-og-kyst"}, "Hvad skal filen hedde?"),
        ({}, {"department": "havn-og-kyst", "id": "../../x"}, '"../../x" kan ikke bruges som id'),
        ({}, {"department": "havn-og-kyst", "id": "x" * 61}, "kan ikke bruges som id"),
    ],
)
def test_a_draft_without_a_place_is_refused(data, wanted, words, municipality):
    answers = Answers()
    answers.data = data

    with pytest.raises(CannotImport, match=re.escape(words)):
        path_of(answers, municipality, Wanted(MUNICIPALITY, "da", **wanted), "skema.xlsx")


@pytest.mark.parametrize(
    ("id", "owner"),
    [
        (BERTHS, f"content/tools/havn-og-kyst/{BERTHS}.yaml"),
        ("fjordis", "content/tools/borger-og-ydelse/chatbotten-fjordis.yaml"),
        ("strandkamera", "content/withheld.yaml"),
    ],
    ids=["present", "former", "withheld"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_id_of_another_tool_is_refused_with_its_file(id, owner, language, municipality):
    wanted = Wanted(MUNICIPALITY, language, "miljoe-og-fjord", id)

    with pytest.raises(CannotImport, match=f'"{id}" .*{owner}'):
        path_of(Answers(), municipality, wanted, "skema.xlsx")


def test_the_file_of_a_tool_itself_may_have_its_id(municipality):
    wanted = Wanted(MUNICIPALITY, "da", "havn-og-kyst", BERTHS)

    path = path_of(Answers(), municipality, wanted, "skema.xlsx")

    assert path == f"content/tools/havn-og-kyst/{BERTHS}.yaml"


@pytest.mark.slow
def test_what_a_draft_makes_wrong_in_another_file_is_told(municipality, import_):
    made = workbook(municipality, "da", new_berths(municipality), "havn-og-kyst")

    code, out, _ = import_(made, id="baad-plads-tildeling")

    assert code == 1
    assert f"content/tools/havn-og-kyst/{BERTHS}.yaml\n" in out
    assert "[id-alike]" in out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("notes", "words"),
    [(1, "1 sted i regnearket er ikke læst."), (2, "2 steder i regnearket er ikke læst.")],
)
def test_what_was_not_read_is_no_problem_of_the_file(notes, words, municipality, import_):
    made = workbook(municipality, "da", new_berths(municipality), "havn-og-kyst")
    for number in range(notes):
        made.create_sheet(f"Noter {number}")["B2"] = "ring til dem"

    code, out, err = import_(made)

    assert code == 1
    assert out.count("[sheet-strange]") == notes
    assert f"{DRAFT} er skrevet. Filen er i orden.\n{words}" in err


def test_what_could_not_be_read_is_told_even_when_there_is_no_name(municipality, import_):
    made = workbook(municipality, "da", new_berths(municipality), "havn-og-kyst")
    cell(made, WHAT, "name").value = "=A1"

    code, out, err = import_(made)

    assert code == 1
    assert f"skema.xlsx, ark »{WHAT}«, række 4, celle E4  name.da\n" in out
    assert "Hvad skal filen hedde?" in err


@pytest.mark.slow
def test_to_replace_a_file_names_what_is_written_over(municipality, import_, write):
    path = f"content/tools/havn-og-kyst/{BERTHS}.yaml"
    data = data_of(MUNICIPALITY, municipality, BERTHS)
    data["benefit"] = {"da": "Redaktionens ord.", "en": "The editors' words."}
    data["confirmed"] = [{"field": "summary", "on": "2026-06-10"}]
    write(path, written(municipality.schema.kinds["tool"], data))

    code, out, _ = import_(berths(municipality), replace=True)

    assert code == 0
    assert "Skrevet over: benefit, confirmed.\n" in out


@pytest.mark.slow
def test_to_replace_a_file_with_the_same_answers_writes_nothing_over(municipality, import_):
    code, out, _ = import_(berths(municipality), replace=True)

    assert code == 0
    assert "Skrevet over" not in out


@pytest.mark.slow
def test_an_empty_form_makes_no_file(municipality, import_, register_folder):
    before = sorted(register_folder.rglob("*"))

    code, out, err = import_(workbook(municipality, "da"), department="havn-og-kyst", id="ny")

    assert (code, out) == (1, "")
    assert "skema.xlsx: Ingen af spørgsmålene er besvaret." in err
    assert sorted(register_folder.rglob("*")) == before


def test_what_cannot_be_read_is_said_in_one_line(import_):
    code, out, err = import_(b"a;b\r\n", "liste.csv", language="en")

    assert (code, out) == (1, "")
    assert err == (
        "liste.csv: The file is no spreadsheet in the format .xlsx. "
        "Open it in your spreadsheet program and save it as .xlsx.\n"
    )


def test_the_name_of_a_file_says_nothing_to_the_terminal(import_):
    _, _, err = import_(b"a;b", "e\x1b[31m\u202evil\n::error::x.xlsx", language="en")

    assert err.startswith("e\ufffd[31m\ufffdvil ::error::x.xlsx: The file is no spreadsheet")


def test_where_there_is_no_register_that_is_said(tmp_path, capsys):
    code = import_sheets(["skema.xlsx"], Wanted(tmp_path, "en"))

    assert code == 1
    assert "[no-content]" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_said_in_one_line(register_folder, reading_once, capsys):
    code = import_sheets(["ikke-her.xlsx"], Wanted(register_folder, "da", today=TODAY))

    assert code == 1
    assert capsys.readouterr().err.startswith("ikke-her.xlsx kan ikke læses (")


def test_one_id_is_not_for_two_tools(register_folder, capsys):
    code = import_sheets(["a.xlsx", "b.xlsx"], Wanted(register_folder, "da", id="ny"))

    assert code == 1
    assert "--id er til ét regneark." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "tool"),
    [
        ("Giv et praj", "giv-et-praj"),
        ("Bådpladser på Øen & Æblehaven", "baadpladser-paa-oeen-aeblehaven"),
        ("Café Zoë – 2.0", "cafe-zoe-2-0"),
        ("x" * 58 + " ab", "x" * 58 + "-a"),
        ("!?", ""),
    ],
)
def test_the_id_is_made_from_the_danish_name(name, tool):
    assert proposed(name) == tool


@pytest.mark.slow
def test_the_command_takes_files_with_spaces_and_several(municipality, register_folder, tmp_path):
    names = ["Mit skema.xlsx", "b.xlsx"]
    for name in names:
        data = new_berths(municipality) | {"name": {"da": f"Ny {name[0]}", "en": name[0]}}
        made = workbook(municipality, "da", data, "havn-og-kyst")
        (tmp_path / name).write_bytes(as_bytes(made))

    done = inv(
        "import", tmp_path / names[0], "--root", register_folder, "--", tmp_path / names[1],
        day=TODAY,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert "ny-m.yaml er skrevet" in done.stdout
    assert "ny-b.yaml er skrevet" in done.stdout
