"""Free sentences: a statement that an engine makes itself may name, count and deny only what its own evidence does.

Stricter than `free`, which judges titles and topics: the sentences of the evidence are asked, not the paragraphs around them. A name
that stands nearby belongs to another sentence. Only where the claim says outright whom a pronoun or an office of the evidence means
may it name somebody from just before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summariser.grounding.beside import Span
from summariser.grounding.cast import initials, key_of
from summariser.grounding.echo import find_exchanged
from summariser.grounding.folding import fold
from summariser.grounding.free import SUMS, FreeWords, common_words
from summariser.grounding.places import stem_of
from summariser.grounding.speakers import PRONOUNS
from summariser.grounding.words import find_words, guard_of
from summariser.reading.tables import titles
from summariser.reading.wordlists import listed
from summariser.record import Evidence

_SENTENCES_BEFORE = 2
_SHORT = 3
"""Words of a name that is repeated whole or by its last word; a longer one may be repeated with a word exchanged."""
_PIECES = re.compile(r"[ \u00a0](?:of the|and the|of|and)[ \u00a0]|[–/-]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SPEAKING = PRONOUNS | listed("we us our my me ours mine himself herself themselves both")
_NEGATIVE = re.compile(
    r"\b(?:un(?:able|willing|likely|acceptable|fair|certain|true|just|lawful|necessary)\w*|im(?:possible|practicable)|dis(?:agree|approv|miss|put|claim)\w*"
    r"|refus\w+|reject\w*|den(?:y|ies|ied|ying|ial)|oppos\w+|block\w*|bans?|banned|prevent\w*|fail\w*|lack\w*|halt\w*|stop\w*"
    r"|declin\w+|rul\w+ out|turn\w* down|call\w* off|cancel\w*|abandon\w*|resist\w*|against|avoid\w*|withdr\w+|exclu\w+|absen\w+|yet to|short of"
    r"|ablehn\w*|lehn\w+ .* ab|verweiger\w*|gegen)\b",
    re.IGNORECASE,
)
"""What a negation may rightly be made of: "refused to" is "would not"."""


@dataclass(frozen=True)
class _Ground:
    """What a sentence rests on: the spans of its evidence, those a pronoun may reach back to, and names proven otherwise."""

    spans: tuple[Span, ...]
    before: tuple[Span, ...]
    known: tuple[str, ...]


class Sentences:
    """Judges whole sentences by the sentences of their evidence."""

    def __init__(self, free: FreeWords) -> None:
        self.free, self.beside, self.cast = free, free.beside, free.cast

    def strangers(self, words: str, evidence: Sequence[Evidence], *known: str, issue: str = "") -> tuple[str, ...]:
        """Numbers, names and negations of `words` that the sentences of the evidence do not give, and words put in another's place.

        `known` are names proven otherwise, such as the actor of a position; `issue` are words of the same item that stand already.
        """
        spans = tuple(dict.fromkeys(self.beside.sentence(one.start, one.end) for one in evidence))
        text = " ".join(map(self.beside.words, spans))
        if _squeezed(words) in _squeezed(text):
            return ()
        ground = _Ground(spans, self._reached(words, text, spans), (*known, *self.free.names_in(issue, opening=True)))
        strange = [*self._numbers(words, (text, issue, *known)), *self._negations(words, f"{text} {issue}")]
        strange += [*self._names(words, ground), *_halved(words, known)]
        exchanged = find_exchanged(words, text)
        strange += [word for word, replaced in exchanged if not self._is_meant(word, replaced, words, known)]
        long = (one for one in known if len(one.split()) > _SHORT)
        strange += [word for own in (issue, *long) for word, _ in find_exchanged(words, own, strict=True)]
        return tuple(dict.fromkeys(strange))

    def _is_meant(self, word: str, replaced: Sequence[str], words: str, known: Sequence[str]) -> bool:
        """Whether a word that replaces others of the evidence is of a known name or denotes the same, or is denied otherwise."""
        if _keys(word) & _keys(" ".join(known)):
            return True
        if guard_of(fold(word).text, word) == "negation":
            return word not in words and bool(_NEGATIVE.search(words))
        return any(self.cast.is_same(word, name) for name in replaced)

    def _reached(self, words: str, text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The sentences before, when the evidence has a pronoun or an office in whose place the claim may have put a name."""
        offices = titles().get("head", frozenset())
        replaced = _keys(text) & (_SPEAKING | offices) - _keys(words)
        return tuple(self.beside.sentence(*span, before=_SENTENCES_BEFORE) for span in spans) if replaced else ()

    def _numbers(self, words: str, texts: tuple[str, ...]) -> list[str]:
        given = _keys(" ".join(texts))
        figures = {figure for word in given for figure in _FIGURE.findall(word)}
        strange = [figure for figure in _FIGURE.findall(words) if figure not in figures]
        return strange + [word for word in _listed(words) if word in SUMS and word not in given]

    def _negations(self, words: str, text: str) -> list[str]:
        """Negations of a sentence whose evidence denies nothing, in no way."""
        denied = [word for word in _listed(words) if guard_of(word, word) == "negation"]
        given = denied and (
            any(guard_of(word, word) == "negation" for word in _listed(text)) or bool(_NEGATIVE.search(text))
        )
        return [] if given else denied

    def _names(self, words: str, ground: _Ground) -> list[str]:
        if self.beside.reading.language == "de":
            return self._nouns(words, ground)
        return [name for name in self.free.names_in(words) if not self._is_given(name, ground)]

    def _nouns(self, words: str, ground: _Ground) -> list[str]:
        """Where every noun has a capital, names cannot be told from nouns: each must be the evidence's, endings apart."""
        given = _keys(" ".join((*map(self.beside.words, (*ground.spans, *ground.before)), *ground.known)))
        stems = {stem_of(word) for word in given}
        written = re.findall(r"(?<=[^\W_] )[^\W\d_a-zß-öø-ÿ]\w{3,}", words)
        return [word for word in written if not any(fold(word).text.startswith(stem) for stem in stems)]

    def _is_given(self, name: str, ground: _Ground) -> bool:
        if self._is_whole(name, ground):
            return True
        pieces = [piece for piece in _PIECES.split(name) if piece]
        if len(pieces) > 1 and all(self._is_given(piece, ground) for piece in pieces if piece[:1].isupper()):
            return True
        return self._is_titled(name, ground)

    def _is_whole(self, name: str, ground: _Ground) -> bool:
        """Whether a known name, or a sentence of the evidence, gives `name` in one piece."""
        key = key_of(name)
        if any(self._is_known(key, one) for one in ground.known):
            return True
        if any(self._stands_in(key, span) for span in ground.spans):
            return True
        entity = self.cast.entity(name)
        if entity is None:
            return False
        spans = ground.spans if entity.kind == "country" else (*ground.spans, *ground.before)
        return any(span[0] <= one.start < span[1] for span in spans for one in entity.mentions) or (
            entity.kind == "person" and self._speaks(entity.index, ground.spans)
        )

    def _is_known(self, key: str, known: str) -> bool:
        """The known name, its surname, its initials, or a form of the one it denotes."""
        if f" {key} " in f" {key_of(known).replace(',', '')} " or key == initials(known):
            return True
        theirs, ours = self.cast.entity(known), self.cast.entity(key)
        return theirs is not None and ours is not None and theirs.index == ours.index

    def _stands_in(self, key: str, span: Span) -> bool:
        """Whether a name of the sentence is `key`, ends with it, or begins with it as the name of a country."""
        for run in self.free.names_in(self.beside.words(span), opening=True):
            for piece in (run, *_PIECES.split(run)):
                own = key_of(piece)
                if own == key or own.rstrip("s") == key.rstrip("s") or own.endswith(f" {key}"):
                    return True
                if own.startswith(f"{key} ") and self.free.gazetteer.countries_of_word(key):
                    return True
            if key == initials(run):
                return True
        return False

    def _is_titled(self, name: str, ground: _Ground) -> bool:
        """A country, an office and a surname joined: "French President Macron" of "Macron, the president of France"."""
        words = name.split()
        while words and (fold(words[0]).text in common_words() or self.free.gazetteer.countries_of_word(words[0])):
            if fold(words[0]).text not in common_words() and not self._is_whole(words[0], ground):
                return False
            words = words[1:]
        rest = " ".join(words)
        if not rest:
            return self._is_made(name, ground)
        entity = self.cast.entity(rest)
        person = entity is not None and entity.kind == "person"
        return rest != name and person and self._is_whole(rest, ground)

    def _is_made(self, name: str, ground: _Ground) -> bool:
        """An office with its country, each of them given: "the Foreign Minister", "Omani Foreign Minister"."""
        given = _keys(" ".join((*map(self.beside.words, (*ground.spans, *ground.before)), *ground.known)))
        return all(stem_of(fold(word).text) in {stem_of(one) for one in given} for word in name.split())

    def _speaks(self, entity: int, spans: tuple[Span, ...]) -> bool:
        """Whether the evidence lies in words that the reading gives to them."""
        speeches = (one for one in self.beside.reading.speeches if one.speaker == entity)
        return any(start < span[1] and span[0] < end for one in speeches for start, end in one.spans for span in spans)


def _listed(words: str) -> list[str]:
    return [word for _, _, word in find_words(fold(words).text)]


def _keys(words: str) -> set[str]:
    return set(_listed(words))


def _halved(words: str, known: Sequence[str]) -> list[str]:
    """First names of known people without what follows them there."""
    strange = []
    for first, second in (one.split()[:2] for one in known if len(one.split()) > 1):
        alone = rf"\b{re.escape(first)}\b(?! {re.escape(second)})"
        strange += [first] if len(first) > 3 and re.search(alone, words) else []
    return strange


def _squeezed(words: str) -> str:
    return " ".join(_listed(words))
