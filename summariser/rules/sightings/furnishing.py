"""What stands around a mention of a meeting: its place, its day, which of several it is, and whether it is a call."""

import re

from summariser.patterns import regex
from summariser.reading.tables import list_words
from summariser.rules.scene import Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.bodies import RUMOUR
from summariser.rules.sightings.nouns import ORDINALS
from summariser.rules.sightings.occasions import DECIDED
from summariser.rules.sightings.scope import find_scope
from summariser.rules.sightings.sighting import CALL, Sighting, rings
from summariser.rules.sightings.when import find_date
from summariser.rules.sightings.where import (
    Place,
    city_that_ends_at,
    find_cities_before,
    find_object_place,
    find_places,
)

BESIDE = 70
"""Characters behind "the talks" within which a place is that of the talks."""

_TRILATERAL = regex(r"\b(?:trilateral|three-way|tripartite)\b", re.I)


_AGAIN = regex(
    r"\b(?:again|next (?:meeting|round|session|summit)|follow-up|another|second round|reconvene|resume|separate(?:ly)?(?! meetings)|last met|each other again|in turn|return visit|earlier (?:meeting|talks)|last year)\b",
    re.I,
)


_MARGINS = regex(
    r"\b[Oo]n (?:the|its) (?:sidelines|margins|fringes)\b(?: of (?:the|this) (?i:summit|gathering|meeting|conference|forum|session|event)\b)?(?! of)"
)
_DAYS_LONG = regex(r"\b(?:two|three|four|five|six|seven|several|multi|[2-7])-day\b")
_AT_FIRST = regex(
    r"\b(?:originally|initially|at first|first|previously|earlier|had) (?:been )?(?:planned|scheduled|due|set|slated|expected|foreseen|pencilled|supposed|meant|to have)\b"
    r"(?![^.;]* (?:again|once more|indefinitely)\b)"
)
"""What says that a meeting was once to be on another day."""
_ANOTHER = regex(
    r"\band\s+(?:[\w-]+\s+){0,2}(?:engagements?|talks|meetings?|discussions|visits?|stops?|sessions?|summits?|events?|trips?)\b"
)
"""A second event in one breath: what stands behind it is its place, not that of the first."""


_HELD = regex(
    r"\b(?:(?:take|takes|took|taking|taken) place|(?:be|been|was|were|is|are) (?:held|hosted|convened)|opens?|opened|br(?:ings?|ought|inging) together) [^.;]{0,60}$"
)
"""What says that the place behind it is where a meeting is held, however long its name."""

_CALLED = regex(r"\b(?:Call|call|Phone Call|Telephone Conversation) (?:with|to|between)\b")
"""The heading of a readout says that "spoke today with" was a call."""

_THE_CALL = regex(
    r"\b(?:[Tt]he|[Tt]his|[Tt]heir|[Hh]is|[Hh]er)(?: two| two leaders['’])? (?:(?:phone|telephone) )?calls?\b(?! (?:for|to|on|by|off)\b)"
)
"""How a sentence or the next one comes back to what "spoke with" told of."""
_IN_PERSON = regex(
    r"\b(?:(?:courtesy|farewell|introductory) (?:visits? |calls?\b)|pa(?:y|ys|id|ying) (?:[\w-]+ ){0,3}calls? on\b)|courtesy"
)
"""A call that is a visit."""

_ORDINAL = regex(
    r"\b((?:next|last)(?!\s+(?:year|month|week|spring|summer|autumn|fall|winter|night|\w+day)\b)|previous|earlier|follow-up|further|another|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s+(?:[\w’'-]+\s+){0,2}$",
    re.I,
)


_FOLLOWS = regex(r"\bfollow(?:s|ed) (?:his|her|their|[A-Z][\w’'-]+['’]s)\Z")
"""Between a visit and the one that it comes after: "her second visit, and follows her | trip in May"."""


