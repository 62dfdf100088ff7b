"""Whether a mention can be of a meeting told of before, and how well it fits."""

from collections.abc import Iterable

from summariser.reading.names import Entity
from summariser.record import Capacity
from summariser.rules.meetings.event import FAMILY, STRONG, Event
from summariser.rules.scene import PAIR
from summariser.rules.scene.offices import holds, is_first
from summariser.rules.sightings.days import is_apart
from summariser.rules.sightings.nouns import ORDINALS
from summariser.rules.sightings.sighting import Sighting
from summariser.rules.sightings.where import Place


def find_likeness(event: Event, sighting: Sighting) -> int:
    """How well a sighting fits a meeting; 0 when it cannot be the same."""
    if _differs(event, sighting):
        return 0
    bare = not (sighting.parties or sighting.place or sighting.crowds) and sighting.status in STRONG
    if (bare or sighting.sense == "decided") and not _can_be_decided(event, sighting):
        return 0
    theirs = {entity.index for entity, _ in sighting.parties}
    shared = len(theirs & event.parties.keys()) or _stands_for(event, sighting) or names_lead(event, sighting)
    same_place = bool(event.place and sighting.place and _city(event.place) == _city(sighting.place))
    loose = sighting.sense in ("attend", "decided") or (sighting.definite and sighting.sense in ("noun", "host"))
    people = sum(e.kind == "person" for e, _ in sighting.parties)
    several = (people > 1 and shared) or (people < PAIR < len(theirs) and not shared)
    numbered = sighting.ordinal[:1].isdigit() and any(e.is_people for e, _ in sighting.parties)
    strangers = people > 1 and not shared
    alone = people == 1 == len(theirs) and not shared
    if (sighting.sense, sighting.status) == ("noun", "denied") and alone:
        return 0  # "no meeting with C is planned" is not of A's with B
    if numbered and not shared and event.parties:
        return 0  # "the 6th meeting of the heads of state" is none of others
    theirs_alone = sighting.owned and len(theirs) > 1  # "her talks with the Omani delegation"
    apart = (several or strangers or theirs_alone) and sighting.sense == "noun" and len(event.parties) > 1
    loose = loose and not apart
    if not theirs:
        fits = sighting.definite or same_place
    elif not shared:
        full = sighting.sense == "noun" and sighting.place and sighting.date and event.parties  # told in full
        fits = (loose and not sighting.owned and not full) or (
            same_place and (not event.parties or _came(event, sighting) or _are_of_states(event, sighting))
        )
        fits = fits or _sat_there(event, sighting) or (sighting.sense == "joint" and _signed_there(event, sighting))
    else:
        # one party of each the same: "Blinken met Macron" and "Blinken met Scholz" are two meetings
        fits = loose or shared >= min(len(theirs), len(event.parties))
    same_word = sighting.word != "meeting" and any(s.word == sighting.word for s in event.sightings)
    named = sighting.sense == "attend" and same_word
    was_there = sighting.sense == "attend" and sighting.status == "occurred" and not sighting.beside
    timely = was_there and "done" in event.families  # "were also present": not at the visit that is to come
    rumoured = sighting.status == "denied" and any(s.rumour for s in event.sightings)
    return (1 + 3 * shared + 2 * same_place + 4 * rumoured + 2 * named + timely) if fits else 0


def _can_be_decided(event: Event, sighting: Sighting) -> bool:
    """Whether a sentence that only denies or calls off may speak of a meeting: one told of just before that is not over, nor planned for certain when it is denied."""
    near = sighting.sense != "decided" or sighting.clause.number <= event.sightings[-1].clause.number + 4
    if sighting.status != "denied":
        return near and event.status != "occurred"
    return near and (event.status != "planned" or any(s.rumour for s in event.sightings))


_TALKS = ("talks", "negotiations", "round", "session", "meeting")


def _sat_there(event: Event, sighting: Sighting) -> bool:
    """ "Talks opened in Rabat. A sat opposite B": who they were between, where the next sentence tells neither place nor day."""
    bare = not (sighting.place or sighting.date or sighting.again or sighting.call)
    near = sighting.clause.number == event.sightings[-1].clause.number + 1 and event.sightings[0].word in _TALKS
    return near and bare and not event.parties and sighting.sense in ("verb", "joint") and len(sighting.parties) >= PAIR


def _signed_there(event: Event, sighting: Sighting) -> bool:
    """ "After talks mediated by A": those who sign in the next sentence are the other parties."""
    last = event.sightings[-1]
    near = last.clause.number == sighting.clause.number - 1
    return near and last.sense == "noun" and last.word in ("talks", "negotiations") and len(event.parties) == 1


