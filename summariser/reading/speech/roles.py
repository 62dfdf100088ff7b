"""Whether a description fits a person: the office the article gives them, their country, their gender."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from summariser.patterns import regex
from summariser.reading.speech.phrases import Phrase
from summariser.reading.speech.words import DETERMINERS, FEMALE, MALE
from summariser.reading.tables import countries, list_words, titles

if TYPE_CHECKING:
    from summariser.reading import Reading
    from summariser.reading.names import Entity

_RANKS = list_words("deputy former vice ex assistant under undersecretary parliamentary")
_ALIKE = (
    list_words("spokesman spokeswoman spokesperson"),
    list_words("chair chairman chairwoman chairperson"),
    list_words("premier taoiseach"),
    list_words("chief secretary-general"),
    list_words("chief representative"),
    list_words("envoy ambassador emissary representative negotiator mediator diplomat"),
    list_words("leader president premier chancellor king emir chairman"),
    list_words("adviser advisor aide"),
    list_words("politician lawmaker senator deputy mp"),
    list_words("professor academic scholar analyst researcher historian expert fellow scientist economist"),
)
_TOP, _DIPLOMATS = list_words("top chief senior leading high"), list_words("minister secretary chief representative")
"""Of "the bloc's top diplomat" what the office is called."""
_BESIDE = regex(r",? (?:the |an? |of |who is |[A-Z]\w+['’]s )[^,.;:“\"\n(]{2,80}|, [^,.;:“\"\n(]{2,60}(?=,|\n|\Z)")
_SERVING = regex(r"(?<=\w) to (?:the|His|Her) [\w ]*")
"""Whom an adviser or envoy serves is an office of somebody else."""
_BEFORE = 60
_SERVED = regex(r"((?:[\w.-]+ ){1,4}?)\w+['’]s(?: [\w-]+){1,3},? \Z")
"""Whom somebody named next serves, within `_BEFORE` characters."""
_HOSTS = regex(
    r"\W{0,3}(?:\w+ ){0,2}?(?:hosted|welcomed|received|greeted|hosts|welcomes|receives|is hosting|was hosting)\b"
)


@dataclass(eq=False)
class Roles:
    """What the article says of each person's office and country, looked up when first asked for."""

    reading: "Reading"
    genders: dict[int, str]
    _profiles: dict[int, set[str]] = field(default_factory=dict)
    _known_homes: dict[int, frozenset[str]] = field(default_factory=dict)

    def fits(self, entity: "Entity", phrase: Phrase) -> bool:
        """Whether `phrase`, such as "the Polish minister", can mean `entity`."""
        hosting = phrase.head in ("host", "hostess")
        if not (hosting or self._may_be(entity, phrase.head)):
            return False  # most of an article's people, as a rule
        words = tuple(token.low for token in phrase.tokens)
        homes = homes_among(words)
        if homes and not homes & self.homes_of(entity):
            return False
        if hosting:
            return any(_HOSTS.match(self.reading.article.text, name.end) for name in entity.mentions[:4])
        role = self._profile(entity)
        top = phrase.head == "diplomat" and not _TOP.isdisjoint(words) and not role.isdisjoint(_DIPLOMATS)
        named = top or phrase.head in role or phrase.head == "counterpart" or _alike(phrase.head, role)
        if not named or self.contradicts(entity, phrase) or self._serves_another(entity, phrase):
            return False
        if phrase.head == "counterpart":
            return bool(homes)
        qualifiers = {
            word
            for word in words[:-1]
            if word in titles().get("modifier", frozenset()) and word not in DETERMINERS and not _homes(word)
        }
        if phrase.head not in role:  # another word for the office: "the high representative" is the policy chief
            qualifiers -= _TOP
        below = role & _RANKS and not qualifiers & _RANKS
        return qualifiers <= role and not (below and phrase.head in ("president", "premier", "secretary", "chancellor"))

    def _may_be(self, entity: "Entity", head: str) -> bool:
        """Whether the person has an office, and the head of a description may tell of it."""
        role = self._profile(entity)
        return bool(role) and (head in role or head in ("counterpart", "diplomat") or _alike(head, role))

    def is_deputy(self, entity: "Entity", phrase: Phrase) -> bool:
        """Whether the person only stands below the office that the description names: "the minister" is rather the minister."""
        return bool(self._profile(entity) & _RANKS) and _RANKS.isdisjoint(token.low for token in phrase.tokens)

    def is_styled(self, entity: "Entity", head: str) -> bool:
        """Whether the article puts the very word before the person's name: of two officers "the brigadier" is Brigadier Durrani."""
        text = self.reading.article.text
        return any(head in text[slice(*name.title)].lower().split() for name in entity.mentions[:3] if name.title)

    def contradicts(self, entity: "Entity", phrase: Phrase) -> bool:
        """Whether the description is of the other gender: "the spokeswoman" for a man."""
        told = "female" if phrase.head in FEMALE else "male" if phrase.head in MALE else None
        return told is not None and self.genders.get(entity.index, told) != told

    def find_compatriot(self, people: "Sequence[Entity]", phrase: Phrase) -> "Entity | None":
        """ "The Minister of Jamaica", when one person of that country is named and the article gives no office of theirs."""
        homes = homes_among(tuple(token.low for token in phrase.tokens))
        theirs = [e for e in people if homes and homes & self.homes_of(e) and not e.role]
        return theirs[0] if len(theirs) == 1 else None

    def _serves_another(self, entity: "Entity", phrase: Phrase) -> bool:
        """Whether "Putin's representative" cannot be `entity`, whose country is not Putin's."""
        owners = [a.entity for a, b in pairwise(phrase.tokens) if b.low == "'s" and a.entity is not None]
        homes = self.homes_of(entity) | self._owner_homes(entity) if owners else frozenset()
        return bool(owners and homes) and not any(
            owner == entity.index or homes & self.homes_of(self.reading.entities[owner]) for owner in owners
        )

    def _owner_homes(self, entity: "Entity") -> frozenset[str]:
        """The country of whom the person serves: "the Polish president's envoy, Marek Zielinski"."""
        text = self.reading.article.text
        served = (_SERVED.search(text, max(0, name.start - _BEFORE), name.start) for name in entity.mentions[:3])
        return homes_among(tuple(word for words in served if words for word in words[1].lower().split()))

    def _profile(self, entity: "Entity") -> set[str]:
        """The words of the person's office: the role, and what stands beside the first mentions."""
        if entity.index not in self._profiles:
            text = self.reading.article.text
            words = [entity.role or "", entity.affiliation or ""]
            for name in entity.mentions[:3]:
                beside = _BESIDE.match(text, name.end)
                words.append(beside[0] if beside else "")
                words.append(text[slice(*name.title)] if name.title else "")
            held = " ".join(_SERVING.sub("", told) for told in words)
            self._profiles[entity.index] = set(re.findall(r"[\w-]+", held.lower()))
        return self._profiles[entity.index]

    def homes_of(self, entity: "Entity") -> frozenset[str]:
        """The person's countries, those named right after the name ("of Saint Lucia") included."""
        if entity.index not in self._known_homes:
            text = self.reading.article.text
            besides = (_BESIDE.match(text, name.end) for name in entity.mentions[:3])
            words = [entity.affiliation or "", *(beside[0] for beside in besides if beside)]
            parts = re.findall(r"[\w.-]+", " ".join(words).lower())
            self._known_homes[entity.index] = homes_among(tuple(parts)).union(entity.countries)
        return self._known_homes[entity.index]


def _alike(head: str, role: set[str]) -> bool:
    if head == "premier":
        return "prime" in role or "premier" in role
    if head == "minister" and "secretary" in role:
        return False
    return not role.isdisjoint(_like(head))


@lru_cache(256)
def _like(head: str) -> frozenset[str]:
    return frozenset().union(*(group for group in _ALIKE if head in group))


@cache
def _home_words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for country in countries():
        for word in (*country.names, *country.demonyms, *country.capitals):
            found.setdefault(word.lower(), set()).add(country.alpha3)
    return {word: frozenset(codes) for word, codes in found.items()}


@lru_cache(256)
def homes_among(words: tuple[str, ...]) -> frozenset[str]:
    """The countries that the words name, one word or two ("saint lucia"); the same description is held against one person after another."""
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return frozenset(code for word in (*words, *pairs) for code in _homes(word))


def _homes(word: str) -> frozenset[str]:
    return _home_words().get(word, frozenset())
