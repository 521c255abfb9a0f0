"""The drawing says what the stops say, keeps every text in its box and brings no markup."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from plugins.drawing import width
from plugins.pages.flow import Line, Stop
from plugins.pages.flow_picture import picture
from plugins.register import Text
from plugins.register.model import DataUse
from tests.pages.flows import flow
from tests.pages.test_flow import KINDS, UNKNOWN

LONG_NAME = "Sygedagpengeberegningssystemet" * 3
HOSTILE = '</text><script>alert(1)</script><a href="https://evil.example">&amp;'
SIZES = {"t": (16, True), "q": (14, False)}
TOOLS = ("baadplads-tildeling", "badevandsmaaler", "chatbotten-fjordis", "isvagt-kamera")


class Drawn:
    """The column and the ring of a picture."""

    def __init__(self, stops):
        self.column, self.ring = ElementTree.fromstring(f"<div>{picture(stops)}</div>")

    @property
    def boxes(self):
        """Each box of the column with what stands in it."""
        return list(zip(self.column.findall("rect"), self.column.findall("a"), strict=True))

    @property
    def texts(self):
        """What each box says, piece by piece."""
        return [["".join(_lines(one, "")) for one in words.iter("text")] for _, words in self.boxes]


def _lines(text, between=None):
    """The lines of a text; joined to words again when *between* is given."""
    lines = [text.text, *(span.text for span in text)]
    if between is None:
        return lines
    return [f"{line} " for line in lines[:-1]] + lines[-1:]


def said(stops):
    """What the drawing of *stops* must say, box by box."""
    return [
        [
            f"{number}. {stop.title}",
            *(
                piece
                for line in stop.lines
                for piece in (
                    *([("◆ " if line.is_sensitive else "") + line.label] if line.label else []),
                    *(("○ " if line.is_open else "") + part for part in line.parts),
                )
            ),
        ]
        for number, stop in enumerate(stops, 1)
    ]


def way(municipality, case):
    """The stops of a tool of Lillefjord, or of one that is hard to draw."""
    if case in TOOLS:
        return flow(municipality, case)
    uses = tuple(DataUse(kind=kind, source=Text(f"Registret over {kind}", "x")) for kind in KINDS)
    hard = {
        "unknown": UNKNOWN,
        "many kinds": {"data": uses},
        "long name": {"name": Text(LONG_NAME, LONG_NAME), "opt_out": Text(LONG_NAME * 2, "x")},
    }
    return flow(municipality, "chatbotten-fjordis", **hard[case])


each_case = pytest.mark.parametrize("case", [*TOOLS, "unknown", "many kinds"])
each_hard_case = pytest.mark.parametrize("case", [*TOOLS, "unknown", "many kinds", "long name"])


@each_case
def test_the_drawing_says_what_the_stops_say(case, municipality):
    stops = way(municipality, case)

    assert Drawn(stops).texts == said(stops)


@each_hard_case
def test_no_line_is_wider_than_its_box(case, municipality):
    too_wide = [
        line
        for _, words in Drawn(way(municipality, case)).boxes
        for text in words.iter("text")
        for line in _lines(text)
        if int(text.get("x")) + width(line, *SIZES.get(text.get("class"), (16, False))) > 280 - 10
    ]

    assert too_wide == []


@each_hard_case
def test_no_text_stands_below_its_box(case, municipality):
    boxes = Drawn(way(municipality, case)).boxes

    ends = [
        int(frame.get("height"))
        - max(int(one.get("y")) + 20 * len(one) for one in words.iter("text"))
        for frame, words in boxes
    ]
    assert min(ends) >= 12


@each_hard_case
def test_no_two_boxes_of_the_column_touch(case, municipality):
    frames = [frame for frame, _ in Drawn(way(municipality, case)).boxes]

    gaps = [
        int(below.get("y")) - int(above.get("y")) - int(above.get("height"))
        for above, below in pairwise(frames)
    ]
    assert set(gaps) == {30}


@each_hard_case
def test_the_ring_shows_the_same_boxes_in_their_frames(case, municipality):
    drawn = Drawn(way(municipality, case))

    tops = {f"#{words.get('id')}": int(box.get("y")) for box, words in drawn.boxes}
    heights = {f"#{words.get('id')}": int(box.get("height")) for box, words in drawn.boxes}
    shown = [
        (use.get("x"), int(use.get("y")) + tops[use.get("href")], heights[use.get("href")])
        for use in drawn.ring.findall("use")
    ]
    frames = drawn.ring.findall("rect")
    assert list(tops) == [use.get("href") for use in drawn.ring.findall("use")]
    assert [(x, y) for x, y, _ in shown] == [(one.get("x"), int(one.get("y"))) for one in frames]
    assert [one for one, (*_, high) in zip(frames, shown, strict=True)
            if int(one.get("height")) < high] == []  # fmt: skip


def test_the_ring_goes_clockwise_in_two_rows(municipality):
    frames = Drawn(way(municipality, "isvagt-kamera")).ring.findall("rect")

    assert [one.get("x") for one in frames] == ["0", "376", "752", "752", "376", "0"]
    assert (
        len({one.get("y") for one in frames[:3]}) == len({one.get("y") for one in frames[3:]}) == 1
    )


def test_a_tool_without_data_has_a_smaller_drawing_with_the_way_to_it_crossed_out(municipality):
    without = Drawn(way(municipality, "badevandsmaaler"))
    cross = "l16 16m0-16l-16 16"

    arrows = [svg.find("path[@class='w']").get("d") for svg in (without.column, without.ring)]
    assert len(without.boxes) == len(without.ring.findall("use")) == 4
    assert [path.count(cross) for path in arrows] == [1, 1]
    assert cross not in picture(way(municipality, "isvagt-kamera"))


def test_sensitive_data_is_marked_by_a_shape_and_a_frame_of_its_own(municipality):
    (_, _), (_, data), *_ = Drawn(way(municipality, "baadplads-tildeling")).boxes

    assert len(data.findall("path[@class='m']")) == 1
    assert "◆ Følsomme oplysninger" in [text.text for text in data.iter("text")]


def test_a_box_of_which_nothing_is_known_has_a_frame_of_its_own(municipality):
    boxes = Drawn(way(municipality, "unknown")).boxes

    assert [frame.get("class") for frame, _ in boxes] == ["o", "o", "a", "o", "o", "o"]


def test_a_box_of_which_something_is_known_has_the_common_frame(municipality):
    stops = flow(municipality, "isvagt-kamera", recipients=None, opt_out=None)

    frames = [frame.get("class") for frame, _ in Drawn(stops).boxes]
    assert frames == [None, None, "a", None, None, None]


def test_each_box_leads_to_its_section_without_a_stop_for_the_keyboard(municipality):
    links = [words for _, words in Drawn(way(municipality, "isvagt-kamera")).boxes]

    assert [link.get("href") for link in links] == [
        "#data", "#data", "#ai", "#data", "#decision", "#you",
    ]  # fmt: skip
    assert {link.get("tabindex") for link in links} == {"-1"}


def test_a_text_of_the_file_stays_a_text():
    stop = Stop("you", HOSTILE, "data", (Line(HOSTILE, (HOSTILE, HOSTILE)),))

    drawn = Drawn([stop] * 4)

    tags = {element.tag for svg in (drawn.column, drawn.ring) for element in svg.iter()}
    assert tags == {"svg", "rect", "path", "a", "text", "tspan", "use"}
    assert {link.get("href") for link in drawn.column.iter("a")} == {"#data"}
    assert "alert(1)" in "".join(drawn.texts[0])


def test_the_drawing_is_for_the_eyes_the_list_for_the_ears(municipality):
    drawn = Drawn(way(municipality, "isvagt-kamera"))

    assert {svg.get("aria-hidden") for svg in (drawn.column, drawn.ring)} == {"true"}
