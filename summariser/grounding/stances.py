"""The stance of a position by the words of its evidence: cues that the table of stances knows, all of one side, contradict a claim of the other."""

import re
from collections.abc import Iterator
from functools import cache, cached_property

from summariser.grounding.polarity import DENYING, negations
from summariser.patterns import regex
from summariser.reading.tables import stances
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

_WISHED = regex(r"(?:want|prefer|favou?r|seek|ask|would)", re.IGNORECASE)
"""Who only wishes for something may oppose what stands beside it."""


_WORD = regex(r"\w+")


class _Cues:
    """Cues of one stance, asked only where one of their first words stands."""

    def __init__(self) -> None:
        self.firsts: set[str] = set()
        self._sources: list[str] = []

    def add(self, cue: str, *, inflected: bool) -> None:
        first, *rest = cue.split()
        forms = _inflected(first) if inflected else [first]
        self.firsts.update(_WORD.findall(form.lower())[0] for form in forms)
        behind = "".join(r"(?: [^\s,.;]+){0,2}" if word == "*" else f" {re.escape(word)}" for word in rest)
        self._sources.append(f"(?:{'|'.join(map(re.escape, forms))}){behind}")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return regex(rf"(?<![-\w])(?:{'|'.join(self._sources)})\b", re.IGNORECASE)


@cache
def _cues() -> dict[Stance, _Cues]:
    """Each stance with its cues that mean no other."""
    meant: dict[str, set[str]] = {}
    for stance, _, cue in stances():
        meant.setdefault(cue.lstrip("="), set()).add(stance)
    found: dict[Stance, _Cues] = {}
    for stance, kind, cue in stances():
        if len(meant[cue.lstrip("=")]) == 1 and stance in _SIDES:
            inflected = kind == "verb" and not cue.startswith("=")
            found.setdefault(stance, _Cues()).add(cue.lstrip("="), inflected=inflected)
    return found


def _cues_in(words: str) -> Iterator[tuple[Stance, re.Pattern[str]]]:
    held = set(_WORD.findall(words.lower()))
    return ((stance, cues.pattern) for stance, cues in _cues().items() if not cues.firsts.isdisjoint(held))


def _inflected(verb: str) -> list[str]:
    stem = verb[:-1] if verb.endswith(("e", "y")) else verb
    last = verb[-1] if verb != stem else ""
    endings = (last, f"{last}s", f"{last}d", "ed", "es", "ing", "ies", "ied", f"{stem[-1]}ed", f"{stem[-1]}ing")
    return [stem + ending for ending in endings]


def contradicting(claimed: Stance, evidence: str) -> tuple[Stance, str] | None:
    """The stance that the cues of the evidence give instead of `claimed`, and the first cue; None where nothing plainly contradicts it."""
    words = " ".join(evidence.split())
    found = sorted(
        (cue.start(), stance, cue.group()) for stance, cues in _cues_in(words) if (cue := cues.search(words))
    )
    sides = {_SIDES[stance] for _, stance, _ in found}
    if len(sides) != 1:
        return None
    side = sides.pop()
    if (negations(words) and not any(map(negations, _cues_of(found)))) or (side and DENYING.search(words)):
        return None
    _, stance, verb = found[0]
    left = claimed == "commits" if not side and negations(verb) else claimed == "opposes" and _WISHED.match(verb)
    return (stance, verb) if claimed in _CONTRARY[side] and not left else None


def _cues_of(found: list[tuple[int, Stance, str]]) -> list[str]:
    return [cue for _, _, cue in found]


_GOVERNING = regex(r"\A(.*?)\b(\w+(?: (?:for|to|of|on|with|by))?)\Z", re.IGNORECASE)
_GOVERNED = regex(r"\W*(?:$|and\b)", re.IGNORECASE)


def _governing(statement: str, issue: str) -> tuple[str, str] | None:
    """What stands before the verb that governs `issue` at the end of a clause, and the verb with its preposition."""
    low, wanted = (words.replace("İ", "i").lower() for words in (statement, f" {issue}"))
    at = low.find(wanted)
    while at >= 0:
        found = _GOVERNING.match(statement, 0, at)
        if found and _GOVERNED.match(statement, at + len(wanted)):
            return found[1], found[2]
        at = low.find(wanted, at + 1)
    return None


def turns_round(stance: Stance, statement: str, issue: str) -> bool:
    """Whether `statement` sums the stance up as its contrary: its verb governs the issue and is of the other side, or is denied."""
    governing = _governing(statement, issue) if issue and stance in _SIDES else None
    if governing is None:
        return False
    before, verb = governing
    sides = {_SIDES[of] for of, cues in _cues_in(verb) if cues.fullmatch(verb)}
    denied = bool(negations(" ".join(before.split()[-3:])))
    return len(sides) == 1 and (sides.pop() != denied) != _SIDES[stance]
