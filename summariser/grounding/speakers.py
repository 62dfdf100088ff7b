"""Speakers: who the article says spoke the words, and whether a claimed speaker contradicts it.

Refusing is for what is plain: the reading names another person beside the words. A pronoun, a quotation on its own line or a body with
its spokesman prove nothing against a claim.
"""

import re
from bisect import bisect_left
from functools import cached_property, lru_cache

from summariser.grounding.beside import Beside, Span
from summariser.grounding.cast import ASKED, Cast
from summariser.grounding.described import DOCUMENT, PRONOUNS, Described
from summariser.grounding.folding import fold
from summariser.grounding.proofs import Refusal
from summariser.grounding.words import SMALL, keys_in
from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.speech.model import Speech
from summariser.reading.tables import titles
from summariser.record import DraftQuote

_SENTENCES_BEFORE = 2
_PARAGRAPHS_BEFORE = 3
"""Back to where whoever speaks was last named, when the words beside the quotation tell nothing."""

_BARE = regex(r"\s*[“„«\"'‘][^”»\"]*[”“»\"'’]?\s*")
"""A paragraph that is nothing but a quotation."""

_GENDERS = {"she": "female", "he": "male"}
_OTHER_SCRIPT = regex(r"[Ͱ-ӿ]", re.IGNORECASE)
_MIXED = regex(r"\b[^\W\d_]*(?:[a-zà-ɏ][Ͱ-ӿ]|[Ͱ-ӿ][a-zà-ɏ])[^\W\d_]*", re.IGNORECASE)
"""A word with letters of two scripts that look alike."""


