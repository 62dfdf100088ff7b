"""A name behind an office and a comma: "Norway's foreign minister, Ingrid Solvang", "the Japanese ambassador in Lima, Hideo Kuramochi"."""

from summariser.patterns import regex
from summariser.reading.names.lexicon import match_known
from summariser.reading.names.offices import Office, is_head
from summariser.reading.names.people import read_name
from summariser.reading.names.titled import skip_honorifics, skip_ranks
from summariser.reading.names.tokens import BREAK, COMMA, DOT, HYPHEN, POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import list_words, titles, words

_DEFINITE = list_words("the its his her their our my a whose own")


_POSTED = list_words(
    "ambassador envoy representative consul high-commissioner commissioner chargé attaché director mediator correspondent"
)


def _skip_post(tokens: Tokens, office: Office) -> int | None:
    """Behind "the Japanese ambassador in Lima": where somebody is posted, up to the comma before the name."""
    k = office.end
    if tokens.lows[office.head] not in _POSTED or tokens.lows[k : k + 1] not in (["in"], ["to"], ["at"]):
        return None
    k += 1 + (tokens.lows[k + 1 : k + 2] == ["the"])
    first = k
    while k < min(first + 5, len(tokens)) and tokens.gap(k) == SPACE and tokens.capital(k):
        k += 1
    return k if first < k < len(tokens) and tokens.gap(k) == COMMA else None


def _skip_home(tokens: Tokens, j: int) -> int:
    """Behind "of the Majlisi Namoyandagon", "of the Commission's team": what no table knows, up to the comma before a name."""
    if j >= len(tokens):
        return j
    if short := _SHORT.match(tokens.text, tokens.ends[j - 1]):
        return tokens.index_at(short.end())
    owned = tokens.gap(j) == POSSESSIVE
    mission = tokens.lows[j - 1 : j + 1] == ["mission", "in"]
    if not (owned or mission or (tokens.lows[j] in ("of", "for", "on") and tokens.gap(j) == SPACE)):
        return j
    first = k = j if owned else j + 1
    while (
        k < min(j + 9, len(tokens))
        and tokens.gap(k) in (SPACE, POSSESSIVE)
        and (tokens.capital(k) or tokens.lows[k] in _HOME_LINKS)
    ):
        k += 1
    if short := _SHORT.match(tokens.text, tokens.ends[k - 1]):
        k = tokens.index_at(short.end())
    return k if first < k < len(tokens) and _is_behind_comma(tokens, k) else j


_SHORT = regex(r" \([A-Z][\w’'-]{1,20}\)")
"""How a body is called for short: "of the Mission in Chad (MICHAD), | A"."""


def _is_behind_comma(tokens: Tokens, k: int) -> bool:
    return tokens.gap(k) == COMMA or tokens.text[tokens.ends[k - 1] : tokens.starts[k]] == "), "


_HOME_LINKS = list_words("of and in the de del la for on do da team delegation side mission office his her its")


def find_name_behind_comma(tokens: Tokens, office: Office, i: int) -> tuple[int, int] | None:
    """ "Norway's foreign minister, Ingrid Solvang,", "the head of the Commission's team, Marie Roy,"."""
    at = _skip_post(tokens, office) or _skip_home(tokens, office.end)
    if at >= len(tokens) or not _is_behind_comma(tokens, at) or office.plural:
        return None
    definite = office.owner is not None or tokens.lows[max(i - 1, 0)] in _DEFINITE or tokens.gap(i) == POSSESSIVE
    if not definite:
        return None
    if tokens.lows[at] in _POSTS and tokens.lows[office.head] in _GOVERN:
        return None  # "on the orders of the prime minister, | Ambassador X flew"
    at = _skip_description(tokens, at)
    if not tokens.capital(at) and tokens.lows[at] not in titles()["honorific"]:
        return None
    if (behind := skip_honorifics(tokens, skip_ranks(tokens, at))) > at:
        end = read_name(tokens, behind, titled=True)
        return (behind, end) if end else None
    if match_known(tokens, at):
        return None
    end = read_name(tokens, at, titled=False)
    if end is None or end - at < 2 or is_head(tokens.lows[at]) or tokens.lows[end - 1] in _OFFICE_ENDS:
        return None
    closed = end >= len(tokens) or tokens.gap(end) in (COMMA, BREAK, DOT, POSSESSIVE) or _acts(tokens.lows[end])
    return (at, end) if closed else None


def _acts(low: str) -> bool:
    """Whether the word behind a name is what somebody does: "the foreign minister of Oman, A | said"."""
    return low in words()["speaking"] or low in words()["acting"]


def _skip_description(tokens: Tokens, at: int) -> int:
    """ "Igad's mediator, the Kenyan jurist Wambui Kariithi": behind the words that say once more who somebody is."""
    if tokens.lows[at] not in ("the", "a", "an", "his", "her"):
        return at
    k = at + 1
    hit = match_known(tokens, k) if k < len(tokens) else None
    if hit and hit.entry.sort == "demonym":
        k = hit.end
    last = k
    while last < min(k + 4, len(tokens)) and tokens.gap(last) in (SPACE, HYPHEN) and not tokens.capital(last):
        if tokens.lows[last] in _CLAUSE_WORDS:
            return at
        last += 1
    named = k < last < len(tokens) and tokens.gap(last) == SPACE and tokens.capital(last)
    return last if named else at


_POSTS = ("ambassador", "amb")
_GOVERN = list_words("minister president premier chancellor king queen emir sultan")
"""Offices that no ambassador holds."""
_OFFICE_ENDS = list_words("director secretary minister president ambassador chairman chief adviser advisor")
_CLAUSE_WORDS = list_words("of for to in on at by with from and who which that where when whose as")
