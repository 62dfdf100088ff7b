"""Verbs that tell of a meeting only in a frame of their own: "called B on Monday", "invited B to Oslo", "the council met"."""

from collections.abc import Sequence

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent, Subjects
from summariser.rules.sightings.bodies import MEETERS
from summariser.rules.sightings.sighting import MEALS, MEETING_NOUNS, rings

_CALLED_UPON = regex(
    r"[^,.;]{0,80}? (?:for|to (?!the |his |her |their |its |an? |discuss|present|take leave|congratulate|bid))"
)
_INVITED = regex(
    r"[^.;:]{3,120}? (?:to (?=[A-Z]|visit\b|pay \w+ [\w ]{0,20}visit)|(?:to|for) (?:[\w’'-]+ ){0,4}(?:talks|summit|meeting|conference|negotiations|lunch|dinner|breakfast|tea)\b)"
)
"""Whereto somebody is invited; "to join the pact" is no meeting."""

_SEEN_AS = regex(r"[^.,;:]{3,80}? as (?:an?|the|his|her|one|being|its|their)\b")
_TOLD = ("tell", "told", "inform", "assur", "urg", "thank", "congratulat", "brief", "warn")
_BY_PHONE = regex(
    r"(?: [A-Z][\w’'-]*| (?:the|his|her|of|and|minister|president|foreign|secretary|prime|counterpart)){1,10} (?:by (?:tele)?phone|by video|on the (?:tele)?phone|over the (?:tele)?phone|(?:in|during) an? (?:\w+ )?(?:tele)?phone (?:call|conversation))\b"
)
"""How somebody is told something in a call."""
_AUDIENCE = regex(r"[^.;]{0,90}? an? (?:\w+ )?audience\b")

_TOGETHER = regex(
    r"(?! an? )(?:(?! (?:that|which|who|to|said) )[^.;:]){3,120}? (?:together|face to face|(?:back )?to the (?:negotiating )?table)\b"
)
"""Whither those are brought who are to meet: "brought the two ministers together"."""

_WISHED = regex(
    r"\b(?:wish|desire|need|readiness|willingness|commitment|right|duty) to (?:keep|go on|continue) \Z|\b(?:not|no|never) need to \Z"
)

_ERRAND = regex(
    r"\b(?:visit|talks|summit|trip|tour|meetings?|conference|negotiations|(?:to|will) (?:\w+ )?(?:meet|attend|hold|discuss|see|take part|participate|inspect|tour|open|sign|address|speak|join|press|lobby|mediate|push|receive|launch|inaugurate|brief|present|chair)\b)|,? (?:heading|leading) "
)
"""What makes a departure the beginning of a visit; "he then left for Addis Ababa" tells of none."""

_RUNG = regex(
    r"(?: of (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?(?:[.,;]|$| (?:\w+day\b|(?:on|earlier|late|later|early|last|this|again|twice|back|yesterday|today|from|at|in|after|before|during|and"
    r"|shortly|personally|to (?:discuss|congratulate|thank|express|offer|urge|say|ask|tell|brief|review|talk))\b))"
)
"""What stands behind whom somebody rang up; "called him a liar" is none."""

_COUNCIL = regex(
    r"\b(?:Council|Assembly|Cabinet|Commission|Committee|Union|League|Quad|Troika|Quartet|Conference|Parliament|Board)(?=\Z| of\b)"
)
_NEXT = regex(r"(?: of (?:the )?(?:[A-Z][\w’'-]*(?: (?=[A-Z]))?)+)?,?(?: [a-z]+){0,4} \Z")


