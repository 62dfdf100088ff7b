"""The stance of a position by the words of its evidence: what governs the issue there, be it a cue of the table or the verb of a speaker's own
sentence, contradicts a claim of the other side.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, takewhile
from operator import itemgetter
from typing import NamedTuple

from summariser.grounding.folding import fold
from summariser.grounding.places import stem_of
from summariser.grounding.polarity import count_denying, negations
from summariser.grounding.words import SMALL, guard_of, keys_in, opposites
from summariser.patterns import lower, regex
from summariser.reading.inflection import inflect
from summariser.reading.tables import stances
from summariser.reading.voiced import find_stance
from summariser.record import Stance

_SIDES: dict[Stance, bool | None] = {
    "supports": True,
    "commits": True,
    "calls_for": True,
    "opposes": False,
    "rejects": False,
    "accuses": False,
    "warns": False,
    "expresses_concern": False,
    "other": None,
}
"""Whether somebody of this stance is for the issue."""

_CONTRARY: dict[bool | None, frozenset[Stance]] = {
    True: frozenset({"opposes", "rejects"}),
    False: frozenset({"supports", "commits", "calls_for"}),
    None: frozenset({"supports", "commits", "calls_for", "opposes", "rejects"}),
}
"""Which claims cues of a side, or of none, contradict: one may promise what is feared, or ask for what is wrong, so accusing and warning are left
alone."""

_BE = r"(?:am|is|are|was|were|be|been|being|feels?|felt|remain\w*|seem\w*|sound\w*|stands?|stood|grew|[’']s|[’']re)(?: (?!not |never |no longer )[^\s,.;]+)? "
_NO_VERB = "".join(
    rf"(?<!\b{word} )" for word in ("in", "for", "of", "a", "an", "the", "its", "their", "it", "this", "no")
)
"""Behind these words stands a noun, or what belongs to another verb: "in question", "turn it back"."""

_BEFORE = {"verb": _NO_VERB, "state": f"(?:{_BE})"}
_WORD = regex(r"\w+")

_CLAUSE = regex(r"[,;:“\"—–]")
_RELATIVE = regex(r"\w\W+(?:who|whose|which|that (?:\S+ ){1,4}(?:ha[sd]|have))\b[^,;]*$")
_ASIDE = regex(r", (?:who|which|whose)\b[^,;.]*,")
_REACH = 5
"""Words between a denial and what it denies, at most."""

_INTENT = regex(
    r"(?<!that )(?<!which )(?<!who )(?:\b(?:will|would|shall|(?:going|ready|prepared|determined|intend\w*|plan\w*) to)|'ll) (?:\w+ly )?(\w+)"
)


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
    """Cues of one stance, by their first words: only those are compiled, and asked, whose first word stands in the text."""

    def __init__(self) -> None:
        self._firsts: dict[str, dict[str, None]] = {}
        self._sources: dict[str, list[tuple[str, str]]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}

    def add(self, kind: str, cue: str) -> None:
        first, *rest = cue.lstrip("=").split()
        forms = inflect(first) if kind == "verb" and not cue.startswith("=") else (first,)
        for form in forms:
            self._firsts.setdefault(_WORD.findall(form)[0], {})[first] = None
        behind = "".join(r"(?: [^\s,.;]+){0,2}" if word == "*" else f" {re.escape(word)}" for word in rest)
        before = "" if cue.startswith("=") else _BEFORE.get(kind, "")  # what stands as it is cannot be a noun
        self._sources.setdefault(first, []).append((before, f"(?:{'|'.join(map(re.escape, forms))}){behind}"))

    def patterns(self, held: Iterable[str]) -> list[re.Pattern[str]]:
        """Those that may match where these words stand."""
        firsts = {first: None for word in held for first in self._firsts.get(word, ())}
        return [self._compiled.get(first) or self._compile(first) for first in firsts]

    def _compile(self, first: str) -> re.Pattern[str]:
        """Any that begin with this word; what stands before several in a row is written, and looked at, once."""
        runs = groupby(self._sources[first], key=itemgetter(0))
        sources = (f"{before}(?:{'|'.join(source for _, source in run)})" for before, run in runs)
        self._compiled[first] = regex(rf"(?<![-\w])(?:{'|'.join(sources)})\b")
        return self._compiled[first]


@cache
def _cues() -> dict[Stance, _Cues]:
    """Each stance with its cues that mean none of the other side."""
    sides: dict[str, set[bool | None]] = {}
    for stance, _, cue in stances():
        if stance in _SIDES:
            sides.setdefault(cue.lstrip("="), set()).add(_SIDES[stance])
    found: dict[Stance, _Cues] = {}
    for stance, kind, cue in stances():
        if stance in _SIDES and len(sides[cue.lstrip("=")]) == 1:
            found.setdefault(stance, _Cues()).add(kind, cue)
    return found


def _cues_in(words: str) -> Iterator[tuple[Stance, list[re.Pattern[str]]]]:
    """The cues that may stand in these words, which are in small letters."""
    held = dict.fromkeys(_WORD.findall(words))
    return ((stance, found) for stance, cues in _cues().items() if (found := cues.patterns(held)))


def contradicting(claimed: Stance, issue: str, evidence: Sequence[Told], *, person: bool) -> tuple[Stance, str] | None:
    """The stance that the evidence gives instead of `claimed`, and the words that say so; None where nothing plainly contradicts it."""
    if not any(claimed in contrary for contrary in _CONTRARY.values()):
        return None
    if claimed in _CONTRARY[True] and (promise := next((one for one in evidence if _promises(issue, one.words)), None)):
        return "commits", promise.words
    heard = [(one, list(_signs(one, person=person))) for one in evidence]
    if any(not _is_contrary(claimed, signs[0]) for _, signs in heard if signs):
        return None
    for one, signs in heard:
        for sign in takewhile(lambda each: _is_contrary(claimed, each), signs):
            if _governs(sign, signs, issue, one):
                return sign.stance, one.words[sign.start : sign.end].strip() or one.words
    denied = {says for one in evidence if (says := _denies(issue, one.words)) is not None}
    if claimed != "calls_for" and len(denied) == 1 and claimed in _CONTRARY[not denied.pop()]:
        return "commits" if claimed in _CONTRARY[True] else "rejects", evidence[0].words
    return None


def _is_contrary(claimed: Stance, sign: _Sign) -> bool:
    return claimed in _CONTRARY[_SIDES[sign.stance]]


def _denies(issue: str, told: str) -> bool | None:
    """Whether the words deny what the issue names, as "no meeting", or deny its contrary; None where they deny nothing of it, or it does itself."""
    named = {stem_of(word) for word in keys_in(issue) if word not in SMALL}
    if negations(issue):
        return None
    for keys in map(keys_in, _CLAUSE.split(fold(told).text)):
        at = max((at for at, word in enumerate(keys) if not named.isdisjoint(_turns_of(word))), default=0)
        denials = len(negations(" ".join(keys[max(0, at - _REACH) : at])))
        if denials:
            return (denials + (stem_of(keys[at]) not in named)) % 2 == 1
    return None


def _promises(issue: str, told: str) -> bool:
    """Whether the words promise the issue's deed, as "will read" does "reading", and on no other terms than the issue's."""
    deed, words = _WORD.match(lower(issue)), fold(told).text
    if deed is None or any(guard_of(word, word) for word in keys_in(issue) if word not in keys_in(words)):
        return False
    return any(
        deed.group() in inflect(found[1]) and not negations(" ".join(words[: found.start()].split()[-3:]))
        for found in _INTENT.finditer(words)
    )


def _turns_of(word: str) -> set[str]:
    """The stem of a word, and of what it turns into its contrary: "unanswered" of "answered"."""
    return set() if word in SMALL else {stem_of(form) for form in (word, *opposites(word))}


def _signs(told: Told, *, person: bool) -> Iterator[_Sign]:
    """What says a stance in these words, the first of each kind, in order."""
    plain = lower(_ASIDE.sub(lambda aside: "," * len(aside.group()), told.words))
    found: list[_Sign] = []
    for stance, cues in _cues_in(plain):
        spans = [match.span() for cue in cues if (match := cue.search(plain))]
        found += [_Sign(*min(spans), stance, voiced=False)] if spans else []
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
    behind = told.words[sign.start if sign.voiced and side and sign.stance != "supports" else sign.end :]
    wanted = {stem_of(word) for word in keys_in(issue) if word not in SMALL}
    at = [found.span() for found in re.finditer(r"[^\W_]+", behind) if stem_of(found.group().lower()) in wanted]
    complement = behind[: at[-1][1]] if at else _CLAUSE.split(behind)[0]
    first = sign.end + at[0][0] if at else len(told.words)
    if side and any(sign.start < one.start < first for one in signs if not _SIDES[one.stance]):
        return False
    between = (one for one in signs if sign.end <= one.start < first and _SIDES[one.stance] != side)
    if any(_JOINED.search(told.words, sign.end, one.start) for one in between):
        return False  # "condemned the raid and called for a truce"
    feared = told.words[sign.start : sign.end] if sign.stance == "warns" else ""
    return _count_denials(issue) in {_count_denials(complement), _count_denials(feared + complement)}


_JOINED = regex(
    r"(?:[,;]|\b(?:and|but|while|yet))\s+(?:(?:and|also|then|he|she|it|they|both|has|have|had|\w+ly)\s+)*(?:(?:an?|its|their|his|her)\s+(?:[\w-]+\s+)?)?\Z"
)
"""What joins a second verb or noun to the first, which then does not govern what stands behind it."""


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
    governing = _governing(statement, issue) if issue and _SIDES[stance] is not None else None
    if governing is None:
        return False
    before, verb = governing
    states = (verb, f"is {verb}")
    said = (of for of, cues in _cues_in(verb) if any(cue.fullmatch(state) for cue in cues for state in states))
    sides = {_SIDES[of] for of in said} - {None}
    denied = bool(negations(" ".join(before.split()[-3:])))
    return len(sides) == 1 and (sides.pop() != denied) != _SIDES[stance]
