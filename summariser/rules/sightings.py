"""Every place where the article speaks of a meeting: who with whom, where, when, and whether it has happened."""

import re
from dataclasses import dataclass, field
from functools import cache

from summariser.reading.names import Entity
from summariser.reading.tables import read_rows_of
from summariser.record import Capacity, Status
from summariser.rules.phrases import Match, Phrases
from summariser.rules.scene import Clause, Scene
from summariser.rules.subjects import Referent, Subjects, find_subject
from summariser.rules.whenwhere import Place, find_date, find_places

OBJECTS_REACH = 400
"""Characters looked at for the other party of a meeting."""


@dataclass
class Sighting:
    """One mention of a meeting."""

    clause: Clause
    start: int
    end: int
    sense: str
    status: Status | None
    parties: list[tuple[Entity, Capacity]] = field(default_factory=list)
    place: Place | None = None
    date: str | None = None
    call: bool = False
    summit: bool = False
    visit: bool = False
    trilateral: bool = False
    definite: bool = False
    again: bool = False
    word: str = "meeting"


@cache
def load_cues() -> dict[str, Phrases]:
    """Cue phrases of the table of meetings, by class."""
    rows = read_rows_of("summariser.rules.tables", "meetings.tsv", 2)
    verbs = [
        (kind, cue, True)
        for kind, cues in rows
        if kind in ("verb", "host", "travel", "attend")
        for cue in cues.split(";")
    ]
    nouns = [(kind, cue, False) for kind, cues in rows if kind == "noun" for cue in cues.split(";")]
    return {"verb": Phrases(verbs), "noun": Phrases(nouns)}


_NOUNS = frozenset(
    [
        "talks",
        "meeting",
        "meetings",
        "summit",
        "discussions",
        "negotiations",
        "consultations",
        "conference",
        "session",
        "visit",
        "trip",
        "call",
        "dialogue",
        "dinner",
        "lunch",
        "breakfast",
        "conversation",
        "round",
        "forum",
        "retreat",
    ]
)
_CALL = re.compile(
    r"\b(?:phone|telephone|telephoned|phoned|video ?(?:call|conference|link)|videoconference|virtual(?:ly)?|by video|conference call)\b",
    re.I,
)
_TRILATERAL = re.compile(r"\b(?:trilateral|three-way|tripartite)\b", re.I)
_AGAIN = re.compile(
    r"\b(?:again|next (?:meeting|round|session|summit)|follow-up|another|second round|reconvene|resume|separate(?:ly)?|later meet|last met|previous(?:ly)?|earlier (?:meeting|talks)|last year|last month)\b",
    re.I,
)


def find_sightings(scene: Scene, subjects: Subjects) -> list[Sighting]:
    """All of them, in order; what stands between quotation marks is somebody's words and no report."""
    found: list[Sighting] = []
    for clause in scene.clauses:
        if clause.kind in ("body", "standfirst"):
            found += _read_clause(scene, subjects, clause)
    return found


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
            _furnish(scene, sighting)
            if not (found and _same_event(found[-1], sighting)):
                found.append(sighting)
            busy = match.end
    return found


def _same_event(one: Sighting, other: Sighting) -> bool:
    """Two cues of one sentence that add nothing new: "arrived in Paris for meetings with", "hosted him for talks"."""
    if other.again or (other.status and one.status and other.status != one.status and other.parties):
        return False
    mine, theirs = {e.index for e, _ in one.parties}, {e.index for e, _ in other.parties}
    if theirs and mine and not (theirs & mine) and other.sense in ("verb", "host"):
        return False
    for entity, capacity in other.parties:
        if entity.index not in mine:
            one.parties.append((entity, capacity))
    one.end = max(one.end, other.end)
    one.place = one.place or other.place
    one.summit, one.trilateral, one.call = (
        one.summit or other.summit,
        one.trilateral or other.trilateral,
        one.call or other.call,
    )
    if one.sense == "travel" and other.sense in ("verb", "noun") and theirs:
        one.visit, one.sense, one.word = one.visit and not theirs, other.sense, other.word
    return True


# Verbs

_MODALS = re.compile(
    r"\b(?:will|shall|would|to|may|might|could|can|should|is|are|was|were|has|have|had|been|be|being|not|never|no|longer|n't|n’t|didn't|didn’t|"
    r"due|set|expected|scheduled|plan|plans|planned|planning|agreed|likely|hopes?|hoping|intends?|ready|poised|slated|supposed|invited|refused|still|also|then|later|again)\b",
    re.I,
)


