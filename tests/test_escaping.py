"""Text means nothing but itself, whatever it is written into."""

from __future__ import annotations

import csv
import io

import pytest

from plugins.escaping import in_cell, in_markdown


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+45 33 66 33 66", "'+45 33 66 33 66"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t'=1"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("first\n=1", "first\n'=1"),
        ("one;=1+1", "one;'=1+1"),
        ("one; =1+1", "one;' =1+1"),
    ],
)
def test_what_a_spreadsheet_takes_for_a_formula_begins_with_an_apostrophe(text, cell):
    assert in_cell(text) == cell


@pytest.mark.parametrize("text", ["", "a=b", "3-4", "a@b.example", "Ja; nej", "'=1", "1. maj, to"])
def test_other_text_stays_as_it_is_in_a_cell(text):
    assert in_cell(text) == text


def test_no_cell_begins_as_a_formula_whichever_way_the_row_is_cut():
    text = io.StringIO(newline="")
    csv.writer(text).writerow(map(in_cell, ["a", 'b";=1', "c\t+2", "@d"]))

    cells = [cell.strip('"\r\n ') for sign in ",;\t" for cell in text.getvalue().split(sign)]

    assert [cell for cell in cells if cell[:1] in tuple("=+-@")] == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a | b", r"a \| b"),
        ("[a](javascript:b)", r"\[a\]\(javascript\:b\)"),
        ("<b>", r"\<b\>"),
        ("# a\n- b", r"\# a \- b"),
        ("1. maj", r"1\. maj"),
    ],
)
def test_no_sign_means_anything_in_markdown_and_a_text_is_one_line(text, line):
    assert in_markdown(text) == line
