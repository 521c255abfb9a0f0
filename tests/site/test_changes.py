"""What has changed, as the pages of Lillefjord tell it: two commits, and a page taken down."""

from __future__ import annotations

import re

import atoma
import pytest

from tests.conftest import TODAY
from tests.site.builds import MUNICIPALITY, inv
from tests.site.sitemap import feeds

BERTH_PAGE = "/da/vaerktoejer/baadplads-tildeling/"


def lines(page, selector=".changes > li"):
    return [
        re.sub(r"\s+", " ", one.get_text(" ", strip=True)) for one in page.soup.select(selector)
    ]


def test_a_tools_page_tells_what_changed_newest_first(municipality_site):
    page = municipality_site.page(BERTH_PAGE)

    assert lines(page, "section[aria-labelledby=changes] > .changes > li") == [
        "11. februar 2026 "
        "Ændret Formål: Der er 140 pladser i havnen … med ja eller nej Reglen for Taget ud: børn "
        "Nyt: unge lyder: alder < Taget ud: 16 Nyt: 18 og indkomst > 5 (i 1.000 … altid på. Læs "
        "reglerne for havnen. "
        "Ændret Din sag, opbevares: fra 1 år til 2 år, regnet fra: du har brugt tjenesten sidst. "
        "Ændret Hvem der ellers ser data: Klagenævnet for Havne er kommet til.",
        "1. september 2025 Nyt i registret Værktøjet er kommet med i registret.",
    ]


def test_a_correction_of_wording_is_folded_away(municipality_site):
    page = municipality_site.page("/da/vaerktoejer/badevandsmaaler/")
    (folded,) = page.soup.select("section[aria-labelledby=changes] details")

    assert folded.summary.get_text() == "Sproglige rettelser (1)"
    assert [one.get_text() for one in folded.select("time")] == ["11. februar 2026"]
    assert "skerm" not in page.soup.select_one("section[aria-labelledby=changes] > ol").get_text()


def test_the_register_tells_the_whole_and_each_part(municipality_site):
    def named(address):
        return [one.get_text() for one in municipality_site.page(address).soup.select(".changes b")]

    assert named("/da/aendringer/2026-02/") == [
        "Tildeling af bådpladser", "Badevandsmåler & isbøjer", "Chatbotten Fjordis",
    ]  # fmt: skip
    assert named("/en/changes/departments/havn-og-kyst/") == [
        "Allocation of berths", "Allocation of berths", 'Ice watch: the "Eagle Eye" camera',
    ]  # fmt: skip
    assert named("/da/aendringer/slags/wording/") == ["Badevandsmåler & isbøjer"]
    assert named("/da/aendringer/slags/paused/") == []


def test_a_page_that_was_taken_down_tells_the_day_and_the_reason_and_nothing_else(
    municipality_site,
):
    page = municipality_site.page("/da/vaerktoejer/strandkamera/")

    assert page.texts("main p")[:2] == [
        "Den blev taget ned den 2. marts 2026. Grunden er:",
        "I teksten stod navnet på en person, der badede.",
    ]
    assert '"withheld"' in municipality_site.read("/data/v1/tools/strandkamera.json")


@pytest.mark.parametrize("part", ["", "breve/", "opslag/", "aendringer/"])
def test_a_former_address_leads_to_the_new_one(part, moved_site):
    page = moved_site.page(f"/da/vaerktoejer/fjordis/{part}")
    new = f"/register/da/vaerktoejer/chatbotten-fjordis/{part}"

    (refresh,) = page.soup.select('meta[http-equiv="refresh"]')
    assert refresh["content"] == f"0; url={new}"
    assert page.soup.select_one("link[rel=canonical]")["href"] == f"https://host.example{new}"
    assert [link["href"] for link in page.soup.select("main a")] == [new]


def test_hosts_that_read_redirects_are_told_too(moved_site):
    assert moved_site.read("/_redirects").splitlines() == [
        f"/register/{folder}/{former}/* /register/{folder}/chatbotten-fjordis/:splat 301"
        for former in ("fjordis", "spoerg-havnen")
        for folder in ("da/vaerktoejer", "en/tools")
    ]


def test_a_former_id_still_answers_in_the_open_data(moved_site):
    former, now = (
        moved_site.read(f"/data/v1/tools/{name}.json") for name in ("fjordis", "chatbotten-fjordis")
    )

    assert former == now


# Feeds


@pytest.mark.parametrize("name", ["municipality", "drafts"])
def test_every_feed_is_valid_atom(name, build_of):
    site = build_of(name)
    ids = []
    for path in feeds(MUNICIPALITY if name == "municipality" else MUNICIPALITY.parents[1]):
        feed = atoma.parse_atom_bytes(site.path(path).read_bytes())
        ids.append(feed.id_)
        assert feed.id_ == site.url + path
        assert {link.rel for link in feed.links} == {"self", "alternate"}
        assert all(entry.updated.tzinfo and entry.links and entry.content for entry in feed.entries)
        assert len({entry.id_ for entry in feed.entries}) == len(feed.entries)

    assert len(set(ids)) == len(ids) > 10


def test_a_feed_has_the_entries_with_ids_and_times_of_the_commits(municipality_site):
    path = f"{BERTH_PAGE}feed.xml"

    feed = atoma.parse_atom_bytes(municipality_site.path(path).read_bytes())

    assert [(entry.title.value, str(entry.updated)) for entry in feed.entries] == [
        ("Tildeling af bådpladser: Ændret", "2026-02-10 23:30:00+00:00"),
        ("Tildeling af bådpladser: Nyt i registret", "2025-09-01 10:00:00+00:00"),
    ]
    assert [re.sub("[0-9a-f]{40}", "…", entry.id_) for entry in feed.entries] == [
        "tag:register.lillefjord.example,2026-02-11:tool/baadplads-tildeling/…",
        "tag:register.lillefjord.example,2025-09-01:tool/baadplads-tildeling/…",
    ]
    assert "<del>" in feed.entries[0].content.value


def test_new_uses_of_ai_have_a_feed(municipality_site):
    feed = atoma.parse_atom_bytes(municipality_site.path("/en/ai/feed.xml").read_bytes())

    assert [entry.title.value for entry in feed.entries] == [
        "Fjordis the chatbot: New in the register",
        "Allocation of berths: New in the register",
        'Ice watch: the "Eagle Eye" camera: New in the register',
    ]


# Where there is no history


def test_a_site_without_history_says_so(moved_site):
    tool = moved_site.page(BERTH_PAGE)

    assert "Historikken er ikke med her." in tool.soup.select_one("#changes").parent.get_text()
    assert "Historikken er ikke med her." in moved_site.page("/da/aendringer/").text


@pytest.mark.slow
def test_a_site_to_publish_needs_the_whole_history(tmp_path):
    done = inv(
        "build", "--root", MUNICIPALITY, "--output", tmp_path / "site", "--publish",
        day=TODAY, PATH=str(tmp_path),
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == (
        "Historikken mangler: her er intet git. Byg siden i en klon af registret."
    )
    assert not (tmp_path / "site").exists()
