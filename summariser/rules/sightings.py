"""Every place where the article speaks of a meeting: who with whom, where, when, and whether it has happened."""

import re
from collections.abc import Sequence

from summariser.record import Status
from summariser.rules.encounters import RUMOUR, read_verb
from summariser.rules.joint import DISCUSSES, OPENING, read_joint, read_present
from summariser.rules.occasions import DECIDED, STAYS_AWAY, read_noun
from summariser.rules.phrases import Match
from summariser.rules.scene import Clause, Scene
from summariser.rules.scope import find_scope
from summariser.rules.sighting import CALL, MEETING_NOUNS, Sighting, begins_meeting, is_same_event, load_cues
from summariser.rules.status import find_decided
from summariser.rules.subjects import Subjects
from summariser.rules.whenwhere import Place, find_date, find_object_place, find_places

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
        if scene.text[clause.end - 1] == "?" and not RUMOUR.search(scene.text, clause.start, clause.end):
            continue  # who asks reports nothing
        here = _read_clause(scene, subjects, clause)
        _locate(scene, here, found)
        for sighting in here:
            _widen(scene, sighting)
        if present := read_present(scene, subjects, clause):
            here.append(present)
        told += clause.kind == "body"
        if not here and told <= OPENING and (joint := read_joint(scene, subjects, clause)):
            _place(scene, joint)
            here = [] if DISCUSSES.match(scene.text, joint.cue) and _is_told(found, joint) else [joint]
        if (
            not here
            and found
            and clause.number <= found[-1].clause.number + 3
            and (decided := _only_decides(scene, clause, found[-1]))
        ):
            here = [Sighting(clause, clause.start, clause.end, "decided", decided, definite=True)]
        found += here
    return found


def _widen(scene: Scene, sighting: Sighting) -> None:
    """Let the evidence begin with the first of those who meet: "A and B on Friday held talks"."""
    parties = {entity.index for entity, _ in sighting.parties}
    named = scene.names_in(max(sighting.clause.start, sighting.start - 200), sighting.start)
    cut = max((m.end() for m in _RELATIVE.finditer(scene.text, sighting.clause.start, sighting.start)), default=0)
    if first := next((name for name in named if name.entity in parties and name.start >= cut), None):
        titles = (start for start, end in scene.entity_of(first).role_spans if 0 <= first.start - end <= 2)
        sighting.start = next(titles, first.start)


_RELATIVE = re.compile(r"[;:]|\b(?:where|who|which|when)\b")
_THERE = re.compile(
    r"\b[Tt]here\b(?! (?:is|are|was|were|has|have|had|will|would|may|might|could|can|must|should|remains?|seems?))"
)
_BESIDE_IT = re.compile(r"\b[Oo]n (?:the|its) (?:sidelines|margins|fringes)\b(?! of)")


def _locate(scene: Scene, here: Sequence[Sighting], found: Sequence[Sighting]) -> None:
    """ "There she will meet A", "On the sidelines": where the sentences before have brought the reader."""
    for sighting in here:
        text, clause = scene.text, sighting.clause
        if _THERE.search(text, clause.start, min(clause.end, sighting.cue + 40)):
            places = find_places(scene, max(0, clause.start - 400), clause.start)
            nearest = max((p for p in places if p.city), key=lambda p: p.start, default=None)
            sighting.place = nearest or sighting.place
        elif sighting.place is None and _BESIDE_IT.search(text, clause.start, clause.end):
            sighting.place = next((s.place for s in reversed(found) if s.place), None)


def _place(scene: Scene, sighting: Sighting) -> None:
    """Where and when several act as one: what the sentence says."""
    clause, cue = sighting.clause, (sighting.cue, sighting.cue + 1)
    scope = find_scope(scene, clause, *cue)
    reaches = (scope.before,) if DISCUSSES.match(scene.text, sighting.cue) else (scope.near, scope.before)
    places = (place for reach in reaches for place in find_places(scene, *reach))
    sighting.place = next((place for place in places if place.city), None)
    sighting.date = find_date(scene, clause, *cue)


def _is_told(found: Sequence[Sighting], joint: Sighting) -> bool:
    """Whether one of those who discuss something has met before: what they discussed there makes no further meeting."""
    parties = {entity.index for entity, _ in joint.parties}
    return any(entity.index in parties for sighting in found for entity, _ in sighting.parties)


def _only_decides(scene: Scene, clause: Clause, last: Sighting) -> Status | None:
    """A sentence such as "No such meeting took place", also between marks."""
    text = scene.text
    status = find_decided(text, (clause.start, clause.end))
    if status is None or status == "unclear":
        return None
    if status == "denied":
        if _OTHER_DENIAL.search(text, clause.start, clause.end):
            return None
        plain = _DENIES_IT.search(text, clause.start, clause.end) and not _names_event(scene, clause)
        return None if plain and not last.rumour else status
    if status == "cancelled" and STAYS_AWAY.search(text, clause.start, clause.end):
        return None
    if re.search(r"\bden(?:y|ied|ies|ying)\b", text[clause.start : clause.end]):
        return None
    return status if _names_event(scene, clause) or _IT.match(text, clause.start, clause.end) else None


_DENIES_IT = re.compile(r"\bden(?:ied|ies) (?:it|this)\b")
"""What is denied there may be anything; of a meeting only where one was rumoured before."""

