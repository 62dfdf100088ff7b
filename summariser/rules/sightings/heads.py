"""Where a meeting was that tells no place of its own: where its parties had come, what the dateline, the headline or a paragraph's label names."""

import re
from collections.abc import Sequence

from summariser.patterns import regex
from summariser.reading.datelines import find_city, known_city
from summariser.reading.dates import MONTH
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.sighting import Sighting
from summariser.rules.sightings.when import find_dates
from summariser.rules.sightings.where import (
    Place,
    city_that_ends_at,
    find_cities_before,
    find_object_place,
    find_places,
)


def find_dateline(scene: Scene) -> Place | None:
    """The city before the dash at the head of the first paragraph."""
    body = next((clause for clause in scene.clauses if clause.kind == "body"), None)
    if body is None:
        return None
    city = find_city(scene.text, body.start)
    return Place(body.start, *city) if city else None


def find_headed(scene: Scene) -> Place | None:
    """The city that the headline names: "ministers hold talks in Constanta", "Doha meeting"."""
    head = next((clause for clause in scene.clauses if clause.kind == "headline"), None)
    if head is None or not _TELLS.search(scene.text, head.start, head.end):
        return None
    places = (place for place in find_places(scene, head.start, head.end) if place.city and place.country)
    called = (place for i in scene.words_of(head) for place in find_cities_before(scene, i))
    visited = (find_object_place(scene, i + 1) for i in scene.words_of(head) if scene.tokens.lows[i] in _VISITS)
    return next(places, None) or next(called, None) or next((p for p in visited if p and p.city and p.country), None)


_VISITS = ("visit", "visits", "visiting", "visited")
_TELLS = regex(
    r"\b(?:meet(?:s|ing)?|met|talks|gather(?:s|ing)?|visits?|summit|hosts?|holds?|receives?|conference|retreat|consultations?|dialogue|negotiat\w+|session|round)\b",
    re.I,
)
"""A headline that tells of a meeting; "find friends in Oslo" tells of none."""


def find_label(scene: Scene, block: int) -> Place | None:
    """The city with which a paragraph of a round-up or the heading above it begins: "- Vienna: The chancellor hosted"."""
    blocks = scene.reading.blocks
    heading = next((one for one in reversed(blocks[:block]) if one.kind == "heading"), None)
    for one in (blocks[block], heading):
        label = _LABEL.match(scene.text, one.start, one.end) if one else None
        known = known_city(label.group(1)) if label else None
        if label and known:
            return Place(label.start(1), *known)
    return None


_LABEL = regex(r"(?:[-–—•*·] ?)?([A-ZÀ-ÖØ-Þ][\w’' .-]{2,28}?): ")


_LATELY, _THAT_DAY = 2, 8
"""Sentences behind one that brings somebody to a town in which he or she is there still, the second where they say that it is the same day or visit."""
_SAME_DAY = regex(
    r"(?:[^,.;]{0,40}, )?(?:(?:[Oo]n )?[Tt]he same day|[Ee]arlier (?:the same|in the|that) day|[Ll]ater (?:the same|in the|that) day|[Ii]n the (?:morning|afternoon|evening)"
    r"|[Dd]uring (?:the|his|her|their) (?:[\w-]+ ){0,2}(?:visit|stay|trip))\b|[^.;]{3,90} (?:also|then|later) "
)
_NEAR = 300
"""Characters around a cue in which it is told that the meeting was at another time."""
_STAYS = regex(
    r",? (?:(?:[Oo]n )?\w+day )?(?:(?:is|was|were|are|has been|had been)(?: (?:also|currently|now|already|back))?|(?:spent|spends|is spending|will spend) (?:[\w-]+ ){1,4}|stay(?:s|ed)|remain(?:s|ed)|(?:had )?told [^,;:“”]{3,60}) ?in (?=[A-Z])"
)
"""What somebody does in a town, told by no verb of going there."""
_SPEAKS = regex(
    r"(?:He|She|[A-Z][\w’'-]+) (?:was speaking|spoke|made (?:the|his|her) (?:remarks?|comments?|announcement|statement)|said so)\b"
)
"""How the next sentence comes back to what somebody "said in Oslo on Monday"."""
_THE_VISIT = regex(r"\b(?:[Tt]he|[Hh]is|[Hh]er) (?:visit|trip|stay)(?=[.,;]| (?:to|and|for|was|also)\b(?! [A-Z]))")
"""How it comes back to what somebody did in a town."""
_SAID_THERE = regex(
    r"\b(?:said|told [^,;:“”]{3,50}?|announced|added|declared|warned|spoke|was speaking) (?=in [A-Z])[^,;:“”]{3,60} (?:after|following|during) (?:[\w-]+ ){0,4}\Z"
)
"""What stands before the meeting that somebody comes from who speaks in a town."""
_FORMERLY = regex(
    rf"\b(?:[Ll]ast|[Pp]revious(?:ly)?|again|had|first|ago|twice|next|{MONTH}|(?:19|20)\d\d|by (?:tele)?phone|earlier (?:this|that) (?:week|month|year))\b"
)
"""What a sentence tells of another time has no place by those around it."""


def find_stay(scene: Scene, subjects: Subjects, sighting: Sighting, found: Sequence[Sighting]) -> Place | None:
    """ "A arrived in Oslo. She will meet B": where the sentences before have brought one of those who meet."""
    clause, people = sighting.clause, {e.index for e, _ in sighting.parties if e.is_people}
    start, end = max(clause.start, sighting.cue - _NEAR), min(clause.end, sighting.cue + _NEAR)
    certain = sighting.status not in (None, "unclear")
    if sighting.place or sighting.call or not (people and certain) or _FORMERLY.search(scene.text, start, end):
        return None
    if said := _SAID_THERE.search(scene.text, start, sighting.cue):
        return next((place for place in find_places(scene, said.start(), sighting.cue) if place.city), None)
    that_day = _SAME_DAY.match(scene.text, clause.start, clause.end) is not None
    for before in reversed(found[-_THAT_DAY:]):
        if before.clause.number < clause.number - (_THAT_DAY if that_day else _LATELY):
            break
        if place := _goes_on_there(before, sighting, people, that_day):
            return place
    return _find_told_before(scene, subjects, clause, people)


