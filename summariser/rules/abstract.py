"""The abstract: sentences of the article, each chosen for a stated reason: who met whom, what about, what came of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from summariser.patterns import regex
from summariser.reading.datelines import find_dateline_end
from summariser.record import DraftAgendaItem, DraftStatement
from summariser.rules.meetings.event import Event
from summariser.rules.positions import Found
from summariser.rules.scene import Clause, Scene

LEAST, MOST = 2, 4
LONGEST, SHORTEST = 420, 40
"""Characters; a longer sentence is a list or badly cut, a shorter one that tells of no item says nothing: "Thank you, Anna"."""

_OUTCOME = regex(
    r"\b(?:agreed|signed|decided|adopted|without (?:signing|agreement|a text|a deal)|failed to|deal|reached|concluded|postponed|cancelled|canceled|called off|denied|pledged|promised|resolved|outcome|result(?:s|ed)?)\b",
    re.I,
)


SAME = 0.7
"""Share of the longer words in common, of the shorter sentence's, from which two say the same."""

_CLOSING = ".!…”\"’'»)]。"
"""What a whole sentence ends with; a question is no statement, a line without an end is a heading or a signature."""
_MARK = regex(r"(?:[•▪●‣*–—-]|\d{1,2}[.)])\s+")
_CAPTION = regex(
    r"\((?:File )?(?:[Pp]hoto|[Ii]mage|[Pp]icture|Credit)\b|\b(?:provided|released) (?:photo|image|picture|by [^.]{3,60} shows)\b"
    r"|\b(?:[Ff]ile|[Tt]his|[Tt]he|[Hh]andout) (?:photo|photograph|picture|image)\b[^.]{0,80}\b(?:shows?|taken|provided)\b|\((?:L|R|left|right|center|centre)\)"
)
_TAKEN_UP = regex(
    r"\W*(?:This|That|These|Those|Such|But|And|So|Yet|Nor|Neither|Then|Instead|However|Moreover|Also|Another|Others|Here|One of (?:them|those|these)"
    r"|The (?:latter|former|other|others|same)|By (?:then|that time)|Asked (?:about|whether|if|why|what|how))\b"
)
_PRONOUN = regex(
    r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]im|[Hh]er|[Hh]is|[Hh]ers|[Tt]hem|[Tt]heir|[Ii]ts|[Ii]t(?! (?:is|was|remains|will be|would be)\b)|I|[Yy]our?|[Ww]e|[Oo]ur|[Mm]y|[Uu]s|there(?! (?:is|are|was|were|will|would|has|have|had|can|could|may|might|must|should|remains?)\b))\b"
)
"""Never in capitals: "US" is a state."""

_TOGETHER = regex(
    r"\b(?:the two|the three|both|they|ministers|leaders|presidents|sides|talks|meeting|summit|delegations|envoys|negotiators)\b",
    re.I,
)


def draft_abstract(
    scene: Scene, events: Sequence[Event], agenda: Sequence[DraftAgendaItem], positions: Sequence[Found]
) -> tuple[DraftStatement, ...]:
    """Two to four sentences in the order of the article; none when it has none to give."""
    clauses = [clause for clause in scene.clauses if clause.kind == "body"]
    chosen: list[Clause] = []
    for pool in (
        _of_meetings(clauses, events),
        _of_agenda(scene, clauses, agenda),
        _of_outcome(scene, clauses, events),
        _of_positions(clauses, positions),
    ):
        _take_first(scene, chosen, pool)
    for clause in clauses:
        if len(chosen) >= LEAST:
            break
        if clause.end - clause.start >= SHORTEST:
            _take_first(scene, chosen, [clause])
    chosen.sort(key=lambda clause: clause.start)
    return tuple(
        DraftStatement(text=" ".join(words.split()), evidence=(words,))
        for c in chosen[:MOST]
        if (words := scene.cut(_find_start(scene, c), c.end).strip())
    )


_find_dateline_end = lru_cache(8)(find_dateline_end)  # the sentences of a paragraph ask for it one after the other


