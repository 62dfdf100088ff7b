"""Countries, bodies and places known by name, found word by word, and what tables tell of the words beside them."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from summariser.reading.names.tokens import Piece, Tokens
from summariser.reading.tables import cities, countries, list_words, organisations, titles, words

Sort = Literal["country", "demonym", "capital", "seat", "organisation", "city"]
_RANK = {"country": 0, "demonym": 1, "organisation": 2, "seat": 3, "capital": 4, "city": 5}


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name: what sort it is, its usual form, and the countries it may stand for."""

    sort: Sort
    form: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in the text: words `start` to `end` (not included)."""

    start: int
    end: int
    entry: Entry


Phrase = tuple[list[str], tuple[str, ...], Entry]


def _all_entries() -> list[tuple[str, Entry]]:
    found: list[tuple[str, Entry]] = []
    for country in countries():
        code = (country.alpha3,)
        found += [(name, Entry("country", country.names[0], code)) for name in country.names]
        found += [(name, Entry("demonym", country.names[0], code)) for name in country.demonyms]
        found += [(name, Entry("capital", country.names[0], code)) for name in country.capitals]
        found += [(name, Entry("seat", name, code)) for name in country.seats]
    for name, sort in (("Korea", "country"), ("Korean", "demonym")):
        # of two states; the article's other names decide
        found.append((name, Entry(sort, "South Korea", ("KOR", "PRK"))))  # type: ignore[arg-type]
    for body in organisations():
        codes: tuple[str, ...] = (body.country,) if body.country else ()
        found += [(name, Entry("organisation", body.names[0], codes)) for name in body.names]
    found += [(name, Entry("city", place.names[0], (place.country,))) for place in cities() for name in place.names]
    return found


def _merge(one: Entry, other: Entry) -> Entry:
    """Two countries of one demonym ("Congolese") stay together; otherwise the rank of the sorts decides."""
    if one.sort == other.sort:
        more = tuple(code for code in other.countries if code not in one.countries)
        return Entry(one.sort, one.form, one.countries + more)
    return min(one, other, key=lambda entry: _RANK[entry.sort])


@cache
def load_phrases() -> dict[str, list[Phrase]]:
    """Known names by their first word, the longest first."""
    entries: dict[str, Entry] = {}
    for name, entry in _all_entries():
        entries[name] = _merge(entries[name], entry) if name in entries else entry
    phrases: dict[str, list[Phrase]] = {}
    for name, entry in entries.items():
        tokens = Tokens(name, [Piece(0, len(name), "body", titled=False)])
        gaps = tuple(tokens.gap(i) for i in range(1, len(tokens)))
        phrases.setdefault(tokens.words[0], []).append((tokens.words, gaps, entry))
    for same in phrases.values():
        same.sort(key=lambda phrase: -len(phrase[0]))
    return phrases


def match_known(tokens: Tokens, i: int) -> Hit | None:
    """The longest known name that begins at word `i`."""
    for phrase, gaps, entry in load_phrases().get(tokens.words[i], ()):
        end = i + len(phrase)
        if tokens.words[i:end] != phrase:
            continue
        if all(tokens.gap(i + 1 + k) == gap for k, gap in enumerate(gaps)):
            return Hit(i, end, entry)
    return _match_in_full(tokens, i) if tokens.words[i] in _IN_FULL else None


def match_body(tokens: Tokens, i: int) -> Hit | None:
    """As `match_known`, with the words for what of an organisation is meant: "the ASEAN Committee", "the World Bank Board"."""
    hit = match_known(tokens, i)
    if hit is None or hit.entry.sort != "organisation":
        return hit
    end = hit.end
    while end < len(tokens) and tokens.gap(end) == " " and tokens.capital(end) and tokens.lows[end] in words()["body"]:
        end += 1
    return Hit(i, end, hit.entry)


_STATES = list_words("Republic Kingdom State Sultanate Emirate Principality Duchy Commonwealth Union Government")
_IN_FULL = _STATES | list_words(
    "Islamic Federal Federative Democratic Socialist United Hashemite Bolivarian Plurinational Oriental Cooperative Arab Grand Federated Independent"
)


def _match_in_full(tokens: Tokens, i: int) -> Hit | None:
    """ "the Islamic Republic of Mauritania", "the State of Kuwait": a country with the words for what it is; not "Secretary of State of Kuwait"."""
    if tokens.words[i] == "State" and tokens.lows[max(i - 1, 0)] == "of":
        return None
    j = i
    while j < min(i + 3, len(tokens) - 2) and tokens.words[j] in _IN_FULL and tokens.gap(j + 1) == " ":
        j += 1
    if j == i or tokens.words[j - 1] not in _STATES or tokens.words[j] != "of" or tokens.gap(j + 1) != " ":
        return None
    j += 2 if tokens.words[j + 1] == "the" else 1
    hit = match_known(tokens, j) if j < len(tokens) else None
    return Hit(i, hit.end, hit.entry) if hit and hit.entry.sort == "country" else None


def find_demonym(tokens: Tokens, start: int, end: int) -> Hit | None:
    """The first demonym of these words: "of the Russian parliament", "the mediator, the Kenyan jurist Wambui Kariithi"."""
    hits = (match_known(tokens, k) for k in range(start, end) if tokens.capital(k))
    return next((hit for hit in hits if hit and hit.entry.sort == "demonym"), None)


def list_goes_on(tokens: Tokens, j: int, capital: bool) -> bool:
    """Whether the comma before word `j` stands inside a portfolio ("Foreign Affairs, Trade and Worship")."""
    portfolio = titles()["portfolio"]
    if not capital or tokens.lows[j] not in portfolio or not tokens.capital(j):
        return False
    return any(
        tokens.lows[k] == "and" and tokens.lows[k + 1] in portfolio and tokens.capital(k + 1)
        for k in range(j + 1, min(j + 5, len(tokens) - 1))
    )
