"""Offices as written before or behind a name: "French Foreign Minister", "the president of Ukraine", "Secretary of State"."""

from dataclasses import dataclass
from functools import cache

from summariser.reading.names.lexicon import Hit, match_known
from summariser.reading.names.tokens import COMMA, DOT, HYPHEN, SPACE, Tokens
from summariser.reading.tables import titles

LONGEST = 14
"""Words looked at in one title; no office in use needs more, and a limit keeps hostile text linear."""

_PREPOSITIONS = frozenset({"of", "for", "to", "on", "in", "at"})
_LINKS = frozenset({"and", "the", "&"})


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


def may_begin_office(low: str) -> bool:
    """Whether an office can begin with this lower-cased word."""
    return low in _classes()["run"]


def is_head(low: str) -> bool:
    """Whether this lower-cased word by itself names an office."""
    return low in _classes()["any_head"]


def find_office(tokens: Tokens, i: int, owner: Hit | None = None) -> Office | None:
    """The longest office that begins at word `i`, where `owner` ends, if there is one."""
    heads = _find_heads(tokens, i)
    return _complete(tokens, i, heads[-1], owner) if heads else None


def find_offices(tokens: Tokens, i: int, owner: Hit | None = None) -> list[Office]:
    """Every reading of the office at word `i`, the longest first: "Prime Minister Major" may be one word too long."""
    return [_complete(tokens, i, head, owner) for head in reversed(_find_heads(tokens, i))]


def _find_heads(tokens: Tokens, i: int) -> list[int]:
    classes = _classes()
    heads: list[int] = []
    lows = tokens.lows
    for j in range(i, min(i + LONGEST, len(tokens))):
        low = lows[j]
        if j > i and not _joins(tokens, j):
            break
        if low in ("and", "&") and j > i and j + 1 < len(tokens) and lows[j + 1] in classes["run"]:
            # "Deputy Prime Minister and Foreign Minister" is one person's, "leaders and foreign ministers" are two groups
            if heads and lows[heads[-1]] in classes["several"]:
                break
            continue
        if low not in classes["run"]:
            break
        if (low in classes["any_head"] and (low not in classes["capital_only"] or tokens.capital(j))) or (
            low in ("general", "elect", "designate") and heads and heads[-1] == j - 1
        ):
            heads.append(j)
    return heads


def _joins(tokens: Tokens, j: int) -> bool:
    gap = tokens.gap(j)
    return gap in (SPACE, HYPHEN) or (gap == DOT and tokens.lows[j - 1] in _classes()["abbreviation"])


def _complete(tokens: Tokens, i: int, head: int, owner: Hit | None) -> Office:
    """Add what follows the head: "of State", "for Foreign Affairs of Norway"."""
    end = head + 1
    if tokens.lows[end : end + 2] == ["in", "chief"]:
        end += 2
    role_end, end, behind = _read_complement(tokens, end, tokens.capital(head))
    plural = tokens.lows[head] in _classes()["several"]
    return Office(owner.start if owner else i, end, head, (i, role_end), owner or behind, plural)


def _read_complement(tokens: Tokens, at: int, capital: bool) -> tuple[int, int, Hit | None]:
    """Where the role ends, where the whole ends, and the country or body behind "of"."""
    role_end = end = at
    owner: Hit | None = None
    j = at
    while j < min(at + LONGEST, len(tokens)):
        low = tokens.lows[j]
        if low not in _PREPOSITIONS or tokens.gap(j) != SPACE:
            break
        belongs = low in ("of", "at")
        stop, hit = _read_portfolio(tokens, j + 1, at + LONGEST, capital)
        if stop is None or (hit and low in ("in", "at") and hit.entry.sort in ("city", "capital", "country")):
            break
        end = j = stop
        if hit and belongs:
            owner = owner or hit
            break
        if not hit or hit.entry.sort != "country" or low != "in":
            role_end = stop
        if hit and not belongs:
            break
    return role_end, end, owner


def _read_portfolio(tokens: Tokens, j: int, limit: int, capital: bool) -> tuple[int | None, Hit | None]:
    """The end of a portfolio ("Foreign Affairs and Trade"), or of one known country or body, that begins at word `j`."""
    portfolio = _classes()["portfolio"]
    end: int | None = None
    while j < min(limit, len(tokens)):
        gap = tokens.gap(j)
        if (
            gap != SPACE
            and not (gap == HYPHEN and end)
            and not (gap == COMMA and end and _list_goes_on(tokens, j, capital))
        ):
            break
        if tokens.lows[j] in _LINKS:
            j += 1
            continue
        hit = match_known(tokens, j)
        if hit and hit.entry.sort in ("country", "organisation", "capital", "city", "seat"):
            return (hit.end, hit) if end is None else (end, None)
        if hit and hit.entry.sort == "demonym" and tokens.lows[hit.end : hit.end + 1]:
            j = hit.end
            continue
        if tokens.lows[j] not in portfolio or (capital and not tokens.capital(j)):
            break
        j += 1
        end = j
    return end, None


def _list_goes_on(tokens: Tokens, j: int, capital: bool) -> bool:
    """Whether the comma before word `j` stands inside a portfolio ("Foreign Affairs, Trade and Worship")."""
    portfolio = _classes()["portfolio"]
    if not capital or tokens.lows[j] not in portfolio or not tokens.capital(j):
        return False
    return any(
        tokens.lows[k] == "and" and tokens.lows[k + 1] in portfolio and tokens.capital(k + 1)
        for k in range(j + 1, min(j + 5, len(tokens) - 1))
    )
