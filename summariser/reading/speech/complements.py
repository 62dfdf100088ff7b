"""What follows a reporting verb before the reported words: the addressee, time and place, "that"."""

from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import (
    ABOUT_TALK,
    ADDRESSEES,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
)
from summariser.reading.tables import list_words

_TELLS = FINITE | list_words(
    "gave gives offered contained contains included includes mentioned made makes left named carried"
)
"""Verbs that follow "that" where it says more of a report or statement."""


def read_complement(tokens: list[Token], verb: int) -> tuple[int, tuple[int, int] | None, int | None]:
    """Last token of the addressee and adjuncts after the verb, the addressee, and the "that" that follows."""
    i, right = verb + 1, verb
    addressee: tuple[int, int] | None = None
    first, cue = i, tokens[verb].cue
    hears = cue is None or "o" in cue.uses or cue.lemma in ("urge", "warn", "ask", "remind", "call", "accuse")
    if cue is not None and cue.lemma == "point" and i < len(tokens) and tokens[i].low == "out":
        i, right = i + 1, i
    while i < len(tokens) and i - verb < 18:
        token = tokens[i]
        if token.low in ("that", "dass") or (token.text == "," and i + 1 < len(tokens) and tokens[i + 1].low == "dass"):
            if right > verb and i + 1 < len(tokens) and tokens[i + 1].low in _TELLS:
                return len(tokens) - 1, addressee, None  # "added in a brief report that gave no details"
            return right, addressee, i if token.low != "," else i + 1
        if token.text == "," and (that := _find_that(tokens, i)) is not None:
            return that - 1, addressee, that
        if token.kind in ("quote", "stop"):
            break
        if token.low in FINITE or (token.low in PRONOUNS and token.low not in ("it",) and i > first):
            break
        if not _is_adjunct(tokens, i, first, hears=hears):
            break
        right = i
        i += 1
    if right > verb and hears and (cue is None or cue.lemma not in ("call", "accuse")):
        addressee = _read_addressee(tokens, verb + 1, right)
    return right, addressee, None


def _find_that(tokens: list[Token], comma: int) -> int | None:
    """ "replied, more quietly than anyone expected, that …": an insertion without a quotation before "that"."""
    for k in range(comma + 2, min(len(tokens) - 1, comma + 10)):
        if tokens[k].kind == "quote" or tokens[k].cue is not None:
            return None
        if tokens[k].text == ",":
            return k + 1 if tokens[k + 1].low == "that" else None
    return None


def _is_adjunct(tokens: list[Token], i: int, first: int, *, hears: bool) -> bool:
    """A word of an addressee or of a phrase of time, place or manner: "reporters in Paris on Monday", "in a statement"."""
    token = tokens[i]
    low, before = token.low, tokens[i - 1].low
    tells = token.cue is not None and "past" in token.cue.forms and token.text.islower() and before not in ABOUT_TALK
    if (low in SUBORDINATORS and low not in PREPOSITIONS) or tells:
        return False  # but "said in a message read out by the clerk"
    if low in PREPOSITIONS or low in TIMES or (hears and low in ADDRESSEES) or low.endswith("ly"):
        return True
    if before in PREPOSITIONS or before in DETERMINERS or before in ("'s", "’"):
        return i - first < 14
    if low == "'s" or (low in DETERMINERS and (hears or (i + 1 < len(tokens) and tokens[i + 1].low in TIMES))):
        return True
    in_phrase = any(tokens[k].low in PREPOSITIONS for k in range(max(first, i - 4), i))
    return (in_phrase and low not in ("and", "but", "as")) or (hears and token.is_capital and i == first)


def _read_addressee(tokens: list[Token], first: int, right: int) -> tuple[int, int] | None:
    last = first
    while last < right and tokens[last + 1].low not in PREPOSITIONS and tokens[last + 1].low not in TIMES:
        last += 1
    if tokens[first].low in PREPOSITIONS or tokens[first].low in TIMES:
        return None
    return tokens[first].start, tokens[last].end
