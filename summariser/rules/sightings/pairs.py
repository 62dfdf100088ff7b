"""Two states that a hyphen joins: "US-China trade talks", "a round of the US-China Annual Consultations"."""

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.rules.scene import LONG_NAME, PAIR, Clause, Scene

_HYPHENS = ("-", "–", "‑", "—", "/")
_AWAY_AT = regex(r"\b(?:sidelines|margins|fringes) of (?:[a-z]+ )*$")
_MEETING = regex(r"(?: [A-Za-z][\w-]*){0,3} ")
_OF_PAIR = regex(r" of (?:the )?(?=[A-Z])")


def find_paired(scene: Scene, clause: Clause, i: int) -> list[Entity]:
    """ "US-China trade talks": those joined by hyphens before the noun at word `i`."""
    at = scene.tokens.starts[i]
    names = scene.names_in(max(clause.start, at - 90), at)
    if len(names) < PAIR or not _MEETING.fullmatch(scene.text, names[-1].end, at):
        return []
    first = len(names) - 1
    while first and scene.text[names[first - 1].end : names[first].start] in _HYPHENS:
        first -= 1
    if _AWAY_AT.search(scene.text, max(clause.start, names[first].start - 30), names[first].start):
        return []  # where others meet, and is told of for that alone
    paired = [scene.entity_of(name) for name in names[first:]]
    return paired if len(paired) >= PAIR else []


def find_pair_behind(scene: Scene, clause: Clause, end: int) -> list[Entity]:
    """ "A round | of the US-China Annual Consultations": the two."""
    of = _OF_PAIR.match(scene.text, end, clause.end)
    names = scene.names_in(of.end(), of.end() + LONG_NAME)[:PAIR] if of else []
    if of is None or len(names) < PAIR or names[0].start != of.end():
        return []
    hyphened = scene.text[names[0].end : names[1].start] in _HYPHENS
    return [scene.entity_of(name) for name in names] if hyphened and names[1].kind == "country" else []