def furnish(scene: Scene, subjects: Subjects, sighting: Sighting, match: Match) -> None:
    """Give a mention of a meeting its place, day, number and kind, by the words around its cue."""
    clause, text = sighting.clause, scene.text
    cue = scene.tokens.starts[match.start]
    sighting.cue = cue
    sighting.place = _find_place(scene, sighting, match)
    far = sighting.place and not sighting.start < sighting.place.start <= sighting.end
    if scene.tokens.lows[match.start] == "told" and far:
        sighting.place = None  # somewhere that somebody is told about
    sighting.date = find_date(scene, clause, cue, scene.tokens.ends[match.end - 1])
    _number(scene, sighting, match)
    around = (max(clause.start, cue - 60), min(clause.end, scene.tokens.ends[match.end - 1] + 40))
    _mark_call(scene, sighting, match, around)
    sighting.trilateral = _TRILATERAL.search(text, *around) is not None
    sighting.summit = sighting.word == "summit"
    sighting.rumour = RUMOUR.search(text, clause.start, cue) is not None
    sighting.margins = (
        sighting.sense in ("verb", "noun") and _MARGINS.search(text, clause.start, clause.end) is not None
    )
    sighting.days_long = sighting.visit and _DAYS_LONG.search(text, *around) is not None
    sighting.at_first = _AT_FIRST.search(text, clause.start, clause.end) is not None
    sighting.again = _AGAIN.search(text, max(clause.start, cue - 40), min(clause.end, cue + 60)) is not None
    _host_behind(scene, subjects, sighting, scene.tokens.ends[match.end - 1])
    if clause.kind == "standfirst":  # it announces what the body says, in the present tense
        sighting.status = sighting.date = None
        sighting.crowds = []


def _find_place(scene: Scene, sighting: Sighting, match: Match) -> Place | None:
    clause, text, cue = sighting.clause, scene.text, sighting.cue
    direct = find_object_place(scene, match.end) if sighting.sense == "travel" and match.end < clause.last else None
    if direct:
        return direct
    behind = scene.tokens.ends[match.end - 1]
    another = _ANOTHER.search(text, behind, clause.end)
    end = another.start() if another else clause.end
    places = _find_own_places(scene, sighting, (cue, behind), end)
    if sighting.sense == "noun" and (called := find_cities_before(scene, match.start)):
        places = called
    found = places[0] if places else None
    own = sighting.place if sighting.place and sighting.place.start < end else None
    place = found or own or (_find_hosting(scene, sighting) if sighting.sense == "host" else None)
    place = place or (_find_venue(scene, sighting) if sighting.sense == "noun" else None)
    if place is None:
        return None
    named = (name.end for e, _ in sighting.parties for name in e.mentions_between(cue + 1, place.start))
    far = place.start > max(named, default=cue) + BESIDE and not _HELD.search(text, cue, place.start)
    # "these talks … the war in Ukraine": a country there is rather the topic; "the visit of A to Ukraine" goes there
    loose = sighting.sense == "noun" and sighting.definite and (place.city is None or far)
    return None if loose and not (sighting.visit and sighting.parties and not far) else place


_VENUE = regex(
    r" (?:[a-z]+ ){1,3}the (?:venue|setting|scene|site|stage|backdrop|host)(?: city)? (?:of|for) (?:[\w-]+ ){0,5}\Z"
)


def _find_venue(scene: Scene, sighting: Sighting) -> Place | None:
    """ "Oman will be the venue of a second round": the place that is subject."""
    venue = _VENUE.search(scene.text, sighting.clause.start, sighting.cue)
    i = scene.word_before(venue.start() + 1) if venue else -1
    return (city_that_ends_at(scene, i + 1) or find_object_place(scene, i)) if i >= 0 else None


_WHO_MET = regex(
    r"\b(?:who|which|that) (?:had |have |has |also |last |then |already )*(?:met|gathered|convened|talked|held|sat|signed|visited|attended)\b"
)
_HOSTS_ONE = regex(r"host(?!\w* (?:\w+ ){0,3}(?:rounds|meetings|sessions|summits)\b)")


_WILL_HOST = regex(
    r", which (?=[A-Z])(?:[A-Z][\w’'-]+ ){1,3}(?:will|is to|are to|would|plans to|is due to) (?:then )?(?:co-)?host\b"
)


_TO_HOLD = regex(
    r", which [^,.;]{3,60}? (?:hoped|wanted|planned|agreed|due|set|expected|scheduled|intends?|plans?|hopes?|wants?|will|would) (?:to )?(?:convene|hold|host|organi[sz]e|reconvene)\b"
)
"""Behind a meeting, who is to hold it; where and when stand behind that."""


