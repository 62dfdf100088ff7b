"""Plain indirect speech: the reported clause of "X said that …", "…, X said" and "according to X, …"."""

from summariser.reading.speech.clauses import LEAST, find_before, find_end
from summariser.reading.speech.frame import Frame
from summariser.reading.speech.model import Span
from summariser.reading.speech.tokens import Token
from summariser.reading.speech.words import (
    ADDRESSEES,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    TIMES,
)
from summariser.reading.tables import list_words


def find_clause(tokens: list[Token], k: int, frames: list[Frame]) -> list[Span] | None:
    """The spans of what the attribution `frames[k]` reports without marks, or None."""
    frame = frames[k]
    if frame.doubtful or "w" in frame.uses or not ("t" in frame.uses or "z" in frame.uses or frame.fixed):
        return None
    if frame.fixed and "t" not in frame.uses:
        return None
    if frame.trailing and (_is_participle(tokens[frame.verb]) or tokens[frame.left].low in ("who", "which")):
        return None
    if frame.trailing:
        return find_before(tokens, k, frames)
    start = _find_start(tokens, frame)
    if start is None or (start < len(tokens) and tokens[start].low == "to"):
        return None
    end = find_end(tokens, start, k, frames)
    parts = [part for part in _split_at_that(tokens, start, end) if not any(token.kind == "quote" for token in part)]
    if not parts or sum(map(len, parts)) < LEAST:
        return None
    return [(part[0].start, part[-1].end) for part in parts]


def adds_that(tokens: list[Token], frame: Frame) -> bool:
    """`said the mood had been “icy” and that they would meet again`: a second clause shows that the first is one too."""
    return not frame.trailing and any(
        tokens[i].low == "and" and tokens[i + 1].low == "that" for i in range(frame.right + 1, len(tokens) - 1)
    )


def _split_at_that(tokens: list[Token], start: int, end: int) -> list[list[Token]]:
    """The coordinated clauses of "that …, and that …", each without its "that"."""
    parts, begin = [], start
    for i in range(start + 1, end - 1):
        if tokens[i].low in CONJUNCTIONS and tokens[i + 1].low in ("that", "dass"):
            parts.append(_strip(tokens[begin:i]))
            begin = i + 2
    return [part for part in [*parts, _strip(tokens[begin:end])] if part]


def _strip(part: list[Token]) -> list[Token]:
    while part and part[-1].kind == "stop" and part[-1].text not in ")%]":
        part = part[:-1]
    return part


def _is_participle(verb: Token) -> bool:
    return verb.cue is not None and verb.cue.forms == ("ing",)


_NO_CLAUSE = list_words("little nothing much less so yes no goodbye")


def _find_start(tokens: list[Token], frame: Frame) -> int | None:
    if frame.that is not None:
        return frame.that + 1
    if (
        frame.subject is not None
        and frame.subject.start > tokens[frame.verb].start
        and "c" not in frame.uses
        and not frame.fixed
    ):
        return None
    if "c" in frame.uses and (start := _start_after_comma(tokens, frame)):
        return start
    if frame.fixed and tokens[frame.left].low in ("nach", "laut"):
        return frame.right + 1
    if frame.fixed:
        at = frame.right + 1
        return at + 1 if at < len(tokens) and tokens[at].text == "," else None
    at = _skip_adjuncts(tokens, frame)
    if at < len(tokens) and tokens[at - 1].low in PREPOSITIONS and tokens[at].low.endswith("ing"):
        return _find_that(tokens, at)  # "said after | meeting B that a deal was close"
    if "t" in frame.uses and _opens_clause(tokens, at):
        return at
    if "z" not in frame.uses or (_is_participle(tokens[frame.verb]) and tokens[frame.verb].low != "saying"):
        return None
    if at < len(tokens) and tokens[at].low in _NO_CLAUSE:
        return None
    if (
        at >= len(tokens)
        or tokens[at].kind not in ("word", "name")
        or tokens[at].low in PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS
    ):
        return None
    cue = tokens[frame.verb].cue
    return at if _has_verb(tokens, at, loose=cue is None or cue.lemma in ("say", "tell", "add", "sagen")) else None


def _opens_clause(tokens: list[Token], at: int) -> bool:
    """ "Announced | it would", "noted | the two sides have": a short subject right before its verb, which no object is."""
    if at >= len(tokens):
        return False
    begins = tokens[at].low in PRONOUNS or tokens[at].kind == "name" or _is_there(tokens, at)
    ends = [at + 1] if begins else [at + 2, at + 3] if tokens[at].low in DETERMINERS else []
    return any(
        end < len(tokens)
        and tokens[end].low in FINITE
        and not tokens[end].is_capital
        and all(t.kind in ("word", "name") and t.low not in _RELATIVES for t in tokens[at:end])
        for end in ends
    )


