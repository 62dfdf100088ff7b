"""Every place where the article speaks of a meeting: who with whom, where, when, and whether it has happened."""

import re
from dataclasses import dataclass, field
from functools import cache

from summariser.reading.names import Entity
from summariser.reading.tables import list_words, read_rows_of
from summariser.record import Capacity, Status
from summariser.rules.descriptions import find_description
from summariser.rules.parties import expand_left, find_objects, find_owners
from summariser.rules.phrases import Match, Phrases
from summariser.rules.scene import Clause, Scene
from summariser.rules.status import find_decided, find_status_of_noun, find_status_of_verb
from summariser.rules.subjects import Subjects, find_subject
from summariser.rules.whenwhere import Place, find_date, find_object_place, find_places


@dataclass
class Sighting:
    """One mention of a meeting."""

    clause: Clause
    start: int
    end: int
    sense: str
    """verb, host, travel, attend or noun, as in the table of meetings; decided: a sentence that only denies or calls off."""

    status: Status | None
    parties: list[tuple[Entity, Capacity]] = field(default_factory=list)
    place: Place | None = None
    date: str | None = None
    call: bool = False
    summit: bool = False
    visit: bool = False
    trilateral: bool = False
    definite: bool = False
    weak: bool = False
    """Somebody does not go somewhere; that a visit is off has to be said elsewhere."""

    same_people: bool = False
    """The subject is "the two ministers" or "they": the parties of the meeting told before."""

    again: bool = False
    word: str = "meeting"


@cache
def load_cues() -> dict[str, Phrases]:
    """Cue phrases of the table of meetings, by class."""
    rows = [
        (kind, cue)
        for kind, cues in read_rows_of("summariser.rules.tables", "meetings.tsv", 2)
        for cue in cues.split(";")
    ]
    verbs = [(kind, cue, True) for kind, cue in rows if kind in ("verb", "host", "travel", "attend")]
    return {"verb": Phrases(verbs), "noun": Phrases([(kind, cue, False) for kind, cue in rows if kind == "noun"])}


_NOUNS = list_words(
    "talks meeting meetings summit discussions negotiations consultations conference session visit trip call "
    "dialogue dinner lunch breakfast conversation round forum retreat videoconference"
)
_CALL = re.compile(
    r"\b(?:phone|telephone|telephoned|phoned|video ?(?:call|conference|link)|videoconference|virtual(?:ly)?|by video|conference call)\b",
    re.I,
)
_TRILATERAL = re.compile(r"\b(?:trilateral|three-way|tripartite)\b", re.I)
_AGAIN = re.compile(
    r"\b(?:again|next (?:meeting|round|session|summit)|follow-up|another|second round|reconvene|resume|separate(?:ly)?|last met|each other again|in turn|return visit|earlier (?:meeting|talks)|last year)\b",
    re.I,
)
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


def find_sightings(scene: Scene, subjects: Subjects) -> list[Sighting]:
    """All of them, in order; what stands between quotation marks is somebody's words and no report."""
    found: list[Sighting] = []
    for clause in scene.clauses:
        if clause.kind not in ("body", "standfirst"):
            continue
        here = _read_clause(scene, subjects, clause)
        if (
            not here
            and found
            and clause.number <= found[-1].clause.number + 3
            and (decided := _only_decides(scene, clause))
        ):
            here = [Sighting(clause, clause.start, clause.end, "decided", decided, definite=True)]
        found += here
    return found


def _only_decides(scene: Scene, clause: Clause) -> Status | None:
    """A sentence such as "No such meeting took place", also between marks."""
    status = find_decided(scene.text, (clause.start, clause.end))
    if status is None or re.search(r"\bden(?:y|ied|ies|ying)\b", scene.text[clause.start : clause.end]):
        return status if status == "denied" else None
    return status if status == "denied" or _names_event(scene, clause) else None


def _names_event(scene: Scene, clause: Clause) -> bool:
    return any(low in _NOUNS for low in scene.tokens.lows[clause.first : clause.last])


def _read_clause(scene: Scene, subjects: Subjects, clause: Clause) -> list[Sighting]:
    cues, tokens = load_cues(), scene.tokens
    found: list[Sighting] = []
    busy = -1
    for i in scene.words_of(clause):
        if i < busy:
            continue
        sighting = None
        if match := cues["verb"].match(tokens.lows, i, clause.last):
            sighting = _from_verb(scene, subjects, clause, match)
        if sighting is None and (match := cues["noun"].match(tokens.lows, i, clause.last)):
            sighting = _from_noun(scene, subjects, clause, match)
        if sighting and match:
            _furnish(scene, sighting, match)
            if not (found and _same_event(found[-1], sighting)):
                found.append(sighting)
            busy = match.end
    return found


