"""Where a claimed quotation stands, and of which kind that makes it."""

from dataclasses import dataclass

from summariser.grounding.beside import Span
from summariser.reading.speech.model import Speech
from summariser.record import Match, QuoteKind


@dataclass(frozen=True)
class Standing:
    """Where a claimed quotation stands: its spans, the stretches they lie in (none for speech without marks), and how they match."""

    spans: tuple[Span, ...]
    stretches: tuple[int, ...]
    match: Match
    speech: Speech | None = None
    rivals: int = 0
    own: tuple[int, ...] = ()
    """The stretches that hold the claimed words themselves; the rest belong to the same speech."""

    @property
    def start(self) -> int:
        """First character."""
        return self.spans[0][0]


def kind_of(standing: Standing, claimed: QuoteKind) -> QuoteKind:
    """The kind by the marks: without marks indirect, or direct behind a speaker's label; with marks what the reading finds there."""
    speech = standing.speech
    if not standing.stretches:
        return "direct" if speech is not None and speech.kind == "direct" else "indirect"
    if speech is not None and speech.kind != "indirect":
        return speech.kind
    return claimed if claimed != "indirect" else "mixed"
