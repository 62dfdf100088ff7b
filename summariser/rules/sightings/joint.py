"""Meetings that no word names: several who agree, sign or quarrel in one place, and those who are told of as present."""

import re

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.record import Capacity, Status
from summariser.rules.scene import PAIR, Clause, Scene
from summariser.rules.scene.clauses import find_subject
from summariser.rules.scene.subjects import Referent, Subjects
from summariser.rules.sightings.parties import expand_left, find_objects, find_subjects
from summariser.rules.sightings.sighting import Sighting, find_evidence_end

OPENING = 6
"""Sentences of the body in which a joint act by itself shows a meeting; further down it is as likely background."""

_ACTS = regex(
    r"\b(?:agreed|signed|initialled|initialed|pledged|decided|failed|argued|inspected|toured|inaugurated|unveiled|visited|attended|adopted|settled|resolved|put(?= their (?:names|signatures) to\b)|clashed|quarrelled|quarreled|wrangled|endorsed"
    r"|filed|trooped|struck|sealed|haggled|bargained|reached|made|announced(?= (?:it|the (?:deal|agreement|pact|accord|truce|ceasefire|plan))\b)|(?:discussed|probed|explored|reviewed|exchanged views|exchanged opinions|touched on|took stock))\b|(?<=will )(?:discuss|review|explore|sign|inaugurate|inspect|tour)\b|(?<= to )(?:discuss|review|explore|sign|inaugurate|inspect|tour)\b|\b[a-z]{3,}ed\b(?=[^.;,:]{3,80} (?:together|side by side)\b)"
)
DISCUSSES = regex(r"(?:discuss(?:ed)?|probed|explored?|review(?:ed)?|exchanged|touched|took)\b")
"""What two sides do with a topic, which stands behind it; it may be told of one of them, "with" the other."""
_DEALS = regex(r"(?:signed|initialled|initialed|struck|sealed)\b")
"""What is done with another who stands behind it: "signed a treaty with B"."""
_TO_COME = regex(r"\b(?:will|(?:are|is) (?:due |set |expected |scheduled )?to|plan to) (?:\w+ly )?\Z")
"""What says that they are yet to do it."""
_WITH = regex(r"\bwith (?=(?:the |his |her )?[\w’'-]+)")


_BASE = ("discuss", "review", "explore", "sign", "inaugurate", "inspect", "tour")


def read_joint(scene: Scene, subjects: Subjects, clause: Clause) -> Sighting | None:
    """ "The military chiefs of Sweden and Finland agreed on Wednesday to": a meeting where several states act as one."""
    if signed := _read_signing(scene, subjects, clause):
        return signed
    for match in _ACTS.finditer(scene.text, clause.start, clause.end):
        verb = scene.word_before(match.start() + 1)
        if match.group() in _BASE and not _TO_COME.search(scene.text, clause.start, match.start()):
            continue
        if scene.is_quoted(match.start()) or verb <= clause.first or _OFTEN.search(scene.text, match.end(), clause.end):
            continue
        subject = find_subject(scene, subjects, clause, verb)
        they = subject is not None and subject.pronoun and subject.several
        if not they and (subject is None or subject.entity is None or not subject.entity.is_people):
            heads = [r for r in subjects.within(clause.start, min(match.start(), clause.start + 40)) if not r.pronoun]
            subject = next((r for r in heads if r.entity and r.entity.kind in ("group", "delegation")), None)
        parties = _find_several(scene, subjects, clause, match, subject) if subject else []
        if subject is None or not parties:
            continue
        status: Status = "planned" if _TO_COME.search(scene.text, clause.start, match.start()) else "occurred"
        ahead = (r.start for r in subjects.within(clause.start, match.start()) if r.entity in parties)
        start, end = min(subject.start, match.start(), *ahead), find_evidence_end(scene, clause, verb + 1)
        sighting = Sighting(clause, start, end, "joint", status, [(e, "attending") for e in parties], cue=match.start())
        sighting.same_people = subject.pronoun and subject.several
        return sighting
    return None


