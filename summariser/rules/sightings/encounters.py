"""Mentions of a meeting by a verb: meet, receive, travel to, attend."""

from dataclasses import dataclass

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.speech.words import BE
from summariser.reading.tables import list_words, titles
from summariser.record import Capacity
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.clauses import find_subject
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent, Subjects
from summariser.rules.sightings.attending import is_invited, joins_people, read_attending
from summariser.rules.sightings.bodies import meet_somewhere, name_occasion
from summariser.rules.sightings.crowds import Crowd, is_vague, list_crowds, name_crowd, read_crowd_before
from summariser.rules.sightings.framed import find_told, is_council, is_framed, only_eats, sits_down
from summariser.rules.sightings.occasions import URGED
from summariser.rules.sightings.parties import find_joined, find_objects, find_seated, find_subjects
from summariser.rules.sightings.sighting import CALL, MEETING_NOUNS, Sighting, find_evidence_end
from summariser.rules.sightings.whenwhere import find_object_place, find_places
from summariser.rules.status import find_status_of_verb
from summariser.rules.status.governing import find_governed, is_noun

REACH = 80
"""Characters behind a verb in which those who are met begin."""


_NEVER_VERB = {
    "base": list_words(
        "the a an his her their its this of on for state official working private courtesy over at after before "
        "during business first last each every any no"
    ),
    "ing": list_words(
        "any a an the a an his her their this next last first of each every bilateral trilateral ministerial no such its "
        "another ’s 's"
    ),
    "s": list_words("as the his her their its whose"),
}


_WANTED = ("should", "must", "ought")
"""What somebody only wants is no plan."""


def _is_verb(scene: Scene, clause: Clause, match: Match, before: str) -> bool:
    """Whether the cue is a verb where it stands: "the visit" and "peace talks" are none."""
    tokens, i = scene.tokens, match.start
    if tokens.gap(i) == "-" or (tokens.capital(i) and i > clause.first) or before in _NEVER_VERB.get(match.form, ()):
        return False
    host_of = match.sense == "host" and tokens.lows[match.end : match.end + 1] == ["of"]
    if is_noun(scene, clause, match) or (match.form == "base" and (host_of or before in _WANTED)):
        return False
    if match.form == "ing" and tokens.lows[i] == "meeting" and before not in _BEFORE_MEETING:
        return find_governed(scene, clause, i)[0] is not None
    if tokens.lows[i] in ("have", "has", "had", "having"):
        return not any(
            low.endswith("ed") or low in ("sought", "to", "no", "been") for low in tokens.lows[i + 1 : match.end]
        )
    if tokens.lows[match.end - 1] == "conference" and tokens.lows[match.end - 2] in ("news", "press"):
        return False
    if tokens.lows[i] != "talks":
        return True
    return before in ("he", "she", "also", "who") or (before != "" and tokens.capital(i - 1))


def read_verb(scene: Scene, subjects: Subjects, clause: Clause, match: Match) -> Sighting | None:
    """The meeting that the verb of `match` tells of, if it does."""
    tokens, i = scene.tokens, match.start
    before = tokens.lows[i - 1] if i > clause.first else ""
    if not _is_verb(scene, clause, match, before):
        return None
    passive = match.form == "past" and before in BE
    joins = match.sense == "attend" and not joins_people(scene, subjects, clause, match)
    if joins or is_invited(scene, clause, match, passive) or _only_attends(scene, clause, match):
        return read_attending(scene, subjects, clause, match, passive)
    if match.sense == "host" and before == "for":
        return None  # thanked for hosting refugees
    if passive and match.sense != "host":
        return None
    if before == "to" and URGED.search(scene.text, clause.start, tokens.starts[i]):
        return None
    subject, crowd = _find_subject(scene, subjects, clause, i)
    behind = tokens.ends[match.end - 1]
    last = tokens.lows[match.end - 1]
    begin = tokens.ends[i] if last == "council" else behind  # the cue ends with whom it addresses
    others = find_objects(scene, subjects, clause, begin, listed=last == "together")
    if subject is None or (
        subject.entity is None and not subject.several and not _meets_somebody(scene, clause, match, subject, others)
    ):
        return meet_somewhere(scene, clause, match)
    if not is_framed(scene, subjects, clause, match) or only_eats(scene, match, others):
        return None
    if match.sense in ("host", "travel"):
        if not others and (joined := _TOPIC_WITH.match(scene.text, behind, clause.end)):
            others = find_objects(scene, subjects, clause, joined.end())
        others = [entity for entity in others if entity.is_people]
    beside = find_joined(scene, subjects, clause, subject) if crowd else []
    mine = beside or find_subjects(scene, subjects, clause, subject, tokens.starts[i])
    unnamed = subject.entity is None and not subject.several
    if not others and sits_down(scene, match, subject):
        sighting = _sight(scene, clause, match, _Cast(subject, mine, [], (), passive))
        if sighting:
            sighting.name = f"{mine[0].name} {sighting.word}"
        return sighting
    if not unnamed and not _is_meeting(scene, clause, match, (mine, others), several=subject.several):
        return meet_somewhere(scene, clause, match)
    met = [] if others else list_crowds(scene, clause, behind, behind + REACH)
    crowds = (*([crowd] if crowd and mine == beside else ()), *met)
    return _sight(scene, clause, match, _Cast(subject, mine, others, crowds, passive))


