"""Datelines: where and when a report was written, before its first sentence: "ANKARA, Jan 12 (Global Wire) - ".

How long one is and which city it names are two questions: what opens a sentence may be a dateline without a city that any table knows,
and "Sofia. The minister" names one without being told apart from a sentence.
"""

from summariser.patterns import regex
from summariser.reading.tables import country_names, place_countries

_UPPER = r"[A-ZÀ-ÞĀ-Ț][A-ZÀ-ÞĀ-Ț .’'/-]{2,30}"
_TITLED = r"[A-ZÀ-Þ][\w’'-]+(?:[ /-][A-ZÀ-Þ][\w’'-]+){0,2}"
_DATE = r"(?:,? [A-Z][\w. ]{1,24}|, \d{1,2}\.? [A-Z][a-z.]+){0,3}(?:,? \d{4})?"
_AGENCY = r"(?:\([^()\n]{2,60}\)|/[^()/\n]{2,40}/)"
_DASH = r"(?:[—–]|--?)\s+"
_PATTERNS = tuple(
    map(
        regex,
        (
            rf"{_UPPER}(?:, [A-Z0-9][\w. ]{{1,24}}){{0,3}}(?:, \d{{4}})?\s*{_AGENCY}?[.:]?\s*{_DASH}",
            rf"{_TITLED}{_DATE}\s*(?:{_AGENCY}|(?<=\d)|(?<=\d\.))\s*[.:]?\s*{_DASH}",
            rf"{_TITLED}(?: \[[A-Z]\w+\])?, [A-Z][a-z.]+ \d{{1,2}},?(?: \d{{4}})?\s*{_AGENCY}:\s+",
            rf"{_TITLED}{_DATE}\.?\s*/[^()/\n]{{2,40}}/[.:]?\s+",
            rf"{_UPPER} \([^()\n]{{2,60}}\)[.:]?\s+(?=[A-ZÀ-Þ“\"])",
            rf"{_TITLED}\. [A-Z][a-z]+ \d{{1,2}}\.(?: [\w.]{{2,20}})? ?(?:{_DASH}|/\s)?",
            rf"\([A-Z][\w. /]{{2,30}}\)\s*{_DASH}|\[[A-ZÀ-Þ][\w ,.]{{2,30}}\]\s+",
        ),
    )
)
_PLACE = regex(rf"({_UPPER}|{_TITLED})(?:, [A-Z][\w. ]{{1,20}})?(?:\s?{_DASH}|:\s+)(?=[A-ZÀ-Þ“\"])")
"""A place alone, which must be a known one: "Rautio: …" is no dateline."""


def find_dateline_end(text: str, start: int, end: int) -> int:
    """Where the first sentence of the paragraph `text[start:end]` begins behind its dateline; `start` when it has none."""
    for pattern in _PATTERNS:
        if (match := pattern.match(text, start, end)) and match.end() < end and not text[match.end()].islower():
            return match.end()
    match = _PLACE.match(text, start, end)
    known = match is not None and {match[1], match[1].title()} & place_countries().keys()
    return match.end() if match and known and match.end() < end else start


_REACH = 120
"""Characters in which a dateline ends, if there is one."""

_CITY = regex(
    rf"\s*({_UPPER}|[A-ZÀ-Þ][\w'’ .\-]{{2,25}}?)(?: \[[A-Z]\w+\])?(?:,? [A-ZÀ-Þ\d][\w. ,]{{0,28}})?\s*"
    rf"(?:{_AGENCY}\s|{_AGENCY}?\s*(?:--?|[–—.:])\s)"
)
_OF_COUNTRY = regex(r",? ([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?=[ ,(]|--|–|—)")


def find_city(text: str, start: int) -> tuple[str, str] | None:
    """The city that the dateline at `start` names, with the alpha-3 code of its country."""
    match = _CITY.match(text, start, start + _REACH)
    if match is None:
        return None
    words = match[1].split("/")[0].strip(" ,-")
    if known := known_city(words):
        return known
    behind = _OF_COUNTRY.match(text, match.end(1))
    # "VISBY, Sweden --": a town no table knows, in a country that one does
    code = {name: alpha3 for alpha3, name in country_names().items()}.get(behind[1]) if behind else None
    named = all(word[0].isupper() for word in words.split())  # not "President Ana Roy of | Togo"
    return (words.title() if words.isupper() else words, code) if code and named else None


def known_city(words: str) -> tuple[str, str] | None:
    """A city that the tables know, as they spell it, with the alpha-3 code of its country: "OSLO", "New York, Thursday"."""
    for form in (words, words.title(), words.split(",")[0].title()):
        if form in place_countries():
            return form, place_countries()[form]
    return None
