"""Many articles: so many at once, what came of each in the order of the articles, and one that fails never stops the others."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from summariser.errors import SummariserError
from summariser.threads import in_order

T = TypeVar("T")
R = TypeVar("R")


def read_all(read: Callable[[T], R], articles: Iterable[T], jobs: int) -> Iterator[tuple[T, R | SummariserError]]:
    """Each article with what `read` makes of it, or the error it raises. Whoever is interrupted still gets what is finished."""

    def attempted(article: T) -> tuple[T, R | SummariserError]:
        try:
            return article, read(article)
        except SummariserError as error:
            return article, error

    # One at a time they are read in the caller's own thread, which an interruption reaches at once.
    return in_order(attempted, articles, jobs) if jobs > 1 else map(attempted, articles)
