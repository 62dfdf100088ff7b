"""Mentions of a meeting by a verb: meet, receive, travel to, attend."""

from dataclasses import dataclass, replace

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.speech.words import BE
from summariser.record import Capacity
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.clauses import find_subject
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent, Subjects
from summariser.rules.sightings.attending import is_invited, joins_people, only_attends, read_attending, read_given
from summariser.rules.sightings.bodies import meet_somewhere, name_occasion
from summariser.rules.sightings.crowds import Crowd, is_vague, list_crowds, name_crowd, read_crowd_before
from summariser.rules.sightings.framed import TITLED, find_told, is_council, is_framed, only_eats, sits_down
from summariser.rules.sightings.fronted import find_doer
from summariser.rules.sightings.nouns import SIGHT, URGED
from summariser.rules.sightings.pairs import find_pair_behind
from summariser.rules.sightings.parties import find_joined, find_objects, find_seated, find_subjects
from summariser.rules.sightings.sighting import MEETING_NOUNS, Sighting, find_evidence_end
from summariser.rules.sightings.telling import BLAMES, REACH, SPEAKS_AT, is_meeting, is_verb, meets_somebody
from summariser.rules.sightings.voice import find_agent, find_whom, is_met, take_in_prefix
from summariser.rules.status import find_status_of_verb
from summariser.rules.status.auxiliaries import find_group
from summariser.rules.status.denials import find_undone