def _are_of_states(event: Event, sighting: Sighting) -> bool:
    """ "Ministers walked out of a meeting in Rabat": those of the states that met there, where both are over."""
    nameless = all(e.kind == "group" and not e.countries for e, _ in sighting.parties)
    return nameless and event.families == {"done"} and len(_codes(event.parties.values(), "country")) > 1


def _came(event: Event, sighting: Sighting) -> bool:
    """ "A flew to Nuuk": to the talks there that are told of already."""
    return sighting.sense == "travel" and sighting.status == "occurred" and event.families <= {"done"}


def _stands_for(event: Event, sighting: Sighting) -> int:
    """ "The foreign ministers of A and B", "A and B" are those whom the next sentence names: 1 when persons of just these states meet."""
    homes, here = _codes(sighting.parties, "person"), _codes(sighting.parties, "country")
    people = [e for e, _ in sighting.parties if e.kind == "person"]
    groups = (e for e, _ in event.parties.values() if e.kind == "group" and len(e.countries) > 1)
    fitting = [g for g in groups if all(holds(person, g) or not is_first(person) for person in people)]
    theirs, there = _codes(event.parties.values(), "person"), _codes(event.parties.values(), "country")
    grouped = _codes(sighting.parties, "group")
    hosts = sighting.sense == "host" and event.sightings[0].summit and here == set() and len(people) > 1
    if hosts and len(there) == 1 and there <= homes and sighting.clause.number <= event.sightings[-1].clause.number + 1:
        return 1  # "First is the EU–Moldova summit. The president of Moldova will host A and B"
    alone = _opens(event, sighting) and len(event.parties) == len(there) == 1
    if alone and homes and there <= homes | grouped:
        return 1  # "Talks between Iran and three powers", of which the next sentence names the ministers
    states = (len(homes) > 1 and homes == there) or (len(here) > 1 and here == theirs)
    whole = homes and any(len(people) == len(g.countries) and all(holds(p, g) for p in people) for g in fitting)
    states = states or (len(there) > 1 and grouped == there and not here)  # "officials of A and B"
    return PAIR if states else int((len(homes) > 1 or bool(whole)) and any(homes <= set(g.countries) for g in fitting))


_LEAD = 2
"""Sentences between the one that opens an article and that which names whom it tells of."""


def _opens(event: Event, sighting: Sighting) -> bool:
    """Whether a meeting of the opening sentences is told of again right behind."""
    first = event.sightings[0].clause.number
    return first <= _LEAD and sighting.clause.number <= first + _LEAD


def names_lead(event: Event, sighting: Sighting) -> int:
    """ "The leaders of both communities agreed, after their first meeting …" and then who they are, without office or state: 1 when this is so."""
    group = next((e for e, _ in event.parties.values()), None)
    people = [e for e, _ in sighting.parties]
    bare = len(people) == PAIR and all(e.kind == "person" and not (e.role or e.countries) for e in people)
    several = group is not None and group.kind == "group" and len(group.countries) > 1
    return int(bare and _opens(event, sighting) and several and len(event.parties) == 1)


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
    if sighting.visit and sighting.owned:  # "that was on her visit to Israel"
        hosts = {code for entity, _ in event.parties.values() for code in entity.countries}
        return len(event.parties) > 1 and not first.visit and sighting.place.country not in hosts
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
    if event.sightings[0].days_long and len(event.parties) == 1 and sighting.sense == "verb":
        return False  # "wrapped up a two-day visit on Friday. She met B on Thursday"
    return any(s.date is not None and is_apart(s.date, sighting.date) for s in event.sightings[:1])


