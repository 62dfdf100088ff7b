"""The state of ministers whom the article names without one: "Foreign Minister Dar" in a report from Islamabad.

Reporters name the state of the others and leave out their own. So the home of an office without a state is the state whose institutions
and delegations act in the article, which stands in a pair with the others' ("Pakistan and China"), or from whose capital the report is
sent, unless somebody else is said to be of that state. Of two such states none is taken.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Protocol

from summariser.patterns import regex
from summariser.reading.datelines import find_city, find_dateline_end
from summariser.reading.names.hosts import find_host_state
from summariser.reading.names.joining import Person
from summariser.reading.names.lexicon import Hit
from summariser.reading.names.mastheads import read_masthead
from summariser.reading.names.mentions import BodyMention, Role
from summariser.reading.names.ranks import find_rank, is_top
from summariser.reading.names.roles import make_singular
from summariser.reading.names.tokens import COMMA, HYPHEN, Tokens
from summariser.reading.tables import countries


class Signs(Protocol):
    """What the scan of an article has found besides people."""

    states: list[Hit]
    unnamed: list[Role]
    bodies: list[BodyMention]


ENOUGH = 3
"""What has to speak for a state: a pair with a state of the others, a dateline with its name, three of its institutions."""


LINES = 4
"""Paragraphs at the head of which the town stands from which an article is sent; the first may tell what a picture shows."""
OPENING = 400
"""Characters of the body in whose first sentence the one stands of whom an article tells, and whose state it therefore leaves out."""
_SENTENCE = regex(r"[a-z)”\"](?<!\b[DMSL][rst])(?<!Gen|Mrs|Col|Amb|Hon)[.!?] (?=[A-Z“])")


_MENTIONS = 40
"""Mentions of one person, and lists of states, in which it is looked for who is meant."""
NEAR = 160
"""Characters between somebody and his counterpart."""
_ENDS = regex(r"[a-z)”\"][.!?] |\n")

BACK = 60
"""Characters before somebody in which stands that others meet him."""
_MET = regex(
    r"\b(?:met|meets?|meeting|talks|spoke|speaks|received|hosted|welcomed|visited)(?: with| to)? (?:(?:the|an?|several|senior|top) ){0,2}"
    r"(?:(?:[\w-]+ ){0,3}(?:of|from|in|at) )?(?:the )?\Z"
)


class Placed(Protocol):
    """A mention and its title."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def title(self) -> tuple[int, int] | None:
        """The characters of the title before it."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two states that the article puts side by side at word `at`."""

    at: int
    codes: tuple[str, str]
    whole: tuple[str, ...]
    """With those that stand before them: "Qatar, Turkey and the United States"."""


def find_sides(tokens: Tokens, states: Sequence[Hit]) -> list[Sides]:
    """ "Pakistan and China", "China-Pakistan", "Thai and Cambodian", in order."""
    found = []
    listed: list[str] = []
    for one, other in pairwise(states):
        joined = (other.start == one.end and tokens.gap(one.end) == HYPHEN) or (
            other.start in (one.end + 1, one.end + 2) and tokens.lows[one.end] == "and"
        )
        codes = (one.entry.countries[0], other.entry.countries[0])
        listed.append(codes[0])
        if joined and codes[0] != codes[1]:
            found.append(Sides(other.start, codes, (*dict.fromkeys(listed), codes[1])))
        if tokens.gap(one.end) != COMMA or other.start > one.end + 1:
            listed = []
    return found


