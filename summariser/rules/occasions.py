"""Mentions of a meeting by a noun: talks, summit, visit, call."""

import re
from dataclasses import dataclass

from summariser.reading.names import Entity
from summariser.rules.clauses import find_subject
from summariser.rules.parties import expand_left, find_objects, find_owners
from summariser.rules.phrases import Match
from summariser.rules.scene import Clause, Scene
from summariser.rules.scope import find_scope
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


DECIDED = ("cancelled", "postponed", "denied")


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


_OWN_TRIP = re.compile(r"\b(?:cancel\w*|called off|scrapped|postponed|delayed|put off) (?:his|her) (?:\w+ ){0,2}$")


def _find_traveller(scene: Scene, subjects: Subjects, clause: Clause, i: int) -> list[Entity]:
    """ "A cancelled his trip to Helsinki": whose trip it was."""
    at = scene.tokens.starts[i]
    own = _OWN_TRIP.search(scene.text, max(clause.start, at - 60), at)
    to = scene.text.startswith(" to ", scene.tokens.ends[i])  # else he only stays away from what was told before
    if own is None or not to or (verb := scene.word_before(own.start() + 1)) <= clause.first:
        return []
    subject = find_subject(scene, subjects, clause, verb)
    return [subject.entity] if subject and subject.entity and subject.entity.kind == "person" else []


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


_WISHED = re.compile(
    r"\b(?:ask(?:s|ed|ing)? for|request(?:s|ed|ing)?|call(?:s|ed|ing)? for|demand(?:s|ed|ing)?|push(?:es|ed|ing)? for|press(?:es|ed|ing)? for|plead(?:s|ed|ing)? for) (?:an? |another |new |fresh |urgent |immediate |further |direct )*$"
)
"""Who asks for a meeting does not say that there is one."""

_MEALS = ("lunch", "dinner", "breakfast")
_OVER = re.compile(r"\b(?:told|said|says|explained|recalled|admitted)\b[^.;]{0,60}\bover (?:\w+ ){0,3}$")


def _read_word(scene: Scene, clause: Clause, match: Match, before: str) -> str | None:
    """The noun, unless it is a verb here, part of a compound, a news conference or a call for something."""
    if scene.tokens.gap(match.end) == "-" or before in ("to", "will", "would", "not", "they", "we", "could", "must"):
        return None
    word = scene.tokens.lows[match.end - 1]
    if word == "conference" and before in ("news", "press", "video"):
        return None
    if _WISHED.search(scene.text, clause.start, scene.tokens.starts[match.start]):
        return None
    if word == "assembly" and scene.tokens.capital(match.end - 1):
        return None  # a parliament
    if word in _MEALS and _OVER.search(scene.text, clause.start, scene.tokens.starts[match.start]):
        return None  # what somebody said over lunch
    if word != "call":
        return word
    if before == "courtesy":
        return "visit"
    owned = before in (
        "a",
        "the",
        "his",
        "her",
        "their",
        "previous",
        "first",
        "second",
        "third",
        "follow-up",
        "three-way",
        "joint",
    )
    return word if owned or CALL.search(scene.text, clause.start, clause.end) else None


_HIS = re.compile(r"(?:his|her) ")
"""Of "over a lunch with his counterpart" the other is the person named before."""

_AWAY = re.compile(r"\b(?:sidelines|margins|fringes) of (?:[\w’'-]+ ){0,5}$")
"""Those who meet on the sidelines of a summit do not report the summit."""


