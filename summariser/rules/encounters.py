"""Mentions of a meeting by a verb: meet, receive, travel to, attend."""

import re

from summariser.reading.names import Entity
from summariser.reading.tables import list_words
from summariser.record import Capacity
from summariser.rules.clauses import find_subject
from summariser.rules.descriptions import find_description
from summariser.rules.parties import expand_left, expand_right, find_appositives, find_objects
from summariser.rules.phrases import Match
from summariser.rules.scene import Clause, Scene
from summariser.rules.sighting import CALL, MEETING_NOUNS, Sighting, find_evidence_end
from summariser.rules.status import find_status_of_verb
from summariser.rules.subjects import Referent, Subjects
from summariser.rules.whenwhere import find_date, find_object_place, find_places

_NEVER_VERB = {
    "base": list_words(
        "the a an his her their its this of on for state official working private courtesy over at after before "
        "during business first last each every any no"
    ),
    "ing": list_words(
        "any a an the a an his her their this next last first of each every bilateral trilateral ministerial no such its "
        "another ’s 's"
    ),
}


_PASSIVE = list_words("was were been be being is are")


def _is_verb(scene: Scene, clause: Clause, match: Match, before: str) -> bool:
    """Whether the cue is a verb where it stands: "the visit" and "peace talks" are none."""
    tokens, i = scene.tokens, match.start
    if tokens.gap(i) == "-" or (tokens.capital(i) and i > clause.first) or before in _NEVER_VERB.get(match.form, ()):
        return False
    forward = tokens.lows[max(i - 2, 0) : i] == ["forward", "to"]
    if match.form == "ing" and tokens.lows[i] == "meeting" and before not in _BEFORE_MEETING and not forward:
        return False
    if tokens.lows[i] in ("have", "has", "had", "having"):
        return not any(low.endswith("ed") or low in ("sought", "to") for low in tokens.lows[i + 1 : match.end])
    if tokens.lows[i] != "talks":
        return True
    return before in ("he", "she", "also", "who") or (before != "" and tokens.capital(i - 1))


