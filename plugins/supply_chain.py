"""What the site is built with: known holes in it, and the list of it (SBOM).

Pinned with hashes in ``requirements.lock``, and in ``theme/package-lock.json`` for the form's
libraries; pip-audit and the CycloneDX library do the work here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from importlib.metadata import distribution, metadata
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.contrib.this.builders import this_component
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License, LicenseAcknowledgement
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[1]
LOCK = "requirements.lock"
THEME_LOCK = "theme/package-lock.json"

# Where the Python packaging world reports holes, malicious packages among them.
OSV = "https://api.osv.dev/v1/query"

_NO_ANSWER = (
    "Kendte huller kan ikke slås op lige nu. Prøv igen med adgang til {host}. / "
    "Known holes cannot be looked up just now. Try again with access to {host}.\n"
    "pip-audit: {reason}"
)
_HOLE = "{name} {version}: {id}. Rettet i / mended in: {fixed}"
_HOLES = "{n} kendte huller / known holes. Kør / run: inv lock, inv scripts"
_FINE = "{n} pakker uden kendte huller / packages without known holes."

# The classifiers in use that mean one licence of SPDX and no other, as PEP 639 has it.
_SPDX = {
    "GNU Affero General Public License v3 or later (AGPLv3+)": "AGPL-3.0-or-later",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


def audit(lock: Path = PROJECT / LOCK, service: str = OSV) -> int:
    """Look up known holes in every package of *lock* and every library of the form.

    Answers the exit code. No answer, even for one package, is a failure: silence would read as
    "no holes".
    """
    done = _run(
        "pip_audit", "--requirement", str(lock), "--require-hashes", "--disable-pip",
        "--vulnerability-service", "osv", "--osv-url", service,
        "--progress-spinner", "off", "--format", "json",
    )  # fmt: skip
    try:
        packages = json.loads(done.stdout)["dependencies"]
        holes = [(package, hole) for package in packages for hole in package["vulns"]]
        holes += [(one, hole) for one in libraries() for hole in _holes(one, service)]
    except (ValueError, KeyError, OSError) as error:
        *_, reason = done.stderr.strip().splitlines() or [str(error)]
        host = urlsplit(service).netloc
        print(_NO_ANSWER.format(reason=reason, host=host), file=sys.stderr)
        return 1
    for package, hole in holes:
        fixed = ", ".join(hole["fix_versions"]) or "-"
        print(_HOLE.format(**package, id=hole["id"], fixed=fixed))
    if holes:
        print(_HOLES.format(n=len(holes)), file=sys.stderr)
        return 1
    print(_FINE.format(n=len(packages) + len(libraries())))
    return 0


def libraries() -> list[dict[str, str]]:
    """The libraries that the form takes from npm: name, version and licence."""
    lock = json.loads((PROJECT / THEME_LOCK).read_text(encoding="utf-8"))
    return [
        {"name": path.removeprefix("node_modules/"), **one}
        for path, one in lock["packages"].items()
        if path and not one.get("dev")
    ]


def _holes(library: Mapping[str, str], service: str) -> list[dict[str, Any]]:
    """What OSV knows of a *library*, told as pip-audit tells it (https://google.github.io/osv.dev/)."""
    package = {"name": library["name"], "ecosystem": "npm"}
    asked = json.dumps({"package": package, "version": library["version"]}).encode()
    request = Request(service, asked, {"Content-Type": "application/json"})
    with urlopen(request, timeout=30) as answer:
        known = json.load(answer).get("vulns", ())
    return [{"id": hole["id"], "fix_versions": list(_fixed(hole))} for hole in known]


def _fixed(hole: Mapping[str, Any]) -> Iterator[str]:
    for affected in hole.get("affected", ()):
        for reach in affected.get("ranges", ()):
            yield from (event["fixed"] for event in reach["events"] if "fixed" in event)


def write_sbom(output: Path) -> int:
    """Write the SBOM to *output*; answers the exit code. The same packages give the same bytes."""
    listed = sbom()
    text = JsonV1Dot6(listed).output_as_string(indent=1)
    try:
        output.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{output}: {len(listed.components)} pakker / packages")
    return 0


def sbom() -> Bom:
    """What builds the site, in CycloneDX: versions, licences, and what needs what.

    The tests' tools, which are in the same environment, are no part of it. Nor are the moment and
    the random number that the library would add, and the property says so.
    """
    needs = {**runtime(), **{one["name"]: set() for one in libraries()}}
    found = {name: _component(name) for name in runtime()}
    found |= {one["name"]: _library(one) for one in libraries()}
    project = _project()
    root = Component(
        type=ComponentType.APPLICATION,
        bom_ref="root-component",
        name=project["name"],
        version=project["version"],
        description=project["description"],
        licenses=_declared([project["license"]]),
    )
    reproducible = Property(name="cdx:reproducible", value="true")
    listed = Bom(
        metadata=BomMetaData(component=root, properties=[reproducible]),
        components=found.values(),
    )
    listed.metadata.tools.components.add(this_component())
    listed.serial_number = listed.metadata.timestamp = None
    asked_for = _needed_by_the_project() | {one["name"] for one in libraries()}
    listed.register_dependency(root, [found[name] for name in asked_for])
    for name, needed in needs.items():
        listed.register_dependency(found[name], [found[other] for other in needed])
    return listed


def licences(package: str) -> list[str]:
    """What *package* says of its licence, in SPDX where that can be told; all of them hold."""
    told = metadata(package)
    for text in (told["License-Expression"], told["License"]):
        # "License" may be anything, up to the whole text of the licence.
        with suppress(InvalidLicenseExpression):
            return [canonicalize_license_expression(text or "")]
    classifiers = told.get_all("Classifier") or ()
    named = [line.split(" :: ")[-1] for line in classifiers if line.startswith("License :: ")]
    return [_SPDX.get(name, name) for name in named]


def runtime() -> dict[str, set[str]]:
    """Every package that builds the site on this machine, and the packages that each needs."""
    needs: dict[str, set[str]] = {}
    todo = _needed_by_the_project()
    while todo:
        name = todo.pop()
        needs[name] = _applying(distribution(name).requires or ())
        todo |= needs[name] - needs.keys()
    return needs


def _component(package: str) -> Component:
    told = metadata(package)
    purl = PackageURL("pypi", name=package, version=told["Version"])
    return Component(
        bom_ref=purl.to_string(),
        name=package,
        version=told["Version"],
        description=told["Summary"],
        licenses=_declared(licences(package)),
        purl=purl,
    )


def _library(library: Mapping[str, str]) -> Component:
    purl = PackageURL("npm", *_scoped(library["name"]), library["version"])
    return Component(
        bom_ref=purl.to_string(),
        name=library["name"],
        version=library["version"],
        licenses=_declared([library["license"]]),
        purl=purl,
    )


def _scoped(name: str) -> tuple[str | None, str]:
    """The scope of a package of npm, and its name in it: ``@cfworker/json-schema``."""
    scope, slash, rest = name.partition("/")
    return (scope, rest) if slash else (None, name)


def _declared(names: list[str]) -> list[License]:
    make, declared = LicenseFactory(), LicenseAcknowledgement.DECLARED
    return [make.make_from_string(name, license_acknowledgement=declared) for name in names]


def _needed_by_the_project() -> set[str]:
    return _applying(_project()["dependencies"])


def _project() -> dict[str, Any]:
    return tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _applying(requirements: Iterable[str]) -> set[str]:
    """The packages that *requirements* name for this machine, without extras."""
    return {
        canonicalize_name(one.name)
        for one in map(Requirement, requirements)
        if one.marker is None or one.marker.evaluate({"extra": ""})
    }


def _run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8")