def _find_several(
    scene: Scene, subjects: Subjects, clause: Clause, match: re.Match[str], subject: Referent
) -> list[Entity]:
    """Those who act as one, or who discuss or sign something with those behind a "with": nobody, where they are of one house."""
    mine: list[Entity] = []
    if subject.entity and not subject.pronoun:
        mine = find_subjects(scene, subjects, clause, subject, match.start())
    deals = DISCUSSES.match(match.group()) or _DEALS.match(match.group())
    joined = _WITH.search(scene.text, match.end(), clause.end) if deals else None
    others = find_objects(scene, subjects, clause, joined.end()) if joined else []
    parted = any(p.kind == "person" and p.role for p in others)
    if subject.pronoun:
        them = [subject.entity] if subject.entity and subject.entity.kind == "person" else []
        return [*them, *others] if parted and (subject.several or (them and _are_apart([*them, *others]))) else []
    parties = mine + others
    opposite = len(mine) == PAIR and _COUNTERPART.search(scene.text, clause.start, match.start())
    return parties if mine and (opposite or _is_several(parties) or (parted and _are_apart(parties))) else []


_COUNTERPART = regex(r" and (?:his|her) (?:[\w-]+ ){0,3}(?:counterpart|opposite number)\b")
"""Two of one office, who are of two states whichever these are."""


_SIGNS = regex(
    r"\b(?:signed|initialled|initialed|put (?:his|her|their) (?:names?|signatures?) to)\b(?: (?:it|them|the [\w’' -]{2,40}?))? (?:for|on behalf of) (?=[A-Z]|the )"
)


def _read_signing(scene: Scene, subjects: Subjects, clause: Clause) -> Sighting | None:
    """ "A signed for Oman and B for Sweden": those who sign for their states."""
    signs = _SIGNS.search(scene.text, clause.start, clause.end)
    named = subjects.within(clause.start, clause.end) if signs and not scene.is_quoted(signs.start()) else []
    people = list({r.entity.index: r.entity for r in named if r.entity and r.entity.kind == "person"}.values())
    if signs is None or len(people) < PAIR or not _is_several(people):
        return None
    parties: list[tuple[Entity, Capacity]] = [(person, "attending") for person in people]
    return Sighting(clause, clause.start, clause.end - 1, "joint", "occurred", parties, cue=signs.start())


_OFTEN = regex(r"\b(?:(?:several|many|numerous|\w+) times|twice|repeatedly|regularly)\b")
"""What several did again and again shows no one meeting."""
_DIARY = regex(r"(?:[-•*] )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4})?:? ")
"""How an entry of a diary begins: "09:00 A and B, on migration"."""


def read_diary(scene: Scene, subjects: Subjects, clause: Clause) -> Sighting | None:
    """A meeting of those whom an entry of a diary names behind its hour."""
    hour = _DIARY.match(scene.text, clause.start, clause.end)
    parties = find_objects(scene, subjects, clause, hour.end()) if hour else []
    if hour is None or sum(e.kind == "person" for e in parties) < PAIR:
        return None
    end = find_evidence_end(scene, clause, scene.word_before(hour.end()) + 2)
    return Sighting(clause, clause.start, end, "verb", "planned", [(e, "attending") for e in parties], cue=hour.end())


def _are_apart(parties: list[Entity]) -> bool:
    """Whether two persons, of whom one is of no known state, are not of one house."""
    homes = [(person.countries, person.affiliation) for person in parties if person.kind == "person"]
    return len(homes) == PAIR and homes[0] != homes[1]


def _is_several(parties: list[Entity]) -> bool:
    if any(e.kind in ("group", "delegation") and len(e.countries) > 1 for e in parties):
        return True
    homes = {
        home
        for e in parties
        if e.kind in ("person", "delegation")
        for home in e.countries or filter(None, (e.affiliation,))
    }
    return len(homes) > 1


