"""The form reads a file as the check does: the same answers, comments and problems."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from plugins.register.comments import comments_of
from plugins.register.loader import file_at
from plugins.register.places import schema_line
from plugins.register.reading import PROSE, Unreadable, decode, read_yaml
from plugins.register.schema import default_schema
from tests.corpus.cases import cases
from tests.site.builds import MUNICIPALITY, PROJECT

KINDS = default_schema().kinds
TOOL = "content/tools/a/b.yaml"
# YAML's own mistakes that the form's library finds elsewhere, gives another name, or forgives.
TOLD_OTHERWISE = {
    "refused/yaml/braces_sixty_thousand",
    "refused/yaml/colons_thirty_thousand", "refused/yaml/escaped_surrogate",
    "refused/yaml/indented_too_much", "refused/yaml/list_indented_unevenly",
    "refused/yaml/no_space_after_the_colon", "refused/yaml/question_mark_first",
    "refused/yaml/single_quote_not_closed",
}  # fmt: skip
FORGIVEN = {"refused/yaml/field_without_a_name", "refused/yaml/yaml_syntax"}
MENDED = {
    "refused/text/angstrom_sign",
    "refused/text/letter_of_two",
    "refused/text/byte_order_mark",
}
ABOUT_READING = [
    case
    for folder in ("accepted/yaml", "refused/all_at_once", "refused/text", "refused/yaml")
    for case in cases(folder)
]


@pytest.fixture(scope="module")
def read_by_the_form(scripts):
    """What read.js says of a file's bytes: data, comments, and each problem in short."""
    schemas = {name: scripts.keep(kind.schema) for name, kind in KINDS.items()}

    def read_by_the_form(path, content):
        kind = file_at(PurePosixPath(path)).kind
        said = scripts.call("read.js", "read", list(content), schemas[kind])
        problems = [
            (one["at"], one["code"], one["values"], one["line"]) for one in said["problems"]
        ]
        return said["data"], said["comments"], problems

    return read_by_the_form


def read(path, content):
    """What the check's own reader says of it."""
    kind = KINDS[file_at(PurePosixPath(path)).kind]
    try:
        text = decode(path, content)
        document = read_yaml(path, text)
    except Unreadable as unreadable:
        return None, {}, [in_short(problem) for problem in unreadable.problems]
    kind.type_numbers(document.data)
    comments = comments_of(text, schema_line("tool"))
    return document.data, comments, [in_short(problem) for problem in document.problems]


def in_short(problem):
    return list(problem.at), problem.code, dict(problem.values), problem.line or 1


def files_of(root: Path) -> dict[str, bytes]:
    """The files of a register that are YAML, by their paths."""
    files = {path.relative_to(root).as_posix(): path for path in root.glob("content/**/*.yaml")}
    return {
        name: files[name].read_bytes()
        for name in sorted(files)
        if files[name].is_file() and file_at(PurePosixPath(name)) is not None
    }


@pytest.mark.slow
@pytest.mark.parametrize("root", [PROJECT, MUNICIPALITY], ids=["content", "municipality"])
def test_every_file_of_a_register_is_read_the_same(root, read_by_the_form):
    files = files_of(root)

    differing = [
        path
        for path, content in files.items()
        if read(path, content) != read_by_the_form(path, content)
    ]

    assert (len(files) > 40, differing) == (True, [])


@pytest.mark.slow
@pytest.mark.parametrize("case", ABOUT_READING, ids=lambda case: case.name)
def test_every_file_of_the_corpus_is_read_the_same(
    case, register_folder, copied_files, read_by_the_form
):
    case.apply(register_folder)
    changed = files_of(register_folder).items() - copied_files.items()

    ours = [without_doubles(read(*file)) for file in sorted(changed)]
    theirs = [without_doubles(read_by_the_form(*file)) for file in sorted(changed)]

    accepted = [said for said, _, problems in theirs if said is not None and not problems]
    assert (theirs == ours) == (case.name not in TOLD_OTHERWISE | FORGIVEN | MENDED)
    assert (len(accepted) > 0) or case.name not in FORGIVEN | MENDED


def without_doubles(said):
    """Of a file in which a field stands twice the comments are nobody's."""
    data, comments, problems = said
    return (data, {} if problems else comments, problems)


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfscale: all\r\n",
        "scale: all  # A\u030a\r\n".encode(),
    ],
)
def test_what_only_programs_write_is_mended(content, read_by_the_form):
    data, comments, problems = read_by_the_form(TOOL, content)

    assert (data, problems) == ({"scale": "all"}, [])
    assert comments in ({}, {"/scale": {"after": "# \u00c5"}})


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"a: " + b"x" * 70_000, ([], "too-large", {"limit": 65536}, 1)),
        (b"a: b\nc: \xe6\n", ([], "not-utf8", {}, 2)),
        (b"a: b\n\tc: d\n", ([], "character", {"code": "U+0009", "column": 1}, 2)),
        (b"", ([], "empty-file", {}, 1)),
        (b"# a\n", ([], "empty-file", {}, 1)),
        (b"a\n", ([], "yaml-not-fields", {}, 1)),
        (b"a: b\n---\nc: d\n", ([], "yaml-documents", {}, 2)),
        (b"a: &b c\nd: *b\n", ([], "yaml-alias", {}, 1)),
        (b"a: !b c\n", ([], "yaml-tag", {}, 1)),
        (b"%YAML 1.2\n---\na: b\n", ([], "yaml-directive", {}, 1)),
        (b"a: b\nc: d\na: e\n", (["a"], "yaml-twice", {"field": "a", "first": 1}, 3)),
        (b"name:\n  da: b # c\n", (["name", "da"], "yaml-hash", {}, 2)),
        (b"name:\n  da: Husk: ring\n", ([], "yaml-colon", {}, 2)),
        (b'a: "b\nc: d\n', ([], "yaml-quote", {}, 1)),
        (b"a: [b\nc: d\n", ([], "yaml-brackets", {}, 1)),
        (b"- " * 20_000, ([], "yaml-depth", {"limit": 12}, 1)),
        (b"[" * 60_000, ([], "yaml-depth", {"limit": 12}, 1)),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else value[1],
)
def test_the_form_says_of_a_file_what_the_check_says(content, problem, read_by_the_form):
    said = read_by_the_form(TOOL, content)

    assert said[2] == [problem] == read(TOOL, content)[2]


@pytest.mark.parametrize("field", [*sorted(PROSE), "scale"])
def test_a_lost_piece_of_prose_is_told_of_in_the_same_fields(field, read_by_the_form):
    content = f"{field}: a # b\n".encode()

    said = read_by_the_form(TOOL, content)

    assert [code for _, code, _, _ in said[2]] == ["yaml-hash"] * (field in PROSE)


def test_whole_numbers_are_numbers_where_the_schema_says_so(read_by_the_form):
    content = b'review_every: 6\nsince: 2024\ndata: [{kind: "1", keep: {months: "12"}}]\n'

    data = read_by_the_form(TOOL, content)[0]

    assert data == {
        "review_every": 6,
        "since": "2024",
        "data": [{"kind": "1", "keep": {"months": 12}}],
    }
