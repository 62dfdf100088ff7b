"""Whether two names mean the same person or body.

Names are compared as sets of folded words: case, accents, hyphens, possessives, articles and prepositions do not matter, nor does their
order ("foreign ministers of the G7", "G7 foreign ministers"). A country is one word whatever names it, its demonym, capital or seat of
power, and a government is its country: "Ukrainian delegation" and "delegation from Ukraine", "the Kremlin" and "Russia". A shorter name
is compatible with a longer one when its words are all in it and what is left over is part of a name: "Rubio" and "Marco Rubio", but
neither "EU" and "EU leaders" nor "President" and "President Rubio".
"""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from summariser.patterns import regex
from summariser.reading.tables import countries, organisations

SAME, ALIAS, COMPATIBLE = 3.0, 2.0, 1.0
"""Degrees of likeness; 0 is none. When several items could be paired, the likest are."""

_WORD = regex(r"\w+")
_LETTERS_WITH_POINTS = regex(r"\b(?:\w\.){2,}")
_POSSESSIVE = regex(r"['’‘ʼ`´]s?\b")
_SMALL_WORDS_LIST = """
    affairs countries states nations members the a an of from for and in at to on by with de la le les des du der die das von und et
"""
_SMALL_WORDS = frozenset(_SMALL_WORDS_LIST.split())
_TITLES_LIST = """
    president vice prime minister foreign defence defense finance interior secretary state general chancellor
    premier ambassador envoy special representative king queen prince princess emir sultan pope mr mrs ms miss dr
    sir lord lady dame professor prof senator governor mayor speaker chairman chairwoman chair commissioner high
    director deputy spokesman spokeswoman spokesperson leader leaders ministers officials official delegation
    delegations
"""
_PARTICLES_LIST = "al el bin ibn bint ben abu van der den ter de la le du da do dos di von zu y"
_PARTICLES = frozenset(_PARTICLES_LIST.split())
_TITLES = frozenset(_TITLES_LIST.split())
_GOVERNMENTS = frozenset(
    ("government", "governments", "administration", "side", "authorities", "regierung", "gouvernement")
)
_GROUPS = frozenset(("leaders", "ministers", "officials", "delegation", "delegations", "envoys", "diplomats"))


def compare_names(left: Iterable[str], right: Iterable[str]) -> float:
    """Likeness of two bearers, each given by its name followed by its aliases: SAME, ALIAS, COMPATIBLE or 0."""
    lefts, rights = tuple(left), tuple(right)
    if not lefts or not rights:
        return 0.0
    if _key(lefts[0]) == _key(rights[0]):
        return SAME
    if any(
        _tells_apart(key, lefts[0], rights[0])
        for key in {_key(name) for name in lefts} & {_key(name) for name in rights}
    ):
        return ALIAS
    return COMPATIBLE if _are_compatible(lefts[0], rights[0]) else 0.0


def _tells_apart(key: tuple[str, ...], left: str, right: str) -> bool:
    """Whether an alias in common proves something: a surname that stands in both full names does not, "Anna Kovac" is not "Petr Kovac"."""
    return not set(key) <= set(_key(left)) & set(_key(right))


def fold_words(text: str) -> tuple[str, ...]:
    """The words of `text` without case, accents, possessive endings and points inside abbreviations."""
    plain = _LETTERS_WITH_POINTS.sub(lambda match: match[0].replace(".", ""), text)
    plain = _POSSESSIVE.sub("", plain)
    letters = unicodedata.normalize("NFKD", plain)
    return tuple(_WORD.findall("".join(c for c in letters if not unicodedata.combining(c)).casefold()))


@lru_cache(maxsize=4096)
def _key(name: str) -> tuple[str, ...]:
    """The words that count, sorted; countries and known bodies as one word that begins with a capital, so that no other word is like it."""
    words = [word for word in _name_bodies(fold_words(name)) if word not in _SMALL_WORDS]
    states = [word for word in words if word[:1].isupper()]
    rest = [word for word in words if word not in _GOVERNMENTS]
    return tuple(sorted(states if states and rest == states else words)) or fold_words(name)


def _name_bodies(words: tuple[str, ...]) -> list[str]:
    """`words` with every country and known body put as its code; longest names first."""
    named, at = [], 0
    while at < len(words):
        lengths = range(min(_longest_body(), len(words) - at), 0, -1)
        length = next((n for n in lengths if words[at : at + n] in _bodies()), 0)
        named.append(_bodies()[words[at : at + length]] if length else words[at])
        at += length or 1
    return named


@cache
def _bodies() -> dict[tuple[str, ...], str]:
    """Folded name -> code, which is capital: ISO 3166 for a country, the first name in capitals for another body."""
    bodies: dict[tuple[str, ...], str] = {}
    for country in countries():
        for name in (*country.names, *country.demonyms, *country.capitals, *country.seats):
            bodies.setdefault(fold_words(name), country.alpha3)
    for body in organisations():
        for name in body.names:
            bodies.setdefault(fold_words(name), body.names[0].upper())
    bodies.pop((), None)
    return bodies


@cache
def _longest_body() -> int:
    return max(map(len, _bodies()))


def _are_compatible(left: str, right: str) -> bool:
    shorter, longer = sorted((left, right), key=lambda name: len(_key(name)))
    few, many = list(_key(shorter)), list(_key(longer))
    named = False
    for word in few:
        twin = next((other for other in many if word == other or _is_initial(word, other)), None)
        if twin is None:
            return False
        named = named or (word == twin and len(word) > 1 and word not in _TITLES and not _is_country(word))
        many.remove(twin)
    written = {folded for word in longer.split() if _is_name_like(word) for folded in fold_words(word)}
    return (
        named
        and not _GROUPS & set(many)
        and all(word[:1].isupper() or word in written | _TITLES | _PARTICLES for word in many)
    )


def _is_country(word: str) -> bool:
    """Whether a word of a key is a country: "Turkey" alone does not name "the Turkish Foreign Ministry"."""
    return word in _codes()


@cache
def _codes() -> frozenset[str]:
    return frozenset(country.alpha3 for country in countries())


def _is_initial(left: str, right: str) -> bool:
    return left[:1] == right[:1] and 1 in (len(left), len(right))


def _is_name_like(word: str) -> bool:
    """Capitalised, or in a script without capitals."""
    letter = next((c for c in word if c.isalpha()), "")
    return not letter.islower()
