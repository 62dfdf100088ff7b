"""Whom a pronoun means because of who speaks: "I" in a transcript, "it" at the head of what a body is reported to have said."""

from bisect import bisect_right
from collections.abc import Iterable

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.rules.scene import Clause, Scene

_STATES = regex(r"\b(?:[Ss]tatement|[Cc]ommuniqu[eé]|[Dd]eclaration)\b[^.:]{0,40}:\s*\Z")


class Voices:
    """The speakers of an article by where their words begin."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._reporters = {
            s.spans[0][0]: s.speaker
            for s in scene.reading.speeches
            if s.kind != "direct" and s.spans and s.speaker is not None
        }
        self._speech_spans = sorted(
            (span[0], span[1], -1 if s.speaker is None else s.speaker)
            for s in scene.reading.speeches
            if s.kind == "direct"
            for span in s.spans
        )
        self.we: Entity | None = None
        """Who says "we" in a joint statement that stands in the article as it is."""

        self._speech_starts = [span[0] for span in self._speech_spans]

    def hear(self, clause: Clause, several: Iterable[tuple[int, Entity | None]]) -> None:
        """Keep who speaks as "we" from here on: "We, the ministers of", "The ministers issued the following statement:"."""
        states = _STATES.search(self._scene.text, clause.start, clause.end)
        for start, entity in several:
            if states or self._scene.text.endswith(("We, ", "We, the "), 0, start):
                self.we = entity
                return

    def reporter_at(self, start: int, sort: str) -> Entity | None:
        """Who is meant by the pronoun that opens what somebody is reported to have said: "Israel says it won't"."""
        speaker = self._reporters.get(start)
        entity = None if speaker is None else self._scene.entities[speaker]
        if entity is None or sort not in ("male", "female", "body"):
            return None
        suits = entity.kind != "person" if sort == "body" else entity.kind == "person" and entity.gender in (None, sort)
        return entity if suits else None

    def speaker_at(self, offset: int) -> Entity | None:
        """Who says "I" in the labelled speech of a transcript."""
        i = bisect_right(self._speech_starts, offset) - 1
        if i < 0 or offset >= self._speech_spans[i][1] or self._scene.is_quoted(offset):
            return None
        speaker = self._speech_spans[i][2]
        return self._scene.entities[speaker] if speaker >= 0 else None
