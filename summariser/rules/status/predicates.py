"""What is said of a meeting whose noun is the subject: "a meeting, pencilled in for May, | was called off". Cues stand in tables/statuses.tsv."""

from typing import cast

from summariser.reading.names.tokens import COMMA
from summariser.reading.tables import list_words
from summariser.record import Status
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.status.auxiliaries import AUXILIARIES, DOUBT, FUTURE, NEGATIONS, is_auxiliary, load_statuses

_BEHIND = 40
"""Words behind a noun in which its verb is looked for."""

_OTHER_CLAUSE = ("who", "whom", "whose", "where", "as", "when", "after", "before")


def find_said(scene: Scene, clause: Clause, match: Match) -> Status | None:
    """What is said of the meeting at `match` where its noun is the subject of the clause."""
    tokens, at = scene.tokens, match.end
    weak: Status | None = None
    last = min(clause.last, at + _BEHIND)
    while at < last:
        if tokens.gap(at) == COMMA and _is_aside(scene, at):
            close = next((k for k in range(at + 1, last) if tokens.gap(k) == COMMA), None)
            if close is None and tokens.capital(at):
                at += 1  # no aside: "between A, B and C"
                continue
            close = close or last
            weak = weak or _such_behind(scene, at, close)
            at = close
            ends_in_ed = at < last and tokens.lows[at].endswith("ed") and not tokens.capital(at)
            if ends_in_ed and not load_statuses("is").match(tokens.lows, at, last):
                return weak or "occurred"  # "A second session, in Lyon in March, added a plan"
            continue
        if tokens.lows[at] in _OTHER_CLAUSE:
            return weak
        said = _read_predicate(scene, clause, at)
        if said is not None:
            told = weak if said[0] == "occurred" and _is_aloof(scene, said[1], clause) else said[0]
            return _resolve(scene, clause, said[1], told or said[0], weak)
        weak = weak or _such_behind(scene, at, at + 1)
        at += 1
    return weak


def _is_aloof(scene: Scene, end: int, clause: Clause) -> bool:
    """Whether a verb in the perfect that no table knows ends before word `end`: "talks planned for May | have angered the rebels" are still to come."""
    lows = scene.tokens.lows
    known = load_statuses("is").match(lows, end - 1, clause.last)
    return known is None and lows[end - 2] in ("has", "have")


_ASIDES = list_words(
    "to which who whose where in at on held planned scheduled due pencilled set called originally initially first the a an hosted attended chaired led expected"
)


def _is_aside(scene: Scene, at: int) -> bool:
    return scene.tokens.lows[at] in _ASIDES or scene.tokens.capital(at)


def _such_behind(scene: Scene, start: int, end: int) -> Status | None:
    """A participle behind the noun: "pencilled in for May", "which had been set for June"."""
    cues = load_statuses("is")
    for k in range(start, end):
        found = cues.match(scene.tokens.lows, k, len(scene.tokens))
        if found and found.sense == "planned" and found.form in ("past", "fixed"):
            return "planned"
        if scene.tokens.lows[k] == "to" and scene.tokens.lows[k + 1 : k + 2] and scene.tokens.lows[k + 1] in _TO_BE:
            return "planned"
    return None


_TO_BE = ("be", "take", "begin", "start", "open", "resume", "convene")
"""Behind "to" these tell of the meeting itself: "talks to be held in Cairo"; "talks to discuss" tells what about."""


def _read_predicate(scene: Scene, clause: Clause, at: int) -> tuple[Status | None, int] | None:
    """The status that the verb at word `at` gives its subject, and the word behind it; None where no finite verb begins there."""
    lows, cues = scene.tokens.lows, load_statuses("is")
    verb = at
    while verb < clause.last and is_auxiliary(scene, verb) and not cues.match(lows, verb, clause.last):
        verb += 1
    if verb >= clause.last:
        return None
    words = frozenset(lows[at:verb])
    found = cues.match(lows, verb, clause.last)
    bare = not words & (AUXILIARIES | NEGATIONS)
    if lows[at] in _INFINITE or (bare and not _is_finite(found)):
        return None
    return _judge(words, found), (found.end if found else verb + 1)


def _is_finite(found: Match | None) -> bool:
    """Whether a form without auxiliary is no participle: "ended", but not "planned"."""
    if found is None or found.form in ("fixed", "ing"):
        return False
    if found.form == "base":
        return found.sense == "begun"  # "talks open in May"
    return found.form == "s" or found.sense not in _PARTICIPLES


_INFINITE = ("to", "be", "been", "being", "having")
_PARTICIPLES = ("planned", "unclear", "cancelled", "postponed")


def _judge(words: frozenset[str], found: Match | None) -> Status | None:
    """Status by auxiliaries and verb."""
    sense = found.sense if found else "occurred"
    negated = bool(words & NEGATIONS)
    if "neither" in words:
        return "unclear"
    if sense in ("cancelled", "postponed"):
        return None if negated or words & DOUBT else cast(Status, sense)
    if words & DOUBT and not ("could" in words and negated):
        return "unclear"
    if sense == "unclear":
        return "unclear"
    if sense == "planned":
        return ("unclear" if words & {"has", "have", "yet"} else "denied") if negated else "planned"
    if negated:
        return _judge_undone(words, sense) if found else None
    if words & (FUTURE | {"would", "to", "should"}):
        return "planned"
    return _judge_plain(words, found, sense)


def _judge_undone(words: frozenset[str], sense: str) -> Status | None:
    """ "did not take place" calls off; "did not produce a text" took place; "has not begun" is open."""
    if sense not in ("held", "begun"):
        return None if words & FUTURE else "occurred"
    return None if words & {"has", "have", "hasn't", "hasn’t", "yet"} else "cancelled"


def _judge_plain(words: frozenset[str], found: Match | None, sense: str) -> Status | None:
    form = found.form if found else None
    if sense == "ongoing" or ("being" in words and found) or (words & {"is", "are"} and form == "ing"):
        return "ongoing"
    if sense == "begun":
        return _judge_begun(words, form)
    if form in ("s", "base") and not words & {"did", "does", "do"}:
        return None if words else "planned"
    return None if words & {"is", "are"} and found is None else "occurred"


def _judge_begun(words: frozenset[str], form: str | None) -> Status:
    """ "began", "have begun": it goes on; "begins" alone tells of what is to come; "did begin" says no more than that it took place."""
    if words <= {"has", "have"} and form == "past":
        return "ongoing"
    return "planned" if form in ("s", "base") and not words else "occurred"


def _resolve(scene: Scene, clause: Clause, at: int, first: Status | None, weak: Status | None) -> Status | None:
    """The first verb with what is said further on: "was to have begun on Monday but never did", "could not be held and will be held in May"."""
    lows = scene.tokens.lows
    if (
        weak == "planned"
        and first == "occurred"
        and lows[at - 1] in ("collapsed", "foundered", "unravelled", "unraveled")
    ):
        return "cancelled"  # "a meeting planned for May collapsed": it never began
    for k in range(at, min(clause.last, at + 16)):
        if lows[k] not in ("and", "but"):
            continue
        second = _read_predicate(scene, clause, k + 1)
        if second is None or second[0] is None:
            continue
        if second[0] in ("cancelled", "postponed"):
            return second[0]
        if first in ("cancelled", "postponed") and second[0] == "planned":
            return "postponed"
    return first or weak
