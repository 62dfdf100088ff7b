"""Positions by cue: "has accused China of", "France's push for", "is concerned about", with actor, realis and addressee."""

import re
from dataclasses import dataclass

from summariser.reading.tables import list_words
from summariser.record import DraftPosition
from summariser.rules.clauses import find_subject
from summariser.rules.holders import choose_holder, find_holder
from summariser.rules.issues import find_issue
from summariser.rules.phrases import Match
from summariser.rules.scene import Clause, Scene
from summariser.rules.subjects import Referent, Subjects
from summariser.rules.wording import find_addressee, find_clause_end, find_realis, load_cues

NEAR, BESIDE = 160, 60
"""Characters from the actor to the cue up to which the evidence begins with the actor; fewer where another verb stands between."""

_JOINED = re.compile(
    r"(?:[Tt]he |[Bb]oth )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,3} and (?:the )?\Z|\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) \Z"
)
"""What stands before the actor and acts with it, or belongs to it."""

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
        if (
            match is None
            or actor is None
            or not _may_hold(actor)
            or _ASKING.search(scene.text, clause.start, actor.start)
        ):
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
    subject = _subject_of(scene, subjects, clause, i)
    if match.form == "base" and not _may_be_verb(before, subject):
        return None
    if match.form in ("base", "s") and before not in _BEFORE_BASE and subject and not _is_beside(scene, subject, i):
        return None
    return subject


_NOUNS = list_words("request demand push call appeal offer support bid pledge promise protest threat praise question")


def _is_beside(scene: Scene, subject: Referent, verb: int) -> bool:
    """Whether only adverbs or an insertion part the subject from its verb: "two questions from the floor" has none."""
    tokens = scene.tokens
    if subject.end > tokens.starts[verb]:
        return True
    between = scene.text[subject.end : tokens.starts[verb]]
    low = tokens.lows[verb]
    if low in _NOUNS and not subject.pronoun and tokens.capital(verb - 1) and subject.entity is None:
        return tokens.lows[verb - 1].endswith("s")  # "the Japanese request"
    words = re.findall(r"[\w’'-]+", between)
    return "," in between or " and " in between or all(w.lower() in _GROUP or w.lower().endswith("ly") for w in words)


def _subject_of(scene: Scene, subjects: Subjects, clause: Clause, verb: int) -> Referent | None:
    return choose_holder(scene, find_holder(scene, clause, verb), find_subject(scene, subjects, clause, verb))


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


_ASKING = re.compile(r"\b(?:how (?:much|many|far)|what|whether|which)\s+(?:[\w’'-]+\s+){0,3}\Z")
"""What is only asked: "how much more help the Europeans are ready to add"."""

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
    return _subject_of(scene, subjects, clause, k)


_EMPTY_ISSUE = re.compile(r"^(?:on|to|for|that|of|in|with|against|about|over|at|the)?\W*$")


def _make(scene: Scene, clause: Clause, match: Match, actor: Referent, before: list[Found]) -> Found | None:
    tokens, text = scene.tokens, scene.text
    start, end = tokens.starts[match.start], find_clause_end(scene, clause, match)
    issue = " ".join(text[tokens.ends[match.end - 1] : end].split()).strip(" ,.;:")
    if _EMPTY_ISSUE.match(issue) or _IDLE_ISSUE.match(issue):
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
    addressee = find_addressee(scene, match)
    behind = f"to {issue}" if cue[-1] in _VERB_FOLLOWS else issue
    position = DraftPosition(
        actor=who,
        stance=match.sense,
        issue=find_issue(behind, match.sense, addressee),
        statement=f"{who} {' '.join(scene.cut(_find_group(scene, clause, match.start), end).split())}.",
        realis=find_realis(scene, clause, match),
        addressee=addressee,
        evidence=(_with_subject(scene, actor, clause, start, end),),
    )
    return Found(start, end, position)


_VERB_FOLLOWS = list_words("to not won't won’t")
_GROUP = list_words(
    "has have had is are was were be been being will would can could may might must should did does do not never also still again widely to expected "
    "likely set due believed said reported planning ready hoping using trying"
)


_AND = re.compile(r"\b(?:and|but)(?: also| then)?\s+\Z")


def _find_group(scene: Scene, clause: Clause, verb: int) -> int:
    """Where the verb begins with its auxiliaries: "is expected to urge"."""
    i = verb
    while (
        i > clause.first
        and (scene.tokens.lows[i - 1] in _GROUP or scene.tokens.lows[i - 1].endswith("ly"))
        and scene.tokens.gap(i) == " "
    ):
        i -= 1
    return scene.tokens.starts[i]


_IDLE_ISSUE = re.compile(
    r"^to (?:ask|know|say|see you|believe|think|make (?:it )?clear|stress|thank|hear|add|point out|be (?:clear|honest|brief))\b"
)
"""What is a way of speaking: "I want to stress"."""

_ASKED = re.compile(r"\b(?:to|for|not|that)\b")
_MEETS = re.compile(
    r"^(?:to )?(?:meet|hold (?:a|their|another|further) (?:\w+ )?(?:meeting|talks|round)|return\b|see each other|reconvene|sit down|convene|talk\b|attend|(?:visit|pay (?:a|an|another)|travel to|take part|come to|participate)\b|continue (?:the|their) (?:conversation|talks|discussions|dialogue)|comment|say\b|be named|his \w+ counterpart|her \w+ counterpart|reporters)"
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
    """Evidence that names the actor where that costs few words, with those who act beside them, so that it stands by itself."""
    group = _find_group(scene, clause, scene.word_before(start + 1))
    apart = _AND.search(scene.text, actor.end, group) if actor.end < group else None
    if not (clause.start <= actor.start < start) or start - actor.start > (BESIDE if apart else NEAR):
        return scene.cut(group, end)
    joined = _JOINED.search(scene.text, max(clause.start, actor.start - 60), actor.start)
    return scene.cut(joined.start() if joined else actor.start, end)