_IT = re.compile(
    r"(?:it|this|that|they|these) (?:has|have|had|was|were|is|are) (?:\w+ )?(?:been )?(?:\w+ly )?[a-z]", re.I
)
_OTHER_DENIAL = re.compile(
    r"\b(?:den(?:y|ied|ies|ying) that|(?:reports?|rumou?rs|claims)\b[^.;]{0,60}\bthat)\b[^.;]*\b(?:in|at) [A-Z]"
)
"""What is denied there is a meeting of its own, not the one told of before."""


def _names_event(scene: Scene, clause: Clause) -> bool:
    return any(low in MEETING_NOUNS for low in scene.tokens.lows[clause.first : clause.last])


def _read_clause(scene: Scene, subjects: Subjects, clause: Clause) -> list[Sighting]:
    cues, tokens = load_cues(), scene.tokens
    begins = begins_meeting()
    found: list[Sighting] = []
    busy = -1
    for i in scene.words_of(clause):
        if tokens.lows[i] not in begins or i < busy:
            continue
        sighting = None
        part = scene.part_at(clause, i)
        if match := cues["verb"].match(tokens.lows, i, part.last):
            sighting = read_verb(scene, subjects, part, match)
        if sighting is None and (match := cues["noun"].match(tokens.lows, i, part.last)):
            sighting = read_noun(scene, subjects, part, match)
        if sighting and match:
            _furnish(scene, sighting, match)
            sighting.clause = clause
            if not (found and is_same_event(found[-1], sighting)):
                found.append(sighting)
            busy = match.end
    return found


_ANOTHER = re.compile(
    r"\band\s+(?:[\w-]+\s+){0,2}(?:engagements?|talks|meetings?|discussions|visits?|stops?|sessions?|summits?|events?|trips?)\b"
)
"""A second event in one breath: what stands behind it is its place, not that of the first."""


_HELD = re.compile(
    r"\b(?:(?:take|takes|took|taking|taken) place|(?:be|been|was|were|is|are) (?:held|hosted|convened)|opens?|opened) [^.;]{0,40}$"
)
"""What says that the place behind it is where a meeting is held, however long its name."""

_CALLED = re.compile(r"\b(?:Call|call|Phone Call|Telephone Conversation) (?:with|to|between)\b")
"""The heading of a readout says that "spoke today with" was a call."""

_ORDINAL = re.compile(
    r"\b(next|previous|last|earlier|follow-up|further|another|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\s+(?:[\w’'-]+\s+){0,2}$",
    re.I,
)


def _furnish(scene: Scene, sighting: Sighting, match: Match) -> None:
    clause, text = sighting.clause, scene.text
    cue = scene.tokens.starts[match.start]
    direct = find_object_place(scene, match.end) if sighting.sense == "travel" and match.end < clause.last else None
    behind = scene.tokens.ends[match.end - 1]
    another = _ANOTHER.search(text, behind, clause.end)
    end = another.start() if another else clause.end
    places = [direct] if direct else _find_own_places(scene, sighting, (cue, behind), end)
    sighting.cue = cue
    own = sighting.place if sighting.place and sighting.place.start < end else None
    sighting.place = places[0] if places else own
    far = (
        sighting.place is not None
        and sighting.place.start > sighting.cue + BESIDE
        and not _HELD.search(text, cue, sighting.place.start)
    )
    if sighting.sense == "noun" and sighting.definite and sighting.place and (sighting.place.city is None or far):
        sighting.place = None  # "these talks … the war in Ukraine": a country there is rather the topic
    sighting.date = find_date(scene, clause, cue, behind)
    if sighting.sense == "noun" and (ordinal := _ORDINAL.search(text, max(clause.start, cue - 60), cue)):
        sighting.ordinal = ordinal.group(1).lower()
        if sighting.ordinal in ("previous", "last", "earlier") and sighting.status not in DECIDED:
            sighting.status = "occurred"
    around = (max(clause.start, cue - 60), min(clause.end, scene.tokens.ends[match.end - 1] + 40))
    courtesy = "courtesy" in text[around[0] : around[1]]
    sighting.call = not courtesy and (sighting.word == "call" or CALL.search(text, *around) is not None)
    spoke = scene.tokens.lows[match.start] in ("spoke", "speaks", "speak", "spoken", "talked")
    sighting.call = sighting.call or (spoke and _CALLED.search(text, 0, scene.clauses[0].end + 200) is not None)
    sighting.word = "meeting" if courtesy and sighting.word == "call" else sighting.word
    if sighting.call:
        sighting.place = None
    sighting.trilateral = _TRILATERAL.search(text, *around) is not None
    sighting.summit = sighting.word == "summit"
    sighting.rumour = RUMOUR.search(text, clause.start, cue) is not None
    sighting.again = _AGAIN.search(text, max(clause.start, cue - 40), min(clause.end, cue + 60)) is not None
    if clause.kind == "standfirst":  # it announces what the body says, in the present tense
        sighting.status = sighting.date = None


def _find_own_places(scene: Scene, sighting: Sighting, cue: tuple[int, int], end: int) -> list[Place]:
    """The places of the event itself, the likeliest first; none from behind `end`."""
    scope = find_scope(scene, sighting.clause, *cue)
    for reach in (scope.near, scope.held):
        if found := find_places(scene, reach[0], min(reach[1], end)):
            return found
    if sighting.sense == "attend":
        return []  # "sat in and spoke of the exhibition, which opens in Kumasi"
    if before := find_places(scene, *scope.before):
        return before[::-1]
    return [place for place in find_places(scene, scope.topic[0], min(scope.topic[1], end)) if place.city]
