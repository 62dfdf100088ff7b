"""Whether two names mean the same person or body.

Names are compared as sets of folded words: case, accents, hyphens, possessives, articles and prepositions do not matter, nor does their
order ("foreign ministers of the G7", "G7 foreign ministers"). A shorter name is compatible with a longer one when its words are all in
it and what is left over is part of a name: "Rubio" and "Marco Rubio", but neither "EU" and "EU leaders" nor "President" and
"President Rubio".
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

SAME, ALIAS, COMPATIBLE = 3.0, 2.0, 1.0
"""Degrees of likeness; 0 is none. When several items could be paired, the likest are."""

_WORD = re.compile(r"\w+")
_LETTERS_WITH_POINTS = re.compile(r"\b(?:\w\.){2,}")
_POSSESSIVE = re.compile(r"['’]s?\b")
_SMALL_WORDS_LIST = """
    the a an of from for and in at to on by with de la le les des du der die das von und et
"""
_SMALL_WORDS = frozenset(_SMALL_WORDS_LIST.split())
_TITLES_LIST = """
    president vice prime minister foreign defence defense finance interior secretary state general chancellor
    premier ambassador envoy special representative king queen prince princess emir sultan pope mr mrs ms miss dr
    sir lord lady dame professor prof senator governor mayor speaker chairman chairwoman chair commissioner high
    director deputy spokesman spokeswoman spokesperson leader leaders ministers officials official delegation
    delegations
"""
_TITLES = frozenset(_TITLES_LIST.split())
_OFFICES = frozenset(("government", "administration"))
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
    words = fold_words(name)
    return tuple(sorted(word for word in words if word not in _SMALL_WORDS)) or words


def _are_compatible(left: str, right: str) -> bool:
    shorter, longer = sorted((left, right), key=lambda name: len(_key(name)))
    few, many = list(_key(shorter)), list(_key(longer))
    named = False
    for word in few:
        twin = next((other for other in many if word == other or _is_initial(word, other)), None)
        if twin is None:
            return False
        named = named or (word == twin and len(word) > 1 and word not in _TITLES)
        many.remove(twin)
    written = {folded for word in longer.split() if _is_name_like(word) for folded in fold_words(word)}
    return named and not _GROUPS & set(many) and all(word in written | _TITLES | _OFFICES for word in many)


def _is_initial(left: str, right: str) -> bool:
    return left[:1] == right[:1] and 1 in (len(left), len(right))


def _is_name_like(word: str) -> bool:
    """Capitalised, or in a script without capitals."""
    letter = next((c for c in word if c.isalpha()), "")
    return not letter.islower()