def _same_event(one: Sighting, other: Sighting) -> bool:
    """Two cues of one sentence for one event: "arrived in Paris for meetings with", "hosted him for talks"."""
    if other.again and not one.again and other.status != one.status:
        return False
    if (
        other.status
        and one.status
        and other.status != one.status
        and (other.parties or other.place)
        and one.sense != "travel"
    ):
        return False
    mine, theirs = {e.index for e, _ in one.parties}, {e.index for e, _ in other.parties}
    if theirs and mine and not (theirs & mine) and other.sense in ("verb", "host", "travel"):
        return False
    if one.place and other.place and one.place.city and other.place.city and one.place.city != other.place.city:
        return False
    _absorb(one, other)
    return True


def _absorb(one: Sighting, other: Sighting) -> None:
    known = {entity.index for entity, _ in one.parties}
    one.parties += [(entity, capacity) for entity, capacity in other.parties if entity.index not in known]
    one.end = max(one.end, other.end)
    one.place = one.place or other.place
    one.status = one.status or other.status
    one.weak = one.weak and other.weak
    one.same_people = one.same_people or other.same_people
    one.summit, one.trilateral, one.call = (
        one.summit or other.summit,
        one.trilateral or other.trilateral,
        one.call or other.call,
    )
    if one.sense == "travel" and other.sense in ("verb", "noun") and len(one.parties) > 1:
        one.visit, one.sense, one.word = False, other.sense, other.word


# Verbs