class Homes:
    """What an article tells of the states of its people: which hold what, and whose the offices without a state are."""

    def __init__(self, tokens: Tokens, scan: Signs, people: Sequence[Person]) -> None:
        self.sides = find_sides(tokens, scan.states)
        self._held: dict[frozenset[str], set[str]] = {}
        for role in (*(role for person in people if (role := _role_of(person))), *scan.unnamed):
            self._held.setdefault(find_rank(role.words), set()).update(role.countries[:1])
        self._unnamed: dict[frozenset[str], set[str]] = {}
        named = {
            (find_rank(role.words), role.countries[0])
            for person in people
            if (role := _role_of(person)) and role.countries
        }
        counterparts = {code for rank, code in named if "counterpart" in rank}  # each is named by the other's office
        for role in scan.unnamed:
            if role.countries[0] in counterparts:
                continue
            if (rank := find_rank(role.words), role.countries[0]) not in named:
                self._unnamed.setdefault(rank, set()).add(role.countries[0])
        self._text = tokens.text
        self._abroad = {role.countries[0] for person in people if (role := _role_of(person)) and role.countries}
        self._abroad |= {role.countries[0] for role in scan.unnamed if role.span and not self._acts(role.span[0])}
        self._groups = [b for b in scan.bodies if b.kind == "group" and b.role and len(b.countries) > 1]
        self._city, self._dateline = _find_dateline(tokens)
        told = [*filter(None, map(_role_of, people)), *scan.unnamed]
        self._tops = {role.countries[0] for role in told if role.countries and is_top(role.words)}
        start = next((p.start for p in tokens.pieces if p.kind == "body"), 0)
        ended = _SENTENCE.search(tokens.text, start, start + OPENING)
        self._opening = ended.end() if ended else start + OPENING
        self._issuers = read_masthead(tokens)
        alike = [
            (m, m.role.countries)
            for person in people
            for m in person.mentions[:_MENTIONS]
            if m.role and _is_alike(m.role)
        ]
        self._alike = sorted((tokens.starts[m.start], codes[0]) for m, codes in alike if codes)
        self._signs = self._weigh(scan)

    def _weigh(self, scan: Signs) -> Counter[str]:
        """How much speaks for each state: institutions and delegations that act, pairs with the others, the dateline."""
        signs: Counter[str] = Counter()
        for pair in self.sides:
            signs.update(
                {code: 3 if len(pair.whole) == 2 and set(pair.codes) & self._abroad else 1 for code in pair.codes}
            )
        for body in scan.bodies:
            if body.kind != "country" and len(body.countries) == 1 and self._acts(body.start):
                signs[body.countries[0]] += 1
            elif len(body.countries) == 2:
                signs.update(body.countries)
        if self._dateline:
            signs[self._dateline] += 2
        signs.update({hit.entry.countries[0] for hit in scan.states if hit.entry.sort != "capital"})
        return signs

    def _acts(self, start: int) -> bool:
        """Whether who is named at `start` is not only met, as another's: "met the speaker of the Hungarian parliament"."""
        return _MET.search(self._text, max(start - BACK, 0), start) is None

    def find(self, role: str, place: Placed) -> tuple[str, ...]:
        """The state of an office of state that the article gives without one, first at `place`, or nothing."""
        rank = find_rank(role)
        described = self._unnamed.get(rank, set())
        if len(described) == 1:
            return tuple(described)  # "Togo's top diplomat arrived. Foreign Minister X …"
        held = self._held.get(rank, set())
        if left := self._left_of_group(role, held):
            return (left,)
        if is_top(role):
            return self._find_top(held)
        partners = Counter(
            code for pair in self.sides for code in pair.codes if code not in held and set(pair.codes) & held
        )
        at_home = Counter({code: n for code, n in self._signs.items() if code not in self._abroad})
        told = len(at_home) == 1 and self._dateline not in at_home
        for counted, least in ((self._issuers, 1), (at_home, ENOUGH - told), (partners, 2)):
            ranked = [item for item in counted.most_common(3) if item[0] not in held and item[1] >= least]
            if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
                return (ranked[0][0],)
        written = self._dateline if self.opens_with(place) and self._is_written_home() else None
        return (written,) if written and written not in held | self._abroad else ()

    def find_host(self, role: str, place: Placed) -> tuple[str, ...]:
        """The state of whoever is met at the end of a journey to its capital, unless it has another holder of the office."""
        host = find_host_state(self._text, place.title[0] if place.title else place.start)
        return (host,) if host and host not in self._held.get(find_rank(role), set()) else ()

    def find_opposite(self, role: str, place: Placed) -> tuple[str, ...]:
        """The state that the article puts in a pair with that of "his Chilean counterpart", right behind somebody's name."""
        n = bisect_left(self._alike, (place.start, ""))
        at, code = self._alike[n] if n < len(self._alike) else (place.start + NEAR, "")
        if at >= place.start + NEAR or _ENDS.search(self._text, place.start, at):
            return ()
        others = {other for pair in self.sides if code in pair.codes for other in pair.codes} - {code}
        return tuple(others - self._held.get(find_rank(role), set())) if len(others) == 1 else ()

    def _is_written_home(self) -> bool:
        """Whether the article is sent from the capital of a state: "TUNIS (TAP) - Interior Minister X met his Algerian counterpart"."""
        return any(c.alpha3 == self._dateline and self._city in c.capitals for c in countries())

    def opens_with(self, place: Placed) -> bool:
        """Whether somebody is named where the article opens, behind a title that is of nothing else ("president of the bank")."""
        title = self._text[place.title[0] : place.title[1] + 4] if place.title else " of "
        return place.start < self._opening and " of " not in title

    def _left_of_group(self, role: str, held: set[str]) -> str | None:
        """Of "the foreign ministers of Argentina and Iceland" the state whose minister nobody else is said to be."""
        for group in self._groups:
            if group.role and find_rank(make_singular(group.role.words)) == find_rank(role):
                left = [code for code in group.countries if code not in held]
                return left[0] if len(left) == 1 else None
        return None

    def _find_top(self, held: set[str]) -> tuple[str, ...]:
        """The state of the one head whose state the article leaves out: whoever publishes it, or where it is written from.

        Papers name the heads of other states too without saying of which ("President Putin"); but not where they visit another head.
        """
        issuer = next((code for code, n in self._issuers.most_common(1) if n > 1), None)
        code = issuer or self._dateline
        return (code,) if code and code not in held | self._tops else ()


