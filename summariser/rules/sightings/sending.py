"""Who sends somebody to a meeting told of: "France sent its junior minister, A", "the World Bank is sending an observer"."""

from collections.abc import Sequence

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import list_words
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.clauses import find_subject
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.parties import expand_left, expand_right
from summariser.rules.sightings.sighting import MEETING_NOUNS
from summariser.rules.sightings.where import Place, find_object_place

_ANYBODY = regex(
    r" (?:only |just |also |both )?(?:(?:an?|its|their|his|her|no more than an?|two|three|several|senior) )?(?:[\w-]+ )?"
    r"(?:observers?|representatives?|delegates?|delegations?|officials?|envoys?|deput(?:y|ies)|experts?|teams?|diplomats?|monitors)\b"
)
_TO = regex(r",? to (?:the |a |an |these |this |both )?((?:[\w’'-]+ ){0,3}?[\w’'-]+)\b")
_PLANS = list_words(
    "promised agreed plan plans planned planning decided due expected set is are was were intends intend pledged"
)
"""Before "to send" where it is done; whoever is asked to, or ought to, has sent nobody."""
_WHOM = regex(r"(?:(?!to\b|for\b|a letter|regrets)[\w’' -]|, (?=[A-Z]\w+ [A-Z])){1,60}")
"""From "sent" to the name, over an office and its comma."""
_NEAR = 60
"""Characters behind "sent" in which the name of whom they send begins."""


def read_sent(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> list[Entity]:
    """Those who are sent by name, else the states or bodies that send somebody; nobody where they are sent elsewhere."""
    lows, i = scene.tokens.lows, match.start
    if lows[i - 1 : i] == ["to"] and lows[i - 2] not in _PLANS:
        return []
    behind = scene.tokens.ends[match.end - 1]
    near = [r for r in subjects.within(behind, min(behind + _NEAR, clause.end)) if r.entity and not r.pronoun]
    sent = [r.entity for r in near if r.entity and _WHOM.fullmatch(scene.text, behind, r.start)]
    named = next((e for e in sent if e.kind == "person" or (e.kind == "group" and e.index not in scene.crowds)), None)
    anybody = _ANYBODY.match(scene.text, behind, clause.end)
    if named is None and anybody is None:
        return []
    mentions = named.mentions_between(behind + 1, behind + _NEAR) if named else ()
    end = max((mention.end for mention in mentions), default=behind)
    observes = anybody is not None and "observer" in anybody.group()  # at what else?
    person = [named] if named and named.kind == "person" else []
    there = observes or _goes_there(scene, clause, max(end, anybody.end() if anybody else 0))
    if not (there or find_destination(scene, clause, match, person)):
        return []
    if person:
        return person
    subject = find_subject(scene, subjects, clause, match.start)
    if subject is None or subject.entity is None:
        return []
    senders = [*expand_left(scene, subjects, clause, subject)]
    senders += expand_right(scene, subjects, subject, scene.tokens.starts[match.start])
    return [e for e in senders if not e.is_people] or [e for e in senders if e.kind == "delegation"]


_TO_PLACE = regex(r"(?:, [^,.;]{3,80},|,)? to (?:the )?(?=[A-Z])")
"""Behind somebody who is sent somewhere, and his office."""


def find_destination(scene: Scene, clause: Clause, match: Match, sent: Sequence[Entity]) -> Place | None:
    """ "Will send A, its envoy, to Vienna": where the one who is sent goes to."""
    behind = scene.tokens.ends[match.end - 1] + 1
    ends = [mention.end for entity in sent for mention in entity.mentions_between(behind, behind + _NEAR)]
    to = _TO_PLACE.match(scene.text, max(ends), clause.end) if ends else None
    return find_object_place(scene, scene.word_before(to.end() + 1)) if to else None


def _goes_there(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether "to" a meeting stands behind those who are sent, or nothing of where they go."""
    to = _TO.match(scene.text, at, clause.end)
    return to is None or not MEETING_NOUNS.isdisjoint(to.group(1).lower().split())
