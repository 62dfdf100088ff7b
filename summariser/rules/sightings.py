"""Every place where the article speaks of a meeting: who with whom, where, when, and whether it has happened."""

import re

from summariser.record import Status
from summariser.rules.encounters import RUMOUR, read_verb
from summariser.rules.joint import OPENING, read_joint, read_present
from summariser.rules.occasions import STAYS_AWAY, read_noun
from summariser.rules.phrases import Match
from summariser.rules.scene import Clause, Scene
from summariser.rules.sighting import CALL, MEETING_NOUNS, Sighting, is_same_event, load_cues
from summariser.rules.status import find_decided
from summariser.rules.subjects import Subjects
from summariser.rules.whenwhere import find_date, find_object_place, find_places

BESIDE = 70
"""Characters behind "the talks" within which a place is that of the talks."""

_TRILATERAL = re.compile(r"\b(?:trilateral|three-way|tripartite)\b", re.I)


_AGAIN = re.compile(
    r"\b(?:again|next (?:meeting|round|session|summit)|follow-up|another|second round|reconvene|resume|separate(?:ly)?|last met|each other again|in turn|return visit|earlier (?:meeting|talks)|last year)\b",
    re.I,
)


def find_sightings(scene: Scene, subjects: Subjects) -> list[Sighting]:
    """All of them, in order; what stands between quotation marks is somebody's words and no report."""
    found: list[Sighting] = []
    told = 0
    for clause in scene.clauses:
        if clause.kind not in ("body", "standfirst"):
            continue
        here = _read_clause(scene, subjects, clause)
        if present := read_present(scene, subjects, clause):
            here.append(present)
        told += clause.kind == "body"
        if not here and told <= OPENING and (joint := read_joint(scene, subjects, clause)):
            _place(scene, joint)
            here = [joint]
        if (
            not here
            and found
            and clause.number <= found[-1].clause.number + 3
            and (decided := _only_decides(scene, clause))
        ):
            here = [Sighting(clause, clause.start, clause.end, "decided", decided, definite=True)]
        found += here
    return found


def _place(scene: Scene, sighting: Sighting) -> None:
    """Where and when several act as one: what the sentence says."""
    clause = sighting.clause
    places = find_places(scene, clause.start, clause.end)
    sighting.place = next((place for place in places if place.city), None)
    sighting.date = find_date(scene, clause, sighting.start, sighting.end)


def _only_decides(scene: Scene, clause: Clause) -> Status | None:
    """A sentence such as "No such meeting took place", also between marks."""
    status = find_decided(scene.text, (clause.start, clause.end))
    if status == "cancelled" and STAYS_AWAY.search(scene.text, clause.start, clause.end):
        return None
    if status == "denied" and _OTHER_DENIAL.search(scene.text, clause.start, clause.end):
        return None
    if status is None or re.search(r"\bden(?:y|ied|ies|ying)\b", scene.text[clause.start : clause.end]):
        return status if status == "denied" else None
    return status if status == "denied" or _names_event(scene, clause) else None


_OTHER_DENIAL = re.compile(r"\bden(?:y|ied|ies|ying) that\b[^.;]*\b(?:in|at) [A-Z]")
"""What is denied there is a meeting of its own, not the one told of before."""


def _names_event(scene: Scene, clause: Clause) -> bool:
    return any(low in MEETING_NOUNS for low in scene.tokens.lows[clause.first : clause.last])


def _read_clause(scene: Scene, subjects: Subjects, clause: Clause) -> list[Sighting]:
    cues, tokens = load_cues(), scene.tokens
    found: list[Sighting] = []
    busy = -1
    for i in scene.words_of(clause):
        low = tokens.lows[i]
        if i < busy or not (cues["verb"].begins(low) or cues["noun"].begins(low)):
            continue
        sighting = None
        if match := cues["verb"].match(tokens.lows, i, clause.last):
            sighting = read_verb(scene, subjects, clause, match)
        if sighting is None and (match := cues["noun"].match(tokens.lows, i, clause.last)):
            sighting = read_noun(scene, subjects, clause, match)
        if sighting and match:
            _furnish(scene, sighting, match)
            if not (found and is_same_event(found[-1], sighting)):
                found.append(sighting)
            busy = match.end
    return found


_ANOTHER = re.compile(
    r"\band\s+(?:[\w-]+\s+){0,2}(?:engagements?|talks|meetings?|discussions|visits?|stops?|sessions?|summits?|events?|trips?)\b"
)
"""A second event in one breath: what stands behind it is its place, not that of the first."""


def _furnish(scene: Scene, sighting: Sighting, match: Match) -> None:
    clause, text = sighting.clause, scene.text
    cue = scene.tokens.starts[match.start]
    direct = find_object_place(scene, match.end) if sighting.sense == "travel" and match.end < clause.last else None
    another = _ANOTHER.search(text, scene.tokens.ends[match.end - 1], clause.end)
    end = another.start() if another else clause.end
    near = _SUBCLAUSE.search(text, cue, end)
    reaches = [(cue, near.start() if near else end), (clause.start, cue), (cue, end)]
    if sighting.sense == "attend":
        reaches = reaches[:1]  # "sat in and spoke of the exhibition, which opens in Kumasi"
    places = (
        [direct]
        if direct
        else next(
            (p if n != 1 else p[::-1] for n, reach in enumerate(reaches) if (p := find_places(scene, *reach))), []
        )
    )
    sighting.cue = cue
    own = sighting.place if sighting.place and sighting.place.start < end else None
    sighting.place = places[0] if places else own
    far = sighting.place is not None and sighting.place.start > sighting.cue + BESIDE
    if sighting.sense == "noun" and sighting.definite and sighting.place and (sighting.place.city is None or far):
        sighting.place = None  # "these talks … the war in Ukraine": a country there is rather the topic
    if sighting.word == "call":
        sighting.place = None
    sighting.date = find_date(scene, clause, cue, sighting.end)
    around = (max(clause.start, cue - 60), min(clause.end, scene.tokens.ends[match.end - 1] + 40))
    sighting.call = sighting.word == "call" or CALL.search(text, *around) is not None
    sighting.trilateral = _TRILATERAL.search(text, *around) is not None
    sighting.summit = sighting.word == "summit"
    sighting.rumour = RUMOUR.search(text, clause.start, cue) is not None
    sighting.again = _AGAIN.search(text, max(clause.start, cue - 40), min(clause.end, cue + 60)) is not None
    if clause.kind == "standfirst":
        sighting.status = None


_SUBCLAUSE = re.compile(r"[;—–]|, (?:\w+ )?(?:after|before|when|as|while|which|who|hours|days|but|though|although)\b")