_RELATIVES = SUBORDINATORS | PREPOSITIONS | list_words("that who which whom whose")


_FAR = 18
"""Words that what somebody did before speaking may take."""


def _find_that(tokens: list[Token], at: int) -> int | None:
    """Behind the "that" of what is said, if it stands before the next comma or stop."""
    for k in range(at, min(at + _FAR, len(tokens) - 1)):
        if tokens[k].kind == "stop":
            return None
        if tokens[k].low == "that":
            return k + 1
    return None


def _start_after_comma(tokens: list[Token], frame: Frame) -> int | None:
    """German: "sagte, Österreich wolle …", "kündigte er an, Rom werde …"."""
    at = max(frame.right, frame.verb) + 1
    while at < len(tokens) and tokens[at].low in ("an", "mit", "hinzu", "fest", "ein"):
        at += 1
    if at + 1 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].kind == "quote":
        return None
    at += 1
    if tokens[at].low == "dass":
        return at + 1
    return at if tokens[at].is_capital or tokens[at].low in DETERMINERS | PRONOUNS else None


def _skip_adjuncts(tokens: list[Token], frame: Frame) -> int:
    """Past the addressee and phrases of time or place: the clause begins after them."""
    at = frame.verb + 1
    if frame.verb < frame.left:
        at = frame.right + 1
    if "o" in frame.uses:
        at = _skip_addressee(tokens, at)
    for _ in range(4):
        if at >= len(tokens):
            return at
        if _is_there(tokens, at):
            return at
        if tokens[at].low in TIMES and not tokens[at].low.endswith("'s"):
            at += 1
        elif tokens[at].low in PREPOSITIONS:
            at = _skip_phrase(tokens, at)
        elif tokens[at].low.endswith("ly"):
            at += 1
    return at


def _skip_addressee(tokens: list[Token], at: int) -> int:
    if at < len(tokens) and tokens[at].low in DETERMINERS and tokens[at].low not in ADDRESSEES:
        at += 1
        while (
            at < len(tokens)
            and tokens[at].kind == "word"
            and not tokens[at].is_capital
            and tokens[at].low not in ADDRESSEES
        ):
            at += 1
        return at + 1
    if at < len(tokens) and tokens[at].kind == "name":
        return at + 1
    while at < len(tokens) and (tokens[at].low in ADDRESSEES or (tokens[at].is_capital and tokens[at].kind == "word")):
        at += 1
    return at


def _is_there(tokens: list[Token], at: int) -> bool:
    """ "Said there would be no deal": the subject of what is said, and no place."""
    return tokens[at].low == "there" and at + 1 < len(tokens) and tokens[at + 1].low in FINITE


def _skip_phrase(tokens: list[Token], at: int) -> int:
    """Past a preposition and its noun: a date, a name, or a determiner with one to three words."""
    at += 1
    if at < len(tokens) and tokens[at].low in DETERMINERS:
        at += 1
        while (
            at + 1 < len(tokens)
            and tokens[at].kind == "word"
            and tokens[at + 1].kind == "word"
            and not _begins_clause(tokens, at + 1)
        ):
            at += 1
        return at + 1
    while (
        at < len(tokens)
        and (tokens[at].low in TIMES or tokens[at].low.isdigit() or tokens[at].is_capital)
        and tokens[at].low not in DETERMINERS
    ):
        at += 1
    return at


def _begins_clause(tokens: list[Token], i: int) -> bool:
    low = tokens[i].low
    return (
        low in DETERMINERS or low in PRONOUNS or tokens[i].is_capital or low in ("that", "there") or low in PREPOSITIONS
    )


def _has_verb(tokens: list[Token], at: int, *, loose: bool) -> bool:
    """Whether a finite verb follows before the next break, so that the words are a clause rather than an object.

    After "say" anything of some length is a clause; after "insist" a word in -s or an auxiliary must show it.
    """
    for i, token in enumerate(tokens[at : at + 24]):
        if token.low in FINITE or (loose and token.kind == "word" and token.low.endswith(("ed", "'d", "'ll"))):
            return True
        if token.kind == "quote" or token.text in (";:" if loose else ",;:"):
            return False
        if (
            not loose
            and 0 < i <= 4
            and token.low.endswith("s")
            and token.text.islower()
            and tokens[at].low in DETERMINERS | PRONOUNS
        ):
            return True
    return loose and len(tokens) - at >= 5
