"""``inv accessible``: try a site with browser and checker, and write what they found.

The result, ``content/accessibility.yaml``, is shown on the site's page about accessibility. Every
barrier is told, so that it can be mended; the file has their number.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

from plugins.register.schema import default_schema
from plugins.register.writing import written
from tests.browser import nu
from tests.browser.barriers import Barrier, barriers
from tests.browser.chromium import NoChromium, running_chromium
from tests.browser.hosting import hosted
from tests.browser.kinds import fullest
from tests.site.builds import Site, inv

FILE = "content/accessibility.yaml"
_TOP = "# Skrevet af / Written by: inv accessible"


class NotBuilt(Exception):
    """The site could not be built; says why."""


def proof(root: Path, today: date) -> int:
    """Try the site of the register at *root* and write the result; 1 when something is wrong."""
    with TemporaryDirectory() as folder:
        try:
            result, found = _tried(root, Path(folder), today)
        except (NotBuilt, NoChromium, nu.NoChecker) as error:
            print(error)
            return 1
    (root / FILE).write_text(as_yaml(result), encoding="utf-8")
    for check, barriers_found in found.items():
        for barrier in barriers_found:
            print(f"{check}  {barrier.address}\n    {barrier.what}")
    faults, pages = sum(map(len, found.values())), len(result["pages"])
    print(f"{FILE}: {pages} sider, {faults} fejl / {pages} pages, {faults} faults")
    return min(faults, 1)


def _tried(
    root: Path, folder: Path, today: date
) -> tuple[dict[str, Any], dict[str, list[Barrier]]]:
    output = folder / "site"
    built = inv("build", "--root", root, "--output", output, day=today)
    if built.returncode:
        raise NotBuilt(built.stdout + built.stderr)
    jar, site = nu.fetched(folder), Site("tried", output, "")
    pages = fullest(site)
    with running_chromium(folder / "lock") as browser, hosted(output) as url:
        found = barriers(browser, url, pages)
        programs = {"Chromium": browser.version.partition(".")[0]}
    found["html"] = [
        Barrier("/" + Path(one["file"]).relative_to(output).as_posix(), one["what"])
        for one in nu.complaints(jar, [output])
    ]
    programs |= {"axe-core": axe_version(), "Nu Html Checker": nu.version(jar)}
    return record(today, programs, pages, found), found


def axe_version() -> str:
    """The version of axe-core, which its script begins with."""
    return AXE_SCRIPT.partition("axe v")[2].split(maxsplit=1)[0]


def record(
    day: date, programs: Mapping[str, str], pages: Iterable[str],
    found: Mapping[str, list[Barrier]],
) -> dict[str, Any]:  # fmt: skip
    """What ``content/accessibility.yaml`` says."""
    return {
        "tested_on": day,
        "programs": [{"name": name, "version": programs[name]} for name in sorted(programs)],
        "pages": list(pages),
        "checks": [_checked(check, barriers) for check, barriers in found.items()],
    }


def _checked(check: str, barriers: Iterable[Barrier]) -> dict[str, Any]:
    places = Counter(barrier.address.removesuffix("index.html") for barrier in barriers)
    found = [{"page": page, "places": places[page]} for page in sorted(places)]
    return {"check": check, **({"found": found} if found else {})}


def as_yaml(result: Mapping[str, Any]) -> str:
    """The file that says it, in the house form."""
    data = {**result, "tested_on": result["tested_on"].isoformat()}
    return written(default_schema().kinds["accessibility"], data, {"": {"before": [_TOP]}})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--today", type=date.fromisoformat, required=True)
    arguments = parser.parse_args()
    raise SystemExit(proof(arguments.root, arguments.today))


if __name__ == "__main__":
    main()
