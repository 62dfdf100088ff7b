"""Countries, cities and free words: what a field says beyond its evidence must be given by the article or follow from a fixed table."""

import re
import unicodedata
from functools import cached_property

from summariser.grounding.beside import Beside, Span
from summariser.grounding.cast import Cast, initials
from summariser.grounding.folding import fold
from summariser.grounding.words import find_words, guard_of
from summariser.reading.tables import cities, countries, country_names, organisations, place_countries

_CAPITALISED = re.compile(r"[^\W\d_][\w.’'-]*")
_OPENING = re.compile(r"(?:^|[.!?:]\s|\s[–—-]\s)\s*[^\w\s]*$")
_SPELLED = re.compile(r"\d+(?:[.,]\d+)*")


class Gazetteer:
    """The countries that an article names, in whatever form: name, demonym, capital, city or seat of power."""

    def __init__(self, beside: Beside, cast: Cast) -> None:
        self.beside, self.cast = beside, cast

    @cached_property
    def countries(self) -> frozenset[str]:
        """Alpha-3 codes of all countries that some word of the article, furniture apart, stands for."""
        named = {code for entity in self.beside.reading.entities for code in entity.countries}
        named |= {code for form, code in self._forms() if self.is_given(form)}
        return frozenset(named | (self._cognates() if self.beside.reading.language not in ("en", None) else set()))

    def _cognates(self) -> set[str]:
        """Countries of an article in another language than the tables', by the first letters: "italienisch", "Brüssel"."""
        heads = {_plain(word)[:4] for word in self._prose if len(word) > 4}
        return {code for form, code in self._forms() if len(form) > 4 and _plain(form)[:4] in heads}

    @staticmethod
    def _forms() -> list[tuple[str, str]]:
        forms = [
            (form, one.alpha3) for one in countries() for form in (*one.names, *one.demonyms, *one.capitals, *one.seats)
        ]
        return forms + [(form, city.country) for city in cities() for form in city.names]

    @cached_property
    def _prose(self) -> frozenset[str]:
        """All words of the article as written, furniture apart."""
        words: set[str] = set()
        for block in self.beside.reading.blocks:
            if block.kind not in ("boilerplate", "byline"):
                words.update(re.findall(r"[^\W_]+", self.beside.text[block.start : block.end]))
        return frozenset(words)

    def has_stem(self, word: str) -> bool:
        """Whether the article uses the folded `word`, or another ending of it."""
        stem = stem_of(word)
        return any(known.startswith(stem) for known in self._by_head.get(stem[:4], ()))

    @cached_property
    def _by_head(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for word in sorted(self._folded_prose):
            found.setdefault(word[:4], []).append(word)
        return {head: tuple(words) for head, words in found.items()}

    @cached_property
    def _folded_prose(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self._prose)

    def is_given(self, words: str) -> bool:
        """Whether `words` stand in the article outside its furniture."""
        parts = re.findall(r"[^\W_]+", words)
        if not parts or not all(part.lower() in self._folded_prose for part in parts):
            return False
        return any(not any(map(self.beside.is_boilerplate, place.spans)) for place in self.beside.index.find(words))

    def fits_city(self, code: str, city: str, around: Span) -> bool:
        """Whether `city` may lie in country `code`: the table knows no other country for it, or the passage names the claimed one."""
        known = place_countries().get(city)
        if known is None or known == code:
            return True
        return any(code in self.beside.reading.entities[name.entity].countries for name in self.beside.names_in(around))

    def is_code(self, code: str) -> bool:
        """Whether `code` is an ISO 3166 alpha-3 code."""
        return code in country_names()

    def strangers(self, words: str) -> tuple[str, ...]:
        """Numbers and names in free words that the article does not give and no form of a named country explains."""
        return tuple(dict.fromkeys((*self._strange_numbers(words), *self._strange_names(words))))

    def _strange_numbers(self, words: str) -> list[str]:
        return [number for number in _SPELLED.findall(words) if not self._gives_number(number)]

    def _gives_number(self, number: str) -> bool:
        return any(not self.beside.is_boilerplate(place.spans[0]) for place in self.beside.index.find(number)) or any(
            part.startswith(number) and not part[len(number) :].isdigit() for part in self._digits
        )

    @cached_property
    def _digits(self) -> tuple[str, ...]:
        """Words that begin with a digit, such as "75th"."""
        return tuple(sorted(word for word in self._prose if word[0].isdigit()))

    def _strange_names(self, words: str) -> list[str]:
        strange: list[str] = []
        if self.beside.reading.language == "de":
            return strange  # every noun has a capital
        for found in _CAPITALISED.finditer(words):
            word = found.group().strip(".’'-")
            opens = bool(_OPENING.search(words[: found.start()]))
            parts = [part for part in re.split(r"[-–’']", word) if part[:1].isupper() and len(part) > 1]
            strange += [part for part in parts if not self._explains(part, opens)]
        return strange

    def _explains(self, part: str, opens: bool) -> bool:
        low = part.lower()
        if low in self._folded_prose or low.rstrip("s") in self._folded_prose or low + "s" in self._folded_prose:
            return True
        if part.replace(".", "").lower() in self._initials | self._abbreviations:
            return True
        key = fold(part).text
        if opens and guard_of(key, part, opens=True) != "name":
            return True
        return self._country_words.get(key) is not None and bool(self._country_words[key] & self.countries)

    @cached_property
    def _initials(self) -> frozenset[str]:
        """Abbreviations as one word: "us" for "U.S."."""
        return frozenset(found.replace(".", "").lower() for found in re.findall(r"\b(?:[A-Z]\.){2,}", self.beside.text))

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        """Initials of bodies and runs of capitalised words that the article spells out: "eu" for "European Union"."""
        runs = re.findall(
            r"(?:[A-Z][\w’'-]+[ \n](?:(?:of|the|and|for|on)[ \n]){0,2}){1,6}[A-Z][\w’'-]+", self.beside.text
        )
        known = (form for one in organisations() if any(map(self.is_given, one.names)) for form in one.names)
        union = {"eu"} if "Union" in self._prose else set()
        return frozenset(union | {initials(run) for run in runs} | {form.replace(".", "").lower() for form in known})

    @cached_property
    def _country_words(self) -> dict[str, frozenset[str]]:
        """Countries by each word of each of their forms, folded."""
        found: dict[str, set[str]] = {}
        for form, code in self._forms():
            for _, _, word in find_words(fold(form).text):
                found.setdefault(word, set()).add(code)
        return {word: frozenset(codes) for word, codes in found.items()}


def _plain(word: str) -> str:
    """Folded, without accents."""
    return "".join(one for one in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(one))


def stem_of(word: str) -> str:
    """A word without its last letters, so that "minister" and "ministers" are one; never fewer than four."""
    return word[: max(4, len(word) - 3)]
