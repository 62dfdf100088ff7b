"""Presence: what the article itself says against somebody's taking part."""

import re
from functools import cache

from summariser.grounding.beside import Span
from summariser.grounding.cast import COMPLEMENT
from summariser.grounding.meetings import Desk
from summariser.grounding.words import keys_in
from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import titles
from summariser.record import DraftParticipant, Meeting

_ABSENT = regex(
    r"(?:(?:\bnot|\bnever|n['’]t) (?:been )?(?:(?:attend|represented|present|taking part|take part|took part|invited|join|come(?! (?:up|to (?:an?|any|the))\b)|came|travel|involved|show up)\w*"
    r"|(?:in\b(?! (?:favou?r|a (?:position|hurry|mood)|any|doubt|dispute|line|need|touch|power|office|place|force|charge|the (?:mood|interest|habit))\b)"
    r"|at\b(?! (?:ease|stake|risk|issue|war|all|odds)\b)|here\b|there\b))|\b(?:absent|stay(?:s|ed|ing)? away|boycott\w*|skip(?:s|ped)?|uninvited|no seat)\b)",
    re.IGNORECASE,
)
_PEOPLE = frozenset({"people", "government"})
_KNOWING = regex(r"\W+(?:familiar with|briefed on|close to|with knowledge of)\b")
"""How a source that is not named is said to know what was spoken of."""

_THERE = regex(r"\W*In ([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)*), (?:[\w’'-]+ ){0,5}")
_WHERE = regex(r"\b(?:in|at|from) \Z")
_THEIRS = regex(r"['’]s \w")
_CLAUSE = regex(r"[;:—–]")
_BEFORE, _BEHIND_WHO = 60, 120
"""Characters between a name and the words of its absence, at most; and where "who" follows the name."""

_OTHERS = regex(r"\bwithout\b|, (?:who|which)\b")
"""Behind a name what begins the tale of somebody else: "A met B without the Bolivians, who were not invited"."""

_HAD = regex(r"\b(?:had|if|were)\s+(?:[\w’'-]+\s+){0,4}\Z", re.IGNORECASE)
_BEFORE_HAD = 200
"""Characters before a name in which the condition begins of which he is the subject."""
_WORD = regex(r"\w")
_WOULD = regex(r"\bwould (?:\w+ )?have\b", re.IGNORECASE)
_ANNOUNCER = regex(r"\bspokes\w+|\bsprecher\w*|\bporte-parole\b|\bportavoz\b", re.IGNORECASE)
_TAKING_PART = regex(
    r"\b(?:attend\w*|present|represented|accompan\w+|entourage|delegations?|delegates?|negotiat\w+|guests?|counterparts?|host\w*|sides|sat|sits?|sitting|met|meets?|join(?:s|ed|ing)?|t(?:ook|akes?|aking) part"
    r"|came|comes?|arriv\w+|fl(?:ew|y|ies|ying)|travel\w*|sent|led|received?|welcom\w+|greet\w*|held|holds?|talks|talked|spoke|discuss\w*|sign(?:s|ed|ing)|inked|(?:tele)?phoned|dinner|lunch)\b",
    re.IGNORECASE,
)
"""What somebody does, or is, who takes part."""

_TOGETHER = regex(
    r"\b(?:leaders|heads of|presidents|prime ministers|ministers|countries|states|members)\b", re.IGNORECASE
)
_OFFICE = regex(r"\b(?:president|prime minister|premier|chancellor|minister|king|emir)\b", re.IGNORECASE)
_NOBODY = frozenset({"country", "organisation", "group", "delegation"})
"""What the reading may find that a person's name stands for, and is no person."""


def find_absence(claim: DraftParticipant, meetings: list[Meeting], desk: Desk) -> str | None:
    """Why the claimed participant was at none of `meetings` by the article's own words; None where nothing says so."""
    name = claim.name
    entity = desk.cast.entity(name)
    attending = any(one.as_ in ("attending", "host") for one in claim.attendance)
    if entity is not None and claim.kind == "person" and entity.kind in _NOBODY:
        return f"The article speaks of “{name}” as of a {entity.kind}, not of a person."
    if entity is None and claim.kind == "person" and not _several().isdisjoint(keys_in(COMPLEMENT.split(name)[0])[-1:]):
        return f"The article speaks of “{name}” as of several, or of a body, not of a person."
    mentions = desk.cast.mentions(name)
    off = all(one.status in ("cancelled", "postponed", "denied") for one in meetings)
    for mention in () if off else mentions:
        if words := _read_absence(mention, desk):
            return f"The article says that “{name}” was not there (“{' '.join(words.split())}”)."
    if any(_is_beside(name, one, desk) for one in meetings):
        return None
    if mentions and all(_is_source(one, desk) for one in mentions):
        return f"The article only cites “{name}”, as a source that it leaves unnamed."
    cities = {one.city for one in meetings if one.city}
    if cities and (away := {place for one in mentions if (place := _read_place(one, desk))} - cities):
        return f"The article has “{name}” in {min(away)}."
    if entity is not None and _ANNOUNCER.search(entity.role or ""):
        return f"The article has “{name}” speak for others, and puts nobody of that name in the meeting."
    if attending and not any(_is_near(name, one, desk) for one in meetings) and not _takes_part(name, desk):
        return f"Nothing that the article tells of “{name}” puts them in the meeting."
    return None


