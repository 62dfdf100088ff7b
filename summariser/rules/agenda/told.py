"""Which meetings each sentence tells of: made once, because every topic asks for it."""

from collections.abc import Sequence

from summariser.rules.meetings.event import Event
from summariser.rules.scene import Clause


class Told:
    """The meetings of an article by the sentences that tell of them."""

    def __init__(self, events: Sequence[Event]) -> None:
        self.events = events
        self.parties = {index for event in events for index in event.parties}
        """Everybody who takes part in any meeting."""

        self.firsts = [event.sightings[0].clause.number for event in events]
        """The sentence that tells of each meeting first."""

        self.topics: dict[int, int] = {}
        """The last sentence that named a topic of each meeting."""

        self._by_sentence: dict[int, list[int]] = {}
        for n, event in enumerate(events):
            for number in {s.clause.number for s in event.sightings}:
                self._by_sentence.setdefault(number, []).append(n)

    def here(self, clause: Clause) -> Sequence[int]:
        """The meetings that a sentence tells of."""
        return self._by_sentence.get(clause.number, ())

    def near(self, clause: Clause, reach: int) -> list[int]:
        """The meetings told of first before a sentence and last in the `reach` sentences before it."""
        told = {n for back in range(1, reach + 1) for n in self._by_sentence.get(clause.number - back, ())}
        return sorted(n for n in told if self.firsts[n] < clause.number)
