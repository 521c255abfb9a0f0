"""``inv headers``: lines for a server's settings, or a sentence that says why not."""

from __future__ import annotations

import pytest

from plugins.armour.servers import SERVERS, settings
from plugins.commands import print_headers
from tests.conftest import MUNICIPALITY, TODAY
from tests.site.builds import PROJECT, inv


@pytest.mark.parametrize("server", SERVERS)
def test_the_lines_are_for_the_address_of_the_register(server, register_folder, change, capsys):
    address = "https://register.lillefjord.example"
    change("content/site.yaml", f"url: {address}\n", f"url: {address}/register\n")

    code = print_headers(register_folder, server, "da", TODAY)

    said = capsys.readouterr()
    assert (code, said.out, said.err) == (0, settings(server, "/register"), "")
    assert "/register/data/" in said.out.replace("\\", "")


@pytest.mark.slow
def test_a_server_that_is_not_known_is_answered_with_those_that_are():
    done = inv("headers", "--server", "iis", "--root", MUNICIPALITY, day=TODAY)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "--server: iis? nginx | caddy\n"


def test_a_language_nobody_speaks_is_answered_with_the_right_ones(capsys):
    code = print_headers(MUNICIPALITY, "nginx", "sv", TODAY)

    assert (code, capsys.readouterr().err) == (1, "--language: sv? da | en\n")


@pytest.mark.parametrize(
    ("language", "ending"),
    [
        ("da", "\n1 problem. Ret det, og kør igen.\n"),
        ("en", "\n1 problem. Mend it and run again.\n"),
    ],
)
def test_a_register_with_a_problem_is_told_of(language, ending, register_folder, change, capsys):
    change("content/site.yaml", "url: https://register", "url: http://register")

    code = print_headers(register_folder, "nginx", language, TODAY)

    said = capsys.readouterr()
    assert code == 1
    assert said.out.startswith("content/site.yaml:4  url\n")
    assert said.err == ending


@pytest.mark.parametrize("server", SERVERS)
def test_hosting_is_explained_for_every_server_in_both_languages(server):
    explained = (PROJECT / "docs" / "hosting.md").read_text(encoding="utf-8")

    assert explained.count(f"`inv headers --server {server} > ") == 2
