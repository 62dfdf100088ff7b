"""Whose visit, talks or lunch it is that a noun names: who travels, who makes it, who sits at the table, who tells of it."""

import re

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import list_words
from summariser.rules.scene import LONG_NAME, PAIR, Clause, Scene
from summariser.rules.scene.clauses import find_subject
from summariser.rules.scene.offices import LEADERS, SITTING, is_outside, office_of
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent, Subjects
from summariser.rules.sightings.fronted import find_behind
from summariser.rules.sightings.parties import expand_left, find_objects, list_right
from summariser.rules.sightings.sighting import CALL, MEALS


def find_owners(scene: Scene, subjects: Subjects, clause: Clause, i: int, *, faced: bool = False) -> list[Entity]:
    """ "Blinken's three-way meeting", "his meeting": the possessor within four words before the noun at word `i`.

    `faced`: somebody is met there, "Peru's talks with B", so that a state or body may be the other side.
    """
    tokens = scene.tokens
    found: list[Entity] = []
    near = tokens.starts[max(clause.first, i - 5)]
    for referent in subjects.within(max(clause.start, near - LONG_NAME), tokens.starts[i]):
        sits = referent.entity is not None and (
            referent.entity.is_people or (faced and _OF_STATE.fullmatch(scene.text, referent.end, tokens.starts[i]))
        )
        if sits and referent.end >= near and scene.owns(referent.end):
            found = expand_left(scene, subjects, clause, referent)
    own = [k for k in range(max(clause.first, i - 4), i) if tokens.lows[k] in _OWN] if not found else []
    if not own:
        return found
    owner = subjects.owner_at(tokens.starts[own[0]]) or _find_sole(subjects, clause, tokens.starts[own[0]])
    return [owner] if owner else []


_OWN = ("his", "her")
_OF_STATE = regex(
    r"['’]s? (?:(?!(?:his|her|its|their|has|had|have|will|would|is|was|to|the|an?|[\w-]*(?:minister|president|premier|chancellor|leader|secretary|envoy|government|ministry"
    r"|parliament|army|foreign|prime|chief|king|queen|delegation|officials?|[a-z]+ers?))\b)[\w-]+ ){0,3}"
)
"""Between a state and the talks that are its own: "Peru's long-delayed trade | talks", not "Peru's president has cancelled | talks"."""


def _find_sole(subjects: Subjects, clause: Clause, at: int) -> Entity | None:
    """ "A called his talks with B useful": the one person told of before, unless he or she speaks for others."""
    named = [r.entity for r in subjects.within(clause.start, at) if r.entity and r.entity.kind == "person"]
    sole = named[0] if named and all(entity is named[0] for entity in named) else None
    return None if sole is None or is_outside(sole) else sole


_OWN_TRIP = regex(
    r"\b(?:cancel\w*|called off|scrapped|postponed|delayed|put off|planned|plans|announced) (?:his|her|an?) (?:\w+ ){0,2}$"
)


def _find_canceller(scene: Scene, subjects: Subjects, clause: Clause, i: int) -> list[Entity]:
    """ "A cancelled his trip to Helsinki": whose trip it was."""
    at = scene.tokens.starts[i]
    own = _OWN_TRIP.search(scene.text, max(clause.start, at - 60), at)
    to = scene.text.startswith(" to ", scene.tokens.ends[i])  # else he only stays away from what was told before
    if own is None or not to or (verb := scene.word_before(own.start() + 1)) <= clause.first:
        return []
    subject = find_subject(scene, subjects, clause, verb)
    return [subject.entity] if subject and subject.entity and subject.entity.kind == "person" else []


_VISITS = list_words("visit trip tour stopover stay")
_ON_VISIT = regex(
    r"\b(?:during|in the course of|(?<!working )(?<!worked )(?<!works )on|at the (?:end|start|close|beginning) of|after|following|ahead of|before) (?:an?|his|her) (?:[\w-]+ ){0,3}\Z",
    re.I,
)


