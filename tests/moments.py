"""That no text or file which anyone sends in keeps the check busy."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import TypeVar

A_MOMENT = 1.0
"""What one text or file may take, in seconds of the processor."""

Answer = TypeVar("Answer")


def timed(work: Callable[[], Answer]) -> tuple[Answer, float]:
    """What *work* answers, and the seconds of the processor it took.

    What is slow only once (garbage collected, a module loaded) is not the fault of the work: what
    took more than a moment is tried again.
    """
    for _ in range(2):
        started = process_time()
        answer = work()
        if (took := process_time() - started) < A_MOMENT:
            break
    return answer, took
