"""Positions by cue: "has accused China of", "France's push for", "is concerned about", with actor, realis and addressee."""

import re
from dataclasses import dataclass

from summariser.reading.tables import list_words
from summariser.record import DraftPosition
from summariser.rules.clauses import find_subject
from summariser.rules.phrases import Match
from summariser.rules.scene import Clause, Scene
from summariser.rules.subjects import Referent, Subjects
from summariser.rules.wording import find_addressee, find_clause_end, find_realis, load_cues

SENTENCE_LIMIT = 12
"""Positions of one sentence; more are a list that repeats one verb."""


@dataclass(frozen=True, slots=True)
class Found:
    """A position and where its evidence stands."""

    start: int
    end: int
    position: DraftPosition


_BE = list_words(
    "is are was were be been being remains remain remained became become becomes feel feels felt grown grew"
)


_NOUN_BEFORE = list_words(
    "a an the this that these those its his her their our my your no any some of for with from in on at by "
    "under about over against into more further full strong military financial economic political diplomatic "
    "international public domestic popular new each every unanimous continued"
)


_ADJECTIVE_BEFORE = list_words("the a an this these those its their his her any no some most other more")


_NO_POSITION = list_words("comment say name be answer elaborate confirm go travel attend speak reporters journalists")


_BEFORE_BASE = list_words(
    "to will would shall can could may might must should not and also they we i you jointly both who"
)


def find_positions(scene: Scene, subjects: Subjects) -> list[Found]:
    """Every position in the reporter's words, in order."""
    found: list[Found] = []
    for clause in scene.clauses:
        if clause.kind in ("body", "standfirst", "label"):
            found += _read_clause(scene, subjects, clause)[:SENTENCE_LIMIT]
    return found


def _read_clause(scene: Scene, subjects: Subjects, clause: Clause) -> list[Found]:
    verbs, nouns, states = load_cues()
    tokens = scene.tokens
    found: list[Found] = []
    busy = -1
    for i in scene.words_of(clause):
        low = tokens.lows[i]
        if i < busy or not (verbs.begins(low) or nouns.begins(low) or states.begins(low)):
            continue
        match = None
        actor: Referent | None = None
        if match := verbs.match(tokens.lows, i, clause.last):
            actor = _actor_of_verb(scene, subjects, clause, match)
        if actor is None and (match := nouns.match(tokens.lows, i, clause.last)):
            actor = _owner_of_noun(scene, subjects, clause, match)
        if actor is None and (match := states.match(tokens.lows, i, clause.last)):
            actor = _bearer_of_state(scene, subjects, clause, match)
        if match is None or actor is None or not _may_hold(actor):
            continue
        if item := _make(scene, clause, match, actor, found):
            found.append(item)
            busy = match.end
    return found


