"""Every place where the article speaks of a meeting: who with whom, where, when, and whether it has happened."""

import re
from collections.abc import Sequence

from summariser.patterns import regex
from summariser.record import Status
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.before import TALKS_WITH, mean_those_before, mean_those_told_before
from summariser.rules.sightings.bodies import RUMOUR
from summariser.rules.sightings.brought import add_companions, add_traveller
from summariser.rules.sightings.encounters import read_verb
from summariser.rules.sightings.furnishing import furnish
from summariser.rules.sightings.heads import come_back, find_stay, locate
from summariser.rules.sightings.joint import DISCUSSES, OPENING, read_diary, read_joint, read_present
from summariser.rules.sightings.nouns import ORDINALS
from summariser.rules.sightings.occasions import STAYS_AWAY, read_noun
from summariser.rules.sightings.parties import HOME
from summariser.rules.sightings.scope import find_scope
from summariser.rules.sightings.sighting import MEETING_NOUNS, Sighting, begins_meeting, is_same_event, load_cues
from summariser.rules.sightings.twins import find_twins
from summariser.rules.sightings.when import find_date
from summariser.rules.sightings.where import find_places
from summariser.rules.status.denials import find_decided

LATELY = 3
"""Sentences behind a meeting in which "the second" is another one."""


def find_sightings(scene: Scene, subjects: Subjects) -> list[Sighting]:
    """All of them, in order; what stands between quotation marks is somebody's words and no report."""
    found: list[Sighting] = []
    told = 0
    for clause in scene.clauses:
        if clause.kind not in ("body", "standfirst"):
            continue
        if scene.text[clause.end - 1] == "?" and not RUMOUR.search(scene.text, clause.start, clause.end):
            continue  # who asks reports nothing
        lately = bool(found) and found[-1].clause.number >= clause.number - LATELY
        here = _read_clause(scene, subjects, clause, told=lately)
        _complete(scene, subjects, here, found)
        if present := read_present(scene, subjects, clause):
            here.append(present)
        if not here and (entry := read_diary(scene, subjects, clause)):
            here.append(entry)
        told += clause.kind == "body"
        if not here and told <= OPENING and (joint := read_joint(scene, subjects, clause)):
            _place(scene, joint)
            if not (found and found[-1].clause.number == clause.number - 1):
                come_back(scene, joint)
            here = [] if DISCUSSES.match(scene.text, joint.cue) and _is_told(found, joint) else [joint]
        late = not here and found and clause.number <= found[-1].clause.number + 3
        if late and (decided := _only_decides(scene, clause, found[-1])):
            here = [Sighting(clause, clause.start, clause.end, "decided", decided, definite=True)]
        found += here
    return found


def _complete(scene: Scene, subjects: Subjects, here: Sequence[Sighting], found: Sequence[Sighting]) -> None:
    """Give the mentions of a sentence what the words beside them do not tell: companions, and who and where by the sentences before."""
    for n, sighting in enumerate(here):
        add_companions(scene, subjects, sighting, here[n + 1].cue if n + 1 < len(here) else sighting.clause.end)
    mean_those_told_before(scene, subjects, here, found)
    locate(scene, here, found)
    for n, sighting in enumerate(here):
        mean_those_before(scene, subjects, sighting, found)
        _widen(scene, sighting)
        sighting.stay = find_stay(scene, subjects, sighting, [*found, *here[:n]])
        if (sighting.sense, sighting.status) == ("verb", "occurred") and not (sighting.stay or sighting.call or found):
            come_back(scene, sighting)


def _widen(scene: Scene, sighting: Sighting) -> None:
    """Let the evidence begin with the first of those who meet: "A and B on Friday held talks"."""
    if scene.text.startswith(("after ", "following "), sighting.start):
        return  # "will fly on after talks with B": what is to come is no part of it
    parties = {entity.index for entity, _ in sighting.parties}
    named = scene.names_in(max(sighting.clause.start, sighting.start - 200), sighting.start)
    cut = max((m.end() for m in _RELATIVE.finditer(scene.text, sighting.clause.start, sighting.start)), default=0)
    if first := next((name for name in named if name.entity in parties and name.start >= cut), None):
        titles = (start for start, end in scene.entity_of(first).role_spans if 0 <= first.start - end <= 2)
        sighting.start = next(titles, first.start)


_DURING = regex(r"\b(?:during|on the (?:sidelines|margins|fringes) of) (?:the |an? |last )?(?:[\w’'-]+ ){0,4}\Z")
"""The occasion of a meeting, and not what it is: "last met during the A Summit"."""

_HOSTED = regex(r"\w+ (?:an?|the) (?:[\w-]+ ){0,3}")
"""Between a host's verb and the noun that is its object: "hosted a small | summit"."""
_RELATIVE = regex(r"[;:]|\b(?:where|who|which|when)\b")


