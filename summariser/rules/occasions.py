"""Mentions of a meeting by a noun: talks, summit, visit, call."""

import re

from summariser.rules.parties import find_objects, find_owners
from summariser.rules.phrases import Match
from summariser.rules.scene import Clause, Scene
from summariser.rules.sighting import CALL, Sighting, find_evidence_end
from summariser.rules.status import find_status_of_noun
from summariser.rules.subjects import Subjects
from summariser.rules.whenwhere import find_places

_DEFINITE = frozenset({"any", "no", "the", "this", "these", "those", "their", "its", "his", "her", "such"})


_INDEFINITE = frozenset({"a", "an", "another", "that"})


_WITH = re.compile(r"\s+(?:(?:in|at|on) [^,.;]{2,40}?\s)?(?:with|between|of|among|by|involving|bringing together)\s")


_TOGETHER = re.compile(r"\s+(?:will |would |is to |are to )?(?:bring(?:s|ing)?|brought|gather(?:s|ed)?) (?:together )?")


_DECIDED = ("cancelled", "postponed", "denied")


def read_noun(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
    """The meeting that the noun of `match` names, if somebody, a place or a decision stands beside it."""
    tokens, i = scene.tokens, match.start
    end = tokens.ends[match.end - 1]
    window = tokens.lows[max(clause.first, i - 6) : i]
    if tokens.gap(match.end) == "-" or (
        window and window[-1] in ("to", "will", "would", "not", "they", "we", "could", "must")
    ):
        return None
    word = tokens.lows[match.end - 1]
    if (
        word == "call"
        and window[-1:] not in (["a"], ["the"], ["his"], ["her"], ["their"])
        and not CALL.search(scene.text, clause.start, clause.end)
    ):
        return None
    joined = _WITH.match(scene.text, end, clause.end) or _TOGETHER.match(scene.text, end, clause.end)
    owners = find_owners(scene, subjects, clause, i)
    parties = [
        *owners,
        *(e for e in (find_objects(scene, subjects, clause, joined.end()) if joined else ()) if e not in owners),
    ]
    status = find_status_of_noun(scene, clause, match)
    determiner = next((w for w in reversed(window[-4:]) if w in _DEFINITE or w in _INDEFINITE), "")
    definite = determiner in _DEFINITE or (status in _DECIDED and not parties and determiner not in _INDEFINITE)
    placed = bool(find_places(scene, end, min(clause.end, end + 60)))
    if not parties and not placed and status not in _DECIDED:
        return None
    start = clause.start if tokens.starts[i] - clause.start < 160 else tokens.starts[i]
    sighting = Sighting(
        clause,
        start,
        find_evidence_end(scene, clause, match.end),
        "noun",
        status,
        [(e, "attending") for e in parties],
        definite=definite,
    )
    sighting.word = word
    sighting.visit = word in ("visit", "trip")
    return sighting