@cache
def _several() -> frozenset[str]:
    """Words for people by their office, and for bodies."""
    table = titles()
    return _PEOPLE.union(*(table.get(kind, frozenset()) for kind in ("plural", "crowd", "institution")))


def _is_source(mention: Span, desk: Desk) -> bool:
    """Whether the words at `mention` are those of a speaker without a name, or go on with how a source knows of the talks."""
    return bool(desk.beside.sources.over(mention) or _KNOWING.match(desk.beside.text, mention[1]))


def _read_place(mention: Span, desk: Desk) -> str | None:
    """The place that the mention's sentence begins with, right before the office and the name: "In Kyiv, President Zelenskyy"."""
    found = _THERE.fullmatch(desk.beside.words((desk.beside.sentence(*mention)[0], mention[0])))
    return found[1] if found and desk.gazetteer.is_given(found[1]) else None


def _is_supposed(text: str, start: int, at: int) -> bool:
    """Whether "had" or "if" stands before the name at `at`, behind a comma or at the head of the sentence that begins at `start`."""
    had = _HAD.search(text, max(start, at - _BEFORE_HAD), at)
    return had is not None and (text.endswith(", ", start, had.start()) or not _WORD.search(text, start, had.start()))


def _read_absence(mention: Span, desk: Desk) -> str | None:
    """The words of the mention's sentence, outside quotation marks, by which whoever is named was not there."""
    beside = desk.beside
    start, end = beside.sentence(*mention)
    if beside.stretch_around(*mention) is not None:
        return None
    if _is_supposed(beside.text, start, mention[0]) and (would := _WOULD.search(beside.words((mention[1], end)))):
        return would.group()
    reach = _BEHIND_WHO if beside.text.startswith(", who ", mention[1]) else _BEFORE
    found = _ABSENT.search(beside.words((mention[1], min(end, mention[1] + reach))))
    if found is None:
        return None
    at = (mention[1] + found.start(), mention[1] + found.end())
    others = [
        one for one in beside.names_in((mention[1], at[0])) if not _WHERE.search(beside.text, mention[1], one.start)
    ]
    of_others = _OTHERS.search(beside.text, mention[1] + 1, at[0]) is not None
    return None if others or of_others or beside.stretches_in((mention[1], at[1])) else found.group()


def _is_beside(name: str, meeting: Meeting, desk: Desk) -> bool:
    return any(desk.cast.is_named_in(name, desk.beside.sentence(one.start, one.end)) for one in meeting.evidence)


def _is_near(name: str, meeting: Meeting, desk: Desk) -> bool:
    """Whether the paragraphs around the meeting's words name them, or its sentences and its place somebody of their country."""
    entity = desk.cast.entity(name)
    homes = set(entity.countries) if entity else set()
    codes = {meeting.country}
    for one in meeting.evidence:
        paragraph = desk.beside.paragraph(one.start, one.end)
        around = (desk.beside.paragraph_before(paragraph)[0], desk.beside.paragraph_after(paragraph)[1])
        if desk.cast.is_named_in(name, around):
            return True
        beside = desk.beside.names_in(desk.beside.sentence(one.start, one.end))
        codes |= {code for other in beside for code in desk.beside.reading.entities[other.entity].countries}
    return bool(homes & codes) or _is_of_them(entity, desk.sentences(meeting.evidence))


def _is_of_them(entity: Entity | None, words: str) -> bool:
    """Whether the words tell of leaders or ministers without names, of whom somebody of such an office, or a country, may be one."""
    if entity is None or not _TOGETHER.search(words):
        return False
    return entity.kind == "country" or bool(_OFFICE.search(entity.role or ""))


def _takes_part(name: str, desk: Desk) -> bool:
    """Whether any clause that names them, and not what is theirs, tells of taking part."""
    return any(_TAKING_PART.search(_clause_of(mention, desk)) for mention in desk.cast.mentions(name))


def _clause_of(mention: Span, desk: Desk) -> str:
    """The words of the sentence around the mention up to the next dash, colon or semicolon; none where another follows who is theirs."""
    start, end = desk.beside.sentence(*mention)
    before, after = desk.beside.words((start, mention[1])), desk.beside.words((mention[1], end))
    return "" if _THEIRS.match(after) else _CLAUSE.split(before)[-1] + _CLAUSE.split(after)[0]
