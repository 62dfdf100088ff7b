"""A grid over the article: which things lie where, asked in time that does not grow with how many there are."""

from collections.abc import Iterable
from typing import Generic, TypeVar

Span = tuple[int, int]
T = TypeVar("T")

_CELL = 256
"""Characters: some two sentences of news."""


class Grid(Generic[T]):
    """Things by the spans they take up, in the order in which they were added."""

    def __init__(self) -> None:
        self._things: list[T] = []
        self._cells: dict[int, list[tuple[Span, int]]] = {}

    def add(self, spans: Iterable[Span], thing: T) -> None:
        """Enter `thing` at all of its spans."""
        for span in spans:
            for cell in _cells(span):
                self._cells.setdefault(cell, []).append((span, len(self._things)))
        self._things.append(thing)

    def over(self, *spans: Span) -> list[T]:
        """Every thing that shares a character with one of `spans`, once, in order."""
        found = {
            number
            for start, end in spans
            for cell in _cells((start, end))
            for other, number in self._cells.get(cell, ())
            if other[0] < end and start < other[1]
        }
        return [self._things[number] for number in sorted(found)]


def _cells(span: Span) -> range:
    return range(span[0] // _CELL, (span[1] - 1) // _CELL + 1)
