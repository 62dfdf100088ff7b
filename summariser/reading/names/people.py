"""Names of people as word runs: particles, initials, hyphens, suffixes and numerals included."""

from functools import cache

from summariser.patterns import regex
from summariser.reading.names.lexicon import match_known
from summariser.reading.names.tokens import BREAK, COMMA, DOT, HYPHEN, SPACE, Tokens
from summariser.reading.tables import list_words, titles, words
from summariser.reading.tables.given import load_given_names

LONGEST_NAME = 9
MEMBERS = ("MP", "MEP", "KC", "QC")
"""What stands behind a name without being of it."""
_ELIDED = regex(r"[a-zñ]{1,4}['’][A-ZÀ-Ý]")
"""French, Italian and Arabic particles written together: "d’Estaing", "dell'Utri"."""
_CONTRACTED = ("'ll", "’ll", "'m", "’m", "'re", "’re", "'ve", "’ve", "'d", "’d", "n't", "n’t")
_NAMES_THAT_ARE_WORDS = list_words("per may will an so do no even my great one june april august")


@cache
def _calendar() -> frozenset[str]:
    table = words()
    return table["weekday"] | (table["month"] - {"may", "april", "june", "august"})


@cache
def _never() -> frozenset[str]:
    """Words that are no part of a name even when capitalised."""
    return words()["function"] - _NAMES_THAT_ARE_WORDS


@cache
def _headline_verbs() -> frozenset[str]:
    """Verbs that end a name In A Title Case Heading: "Visits", "Signs", "Holds"."""
    table = words()
    verbs = (word for word in table["speaking"] | table["acting"] if word.endswith("s") and len(word) > 3)
    return frozenset(verbs) | _HEADLINE_VERBS


_HEADLINE_VERBS = list_words(
    "signs wraps heads embarks concludes pays reviews inks calls departs lands lauds slams vows lays inaugurates met "
    "visited arrived held received hosted attended discussed signed calling visiting meeting"
)


def read_name(tokens: Tokens, i: int, *, titled: bool) -> int | None:
    """The end of the name that begins at word `i`, or None. `titled`: a title stands before it, so one word is enough."""
    j = i
    limit = min(i + LONGEST_NAME, len(tokens))
    last = None
    while j < limit:
        if j > i and not _continues(tokens, j):
            break
        part = _read_part(tokens, i, j, titled)
        if part == "no":
            break
        j += 1
        if part == "yes":
            last = j
    if last is None:
        return None
    return _read_suffix(tokens, last)


def _continues(tokens: Tokens, j: int) -> bool:
    gap = tokens.gap(j)
    if gap in (SPACE, HYPHEN):
        return True
    if gap == BREAK and _is_nickname(tokens, j):
        return True
    if gap != DOT:
        return False
    # "Annex B. South Africa's minister": no initial, but the end of a sentence
    return tokens.lows[j - 1] == "st" or (tokens.initial(j - 1) and match_known(tokens, j) is None)


def _is_nickname(tokens: Tokens, j: int) -> bool:
    """ "Rudolphus F. M. (Ruud) Lubbers": word `j` stands in brackets inside a name, or right behind them."""
    text = tokens.text
    if text[tokens.ends[j - 1] : tokens.starts[j]] in (" (", ". ("):
        return text[tokens.ends[j] : tokens.ends[j] + 2] == ") " and j + 1 < len(tokens) and tokens.capital(j + 1)
    return text[tokens.ends[j - 1] : tokens.starts[j]] == ") " and text[tokens.starts[j - 1] - 1] == "("


def _is_article(tokens: Tokens, i: int) -> bool:
    """ "An EU delegation", "An Ottawa court", but "An Jung-geun"."""
    behind = tokens.words[i + 1] if i + 1 < len(tokens) and tokens.gap(i + 1) == SPACE else ""
    return tokens.words[i] == "An" and behind != "" and (behind[0] in "AEIOUÉÖÜ" or behind.isupper())


def _read_part(tokens: Tokens, i: int, j: int, titled: bool) -> str:
    """Whether word `j` belongs to the name begun at `i`: "yes", "maybe" (a particle: only if more follows) or "no"."""
    low = tokens.lows[j]
    if tokens.capital(j) and tokens.initial(j):
        return "yes"
    if not tokens.capital(j) and _ELIDED.match(tokens.words[j]):
        return "yes"
    if not tokens.capital(j):
        if tokens.gap(j) == HYPHEN and j > i:
            return "yes" if len(low) > 1 and low.isalpha() and _is_hyphenated_part(tokens, j) else "no"
        follows = j + 1 < len(tokens) and (tokens.capital(j + 1) or tokens.lows[j + 1] in words()["particle"])
        return (
            "maybe"
            if low in words()["particle"] and follows and (j > i or titled) and _lone_particle(tokens, i, j)
            else "no"
        )
    if _is_surname_he(tokens, i, j, titled):
        return "yes"
    if low == "in" and j > i + 1 and _ends_name(tokens, j):
        return "yes"
    if j > i and tokens.words[j] in MEMBERS:
        return "no"
    if low in _never() or low.endswith(_CONTRACTED) or low in _calendar() or tokens.words[j][0].isdigit():
        return "no"
    if j > i and low in titles()["head"] and not (low in _NAMES_TOO or _is_surname_like(tokens, j)):
        return "no"
    if j > i and low in _headline_verbs():
        return "no"
    if j == i:
        return "yes" if _may_begin(tokens, i, titled) and not _is_article(tokens, i) else "no"
    if j > i and low in ("april", "august", "june", "may") and tokens.gap(j) == SPACE and j - i > 1:
        return "no"
    hit = match_known(tokens, j) if j > i else None
    if hit and (hit.entry.sort == "seat" or (hit.entry.sort == "organisation" and hit.end - hit.start > 1)):
        return "no"
    return "yes"


