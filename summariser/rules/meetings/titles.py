"""What a meeting is called: by those who meet, else by its own name or place; two meetings never by the same words."""

import re
from collections import Counter
from collections.abc import Sequence

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import titles
from summariser.rules.meetings.event import Event
from summariser.rules.scene import PAIR
from summariser.rules.sightings.where import Place

NAMED = 4
"""Parties that a title names; of more it tells the place."""

_LONG = 4
"""Words from which the name of a group stands behind the word: "meeting of the foreign ministers of Chile and Peru"."""


_OF_WHOM = regex(r" (?:from|at|who|which|representing|in) |,? and (?:representatives|officials) ")


def entitle(events: Sequence[Event], places: Sequence[Place | None]) -> list[str]:
    """A title for each meeting; where two would be the same, the later one says where, when or how it stands."""
    titles = [_entitle(event, place) for event, place in zip(events, places, strict=True)]
    told: Counter[str] = Counter()
    found: list[str] = []
    taken: set[str] = set()
    for title, event, place in zip(titles, events, places, strict=True):
        told[title] += 1
        own = _set_apart(title, event, place) if told[title] > 1 else title
        found.append(own if own not in taken else f"{own} ({told[title]})")
        taken.add(found[-1])
    return found


def _set_apart(title: str, event: Event, place: Place | None) -> str:
    if place and place.city and place.city not in title:
        return f"{title} in {place.city}"
    date = next((s.date for s in event.sightings if s.date), None)
    return f"{title}, {date}" if date else f"{title} ({event.status})"


def _entitle(event: Event, place: Place | None) -> str:
    word = "call" if any(s.call for s in event.sightings) else event.sightings[0].word
    parties = _choose([entity for entity, _ in event.parties.values()])
    groups = [entity for entity in parties if entity.kind == "group" and len(entity.name.split()) > _LONG]
    where = place.city if place else None
    if groups and len(parties) == 1:
        return f"{_capitalise(word)} of {_uncapitalise(groups[0].name)}"
    if len(parties) == 1 and (occasion := event.occasion):
        return occasion
    if 1 <= len(parties) <= (NAMED - 1 if where else NAMED):
        to = f" to {where}" if where and len(parties) == 1 and word in _JOURNEYS else ""
        return f"{'–'.join(_call(entity) for entity in parties)} {word}{to}"
    if named := next((s.name for s in event.sightings if s.name and not _BARE.fullmatch(s.name)), ""):
        return named
    if where:
        return f"{where} {word}"
    if not parties and (ordinal := next((s.ordinal for s in event.sightings if s.ordinal), "")):
        return f"{_capitalise(ordinal)} {word}"
    return f"{_capitalise(word)} of {_call(parties[0])} and others" if parties else _capitalise(word)


_JOURNEYS = ("visit", "trip", "tour")
_CROWDS = ("group", "delegation")
_BARE = regex(r"(?:the |an? )?(?:meeting|talks|summit|session|conference|visit|dialogue|forum)", re.I)
"""A name that names nothing: "The Meeting" of a joint statement."""


def _choose(parties: list[Entity]) -> list[Entity]:
    """Two people stand for their sides beside a group of many words; one stands before groups and bodies."""
    people = [entity for entity in parties if entity.kind == "person"]
    others = [entity for entity in parties if entity.kind != "person"]
    if len(people) == PAIR and len(others) == 1 and others[0].kind in _CROWDS and len(others[0].name.split()) >= _LONG:
        return people
    return sorted(parties, key=lambda entity: entity.kind != "person") if len(people) == 1 else parties


def _call(entity: Entity) -> str:
    """A surname as a title writes it: a transcript's capitals are no name's; of a long group its first words."""
    name = entity.surname or entity.name
    head = _OF_WHOM.split(name, maxsplit=1)[0]
    if entity.kind in _CROWDS and len(name.split()) > _LONG and " " in head:
        return head
    return name.title() if name.isupper() and len(name) > 3 and entity.kind == "person" else name


def _capitalise(words: str) -> str:
    return words[:1].upper() + words[1:]


def _uncapitalise(words: str) -> str:
    """ "Foreign ministers of Peru" inside a title; "NATO ministers" and "Norwegian officials" stay."""
    table = titles()
    office = words.split()[0].lower() in table["modifier"] | table["plural"] | table["crowd"] | table["portfolio"]
    return words[:1].lower() + words[1:] if office and " " in words else words
