"""Sightings gathered into meetings: those that can be the same event are one, the others stand apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from summariser.reading.names import Entity
from summariser.record import Capacity, DraftMeeting, Format, Status
from summariser.rules.scene import Scene
from summariser.rules.sighting import Sighting
from summariser.rules.whenwhere import Place, find_dateline

LATEST = 12
"""Meetings looked back at when a sighting is placed."""

_STRONG: tuple[Status, ...] = ("denied", "cancelled", "postponed")
_FAMILY = {"planned": "open", "unclear": "open", "ongoing": "now", "occurred": "done"}


@dataclass
class Event:
    """One meeting with all its sightings."""

    sightings: list[Sighting] = field(default_factory=list)
    parties: dict[int, tuple[Entity, Capacity]] = field(default_factory=dict)
    place: Place | None = None
    """The first city named with a certain country, else the first city, else the first country."""

    families: set[str] = field(default_factory=set)
    """Whether it was told of as open, going on or done."""

    @property
    def status(self) -> Status:
        """What decides is a denial, a cancellation, a postponement; else the first verb that tells, else the first noun."""
        told = [s.status for s in self.sightings if s.status]
        if "denied" in told:
            return "denied"
        if decided := [status for status in told if status in _STRONG]:
            return decided[-1]
        verbs = [s.status for s in self.sightings if s.status and s.sense in ("verb", "host", "travel")]
        return (verbs or told or ["unclear"])[0]

    def add(self, sighting: Sighting) -> None:
        """One more sighting with its parties; who once was host stays host."""
        self.sightings.append(sighting)
        if sighting.place and (self.place is None or _rank(sighting.place) > _rank(self.place)):
            self.place = sighting.place
        if family := _FAMILY.get(sighting.status or ""):
            self.families.add(family)
        for entity, capacity in sighting.parties:
            held = self.parties.get(entity.index)
            if held is None or capacity == "host":
                self.parties[entity.index] = (entity, capacity)


def _rank(place: Place) -> int:
    return 2 * (place.city is not None) + (place.country is not None)


def gather(sightings: Sequence[Sighting]) -> list[Event]:
    """The meetings of an article in the order in which it first speaks of them."""
    events: list[Event] = []
    for sighting in sightings:
        if sighting.they and events and not any(sighting.parties[0][0].index in event.parties for event in events):
            sighting.parties, sighting.same_people = sighting.parties[1:], True
        if sighting.same_people and events:
            several = [
                event for event in events[-LATEST:] if sum(e.kind == "person" for e, _ in event.parties.values()) > 1
            ]
            _inherit(sighting, (several or events)[-1])
        event = _find_event(events[-LATEST:], sighting)
        if event:
            event.add(sighting)
        elif _stands_alone(sighting):
            event = Event()
            event.add(sighting)
            events.append(event)
    return [event for event in events if not all(s.weak for s in event.sightings)]


def _inherit(sighting: Sighting, event: Event) -> None:
    """ "The two ministers plan to meet again": the parties are those of the meeting told before."""
    known = {entity.index for entity, _ in sighting.parties}
    sighting.parties += [(entity, "attending") for entity, _ in event.parties.values() if entity.index not in known]


def _stands_alone(sighting: Sighting) -> bool:
    if sighting.sense in ("attend", "decided"):
        return False
    people = [entity for entity, _ in sighting.parties if entity.kind in ("person", "group", "delegation")]
    bodies = len(sighting.parties) - len(people)
    if sighting.sense == "noun" and sighting.definite and len(people) + bodies < 2 and not sighting.place:
        return False
    return bool(people) or bodies >= 2 or sighting.place is not None


def _find_event(events: Sequence[Event], sighting: Sighting) -> Event | None:
    scored = [(score, n, event) for n, event in enumerate(events) if (score := _likeness(event, sighting)) > 0]
    return max(scored, key=lambda item: (item[0], item[1]))[2] if scored else None


def _likeness(event: Event, sighting: Sighting) -> int:
    """How well a sighting fits a meeting; 0 when it cannot be the same."""
    if _differs(event, sighting):
        return 0
    if sighting.sense == "decided" and sighting.clause.number > event.sightings[-1].clause.number + 4:
        return 0
    theirs = {entity.index for entity, _ in sighting.parties}
    shared = len(theirs & event.parties.keys())
    same_place = bool(event.place and sighting.place and _city(event.place) == _city(sighting.place))
    loose = sighting.sense in ("attend", "decided") or (sighting.definite and sighting.sense == "noun")
    if not theirs:
        fits = sighting.definite or same_place
    elif not shared:
        fits = loose or (same_place and not event.parties)
    else:
        # one party of each the same: "Blinken met Macron" and "Blinken met Scholz" are two meetings
        fits = loose or shared == len(theirs) or shared == len(event.parties)
    rumoured = sighting.status == "denied" and any(s.rumour for s in event.sightings)
    return (1 + 3 * shared + 2 * same_place + 4 * rumoured) if fits else 0


def _city(place: Place) -> str | None:
    return place.city or place.country


def _differs(event: Event, sighting: Sighting) -> bool:
    mine, theirs = event.place, sighting.place
    first = event.sightings[0]
    if sighting.sense in ("attend", "decided"):
        return False
    known = bool(sighting.parties) and all(entity.index in event.parties for entity, _ in sighting.parties)
    if sighting.definite and sighting.sense == "noun" and known and len(sighting.parties) > 1:
        return False
    if mine and theirs and mine.city and theirs.city and mine.city != theirs.city:
        return True
    if mine and theirs and mine.country and theirs.country and mine.country != theirs.country:
        return True
    if sighting.again and (not sighting.definite or sighting.same_people) and not first.again:
        return True
    if (
        (sighting.call and sighting.parties) != (first.call and bool(first.parties))
        and (sighting.call or first.call)
        and sighting.sense != "attend"
        and sighting.parties
    ):
        return True
    families = event.families
    if (
        sighting.status in _STRONG
        and sighting.sense in ("verb", "travel", "host")
        and "done" in families
        and mine != theirs
    ):
        return True
    family = _FAMILY.get(sighting.status or "")
    if (
        family == "open"
        and "done" in families
        and (
            sighting.sense in ("verb", "travel", "host")
            or not sighting.definite
            or (theirs is not None and theirs.city)
        )
    ):
        return True
    return bool(
        family == "done" and families == {"open"} and sighting.sense in ("verb", "travel", "host") and sighting.parties
    )


# The draft


def draft_meetings(scene: Scene, events: Sequence[Event]) -> tuple[DraftMeeting, ...]:
    """The meetings as claimed: m1, m2, …"""
    told = Counter(event.status for event in events if event.status != "unclear")
    usual = told.most_common(1)[0][0] if told else "unclear"
    return tuple(_draft(scene, n, event, usual) for n, event in enumerate(events))


def _draft(scene: Scene, n: int, event: Event, usual: Status) -> DraftMeeting:
    # a meeting that no word places in time is told in the tense of the others, unless they were put off or denied
    untold = not any(s.status for s in event.sightings) and usual in ("planned", "occurred")
    status = usual if untold else event.status
    place = None if _format(event) == "call" else event.place
    if place is None and n == 0 and status in ("occurred", "ongoing") and not any(s.call for s in event.sightings):
        place = find_dateline(scene)
    date = next((s.date for s in event.sightings if s.date), None)
    return DraftMeeting(
        id=f"m{n + 1}",
        title=_title(event, place),
        format=_format(event),
        status=status,
        city=place.city if place else None,
        country=place.country if place else None,
        date=date,
        evidence=_evidence(scene, event, status),
    )


def _evidence(scene: Scene, event: Event, status: Status) -> tuple[str, ...]:
    chosen = event.sightings[:1]
    for sighting in event.sightings[1:]:
        if sighting.status == status and (sighting.status != chosen[0].status or sighting.parties) and len(chosen) < 3:
            chosen.append(sighting)
    return tuple(dict.fromkeys(scene.cut(s.start, s.end) for s in chosen))


def sides_of(event: Event) -> int:
    """How many sides take part: countries and bodies, groups as many as they have countries, at least two."""
    sides: Counter[str] = Counter()
    for entity, _ in event.parties.values():
        if entity.kind == "group" and not entity.countries:
            sides[f"{entity.name} 1"] += 1
            sides[f"{entity.name} 2"] += 1
        for code in entity.countries or (entity.affiliation or entity.name,):
            sides[code] += 1
    return len(sides)


def _format(event: Event) -> Format:
    first = event.sightings[0]
    if any(s.call for s in event.sightings):
        return "call"
    if any(s.trilateral for s in event.sightings):
        return "trilateral"
    if any(s.summit for s in event.sightings):
        return "summit"
    sides = sides_of(event)
    if first.visit and (sides <= 1 or (first.sense == "travel" and len(event.parties) <= 1)):
        return "visit"
    if sides >= 4:
        return "multilateral"
    if sides == 3:
        return "trilateral" if not any(e.kind == "group" for e, _ in event.parties.values()) else "multilateral"
    if sides == 2:
        return (
            "multilateral"
            if any(e.kind == "group" and not e.countries for e, _ in event.parties.values())
            else "bilateral"
        )
    return "visit" if first.visit else "other"


def _title(event: Event, place: Place | None) -> str:
    names = [entity.surname or entity.name for entity, _ in event.parties.values()]
    word = event.sightings[0].word
    if 1 <= len(names) <= 3:
        return f"{'–'.join(names)} {word}"
    where = place.city or "" if place else ""
    return f"{where} {word}".strip() or word