def _role_of(person: Person) -> Role | None:
    """The first role that names a state, else the first."""
    roles = [m.role for m in person.mentions if m.role and m.role.words]
    return next((role for role in roles if role.countries), roles[0] if roles else None)


def _is_alike(role: Role) -> bool:
    return role.words.lower().split()[-1:] in (["counterpart"], ["colleague"], ["number"])


_BOTH = regex(
    r"(?:\b(?P<number>both|two|three|four|five) (?:\w+ )?(?:countries|nations|states|sides|governments|capitals|neighbou?rs)|^both delegations)$",
    re.I,
)
_NUMBERS = {"three": 3, "four": 4, "five": 5}


def name_both(
    tokens: Tokens, bodies: Sequence[BodyMention], sides: Sequence[Sides], people: Sequence[Person]
) -> list[BodyMention]:
    """The bodies, with the two states that "officials from both countries" means, or the three: those named together last before, else those of the people."""
    homes = tuple(dict.fromkeys(code for person in people for code in _countries_of(person)[:1]))
    fitting = [pair for pair in sides if not homes or not set(homes).isdisjoint(pair.codes)]
    settled = []
    for body in bodies:
        several = _BOTH.search(body.form) if body.kind in ("group", "delegation") and not body.countries else None
        if several:
            number = _NUMBERS.get((several["number"] or "").lower(), 2)
            told = fitting if number == 2 else sides
            before = bisect_left(told, body.start, key=lambda pair: tokens.starts[pair.at])
            named = (
                pair.codes if number == 2 else pair.whole
                for pair in reversed(told[max(before - _MENTIONS, 0) : before])
            )
            codes = next((codes for codes in named if len(codes) == number), homes if len(homes) == number else ())
            role = body.role and replace(body.role, countries=codes)
            body = replace(body, countries=codes, role=role, key=f"{body.key} {codes}")
        settled.append(body)
    return settled


def _countries_of(person: Person) -> tuple[str, ...]:
    return next((m.role.countries for m in person.mentions if m.role and m.role.countries), ())


def _find_dateline(tokens: Tokens) -> tuple[str | None, str | None]:
    """The town from which the article is sent, with the code of its state."""
    told = list(islice((piece for piece in tokens.pieces if piece.kind == "body"), LINES))
    sent = [p for n, p in enumerate(told) if n == 0 or find_dateline_end(tokens.text, p.start, p.end) > p.start]
    return next((town for piece in sent if (town := find_city(tokens.text, piece.start))), (None, None))
