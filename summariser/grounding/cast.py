"""The cast of an article: who a claimed name denotes, and where the article names them."""

import re
from bisect import bisect_left
from functools import cached_property, lru_cache, partial

from summariser.grounding.beside import Beside, Span
from summariser.grounding.folding import fold
from summariser.grounding.passages import MOST, Passage
from summariser.grounding.place import Place
from summariser.grounding.proofs import Refusal
from summariser.grounding.words import GATHERINGS, SMALL, is_bounded, keys_in
from summariser.patterns import regex
from summariser.reading.names import Entity
from summariser.reading.tables import country_names, place_countries

_LEADING = regex(r"^(?:(?:the|a|an|le|la|les|der|die|das|el|los)\s+|(?:l|d)')", re.IGNORECASE)
_HONORIFIC = regex(
    r"^(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady|herr|frau|monsieur|madame|señor|señora|don|doña)\.?\s+"
)
COMPLEMENT = regex(r"\b (?:in|of|to|from|at|for)\b")
"""What parts a description from what follows its head, which is somebody or something else: "an official in Rabat"."""

_REMEMBERED = 4096
"""Names whose folded form is kept: every name of an article is compared with every other."""

ASKED = 1 << 16
"""Pairs of a name and a place that are kept: where quotations come again, each place is asked for with every one of them."""

_PLAIN_NAMES = frozenset({"country", "organisation", "group", "delegation"})


class Cast:
    """Everybody and every body that the article names, asked for by any of their names."""

    def __init__(self, beside: Beside) -> None:
        self.beside = beside
        self._denoted: dict[str, Entity | None] = {}
        self._mentions: dict[str, tuple[Span, ...]] = {}
        self.passage = lru_cache(MOST)(partial(Passage, beside))
        self._named_in = lru_cache(ASKED)(self._look_in)

    @cached_property
    def _known(self) -> dict[str, Entity]:
        """Entities by each form of their names, folded; a fuller name goes before a shorter one that somebody shares."""
        known: dict[str, Entity] = {}
        entities = self.beside.reading.entities
        for entity in entities:
            known.setdefault(key_of(entity.name), entity)
        for entity in entities:
            for form in (*entity.aliases, *(name.text for name in entity.mentions)):
                known.setdefault(key_of(form), entity)
        for entity in entities:
            if entity.surname:
                known.setdefault(key_of(entity.surname), entity)
        return known

    def entity(self, name: str) -> Entity | None:
        """Whom `name` denotes, as far as the reading knows them: by any form of the name, or by given name and surname of a longer one."""
        key = key_of(name)
        if key not in self._denoted:
            self._denoted[key] = self._known.get(key) or self._find_entity(key)
        return self._denoted[key]

    def _find_entity(self, key: str) -> Entity | None:
        parts = key.split()
        if len(parts) < 2:
            return None
        same = [one for one in self._of_surname.get(parts[-1], ()) if _is_within(parts, key_of(one.name).split())]
        return same[0] if len(same) == 1 else self._titled(parts)

    @cached_property
    def _of_surname(self) -> dict[str, list[Entity]]:
        people: dict[str, list[Entity]] = {}
        for entity in self.beside.reading.entities:
            if entity.kind == "person":
                people.setdefault(key_of(entity.name).split()[-1], []).append(entity)
        return people

    def _titled(self, parts: list[str]) -> Entity | None:
        """A person named with a title before the name, as "president emmanuel macron", when the article gives that title."""
        for start in range(1, len(parts)):
            found = self._known.get(" ".join(parts[start:]))
            if found is not None and found.kind == "person":
                role = key_of(found.role or "").split()
                return found if all(part in role for part in parts[:start]) else None
        return None

    def find(self, name: str) -> Place | Refusal:
        """Where the article names `name`, outside its furniture: as written, by another form of it, or as a country by its table."""
        bare = _LEADING.sub("", name.strip(), count=1) or name
        if not set(keys_in(bare)) - SMALL - GATHERINGS:
            return Refusal(
                "not_named", f"“{name}” names nobody: use the fullest form of a name that the article gives."
            )
        places, anywhere = self.beside.places(name)
        if not anywhere:
            places, anywhere = self.beside.places(bare)
        outside = [place for place in places if len(place.spans) == 1]
        if outside:
            return outside[0]
        entity = self.entity(name) or self._country(name)
        if entity is not None:
            # The fullest mention, so that the record gives the name as the article does.
            mention = max(entity.mentions, key=lambda one: (one.text == entity.name, one.end - one.start, -one.start))
            return Place(((mention.start, mention.end),), "folded")
        if anywhere:
            return Refusal(
                "boilerplate",
                f"“{name}” is named only in the page's furniture (navigation, byline, bio, comments or footer).",
            )
        return Refusal(
            "not_named", f"The article does not name “{name}”: use the fullest form of the name that it gives."
        )

    def written(self, place: Place) -> str:
        """A name as the article writes it at `place`, on one line."""
        return " ".join(self.beside.words(place.spans[0]).split())

    def _country(self, name: str) -> Entity | None:
        """The country that `name` denotes, when the article names it in another form, such as "U.S." for "United States"."""
        code = country_code(name)
        if code is None:
            return None
        named = (one for one in self.beside.reading.entities if one.kind == "country" and code in one.countries)
        return next(named, None)

    def is_same(self, one: str, other: str) -> bool:
        """Whether two names denote the same: the same entity, the same words, or one the surname or a part of the other."""
        if key_of(one) == key_of(other):
            return True
        first, second = self.entity(one), self.entity(other)
        if first is not None and second is not None and first.index == second.index:
            return True
        ours, theirs = key_of(one).split(), key_of(other).split()
        if _is_within(ours, theirs) or _is_within(theirs, ours):
            return True
        return _abbreviates(other, one) or _abbreviates(one, other)

    def mentions(self, name: str) -> tuple[Span, ...]:
        """Where `name` is named outside the furniture, in order: each mention of the entity, and each place that holds the words."""
        if name not in self._mentions:
            entity = self.entity(name) or self._country(name)
            spans = {(one.start, one.end) for one in entity.mentions} if entity else set()
            spans |= {place.spans[0] for place in self.beside.index.find(name)}
            self._mentions[name] = tuple(span for span in sorted(spans) if not self.beside.is_boilerplate(span))
        return self._mentions[name]

    def is_named_in(self, name: str, span: Span) -> bool:
        """Whether `name`, or another form of it, begins within `span`. For a country its demonym, its capital and its people count."""
        return self._named_in(name, span)

    def _look_in(self, name: str, span: Span) -> bool:
        spans = self.mentions(name)
        at = bisect_left(spans, span[0], key=lambda one: one[0])
        if at < len(spans) and spans[at][0] < span[1]:
            return True
        passage = self.passage(span)
        if _has_word(passage.words, initials(name).upper()):
            return True
        parts = [key_of(name)] if self.entity(name) else COMPLEMENT.split(key_of(name))
        if all(_has_bounded(passage.folded, part) for part in parts):
            return True
        codes = self.codes(name) or self._people_of(name)
        return not codes.isdisjoint(passage.countries)

    def codes(self, name: str) -> frozenset[str]:
        """Countries that a country's or a body's name stands for; none for a person, who is not their country."""
        entity = self.entity(name)
        if entity is not None and entity.kind in _PLAIN_NAMES:
            return frozenset(entity.countries)
        code = country_code(name)
        return frozenset({code}) if code else frozenset()

    def _people_of(self, name: str) -> frozenset[str]:
        """The countries of a group or a delegation, whose members "the Americans" may be."""
        entity = self.entity(name)
        return (
            frozenset(entity.countries)
            if entity is not None and entity.kind in ("group", "delegation")
            else frozenset()
        )