def _find_subject(scene: Scene, subjects: Subjects, clause: Clause, i: int) -> tuple[Referent | None, Crowd | None]:
    """Who is subject of the verb at word `i`; with the crowd, where it is people known by what they are alone."""
    subject = find_subject(scene, subjects, clause, i)
    crowd = read_crowd_before(scene, clause, i)
    if crowd and not is_vague(crowd) and (subject is None or subject.entity is None or subject.end <= crowd.start):
        return Referent(crowd.start, crowd.end, None, crowd.words, several=True), crowd
    return subject, None


_TAKES_PART = regex(
    r"(?:attend|join|participat|t(?:ake|ook|aking|aken)s? part)[^,;]* (?:the|this|these|those|both) (?:\w+day )?(?:meetings?|talks|session|negotiations|discussions)(?=[.,;]|$)"
)


def _only_attends(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "A attended the talks.": those told of before."""
    return (
        match.sense == "verb"
        and _TAKES_PART.match(scene.text, scene.tokens.starts[match.start], clause.end) is not None
    )


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
    if status == "occurred" and tokens.lows[match.start].startswith("invit"):
        status = "planned"
    hosts = match.sense == "host"
    mine = [e for e in cast.mine if not (hosts and subject.pronoun and e.kind == "country")]
    capacity: Capacity = "host" if hosts and not cast.passive else "attending"
    parties: list[tuple[Entity, Capacity]] = [(entity, capacity) for entity in mine]
    parties += [(entity, "attending") for entity in cast.others if entity not in mine]
    start = min(subject.start, tokens.starts[match.start])
    sighting = Sighting(clause, start, find_evidence_end(scene, clause, match.end), match.sense, status, parties)
    sighting.visit = match.sense == "travel"
    sighting.weak = match.sense == "travel" and status == "cancelled"
    calls_on = tokens.lows[match.start : match.start + 2] == ["call", "on"]
    named = next((w for w in tokens.lows[match.start + calls_on : match.end + 3] if w in MEETING_NOUNS), None)
    sighting.word = named or ("visit" if sighting.visit else "meeting")
    if addressed := next((e for e in cast.others if sighting.sense == "verb" and is_council(e)), None):
        sighting.name = f"{addressed.name} meeting"
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
    sighting.they = subject.pronoun and subject.several and len(mine) == 1 and mine[0].kind == "group"
    return sighting


def _add_crowds(scene: Scene, sighting: Sighting, cast: _Cast) -> None:
    sighting.crowds = [(crowd, name_crowd(scene, crowd)) for crowd in cast.crowds]
    came = sighting.visit and sighting.status == "occurred" and not cast.mine
    if came and cast.crowds and cast.crowds[0].number is None:
        sighting.weak = True  # how "the ministers came to Suva" to a meeting told of elsewhere
    owned = cast.subject.words.lower().startswith(("their ", "its "))
    sighting.same_people = cast.subject.several and not (cast.mine or cast.crowds) and not owned


def _meets_somebody(scene: Scene, clause: Clause, match: Match, subject: Referent, others: list[Entity]) -> bool:
    """Whether somebody whom the article does not name ("she", "the minister") meets one whom it does, or convenes several."""
    if scene.tokens.lows[match.start].startswith("conven") and not others:
        return bool(list_crowds(scene, clause, scene.tokens.ends[match.end - 1], clause.end))
    plain = match.sense == "host" or scene.tokens.lows[match.start] not in _ALSO_OTHERWISE or match.form == "base"
    person = any(entity.kind == "person" for entity in others)
    return plain and person and match.sense in ("verb", "host") and subject.words.lower() != "it"


_OF_SOMEBODY = regex(r" (?:the |an? |its |his |her |their )?(?:[\w’'-]+ ){1,3}(?:of|by|from|on) ")
"""What several welcome that is somebody's: "ministers welcomed the report of the secretary-general"."""

_AT = ("for", "about", "to", "over")
"""Of several who argue for or talk to somebody nobody says that they do so together."""

_ALSO_OTHERWISE = list_words(
    "call called calls calling see saw sees seen seeing tell argue argued spoke speak speaking talk talked"
)


def _is_meeting(
    scene: Scene, clause: Clause, match: Match, parties: tuple[list[Entity], list[Entity]], *, several: bool
) -> bool:
    """Whether a verb that has other uses tells of a meeting here."""
    both = [*parties[0], *parties[1]]
    people = [entity for entity in both if entity.is_people]
    named = _has_noun(scene, clause, match.start)
    if match.sense == "host":
        hosts = named and match.end < clause.last and scene.tokens.lows[match.start].startswith("host")
        direct = not several or _OF_SOMEBODY.match(scene.text, scene.tokens.ends[match.end - 1]) is None
        hosted = any(c.number for c in list_crowds(scene, clause, scene.tokens.ends[match.end - 1], clause.end))
        guests = any(entity in people for entity in parties[1])
        return ((guests or hosted) and direct) or hosts
    if match.sense == "travel":
        return bool(people or several) and _goes_somewhere(scene, clause, match)
    if scene.tokens.lows[match.start].startswith("sp") and scene.tokens.lows[match.end - 1] in ("of", "about"):
        return bool(find_places(scene, clause.start, clause.end))
    if scene.tokens.lows[match.start] in _ALSO_OTHERWISE:
        if people and CALL.search(
            scene.text, scene.tokens.starts[match.start], min(clause.end, scene.tokens.ends[match.end - 1] + 30)
        ):
            return True
        return len(people) > 1 or (
            several and match.end - match.start > 1 and scene.tokens.lows[match.end - 1] not in _AT
        )
    if scene.tokens.lows[match.start] in _MEETS and (people or several) and _faces_somebody(scene, clause, match):
        return True
    return len(both) > 1 or several or named or any(entity.kind == "group" for entity in people)


_MEETS = list_words("meet meets met meeting convene convenes convened convening")
_FACED = regex(r" (?:with )?(?:an?|another|one of the)((?: [\w’'-]+){1,5})")


def _faces_somebody(scene: Scene, clause: Clause, match: Match) -> bool:
    """Whether right behind the verb stand people known by what they are alone: "met rebel commanders", "met a leader of the separatists"."""
    behind = scene.tokens.ends[match.end - 1]
    if list_crowds(scene, clause, behind, behind + REACH):
        return True
    whom = _FACED.match(scene.text, behind, clause.end)
    return whom is not None and not titles()["head"].isdisjoint(whom.group(1).split(" of ")[0].split())


_BEFORE_MEETING = list_words(
    "is are was were been be after before on by when while not now currently also since and despite without"
)


def _goes_somewhere(scene: Scene, clause: Clause, match: Match) -> bool:
    tokens = scene.tokens
    start, end = (tokens.starts[match.start], min(clause.end, tokens.ends[match.end - 1] + 60))
    if tokens.lows[match.start] in ("was", "were", "is", "are") and not _ERRAND.match(
        scene.text, tokens.ends[match.end - 1], end
    ):
        return False
    return (
        bool(find_places(scene, start, end))
        or find_object_place(scene, match.end if match.end < clause.last else len(tokens)) is not None
    )


_TOPIC_WITH = regex(r"[^.;:]{0,60}? to discuss [^,.;:]{2,80} with (?=[A-Z]|(?:the|his|her|their|its) )")
"""The other party behind the topic: "was in Rabat to discuss the wells with B"."""
_ERRAND = regex(
    r" (?:[A-Z][\w’'-]+,? ){1,4}(?:(?:through|until|till) (?:next )?\w+day\b|(?:(?:on|earlier|last|this|yesterday|today)\b[^,.;]{0,20} )?"
    r"(?:to (?:discuss|meet|hold|attend|negotiate|press|push|see|talk|sign)|for (?:an? )?(?:\w+ )?(?:talks|meetings?|consultations|visit)|on an? (?:[\w-]+ )*(?:visit|trip))\b)"
)
"""What somebody "was in Rabat" for: else he may live there."""


def _has_noun(scene: Scene, clause: Clause, i: int) -> bool:
    return any(low in MEETING_NOUNS for low in scene.tokens.lows[i : min(i + 12, clause.last)])