def _from_verb(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
    tokens, i = scene.tokens, match.start
    before = tokens.lows[i - 1] if i > clause.first else ""
    if tokens.gap(i) == "-" or (tokens.capital(i) and i > clause.first):
        return None
    if match.form == "base" and before in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "this",
        "of",
        "on",
        "for",
        "state",
        "official",
        "working",
        "private",
        "courtesy",
    ):
        return None
    if match.form == "ing" and before in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "this",
        "next",
        "last",
        "first",
        "of",
        "each",
        "every",
        "bilateral",
        "trilateral",
        "ministerial",
    ):
        return None
    passive = match.form == "past" and before in ("was", "were", "been", "be", "being", "is", "are")
    if match.sense == "attend":
        return _from_attend(scene, subjects, clause, match, passive)
    subject = find_subject(scene, subjects, clause, i)
    if subject is None or (subject.entity is None and not subject.several):
        return None
    if subject.entity and subject.entity.kind in ("country", "organisation") and match.sense == "travel":
        return None
    others = _objects(scene, subjects, clause, tokens.ends[match.end - 1], loose=match.sense == "verb")
    if passive:
        if match.sense != "host":
            return None
        match = Match(match.start, match.end, "verb", match.form)
    mine = _expand_left(scene, subjects, clause, subject)
    capacity: Capacity = "host" if match.sense == "host" and not passive else "attending"
    parties = [(entity, capacity) for entity in mine]
    if match.sense == "travel":
        others = [entity for entity in others if entity.kind != "person" or True]
    parties += [(entity, "attending") for entity in others if entity not in mine]
    sighting = Sighting(
        clause,
        subject.start,
        _evidence_end(scene, clause, match.end),
        match.sense,
        _status_of_verb(scene, clause, match),
        parties,
    )  # type: ignore[arg-type]
    if (
        match.sense == "host"
        and not [e for e in others if e.kind in ("person", "group", "delegation")]
        and not _has_noun(scene, clause, match.end)
    ):
        return None
    if match.sense == "travel":
        sighting.visit = True
        if not find_places(
            scene, tokens.starts[match.start], min(clause.end, tokens.ends[match.end - 1] + 60)
        ) and not _visits_known(scene, clause, match):
            return None
    if (
        match.sense == "verb"
        and not others
        and not subject.several
        and len(mine) < 2
        and not _has_noun(scene, clause, match.start)
        and not (subject.entity and subject.entity.kind == "group")
    ):
        return None
    sighting.word = next(
        (w for w in tokens.lows[match.start : match.end + 3] if w in _NOUNS), "visit" if sighting.visit else "meeting"
    )
    return sighting