def find_traveller(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> list[Entity]:
    """Who is on the visit that the noun of `match` names: "signed it during a visit to Oslo", "cancelled her trip to Rome"."""
    at, end = scene.tokens.starts[match.start], scene.tokens.ends[match.end - 1]
    if own := _find_canceller(scene, subjects, clause, match.start):
        return own
    on = _ON_VISIT.search(scene.text, max(clause.start, at - 80), at)
    if scene.tokens.lows[match.end - 1] not in _VISITS or on is None or not scene.text.startswith(" to ", end):
        return []
    fronted = on.start() - clause.start < _FRONT
    who = find_behind(scene, subjects, clause, end) if fronted else _find_head(scene, subjects, clause, on.start())
    return [who.entity] if who and who.entity and who.entity.kind in ("person", "delegation") else []


def find_their_own(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> list[Entity]:
    """ "A and B have rescheduled their talks": both."""
    i = match.start
    if "their" not in scene.tokens.lows[max(clause.first, i - 3) : i]:
        return []
    first = _find_head(scene, subjects, clause, scene.tokens.starts[i])
    if first is None or first.entity is None or first.entity.kind != "person":
        return []
    joined, _ = list_right(scene, subjects, first, scene.tokens.starts[i])
    return [first.entity, *joined] if joined else []


_FRONT = 12
"""Characters before a phrase that begins its sentence: "On Friday, during a visit"."""
_ACTS = regex(r"(?:, [^,.;]{3,70},)? (?:also |then |later )?(?!in\b|of\b|and\b)[a-z]+")


def _find_head(scene: Scene, subjects: Subjects, clause: Clause, until: int) -> Referent | None:
    """The subject at the head of a sentence."""
    first = next(iter(subjects.within(clause.start, until)), None)
    if first is None or first.start > clause.start + _HEAD:
        return None
    return (
        first
        if _ASIDE.fullmatch(scene.text, first.end, until)
        or _ACTS.match(scene.text, list_right(scene, subjects, first, until)[1], until)
        else None
    )


_ASIDE = regex(r"(?: of (?:the )?[A-Z][\w’'-]+)?, ")
"""Between somebody and what is said aside of him: "A of Chile, on a visit to Oslo, said"."""
_HEAD = 30
"""Characters before the subject of a sentence: "On Tuesday, A signed"."""

_THAT = regex(r"(?: (?:that|which))? (?=[A-Z]|(?:the|his|her|he|she|they) )")
_HANGS = regex(r"\b(?:of|at|in|on|during|after|before|for|to|with) (?:[\w’'-]+ ){0,4}\Z", re.I)
_MAKES = regex(
    r" (?:(?:has|have|had|will|would|is|are|was|were|to|also|then) )*(?:made|make|makes|paid|pay|pays|held|hold|holds|had|have|undertook|undertake|chaired|hosted|began|ended|cancelled|cut)\b"
)


def find_makers(scene: Scene, subjects: Subjects, match: Match) -> list[Entity]:
    """ "The visit that A made", "the talks A and B held": those who do, in the clause that hangs on the noun of `match`."""
    that = _THAT.match(scene.text, scene.tokens.ends[match.end - 1])
    at = scene.tokens.starts[match.start]
    if that and len(that.group()) == 1 and _HANGS.search(scene.text, max(0, at - 60), at):
        return []  # "on the margins of the conference he held …": another clause
    who = next(iter(subjects.within(that.end(), that.end() + 5)), None) if that else None
    if who is None or who.entity is None or not who.entity.is_people:
        return []
    joined, end = list_right(scene, subjects, who, who.end + _REACH)
    return [who.entity, *joined] if _MAKES.match(scene.text, end) else []


_REACH = 160
_AT_TABLE = MEALS | {"luncheon", "supper"}
_OVER = regex(r"\bover (?:an? |their )?(?:[\w-]+ ){0,2}\Z")
_WITH = regex(r"\bwith ")


def find_at_table(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> list[Entity]:
    """ "A discussed it with B over lunch", "A and B talked over dinner": those who do."""
    at = scene.tokens.starts[match.start]
    over = _OVER.search(scene.text, max(clause.start, at - 40), at)
    first = _find_head(scene, subjects, clause, at) if over and scene.tokens.lows[match.end - 1] in _AT_TABLE else None
    if over is None or first is None or first.entity is None or not first.entity.is_people:
        return []
    joined, end = list_right(scene, subjects, first, over.start())
    people = [first.entity, *joined]
    if other := _WITH.search(scene.text, end, over.start()):
        people += [e for e in find_objects(scene, subjects, clause, other.end()) if e not in people]
    return people if len(people) > 1 else []


_TITLED_HEAD = 70
"""The same, where offices of several stand before them: "The presidents of Norway and Chad, A and B, agreed"."""
_IN_CALL = regex(r"\b(?:in|during|over|by) (?:an?|the|their) (?:[\w-]+ )?\Z")


def find_callers(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> list[Entity]:
    """ "A and B agreed on it in a phone call", "A thanked B in a call": the two persons told of before it, the first as subject."""
    at = scene.tokens.starts[match.start]
    within = CALL.search(scene.text, at, scene.tokens.ends[match.end - 1])
    told = _IN_CALL.search(scene.text, clause.start, at) if within else None
    ahead = subjects.within(clause.start, told.start()) if told else []
    people = [r for r in ahead if r.entity and r.entity.kind == "person" and not scene.is_quoted(r.start)]
    pair = list({r.entity.index: r.entity for r in people if r.entity}.values())
    leads = bool(people) and people[0].start <= clause.start + _TITLED_HEAD
    return pair if leads and len(pair) == PAIR and pair[0].countries != pair[1].countries else []


_BEGINS = regex(r"(?:A|An|The|His|Her|Their) (?:[\w’'-]+ ){0,3}\Z")
_TOLD = regex(r", (?=(?:[A-Z][\w’'-]* ?){1,6} (?:said|says|told|recalled|added)\b)")


def find_teller(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> list[Entity]:
    """ "A conversation with B lasted two hours, A said": who tells of it had it, unless he speaks for somebody."""
    if not _BEGINS.fullmatch(scene.text, clause.start, scene.tokens.starts[match.start]):
        return []
    told = _TOLD.search(scene.text, scene.tokens.ends[match.end - 1], scene.clauses[clause.number].end)
    who = next(iter(subjects.within(told.end(), told.end() + 5)), None) if told else None
    if who is None or who.entity is None or who.entity.kind != "person" or is_outside(who.entity):
        return []
    return [] if (SITTING | LEADERS).isdisjoint(office_of(who.entity)) else [who.entity]
