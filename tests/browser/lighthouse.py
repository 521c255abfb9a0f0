"""``inv lighthouse``: what Google's Lighthouse thinks of the site on a phone with a slow line.

Lighthouse is fetched by ``npx`` in the version named here, and is no part of the tests: its
measure of speed differs from run to run and machine to machine.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.chromium import found_chromium
from tests.browser.hosting import hosted
from tests.browser.kinds import fullest, kind_of
from tests.site.builds import Site, inv

VERSION = "13.5.0"
KINDS = ("home", "tools", "tools/*", "radar", "search")
_FLAGS = "--headless=new --no-sandbox --disable-gpu"
_NOT_MEASURED = (
    "Lighthouse kunne ikke måle. Den henter sig selv med npx, og dertil skal du have Node 22 og "
    "netværk. / Lighthouse could not measure. It comes by npx, which needs Node 22 and the network."
)


class NotMeasured(Exception):
    """Lighthouse could not be fetched or gave up; says why, in Danish and English."""


def lighthouse(root: Path, today: date, kinds: tuple[str, ...]) -> int:
    """Print the scores of the fullest page of each of the *kinds*, and what costs points."""
    with TemporaryDirectory() as folder:
        output = Path(folder) / "site"
        built = inv("build", "--root", root, "--output", output, day=today)
        if built.returncode:
            print(built.stdout + built.stderr)
            return 1
        pages = [one for one in fullest(Site("measured", output, "")) if kind_of(one) in kinds]
        with hosted(output) as url:
            for address in pages:
                try:
                    report = _report(url + address, Path(folder) / "report.json")
                except NotMeasured as error:
                    print(error)
                    return 1
                print("\n".join(_said(address, report)), flush=True)
    return 0


def _report(url: str, file: Path) -> Mapping[str, Any]:
    with sync_playwright() as playwright:
        chromium = found_chromium(playwright.chromium) or ""
    command = (
        "npx", "--yes", f"lighthouse@{VERSION}", url, "--quiet", "--output=json",
        f"--output-path={file}", f"--chrome-path={chromium}", f"--chrome-flags={_FLAGS}",
    )  # fmt: skip
    try:
        subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotMeasured(f"{_NOT_MEASURED}\n{getattr(error, 'stderr', '')}") from error
    return json.loads(file.read_text(encoding="utf-8"))


def _said(address: str, report: Mapping[str, Any]) -> Iterator[str]:
    """The scores of a page, of 100, and each audit that is not perfect."""
    scores = [f"{name} {round(100 * one['score'])}" for name, one in report["categories"].items()]
    yield f"{address}  {', '.join(scores)}"
    for category in report["categories"].values():
        for reference in category["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"    {audit['id']} {audit['score']}: {audit.get('displayValue', '')}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--today", type=date.fromisoformat, required=True)
    parser.add_argument("kinds", nargs="*", default=KINDS)
    arguments = parser.parse_args()
    raise SystemExit(lighthouse(arguments.root, arguments.today, tuple(arguments.kinds)))


if __name__ == "__main__":
    main()