_PRESENT = regex(
    r"(?:the|these|their) (?:[\w-]+ )?(?:talks|negotiations|meeting|session|summit|discussions|consultations|conference),? (?:(?:which )?(?:was|were|is|are|is being|are being|being) )?(?:co-)?hosted by |(?:the )?(?:[\w’'-]+ ){1,3}(?:delegation|team|side|entourage|party|retinue) (?:also )?(?:includ(?:ed|es)|compris(?:ed|es)|consist(?:ed|s) of) |(?:(?:He|She|They|It|Officials) (?:said|confirmed|added) (?:that )?)?(?:(?:[Tt]he )?(?:officials|envoys|negotiators|delegates|participants|those|others) (?:at|in) the (?:talks|meeting|session|negotiations)(?=\s(?:were|are|include))|(?:Also |Others )?(?:(?:present|in attendance|taking part|participating)(?: (?:at|in|on|for) [^,.;:]{2,40}?)?|attending|at the table|around the table|across the table|in the room|(?:[Aa]mong them|[Tt]hey(?= include))|(?:(?:[Aa]mong|[Aa]mongst) )?(?:the )?(?:other )?(?:participants|attendees|guests|speakers|those (?:attending|present|taking part|who (?:attended|took part|spoke|were present)))(?: (?:at|in) [^,.;:]{2,40}?)?|(?:representing|sitting|joining|leading|heading|accompanying|flanking) [^,.;]{2,60}?|with (?:the |both |them|her|him)[^,.;]{0,30}?))"
    r"\s*(?::|(?:also )?(?:is|are|was|were|sit|sits|sat|included?)\b)\s*",
    re.I,
)


_IS_THERE = regex(
    r"\b(?P<be>is|are|was|were) (?:also |both |all |likewise |too )?(?:(?P<come>expected|invited|due)(?: to (?:attend|be there|take part))?|on hand|in the room|at the table|around the table|in attendance|there)(?: too| as well| also)?(?=[.;,])"
)
"""What is said of those who are, or will be, at the meeting told of before: "C was also in the room", "A and B are expected"."""


def read_present(scene: Scene, subjects: Subjects, clause: Clause) -> Sighting | None:
    """ "Also present were A and B", "With the ministers are C and D", "C was in the room": parties of the meeting told before."""
    match, items = _PRESENT.match(scene.text, clause.start, clause.end), _find_items(scene, clause)
    there = None if match or items else _IS_THERE.search(scene.text, clause.start, clause.end)
    found: list[Entity] = []
    if match and not scene.is_quoted(match.start()):
        found = find_objects(scene, subjects, clause, match.end(), listed=True)
    if items:
        named = (scene.entity_of(name) for name in scene.names_in(*items) if name.kind == "person")
        found = list({entity.index: entity for entity in named}.values())
    if there and not scene.is_quoted(there.start()):
        found = _find_there(scene, subjects, clause, there.start())
    if not found:
        return None
    status: Status | None = "planned" if there and there.group("come") else None
    end = items[1] if items else clause.end
    sighting = Sighting(clause, clause.start, end, "attend", status, [(e, "attending") for e in found], definite=True)
    sighting.seated = {entity.index for entity in found if not entity.is_people}
    return sighting


def _find_there(scene: Scene, subjects: Subjects, clause: Clause, at: int) -> list[Entity]:
    """The people who are subject of the verb at the character `at`."""
    subject = find_subject(scene, subjects, clause, scene.word_before(at + 1))
    found = expand_left(scene, subjects, clause, subject) if subject and not subject.pronoun else []
    return [entity for entity in found if entity.is_people]


_LISTS = regex(
    r"(?:The |Also )?(?:[Pp]articipants|[Aa]ttendees|[Tt]hose (?:present|attending|taking part|in attendance|on the call)|[Pp]resent|(?:[Mm]eeting|[Cc]all|[Tt]alks|[Ss]ession) (?:was|were) (?:also )?(?:attended|joined) by)\b[^.;]{0,80}:\Z"
)
_ITEMS = regex(r"(?:\s*\n[ \t]*[-•*–][ \t]*[^\n]{3,160})+")


def _find_items(scene: Scene, clause: Clause) -> tuple[int, int] | None:
    """Where the list below "Participants included:" stands, one an item."""
    if _LISTS.match(scene.text, clause.start, clause.end) is None:
        return None
    items = _ITEMS.match(scene.reading.article.text, clause.end)
    return items.span() if items else None
