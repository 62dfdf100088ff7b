"""Meetings that no word names: several who agree, sign or quarrel in one place, and those who are told of as present."""

import re

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.rules.scene import PAIR, Clause, Scene
from summariser.rules.scene.clauses import find_subject
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.parties import expand_left, find_appositives, find_objects
from summariser.rules.sightings.sighting import Sighting, find_evidence_end

OPENING = 6
"""Sentences of the body in which a joint act by itself shows a meeting; further down it is as likely background."""

_ACTS = regex(
    r"\b(?:agreed|signed|initialled|initialed|pledged|decided|failed|argued|inspected|toured|inaugurated|unveiled|visited|attended|adopted|settled|resolved|clashed|quarrelled|quarreled|wrangled|endorsed"
    r"|filed|trooped|struck|sealed|haggled|bargained|reached|made|(?:discussed|probed|explored|reviewed|exchanged views|exchanged opinions|touched on|took stock))\b|(?<=will )(?:discuss|review|explore|sign|inaugurate|inspect|tour)\b|(?<= to )(?:discuss|review|explore|sign|inaugurate|inspect|tour)\b|\b[a-z]{3,}ed\b(?=[^.;,:]{3,80} (?:together|side by side)\b)"
)
DISCUSSES = regex(r"(?:discuss(?:ed)?|probed|explored?|review(?:ed)?|exchanged|touched|took)\b")
"""What two sides do with a topic, which stands behind it; it may be told of one of them, "with" the other."""
_TO_COME = regex(r"\b(?:will|(?:are|is) (?:due |set |expected |scheduled )?to|plan to) (?:\w+ly )?\Z")
"""What says that they are yet to do it."""
_WITH = regex(r"\bwith (?=(?:the |his |her )?[\w’'-]+)")


_BASE = ("discuss", "review", "explore", "sign", "inaugurate", "inspect", "tour")


def read_joint(scene: Scene, subjects: Subjects, clause: Clause) -> Sighting | None:
    """ "The military chiefs of Sweden and Finland agreed on Wednesday to": a meeting where several states act as one."""
    for match in _ACTS.finditer(scene.text, clause.start, clause.end):
        verb = scene.word_before(match.start() + 1)
        if match.group() in _BASE and not _TO_COME.search(scene.text, clause.start, match.start()):
            continue
        if scene.is_quoted(match.start()) or verb <= clause.first or _OFTEN.search(scene.text, match.end(), clause.end):
            continue
        subject = find_subject(scene, subjects, clause, verb)
        if subject is None or subject.entity is None or not subject.entity.is_people:
            heads = [r for r in subjects.within(clause.start, min(match.start(), clause.start + 40)) if not r.pronoun]
            subject = next((r for r in heads if r.entity and r.entity.kind in ("group", "delegation")), None)
        if subject is None or subject.entity is None or subject.pronoun:
            continue
        parted: list[Entity] = []
        parties = expand_left(scene, subjects, clause, subject) or find_appositives(
            scene, subjects, subject, match.start()
        )
        if DISCUSSES.match(match.group()) and (joined := _WITH.search(scene.text, match.end(), clause.end)):
            others = find_objects(scene, subjects, clause, joined.end())
            parties += others
            parted = [p for p in others if p.kind == "person" and p.role]
        if not (_is_several(parties) or (parted and _are_apart(parties))):
            continue
        return Sighting(
            clause,
            min(subject.start, match.start()),
            find_evidence_end(scene, clause, verb + 1),
            "joint",
            "planned" if _TO_COME.search(scene.text, clause.start, match.start()) else "occurred",
            [(entity, "attending") for entity in parties],
            cue=match.start(),
        )
    return None


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
    r"(?:the )?(?:[\w’'-]+ ){1,3}(?:delegation|team|side|entourage|party|retinue) (?:also )?(?:includ(?:ed|es)|compris(?:ed|es)|consist(?:ed|s) of) |(?:(?:He|She|They|It|Officials) (?:said|confirmed|added) (?:that )?)?(?:(?:[Tt]he )?(?:officials|envoys|negotiators|delegates|participants|those|others) (?:at|in) the (?:talks|meeting|session|negotiations)(?=\s(?:were|are|include))|(?:Also |Others )?(?:present|attending|in attendance|at the table|around the table|across the table|in the room|taking part|(?:representing|sitting|joining|leading|heading) [^,.;]{2,60}?|with (?:the |both |them|her|him)[^,.;]{0,30}?))"
    r"\s*(?::|(?:also )?(?:is|are|was|were|sit|sits|sat|included?)\b)\s*",
    re.I,
)


def read_present(scene: Scene, subjects: Subjects, clause: Clause) -> Sighting | None:
    """ "Also present were A and B", "With the ministers are C and D": parties of the meeting told before."""
    match, items = _PRESENT.match(scene.text, clause.start, clause.end), _find_items(scene, clause)
    if not items and (match is None or scene.is_quoted(match.start())):
        return None
    found = find_objects(scene, subjects, clause, match.end(), listed=True) if match else []
    if items:
        named = (scene.entity_of(name) for name in scene.names_in(*items) if name.kind == "person")
        found = list({entity.index: entity for entity in named}.values())
    if not found:
        return None
    end = items[1] if items else clause.end
    sighting = Sighting(clause, clause.start, end, "attend", None, [(e, "attending") for e in found], definite=True)
    sighting.seated = {entity.index for entity in found if not entity.is_people}
    return sighting


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
