"""The loader: the files of a register become one immutable register, or every problem at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from plugins.register import LANGUAGES, RegisterInvalid, load_register, loader
from plugins.register.report import as_text
from plugins.register.schema import default_schema
from tests.corpus.cases import HERE, read_case

CHATBOT = "content/tools/borger-og-ydelse/chatbotten-fjordis.yaml"
BERTHS = "content/tools/havn-og-kyst/baadplads-tildeling.yaml"
CAMERA = "content/tools/havn-og-kyst/isvagt-kamera.yaml"
METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"
LAW = "content/laws/databeskyttelsesloven-8.yaml"
TODAY = date(2026, 7, 1)


def found(problems) -> list[tuple[str, int, str, str]]:
    return [(problem.path, problem.line, problem.field, problem.code) for problem in problems]


# A valid register


def test_things_stand_in_order_of_id(municipality):
    assert list(municipality.tools) == [
        "baadplads-tildeling", "badevandsmaaler", "chatbotten-fjordis", "isvagt-kamera",
    ]  # fmt: skip
    assert list(municipality.departments) == ["borger-og-ydelse", "havn-og-kyst", "miljoe-og-fjord"]
    assert list(municipality.pages) == [
        "about", "accessibility", "ai-rules", "counting", "rights",
    ]  # fmt: skip
    assert list(municipality.pages["about"]) == ["da", "en"]


def test_a_tool_knows_where_it_stands(municipality):
    tool = municipality.tools["isvagt-kamera"]

    assert (tool.id, tool.department, tool.path) == ("isvagt-kamera", "havn-og-kyst", CAMERA)


def test_answers_are_typed(municipality):
    tool = municipality.tools["baadplads-tildeling"]

    assert tool.name["en"] == "Allocation of berths"
    assert tool.since == "2023-03"
    assert tool.reviewed_on == date(2026, 5, 4)
    assert tool.review_every == 6
    assert tool.cost.dkk_per_year == 1_250_000
    assert (tool.data[0].from_, tool.data[0].keep.months) == ("citizen", 60)
    assert tool.ai.use == "yes"
    assert tool.ai.risk.class_ == "high"
    assert tool.kle == ("01.10.05", "05")


def test_what_is_not_answered_is_none_and_an_empty_list_is_an_answer(municipality):
    tool = municipality.tools["badevandsmaaler"]

    assert tool.suppliers is None
    assert tool.data == ()
    assert tool.decision.effect is None


def test_a_page_has_its_fields_and_its_text(municipality):
    page = municipality.pages["rights"]["da"]

    assert (page.title, page.address, page.menu, page.order) == (
        "Dine rettigheder", "dine-rettigheder", "none", 2,
    )  # fmt: skip
    assert page.body.startswith("Når vi bruger data om dig")
    assert page.body.endswith("[radaren](/da/radar/).\n")


def test_the_register_knows_the_day_and_the_schema(municipality):
    assert municipality.today == TODAY
    assert municipality.schema is default_schema()


def test_everything_with_a_file_is_a_thing_of_the_register(municipality, register_folder):
    paths = [thing.path for _, thing in municipality.things()]

    assert sorted(paths) == sorted(
        path.relative_to(register_folder).as_posix()
        for path in register_folder.glob("content/**/*")
        if path.is_file()
    )


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1990, 1, 1), "Havnevæsenet"),
        (date(2013, 12, 31), "Havnevæsenet"),
        (date(2014, 1, 1), "Teknik- og Havneforvaltningen"),
        (date(2024, 7, 31), "Teknik- og Havneforvaltningen"),
        (date(2024, 8, 1), "Havn & Kyst"),
        (date(2030, 1, 1), "Havn & Kyst"),
    ],
)
def test_a_department_has_the_name_of_the_day(municipality, day, name):
    department = municipality.departments["havn-og-kyst"]

    assert department.name_on(day).da == name


@pytest.mark.parametrize(
    "change",
    [
        lambda register: setattr(register, "today", None),
        lambda register: setattr(register.site, "url", ""),
        lambda register: setattr(register.tools["badevandsmaaler"], "status", "retired"),
        lambda register: setattr(register.tools["badevandsmaaler"].name, "da", ""),
        lambda register: setattr(register.tools["badevandsmaaler"].ai, "use", "yes"),
        lambda register: setattr(register.strategy.focus_areas[0], "id", ""),
        lambda register: register.tools.pop("badevandsmaaler"),
        lambda register: register.laws.update(),
        lambda register: register.pages["about"].clear(),
        lambda register: register.tools.__setitem__("x", None),
        lambda register: register.tools["badevandsmaaler"].radar.append(None),
    ],
)
def test_the_register_cannot_be_changed(municipality, change):
    with pytest.raises((AttributeError, TypeError)):
        change(municipality)


def test_the_same_files_give_the_same_register(register_folder):
    first = load_register(register_folder, today=TODAY)
    second = load_register(register_folder, today=TODAY)

    assert first == second


# A fork is safe here: the other threads of the tests only wait.
forks = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")


@forks
def test_reading_on_all_cores_gives_the_same_register(municipality, register_folder, monkeypatch):
    monkeypatch.setattr(loader, "WORTH_SHARING", 1)

    register = load_register(register_folder, today=TODAY)

    assert register == municipality


@forks
@pytest.mark.parametrize("case", ["ten_mistakes", "broken_files_that_others_name"])
def test_reading_on_all_cores_finds_the_same_problems(case, register_folder, check, monkeypatch):
    read_case(HERE / f"refused/all_at_once/{case}.txt").apply(register_folder)
    alone = check()
    monkeypatch.setattr(loader, "WORTH_SHARING", 1)

    together = check()

    assert together == alone


def test_without_a_day_it_is_the_day_of_the_clock(register_folder, monkeypatch):
    class Clock(date):
        @classmethod
        def today(cls) -> date:
            return date(2026, 6, 20)

    monkeypatch.setattr(loader, "date", Clock)

    register = load_register(register_folder)

    assert register.today == date(2026, 6, 20)


def test_the_package_needs_neither_pelican_nor_jinja():
    block = "import sys; sys.modules['pelican'] = sys.modules['jinja2'] = None; "
    load = "from plugins.register import load_register; from plugins.register import report"

    done = subprocess.run(
        [sys.executable, "-c", block + load], capture_output=True, encoding="utf-8"
    )

    assert (done.returncode, done.stderr) == (0, "")


# All problems at once


def test_problems_of_all_files_are_found_in_one_run_in_order_of_path_and_line(change, check):
    change(METERS, "contact_role: informs", "contact_role: inform")
    change(METERS, "status: in_use", "status: in_usee")
    change(LAW, "permits: [criminal]", "permits: criminal")
    change("content/pages/en/about.md", "order: 1", "order: first")
    change("content/site.yaml", "review_every: 12", "review_every: 48")

    problems = check()

    assert found(problems) == [
        (LAW, 8, "permits", "not-array"),
        ("content/pages/en/about.md", 6, "order", "not-integer"),
        ("content/site.yaml", 66, "review_every", "too-big"),
        (METERS, 4, "status", "choice-near"),
        (METERS, 31, "contact_role", "choice-near"),
    ]


def test_ten_mistakes_in_one_entry_are_ten_problems_in_one_run(register_folder, check):
    read_case(HERE / "refused" / "all_at_once" / "ten_mistakes.txt").apply(register_folder)

    problems = check()

    assert found(problems) == [
        (BERTHS, 4, "status", "choice-near"),
        (BERTHS, 30, "benifit", "unknown-field-near"),
        (BERTHS, 37, "notice.en", "missing"),
        (BERTHS, 60, "data[3].keep.months", "not-integer"),
        (BERTHS, 97, "ai.tested", "question-open"),
        (BERTHS, 127, "radar[2].on", "newest-first"),
        (BERTHS, 131, "legal_basis[3]", "reference-near"),
        (BERTHS, 132, "assessments", "assessment-missing"),
        (BERTHS, 175, "reviewed_on", "form"),
        (BERTHS, 178, "unanswered[1].question", "question-answered"),
    ]


def test_the_exception_carries_the_problems_and_prints_their_number(change, register_folder):
    change(METERS, "status: in_use", "status: in_usee")

    with pytest.raises(RegisterInvalid, match="1 problems") as caught:
        load_register(register_folder, today=TODAY)

    assert found(caught.value.problems) == [(METERS, 4, "status", "choice-near")]


def test_a_tool_that_stands_in_two_folders_is_named_once(write, register_folder, check):
    write(
        "content/tools/miljoe-og-fjord/isvagt-kamera.yaml",
        (register_folder / CAMERA).read_bytes(),
    )

    problems = check()

    assert found(problems) == [
        ("content/tools/miljoe-og-fjord/isvagt-kamera.yaml", 1, "", "id-taken")
    ]
    assert problems[0].values == {"id": "isvagt-kamera", "owner": CAMERA}


def test_the_same_id_in_different_folders_of_things_is_allowed(write, check):
    write(
        "content/technologies/havn-og-kyst.yaml",
        "name: {da: Havn, en: Port}\nexplained: {da: Havnen., en: The port.}\n",
    )

    assert check() == ()


# Files


def test_files_that_do_not_belong_are_named(write, check):
    stray = {
        "content/noter.txt": "stray-file",
        "content/README.md": "stray-file",
        "content/sites.yaml": "stray-file-near",
        "content/.DS_Store": "stray-file",
        "content/laws/.gitkeep": "stray-file",
        "content/laws/x.md": "file-suffix",
        "content/laws/x.YAML": "file-suffix",
        "content/laws/x.yaml~": "file-suffix",
        "content/laws/danske/x.yaml": "stray-file",
        "content/laws/X.yaml": "file-name",
        "content/laws/lov_om_x.yaml": "file-name",
        "content/laws/lov-om-ø.yaml": "file-name",
        "content/laws/-x.yaml": "file-name",
        "content/laws/x--y.yaml": "file-name",
        "content/laws/x y.yaml": "file-name",
        "content/laws/x.y.yaml": "file-suffix",
        "content/tools/x.yaml": "stray-file",
        "content/tools/havn-og-kyst/bro/x.yaml": "stray-file",
        "content/tools/havn-og-kyst/X.yaml": "file-name",
        "content/tool/havn-og-kyst/x.yaml": "stray-file-near",
        "content/pages/about.md": "stray-file",
        "content/pages/da/x.yaml": "file-suffix",
        "content/pages/sv/x.md": "stray-file",
        "content/pages/da/Om os.md": "file-name",
        "content/billeder/x.png": "stray-file",
        "content/" + "a/" * 400 + "x.yaml": "stray-file",
    }
    for path in stray:
        write(path, "name: x\n")

    problems = check()

    assert {problem.path: problem.code for problem in problems} == stray
    assert len(problems) == len(stray)


def test_a_yml_file_is_read_and_its_mistakes_are_named(write, check):
    write("content/technologies/drone.yml", "name: {da: Drone, en: Drone}\n")

    problems = check()

    assert found(problems) == [
        ("content/technologies/drone.yml", 1, "", "file-suffix"),
        ("content/technologies/drone.yml", 1, "explained", "missing"),
    ]


@pytest.mark.parametrize(
    "name", ["næste\nlinje.yaml", "\u202egnp.yaml", "\x1b[31m.yaml", b"\xff\xfe.yaml"]
)
@pytest.mark.parametrize("folder", ["content/laws", "content/tools/havn-og-kyst"])
def test_a_name_that_cannot_be_shown_is_shown_with_question_marks(
    name, folder, register_folder, check
):
    Path(register_folder / folder / os.fsdecode(name)).write_text("name: x", "utf-8")

    (problem,) = check()
    text = as_text([problem], "da")

    assert problem.code == "file-name"
    assert problem.path.startswith(f"{folder}/") and "�" in problem.path
    assert len(text.encode().splitlines()) == 3


def test_a_department_folder_that_cannot_be_shown_is_no_department(write, check):
    write("content/tools/\u202ekaj/x.yaml", "name: x")

    problems = check()

    assert found(problems) == [("content/tools/�kaj/x.yaml", 1, "", "stray-file")]


def test_a_file_that_may_not_be_read_is_named(register_folder, monkeypatch):
    opened = os.open

    def refuse(path, *mode, **options):
        if path == f"{register_folder}/{LAW}":
            raise PermissionError(13, "Permission denied")
        return opened(path, *mode, **options)

    monkeypatch.setattr(os, "open", refuse)

    with pytest.raises(RegisterInvalid) as caught:
        load_register(register_folder, today=TODAY)

    problem = next(one for one in caught.value.problems if one.path == LAW)
    assert (problem.line, problem.code) == (1, "unreadable")
    assert problem.values == {"why": "Permission denied"}


def test_a_folder_that_may_not_be_read_is_named(register_folder, check, monkeypatch):
    scanned = os.scandir

    def refuse(path):
        if Path(path) == register_folder / "content" / "pages":
            raise PermissionError(13, "Permission denied")
        return scanned(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert [(one.path, one.line, one.code) for one in check() if "pages" in one.path] == [
        ("content/pages", 1, "folder-unreadable")
    ]


def test_an_empty_folder_is_harmless(register_folder, check):
    (register_folder / "content/tools/ny-forvaltning").mkdir()

    assert check() == ()


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("content/laws/x.yaml", "databeskyttelsesloven-8.yaml"),
        ("content/laws/x.yaml", "/etc/hostname"),
        ("content/laws/x.yaml", "findes-ikke.yaml"),
        ("content/tools/x", "havn-og-kyst"),
        ("content/tools/x", "/"),
        ("content/pages/sv", "da"),
    ],
)
def test_a_link_is_never_followed(path, target, register_folder, check):
    (register_folder / path).symlink_to(target)

    problems = check()

    assert found(problems) == [(path, 1, "", "symlink")]
    assert as_text(problems, "da") == (
        f'{path}:1\n    "{Path(path).name}" er en genvej til en anden fil.  [symlink]\n'
        "    Ret: Læg selve filen her i stedet."
    )


def test_a_folder_without_content_says_only_that(tmp_path):
    with pytest.raises(RegisterInvalid) as caught:
        load_register(tmp_path / "nowhere", today=TODAY)

    assert found(caught.value.problems) == [("content", 1, "", "no-content")]


def test_an_empty_content_folder_lacks_the_site(tmp_path):
    (tmp_path / "content").mkdir()

    with pytest.raises(RegisterInvalid) as caught:
        load_register(tmp_path, today=TODAY)

    assert found(caught.value.problems) == [("content/site.yaml", 1, "", "no-site")]


def test_the_smallest_register_is_a_site(register_folder):
    for path in register_folder.glob("content/*"):
        _remove_unless_site(path)

    register = load_register(register_folder, today=TODAY)

    assert (register.strategy, len(register.tools), len(register.pages)) == (None, 0, 0)


def _remove_unless_site(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    elif path.name != "site.yaml":
        path.unlink()


# Pages


PAGE = "---\ntitle: a\ndescription: b\naddress: c\nmenu: none\norder: 9\n---\n"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (PAGE, "\n"),
        (PAGE + "Text.\n", "Text.\n"),
        (PAGE + "\n\nText.", "Text.\n"),
        (PAGE + "One.\n\n---\n\nTwo.\n\n", "One.\n\n---\n\nTwo.\n"),
        (PAGE.replace("\n", "\r\n") + "Text.\r\n", "Text.\n"),
    ],
)
def test_the_text_of_a_page_follows_its_fields(text, body, write, register_folder):
    write("content/pages/da/x.md", text)
    write("content/pages/en/x.md", text)

    register = load_register(register_folder, today=TODAY)

    assert register.pages["x"]["da"].body == body


@pytest.mark.parametrize(
    "text",
    ["", "Text.\n", "---\n", "---\n---\n", "---\ntitle: a\n", "\n" + PAGE, " " + PAGE],
)
def test_a_page_without_fields_is_refused(text, write, check):
    write("content/pages/da/rights.md", text)

    problems = check()

    assert found(problems) == [("content/pages/da/rights.md", 1, "", "page-fields")]


def test_lines_of_a_page_count_from_the_top_of_its_file(write, check):
    write("content/pages/da/rights.md", PAGE.replace("order: 9", "order: sidst") + "Text.\n")

    problems = check()

    assert found(problems) == [("content/pages/da/rights.md", 6, "order", "not-integer")]


# Whatever a file says, the answer is a register or its problems

NASTY = {
    "nothing": b"",
    "nul": b"\x00",
    "not-text": bytes(range(256)),
    "too-large": b"a" * 70_000,
    "brackets": b"[" * 60_000,
    "merge-bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "python": b"!!python/object/apply:os.system ['id']\n",
    "a-number": b"5\n",
    "unknown": b"path: x\nid: y\ndepartment: z\nlanguage: da\nbody: b\n__class__: q\n",
    "all-empty": b"name:\nbasis:\nsummary:\nnames:\ndata:\nai:\ndecision:\nunanswered:\n",
    "all-words": b"name: a\ndata: a\nai: a\ndecision: a\nunanswered: a\nradar: a\ncontact: a\n",
    "all-lists": b"name: []\nai: []\ndecision: [a]\nstatus: [a]\nsince: [[a]]\ncontact: [a]\n",
    "all-groups": b"name: {a: b}\nai: {}\ndata: {a: b}\nstatus: {a: b}\nradar: {a: b}\n",
    "lists-of-words": b"data: [a]\nradar: [a]\nassessments: [a]\nunanswered: [a]\nnames: [a]\n",
    "lists-of-nothing": b"data:\n-\nradar:\n-\nunanswered:\n-\nlegal_basis:\n-\nnames:\n-\n",
    "lists-of-lists": b"data: [[]]\nradar: [[a]]\nunanswered: [[]]\nsituations: [[a]]\n",
    "lists-of-groups": b"data: [{}]\nradar: [{}]\nunanswered: [{}]\nsituations: [{a: b}]\n",
    "twice-and-otherwise": b'kle: [a]\nkle: {b: "\\0"}\nlegal_basis: [a]\nlegal_basis: [b, "\\0"]\n'
    b'ai: {use: a}\nai: ["\\0"]\nname: a\nname: {da: {b: "\\0"}}\n',
    "last-day": b"basis: department\nreviewed_on: 9999-12-31\nsince: 9999-12\nuntil: '9999'\n"
    b"unanswered: [{question: scale, reason: under_clarification}]\n",
    "first-day": b"reviewed_on: 0001-01-01\nsince: '0001'\nuntil: 0000-00-00\n",
    "escapes": b'name: {da: "\\0", en: "\\u202E"}\n"\\x07": "\\x1b"\n',
    "formats": b"name: {da: '{path} %s {0}', en: '{'}\nstatus: '{value}'\n'{x}': '{y.z}'\n",
}


NASTY_PATHS = [
    LAW,
    "content/departments/havn-og-kyst.yaml",
    "content/glossary/afgoerelse.yaml",
    "content/initiatives/tryg-havn.yaml",
    "content/pages/da/about.md",
    "content/site.yaml",
    "content/strategy.yaml",
]


@pytest.mark.parametrize("content", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("paths", [[METERS], NASTY_PATHS], ids=["a-tool", "other-files"])
def test_a_nasty_file_is_answered_with_its_problems(paths, content, write, check):
    for path in paths:
        write(path, b"---\n" + content + b"\n---\n" if path.endswith(".md") else content)

    problems = check()
    said = [as_text(problems, language) for language in LANGUAGES]

    assert {problem.path for problem in problems} == set(paths)
    assert all(said)


@pytest.mark.parametrize("line", ["x{}: 5\n", "# 150290-1234 {}\n"])
def test_of_very_many_problems_of_a_kind_the_first_hundred_are_told(line, write, check):
    write(LAW, "".join(map(line.format, range(200))) + "name: 5\n")

    told = [problem.line for problem in check() if problem.path == LAW and problem.line <= 200]

    assert told == list(range(1, 101))
