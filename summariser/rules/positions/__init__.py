"""Positions by cue: "has accused China of", "France's push for", "is concerned about", with actor, realis and addressee."""

import re
from dataclasses import dataclass

from summariser.patterns import regex
from summariser.reading.names import Name
from summariser.reading.names.tokens import COMMA
from summariser.reading.tables import list_words
from summariser.record import DraftPosition
from summariser.rules.positions.actors import begins_cue, find_actor, find_group
from summariser.rules.positions.agents import find_agent
from summariser.rules.positions.bearers import find_both
from summariser.rules.positions.issues import find_issue
from summariser.rules.positions.matters import find_matter, find_relative, is_guest, is_idle
from summariser.rules.positions.opinions import Opinion, find_opinion
from summariser.rules.positions.wording import CHARGE, find_addressee, find_realis, word_statement
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent, Subjects

NEAR, BESIDE = 160, 60
"""Characters from the actor to the cue up to which the evidence begins with the actor; fewer where another verb stands between."""

_JOINED = regex(
    r"(?:[Tt]he |[Bb]oth )?(?!(?:In|On|At|For|With|From|To|By)\b)[A-ZÀ-Þ][\w’'-]+(?:,? [A-ZÀ-Þ][\w’'-]+){0,5} and (?:the )?\Z|\b(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) \Z"
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


def find_positions(scene: Scene, subjects: Subjects) -> list[Found]:
    """Every position in the reporter's words, in order."""
    found: list[Found] = []
    for clause in scene.clauses:
        if clause.kind in ("body", "standfirst", "label") and not _QUESTION.match(scene.text, clause.start, clause.end):
            found += _read_clause(scene, subjects, clause)[:SENTENCE_LIMIT]
    return found


_QUESTION = regex(
    r"(?:Or |And |But )?(?i:might|should|will|would|can|could|is|are|do|does|did|has|have|who|what|why|how) [^.?]*\?\Z"
)
"""What is only asked."""


def _read_clause(scene: Scene, subjects: Subjects, clause: Clause) -> list[Found]:
    found: list[Found] = []
    lows, begins = scene.tokens.lows, begins_cue()
    busy, before = -1, None
    for i in scene.words_of(clause):
        held = find_actor(scene, subjects, clause, i) if lows[i] in begins and i >= busy else None
        if held and before and found and held[0].form == "ing" and scene.tokens.gap(i) == COMMA:
            held = held[0], before[1]  # "Mongolia opposed the idea, fearing expenses"
        both = find_both(scene, subjects, clause, held[1]) if held else ()
        held = (held[0], both[0]) if held and both else held
        if held and (item := _make(scene, clause, *held, found)):
            alone = scene.tokens.starts[i] in scene.told_by
            found += [item] if alone else [item, *_list_second(held[1], item)]
            found += _list_second(both[-1], item) if both else []
            found += _list_partner(scene, subjects, clause, held[1], item)
            busy, before = held[0].end, held
        elif lows[i] in begins and i >= busy and (agent := find_agent(scene, subjects, clause, i)):
            found += [] if is_guest(scene, lows[i], *agent[2]) else [_make_suffered(scene, *agent)]
    if not found and (opinion := find_opinion(scene, subjects, clause)):
        found.append(_make_opinion(scene, clause, opinion))
    return found


def _make_opinion(scene: Scene, clause: Clause, opinion: Opinion) -> Found:
    who = opinion.holder.entity.name if opinion.holder.entity else opinion.holder.words
    end = clause.start + len(opinion.words)
    position = DraftPosition(
        actor=who,
        stance=opinion.stance,
        issue=find_issue(" ".join(scene.cut(*opinion.matter).split()), "other"),
        statement=f"{who}: {' '.join(scene.cut(opinion.matter[0], end).split())}.",
        realis="asserted",
        evidence=(opinion.words,),
    )
    return Found(clause.start, end, position)


def _make_suffered(scene: Scene, match: Match, actor: Referent, matter: tuple[int, int]) -> Found:
    """The position of whoever stands behind what befalls its matter."""
    who, issue = actor.entity.name if actor.entity else actor.words, " ".join(scene.cut(*matter).split())
    behind = matter[0] >= actor.end  # "under pressure from Norway to pay"
    begin, end = (scene.tokens.starts[match.start], matter[1]) if behind else (matter[0], actor.end)
    words = scene.cut(begin, end)
    told = " ".join(words.split())
    position = DraftPosition(
        actor=who,
        stance=match.sense,
        issue=find_issue(issue, match.sense if behind else "other"),
        statement=f"{who}: {told}." if behind else f"{told[:1].upper()}{told[1:]}.",
        realis="asserted",
        evidence=(words,),
    )
    return Found(begin, end, position)


def _make(scene: Scene, clause: Clause, match: Match, actor: Referent, before: list[Found]) -> Found | None:
    tokens = scene.tokens
    start = tokens.starts[match.start]
    issue, end = find_matter(scene, clause, match, actor)
    if (
        before
        and before[-1].end > start
        and match.form not in ("past", "s")
        and not _is_refused(before[-1], match, actor)
    ):
        return None
    if is_idle(scene, clause, match, actor, issue):
        return None
    if match.form == "ing" and before and before[-1].position.stance == match.sense and _AGAIN.match(issue):
        return None  # "rejected the reports, calling them fiction"
    said = scene.cut(find_group(scene, clause, match.start), end)
    relative = find_relative(scene, clause, match, actor)
    told = before[-1] if before and relative and scene.text[before[-1].end : relative.start()] == ", " else None
    if relative:
        said = f"{said} {issue[:1].lower()}{issue[1:]}"
        issue = told.position.issue if told and _POINTS.fullmatch(issue) else issue
    realis = find_realis(scene, clause, match, actor)
    if realis == "negated" and (match.sense == "commits" or issue in ("it", "that", "this")):
        return None  # what is not agreed or promised is no position yet
    stance, cue = match.sense, tokens.lows[match.start : match.end]
    if realis == "negated" and stance == "supports":
        stance, realis = "opposes", "asserted"
    if realis == "negated" and cue[0] in _SEEKS:
        stance, realis = "rejects", "asserted"
    told_by = scene.told_by.get(start) or ""
    who = told_by if told_by.istitle() else _name_actor(scene, clause, actor)
    if told and actor.pronoun and who == told.position.actor:
        who = told.position.addressee or who  # "accused Peru of theft, accusations it denies"
    addressee = find_addressee(scene, match)
    undergoing = _UNDERGOING.match(scene.text, start) if cue[-1] == "to" and not addressee else None
    behind = undergoing["matter"] if undergoing else f"to {issue}" if cue[-1] in _VERB_FOLLOWS else issue
    position = DraftPosition(
        actor=who,
        stance=stance,
        issue=find_issue(behind, match.sense, addressee) or " ".join(cue),
        statement=word_statement(who, actor, match, said),
        realis=realis,
        addressee=addressee,
        evidence=(*_lead_of_list(scene, clause, actor), _with_subject(scene, match, actor, clause, end)),
    )
    return Found(start, end, position)


_POINTS = regex(CHARGE, re.I)
"""What stands for the position told before: "called for a levy, an idea that Peru opposes"."""


def _is_refused(first: Found, match: Match, actor: Referent) -> bool:
    """Whether what somebody else wants is told within its refusal: "resisted calls by Norway to pay"."""
    wanted = match.form == "fixed" and match.sense == "calls_for"
    return wanted and first.start < actor.start and first.position.stance in ("opposes", "rejects")


def _lead_of_list(scene: Scene, clause: Clause, actor: Referent) -> tuple[str, ...]:
    """The words before the colon that name the actor of an item of a list, which itself names nobody."""
    return (
        (scene.cut(actor.start, actor.start + len(actor.words)),)
        if actor.end == scene.tokens.starts[clause.first]
        else ()
    )


def _list_second(actor: Referent, first: Found) -> list[Found]:
    """The same of the second of two people who act together: "Holm and Reyes called for"."""
    entity, named = actor.entity, first.position.actor
    if entity is None or entity.kind != "person" or named == entity.name:
        return []
    statement = first.position.statement.replace(named, entity.name, 1)
    position = first.position.model_copy(update={"actor": entity.name, "statement": statement})
    return [Found(first.start, first.end, position)]


def _list_partner(scene: Scene, subjects: Subjects, clause: Clause, actor: Referent, second: Found) -> list[Found]:
    """The same of whoever is at the side of a body or group that does it: "Sudan's government and | rebel groups agreed"."""
    joint = _AND_THE.search(scene.text, clause.start, actor.start)
    person = actor.entity is not None and actor.entity.kind == "person"
    if joint is None or actor.pronoun or person or " and " in second.position.actor:
        return []
    beside = (r for r in subjects.within(clause.start, joint.start()) if r.end == joint.start() and not r.pronoun)
    first = next((r for r in beside if r.body or (r.entity and r.entity.kind in _ACT_TOGETHER)), None)
    if first is None or not _OPENS.fullmatch(scene.text, clause.start, first.start):
        return []
    who = first.entity.name if first.entity else re.sub(r"^[Tt]he ", "", first.words)
    told = {"actor": who, "evidence": (scene.cut(first.start, second.end),)}
    statement = second.position.statement.replace(second.position.actor, who, 1)
    return [Found(first.start, second.end, second.position.model_copy(update={**told, "statement": statement}))]


_AND_THE = regex(r" and (?:the )?\Z")
_OPENS = regex(r"(?:[^,;]{0,40}, |.{0,80}\bthat |Meanwhile )?(?:[Tt]he )?")
"""What may stand before the subject of a clause."""
_ACT_TOGETHER = ("organisation", "group", "delegation", "person")
_AGAIN = regex(r"(?:them|it|this|these|that)\b(?! \w+ing\b)")
_UNDERGOING = regex(
    r"\w+ (?:for|on) (?P<matter>(?!(?:it|them|him|her|this|that) )[^,.;:]{3,60}?) to be \w+(?:ed|en|wn|lt|nt)\b"
)
"""What somebody asks for to be done to something: "asked for the quota to be doubled"."""
_SEEKS = list_words("seek seeks seeking sought want wants wanted")
"""What somebody does not do with what they will not have: "will never seek hegemony"."""
_VERB_FOLLOWS = list_words("to not won't won’t")
_AND = regex(r"\b(?:and|but)(?: also| then)?\s+\Z")


def _name_actor(scene: Scene, clause: Clause, actor: Referent) -> str:
    """The actor's full name; two states or bodies that act together are one actor, of two people this is the first."""
    if actor.entity is None:
        if beside := _STATE_AND.search(scene.text, clause.start, actor.start):
            state = next((n for n in scene.names_in(beside.start(), actor.start) if n.kind == "country"), None)
            if (
                state
                and state.start == beside.start()
                and not _TIED.search(scene.text, max(0, state.start - 12), state.start)
            ):
                return " ".join(scene.cut(state.start, actor.end).split())  # "Poland and | the Baltic states"
        return re.sub(r"^[Bb]oth (?:large |big |main )?(?=\w+ \w)|^(?:[Tt]he|[Aa]n?) ", "", actor.words)
    before = [
        name for name in scene.names_in(max(clause.start, actor.start - 60), actor.start) if name.end <= actor.start
    ]
    if not before or actor.pronoun or not re.fullmatch(r",? and (?:the )?", scene.text[before[-1].end : actor.start]):
        return actor.entity.name
    partner = scene.entity_of(before[-1])
    if actor.entity.kind == "person":
        return partner.name if partner.kind == "person" else actor.entity.name
    if partner.kind == actor.entity.kind or {partner.kind, actor.entity.kind} <= _STATES:
        first = len(before) - 1
        while first and _is_listed(scene, before[first - 1], before[first], partner.kind):
            first -= 1
        return scene.cut(before[first].start, actor.end)
    return actor.entity.name


_STATE_AND = regex(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)? and (?:the )?\Z")
_STATES = frozenset({"country", "organisation"})
_TIED = regex(r"\b(?:in|on|of|about|over|to|from|for|with|at|by) (?:the )?\Z", re.I)


def _is_listed(scene: Scene, name: Name, following: Name, kind: str) -> bool:
    """Whether a name is one more of a list: "Norway, Qatar and Kenya"."""
    kinds = _STATES if kind in _STATES else {kind}
    alike = scene.entity_of(name).kind in kinds and scene.text[name.end : following.start] in (", ", ", the ")
    return alike and not _TIED.search(scene.text, max(0, name.start - 12), name.start)


def _with_subject(scene: Scene, match: Match, actor: Referent, clause: Clause, end: int) -> str:
    """Evidence that names the actor where that costs few words, with those who act beside them, so that it stands by itself."""
    start = scene.tokens.starts[match.start]
    if relative := find_relative(scene, clause, match, actor):
        return scene.cut(relative.start(), end)
    group = find_group(scene, clause, scene.word_before(start + 1))
    apart = _AND.search(scene.text, actor.end, group) if actor.end < group else None
    if not (clause.start <= actor.start < start) or start - actor.start > (BESIDE if apart else NEAR):
        return scene.cut(group, end)
    joined = _JOINED.search(scene.text, max(clause.start, actor.start - 60), actor.start)
    return scene.cut(joined.start() if joined else actor.start, end)