def _host_behind(scene: Scene, subjects: Subjects, sighting: Sighting, end: int) -> None:
    """ "The Conference, which Malta will host in Sliema in May": its host, place and day."""
    if (
        sighting.sense == "noun"
        and sighting.place is None
        and (hoped := _TO_HOLD.match(scene.text, end, sighting.clause.end))
    ):
        until = scene.text.find(",", hoped.end(), sighting.clause.end)
        sighting.place = next(iter(find_places(scene, hoped.end(), max(until, hoped.end()))), None)
        sighting.end = sighting.clause.end - 1  # the place stands there, and what became of it
    host = _WILL_HOST.match(scene.text, end, sighting.clause.end)
    who = next(iter(subjects.within(end, host.end())), None) if host else None
    if host is None or who is None or who.entity is None:
        return
    sighting.parties.append((who.entity, "host"))
    places = find_places(scene, host.end(), sighting.clause.end)
    sighting.place = next(iter(places), None) or find_object_place(scene, scene.word_before(who.start + 1))
    sighting.date = find_date(scene, sighting.clause, host.end(), host.end())
    sighting.status, sighting.definite = "planned", False


_BEFORE_HOST = list_words("will to is has was would again also")


def _find_hosting(scene: Scene, sighting: Sighting) -> Place | None:
    """ "Tunis will host the summit": the place that is subject of the verb."""
    if [e.kind for e, _ in sighting.parties[:1]] != ["country"] or not _HOSTS_ONE.match(scene.text, sighting.cue):
        return None
    i = scene.word_before(sighting.cue)
    while i > sighting.clause.first and scene.tokens.lows[i] in _BEFORE_HOST:
        i -= 1
    host = sighting.parties[0]
    at_home = Place(sighting.start, None, host[0].countries[0]) if host[1] == "host" else None
    return city_that_ends_at(scene, i + 1) or find_object_place(scene, i) or at_home


def _number(scene: Scene, sighting: Sighting, match: Match) -> None:
    """Which of several it is: "the next round", "a second"."""
    if sighting.sense != "noun":
        return
    end = scene.tokens.ends[match.start] if scene.tokens.lows[match.start] in ORDINALS else sighting.cue
    before = scene.text[max(sighting.clause.start, sighting.cue - 60) : end].strip()
    if _FOLLOWS.search(before):
        sighting.ordinal = "earlier"
    elif ordinal := _ORDINAL.search(f"{before} "):
        sighting.ordinal = ordinal.group(1).lower()
        if sighting.ordinal in ("previous", "last", "earlier") and sighting.status not in DECIDED:
            sighting.status = "occurred"


def _mark_call(scene: Scene, sighting: Sighting, match: Match, around: tuple[int, int]) -> None:
    courtesy = _IN_PERSON.search(scene.text, *around) is not None
    if sighting.sense == "attend":
        return  # who "joined the talks by video link" makes no call of them
    sighting.call = not courtesy and (sighting.word == "call" or CALL.search(scene.text, *around) is not None)
    sighting.call = sighting.call or rings(scene, match)
    spoke = scene.tokens.lows[match.start] in ("spoke", "speaks", "speak", "spoken", "talked")
    if spoke and not sighting.call:
        headed = _CALLED.search(scene.text, 0, scene.clauses[0].end + 200)
        sighting.call = (
            headed or _THE_CALL.search(scene.text, sighting.cue, _find_next_end(scene, sighting))
        ) is not None
    sighting.word = "meeting" if courtesy and sighting.word == "call" else sighting.word
    if sighting.call:
        sighting.place = None


def _find_next_end(scene: Scene, sighting: Sighting) -> int:
    """Where the sentence behind that of the mention ends."""
    return scene.clauses[min(sighting.clause.number + 1, len(scene.clauses) - 1)].end


def _find_own_places(scene: Scene, sighting: Sighting, cue: tuple[int, int], end: int) -> list[Place]:
    """The places of the event itself, the likeliest first; none from behind `end`."""
    scope = find_scope(scene, sighting.clause, *cue)
    for reach in (scope.near, scope.held):
        if found := find_places(scene, reach[0], min(reach[1], end)):
            return found
    if sighting.sense == "attend":
        return []  # "sat in and spoke of the exhibition, which opens in Kumasi"
    own = _WHO_MET.search(scene.text, *scope.before)  # where they met before is told in a clause of its own
    if before := find_places(scene, scope.before[0], own.start() if own else scope.before[1]):
        return before[::-1]
    return [place for place in find_places(scene, scope.topic[0], min(scope.topic[1], end)) if place.city]
