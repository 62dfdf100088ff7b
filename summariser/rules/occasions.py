"""Mentions of a meeting by a noun: talks, summit, visit, call."""

import re

from summariser.reading.names import Entity
from summariser.rules.clauses import find_subject
from summariser.rules.parties import expand_left, find_objects, find_owners
from summariser.rules.phrases import Match
from summariser.rules.scene import Clause, Scene
from summariser.rules.sighting import CALL, Sighting, find_evidence_end
from summariser.rules.status import find_status_of_noun
from summariser.rules.subjects import Subjects
from summariser.rules.whenwhere import find_dateline, find_places

_DEFINITE = frozenset({"any", "no", "the", "this", "these", "those", "their", "its", "his", "her", "such"})


_INDEFINITE = frozenset({"a", "an", "another", "that"})


_WITH = re.compile(
    r"\s+(?:(?:in|at|on) [^,.;]{2,40}?\s(?=with|between)|(?:took|takes|taking) place (?:[^,.;]{2,40}?\s)?|of \w+ (?:hours|minutes|days) |(?:was |is |were |are |to be |will be |had been )?(?:planned|scheduled|held|due|set|foreseen|announced|arranged) (?:(?:for|on|at|in) [^,.;]{2,40}? )?)?(?:with|between|of|among|by|involving|bringing together)\s"
)


_TOGETHER = re.compile(
    r"\s+(?:that |which )?(?:will |would |is to |are to |was to |were to |was due to |is due to )?(?:bring(?:s|ing)?|brought|gather(?:s|ed)?) (?:together )?"
)


_DECIDED = ("cancelled", "postponed", "denied")


_PAST = re.compile(r"\b(?:had|held|led|took|began|[a-z]{3,}ed)\b")
_TELLS = re.compile(
    r"\b(?:said|says|announced|told|called|urged|confirmed|denied|reported|rejected|criticised|wants?|wanted)\b", re.I
)
_THEN = re.compile(r"\b(?:after|following|before|during|ahead of)\s+(?:\w+\s+){0,4}$")


def _find_guest(scene: Scene, subjects: Subjects, clause: Clause, i: int) -> list[Entity]:
    """Who is in town "for talks with": the subject of the sentence, unless it only tells of the talks."""
    tokens = scene.tokens
    subject = find_subject(scene, subjects, clause, i)
    if subject is None or subject.entity is None or subject.entity.kind not in ("person", "delegation", "group"):
        return []
    between = scene.text[subject.end : tokens.starts[i]]
    if len(between) > 160 or (_TELLS.search(between) and not _THEN.search(between)):
        return []
    if any(
        word in ("spokesman", "spokeswoman", "spokesperson") for word in (subject.entity.role or "").lower().split()
    ):
        return []
    return expand_left(scene, subjects, clause, subject)


_AFTER = re.compile(r"\b(?:after|following|during|at the end of|at)\s+(?:\w+[\s-]+){0,5}$")


STAYS_AWAY = re.compile(
    r"\b(?:cancel\w*|called off|scrapped) (?:his|her|their) (?:\w+ )?(?:trip|visit|attendance|flight)\b(?! to\b)"
)


OPENING = 4
"""Sentences from the head in which talks without a place are those of the dateline."""

_TALKS = ("talks", "negotiations", "discussions", "consultations", "conference", "round", "session")
_RUNS = re.compile(
    r"[^.;]{0,60}? (?:ended|broke (?:up|off|down)|collapsed|concluded|resumed|began|opened|stalled|closed|adjourned|continued|entered|failed)\b"
)


def _find_hands(scene: Scene, subjects: Subjects, clause: Clause, i: int) -> list[Entity]:
    """ "A and her counterpart B vowed to … after a working lunch": those of two sides who act, and the meal behind it."""
    at = scene.tokens.starts[i]
    if not _AFTER.search(scene.text, max(clause.start, at - 60), at):
        return []
    people: list[Entity] = []
    last = None
    for referent in subjects.within(clause.start, min(at, clause.start + 260)):
        if referent.entity is None or referent.entity.kind != "person" or referent.pronoun:
            continue
        if last is not None and not _HANDS.match(scene.text[last : referent.start]):
            break
        people.append(referent.entity)
        last = referent.end
    homes = {code for person in people for code in person.countries}
    return people if len(people) > 1 and len(homes) > 1 else []


_HANDS = re.compile(r"^(?:, [^,.;]{3,60},)?(?:,| and|, and) (?:(?:the|his|her|its) )?(?:[\w’' -]{0,40})$")


def _read_word(scene: Scene, clause: Clause, match: Match, before: str) -> str | None:
    """The noun, unless it is a verb here, part of a compound, a news conference or a call for something."""
    if scene.tokens.gap(match.end) == "-" or before in ("to", "will", "would", "not", "they", "we", "could", "must"):
        return None
    word = scene.tokens.lows[match.end - 1]
    if word == "conference" and before in ("news", "press", "video"):
        return None
    if word != "call":
        return word
    if before == "courtesy":
        return "visit"
    owned = before in ("a", "the", "his", "her", "their")
    return word if owned or CALL.search(scene.text, clause.start, clause.end) else None


def read_noun(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
    """The meeting that the noun of `match` names, if somebody, a place or a decision stands beside it."""
    tokens, i = scene.tokens, match.start
    end = tokens.ends[match.end - 1]
    window = tokens.lows[max(clause.first, i - 6) : i]
    word = _read_word(scene, clause, match, window[-1] if window else "")
    if word is None:
        return None
    joined = _WITH.match(scene.text, end, clause.end) or _TOGETHER.match(scene.text, end, clause.end)
    owners = find_owners(scene, subjects, clause, i)
    parties = [
        *owners,
        *(e for e in (find_objects(scene, subjects, clause, joined.end()) if joined else ()) if e not in owners),
    ]
    guest = _find_guest(scene, subjects, clause, i) if joined and "with" in joined.group() and not owners else []
    if guest:
        parties = [*(e for e in guest if e not in parties), *parties]
    hands = [] if parties else _find_hands(scene, subjects, clause, i)
    parties = parties or hands
    status = find_status_of_noun(scene, clause, match)
    if status == "cancelled" and not owners and STAYS_AWAY.search(scene.text, clause.start, clause.end):
        return None
    if status is None and hands:
        status = "occurred"
    if status is None and guest and _PAST.search(scene.text, clause.start, tokens.starts[i]):
        status = "occurred"
    determiner = next((w for w in reversed(window[-4:]) if w in _DEFINITE or w in _INDEFINITE), "")
    definite = determiner in _DEFINITE or (status in _DECIDED and not parties and determiner not in _INDEFINITE)
    placed = bool(find_places(scene, end, min(clause.end, end + 60)))
    opens = clause.number < OPENING and word in _TALKS and _RUNS.match(scene.text, end, clause.end) is not None
    if not parties and not placed and status not in _DECIDED and not (opens and find_dateline(scene)):
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
    if opens and not parties and not placed:
        sighting.place, sighting.status = find_dateline(scene), status or "occurred"
    sighting.word = word
    sighting.visit = word in ("visit", "trip")
    return sighting