def read_verb(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
    """The meeting that the verb of `match` tells of, if it does."""
    tokens, i = scene.tokens, match.start
    before = tokens.lows[i - 1] if i > clause.first else ""
    if not _is_verb(scene, clause, match, before):
        return None
    passive = match.form == "past" and before in _PASSIVE
    if match.sense == "attend" and not (
        tokens.lows[i].startswith("join") and _joins_people(scene, subjects, clause, match)
    ):
        return _from_attend(scene, subjects, clause, match, passive)
    if match.sense == "host" and before == "for":
        return None  # thanked for hosting refugees
    if passive and match.sense != "host":
        return None
    subject = find_subject(scene, subjects, clause, i)
    behind = tokens.ends[match.end - 1]
    others = find_objects(scene, subjects, clause, behind)
    if subject is None or (
        subject.entity is None and not subject.several and not _meets_somebody(scene, match, subject, others)
    ):
        return _meet_somewhere(scene, clause, match)
    if tokens.lows[i].startswith("call") and _CALLED_UPON.match(scene.text, behind, clause.end):
        return None
    if match.sense in ("host", "travel"):
        others = [entity for entity in others if entity.kind in ("person", "group", "delegation")]
    mine = expand_left(scene, subjects, clause, subject) or find_appositives(scene, subjects, subject, tokens.starts[i])
    mine += [e for e in expand_right(scene, subjects, subject, tokens.starts[i]) if e not in mine]
    unnamed = subject.entity is None and not subject.several
    if not unnamed and not _is_meeting(scene, clause, match, (mine, others), several=subject.several):
        return (
            _meet_somewhere(scene, clause, match) if RUMOUR.search(scene.text, clause.start, tokens.starts[i]) else None
        )
    if subject.pronoun and match.sense == "host":
        mine = [entity for entity in mine if entity.kind != "country"]
    capacity: Capacity = "host" if match.sense == "host" and not passive else "attending"
    parties: list[tuple[Entity, Capacity]] = [(entity, capacity) for entity in mine]
    parties += [(entity, "attending") for entity in others if entity not in mine]
    sighting = _sight(scene, clause, match, (subject, parties))
    sighting.same_people = subject.several and not mine and not subject.words.lower().startswith(("their ", "its "))
    sighting.they = subject.pronoun and subject.several and len(mine) == 1 and mine[0].kind == "group"
    return sighting


def _sight(scene: Scene, clause: Clause, match: Match, who: tuple[Referent, list[tuple[Entity, Capacity]]]) -> Sighting:
    """The mention with its evidence, status and word; `who`: the subject, and all parties."""
    tokens = scene.tokens
    status = find_status_of_verb(scene, clause, match)
    start, end = min(who[0].start, tokens.starts[match.start]), find_evidence_end(scene, clause, match.end)
    sighting = Sighting(clause, start, end, match.sense, status, who[1])
    sighting.visit = match.sense == "travel"
    sighting.weak = match.sense == "travel" and status == "cancelled"
    words_of_cue = tokens.lows[match.start : match.end + 3]
    sighting.word = next((w for w in words_of_cue if w in MEETING_NOUNS), "visit" if sighting.visit else "meeting")
    return sighting


def _meets_somebody(scene: Scene, match: Match, subject: Referent, others: list[Entity]) -> bool:
    """Whether somebody whom the article does not name ("she", "the minister") meets one whom it does."""
    plain = match.sense == "host" or scene.tokens.lows[match.start] not in _ALSO_OTHERWISE or match.form == "base"
    person = any(entity.kind == "person" for entity in others)
    return plain and person and match.sense in ("verb", "host") and subject.words.lower() != "it"


_MEETS_IN = re.compile(r" (?:again |next |face to face )?(?:in|at) (?=[A-ZÀ-ÖØ-ÞĀ-Ž])")
_BODY = re.compile(
    r"\b(?:(?:[A-Z][\w’'-]*|joint|technical|the|of|and|for|on) )*(?:[Cc]ommission|[Cc]ommittee|[Cc]ouncil|[Bb]oard|[Ww]orking [Gg]roup|[Ff]orum|[Dd]elegations|[Nn]egotiators|[Ee]nvoys|[A-Z]{2,})"
    r",?(?: \([A-Z]+\))?,?(?: which)?(?: (?:has|have|had|is|are|was|were|will|would|to|due|set|scheduled|expected|also|last|next|then|first|both))* $"
)
"""A body that meets by itself: "the joint commission will", "the GBC"."""

_MEETERS = ("meet", "met", "meets", "reconvene", "reconvened", "gather", "gathered", "convene", "convened")


def _meet_somewhere(scene: Scene, clause: Clause, match: Match) -> Sighting | None:
    """ "The advance party is to meet in Goma", "The GBC met on 7 August": a meeting of somebody the article does not name."""
    tokens, text = scene.tokens, scene.text
    if tokens.lows[match.start] not in _MEETERS or match.form == "ing":
        return None
    cue, behind = tokens.starts[match.start], tokens.ends[match.end - 1]
    rumour = RUMOUR.search(text, clause.start, cue)
    body = _BODY.search(text, max(clause.start, cue - 100), cue)
    placed = find_places(scene, behind, min(clause.end, behind + (90 if rumour else 30)))
    if not (placed and (rumour or _MEETS_IN.match(text, behind, clause.end))) and not (
        body and find_date(scene, clause, cue, behind)
    ):
        return None
    status = find_status_of_verb(scene, clause, match)
    start = clause.start if cue - clause.start < 120 else max(clause.start, body.start() if body else cue)
    sighting = Sighting(clause, start, find_evidence_end(scene, clause, match.end), "verb", status)
    if body and (own := re.search(r"(?:[A-Z]\w*(?: (?:of|for|on|and|the) (?=[A-Z]))?[ ]?)+", body.group())):
        sighting.name = f"{own.group().strip().removeprefix('The ')} meeting"
    return sighting


RUMOUR = re.compile(
    r"\b(?:reports?|rumou?rs?|speculation|claims?|allegations?|suggestions) (?:in [^,.;]{2,40}? )?(?:that|claiming|alleging|suggesting|of|about|said|were|have)\b|\breported that\b",
    re.I,
)


_CALLED_UPON = re.compile(r"[^,.;]{0,80}? (?:for|to (?!discuss|present|take leave|congratulate|bid))")


def _joins_people(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> bool:
    """ "will join EU leaders for a session": those joined are the other party."""
    objects = find_objects(scene, subjects, clause, scene.tokens.ends[match.end - 1])
    named = any(low in MEETING_NOUNS for low in scene.tokens.lows[match.end : min(match.end + 24, clause.last)])
    return named and any(entity.kind in ("person", "group") for entity in objects)


_ALSO_OTHERWISE = list_words(
    "call called calls calling see saw sees seen seeing tell argue argued spoke speak speaking talk talked"
)


def _is_meeting(
    scene: Scene, clause: Clause, match: Match, parties: tuple[list[Entity], list[Entity]], *, several: bool
) -> bool:
    """Whether a verb that has other uses tells of a meeting here."""
    both = [*parties[0], *parties[1]]
    people = [entity for entity in both if entity.kind in ("person", "group", "delegation")]
    named = _has_noun(scene, clause, match.start)
    if match.sense == "host":
        hosts = named and match.end < clause.last and scene.tokens.lows[match.start].startswith("host")
        return len(people) > len(parties[0]) or hosts or _receives_national(scene, clause, match)
    if match.sense == "travel":
        return bool(people or several) and _goes_somewhere(scene, clause, match)
    if scene.tokens.lows[match.start].startswith("sp") and scene.tokens.lows[match.end - 1] in ("of", "about"):
        return bool(find_places(scene, clause.start, clause.end))
    if scene.tokens.lows[match.start] in _ALSO_OTHERWISE:
        if people and CALL.search(
            scene.text, scene.tokens.starts[match.start], min(clause.end, scene.tokens.ends[match.end - 1] + 30)
        ):
            return True
        return len(people) > 1 or (several and match.end - match.start > 1)
    return len(both) > 1 or several or named or any(entity.kind == "group" for entity in people)


def _receives_national(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "is to receive the American": somebody told of by his country."""
    described = find_description(scene.tokens, match.end, clause.last) if match.end < clause.last else None
    return described is not None and described.head == "national"


_BEFORE_MEETING = list_words(
    "is are was were been be after before on by when while not now currently also since and despite without forward"
)


def _goes_somewhere(scene: Scene, clause: Clause, match: Match) -> bool:
    tokens = scene.tokens
    start, end = (tokens.starts[match.start], min(clause.end, tokens.ends[match.end - 1] + 60))
    return (
        bool(find_places(scene, start, end))
        or find_object_place(scene, match.end if match.end < clause.last else len(tokens)) is not None
    )


def _has_noun(scene: Scene, clause: Clause, i: int) -> bool:
    return any(low in MEETING_NOUNS for low in scene.tokens.lows[i : min(i + 12, clause.last)])


_ATTEND_ALONE = list_words(
    "attend attends attended attending present accompanied represented led headed part sat sit participated participate"
)


_DELEGATION = re.compile(r" (?:the|its|his|her|a) [^,.;]{0,40}?(?:delegation|team|side)\b")


def _from_attend(scene: Scene, subjects: Subjects, clause: Clause, match: Match, passive: bool) -> Sighting | None:
    """ "X joined the second part of the meeting", "the talks were attended by X": parties of a meeting told before."""
    tokens = scene.tokens
    window = tokens.lows[max(clause.first, match.start - 12) : min(match.end + 12, clause.last)]
    cue = set(tokens.lows[match.start : match.end])
    if not (
        cue & _ATTEND_ALONE
        or any(low in MEETING_NOUNS for low in window)
        or tokens.lows[match.end : match.end + 1] == ["them"]
    ):
        return None
    if {"not", "never", "neither", "declined", "refused", "without", "unable"} & set(
        tokens.lows[max(clause.first, match.start - 3) : match.start]
    ):
        return None
    following = tokens.lows[match.end : match.end + 1]
    if match.form in ("ing", "fixed") and following and following[0] in ("were", "are", "included", "include", "was"):
        present = find_objects(scene, subjects, clause, tokens.ends[match.end], listed=True)
        return (
            Sighting(
                clause, clause.start, clause.end, "attend", None, [(e, "attending") for e in present], definite=True
            )
            if present
            else None
        )
    by = following == ["by"]
    if cue & {"accompanied", "represented"} and not by:
        return None
    if cue & {"led", "headed"} and not (by or _DELEGATION.match(scene.text, tokens.ends[match.end - 1], clause.end)):
        return None
    if passive or by:
        parties = find_objects(scene, subjects, clause, tokens.ends[match.end - 1], listed=True) if by else []
    else:
        subject = find_subject(scene, subjects, clause, match.start)
        if subject is None or subject.entity is None or subject.entity.kind in ("country", "organisation"):
            return None
        parties = expand_left(scene, subjects, clause, subject)
    if also := scene.text.find(" as did ", tokens.ends[match.end - 1], clause.end) + 1:
        parties += find_objects(scene, subjects, clause, also + 7)
    parties = [entity for entity in parties if entity.kind not in ("country", "organisation")]
    if not parties:
        return None
    status = find_status_of_verb(scene, clause, match)
    if status in ("cancelled", "postponed") and not passive and not by:
        return None  # who called off his trip is not there
    return Sighting(
        clause, clause.start, clause.end, "attend", status, [(e, "attending") for e in parties], definite=True
    )
