"""People named with an office: the name behind it, the others of one list, the home behind the name."""

from summariser.reading.names.lexicon import Hit, match_known
from summariser.reading.names.offices import Office, is_head
from summariser.reading.names.people import read_name
from summariser.reading.names.tokens import BREAK, COMMA, DOT, POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import list_words, titles, words


def find_name_behind(tokens: Tokens, office: Office) -> tuple[int, int] | None:
    """The name right behind an office: "President Macron", "Gen. Smith"; an honorific may stand between."""
    at = office.end
    if at >= len(tokens):
        return None
    if not _leads_to_name(tokens, at):
        return None
    at = skip_honorifics(tokens, at)
    if tokens.lows[at] in ("ambassador", "amb"):
        at = skip_ranks(tokens, at)  # "Coordinator for Counterterrorism Ambassador Gregory LoGerfo"
    if not tokens.capital(at) and tokens.lows[at] not in words()["particle"]:
        return None
    end = read_name(tokens, at, titled=True)
    if end is None or not _fits(tokens, office, at, end):
        return None
    if end < len(tokens) and tokens.gap(end) == SPACE and tokens.capital(end) and tokens.lows[end] in _CALLED_AFTER:
        return None  # "King Fahd International Airport"
    if _NO_SURNAMES.issuperset(tokens.lows[at:end]):
        return None  # "Deputy Secretary-General", "Special Secretary Ambassador"
    if (end == at + 1 and _goes_on(tokens, office, at)) or tokens.lows[at] in ("radio", "tv", "television"):
        return None  # "broadcaster Radio Kyushu"
    return at, end


_CALLED_AFTER = list_words(
    "international airport university hospital stadium square street avenue road bridge mosque cathedral hall hotel palace foundation prize award centre center airbase"
)
"""What bears somebody's name without being him."""
_NO_SURNAMES = list_words(
    "secretary general president minister ambassador envoy commissioner chairman chairperson director governor deputy vice justice "
    "adviser advisor office secretariat republic kingdom federation state states party parties"
)
"""Offices that nobody is called by."""


def _goes_on(tokens: Tokens, office: Office, at: int) -> bool:
    """Whether the one word at `at` is rather of the office: "Executive Secretary of", "Secretary General's", "Deputy Foreign"."""
    table, low = titles(), tokens.lows[at]
    if is_head(low) and tokens.lows[at + 1 : at + 2] in (["of"], ["for"]):
        return True
    if low in ("general", "elect", "designate") or (low in table["royal"] and tokens.lows[at - 1] in table["modifier"]):
        return True
    if low in words()["body"] and tokens.lows[office.head] in table["capital_only"]:
        return True  # "the Executive Committee"
    complement = office.role[1] > office.head + 1 and not tokens.capital(office.head)
    return complement or low in table["every state"]


def skip_honorifics(tokens: Tokens, at: int) -> int:
    """The first word behind "H.E. Mme", "the Hon. Dr."."""
    for _ in range(4):
        low = tokens.lows[at]
        if (style := _skip_style(tokens, at)) > at:
            at = style
            continue
        if tokens.words[at] == "He":
            break  # a Chinese surname, as in "Vice Premier He Lifeng"; the excellency is written HE
        if at + 1 >= len(tokens) or not (
            low in titles()["honorific"] or low in ("h.e.", "the") or low in titles()["abbreviated_head"]
        ):
            break
        gap = tokens.gap(at + 1)
        if gap == POSSESSIVE and low in ("dato", "datin"):
            at += 1
            continue
        if gap not in (SPACE, DOT) or (low == "the" and tokens.lows[at + 1] not in titles()["honorific"]):
            break
        if gap == DOT and low not in titles()["abbreviation"]:
            break
        at += 1
    return at


_STYLES = list_words("excellency majesty highness holiness eminence excellencies worship")


def _skip_style(tokens: Tokens, at: int) -> int:
    """The first word behind "His Excellency", "Her Royal Highness"."""
    if tokens.lows[at] not in ("his", "her", "their") or not tokens.capital(at):
        return at
    for k in range(at + 1, min(at + 4, len(tokens) - 1)):
        if tokens.gap(k) != SPACE:
            break
        if tokens.lows[k] in _STYLES:
            return k + 1 if tokens.gap(k + 1) == SPACE else at
    return at


