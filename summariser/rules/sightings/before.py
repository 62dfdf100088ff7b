"""Who meets by the sentences before: "the two sides", "they", those who have just arrived; "notes were exchanged after talks by the two leaders"."""

import re
from collections.abc import Sequence

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.rules.scene import PAIR, Clause, Scene
from summariser.rules.scene.subjects import Subjects
from summariser.rules.sightings.fronted import find_listener
from summariser.rules.sightings.parties import list_right
from summariser.rules.sightings.sighting import Sighting

TALKS_WITH = regex(r"[\w-]+ (?:[\w-]+ ){0,2}with ")
"""The noun of a meeting with the other party behind it."""

_AND_HIS = regex(r"(?: \([^()]{1,30}\)|, [^,.;]{3,60},)? and (?:the |his |her |its )?")
_WHEN_THEY = regex(r"\b(?:when|where) (?:the two|the pair|they|both) (?:\w+ ){0,3}\Z")
"""Before the verb of "A will raise it with B when the two meet"."""
_BETWEEN = regex(r"\b(?:between|by|of) (?:the )?\Z")


def _mean_pair_of_sentence(scene: Scene, subjects: Subjects, sighting: Sighting) -> None:
    """ "Notes were exchanged between A and B after talks by the two leaders": A and B, where these are the only two of the sentence."""
    when = _WHEN_THEY.search(scene.text, sighting.clause.start, sighting.cue) if sighting.same_people else None
    if sighting.parties or not (when or [crowd.number for crowd, _ in sighting.crowds] == [PAIR]):
        return
    ahead = subjects.within(sighting.clause.start, sighting.cue)
    people = list({r.entity.index: r.entity for r in ahead if r.entity and r.entity.kind == "person"}.values())
    first = next((r for r in ahead if r.entity and r.entity.kind == "person"), None)
    if first is None or len(people) != PAIR or people[0].countries == people[1].countries:
        return
    second = next(r for r in ahead if r.entity is people[1])
    between = _BETWEEN.search(scene.text, sighting.clause.start, first.start)
    if when or (between and _AND_HIS.fullmatch(scene.text, first.end, second.start)):
        sighting.parties, sighting.crowds = [(person, "attending") for person in people], []
        sighting.same_people = False


def _mean_traveller(scene: Scene, subjects: Subjects, sighting: Sighting, found: Sequence[Sighting]) -> None:
    """ "A arrived in Oslo. Talks with B are planned", "His next stop is Rome, where talks with B are due": A's."""
    clause, sole = sighting.clause, [entity for entity, _ in sighting.parties]
    begins = not any(name.kind == "person" for name in scene.names_in(clause.start, sighting.cue))
    if sighting.sense != "noun" or not (begins and TALKS_WITH.match(scene.text, sighting.cue)):
        return
    last = found[-1] if found and found[-1].clause.number >= clause.number - 2 and found[-1].visit else None
    people = [entity for entity, _ in last.parties if entity.is_people] if last else []
    who = subjects.owner_at(clause.start) or (people[0] if len(people) == 1 else None)
    if who and [who.kind == e.kind == "person" and who.countries != e.countries for e in sole] == [True]:
        sighting.parties.insert(0, (who, "attending"))


_OF_BOTH = regex(r"\bof (?:the|both) (?:two )?(?:nations|countries|sides|states|governments)$", re.I)


def mean_those_before(scene: Scene, subjects: Subjects, sighting: Sighting, found: Sequence[Sighting]) -> None:
    """Fill in who meets where only the sentence as a whole, or the ones before, tell it."""
    _mean_pair_of_sentence(scene, subjects, sighting)
    _mean_traveller(scene, subjects, sighting, found)
    if found:
        _mean_pair_told_of(sighting)


def _mean_pair_told_of(sighting: Sighting) -> None:
    """ "The top diplomats of the two nations" are those told of before."""
    kept = [(e, capacity) for e, capacity in sighting.parties if e.countries or not _OF_BOTH.search(e.name)]
    if len(kept) < len(sighting.parties):
        sighting.parties, sighting.same_people = kept, True


def mean_those_told_before(
    scene: Scene, subjects: Subjects, here: Sequence[Sighting], found: Sequence[Sighting]
) -> None:
    """ "A and B are at odds. They met in Oslo", "The two sides held talks": those who are subject of a sentence that tells of no meeting of theirs."""
    for sighting in here:
        if sighting.same_people or sighting.crowds:
            _mean(sighting, _list_subjects(scene, subjects, sighting.clause, sighting.cue))
    number = here[0].clause.number if here else 0
    last = found[-1] if found and found[-1].clause.number >= number - 1 else None
    if last and [entity.is_people for entity, _ in last.parties] != [True]:
        return
    if not number or scene.clauses[number - 1].kind != here[0].clause.kind:
        return
    several = _list_subjects(scene, subjects, scene.clauses[number - 1])
    if len(several) == 1 < number:  # "A came to Oslo. B flew in later. The two met"
        first = _list_subjects(scene, subjects, scene.clauses[number - 2])
        several = [*first, *several] if [e.kind for e in first] == ["person"] and first != several else several
    for sighting in here:
        two = len(several) == 1 and _THE_TWO.search(scene.text, sighting.clause.start, sighting.cue)
        _mean(sighting, _list_two(scene, subjects, scene.clauses[number - 1]) if two else several)


_THE_TWO = regex(r"\b(?:[Tt]he (?:two|pair)|[Bb]oth) (?:\w+ ){0,3}\Z")


def _list_two(scene: Scene, subjects: Subjects, clause: Clause) -> list[Entity]:
    """ "A has praised B. The two men spoke by phone": the only two persons of a sentence, of two states."""
    named = (r.entity for r in subjects.within(clause.start, clause.end) if r.entity and not scene.is_quoted(r.start))
    people = list({entity.index: entity for entity in named if entity.kind == "person"}.values())
    return people if len(people) == PAIR and people[0].countries != people[1].countries else []


def _mean(sighting: Sighting, several: Sequence[Entity]) -> None:
    """Let those be the parties of a meeting of "the two" or "they", where they can be."""
    if len(several) > 1 and _means_several(sighting, len(several)):
        sighting.parties, sighting.same_people, sighting.crowds = [(e, "attending") for e in several], False, []
        sighting.seated |= {entity.index for entity in several if not entity.is_people}


def _means_several(sighting: Sighting, number: int) -> bool:
    """Whether nobody meets but "they", "the two", or as many as `number`."""
    general = [crowd.number for crowd, _ in sighting.crowds if crowd.is_general]
    means = sighting.same_people or (general and len(general) == len(sighting.crowds))
    return bool(means) and not sighting.parties and general in ([], [None], [number])


def _list_subjects(scene: Scene, subjects: Subjects, clause: Clause, until: int = 0) -> list[Entity]:
    """Those who together are subject of a sentence, up to the character `until` of it: persons or states."""
    end = until or clause.end
    named = (r for r in subjects.within(clause.start, end) if r.entity and not scene.is_quoted(r.start))
    first = next((r for r in named if not r.pronoun), None)
    opens = first and (first.start < clause.start + 60 or scene.is_quoted(clause.start))
    if not opens or first is None or first.entity is None or first.entity.kind not in ("person", "country"):
        return []
    told = find_listener(scene, subjects, clause, first) if first.entity.kind == "person" else []
    return [first.entity, *(told or list_right(scene, subjects, first, end)[0])]