def _visits_known(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "visit Gdynia": the place is the object itself."""
    tokens = scene.tokens
    return (
        match.end < clause.last and tokens.capital(match.end) and tokens.lows[match.start].startswith(("visit", "tour"))
    )


def _has_noun(scene: Scene, clause: Clause, i: int) -> bool:
    return any(low in _NOUNS for low in scene.tokens.lows[i : min(i + 9, clause.last)])


def _from_attend(scene: Scene, subjects: Subjects, clause: Clause, match: Match, passive: bool) -> Sighting | None:
    """ "X joined the second part of the meeting", "the talks were attended by X": parties of a meeting told before."""
    tokens = scene.tokens
    window = tokens.lows[max(clause.first, match.start - 10) : min(match.end + 10, clause.last)]
    if not any(low in _NOUNS for low in window):
        return None
    if passive or tokens.lows[match.end : match.end + 1] == ["by"]:
        parties = _objects(scene, subjects, clause, tokens.ends[match.end - 1], loose=True)
    else:
        subject = find_subject(scene, subjects, clause, match.start)
        if subject is None or subject.entity is None or subject.entity.kind in ("country", "organisation"):
            return None
        parties = _expand_left(scene, subjects, clause, subject)
    if not parties:
        return None
    status = _status_of_verb(scene, clause, match)
    return Sighting(
        clause, clause.start, clause.end, "attend", status, [(e, "attending") for e in parties], definite=True
    )


# Nouns

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "its", "his", "her", "such"})
_WITH = re.compile(r"\s+(?:(?:in|at|on) [^,.;]{2,40}?\s)?(?:with|between|of|among|involving|bringing together)\s")


def _from_noun(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
    tokens, i = scene.tokens, match.start
    end = tokens.ends[match.end - 1]
    low = max(clause.first, i - 6)
    window = tokens.lows[low:i]
    if tokens.gap(match.end) == "-" or (
        window and window[-1] in ("to", "will", "would", "not", "they", "we", "could", "must")
    ):
        return None
    word = tokens.lows[match.end - 1]
    if (
        word
        in (
            "call",
            "round",
            "session",
            "assembly",
            "forum",
            "trip",
            "visit",
            "conversation",
            "lunch",
            "dinner",
            "dialogue",
        )
        and tokens.lows[match.end : match.end + 1] in (["for"], ["on"], ["to"])
        and word == "call"
    ):
        return None
    joined = _WITH.match(scene.text, end, clause.end)
    parties = _objects(scene, subjects, clause, joined.end(), loose=True) if joined else []
    owners = _owners(scene, subjects, clause, i)
    parties = [*owners, *(entity for entity in parties if entity not in owners)]
    definite = any(w in _DEFINITE for w in window[-4:])
    status = _status_of_noun(scene, clause, match)
    if word == "call" and not parties and not _CALL.search(scene.text, clause.start, clause.end):
        return None
    decided = status in ("cancelled", "postponed", "denied")
    placed = bool(find_places(scene, end, min(clause.end, end + 50)))
    if (
        not parties
        and not decided
        and not (placed and not definite)
        and not (definite and _told_together(scene, clause, end))
    ):
        return None
    if definite and _told_together(scene, clause, end) and not parties:
        parties = _objects(scene, subjects, clause, end, loose=True, together=True)
    sighting = Sighting(
        clause,
        _noun_start(scene, clause, i, owners),
        _evidence_end(scene, clause, match.end),
        "noun",
        status,
        [(e, "attending") for e in parties],
        definite=definite,
    )
    sighting.word = word
    sighting.visit = word in ("visit", "trip")
    return sighting


_TOGETHER = re.compile(r"\s+(?:will |would |is to |are to )?(?:bring(?:s|ing)?|brought|gather(?:s|ed)?) (?:together )?")


def _told_together(scene: Scene, clause: Clause, end: int) -> bool:
    return _TOGETHER.match(scene.text, end, clause.end) is not None


def _noun_start(scene: Scene, clause: Clause, i: int, owners: list[Entity]) -> int:
    """The evidence begins with the sentence unless that is long."""
    start = scene.tokens.starts[i]
    return clause.start if start - clause.start < 160 else start


def _owners(scene: Scene, subjects: Subjects, clause: Clause, i: int) -> list[Entity]:
    """ "Blinken's three-way meeting", "EU leaders' summit": the possessor within four words before the noun."""
    tokens = scene.tokens
    low = max(clause.first, i - 5)
    found: list[Entity] = []
    for referent in subjects.within(tokens.starts[low], tokens.starts[i]):
        behind = scene.text[referent.end : referent.end + 2]
        if referent.entity and referent.entity.kind in ("person", "group") and behind in ("'s", "’s", "' ", "’ "):
            found = [*_expand_left(scene, subjects, clause, referent)]
    return found


# Parties

_BETWEEN = re.compile(
    r"^(?:,|\s+and|,\s+and|\s+as well as|,\s+as well as|\s+with|\s+along with|\s+alongside|,\s+accompanied by|,\s+[^,.;]{3,70},\s+and)?\s*(?:the\s+|a\s+|his\s+|her\s+|their\s+|both\s+|\w+ )?$"
)
_STOP = re.compile(
    r"\b(?:to (?:discuss|talk|address|review|seek|negotiate|sign|press|push|explore|try|find|resolve|agree|coordinate|plan|prepare|mark|strengthen|deepen|end|hear|see)|about|on the|over|after|before|following|ahead|amid|as|while|"
    r"when|where|which|who|whose|that|focus(?:ing|ed)|aimed|because|since|during|despite|for|against|said|says|told|according|but)\b|[;:()\n]| [—–] "
)


def _objects(
    scene: Scene, subjects: Subjects, clause: Clause, start: int, *, loose: bool, together: bool = False
) -> list[Entity]:
    """The other party: names behind the cue up to where the sentence turns to topic, time or another clause."""
    limit = min(clause.end, start + OBJECTS_REACH)
    if cut := _STOP.search(scene.text, start, limit):
        limit = cut.start()
    found: list[Entity] = []
    last_end = start
    for referent in subjects.within(start, limit):
        if referent.entity is None or scene.is_quoted(referent.start):
            continue
        between = scene.text[last_end : referent.start]
        if _is_place_like(scene, referent, between):
            continue
        if scene.text[referent.end : referent.end + 2] in ("'s", "’s"):
            continue
        if referent.entity.kind in ("country", "organisation") and not (loose and _leads_to_body(between)):
            continue
        if len(between) > 120:
            break
        if referent.entity not in found:
            found.append(referent.entity)
        last_end = referent.end
    return found


def _is_place_like(scene: Scene, referent: Referent, between: str) -> bool:
    kind = referent.entity.kind if referent.entity else ""
    return (
        kind in ("country", "organisation")
        and re.search(r"\b(?:in|at|from|to|near|of|into|by|on|over|for)\s+(?:the\s+)?$", between) is not None
    )


def _leads_to_body(between: str) -> bool:
    return re.search(r"(?:^|\b(?:with|between|and|among|of)|,)\s*(?:the\s+)?$", between) is not None


def _expand_left(scene: Scene, subjects: Subjects, clause: Clause, referent: Referent) -> list[Entity]:
    """The subject and those joined to it before: "Witkoff, the White House envoy, and Rubio"."""
    if referent.entity is None:
        return []
    found = [referent.entity]
    at = referent.start
    for before in reversed(subjects.within(max(clause.start, at - 500), at)):
        if before.entity is None or before.pronoun or before.entity in found:
            continue
        if not _BETWEEN.match(scene.text[before.end : at]) or before.end > at:
            break
        found.insert(0, before.entity)
        at = before.start
    kinds = {entity.kind for entity in found}
    if "person" in kinds or "group" in kinds:
        found = [entity for entity in found if entity.kind not in ("country", "organisation")]
    return found


# Status

_CANCELLED = re.compile(
    r"\b(?:cancel(?:l?ed|s|ling)|call(?:ed|s|ing)? (?:\w+ )?(?:the |his |her |their )?(?:\w+ )?(?:visit |meeting |talks |summit |trip )?off|call(?:ed|s|ing)? off|scrap(?:ped|s)|abandoned|abort(?:ed|s)|axed|fell through|will not (?:now )?(?:go ahead|take place|go|travel|meet|be held|happen)|would no longer|no longer (?:meet|travel|fly|go|attend)|pulled out)\b",
    re.I,
)
_POSTPONED = re.compile(
    r"\b(?:postpon(?:ed|es|ing|ement)|put off|puts off|pushed back|delayed (?:until|to|by)|rescheduled|deferred|moved to (?:a later|next))\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:den(?:ied|ies|ying) (?:that |having |any |reports |it |holding |meeting )?|no (?:such )?(?:meeting|talks|visit|encounter|dinner)\b|never (?:met|took place|happened)|there (?:was|were|is|are|had been) no (?:such )?(?:meeting|talks|visit)|did not meet|dismissed (?:reports|rumours|rumors))\b",
    re.I,
)
_DENIED_MEETING = re.compile(
    r"\b(?:den(?:ied|ies|ying)\b[^.;]{0,70}\b(?:met|meet|meeting|talks|visit|held)\b|no such (?:meeting|talks|visit|dinner|encounter|call)|(?:there (?:was|were|is|are|had been)|took place,? |held )no (?:such )?(?:meeting|talks|visit|dinner)|never (?:met\b|took place|happened)|did not (?:meet|take place)|(?:reports?|rumou?rs|claims) (?:that|of)[^.;]{0,60}\b(?:met|meeting|talks|dinner|talked)\b[^.;]{0,80}\b(?:false|untrue|denied|rejected|dismissed|wrong))",
    re.I,
)
_UNCLEAR = re.compile(
    r"\b(?:may|might|could|whether|possible|unclear|unconfirmed|neither confirmed|has (?:not|yet to) confirmed?|rumou?red|reportedly|is considering)\b",
    re.I,
)
_PLANNED = re.compile(
    r"\b(?:will|shall|is to|are to|was to|were to|due|set to|is set|are set|scheduled|expected|plans? to|planned|planning|upcoming|forthcoming|next (?:week|month|year|round|meeting|summit|\w+day)|ahead of|agreed to (?:meet|hold|convene)|intends?|slated|looks? forward|invited|invitation|to be held|would (?:be held|meet|host|travel|visit|take place)|in preparation|on the eve|tomorrow|prepares? (?:to|for)|preparing)\b",
    re.I,
)
_ONGOING = re.compile(
    r"\b(?:is|are) (?:being held|under ?way|meeting|holding|hosting|visiting|gathering|gathered|attending|in session|continuing|now in|discussing|taking place|currently)\b|\bunder ?way\b|\bha(?:s|ve) (?:arrived|begun|started|gathered|landed|opened)\b|\bcontinue[sd]? (?:on|for a|into|today)\b|\bon a (?:\w+-day )?visit\b",
    re.I,
)
_OCCURRED = re.compile(
    r"\b(?:met|held|hosted|received|took place|ended|concluded|wrapped up|closed|visited|welcomed|after (?:\w+ ){0,3}(?:talks|meeting|a meeting|the meeting|the talks)|following (?:\w+ ){0,3}(?:talks|meeting)|discussed|agreed|spoke|left|emerged|completed|adjourned|gathered|were told|signed)\b",
    re.I,
)


def _decided(text: str, start: int, end: int) -> Status | None:
    if _DENIED_MEETING.search(text, start, end):
        return "denied"
    if _POSTPONED.search(text, start, end):
        return "postponed"
    if _CANCELLED.search(text, start, end):
        return "cancelled"
    return None


def _status_of_verb(scene: Scene, clause: Clause, match: Match) -> Status | None:
    tokens = scene.tokens
    if decided := _decided(scene.text, clause.start, clause.end):
        return decided
    window = tokens.lows[max(clause.first, match.start - 7) : match.start]
    near = " ".join(window)
    if match.form == "past":
        return (
            "occurred"
            if not re.search(r"\b(?:to have|would have)\b", near) or "was to have" not in near
            else "cancelled"
        )
    if match.form == "ing":
        if window[-1:] in (["is"], ["are"], ["currently"], ["now"]):
            return "ongoing"
        return "planned" if _PLANNED.search(near) else None
    if re.search(r"\b(?:may|might|could|whether)\b", near):
        return "unclear"
    if _PLANNED.search(near) or (window and window[-1] in ("to", "will", "would")):
        return "planned"
    return None if match.form == "s" else None


def _status_of_noun(scene: Scene, clause: Clause, match: Match) -> Status | None:
    text = scene.text
    if decided := _decided(text, clause.start, clause.end):
        return decided
    at = scene.tokens.starts[match.start]
    near_start, near_end = max(clause.start, at - 90), min(clause.end, scene.tokens.ends[match.end - 1] + 90)
    for status, cue in (("unclear", _UNCLEAR), ("ongoing", _ONGOING), ("planned", _PLANNED), ("occurred", _OCCURRED)):
        if cue.search(text, near_start, near_end):
            return status  # type: ignore[return-value]
    return None


# What stands beside


def _furnish(scene: Scene, sighting: Sighting) -> None:
    clause, text = sighting.clause, scene.text
    places = find_places(scene, sighting.start, clause.end) or find_places(scene, clause.start, sighting.start)
    sighting.place = places[0] if places else None
    sighting.date = find_date(scene, clause, sighting.start, sighting.end)
    around = (max(clause.start, sighting.start - 40), min(clause.end, sighting.end + 20))
    sighting.call = _CALL.search(text, *around) is not None
    sighting.trilateral = _TRILATERAL.search(text, *around) is not None
    sighting.summit = sighting.word in ("summit",)
    sighting.again = _AGAIN.search(text, max(clause.start, sighting.start - 30), sighting.end) is not None


def _evidence_end(scene: Scene, clause: Clause, word: int) -> int:
    """Up to the next break of the sentence, at least a dozen words behind the cue."""
    at = scene.tokens.ends[min(word, clause.last) - 1]
    cut = re.compile(r"[;:]|, (?:focus|which|who|where|while|as |but|saying|according|he said|she said)").search(
        scene.text, at, clause.end
    )
    end = cut.start() if cut else clause.end
    while end > at and scene.text[end - 1] in " .,\n":
        end -= 1
    return end
