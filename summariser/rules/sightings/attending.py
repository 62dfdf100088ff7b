"""Who is at a meeting: "A attended", "B, accompanied by C", "hosted by D", "under the chairmanship of E"."""

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import list_words
from summariser.record import Capacity, Status
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.clauses import find_subject
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.bodies import name_occasion
from summariser.rules.sightings.parties import expand_left, expand_right, find_objects
from summariser.rules.sightings.sighting import MEETING_NOUNS, Sighting, find_evidence_end
from summariser.rules.sightings.whenwhere import find_date, find_places
from summariser.rules.status import find_status_of_verb

_ALONE = list_words(
    "attend attends attended attending present accompanied represented led headed part sat sit participated participate"
)
_ABSENT = frozenset({"not", "never", "neither", "declined", "refused", "without", "unable"})
_BY_ASIDE = regex(r", (?:on|for|from|at) [^,.;]{3,40}, by\b")
"""The "by" behind an insertion: "attended, on the Omani side, by A"."""

_DELEGATION = regex(r" (?:the|its|his|her|a) [^,.;]{0,40}?(?:delegation|team|side)\b")
_WINDOW = 12
"""Words around the cue in which the meeting is named."""


def joins_people(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> bool:
    """ "will join EU leaders for a session": those joined are the other party."""
    if not scene.tokens.lows[match.start].startswith("join"):
        return False
    objects = find_objects(scene, subjects, clause, scene.tokens.ends[match.end - 1])
    named = any(low in MEETING_NOUNS for low in scene.tokens.lows[match.end : min(match.end + 24, clause.last)])
    return named and any(entity.kind in ("person", "group") for entity in objects)


def read_attending(scene: Scene, subjects: Subjects, clause: Clause, match: Match, passive: bool) -> Sighting | None:
    """ "X joined the second part of the meeting", "the talks were attended by X": parties of a meeting told before, or of one of its own."""
    tokens = scene.tokens
    window = tokens.lows[max(clause.first, match.start - _WINDOW) : min(match.end + _WINDOW, clause.last)]
    following = tokens.lows[match.end : match.end + 1]
    named = any(low in MEETING_NOUNS for low in window)
    if not (named or _cue(scene, match) & _ALONE or following == ["them"] or (passive and following == ["by"])):
        return None
    if _ABSENT & set(tokens.lows[max(clause.first, match.start - 3) : match.start]):
        return None
    if match.form in ("ing", "fixed") and following and following[0] in ("were", "are", "included", "include", "was"):
        present = find_objects(scene, subjects, clause, tokens.ends[match.end], listed=True)
        return _sight(clause, present, None) if present else None
    behind = tokens.ends[match.end - 1]
    aside = _BY_ASIDE.match(scene.text, behind, clause.end)
    by = following == ["by"] or aside is not None
    start = aside.end() if aside else behind
    parties = _find_those(scene, subjects, clause, match, start if by else None, passive)
    sent = passive or _cue(scene, match) & {"led", "headed"}
    led = find_subject(scene, subjects, clause, match.start) if parties and sent and by else None
    joined = (
        led and led.entity and led.entity.kind in ("person", "group") and _cue(scene, match) & {"joined", "accompanied"}
    )
    if led and led.entity and (led.entity.kind == "delegation" or joined):
        parties.insert(0, led.entity)
    if not parties:
        return None
    status = find_status_of_verb(scene, clause, match)
    sighting = _sight(clause, parties, status)
    sighting.beside = by and bool(_cue(scene, match) & {"led", "headed", "accompanied"})
    sighting.word = next((w for w in window if w in MEETING_NOUNS), "meeting")
    return sighting if by or passive else _set_apart(scene, match, sighting)


def _cue(scene: Scene, match: Match) -> set[str]:
    return set(scene.tokens.lows[match.start : match.end])


def _sight(clause: Clause, parties: list[Entity], status: Status | None) -> Sighting:
    attending: list[tuple[Entity, Capacity]] = [(entity, "attending") for entity in parties]
    return Sighting(clause, clause.start, clause.end, "attend", status, attending, definite=True)


def _find_those(
    scene: Scene, subjects: Subjects, clause: Clause, match: Match, by: int | None, passive: bool
) -> list[Entity]:
    """Those behind the "by" that ends at `by`, else the subject with those joined to it."""
    cue, behind = _cue(scene, match), scene.tokens.ends[match.end - 1]
    if cue & {"led", "headed"} and by is None and not _DELEGATION.match(scene.text, behind, clause.end):
        return []
    if passive or by is not None:
        parties = find_objects(scene, subjects, clause, by, listed=True) if by is not None else []
    else:
        subject = find_subject(scene, subjects, clause, match.start)
        if subject is None or subject.entity is None or subject.entity.kind == "country":
            return []
        parties = expand_left(scene, subjects, clause, subject)
        parties += expand_right(scene, subjects, subject, scene.tokens.starts[match.start])
        if subject.entity.kind == "organisation":
            return parties if cue & _OBSERVE else []
    if also := scene.text.find(" as did ", behind, clause.end) + 1:
        parties += find_objects(scene, subjects, clause, also + 7)
    return [entity for entity in parties if entity.kind not in ("country", "organisation")]


_OBSERVE = frozenset({"attended", "participated", "took", "part"})
"""What a body does at a meeting of others."""


def _set_apart(scene: Scene, match: Match, sighting: Sighting) -> Sighting:
    """ "will attend the Forum on Trade in Dakar on 20 June": a meeting of its own, told with its name, place and day."""
    tokens, clause = scene.tokens, sighting.clause
    limit = min(match.end + _WINDOW, clause.last)
    noun = next((i for i in range(match.end, limit) if tokens.lows[i] in MEETING_NOUNS), None)
    if noun is None:
        return sighting
    at = tokens.ends[noun]
    city = any(place.city for place in find_places(scene, at, min(clause.end, at + 90)))
    anew = city and {"a", "an"} & set(tokens.lows[match.end : noun])
    planned = sighting.status == "planned" and city and find_date(scene, clause, at, at)
    if planned or anew or name_occasion(scene, clause, noun):
        sighting.sense, sighting.word = "verb", tokens.lows[noun]
        sighting.definite = not {"a", "an"} & set(tokens.lows[match.end : noun])
        sighting.end = find_evidence_end(scene, clause, noun + 1)
        sighting.name = name_occasion(scene, clause, noun)
    return sighting


_COMPANIONS = regex(
    r"\b(?:(?P<host>(?:co-)?hosted by)|attended by|(?:co-)?chaired by|presided over by|mediated by|moderated by|brokered by|facilitated by|joined by|flanked by"
    r"|under the (?:chairmanship|chair|presidency|co-chairmanship) of|in the presence of|together with|along with)\b"
)


def add_companions(scene: Scene, subjects: Subjects, sighting: Sighting, until: int) -> None:
    """Who is told of further on in the same breath: "at a meeting in Lyon hosted by A and attended by B"."""
    for match in _COMPANIONS.finditer(scene.text, sighting.cue, until):
        known = {entity.index for entity, _ in sighting.parties}
        capacity: Capacity = "host" if match.group("host") else "attending"
        for entity in find_objects(scene, subjects, sighting.clause, match.end()):
            if entity.index not in known:
                sighting.parties.append((entity, capacity))
