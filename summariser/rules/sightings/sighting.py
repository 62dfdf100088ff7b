"""One mention of a meeting, and when two mentions of one sentence are one event."""

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import list_words, read_rows_of
from summariser.record import Capacity, Status
from summariser.rules.scene import PAIR, Clause, Scene
from summariser.rules.scene.phrases import Match, Phrases
from summariser.rules.sightings.crowds import Crowd
from summariser.rules.sightings.days import is_apart
from summariser.rules.sightings.where import Place


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
    stay: Place | None = None
    """Where the sentences before have brought one of those who meet; a meeting that tells no place of its own was there."""

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

    crowds: list[tuple[Crowd, Entity]] = field(default_factory=list)
    """Parties known by what they are alone, each with the group that they are unless they were named before."""

    seated: set[int] = field(default_factory=set)
    """The states and bodies that are told of as being there themselves."""

    cue: int = -1
    """Where the word stands that tells of the meeting, or -1."""

    they: bool = False
    """The subject is a "they" that was taken for a group named before; the parties of the meeting told before are as likely."""

    beside: bool = False
    """Only tells who comes with the subject: "a delegation led by A", "B, accompanied by A,"."""

    rumour: bool = False
    """Only said to be reported: what a later denial denies."""

    margins: bool = False
    """Told of as beside a larger meeting, which is told of elsewhere: "On the margins, A met B"."""

    days_long: bool = False
    """A visit of several days, within which others are met."""

    at_first: bool = False
    """Tells of the day for which the meeting was planned at first."""

    aside: bool = False
    """Another meeting, on the sidelines of which this sentence tells of one."""

    again: bool = False
    word: str = "meeting"
    owned: bool = False
    """ "Her talks with A": another meeting than the one told of before, where A had no part in that."""

    ordinal: str = ""
    """Which of several: "next", "previous", "second"; two with different ones are two meetings."""

    noun: int = -1
    """The number of the word that names the meeting somebody attends, or -1: it is told of with the verb."""

    listed: bool = False
    """One of several told by their names: "the A Conference, the B Meeting and the C Forum"."""

    name: str = ""
    """What a meeting of nobody named is called: "meeting of the joint fisheries commission"."""


@cache
def load_cues() -> dict[str, Phrases]:
    """Cue phrases of the table of meetings, by class."""
    rows = [
        (kind, " ".join(words))
        for kind, cues in read_rows_of("summariser.rules.tables", "meetings.tsv", 2)
        for cue in cues.split(";")
        for words in product(*(word.split("/") for word in cue.split()))
    ]
    verbs = [(kind, cue, True) for kind, cue in rows if kind in ("verb", "host", "travel", "attend")]
    return {"verb": Phrases(verbs), "noun": Phrases([(kind, cue, False) for kind, cue in rows if kind == "noun"])}


@cache
def begins_meeting() -> frozenset[str]:
    """The words with which a cue of a meeting can begin."""
    return frozenset().union(*(cues.firsts for cues in load_cues().values()))


_RINGS = list_words("call calls called calling rang rings rung ring")


def rings(scene: Scene, match: Match) -> bool:
    """Whether the verb of `match` is a bare "called" or "rang"."""
    plain = match.sense == "verb" and match.end == match.start + 1
    return plain and scene.tokens.lows[match.start] in _RINGS


MEETING_NOUNS = list_words(
    "talks meeting meetings summit discussions negotiations consultations conference session visit trip call "
    "dialogue dinner lunch breakfast conversation round forum retreat videoconference gathering"
)


MEALS = list_words("lunch dinner breakfast tea coffee")
"""What somebody may also have alone."""


CALL = regex(
    r"\b(?:phone|telephone|telephonic(?:ally)?|telephoned|phoned|zoom|video ?(?:call|conference|link)|virtual(?:ly)?|by video|conference call)\b",
    re.I,
)


def is_same_event(one: Sighting, other: Sighting) -> bool:
    """Two cues of one sentence for one event: "arrived in Paris for meetings with", "hosted him for talks"."""
    if one.beside and other.sense in ("verb", "noun", "host", "travel"):
        _absorb(one, other)  # "a delegation led by A held talks with B"
        one.sense, one.word, one.definite, one.status = other.sense, other.word, other.definite, other.status
        one.crowds, one.cue, one.beside, one.visit = other.crowds, other.cue, False, other.visit
        return True
    occasion = _is_occasion(one, other)
    there = occasion and one.summit
    if not there and _are_two(one, other):
        return False
    if there:
        one.sense, one.word, one.definite, one.status = other.sense, other.word, other.definite, other.status
    _absorb(one, other)
    if occasion:
        one.summit, one.name = False, ""
    people = [entity for entity, _ in one.parties if entity.is_people]
    if one.sense == "attend" and other.sense == "noun" and other.parties and len(people) > 1:
        one.sense, one.word, one.cue = other.sense, other.word, other.cue  # "A chaired the talks between B and C"
    return True


