"""What governs a meeting's noun or verb: "withdrew | its invitation to | visit Oslo" is cancelled over planned. Cues stand in tables/statuses.tsv."""

from typing import cast

from summariser.reading.names.tokens import COMMA, HYPHEN, POSSESSIVE, SPACE
from summariser.reading.tables import list_words
from summariser.record import Status
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.status.auxiliaries import (
    AUXILIARIES,
    DETERMINERS,
    DOUBT,
    FUTURE,
    STOPS,
    find_group,
    load_statuses,
)

_CLAUSE_HEADS = list_words("which who whom whose where when while because although but")
_BETWEEN = (STOPS | AUXILIARIES) - {"of"}
_FAR = 9
"""Words between what governs a meeting and its noun."""

_PLACING = ("after", "before", "during", "beside")


def compose(outer: Status | None, inner: Status | None) -> Status | None:
    """What is said of what is said: "cancelled plans for", "refused to rule out"."""
    if outer is None or inner is None:
        return outer or inner
    if inner == "denied":
        return "unclear" if outer in ("cancelled", "denied", "unclear") else inner
    if outer == "denied" and inner in ("cancelled", "postponed"):
        return "unclear"
    if outer == "occurred":
        return inner
    if outer == "planned":
        return inner if inner in ("cancelled", "postponed") else "planned"
    return outer


def find_governed(scene: Scene, clause: Clause, i: int) -> tuple[Status | None, str]:
    """What governs the noun phrase or verb that begins at word `i`: the status, and after, before or during where only a preposition does."""
    status: Status | None = None
    placed, reach = "", i
    for j in range(i - 1, max(clause.first, i - _FAR) - 1, -1):
        if _parts(scene, j, i):
            break
        found = load_statuses("governs").match(scene.tokens.lows, j, reach)
        if found is None or not _leads_to(scene, found.end, reach):
            continue
        if found.sense in _PLACING:
            wider = found.end > j + 1 and placed == "beside"  # "prior to" after its "to"
            placed = found.sense if wider else placed or (found.sense if reach == i else "")
            if placed == "after" and j > clause.first and scene.tokens.lows[j - 1] in ("until", "till"):
                placed = "before"
            if placed in ("after", "before"):
                break
            continue
        group = find_group(scene, clause, j)
        if scene.tokens.lows[j - 1] == "no" and j > clause.first and found.sense == "planned":
            return "denied", ""  # "has no plans to"
        told = _flip(found.sense) if group.negated else "unclear" if group.words & DOUBT else found.sense
        told = "planned" if told == "occurred" and group.words & FUTURE else told
        status, reach = compose(cast(Status, told), status), j
    return status, "" if status else placed


def _parts(scene: Scene, j: int, i: int) -> bool:
    """Whether another clause begins between word `j` and the phrase at word `i`."""
    head = scene.tokens.lows[j] in _CLAUSE_HEADS and scene.tokens.lows[j] != "that"
    return head or (j + 1 < i and scene.tokens.gap(j + 1) not in (SPACE, HYPHEN, POSSESSIVE))


def _leads_to(scene: Scene, start: int, end: int) -> bool:
    """Whether only the object's own words stand between: "its", "a planned", "the invitation of"; no verb of another clause."""
    plain = [scene.tokens.lows[k] for k in range(start, end) if not scene.tokens.capital(k)]
    return len(plain) <= 4 and not any(low in _BETWEEN for low in plain)


def _flip(status: str) -> str:
    return {"planned": "cancelled", "cancelled": "planned", "denied": "unclear"}.get(status, status)


_BOUND = list_words("agreed pledged vowed promised committed undertook decided resolved intention readiness commitment")
_PAST_VERBS = list_words(
    "said told had was were met took made gave came went saw spoke held left wrote agreed began flew spent used drew kept drove ran sat brought paid sent"
)


