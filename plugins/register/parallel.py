"""The same work on all cores, when there is enough of it."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any, TypeVar

MOST_PROCESSES = 4
SHARES_EACH = 16

Work = TypeVar("Work")
Result = TypeVar("Result")


def in_parallel(
    do: Callable[[Work], Result],
    work: Sequence[Work],
    *,
    worth: int,
    meanwhile: Callable[[], object] | None = None,
) -> list[Result]:
    """What *do* answers for every piece of *work*, in order.

    From *worth* pieces on the work is shared with forked processes; what *do* answers there
    must be picklable, and what it changes in memory is lost. *meanwhile* is done by this
    process while the others are at work already.

    Raises:
        RuntimeError: a forked process failed; what it said is on standard error.
    """
    processes = min(os.cpu_count() or 1, MOST_PROCESSES, len(work))
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if len(work) < worth or processes < 2 or not can_fork:
        return [do(piece) for piece in work]
    forked = multiprocessing.get_context("fork")
    shares = _Shares(len(work), processes, forked.Value("i", 0))
    helpers = [_Helper(forked, do, work, shares) for _ in range(1, processes)]
    if meanwhile is not None:
        meanwhile()
    done = _do(do, work, shares)
    for helper in helpers:
        done |= helper.results()
    return [result for start in sorted(done) for result in done[start]]


class _Shares:
    """The places of the work still to be taken; every process takes the next when it is free."""

    def __init__(self, pieces: int, processes: int, taken: Any) -> None:
        self._pieces = pieces
        self._size = max(1, pieces // (processes * SHARES_EACH))
        self._taken = taken

    def __iter__(self) -> Iterator[slice]:
        while True:
            with self._taken.get_lock():
                start = self._taken.value
                self._taken.value = start + self._size
            if start >= self._pieces:
                return
            yield slice(start, start + self._size)


class _Helper:
    """A forked process at work."""

    def __init__(self, forked: Any, do: Any, work: Sequence[Any], shares: _Shares) -> None:
        self._answers, answers = forked.Pipe(duplex=False)
        self._process = forked.Process(target=_answer, args=(do, work, shares, answers))
        self._process.start()
        answers.close()

    def results(self) -> dict[int, list[Any]]:
        try:
            return self._answers.recv()
        except EOFError:
            raise RuntimeError("A process of its own failed; see above.") from None
        finally:
            self._process.join()
            self._answers.close()


def _answer(do: Any, work: Sequence[Any], shares: _Shares, answers: Connection) -> None:
    answers.send(_do(do, work, shares))
    answers.close()


def _do(do: Any, work: Sequence[Any], shares: _Shares) -> dict[int, list[Any]]:
    return {share.start: [do(piece) for piece in work[share]] for share in shares}
