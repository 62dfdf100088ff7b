"""The stance of a position by the words of its evidence: what governs the issue there, be it a cue of the table or the verb of a speaker's own
sentence, contradicts a claim of the other side.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import takewhile
from typing import NamedTuple

from summariser.grounding.places import stem_of
from summariser.grounding.polarity import count_denying, negations
from summariser.grounding.words import SMALL, keys_in
from summariser.patterns import lower, regex
from summariser.reading.inflection import inflect
from summariser.reading.tables import stances
from summariser.reading.voiced import find_stance
from summariser.record import Stance

_SIDES: dict[Stance, bool] = {
    "supports": True,
    "commits": True,
    "calls_for": True,
    "opposes": False,
    "rejects": False,
    "accuses": False,
    "warns": False,
    "expresses_concern": False,
}
"""Whether somebody of this stance is for the issue."""

_CONTRARY: dict[bool, frozenset[Stance]] = {
    True: frozenset({"opposes", "rejects"}),
    False: frozenset({"supports", "commits", "calls_for"}),
}
"""Which claims cues of a side contradict: one may promise what is feared, or ask for what is wrong, so accusing and warning are left alone."""

_BE = r"(?:am|is|are|was|were|be|been|being|feels?|felt|remain\w*|seem\w*|sound\w*|stands?|stood|grew|[’']s|[’']re)(?: [^\s,.;]+)? "
_NO_VERB = "".join(
    rf"(?<!\b{word} )" for word in ("in", "for", "of", "a", "an", "the", "its", "their", "it", "this", "no")
)
"""Behind these words stands a noun, or what belongs to another verb: "in question", "turn it back"."""

_BEFORE = {"verb": _NO_VERB, "state": f"(?:{_BE})"}
_WORD = regex(r"\w+")

_CLAUSE = regex(r"[,;:“\"—–]")
_RELATIVE = regex(r"\w\W+(?:who|whose|which|that (?:\S+ ){1,4}(?:ha[sd]|have))\b[^,;]*$")
_ASIDE = regex(r", (?:who|which|whose)\b[^,;.]*,")


class Told(NamedTuple):
    """A piece of evidence on one line: as it stands, and with the names masked of those the actor speaks for."""

    words: str
    masked: str
    spoken: bool
    """Whether they are the actor's own words, not the reporter's."""


class _Sign(NamedTuple):
    start: int
    end: int
    stance: Stance
    voiced: bool


class _Cues:
    """Cues of one stance, asked only where one of their first words stands."""

    def __init__(self) -> None:
        self.firsts: set[str] = set()
        self._sources: list[str] = []

    def add(self, kind: str, cue: str) -> None:
        first, *rest = cue.lstrip("=").split()
        forms = inflect(first) if kind == "verb" and not cue.startswith("=") else (first,)
        self.firsts.update(_WORD.findall(form)[0] for form in forms)
        behind = "".join(r"(?: [^\s,.;]+){0,2}" if word == "*" else f" {re.escape(word)}" for word in rest)
        self._sources.append(f"{_BEFORE.get(kind, '')}(?:{'|'.join(map(re.escape, forms))}){behind}")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return regex(rf"(?<![-\w])(?:{'|'.join(self._sources)})\b")


@cache
def _cues() -> dict[Stance, _Cues]:
    """Each stance with its cues that mean none of the other side."""
    sides: dict[str, set[bool]] = {}
    for stance, _, cue in stances():
        if stance in _SIDES:
            sides.setdefault(cue.lstrip("="), set()).add(_SIDES[stance])
    found: dict[Stance, _Cues] = {}
    for stance, kind, cue in stances():
        if stance in _SIDES and len(sides[cue.lstrip("=")]) == 1:
            found.setdefault(stance, _Cues()).add(kind, cue)
    return found


def _cues_in(words: str) -> Iterator[tuple[Stance, re.Pattern[str]]]:
    """The cues that may stand in these words, which are in small letters."""
    held = set(_WORD.findall(words))
    return ((stance, cues.pattern) for stance, cues in _cues().items() if not cues.firsts.isdisjoint(held))


def contradicting(claimed: Stance, issue: str, evidence: Sequence[Told], *, person: bool) -> tuple[Stance, str] | None:
    """The stance that the evidence gives instead of `claimed`, and the words that say so; None where nothing plainly contradicts it."""
    if not any(claimed in contrary for contrary in _CONTRARY.values()):
        return None
    heard = [(one, list(_signs(one, person=person))) for one in evidence]
    if any(claimed not in _CONTRARY[_SIDES[signs[0].stance]] for _, signs in heard if signs):
        return None
    for one, signs in heard:
        for sign in takewhile(lambda each: claimed in _CONTRARY[_SIDES[each.stance]], signs):
            if _governs(sign, signs, issue, one):
                return sign.stance, one.words[sign.start : sign.end].strip() or one.words
    return None


def _signs(told: Told, *, person: bool) -> Iterator[_Sign]:
    """What says a stance in these words, the first of each kind, in order."""
    plain = lower(_ASIDE.sub(lambda aside: "," * len(aside.group()), told.words))
    found = [
        _Sign(*cue.span(), stance, voiced=False) for stance, cues in _cues_in(plain) if (cue := cues.search(plain))
    ]
    voiced = find_stance(told.masked, reported=not told.spoken, person=person)
    if voiced and voiced.stance in _SIDES:
        found.append(_Sign(voiced.start, voiced.end, voiced.stance, voiced=True))
    yield from sorted(found)


def _governs(sign: _Sign, signs: Sequence[_Sign], issue: str, told: Told) -> bool:
    """Whether the sign is not denied itself, and nothing between it and the issue turns it round that the issue does not hold as well."""
    before = told.words[: sign.start]
    if negations(" ".join(before.split()[-3:])) or _RELATIVE.search(before):
        return False
    side = _SIDES[sign.stance]
    behind = told.words[sign.start if sign.voiced and side else sign.end :]
    wanted = {stem_of(word) for word in keys_in(issue) if word not in SMALL}
    at = [found.span() for found in re.finditer(r"[^\W_]+", behind) if stem_of(found.group().lower()) in wanted]
    complement = behind[: at[-1][1]] if at else _CLAUSE.split(behind)[0]
    first = sign.end + at[0][0] if at else len(told.words)
    if side and any(sign.start < one.start < first for one in signs if not _SIDES[one.stance]):
        return False
    return _count_denials(complement) == _count_denials(issue)


def _count_denials(words: str) -> int:
    return len(negations(words)) + count_denying(words)


_GOVERNING = regex(r"\A(.*?)\b(\w+(?: (?:for|to|of|on|with|by))?)\Z")
_GOVERNED = regex(r"\W*(?:$|and\b)")


def _governing(statement: str, issue: str) -> tuple[str, str] | None:
    """What stands before the verb that governs `issue` at the end of a clause, and the verb with its preposition, in small letters."""
    low, wanted = lower(statement), lower(f" {issue}")
    at = low.find(wanted)
    while at >= 0:
        found = _GOVERNING.match(low, 0, at)
        if found and _GOVERNED.match(low, at + len(wanted)):
            return found[1], found[2]
        at = low.find(wanted, at + 1)
    return None


def turns_round(stance: Stance, statement: str, issue: str) -> bool:
    """Whether `statement` sums the stance up as its contrary: its verb governs the issue and is of the other side, or is denied."""
    governing = _governing(statement, issue) if issue and stance in _SIDES else None
    if governing is None:
        return False
    before, verb = governing
    states = (verb, f"is {verb}")
    sides = {_SIDES[of] for of, cues in _cues_in(verb) if any(map(cues.fullmatch, states))}
    denied = bool(negations(" ".join(before.split()[-3:])))
    return len(sides) == 1 and (sides.pop() != denied) != _SIDES[stance]
