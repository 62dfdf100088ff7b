"""Near matches: anchored on the rarest words of the claim, then aligned word by word within a band.

Rare words vote for the offset between claim and text; the best offsets are aligned as the longest common run of words in order (Hunt
and Szymanski 1977: a longest increasing subsequence over the pairs of equal words), which costs little more than reading the claim.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from summariser.grounding.folding import Folded, fold
from summariser.grounding.place import Place
from summariser.grounding.words import Guard, find_words, guard_of, opposites

LEAST_ALIKE = 0.6
"""Share of words in common under which nothing is called alike: four of five words, or three of five, still tell a passage."""

_ANCHORS = 12
_MOST_POSTINGS = 256
_CANDIDATES = 3
_WIDEST = 40
_RIVAL = 2
_SURE = 0.9
"""Share of words in common from which no other place is tried: they come by the number of rare words they have. Of a long claim any
place that is alike will do, as there is hardly another."""

_END = 40
"""Words at either end of a long claim among which anchors are sought."""

_LONGEST = 3000
"""Words of a claim that are looked at: several pages."""


class WordTable:
    """The words of a text in order, where each stands, and the way back to the text's characters."""

    def __init__(self, text: str, folded: Folded) -> None:
        self.text, self.folded = text, folded
        self.starts, self.ends = array("L"), array("L")
        self.postings: dict[str, array[int]] = {}
        self.keys: list[str] = []
        for place, (start, end, key) in enumerate(find_words(folded.text)):
            self.starts.append(start)
            self.ends.append(end)
            known = self.postings.get(key)
            if known is None:
                known = self.postings[key] = array("L")
            known.append(place)
            self.keys.append(key)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """The characters from word `first` to word `last`, both included."""
        return self.folded.span(self.starts[first], self.ends[last])

    def written(self, word: int) -> str:
        """A word as the text spells it."""
        span = self.span(word, word)
        return self.text[slice(*span)] if span else ""


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Pairs (word of the claim, word of the text) in order, and the words of the text the claim stands for: first and last."""

    pairs: list[tuple[int, int]]
    first: int
    last: int
    score: float


def find_nearest(table: WordTable, claimed: str) -> Place | None:
    """The place most like `claimed`, or None when under `LEAST_ALIKE` of the words are shared. Ties go to the first in the text."""
    folded = fold(claimed)
    words = find_words(folded.text)[:_LONGEST]
    keys = [key for _, _, key in words]
    best: _Alignment | None = None
    for offset, end in _vote(table, keys):
        alignment = _align(table, keys, offset, end)
        if alignment and (best is None or alignment.score > best.score):
            best = alignment
            if best.score >= (_SURE if len(keys) < _END else LEAST_ALIKE):
                break
    if best is None or best.score < LEAST_ALIKE:
        return None
    ours = {one for one, _ in best.pairs}
    written = {at: _source(claimed, folded.span(*words[at][:2])) for at in range(len(keys)) if at not in ours}
    return _place(table, keys, written, best)


def _source(text: str, span: tuple[int, int] | None) -> str:
    return text[slice(*span)] if span else ""


def _vote(table: WordTable, keys: list[str]) -> list[tuple[int, int]]:
    """The likeliest offsets of the claim's first word, and of its last as if nothing were put in or left out before it, best first.

    They are where most of its rarest words stand at the same distance; a long claim is known by its two ends.
    """
    ends = range(len(keys)) if len(keys) <= 2 * _END else (*range(_END), *range(len(keys) - _END, len(keys)))
    known = {keys[place] for place in ends if keys[place] in table.postings}
    rarity = sorted(((key, len(table.postings[key])) for key in known), key=_by_rarity)
    width = max(4, len(keys) // 4)
    anchors = {key for key, count in rarity[:_ANCHORS] if count <= _MOST_POSTINGS}
    votes: dict[int, list[tuple[int, int]]] = {}
    for place in ends:
        for posting in table.postings[keys[place]] if keys[place] in anchors else ():
            votes.setdefault((posting - place) // width, []).append((place, posting - place))
    ranked = sorted(votes, key=lambda bucket: (-len(votes[bucket]) - len(votes.get(bucket + 1, ())), bucket))
    return [
        _ends_of(votes[bucket])
        for bucket in ranked[:_CANDIDATES]
        if _RIVAL * len(votes[bucket]) >= len(votes[ranked[0]])
    ]


def _ends_of(votes: list[tuple[int, int]]) -> tuple[int, int]:
    """The offsets that most of the earlier and most of the later votes of one bucket agree on."""
    votes = sorted(votes)
    half = (len(votes) + 1) // 2
    return _most_common(votes[:half]), _most_common(votes[-half:])


def _most_common(votes: list[tuple[int, int]]) -> int:
    counted = Counter(offset for _, offset in votes)
    return min(counted, key=lambda offset: (-counted[offset], offset))


def _by_rarity(counted: tuple[str, int]) -> tuple[int, str]:
    return counted[1], counted[0]


def pair_words(table: WordTable, keys: list[str]) -> list[tuple[int, int]]:
    """The likeliest pairs (word of the claim, word of the text) in order, wherever in a short text they stand."""
    return _compact(_longest_chain(_equal_pairs(table, keys, (0, 0.0), max(len(keys), len(table.keys)))))


def _align(table: WordTable, keys: list[str], offset: int, end: int) -> _Alignment | None:
    """Align at an offset: what is equal from both ends on needs no search, so that only what lies between pays for it."""
    head = _run(keys, table.keys, range(max(0, -offset), len(keys)), offset)
    tail = _run(keys, table.keys, range(len(keys) - 1, head - 1, -1), end)
    if offset + head > end + len(keys) - tail:
        tail = 0
    middle = keys[head : len(keys) - tail]
    drift = (end - offset) / max(1, len(middle))
    band = max(6, min(_WIDEST, len(middle) // 3 + abs(end - offset) // 2))
    found = [(at + head, word) for at, word in _equal_pairs(table, middle, (offset + head, drift), band)]
    low, high = offset + head, end + len(keys) - tail if tail else len(table.keys)
    start = max(0, -offset)
    pairs = [(at, at + offset) for at in range(start, head)]
    pairs += _longest_chain([pair for pair in found if (low <= pair[1] or not head) and pair[1] < high])
    pairs += [(at, at + end) for at in range(len(keys) - tail, len(keys))]
    if not pairs:
        return None
    pairs = _compact(pairs)
    first, last = _edges(table, keys, pairs)
    return _Alignment(pairs, first, last, len(pairs) / max(len(keys), last - first + 1))


def _run(keys: list[str], text: list[str], places: range, offset: int) -> int:
    """How many words from the first of `places` on are equal in the text at that offset."""
    count = 0
    for at in places:
        if not 0 <= at + offset < len(text) or keys[at] != text[at + offset]:
            break
        count += 1
    return count


def _equal_pairs(table: WordTable, keys: list[str], line: tuple[int, float], band: int) -> list[tuple[int, int]]:
    """Equal words within a band along `line` (offset, drift), by place in the claim, backwards in the text so that none is used twice."""
    pairs = []
    offset, drift = line
    for place, key in enumerate(keys):
        postings = table.postings.get(key)
        if postings is None:
            continue
        there = offset + place + int(drift * place)
        low = bisect_left(postings, max(0, there - band))
        if low < len(postings) and postings[low] <= there + band:
            high = bisect_left(postings, max(0, there + band + 1), low)
            pairs += [(place, postings[at]) for at in range(high - 1, low - 1, -1)]
    return pairs


def _longest_chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rise on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, (_, word) in enumerate(pairs):
        rank = bisect_left(tails, word)
        before.append(ends[rank - 1] if rank else -1)
        if rank == len(tails):
            tails.append(word)
            ends.append(at)
        else:
            tails[rank], ends[rank] = word, at
    chain, at = [], ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _compact(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out stray pairs at the edges: a lone "the" far from the rest would stretch the span."""
    while len(pairs) > 2 and _is_stray(pairs[1], pairs[0]):
        pairs = pairs[1:]
    while len(pairs) > 2 and _is_stray(pairs[-1], pairs[-2]):
        pairs = pairs[:-1]
    return pairs