def find_main(scene: Scene, clause: Clause, i: int) -> Status | None:
    """Planned or occurred by the tense of the verb that the phrase at word `i` tells more of: "raised it | at the meeting", "At the talks in Oslo, A said"."""
    if told := find_leading(scene, clause, i):
        return told
    if not _CLAUSE_HEADS.isdisjoint(scene.tokens.lows[clause.first : i]):
        return None
    comma = next((k for k in range(i, min(clause.last, i + _FAR * 2)) if scene.tokens.gap(k) == COMMA), clause.last)
    return next(filter(None, (_read_tense(scene, clause, k) for k in range(comma, clause.last))), None)


def find_following(scene: Scene, clause: Clause, i: int) -> Status | None:
    """Planned or occurred by the verb behind a participle that ends before word `i`: "leaders meeting in Brussels | agreed"."""
    ahead = range(i, min(clause.last, i + _FAR * 2))
    heads = (k for k in ahead if scene.tokens.lows[k] in _CLAUSE_HEADS)
    stop = next(heads, ahead.stop)
    return next(filter(None, (_read_tense(scene, clause, k) for k in range(i, stop))), None)


def find_leading(scene: Scene, clause: Clause, i: int) -> Status | None:
    """Planned or occurred by the verb before a participle at word `i`: "will embark on a tour, | beginning with a stop in Hanoi"."""
    for k in range(i - 1, clause.first - 1, -1):
        if scene.tokens.lows[k] in _CLAUSE_HEADS:
            return None
        if scene.tokens.lows[k] == "to" and scene.tokens.lows[i] in ("a", "an") and scene.tokens.lows[k - 1] in _BOUND:
            continue  # "agreed to boost trade in a phone call": they have done so there
        if told := _read_tense(scene, clause, k):
            return told
    return None


def _read_tense(scene: Scene, clause: Clause, k: int) -> Status | None:
    """What the verb at word `k` says of the time, if there is one."""
    lows = scene.tokens.lows
    if lows[k] in FUTURE or (lows[k] == "to" and lows[k - 1] in ("is", "are", "was", "were")):
        return "planned"
    if lows[k] == "to":
        return find_governed(scene, clause, k + 1)[0]
    return "occurred" if lows[k] in _PAST_VERBS or _is_regular_past(scene, k) else None


def _is_regular_past(scene: Scene, k: int) -> bool:
    low = scene.tokens.lows[k]
    passive = k > 0 and scene.tokens.lows[k - 1] in ("is", "are", "be", "being", "been")
    return low.endswith("ed") and len(low) > 4 and not scene.tokens.capital(k) and not passive


def is_noun(scene: Scene, clause: Clause, match: Match) -> bool:
    """Whether a form in -ing is a noun there: "an informal gathering"."""
    start = find_phrase_start(scene, clause, match.start) if match.form == "ing" else match.start
    return start < match.start and scene.tokens.lows[start] in DETERMINERS


def find_attribute(scene: Scene, start: int, noun: int) -> Status | None:
    """What an adjective says: "the next round", "a proposed visit"."""
    cues = load_statuses("such")
    for k in range(noun - 1, start - 1, -1):
        if found := cues.match(scene.tokens.lows, k, noun):
            return cast(Status, found.sense)
    return None


def find_phrase_start(scene: Scene, clause: Clause, noun: int) -> int:
    """Where the noun's phrase begins: at its article, at its owner, or at its first adjective."""
    tokens, k = scene.tokens, noun
    while k > clause.first and noun - k < 6 and tokens.gap(k) in (SPACE, HYPHEN, POSSESSIVE):
        low = tokens.lows[k - 1]
        if low in DETERMINERS:
            return k - 1
        within = HYPHEN in (tokens.gap(k), tokens.gap(k - 1))  # "face-to-face talks"
        if within:
            k -= 1
            continue
        named = tokens.capital(k - 1) and k - 1 > clause.first  # "At Monday's meeting" begins with its preposition
        if not named and (low in AUXILIARIES or low in STOPS):
            return k
        owned = k - 2 >= clause.first and (tokens.lows[k - 2] in DETERMINERS or tokens.gap(k - 1) == POSSESSIVE)
        adjective = low.endswith("ed") and owned  # "a planned meeting", "Kenya's planned visit"
        governing = None if adjective or named else load_statuses("governs").match(tokens.lows, k - 1, noun)
        if governing:
            return governing.end
        k -= 1
    return k
