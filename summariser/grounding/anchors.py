"""Where a long text holds given words: looked up by the rarest of them in a table, instead of reading the text anew for every claim."""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, partial

from summariser.patterns import regex

_RUN = regex(r"[A-Za-z]+|[0-9]+")
"""Plain letters or digits: two of one kind beside each other are always of one word, whatever stands around them."""

_SHORT = 20_000
"""Characters up to which reading costs less than a table."""

_RARE = 8
"""Places of the longest word, which is rare as a rule, that are tried without looking for a rarer one."""

_MOST_POSTINGS = 1000
"""Places of the rarest word from which reading costs less than trying them all."""

_MOST_TRIED = 20_000
"""Places looked at for short words that stand inside many others, such as "is" in "this"."""


_NOWHERE: "array[int]" = array("L")


class Anchors:
    """The places of words in one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _postings(self) -> "dict[str, array[int]]":
        postings: dict[str, array[int]] = defaultdict(partial(array, "L"))
        for found in _RUN.finditer(self.text):
            postings[found[0]].append(found.start())
        return postings

    def find(self, wanted: str) -> Iterator[int]:
        """Where `wanted` begins, in order; of places within one another's first half only the first. It may be left out where it cuts a word in two."""
        anchored = self._anchored(wanted) if len(self.text) > _SHORT else None
        return self._read(wanted) if anchored is None else self._apart(anchored, wanted)

    def _anchored(self, wanted: str) -> list[int] | None:
        """Where `wanted` stands around a rare run, or its rarest; None when it has no run, or only common ones."""
        longest = max(_RUN.findall(wanted), key=len, default="")
        if not longest:
            return None
        few, offset = self._postings.get(longest, _NOWHERE), wanted.index(longest)
        for found in _RUN.finditer(wanted) if len(few) > _RARE else ():
            places = self._postings.get(found[0], _NOWHERE)
            if len(places) < len(few):
                few, offset = places, found.start()
        if len(few) > _MOST_POSTINGS:
            return None
        return [at - offset for at in few if self.text.startswith(wanted, at - offset)]

    @staticmethod
    def _apart(places: list[int], wanted: str) -> Iterator[int]:
        least = 0
        for start in places:
            if start >= least:
                yield start
                least = start + max(1, len(wanted) // 2)

    def _read(self, wanted: str) -> Iterator[int]:
        start, tried = self.text.find(wanted), 0
        while start >= 0 and tried < _MOST_TRIED:
            yield start
            tried += 1
            start = self.text.find(wanted, start + max(1, len(wanted) // 2))