def _ends_name(tokens: Tokens, j: int) -> bool:
    """Whether a capital "In" closes a Korean name: "President Moon Jae In told"."""
    return tokens.words[j] == "In" and tokens.gap(j) == SPACE and (j + 1 >= len(tokens) or not tokens.capital(j + 1))


def _is_surname_he(tokens: Tokens, i: int, j: int, titled: bool) -> bool:
    """ "Vice Premier He Lifeng": behind a title, and before a given name, no pronoun."""
    follows = j + 1 < len(tokens) and tokens.gap(j + 1) == SPACE and tokens.capital(j + 1)
    return titled and i == j and tokens.words[j] == "He" and follows and tokens.gap(j) == SPACE


_ALSO_WORDS = list_words("as at an do i o san die den y und e ad or ap mac af av")


def _lone_particle(tokens: Tokens, i: int, j: int) -> bool:
    """Particles that are also English words ("as", "at", "an", "do", "i", "a", "o") join only with a hyphen behind them or before."""
    if tokens.lows[j] in _ALSO_WORDS:
        nxt = tokens.gap(j + 1)
        return nxt == HYPHEN or (tokens.lows[j] in ("y", "e", "und", "den", "af", "san") and j > i)
    return True


def _is_hyphenated_part(tokens: Tokens, j: int) -> bool:
    """ "Jong-un", "Ki-moon", but neither "Macron-led" nor "Trump-era"."""
    return tokens.lows[j] not in _COMPOUNDS and not tokens.lows[j].endswith(("ed", "ing"))


_COMPOUNDS = list_words(
    "led era style backed based born elect designate appointed aligned linked run like friendly mandated "
    "brokered time old proof"
)


_NAMES_TOO = frozenset({"khan", "shah", "pasha", "bey", "beg"})
"""Titles of old that within a name are a part of it: "Amir Khan Muttaqi"."""


def _is_surname_like(tokens: Tokens, j: int) -> bool:
    """A word that is a title elsewhere ends a name when nothing capitalised follows: "John Major", "Stephen King"."""
    follows = j + 1 < len(tokens) and tokens.gap(j + 1) == SPACE and tokens.capital(j + 1)
    return not follows or tokens.lows[j + 1] in words()["suffix"]


def _may_begin(tokens: Tokens, i: int, titled: bool) -> bool:
    adverb = tokens.lows[i].endswith("ly") and len(tokens.lows[i]) > 6 and tokens.lows[i] not in load_given_names()
    if adverb and tokens.lows[max(i - 1, 0)] not in titles()["honorific"]:
        return False  # "Previously | Putin met"
    ranked = match_known(tokens, i + 1) if tokens.lows[i] in _RANKED and i + 1 < len(tokens) else None
    if ranked and ranked.entry.sort == "demonym":
        return False  # "Senior | Norwegian officials"
    hit = match_known(tokens, i)
    if hit is None:
        return True
    if hit.entry.sort in ("organisation", "seat") or hit.end - hit.start > 1:
        return False
    if tokens.words[i].isupper() and len(tokens.words[i]) > 1:
        return False
    # "Jordan Bardella", "Kenya Morales": a country's name that another capital follows may be a given name
    follows = (
        i + 1 < len(tokens)
        and tokens.gap(i + 1) == SPACE
        and tokens.capital(i + 1)
        and match_known(tokens, i + 1) is None
    )
    if not titled:
        return False
    # "President Lagos", "Prime Minister Holland": right behind a title even the name of a place is a name
    return hit.entry.sort != "demonym" if follows else tokens.capital(i - 1) or tokens.lows[i - 1] in _ELECT


_RANKED = list_words(
    "top senior leading chief junior former visiting fellow two three four five several some many other both"
)
"""Words before a demonym that have a capital only where a sentence begins."""
_ELECT = frozenset({"elect", "designate"})


def _read_suffix(tokens: Tokens, end: int) -> int:
    """Add "Jr.", "II" behind a name."""
    if end >= len(tokens):
        return end
    gap = tokens.gap(end)
    if tokens.lows[end] in ("jr", "sr", "2nd", "3rd") and gap in (SPACE, COMMA):
        return end + 1
    if gap == SPACE and tokens.words[end] in words()["numeral"] and len(tokens.words[end]) > 1:
        return end + 1
    return end