def _differs(event: Event, sighting: Sighting) -> bool:
    near = sighting.clause.number <= event.sightings[-1].clause.number + 2
    large = len(event.parties) > PAIR or any(e.kind == "group" for e, _ in event.parties.values())
    summit = any(s.summit or s.name for s in event.sightings)
    crowd = sum(e.kind == "person" for e, _ in event.parties.values()) > PAIR + 1
    if summit and crowd and sighting.sense == "verb" and len(sighting.parties) == PAIR and not sighting.same_people:
        return True  # of many at a summit two "met on Thursday to discuss" something of their own
    anew = sighting.sense == "noun" and not sighting.definite and sighting.word != event.sightings[0].word
    if anew and not near and sighting.parties and sighting.status in STRONG and event.status not in STRONG:
        return True
    if sighting.trilateral and len(sighting.parties) > PAIR >= len(event.parties) and not event.sightings[0].trilateral:
        return True  # "talks with B and with C, but no three-way meeting"
    margins = sighting.margins and len(sighting.parties) == PAIR and not any(s.margins for s in event.sightings)
    if margins and (large or summit):
        return True
    theirs = {entity.index for entity, _ in sighting.parties}
    if sighting.status == "denied" and event.families <= {"done"}:
        strangers = bool(event.families) and not theirs <= event.parties.keys()
        if strangers or not (near or any(s.rumour for s in event.sightings)):
            return True  # "last went to Ankara in May; no meeting with C was planned"
    towns = {place.city for place in (event.place, sighting.place) if place and place.city}
    if sighting.sense == "attend" and len(towns) > 1 and len(sighting.parties) > 1:
        return True
    if sighting.sense == "attend" and sighting.seated:
        return sighting.status in ("planned", "ongoing") and event.families == {"done"}  # "will send an observer"
    if sighting.sense in ("attend", "decided"):
        return sighting.status == "planned" and event.sightings[0].call
    if sighting.ordinal and _is_another(event, sighting):
        return True
    known = sighting.definite and not (theirs and theirs.isdisjoint(event.parties))
    if sighting.visit and sighting.sense == "noun" and not (known or event.sightings[0].visit):
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
    visited = sighting.sense == "verb" and all(s.visit for s in event.sightings)
    new = not sighting.definite or visited or any(s.name for s in event.sightings)
    if sighting.name and not (sighting.parties and not new) and not _is_called_so(event, sighting.name):
        return True
    meets = sighting.sense == "verb" and not sighting.name and len(sighting.parties) > 1 == len(event.parties)
    if event.occasion and meets:
        return True  # "will attend the Forum. He will also meet B"
    if (
        _hosts_at_home(event, sighting)
        or _on_another_day(event, sighting)
        or _meets_besides(event, sighting)
        or _meets_on_visit(event, sighting)
    ):
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


def _hosts_at_home(event: Event, sighting: Sighting) -> bool:
    """ "Ahead of A's visit … A is hosting B and C for a third round": nobody is host where he is only on a visit."""
    hosts = {entity.index for entity, capacity in sighting.parties if capacity == "host"}
    alone = len(event.parties) == 1 < len(sighting.parties) and all(s.visit for s in event.sightings)
    return sighting.sense == "host" and alone and not hosts.isdisjoint(event.parties) and not sighting.place


def _meets_on_visit(event: Event, sighting: Sighting) -> bool:
    """ "A is in Oslo. She will receive B": whom somebody meets there, or then does not, is told apart from the visit."""
    people = sum(e.is_people for e, _ in sighting.parties)
    alone = len({e.countries for e, _ in event.parties.values()}) == 1  # by himself, or as head of a delegation
    if not alone or people < PAIR or not all(s.visit for s in event.sightings):
        return False
    off = sighting.status in STRONG and event.status not in STRONG and not sighting.visit
    return off or (event.status == "ongoing" != sighting.status and sighting.sense in ("verb", "host"))


def _bare(name: str) -> str:
    """A meeting's name without article and number: "the first Central Asia–Italy summit"."""
    return " ".join(word for word in name.lower().split() if word not in ("the", *ORDINALS))


def _is_called_so(event: Event, name: str) -> bool:
    """Whether a meeting was called by that name before, or its parties are of the body that gives it."""
    body = name.split()[0].split("’")[0].split("'")[0]
    return any(s.name and _bare(s.name) == _bare(name) for s in event.sightings) or any(
        body in e.name.split() for e, _ in event.parties.values()
    )


def _stands_otherwise(event: Event, sighting: Sighting) -> bool:
    """Whether one of them is to come and the other is over, or is off."""
    told = sighting.sense in ("verb", "travel", "host")
    family = FAMILY.get(sighting.status or "")
    anew = told or (sighting.parties and not sighting.definite)
    if family == "done" and anew and not event.families and event.status in ("cancelled", "postponed"):
        return True
    if sighting.status in STRONG and sighting.date and not sighting.definite and event.families == {"done"}:
        return True  # "they met in May; a meeting planned for June was called off"
    elsewhere = sighting.place is not None and sighting.place.city is not None
    if family == "open" and "done" in event.families and (told or not sighting.definite or elsewhere):
        return True
    return family == "done" and event.families == {"open"} and told and bool(sighting.parties)
