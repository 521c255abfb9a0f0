"""``inv build``: whole and repeatable, or not at all and with a sentence that says why."""

from __future__ import annotations

import errno
import logging
import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from invoke import Task

import tasks
from plugins import building, output
from plugins.commands import build_site
from plugins.data import DataGenerator
from plugins.site import write
from tests.site.builds import MUNICIPALITY, PROJECT, bytes_of, inv, replace

pytestmark = pytest.mark.slow

TODAY = date(2026, 7, 1)
METERS = "content/tools/miljoe-og-fjord/badevandsmaaler.yaml"


@pytest.fixture
def old_site(tmp_path):
    """A small site built earlier, as it stands in a folder of its own."""
    output = tmp_path / "site" / "output"
    (output / ".klartekst").mkdir(parents=True)
    (output / "da").mkdir()
    (output / "da" / "index.html").write_text("<p>Den gamle side", encoding="utf-8")
    (output / "index.html").write_text("<p>Vejen ind", encoding="utf-8")
    return output


def is_as_it_was(old_site: Path) -> bool:
    return bytes_of(old_site) == {
        "da/index.html": b"<p>Den gamle side",
        "index.html": b"<p>Vejen ind",
    } and [path.name for path in old_site.parent.iterdir()] == ["output"]


# What comes out


def test_the_build_says_how_much_it_wrote_and_replaces_the_old_site(old_site, capsys):
    code = build_site(MUNICIPALITY, old_site, "da", TODAY)

    said, complaints = capsys.readouterr()
    files = len(bytes_of(old_site))
    assert (code, complaints) == (0, "")
    assert said == (f"{old_site} er klar: 4 værktøjer, {files} filer. Se siden med: make serve\n")
    assert "Badevandsmåler" in (old_site / "da" / "vaerktoejer" / "index.html").read_text("utf-8")
    assert [path.name for path in old_site.parent.iterdir()] == ["output"]
    assert old_site.stat().st_mode & 0o777 == 0o755


# What an author gets wrong


@pytest.mark.parametrize(
    ("language", "problem", "ending"),
    [
        (
            "da",
            f'{METERS}:4  status\n    "in_usee" er ikke en af mulighederne',
            "\n1 problem. Ret det, og kør igen.\nSiden er ikke bygget. {} er, som den var.\n",
        ),
        (
            "en",
            f'{METERS}:4  status\n    "in_usee" is not one of the choices',
            "\n1 problem. Mend it and run again.\nThe site was not built. {} is as it was.\n",
        ),
    ],
)
def test_an_invalid_register_is_told_of_and_the_old_site_stays(
    language, problem, ending, old_site, tmp_path
):
    root = shutil.copytree(MUNICIPALITY, tmp_path / "register")
    replace(root / METERS, "status: in_use", "status: in_usee")

    done = inv("build", "--root", root, "--output", old_site, "--language", language, day=TODAY)

    assert done.returncode == 1
    assert done.stdout.startswith(problem)
    assert done.stderr == ending.format(old_site)
    assert is_as_it_was(old_site)


@pytest.mark.parametrize(
    "name", ["evil.md", "evil.rst", "evil.html", "evil.yaml.md", "index.html", ".htaccess"]
)
def test_a_file_that_pelican_would_read_is_a_problem(name, old_site, tmp_path, capsys):
    root = shutil.copytree(MUNICIPALITY, tmp_path / "register")
    file = root / "content" / "tools" / "havn-og-kyst" / name
    file.write_text("Title: Ny forside\nsave_as: index.html\n\nOvertaget.", encoding="utf-8")

    code = build_site(root, old_site, "da", TODAY)

    said = capsys.readouterr().out
    assert code == 1
    assert said.startswith(f"content/tools/havn-og-kyst/{name}:1\n")
    assert is_as_it_was(old_site)


# What a builder gets wrong


@pytest.fixture
def one_page(monkeypatch):
    """A build that writes one page and takes no time."""

    def write_one_page(register, folder, history):
        write(folder, "index.html", "<p>Den nye side")

    monkeypatch.setattr(building, "_run_pelican", write_one_page)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "da",
            "{0} indeholder andet end et byggeri fra Klartekst. Vælg en anden mappe.\n"
            "Siden er ikke bygget. {0} er, som den var.\n",
        ),
        (
            "en",
            "{0} holds something other than a Klartekst site. Choose another folder.\n"
            "The site was not built. {0} is as it was.\n",
        ),
    ],
)
def test_a_folder_with_other_things_in_it_is_refused(language, said, tmp_path, capsys):
    pictures = tmp_path / "billeder"
    pictures.mkdir()
    (pictures / "feriebillede.jpg").write_bytes(b"Strand")

    code = build_site(MUNICIPALITY, pictures, language, TODAY)

    assert (code, *capsys.readouterr()) == (1, "", said.format(pictures))
    assert bytes_of(tmp_path) == {"billeder/feriebillede.jpg": b"Strand"}
    assert [path.name for path in tmp_path.iterdir()] == ["billeder"]


