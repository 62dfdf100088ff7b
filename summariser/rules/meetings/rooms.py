"""Who sits in a room where several meet at once: those who speak there for their states, who brief it, and states that vote in it."""

import re
from collections import Counter
from collections.abc import Sequence

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import list_words
from summariser.rules.meetings.event import Event
from summariser.rules.scene import Scene
from summariser.rules.scene.offices import office_of
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.framed import is_council
from summariser.rules.sightings.parties import expand_left, find_objects

_SITS = frozenset({"representative", "delegate", "ambassador"})
_ALSO_SITS = _SITS | list_words("envoy minister coordinator head director")
_HEARD = regex(
    r"\b(?:[Bb]riefings? (?:came from|(?:was|were) (?:given|delivered|made) by)|(?:heard|received) (?:[\w ]{0,30} )?(?:from|by)|briefed by|addressed by)\b"
)
_BRIEFED = regex(
    r",? (?:who [^,.;]{3,80}, )?(?:briefed|(?:told|warned|reported|said|added) (?:[^.;]{0,40} )?in (?:a|an|his|her) (?:\w+ )?briefing)\b"
)
_ACTS = regex(
    r",?(?: (?:who )?[^,.;]{3,80},)? (?:also |then |later |had )?(?:said|told|spoke|thought|sought|[a-z]{3,}ed)\b"
)
_VOTED = regex(
    r"(?:,? (?:which|who))? (?:(?:also|both|all|then|had|has|have) )*(?:abstain(?:ed|ing)|vot(?:ed|ing)|vetoed|voiced|tabled|drafted|co-?sponsored"
    r"|objected|walked out|refused|(?:played|playing) host|took the floor|(?:kept|stayed|remained) (?:silent|its counsel|their counsel))\b|, (?:in the chair|attending|which (?:chairs|chaired|holds|held) )\b"
)
"""What a state does at the table, or that it is there."""


ROOM = 80
"""Sentences behind the first of a meeting in which what somebody does still tells of its room; more are another story."""


def join_room(
    scene: Scene, subjects: Subjects, event: Event, people: Sequence[Entity], elsewhere: Counter[int]
) -> None:
    """Add to a council, or to ministers of states not named, those who act in the room once its meeting has been told of; nobody else whom another meeting has."""
    council = any(is_council(e) for e, _ in event.parties.values())
    open_group = any(e.kind == "group" and e.role and not e.countries for e, _ in event.parties.values())
    if event.status not in ("occurred", "ongoing", "unclear") or not (council or open_group):
        return
    begin = event.sightings[0]
    later = (p for p in people if p.mentions[0].start > begin.start)
    joined = [p for p in later if _sits(scene, p, council, elsewhere[p.index] > 0)]
    for clause in scene.clauses[begin.clause.number : begin.clause.number + ROOM]:
        for match in _HEARD.finditer(scene.text, clause.start, clause.end) if council else ():
            joined += find_objects(scene, subjects, clause, match.end())
        for name in scene.names_in(clause.start, clause.end):
            if name.kind == "country" and not scene.is_quoted(name.start) and _VOTED.match(scene.text, name.end):
                states = [expand_left(scene, subjects, clause, r) for r in subjects.within(name.start, name.start + 1)]
                joined += [entity for several in states for entity in several]
                event.seated.update(entity.index for several in states for entity in several)
    for entity in joined:
        event.parties.setdefault(entity.index, (entity, "attending"))


def _sits(scene: Scene, person: Entity, council: bool, elsewhere: bool) -> bool:
    """Whether somebody represents a state or briefs a council, or acts there for a state that the article gives."""
    office = office_of(person)
    if council and (not _SITS.isdisjoint(office) or _follows(scene, person, _BRIEFED)):
        return True
    acts = person.surname and person.countries and not elsewhere and _follows(scene, person, _ACTS)
    return bool(acts) and (not office or (council and not _ALSO_SITS.isdisjoint(office)))


def _follows(scene: Scene, person: Entity, deed: re.Pattern[str]) -> bool:
    return any(deed.match(scene.text, name.end) for name in person.mentions[:10])
