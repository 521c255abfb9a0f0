"""The same work on all cores, when there is enough of it."""

from __future__ import annotations

import math
import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from threading import Thread
from traceback import extract_tb
from typing import Any, NamedTuple, TypeVar

MOST_PROCESSES = 4
SHARES_EACH = 16
# What stops a command: Ctrl-C, and the polite request of a host that shuts down.
_STOPPING = frozenset({signal.SIGINT, signal.SIGTERM})

Work = TypeVar("Work")
Result = TypeVar("Result")


class HelperLost(Exception):
    """A forked process was ended from outside, most often for want of memory."""


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
    process while the others are at work already. However this ends, they have ended before.

    Raises:
        HelperLost: a forked process did not answer.
        Exception: what *do* raised, here or there; ``places`` says where.
    """
    processes = min(os.cpu_count() or 1, MOST_PROCESSES, len(work))
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if len(work) < worth or processes < 2 or not can_fork:
        return [do(piece) for piece in work]
    shares = _Shares(len(work), processes)
    helpers: list[_Helper] = []
    try:
        for _ in range(1, processes):
            # Ctrl-C reaches every process: begun like this, a helper leaves it to the parent.
            with uninterrupted():
                helpers.append(_Helper(do, work, shares))
        if meanwhile is not None:
            meanwhile()
        done = _do(do, work, shares)
        for helper in helpers:
            done |= helper.results()
    finally:
        for helper in helpers:
            helper.end()
        shares.close()
    return [result for start in sorted(done) for result in done[start]]


def places(error: BaseException) -> list[tuple[str, int]]:
    """The files and lines that *error* came through, in whichever process it arose."""
    here = [(frame.filename, frame.lineno or 0) for frame in extract_tb(error.__traceback__)]
    return here + getattr(error, "places_there", [])


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C and SIGTERM wait until the block has ended."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Shares:
    """The work still to be taken, as bytes in a pipe: whoever is free reads the next one.

    Other than a lock, a pipe is not left closed by a process that is killed at the wrong moment.
    """

    def __init__(self, pieces: int, processes: int) -> None:
        self._size = math.ceil(pieces / (processes * SHARES_EACH))
        self._free, free = os.pipe()
        os.write(free, bytes(range(math.ceil(pieces / self._size))))
        os.close(free)

    def __iter__(self) -> Iterator[slice]:
        while share := os.read(self._free, 1):
            start = share[0] * self._size
            yield slice(start, start + self._size)

    def close(self) -> None:
        os.close(self._free)


class _Helper:
    """A forked process at work."""

    def __init__(self, do: Any, work: Sequence[Any], shares: _Shares) -> None:
        forked = multiprocessing.get_context("fork")
        self._answers, answers = forked.Pipe(duplex=False)
        self._process = forked.Process(target=_help, args=(do, work, shares, answers))
        self._process.start()
        answers.close()

    def results(self) -> dict[int, list[Any]]:
        try:
            answer = self._answers.recv()
        except (EOFError, OSError) as error:
            raise HelperLost(f"Process {self._process.pid} did not answer.") from error
        if isinstance(answer, _Failure):
            answer.error.places_there = answer.places  # type: ignore[attr-defined]
            raise answer.error
        return answer

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._answers.close()


class _Failure(NamedTuple):
    """What a forked process raised, and where."""

    error: Exception
    places: list[tuple[str, int]]


def _help(do: Any, work: Sequence[Any], shares: _Shares, answers: Connection) -> None:
    Thread(target=_end_after_the_parent, daemon=True).start()
    try:
        answers.send(_do(do, work, shares))
    except Exception as error:
        answers.send(_Failure(_picklable(error), places(error)))


def _end_after_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _picklable(error: Exception) -> Exception:
    try:
        return pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")


def _do(do: Any, work: Sequence[Any], shares: _Shares) -> dict[int, list[Any]]:
    return {share.start: [do(piece) for piece in work[share]] for share in shares}
