"""Presence: what the article itself says against somebody's taking part."""

import re

from summariser.grounding.beside import Span
from summariser.grounding.meetings import Desk
from summariser.patterns import regex
from summariser.record import Meeting, ParticipantKind

_ABSENT = regex(
    r"\b(?:(?:not|never|n['’]t) (?:been )?(?:attend|represented|present|in|taking part|take part|took part|at|invited|join|come|came|here|there|travel|involved|show up)\w*|absent|stay(?:s|ed|ing)? away|boycott\w*|skip(?:s|ped)?|uninvited|no seat)\b",
    re.IGNORECASE,
)
_BEFORE = 60
"""Characters between a name and the words of its absence, at most."""

_HAD = regex(r"(?:\A\W*|, )(?:had|if|were)\s+(?:[\w’'-]+\s+){0,4}\Z", re.IGNORECASE)
_WOULD = regex(r"\bwould (?:\w+ )?have\b", re.IGNORECASE)
_ANNOUNCER = regex(r"\bspokes\w+|\bsprecher\w*|\bporte-parole\b|\bportavoz\b", re.IGNORECASE)
_NOBODY = frozenset({"country", "organisation", "group", "delegation"})
"""What the reading may find that a person's name stands for, and is no person."""


def find_absence(name: str, kind: ParticipantKind, meetings: list[Meeting], desk: Desk) -> str | None:
    """Why `name`, claimed as a participant of this kind, was at none of `meetings` by the article's own words; None where nothing says so."""
    entity = desk.cast.entity(name)
    if entity is not None and kind == "person" and entity.kind in _NOBODY:
        return f"The article speaks of “{name}” as of a {entity.kind}, not of a person."
    for start, end in desk.cast.mentions(name):
        if words := _read_absence((start, end), desk):
            return f"The article says that “{name}” was not there (“{' '.join(words.split())}”)."
    announces = entity is not None and _ANNOUNCER.search(entity.role or "")
    if announces and not any(_is_beside(name, one, desk) for one in meetings):
        return f"The article has “{name}” speak for others, and puts nobody of that name in the meeting."
    return None


def _read_absence(mention: Span, desk: Desk) -> str | None:
    """The words of the mention's sentence, outside quotation marks, by which whoever is named was not there."""
    beside = desk.beside
    start, end = beside.sentence(*mention)
    if beside.stretch_around(*mention) is not None:
        return None
    if _HAD.search(beside.words((start, mention[0]))) and (would := _WOULD.search(beside.words((mention[1], end)))):
        return would.group()
    found = _ABSENT.search(beside.words((mention[1], min(end, mention[1] + _BEFORE))))
    if found is None:
        return None
    at = (mention[1] + found.start(), mention[1] + found.end())
    others = beside.names_in((mention[1], at[0]))
    return None if others or beside.stretches_in((mention[1], at[1])) else found.group()


def _is_beside(name: str, meeting: Meeting, desk: Desk) -> bool:
    return any(desk.cast.is_named_in(name, desk.beside.sentence(one.start, one.end)) for one in meeting.evidence)
