"""The abstract: sentences of the article, each chosen for a stated reason: who met whom, what about, what came of it."""

import re
from collections.abc import Sequence

from summariser.record import DraftAgendaItem, DraftStatement
from summariser.rules.gathering import Event
from summariser.rules.positions import Found
from summariser.rules.scene import Clause, Scene

MOST = 4
LONGEST = 420
"""Characters; a longer sentence is a list or badly cut."""

_OUTCOME = re.compile(
    r"\b(?:agreed|signed|decided|adopted|without (?:signing|agreement|a text|a deal)|failed to|deal|reached|concluded|postponed|cancelled|canceled|called off|denied|pledged|promised|resolved|outcome|result(?:s|ed)?)\b",
    re.I,
)


_TOGETHER = re.compile(
    r"\b(?:the two|the three|both|they|ministers|leaders|presidents|sides|talks|meeting|summit|delegations|envoys|negotiators)\b",
    re.I,
)


def draft_abstract(
    scene: Scene, events: Sequence[Event], agenda: Sequence[DraftAgendaItem], positions: Sequence[Found]
) -> tuple[DraftStatement, ...]:
    """Two to four sentences in the order of the article; none when it has none to give."""
    clauses = [
        c for c in scene.clauses if c.kind == "body" and c.end - c.start <= LONGEST and not _is_mostly_quoted(scene, c)
    ]
    chosen: list[Clause] = []
    for pool in (
        _of_meetings(clauses, events),
        _of_agenda(scene, clauses, agenda),
        _of_outcome(scene, clauses, events),
        _of_positions(clauses, positions),
    ):
        _take_first(chosen, pool)
    for clause in clauses:
        if len(chosen) >= 2:
            break
        _take_first(chosen, [clause])
    chosen.sort(key=lambda clause: clause.start)
    return tuple(
        DraftStatement(text=" ".join(words.split()), evidence=(words,))
        for c in chosen[:MOST]
        if (words := scene.cut(c.start, c.end).strip())
    )


def _take_first(chosen: list[Clause], pool: Sequence[Clause]) -> None:
    if new := next((clause for clause in pool if clause not in chosen), None):
        chosen.append(new)


def _of_meetings(clauses: Sequence[Clause], events: Sequence[Event]) -> list[Clause]:
    """Who met whom: where the first meeting is told with its parties."""
    numbers = [s.clause.number for event in events[:1] for s in event.sightings if s.parties]
    return [clause for clause in clauses if clause.number in numbers]


def _of_agenda(scene: Scene, clauses: Sequence[Clause], agenda: Sequence[DraftAgendaItem]) -> list[Clause]:
    """What about: where a topic of the agenda stands."""
    words = [item.evidence[0] for item in agenda if item.evidence]
    return [clause for clause in clauses if any(w in scene.cut(clause.start, clause.end) for w in words[:6])]


def _of_outcome(scene: Scene, clauses: Sequence[Clause], events: Sequence[Event]) -> list[Clause]:
    """What came of it: the first sentence of agreement, failure or change behind the meeting's."""
    if not events:
        return []
    begin = events[0].sightings[0].clause.number
    parties = {index for event in events for index in event.parties}
    return [
        clause
        for clause in clauses
        if clause.number >= begin
        and _OUTCOME.search(scene.text, clause.start, clause.end)
        and (
            _TOGETHER.search(scene.text, clause.start, clause.end)
            or any(n.entity in parties for n in scene.names_in(clause.start, clause.end))
        )
    ]


def _of_positions(clauses: Sequence[Clause], positions: Sequence[Found]) -> list[Clause]:
    """What somebody wants: where the first position stands."""
    return [clause for clause in clauses if any(clause.start <= found.start < clause.end for found in positions[:6])]


def _is_mostly_quoted(scene: Scene, clause: Clause) -> bool:
    quoted = sum(scene.is_quoted(offset) for offset in range(clause.start, clause.end, 16))
    return quoted * 16 > 0.4 * (clause.end - clause.start)