def read_verb(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
    """The meeting that the verb of `match` tells of, if it does."""
    tokens = scene.tokens
    match = take_in_prefix(scene, clause, match)
    i = match.start
    before = tokens.lows[i - 1] if i > clause.first else ""
    if not is_verb(scene, clause, match, before) or tokens.lows[clause.first] == "neither":
        return None
    passive = match.form == "past" and before in BE
    meets_those = match.sense == "attend" and joins_people(scene, subjects, clause, match)
    joins = match.sense == "attend" and not meets_those
    if joins or is_invited(scene, clause, match, passive) or only_attends(scene, clause, match):
        return read_attending(scene, subjects, clause, match, passive)
    match = replace(match, sense="verb") if meets_those else match
    if match.sense == "host" and (given := read_given(scene, subjects, clause, match)):
        return given
    if _is_no_deed(scene, clause, match, before, passive):
        return None
    subject, crowd = _find_subject(scene, subjects, clause, match)
    behind = tokens.ends[match.end - 1]
    others = _find_others(scene, subjects, clause, match, passive) or find_whom(scene, subjects, clause, subject)
    others = others or find_pair_behind(scene, clause, behind)
    if subject and subject.pronoun and subject.entity in others and not subject.several:
        subject = replace(subject, entity=None)  # "she invited B" is not B who does
    if subject and (match.sense, match.form) == ("verb", "past") and _hangs_on_another(scene, clause, i, subject):
        subject = None
    if subject is None or (
        subject.entity is None and not subject.several and not meets_somebody(scene, clause, match, subject, others)
    ):
        return meet_somewhere(scene, clause, match)
    if not is_framed(scene, subjects, clause, match) or only_eats(scene, match, others):
        return None
    if match.sense in ("host", "travel"):
        others = _find_guests(scene, subjects, clause, behind, others)
    beside = find_joined(scene, subjects, clause, subject) if crowd or subject.body else []
    mine = beside or find_subjects(scene, subjects, clause, subject, tokens.starts[i])
    unnamed = subject.entity is None and not subject.several
    alone = len(mine) == 1 and not (others or subject.several or crowd)
    if alone and tokens.lows[match.end - 1] in _LINES:
        return None  # "he spoke by telephone from Geneva": to the writer
    if not others and sits_down(scene, match, subject):
        sighting = _sight(scene, clause, match, _Cast(subject, mine, [], (), passive))
        if sighting:
            sighting.name = f"{mine[0].name} {sighting.word}"
        return sighting
    if not unnamed and not is_meeting(scene, clause, match, (mine, others), several=subject.several):
        return meet_somewhere(scene, clause, match)
    met = [] if others else list_crowds(scene, clause, behind, behind + REACH)
    crowds = (*([crowd] if crowd and mine == beside else ()), *met)
    return _sight(scene, clause, match, _Cast(subject, mine, others, crowds, passive))


_LINES = ("telephone", "phone", "video")

_CRAFT = regex(
    r"\b(?:an?|the|another|one|two|several) (?:[\w-]+ ){0,3}(?:flights?|planes?|aircraft|jets?|ships?|vessels?|ferry|convoys?|boats?|trains?)"
    r"(?: (?:from|carrying|with|of) [^,.;]{2,60}?)? (?:has |have |had |was |were )?\Z"
)
"""What arrives somewhere and is nobody: "a chartered flight from Dubai | landed in Kingston"."""


def _hangs_on_another(scene: Scene, clause: Clause, verb: int, subject: Referent) -> bool:
    """Whether the verb at word `verb` is told of what stands before a "that": "A set up a group | that has since met twice"."""
    that = find_group(scene, clause, verb).start - 1
    relative = that > clause.first and scene.tokens.lows[that] in ("that", "which")
    return relative and subject.end < scene.tokens.starts[that - 1]


_TAKES_PART = ("take", "attend", "join", "participate")


def _is_no_deed(scene: Scene, clause: Clause, match: Match, before: str, passive: bool) -> bool:
    """ "Thanked for hosting refugees", "was seen", "urged A to meet B", "left without meeting B": the subject does nothing of the kind, or not yet."""
    idle = before == "for" if match.sense == "host" else passive and not is_met(scene, clause, match)
    if before in ("not", "never") and scene.tokens.lows[match.start] in (*_TAKES_PART, "invited"):
        return True  # "which did not take part in the meeting"
    if match.sense == "travel" and (
        _CRAFT.search(scene.text, clause.start, scene.tokens.starts[match.start])
        or SIGHT.match(scene.text, scene.tokens.ends[match.end - 1], clause.end)
    ):
        return True
    urged = before == "to" and URGED.search(scene.text, clause.start, scene.tokens.starts[match.start])
    return idle or bool(urged) or (before == "without" and match.sense == "verb")


def _find_others(scene: Scene, subjects: Subjects, clause: Clause, match: Match, passive: bool) -> list[Entity]:
    """The other party behind the cue, or behind the "by" of a passive; of "told the council" whom the cue itself ends with."""
    if passive and (agent := find_agent(scene, clause, match)):
        return find_objects(scene, subjects, clause, agent)
    last = scene.tokens.lows[match.end - 1]
    begin = scene.tokens.ends[match.start if last == "council" else match.end - 1]
    if scene.tokens.lows[match.start].startswith(SPEAKS_AT) and (of := _OF_BODY.match(scene.text, begin, clause.end)):
        begin = of.end()
    listed = last == "together" or _INCLUDING.match(scene.text, begin, clause.end) is not None
    return find_objects(scene, subjects, clause, begin, listed=listed)


_OF_BODY = regex(r" of (?:the |an? )?")
"""Before those at whose meeting somebody spoke."""


_TOPIC_WITH = regex(r"[^.;:]{0,60}? to discuss [^,.;:]{2,80} with (?=[A-Z]|(?:the|his|her|their|its) )")
"""The other party behind the topic: "was in Rabat to discuss the wells with B"."""


CLOSE = 12
"""Characters between a subject and its verb: "the commission will then meet"."""

_INCLUDING = regex(r"[^.;:—–]{0,80}(?:,| —| –) including [^.;]{3,160};")
"""Before a list with semicolons of those who are met: "met with other leaders — including A, the president; B"."""


def _find_guests(scene: Scene, subjects: Subjects, clause: Clause, behind: int, others: list[Entity]) -> list[Entity]:
    """The people among those behind a host or a traveller, else those behind the topic: "to discuss the wells with B"."""
    if not others and (joined := _TOPIC_WITH.match(scene.text, behind, clause.end)):
        others = find_objects(scene, subjects, clause, joined.end())
    return [entity for entity in others if entity.is_people]


def _find_subject(
    scene: Scene, subjects: Subjects, clause: Clause, match: Match
) -> tuple[Referent | None, Crowd | None]:
    """Who is subject of the verb of `match`; with the crowd, where it is people known by what they are alone."""
    i = match.start
    before = scene.tokens.lows[i - 1] if i > clause.first else ""
    subject = _find_blamed(scene, subjects, clause, i) or find_subject(scene, subjects, clause, i)
    leads = match.sense != "travel" or before != "before"
    if subject is None and leads and (match.form == "ing" or before == "having"):
        subject = find_doer(scene, subjects, clause, match)
    crowd = read_crowd_before(scene, clause, i)
    if crowd and not is_vague(crowd) and (subject is None or subject.entity is None or subject.end <= crowd.start):
        return Referent(crowd.start, crowd.end, None, crowd.words, several=True), crowd
    close = subject and subject.body and scene.tokens.starts[i] - subject.end < CLOSE
    if subject and close and subject.entity is None and find_joined(scene, subjects, clause, subject):
        return replace(subject, several=True), None  # "officials of A, along with B and the commission, met"
    return subject, None


def _find_blamed(scene: Scene, subjects: Subjects, clause: Clause, i: int) -> Referent | None:
    blames = BLAMES.search(scene.text, clause.start, scene.tokens.starts[i])
    blamed = next(iter(subjects.within(blames.end(), blames.end() + TITLED)), None) if blames else None
    return blamed if blamed and blamed.entity and blamed.entity.kind == "person" else None


_TOLD = regex(
    r" (?:the|that|this) (?:meeting|talks|summit|session|round|gathering|event|forum|conference|discussions|negotiations|encounter|dinner|lunch)\b"
)
"""What somebody hosts that has been told of: "the envoy, who hosted the meeting"."""
_ASIDE_WITH = regex(r"[^,;]*, with\b")
"""Told beside a meeting: "the four will meet in Riga, with Estonia invited as observer"."""


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who meets by a verb: its subject with those joined to it, the others, and those known by what they are alone."""

    subject: Referent
    mine: list[Entity]
    others: list[Entity]
    crowds: tuple[Crowd, ...]
    passive: bool


def _sight(scene: Scene, clause: Clause, match: Match, cast: _Cast) -> Sighting | None:
    """The mention with its parties, evidence, status and word."""
    tokens, subject = scene.tokens, cast.subject
    status = find_status_of_verb(scene, clause, match)
    if status == "planned" and _OFTEN.match(scene.text, tokens.ends[match.end - 1], clause.end):
        return None
    if status == "occurred" and tokens.lows[match.start].startswith("invit"):
        status = "planned"
    if status == "ongoing" and tokens.lows[match.end - 1] == "alongside":
        status = "occurred"  # "she was speaking alongside B": when she said what stands before
    hosts = match.sense == "host"
    mine = [e for e in cast.mine if not (hosts and subject.pronoun and e.kind == "country")]
    capacity: Capacity = "host" if hosts and not cast.passive else "attending"
    parties: list[tuple[Entity, Capacity]] = [(entity, capacity) for entity in mine]
    parties += [(entity, "attending") for entity in cast.others if entity not in mine]
    start = min(subject.start, tokens.starts[match.start])
    sighting = Sighting(clause, start, find_evidence_end(scene, clause, match.end), match.sense, status, parties)
    sighting.visit = match.sense == "travel" or _is_invited_to_visit(scene, clause, match)
    sighting.definite = hosts and _TOLD.match(scene.text, tokens.ends[match.end - 1]) is not None
    off = find_undone(scene, clause, match) is not None
    sighting.weak = match.sense == "travel" and status == "cancelled" and not (cast.others or off)
    calls_on = tokens.lows[match.start : match.start + 2] == ["call", "on"]
    named = next((w for w in tokens.lows[match.start + calls_on : match.end + 3] if w in MEETING_NOUNS), None)
    sighting.word = named or ("visit" if sighting.visit else "meeting")
    if addressed := next((e for e in cast.others if sighting.sense == "verb" and is_council(e)), None):
        sighting.name = f"{addressed.name} meeting"
        if subject.pronoun and not scene.is_quoted(clause.start + 1):
            sighting.start, sighting.end = clause.start, clause.end  # "she told the Council" by itself is too little
    elif match.sense == "verb" and tokens.lows[match.start].startswith(("attend", "join", "part", "t")):
        sighting.name = name_occasion(scene, clause, match.end - 1)
        sighting.definite = not {"a", "an"} & set(tokens.lows[match.start : match.end])
    if tokens.lows[match.start] == "told":
        sighting.end = find_told(scene, tokens.ends[match.end - 1], sighting.end)
    _add_crowds(scene, sighting, cast)
    if match.sense == "verb":
        behind = tokens.ends[match.end - 1]
        aside = _ASIDE_WITH.match(scene.text, behind, clause.end)
        sighting.seated = find_seated(cast.mine) | (set() if aside else find_seated(cast.others))
        sighting.seated |= _find_along(scene, clause, tokens.starts[match.start], cast.mine)
    they = subject.pronoun and subject.several and len(mine) == 1 and mine[0].kind == "group"
    sighting.they = they and not mine[0].mentions_between(clause.start, subject.start)
    return sighting


_OFTEN = regex(
    r"[^,.;]{0,40}? (?:(?:once|twice|(?:three|four|several) times) (?:a|every|each|per) (?:year|month|week|decade)|every (?:year|month|week|two|three|six|other)|annually|regularly|monthly|yearly|more often)\b"
)
"""What several mean to do again and again is no one meeting: "agreed to meet once a year"."""
_TO_VISIT = regex(r"[^.;:]{3,80}? (?:to visit|to pay|for an? (?:[\w-]+ ){0,2}visit|on an? (?:[\w-]+ ){0,2}visit)\b")


def _is_invited_to_visit(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "Invited B to visit Norway", "for a state visit"."""
    invites = scene.tokens.lows[match.start].startswith("invit")
    return invites and _TO_VISIT.match(scene.text, scene.tokens.ends[match.end - 1], clause.end) is not None


_ALONG = regex(r",? (?:along|together) with |,? alongside ")


def _find_along(scene: Scene, clause: Clause, verb: int, mine: list[Entity]) -> set[int]:
    """The states and bodies that sit there beside people: "officials of A, along with B and C, met"."""
    along = _ALONG.search(scene.text, clause.start, verb)
    start = along.end() if along else verb
    return {e.index for e in mine if not e.is_people and e.mentions_between(start, verb)}


def _add_crowds(scene: Scene, sighting: Sighting, cast: _Cast) -> None:
    sighting.crowds = [(crowd, name_crowd(scene, crowd)) for crowd in cast.crowds]
    came = sighting.visit and sighting.status == "occurred" and not cast.mine
    if came and cast.crowds and cast.crowds[0].number is None:
        sighting.weak = True  # how "the ministers came to Suva" to a meeting told of elsewhere
    owned = cast.subject.words.lower().startswith(("their ", "its "))
    sighting.same_people = cast.subject.several and not (cast.mine or cast.crowds) and not owned