def _actor_of_verb(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Referent | None:
    tokens, i = scene.tokens, match.start
    before = tokens.lows[i - 1] if i > clause.first else ""
    gap = tokens.gap(i)
    if gap == "-" or (match.end < clause.last and tokens.gap(i + 1) == "-"):
        return None
    if match.form in ("base", "fixed") and before in _NOUN_BEFORE:
        return None
    if match.form == "past" and before in _ADJECTIVE_BEFORE:
        return None
    if tokens.lows[match.end : match.end + 1] and tokens.lows[match.end] in _NO_POSITION:
        return None
    if tokens.lows[i] == "back" and before not in _BEFORE_BASE:
        return None
    if match.form == "past" and before in ("not", "never", "also", "again") and i - 2 >= clause.first:
        before = tokens.lows[i - 2]
    if match.form == "past" and (
        before in _BE or (tokens.lows[match.end : match.end + 1] == ["by"] and before not in ("has", "had", "have"))
    ):
        return None
    if match.form in ("base", "s", "fixed") and gap == "'s":
        return None
    if match.form == "ing" and before in _NOUN_BEFORE - {"by", "about", "with", "from"} | {"of"}:
        return None
    if tokens.capital(i) and i > clause.first:
        return None
    if (speaker := _speaker_by_cue(scene, tokens.starts[i])) is not None:
        return speaker
    subject = find_subject(scene, subjects, clause, i)
    if match.form == "base" and not _may_be_verb(before, subject):
        return None
    return subject


def _may_be_verb(before: str, subject: Referent | None) -> bool:
    """A base form is a verb behind "to", a modal, "and", or a plural subject; else it is a noun ("the Japanese request")."""
    if before in _BEFORE_BASE:
        return True
    return subject is not None and (
        subject.several
        or subject.pronoun
        or (subject.entity is not None and subject.entity.kind in ("group", "country"))
    )


def _speaker_by_cue(scene: Scene, offset: int) -> Referent | None:
    """The speaker of the reported words whose cue this verb is, as the reading of speech has found it."""
    speaker = scene.speaker_of_cue(offset)
    if speaker is None:
        return None
    entity, span = speaker
    return Referent(*span, entity, entity.name)


_NOBODY = frozenset({"the two", "the three", "the four", "both", "all", "the men", "the women", "both sides"})


def _may_hold(actor: Referent) -> bool:
    """Whether the actor is somebody: a name, or a group that is at least called by its office."""
    if actor.entity is not None:
        return True
    return (
        actor.several
        and actor.words.lower() not in _NOBODY
        and not actor.words.lower().startswith(("two ", "three ", "these ", "those ", "a "))
    )


def _owner_of_noun(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Referent | None:
    """ "France's push for", "her call for": the possessor right before, with at most two words between."""
    tokens, i = scene.tokens, match.start
    low = max(clause.first, i - 3)
    for referent in reversed(subjects.within(tokens.starts[low], tokens.starts[i])):
        behind = scene.text[referent.end : referent.end + 2]
        if behind in ("'s", "’s", "' ", "’ ") or scene.text[referent.start : referent.start + 4] in (
            "her ",
            "his ",
            "its ",
        ):
            return referent
    return None


def _bearer_of_state(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Referent | None:
    tokens, i = scene.tokens, match.start
    k = i - 1
    while k > clause.first and (
        tokens.lows[k].endswith("ly") or tokens.lows[k] in ("not", "very", "also", "still", "more", "fully")
    ):
        k -= 1
    if k < clause.first or tokens.lows[k] not in _BE:
        return None
    return find_subject(scene, subjects, clause, k)


_EMPTY_ISSUE = re.compile(r"^(?:on|to|for|that|of|in|with|against|about|over|at|the)?\W*$")


def _make(scene: Scene, clause: Clause, match: Match, actor: Referent, before: list[Found]) -> Found | None:
    tokens, text = scene.tokens, scene.text
    start, end = tokens.starts[match.start], find_clause_end(scene, clause, match)
    issue = " ".join(text[tokens.ends[match.end - 1] : end].split()).strip(" ,.;:")
    if len(issue) < 4 or _EMPTY_ISSUE.match(issue):
        return None
    who = _name_actor(scene, clause, actor)
    if _MEETS.match(issue):
        return None
    cue = tokens.lows[match.start : match.end]
    if cue[-1] in ("on", "upon") and cue[0].startswith("call") and not _ASKED.search(issue):
        return None  # a courtesy call
    if actor.entity is not None and actor.entity.kind == "country" and actor.start == start:
        return None
    if before and before[-1].end > start:
        return None
    evidence = scene.cut(start, end)
    if match.sense == "reported":
        return None
    position = DraftPosition(
        actor=who,
        stance=match.sense,
        issue=_shorten(issue),
        statement=f"{who} {' '.join(evidence.split())}.",
        realis=find_realis(scene, clause, match),
        addressee=find_addressee(scene, match),
        evidence=(_with_subject(scene, actor, clause, start, end),),
    )
    return Found(start, end, position)


_ASKED = re.compile(r"\b(?:to|for|not|that)\b")
_MEETS = re.compile(
    r"^(?:to )?(?:meet|hold (?:a|their|another|further) (?:\w+ )?(?:meeting|talks|round)|return\b|see each other|reconvene|sit down|convene|talk\b|attend|continue (?:the|their) (?:conversation|talks|discussions|dialogue)|comment|say\b|be named|his \w+ counterpart|her \w+ counterpart|reporters)"
)


def _name_actor(scene: Scene, clause: Clause, actor: Referent) -> str:
    """The actor's full name; two states or bodies that act together are one actor, of two people the first is named."""
    if actor.entity is None:
        return re.sub(r"^(?:The|the) (?:two |three |four |five )?", "", actor.words)
    before = [
        name for name in scene.names_in(max(clause.start, actor.start - 60), actor.start) if name.end <= actor.start
    ]
    if not before or actor.pronoun or not re.fullmatch(r",? and (?:the )?", scene.text[before[-1].end : actor.start]):
        return actor.entity.name
    partner = scene.entity_of(before[-1])
    if actor.entity.kind == "person":
        return partner.name if partner.kind == "person" else actor.entity.name
    if partner.kind == actor.entity.kind:
        return f"{before[-1].text} and {scene.text[actor.start : actor.end]}"
    return actor.entity.name


def _with_subject(scene: Scene, actor: Referent, clause: Clause, start: int, end: int) -> str:
    """Evidence that names the actor where that costs few words, so that it stands by itself."""
    if clause.start <= actor.start < start and start - actor.start < 90:
        return scene.cut(actor.start, end)
    return scene.cut(start, end)


def _shorten(issue: str, words: int = 14) -> str:
    parts = issue.split()
    return " ".join(parts[:words])
