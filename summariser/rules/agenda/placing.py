"""Which meeting a topic belongs to: the one told of in its sentence, else the one that fits best by parties, place, time and nearness."""

import re
from collections.abc import Iterable, Sequence

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.record import DraftMeeting, Status
from summariser.rules.agenda.told import Told
from summariser.rules.agenda.topic_cues import TALK
from summariser.rules.agenda.topics import Topic
from summariser.rules.meetings.event import Event
from summariser.rules.scene import PAIR, Clause, Scene
from summariser.rules.scene.offices import fits
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.parties import list_right
from summariser.rules.sightings.sighting import Sighting

NEAR = 3
"""Sentences behind its last mention within which a meeting is still the one that is spoken of."""

_FUTURE = regex(
    r"\b(?:will|would|shall|may|might|could|is to|are to|due to|expected|likely|plans? to|hopes? to|wants? (?:it |them )?to|planned to|remains? open|for discussion|is set|are set|[Oo]n the (?:agenda|table)|(?:is|are) (?:among|top|high|at)|certain|here to)\b"
)
_UNREAL = regex(
    r"\b(?:(?:was|were) to have|would have|had (?:\w+ )?(?:planned|hoped|intended|expected|wanted|been (?:due|expected|set|going)) to)\b"
)
"""What was to be talked about at a meeting that did not take place."""
_AHEAD: tuple[Status, ...] = ("planned", "unclear", "ongoing")
_BEHIND: tuple[Status, ...] = ("occurred", "ongoing")
_OFF: tuple[Status, ...] = ("denied", "cancelled")


def find_meeting(
    scene: Scene, subjects: Subjects, topic: Topic, told: Told, meetings: Sequence[DraftMeeting]
) -> int | None:
    """The number of the meeting at which a topic is talked about; the first where nothing tells, none where others than its parties are said to do it."""
    events = told.events
    here = [n for n in told.here(topic.clause) if any(_tells(scene, s, topic) for s in events[n].sightings)]
    if here:
        return min(here, key=lambda n: _distance(events[n], topic))
    if (clause_of := _find_others(scene, subjects, topic)) and not any(_concern(event, clause_of) for event in events):
        return None
    likely = _Likelihood(scene, subjects, topic, told)
    return max(
        _list_candidates(told, topic.clause),
        key=lambda n: (likely.of(n, meetings[n].status), _nearness(told, n, topic.clause), -n),
    )


_TOLD_OF = regex(
    rf"\b(?:{TALK}|said|says|told|announced|confirmed|added|noted|stated|according|agenda|programme|visit|call|they|both|ministers|sides|who|which)\b"
)
"""Between a subject and a cue: then it tells of a meeting, or the subject only reports."""
_OF_BOTH = regex(r"\bof (?:the two|both)\b")
"""Who is somebody told of before: "the leaders of the two countries"."""
HEAD = 40
"""Characters of a sentence within which its subject begins."""


def _find_others(scene: Scene, subjects: Subjects, topic: Topic) -> list[Entity]:
    """Those named who do at the head of a sentence what leads to its topic: "The Senate voted on"."""
    start = topic.clause.start
    first = next((r for r in subjects.within(start, min(start + HEAD, topic.evidence[0])) if not r.pronoun), None)
    if first is None or first.entity is None or first.end > topic.evidence[0] or _OF_BOTH.search(first.entity.name):
        return []
    joined, _ = list_right(scene, subjects, first, topic.evidence[0])
    if _TOLD_OF.search(scene.text, start, topic.cue) or scene.is_quoted(topic.start):
        return []
    return [first.entity, *joined]


def _concern(event: Event, others: Sequence[Entity]) -> bool:
    """Whether all of these sit at a meeting themselves or by somebody of their state, or may: a summit, people of no known state."""
    if not event.parties or any(sighting.summit for sighting in event.sightings):
        return True
    if len(event.parties) == 1 and any(e.index in event.parties for e in others):
        return True  # with whom is not known
    homes = {code for entity, _ in event.parties.values() for code in entity.countries}
    absent = [e for e in others if e.index not in event.parties and homes.isdisjoint(e.countries)]
    free = sum(e.is_people and not e.countries for e, _ in event.parties.values())
    return len(absent) <= free and all(e.kind == "country" for e in absent)


MANY, FAR = 24, 12
"""Meetings from which only those told of in the last sentences, and the first ones, are weighed, so that a long article takes linear time."""


def _list_candidates(told: Told, clause: Clause) -> Iterable[int]:
    first = range(min(len(told.events), MANY))
    return first if len(told.events) <= MANY else dict.fromkeys([*first[:FAR], *told.near(clause, FAR)])


def _distance(event: Event, topic: Topic) -> int:
    return min(abs(s.start - topic.start) for s in event.sightings if s.clause.number == topic.clause.number)


_OCCASION = regex(r"\b(?:during|at|in|over|after|following|before|ahead of|when) (?:[\w-]+ ){0,4}$")


_EARLIER = regex(
    r"\b(?:since|(?:reached|made|agreed|achieved|taken|adopted) (?:at|during|in)) (?:the|their|an?) (?:[\w-]+ ){0,3}\Z"
)
"""Before a meeting from which only something is counted: "progress made since the last meeting"."""
_BACKGROUND = regex(
    r"\b(?:meeting|talks|call|visit|summit|it) (?:came|comes|took place|followed|follows|was held) (?:(?:[\w-]+ ){0,4}(?:after|before|ahead of|heels of) )?[^,;:]{0,90}\Z"
)
"""Before a meeting that another only came after: "the talks came days after"."""


