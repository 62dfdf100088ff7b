"""Many articles: a bounded number under way, results in the order of the articles, and what goes wrong stays with its article."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from summariser.errors import SummariserError

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 8
"""For each thread: results that may wait for an earlier one. Beyond these nobody is paid for what may never be wanted."""


def each_in_order(items: Sequence[T], read: Callable[[T], R], jobs: int) -> Iterator[tuple[T, R | SummariserError]]:
    """Each item with what `read` makes of it, or the error of ours that it raised, in their order; `jobs` are read at the same time.

    An interruption while one is waited for first gives what is finished of the rest, and is then raised. Whatever ends the iteration
    early, nothing more is begun.
    """

    def outcome(item: T) -> tuple[T, R | SummariserError]:
        try:
            return item, read(item)
        except SummariserError as error:
            return item, error

    if min(jobs, len(items)) <= 1:
        yield from map(outcome, items)
        return
    waiting: deque[Future[tuple[T, R | SummariserError]]] = deque()
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="article")
    try:
        for item in items:
            waiting.append(pool.submit(outcome, item))
            if len(waiting) == jobs * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)
        yield from [each.result() for each in waiting if each.done() and not each.cancelled()]
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