_RANKS = list_words(
    "general lieutenant major brigadier colonel captain admiral vice rear commodore marshal air field commander gen lt maj brig "
    "col capt adm ambassador secretary minister commissioner director sheikh amb"
)
"""Ranks and offices that may stand between an office and a name: "the Danish chief of defence, Lieutenant General X"."""


def skip_ranks(tokens: Tokens, at: int) -> int:
    """The first word behind "Lieutenant General", where a name follows."""
    k = at
    while (
        k < min(at + 4, len(tokens) - 1)
        and tokens.lows[k] in _RANKS
        and tokens.capital(k)
        and (tokens.gap(k + 1) == SPACE or (tokens.gap(k + 1) == DOT and tokens.lows[k] in titles()["abbreviation"]))
        and tokens.capital(k + 1)
    ):
        k += 1
    return k


def _leads_to_name(tokens: Tokens, at: int) -> bool:
    gap = tokens.gap(at)
    return gap == SPACE or (gap == DOT and tokens.lows[at - 1] in titles()["abbreviation"])


_OF_STATE = list_words("president chancellor premier minister senator spokesman spokeswoman")


def _fits(tokens: Tokens, office: Office, at: int, end: int) -> bool:
    """A lower-case title before one capitalised word is as likely chance ("the head Monday"), but for offices of state."""
    low = tokens.lows[office.head]
    if tokens.capital(office.head) or office.end - office.role[0] > 1 or office.owner:
        return True
    return end - at > 1 or low in _OF_STATE


def find_next_in_list(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The next name of an enumeration, behind a comma or "and"."""
    start = at
    joined = start < len(tokens) and tokens.gap(start) in (SPACE, COMMA) and tokens.lows[start] == "and"
    if not joined and (start >= len(tokens) or tokens.gap(start) != COMMA):
        return None
    start += joined
    plain = start
    if start < len(tokens):
        start = skip_honorifics(tokens, start)
    if start >= len(tokens) or not tokens.capital(start):
        return None
    start = skip_ranks(tokens, start)
    if is_head(tokens.lows[start]) or (start > plain and not tokens.capital(start)):
        return None
    if start == plain and match_known(tokens, start):
        return None
    end = read_name(tokens, start, titled=True)
    return (start, end) if end else None


def find_home_behind(tokens: Tokens, end: int) -> Hit | None:
    """The country or body behind a name: "Viktor Orbán of Hungary", "Solvang (Norway)"."""
    if end + 1 < len(tokens) and tokens.gap(end) == SPACE and tokens.lows[end] in ("of", "from"):
        at = end + 2 if tokens.lows[end + 1] == "the" and end + 2 < len(tokens) else end + 1
        hit = match_known(tokens, at)
    elif end + 1 < len(tokens) and tokens.gap(end) == COMMA and tokens.lows[end] == "of":
        hit = match_known(tokens, end + 2 if tokens.lows[end + 1] == "the" and end + 2 < len(tokens) else end + 1)
    elif end < len(tokens) and tokens.text[tokens.ends[end - 1] : tokens.starts[end]] == " (":
        hit = match_known(tokens, end)
    elif end + 1 < len(tokens) and tokens.gap(end) == SPACE and tokens.lows[end] == "for":
        return find_principal(tokens, end + 1)
    else:
        return None
    return hit if hit and hit.entry.sort in ("country", "organisation") else None


def find_principal(tokens: Tokens, at: int) -> Hit | None:
    """The state behind "A for": for which somebody speaks, where nothing else goes on behind it."""
    hit = match_known(tokens, at + (tokens.lows[at] == "the"))
    if hit is None or hit.entry.sort != "country":
        return None
    closed = hit.end >= len(tokens) or tokens.gap(hit.end) in (COMMA, DOT, BREAK) or tokens.lows[hit.end] == "and"
    return hit if closed else None


def skip_unknown_homes(tokens: Tokens, j: int) -> int:
    """Behind "of Norte de Santander and Táchira": places that no table knows."""
    if tokens.lows[j : j + 1] != ["of"]:
        return j
    k = j + 1
    while (
        k < min(j + 9, len(tokens))
        and tokens.gap(k) == SPACE
        and (tokens.capital(k) or tokens.lows[k] in ("and", "de", "the", "del", "of", "la"))
    ):
        k += 1
    return k