class Speakers(Described):
    """Who may have spoken them."""

    def __init__(self, beside: Beside, cast: Cast) -> None:
        super().__init__(beside, cast)
        self.distance = lru_cache(ASKED)(self._measure)

    def _measure(self, span: Span, speaker: int | None, named: tuple[str, ...]) -> int:
        """How far a place is from the claimed speaker: 0 when the reading, whose speaker is given, says it is theirs or they are named beside it, 2 when another's."""
        if speaker is not None:
            entity = self.beside.reading.entities[speaker]
            return 0 if any(self._is(name, entity) for name in named) else 2
        around = self.beside.paragraph(*span)
        return 0 if any(self.cast.is_named_in(name, around) for name in named) else 1

    def contradiction(self, claim: DraftQuote, speech: Speech | None, span: Span) -> Refusal | None:
        """Why the claimed speaker cannot be right, when what stands beside the quotation at `span` plainly is not them."""
        if claim.speaker is None:
            return None
        if disguised := self._not_disguised(claim.speaker, span):
            return disguised
        if speech is not None and self.is_labelled(speech):
            return self._not_of_label(claim.speaker, speech) or self._not_of_words(claim, speech)
        speech = speech or self._speech_of(claim, span)
        if speech is None or speech.speaker_span is None:
            return self._not_near(claim.speaker, speech, span)
        by_pronoun = self._not_he_or_she(claim.speaker, speech.speaker_span)
        if speech.floating:
            return by_pronoun or self._not_near(claim.speaker, speech, span)
        return (
            by_pronoun
            or self._not_of_words(claim, speech)
            or self._not_yet_named(claim.speaker, speech.speaker_span)
            or self._not_near(claim.speaker, speech, span)
        )

    def _speech_of(self, claim: DraftQuote, span: Span) -> Speech | None:
        """What the claim itself gives as the words for the speaker, where the reading finds none: they may name another."""
        start, end = self.beside.sentence(*span)
        at = self.beside.text.find(claim.speaker_mention, start, end) if claim.speaker_mention else -1
        if at < 0:
            return None
        mention = (at, at + len(claim.speaker_mention or ""))
        people = [one.entity for one in self.beside.names_in(mention) if one.kind == "person"]
        return Speech("indirect", (span,), speaker=people[0] if people else None, speaker_span=mention)

    def _not_he_or_she(self, speaker: str, beside: Span) -> Refusal | None:
        """A man where the article says "she", or a woman where it says "he"."""
        entity, pronoun = self.cast.entity(speaker), self.beside.words(beside).lower()
        if entity is None or _GENDERS.get(pronoun, entity.gender) == (entity.gender or _GENDERS.get(pronoun)):
            return None
        return Refusal(
            "wrong_speaker", f"The article gives these words to a “{pronoun}”, not to {speaker}.", ("speaker",)
        )

    def _not_yet_named(self, speaker: str, beside: Span) -> Refusal | None:
        """A body or a description that the article names only later, where it gives the words to another, or to one named before."""
        entity, end = self.cast.entity(speaker), self.beside.sentence(*beside)[1]
        mentions = self.cast.mentions(speaker)
        if entity is not None and entity.kind in ("person", "country"):
            return None
        if not mentions or mentions[0][0] < end or DOCUMENT.search(self.beside.words(beside)):
            return None
        return Refusal("wrong_speaker", f"The article names {speaker} only after these words.", ("speaker",))

    def _not_disguised(self, speaker: str, span: Span) -> Refusal | None:
        """Somebody whom the sentence names nowhere, but somebody else in letters of two scripts that look alike."""
        around = self.beside.sentence(*span)
        at = bisect_left(self._mixed, around)
        other = self._mixed[at] if at < len(self._mixed) else None
        if other is None or other[1] > around[1] or self.cast.is_named_in(speaker, around):
            return None
        words = self.beside.words(other)
        return Refusal("wrong_speaker", f"“{words}” is not {speaker}: its letters are of two scripts.", ("speaker",))

    @cached_property
    def _mixed(self) -> list[Span]:
        """Where words of two scripts stand."""
        text = self.beside.text
        return [one.span() for one in _MIXED.finditer(text)] if _OTHER_SCRIPT.search(text) else []

    def _not_of_words(self, claim: DraftQuote, speech: Speech) -> Refusal | None:
        """Another than the words beside the quotation say, be they a name, a description or a pronoun."""
        if claim.speaker is None or speech.speaker_span is None or speech.floating:
            return None
        beside = self.beside.words(speech.speaker_span)
        who = f"“{' '.join(beside.split())}”"
        if speech.anonymous or speech.speaker is None:
            return (
                self.not_anonymous(claim.speaker, speech, who)
                or self.not_a_body(claim.speaker, speech.speaker_span)
                or self.not_called(claim.speaker, speech, who)
            )
        entity = self.beside.reading.entities[speech.speaker]
        if not _names(beside, entity) and self._may_be_meant(claim.speaker, speech.speaker_span):
            return None
        if self._may_be(claim, entity, speech):
            return None
        detail = f"The article gives these words to {entity.name} ({who}), not to {claim.speaker}."
        return Refusal("wrong_speaker", detail, ("speaker",))

    def _not_of_label(self, speaker: str, speech: Speech) -> Refusal | None:
        """Somebody who has a label of their own, where the label is another: "Q" is not the minister who answers."""
        if speech.speaker is not None or speech.speaker_span is None:
            return None
        surname = fold(speaker).text.split()[-1:]
        label = fold(self.beside.words(speech.speaker_span)).text
        if not surname or surname[0] in label or not any(surname[0] in other for other in self._labels):
            return None
        return Refusal("wrong_speaker", f"{speaker} speaks under another label than “{label}”.", ("speaker",))

    @cached_property
    def _labels(self) -> frozenset[str]:
        """The labels of a transcript, folded."""
        speeches = (one for one in self.beside.reading.speeches if one.speaker_span and self.is_labelled(one))
        return frozenset(fold(self.beside.words(one.speaker_span)).text for one in speeches if one.speaker_span)

    def _not_near(self, speaker: str, speech: Speech | None, span: Span) -> Refusal | None:
        """A person whom no words near the quotation name or describe; nearer yet where the reading gives it to somebody else."""
        entity = self.cast.entity(speaker)
        if entity is None or entity.kind != "person" or self._stands_alone(span):
            return None
        theirs = speech is not None and speech.speaker is not None
        if theirs and speech is not None and speech.speaker == entity.index:
            return None
        if speech is not None and speech.speaker_span and self._describes(speech.speaker_span, entity):
            return None
        around = self.beside.paragraph(*span)
        start, end = around[0], around[1] if theirs else self.beside.paragraph_after(around)[1]
        for _ in range(1 if theirs else _PARAGRAPHS_BEFORE):
            start = self.beside.paragraph_before((start, end))[0]
        if self.cast.is_named_in(speaker, (start, end)):
            return None
        return Refusal("wrong_speaker", f"Nothing near these words says that {speaker} spoke them.", ("speaker",))

    def _stands_alone(self, span: Span) -> bool:
        """Whether the words are a headline or stand out of the text, where the speaker is named somewhere below."""
        block = self.beside.reading.region_at(span[0])
        return (
            block is None
            or block.kind != "body"
            or _BARE.fullmatch(self.beside.words((block.start, block.end))) is not None
        )

    def _describes(self, span: Span, entity: Entity) -> bool:
        """Whether the words beside the quotation tell of the person's office or country: "the minister of Singapore"."""
        words = set(keys_in(self.beside.words(span)))
        office = set(keys_in(f"{entity.role or ''} {entity.affiliation or ''}"))
        if words & (office - SMALL) or (not office and words & titles().get("head", frozenset())):
            return True
        names = self.beside.names_in(span)
        return any(set(self.beside.reading.entities[one.entity].countries) & set(entity.countries) for one in names)

    def _may_be_meant(self, speaker: str, span: Span) -> bool:
        """Whether a pronoun may mean somebody whom the reading does not know, though the paragraphs before name them, or a document a body."""
        paragraph = self.beside.paragraph(*span)
        for _ in range(_PARAGRAPHS_BEFORE):
            paragraph = (self.beside.paragraph_before(paragraph)[0], paragraph[1])
        other = self.cast.entity(speaker)
        document = DOCUMENT.search(self.beside.words(span)) and (other is None or other.kind != "person")
        return bool(document) or (other is None and self.cast.is_named_in(speaker, paragraph))

    def _may_be(self, claim: DraftQuote, entity: Entity, speech: Speech) -> bool:
        """Whether the claimed speaker is, or speaks through, or is spoken for by, the one the article names."""
        claimed = claim.speaker or ""
        other = self.cast.entity(claimed)
        around = self._attribution(speech)
        if self._is(claimed, entity) or (speech.secondhand and self.cast.is_named_in(claimed, around)):
            return True
        if other is not None and other.kind == "person":
            # Two people named beside one quotation: “…,” the ministers said in a statement.
            return entity.kind != "person" and self.cast.is_named_in(claimed, around)
        if entity.kind != "person":
            return self.cast.is_named_in(claimed, around) or bool(self.cast.codes(claimed) & set(entity.countries))
        role = fold(f"{entity.role or ''} {entity.affiliation or ''}").text
        last = fold(claimed).text.split()[-1:] or [""]
        return (
            last[0] in role.split()
            or self.cast.is_named_in(claimed, around)
            or bool(self.cast.codes(claimed) & set(entity.countries))
        )

    def _attribution(self, speech: Speech) -> Span:
        spans = [span for span in (speech.speaker_span, speech.cue_span) if span]
        return self.beside.sentence(min(start for start, _ in spans), max(end for _, end in spans))

    def _is(self, name: str, entity: Entity) -> bool:
        return self.cast.is_same(name, entity.name) or any(self.cast.is_same(name, alias) for alias in entity.aliases)

    def is_beside(self, claim: DraftQuote, span: Span) -> bool:
        """Whether the claimed speaker is named, or referred to, in the sentence of `span` or shortly before it."""
        named = [name for name in (claim.speaker, claim.speaker_mention) if name]
        if not named and claim.cue:
            return claim.cue in self.beside.words(self.beside.sentence(*span))
        around = self.beside.sentence(*span, before=_SENTENCES_BEFORE)
        if any(self.cast.is_named_in(name, around) for name in named):
            return True
        sentence = self.beside.sentence(*span)
        words = set(keys_in(self.beside.words(sentence)))
        paragraph = self.beside.paragraph(*span)
        return bool(words & PRONOUNS) and any(self.cast.is_named_in(name, paragraph) for name in named)


def _names(words: str, entity: Entity) -> bool:
    """Whether the words beside the quotation give the name itself, not a pronoun or an office."""
    parts = {part for form in (entity.name, entity.surname or "") for part in keys_in(form) if len(part) > 1}
    return any(word in parts for word in keys_in(words))
