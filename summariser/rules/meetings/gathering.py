"""Sightings gathered into meetings: those that can be the same event are one, the others stand apart."""

from collections.abc import Iterable, Sequence, Set

from summariser.reading.names import Entity
from summariser.record import Capacity
from summariser.rules.meetings.event import FAMILY, STRONG, Event
from summariser.rules.scene.offices import fits, holds, is_first, is_same_office
from summariser.rules.sightings.crowds import Crowd
from summariser.rules.sightings.framed import is_council
from summariser.rules.sightings.sighting import Sighting
from summariser.rules.sightings.whenwhere import Place, is_apart

PAIR = 2
LATEST = 12
"""Meetings looked back at when a sighting is placed."""


def gather(sightings: Sequence[Sighting]) -> list[Event]:
    """The meetings of an article in the order in which it first speaks of them."""
    events: list[Event] = []
    for sighting in sightings:
        if sighting.they and events and not any(sighting.parties[0][0].index in event.parties for event in events):
            sighting.parties, sighting.same_people = sighting.parties[1:], True
        _settle_crowds(events[-LATEST:], sighting)
        if sighting.same_people and events:
            several = [
                event for event in events[-LATEST:] if sum(e.kind == "person" for e, _ in event.parties.values()) > 1
            ]
            _inherit(sighting, (several or events)[-1])
        if _follows(events, sighting):
            _inherit(sighting, events[-1])
        if _only_arrives(events[-LATEST:], sighting):
            continue
        event = _find_event(events[-LATEST:], sighting)
        if event:
            event.add(sighting)
        elif _stands_alone(sighting):
            event = Event()
            event.add(sighting)
            events.append(event)
    return [event for event in events if not all(s.weak for s in event.sightings)]


def _settle_crowds(events: Sequence[Event], sighting: Sighting) -> None:
    """ "The two ministers": those named before whom the words fit, else a group of its own."""
    for crowd, group in sighting.crowds:
        known = {entity.index for entity, _ in sighting.parties}
        meant = find_meant(crowd, events, known)
        hosted = sighting.sense == "host" and crowd.number is not None  # "was to have hosted the two delegations"
        if (crowd.is_general or hosted) and not meant:
            sighting.same_people = sighting.same_people or hosted or not sighting.parties
            continue
        sighting.parties += [(entity, "attending") for entity in meant or [group] if entity.index not in known]


def find_meant(crowd: Crowd, events: Sequence[Event], known: Set[int] = frozenset()) -> list[Entity]:
    """The persons of the latest meeting who are those that `crowd` means, each of another country."""
    for event in reversed(events):
        whole = [
            e for e, _ in event.parties.values() if e.kind == "group" and e.countries and is_same_office(e, crowd.words)
        ]
        if whole and crowd.number in (None, len(whole[0].countries)):
            return whole
        people = [
            entity for entity, _ in event.parties.values() if entity.kind == "person" and entity.index not in known
        ]
        fitting = people if crowd.is_general else [person for person in people if fits(person, crowd.words)]
        if not fitting and crowd.definite and len(people) == PAIR and not any(person.role for person in people):
            fitting = people
        homes = {person.countries or (str(person.index),) for person in fitting}
        if len(fitting) > 1 and len(homes) > 1 and crowd.number in (None, len(fitting)):
            return fitting
    return []


_ROUNDS = ("round", "session", "meeting", "talks", "summit", "conference", "negotiations", "consultations")


def _follows(events: Sequence[Event], sighting: Sighting) -> bool:
    """ "A third round is pencilled in", "a meeting set for October was put off": another meeting of those who met before, where all met together."""
    if sighting.sense != "noun" or sighting.parties or sighting.crowds or sighting.name:
        return False
    if sighting.definite and sighting.ordinal != "next":
        return False
    decided = sighting.status in ("planned", "postponed", "cancelled")
    casts = {frozenset(event.parties) for event in events[-LATEST:]}
    return sighting.word in _ROUNDS and decided and len(casts) == 1 and len(events[-1].parties) > 1


def _only_arrives(events: Sequence[Event], sighting: Sighting) -> bool:
    """ "A had arrived in Astana on Monday": how he came to a meeting there that is told of already."""
    if (
        sighting.sense != "travel"
        or len(sighting.parties) != 1
        or sighting.place is None
        or sighting.status not in ("occurred", "ongoing")
    ):
        return False
    who, city = sighting.parties[0][0], sighting.place.city
    return any(e.place and e.place.city == city and who.index in e.parties and len(e.parties) > 1 for e in events)


def _inherit(sighting: Sighting, event: Event) -> None:
    """ "The two ministers plan to meet again": the parties are those of the meeting told before."""
    known = {entity.index for entity, _ in sighting.parties}
    sighting.parties += [(entity, "attending") for entity, _ in event.parties.values() if entity.index not in known]


