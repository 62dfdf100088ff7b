"""The state of whoever leads or represents it, or serves somebody of it: "the Kyrgyz delegation is led by A", "C, who runs Chile's customs", "B and her minister, D"."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from summariser.patterns import regex
from summariser.reading.names.joining import Person
from summariser.reading.names.lexicon import match_known
from summariser.reading.names.mentions import BodyMention, PersonMention, Role
from summariser.reading.names.tokens import BREAK, DOT, Tokens

_LED_BY = regex(
    r"(?: from [A-Z]\w+| of \w+)?,? (?:(?:which|that) )?(?:(?:is|was|are|were|will be|being|to be|again|also|officially|itself) ){0,3}"
    r"(?:led|headed|chaired|headed up|represented)(?: (?:this time|as before|again|there|(?:at|in) [^,.;:]{3,60}?))? by (?:the |its |an? )?"
)
_OTHER_BY = regex(r"(?:['’]s)?(?: (?:one|side|delegation|team))?,? by (?:the |its |an? )?")
_LEADS = regex(
    r"(?:,? who| will| to)? (?:leads?|led|heads?|headed|is leading|is heading|leading|heading) (?:the|its|his|her|an?) "
)
_RUNS = regex(
    r",? (?:who )?(?:(?:has|had|now|also) )?(?:represent(?:s|ed|ing)?|spoke for|speaks for|speaking for|runs?|ran|heads?|headed|leads?|led|chairs?|chaired"
    r"|took over|takes over|oversees|oversaw|directs|manages|commands|commanded) (?:the )?"
)
"""What somebody does with a state, or with an institution of it."""

_VOICES = regex(
    r" (?:also |again )?(?:reiterat|reaffirm|emphasi[sz]|express|convey|pledg|restat|repeat|offer)(?:ed|es|s|ing) (?:the )?"
)
_OWN_WORD = regex(
    r"['’]s (?:[\w-]+ ){0,2}?(?:support|solidarity|gratitude|thanks|condolences|appreciation|readiness|willingness|commitment|concern)\b"
)
"""What somebody conveys of a state whose he is: "A reiterated Canada's | full support"."""

_NAME = 60
"""Characters of the office that may stand between "led by" and the name."""

_NEAR = 50
"""Characters between "who leads the" and the delegation."""


def lead_delegations(tokens: Tokens, people: Sequence[Person], bodies: Sequence[BodyMention]) -> None:
    """Give those without a state who lead a state's delegation, or its officials, the state of it."""
    mentions = _by_place(people)
    starts = [tokens.starts[m.start] for m, _ in mentions]
    for body in bodies:
        if len(body.countries) != 1:
            continue
        led = _LED_BY.match(tokens.text, body.end)
        n = bisect_left(starts, led.end() if led else body.start)
        if led and n < len(mentions) and _is_behind(tokens, led.end(), mentions[n][0]):
            _settle(mentions[n][1], mentions[n][0], body.countries)
            _lead_other(tokens, mentions[n : n + 2])
        elif not led and n and body.kind != "group" and _leads(tokens, mentions[n - 1][0], body):
            _settle(mentions[n - 1][1], mentions[n - 1][0], body.countries)


def _by_place(people: Sequence[Person]) -> list[tuple[PersonMention, Person]]:
    """Every mention, in order, with who is meant."""
    return sorted(((m, p) for p in people for m in p.mentions), key=lambda pair: pair[0].start)


def _is_behind(tokens: Tokens, at: int, mention: PersonMention) -> bool:
    """Whether the name stands right behind the character at `at`, with nothing but an office between."""
    between = tokens.text[at : tokens.starts[mention.start]]
    return len(between) < _NAME and not set(between) & set(".;:()")


def _leads(tokens: Tokens, mention: PersonMention, body: BodyMention) -> bool:
    at = tokens.ends[mention.end - 1]
    if body.kind != "delegation":
        runs = _RUNS.match(tokens.text, at)
        voices = (
            _VOICES.match(tokens.text, at)
            if body.kind == "country" and _OWN_WORD.match(tokens.text, body.end)
            else None
        )
        return any(deed is not None and deed.end() == body.start for deed in (runs, voices))
    leads = _LEADS.match(tokens.text, at)
    return (
        leads is not None and 0 <= body.start - leads.end() < _NEAR and "," not in tokens.text[leads.end() : body.start]
    )


def _lead_other(tokens: Tokens, pair: Sequence[tuple[PersonMention, Person]]) -> None:
    """ ", the Tajik one by B", ", Cambodia's by B": the second delegation of the sentence."""
    if len(pair) < 2:
        return
    (one, _), (other, person) = pair
    hits = (match_known(tokens, k) for k in range(one.end, other.start))
    hit = next((hit for hit in hits if hit and hit.entry.sort in ("country", "demonym")), None)
    by = _OTHER_BY.match(tokens.text, tokens.ends[hit.end - 1]) if hit else None
    if hit and by and _is_behind(tokens, by.end(), other):
        _settle(person, other, hit.entry.countries[:1])


