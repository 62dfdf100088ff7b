"""Speakers: who the article says spoke the words, and whether a claimed speaker contradicts it.

Refusing is for what is plain: the reading names another person beside the words. A pronoun, a quotation on its own line or a body with
its spokesman prove nothing against a claim.
"""

from bisect import bisect_right
from functools import cached_property

from summariser.grounding.beside import Beside, Span
from summariser.grounding.cast import Cast
from summariser.grounding.folding import fold
from summariser.grounding.proofs import Refusal
from summariser.grounding.words import find_words
from summariser.reading.names import Entity
from summariser.reading.speech.model import Speech
from summariser.reading.wordlists import listed
from summariser.record import DraftQuote

PRONOUNS = listed("he she they it his her hers their its him them who i we el ella er sie il elle он она они")
"""Words that refer to somebody named before."""

_SENTENCES_BEFORE = 2


class Speakers:
    """The speeches of an article, by place."""

    def __init__(self, beside: Beside, cast: Cast) -> None:
        self.beside, self.cast = beside, cast

    @cached_property
    def _by_stretch(self) -> dict[int, Speech]:
        return {number: speech for speech in self.beside.reading.speeches for number in speech.stretches}

    @cached_property
    def _unmarked(self) -> list[tuple[int, int, Speech]]:
        """Speech without marks by its spans: labelled and indirect."""
        unmarked = (one for one in self.beside.reading.speeches if not one.stretches or self.is_labelled(one))
        spans = [(*span, one) for one in unmarked for span in one.spans]
        return sorted(spans, key=lambda entry: entry[:2])

    def is_labelled(self, speech: Speech) -> bool:
        """Whether a speaker's label gives the words, as in a transcript: direct speech that does not lie between marks itself."""
        return speech.kind == "direct" and any(self.beside.stretch_around(*span) is None for span in speech.spans)

    @cached_property
    def split(self) -> tuple[Speech, ...]:
        """Quotations of several stretches."""
        return tuple(
            one
            for one in self.beside.reading.speeches
            if len(one.spans) > 1 and one.stretches and not self.is_labelled(one)
        )

    def speech_at(self, span: Span, stretch: int | None) -> Speech | None:
        """The speech that `span` is part of: by its stretch, else the one without marks that holds more than half of it."""
        speech = None if stretch is None else self._by_stretch.get(stretch)
        if speech is not None and not self.is_labelled(speech):
            return speech
        at = bisect_right(self._unmarked, span[1], key=lambda entry: entry[0]) - 1
        for start, end, unmarked in self._unmarked[max(0, at - 3) : at + 1][::-1]:
            if 2 * (min(end, span[1]) - max(start, span[0])) > span[1] - span[0]:
                return unmarked
        return speech

    def distance(self, span: Span, speech: Speech | None, claim: DraftQuote) -> int:
        """How far a place is from the claimed speaker: 0 when the reading says it is theirs or they are named beside it, 2 when another's."""
        named = [name for name in (claim.speaker, claim.speaker_mention) if name]
        if not named:
            return 0
        if speech is not None and speech.speaker is not None:
            entity = self.beside.reading.entities[speech.speaker]
            return 0 if any(self._is(name, entity) for name in named) else 2
        around = self.beside.paragraph(*span)
        return 0 if any(self.cast.is_named_in(name, around) for name in named) else 1

    def contradiction(self, claim: DraftQuote, speech: Speech | None) -> Refusal | None:
        """Why the claimed speaker cannot be right, when the words beside the quotation plainly name another person."""
        if claim.speaker is None or speech is None or speech.speaker_span is None or speech.floating:
            return None
        beside = self.beside.words(speech.speaker_span)
        who = f"“{' '.join(beside.split())}”"
        if speech.anonymous or speech.speaker is None:
            return self._not_anonymous(claim.speaker, speech, who) or self._not_of_gender(claim.speaker, beside)
        entity = self.beside.reading.entities[speech.speaker]
        if not _names(beside, entity):
            return self._not_of_gender(claim.speaker, beside)
        if self._may_be(claim, entity, speech):
            return None
        detail = f"The article gives these words to {entity.name} ({who}), not to {claim.speaker}."
        return Refusal("wrong_speaker", detail, ("speaker",))

    def _not_anonymous(self, speaker: str, speech: Speech, who: str) -> Refusal | None:
        """Somebody by name where the article describes the speaker and names nobody in the whole sentence and the one before."""
        if not speech.anonymous or speech.speaker_span is None or self.is_labelled(speech):
            return None
        if self.cast.is_named_in(speaker, self.beside.sentence(*speech.speaker_span, before=1)):
            return None
        return Refusal(
            "wrong_speaker", f"The article leaves the speaker unnamed ({who}): give null, not {speaker}.", ("speaker",)
        )

    def _not_of_gender(self, speaker: str, beside: str) -> Refusal | None:
        """A woman where the article says "he", or a man where it says "she", as far as titles tell."""
        entity = self.cast.entity(speaker)
        wanted = {"he": "male", "she": "female"}.get(beside.strip().lower())
        if entity is None or entity.gender is None or wanted is None or entity.gender == wanted:
            return None
        return Refusal(
            "wrong_speaker", f"The article says “{beside}” beside these words, which is not {speaker}.", ("speaker",)
        )

    def _may_be(self, claim: DraftQuote, entity: Entity, speech: Speech) -> bool:
        """Whether the claimed speaker is, or speaks through, or is spoken for by, the one the article names."""
        claimed = claim.speaker or ""
        other = self.cast.entity(claimed)
        if self._is(claimed, entity) or speech.secondhand:
            return True
        around = self._attribution(speech)
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
        words = {word for _, _, word in find_words(fold(self.beside.words(sentence)).text)}
        paragraph = self.beside.paragraph(*span)
        return bool(words & PRONOUNS) and any(self.cast.is_named_in(name, paragraph) for name in named)


def _names(words: str, entity: Entity) -> bool:
    """Whether the words beside the quotation give the name itself, not a pronoun or an office."""
    parts = {part for form in (entity.name, entity.surname or "") for part in fold(form).text.split() if len(part) > 1}
    return any(word in parts for _, _, word in find_words(fold(words).text))
