"""Whose an office is where no state or body stands right before it: "its minister", "France's president and defence minister"."""

from collections.abc import Sequence

from summariser.patterns import regex
from summariser.reading.names.lexicon import Entry, Hit, match_known
from summariser.reading.names.mentions import PersonMention
from summariser.reading.names.offices import Office, find_offices, is_head, may_begin_office
from summariser.reading.names.ranks import find_rank, holds_office_of_state, is_top
from summariser.reading.names.tokens import BREAK, DOT, HYPHEN, POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import list_words

ANTECEDENTS = 6
"""States named before that "its" may mean."""

REACH = 40
"""Words looked back for them."""


def find_antecedent(tokens: Tokens, states: Sequence[Hit], i: int) -> Hit | None:
    """The state meant by "its", "whose" or "under" at word `i`: right before it, for "its" the first of this sentence, else of the one before."""
    if i < 1 or tokens.lows[i] not in ("its", "whose", "under"):
        return None
    found: Hit | None = None
    for hit in reversed(states[-ANTECEDENTS:]):
        if hit.start < i - REACH or (found and _is_parted(tokens, hit.end, found.start)):
            break
        found = hit
        if tokens.lows[i] != "its":
            return hit if hit.end == i else None
    return found


def _is_parted(tokens: Tokens, i: int, j: int) -> bool:
    """Whether a sentence ends between words `i` and `j`."""
    return any(tokens.gap(k) in (DOT, BREAK) for k in range(i, j + 1))


def find_shared(
    tokens: Tokens, office: Office, before: PersonMention | None, owned: tuple[int, Hit | None]
) -> Hit | None:
    """ "Chancellor Scholz of Germany and Foreign Minister Baerbock": the state of the one named right before, for a lesser office.

    `owned` says behind which word the last person of a known state was named, and that state.
    """
    end, owner = owned
    if owner is None or office.plural or before is None or before.role is None or not 0 < end < office.start:
        return None
    joined = _JOINED.fullmatch(tokens.text, tokens.ends[end - 1], tokens.starts[office.start])
    role = " ".join(tokens.lows[slice(*office.role)])
    if joined is None or not holds_office_of_state(role) or (is_top(role) and not joined["listed"]):
        return None
    return owner if find_rank(role) != find_rank(before.role.words) else None


_JOINED = regex(r"(?:[,;]?(?: and)(?: (?:his|her|the))?|[,;](?P<listed> the)) ")
"""Between somebody and the holder of another office of that state; in a list even the highest: "the president of Italy, A; the prime minister B"."""


_ADJECTIVES = list_words(
    "new newly appointed long serving longtime time veteran powerful embattled hard line hardline wing left right populist reformist conservative liberal "
    "centrist nationalist young ailing exiled ousted deposed popular influential de facto elected democratically ever female"
)
"""What a state's office holder may be called before his office: "Chile's long-serving | president"."""


def _skip_adjectives(tokens: Tokens, k: int) -> int:
    """The word of an office behind what its holder is called, where word `k` follows the state's name; else `k`."""
    j = k
    while (
        j < min(k + 4, len(tokens)) and tokens.lows[j] in _ADJECTIVES and (j == k or tokens.gap(j) in (SPACE, HYPHEN))
    ):
        j += 1
    led = j > k and j < len(tokens) and tokens.gap(j) == SPACE and tokens.gap(k) in (SPACE, POSSESSIVE)
    return j if led and find_offices(tokens, j) else k


_SHORT = regex(r" \([A-Z][A-Z]+\) ")
_BODIES = list_words("commission council secretariat assembly parliament authority agency")


def begin_behind(tokens: Tokens, hit: Hit) -> int:
    """The word of an office behind the rest and the short form of its owner, "the African Union Commission (AUC) | Chairperson", or an adjective."""
    end = hit.end
    while end < len(tokens) and tokens.gap(end) == SPACE and tokens.capital(end) and tokens.lows[end] in _BODIES:
        end += 1
    short = _SHORT.match(tokens.text, tokens.ends[end - 1])
    begin = tokens.index_at(short.end()) if short else end if hit.entry.sort == "organisation" else hit.end
    known = begin < len(tokens) and may_begin_office(tokens.lows[begin])
    return begin if known else _skip_adjectives(tokens, hit.end)


def owners_before(tokens: Tokens, i: int, office: Office) -> list[Hit]:
    """The demonyms or countries before a plural office: "Yemeni and Somali counterparts"."""
    found = [office.owner] if office.owner else []
    k = (office.owner.start if office.owner else i) - 1
    if found and k >= 1 and tokens.lows[k] == "and":
        for start in (k - 1, k - 2):
            hit = match_known(tokens, start) if start >= 0 else None
            if hit and hit.end == k and hit.entry.sort in ("demonym", "country"):
                return [hit, *found]
    return found


def find_unknown_owner(tokens: Tokens, i: int) -> str | None:
    """ "the Asantehene's envoy": the word before an office at word `i` that no table knows, as written."""
    owned = i > 0 and tokens.gap(i) == POSSESSIVE and tokens.capital(i - 1) and not is_head(tokens.lows[i - 1])
    return tokens.words[i - 1] if owned else None


def make_owner(tokens: Tokens, i: int, end: int) -> Hit | None:
    """The owner at words `i` to `end`: what a table knows of its end, else all of it; none for an opening such as "Welcoming"."""
    known = next((hit for k in range(i + 1, end) if (hit := match_known(tokens, k)) and hit.end == end), None)
    if known:
        # "West German": the part of a country belongs to its name
        return Hit(i, end, known.entry) if tokens.lows[i] in ("west", "east", "north", "south") else known
    if tokens.gap(i) in (BREAK, DOT) and end == i + 1 and tokens.lows[i].endswith(("ing", "ed")):
        return None
    of = match_known(tokens, i)
    countries = of.entry.countries if of and of.entry.sort in ("country", "demonym") else ()
    return Hit(i, end, Entry("organisation", "", countries))