_IS_HELD = re.compile(
    r"(?: (?!(?:an?|the|another)\b)[^\s,.;]+){0,4}? (?:(?:was|were|is|are|be|been) (?:organi[sz]ed|held|convened|hosted|due|set|scheduled|planned)|took place|takes? place)\b"
)
"""What is told of a meeting named before: "the meeting was held on Sunday"."""


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who meets, and by which words: a possessor, a guest in town "for talks with", or two who act after a lunch."""

    parties: list[Entity]
    owned: bool
    guest: bool
    hands: bool


def _find_parties(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> _Parties:
    i, end = match.start, scene.tokens.ends[match.end - 1]
    joined = _WITH.match(scene.text, end, clause.end) or _TOGETHER.match(scene.text, end, clause.end)
    owners = find_owners(scene, subjects, clause, i) or _find_traveller(scene, subjects, clause, i)
    others = find_objects(scene, subjects, clause, joined.end()) if joined else []
    parties = [*owners, *(e for e in others if e not in owners)]
    guest = _find_guest(scene, subjects, clause, i) if joined and "with" in joined.group() and not owners else []
    if guest:
        parties = [*(e for e in guest if e not in parties), *parties]
    if joined and not owners and not guest and _HIS.match(scene.text, joined.end()):
        at = scene.tokens.starts[i]
        before = [r.entity for r in subjects.within(clause.start, at) if r.entity and not r.pronoun]
        parties = [*(e for e in before[-1:] if e.kind == "person" and e not in parties), *parties]
    hands = [] if parties else _find_hands(scene, subjects, clause, i)
    return _Parties(parties or hands, bool(owners), bool(guest), bool(hands))


def read_noun(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
    """The meeting that the noun of `match` names, if somebody, a place or a decision stands beside it."""
    tokens, i = scene.tokens, match.start
    end = tokens.ends[match.end - 1]
    window = tokens.lows[max(clause.first, i - 6) : i]
    word = _read_word(scene, clause, match, window[-1] if window else "")
    if word is None:
        return None
    who = _find_parties(scene, subjects, clause, match)
    parties = who.parties
    if word.endswith("meetings") and not parties and window[-1:] == ["the"]:
        return None  # several, of several people
    status = find_status_of_noun(scene, clause, match)
    if "no" in window[-3:] and status != "denied":
        return None
    if status == "cancelled" and not who.owned and STAYS_AWAY.search(scene.text, clause.start, clause.end):
        return None
    if status is None and (who.hands or (who.guest and _PAST.search(scene.text, clause.start, tokens.starts[i]))):
        status = "occurred"
    determiner = next((w for w in reversed(window[-4:]) if w in _DEFINITE or w in _INDEFINITE), "")
    definite = determiner in _DEFINITE or (status in DECIDED and not parties and determiner not in _INDEFINITE)
    held = find_scope(scene, clause, tokens.starts[i], end).held
    placed = bool(find_places(scene, end, min(clause.end, end + 60)) or find_places(scene, *held)) or (
        tokens.lows[i - 2 : i] == ["at", "a"] and bool(find_places(scene, clause.start, tokens.starts[i]))
    )
    opens = clause.number < OPENING and word in _TALKS and _RUNS.match(scene.text, end, clause.end) is not None
    if _AWAY.search(scene.text, max(clause.start, tokens.starts[i] - 60), tokens.starts[i]) and not parties:
        return None
    named = bool(_name(scene, clause, match)) or (definite and _IS_HELD.match(scene.text, end, clause.end) is not None)
    if not (parties or placed or named or status in DECIDED or (opens and find_dateline(scene))):
        return None
    start = clause.start if tokens.starts[i] - clause.start < 160 else tokens.starts[i]
    stop = find_evidence_end(scene, clause, match.end)
    sighting = Sighting(clause, start, stop, "noun", status, [(e, "attending") for e in parties], definite=definite)
    if opens and not parties and not placed:
        sighting.place, sighting.status = find_dateline(scene), status or "occurred"
    sighting.word = word
    sighting.owned = determiner in ("his", "her", "its", "their") and bool(parties)
    sighting.name = "" if parties else _name(scene, clause, match)
    sighting.visit = word in ("visit", "trip")
    return sighting


_OF_BODY = re.compile(
    r"\s+of (?:the |an? )?((?:[\w’'-]+ ){0,5}?(?:[Cc]ommission|[Cc]ommittee|[Cc]ouncil|[Bb]oard|[Gg]roup|[Ff]orum|[Pp]arties|[Uu]nion|[Ll]eague|[Bb]loc|zone|[A-Z]{2,}))\b"
)
_OWN_NAME = re.compile(r"\b((?:[A-Z]{2,}[\w-]*|G-?\d+) )(?:\w+ )?$")


def _name(scene: Scene, clause: Clause, match: Match) -> str:
    """Whose meeting it is where nobody is named: "meeting of the joint fisheries commission", "ASEAN summit"."""
    start, end = scene.tokens.starts[match.start], scene.tokens.ends[match.end - 1]
    word = scene.text[start:end]
    if body := _OF_BODY.match(scene.text, end, clause.end):
        return f"{body.group(1)} {word}"
    own = _OWN_NAME.search(scene.text, max(clause.start, start - 30), start)
    return f"{own.group(1)}{word}" if own else ""
