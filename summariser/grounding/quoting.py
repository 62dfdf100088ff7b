"""Settling the quotations of a draft: each proven by itself, parts of one speech joined, the fields beside the words checked."""

from dataclasses import dataclass

from summariser.grounding.beside import Span
from summariser.grounding.folding import fold
from summariser.grounding.grid import Grid
from summariser.grounding.place import Place
from summariser.grounding.proofs import Path, Refusal, prove
from summariser.grounding.prover import show
from summariser.grounding.quotes import Quotations
from summariser.grounding.refused import Claimed, Docket
from summariser.grounding.standing import Standing, kind_of
from summariser.reading.speech.model import Speech
from summariser.record import Claim, Draft, DraftQuote, Evidence, Quote, Reason

_BESIDE_FIELDS = ("speaker_mention", "cue", "addressee")


@dataclass(frozen=True)
class _Spoken:
    """The prover of a quotation's other claims: its words are settled by `Quotations`, its speaker must be named."""

    quotations: Quotations
    standing: Standing

    def prove(self, claim: Claim, words: str, path: Path) -> Place | Refusal:  # noqa: ARG002 (the protocol names it)
        """The place of a name in the article; the quoted words are where they were found to stand."""
        if path[0] == "text":
            return Place(self.standing.spans, self.standing.match)
        found = self.quotations.cast.find(words)
        if isinstance(found, Place):
            return found
        if path[0] == "speaker" and (asks := self._writer(words)):
            return asks
        reason: Reason = "boilerplate" if found.reason == "boilerplate" else "speaker_not_found"
        return Refusal(reason, f"{found.detail} Give null where it names no speaker.")

    def _writer(self, words: str) -> Place | None:
        """The byline's place of a name that asks under a label without one, as "Q" in an interview."""
        speech = self.standing.speech
        if speech is None or speech.speaker is not None or not self.quotations.speakers.is_labelled(speech):
            return None
        found = self.quotations.beside.index.find(words)
        return next((place for place in found if self.quotations.beside.is_dateline(place.spans[0])), None)


@dataclass
class _Settled:
    claimed: Claimed
    claim: DraftQuote
    standing: Standing
    refusals: list[Refusal]
    said: dict[str, str | None]
    """The fields beside the words, as the article writes them."""

    @property
    def speaker(self) -> str | None:
        return self.said["speaker"]


def settle_quotes(draft: Draft, quotations: Quotations, docket: Docket) -> list[Quote]:
    """The proven quotations of `draft`, without ids, in the order of the article."""
    settled = _stand_all(draft, quotations, docket)
    kept: list[_Settled] = []
    places: Grid[int] = Grid()
    for one in _apart(settled, quotations):
        near = sorted(set(places.over(*one.standing.spans)))
        number = next((number for number in near if _overlap(kept[number].standing, one.standing)), len(kept))
        earlier = kept[number] if number < len(kept) else None
        if earlier is None:
            kept.append(one)
            places.add(one.standing.spans, number)
        elif earlier.speaker is None and one.speaker is not None:
            # One named the speaker wrongly or not at all, the other rightly.
            kept[number] = one
            places.add(one.standing.spans, number)
            docket.refuse_fields(earlier.claimed, earlier.refusals)
        elif set(one.standing.own) <= set(earlier.standing.own) or not one.standing.own:
            docket.refuse(one.claimed, "duplicate", f"{show(' … '.join(one.claim.text))} is in the record already.")
        else:
            docket.refuse_fields(one.claimed, one.refusals)
    return [
        _finish(one, quotations, docket)
        for one in sorted(kept, key=lambda one: (one.standing.start, one.standing.spans))
    ]


def _stand_all(draft: Draft, quotations: Quotations, docket: Docket) -> list[_Settled]:
    settled: list[_Settled] = []
    taken: set[int] = set()
    for at, claim in enumerate(draft.quotes):
        claimed = Claimed("quote", f"quotes[{at}]", claim)
        standing = quotations.stand(claim, frozenset(taken))
        if isinstance(standing, Refusal):
            docket.refuse(claimed, standing.reason, standing.detail)
            continue
        taken.update(standing.own)
        settled.append(_Settled(claimed, claim, standing, *_check_fields(claim, standing, quotations)))
    return settled