_OWN = ("his", "her")
_OTHERS = frozenset({"counterpart", "colleague", "number", "host", "guest", "successor", "predecessor", "rival"})
"""Who is somebody's, and of another state or of none that this tells."""


def own_offices(tokens: Tokens, people: Sequence[Person]) -> None:
    """ "Her foreign minister, B": of the state of the first who is named in the sentence before that, or before it in the same."""
    mentions = _by_place(people)
    starts = [m.start for m, _ in mentions]
    for mention, person in mentions:
        i = tokens.index_at(mention.role.span[0]) - 1 if mention.role and mention.role.span else -1
        if i < 1 or tokens.lows[i] not in _OWN or mention.role is None:
            continue
        if mention.role.countries or mention.role.affiliation or set(mention.role.words.lower().split()) & _OTHERS:
            continue
        n = bisect_left(starts, i)
        before = mentions[max(bisect_left(starts, i - 2 * _LONGEST), 0) : n]
        if countries := _find_owner(tokens, before, i):
            _settle(person, mention, countries)


def _find_owner(tokens: Tokens, before: Sequence[tuple[PersonMention, Person]], i: int) -> tuple[str, ...]:
    """The state of whoever is meant by the "his" at word `i`, among those named before it."""
    if tokens.lows[i - 1] == "and" and before and before[-1][0].end == i - 1:
        return _home_of(before[-1][1])
    gender = "male" if tokens.lows[i] == "his" else "female"
    start = _sentence_start(tokens, i)
    for first, last in ((start, i), (_sentence_start(tokens, start - 1), start)):
        named = (p for m, p in before if first <= m.start < last and p.gender in (None, gender))
        if owner := next(named, None):
            return _home_of(owner)
    return ()


def _home_of(person: Person) -> tuple[str, ...]:
    return next((m.role.countries[:1] for m in person.mentions[:_MENTIONS] if m.role and m.role.countries), ())


_MENTIONS = 40
"""Mentions of one person in which his state is looked for."""

_LONGEST = 60
"""Words of a sentence looked back through."""


def _sentence_start(tokens: Tokens, i: int) -> int:
    first = max(i - _LONGEST, 0)
    return next((k for k in range(i, first, -1) if tokens.gap(k) in (DOT, BREAK)), first)


def _settle(person: Person, mention: PersonMention, countries: tuple[str, ...], told: Role | None = None) -> None:
    if any(m.role and (m.role.countries or m.role.affiliation) for m in person.mentions[:_MENTIONS]):
        return
    role = replace(mention.role, countries=countries) if mention.role else told or Role("", None, countries)
    person.mentions[person.mentions.index(mention)] = replace(mention, role=role)


_SITTING = r"(?:an? |the )?(?:sitting |serving |incumbent |current )?"
_BETWEEN = regex(rf"\bbetween {_SITTING}\Z")
_AND_A = regex(rf" and {_SITTING}")


def pair_offices(tokens: Tokens, people: Sequence[Person], unnamed: Sequence[Role]) -> None:
    """ "A will meet President B, in the first meeting between a US president and a Chadian leader": each holds the office that is not the other's."""
    mentions: list[tuple[PersonMention, Person]] = []
    for one, other in pairwise(unnamed):
        if one.span is None or other.span is None or not _AND_A.fullmatch(tokens.text, one.span[1], other.span[0]):
            continue
        if not _BETWEEN.search(tokens.text, max(one.span[0] - _NEAR, 0), one.span[0]):
            continue
        mentions = mentions or _by_place(people)
        i = tokens.index_at(one.span[0])
        start = _sentence_start(tokens, i)
        at = bisect_left(mentions, start, key=lambda pair: pair[0].start)
        both = [pair for pair in mentions[at : at + _LONGEST] if pair[0].start < i]
        if len(both) == 2 and both[0][1] is not both[1][1]:
            fitting = [roles for roles in ((one, other), (other, one)) if _are_held(both, roles)]
            for (mention, person), role in zip(both, fitting[0], strict=True) if len(fitting) == 1 else ():
                _settle(person, mention, role.countries, role)


def _are_held(both: Sequence[tuple[PersonMention, Person]], roles: tuple[Role, Role]) -> bool:
    """Whether the article lets these two hold these offices, and tells it of one of them."""
    fit = [_may_hold(person, role) for (_, person), role in zip(both, roles, strict=True)]
    return True in fit and False not in fit


def _may_hold(person: Person, role: Role) -> bool | None:
    """Whether somebody holds an office, by his state and by the noun of his own; None where neither tells."""
    if home := _home_of(person):
        return home == role.countries[:1]
    own = next((m.role.words.lower().split()[-1] for m in person.mentions[:_MENTIONS] if m.role and m.role.words), "")
    said = role.words.lower().split()[-1]
    return None if not own or said == "leader" else own == said