def _from_verb(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
    tokens, i = scene.tokens, match.start
    before = tokens.lows[i - 1] if i > clause.first else ""
    if tokens.gap(i) == "-" or (tokens.capital(i) and i > clause.first) or before in _NEVER_VERB.get(match.form, ()):
        return None
    if match.form == "ing" and tokens.lows[i] == "meeting" and before not in _BEFORE_MEETING:
        return None
    passive = match.form == "past" and before in _PASSIVE
    if match.sense == "attend" and not (
        tokens.lows[i].startswith("join") and _joins_people(scene, subjects, clause, match)
    ):
        return _from_attend(scene, subjects, clause, match, passive)
    if passive and match.sense != "host":
        return None
    subject = find_subject(scene, subjects, clause, i)
    if subject is None or (subject.entity is None and not subject.several):
        return None
    behind = tokens.ends[match.end - 1]
    others = find_objects(scene, subjects, clause, behind)
    if match.sense in ("host", "travel"):
        others = [entity for entity in others if entity.kind in ("person", "group", "delegation")]
    mine = expand_left(scene, subjects, clause, subject)
    if not _is_meeting(scene, clause, match, [*mine, *others], len(mine), several=subject.several):
        return None
    capacity: Capacity = "host" if match.sense == "host" and not passive else "attending"
    parties: list[tuple[Entity, Capacity]] = [(entity, capacity) for entity in mine]
    parties += [(entity, "attending") for entity in others if entity not in mine]
    status = find_status_of_verb(scene, clause, match)
    sighting = Sighting(
        clause,
        min(subject.start, tokens.starts[i]),
        _evidence_end(scene, clause, match.end),
        match.sense,
        status,
        parties,
    )
    sighting.visit = match.sense == "travel"
    sighting.weak = match.sense == "travel" and status == "cancelled"
    sighting.same_people = subject.several and not mine
    words_of_cue = tokens.lows[match.start : match.end + 3]
    sighting.word = next((w for w in words_of_cue if w in _NOUNS), "visit" if sighting.visit else "meeting")
    return sighting


def _joins_people(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> bool:
    """ "will join EU leaders for a session": those joined are the other party."""
    objects = find_objects(scene, subjects, clause, scene.tokens.ends[match.end - 1])
    return any(entity.kind in ("person", "group") for entity in objects) and _has_noun(scene, clause, match.end)


def _is_meeting(
    scene: Scene, clause: Clause, match: Match, parties: list[Entity], subjects: int, *, several: bool
) -> bool:
    """Whether a verb that has other uses tells of a meeting here."""
    people = [entity for entity in parties if entity.kind in ("person", "group", "delegation")]
    named = _has_noun(scene, clause, match.start)
    if match.sense == "host":
        return len(people) > subjects or (
            named and match.end < clause.last and scene.tokens.lows[match.start][:4] == "host"
        )
    if match.sense == "travel":
        return bool(people or several) and _goes_somewhere(scene, clause, match)
    if scene.tokens.lows[match.start] in (
        "see",
        "saw",
        "sees",
        "seen",
        "seeing",
        "tell",
        "argue",
        "argued",
        "spoke",
        "speak",
        "speaking",
        "talk",
        "talked",
    ):
        return len(people) > 1 or (several and match.end - match.start > 1)
    return len(parties) > 1 or several or named or any(entity.kind == "group" for entity in people)


def _receives_national(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "is to receive the American": somebody told of by his country."""
    described = find_description(scene.tokens, match.end, clause.last) if match.end < clause.last else None
    return described is not None and described.head == "national"


_BEFORE_MEETING = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "been",
        "be",
        "after",
        "before",
        "on",
        "by",
        "when",
        "while",
        "not",
        "now",
        "currently",
        "also",
        "since",
        "and",
        "despite",
        "without",
    }
)


def _goes_somewhere(scene: Scene, clause: Clause, match: Match) -> bool:
    tokens = scene.tokens
    start, end = tokens.starts[match.start], min(clause.end, tokens.ends[match.end - 1] + 60)
    return (
        bool(find_places(scene, start, end))
        or find_object_place(scene, match.end if match.end < clause.last else len(tokens)) is not None
    )


def _has_noun(scene: Scene, clause: Clause, i: int) -> bool:
    return any(low in _NOUNS for low in scene.tokens.lows[i : min(i + 12, clause.last)])


_ATTEND_ALONE = list_words(
    "attend attends attended attending present accompanied represented led headed part sat sit participated participate"
)


def _from_attend(scene: Scene, subjects: Subjects, clause: Clause, match: Match, passive: bool) -> Sighting | None:
    """ "X joined the second part of the meeting", "the talks were attended by X": parties of a meeting told before."""
    tokens = scene.tokens
    window = tokens.lows[max(clause.first, match.start - 12) : min(match.end + 12, clause.last)]
    cue = set(tokens.lows[match.start : match.end])
    if not (
        cue & _ATTEND_ALONE
        or any(low in _NOUNS for low in window)
        or tokens.lows[match.end : match.end + 1] == ["them"]
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
    if cue & {"led", "headed", "accompanied", "represented"} and not by:
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
    return Sighting(
        clause, clause.start, clause.end, "attend", status, [(e, "attending") for e in parties], definite=True
    )


# Nouns

_DEFINITE = frozenset({"the", "this", "these", "those", "their", "its", "his", "her", "such"})
_INDEFINITE = frozenset({"a", "an", "another", "that"})
_WITH = re.compile(r"\s+(?:(?:in|at|on) [^,.;]{2,40}?\s)?(?:with|between|of|among|by|involving|bringing together)\s")
_TOGETHER = re.compile(r"\s+(?:will |would |is to |are to )?(?:bring(?:s|ing)?|brought|gather(?:s|ed)?) (?:together )?")
_DECIDED = ("cancelled", "postponed", "denied")


def _from_noun(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
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
        and not _CALL.search(scene.text, clause.start, clause.end)
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
        _evidence_end(scene, clause, match.end),
        "noun",
        status,
        [(e, "attending") for e in parties],
        definite=definite,
    )
    sighting.word = word
    sighting.visit = word in ("visit", "trip")
    return sighting


# What stands beside


def _furnish(scene: Scene, sighting: Sighting, match: Match) -> None:
    clause, text = sighting.clause, scene.text
    cue = scene.tokens.starts[match.start]
    direct = find_object_place(scene, match.end) if sighting.sense == "travel" and match.end < clause.last else None
    near = _SUBCLAUSE.search(text, cue, clause.end)
    reaches = ((cue, near.start() if near else clause.end), (clause.start, cue), (cue, clause.end))
    places = (
        [direct]
        if direct
        else next(
            (p if n != 1 else p[::-1] for n, reach in enumerate(reaches) if (p := find_places(scene, *reach))), []
        )
    )
    sighting.place = places[0] if places else None
    sighting.date = find_date(scene, clause, cue, sighting.end)
    around = (max(clause.start, cue - 60), min(clause.end, scene.tokens.ends[match.end - 1] + 40))
    sighting.call = _CALL.search(text, *around) is not None
    sighting.trilateral = _TRILATERAL.search(text, *around) is not None
    sighting.summit = sighting.word == "summit"
    sighting.again = _AGAIN.search(text, max(clause.start, cue - 40), min(clause.end, cue + 60)) is not None
    if clause.kind == "standfirst":
        sighting.status = None


_SUBCLAUSE = re.compile(r"[;—–]|, (?:\w+ )?(?:after|before|when|as|while|which|who|hours|days|but|though|although)\b")
_BREAK = re.compile(r"[;:]|, (?:focus|which|who|where|while|as |but|saying|according|he said|she said)")


def _evidence_end(scene: Scene, clause: Clause, word: int) -> int:
    """Up to the next break of the sentence behind the cue."""
    at = scene.tokens.ends[min(word, clause.last) - 1]
    cut = _BREAK.search(scene.text, at, clause.end)
    end = cut.start() if cut else clause.end
    while end > at and scene.text[end - 1] in " .,\n":
        end -= 1
    return end