@pytest.mark.parametrize("path", ["feriebillede.jpg", "feriebillede.jpg/site"])
def test_a_file_is_never_replaced_by_a_site(path, tmp_path, capsys):
    (tmp_path / "feriebillede.jpg").write_bytes(b"Strand")

    code = build_site(MUNICIPALITY, tmp_path / path, "da", TODAY)

    said = capsys.readouterr().err
    assert code == 1
    assert said.startswith(
        f"{tmp_path / path} er ikke en mappe. Vælg en anden mappe med --output.\n"
    )
    assert bytes_of(tmp_path) == {"feriebillede.jpg": b"Strand"}


def test_a_link_that_leads_to_itself_is_refused(tmp_path, capsys):
    link = tmp_path / "output"
    link.symlink_to(link)

    code = build_site(MUNICIPALITY, link, "en", TODAY)

    assert code == 1
    assert f"{link} is not a folder." in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_link_stays_and_the_folder_it_leads_to_is_replaced(old_site, one_page, tmp_path):
    link = tmp_path / "served"
    link.symlink_to(old_site)

    code = build_site(MUNICIPALITY, link, "da", TODAY)

    assert code == 0
    assert link.readlink() == old_site
    assert bytes_of(old_site) == {"index.html": b"<p>Den nye side"}
    assert [path.name for path in old_site.parent.iterdir()] == ["output"]


@pytest.mark.parametrize("output", ["ny", "ny/mappe/site"])
def test_a_folder_that_is_not_there_is_made(output, one_page, tmp_path):
    code = build_site(MUNICIPALITY, tmp_path / output, "da", TODAY)

    assert code == 0
    assert bytes_of(tmp_path / output) == {"index.html": b"<p>Den nye side"}


def test_an_empty_folder_may_be_built_into(one_page, tmp_path):
    (tmp_path / "tom").mkdir()

    code = build_site(MUNICIPALITY, tmp_path / "tom", "da", TODAY)

    assert code == 0
    assert bytes_of(tmp_path) == {"tom/index.html": b"<p>Den nye side"}


def test_folders_made_on_the_way_are_gone_when_nothing_was_built(tmp_path):
    root = shutil.copytree(MUNICIPALITY, tmp_path / "register")
    replace(root / METERS, "status: in_use", "status: in_usee")

    code = build_site(root, tmp_path / "ny" / "mappe" / "site", "da", TODAY)

    assert code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["register"]


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o755), (0o002, 0o775), (0o077, 0o700)])
def test_the_site_is_as_readable_as_other_new_folders(umask, mode, one_page, tmp_path):
    before = os.umask(umask)
    try:
        code = build_site(MUNICIPALITY, tmp_path / "output", "da", TODAY)
    finally:
        os.umask(before)

    assert code == 0
    assert (tmp_path / "output").stat().st_mode & 0o777 == mode
    assert (tmp_path / "output" / "index.html").stat().st_mode & 0o777 == mode & 0o666


def test_a_language_nobody_speaks_is_answered_with_the_right_ones(old_site, capsys):
    code = build_site(MUNICIPALITY, old_site, "sv", TODAY)

    assert (code, capsys.readouterr().err) == (1, "--language: sv? da | en\n")
    assert is_as_it_was(old_site)