def _stands_alone(sighting: Sighting) -> bool:
    if sighting.sense in ("attend", "decided"):
        return False
    people = [entity for entity, _ in sighting.parties if entity.is_people]
    unnamed = {e.index for e in people} <= {e.index for _, e in sighting.crowds}
    if (
        people
        and unnamed
        and (sighting.sense, sighting.status) == ("verb", "occurred")
        and not (sighting.place or sighting.date)
    ):
        return False  # "the two ministers saw each other at a wedding"
    bodies = len(sighting.parties) - len(people)
    pairs = any(crowd.number is not None for crowd, _ in sighting.crowds)
    several = len(people) + bodies > 1 or any(len(entity.countries) > 1 for entity in people) or pairs
    council = sighting.sense == "verb" and any(is_council(e) for e, _ in sighting.parties)
    if sighting.sense == "noun" and sighting.definite and not (several or sighting.place):
        return False
    named = bool(sighting.name or sighting.status in STRONG) and sighting.date is not None
    named = (named and (not sighting.definite or sighting.ordinal == "next")) or (bool(sighting.name) and council)
    dated = sighting.sense == "noun" and bodies > 0 and sighting.date is not None and not sighting.definite
    return bool(people) or bodies >= 2 or dated or sighting.place is not None or named


def _find_event(events: Sequence[Event], sighting: Sighting) -> Event | None:
    scored = [(score, n, event) for n, event in enumerate(events) if (score := _likeness(event, sighting)) > 0]
    return max(scored, key=lambda item: (item[0], item[1]))[2] if scored else None


def _likeness(event: Event, sighting: Sighting) -> int:
    """How well a sighting fits a meeting; 0 when it cannot be the same."""
    if _differs(event, sighting):
        return 0
    bare = not (sighting.parties or sighting.place or sighting.crowds) and sighting.status in STRONG
    if (bare or sighting.sense == "decided") and not _can_be_decided(event, sighting):
        return 0
    theirs = {entity.index for entity, _ in sighting.parties}
    shared = len(theirs & event.parties.keys()) or _stands_for(event, sighting)
    same_place = bool(event.place and sighting.place and _city(event.place) == _city(sighting.place))
    loose = sighting.sense in ("attend", "decided") or (sighting.definite and sighting.sense == "noun")
    people = sum(e.kind == "person" for e, _ in sighting.parties)
    several = (people > 1 and shared) or (people < PAIR < len(theirs) and not shared)
    loose = loose and not (several and sighting.sense == "noun" and len(event.parties) > 1)
    if not theirs:
        fits = sighting.definite or same_place
    elif not shared:
        fits = (loose and not sighting.owned) or (same_place and (not event.parties or _came(event, sighting)))
    else:
        # one party of each the same: "Blinken met Macron" and "Blinken met Scholz" are two meetings
        fits = loose or shared >= min(len(theirs), len(event.parties))
    same_word = sighting.word != "meeting" and any(s.word == sighting.word for s in event.sightings)
    named = sighting.sense == "attend" and same_word
    rumoured = sighting.status == "denied" and any(s.rumour for s in event.sightings)
    return (1 + 3 * shared + 2 * same_place + 4 * rumoured + 2 * named) if fits else 0


def _can_be_decided(event: Event, sighting: Sighting) -> bool:
    """Whether a sentence that only denies or calls off may speak of a meeting: one told of just before that is not over, nor planned for certain when it is denied."""
    near = sighting.sense != "decided" or sighting.clause.number <= event.sightings[-1].clause.number + 4
    if sighting.status != "denied":
        return near and event.status != "occurred"
    return near and (event.status != "planned" or any(s.rumour for s in event.sightings))


def _came(event: Event, sighting: Sighting) -> bool:
    """ "A flew to Nuuk": to the talks there that are told of already."""
    return sighting.sense == "travel" and sighting.status == "occurred" and event.families <= {"done"}


def _stands_for(event: Event, sighting: Sighting) -> int:
    """ "The foreign ministers of A and B", "A and B" are those whom the next sentence names: 1 when persons of just these states meet."""
    homes, here = _codes(sighting.parties, "person"), _codes(sighting.parties, "country")
    people = [e for e, _ in sighting.parties if e.kind == "person"]
    groups = (e for e, _ in event.parties.values() if e.kind == "group" and len(e.countries) > 1)
    fitting = (g for g in groups if all(holds(person, g) or not is_first(person) for person in people))
    theirs, there = _codes(event.parties.values(), "person"), _codes(event.parties.values(), "country")
    states = (len(homes) > 1 and homes == there) or (len(here) > 1 and here == theirs)
    return int(states or (len(homes) > 1 and any(homes <= set(group.countries) for group in fitting)))


