"""Offices as written before or behind a name: "French Foreign Minister", "the president of Ukraine", "Secretary of State"."""

from dataclasses import dataclass, replace
from functools import cache

from summariser.reading.names.lexicon import Hit, find_demonym, list_goes_on, match_body, match_known
from summariser.reading.names.tokens import BREAK, COMMA, DOT, HYPHEN, POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import list_words, titles, words

LONGEST = 14
"""Words looked at in one title; no office in use needs more, and a limit keeps hostile text linear."""

_PREPOSITIONS = frozenset({"of", "for", "to", "on", "in", "at"})
_LINKS = frozenset({"and", "the", "&"})
_ABROAD = list_words(
    "ambassador ambassadors envoy envoys emissary representative representatives consul commissioner delegate observer "
    "nuncio adviser advisor plenipotentiary high-representative"
)
"""Offices that are held "to" or "in" a place; a president to Rome only travels there."""
_SERVING = list_words(
    "deputy assistant envoy emissary representative adviser advisor spokesman spokeswoman spokesperson aide"
)
"""Offices that are held for another office: "the Special Envoy of the Secretary-General"."""


@dataclass(frozen=True, slots=True)
class Office:
    """Words `start` to `end` (not included): an office, perhaps with the country or body it belongs to."""

    start: int
    end: int
    head: int
    """The word that makes it an office."""

    role: tuple[int, int]
    """First and last-but-one word of the role without what it belongs to."""

    owner: Hit | None
    """The country or body before it, or behind "of"."""

    plural: bool
    region: tuple[int, int] | None = None
    """Words such as "European" before a group's office."""


@cache
def _classes() -> dict[str, frozenset[str]]:
    table = dict(titles())
    table["any_head"] = table["head"] | table["plural"] | table["crowd"] | table["abbreviated_head"]
    table["run"] = table["any_head"] | table["modifier"]
    table["several"] = table["plural"] | table["crowd"]
    return table


@cache
def _regions() -> frozenset[str]:
    return _classes()["region"] | {"central"}


def may_begin_office(low: str) -> bool:
    """Whether an office can begin with this lower-cased word."""
    return low in _classes()["run"]


def is_head(low: str) -> bool:
    """Whether this lower-cased word by itself names an office."""
    return low in _classes()["any_head"]


def find_office(tokens: Tokens, i: int, owner: Hit | None = None, *, common: bool = False) -> Office | None:
    """The longest office that begins at word `i`, where `owner` ends, if there is one.

    `common`: also nouns that are an office only where the sentence says so ("head", "official"), in lower case.
    """
    if owner is None and (inner := _find_owner_inside(tokens, i)):
        office = find_office(tokens, inner.end, inner, common=common)
        return _begin_at(i, office) if office else None
    heads = _find_heads(tokens, i, common=common)
    return _complete(tokens, i, heads[-1], owner) if heads else None


def find_offices(tokens: Tokens, i: int, owner: Hit | None = None) -> list[Office]:
    """Every reading of the office at word `i`, the longest first: "Prime Minister Major" may be one word too long."""
    if owner is None and (inner := _find_owner_inside(tokens, i)):
        return [_begin_at(i, office) for office in find_offices(tokens, inner.end, inner)]
    return [_complete(tokens, i, head, owner) for head in reversed(_find_heads(tokens, i))]


_SECOND = list_words("deputy acting assistant interim caretaker vice former ex outgoing incoming")
"""Words before an office that may stand before its owner too: "Deputy U.S. Ambassador", "acting Sudanese foreign minister"."""


def _find_owner_inside(tokens: Tokens, i: int) -> Hit | None:
    """The state or body between the "deputy" at word `i` and the office."""
    if tokens.lows[i] not in _SECOND or i + 1 >= len(tokens) or tokens.gap(i + 1) not in (SPACE, HYPHEN):
        return None
    hit = match_known(tokens, i + 1)
    known = hit is not None and hit.entry.sort in ("demonym", "country", "organisation") and hit.end < len(tokens)
    return hit if hit and known and tokens.gap(hit.end) == SPACE and may_begin_office(tokens.lows[hit.end]) else None


def _begin_at(i: int, office: Office) -> Office:
    return replace(office, start=i, role=(i, office.role[1]))


_ONLY_BEFORE = {"under": frozenset({"secretary", "secretaries", "general"})}
"""Words that begin an office only before these: "under Prime Minister X" is none."""

_OF_ONE = frozenset({"minister", "premier", "chancellor", "secretary"})
_OF_ANOTHER = frozenset({"president", "secretary", "king", "queen", "senator"})
"""Offices that nobody holds with one of the former: "The Foreign Minister and | Secretary Berg"."""
_SURNAMES_TOO = frozenset({"shah", "khan", "pasha"})
"""Titles of monarchs that behind another office begin a name: "Foreign Minister Shah Mehmood Qureshi"."""


