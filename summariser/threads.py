"""Work in threads: so many at once, results in the order of what they come of."""

from collections.abc import Callable, Iterable, Iterator
from contextvars import copy_context
from dataclasses import dataclass
from threading import Condition, Thread
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def in_order(work: Callable[[T], R], items: Iterable[T], at_once: int) -> Iterator[R]:
    """`work` of each item, `at_once` at a time, in the order of the items; an exception of `work` is raised in its place.

    Who is interrupted while waiting (KeyboardInterrupt) still gets what is finished, and then the interruption. Nothing new is begun after
    that, or after the iterator is closed, and no process waits for what is under way.
    """
    crew = _Crew(work, items)
    try:
        for _ in range(at_once):
            # Daemons: concurrent.futures would let a process that is interrupted wait for them.
            Thread(target=copy_context().run, args=(crew.labour,), daemon=True).start()
        yield from crew.results(at_once)
    except KeyboardInterrupt:
        crew.stop()
        yield from crew.finished()
        raise
    finally:
        crew.stop()


@dataclass(frozen=True)
class _Raised:
    """In the place of a result; an exception that work returns is a result like any other."""

    error: BaseException


class _Crew(Generic[T, R]):
    """What several threads share: the items left, and what was made of the others."""

    def __init__(self, work: Callable[[T], R], items: Iterable[T]) -> None:
        self._work = work
        self._items = enumerate(items)
        self._changed = Condition()
        self._done: dict[int, R | _Raised] = {}
        self._given = 0
        self._idle = 0
        self._stopped = False

    def labour(self) -> None:
        """Take one item after another until there are no more."""
        while (taken := self._taken()) is not None:
            number, item = taken
            try:
                made: R | _Raised = self._work(item)
            except BaseException as error:
                made = _Raised(error)
            with self._changed:
                self._done[number] = made
                self._changed.notify()

    def _taken(self) -> tuple[int, T] | None:
        with self._changed:
            taken = None if self._stopped else next(self._items, None)
            if taken is None:
                self._idle += 1
                self._changed.notify()
            return taken

    def results(self, threads: int) -> Iterator[R]:
        """What was made, in order, each as soon as it is there."""
        while True:
            with self._changed:
                while self._given not in self._done:
                    if self._idle == threads:
                        return
                    self._changed.wait()
                made = self._done.pop(self._given)
                self._given += 1
            if isinstance(made, _Raised):
                raise made.error
            yield made

    def finished(self) -> Iterator[R]:
        """What is there though something before it is not."""
        with self._changed:
            done = [self._done[number] for number in sorted(self._done)]
        yield from (made for made in done if not isinstance(made, _Raised))

    def stop(self) -> None:
        """Begin nothing new."""
        with self._changed:
            self._stopped = True
