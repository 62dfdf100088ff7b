"""Countries, cities and abbreviations: what the article names, in whatever form, or what follows from it by a fixed table."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, cached_property

from summariser.grounding.beside import Beside, Span
from summariser.grounding.cast import Cast, initials
from summariser.grounding.folding import fold
from summariser.grounding.words import keys_in
from summariser.patterns import regex
from summariser.reading.tables import cities, countries, country_names, organisations, place_countries

_WORD = regex(r"[^\W_]+")


class Gazetteer:
    """The countries that an article names, in whatever form: name, demonym, capital, city or seat of power."""

    def __init__(self, beside: Beside, cast: Cast) -> None:
        self.beside, self.cast = beside, cast
        self._given: dict[str, bool] = {}

    @cached_property
    def countries(self) -> frozenset[str]:
        """Alpha-3 codes of all countries that some word of the article, furniture apart, stands for."""
        return frozenset(filter(self.gives, _forms_by_country()))

    def gives(self, code: str) -> bool:
        """Whether some word of the article, furniture apart, stands for the country with this code."""
        if code not in self._given:
            forms = _forms_by_country().get(code, ())
            known = (form for words, form in forms if words <= self._folded_prose)
            self._given[code] = code in self._named or code in self._cognates or any(map(self.is_given, known))
        return self._given[code]

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(code for entity in self.beside.reading.entities for code in entity.countries)

    @cached_property
    def _cognates(self) -> frozenset[str]:
        """Countries of an article in another language than the tables', by the first letters: "italienisch", "Brüssel"."""
        if self.beside.reading.language in ("en", None):
            return frozenset()
        heads = {_plain(word)[:4] for word in self._prose if len(word) > 4}
        return frozenset(code for head in heads & _codes_by_head().keys() for code in _codes_by_head()[head])

    @cached_property
    def _prose(self) -> frozenset[str]:
        """All words of the article as written, furniture apart."""
        words: set[str] = set()
        for block in self.beside.reading.blocks:
            if block.kind not in ("boilerplate", "byline"):
                words.update(_WORD.findall(self.beside.text, block.start, block.end))
        return frozenset(words)

    def has_stem(self, word: str) -> bool:
        """Whether the article uses the folded `word`, or another ending of it."""
        if word in self._folded_prose:
            return True
        if "'" in word:  # "d'affaires"
            return all(self.has_stem(part) for part in word.split("'") if part)
        stem = stem_of(word)
        return any(known.startswith(stem) for known in self._by_head.get(stem[:3], ()))

    def has_word(self, word: str) -> bool:
        """Whether the article uses `word` without a capital."""
        return word.lower() in self._prose

    @cached_property
    def _by_head(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for word in self._folded_prose:
            found.setdefault(word[:3], []).append(word)
        return {head: tuple(words) for head, words in found.items()}

    @cached_property
    def _folded_prose(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self._prose)

    def is_given(self, words: str) -> bool:
        """Whether `words` stand in the article outside its furniture."""
        parts = _WORD.findall(words)
        if not parts or not all(part.lower() in self._folded_prose for part in parts):
            return False
        return bool(self.beside.places(words)[0])

    def fits_city(self, code: str, city: str, around: Span) -> bool:
        """Whether `city` may lie in country `code`: the table knows no other country for it, or the passage names the claimed one."""
        known = place_countries().get(city)
        if known is None or known == code:
            return True
        return any(code in self.beside.reading.entities[name.entity].countries for name in self.beside.names_in(around))

    def is_code(self, code: str) -> bool:
        """Whether `code` is an ISO 3166 alpha-3 code."""
        return code in country_names()

    def explains(self, part: str) -> bool:
        """Whether the article gives the name `part`, in another ending or as an abbreviation, or names the country it stands for."""
        low = part.lower()
        if self._folded_prose & {low, low.rstrip("s"), low + "s"}:
            return True
        if part.replace(".", "").lower() in self._initials | self._abbreviations:
            return True
        return any(map(self.gives, self.countries_of_word(part)))

    def countries_of_word(self, part: str) -> frozenset[str]:
        """Countries that the word `part` stands for."""
        key = fold(part).text
        return _codes_by_word().get(key) or _codes_by_word().get(key.rstrip("s"), frozenset())

    @cached_property
    def _initials(self) -> frozenset[str]:
        """Abbreviations as one word: "us" for "U.S."."""
        return frozenset(found.replace(".", "").lower() for found in re.findall(r"\b(?:[A-Z]\.){2,}", self.beside.text))

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        """Initials of bodies and runs of capitalised words that the article spells out: "eu" for "European Union"."""
        runs = re.findall(
            r"(?:[A-Z][\w’'-]{1,40}[ \n](?:(?:of|the|and|for|on)[ \n]){0,2}){1,6}[A-Z][\w’'-]{1,40}", self.beside.text
        )
        known = (form for one in organisations() if any(map(self.is_given, one.names)) for form in one.names)
        union = {"eu"} if "Union" in self._prose else set()
        return frozenset(union | {initials(run) for run in runs} | {form.replace(".", "").lower() for form in known})


def _forms() -> Iterator[tuple[str, str]]:
    """Every form that the tables give of a country or of a place in it, with the country's code."""
    for one in countries():
        yield from ((form, one.alpha3) for form in (*one.names, *one.demonyms, *one.capitals, *one.seats))
    for city in cities():
        yield from ((form, city.country) for form in city.names)


@cache
def _forms_by_country() -> dict[str, list[tuple[frozenset[str], str]]]:
    """The forms of each country, with their words in small letters."""
    found: dict[str, list[tuple[frozenset[str], str]]] = {}
    for form, code in _forms():
        found.setdefault(code, []).append((frozenset(_WORD.findall(form.lower())), form))
    return found


@cache
def _codes_by_head() -> dict[str, set[str]]:
    """Countries by the first letters of their longer forms, without accents."""
    found: dict[str, set[str]] = {}
    for form, code in _forms():
        if len(form) > 4:
            found.setdefault(_plain(form)[:4], set()).add(code)
    return found


@cache
def _codes_by_word() -> dict[str, frozenset[str]]:
    """Countries by each of their forms that is one word, folded."""
    found: dict[str, set[str]] = {}
    for form, code in _forms():
        words = keys_in(form)
        if len(words) == 1:  # "state" of "State of Eritrea" stands for nothing
            found.setdefault(words[0], set()).add(code)
    return {word: frozenset(codes) for word, codes in found.items()}


def _plain(word: str) -> str:
    """Folded, without accents."""
    return "".join(one for one in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(one))


def stem_of(word: str) -> str:
    """A word without its last letters, so that "minister" and "ministers" are one, but "mining" is not "minister"."""
    return word[: -3 if len(word) > 8 else -2 if len(word) > 6 else max(3, len(word) - 1)]