def is_framed(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> bool:
    """Whether a verb that calls or invites does so to a meeting; any other verb needs no frame."""
    low, behind = scene.tokens.lows[match.start], scene.tokens.ends[match.end - 1]
    if _WISHED.search(scene.text, clause.start, scene.tokens.starts[match.start]):
        return False  # who wishes to keep talking tells of no meeting
    if rings(scene, match):
        return _reaches(scene, subjects, behind)
    if low in ("see", "sees", "saw", "seen", "seeing") and _SEEN_AS.match(scene.text, behind, clause.end):
        return False
    if low in ("bring", "brings", "brought", "bringing") and match.end == match.start + 1:
        return _TOGETHER.match(scene.text, behind, clause.end) is not None
    if match.sense == "travel" and low.startswith(("leav", "left", "depart", "set")):
        return _ERRAND.search(scene.text, behind, clause.end) is not None
    if low.startswith(_TOLD) and match.end == match.start + 1:
        who = subjects.object_behind(behind) or next(iter(subjects.within(behind, behind + TITLED)), None)
        person = who is not None and who.entity is not None and who.entity.kind == "person"
        return person and _BY_PHONE.match(scene.text, behind, clause.end) is not None
    if low.startswith("grant"):
        return _AUDIENCE.match(scene.text, behind, clause.end) is not None
    if low.startswith("invit") or (low.startswith("accept") and match.sense == "verb"):
        return _INVITED.match(scene.text, behind, clause.end) is not None
    if scene.tokens.lows[match.end - 1] == "council":
        told = subjects.within(scene.tokens.ends[match.start], behind)
        reported = scene.tokens.lows[match.start - 1] in (
            "he",
            "she",
            "they",
        )  # "…, she told the Council" tells of none by itself
        return not reported and any(r.end == behind and r.entity and is_council(r.entity) for r in told)
    return not (match.sense == "verb" and low.startswith("call") and _CALLED_UPON.match(scene.text, behind, clause.end))


def _reaches(scene: Scene, subjects: Subjects, behind: int) -> bool:
    """Whether a person stands right behind "called", with nothing that he or she is called."""
    named = subjects.within(behind, behind + TITLED)
    who = next((r for r in named if _OWNED.fullmatch(scene.text, behind, r.start) and not _is_possessive(r)), None)
    who = who or subjects.object_behind(behind)
    person = who is not None and who.entity is not None and who.entity.kind == "person"
    return person and who is not None and _RUNG.match(scene.text, who.end) is not None


TITLED = 40
"""Characters behind "rang" in which the person begins, behind his office: "his Venezuelan counterpart Ivan Gil"."""
_OWNED = regex(r" (?:(?:his|her|their|the) (?:(?!(?:with|of|to|on|by|about)\b)[\w-]+ ){0,3})?")


def _is_possessive(referent: Referent) -> bool:
    return referent.words.lower() in ("his", "her", "their", "its")


def is_council(entity: Entity) -> bool:
    """Whether somebody is a body whose members sit together when it meets."""
    return entity.kind == "organisation" and _COUNCIL.search(entity.name) is not None


def sits_down(scene: Scene, match: Match, subject: Referent) -> bool:
    """Whether the subject, named right before, meets by itself: "the council met", "the council will hold an emergency session"."""
    if subject.entity is None or subject.pronoun or not is_council(subject.entity):
        return False
    tokens = scene.tokens
    meets = tokens.lows[match.start] in MEETERS or tokens.lows[match.end - 1] in MEETING_NOUNS
    return meets and _NEXT.match(scene.text, subject.end, tokens.starts[match.start]) is not None


def only_eats(scene: Scene, match: Match, others: Sequence[Entity]) -> bool:
    """ "I had dinner with members of the business council": a meal with nobody who is named or holds an office is no meeting."""
    meal = not MEALS.isdisjoint(scene.tokens.lows[match.start : match.end])
    return meal and bool(others) and not any(e.kind != "group" or e.role or e.countries for e in others)


def find_told(scene: Scene, behind: int, end: int) -> int:
    """Where what somebody is told begins, or `end`: it says nothing of the meeting in which it is told."""
    at = scene.text.find(" that ", behind, end)
    return at if at > 0 else end