def _codes(parties: Iterable[tuple[Entity, Capacity]], kind: str) -> set[str]:
    return {code for e, _ in parties if e.kind == kind for code in e.countries}


def _city(place: Place) -> str | None:
    return place.city or place.country


def _goes_elsewhere(event: Event, sighting: Sighting) -> bool:
    """A place that comes late does not say where a meeting of others was: a journey, a call, "the meeting in Abu Dhabi"."""
    if sighting.place is None or event.place is not None:
        return False
    first = event.sightings[0]
    if first.call:
        return True
    if sighting.sense == "travel":
        return len(event.parties) > 1 and not first.visit and "talks" not in sighting.word
    late = sighting.clause.number > event.sightings[-1].clause.number + 2
    return sighting.sense == "noun" and not sighting.parties and late


_RELATIVE = ("next", "previous", "last", "earlier", "follow-up", "further", "another")


def _is_another(event: Event, sighting: Sighting) -> bool:
    """Whether "the next session", "the second meeting" cannot be this meeting."""
    ordinals = {s.ordinal for s in event.sightings if s.ordinal}
    if sighting.ordinal in ordinals:
        return False
    return bool(ordinals) or sighting.ordinal in _RELATIVE


def _on_another_day(event: Event, sighting: Sighting) -> bool:
    """Whether a meeting told of by a verb or anew is dated apart from this one."""
    if sighting.date is None or (sighting.definite and sighting.sense == "noun"):
        return False
    return any(s.date is not None and is_apart(s.date, sighting.date) for s in event.sightings[:1])


def _differs(event: Event, sighting: Sighting) -> bool:
    near = sighting.clause.number <= event.sightings[-1].clause.number + 2
    if (
        sighting.status == "denied"
        and event.families <= {"done"}
        and not (near or any(s.rumour for s in event.sightings))
    ):
        return True
    if sighting.sense in ("attend", "decided"):
        return False
    if sighting.ordinal and _is_another(event, sighting):
        return True
    if sighting.visit and sighting.sense == "noun" and not (sighting.definite or event.sightings[0].visit):
        return True
    return _is_elsewhere(event, sighting) or _is_told_apart(event, sighting) or _stands_otherwise(event, sighting)


def _is_elsewhere(event: Event, sighting: Sighting) -> bool:
    mine, theirs = event.place, sighting.place
    if mine and theirs and mine.city and theirs.city and mine.city != theirs.city:
        return True
    if mine and theirs and mine.country and theirs.country and mine.country != theirs.country:
        return True
    return _goes_elsewhere(event, sighting)


def _is_told_apart(event: Event, sighting: Sighting) -> bool:
    """By its own name, its day, an "again", or because one of them is a call."""
    first = event.sightings[0]
    new = not sighting.definite or any(s.name for s in event.sightings)
    if sighting.name and not (sighting.parties and not new) and not _is_called_so(event, sighting.name):
        return True
    if _on_another_day(event, sighting) or _meets_besides(event, sighting):
        return True
    if sighting.again and (not sighting.definite or sighting.same_people) and not first.again:
        return True
    return (
        bool(sighting.parties)
        and sighting.call != (first.call and bool(first.parties))
        and (sighting.call or first.call)
    )


def _meets_besides(event: Event, sighting: Sighting) -> bool:
    """Of "A received B, C attending. C held talks with B" the second is no word for the first."""
    here, there = ({e.index for e, _ in s.parties if e.kind == "person"} for s in (sighting, event.sightings[0]))
    return sighting.sense == "verb" and min(len(here), len(there)) >= PAIR > len(here & there)


def _is_called_so(event: Event, name: str) -> bool:
    """Whether a meeting was called by that name before, or its parties are of the body that gives it."""
    body = name.split()[0].split("’")[0].split("'")[0]
    return any(s.name == name for s in event.sightings) or any(
        body in e.name.split() for e, _ in event.parties.values()
    )


def _stands_otherwise(event: Event, sighting: Sighting) -> bool:
    """Whether one of them is to come and the other is over, or is off."""
    told = sighting.sense in ("verb", "travel", "host")
    family = FAMILY.get(sighting.status or "")
    anew = told or (sighting.parties and not sighting.definite)
    if family == "done" and anew and not event.families and event.status in ("cancelled", "postponed"):
        return True
    elsewhere = sighting.place is not None and sighting.place.city is not None
    if family == "open" and "done" in event.families and (told or not sighting.definite or elsewhere):
        return True
    return family == "done" and event.families == {"open"} and told and bool(sighting.parties)
