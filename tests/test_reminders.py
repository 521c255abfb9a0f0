"""``inv overdue``, ``inv deadlinks`` and ``inv reminders``: what waits, and for whom."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from plugins import reminding
from plugins.fetching import Found
from plugins.register.abroad import Abroad
from plugins.register.due import due
from plugins.reminders import EDITORS, MOST, Reminders
from plugins.reminding import MOST_LINKS, asker, show_deadlinks, show_overdue, this_week
from tests.conftest import MUNICIPALITY, TODAY

BERTHS = "content/tools/havn-og-kyst/baadplads-tildeling.yaml"
OVERDUE = date(2026, 11, 5)
#: Two tools have questions that stood under clarification for too long; the contact has expired.
LAPSED = date(2027, 6, 20)
GONE = Found("dead", "404")


@pytest.fixture
def written(municipality):
    """The text for each department on a day, when these links are dead."""

    def written(today=TODAY, *links, language="da", form="markdown"):
        register = msgspec.structs.replace(municipality, today=today)
        reminders = Reminders(register, language)
        found = reminders.all(due(register), links, {link.url: GONE for link in links})
        return {one.id: getattr(reminders, form)(one) for one in found}

    return written


def link(url="https://a.example/b", path=BERTHS, department="havn-og-kyst"):
    return Abroad(url, path, "links[1].url", department)


def test_a_department_is_told_what_is_overdue_and_its_teams_are_named(written):
    assert written(OVERDUE)["havn-og-kyst"] == (
        "Lillefjords register\\. Det her venter 5\\. november 2026\\.\n"
        "\n"
        "## Skal gennemgås nu\n"
        "\n"
        "- [**Tildeling af bådpladser**]"
        "(<https://register.lillefjord.example/da/vaerktoejer/baadplads-tildeling/>) – "
        f"Skulle være gennemgået senest 4\\. november 2026\\. `{BERTHS}`\n"
        "\n"
        "Læs værktøjets tekst igennem\\. Passer den stadig\\, så skriv dagens dato i "
        "reviewed\\_on\\. Passer den ikke\\, så ret den først\\.\n"
        "\n"
        "Teksten bliver skrevet på ny hver uge\\. Sagen lukker af sig selv\\, når der ikke er mere "
        "at gøre\\.\n"
        "\n"
        "@lillefjord/havn @lillefjord/kyst\n"
    )


def test_a_question_under_clarification_is_named_by_label_and_field(written):
    told = written(date(2027, 4, 2), language="en", form="text")["borger-og-ydelse"]

    assert (
        "  Questions that need an answer\n"
        "    Fjordis the chatbot: Answer by 2 June 2027: Benefit (benefit), Data ethics (ethics). "
        "After that the check refuses the file.\n"
    ) in told


def test_who_has_nothing_to_do_gets_no_text(written):
    assert set(written().values()) == {""}


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_dead_link_is_told_to_the_one_whose_file_has_it(form, written):
    page = link("https://c.example/d", "content/pages/da/about.md", None)

    told = written(TODAY, link(), page, form=form)

    assert [id for id, text in told.items() if "https://a.example/b" in text] == ["havn-og-kyst"]
    assert [id for id, text in told.items() if "https://c.example/d" in text] == [EDITORS]


def test_only_dead_links_are_told(municipality):
    links = [link("https://a.example/1"), link("https://a.example/2"), link("https://a.example/3")]
    answers = {
        "https://a.example/1": Found("alive", "200"),
        "https://a.example/2": Found("unknown", "403"),
    }

    told = Reminders(municipality, "da").all((), links, answers)

    assert [one.id for one in told if any(one.waits.values())] == []


def test_a_link_can_be_followed_and_nothing_in_it_is_markdown(written):
    told = written(TODAY, link("https://a.example/_b_?c=*d*"), link("https://a.example/<img>"))

    assert "- <https://a.example/_b_?c=*d*> – " in told["havn-og-kyst"]
    assert "<img>" not in told["havn-og-kyst"].replace("\\<img\\>", "")


def test_a_long_list_says_how_much_is_left(written):
    links = [link(f"https://a.example/{number}") for number in range(MOST + 2)]

    told = written(TODAY, *links)["havn-og-kyst"]

    assert told.count("<https://a.example/") == MOST
    assert "- … og 2 mere\\.\n" in told


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_an_issue_says_fits_in_one(written, language):
    links = [link(f"https://a.example/{'x' * 500}{number}") for number in range(500)]

    # GitHub takes 65,536 characters.
    assert len(written(OVERDUE, *links, language=language)["havn-og-kyst"]) < 65_536


# The commands


@pytest.fixture
def answers(monkeypatch):
    """What links answer, instead of the internet; every other one is alive."""
    found = {}

    class Asked:
        def ask(self, urls):
            return {url: found.get(url, found.get("*", Found("alive", "200"))) for url in urls}

    monkeypatch.setattr(reminding, "asker", lambda register: Asked())
    return found


def test_overdue_prints_the_departments_with_something_to_do(capsys):
    code = show_overdue(MUNICIPALITY, "en", "text", OVERDUE)

    assert (code, capsys.readouterr().out) == (
        0,
        "Review: Harbour & Coast (havn-og-kyst)\n"
        "\n"
        "  To be reviewed now\n"
        "    Allocation of berths: Should have been reviewed by 4 November 2026.\n"
        f"      {BERTHS}\n",
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("da", "Ingen frist er overskredet, og ingen udløber de næste to måneder.\n"),
        ("en", "Nothing is overdue, and nothing is due in the next two months.\n"),
    ],
)
def test_overdue_says_so_when_nothing_is(language, said, capsys):
    assert show_overdue(MUNICIPALITY, language, "text", TODAY) == 0
    assert capsys.readouterr().out == said


def test_dead_links_are_printed_and_the_command_fails(answers, capsys):
    answers["https://www.lillefjord.example/havn/dpia.pdf"] = GONE
    answers["https://www.lillefjord.example/badevand/skriv"] = Found("unknown", "403")

    code = show_deadlinks(MUNICIPALITY, "en", "text", TODAY)

    shown, told = capsys.readouterr()
    assert code == 1
    assert (
        "https://www.lillefjord.example/havn/dpia.pdf: The page is no longer there (404)." in shown
    )
    assert "In the field assessments[1].url.\n" in shown
    assert "badevand" not in shown
    assert "Unknown (403): https://www.lillefjord.example/badevand/skriv\n" in told
    assert told.endswith("40 links answer, 1 are dead, 1 are unknown.\n")


def test_without_a_network_no_link_is_called_dead(answers, capsys, tmp_path):
    answers["*"] = Found("dead", "no-host")

    code = reminding.write_reminders(MUNICIPALITY, tmp_path / "out", "da", TODAY)

    assert code == 1
    assert capsys.readouterr().err.endswith("Ingen svarer. Er der netværk? Intet er skrevet.\n")
    assert not (tmp_path / "out").exists()


def test_reminders_are_written_for_all_so_that_what_is_done_can_be_closed(answers, tmp_path):
    code = reminding.write_reminders(MUNICIPALITY, tmp_path, "da", OVERDUE)

    texts = {file.stem: bool(file.read_text(encoding="utf-8")) for file in tmp_path.glob("*.md")}
    title = (tmp_path / "havn-og-kyst.title").read_text(encoding="utf-8")
    assert (code, title) == (0, "Gennemgang: Havn & Kyst (havn-og-kyst)\n")
    assert texts == {
        "borger-og-ydelse": False,
        "havn-og-kyst": True,
        "miljoe-og-fjord": False,
        EDITORS: False,
    }


@pytest.mark.parametrize("today", [TODAY, LAPSED])
@pytest.mark.parametrize("command", [show_overdue, show_deadlinks])
def test_a_register_with_problems_tells_them_instead(
    command, today, register_folder, change, capsys
):
    change(BERTHS, "status: in_use", "status: in_usee")

    code = command(register_folder, "en", "text", today)

    shown = capsys.readouterr().out
    assert (code, f"{BERTHS}:4  status\n" in shown, "Review:" in shown) == (1, True, False)


def test_what_has_lapsed_stops_no_one_and_is_told_to_who_can_mend_it(answers, tmp_path):
    code = reminding.write_reminders(MUNICIPALITY, tmp_path, "da", LAPSED)

    told = {file.stem: file.read_text(encoding="utf-8") for file in tmp_path.glob("*.md")}
    assert code == 0
    assert "## Spørgsmål\\, der skulle have haft et svar\n" in told["borger-og-ydelse"]
    assert (
        "Skulle være besvaret senest 2\\. juni 2027\\: Gevinst \\(benefit\\)\\, Dataetik "
        "\\(ethics\\)\\. Tjekket siger nej til filen\\. "
    ) in told["borger-og-ydelse"]
    assert "Udløb 1\\. maj 2027\\. Står i feltet security\\.expires\\. " in told[EDITORS]
    assert "Bagefter siger tjekket nej" not in "".join(told.values())


def test_links_are_asked_when_something_has_lapsed(answers, capsys):
    answers["https://www.lillefjord.example/havn/dpia.pdf"] = GONE

    code = show_deadlinks(MUNICIPALITY, "en", "text", LAPSED)

    shown = capsys.readouterr().out
    assert (code, shown.count("The page is no longer there (404).")) == (1, 1)
    assert "Expired" not in shown


def test_overdue_tells_what_has_lapsed(capsys):
    code = show_overdue(MUNICIPALITY, "en", "text", LAPSED)

    assert code == 0
    assert (
        "  Questions that should have been answered\n"
        '    Ice watch: the "Eagle Eye" camera: Should have been answered by 15 June 2027: How '
        "many (scale), How it is tested (ai.tested). The check refuses the file.\n"
    ) in capsys.readouterr().out


def test_the_one_who_asks_says_whose_it_is(municipality):
    assert asker(municipality).agent == "Klartekst-deadlinks (+https://register.lillefjord.example)"


def test_of_too_many_links_the_next_week_asks_the_next():
    urls = [str(number) for number in range(2 * MOST_LINKS + 500)]
    weeks = [this_week(urls, date.fromordinal(7 * week)) for week in (1, 2, 3)]

    assert [len(links) for links in weeks] == [MOST_LINKS] * 3
    assert set(urls) == {url for links in weeks for url in links}