def _goes_on_there(before: Sighting, sighting: Sighting, people: set[int], that_day: bool) -> Place | None:
    """The town of a journey or stay of one of those who meet, or where he met another of its country; at home only on the same day."""
    place = before.stay or before.place
    if place is None or place.city is None or before.call or sighting.sense == "travel":
        return None
    ours = [e for e, _ in before.parties if e.index in people and e.is_people]
    if not ours or (before.status != sighting.status and before.status not in ("occurred", "ongoing")):
        return None
    others = [e for e, _ in sighting.parties if e not in ours]
    home = bool(others) and all(place.country in e.countries for e in others)
    away = all(place.country not in e.countries for e in ours)
    goes_on = (home and away) or (that_day and (away or sighting.sense == "host"))
    return place if before.sense == "travel" or before.visit or goes_on else None


def _find_told_before(scene: Scene, subjects: Subjects, clause: Clause, people: set[int]) -> Place | None:
    """The town of "A was in Oslo on Monday", "A said in Oslo on Monday", where this sentence goes on with A."""
    before = scene.clauses[clause.number - 1] if clause.number else clause
    first = next((r for r in subjects.within(before.start, before.start + 60) if r.entity), None)
    if before.kind != clause.kind or first is None or first.entity is None or first.entity.index not in people:
        return None
    stays = _STAYS.match(scene.text, first.end, before.end)
    comes_back = _SPEAKS.match(scene.text, clause.start) or _THE_VISIT.search(scene.text, clause.start, clause.end)
    if stays is None and not comes_back:
        return None
    start = stays.start() if stays else first.end
    return next((place for place in find_places(scene, start, before.end) if place.city), None)


_CONCLUDED = regex(
    r"\b(?:struck|reached|signed|agreed|concluded|clinched|sealed|hammered out|finali[sz]ed|initialled)\b"
)
_IT = regex(r"\b(?:it|the (?:deal|agreement|pact|accord|treaty|document|text|plan|protocol|memorandum|truce))\b")


def come_back(scene: Scene, joint: Sighting) -> None:
    """Give those who sign or announce it the town and day of which the sentence before told that their states, or nobody named, concluded it."""
    number, states = joint.clause.number, {code for e, _ in joint.parties for code in e.countries}
    if not number:
        return
    before = scene.clauses[number - 1]
    named = {code for name in scene.names_in(before.start, before.end) for code in scene.entity_of(name).countries}
    it = _CONCLUDED.search(scene.text, before.start, before.end) and _IT.search(scene.text, joint.cue, joint.clause.end)
    people = any(name.kind == "person" for name in scene.names_in(before.start, before.end))
    theirs = bool(states) and states <= named
    if joint.place or before.kind != joint.clause.kind or not (theirs or (it and not people)):
        return
    joint.stay = next((place for place in find_places(scene, before.start, before.end) if place.city), None)
    joint.date = joint.date or next(find_dates(scene, before.start, before.end), None)


_THERE = regex(
    r"(?<!rom )\b[Tt]here\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|could|can|must|should|remains?|seems?))"
)
_BESIDE_FORUM = regex(
    r"\b(?:sidelines|margins|fringes) of (?:the |an? )?(?:[a-z]+ )?[A-Z][\w’'-]+(?= (?:[A-Z][\w’'-]+ ){0,3}(?:Forum|Conference|Summit|Dialogue|Meeting)\b)"
)
"""The town by which the gathering is called beside which they met: "on the sidelines of the Doha Forum"."""
_FAR = 120
"""Characters behind a cue up to a "there" that is still of its own clause."""
_BESIDE_IT = regex(
    r"\b[Oo]n (?:the|its) (?:sidelines|margins|fringes)\b(?! of (?!the (?:[Cc]onference|[Ss]ummit|[Ff]orum|[Mm]eeting|talks|[Ss]ession|gathering|[Aa]ssembly|event)\b(?! (?:of|on|in|for)\b)))"
)


def locate(scene: Scene, here: Sequence[Sighting], found: Sequence[Sighting]) -> None:
    """ "There she will meet A", "On the sidelines": where the sentences before have brought the reader."""
    for sighting in here:
        text, clause = scene.text, sighting.clause
        told = sighting.place is not None or sighting.sense == "attend"
        if not told and (where := text.rfind(", where ", clause.start, sighting.cue)) >= 0:
            sighting.place = city_that_ends_at(scene, scene.word_before(where) + 1)
        if not sighting.place and _THERE.search(text, clause.start, min(clause.end, sighting.cue + _FAR)):
            places = find_places(scene, max(0, clause.start - 400), max(clause.start, sighting.cue))
            nearest = max((p for p in places if p.city), key=lambda p: p.start, default=None)
            sighting.place = city_that_ends_at(scene, clause.first) or nearest  # "Next is Berlin. There, she"
        elif sighting.place is None and (forum := _BESIDE_FORUM.search(text, clause.start, clause.end)):
            sighting.place = city_that_ends_at(scene, scene.word_before(forum.end()) + 1)
        elif sighting.place is None and _BESIDE_IT.search(text, clause.start, clause.end):
            placed = [s for s in reversed(found) if s.place]
            sighting.place = next((s.place for s in (*(s for s in placed if s.summit), *placed)), None)