def _is_stray(later: tuple[int, int], earlier: tuple[int, int]) -> bool:
    in_claim, in_text = later[0] - earlier[0], later[1] - earlier[1]
    return in_text - in_claim > 2


def _edges(table: WordTable, keys: list[str], pairs: list[tuple[int, int]]) -> tuple[int, int]:
    """The text's words that the claim stands for: words changed at the claim's edges take as many words of the text with them."""
    first = pairs[0][1] - pairs[0][0]
    last = pairs[-1][1] + len(keys) - 1 - pairs[-1][0]
    return max(0, first), min(len(table.keys) - 1, last)


def _place(table: WordTable, keys: list[str], written: dict[int, str], found: _Alignment) -> Place | None:
    span = table.span(found.first, found.last)
    if span is None:
        return None
    theirs = {other for _, other in found.pairs}
    claimed = [(keys[at], words, _is_common(table, keys[at])) for at, words in written.items()]
    standing = [
        (table.keys[at], table.written(at), False) for at in range(found.first, found.last + 1) if at not in theirs
    ]
    differs = tuple(dict.fromkeys(word for _, word, _ in (*claimed, *standing)))
    return Place((span,), "near", round(min(found.score, 1.0), 3), differs, _guarded(claimed, standing))


def _is_common(table: WordTable, key: str) -> bool:
    """Whether the text writes the word small somewhere, so that its capital in the claim only opens a sentence."""
    return any(table.written(place).islower() for place in list(table.postings.get(key, ()))[:8])


def _guarded(
    claimed: list[tuple[str, str, bool]], standing: list[tuple[str, str, bool]]
) -> tuple[tuple[str, Guard], ...]:
    guarded: list[tuple[str, Guard]] = []
    for key, word, opens in (*claimed, *standing):
        if guard := guard_of(key, word, opens=opens):
            guarded.append((word, guard))
    ours, theirs = {key for key, _, _ in claimed}, [key for key, _, _ in standing]
    turned = {form for key in ours for form in opposites(key)}
    opposed = (key for key in theirs if key in turned)
    return (*guarded, *((key, "polarity") for key in opposed))
