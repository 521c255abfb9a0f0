"""The same work on all cores, when there is enough of it."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

MOST_PROCESSES = 4

Work = TypeVar("Work")
Result = TypeVar("Result")


def in_parallel(do: Callable[[Work], Result], work: Sequence[Work], *, worth: int) -> list[Result]:
    """What *do* answers for every piece of *work*, in order.

    From *worth* pieces on the work is shared with forked processes; what *do* answers there
    must be picklable, and what it changes in memory is lost.

    Raises:
        RuntimeError: a forked process failed; what it said is on standard error.
    """
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if len(work) < worth or processes == 1 or not can_fork:
        return [do(piece) for piece in work]
    size = -(-len(work) // processes)
    first, *others = (work[start : start + size] for start in range(0, len(work), size))
    helpers = [_Helper(do, share) for share in others]
    results = [do(piece) for piece in first]
    for helper in helpers:
        results.extend(helper.results())
    return results


class _Helper:
    """A forked process at work on its share."""

    def __init__(self, do: Callable[[Any], Any], share: Sequence[Any]) -> None:
        forked = multiprocessing.get_context("fork")
        self._answers, answers = forked.Pipe(duplex=False)
        self._process = forked.Process(target=_work, args=(do, share, answers))
        self._process.start()
        answers.close()

    def results(self) -> list[Any]:
        try:
            return self._answers.recv()
        except EOFError:
            raise RuntimeError("A process of its own failed; see above.") from None
        finally:
            self._process.join()
            self._answers.close()


def _work(do: Callable[[Any], Any], share: Sequence[Any], answers: Connection) -> None:
    answers.send([do(piece) for piece in share])
    answers.close()
