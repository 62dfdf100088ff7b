"""One index per article: where claimed words stand, exactly, folded, elided, or nearly.

Everything is found without regard to other claims, so no item depends on its neighbours or on the order. The folded copy and the word
table are made when first needed. All of it is linear in the article, and a search does not grow with the square of anything.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice, pairwise

from summariser.grounding.anchors import Anchors
from summariser.grounding.folding import Folded, fold
from summariser.grounding.near import WordTable, find_nearest
from summariser.grounding.place import Place
from summariser.grounding.words import Guard, differs_by_capital, guards_omission, is_bounded, is_letter, keys_in
from summariser.patterns import regex

MOST_PLACES = 200
"""Places kept of words that stand in an article again and again; beyond that nobody could say which was meant."""

WIDEST_OMISSION = 600
"""Characters. An ellipsis stands for words of one passage; pieces further apart are two claims."""


_ELLIPSIS = regex(r"\s*(?:\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\s?\.\s?\.)\s*\)|…|\.\s?\.\s?\.\.?)\s*")


class Index:
    """The places of claimed words in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._anchors = Anchors(text)
        self._found: dict[str, tuple[Place, ...]] = {}  # names, places and cues are claimed again and again

    def find(self, claimed: str) -> tuple[Place, ...]:
        """Every place that holds `claimed`: all exact ones, else all folded ones, else those of its pieces between ellipses.

        A claim whose edge punctuation or outer marks are not the article's is found by its words, and called folded. No word is cut
        in two, and no case difference that makes another word is let through. Empty when there is none.
        """
        claimed = claimed.strip()
        if claimed not in self._found:
            self._found[claimed] = self._find(claimed) if any(map(is_letter, claimed)) else ()
        return self._found[claimed]

    def find_within(self, claimed: str, span: tuple[int, int]) -> Place | None:
        """The first exact place of `claimed` within `span`, however often it stands before."""
        claimed = claimed.strip()
        start = self.text.find(claimed, *span) if any(map(is_letter, claimed)) else -1
        while start >= 0 and not is_bounded(self.text, start, start + len(claimed)):
            start = self.text.find(claimed, start + 1, span[1])
        return Place(((start, start + len(claimed)),), "exact") if start >= 0 else None

    def _find(self, claimed: str) -> tuple[Place, ...]:
        return (
            tuple(self._exact(claimed))
            or tuple(self._folded(claimed))
            or self._trimmed(claimed)
            or tuple(self._elided(claimed))
        )

    def find_respelled(self, claimed: str) -> tuple[Place, ...]:
        """Every place that holds `claimed` up to typography and case, the exact ones among them."""
        return tuple(self._folded(claimed.strip()))

    def find_near(self, claimed: str) -> Place | None:
        """The place whose words are most like those of `claimed`, with the score and what differs; None when nothing is alike."""
        return find_nearest(self.table, claimed)

    @cached_property
    def folded(self) -> Folded:
        """The folded copy of the text."""
        return fold(self.text)

    @cached_property
    def _small(self) -> Anchors:
        return Anchors(self.folded.text)

    @cached_property
    def _dotted(self) -> Anchors:
        return Anchors(self.folded.text.replace("ı", "i")) if "ı" in self.folded.text else self._small

    @cached_property
    def table(self) -> WordTable:
        """The words of the text, and where each stands."""
        return WordTable(self.text, self.folded)

    def _exact(self, claimed: str) -> Iterator[Place]:
        bounded = (
            Place(((start, start + len(claimed)),), "exact")
            for start in self._anchors.find(claimed)
            if is_bounded(self.text, start, start + len(claimed))
        )
        return islice(bounded, MOST_PLACES)

    def _folded(self, claimed: str) -> Iterator[Place]:
        return islice(self._every_folded(claimed), MOST_PLACES)

    def _every_folded(self, claimed: str) -> Iterator[Place]:
        wanted = fold(claimed).text.strip()
        if not any(map(is_letter, wanted)):
            return
        # In capitals the Turkish dotless ı is an I like any other.
        anchors = self._dotted if claimed.isupper() else self._small
        for start in anchors.find(wanted):
            span = self.folded.span(start, start + len(wanted))
            if span and is_bounded(self.text, *span) and keeps_case(claimed, self.text[slice(*span)]):
                yield Place((span,), "folded")

    def _trimmed(self, claimed: str) -> tuple[Place, ...]:
        bare = trim(claimed)
        if bare == claimed:
            return ()
        exact = tuple(self._exact(bare))
        return tuple(Place(place.spans, "folded") for place in exact) or tuple(self._folded(bare))

    def _elided(self, claimed: str) -> Iterator[Place]:
        pieces = [piece for piece in map(trim, _ELLIPSIS.split(claimed)) if any(map(is_letter, piece))]
        if len(pieces) < 2:
            if pieces and pieces[0] != trim(claimed):
                yield from (Place(place.spans, "folded") for place in self.find(pieces[0]))
            return
        found = [[place.spans[0] for place in (*self._exact(piece),) or (*self._folded(piece),)] for piece in pieces]
        chains = [spans for first in found[0] if all(found) and (spans := _chain(first, found[1:]))]
        places = [Place(spans, "folded", guarded=self._omitted(spans)) for spans in chains]
        yield from sorted(places, key=lambda place: (bool(place.guarded), place.end - place.start, place.start))

    def _omitted(self, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[str, Guard], ...]:
        """The words between the pieces that may not be left out."""
        omitted = (word for (_, end), (start, _) in pairwise(spans) for word in keys_in(self.text[end:start]))
        return tuple((word, guard) for word in omitted if (guard := guards_omission(word, word)))


def _chain(first: tuple[int, int], later: list[list[tuple[int, int]]]) -> tuple[tuple[int, int], ...] | None:
    """The nearest following place of each later piece, or None when one is missing or too far away."""
    spans = [first]
    for places in later:
        end = spans[-1][1]
        after = next((place for place in places if end <= place[0] <= end + WIDEST_OMISSION), None)
        if after is None:
            return None
        spans.append(after)
    return tuple(spans)


def trim(words: str) -> str:
    """`words` without white space, marks and punctuation at the edges; "%" and signs of currency stay."""
    start, end = 0, len(words)
    while start < end and not _holds(words[start]):
        start += 1
    while end > start and not _holds(words[end - 1]):
        end -= 1
    return words[start:end]


def _holds(character: str) -> bool:
    return is_letter(character) or character in "%‰$€£¥₹₽₴₺+°"


def keeps_case(claimed: str, written: str) -> bool:
    """Whether two spellings that fold alike differ in case only as typography does: "US" is not "us", "May" is not "may".

    Such a pair is let through only where the whole claim or the whole passage is in capitals or in small letters and other words
    changed with it, as in a headline.
    """
    if claimed == written:
        return True
    headline = claimed.isupper() or written.isupper()
    pairs = zip(_spellings(claimed), _spellings(written), strict=False)
    judged = (differs_by_capital(one, other, headline=headline) for one, other in pairs)
    verdicts = [verdict for verdict in judged if verdict is not None]
    other_words = verdicts.count(True)
    if not other_words:
        return True
    return (headline or claimed.islower() or written.islower()) and verdicts.count(False) > other_words


def _spellings(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)
