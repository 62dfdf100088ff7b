"""Several meetings told in one breath: "talks in Geneva and London", "met B on Monday and C on Tuesday", "two in Havana, one in Caracas"."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import list_words
from summariser.rules.scene import PAIR, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.sightings.sighting import Sighting
from summariser.rules.sightings.when import find_dates
from summariser.rules.sightings.where import find_cities_before, find_places, find_second_city

_SEVERAL = list_words("talks rounds meetings sessions negotiations discussions consultations summits visits")


def find_twins(scene: Scene, sighting: Sighting, match: Match) -> list[Sighting]:
    """The other meetings of which the same words tell; `sighting` keeps what is told of the first."""
    if listed := _find_listed(scene, sighting) or _find_occasions(scene, sighting):
        return listed
    if parted := _part(scene, sighting):
        return [parted]
    if each := _find_each(scene, sighting):
        return each
    second = _find_second(scene, sighting, match)
    return [second] if second else []


def _find_second(scene: Scene, sighting: Sighting, match: Match) -> Sighting | None:
    """Of "talks in Geneva and London", "the Geneva and London rounds" the second."""
    if (
        sighting.place is None
        or sighting.place.city is None
        or _SEVERAL.isdisjoint(scene.tokens.lows[match.start : match.end])
    ):
        return None
    called = find_cities_before(scene, match.start)
    second = called[1] if len(called) > 1 else find_second_city(scene, sighting.place)
    return replace(sighting, place=second, parties=[*sighting.parties]) if second else None


_OCCASION = regex(
    r"(?:,|,? and) (the (?:\d+(?:st|nd|rd|th) )?(?:(?:[A-Z][\w’'-]*|of|and|for|on) ){1,7}(?:Meetings?|Summit|Conference|Forum|Session|Assembly|Dialogue))\b"
)
"""A further one of several that somebody attends, by its name."""


def _find_occasions(scene: Scene, sighting: Sighting) -> list[Sighting]:
    """ "To attend the A Conference, the B Meeting, and the C Forum": each by its name."""
    start = scene.text.find(sighting.name, sighting.cue, sighting.clause.end) if sighting.name else -1
    if start < 0 or sighting.sense != "verb":
        return []
    first = at = start + len(sighting.name)
    names: list[str] = []
    while further := _OCCASION.match(scene.text, at, sighting.clause.end):
        names.append(further.group(1))
        at = further.end()
    if names:
        sighting.parties = [
            (e, capacity) for e, capacity in sighting.parties if e.is_people or not e.mentions_between(start, at)
        ]
        sighting.end = min(sighting.end, first) if sighting.end > first else sighting.end
    ends = [scene.text.find(name, first, at) + len(name) for name in names]
    return [
        replace(
            sighting,
            name=name,
            word=name.split()[-1].lower(),
            end=end,
            summit=name.endswith("Summit"),
            listed=True,
            parties=[*sighting.parties],
        )
        for name, end in zip(names, ends, strict=True)
    ]


_EACH = regex(
    r"\b(?:one|two|three|four|another|(?:an?|the) (?:first|second|third|other|last|earlier|later|further)) (?:(?:round|session|meeting|time|was|were|is|are|of them|held|hosted|due|planned) )*"
    r"(?:in|at|on|last|earlier) "
)
"""One of several meetings, where it was."""
FAR = 60
"""Characters behind "one in Havana" within which its place and its day stand."""


def _find_listed(scene: Scene, sighting: Sighting) -> list[Sighting]:
    """ "have met three times: two in Havana in May, one in Caracas": each by its place."""
    each = list(_EACH.finditer(scene.text, sighting.cue, sighting.clause.end))
    ends = [*(m.start() for m in each[1:]), sighting.clause.end]
    told = []
    for one, end in zip(each, ends, strict=False):
        stretch = (one.start(), min(end, one.end() + FAR))
        place = next((place for place in find_places(scene, *stretch) if place.city), None)
        if place:
            told.append((place, next(find_dates(scene, *stretch), None)))
    if len(told) < 2 or len({place.city for place, _ in told}) < len(told):
        return []
    sighting.place, sighting.date = told[0]
    sighting.end = max(sighting.end, sighting.clause.end - 1)
    return [
        replace(sighting, place=place, date=date, parties=[*sighting.parties], again=True) for place, date in told[1:]
    ]


_AND = regex(r"(?:,? and|,) (?:(?:with|by|then|later|also) )*(?:(?:the|his|her|its) )?(?:[\w’'-]+ )?\Z")


def _part(scene: Scene, sighting: Sighting) -> Sighting | None:
    """Of "met B in Oslo on Monday and C in Rome on Tuesday" the meeting with C: between the two stands where or when the first was."""
    if sighting.sense not in ("verb", "host", "noun") or (sighting.place is None and sighting.date is None):
        return None
    behind = sorted(_mentions_behind(sighting))
    for (_, end, _), (start, stop, _) in pairwise(behind):
        between = (end, start)
        joined = _AND.search(scene.text, *between)
        if joined is None or not (find_places(scene, *between) or any(find_dates(scene, *between))):
            continue
        places, dates = find_places(scene, stop, sighting.clause.end), [*find_dates(scene, stop, sighting.clause.end)]
        if not (places or dates):
            return None  # "met B on Monday and C": on one day
        late = {e.index for begin, _, e in behind if begin >= start}
        twin = replace(
            sighting,
            start=start,
            cue=start,
            parties=[
                party
                for party in sighting.parties
                if party[0].index not in {e.index for b, _, e in behind if b < start}
            ],
            place=next(iter(places), None),
            date=next(iter(dates), None),
        )
        sighting.parties = [party for party in sighting.parties if party[0].index not in late]
        sighting.end = min(sighting.end, joined.start())
        return twin
    return None


_SEPARATE = regex(r"\bseparate(?:ly)?\b")
_BUT_APART = regex(r"(?:, (?:but |though )?| )separately\b")


def _find_each(scene: Scene, sighting: Sighting) -> list[Sighting]:
    """Of "held talks separately with B and C", "met B and, separately, C" the meeting with C."""
    behind = sorted(_mentions_behind(sighting))
    if len(behind) < PAIR or len(behind) == len(sighting.parties):
        return []
    all_apart = _SEPARATE.search(scene.text, max(sighting.clause.start, sighting.cue - FAR), behind[0][0])
    all_apart = all_apart or _BUT_APART.match(scene.text, behind[-1][1], sighting.clause.end)
    sets = [[behind[0][2].index]]
    for (_, end, _), (start, _, entity) in pairwise(behind):
        apart = all_apart or _SEPARATE.search(scene.text, end, start)
        sets = [*sets, [entity.index]] if apart else [*sets[:-1], [*sets[-1], entity.index]]
    met = {index for one in sets for index in one}
    casts = [
        [party for party in sighting.parties if party[0].index in one or party[0].index not in met] for one in sets
    ]
    sighting.parties = casts[0]
    return [replace(sighting, parties=cast) for cast in casts[1:]]


def _mentions_behind(sighting: Sighting) -> Iterator[tuple[int, int, Entity]]:
    """Where the persons of a meeting are first named behind its cue, with their titles."""
    for entity, _ in sighting.parties:
        first = next(iter(entity.mentions_between(sighting.cue + 1, sighting.clause.end)), None)
        if first and entity.is_people:
            yield (first.title[0] if first.title else first.start, first.end, entity)
