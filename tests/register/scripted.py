"""A repository made commit by commit, as a register's becomes over the years."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

CAMERA = "content/tools/havn/kamera.yaml"
PARKING = "content/tools/vej/parkering.yaml"
LAW = "content/laws/havneloven.yaml"
ABOUT = "content/pages/da/about.md"

_CAMERA = """\
name: {da: Iskamera, en: Ice camera}
basis: public_sources
summary:
  da: Kameraet ser på isen.
  en: The camera looks at the ice.
status: pilot
data:
  - kind: picture
    keep: {months: 12, after: recorded}
unanswered:
  - {question: storage, reason: not_stated_in_source}
  - {question: radar, reason: not_stated_in_source}
"""

_PARKING = """\
name: {da: Parkering, en: Parking}
basis: department
purpose:
  da: |-
    Vi ser, om du har betalt for din plads.

    Det sker med et kamera i en bil.
  en: |-
    We see whether you have paid for your space.

    A camera in a car does that.
situations: [parkering]
legal_basis: [gdpr-6-1-e]
recipients: []
ai: {use: no}
"""


class Repository:
    """A git repository in *folder*; every commit is made on a day that it is told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", ".")

    def git(self, *arguments: str, **environment: str) -> str:
        own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", "-c", "user.name=Redaktionen", "-c", "user.email=red@kommune.example",
             *arguments],
            cwd=self.folder, env=os.environ | own | environment,
            capture_output=True, encoding="utf-8", check=True,
        )  # fmt: skip
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise ValueError(f"{old!r} stands {text.count(old)} times in {path}")
        self.write(path, text.replace(old, new))

    def move(self, path: str, to: str) -> None:
        (self.folder / to).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).rename(self.folder / to)

    def commit(self, when: str, said: str = "x") -> str:
        """Commit all there is; *when* is a time such as ``2025-03-01T12:00:00+0100``."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", said, GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)
        return self.git("rev-parse", "HEAD")


def tell(repository: Repository) -> None:
    """Thirty commits: what people do to a register's files, one thing at a time."""
    write, replace, commit = repository.write, repository.replace, repository.commit
    write(CAMERA, _CAMERA)
    commit("2024-01-10T12:00:00+0100", "a tool")
    write(LAW, "name: {da: Havneloven, en: The Harbour Act}\ncitation: {da: § 9, en: s. 9}\n")
    write(ABOUT, "---\ntitle: Om\naddress: om\n---\nDet her er et register.\n")
    commit("2024-01-11T12:00:00+0100", "a law and a page")
    replace(CAMERA, "name:", "# en bemærkning\nname:")
    replace(CAMERA, "{months: 12, after: recorded}", "\n      after: recorded\n      months: 12")
    commit("2024-01-12T12:00:00+0100", "another form, the same values")
    replace(CAMERA, "months: 12", "months: 24")
    commit("2024-01-31T23:30:00+0000", "late in the evening, February in Copenhagen")
    write("README.md", "Not of the register.\n")
    commit("2024-02-02T12:00:00+0100", "another file")
    replace(CAMERA, "  - {question: storage, reason: not_stated_in_source}\n", "")
    write(CAMERA, repository_text(repository, CAMERA) + "storage: denmark\n")
    commit("2024-02-03T12:00:00+0100", "answered")
    replace(CAMERA, "Kameraet", "Kamaraet")
    commit("2024-02-04T12:00:00+0100", "a slip in one language")
    replace(CAMERA, "Kamaraet", "Kameraet")
    commit("2024-02-05T12:00:00+0100", "and mended")
    replace(CAMERA, "ser på isen.", "tæller folk på isen.")
    replace(CAMERA, "looks at the ice.", "counts people on the ice.")
    commit("2024-02-06T12:00:00+0100", "another meaning")
    replace(CAMERA, "  - kind: picture\n", "  - kind: location\n  - kind: picture\n")
    commit("2024-02-07T12:00:00+0100", "another kind of data")
    replace(CAMERA, "  - kind: location\n", "")
    commit("2024-02-08T12:00:00+0100", "and gone again")
    replace(CAMERA, "storage: denmark\n", "")
    replace(
        CAMERA,
        "unanswered:\n",
        "unanswered:\n  - {question: storage, reason: under_clarification}\n",
    )
    commit("2024-02-09T12:00:00+0100", "no longer answered")
    replace(CAMERA, "reason: under_clarification", "reason: withheld_security")
    commit("2024-02-10T12:00:00+0100", "for another reason")
    replace(CAMERA, "  - {question: radar, reason: not_stated_in_source}\n", "")
    write(CAMERA, repository_text(repository, CAMERA) + _radar("try_out", "2024-02-01"))
    commit("2024-02-11T12:00:00+0100", "on the radar")
    replace(CAMERA, "radar:\n", _radar("ready", "2024-03-01"))
    commit("2024-03-02T12:00:00+0100", "moved in")
    replace(CAMERA, "basis: public_sources", "basis: department")
    write(CAMERA, repository_text(repository, CAMERA) + "reviewed_on: 2024-03-03\n")
    commit("2024-03-03T12:00:00+0100", "taken over and reviewed")
    repository.move(CAMERA, CAMERA.replace("/havn/", "/kyst/"))
    commit("2024-03-04T12:00:00+0100", "another department")
    coast = CAMERA.replace("/havn/", "/kyst/")
    repository.move(coast, coast.replace("kamera", "iskamera"))
    coast = coast.replace("kamera", "iskamera")
    write(coast, repository_text(repository, coast) + "former_ids: [kamera]\n")
    commit("2024-03-05T12:00:00+0100", "another id")
    replace(coast, "da: Iskamera, en: Ice camera", "da: Isvagten, en: The ice guard")
    commit("2024-03-06T12:00:00+0100", "another name")
    text = repository_text(repository, coast)
    write(coast, text.replace("status: pilot", "status: {"))
    commit("2024-03-07T12:00:00+0100", "broken")
    write(coast, text.replace("status: pilot", "status: in_use"))
    commit("2024-03-08T12:00:00+0100", "mended")
    repository.git("checkout", "-q", "-b", "work")
    write(PARKING, _PARKING)
    commit("2024-03-09T12:00:00+0100", "on a branch")
    replace(PARKING, "gdpr-6-1-e", "gdpr-6-1-c")
    commit("2024-03-10T12:00:00+0100", "on a branch, too")
    repository.git("checkout", "-q", "main")
    when = "2024-03-12T12:00:00+0100"
    repository.git(
        "merge", "-q", "--no-ff", "-m", "x", "work", GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when
    )
    replace(PARKING, "[gdpr-6-1-c]", "[gdpr-6-1-c, havneloven]")
    replace(
        PARKING, "recipients: []", "recipients:\n  - {name: {da: Skat, en: Tax}, role: authority}"
    )
    commit("2024-03-13T12:00:00+0100", "lists")
    replace(PARKING, "ai: {use: no}", "ai: {use: yes, kinds: [machine_learning]}")
    changed = commit("2024-03-14T12:00:00+0100", "AI")
    repository.git(
        "revert", "--no-edit", changed, GIT_AUTHOR_DATE="2024-03-15T12:00:00+0100",
        GIT_COMMITTER_DATE="2024-03-15T12:00:00+0100",
    )  # fmt: skip
    replace(coast, "status: in_use", "status: paused")
    replace(LAW, "s. 9", "section 9")
    commit("2024-03-16T12:00:00+0100", "paused, and a law")
    replace(coast, "status: paused", "status: retired")
    commit("2024-03-17T12:00:00+0100", "retired")
    replace(ABOUT, "et register", "et godt register")
    commit("2024-03-18T12:00:00+0100", "a page")
    (repository.folder / PARKING).unlink()
    commit("2024-03-19T12:00:00+0100", "taken out")


def repository_text(repository: Repository, path: str) -> str:
    return (repository.folder / path).read_text(encoding="utf-8")


def _radar(ring: str, on: str) -> str:
    reason = "{da: Sådan., en: Like that.}"
    return f"radar:\n  - {{ring: {ring}, on: {on}, reason: {reason}}}\n"
