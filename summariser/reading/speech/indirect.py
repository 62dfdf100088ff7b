"""Plain indirect speech: the reported clause of "X said that …", "…, X said" and "according to X, …"."""

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
from summariser.reading.wordlists import listed

_LEAST = 3
"""Words a reported clause has at least."""

_BREAKS = listed("and but while whereas who which adding calling saying warning noting as though although")


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
        return _find_before(tokens, k, frames)
    start = _find_start(tokens, frame)
    if start is None or (start < len(tokens) and tokens[start].low == "to"):
        return None
    end = _find_end(tokens, start, k, frames)
    parts = [part for part in _split_at_that(tokens, start, end) if not any(token.kind == "quote" for token in part)]
    if not parts or sum(map(len, parts)) < _LEAST:
        return None
    return [(part[0].start, part[-1].end) for part in parts]


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
    if "z" not in frame.uses or (_is_participle(tokens[frame.verb])):
        return None
    at = _skip_adjuncts(tokens, frame)
    if at < len(tokens) and tokens[at].low in (
        "little",
        "nothing",
        "much",
        "less",
        "so",
        "yes",
        "no",
        "goodbye",
    ):
        return None
    if (
        at >= len(tokens)
        or tokens[at].kind not in ("word", "name")
        or tokens[at].low in PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS
    ):
        return None
    cue = tokens[frame.verb].cue
    return at if _has_verb(tokens, at, loose=cue is None or cue.lemma in ("say", "tell", "add", "sagen")) else None


def _start_after_comma(tokens: list[Token], frame: Frame) -> int | None:
    """German: "sagte, Österreich wolle …", "kündigte er an, Rom werde …"."""
    at = max(frame.right, frame.verb) + 1
    while at < len(tokens) and tokens[at].low in ("an", "mit", "hinzu", "fest", "ein"):
        at += 1
    if at + 1 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].kind == "quote":
        return None
    at += 1
    return (
        at + 1
        if tokens[at].low == "dass"
        else at
        if tokens[at].is_capital or tokens[at].low in DETERMINERS | PRONOUNS
        else None
    )


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


def _find_end(tokens: list[Token], start: int, k: int, frames: list[Frame]) -> int:
    end = len(tokens)
    following = next((f for f in frames[k + 1 :] if f.left > start and _reports(f)), None)
    if following is not None and not following.fixed:
        limit = min(following.left, following.verb)
        comma = next((i for i in range(limit - 1, start, -1) if tokens[i].text in ",;—–"), None)
        joined = next(
            (i for i in range(limit - 1, start, -1) if tokens[i].low in ("and", "but", "while", "whereas")), None
        )
        cuts = [cut for cut in (comma, joined) if cut is not None and limit - cut <= 4]
        end = min(cuts) if cuts else end
    apart = next(
        (f.left for f in frames[k + 1 :] if f.left > start and f.subject is not None and _coordinated(tokens, f.left)),
        None,
    )
    if apart is not None:
        end = min(end, apart - 2)
    semicolon = next(
        (
            i
            for i in range(start, end)
            if tokens[i].text == ";" or (tokens[i].low == "while" and tokens[i - 1].text == ",")
        ),
        end,
    )
    end = min(end, semicolon)
    while end > start and tokens[end - 1].kind == "stop" and tokens[end - 1].text not in ")%]":
        end -= 1
    return end


def _coordinated(tokens: list[Token], left: int) -> bool:
    """A new main clause: ", and the opposition has called …"."""
    return left >= 2 and tokens[left - 1].low in ("and", "but", "while", "whereas") and tokens[left - 2].text == ","


def _reports(frame: Frame) -> bool:
    return (
        not frame.doubtful
        and not frame.relative
        and frame.subject is not None
        and bool(frame.uses & {"d", "t"})
        and "w" not in frame.uses
    )


def _find_before(tokens: list[Token], k: int, frames: list[Frame]) -> list[Span] | None:
    """The clause before a trailing attribution, and its rest after it: `The talks, Rautio said, have been moved.`"""
    frame = frames[k]
    start = max((f.right + 1 for f in frames[:k] if f.trailing or f.fixed), default=0)
    for i in range(frame.left - 1, start - 1, -1):
        if tokens[i].text in ";:" or tokens[i].kind == "quote":
            start = i + 1
            break
    while start < frame.left and (
        tokens[start].kind == "stop" or tokens[start].low in CONJUNCTIONS or tokens[start].low == "however"
    ):
        start += 1
    end = frame.left
    while end > start and tokens[end - 1].kind == "stop" and tokens[end - 1].text not in ")%":
        end -= 1
    if end <= start or tokens[start].low in SUBORDINATORS - {"that", "what", "while", "if", "since"}:
        return None
    spans = [(tokens[start].start, tokens[end - 1].end)]
    rest = _find_rest(tokens, k, frames)
    if (
        rest is not None
        and tokens[start].low in PREPOSITIONS
        and not any(token.low in FINITE for token in tokens[start:end])
    ):
        return None
    if rest is None and (end - start < _LEAST or not _is_clause(tokens[start:end])):
        return None
    return spans + ([rest] if rest else [])


def _is_clause(part: list[Token]) -> bool:
    return any(token.low in FINITE or token.low.endswith(("ed", "s")) for token in part[1:]) and part[0].low not in (
        SUBORDINATORS - {"if", "what", "while", "since"}
    ) | {"asked"}


def _find_rest(tokens: list[Token], k: int, frames: list[Frame]) -> Span | None:
    start = frames[k].right + 1
    if start + 1 >= len(tokens) or tokens[start].text != "," or tokens[start + 1].low in _BREAKS:
        return None
    start += 1
    end = _find_end(tokens, start, k, frames)
    if end <= start or any(token.kind == "quote" for token in tokens[start:end]):
        return None
    return tokens[start].start, tokens[end - 1].end
