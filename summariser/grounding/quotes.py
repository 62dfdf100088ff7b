"""Quotations: claimed words against the marks in the article, the speaker beside them, and what the article itself says of them.

The kind is decided by the marks and not by the claim. A direct or mixed quotation takes the whole stretch between its marks, and all
stretches of the speech that the reading finds it to be part of, so that nobody is quoted by half a sentence.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise

from summariser.grounding.beside import Beside, Span, merge_spans
from summariser.grounding.cast import Cast
from summariser.grounding.folding import fold
from summariser.grounding.index import trim
from summariser.grounding.place import Place
from summariser.grounding.proofs import Refusal
from summariser.grounding.prover import say_altered, show
from summariser.grounding.speakers import Speakers
from summariser.grounding.standing import Standing
from summariser.grounding.words import find_words, guard_of, keys_in
from summariser.reading.speech.model import Speech
from summariser.record import DraftQuote, Match

_EDGE_MARKS = "\"'`´‘’‚‛“”„‟‹›«»「」『』 \t\n\r\u00a0"
_NEXT_TO = 2  # stretches that a quotation's own next piece may be on; further away it is another quotation
_CLAUSE = 3  # words; a word or two out of what is reported say nothing


@dataclass(frozen=True)
class _Piece:
    """One possible place of one piece of a quotation."""

    span: Span
    match: Match
    stretch: int | None
    speech: Speech | None


class Quotations:
    """Finds where claimed quotations stand."""

    def __init__(self, beside: Beside, cast: Cast) -> None:
        self.beside, self.cast = beside, cast
        self.speakers = Speakers(beside, cast)
        self._pieces = cache(self._find_pieces)

    def stand(self, claim: DraftQuote, taken: frozenset[int]) -> Standing | Refusal:
        """Where `claim` stands, or why it does not. `taken` are stretches claimed already: equal words are sought elsewhere first."""
        pieces = [piece for words in claim.text if (piece := words.strip(_EDGE_MARKS))]
        if not pieces:
            return Refusal("no_evidence", "The quotation is empty: copy its words from the article.")
        chosen: list[_Piece] = []
        rivals = 0
        for words in pieces:
            found = self._pieces(words)
            if isinstance(found, Refusal):
                return found
            best, equal = self._choose(found, claim, chosen, taken)
            chosen += best
            rivals = max(rivals, equal)
        return self._join(chosen, claim, rivals)

    def _find_pieces(self, words: str) -> list[list[_Piece]] | Refusal:
        """Every place of one claimed text, each as the pieces it consists of."""
        places = [place for place in self.beside.index.find(words) if not place.guarded] or self._glued(words)
        if not places:
            return self._refuse(words)
        outside = [place for place in places if not any(map(self.beside.is_boilerplate, place.spans))]
        if not outside:
            return Refusal("boilerplate", f"{show(words)} stands in the page's furniture, where nobody is quoted.")
        sound = [pieces for place in outside if (pieces := self._placed(place)) is not None]
        return sound or self._refuse_overrun(words, outside[0])

    def _placed(self, place: Place) -> list[_Piece] | None:
        """The pieces of a place, or None when one runs over a mark."""
        pieces = []
        for span in place.spans:
            stretch = self.beside.stretch_around(*span)
            speech = self.speakers.speech_at(span, stretch)
            if speech is not None and self.speakers.is_labelled(speech):
                # What is quoted within labelled speech is part of it, unless it is claimed by itself.
                stretch = stretch if self._fills(span, stretch) else None
                speech = speech if stretch is None else None
            elif stretch is None and self._crosses(span):
                return None
            pieces.append(_Piece(span, place.match, stretch, speech))
        return pieces if len({piece.stretch is None for piece in pieces}) == 1 else None

    def _fills(self, span: Span, stretch: int | None) -> bool:
        """Whether `span` is the whole of the stretch, edge punctuation apart."""
        if stretch is None:
            return False
        one = self.beside.reading.stretches[stretch]
        return trim(self.beside.words(span)) == trim(self.beside.words((one.start, one.end)))

    def _crosses(self, span: Span) -> bool:
        """Whether `span` takes in a part of some stretch between marks and something outside it, or a mark."""
        for number in self.beside.stretches_in(span):
            stretch = self.beside.reading.stretches[number]
            if stretch.start < span[1] and stretch.end > span[0]:
                return True
        return False

    def _glued(self, words: str) -> list[Place]:
        """The places of a split quotation that was claimed as one text: the stretches of one speech, read without what stands between."""
        wanted = _bare(words)
        found = []
        for speech in self.speakers.split:
            joined = [word for span in speech.spans for word in _bare(self.beside.words(span))]
            if wanted == joined:
                found.append(Place(speech.spans, "folded"))
        return found

    def _refuse(self, words: str) -> Refusal:
        omitted = next((place for place in self.beside.index.find(words) if place.guarded), None)
        if omitted is not None:
            left = ", ".join(f"“{word}”" for word, _ in omitted.guarded[:5])
            return Refusal(
                "altered",
                f"{show(words)} leaves out {left}, which changes what is said: quote in full or stop before it.",
            )
        near = self.beside.index.find_near(words)
        if near is None:
            return Refusal(
                "not_in_article",
                f"No place in the article holds {show(words)}: copy quotations character for character.",
            )
        if not near.differs and self.beside.stretch_around(near.start, near.end) is None:
            return self._refuse_overrun(words, near)
        return Refusal("altered", say_altered(self.beside, words, near))

    def _refuse_overrun(self, words: str, place: Place) -> Refusal:
        numbers = self.beside.stretches_in((place.start, place.end))
        if not numbers:
            return Refusal(
                "altered",
                f"{show(words)} is not what the article says: it has {show(self.beside.words((place.start, place.end)))}.",
            )
        quoted = " … ".join(
            show(self.beside.words((one.start, one.end)))
            for one in map(self.beside.reading.stretches.__getitem__, numbers[:3])
        )
        return Refusal(
            "not_a_quotation",
            f"{show(words)} runs over a quotation mark: what stands between the marks is {quoted}. Quote only that.",
        )

    def _choose(
        self, found: list[list[_Piece]], claim: DraftQuote, chosen: list[_Piece], taken: frozenset[int]
    ) -> tuple[list[_Piece], int]:
        """The place that fits best: after the pieces before it, in marks as claimed, beside the claimed speaker, not taken, first."""

        named = tuple(filter(None, (claim.speaker, claim.speaker_mention)))

        def rank(pieces: list[_Piece]) -> tuple[int, ...]:
            first = pieces[0]
            behind = first.span[0] - chosen[-1].span[1] if chosen else 0
            return (
                max(0, behind) + (1 << 40) * (behind < 0),
                int((first.stretch is None) == (claim.kind != "indirect")),
                self.speakers.distance(first.span, first.speech and first.speech.speaker, named) if named else 0,
                int(first.stretch in taken),
                first.span[0],
            )

        ranks: list[tuple[int, ...]] = list(map(rank, found)) if len(found) > 1 else [()]
        best = min(ranks)
        return found[ranks.index(best)], sum(one[:4] == best[:4] for one in ranks) - 1

    def _join(self, pieces: list[_Piece], claim: DraftQuote, rivals: int) -> Standing | Refusal:
        inside = [piece for piece in pieces if piece.stretch is not None]
        match: Match = "exact" if all(piece.match == "exact" for piece in pieces) else "folded"
        if not inside:
            return self._join_unmarked(pieces, claim, match)
        if len(inside) < len(pieces):
            return Refusal(
                "not_a_quotation",
                f"{show(' … '.join(claim.text))} joins words between quotation marks with words outside them.",
            )
        own = tuple(sorted({piece.stretch for piece in inside if piece.stretch is not None}))
        if silence := self._nobodys(own, claim):
            return silence
        speeches = list({id(piece.speech): piece.speech for piece in inside}.values())
        if len(speeches) > 1 and (clash := self._clash(speeches, own)):
            return clash
        return self.whole(Standing((), own, match, speeches[0] if len(speeches) == 1 else None, rivals, own))

    @cached_property
    def _asides(self) -> dict[int, str]:
        return {aside.stretch: aside.why for aside in self.beside.reading.not_speech}

    def _nobodys(self, numbers: tuple[int, ...], claim: DraftQuote) -> Refusal | None:
        """A title, motto or foreign word between marks is nobody's words; a term neither, unless its sentence names the speaker."""
        why = self._asides.get(numbers[0]) if len(numbers) == 1 else None
        if why is None or why in ("other", "scare"):
            return None
        sentence = self.beside.sentence(*self._bounds(numbers[0]))
        if why == "term" and claim.speaker and self.cast.is_named_in(claim.speaker, sentence):
            return None
        if why == "term" and claim.cue and claim.cue in self.beside.words(sentence):
            return None
        return Refusal(
            "not_a_quotation",
            f"{show(claim.text[0])} stands between marks, but nobody says it ({why}): list it in not_speech.",
        )

    def whole(self, standing: Standing, *, alone: bool = False) -> Standing:
        """`standing` over the whole of its stretches and, unless `alone`, of the speech they are part of."""
        stretches, numbers = self.beside.reading.stretches, set(standing.own)
        if standing.speech is not None and not alone:
            numbers |= {one for one in standing.speech.stretches if stretches[one].depth == 0}
        spans = tuple((stretches[number].start, stretches[number].end) for number in sorted(numbers))
        return replace(standing, spans=spans, stretches=tuple(sorted(numbers)))

    def _bounds(self, number: int) -> Span:
        one = self.beside.reading.stretches[number]
        return one.start, one.end

    def _clash(self, speeches: list[Speech | None], numbers: tuple[int, ...]) -> Refusal | None:
        """Two quotations of different people claimed as one, or of one person with a whole passage between them."""
        speakers = [speech.speaker for speech in speeches if speech is not None and speech.speaker is not None]
        apart = any(later - earlier > _NEXT_TO for earlier, later in pairwise(numbers))
        known = len(speakers) == len(speeches) and len(set(speakers)) == 1
        together = len({self.beside.paragraph(*self._bounds(number)) for number in numbers}) == 1
        if not apart and (known or (together and len(set(speakers)) < 2 and None in speeches)):
            return None
        quoted = " and ".join(
            show(self.beside.words((one.start, one.end)))
            for one in map(self.beside.reading.stretches.__getitem__, numbers[:3])
        )
        return Refusal(
            "altered",
            f"Several quotations are claimed as one: {quoted} stand apart in the article. Give each by itself.",
        )

    def _join_unmarked(self, pieces: list[_Piece], claim: DraftQuote, match: Match) -> Standing | Refusal:
        """Words without marks: labelled speech is direct; what somebody is reported to say is indirect; the rest is nobody's words."""
        speech = pieces[0].speech
        if self._stand_apart(pieces):
            quoted = " and ".join(show(self.beside.words(piece.span)) for piece in pieces[:3])
            return Refusal("altered", f"Words that stand apart are claimed as one: {quoted}. Give each by itself.")
        if speech is not None and self._reports_another(claim, speech, pieces[0].span):
            return Standing(tuple(piece.span for piece in pieces), (), match)
        spans = self._whole_turns([piece.span for piece in pieces], speech)
        labelled = speech is not None and self.speakers.is_labelled(speech)
        if not labelled and (negation := self._cuts_negation(spans[0])):
            return Refusal(
                "altered",
                f"{show(claim.text[0])} begins after “{negation}”, which turns what is said: begin before it.",
            )
        told = labelled or sum(len(_bare(words)) for words in claim.text) >= _CLAUSE
        if told and speech is not None and (claim.kind == "indirect" or speech.kind in ("direct", "indirect")):
            return Standing(spans, (), match, speech)
        if told and claim.kind == "indirect" and self.speakers.is_beside(claim, spans[0]):
            return Standing(spans, (), match, speech)
        words = show(" … ".join(claim.text))
        if claim.kind == "indirect":
            return Refusal(
                "not_a_quotation",
                f"{words} stands in the article, but not as anything that {claim.speaker or 'somebody'} is reported to say.",
            )
        return Refusal(
            "not_a_quotation",
            f"{words} stands in the article, but not between quotation marks, and nobody is reported to say it.",
        )

    def _stand_apart(self, pieces: list[_Piece]) -> bool:
        """Whether the pieces belong to several people, or to several paragraphs of no one speech."""
        if len({id(piece.speech) for piece in pieces}) == 1:
            return False
        speakers = {piece.speech.speaker for piece in pieces if piece.speech is not None}
        paragraphs = {self.beside.paragraph(*piece.span) for piece in pieces}
        return len(speakers - {None}) > 1 or len(paragraphs) > 1

    def _whole_turns(self, spans: list[Span], speech: Speech | None) -> tuple[Span, ...]:
        """The paragraphs of labelled speech that hold `spans`, so that nobody is quoted by half a sentence; else the spans themselves."""
        if speech is None or not self.speakers.is_labelled(speech):
            return merge_spans(spans)
        whole = [turn for span in spans for turn in speech.spans if turn[0] < span[1] and span[0] < turn[1]]
        return merge_spans(whole or spans)

    def _cuts_negation(self, span: Span) -> str | None:
        """The negation that stands just before `span` in the same clause, so that leaving it out turns what is said."""
        before = fold(self.beside.text[max(0, span[0] - 60) : span[0]]).text
        clause = re.split(r"[.,;:!?()']|\b(?:that|whether|but|and|which|who)\b", before)[-1]
        words = [word for _, _, word in find_words(clause)][-3:]
        return next((word for word in words if guard_of(word, word) == "negation"), None)

    def _reports_another(self, claim: DraftQuote, speech: Speech, span: Span) -> bool:
        """Whether labelled speech reports in its own words what somebody else said, and that is what is claimed."""
        if claim.kind != "indirect" or claim.speaker is None or not self.speakers.is_labelled(speech):
            return False
        entity = self.beside.reading.entities[speech.speaker] if speech.speaker is not None else None
        theirs = entity is not None and self.cast.is_same(claim.speaker, entity.name)
        return not theirs and self.speakers.is_beside(claim, span)


def _bare(words: str) -> list[str]:
    return list(keys_in(trim(words)))
