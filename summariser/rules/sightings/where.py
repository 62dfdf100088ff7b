"""Where: the place beside a meeting, as written."""

import re
from dataclasses import dataclass

from summariser.patterns import regex
from summariser.reading.names.lexicon import match_known
from summariser.reading.names.tokens import POSSESSIVE, SPACE, Tokens
from summariser.reading.tables import countries, list_words, town_countries, words
from summariser.rules.scene import Scene

_ADJECTIVES = r"(?:(?:(?:north|south|east|west)[a-z]*|central|neighbou?ring|nearby|occupied|divided|besieged|mainland|[a-z]+-(?:held|controlled|run|ruled|occupied|torn|hit|ravaged|stricken))\s+){1,2}"
"""What may stand before the name of a place: "northern rebel-held Mali"."""
_PLACE = regex(
    r"\b([Ii]n|[Aa]t|to|near|outside|into|for|from|on(?= the (?:[\w-]+ )?(?:side|outskirts|shores?|coast|banks|edge|island) of ))(?! (?:[A-Z][\w’'-]+ ){1,3}(?:House|Palace|Hotel|Castle|Hall|Villa|Club),? in [A-Z])\s+(?:the\s+)?(?:(?:[a-z]+\s+)?(?:[A-Z][a-z]+\s+)?(?:[a-z]+\s+){1,2}of\s+|[a-z]+\s+(?:city of|capital,?)\s+|"
    rf"{_ADJECTIVES})?(?=[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
_VENUE = regex(
    r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'\-]+(?: (?:de|del|la|el|al|of|do|da|du|des|San|St\.?) [A-ZÀ-ÖØ-Þ][\w’'\-]+| [A-ZÀ-ÖØ-ÞĀ-Ž][\w’'\-]+){0,3}"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, with the country it is certain to lie in; `city` None when only a country is named."""

    start: int
    city: str | None
    country: str | None


_FORMAL = regex(
    rf"(?:the (?:Kingdom|Republic|State|Sultanate|Commonwealth|Principality) of |(?:the )?{_ADJECTIVES})(?=[A-Z])"
)
"""What stands before a country's name without being it: "the Kingdom of Lesotho", "northern Mali"."""


def find_object_place(scene: Scene, i: int) -> Place | None:
    """The place that is itself the object: "visit Gdynia", "tour Kenya"."""
    if formal := _FORMAL.match(scene.text, scene.tokens.starts[i]) if i < len(scene.tokens) else None:
        i = scene.word_before(formal.end() + 1)
    if i >= len(scene.tokens) or not scene.tokens.capital(i):
        return None
    start = scene.tokens.starts[i]
    hit = match_known(scene.tokens, i)
    if hit is None:
        return _read_venue(scene, start, start + 80)
    city = scene.cut(*scene.tokens.span(hit.start, hit.end))
    if hit.entry.sort in ("city", "capital"):
        return Place(start, city, hit.entry.countries[0])
    return Place(start, None, hit.entry.countries[0]) if hit.entry.sort == "country" else None


_GOING = regex(
    r"\b(?:visit|trip|travel\w*|fl(?:y|ies|ew|ying)|head(?:s|ed|ing)?|went|depart\w*|go(?:es|ing)?|return\w*|c[oa]me|arriv\w*|dr[io]ve\w*|proceed\w*|continu\w*|welcom\w*|brought|bring\w*|moved|took|dispatched|sent|sends?|sending|delegation|mission|pencilled in|planned|scheduled|slated|set|due|tour|invit\w*|journey|way|left|leav\w*|bound)\b",
    re.I,
)


_JOURNEY = regex(
    r"\b(?:visit|trip|journey|travels?|travell?ed|travell?ing|flew|flies|fly|flying|flown|heads?|headed|drove|sails?|sailed)(?: (?:on|back|up|down|over|later|then))? $"
)
"""What is so close before "to" that even a name no table knows is a place."""
_REACH = 90
"""Characters between the going and the "to": "the visit of Italian Prime Minister Giorgia Meloni to Washington"."""
_ELSEWHERE = regex(
    r"\b(?:watched|followed|noticed|debated|seen|viewed|felt|criticised|criticized|cris[ei]s|situation|war|conflict|fighting|violence|unrest|hopes|fears|anger|mood|optimism|unease"
    r"|ceasefire|truce|elections?|coup|protests|troops|forces|intensified|escalated|erupted|flared)(?: \w+ly)? \Z",
    re.I,
)
"""What is elsewhere than a meeting: "her visit is being closely watched in Paris", "discussed the war in Yemen"."""


def find_places(scene: Scene, start: int, end: int) -> list[Place]:
    """The places named behind a preposition in the characters `start` to `end`, known ones first."""
    known: list[Place] = []
    unknown: list[Place] = []
    for match in _PLACE.finditer(scene.text, start, end):
        i = scene.word_before(match.end() + 1)
        if i < 0 or scene.tokens.starts[i] < match.start():
            continue
        if _ELSEWHERE.search(scene.text, max(start, match.start() - 30), match.start()):
            continue
        preposition = match.group(1).lower()
        hit = match_known(scene.tokens, i)
        if hit and hit.entry.sort in ("demonym", "country") and scene.tokens.lows[hit.end : hit.end + 1] == ["capital"]:
            known.append(_read_capital(scene, match.end(), hit.entry.countries[0]))
            continue
        if hit is None:
            going = preposition == "to" and _JOURNEY.search(scene.text, max(start, match.start() - 24), match.start())
            if (preposition == "in" or going) and not match.group().endswith("the "):
                unknown += _read_town(scene, match, end)
            continue
        if hit.end < len(scene.tokens) and scene.tokens.gap(hit.end) == POSSESSIVE:
            if hit.entry.sort == "country" and scene.tokens.lows[hit.end] == "capital":
                known.append(_read_capital(scene, match.end(), hit.entry.countries[0]))
            continue
        if _is_called_after(scene.tokens, hit.end):
            continue
        words = scene.cut(*scene.tokens.span(hit.start, hit.end))
        if preposition in ("for", "from", "to", "into") and not _GOING.search(
            scene.text, max(start, match.start() - _REACH), match.start()
        ):
            continue
        if hit.entry.sort in ("city", "capital"):
            known.append(Place(match.end(), words, hit.entry.countries[0]))
        elif hit.entry.sort == "seat" and preposition in ("in", "at"):
            known.append(Place(match.end(), _city_of_seat(words, hit.entry.countries[0]), hit.entry.countries[0]))
        elif hit.entry.sort == "country" and (
            preposition == "in"
            or (preposition == "to" and _GOING.search(scene.text, max(start, match.start() - _REACH), match.start()))
        ):
            known.append(Place(match.end(), words if hit.entry.form in _CITY_STATES else None, hit.entry.countries[0]))
    cities = [place for place in known if place.city]
    return cities + unknown + [place for place in known if not place.city]


def _is_called_after(tokens: Tokens, i: int) -> bool:
    """Whether what follows a city's name with a capital is only called after it: "at Hyderabad House" stands in another."""
    return tokens.gap(i) == SPACE and tokens.capital(i) and tokens.lows[i] in words()["building"]


_CALLED_AFTER_CITIES = list_words(
    "talks round rounds negotiations meeting meetings summit discussions consultations session sessions"
)


def find_cities_before(scene: Scene, i: int) -> list[Place]:
    """The cities after which the meeting named at word `i` is called: "the Doha talks", "the Geneva and London rounds"."""
    tokens = scene.tokens
    found: list[Place] = []
    if i < len(tokens) and tokens.lows[i] not in _CALLED_AFTER_CITIES:
        return found
    while i > 0 and len(found) < 2 and tokens.gap(i) == SPACE and (place := city_that_ends_at(scene, i)):
        found.insert(0, place)
        i = scene.word_before(place.start + 1) - 1
        if i < 0 or tokens.lows[i] != "and" or tokens.gap(i) != SPACE:
            break
    return found


def city_that_ends_at(scene: Scene, i: int) -> Place | None:
    """The known city whose last word is the one before word `i`."""
    for length in (3, 2, 1):
        hit = match_known(scene.tokens, i - length) if i >= length else None
        if hit and hit.end == i and hit.entry.sort in ("city", "capital"):
            start, end = scene.tokens.span(hit.start, hit.end)
            return Place(start, scene.cut(start, end), hit.entry.countries[0])
    return None


def find_second_city(scene: Scene, first: Place) -> Place | None:
    """Behind "talks in Geneva" the "and London"."""
    at = first.start + len(first.city or "")
    i = scene.word_before(at + 1) + 1
    if not scene.text.startswith(" and ", at) or i + 1 >= len(scene.tokens):
        return None
    hit = match_known(scene.tokens, i + 1)
    if hit is None or hit.entry.sort not in ("city", "capital"):
        return None
    start, end = scene.tokens.span(hit.start, hit.end)
    return Place(start, scene.cut(start, end), hit.entry.countries[0])


def _city_of_seat(words: str, country: str) -> str | None:
    """ "Prague Castle" names its city, "the Kremlin" does not."""
    capitals = next((c.capitals for c in countries() if c.alpha3 == country), ())
    return next((city for city in capitals if city in words), None)


def _read_capital(scene: Scene, start: int, country: str) -> Place:
    """ "The Malian capital": its name where the article gives it elsewhere, else only the country."""
    capitals = next((c.capitals for c in countries() if c.alpha3 == country), ())
    return Place(
        start, next((city for city in capitals if city in scene.text or city.upper() in scene.text), None), country
    )


_CITY_STATES = list_words("Singapore Monaco Luxembourg Djibouti Macau Gibraltar") | {
    "Hong Kong",
    "San Marino",
}


_NO_VENUE = list_words(
    "tomb shrine memorial parliament headquarters brics asean united the europe africa asia america americas eurasia oceania"
)


def _read_town(scene: Scene, preposition: re.Match[str], end: int) -> list[Place]:
    """A town that no table knows, in the country that the words before or behind it name: "in the Polish port of Gdynia"."""
    town = _read_venue(scene, preposition.end(), end)
    if (town is None or town.city not in town_countries()) and _is_within_title(scene, preposition.start()):
        return []
    if town and town.city and town.city.isupper() and len(town.city) <= SHORT:
        return [state] if (state := _read_short(scene, town)) else []
    if town is None or town.country is not None:
        return [town] if town else []
    first = scene.word_before(preposition.start()) + 1
    hits = (match_known(scene.tokens, i) for i in range(first, scene.word_before(preposition.end()) + 1))
    country = next((hit.entry.countries[0] for hit in hits if hit and hit.entry.countries), None)
    return [Place(town.start, town.city, country or town_countries().get(town.city or ""))]


SHORT = 5
"""Letters of a short form at most: "FSM", "UAE"; longer capitals are a heading's."""


def _read_short(scene: Scene, town: Place) -> Place | None:
    """ "In FSM" behind "the Federated States of Micronesia (FSM)": the state; capitals that the text explains nowhere are no town."""
    at = scene.text.find(f" ({town.city})")
    i = scene.word_before(at) if at > 0 else -1
    hits = (match_known(scene.tokens, k) for k in range(max(i - 4, 0), i + 1))
    hit = next((hit for hit in hits if hit and hit.end == i + 1 and hit.entry.sort == "country"), None)
    return Place(town.start, None, hit.entry.countries[0]) if hit else None


def _is_within_title(scene: Scene, preposition: int) -> bool:
    """Whether the word before is of a title's own: "the Special Representative for Sexual Violence in Conflict"."""
    i = scene.word_before(preposition)
    of_title = i > 0 and (scene.tokens.capital(i - 1) or scene.tokens.lows[i - 1] in ("for", "on"))
    if not (of_title and scene.tokens.capital(i)) or scene.tokens.lows[i] in words()["month"] | words()["weekday"]:
        return False
    return not any(name.end >= preposition - 2 for name in scene.names_in(preposition - _REACH, preposition))


_REGIONS = list_words(
    "asia africa europe america americas balkans baltics caucasus caribbean pacific indo-pacific sahel scandinavia levant maghreb oceania"
)
"""Last words of parts of the world, which are no towns: "visit Southeast Asia"."""


def _read_venue(scene: Scene, start: int, end: int) -> Place | None:
    match = _VENUE.match(scene.text, start, end)
    if match is None or scene.names_in(match.start(), match.end()):
        return None
    first = match.group().split()[0].lower().rstrip(".")
    table = words()
    if (
        first in _NO_VENUE
        or first in table["month"] | table["weekday"] | table["month_short"] | table["place"] | table["body"]
        or match.group().split()[-1].lower() in table["place"] | table["body"] | _REGIONS
    ):
        return None
    i = scene.word_before(match.end() + 4)
    if i >= 0 and scene.tokens.starts[i] >= match.end() and scene.text[match.end() : match.end() + 2] == ", ":
        hit = match_known(scene.tokens, i)
        if hit and hit.entry.sort == "country":
            return Place(start, match.group(), hit.entry.countries[0])
    return Place(start, match.group(), None)