def _place(scene: Scene, sighting: Sighting) -> None:
    """Where and when several act as one: what the sentence says."""
    clause, cue = sighting.clause, (sighting.cue, sighting.cue + 1)
    scope = find_scope(scene, clause, *cue)
    behind = (_partner_end(scene, sighting), clause.end) if DISCUSSES.match(scene.text, cue[0]) else scope.near
    places = (place for reach in (behind, scope.before) for place in find_places(scene, *reach))
    sighting.place = next((place for place in places if place.city), None)
    sighting.date = find_date(scene, clause, *cue)


_AT_HIS = regex(rf"{HOME}? (?:in|at)\b(?! an? (?:[\w-]+ )?(?:calls?|conversation|letter|message)\b)")


def _partner_end(scene: Scene, sighting: Sighting) -> int:
    """Behind whom they discussed it with, where a place follows at once: "discussed trade with B of Chile | in Lima"; of the topic's own
    places none is where they met."""
    end = sighting.clause.end
    named = (name.end for e, _ in sighting.parties for name in e.mentions_between(sighting.cue, end))
    return next((at for at in named if _AT_HIS.match(scene.text, at, end)), end)


def _is_told(found: Sequence[Sighting], joint: Sighting) -> bool:
    """Whether those who discuss something have met before: what one of them discussed there makes no further meeting, what he is yet to discuss does."""
    parties = {entity.index for entity, _ in joint.parties}
    met = (sighting.parties for sighting in found if len(sighting.parties) > 1 or not sighting.visit)
    told = parties & {entity.index for several in met for entity, _ in several}
    return told == parties if joint.status == "planned" else bool(told)


def _only_decides(scene: Scene, clause: Clause, last: Sighting) -> Status | None:
    """A sentence such as "No such meeting took place", also between marks."""
    text = scene.text
    if last.status == "planned" and _DECLINES.search(text, clause.start, clause.end):
        return "cancelled"
    status = find_decided(text, (clause.start, clause.end))
    if status is None or status == "unclear" or scene.tokens.lows[clause.first] in ("a", "an", "another"):
        return None  # "A trade mission was put off": something else than was told of before
    stop = _STOP_IN.search(text, clause.start, clause.end)
    if stop and last.place and not text.startswith(last.place.city or "?", stop.end()):
        return None  # of a tour with other stops
    named = _names_event(scene, clause)
    if status == "denied":
        return None if _DENIES_IT.search(text, clause.start, clause.end) and not (named or last.rumour) else status
    if status == "cancelled" and STAYS_AWAY.search(text, clause.start, clause.end):
        return None
    return status if named or _IT.match(text, clause.start, clause.end) else None


_STOP_IN = regex(r"\b(?:stop|stopover|leg|halt) in (?=[A-Z])")
"""Which part of a journey is off: "had planned a stop in Luanda, but that leg was cancelled"."""
_DECLINES = regex(
    r"(?<!not )\b(?:declined|turned down|rejected|refused|spurned) (?:the|his|her|their|that) (?:invitation|offer to (?:meet|host|talk))\b"
)
_DENIES_IT = regex(r"\bden(?:ied|ies) (?:it|this)\b")
"""What is denied there may be anything; of a meeting only where one was rumoured before."""

_IT = regex(
    r"(?:it|this|that|they|these|(?:both|all|the) (?:engagements|events|plans|appointments)) (?:has|have|had|was|were|is|are) (?:\w+ )?(?:been )?(?:\w+ly )?[a-z]",
    re.I,
)


def _names_event(scene: Scene, clause: Clause) -> bool:
    lows = scene.tokens.lows[clause.first : clause.last]
    return any(low in MEETING_NOUNS and lows[max(n - 1, 0)] not in ("news", "press") for n, low in enumerate(lows))


def _match_noun(scene: Scene, clause: Clause, i: int, *, told: bool) -> Match | None:
    """A meeting's noun at word `i`, or the "second" of what was told of just before."""
    if match := load_cues()["noun"].match(scene.tokens.lows, i, clause.last):
        return match
    return Match(i, i + 1, "noun", "fixed") if told and scene.tokens.lows[i] in ORDINALS else None


def _read_clause(scene: Scene, subjects: Subjects, clause: Clause, *, told: bool = False) -> list[Sighting]:
    cues, tokens = load_cues(), scene.tokens
    begins = begins_meeting()
    found: list[Sighting] = []
    busy = -1
    for i in scene.words_of(clause):
        if i < busy or not (tokens.lows[i] in begins or tokens.lows[i] in ORDINALS) or _is_title(scene, i):
            continue
        sighting = None
        part = scene.part_at(clause, i)
        if match := cues["verb"].match(tokens.lows, i, part.last):
            sighting = read_verb(scene, subjects, part, match)
        if sighting is None and (match := _match_noun(scene, part, i, told=bool(found) or told)):
            sighting = read_noun(scene, subjects, part, match)
        if sighting and match:
            furnish(scene, subjects, sighting, match)
            add_traveller(scene, subjects, part, sighting)
            sighting.clause = clause
            if found and found[-1].sense == "host" and _HOSTED.fullmatch(scene.text, found[-1].cue, sighting.cue):
                sighting.status = found[-1].status
            if found and found[-1].sense == "verb" and _DURING.search(scene.text, found[-1].cue, sighting.cue):
                sighting.summit, sighting.name = False, ""
            if found and _is_there(scene, found[-1], sighting):
                found[-1].place = found[-1].place or sighting.place
            elif not found or _is_apart(scene, found[-1], sighting) or not is_same_event(found[-1], sighting):
                if found:
                    _share_subject(scene, found[-1], sighting)
                    _share_place(found, sighting)
                found.append(sighting)
                for twin in find_twins(scene, sighting, match):
                    sighting.definite = twin.definite = False  # of two neither is the one told before
                    found.append(twin)
            listed = scene.word_before(found[-1].end) if found and found[-1].listed else 0
            busy = max(match.end, listed, sighting.noun + 1)
    return found


