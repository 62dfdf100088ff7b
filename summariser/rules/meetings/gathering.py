"""Sightings gathered into meetings: those that can be the same event are one, the others stand apart."""

from collections.abc import Sequence, Set

from summariser.reading.names import Entity
from summariser.rules.meetings.event import STRONG, Event
from summariser.rules.meetings.likeness import find_likeness, names_lead
from summariser.rules.scene import PAIR
from summariser.rules.scene.offices import fits, is_same_office
from summariser.rules.sightings.crowds import Crowd
from summariser.rules.sightings.framed import is_council
from summariser.rules.sightings.nouns import ORDINALS
from summariser.rules.sightings.sighting import Sighting

LATEST = 12
"""Meetings looked back at when a sighting is placed."""


def gather(sightings: Sequence[Sighting]) -> list[Event]:
    """The meetings of an article in the order in which it first speaks of them."""
    events: list[Event] = []
    met: set[int] = set()
    heads: dict[int, Entity] = {}
    for sighting in sightings:
        _bring_heads(sighting, heads)
        if sighting.they and events and sighting.parties[0][0].index not in met:
            sighting.parties, sighting.same_people = sighting.parties[1:], True
        _settle_crowds(events[-LATEST:], sighting)
        if sighting.same_people and events:
            several = [
                event for event in events[-LATEST:] if sum(e.kind == "person" for e, _ in event.parties.values()) > 1
            ]
            _inherit(sighting, (several or events)[-1])
        if _follows(events, sighting):
            _inherit(sighting, events[-1])
            sighting.again = True
        if _only_arrives(events[-LATEST:], sighting):
            continue
        event = _find_event(events[-LATEST:], sighting)
        if event is None and _stands_alone(sighting):
            event = Event()
            events.append(event)
        if event:
            if event.sightings and names_lead(event, sighting):
                event.parties.clear()
            event.add(sighting)
            met.update(entity.index for entity, _ in sighting.parties)
    return [event for event in events if not all(s.weak for s in event.sightings)]


def _bring_heads(sighting: Sighting, heads: dict[int, Entity]) -> None:
    """ "A Greek delegation led by A came. It was received by B": A too."""
    people = {code: e for e, _ in reversed(sighting.parties) if e.kind == "person" for code in e.countries}
    for sent in [e for e, _ in sighting.parties if e.kind == "delegation"]:
        head = next((people[code] for code in sent.countries if code in people), None)
        if head:
            heads.setdefault(sent.index, head)
        elif sent.index in heads:
            sighting.parties.append((heads[sent.index], "attending"))


def _settle_crowds(events: Sequence[Event], sighting: Sighting) -> None:
    """ "The two ministers": those named before whom the words fit, else a group of its own."""
    for crowd, group in sighting.crowds:
        known = {entity.index for entity, _ in sighting.parties}
        met = sum(entity.kind == "person" for entity, _ in sighting.parties)
        if crowd.is_general and met == crowd.number == PAIR and sighting.sense != "host":
            continue  # "A met B in Lima, where the two signed"
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
        if crowd.number and len(people) > crowd.number:
            people = [person for person in people if event.parties[person.index][1] != "host"]
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
    others = [e for e, capacity in sighting.parties if capacity != "host"]
    if sighting.sense != "noun" or others or sighting.crowds or sighting.name:
        return False
    if (
        not events
        or (sighting.definite and sighting.ordinal not in ("next", *ORDINALS))
        or sighting.word not in _ROUNDS
    ):
        return False
    if not (sighting.ordinal or sighting.again or sighting.date):
        return False  # "that meeting has been put back"
    casts = {frozenset(event.parties) for event in events[-LATEST:] if event.parties}
    sides = sum(max(1, len(entity.countries)) for entity, _ in events[-1].parties.values())
    told = sighting.status in ("planned", "postponed", "cancelled") or (
        sighting.status == "occurred" and sighting.ordinal
    )
    return bool(told) and len(casts) == 1 and sides > 1


def _only_arrives(events: Sequence[Event], sighting: Sighting) -> bool:
    """ "A had arrived in Astana on Monday": how he came to a meeting there that is told of already."""
    if (
        sighting.sense != "travel"
        or len(sighting.parties) != 1
        or sighting.place is None
        or sighting.status not in ("occurred", "ongoing")
        or sighting.days_long
    ):
        return False
    who, city = sighting.parties[0][0], sighting.place.city
    return any(e.place and e.place.city == city and who.index in e.parties and len(e.parties) > 1 for e in events)


def _inherit(sighting: Sighting, event: Event) -> None:
    """ "The two ministers plan to meet again": the parties are those of the meeting told before."""
    known = {entity.index for entity, _ in sighting.parties}
    sighting.parties += [(entity, "attending") for entity, _ in event.parties.values() if entity.index not in known]


def _stands_alone(sighting: Sighting) -> bool:
    led = sighting.place is not None and len({e.countries or e.name for e, _ in sighting.parties}) > 1
    if sighting.sense == "decided" or (sighting.sense == "attend" and not led):
        return False  # but "A led the side at the round with Peru in Lima, while B headed theirs" tells of one
    alone = [entity.kind for entity, _ in sighting.parties] == ["person"]
    if (
        alone
        and sighting.sense == "travel"
        and sighting.place
        and sighting.place.country in sighting.parties[0][0].countries
    ):
        return False  # "before returning to Lima": who goes home visits nobody
    if (sighting.sense, sighting.status) == ("noun", "denied") and alone and not sighting.visit:
        return False  # "no meeting with C is planned"
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
    put_off = bool(sighting.name and sighting.date) and sighting.status in (
        "postponed",
        "cancelled",
    )  # "the meeting of the board on Monday"
    if sighting.sense == "noun" and sighting.definite and not (several or sighting.place or put_off):
        return False
    named = bool(sighting.name or sighting.status in STRONG) and sighting.date is not None
    named = (named and (not sighting.definite or sighting.ordinal == "next")) or (bool(sighting.name) and council)
    another = sighting.sense == "noun" and not sighting.definite and sighting.word in _ROUNDS and sighting.ordinal != ""
    another = another and sighting.status in ("planned", *STRONG)
    dated = (sighting.sense == "noun" or council) and bodies > 0 and sighting.date is not None and not sighting.definite
    return put_off or bool(people) or bodies >= 2 or dated or sighting.place is not None or named or another


def _find_event(events: Sequence[Event], sighting: Sighting) -> Event | None:
    scored = [(score, n, event) for n, event in enumerate(events) if (score := find_likeness(event, sighting)) > 0]
    return max(scored, key=lambda item: (item[0], item[1]))[2] if scored else None
