"""A first answer and what a model mended of it -> one answer: good items stay, and a mended one must be better than what it replaces."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from summariser.engine import ModelT, Problem
from summariser.live.ids import free_id, ids_of, renamed
from summariser.live.likeness import items_of, likeness
from summariser.live.refusals import Refusal, refusals_in

_SAME = 0.85
"""Likeness from which two items are one, said twice."""

_ALIKE = 0.35
"""Likeness from which one item can be the mended form of another; two items of a list have some 0.2 in common by chance."""


@dataclass(frozen=True)
class Change:
    """One mended item, and the item of the first answer that it is to replace; None for a new one, and for a field that is no list."""

    name: str
    index: int | None
    item: Any


class Merger(Generic[ModelT]):
    """Puts what was mended into the answer of which some was refused. Deterministic."""

    def __init__(
        self, first: ModelT, problems: tuple[Problem, ...], review: Callable[[ModelT], tuple[Problem, ...]]
    ) -> None:
        self._first = first
        self._problems = problems
        self._refused = {(each.name, each.index): each for each in refusals_in(problems)}
        self._review = review

    def merged(self, mended: ModelT, asked: tuple[Refusal, ...]) -> tuple[ModelT, tuple[Problem, ...]]:
        """The answer with each mended item that is better than what it replaces, and what is wrong with it now."""
        names = tuple(dict.fromkeys(each.name for each in asked))
        pairs = {name: self._pairs(name, items_of(mended, name)) for name in names}
        mended = self._with_ids_kept(mended, pairs)
        changes = [change for name in names for change in self._changes(name, mended, pairs[name])]
        tried, places = self._changed(changes)
        problems = self._review(tried)
        kept = self._better(changes, places, problems)
        if len(kept) < len(changes):
            tried, _ = self._changed(kept)
            problems = self._review(tried)
        # Items lean on one another: what is better by itself may still be worse as a whole.
        return (tried, problems) if _weight(problems) <= _weight(self._problems) else (self._first, self._problems)

    def _pairs(self, name: str, news: tuple[Any, ...]) -> dict[int, int]:
        """Item of the mended list -> the item of the first that it repeats or mends. The most alike first, then the order."""
        scores = []
        for at, old in enumerate(items_of(self._first, name)):
            least = _ALIKE if (name, at) in self._refused else _SAME
            scores += [(-score, new, at) for new, item in enumerate(news) if (score := likeness(item, old)) >= least]
        found: dict[int, int] = {}
        for _, new, at in sorted(scores):
            if new not in found and at not in found.values():
                found[new] = at
        return found

    def _changes(self, name: str, mended: ModelT, pairs: dict[int, int]) -> list[Change]:
        """What repeats a good item changes nothing."""
        if not isinstance(getattr(self._first, name), list | tuple):
            return [Change(name, None, getattr(mended, name))]
        changes = [Change(name, pairs.get(new), item) for new, item in enumerate(items_of(mended, name))]
        return [each for each in changes if each.index is None or (name, each.index) in self._refused]

    def _with_ids_kept(self, mended: ModelT, pairs: dict[str, dict[int, int]]) -> ModelT:
        """An item that is paired has the id of its partner, and a new one an id that is not in use."""
        used = set(ids_of(self._first))
        ids: dict[str, str] = {}
        for name, paired in pairs.items():
            for new, item in enumerate(items_of(mended, name)):
                own = getattr(item, "id", None)
                if isinstance(own, str):
                    partner = items_of(self._first, name)[paired[new]] if new in paired else None
                    ids[own] = free_id(own, used) if partner is None else partner.id
                    used.add(ids[own])
        return renamed(mended, ids)

    def _changed(self, changes: list[Change]) -> tuple[ModelT, list[tuple[str, int | None]]]:
        """The answer so changed, and where in it each change stands."""
        lists: dict[str, Any] = {}
        places: list[tuple[str, int | None]] = []
        for change in changes:
            held = getattr(self._first, change.name)
            if not isinstance(held, list | tuple):
                lists[change.name] = change.item
                places.append((change.name, None))
                continue
            items = lists.setdefault(change.name, list(held))
            at = len(items) if change.index is None else change.index
            items[at : at + 1] = [change.item]
            places.append((change.name, at))
        given = {name: getattr(self._first, name) for name in lists}
        update = {name: tuple(items) if isinstance(given[name], tuple) else items for name, items in lists.items()}
        return self._first.model_copy(update=update), places

    def _better(
        self, changes: list[Change], places: list[tuple[str, int | None]], problems: tuple[Problem, ...]
    ) -> list[Change]:
        """The changes with which less is wrong than with what they replace; with a new item nothing may be."""
        left = {(each.name, each.index): each for each in refusals_in(problems)}
        kept = []
        for change, place in zip(changes, places, strict=True):
            now, before = left.get(place), self._refused.get((change.name, change.index))
            # A list can lack something and so be refused itself: that says nothing about what is new in it.
            replaces = change.index is not None or place[1] is None
            if now is None or (replaces and before is not None and now.weight < before.weight):
                kept.append(change)
        return kept


def _weight(problems: tuple[Problem, ...]) -> tuple[int, int]:
    """How much is wrong: items refused as a whole and things forgotten, then everything."""
    refusals = refusals_in(problems)
    return sum(each.weight[0] for each in refusals), len(problems)
