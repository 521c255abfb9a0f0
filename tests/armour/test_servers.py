"""Every kind of host is told the same list of headers."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from plugins.armour.servers import SERVERS, as_headers_file, settings
from plugins.headers import EVERYWHERE, SECTIONS, sent_with
from tests.browser.hosting import blocks, headers_of

PAGE = "/da/radar/"
DATA = "/data/v1/tools.json"
SEARCH = ("/da/soeg/", "/en/search/")


def test_a_page_is_sent_with_everything_and_for_this_site_alone():
    sent = sent_with(PAGE)

    assert sent == EVERYWHERE
    assert sent["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in sent


def test_the_open_data_is_for_other_sites_too():
    sent = sent_with(DATA)

    assert sent == {
        **EVERYWHERE,
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }


def test_nothing_is_allowed_that_is_not_needed():
    policy = EVERYWHERE["Content-Security-Policy"]

    assert policy.split("; ") == [
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]


@pytest.mark.parametrize("path", SEARCH)
def test_only_the_search_may_run_scripts_and_those_of_the_site_alone(path):
    more = set(sent_with(path)["Content-Security-Policy"].split("; "))

    more -= set(EVERYWHERE["Content-Security-Policy"].split("; "))

    assert more == {"script-src 'self' 'wasm-unsafe-eval'"}


def test_what_the_policy_does_not_speak_of_is_refused_too():
    others = {name: EVERYWHERE[name] for name in sorted(EVERYWHERE) if len(EVERYWHERE[name]) < 30}

    assert others == {
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "Strict-Transport-Security": "max-age=31536000",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


def test_no_value_can_break_out_of_the_settings_of_a_server():
    values = [*EVERYWHERE.values(), *(v for section in SECTIONS.values() for v in section.values())]

    assert [value for value in values if re.search(r'["\\${}\n]', value)] == []


@pytest.mark.parametrize("base", ["", "/register"])
@pytest.mark.parametrize(
    "path",
    [
        PAGE, DATA, *SEARCH, "/", "/404.html", "/theme/icon.svg", "/pagefind/pagefind.js", "/da/",
        "/en/", "/da/om-os/", "/en/about-us/index.html", "/da/vaerktoejer/isvagt/opslag/",
    ],
)  # fmt: skip
def test_the_headers_file_gives_each_address_each_header_once(path, base):
    rules = blocks(as_headers_file(base, ["/da/om-os/", "/en/about-us/"]))

    sent = headers_of(rules, base + path)

    assert sent == sent_with(path)


@pytest.mark.parametrize("base", ["", "/register"])
@pytest.mark.parametrize("path", [PAGE, DATA, *SEARCH, "/data", "/da/data/v1/tools.json"])
def test_nginx_is_told_the_same(path, base):
    variables, sent, is_here = {}, {}, True

    for line in settings("nginx", base).splitlines():
        if begins := re.fullmatch(r'if \(\$uri ~ "(.+)"\) \{', line):
            is_here = re.search(begins[1], base + path) is not None
        elif line == "}":
            is_here = True
        elif told := re.fullmatch(r' *set (\$\w+) "(.*)";', line):
            variables |= {told[1]: told[2]} if is_here else {}
        elif told := re.fullmatch(r'add_header (\S+) (?:"(.+)"|(\$\w+)) always;', line):
            sent[told[1]] = told[2] or variables[told[3]]
        else:
            assert line.startswith("#")

    assert {name: value for name, value in sent.items() if value} == sent_with(path)


@pytest.mark.parametrize("base", ["", "/register"])
@pytest.mark.parametrize("path", [PAGE, DATA, *SEARCH, "/da/data/v1/tools.json"])
def test_caddy_is_told_the_same(path, base):
    sent, outside, is_here = {}, [], True

    for line in settings("caddy", base).splitlines():
        if told := re.fullmatch(r"@elsewhere not path (.+)", line):
            outside = [begin.removesuffix("*") for begin in told[1].split()]
        elif line == "header @elsewhere {":
            is_here = not (base + path).startswith(tuple(outside))
        elif begins := re.fullmatch(r"header (/.+)\* \{", line):
            is_here = (base + path).startswith(begins[1])
        elif told := re.fullmatch(r'    (\S+) "(.+)"', line):
            assert not is_here or told[1] not in sent
            sent |= {told[1]: told[2]} if is_here else {}
        else:
            assert line in ("header {", "}") or line.startswith("#")

    assert sent == sent_with(path)


@pytest.mark.parametrize("server", SERVERS)
def test_the_settings_say_how_to_make_them_anew(server):
    first = settings(server, "").splitlines()[0]

    assert first == f"# inv headers --server {server}"


@pytest.mark.skipif(shutil.which("nginx") is None, reason="this machine has no nginx")
def test_nginx_accepts_its_settings(tmp_path):
    config = tmp_path / "nginx.conf"
    config.write_text(
        f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\n"
        f"http {{ access_log off; server {{ listen unix:{tmp_path}/socket;\n"
        f"{settings('nginx', '/register')}}} }}\n",
        "utf-8",
    )

    tried = subprocess.run(
        ["nginx", "-t", "-q", "-p", tmp_path, "-c", config],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert (tried.returncode, tried.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("caddy") is None, reason="this machine has no Caddy")
def test_caddy_accepts_its_settings(tmp_path):
    config = tmp_path / "Caddyfile"
    config.write_text(f"http://127.0.0.1:8 {{\n{settings('caddy', '/register')}}}\n", "utf-8")

    tried = subprocess.run(
        ["caddy", "adapt", "--adapter", "caddyfile", "--config", config],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert tried.returncode == 0, tried.stderr