def _tells(scene: Scene, sighting: Sighting, topic: Topic) -> bool:
    """Whether a sentence tells of the meeting outside the topic itself: "discussed the conference in Amman" tells of no conference."""
    if sighting.clause.number != topic.clause.number:
        return False
    if _stands_behind(_EARLIER, scene, sighting):
        return False
    occasion = sighting.cue >= topic.end and _OCCASION.search(scene.text, topic.end, sighting.cue) is not None
    return sighting.cue <= topic.cue or topic.evidence[1] > topic.end or occasion


def _stands_behind(words: re.Pattern[str], scene: Scene, sighting: Sighting) -> bool:
    """Whether a sentence tells of the meeting right behind such words."""
    return words.search(scene.text, sighting.clause.start, max(sighting.cue, sighting.clause.start)) is not None


_REPORTS = regex(r" (?:said|says|added|stressed|noted|explained)[,.]")
"""Who reports in passing: "those conversations, she said, had dealt with"."""


_THOSE = regex(r"Th(?:ose|ese|is|at) (?:conversations?|meetings?|talks|discussions|negotiations|sessions?|rounds?)\b")


_OFFICES = regex(
    r"\b(?i:the|both|two) (?:two |three )?((?:[a-z-]+ )?(?:ministers|presidents|premiers|secretaries|chancellors|ambassadors|envoys|negotiators|commanders))\b"
)
"""Those who did what leads to a topic, by their office."""


_SIDES = regex(r"\b[Tt]he (?:two |other )?(?:sides|delegations|parties)\b|\b[Bb]oth (?:sides|delegations|parties)\b")
"""Those who did so, where they are sides: of what the article opens with rather than of a call paid in between."""


class _Likelihood:
    """How well a meeting that is not told of in the topic's own sentence fits the topic."""

    def __init__(self, scene: Scene, subjects: Subjects, topic: Topic, told: Told) -> None:
        self._scene, self._clause, self._told = scene, topic.clause, told
        start, end = topic.clause.start, topic.clause.end
        around = [*subjects.within(start, topic.start), *subjects.within(topic.end, end)]
        around = [r for r in around if not _REPORTS.match(scene.text, r.end, end) or scene.text[r.start - 2] != ","]
        self._present = {r.entity.index for r in around if r.entity is not None and r.entity.kind != "country"}
        self._countries = {r.entity.index for r in around if r.entity is not None} - self._present
        self._just_told = _THOSE.match(scene.text, start) is not None
        self._before = scene.text[start : topic.start]
        offices = _OFFICES.search(self._before)
        self._offices = offices.group(1) if offices else ""
        self._opening = 3 if _SIDES.search(self._before) else 1
        ahead = _FUTURE.search(scene.text, max(start, topic.evidence[0] - 40), max(topic.start, topic.evidence[1]))
        ahead = ahead or (_FUTURE.search(scene.text, start, end) if topic.start > end else None)  # an item of a list
        unreal = _UNREAL.search(scene.text, max(start, topic.evidence[0] - 40), max(topic.start, topic.evidence[1]))
        self._timely = (*_OFF, "postponed") if unreal else _AHEAD if ahead else _BEHIND

    def of(self, number: int, status: Status) -> float:
        """The larger, the likelier: parties and place weigh most, then the tense, then how near it was told of."""
        event = self._told.events[number]
        parties = event.parties.keys()
        score = 2.0 * len(self._present & parties) + 0.5 * len(self._countries & parties)
        if event.place and event.place.city and event.place.city in self._before:
            score += 4
        if not number and self._timely is _BEHIND and status == "occurred" and not self._just_told:
            score += self._opening
        score += self._weigh(status) + self._fit(event)
        behind = (_EARLIER, _BACKGROUND)
        if all(any(_stands_behind(one, self._scene, sighting) for one in behind) for sighting in event.sightings):
            return score - NEAR
        return score + _nearness(self._told, number, self._clause)

    def _fit(self, event: Event) -> int:
        """What it adds that those who meet hold the office of "the two ministers", or that they hold another."""
        people = [entity for entity, _ in event.parties.values() if entity.kind == "person" and entity.role]
        if not self._offices or not people:
            return 0
        holders = sum(fits(entity, self._offices) for entity in people)
        return -2 if not holders else min(holders, PAIR) - 1

    def _weigh(self, status: Status) -> int:
        """What the meeting's status adds: a topic in the past tense fits nothing that is off, and hardly anything to come."""
        if status in self._timely:
            return 2
        if status in _OFF:
            return -3
        return -1 if self._timely is _BEHIND else 0


def _nearness(told: Told, number: int, clause: Clause) -> float:
    """The last mention up to the sentence counts by how far it is, and so does the last topic; one that only follows counts less."""
    event = told.events[number]
    before = [s for s in event.sightings if s.clause.number < clause.number]
    if not before:
        return max(0, NEAR + 1 + clause.number - event.sightings[0].clause.number) / 2 - NEAR
    apart = clause.number - max(before[-1].clause.number, told.topics.get(number, 0))
    beside = 1 if before[-1].clause.block == clause.block else 0
    return beside + max(0, NEAR + 1 - apart) + min(len(before), 3) / 4
