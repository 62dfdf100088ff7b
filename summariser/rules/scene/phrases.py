"""Cue phrases found word by word: verbs in all their forms, with gaps of up to two words where the table says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from summariser.reading.inflection import Form, inflect
from summariser.reading.tables import list_words

GAP = 4
"""Words a "*" may stand for: "wrapped up four days of indirect talks" is the longest in use."""


@dataclass(frozen=True, slots=True)
class Match:
    """A cue phrase at words `start` to `end` (not included): its class, and the form of its first word."""

    start: int
    end: int
    sense: str
    form: Form


_CLAUSAL = list_words(
    "she he they i we had has have could should may might that which who whether how what why when if because is are was were will would said says"
)
"""Words over which a "*" does not reach: they begin another clause."""

Phrase = tuple[str | None, tuple[str, ...], str, Form]
"""The first word behind a phrase's first that is none of a gap, if there is one; the words behind the first; class and form."""


class Phrases:
    """Phrases by their first word; the longest that fits wins."""

    def __init__(self, rows: Iterable[tuple[str, str, bool]]) -> None:
        """`rows`: (class, phrase, whether its first word is a verb to inflect)."""
        self._by_first: dict[str, list[Phrase]] = {}
        for sense, phrase, is_verb in rows:
            words = phrase.lstrip("=").split()
            verb = is_verb and not phrase.startswith("=")
            forms: dict[str, Form] = inflect(words[0]) if verb else {words[0]: "fixed"}
            for first, form in forms.items():
                second = next((word for word in words[1:3] if word != "*"), None)
                self._by_first.setdefault(first, []).append((second, tuple(words[1:]), sense, form))
        for same in self._by_first.values():
            same.sort(key=lambda phrase: -len(phrase[1]))

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The words with which phrases begin."""
        return frozenset(self._by_first)

    def match(self, lows: list[str], i: int, limit: int) -> Match | None:
        """The longest phrase at word `i` that ends before word `limit`."""
        phrases = self._by_first.get(lows[i])
        if phrases is None:
            return None
        near = lows[i + 1 : i + 2 + GAP]
        for second, rest, sense, form in phrases:
            if second is not None and second not in near:
                continue
            end = _match_rest(lows, i + 1, limit, rest)
            if end is not None:
                return Match(i, end, sense, form)
        return None


def _match_rest(lows: list[str], j: int, limit: int, rest: tuple[str, ...]) -> int | None:
    for k, word in enumerate(rest):
        if word == "*":
            following = rest[k + 1 :]
            if not following:
                return j
            for skip in range(GAP + 1):
                if (end := _match_rest(lows, j + skip, limit, following)) is not None:
                    return end
                if lows[j + skip : j + skip + 1] and lows[j + skip] in _CLAUSAL:
                    return None
            return None
        if j >= limit or lows[j] != word:
            return None
        j += 1
    return j