# What a developer gets wrong


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A copy of the settings and the theme that a test may break."""
    folder = tmp_path / "project"
    shutil.copytree(PROJECT / "theme", folder / "theme")
    shutil.copy(PROJECT / "pelicanconf.py", folder)
    monkeypatch.setattr(building, "PROJECT", folder)
    return folder


def misspell_a_plugin(project):
    replace(project / "pelicanconf.py", '"plugins.pages"', '"plugins.pagse"')
    return ["plugins.pagse"]


def misspell_the_theme(project):
    replace(project / "pelicanconf.py", 'THEME = "theme"', 'THEME = "teme"')
    return ["teme"]


def name_what_is_not_there(project):
    template = project / "theme" / "templates" / "tool.html"
    replace(template, "<h1>{{ tool.name[lang] }}</h1>", "<h1>{{ toll.name[lang] }}</h1>")
    return [f"{template}:7", "'toll' is undefined"]


def leave_a_block_open(project):
    template = project / "theme" / "templates" / "situation.html"
    template.write_text('{% extends "base.html" %}\n{% block main %}\n{% if tools %}\n', "utf-8")
    return [f"{template}:3", "endif"]


def lose_a_template(project):
    (project / "theme" / "templates" / "radar.html").unlink()
    return ["radar.html"]


def lose_the_stylesheet(project):
    (project / "theme" / "static" / "style.css").unlink()
    return ["style.css"]


def break_the_catalogue(project):
    (project / "theme" / "translations" / "da.po").unlink()
    return ["da.po"]


@pytest.mark.parametrize(
    "break_it",
    [
        misspell_a_plugin, misspell_the_theme, name_what_is_not_there, leave_a_block_open,
        lose_a_template, lose_the_stylesheet, break_the_catalogue,
    ],
)  # fmt: skip
def test_what_is_broken_is_told_in_a_sentence_and_the_old_site_stays(
    break_it, project, old_site, capsys
):
    words = break_it(project)

    code = build_site(MUNICIPALITY, old_site, "en", TODAY)

    said = capsys.readouterr().err
    assert code == 1
    assert [word for word in words if word not in said] == []
    assert said.endswith(f"The site was not built. {old_site} is as it was.\n")
    assert "Traceback" not in said
    assert is_as_it_was(old_site)


def test_a_plugin_that_warns_stops_the_build(project, old_site, monkeypatch, capsys):
    def warn(self, writer):
        logging.getLogger("pelican.plugins.data").warning("Noget er %s.", "sært")

    monkeypatch.setattr(DataGenerator, "generate_output", warn)
    replace(project / "pelicanconf.py", '"plugins.pages", ', "")

    code = build_site(MUNICIPALITY, old_site, "da", TODAY)

    said = "Noget er sært.\nSiden er ikke bygget. {} er, som den var.\n"
    assert (code, *capsys.readouterr()) == (1, "", said.format(old_site))
    assert is_as_it_was(old_site)


# What a machine does


def cut_a_file_short(folder):
    os.truncate(folder / "index.html", 3)


def take_a_file_away(folder):
    (folder / "index.html").unlink()


def put_a_file_there(folder):
    (folder / "ukendt.html").write_text("Hvem skrev mig?", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "file"),
    [
        (cut_a_file_short, "index.html"),
        (take_a_file_away, "index.html"),
        (put_a_file_there, "ukendt.html"),
    ],
)
def test_a_site_that_is_not_what_was_written_is_not_shown(
    change, file, old_site, monkeypatch, capsys
):
    def write_one_page(register, folder, history):
        write(folder, "index.html", "<p>Den nye side")
        change(folder)

    monkeypatch.setattr(building, "_run_pelican", write_one_page)

    code = build_site(MUNICIPALITY, old_site, "en", TODAY)

    assert code == 1
    assert capsys.readouterr().err.startswith(f"{file} was not written in full. Build again.\n")
    assert is_as_it_was(old_site)


def test_where_folders_cannot_change_places_in_one_step_they_do_in_two(
    one_page, old_site, monkeypatch
):
    monkeypatch.setattr(output, "_exchange", lambda one, other: False)

    code = build_site(MUNICIPALITY, old_site, "da", TODAY)

    assert code == 0
    assert bytes_of(old_site) == {"index.html": b"<p>Den nye side"}
    assert [path.name for path in old_site.parent.iterdir()] == ["output"]


def test_the_old_site_comes_back_when_the_new_one_cannot_take_its_place(
    one_page, old_site, monkeypatch, capsys
):
    rename = Path.rename

    def rename_unless_new(path, target):
        if path.name == "new":
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(output, "_exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", rename_unless_new)

    code = build_site(MUNICIPALITY, old_site, "en", TODAY)

    assert code == 1
    assert "cannot be used: Input/output error." in capsys.readouterr().err
    assert is_as_it_was(old_site)


# The map of commands


def test_inv_list_names_every_task_and_says_what_it_does():
    done = inv("--list", day=TODAY)
    named = {line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")}

    own = {task.name: task for task in vars(tasks).values() if isinstance(task, Task)}
    assert {"build", "check", "messages", "serve", "test"} <= own.keys()
    assert own.keys() <= named
    assert {name for name, task in own.items() if not task.__doc__} == set()
