"""The ledger: every stretch between quotation marks is in the quotations of the record, or listed as no speech."""

from summariser.engine import Problem
from summariser.grounding.beside import Beside
from summariser.grounding.grid import Grid
from summariser.grounding.prover import show
from summariser.grounding.quotes import Quotations
from summariser.grounding.quoting import make_quote
from summariser.grounding.refused import Claimed, Docket
from summariser.grounding.standing import Standing
from summariser.reading.speech.model import Aside, Speech
from summariser.record import Draft, DraftNotSpeech, NotSpeech, Quote, Reason, Span


class Ledger:
    """The account of one article's stretches: what claims cover, and what the reading adds for the rest."""

    def __init__(self, quotations: Quotations, quotes: list[Quote]) -> None:
        self.quotations, self.beside = quotations, quotations.beside
        self.quotes = quotes
        self.asides: dict[int, NotSpeech] = {}
        self._holding: dict[str, list[int]] = {}
        self._covered = (
            {
                number
                for quote in quotes
                for span in quote.spans
                for number in self.beside.stretches_in((span.start, span.end))
            }
            if quotes
            else set()
        )

    def settle_not_speech(self, draft: Draft, docket: Docket) -> None:
        """Enter the stretches that the draft calls no speech, where the article does not plainly say who spoke them."""
        for at, claim in enumerate(draft.not_speech):
            claimed = Claimed("not_speech", f"not_speech[{at}]", claim)
            self._enter(claim, claimed, docket)

    def _enter(self, claim: DraftNotSpeech, claimed: Claimed, docket: Docket) -> None:
        numbers = self._stretches_of(claim.text)
        free = [number for number in numbers if number not in self._covered and number not in self.asides]
        if not numbers:
            found = self.beside.index.find(claim.text)
            reason: Reason = "not_a_quotation" if found else "not_in_article"
            docket.refuse(claimed, reason, f"{show(claim.text)} does not stand between quotation marks in the article.")
        elif not free:
            docket.refuse(claimed, "duplicate", f"{show(claim.text)} is in the record already.")
        elif speaker := self._plain_speaker(free[0]):
            docket.refuse(
                claimed,
                "invalid",
                f"{show(claim.text)} is speech: the article gives it to {speaker}. List it in quotes.",
            )
        else:
            stretch = self.beside.reading.stretches[free[0]]
            self.asides[free[0]] = NotSpeech(span=_span(self.beside, stretch.start, stretch.end), why=claim.why)

    def _stretches_of(self, words: str) -> list[int]:
        """The stretches that hold `words`; a hostile article gives the same ones a thousand times."""
        if words not in self._holding:
            places = self.beside.index.find(words)
            numbers = (self.beside.stretch_around(place.start, place.end) for place in places)
            self._holding[words] = [number for number in numbers if number is not None]
        return self._holding[words]

    def _plain_speaker(self, number: int) -> str | None:
        """Who the article plainly says spoke the stretch as a whole sentence: named, with a reporting verb."""
        stretch = self.beside.reading.stretches[number]
        for speech in self.beside.speeches.over((stretch.start, stretch.end)):
            if (
                number in speech.stretches
                and speech.kind == "direct"
                and speech.cue_span
                and speech.speaker is not None
            ):
                return self.beside.reading.entities[speech.speaker].name
        return None

    def forgotten(self) -> tuple[Speech, ...]:
        """The speeches between marks that nothing claimed covers."""
        return tuple(
            one for one in self.beside.reading.speeches if any(self._is_open(number) for number in one.stretches)
        )

    def _is_open(self, number: int) -> bool:
        top = self.beside.reading.stretches[number].depth == 0
        return top and number not in self._covered and number not in self.asides

    def report(self) -> tuple[Problem, ...]:
        """What was forgotten, in words for the engine."""
        return tuple(
            Problem(
                "quote", "quotes", "forgotten", _say_forgotten(self.beside, one), (one.spans[0][0], one.spans[-1][1])
            )
            for one in self.forgotten()
        )

    def complete(self) -> None:
        """Add what was forgotten, as the reading finds it, so that every stretch is accounted for."""
        taken: Grid[Quote] = Grid()
        for quote in self.quotes:
            taken.add(((span.start, span.end) for span in quote.spans), quote)
        for speech in self.forgotten():
            left = tuple(one for one in speech.stretches if one not in self._covered and one not in self.asides)
            for spans in self._spans(speech, left, taken):
                self.quotes.append(self._found(speech, spans))
                taken.add(spans, self.quotes[-1])
            self._covered.update(left)
        for aside in self.beside.reading.not_speech:
            if aside.stretch not in self._covered and self.beside.reading.stretches[aside.stretch].depth == 0:
                self.asides.setdefault(aside.stretch, _as_not_speech(self.beside, aside))
        self._add_unread()
        self.quotes.sort(key=lambda quote: [(span.start, span.end) for span in quote.spans])

    def _spans(self, speech: Speech, left: tuple[int, ...], taken: Grid[Quote]) -> list[tuple[tuple[int, int], ...]]:
        """What to add for the stretches `left` of a speech: the stretches, or the labelled paragraphs that hold them if these are free."""
        stretches = [
            self.beside.reading.stretches[number] for number in left if self.beside.reading.stretches[number].depth == 0
        ]
        inner = tuple((one.start, one.end) for one in stretches)
        if not inner or not self.quotations.speakers.is_labelled(speech):
            return [inner] if inner else []
        whole = tuple(span for span in speech.spans if any(span[0] <= one[0] and one[1] <= span[1] for one in inner))
        return [inner] if taken.over(*whole) or not whole else [whole]

    def _found(self, speech: Speech, spans: tuple[tuple[int, int], ...]) -> Quote:
        facts: dict[str, object] = {
            "kind": speech.kind if speech.kind != "indirect" else "mixed",
            "speaker": speech.speaker_name,
            "speaker_mention": self._words(speech.speaker_span),
            "cue": self._words(speech.cue_span),
            "addressee": self._words(speech.addressee_span),
            "secondhand": speech.secondhand,
            "origin": "found",
        }
        return make_quote(self.quotations, Standing(spans, speech.stretches, "exact", speech), facts)

    def _words(self, span: tuple[int, int] | None) -> str | None:
        return self.beside.words(span) if span else None

    def _add_unread(self) -> None:
        """A stretch that the reading says nothing of is listed, so that the account always closes."""
        for number, stretch in self.beside.stretches:
            if number not in self._covered:
                self.asides.setdefault(
                    number, NotSpeech(span=_span(self.beside, stretch.start, stretch.end), why="other")
                )

    def not_speech(self) -> tuple[NotSpeech, ...]:
        """The stretches that are no speech, in the order of the article."""
        return tuple(self.asides[number] for number in sorted(self.asides))


def _as_not_speech(beside: Beside, aside: Aside) -> NotSpeech:
    stretch = beside.reading.stretches[aside.stretch]
    return NotSpeech(span=_span(beside, stretch.start, stretch.end), why=aside.why)


def _span(beside: Beside, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=beside.text[start:end])


def _say_forgotten(beside: Beside, speech: Speech) -> str:
    words = " … ".join(show(beside.words(span)) for span in speech.spans)
    return f"{words} stands between quotation marks and is neither in quotes nor in not_speech: list it."
