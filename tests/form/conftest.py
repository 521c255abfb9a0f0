"""The form's scripts, which many tests call: one Node process for them all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.form.scripts import Scripts


@pytest.fixture(scope="session")
def scripts() -> Iterator[Scripts]:
    scripts = Scripts()
    yield scripts
    scripts.end()
