"""How many examples a property is tried on: the same few each time, or many new ones.

For a long run: ``pytest tests/properties --hypothesis-profile long``.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Folders and registers are made once and put back after each example.
_SLOW_START = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]

settings.register_profile(
    "quick", derandomize=True, database=None, deadline=None, max_examples=50,
    suppress_health_check=_SLOW_START,
)  # fmt: skip
settings.register_profile(
    "long", settings.get_profile("quick"), derandomize=False, max_examples=5_000
)
settings.load_profile("quick")
