"""What a change does for readers: real repositories, both sites built."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable

import pytest

from plugins import comparing
from tests.conftest import MUNICIPALITY
from tests.register.scripted import Repository
from tests.site.builds import BERTHS, CHATBOT, METERS, PROJECT

pytestmark = pytest.mark.slow

TOOLS = "content/tools"


@pytest.fixture
def register(tmp_path) -> Repository:
    """Lillefjord's files, without what names tools for the search, in a commit on main."""
    shutil.copytree(MUNICIPALITY / "content", tmp_path / "own" / "content")
    repository = Repository(tmp_path / "own")
    (tmp_path / "own" / "content" / "synonyms.yaml").unlink()
    repository.commit("2026-06-01T12:00:00+0200")
    return repository


@pytest.fixture
def compare(register) -> Callable[..., tuple[int, str, str]]:
    """Run the command as people do; answers its exit code and what it printed."""

    def compare(*arguments: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "invoke", "compare", "--root", str(register.folder), *arguments],
            cwd=PROJECT, env=os.environ | {"SOURCE_DATE_EPOCH": "1782900000"},
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    return compare


def section(report: str, title: str) -> list[str]:
    """The lines below a title of the report; none when it has no such title."""
    _, _, rest = report.partition(f"\n{title} (")
    return [line.strip() for line in rest.partition("\n\n")[0].splitlines()[1:]]


def test_without_a_change_nothing_is_told(compare):
    code, report, last = compare()

    assert code == 0
    assert report == "Det ændrer sig for læserne\n\nIngen forskel for læserne.\n"
    assert last == "Ingen adresse dør: 0 nye, 0 ændrede, 0 flyttede.\n"


def test_an_answer_that_changed_is_told_with_the_pages_that_show_it(register, compare):
    register.replace(
        f"content/{BERTHS}", "{months: 24, after: last_use}", "{months: 36, after: last_use}"
    )

    code, report, _ = compare("--base", "main")

    assert code == 0
    assert section(report, "Det siger filerne nu") == [
        "tool/baadplads-tildeling – Ændret: Din sag, opbevares: fra 2 år til 3 år, regnet fra: "
        "du har brugt tjenesten sidst."
    ]
    assert "/da/vaerktoejer/baadplads-tildeling/" in section(report, "Sider med andet indhold")
    assert "/da/vaerktoejer/isvagt-kamera/" not in report


def test_a_tool_that_is_deleted_leaves_dead_addresses(register, compare):
    (register.folder / "content" / CHATBOT).unlink()

    code, report, last = compare("--language", "en")

    assert code == 1
    lost = section(report, "Addresses that would die")
    assert "/da/vaerktoejer/chatbotten-fjordis/" in lost
    assert "/en/tools/chatbotten-fjordis/letters/" in lost
    assert "/data/v1/tools/chatbotten-fjordis.json" in lost
    assert "former_ids" in report
    assert re.fullmatch(r"\d+ addresses would die. Mend that and run again.\n", last)


def test_a_tool_with_another_id_leads_on_from_the_old_address(register, compare):
    old, new = f"content/{BERTHS}", f"content/{BERTHS}".replace("baadplads-tildeling", "pladser")
    register.move(old, new)
    register.write(
        new, (register.folder / new).read_text("utf-8") + "former_ids: [baadplads-tildeling]\n"
    )

    code, report, _ = compare()

    assert code == 0
    assert "/da/vaerktoejer/baadplads-tildeling/ → /da/vaerktoejer/pladser/" in section(
        report, "Adresser, der nu fører videre"
    )
    assert "tool/pladser – Ny adresse: " in report


def test_a_tool_in_another_department_keeps_its_address(register, compare):
    moved = f"content/{METERS}".replace("miljoe-og-fjord", "havn-og-kyst")
    register.move(f"content/{METERS}", moved)

    code, report, _ = compare()

    assert code == 0
    assert section(report, "Det siger filerne nu") == [
        "tool/badevandsmaaler – Ny forvaltning: Fra Miljø- og Fjordforvaltningen til Havn & Kyst."
    ]


LAW = """\
name: {da: En lov, en: A law}
citation: {da: § 1, en: section 1}
explained: {da: Den siger noget., en: It says something.}
"""


SYNONYMS = """\
danish:
  - words: [jolle, sejler]
    means: [båd]
english:
  - words: [dinghy]
    means: [boat]
  - words: [yacht]
    tools: [isvagt-kamera]
"""


