"""The register counts itself, and no number says more than is known."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from plugins.register.figures import BANDS, Count, figures_of, readability
from plugins.register.model import Text


def groups(counted):
    """The answers that someone gives, each with its count."""
    return {code: tuple(count) for code, count in counted if count.n}


def with_tools(register, *tools):
    """The register with these tools alone."""
    return msgspec.structs.replace(register, tools={tool.id: tool for tool in tools})


def changed(tool, **answers):
    return msgspec.structs.replace(tool, **answers)


def test_the_municipality_in_figures(municipality):
    figures = figures_of(municipality)

    assert figures.tools == 4
    assert figures.approved == (4, 4)
    assert figures.answered == (101, 109)
    assert figures.departments_with_tools == (3, 3)
    assert groups(figures.status) == {"pilot": (1, 4), "in_use": (2, 4), "retired": (1, 4)}
    assert groups(figures.ai) == {"no": (1, 4), "yes": (3, 4)}
    assert groups(figures.decision) == {
        "none": (2, 4), "support": (1, 4), "automatic_with_review": (1, 4),
    }  # fmt: skip
    assert groups(figures.sensitive) == {"yes": (1, 4), "no": (3, 4)}
    assert groups(figures.ring) == {"ready": (1, 4), "try_out": (2, 4), "keep_watch": (1, 4)}
    assert groups(figures.reviews) == {"in_time": (3, 3)}


def test_what_nobody_answers_is_counted_too(municipality):
    figures = figures_of(municipality)

    assert [code for code, _ in figures.ai] == ["no", "yes", "undecided", None]
    assert figures.ai[2].count == figures.ai[3].count == (0, 4)


def test_a_tool_counts_under_each_of_its_kinds_of_ai(municipality):
    figures = figures_of(municipality)

    assert groups(figures.ai_kinds) == {
        "machine_learning": (1, 3), "generative": (1, 3), "language_model": (1, 3),
        "image_video": (1, 3), "chatbot": (1, 3), "recommendation": (1, 3),
    }  # fmt: skip
    assert groups(figures.ai_risk) == {"high": (1, 3), "transparency": (1, 3), "minimal": (1, 3)}


def test_a_tool_that_does_not_tell_its_kind_of_ai_counts_as_such(municipality):
    tool = municipality.tools["isvagt-kamera"]
    silent = changed(tool, ai=changed(tool.ai, kinds=None, risk=None))

    figures = figures_of(with_tools(municipality, silent))

    assert groups(figures.ai_kinds) == groups(figures.ai_risk) == {None: (1, 1)}


def test_open_questions_begin_with_the_most_open_one_and_have_reasons(municipality):
    figures = figures_of(municipality)

    assert [
        (one.field.name, tuple(one.open), groups(one.reasons)) for one in figures.open_questions
    ] == [
        ("scale", (2, 4), {"under_clarification": (1, 2), "not_applicable": (1, 2)}),
        ("benefit", (1, 4), {"under_clarification": (1, 1)}),
        ("ai.tested", (1, 3), {"under_clarification": (1, 1)}),
        ("ai.training_data", (1, 3), {"withheld_business": (1, 1)}),
        ("ethics", (1, 4), {"under_clarification": (1, 1)}),
        ("objection", (1, 4), {"not_applicable": (1, 1)}),
        ("suppliers", (1, 4), {"withheld_security": (1, 1)}),
    ]
    assert groups(figures.reasons) == {
        "under_clarification": (4, 8), "withheld_security": (1, 8), "withheld_business": (1, 8),
        "not_applicable": (2, 8),
    }  # fmt: skip


def test_every_department_has_its_own_figures(municipality):
    departments = figures_of(municipality).departments

    assert [
        (one.id, *map(tuple, (one.tools, one.approved, one.answered))) for one in departments
    ] == [
        ("borger-og-ydelse", (1, 4), (1, 1), (26, 29)),
        ("havn-og-kyst", (2, 4), (2, 2), (60, 62)),
        ("miljoe-og-fjord", (1, 4), (1, 1), (15, 18)),
    ]
    assert [groups(one.reviews) for one in departments] == [{"in_time": (1, 1)}] * 3


def test_a_draft_is_not_approved_and_its_silence_on_sensitive_data_is_no_no(municipality):
    draft = changed(municipality.tools["chatbotten-fjordis"], basis="public_sources")

    figures = figures_of(with_tools(municipality, draft))

    assert figures.approved == (0, 1)
    assert groups(figures.sensitive) == {None: (1, 1)}


@pytest.mark.parametrize(
    ("answers", "reviews"),
    [
        ({"reviewed_on": date(2025, 7, 1)}, {"in_time": (1, 1)}),
        ({"reviewed_on": date(2025, 6, 30)}, {"overdue": (1, 1)}),
        ({"reviewed_on": None}, {"never": (1, 1)}),
        ({"reviewed_on": None, "status": "retired"}, {}),
    ],
)
def test_a_review_is_in_time_or_overdue_or_never_done(municipality, answers, reviews):
    tool = changed(municipality.tools["badevandsmaaler"], **answers)

    figures = figures_of(with_tools(municipality, tool))

    assert groups(figures.reviews) == reviews


def test_a_register_without_tools_can_be_counted(municipality):
    empty = with_tools(municipality)

    figures, reading = figures_of(empty), readability(empty, "da")

    assert (figures.tools, figures.answered, figures.open_questions) == (0, (0, 0), ())
    assert figures.departments_with_tools == (0, 3)
    assert groups(figures.ai) == groups(figures.reviews) == {}
    assert (reading.measured, reading.median) == ((0, 0), None)


@pytest.mark.parametrize(
    ("count", "share"),
    [(Count(3, 9), None), (Count(0, 0), None), (Count(3, 10), 0.3), (Count(0, 10), 0.0)],
)
def test_there_are_no_shares_of_fewer_than_ten(count, share):
    assert count.share == share


@pytest.mark.parametrize(
    ("language", "median", "bands"),
    [
        ("da", 22.7, {"very_easy": (3, 4), "easy": (1, 4)}),
        ("en", 21.5, {"very_easy": (4, 4)}),
    ],
)
def test_the_first_texts_of_the_municipality_are_easy(municipality, language, median, bands):
    reading = readability(municipality, language)

    assert (reading.measured, reading.easy, reading.limit) == ((4, 4), (4, 4), 44)
    assert round(reading.median, 1) == median
    assert groups(reading.bands) == bands


def text_of_lix(lix):
    """A text of 50 words in five sentences, as many of them long as give it that LIX."""
    words = ["langsomt"] * ((lix - 10) // 2) + ["ord"] * 50
    return ". ".join(" ".join(["Ord", *words[at : at + 9]]) for at in range(0, 45, 9)) + "."


@pytest.mark.parametrize(
    ("lix", "band"),
    [
        (24, "very_easy"), (26, "easy"), (34, "easy"), (36, "medium"), (44, "medium"),
        (46, "hard"), (54, "hard"), (56, "very_hard"),
    ],
)  # fmt: skip
def test_a_text_stands_in_the_band_of_its_lix(municipality, lix, band):
    text = text_of_lix(lix)
    tool = changed(
        municipality.tools["badevandsmaaler"],
        summary=Text(da=text, en=text), purpose=Text(da="", en=""),
    )  # fmt: skip

    reading = readability(with_tools(municipality, tool), "da")

    assert reading.median == lix
    assert groups(reading.bands) == {band: (1, 1)}
    assert reading.easy == (int(BANDS.index(band) < 3), 1)


def test_a_text_of_few_words_is_not_measured(municipality):
    short = Text(da="Ord og ord.", en="Word and word.")
    tool = changed(municipality.tools["badevandsmaaler"], summary=short, purpose=short)

    reading = readability(with_tools(municipality, tool), "en")

    assert (reading.measured, reading.median) == ((0, 1), None)


def test_names_make_no_text_harder(municipality):
    tool = municipality.tools["chatbotten-fjordis"]
    text = text_of_lix(24)
    named = Text(da=f"{tool.contact.unit.da} {text} {tool.name.da}", en=text)
    told = changed(tool, summary=named, purpose=Text(da="", en=""))

    reading = readability(with_tools(municipality, told), "da")

    assert reading.median == 24
