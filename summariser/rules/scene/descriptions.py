"""People and bodies meant by what they are: "the Polish minister", "the two ministers", "her Peruvian counterpart", "the ministry"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summariser.reading.names.lexicon import Hit, match_known
from summariser.reading.names.offices import find_office, may_begin_office
from summariser.reading.names.tokens import COMMA, HYPHEN, POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import list_words, titles

DETERMINERS = list_words("the a an my our his her its their both two three four five 2 3 4 all these those this")
_SEVERAL = list_words(
    "sides countries governments capitals parties delegations neighbours neighbors ministers leaders "
    "presidents officials envoys diplomats negotiators secretaries two three four five 2 3 4 pair both men women"
)
_OUTER = frozenset({"the", "these", "those", "both", "all"})
_RANKED = list_words("two three four five six 2 3 4 visiting senior top")
"""How many, or how high, between the determiner and the office: "the two visiting ministers"."""
_BODIES = list_words(
    "ministry government department office council commission statement delegation bank party agency "
    "presidency union opposition team bloc alliance"
)


LEADING = list_words("head chair speaker founder")
"""Offices of a body, and in small letters only with what they lead: "the head of the party"; nobody need tell its state."""


@dataclass(frozen=True, slots=True)
class Description:
    """Words `start` to `end` (not included) that describe somebody; `head` is the noun in lower case."""

    start: int
    end: int
    head: str
    countries: tuple[str, ...]
    several: bool
    body: bool = False
    definite: bool = True
    office: int = -1
    """The first word of the office, where it is one."""

    words: tuple[str, ...] = ()
    """The words of the office, in lower case."""


@dataclass(frozen=True, slots=True)
class Plural:
    """The characters `start` to `end`, without article, and the states that the words name."""

    start: int
    end: int
    countries: tuple[str, ...]
    role: str | None
    """The office of "finance ministers of the Group of 24"; the others hold none by which somebody named were one of them."""


def describe(tokens: Tokens, words: range, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int, Description]]:
    """All that begin in these words of a sentence, with their characters; none that only cuts into what is `taken` by names."""
    found = []
    for i in words:
        low = tokens.lows[i]
        description = None
        if low in DETERMINERS and i > words.start and tokens.gap(i) == SPACE and tokens.lows[i - 1] in _OUTER:
            continue  # "the | two ministers" are told of once
        if low in DETERMINERS:
            description = find_description(tokens, i, words.stop, common=low in ("a", "an"))
        elif i == words.start or (tokens.gap(i) == COMMA and tokens.capital(i)):
            description = find_bare_plural(tokens, i, words.stop) if i == words.start else None
            description = description or find_bare_office(tokens, i, words.stop)
        elif may_begin_office(low):
            description = find_owned(tokens, i)
        if description is None:
            continue
        start, end = tokens.span(description.start, description.end)
        # a country inside the description ("the president of Tajikistan") only says whose president
        inside = [(begin, stop) for begin, stop in taken if begin < end and start < stop]
        if all(start <= begin and stop <= end and (begin, stop) != (start, end) for begin, stop in inside):
            found.append((start, end, description))
    return found


def find_owned(tokens: Tokens, i: int) -> Description | None:
    """The description "Kenya's president" whose office may begin at word `i`."""
    if tokens.gap(i) != POSSESSIVE:
        return None
    hits = (match_known(tokens, start) for start in range(max(i - 3, 0), i))
    hit = next((hit for hit in hits if hit and hit.end == i and hit.entry.sort == "country"), None)
    office = find_office(tokens, i, hit) if hit else None
    if hit is None or office is None or office.plural:
        return None
    words = tuple(tokens.lows[i : office.end])
    return Description(
        hit.start, office.end, tokens.lows[office.head], _codes(hit), several=False, office=i, words=words
    )


def find_description(tokens: Tokens, i: int, last: int, *, common: bool = False) -> Description | None:
    """The description that begins with the determiner at word `i`; `common`: by nouns too that are an office only where the sentence says so."""
    if i + 1 >= last:
        return None
    definite = tokens.lows[i] not in ("a", "an")
    j = i + 1
    if j + 1 < last and tokens.lows[j] == "new" and may_begin_office(tokens.lows[j + 1]):
        j += 1
    while j < min(i + 3, last) and tokens.lows[j] in _RANKED:
        j += 1
    if j >= last or (j > i + 1 and tokens.gap(j) != SPACE):
        j -= 1
    plain = _plain(tokens, i, last, definite)
    hit = match_known(tokens, j)
    begin = hit.end if hit else j
    countries = _codes(hit)
    closed = begin >= last or tokens.gap(begin) not in (SPACE, POSSESSIVE, HYPHEN)
    if hit and hit.entry.sort == "demonym" and (closed or tokens.lows[begin] in _AFTER_NATIONAL):
        return Description(i, hit.end, "national", countries, several=False, definite=definite)
    if begin >= last or (hit and closed):
        return plain
    if may_begin_office(tokens.lows[begin]):
        leads = tokens.lows[begin] in LEADING and tokens.lows[begin + 1 : begin + 2] == ["of"]
        office = find_office(tokens, begin, hit, common=common or leads)
        if office:
            head = tokens.lows[office.head]
            several = head in titles()["plural"] | titles()["crowd"]
            owner = _codes(office.owner) or countries
            if not owner and head in ("counterpart", "colleague", "number"):
                end, owner = find_employer(tokens, office.end, seat=tokens.capital(i))  # "his counterpart from Uganda"
                office = replace(office, end=end)
            if (leads or head == "leader") and begin + 1 < len(tokens) and tokens.lows[begin + 1] == "of":
                end, codes = _find_led(tokens, begin + 1)
                office, owner = (replace(office, end=end), codes) if end > office.end else (office, owner)
            words = tuple(tokens.lows[slice(*office.role)])
            return Description(
                i, office.end, head, owner, several, definite=definite, office=office.role[0], words=words
            )
    for k in range(begin, min(begin + 3, last)):
        if (k > begin and tokens.gap(k) != SPACE) or tokens.lows[k] in DETERMINERS:
            break
        if tokens.lows[k] in _BODIES:
            return Description(i, k + 1, tokens.lows[k], countries, several=False, body=True, definite=definite)
    return plain


_LED = list_words(
    "party union parliament federation assembly chamber movement association alliance bloc coalition opposition"
)


def _find_led(tokens: Tokens, at: int) -> tuple[int, tuple[str, ...]]:
    """Where "of Taiwan's main opposition party" behind an office ends, and the state that it tells; `at` where nothing of the kind stands there."""
    codes: tuple[str, ...] = ()
    for k in range(at + 1, min(at + 8, len(tokens))):
        if tokens.gap(k) not in (SPACE, POSSESSIVE, HYPHEN):
            break
        codes = codes or _codes(match_known(tokens, k))
        if tokens.lows[k] in _LED and tokens.lows[k + 1 : k + 2] != ["party"]:
            return k + 1, codes[:1]
    return at, ()


def find_employer(tokens: Tokens, at: int, *, seat: bool = False) -> tuple[int, tuple[str, ...]]:
    """Where "from the Pentagon" behind an office ends, and the states that it tells; `at` where nothing stands there; `seat`: "in" tells it too."""
    if (
        at + 1 >= len(tokens)
        or tokens.lows[at] not in ("from", "of", *(["in"] if seat else []))
        or tokens.gap(at) != SPACE
    ):
        return at, ()
    k = at + 1 + (tokens.lows[at + 1] == "the")
    hit = match_known(tokens, k) if k < len(tokens) else None
    return (hit.end, hit.entry.countries[:1]) if hit and hit.entry.sort != "demonym" else (at, ())


_VERBLIKE = list_words(
    "are have had were will would want wanted say said call called fear feared warn warned also agreed "
    "expressed urged rejected welcomed reaffirmed condemned"
)


def find_bare_plural(tokens: Tokens, i: int, last: int) -> Description | None:
    """ "Ministers expressed", "Shipowners are calling for": a plural without a determiner that opens its sentence."""
    low = tokens.lows[i]
    office = titles()["plural"] | titles()["crowd"]
    if i + 1 >= last or tokens.gap(i + 1) != SPACE or not low.endswith("s") or match_known(tokens, i):
        return None
    following = tokens.lows[i + 1]
    if low in office or (
        len(low) > 5 and low[:-1].isalpha() and following in _VERBLIKE and not low.endswith(("ss", "us", "is"))
    ):
        if low in office and not (following.endswith(("ed", "s")) or following in _VERBLIKE):
            return None
        return Description(i, i + 1, low, (), several=True)
    return None


def find_bare_office(tokens: Tokens, i: int, last: int) -> Description | None:
    """ "Prime Minister is expected", "Later, Foreign Secretary also met": an office of several capitalised words without article."""
    office = find_office(tokens, i)
    if office is None or office.plural or office.owner or office.end - i < 2 or office.end >= last:
        return None
    capital = all(tokens.capital(k) for k in range(i, office.end))
    if not capital or tokens.gap(office.end) != SPACE or tokens.lows[office.end] not in _GOES_ON:
        return None
    words = tuple(tokens.lows[i : office.end])
    return Description(i, office.end, tokens.lows[office.head], (), several=False, office=i, words=words)


_GOES_ON = list_words("is was will would has had also said says then told met may might could")


_AFTER_NATIONAL = list_words(
    "said says is was will would has had and in on at to with for after before who told also could may might then"
)


def _plain(tokens: Tokens, i: int, last: int, definite: bool) -> Description | None:
    """ "both sides", "the two", "the three"; what is told of "on both sides" is neither."""
    if tokens.lows[i] == "both" and tokens.lows[max(i - 1, 0)] == "on":
        return None
    if tokens.lows[i : i + 2] == ["the", "visitor"] and tokens.gap(i + 1) == SPACE:
        return Description(i, i + 2, "visitor", (), several=False)
    for k in (i + 1, i + 2):
        if k >= last or tokens.gap(k) != SPACE:
            return None
        if tokens.lows[k] in _SEVERAL:
            end = k + 1
            if end < last and tokens.gap(end) == HYPHEN:
                return None  # "a two-state solution"
            if (
                tokens.lows[k] in ("two", "three", "four", "five", "2", "3", "4")
                and end < last
                and tokens.gap(end) == SPACE
                and tokens.lows[end] in _SEVERAL
            ):
                end += 1
            return Description(i, end, tokens.lows[end - 1], (), several=True, definite=definite)
    return None


def _codes(hit: Hit | None) -> tuple[str, ...]:
    return hit.entry.countries if hit else ()
