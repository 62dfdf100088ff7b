"""Echoes: a free sentence that nearly repeats its evidence is held to it, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summariser.grounding.folding import fold
from summariser.grounding.near import LEAST_ALIKE, WordTable, pair_words
from summariser.grounding.words import Guard, guard_of

_LONGEST = 6_000
"""Characters of claim and of evidence that are compared; nobody repeats more."""


_IGNORED = frozenset({"one", "cent", "first", "second", "third"})
_GAP = 2
"""Words exchanged in one place: more of them are a paraphrase."""


def find_exchanged(words: str, text: str, *, strict: bool = False) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words that `words` has in the place of others of `text`, or besides them, where one repeats the other.

    A name or a number for a name or a number; a negation put in or left out. Modals follow the tense. Where both are of the same hand
    (`strict`), what stands for a name need not be one, but what is put before and after is of no account. Each word comes with those
    that it replaces.
    """
    ours, theirs = _table(words[:_LONGEST]), _table(text[:_LONGEST])
    pairs = pair_words(theirs, ours.keys)
    shorter = min(len(ours.keys), len(theirs.keys)) if strict else len(ours.keys)
    if len(pairs) < (max(1, shorter / 2) if strict else max(4, LEAST_ALIKE * shorter)):
        return ()
    strange: list[tuple[str, tuple[str, ...]]] = []
    for put_in, left_out in _gaps(pairs, len(ours.keys), len(theirs.keys), strict=strict):
        if (put_in or left_out) and (strict or (len(put_in) <= _GAP and len(left_out) <= _GAP)):
            strange += _clash(_Gap(ours, put_in), _Gap(theirs, left_out, opens=not strict), strict=strict)
    return tuple(strange)


def _gaps(pairs: list[tuple[int, int]], ours: int, theirs: int, *, strict: bool) -> Iterator[tuple[range, range]]:
    """Words between pairs on both sides. Before the first and after the last, as many as the other side has there: of `theirs` all if strict."""
    (first, opposite), (last, facing) = pairs[0], pairs[-1]
    before, after = (opposite, theirs - facing - 1) if strict else (first, ours - last - 1)
    yield range(max(0, first - before), first), range(max(0, opposite - before), opposite)
    for one, other in pairwise(pairs):
        yield range(one[0] + 1, other[0]), range(one[1] + 1, other[1])
    yield range(last + 1, min(ours, last + 1 + after)), range(facing + 1, min(theirs, facing + 1 + after))


@dataclass(frozen=True)
class _Gap:
    """Words of one side that have no equal on the other, between two that have."""

    table: WordTable
    places: range
    opens: bool = True

    def guarded(self) -> list[tuple[Guard, str]]:
        """The words that may not differ, each with what guards it; names and numbers alike stand for what is told of."""
        found: list[tuple[Guard, str]] = []
        for at in self.places:
            guard = guard_of(self.table.keys[at], self.table.written(at), opens=self.opens and at == 0)
            if guard in ("name", "number", "negation") and self.table.keys[at] not in _IGNORED:
                found.append(("name" if guard == "number" else guard, self.table.written(at)))
        return found


@lru_cache(64)
def _table(words: str) -> WordTable:
    return WordTable(words, fold(words))


def _clash(ours: _Gap, theirs: _Gap, *, strict: bool) -> list[tuple[str, tuple[str, ...]]]:
    put_in, left_out = ours.guarded(), theirs.guarded()
    lost = {guard for guard, _ in left_out}
    clashing = [word for guard, word in put_in if guard in lost or (guard == "negation" and not theirs.places)]
    if strict and not clashing and "name" in lost and len(ours.places) == 1:
        clashing = [ours.table.written(ours.places[0])]
    denied = any(guard == "negation" for guard, _ in put_in)
    if len(theirs.places) <= _GAP and not denied and (strict or not ours.places):
        clashing += [word for guard, word in left_out if guard == "negation"]
    replaced = tuple(theirs.table.written(at) for at in theirs.places)
    return [(word, replaced) for word in clashing]
