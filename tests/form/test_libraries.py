"""The bundled libraries are those that the lock names."""

from __future__ import annotations

import pytest

from plugins.libraries import BUNDLES, bundled


@pytest.mark.slow
def test_the_bundles_are_what_the_lock_gives(tmp_path):
    made = bundled(tmp_path)

    kept = {path.name: path.read_bytes() for path in BUNDLES.iterdir()}
    assert kept == made


def test_no_bundle_makes_code_of_text():
    for path in BUNDLES.glob("*.js"):
        source = path.read_text("utf-8")

        assert "eval(" not in source, path.name
        assert "new Function" not in source, path.name