def _find_heads(tokens: Tokens, i: int, *, common: bool = False) -> list[int]:
    classes = _classes()
    heads: list[int] = []
    lows = tokens.lows
    for j in range(i, min(i + LONGEST, len(tokens))):
        low = lows[j]
        if j > i and not _joins(tokens, j):
            break
        if low in ("and", "&") and j > i and j + 1 < len(tokens) and lows[j + 1] in classes["run"]:
            # "Deputy Prime Minister and Foreign Minister" is one person's, "leaders and foreign ministers" are two groups
            if (heads and lows[heads[-1]] in classes["several"]) or lows[j - 1] in classes["institution"]:
                break
            if heads and lows[heads[-1]] in _OF_ONE and _is_another(tokens, j + 1):
                break
            continue
        if low == "colleague" and j and lows[j - 1] == "our":
            break  # who writes with us: no office
        if low == "number" and j > i and lows[j - 1] == "opposite":
            heads.append(j)
            break
        if low not in classes["run"] or (heads and low in _SURNAMES_TOO and _is_capital_run(tokens, j, 2)):
            break
        if low in _ONLY_BEFORE and lows[j + 1 : j + 2] and lows[j + 1] not in _ONLY_BEFORE[low]:
            break
        if low == "assistant" and lows[j + 1 : j + 3] == ["to", "the"] and _find_superior(tokens, j + 2):
            heads.append(j)
            break
        plain = common or low not in classes["capital_only"] or tokens.capital(j) or lows[j - 1] == "chief"
        if (low in classes["any_head"] and plain) or (
            low in ("general", "elect", "designate") and heads and heads[-1] == j - 1
        ):
            heads.append(j)
    return heads


def _is_another(tokens: Tokens, j: int) -> bool:
    """Whether an office that somebody else holds stands at word `j`, before his name."""
    return tokens.lows[j] in _OF_ANOTHER and _is_capital_run(tokens, j, 2) and not may_begin_office(tokens.lows[j + 1])


def _is_capital_run(tokens: Tokens, i: int, length: int) -> bool:
    """Whether `length` capitalised words follow each other from word `i`."""
    return i + length <= len(tokens) and all(
        tokens.capital(k) and (k == i or tokens.gap(k) == SPACE) for k in range(i, i + length)
    )


def _joins(tokens: Tokens, j: int) -> bool:
    gap = tokens.gap(j)
    if gap in (SPACE, HYPHEN) or (gap == DOT and tokens.lows[j - 1] in _classes()["abbreviation"]):
        return True
    # "President- elect"
    return tokens.lows[j] in ("elect", "designate") and tokens.text[tokens.ends[j - 1] : tokens.starts[j]] == "- "


def _complete(tokens: Tokens, i: int, head: int, owner: Hit | None) -> Office:
    """Add what follows the head: "of State", "for Foreign Affairs of Norway", "'s special envoy"."""
    if (serving := _find_serving(tokens, head)) is not None:
        return _complete(tokens, i, serving, owner)
    end = head + 1
    if tokens.lows[end : end + 2] in (["in", "chief"], ["pro", "tempore"], ["pro", "tem"]):
        end += 2
    elif tokens.lows[end : end + 1] in (["d'affaires"], ["d’affaires"]):
        end += 1
    plural = tokens.lows[head] in _classes()["several"]
    opens = tokens.gap(head) in (BREAK, DOT)
    capital = tokens.capital(head) and not (opens and (plural or _is_small(tokens, end + 1)))
    role_end, end, behind = _read_complement(tokens, end, capital)
    behind = behind or find_demonym(tokens, head + 1, end)
    return Office(owner.start if owner else i, end, head, (i, role_end), owner or behind, plural)


def _find_serving(tokens: Tokens, head: int) -> int | None:
    """The head of the office behind "the commerce secretary's": that of a deputy, an envoy, an adviser."""
    heads = _find_heads(tokens, head + 1) if tokens.gap(head + 1) == POSSESSIVE else []
    return heads[-1] if heads and tokens.lows[heads[-1]] in _SERVING else None


def _is_small(tokens: Tokens, j: int) -> bool:
    """Whether the portfolio is in small letters, so that a head at the beginning of a sentence has its capital from there."""
    return j < len(tokens) and tokens.lows[j] in _classes()["portfolio"] and not tokens.capital(j)


