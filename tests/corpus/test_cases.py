"""The form in which cases are written."""

from __future__ import annotations

import os
import stat

import pytest

from tests.corpus.cases import read_case


@pytest.fixture
def apply(tmp_path, monkeypatch):
    """Take the steps of a case in a folder that holds one file."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.yaml").write_text("# first\nb: 1\nc: 2\nd: 3\nc: 2\n", encoding="utf-8")
    monkeypatch.setattr("tests.corpus.cases.HERE", tmp_path)

    def apply(text):
        (tmp_path / "case.txt").write_text(f"A sentence.\n\n{text}", encoding="utf-8")
        read_case(tmp_path / "case.txt").apply(tmp_path)
        return tmp_path / "content"

    return apply


def test_a_case_has_a_name_steps_and_answers(tmp_path, monkeypatch):
    monkeypatch.setattr("tests.corpus.cases.HERE", tmp_path)
    (tmp_path / "x.txt").write_text(
        "A sentence.\n\n--- gone content/a\n\n--- dansk\nNej.\n\nNej.\n\n--- english\nNo.\n"
        "\n--- comes out tools/x\none\ntwo\n",
        encoding="utf-8",
    )

    case = read_case(tmp_path / "x.txt")

    assert (case.name, case.dansk, case.english) == ("x", "Nej.\n\nNej.", "No.")
    assert case.steps == (("gone content/a", "\n"),)
    assert case.comes_out == (("tools/x", ("one", "two")),)


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        ("-b: 1\n+b: 3", "# first\nb: 3\nc: 2\nd: 3\nc: 2\n"),
        (" b: 1\n+e: 4", "# first\nb: 1\ne: 4\nc: 2\nd: 3\nc: 2\n"),
        ("-b: 1\n\n-d: 3\n-c: 2\n+e: 5", "# first\nc: 2\ne: 5\n"),
    ],
)
def test_a_change_replaces_lines_where_they_stand(lines, written, apply):
    content = apply(f"--- content/a.yaml\n{lines}\n")

    assert (content / "a.yaml").read_text(encoding="utf-8") == written


@pytest.mark.parametrize("lines", ["-c: 2\n+c: 3", "-d: 4\n+d: 5"])
def test_lines_that_do_not_stand_once_cannot_be_changed(lines, apply):
    with pytest.raises(ValueError, match="do not stand once"):
        apply(f"--- content/a.yaml\n{lines}\n")


@pytest.mark.parametrize(
    ("written", "content"),
    [
        ("name: æ", "name: æ\n".encode()),
        (r"\ufeffname: \U0001f600", b"\xef\xbb\xbfname: \xf0\x9f\x98\x80\n"),
        (r"\xff\x00\x41", b"\xff\x00A\n"),
        (r"a\r\nb\tc\\n", b"a\r\nb\tc\\n\n"),
        ("a\\\nb\\", b"ab"),
        ("\\", b""),
        ("{a*3}{[*2}{{*2}{x: y\\n*2}{{ 7*7 }}", b"aaa[[{{x: y\nx: y\n{{ 7*7 }}\n"),
    ],
)
def test_what_is_escaped_can_be_any_bytes(written, content, apply):
    folder = apply(f"--- escaped new content/b.yaml\n{written}\n")

    assert (folder / "b.yaml").read_bytes() == content


def test_without_the_word_a_text_stands_as_it_is(apply):
    folder = apply("--- new content/b.yaml\n\\ufeff {a*3}\n")

    assert (folder / "b.yaml").read_bytes() == b"\\ufeff {a*3}\n"


def test_a_change_can_be_escaped_too(apply):
    folder = apply("--- escaped content/a.yaml\n-b: 1\n+b: \\u2028\\r\n")

    assert (folder / "a.yaml").read_bytes() == "# first\nb: \u2028\r\nc: 2\nd: 3\nc: 2\n".encode()


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (r"x\u0020y.yaml", b"x y.yaml"),
        (r"x\ny.yaml", b"x\ny.yaml"),
        (r"\xf8.yaml", b"\xf8.yaml"),
        ("{a*61}.yaml", b"a" * 61 + b".yaml"),
    ],
)
def test_a_path_can_be_any_bytes(path, name, apply):
    folder = apply(f"--- new content/b/{path}\nname: x\n")

    assert [os.fsencode(file.name) for file in (folder / "b").iterdir()] == [name]


def test_things_that_are_no_plain_files_can_be_made(apply):
    folder = apply(
        "--- folder content/b/c\n\n--- link content/d /etc/passwd\n\n--- pipe content/e\n"
    )

    assert (folder / "b/c").is_dir()
    assert (folder / "d").readlink().as_posix() == "/etc/passwd"
    assert stat.S_ISFIFO((folder / "e").stat().st_mode)


def test_files_and_folders_can_be_moved_and_taken_away(apply):
    folder = apply("--- move content/a.yaml content/b/c.yaml\n")
    assert [path.name for path in folder.rglob("*.yaml")] == ["c.yaml"]

    folder = apply("--- gone content/b\n")
    assert list(folder.iterdir()) == []


def test_a_step_that_does_not_exist_is_an_error(apply):
    with pytest.raises(ValueError, match="No step"):
        apply("--- link content/a\n")