def _find_start(scene: Scene, clause: Clause) -> int:
    """Where the sentence begins behind its dateline or the mark of its list."""
    block = scene.reading.blocks[clause.block]
    start = max(clause.start, _find_dateline_end(scene.text, block.start, block.end))
    mark = _MARK.match(scene.text, start, clause.end)
    return mark.end() if mark else start


def _take_first(scene: Scene, chosen: list[Clause], pool: Iterable[Clause]) -> None:
    """The first of `pool` that can be understood where it will stand: by itself, or behind the sentence it leans on."""
    numbers = {clause.number for clause in chosen}
    for clause in pool:
        if not _is_whole(scene, clause) or _is_mostly_quoted(scene, clause):
            continue
        told = clause.number in numbers or any(_repeats(scene, clause, other) for other in chosen)
        if not told and (clause.number - 1 in numbers or not _leans(scene, clause)):
            chosen.append(clause)
            return


def _repeats(scene: Scene, clause: Clause, other: Clause) -> bool:
    """Whether it says nearly what the other says, as a lead says what the standfirst said."""
    words, known = ({low for low in scene.tokens.lows[one.first : one.last] if len(low) > 3} for one in (clause, other))
    return len(words & known) > SAME * min(len(words), len(known))


def _leans(scene: Scene, clause: Clause) -> bool:
    """Whether the sentence needs the one before it: it takes something up, or has a pronoun before anybody is named."""
    start = _find_start(scene, clause)
    if _TAKEN_UP.match(scene.text, start, clause.end):
        return True
    first = next((name.start for name in scene.names_in(start, clause.end)), clause.end)
    return any(not scene.is_quoted(m.start()) for m in _PRONOUN.finditer(scene.text, start, first))


def _is_whole(scene: Scene, clause: Clause) -> bool:
    """Whether it is one statement: neither a question or a line without an end, nor cut from a quotation, nor longer than a sentence is."""
    if clause.end - clause.start > LONGEST or scene.text[clause.end - 1] not in _CLOSING:
        return False
    start = _find_start(scene, clause)
    if clause.end <= start or _CAPTION.search(scene.text, start, clause.end):
        return False
    return not scene.is_quoted(clause.start) and not scene.is_quoted(clause.end - 1)


def _of_meetings(clauses: Sequence[Clause], events: Sequence[Event]) -> list[Clause]:
    """Who met whom: where a meeting is told with its parties, the first meeting before the others."""
    ranks: dict[int, int] = {}
    for rank, event in enumerate(events):
        for sighting in event.sightings:
            if sighting.parties:
                ranks.setdefault(sighting.clause.number, rank)
    return sorted((c for c in clauses if c.number in ranks), key=lambda clause: ranks[clause.number])


def _of_agenda(scene: Scene, clauses: Sequence[Clause], agenda: Sequence[DraftAgendaItem]) -> Iterator[Clause]:
    """What about: where a topic of the agenda stands."""
    words = [item.evidence[0] for item in agenda if item.evidence]
    return (clause for clause in clauses if any(w in scene.cut(clause.start, clause.end) for w in words[:6]))


def _of_outcome(scene: Scene, clauses: Sequence[Clause], events: Sequence[Event]) -> Iterator[Clause]:
    """What came of it: the first sentence of agreement, failure or change behind the meeting's."""
    begin = events[0].sightings[0].clause.number if events else len(scene.clauses)
    parties = {index for event in events for index in event.parties}
    return (
        clause
        for clause in clauses
        if clause.number >= begin
        and _OUTCOME.search(scene.text, clause.start, clause.end)
        and (
            _TOGETHER.search(scene.text, clause.start, clause.end)
            or any(n.entity in parties for n in scene.names_in(clause.start, clause.end))
        )
    )


def _of_positions(clauses: Sequence[Clause], positions: Sequence[Found]) -> Iterator[Clause]:
    """What somebody wants: where the first position stands."""
    return (clause for clause in clauses if any(clause.start <= found.start < clause.end for found in positions[:6]))


def _is_mostly_quoted(scene: Scene, clause: Clause) -> bool:
    if scene.is_plain(clause):
        return False
    quoted = sum(scene.is_quoted(offset) for offset in range(clause.start, clause.end, 16))
    return quoted * 16 > 0.4 * (clause.end - clause.start)