def _find_superior(tokens: Tokens, j: int) -> int | None:
    """Behind "to" or "of" at word `j - 1`: the end of "the President", "the prime minister of Norway"."""
    if tokens.lows[j : j + 1] != ["the"] or j + 1 >= len(tokens) or tokens.gap(j) != SPACE:
        return None
    owner = match_known(tokens, j + 1)
    at = owner.end if owner else j + 1
    heads = _find_heads(tokens, at) if at < len(tokens) else []
    return heads[-1] + 1 if heads and tokens.gap(at) in (SPACE, POSSESSIVE) else None


def _read_complement(tokens: Tokens, at: int, capital: bool) -> tuple[int, int, Hit | None]:
    """Where the role ends, where the whole ends, and the country or body behind "of"."""
    role_end = end = at
    owner: Hit | None = None
    j = at
    while j < min(at + LONGEST, len(tokens)):
        low = tokens.lows[j]
        if low not in _PREPOSITIONS or tokens.gap(j) != SPACE or (j == at and _leads_to_topic(tokens, j)):
            break
        serves = low == "to" or (low == "of" and tokens.lows[at - 1] in _SERVING)
        if serves and (superior := _find_superior(tokens, j + 1)):
            role_end = end = j = superior
            continue
        belongs = low in ("of", "at")
        stop, hit = _read_portfolio(tokens, j + 1, at + LONGEST, capital)
        if capital and low != "to" and (body := _read_unknown_body(tokens, j + 1, at + LONGEST)) and body > (stop or 0):
            stop, hit = body, None
        placed = hit is not None and hit.entry.sort in ("city", "capital", "country", "seat")
        if stop is None or (placed and (low in ("in", "at") or (low == "to" and tokens.lows[at - 1] not in _ABROAD))):
            break
        end = j = stop
        if hit and belongs:
            owner = owner or hit
            if tokens.lows[at - 1] in _ABROAD and tokens.lows[j : j + 1] == ["to"]:
                continue  # "Ambassador of Norway to Zambia"
            break
        if not hit or hit.entry.sort != "country" or low != "in":
            role_end = stop
        if hit and not belongs:
            break
    return role_end, end, owner


_TALKS = list_words("talks consultations meetings discussions")


def _leads_to_topic(tokens: Tokens, j: int) -> bool:
    """Whether the preposition at word `j`, behind an office, says what is talked about: "met EU leaders | on trade", "officials | for talks"."""
    if tokens.lows[j] == "on":
        return tokens.lows[j - 1] in titles()["spoken with"]
    return tokens.lows[j] == "for" and not _TALKS.isdisjoint(tokens.lows[j + 1 : j + 2])


def _read_unknown_body(tokens: Tokens, j: int, limit: int) -> int | None:
    """The end of a body that no table knows, up to the name behind it: "the National Assembly's Committee for External Affairs | A B"."""
    last, found = None, False
    for k in range(j, min(limit, len(tokens))):
        low = tokens.lows[k]
        if tokens.gap(k) not in (SPACE, HYPHEN) and not (tokens.gap(k) == POSSESSIVE and k > j):
            break
        if low == "ambassador":
            break  # "Coordinator for Trade | Ambassador A"
        if not tokens.capital(k):
            if low not in ("of", "for", "on", "the", "and"):
                break
            continue
        found = found or low in words()["body"]
        if low in words()["body"] or low in _classes()["portfolio"]:
            last = k + 1
    return last if found else None


def _read_portfolio(tokens: Tokens, j: int, limit: int, capital: bool) -> tuple[int | None, Hit | None]:
    """The end of a portfolio ("Foreign Affairs and Trade"), or of one known country or body, that begins at word `j`."""
    portfolio = _classes()["portfolio"]
    end: int | None = None
    while j < min(limit, len(tokens)):
        gap = tokens.gap(j)
        if (
            gap != SPACE
            and not (gap == HYPHEN and end)
            and not (gap == COMMA and end and list_goes_on(tokens, j, capital))
        ):
            break
        if tokens.lows[j] in _LINKS:
            j += 1
            continue
        hit = match_body(tokens, j)
        if hit and hit.entry.sort in ("country", "organisation", "capital", "city", "seat"):
            return (hit.end, hit) if end is None else (end, None)
        if hit and hit.entry.sort == "demonym" and tokens.lows[hit.end : hit.end + 1]:
            j = hit.end
            continue
        if tokens.lows[j] in _regions() - portfolio and tokens.capital(j):
            j += 1  # "for South and Central Asian Affairs"
            continue
        owned = tokens.lows[j] in titles()["institution"] and tokens.capital(j - 1)  # "the Hungarian parliament"
        if tokens.lows[j] not in portfolio or (capital and not (tokens.capital(j) or owned)):
            break
        j += 1
        end = j
    return end, None