def _is_title(scene: Scene, i: int) -> bool:
    """Whether word `i` belongs to somebody's title: "for visiting Deputy Speaker A"."""
    at = scene.tokens.starts[i]
    name = next(iter(scene.names_in(at, at + 160)), None)
    return name is not None and name.title is not None and name.title[0] <= at


_AND = regex(r"\band(?:, [^,;.]{2,20},)? (?:\w+ ){0,3}\Z")


def _share_subject(scene: Scene, one: Sighting, sighting: Sighting) -> None:
    """ "will have breakfast with A and talks with B": whoever does the one does the other."""
    fresh = [party for party in sighting.parties if party[0].index not in {entity.index for entity, _ in one.parties}]
    shared = sighting.sense == "noun" and not sighting.owned and TALKS_WITH.match(scene.text, sighting.cue)
    parted = one.sense == "verb" and fresh and shared
    if parted and one.parties and _AND.search(scene.text, one.cue, sighting.cue):
        sighting.parties = [one.parties[0], *fresh]


def _share_place(before: Sequence[Sighting], sighting: Sighting) -> None:
    """ "A, who was visiting Bali to attend the Forum, held talks with B": whoever is there meets there."""
    if sighting.place or sighting.call or sighting.status not in ("occurred", "ongoing"):
        return
    parties = {entity.index for entity, _ in sighting.parties}
    there = (s for s in before if s.sense == "travel" and s.place and s.status in ("occurred", "ongoing"))
    sighting.place = next((s.place for s in there if parties & {entity.index for entity, _ in s.parties}), None)


_WHO = regex(r", who (?:currently |now )?\Z")


def _is_there(scene: Scene, one: Sighting, other: Sighting) -> bool:
    """Whether the second only tells how one of those who meet comes to be there: "met B, who is on a visit to Tallinn"."""
    ours = {e.index for e, _ in other.parties} <= {e.index for e, _ in one.parties}
    return other.sense == "travel" and ours and _WHO.search(scene.text, one.cue, other.cue) is not None


def _is_apart(scene: Scene, one: Sighting, other: Sighting) -> bool:
    """Whether the sentence itself says that it tells of two meetings."""
    ahead = other.sense == "noun" and _AHEAD_OF.search(scene.text, one.cue, other.cue)
    if ahead:
        other.definite, other.call = False, other.word == "call"
    return bool(ahead) or _is_besides(scene, one, other) or _is_subordinate(scene, one, other)


_AHEAD_OF = regex(r"\b(?:on the eve of|in the run-up to|ahead of|prior to) (?:an? |the |this )(?:[\w’'-]+ ){0,4}\Z")
"""Before a meeting that is yet to come when the other one is held."""


_BESIDES = regex(r"(?:Apart from|Aside from|Besides|In addition to|As well as|Beyond) [^,;]{3,160}, ")


def _is_besides(scene: Scene, one: Sighting, other: Sighting) -> bool:
    """ "Besides holding talks with B, A will call on C": A does both, the one as surely as the other."""
    front = _BESIDES.match(scene.text, one.clause.start, one.clause.end)
    if front is None or not one.cue < front.end() <= other.cue or not other.parties:
        return False
    doer = other.parties[0]
    if doer[0].index not in {entity.index for entity, _ in one.parties}:
        one.parties.insert(0, doer)
    one.status = other.status
    return True


_WHICH = regex(r"\b(?:during|in|at|on) which\b")
"""A clause that tells what else went on: "a retreat in a week during which the visit of B"."""


def _is_subordinate(scene: Scene, one: Sighting, other: Sighting) -> bool:
    """Whether the second is told in a clause of its own, of people of its own: "met A | after a phone call between B and C"."""
    mine, theirs = ({entity.index for entity, _ in sighting.parties} for sighting in (one, other))
    if _WHICH.search(scene.text, one.cue, other.cue):
        return bool(theirs) and theirs.isdisjoint(mine)
    end = find_scope(scene, one.clause, one.cue, one.cue + 1).topic[1]
    return other.cue >= end and len(theirs) > 1 and theirs.isdisjoint(mine)
