"""Forms of a verb that turn it round: "was telephoned by", "with whom A held talks", "co-chaired"."""

from dataclasses import replace

from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.names.tokens import HYPHEN
from summariser.reading.speech.words import BE
from summariser.reading.tables import list_words
from summariser.rules.scene import Clause, Scene
from summariser.rules.scene.phrases import Match
from summariser.rules.scene.subjects import Referent, Subjects
from summariser.rules.sightings.parties import HOME

REACH = 80
"""Characters before "with whom" in which those begin who are meant."""


def take_in_prefix(scene: Scene, clause: Clause, match: Match) -> Match:
    """ "co-chaired a session": the verb with its prefix; they who do it sit there themselves."""
    i = match.start
    if i <= clause.first or scene.tokens.gap(i) != HYPHEN or scene.tokens.lows[i - 1] != "co":
        return match
    known = scene.tokens.lows[match.end : match.end + 1] in (["the"], ["it"]) and _TOLD.match(
        scene.text, scene.tokens.ends[i]
    )
    passive = scene.tokens.lows[max(i - 2, clause.first)] in BE
    sense = "verb" if scene.tokens.lows[i].startswith("chair") and not (known or passive) else match.sense
    return replace(match, start=i - 1, sense=sense)


_TOLD = regex(r" (?:it\b|the (?:meetings?|talks|session|summit|conference|event)\b)")
"""What was told of before: who chairs that is there, and no meeting more is told of."""


_WHOM = regex(r",? (?:(?:with|by|to) )?whom \Z")


def find_whom(scene: Scene, subjects: Subjects, clause: Clause, subject: Referent | None) -> list[Entity]:
    """ "B, with whom A held talks": B."""
    whom = _WHOM.search(scene.text, clause.start, subject.start) if subject else None
    ahead = subjects.within(max(clause.start, whom.start() - REACH), whom.start()) if whom else []
    people = [r for r in ahead if whom and r.entity and r.entity.is_people]
    return [r.entity for r in people if r.entity and whom and _HOME.fullmatch(scene.text, r.end, whom.start())]


_HOME = regex(rf"{HOME}?")
"""Whose somebody is: "King A of Jordan, whom she met"."""


_MET = list_words("met telephoned phoned called rung visited joined")
_BY = regex(r"(?: [^\s,.;]+){0,4} by (?=[A-Z]|(?:the|his|her|a) )")


def find_agent(scene: Scene, clause: Clause, match: Match) -> int | None:
    """Where those begin by whom somebody "was greeted on the tarmac by"."""
    by = _BY.match(scene.text, scene.tokens.ends[match.start], clause.end)
    return by.end() if by else None


def is_met(scene: Scene, clause: Clause, match: Match) -> bool:
    """ "was telephoned by B", "was met at the airport by B": he sits there as well as who does it."""
    met = scene.tokens.lows[match.start] in _MET
    if scene.tokens.lows[match.start : match.end] == ["brought", "together"]:
        return True
    return met and find_agent(scene, clause, match) is not None