def _are_two(one: Sighting, other: Sighting) -> bool:
    """Whether what the second cue tells cannot be told of the first: its number, status, day, town or parties."""
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return True  # "a first round ended without a text, and a second produced one"
    if one.sense == "attend" and other.sense in ("verb", "host") and len(other.parties) > 1:
        return True  # "A, who chaired the session, met B on its sidelines"
    if other.aside or (other.name and other.sense == "verb" and one.parties):
        return True
    if other.again and not one.again and other.status != one.status:
        return True
    travels = one.sense == "travel"
    told = other.status and one.status and other.status != one.status and (other.parties or other.place)
    if told and not travels:
        return True
    dated = one.date and other.date and is_apart(one.date, other.date)
    if travels and other.sense in ("verb", "host") and dated:
        return True  # "who arrived on Monday, met B on Tuesday"
    if one.place and other.place and one.place.city and other.place.city and one.place.city != other.place.city:
        return True
    return _meet_others(one, other)


def _meet_others(one: Sighting, other: Sighting) -> bool:
    """ "Dined with A and sat down with B", "will have breakfast with A and talks with B"."""
    mine, theirs = ({e.index for e, _ in one.parties}, {e.index for e, _ in other.parties})
    if one.name and one.sense == other.sense == "verb" and len(mine) == 1 < len(theirs):
        return True  # "will attend the Forum and meet B"
    if theirs and mine and not (theirs & mine) and (other.sense in ("verb", "host", "travel") or other.visit):
        return True
    anew = other.sense in ("verb", "host") or (other.sense == "noun" and not other.definite and one.word != other.word)
    return one.sense == "verb" and anew and len(mine) > 1 and bool(mine - theirs and theirs - mine)


def _absorb(one: Sighting, other: Sighting) -> None:
    known = {entity.index for entity, _ in one.parties}
    one.parties += [(entity, capacity) for entity, capacity in other.parties if entity.index not in known]
    one.seated |= other.seated
    one.end = max(one.end, other.end)
    if one.place is None or (other.place and not one.place.city and one.place.country == other.place.country):
        one.place = other.place  # "is heading to Peru for talks in Lima"
    one.ordinal, one.name = one.ordinal or other.ordinal, one.name or other.name
    one.status = one.status or other.status
    if one.sense == "travel" and other.sense in ("verb", "host", "noun") and other.parties:
        one.date = one.date or other.date  # "will head to Lima, where she is to meet B on Monday"
    one.weak = one.weak and other.weak
    one.same_people = one.same_people or (other.same_people and len(one.parties) < PAIR)
    one.summit, one.trilateral, one.call = (
        one.summit or other.summit,
        one.trilateral or other.trilateral,
        one.call or other.call,
    )
    if one.sense == "travel" and other.sense in ("verb", "noun") and len(one.parties) > 1:
        one.visit, one.sense, one.word = False, other.sense, other.word
        met = len(other.parties) > 1 and (other.sense == "verb" or other.status == "occurred")
        one.status = other.status if one.status == "ongoing" and (met or other.status == "planned") else one.status


def _is_occasion(one: Sighting, other: Sighting) -> bool:
    """Whether of two cues one names a summit and the other tells of people who met there: "in Bali for the ASEAN summit, A met B"."""
    named, meets = (other, one) if one.sense == "verb" and not one.summit else (one, other)
    people = {entity.index: entity for entity, _ in meets.parties}
    alone = len(people) > 1 and all(entity.kind == "person" for entity in people.values())
    there = named.summit and bool(named.name) and people.keys() >= {entity.index for entity, _ in named.parties}
    return there and meets.sense == "verb" and not meets.summit and alone


_BREAK = regex(
    r"[;:](?!\d)|, (?:focus|said|says|told|warned|announced|which|who|where|while|as |but|saying|according|he said|she said|and (?:said|told|added|called|urged|warned|announced|blamed|accused))"
)


def find_evidence_end(scene: Scene, clause: Clause, word: int) -> int:
    """Up to the next break of the sentence behind the cue."""
    at = scene.tokens.ends[min(word, clause.last) - 1]
    cut = _BREAK.search(scene.text, at, clause.end)
    end = cut.start() if cut else clause.end
    while end > at and scene.text[end - 1] in " .,\n":
        end -= 1
    return end
