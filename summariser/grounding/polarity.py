"""Polarity: what a free sentence denies must be denied beside its evidence, and what is denied or imagined there cannot be told as fact."""

import re
from collections.abc import Iterable, Iterator, Sequence

from summariser.grounding.folding import fold
from summariser.grounding.places import stem_of
from summariser.grounding.words import SMALL, is_negation, keys_in
from summariser.patterns import lower, regex
from summariser.reading.tables import list_words

_DENYING = regex(
    r"\b(?:refus|reject|den(?:y|ies|ied|ying|ial)|oppos|block|ban|prevent|fail|lack|halt|stop|declin|rul\w+ out|turn\w* down|call\w* off|cancel|abandon"
    r"|resist|against|avoid|withdr|exclu|absen|yet to|short of|un(?:able|willing|likely|acceptable)|impossible|disagree|refrain|lift|leav|drop|rather than|instead of|fals|untrue|wrong|ablehn|verweiger|gegen)"
)
"""Other ways to deny: "refused to" is "would not"."""

_ABSOLUTE = list_words(
    "never always forever nobody everybody everyone nothing everything nie niemals immer jamais toujours nunca jamás siempre mai sempre"
)
"""Words that admit no exception: nobody may say them but the article."""

_REACH = 5
"""Words that a negation governs, at most."""

_CLAUSE = regex(r"[,;:.!?…—–()“”\"]|\b(?:but|aber|mais|pero)\b")
_IMAGINED = regex(
    r"\b(?:would|could|might|should) (?:also |never |not )?have (?:been )?(\w+)|\bhad (?:[^\s,.]+ ){1,6}?(\w+), ", re.I
)
_MODAL = regex(r"\b(?:would|could|might|may|should|if|unless|had)\b", re.IGNORECASE)
_FILLING = SMALL | frozenset(["yet", "also", "really", "even", "ever", "been", "be", "being", "to"])


def count_denying(words: str) -> int:
    """How often `words` deny in such a way."""
    return len(_DENYING.findall(lower(words)))


def negations(words: str) -> list[str]:
    """The words of `words` that negate."""
    return [word for word in keys_in(words) if is_negation(word)]


def may_deny(claim: str) -> bool:
    """Whether `claim` holds a word that negates or admits no exception: without one it denies nothing that nobody denies."""
    return bool(negations(claim)) or not _ABSOLUTE.isdisjoint(keys_in(claim))


def find_unlicensed(claim: str, told: str) -> list[str]:
    """What `claim` denies although `told` does not: more negations than it has, or words that stand there and nowhere denied."""
    ours = negations(claim)
    told = ";".join(part for part in told.split(";") if _stems(keys_in(part)) & _stems(keys_in(claim)))
    if absolute := [word for word in keys_in(claim) if word in _ABSOLUTE and word not in keys_in(told)]:
        return absolute
    if len(ours) > len(negations(told)) + count_denying(told):
        return ours
    if not ours or count_denying(told):
        return []
    given, denied = _stems(keys_in(told)), _stems(_near_negations(keys_in(told)))
    return [
        word
        for word, scope in zip(ours, _scopes(claim), strict=False)
        if (said := _stems(scope)) and len(said & given) > 1 and not said & denied
    ]


def find_untold(claim: str, told: str) -> list[str]:
    """Verbs that `claim` tells outright and `told` only denies or imagines: "was not signed", "would have signed"."""
    if negations(claim) or count_denying(claim):
        return []
    verbs = {scope[0] for scope in _scopes(told) if scope}
    if not _MODAL.search(claim):
        verbs |= {word for found in _IMAGINED.finditer(fold(told).text) for word in found.groups() if word}
    unreal = {word for word in verbs if word.endswith("ed")} | {word for word in verbs if f"{word}ed" in keys_in(claim)}
    said = set(keys_in(claim))
    return sorted(word for word in unreal if {word, f"{word}ed", f"{word}d"} & said and told.lower().count(word) == 1)


def _scopes(words: str) -> Iterator[list[str]]:
    """For each negation the words that mean something, as far as it reaches in its clause."""
    for clause in _CLAUSE.split(fold(words).text):
        keys = keys_in(clause)
        for at, word in enumerate(keys):
            if is_negation(word):
                yield [one for one in keys[at + 1 :] if one not in _FILLING][:_REACH]


def _near_negations(keys: Sequence[str]) -> Iterator[str]:
    for at, word in enumerate(keys):
        if is_negation(word):
            yield from keys[max(0, at - 2 * _REACH) : at + 2 * _REACH]


def _stems(words: Iterable[str]) -> set[str]:
    return {stem_of(word) for word in words if word not in SMALL}
