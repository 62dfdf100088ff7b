"""Where claimed words stand, and how they match."""

from dataclasses import dataclass

from summariser.grounding.words import Guard
from summariser.record import Match


@dataclass(frozen=True, slots=True)
class Place:
    """Where claimed words stand: spans of the article in order, and how they match.

    `guarded` are the words that forbid a near or an elided match, each with its guard; where it is empty the place may be accepted.
    """

    spans: tuple[tuple[int, int], ...]
    match: Match
    score: float | None = None
    differs: tuple[str, ...] = ()
    guarded: tuple[tuple[str, Guard], ...] = ()
    rivals: int = 0
    """Other places that fit as well: nothing that stands beside them tells which was meant."""

    @property
    def start(self) -> int:
        """First character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.spans[-1][1]
