"""Meetings of a body, or of nobody the article names: "the GBC met on 7 August", "Lomé will host the summit"."""

import re

from summariser.patterns import regex
from summariser.reading.tables import list_words
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.sightings.sighting import Sighting, find_evidence_end
from summariser.rules.sightings.when import find_date
from summariser.rules.sightings.where import find_places
from summariser.rules.status import find_status_of_verb

_MEETS_IN = regex(r" (?:again |next |face to face )?(?:in|at) (?=[A-ZÀ-ÖØ-ÞĀ-Ž])")
_BODY = regex(
    r"\b(?:(?:[A-Z][\w’'-]*|joint|technical|the|of|and|for|on) )*(?:[Cc]ommission|[Cc]ommittee|[Cc]ouncil|[Bb]oard|[Ww]orking [Gg]roup|[Ff]orum|[Dd]elegations|[Nn]egotiators|[Ee]nvoys|[A-Z]{2,})"
    r",?(?: \([A-Z]+\))?,?(?: which)?(?: (?:has|have|had|is|are|was|were|will|would|to|due|set|scheduled|expected|also|last|next|then|first|both))* $"
)
"""A body that meets by itself: "the joint commission will", "the GBC"."""

MEETERS = list_words(
    "meet met meets reconvene reconvened reconvenes gather gathered gathers convene convened convenes assemble assembled assembles huddle huddled "
    "confer conferred sit sat"
)


def meet_somewhere(scene: Scene, clause: Clause, match: Match) -> Sighting | None:
    """ "The advance party is to meet in Goma", "The GBC met on 7 August": a meeting of somebody the article does not name."""
    tokens, text = scene.tokens, scene.text
    if tokens.lows[match.start] not in MEETERS or match.form == "ing":
        return None
    cue, behind = tokens.starts[match.start], tokens.ends[match.end - 1]
    if _PUBLIC.search(text, clause.start, cue):
        return None
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


_PUBLIC = regex(
    r"\b(?:supporters|protesters|protestors|demonstrators|crowds?|thousands|hundreds|dozens|mourners|fans|residents|people|women|students|worshippers|pilgrims|loyalists)(?: of \w+)?(?: \w+){0,3} \Z"
)
"""Who gathers in a square, and not to confer."""

RUMOUR = regex(
    r"\b(?:reports?|rumou?rs?|speculation|claims?|allegations?|suggestions) (?:in [^,.;]{2,40}? )?(?:that|claiming|alleging|suggesting|of|about|said|were|have)\b|\breported (?:(?:this|last) \w+ |on \w+day )?that\b|"
    r"\b(?:opposition|media|newspapers?|press|papers|critics|bloggers?|tabloids?) (?:\w+ )?(?:say|claim|report|suggest|allege|insist)s?\b",
    re.I,
)


_OWN_NAME = regex(
    r"\b((?:[A-Z]{2,}[\w-]*|G-?\d+)(?:['’]s)? )(?:[\w’'-]+ )?\Z"
    r"|((?:(?:\d+(?:st|nd|rd|th) )?(?:(?:[A-Z]\.){2,}[\w’'–-]* |[A-Z][\w’'–-]+ |(?:of|on|for|and|the) ){1,7}(?:\([A-Z]+\) )?)(?:[Ll]eaders[’'] )?)\Z"
)
"""What stands before the noun in the name of a meeting: "ASEAN", "the EU's autumn", "53rd Forum of the Isles (FI) Leaders'"."""
_AHEAD_OF_NAME = regex(
    r"(?:(?:of|on|for|and|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) )+(?=the |[A-Z\d])|(?:[A-Z][\w’'-]+ )*(?:Statement|Communiqué|Declaration|Readout|Remarks|Report|Travel|Visit) (?:on|of|to|for|at) "
)
"""What such words begin with that is none of the name: "the outcomes | of the A Meeting", "Joint Statement | on the Sixth Meeting"."""
_ITS_OWN = regex(
    r"\b(?:representatives?|members?|chair|chairman|chairwoman|secretary|general|head|president|delegates?|officials?|leaders?|director|ministers?) \Z"
)
"""Who is of the Forum: a body that is called so, and no meeting."""
_THERE = regex(r"\b(?:in|to|at|from) (?:the )?\Z")
_THERE_FOR = regex(r"(?:[A-Z][\w’'-]+ ){1,3}for (?=the |[A-Z\d])")
"""Where somebody is for it: "in Italy for | the A Summit"."""
_PROPER = ("Meeting", "Summit", "Conference", "Forum", "Session", "Assembly", "Dialogue")


def name_occasion(scene: Scene, clause: Clause, i: int) -> str:
    """The name of the meeting whose noun is word `i`, after its body or proper to itself; empty where it has none."""
    start, word = scene.tokens.starts[i], scene.tokens.words[i]
    own = _OWN_NAME.search(scene.text, max(clause.start, start - 80), start)
    if own is None or (own.group(2) and word not in _PROPER and not _is_body(scene, own.start(2), start)):
        return ""
    if own.group().startswith("of ") and _ITS_OWN.search(scene.text, clause.start, own.start()):
        return ""
    name = (own.group(1) or own.group(2)).strip()
    there = _THERE.search(scene.text, clause.start, own.start()) and _THERE_FOR.match(f"{name} ")
    if (ahead := there or _AHEAD_OF_NAME.match(f"{name} ")) and ahead.end() < len(name):
        name = name[ahead.end() :]
    return f"{name.removeprefix('the ')} {word}"


def _is_body(scene: Scene, start: int, end: int) -> bool:
    names = scene.names_in(start, end)
    paired = bool(names) and scene.text[names[-1].start - 1] in "-–"  # "the EU-India summit"
    return bool(names) and (paired or names[-1].kind == "organisation") and end - names[-1].end < 20
