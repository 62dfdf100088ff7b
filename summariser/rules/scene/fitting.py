"""Whether somebody fits a description, and who of several fits best: "the minister", "her Peruvian counterpart", "The Secretary"."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import list_words, titles
from summariser.rules.scene import Scene
from summariser.rules.scene.descriptions import Description

_OWN_OFFICE = regex(r"[Tt]he (?:[A-Z][a-z]+ )*[A-Z][a-z]+")
_SMALL = list_words("the of and for in to")
_BESIDE = regex(r"(?<=\w) to (?:the|His|Her) .*")
"""Whom the holder of an office serves: "Special Assistant | to the Prime Minister" is no prime minister."""


def fits(entity: Entity, what: Description) -> bool:
    """Whether the description can mean `entity`: by its country and its office, or by what kind of body it is."""
    if what.countries and entity.countries and not set(what.countries) & set(entity.countries):
        return False
    if what.body:
        return entity.kind in ("organisation", "delegation") and what.head in entity.name.lower().split()
    if entity.kind != "person" or (what.countries and not entity.countries):
        return False
    role = _BESIDE.sub("", entity.role or "").lower().replace("-", " ").split()
    if what.head == "leader" and what.countries:
        return bool({"president", "premier", "chancellor", "prime", "king", "emir"} & set(role))
    if is_other_office(role, what.words):
        return False
    if what.head == "chief" and any(low == "chief" and after in titles()["head"] for low, after in pairwise(role)):
        return False  # "the deputy chief of mission" is no chief minister
    return what.head in role or (
        what.head in ("counterpart", "number", "colleague", "national") and bool(what.countries)
    )


def is_other_group(group: Entity, what: Description) -> bool:
    """Whether "both prime ministers" are none of a group: foreign ministers are not."""
    return "prime" in what.words and bool(group.role) and "prime" not in (group.role or "").lower().split()


def is_other_office(held: Collection[str], said: Collection[str]) -> bool:
    """Whether two offices cannot be one: the prime minister is no foreign minister, nor a deputy."""
    ours, theirs = ({word.replace("defense", "defence") for word in words} for words in (held, said))
    if "prime" in theirs and ("prime" not in ours or ("deputy" in ours and "deputy" not in theirs)):
        return "minister" in ours
    mine, others = (titles()["every state"] & words for words in (ours, theirs))
    return bool(mine and others) and mine.isdisjoint(others)


def choose(fitting: Sequence[Entity], words: str, head: str) -> Entity:
    """Of those that a description fits, given from the latest named on, the one it fits best."""
    if _OWN_OFFICE.fullmatch(words):  # a readout's "The Secretary" is its own, whom it names first
        fitting = sorted(fitting, key=lambda entity: entity.index)
    return max(fitting, key=lambda entity: _likeness(words, head, entity.role or ""))


def _likeness(words: str, head: str, role: str) -> tuple[int, bool]:
    """How well an office fits a description: by the words in common, then by whether it begins with the same noun."""
    held = role.lower().replace("-", " ").split()
    said = {word for word in words.lower().replace("-", " ").split()[1:] if word in held and word not in _SMALL}
    return len(said), held[:1] == [head]


def find_apposed(scene: Scene, end: int, countries: Collection[str]) -> Entity | None:
    """Of "The Vatican's secretary of state, Cardinal X" the one named behind the comma."""
    for name in scene.names_in(end, end + 30):
        start, entity = name.title[0] if name.title else name.start, scene.entity_of(name)
        ours = entity.kind == "person" and set(entity.countries) & set(countries)
        return entity if ours and scene.text[end:start] == ", " else None
    return None