def country_code(name: str) -> str | None:
    """The alpha-3 code of a country named in any usual way, or given as the code itself."""
    bare = _LEADING.sub("", name.strip(), count=1)
    if bare in country_names():
        return bare
    return place_countries().get(bare)


def _abbreviates(short: str, name: str) -> bool:
    """Whether `short` are the initials of `name`, or the last three and more of them: "FAO" of "UN Food and Agriculture Organization"."""
    key, whole = key_of(short).replace(" ", ""), initials(name)
    return key == whole or (len(key) > 2 and whole.endswith(key))


def _has_bounded(folded: str, name: str) -> bool:
    """Whether the last word of `name` that tells anything stands in a folded text."""
    last = next((part for part in reversed(name.split()) if len(part) > 2), name)
    at = folded.find(last)
    while at >= 0:
        if is_bounded(folded, at, at + len(last)):
            return True
        at = folded.find(last, at + 1)
    return False


def _has_word(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        beside = text[max(0, at - 1) : at] + text[at + len(word) : at + len(word) + 1]
        if not any(one.isalnum() or one == "_" for one in beside):
            return True
        at = text.find(word, at + 1)
    return False


@lru_cache(_REMEMBERED)
def initials(name: str) -> str:
    """The initials of a body's name, folded: "fao" for "Food and Agriculture Organization"."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()]
    return "".join(word[0] for word in words).lower() if len(words) > 1 else "\0"


@lru_cache(_REMEMBERED)
def key_of(name: str) -> str:
    """A name folded for comparison, without article, honorific, possessive ending and dots."""
    key = _LEADING.sub("", fold(name).text.strip(), count=1)
    key = (_HONORIFIC.sub("", key) or key).replace(".", "")
    return key[:-2] if key.endswith("'s") else key


def _is_within(parts: list[str], whole: list[str]) -> bool:
    """Whether `parts` stand in `whole` in order, the last at its end: "marco rubio" in "marco antonio rubio"."""
    rest = iter(whole)
    return bool(parts and whole) and parts[-1] == whole[-1] and all(part in rest for part in parts)
