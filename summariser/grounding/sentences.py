"""Free sentences: what an engine says in its own words, held to what it rests on.

Its names and numbers stand near the evidence, as for all free words. Where it repeats its evidence, or the issue beside it, with one
name or number exchanged or a negation put in or left out, it says something else, however near the other word stands.
"""

import re
from collections.abc import Sequence

from summariser.grounding.beside import Span
from summariser.grounding.echo import find_exchanged
from summariser.grounding.folding import fold
from summariser.grounding.free import FreeWords, common_words
from summariser.grounding.places import stem_of
from summariser.grounding.polarity import count_denying, find_unlicensed, find_untold, may_deny, negations
from summariser.grounding.words import SMALL, is_negation, keys_in
from summariser.patterns import regex
from summariser.record import Evidence

_SHORT = 2
"""Words of a name that is repeated whole or by its last word; a longer one may be repeated with a word exchanged."""

_BARE = 2
"""Words that say all there is beside names: "A surrendered to B"; the article has one of them somewhere."""

_LEAST = 0.3
"""Share of more of them that stand near the evidence, at least."""

_NAMES = regex(r"\b[^\W\d_a-zß-öø-ÿ][\w’'-]*")


class Sentences:
    """Judges whole sentences by the sentences of their evidence."""

    def __init__(self, free: FreeWords) -> None:
        self.free, self.beside, self.cast = free, free.beside, free.cast

    def strangers(self, words: str, evidence: Sequence[Evidence], *known: str, issue: str = "") -> tuple[str, ...]:
        """Numbers and names of `words` that nothing near the evidence gives, and words put in another's place.

        `known` are names proven otherwise, such as the actor of a position; `issue` are words of the same item that stand already.
        """
        spans = tuple(dict.fromkeys(self.beside.sentence(one.start, one.end) for one in evidence))
        text = " ".join(map(self.beside.words, spans))
        if _squeezed(words) in _squeezed(text):
            return ()
        exchanged = find_exchanged(words, text)
        strange = [word for word, replaced in exchanged if not self._is_meant(word, replaced, words, known)]
        whole = [issue, *(one for one in known if len(one.split()) > _SHORT or not self._is_person(one))]
        strange += [word for one in whole for word, _ in find_exchanged(words, one, strict=True)]
        strange += self._halved(words, known) + self._denied(words, spans, issue)
        strange += [] if known else self._apart(words, spans)
        return tuple(dict.fromkeys((*self.free.strangers(words, evidence, *known), *strange)))

    def _denied(self, words: str, spans: Sequence[Span], issue: str) -> list[str]:
        """Words that deny, where neither the issue nor the evidence's sentences do; and what these only deny or imagine."""
        if not spans:
            return []
        own = " ".join(map(self.beside.words, spans))
        untold = find_untold(words, own)
        if not may_deny(words):
            return untold
        text = " ".join(self.beside.words(self.beside.neighbours(span)) for span in spans)
        nowhere = not count_denying(text) and not negations(text) and not negations(issue)
        return [*(negations(words) if nowhere else find_unlicensed(words, f"{own} {issue}")), *untold]

    def _apart(self, words: str, spans: Sequence[Span]) -> list[str]:
        """All that is said of the names, where the article, or what stands about the evidence, has hardly any of it."""
        said = [word for word in keys_in(_NAMES.sub(" ", words)) if word not in SMALL]
        if len(said) <= _BARE:
            return [] if any(map(self.free.gazetteer.has_stem, said)) else said
        around = keys_in(" ".join(self.beside.words(self.beside.neighbours(span)) for span in spans))
        told = sum(any(one.startswith(stem_of(word)) for one in around) for word in said)
        return said if spans and told < _LEAST * len(said) else []

    def _is_meant(self, word: str, replaced: Sequence[str], words: str, known: Sequence[str]) -> bool:
        """Whether a word that replaces others of the evidence is of a known name or denotes the same, or is denied otherwise."""
        if _keys(word) & _keys(" ".join(known)):
            return True
        if is_negation(fold(word).text):
            return word not in words and count_denying(words) > 0
        return any(self.cast.is_same(word, name) for name in replaced)

    def _halved(self, words: str, known: Sequence[str]) -> list[str]:
        """First names of known people without what follows them there."""
        strange = []
        for first, second in (one.split()[:2] for one in known if len(one.split()) > 1 and self._is_person(one)):
            alone = rf"\b{re.escape(first)}\b(?! {re.escape(second)})"
            given = first[:1].isupper() and fold(first).text not in common_words()
            strange += [first] if given and re.search(alone, words) else []
        return strange

    def _is_person(self, name: str) -> bool:
        entity = self.cast.entity(name)
        return entity is not None and entity.kind == "person"


def _keys(words: str) -> set[str]:
    return set(keys_in(words))


def _squeezed(words: str) -> str:
    return " ".join(keys_in(words))
