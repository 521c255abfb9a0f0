"""What a plain YAML writer writes is read as what was written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.register.reading import decode, read_yaml
from tests.properties.texts import texts

pytestmark = pytest.mark.slow

keys = st.text("abcdefghijklmnopqrstuvwxyzæøå_- 0123456789", min_size=1, max_size=20)
nested = st.recursive(
    texts(4) | st.just(""),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(keys, inside, max_size=4),
    max_leaves=20,
)
mappings = st.dictionaries(keys, nested, min_size=1, max_size=5)
layouts = st.fixed_dictionaries(
    {
        "allow_unicode": st.booleans(),
        "default_flow_style": st.sampled_from((None, True, False)),
        "default_style": st.sampled_from((None, '"', "'", "|", ">")),
        "indent": st.integers(2, 8),
        "width": st.sampled_from((20, 80, 10_000)),
    }
)


@given(data=mappings, layout=layouts)
def test_what_a_yaml_writer_writes_is_read_as_it_was(data, layout):
    written = yaml.dump(data, Dumper=yaml.CSafeDumper, **layout)

    document = read_yaml("a.yaml", decode("a.yaml", written.encode()))

    assert (document.data, document.problems) == (data, ())
