"""One-to-one matching of gold items and given items."""

from collections.abc import Callable
from typing import TypeVar

from summariser.evaluation.gold_items import GoldItem

G = TypeVar("G", bound=GoldItem)
S = TypeVar("S")


def pair(golds: tuple[G, ...], given: tuple[S, ...], likeness: Callable[[G, S], float]) -> dict[int, int]:
    """Indexes of `golds` -> indexes of `given`, as many pairs as possible; `likeness` above 0 means that two may be paired.

    Required gold comes first, then optional; within each the likest pairs come first. Augmenting paths (Kuhn 1955) make it the largest
    matching: an item once matched stays matched, so an optional item never takes a place that a required one needs.
    """
    wishes = {i: _rank(gold, given, likeness) for i, gold in enumerate(golds)}
    order = sorted(wishes, key=lambda i: (golds[i].optional, -max((score for score, _ in wishes[i]), default=0), i))
    taken: dict[int, int] = {}
    for index in order:
        _settle(index, wishes, taken)
    return {gold: item for item, gold in sorted(taken.items(), key=lambda pair: pair[1])}


def _rank(gold: G, given: tuple[S, ...], likeness: Callable[[G, S], float]) -> list[tuple[float, int]]:
    scored = ((likeness(gold, item), index) for index, item in enumerate(given))
    return sorted(((score, index) for score, index in scored if score > 0), key=lambda wish: (-wish[0], wish[1]))


def _settle(index: int, wishes: dict[int, list[tuple[float, int]]], taken: dict[int, int]) -> bool:
    """Find a free item for gold `index`, moving others if need be; breadth first, so that long chains need no recursion."""
    came_from: dict[int, int] = {}
    queue = [index]
    for current in queue:
        for _, item in wishes[current]:
            if item in came_from:
                continue
            came_from[item] = current
            if item not in taken:
                _shift(item, index, came_from, taken)
                return True
            queue.append(taken[item])
    return False


def _shift(item: int, root: int, came_from: dict[int, int], taken: dict[int, int]) -> None:
    while True:
        gold = came_from[item]
        before = next((i for i, g in taken.items() if g == gold), None)
        taken[item] = gold
        if gold == root or before is None:
            return
        item = before