def _check_fields(
    claim: DraftQuote, standing: Standing, quotations: Quotations
) -> tuple[list[Refusal], dict[str, str | None]]:
    """What is wrong with the fields beside the words, and those that stand: a speaker whom the article names, words that are there."""
    proof = prove(claim, _Spoken(quotations, standing))
    refusals = list(proof.refusals)
    said = {"speaker": next((quotations.cast.written(place) for place in proof.under("speaker")), None)}
    if said["speaker"] and (
        contradiction := quotations.speakers.contradiction(claim, standing.speech, standing.spans[0])
    ):
        refusals.append(contradiction)
        said["speaker"] = None
    around = _around(standing, quotations)
    for name in _BESIDE_FIELDS:
        words = getattr(claim, name)
        said[name] = _written_in(around, words, quotations) if words else None
        if name == "speaker_mention" and words and said[name] is None and _is_introduced(words, standing, quotations):
            said[name] = words
        if words and said[name] is None:
            refusals.append(
                Refusal(
                    "not_in_article",
                    f"“{words}” does not stand beside the quotation: copy the article's words.",
                    (name,),
                )
            )
    return refusals, said


def _is_introduced(words: str, standing: Standing, quotations: Quotations) -> bool:
    """Whether the reading finds the speaker's name elsewhere, as where a transcript introduces who speaks."""
    speech = standing.speech
    return (
        speech is not None and speech.speaker_span is not None and quotations.beside.words(speech.speaker_span) == words
    )


def _around(standing: Standing, quotations: Quotations) -> Span:
    """The paragraphs of the quotation, and the one before and after them."""
    beside = quotations.beside
    first, last = beside.paragraph(*standing.spans[0]), beside.paragraph(*standing.spans[-1])
    return beside.paragraph_before(first)[0], beside.paragraph_after(last)[1]


def _written_in(around: Span, words: str, quotations: Quotations) -> str | None:
    """`words` as the article writes them within `around`, on one line, or None when they do not stand there."""
    if first := quotations.beside.index.find_within(words, around):
        return quotations.cast.written(first)
    for place in quotations.beside.index.find(words):
        if len(place.spans) == 1 and around[0] <= place.start and place.end <= around[1]:
            return quotations.cast.written(place)
    return None


def _overlap(one: Standing, other: Standing) -> bool:
    if one.stretches or other.stretches:
        return bool(set(one.stretches) & set(other.stretches))
    if one.speech is not other.speech:
        return False
    return any(_crosses(span, another) for span in one.spans for another in other.spans)


def _crosses(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _apart(settled: list[_Settled], quotations: Quotations) -> list[_Settled]:
    """Where the draft gives different speakers to stretches that the reading joins, and nothing refutes them, each keeps its own."""
    speakers: dict[int, set[str]] = {}
    speeches: dict[int, Speech] = {}
    for one in settled:
        if one.standing.speech is not None and one.speaker is not None:
            speeches[id(one.standing.speech)] = one.standing.speech
            speakers.setdefault(id(one.standing.speech), set()).add(_denoted(one.speaker, quotations))
    for one in settled:
        if one.standing.own and len(speakers.get(id(one.standing.speech), ())) > 1:
            one.standing = quotations.whole(one.standing, alone=True)
    return settled


def _denoted(speaker: str, quotations: Quotations) -> str:
    entity = quotations.cast.entity(speaker)
    return f"#{entity.index}" if entity else fold(speaker).text


def _finish(one: _Settled, quotations: Quotations, docket: Docket) -> Quote:
    docket.refuse_fields(one.claimed, one.refusals)
    if one.standing.rivals:
        docket.warn(
            "ambiguous",
            f"{show(' … '.join(one.claim.text))} stands in {one.standing.rivals + 1} places that fit equally well; the first was taken.",
        )
    secondhand = one.claim.secondhand or bool(one.standing.speech and one.standing.speech.secondhand)
    facts: dict[str, object] = {**one.said, "secondhand": secondhand, "kind": kind_of(one.standing, one.claim.kind)}
    return make_quote(quotations, one.standing, facts)


def make_quote(quotations: Quotations, standing: Standing, facts: dict[str, object]) -> Quote:
    """A quotation of the record from where it stands; the text is the article's own, its stretches joined by " … "."""
    text = quotations.beside.text
    spans = tuple(
        Evidence(start=start, end=end, text=text[start:end], match=standing.match) for start, end in standing.spans
    )
    return Quote.model_validate({"id": "q", "text": " … ".join(span.text for span in spans), "spans": spans, **facts})
