"""Quotations without a reporting verb: who is named beside them, or in the sentence that leads to them."""

from typing import Literal

from summariser.reading.speech.nouns import read_right
from summariser.reading.speech.phrases import Phrase, describe, describe_with_apposition
from summariser.reading.speech.subjects import clause_subject
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import ABOUT_TALK, POSSESSIVES, PREPOSITIONS, speaking_nouns
from summariser.reading.tables import list_words

_NOMINATIVE = {"his": "he", "her": "she", "its": "it", "their": "they", "seine": "er", "ihre": "sie"}
_CALLS = ABOUT_TALK | list_words(
    "call calls claim claims promise pledge description demand insistence belief charge accusation threat hope phrase mantra offer request plea argument criticism praise"
)


def read_beside(tokens: list[Token], i: int) -> tuple[Phrase, Literal["direct", "mixed"]] | None:
    """Who stands beside the quotation at `i`: `“…” — Minister X`, `X on Tuesday: “…”`, `X's warning of “…”`."""
    if phrase := _read_signature(tokens, i):
        return phrase, "direct"
    if (
        i > 1
        and tokens[i - 1].text == ":"
        and (phrase := find_lead(tokens[: i - 1], colon=True))
        and _is_somebody(phrase)
    ):
        return phrase, "direct"
    if phrase := _read_behind(tokens, i):
        return phrase, "direct"
    if phrase := _read_possessor(tokens, i):
        return phrase, "mixed"
    return None


_COMES = list_words("came comes was is goes ran went")


def _read_behind(tokens: list[Token], i: int) -> Phrase | None:
    """`“…,” came the reply from X`, `“…” was all X would say`: somebody told of behind the words."""
    if i or len(tokens) < 2 or tokens[1].low not in _COMES:
        return None
    for k in range(2, min(7, len(tokens) - 1)):
        whole = tokens[k].low in ("all", "what")
        if whole or (tokens[k].low in ("from", "by") and tokens[k - 1].low in ABOUT_TALK):
            found = read_right(tokens, k + 1, len(tokens))
            phrase = describe_with_apposition(tokens, *found) if found and found[0] == k + 1 else None
            return phrase if phrase and (phrase.sort in ("name", "pronoun") or not whole) else None
    return None


def _is_somebody(phrase: Phrase) -> bool:
    if phrase.sort == "pronoun":
        return phrase.head in ("he", "she", "it", "they", "er", "sie")
    if len(phrase.tokens) == 1 and phrase.head in ABOUT_TALK:
        return False
    return phrase.sort in ("name", "crowd") or phrase.head in speaking_nouns() or len(phrase.tokens) > 1


def _read_signature(tokens: list[Token], i: int) -> Phrase | None:
    if i + 2 >= len(tokens) or tokens[i + 1].text not in ("—", "–", "-", "―", "~") or i > 1:
        return None
    found = read_right(tokens, i + 2, len(tokens))
    if found is None:
        return None
    rest = tokens[found[1] + 1 :]
    phrase = describe_with_apposition(tokens, *found)
    return phrase if len(rest) <= 14 and not any(token.kind == "quote" for token in rest) else None


def _read_possessor(tokens: list[Token], i: int) -> Phrase | None:
    """`his warning of “…”`, `Rubio's promise that “…”`: only with few words between."""
    for k in range(i - 1, max(-1, i - 8), -1):
        if tokens[k].kind in ("quote",) or tokens[k].text in ";.":
            return None
        if tokens[k].low in _CALLS and tokens[k + 1].low == "for":
            return None  # "their word for it is “ra'ui”"
        if tokens[k].low in _CALLS:
            return _possessor_before(tokens, k)
    return None


def _possessor_before(tokens: list[Token], k: int) -> Phrase | None:
    for j in range(k - 1, max(-1, k - 4), -1):
        low = tokens[j].low
        if low in ("his", "her", "seine", "ihre"):
            return Phrase("pronoun", tokens[j].start, tokens[j].end, _NOMINATIVE[low], tokens=(tokens[j],))
        if low in ("'s", "’", "'") and j:
            return describe(tokens, j - 1, j - 1)
        if tokens[j].kind != "word" or low in PREPOSITIONS or low in POSSESSIVES:
            return None
    return None


def find_lead(tokens: list[Token], *, colon: bool) -> Phrase | None:
    """The subject of a sentence that leads to a quotation: `The minister was blunt.`, `His answer was short:`, `Barrientos on X:`."""
    while tokens and tokens[-1].kind == "stop":
        tokens = tokens[:-1]
    if not tokens:
        return None
    if tokens[0].low in _NOMINATIVE and any(token.low in ABOUT_TALK for token in tokens[1:5]):
        return Phrase("pronoun", tokens[0].start, tokens[0].end, _NOMINATIVE[tokens[0].low], tokens=(tokens[0],))
    for k in range(1, min(6, len(tokens))):
        if (
            tokens[k].low in ("'s", "’")
            and k + 1 < len(tokens)
            and any(token.low in ABOUT_TALK for token in tokens[k + 1 : k + 4])
        ):
            return describe(tokens, 0, k - 1)
    subject = clause_subject(tokens, len(tokens))
    if subject is None or (
        subject.sort == "description" and subject.head in ("guest", "visitor", "colleague", "counterpart")
    ):
        pronoun = next((token for token in tokens if token.low in ("he", "she")), None)
        return Phrase("pronoun", pronoun.start, pronoun.end, pronoun.low, tokens=(pronoun,)) if pronoun else subject
    bare = subject.sort == "description" and not colon and not subject.determiner
    return None if bare else subject