def test_of_words_for_the_search_those_that_came_and_went_are_told(register, compare):
    register.write("content/synonyms.yaml", SYNONYMS)
    register.commit("2026-06-02T12:00:00+0200")
    register.replace("content/synonyms.yaml", "[jolle, sejler]", "[jolle, kutter]")
    register.replace("content/synonyms.yaml", "[dinghy]", "[yacht]")
    register.replace("content/synonyms.yaml", "[yacht]\n    tools", "[dinghy]\n    tools")

    code, report, _ = compare("--base", "HEAD")

    assert code == 0
    assert section(report, "Det siger filerne nu") == [
        "synonyms/synonyms – Ændret: Danske ord: kutter er kommet til; sejler er taget ud.",
        "synonyms/synonyms – Ændret: Engelske ord: yacht → boat, dinghy → isvagt-kamera er kommet "
        "til; dinghy → boat, yacht → isvagt-kamera er taget ud.",
    ]


def test_a_law_that_was_public_cannot_vanish(register, compare):
    register.write("content/laws/en-lov.yaml", LAW)
    register.commit("2026-06-02T12:00:00+0200")
    (register.folder / "content/laws/en-lov.yaml").unlink()

    code, report, _ = compare("--base", "HEAD")

    assert code == 1
    assert section(report, "Adresser, der ville dø") == ["/da/love/en-lov/", "/en/laws/en-lov/"]


def test_an_old_address_cannot_vanish_either(register, compare):
    register.replace(f"content/{CHATBOT}", "former_ids: [fjordis, spoerg-havnen]\n", "")

    code, report, _ = compare()

    assert code == 1
    assert "/da/vaerktoejer/fjordis/" in section(report, "Adresser, der ville dø")


def test_a_page_that_was_taken_down_is_not_lost(register, compare):
    (register.folder / "content" / CHATBOT).unlink()
    file = register.folder / "content" / "withheld.yaml"
    line = (
        "  - tool: chatbotten-fjordis\n    what: page\n    on: 2026-06-20\n"
        "    former_ids: [fjordis, spoerg-havnen]\n"
        "    because: {da: Der stod et navn., en: It had a name.}\n"
    )
    file.write_text(file.read_text("utf-8") + line, encoding="utf-8")

    code, report, last = compare()

    assert code == 0, report + last
    assert section(report, "Adresser, der ville dø") == []
    assert "/da/leverandoerer/parrot-sons-models-inc/" in section(
        report, "Sider om svar, som intet værktøj giver længere"
    )


def test_what_files_say_is_nothing_but_text_in_the_summary_of_a_pull_request(register, compare):
    register.replace(
        f"content/{BERTHS}",
        "{da: Tildeling af bådpladser,",
        "{da: '<img src=x> [a] @alle `x` *b*',",
    )

    code, report, _ = compare("--format", "markdown")

    assert code == 0
    (line,) = (line for line in report.splitlines() if "alle" in line)
    assert r"\<img src\=x\> \[a\] \@alle \`x\` \*b\*" in line


def test_a_commit_that_git_does_not_know_is_told_of(compare):
    code, report, last = compare("--base", "no-such-commit")

    assert (code, report) == (1, "")
    assert last == "Git kender ikke no-such-commit her. Skriv en gren eller et commit.\n"


def test_files_that_are_wrong_are_told_of_before_anything_is_built(register, compare):
    register.replace(f"content/{METERS}", "status: in_use", "status: in_usee")

    code, report, _ = compare()

    assert code == 1
    assert "status" in report and "[choice" in report


def test_an_earlier_site_that_cannot_be_built_is_told_of(register, compare):
    register.replace(f"content/{METERS}", "status: in_use", "status: in_usee")
    register.commit("2026-06-02T12:00:00+0200")
    register.replace(f"content/{METERS}", "status: in_usee", "status: in_use")

    code, _, last = compare("--base", "HEAD")

    assert code == 1
    assert "badevandsmaaler.yaml" in last


def test_pages_of_answers_that_nobody_gives_any_more_may_end():
    effects = comparing._effects({"da/leverandoerer/kaj/index.html": b"<main>x</main>"}, {}, {})

    assert (effects.ended, effects.lost) == (["/da/leverandoerer/kaj/"], [])
