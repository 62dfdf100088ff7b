"""How much two sets of spans have in common, in characters."""

import unicodedata
from collections.abc import Iterable
from typing import Protocol


class Stretch(Protocol):
    """Anything with bounds: a span of the gold or of a summary."""

    @property
    def start(self) -> int:
        """First character."""
        ...

    @property
    def end(self) -> int:
        """One past the last."""
        ...


Bounds = tuple[tuple[int, int], ...]
"""Disjoint (start, end) pairs in order."""


def merge(spans: Iterable[Stretch]) -> Bounds:
    """The union of `spans`, so that no character counts twice."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def measure(bounds: Bounds) -> int:
    """Number of characters."""
    return sum(end - start for start, end in bounds)


def count_shared(left: Bounds, right: Bounds) -> int:
    """Number of characters in both, in one pass."""
    shared, i, j = 0, 0, 0
    while i < len(left) and j < len(right):
        shared += max(0, min(left[i][1], right[j][1]) - max(left[i][0], right[j][0]))
        if left[i][1] < right[j][1]:
            i += 1
        else:
            j += 1
    return shared


def share_of_longer(left: Bounds, right: Bounds) -> float:
    """Characters in common, as a share of the longer side."""
    return count_shared(left, right) / max(measure(left), measure(right), 1)


def share_of_shorter(left: Bounds, right: Bounds) -> float:
    """Characters in common, as a share of the shorter side."""
    return count_shared(left, right) / max(min(measure(left), measure(right)), 1)


def trim(start: int, text: str) -> tuple[int, int]:
    """Bounds of `text`, which begins at `start`, without white space, quotation marks and punctuation at its edges."""
    first, last = 0, len(text)
    while first < last and _is_edge(text[first]):
        first += 1
    while last > first and _is_edge(text[last - 1]):
        last -= 1
    return start + first, start + last


def _is_edge(char: str) -> bool:
    return unicodedata.category(char)[0] in "PZC" or char in "`´"
